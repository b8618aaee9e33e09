"""Rules of prose on any text: they never crash, point into the text, quote it, and take linear time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from heading_rule_cases import HEADING_ROWS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from prose_rule_cases import PROSE_ROWS
from rule_rows import report

import nianbao
from nianbao.findings import Finding
from nianbao.report import Report
from nianbao.rules import RULES
from nianbao.rules.case import Case

#: The rules of this file: of language, privacy, headings and likeness.
PROSE_RULES = [rule for rule in RULES if rule.code.id[:2] in ("L1", "L2", "P1", "S6", "Y2")]
AGENCY = {"name": "洧阳县石桥镇人民政府", "level": "township", "kind": "government"}


def found(prose: dict[str, str], before: dict[str, str] | None = None) -> list[Finding]:
    data = {"agency": AGENCY, "year": 2024, "prose": prose, "previous": {"prose": before or {}}}
    case = Case(Report.model_validate(data))
    return [finding for rule in PROSE_RULES for finding in rule.check(case, rule.code)]


def shows(finding: Finding, prose: dict[str, str]) -> None:
    """The place is inside the text, and the quote is what stands there; personal data is masked."""
    place = finding.place
    assert place.start is not None and place.end is not None
    words = prose[place.section][place.start : place.end]
    assert 0 <= place.start < place.end <= len(prose[place.section])
    if finding.code.startswith("P"):
        assert words not in str(finding) and "*" in finding.quote and finding.quote[0] == words[0]
    else:
        assert finding.quote == words
    for other in finding.related:
        assert 0 <= (other.start or 0) < (other.end or 0) <= len(prose[other.section])


_PIECES = st.sampled_from(
    [
        *("一是", "二是", "三是", "（一）", "（三）", "(2)", "1.", "3、", "①", "③", "第一，", "第三，"),
        *("我局", "我镇", "柳河镇", "主动公开信息", "收到申请", "政府信息公开年度报告", "2024年"),
        *("依申请公开", "平台建设", "监督保障", "政府信息管理", "问题", "改进", "整改", "的的", "公开公开"),
        *'“”《》（）()【〔。，；：\n\t",.;Ol１62 4xX\U0001f600',
        *("。。", "，，", "国办函[2020]109号", "13812345678", "11010118000101004X", "6222020200112233446"),
        *("身份证号", "王小明，", "住址", "松林路12号", "卡号"),
    ]
)
_TEXT = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=40).map("".join))


@given(one=_TEXT, five=_TEXT, before=_TEXT)
@settings(max_examples=300, deadline=None)
@example(one="（一", five="“", before="")
@example(one="   \n　一、", five="十十是", before="")
def test_any_text(one: str, five: str, before: str) -> None:
    prose = {"preamble": five, "一": one, "五": five}
    for finding in found(prose, {"一": before, "五": five}):
        shows(finding, prose)


@pytest.mark.parametrize(
    "row", [row for row in (*HEADING_ROWS, *PROSE_ROWS) if row.fires], ids=lambda r: f"{r.code}: {r.name}"
)
def test_cases_point_at_their_words(row: object) -> None:
    changed = report(row.change)  # type: ignore[attr-defined]
    case = Case(changed)
    for rule in PROSE_RULES:
        for finding in rule.check(case, rule.code):
            shows(finding, dict(changed.prose.items()))


_LONG = 50_000
PATHOLOGICAL = {
    "digits": "1" * _LONG,
    "full-width digits": "１" * _LONG,
    "digits with blanks": "62 " * (_LONG // 3),
    "brackets": "（" * (_LONG // 2) + "）" * (_LONG // 2),
    "quotes": "“" * _LONG,
    "straight quotes": '"' * _LONG,
    "closing brackets": "）" * _LONG,
    "commas": "，" * _LONG,
    "commas apart": "，，公" * (_LONG // 3),
    "one sentence": "公开信息工作" * (_LONG // 6),
    "one character": "公" * _LONG,
    "short sentences": "政府信息公开工作。" * (_LONG // 9),
    "different sentences": "".join(
        f"{chr(0x4E00 + i % 9000)}政府公开{chr(0x5000 + i % 7919)}{i}。" for i in range(8000)
    ),
    "list marks": "一是二是" * (_LONG // 4),
    "list marks apart": "，一是，三是" * (_LONG // 6),
    "figures": "1.\n" * (_LONG // 3),
    "towns": "柳河镇" * (_LONG // 3),
    "self-references": "我局“" * (_LONG // 3),
    "lines": "\n" * _LONG,
    "blanks": " " * _LONG,
    "blank lines": " \n“" * (_LONG // 3),
    "title marks": "《" * (_LONG // 2) + "我局" * (_LONG // 4),
    "names": "王小明，" * (_LONG // 4),
    "reports": "局2024年政府信息公开年度报告" * (_LONG // 16),
    "spaces in ids": "110101 19900307 " * (_LONG // 16),
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_long_texts_take_linear_time(text: str) -> None:
    """Far above what it takes, far below what anything quadratic would."""
    case = Case(
        Report.model_validate(
            {
                "agency": AGENCY,
                "prose": {"preamble": text, "一": text, "五": text},
                "previous": {"prose": {"一": text, "五": text}},
            }
        )
    )
    for rule in PROSE_RULES:
        start = time.perf_counter()
        for _ in rule.check(case, rule.code):
            pass
        assert time.perf_counter() - start < 3, rule.code.id


def _sentences(count: int, seed: int) -> str:
    words = (
        "公开",
        "目录",
        "专栏",
        "审查",
        "培训",
        "台账",
        "解读",
        "科室",
        "群众",
        "网站",
        "核查",
        "更新",
        "考核",
    )
    chosen = (
        "".join(words[(i * i * 7 + j * (i + seed) + j * j) % 13] for j in range(9)) for i in range(count)
    )
    return "。".join(chosen)


def test_likeness_of_a_usual_report_is_quick() -> None:
    """A report of 4,000 characters takes a few milliseconds; the bound allows for a slow machine."""
    now = {"一": _sentences(150, 1), "五": _sentences(60, 2)}
    before = {"一": _sentences(150, 3), "五": _sentences(60, 4)}
    [rule] = [rule for rule in RULES if rule.code.id == "Y201"]
    assert sum(map(len, now.values())) > 3_800
    case = Case(Report.model_validate({"agency": AGENCY, "prose": now, "previous": {"prose": before}}))
    list(rule.check(case, rule.code))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        list(rule.check(case, rule.code))
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


@pytest.mark.parametrize("name", ["报告.json", "报告.yaml"])
def test_prose_of_both_years_is_read_from_data_files(name: str, tmp_path: Path) -> None:
    five = (
        "一是个别科室报送信息不够及时，公开内容与群众关心的事项结合不够。二是经办人员变动频繁，交接时容易遗漏。\n"
        "下一步，每个科室确定联络员，按月收集应当公开的信息，新任人员先跟班学习。"
    )
    data = {"agency": AGENCY, "year": 2024, "prose": {"五": five}, "previous": {"prose": {"五": five}}}
    path = tmp_path / name
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    read = nianbao.load(path)
    assert read.prose["五"] == five
    assert read.previous is not None and read.previous.prose["五"] == five
    assert "Y201" in {finding.code for finding in nianbao.check(read)}


def test_personal_data_is_spread_by_no_finding_of_its_own() -> None:
    secret = "11010118000101004X"
    findings = [f for f in found({"一": f"申请人身份证号{secret}，电话13812345678。"}) if f.code[0] == "P"]
    assert {finding.code for finding in findings} == {"P101", "P102"}
    said = json.dumps([finding.to_dict() for finding in findings], ensure_ascii=False)
    assert secret not in said and "13812345678" not in said
