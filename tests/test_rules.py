"""Every rule against its table of cases, a rule that crashes, and what each code has to be like."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from heading_rule_cases import HEADING_ROWS
from model_rule_cases import ROWS as MODEL_ROWS
from number_rule_cases import NUMBER_ROWS
from prose_rule_cases import PROSE_ROWS
from rule_rows import EXAMPLE, Row, report
from structure_rule_cases import STRUCTURE_ROWS
from table_rule_cases import TABLE_ROWS
from year_and_fee_rule_cases import YEAR_AND_FEE_ROWS

import nianbao
from nianbao import rules
from nianbao.findings import Code, Finding, Rule, Severity
from nianbao.form import form
from nianbao.read import codes as reading
from nianbao.rules import waivers
from nianbao.rules.case import Case
from nianbao.rules.ledger import LEDGER

#: Every case there is: of tables and structure, and of the language of the prose.
ROWS = (
    *TABLE_ROWS,
    *YEAR_AND_FEE_ROWS,
    *STRUCTURE_ROWS,
    *NUMBER_ROWS,
    *HEADING_ROWS,
    *PROSE_ROWS,
    *MODEL_ROWS,
)

_OF_WAIVERS = {code.id for code in waivers.CODES}
RULE_CODES = {code.id: code for code in (*(rule.code for rule in rules.RULES), *waivers.CODES)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code}: {row.name}")
def test_case(row: Row) -> None:
    style = RULE_CODES[row.code].style
    found = [
        f for f in rules.run(report(row.change), row.document, strict=True, style=style) if f.code == row.code
    ]
    if not row.fires:
        assert [str(finding) for finding in found] == []
        return
    assert [finding.place.path for finding in found] == [row.path]
    assert row.says in found[0].message
    assert found[0].severity is RULE_CODES[row.code].severity


def test_the_base_is_consistent() -> None:
    assert rules.run(report(), strict=True, style=True) == []


def test_every_code_has_cases_of_both_kinds() -> None:
    fire = {row.code for row in ROWS if row.fires}
    silent = {row.code for row in ROWS if not row.fires}
    assert fire == silent == set(RULE_CODES)


def test_cases_are_told_apart() -> None:
    assert [name for name, n in Counter((row.code, row.name) for row in ROWS).items() if n > 1] == []


def test_findings_of_every_case_can_be_accepted() -> None:
    """A finding without evidence could not be accepted by its very words; hints need no acceptance."""
    for row in ROWS:
        for finding in rules.run(report(row.change), row.document, strict=True, style=True):
            acceptable = finding.severity is not Severity.INFO and finding.code not in _OF_WAIVERS
            assert finding.quote or not acceptable, (row, finding)
            assert finding.message and not finding.message.endswith("。"), finding
            assert "None" not in str(finding) and "Decimal" not in str(finding), finding


def test_an_empty_report_only_has_findings() -> None:
    found = rules.run(nianbao.Report(), strict=True)
    assert {"S101", "S103", "S301", "S401", "T102", "Y105"} <= {finding.code for finding in found}
    assert [f.place.path for f in found if f.code == "T102"] == ["table2", "table3", "table4"]


def test_findings_are_deterministic() -> None:
    change = {"t3.new.total": 1, "t4.reconsideration.total": None, "fee.noticed": 5}
    assert rules.run(report(change)) == rules.run(report(change))


def test_the_reader_is_heard_first() -> None:
    said = reading.NOT_A_NUMBER.at(report().place("t3.new.total"), "总计应填数字，实为“若干”", quote="若干")
    found = rules.run(report({"t3.new.total": None, "t2.licences.decisions": -1, "reading": (said,)}))
    assert found[0] == said
    assert "T101" in {finding.code for finding in found}


def test_last_years_unread_cell_does_not_hide_this_years_blank(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in (("new: [1236,", "new: [null,"), ("new: [1090,", "new: [若干,")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "云澜市.yaml"
    path.write_text(text, encoding="utf-8")
    found = {(f.code, f.place.path) for f in nianbao.check(nianbao.load(path))}
    assert {("R101", "previous.t3.new.natural_person"), ("T102", "t3.new.natural_person")} <= found


_COLUMNS = dict.fromkeys(spec.column for spec in form().table("t3").cells)


def _message(code: str, change: dict[str, Any]) -> str:
    [found] = [finding for finding in rules.run(report(change), strict=True) if finding.code == code]
    return found.message


def test_long_lists_are_cut_and_say_so() -> None:
    issuance = dict.fromkeys(("t2.regulations.issued", "t2.regulations.repealed"), 1)
    declared = {**issuance, "declarations": ["no_issuance"], "t2.normative_documents.repealed": 0}
    assert "等 " not in _message("T104", declared)
    assert "等 4 处" in _message("T104", {**declared, "t2.normative_documents.repealed": 1})
    blank = dict.fromkeys(id for id in form().totals if id.startswith("t4."))
    assert "等 " not in _message("T105", blank)
    assert "等 7 处" in _message("T105", dict.fromkeys(f"t3.outcome_total.{column}" for column in _COLUMNS))
    assert "等 6 类" not in _message("S305", {"disclosure.total": 96481})
    seven = [{"name": f"第{i}类", "count": 1} for i in range(7)]
    assert "等 7 类" in _message("S305", {"disclosure": {"total": 8, "categories": seven}})


def test_a_note_is_found_where_it_stands() -> None:
    notes = [{"text": text, "origin": {"line": line}} for text, line in (("按时答复", 7), ("不予公开1件", 9))]
    [found] = [f for f in rules.run(report({"notes.requests": notes}), strict=True) if f.code == "N101"]
    assert found.place.position == "第9行"


# A rule that crashes


def _crashing(case: Case, code: Code) -> Iterator[Finding]:
    yield code.at(case.report.place("year"), "说到一半", quote="一半")
    raise ZeroDivisionError("除以零")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Rule[Case]:
    victim = rules.RULES[1]
    changed = dataclasses.replace(victim, check=_crashing)
    monkeypatch.setattr(rules, "RULES", (rules.RULES[0], changed, *rules.RULES[2:]))
    return changed


def test_a_crash_costs_one_rule_and_is_said(broken: Rule[Case]) -> None:
    found = nianbao.check(report({"agency.name": "", "t3.new.total": 1, "fee": {}}))
    assert {"S101", "T301", "S401"} <= {finding.code for finding in found}
    [crash] = [finding for finding in found if finding.code == "X901"]
    assert crash.severity is Severity.ERROR
    assert crash.place.path == crash.quote == broken.code.id
    assert broken.code.title in crash.message
    assert "ZeroDivisionError: 除以零" in crash.message
    # What the rule had found before is kept.
    assert "说到一半" in {finding.message for finding in found}


def test_a_crash_is_raised_when_strict(broken: Rule[Case]) -> None:
    with pytest.raises(ZeroDivisionError):
        rules.run(report(), strict=True)


def test_no_crash_no_such_finding() -> None:
    assert "X901" not in {finding.code for finding in nianbao.check(nianbao.Report())}


# What a code has to be like

#: The sources that the explanations may name, with the articles of 条例 that bear on the report.
_SOURCES = ("国办公开办函〔2021〕30号", "国办函〔2020〕109号", "政府信息公开条例第", "立法法", "GB/T 9704")
_ARTICLES = {"四十七", "四十九", "五十"}
_TITLES = {"政府信息公开信息处理费管理办法", "政府信息公开条例", "中华人民共和国政府信息公开条例"}


def test_every_code_is_in_the_ledger() -> None:
    assert set(rules.CODES) == {code for code, (_, retired) in LEDGER.items() if not retired}


def test_every_code_of_the_reader_is_known() -> None:
    defined = {value.id for value in vars(reading).values() if isinstance(value, Code)}
    assert defined <= set(rules.CODES)


def test_codes_are_unique() -> None:
    everything = [
        *(value for value in vars(reading).values() if isinstance(value, Code)),
        *(rule.code for rule in rules.RULES),
        *waivers.CODES,
        rules.CRASHED,
    ]
    assert [id for id, n in Counter(code.id for code in everything).items() if n > 1] == []
    assert len({code.title for code in everything}) == len(everything)


def test_no_retired_code_is_used() -> None:
    assert not {code for code, (_, retired) in LEDGER.items() if retired} & set(rules.CODES)


@pytest.mark.parametrize("code", rules.CODES.values(), ids=lambda code: code.id)
def test_code_is_explained(code: Code) -> None:
    assert re.fullmatch(r"[RTYNSLPDX]\d{3}", code.id)
    assert re.search(r"[\u4e00-\u9fff]", code.title)
    assert not code.title.endswith(("。", "！", "；", "."))
    paragraphs = [p for p in code.explanation.split("\n\n") if p.strip()]
    assert len(paragraphs) >= 2
    assert paragraphs[-1].startswith("怎么办：")
    for paragraph in paragraphs:
        assert len(re.findall(r"[\u4e00-\u9fff]", paragraph)) >= 5
        assert not re.search(r"[\u4e00-\u9fff][,;!?:](?!\d)", paragraph), "half-width punctuation"


@pytest.mark.parametrize("code", rules.CODES.values(), ids=lambda code: code.id)
def test_code_names_only_known_sources(code: Code) -> None:
    text = code.explanation
    for line in re.findall(r"依据：(.*)", text):
        assert line.startswith(_SOURCES), line
    for number in re.findall(r"\S{2,6}〔\d{4}〕\d+号", text):
        assert number.endswith(_SOURCES[:2]), number
    assert set(re.findall(r"《(.*?)》", text)) <= _TITLES
    assert set(re.findall(r"第([一二三四五六七八九十百]+)条", text)) <= _ARTICLES
