"""A person accepts one finding, by name and with a reason; nothing else, and not for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rule_rows import report

import nianbao
from nianbao import cli
from nianbao.findings import Finding
from nianbao.rules import run

#: One cell too many: the sums of its row and of its column fail.
WRONG = {"t3.granted.natural_person": 487}
ROW_QUOTE = "487 + 61 + 2 + 1 + 38 + 5 ≠ 593"


def entry(finding: Finding, **changed: str) -> dict[str, str]:
    """What a person writes to accept a finding."""
    written = {"code": finding.code, "place": finding.place.path, "quote": finding.quote}
    return {**written, "reason": "上级系统导出如此，已书面说明", "who": "甲", **changed}


def check(change: dict[str, Any], *waivers: dict[str, str]) -> list[Finding]:
    return run(report({**change, "waivers": list(waivers)}), strict=True)


def accepted(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.place.path) for f in findings if f.waiver is not None]


@pytest.fixture
def row_finding() -> Finding:
    return next(finding for finding in check(WRONG) if finding.code == "T301")


def test_accepts_exactly_one_finding(row_finding: Finding) -> None:
    before = check(WRONG)
    after = check(WRONG, entry(row_finding))
    assert accepted(after) == [("T301", "t3.granted.total")]
    assert [(f.code, f.place, f.message) for f in after] == [(f.code, f.place, f.message) for f in before]


def test_keeps_what_was_written(row_finding: Finding) -> None:
    [finding] = [f for f in check(WRONG, entry(row_finding)) if f.waiver]
    assert finding.waiver is not None
    assert (finding.waiver.reason, finding.waiver.who) == ("上级系统导出如此，已书面说明", "甲")
    assert finding.waiver.quote == finding.quote == ROW_QUOTE
    assert finding.waiver.origin is not None
    assert finding.waiver.origin.path == "waivers.1"


def test_each_finding_of_a_report_can_be_accepted() -> None:
    wrong = {**WRONG, "t2.licences.decisions": -1, "fee": {}, "problems": [], "t4.reconsideration.total": 1}
    before = check(wrong)
    assert len(before) >= 6
    after = check(wrong, *(entry(finding) for finding in before))
    assert all(finding.waiver for finding in after) and len(after) == len(before)


@pytest.mark.parametrize("code", ["T302", "T303", "T101", "X999"])
def test_another_code_is_not_meant(row_finding: Finding, code: str) -> None:
    after = check(WRONG, entry(row_finding, code=code))
    assert accepted(after) == []
    assert after[-1].code == "S502"


@pytest.mark.parametrize(
    "change", [{"t3.granted.natural_person": 488}, {"t3.granted.research_institution": 3}]
)
def test_lapses_when_the_arithmetic_changes(row_finding: Finding, change: dict[str, int]) -> None:
    after = check({**WRONG, **change}, entry(row_finding))
    assert accepted(after) == []
    assert [f.place.path for f in after if f.code == "T301"] == ["t3.granted.total"]
    assert [f.place.path for f in after if f.code == "S502"] == ["waivers.1"]


def test_lapses_when_the_fault_is_gone(row_finding: Finding) -> None:
    assert [f.code for f in check({}, entry(row_finding))] == ["S502"]


def test_survives_a_change_elsewhere(row_finding: Finding) -> None:
    after = check({**WRONG, "t4.reconsideration.total": 1}, entry(row_finding))
    assert accepted(after) == [("T301", "t3.granted.total")]
    assert "S502" not in {f.code for f in after}


@pytest.mark.parametrize("missing", ["reason", "who", "code"])
@pytest.mark.parametrize("blank", ["", "  "])
def test_incomplete_is_not_applied(row_finding: Finding, missing: str, blank: str) -> None:
    after = check(WRONG, entry(row_finding, **{missing: blank}))
    assert accepted(after) == []
    assert [f.place.path for f in after if f.code == "S501"] == ["waivers.1"]
    assert "S502" not in {f.code for f in after}


@pytest.mark.parametrize("words", ["quote", "message", "full_message"])
def test_the_evidence_or_the_whole_message_may_be_quoted(row_finding: Finding, words: str) -> None:
    written = entry(row_finding, quote=f" {getattr(row_finding, words)} ")
    assert accepted(check(WRONG, written)) == [("T301", "t3.granted.total")]
    after = check({**WRONG, "t3.granted.research_institution": 3}, written)
    assert accepted(after) == [] and after[-1].code == "S502"


def test_words_have_to_be_quoted(row_finding: Finding) -> None:
    after = check(WRONG, entry(row_finding, quote=""))
    assert accepted(after) == []
    assert after[-1].code == "S502"


def test_does_not_accept_what_waivers_say_themselves(row_finding: Finding) -> None:
    lapsed = entry(row_finding, quote="1 ≠ 2")
    complaint = check(WRONG, lapsed)[-1]
    after = check(WRONG, lapsed, entry(complaint))
    assert accepted(after) == []
    assert [f.place.path for f in after if f.code == "S502"] == ["waivers.1", "waivers.2"]


def test_the_same_entry_twice_has_nothing_left_to_accept(row_finding: Finding) -> None:
    after = check(WRONG, entry(row_finding), entry(row_finding))
    assert accepted(after) == [("T301", "t3.granted.total")]
    assert [f.place.path for f in after if f.code == "S502"] == ["waivers.2"]


# The same words at two places

TWICE = {"t2.licences.decisions": -1, "t2.penalties.decisions": -1}


@pytest.mark.parametrize("named", ["t2.licences.decisions", "t2.penalties.decisions"])
def test_place_says_which_of_two(named: str) -> None:
    finding = next(f for f in check(TWICE) if f.place.path == named)
    assert accepted(check(TWICE, entry(finding))) == [("T101", named)]


def test_without_a_place_neither_of_two_is_accepted() -> None:
    after = check(TWICE, entry(check(TWICE)[0], place=""))
    assert accepted(after) == []
    assert after[-1].code == "S501"
    assert "没有写是哪一处（表二“行政许可”行" in after[-1].message


def test_without_a_place_the_only_one_is_accepted(row_finding: Finding) -> None:
    assert accepted(check(WRONG, entry(row_finding, place=""))) == [("T301", "t3.granted.total")]


# Files: places that a person can see

BUSY = (Path(__file__).resolve().parents[1] / "examples" / "yunlan-2024.yaml").read_text(encoding="utf-8")


def _file(folder: Path, changes: dict[str, str], *waivers: dict[str, str]) -> Path:
    text = BUSY
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    if waivers:
        text += f"\nwaivers: {json.dumps(list(waivers), ensure_ascii=False)}\n"
    path = folder / "云澜市.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _findings(path: Path) -> list[Finding]:
    return nianbao.check(nianbao.load(path))


ONE_CASE_TOO_FEW = {"reconsideration: [31, 4, 12, 9, 56]": "reconsideration: [31, 4, 12, 9, 55]"}


@pytest.mark.parametrize("name", ["path", "label", "position", "all"])
def test_place_may_be_written_in_any_way_it_is_shown(tmp_path: Path, name: str) -> None:
    [finding] = _findings(_file(tmp_path, ONE_CASE_TOO_FEW))
    place = str(finding.place) if name == "all" else getattr(finding.place, name)
    assert place
    [after] = _findings(_file(tmp_path, ONE_CASE_TOO_FEW, entry(finding, place=place)))
    assert after.waiver is not None


def test_place_may_be_a_cell_address(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    source = Path(__file__).resolve().parents[1] / "examples" / "songgai-2023.xlsx"
    if not source.exists():
        pytest.skip("the example workbook has not been generated")
    book = openpyxl.load_workbook(source)
    [licences] = [f for f in nianbao.load(source).table2.cells.items() if f[0] == "t2.licences.decisions"]
    origin = licences[1].origin
    assert origin is not None and origin.address
    book[origin.sheet][origin.address] = -6
    target = tmp_path / "松溉镇.xlsx"
    book.save(target)
    loaded = nianbao.load(target)
    [finding] = [f for f in nianbao.check(loaded) if f.code == "T101"]
    for place in (origin.address, f"{origin.sheet}!{origin.address}"):
        data = loaded.model_dump(mode="json") | {"waivers": [entry(finding, place=place)]}
        [after] = [f for f in run(nianbao.Report.model_validate(data)) if f.code == "T101"]
        assert after.waiver is not None, place


# The exit code


def test_accepted_errors_do_not_count_for_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _file(tmp_path, ONE_CASE_TOO_FEW)
    assert cli.run(["check", str(path)]) == cli.FOUND
    [finding] = _findings(path)
    assert cli.run(["check", str(_file(tmp_path, ONE_CASE_TOO_FEW, entry(finding)))]) == cli.CLEAN
    assert "T401" in capsys.readouterr().out


def test_one_error_that_is_left_counts(tmp_path: Path) -> None:
    wrong = {**ONE_CASE_TOO_FEW, "fees: 21874.3562": "fees: -21874.3562"}
    findings = _findings(_file(tmp_path, wrong))
    path = _file(tmp_path, wrong, entry(next(f for f in findings if f.code == "T401")))
    assert cli.run(["check", str(path)]) == cli.FOUND


def test_a_lapsed_entry_alone_is_a_warning(tmp_path: Path) -> None:
    [finding] = _findings(_file(tmp_path, ONE_CASE_TOO_FEW))
    assert cli.run(["check", str(_file(tmp_path, {}, entry(finding)))]) == cli.CLEAN


def test_an_incomplete_entry_leaves_the_error_standing(tmp_path: Path) -> None:
    [finding] = _findings(_file(tmp_path, ONE_CASE_TOO_FEW))
    assert cli.run(["check", str(_file(tmp_path, ONE_CASE_TOO_FEW, entry(finding, who="")))]) == cli.FOUND
