"""One table of cases for every rule: what is changed in a consistent report, and what must be said of it.

The base is the busy example. A key of ``change`` is a cell id, a dotted path of the data, or either
of last year's with the prefix ``previous.``; the value replaces what stands there, None is unknown.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nianbao.findings import Place
from nianbao.read.codes import NOT_A_NUMBER
from nianbao.report import Report, spread
from nianbao.report.document import Document, Paragraph, Section, Sentence, Text

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "yunlan-2024.yaml"


@dataclass(frozen=True)
class Row:
    """A case: the finding of ``code`` expected at ``path`` with ``says`` in it, or none at all."""

    code: str
    name: str
    change: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    says: str = ""
    #: The prose of a draft, by section; without it the report's own is checked.
    draft: Mapping[str, str] | None = None
    #: A draft with its sentences, for rules that look at who wrote them and from what.
    written: Document | None = None

    @property
    def fires(self) -> bool:
        """Whether the rule has to say something."""
        return bool(self.says)

    @property
    def document(self) -> Document | None:
        """The draft, as a document."""
        if self.draft is None:
            return self.written
        sections = (
            Section(key, "", (Paragraph((Sentence((Text(text),), author="template"),)),))
            for key, text in self.draft.items()
        )
        return Document((), tuple(sections))


@cache
def _example() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    for report in (data, data["previous"]):
        for table in ("t2", "t3", "t4"):
            key = f"table{table[1]}"
            report[key] = {"cells": {id: value for id, _, value in spread(table, report[key])}}
    return data


def report(change: Mapping[str, Any] | None = None) -> Report:
    """Return the busy example as a report without origins, with these changes."""
    data = copy.deepcopy(_example())
    for path, value in (change or {}).items():
        _put(data, path, value)
    return Report.model_validate(data)


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    if path.startswith("previous."):
        data, path = data["previous"], path.removeprefix("previous.")
    if path[:3] in ("t2.", "t3.", "t4."):
        data[f"table{path[1]}"]["cells"][path] = value
        return
    *steps, last = path.split(".")
    at: Any = data
    for step in steps:
        at = at[int(step)] if isinstance(at, list) else at.setdefault(step, {})
    at[int(last) if isinstance(at, list) else last] = value


def _table(table: str, value: Any, *rows: str) -> dict[str, Any]:
    """Every cell of a table, or of these rows of it, with this value."""
    cells = _example()[f"table{table[1]}"]["cells"]
    return {id: value for id in cells if not rows or id.split(".")[1] in rows}


def _unread(path: str) -> dict[str, Any]:
    """A cell whose content could not be read: unknown, and the reader has said so."""
    return {"reading": (NOT_A_NUMBER.at(Place("一格", path), "一格应填数字，实为“若干”", quote="若干"),)}


#: A zero that a declaration put there.
_DECLARED = {"value": 0, "origin": {"how": "declared"}}


def _notes(*texts: str, part: str = "requests") -> dict[str, Any]:
    return {f"notes.{part}": list(texts)}


def _waiver(**entry: str) -> dict[str, Any]:
    known = {"code": "T101", "place": "t2.licences.decisions", "quote": "-1"}
    decided = {"reason": "系统导出如此，已报告上级", "who": "甲"}
    return {"t2.licences.decisions": -1, "waivers": [{**known, **decided, **entry}]}


_TABLES = (
    Row("T101", "negative count", {"t2.licences.decisions": -1}, "t2.licences.decisions", "-1，不能为负数"),
    Row("T101", "half a request", {"t3.new.total": Decimal("2.5")}, "t3.new.total", "填的是 2.5，应为整数"),
    Row("T101", "negative case", {"t4.reconsideration.upheld": -3}, "t4.reconsideration.upheld", "不能为负"),
    Row("T101", "negative money", {"t2.fees.amount": Decimal("-0.01")}, "t2.fees.amount", "不能为负数"),
    Row("T101", "zero", {"t2.licences.decisions": 0}),
    Row("T101", "money has decimals", {"t2.fees.amount": 0.0001}),
    Row("T101", "whole number as a decimal", {"t2.licences.decisions": Decimal("12.00")}),
    Row("T101", "huge", {"t2.licences.decisions": 10**40}),
    Row("T101", "unknown", {"t2.licences.decisions": None}),
    Row("T102", "blank cell", {"t3.new.natural_person": None}, "t3.new.natural_person", "“自然人”未填"),
    Row(
        "T102",
        "blank row of one",
        {"t2.coercion.decisions": None},
        "t2.coercion.decisions",
        "行“本年处理决定数量”未填",
    ),
    Row("T102", "blank fee of a bureau", {"t2.fees.amount": None}, "t2.fees.amount", "行政事业性收费"),
    Row("T102", "blank row", _table("t3", None, "repeated"), "t3.repeated.natural_person", "整行未填"),
    Row(
        "T102",
        "two blanks of a row",
        {"t3.new.natural_person": None, "t3.new.other_organisation": None},
        "t3.new.natural_person",
        "“自然人、其他”未填",
    ),
    Row("T102", "blank table", _table("t4", None), "table4", "表四整表未填，不能当作全部为 0"),
    Row(
        "T102",
        "a total that waits for its parts is no gap of its own",
        {
            "t3.granted.natural_person": None,
            "t3.granted.total": None,
            "t3.outcome_total.natural_person": None,
            "t3.outcome_total.total": None,
        },
        "t3.granted.natural_person",
        "“自然人”未填",
    ),
    Row("T102", "zeros everywhere", {**_table("t3", 0), **_table("t4", 0), **_table("t2", 0)}),
    Row("T102", "blank total of known parts", {"t3.new.total": None, "t4.reconsideration.total": None}),
    Row(
        "T102",
        "unread cell was reported by the reader",
        {"t3.new.natural_person": None, **_unread("t3.new.natural_person")},
    ),
    Row("T103", "differs", {"check_totals": {"t3.new.total": 1461}}, "t3.new.total", "核对数为 1461，相差 1"),
    Row(
        "T103",
        "zero is a number",
        {"check_totals": {"t4.reconsideration.total": 0}},
        "t4.reconsideration.total",
        "相差 56",
    ),
    Row(
        "T103",
        "against a derived total",
        {"t3.new.total": None, "check_totals": {"t3.new.total": 1463}},
        "t3.new.total",
        "为 1462，核对数为 1463",
    ),
    Row("T103", "equal", {"check_totals": {"t3.new.total": 1462}}),
    Row("T103", "equal as a decimal", {"check_totals": {"t3.new.total": Decimal("1462.0")}}),
    Row("T103", "check total unknown", {"check_totals": {"t3.new.total": None}}),
    Row(
        "T103",
        "total unknown",
        {"t3.new.total": None, "t3.new.natural_person": None, "check_totals": {"t3.new.total": 5}},
    ),
    Row("T104", "requests after all", {"declarations": ["no_requests"]}, "t3.new.natural_person", "等 "),
    Row(
        "T104",
        "one case after all",
        {**_table("t4", 0), "t4.reconsideration.pending": 1, "declarations": ["no_reviews"]},
        "t4.reconsideration.pending",
        "已声明“本年无行政复议、行政诉讼”，但表中有 行政复议·尚未审结 1",
    ),
    Row("T104", "fee after all", {"declarations": ["no_fees"]}, "t2.fees.amount", "21874.3562"),
    Row("T104", "typed zeros agree", {**_table("t4", 0), "declarations": ["no_reviews"]}),
    Row("T104", "blanks agree", {**_table("t4", None), "declarations": ["no_reviews"]}),
    Row("T104", "only the rest is zero", {"declarations": ["blanks_zero_t3", "blanks_zero_t4"]}),
    Row(
        "T104",
        "current rules may stand beside no issuance",
        {
            "t2.regulations.issued": 0,
            "t2.regulations.repealed": 0,
            "t2.normative_documents.issued": 0,
            "t2.normative_documents.repealed": 0,
            "declarations": ["no_issuance"],
        },
    ),
    Row("T105", "row total", {"t3.new.total": None}, "t3.new.total", "推算为：本年新收·总计 1462"),
    Row(
        "T105",
        "all of table four",
        {
            f"t4.{k}.total": None
            for k in ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
        },
        "t4.reconsideration.total",
        "56",
    ),
    Row("T105", "total typed"),
    Row("T105", "a part is missing", {"t3.new.total": None, "t3.new.natural_person": None}),
    Row("T105", "formula without a cached value", {"t3.new.total": {"origin": {"how": "formula"}}}),
    Row(
        "T201", "seven decimals", {"t2.fees.amount": Decimal("0.1234567")}, "t2.fees.amount", "小数超过 6 位"
    ),
    Row("T201", "float noise", {"t2.fees.amount": 0.1 + 0.2}, "t2.fees.amount", "0.30000000000000004 万元"),
    Row("T201", "to the cent", {"t2.fees.amount": Decimal("59237.244901")}),
    Row("T201", "trailing zeros", {"t2.fees.amount": Decimal("1.50000000")}),
    Row("T201", "huge and half", {"t2.fees.amount": Decimal("1234567890123456789012345.5")}),
    Row("T201", "zero", {"t2.fees.amount": 0}),
    Row("T201", "unknown", {"t2.fees.amount": None}),
    Row(
        "T202",
        "county",
        {**_table("t2", 0, "regulations"), "t2.regulations.in_force": 1, "agency.level": "county"},
        "t2.regulations.in_force",
        "填了 1 件，但云澜市人民政府不能制定规章",
    ),
    Row(
        "T202",
        "bureau of a city",
        {**_table("t2", 0, "regulations"), "t2.regulations.issued": 2, "agency.kind": "department"},
        "t2.regulations.issued",
        "填了 2 件",
    ),
    Row("T202", "city"),
    Row("T202", "province", {"agency.level": "provincial"}),
    Row("T202", "ministry", {"agency.level": "central", "agency.kind": "department"}),
    Row("T202", "town with zeros", {**_table("t2", 0, "regulations"), "agency.level": "township"}),
    Row("T202", "town with blanks", {**_table("t2", None, "regulations"), "agency.level": "township"}),
    Row("T202", "level unknown", {"agency.level": None}),
    Row(
        "T203",
        "more issued than there are",
        {"t2.normative_documents.in_force": 16, "previous": None},
        "t2.normative_documents.in_force",
        "少于制发 38 - 废止 21 = 17",
    ),
    Row("T203", "exactly what was issued", {"t2.normative_documents.in_force": 17, "previous": None}),
    Row("T203", "unknown", {"t2.normative_documents.in_force": None}),
    Row("T203", "more repealed than issued", {"t2.regulations.issued": 0, "t2.regulations.in_force": 0}),
)

_SUMS = (
    Row("T301", "total too low", {"t3.new.total": 1461}, "t3.new.total", "而总计填的是 1461，相差 1"),
    Row(
        "T301",
        "part above a total of zero",
        {"t3.excessive.total": 0},
        "t3.excessive.total",
        "= 5，而总计填的是 0",
    ),
    Row(
        "T301",
        "known parts above the total",
        {"t3.new.natural_person": None, "t3.new.commercial_enterprise": 1463},
        "t3.new.total",
        "不可能相等",
    ),
    Row(
        "T301",
        "declared, not typed",
        {**_table("t3", 0), "t3.new.natural_person": 1, "t3.new.total": _DECLARED},
        "t3.new.total",
        "而总计按声明为 0，相差 1",
    ),
    Row("T301", "equal"),
    Row("T301", "part unknown", {"t3.new.natural_person": None}),
    Row("T301", "known parts make the total", {"t3.excessive.commercial_enterprise": None}),
    Row("T301", "total unknown", {"t3.new.total": None}),
    Row("T301", "all blank below a negative total", {**_table("t3", None, "new"), "t3.new.total": -1}),
    Row("T301", "huge and equal", {"t3.new.natural_person": 10**40, "t3.new.total": 10**40 + 226}),
    Row(
        "T302",
        "outcome too high",
        {"t3.granted.research_institution": 3},
        "t3.outcome_total.research_institution",
        "予以公开 3 + 本机关不掌握相关政府信息 1 = 4",
    ),
    Row(
        "T302",
        "partly published counted twice",
        {"t3.partly_granted.social_welfare_organisation": 1},
        "t3.outcome_total.social_welfare_organisation",
        "相差 1",
    ),
    Row(
        "T302",
        "known outcomes above the total",
        {"t3.granted.natural_person": None, "t3.partly_granted.natural_person": 700},
        "t3.outcome_total.natural_person",
        "不可能相等",
    ),
    Row("T302", "equal"),
    Row("T302", "outcome unknown", {"t3.granted.natural_person": None}),
    Row("T302", "total unknown", {"t3.outcome_total.natural_person": None}),
    Row("T302", "nothing all year", _table("t3", 0)),
    Row(
        "T303",
        "carried out one less",
        {"t3.carried_out.natural_person": 40},
        "t3.outcome_total.natural_person",
        "= 1271，相差 1",
    ),
    Row(
        "T303",
        "nothing handled",
        {**_table("t3", 0), "t3.new.natural_person": 1, "t3.new.total": 1, "t3.carried_out.total": 1},
        "t3.outcome_total.natural_person",
        "本年新收 1 + 上年结转 0 = 1",
    ),
    Row(
        "T303",
        "handled more than there can be",
        {"t3.carried_out.natural_person": None, "t3.new.natural_person": 1194},
        "t3.outcome_total.natural_person",
        "不可能相等",
    ),
    Row("T303", "balanced"),
    Row(
        "T303",
        "nothing carried over, nothing left",
        {
            **_table("t3", 0),
            "t3.new.natural_person": 1,
            "t3.outcome_total.natural_person": 1,
            "t3.new.total": 1,
            "t3.outcome_total.total": 1,
        },
    ),
    Row("T303", "carried out unknown", {"t3.carried_out.natural_person": None}),
    Row(
        "T303",
        "both sides unknown",
        {"t3.carried_out.natural_person": None, "t3.carried_in.natural_person": None},
    ),
    Row(
        "T401",
        "total too high",
        {"t4.direct_litigation.total": 24},
        "t4.direct_litigation.total",
        "= 23，而总计填的是 24，相差 1",
    ),
    Row(
        "T401", "pending left out", {"t4.reconsideration.total": 47}, "t4.reconsideration.total", "尚未审结 9"
    ),
    Row(
        "T401",
        "known results above the total",
        {"t4.reconsideration.upheld": None, "t4.reconsideration.pending": 57},
        "t4.reconsideration.total",
        "不可能相等",
    ),
    Row("T401", "equal"),
    Row("T401", "result unknown", {"t4.reconsideration.upheld": None}),
    Row("T401", "no case", _table("t4", 0)),
)

_YEARS = (
    Row(
        "Y101",
        "one fewer",
        {"previous.t3.carried_out.natural_person": 35},
        "t3.carried_in.natural_person",
        "上年结转填的是 36，上年报告结转下年度为 35",
    ),
    Row(
        "Y101",
        "zero against some",
        {"t3.carried_in.other_organisation": 0},
        "t3.carried_in.other_organisation",
        "填的是 0，上年报告结转下年度为 1",
    ),
    Row(
        "Y101",
        "declared, not typed",
        {"t3.carried_in.natural_person": _DECLARED},
        "t3.carried_in.natural_person",
        "上年结转按声明为 0，上年报告结转下年度为 36",
    ),
    Row("Y101", "equal"),
    Row("Y101", "first year", {"previous": None}),
    Row("Y101", "last year's cell unknown", {"previous.t3.carried_out.natural_person": None}),
    Row("Y101", "this year's cell unknown", {"t3.carried_in.natural_person": None}),
    Row("Y101", "unknown is no zero for a negative number", {"previous": None, "t3.carried_in.total": -1}),
    Row(
        "Y102",
        "one too many",
        {"t2.normative_documents.in_force": 265},
        "t2.normative_documents.in_force",
        "247 + 制发 38 - 废止 21 = 264，现行有效填的是 265",
    ),
    Row(
        "Y102",
        "repealed without there being any",
        {"previous.t2.regulations.in_force": 0, "t2.regulations.issued": 0},
        "t2.regulations.in_force",
        "：上年现行有效 0 + 制发 0 - 废止 1 = -1",
    ),
    Row("Y102", "equal"),
    Row("Y102", "first year", {"previous": None}),
    Row("Y102", "last year unknown", {"previous.t2.regulations.in_force": None}),
    Row("Y102", "repealed unknown", {"t2.regulations.repealed": None}),
    Row("Y102", "none at all", {**_table("t2", 0, "regulations"), "previous.t2.regulations.in_force": 0}),
    Row(
        "Y103",
        "fewer than were pending",
        {"t4.reconsideration.total": 6},
        "t4.reconsideration.total",
        "总计为 6，少于上年尚未审结的 7",
    ),
    Row("Y103", "all gone", _table("t4", 0, "direct_litigation"), "t4.direct_litigation.total", "总计为 0"),
    Row("Y103", "exactly those", {"t4.reconsideration.total": 7}),
    Row(
        "Y103",
        "last year unknown",
        {"t4.reconsideration.total": 0, "previous.t4.reconsideration.pending": None},
    ),
    Row("Y103", "this year unknown", _table("t4", None, "reconsideration")),
    Row("Y103", "first year", {"t4.reconsideration.total": 0, "previous": None}),
    Row("Y104", "two years back", {"previous.year": 2022}, "previous.year", "上年数据却是 2022 年的"),
    Row("Y104", "the same year", {"previous.year": 2024}, "previous.year", "却是 2024 年的"),
    Row("Y104", "the year before"),
    Row("Y104", "last year not dated", {"previous.year": None}),
    Row("Y104", "report not dated", {"year": None}),
    Row("Y105", "none", {"previous": None}, "previous", "没有填上年数据"),
    Row("Y105", "there but empty", {"previous": {}}),
    Row(
        "Y106",
        "miscopied",
        {"previous.t4.reconsideration.total": 50},
        "previous.t4.reconsideration.total",
        "上年数据表四“行政复议”行：27 + 5 + 10 + 7 ≠ 50",
    ),
    Row("Y106", "sums hold"),
    Row(
        "Y107",
        "counted in something else",
        {"previous.disclosure.unit": "件"},
        "previous.disclosure.total",
        "本年以“条”计，上年以“件”计",
    ),
    Row("Y107", "the same unit"),
    Row("Y107", "nothing to compare", {"previous.disclosure": {}}),
    Row(
        "Y106",
        "only some copied",
        {"previous.t3.new.natural_person": None, "previous.t3.granted.total": None},
    ),
    Row(
        "Y106",
        "the year before last is no matter",
        {
            "previous.previous": {"table3": {"cells": {"t3.carried_out.natural_person": 9}}},
        },
    ),
)

_BASICS = (
    Row("S101", "no name", {"agency.name": ""}, "agency.name", "机关全称没有填"),
    Row("S101", "no year", {"year": None}, "year", "报告年度没有填"),
    Row("S101", "both there", {"agency.name": "甲"}),
    Row("S102", "before the form", {"year": 2020}, "year", "填的是 2020"),
    Row("S102", "no year of this century", {"year": 20244}, "year", "填的是 20244"),
    Row("S102", "first year of the form", {"year": 2021}),
    Row("S102", "last year it knows", {"year": 2099}),
    Row("S102", "unknown", {"year": None}),
    Row("S103", "no level", {"agency.level": None}, "agency.level", "机关层级没有填"),
    Row("S103", "no kind", {"agency.kind": None}, "agency.kind", "机关性质没有填"),
    Row("S103", "given by label", {"agency.level": "乡级", "agency.kind": "街道办事处"}),
    Row("S104", "blank", {"compiled_by": ""}, "compiled_by", "编制单位没有填"),
    Row("S104", "given", {"compiled_by": "云澜市某办"}),
    Row(
        "S105",
        "last day of the period",
        {"signing_date": date(2024, 12, 31)},
        "signing_date",
        "2024年12月31日，统计期限还没有结束",
    ),
    Row("S105", "a day late", {"signing_date": date(2025, 4, 1)}, "signing_date", "晚于报送期限"),
    Row("S105", "first day after the period", {"signing_date": date(2025, 1, 1)}),
    Row("S105", "on the due date", {"signing_date": date(2025, 3, 31)}),
    Row("S105", "not signed yet", {"signing_date": None}),
    Row("S105", "by the law's date", {"signing_date": date(2025, 3, 31), "due_date": None}),
    Row(
        "S105",
        "after the law's date",
        {"signing_date": date(2025, 4, 1), "due_date": None},
        "signing_date",
        "晚于报送期限 2025年3月31日",
    ),
    Row("S105", "no year", {"signing_date": date(2024, 6, 1), "year": None}),
)

_STRUCTURE = (
    Row("S201", "nothing", _notes(part="management"), "notes.management", "“政府信息管理”没有要点"),
    Row("S201", "blank note", _notes(" ", part="platforms"), "notes.platforms", "留待补充"),
    Row(
        "S201",
        "no count either",
        {**_notes(part="proactive"), "disclosure": {}},
        "notes.proactive",
        "“主动公开”",
    ),
    Row(
        "S201", "no table either", {**_notes(), **_table("t3", None, "new")}, "notes.requests", "“依申请公开”"
    ),
    Row("S201", "the count is enough", {**_notes(part="proactive"), "disclosure": {"total": 0}}),
    Row("S201", "the table is enough, zero too", {**_notes(), **_table("t3", 0)}),
    Row("S201", "one note is enough", _notes("档案按年度移交", part="management")),
    Row(
        "S201",
        "section written already",
        {**_notes(part="management"), "prose": {"一": "（三）政府信息管理\n健全目录。"}},
    ),
    Row("S201", "other matters need no note", _notes(part="other")),
    Row(
        "S202",
        "only assessment",
        _notes("纳入年度考核", part="supervision"),
        "notes.supervision",
        "没有提到社会评议、责任追究结果",
    ),
    Row(
        "S202",
        "no liability",
        _notes("年度考核优秀，社会评议良好", part="supervision"),
        "notes.supervision",
        "没有提到责任追究结果",
    ),
    Row(
        "S202",
        "other words",
        _notes("开展绩效考评", "公众满意度测评", "没有发生问责情形", part="supervision"),
    ),
    Row(
        "S202",
        "not required of a bureau",
        {**_notes("组织培训", part="supervision"), "agency.kind": "department"},
    ),
    Row(
        "S202",
        "not required of a sub-district",
        {**_notes("组织培训", part="supervision"), "agency.kind": "subdistrict"},
    ),
    Row("S202", "no note at all is another rule's matter", _notes(part="supervision")),
    Row(
        "S202",
        "in the written section",
        {**_notes("组织培训", part="supervision"), "prose": {"一": "考核、评议、追责均已开展。"}},
    ),
    Row(
        "S203",
        "open gap",
        {"prose": {"五": "一是【待补充：问题】。"}},
        "五",
        "第五部分有待补充的内容：【待补充：问题】",
    ),
    Row(
        "S203",
        "cut off",
        {"prose": {"preamble": "本报告由【待补充"}},
        "preamble",
        "开头语有待补充的内容：【待补充",
    ),
    Row("S203", "nothing but a gap", {"prose": {"六": "【待补充：收费】"}}, "六", "第六部分有待补充的内容"),
    Row("S203", "the word alone", {"prose": {"五": "待补充的栏目已经清理；【解读】栏目补充完毕。"}}),
    Row("S203", "no prose"),
    Row("S301", "none", {"problems": []}, "problems", "存在的主要问题没有填"),
    Row("S301", "only an improvement", {"problems": [{"improvement": "加强培训"}]}, "problems", "没有填"),
    Row("S301", "one", {"problems": [{"problem": "更新不够及时"}]}),
    Row("S301", "section written already", {"problems": [], "prose": {"五": "更新不够及时。"}}),
    Row(
        "S302",
        "unanswered",
        {"problems": [{"problem": "更新不够及时"}]},
        "problems.1",
        "没有写改进情况：“更新不够及时”",
    ),
    Row("S302", "answered", {"problems": [{"problem": "更新不够及时", "improvement": "按月核查"}]}),
    Row("S302", "empty line", {"problems": [{}]}),
    Row(
        "S303",
        "answer to nothing",
        {"problems": [{"improvement": "按月核查"}]},
        "problems.1",
        "没有写问题：“按月核查”",
    ),
    Row("S303", "answered", {"problems": [{"problem": "更新不够及时", "improvement": "按月核查"}]}),
    Row("S303", "empty line", {"problems": [{}]}),
    Row(
        "S304",
        "one above",
        {"disclosure.total": 96479},
        "disclosure.total",
        "= 96480，总数填的是 96479，相差 1",
    ),
    Row("S304", "above zero", {"disclosure.total": 0}, "disclosure.total", "总数填的是 0"),
    Row("S304", "equal"),
    Row("S304", "one below", {"disclosure.total": 96481}),
    Row("S304", "total unknown", {"disclosure.total": None}),
    Row("S304", "a category unknown", {"disclosure.total": 5, "disclosure.categories.0.count": None}),
    Row(
        "S304",
        "huge and equal",
        {
            "disclosure": {
                "total": 10**40 + 1,
                "categories": [{"name": "甲", "count": 10**40}, {"name": "乙", "count": 1}],
            }
        },
    ),
    Row("S305", "one below", {"disclosure.total": 96481}, "disclosure.total", "相差 1"),
    Row("S305", "equal"),
    Row("S305", "all zero", {"disclosure": {"total": 0, "categories": [{"name": "甲", "count": 0}]}}),
    Row("S305", "no categories", {"disclosure.categories": []}),
    Row("S305", "a category unknown", {"disclosure.total": 96481, "disclosure.categories.0.count": None}),
    Row(
        "S306",
        "count blank",
        {"disclosure.categories.0.count": None},
        "disclosure.1",
        "政府文件及解读没有填数量",
    ),
    Row("S306", "total blank", {"disclosure.total": None}, "disclosure.total", "没有填数量"),
    Row(
        "S306",
        "half an item",
        {"disclosure.categories.1.count": Decimal("0.5")},
        "disclosure.2",
        "0.5，应为整数",
    ),
    Row("S306", "negative", {"disclosure.categories.5.count": -1}, "disclosure.6", "-1，不能为负数"),
    Row("S306", "total alone, negative", {"disclosure": {"total": -1}}, "disclosure.total", "不能为负数"),
    Row("S306", "nameless", {"disclosure.categories.2.name": " "}, "disclosure.3", "第3类没有填名称"),
    Row("S306", "not given at all", {"disclosure": {}}),
    Row("S306", "zero", {"disclosure": {"total": 0, "categories": [{"name": "甲", "count": 0}]}}),
    Row(
        "S306",
        "unread count was reported by the reader",
        {"disclosure.categories.0.count": None, **_unread("disclosure.1")},
    ),
    Row("S307", "twice", {"disclosure.categories.1.name": "政府文件 及解读"}, "disclosure.2", "重复"),
    Row("S307", "alike", {"disclosure.categories.1.name": "政府文件"}),
    Row(
        "S307", "two without a name", {"disclosure.categories.0.name": "", "disclosure.categories.1.name": ""}
    ),
)

_FEES = (
    Row("S401", "nothing said", {"fee": {}}, "fee.notices", "第六部分必须写明"),
    Row("S401", "collected not said", {"fee.collected": None}, "fee.collected", "信息处理费实收金额未填"),
    Row("S401", "none collected", {"fee": {"notices": 0, "noticed": 0, "collected": 0}}),
    Row("S401", "section written already", {"fee": {}, "prose": {"六": "本年度未收取信息处理费。"}}),
    Row("S401", "unread amount was reported by the reader", {"fee.noticed": None, **_unread("fee.noticed")}),
    Row(
        "S402",
        "amount without a notice",
        {"fee.notices": 0},
        "fee.noticed",
        "收费通知为 0 份，通知金额却是 4300 元",
    ),
    Row(
        "S402",
        "notices of nothing",
        {"fee.noticed": 0, "fee.collected": 0},
        "fee.noticed",
        "发出收费通知 6 份",
    ),
    Row("S402", "half a notice", {"fee.notices": Decimal("1.5")}, "fee.notices", "1.5，应为整数"),
    Row("S402", "negative amount", {"fee.collected": -10}, "fee.collected", "不能为负数"),
    Row(
        "S402",
        "negative notices",
        {"fee": {"notices": -1, "noticed": 0, "collected": 0}},
        "fee.notices",
        "不能为负数",
    ),
    Row("S402", "none", {"fee": {"notices": 0, "noticed": 0, "collected": 0}}),
    Row("S402", "amount unknown", {"fee.noticed": None}),
    Row("S402", "notices unknown", {"fee.notices": None}),
    Row("S402", "paid on last year's notice", {"fee": {"notices": 0, "noticed": 0, "collected": 100}}),
    Row("S403", "ten above", {"fee.collected": 4310}, "fee.collected", "实收 4310 元，超过通知金额 4300 元"),
    Row(
        "S403",
        "paid on last year's notice",
        {"fee": {"notices": 0, "noticed": 0, "collected": 100}},
        "fee.collected",
        "超过通知金额 0 元",
    ),
    Row("S403", "all of it", {"fee.collected": 4300}),
    Row("S403", "none of it", {"fee.collected": 0}),
    Row("S403", "amount unknown", {"fee.noticed": None}),
    Row("S404", "five", {"fee.noticed": 4305}, "fee.noticed", "4305 元，不是 10 元的整数倍"),
    Row("S404", "typed in 万元", {"fee.collected": Decimal("0.26")}, "fee.collected", "0.26 元"),
    Row("S404", "one page above the free ones", {"fee.collected": 10}),
    Row("S404", "zero", {"fee.noticed": 0, "fee.collected": 0}),
    Row("S404", "unknown", {"fee.noticed": None, "fee.collected": None}),
    Row("S404", "huge", {"fee.noticed": 10**40}),
    Row(
        "S405",
        "more than all fees",
        {"t2.fees.amount": Decimal("0.2599")},
        "t2.fees.amount",
        "2600 元，多于表二行政事业性收费 0.2599 万元",
    ),
    Row("S405", "fees said to be none", {"t2.fees.amount": 0}, "t2.fees.amount", "0 万元"),
    Row("S405", "equal", {"t2.fees.amount": Decimal("0.26")}),
    Row("S405", "fees unknown", {"t2.fees.amount": None}),
    Row("S405", "none of both", {"t2.fees.amount": 0, "fee.collected": 0}),
    Row(
        "S406",
        "nobody was asked to pay",
        {"fee.notices": 0, "previous.fee.notices": 0},
        "t3.fee_unpaid.total",
        "逾期未缴费 2 件，但收费通知填的是 0 份",
    ),
    Row("S406", "first year", {"fee.notices": 0, "previous": None}, "t3.fee_unpaid.total", "0 份"),
    Row("S406", "asked last year", {"fee.notices": 0}),
    Row("S406", "asked once", {"fee.notices": 1, "previous.fee.notices": 0}),
    Row("S406", "notices unknown", {"fee.notices": None, "previous.fee.notices": 0}),
    Row(
        "S406", "none unpaid", {**_table("t3", 0, "fee_unpaid"), "fee.notices": 0, "previous.fee.notices": 0}
    ),
)

_NOTES = (
    Row(
        "N101",
        "requests",
        _notes("全年新收政府信息公开申请1426件"),
        "notes.requests.1",
        "“全年新收政府信息公开申请1426件”",
    ),
    Row("N101", "this year named", _notes("2024年收到信息公开申请12件"), "notes.requests.1", " 1462"),
    Row("N101", "full-width digits", _notes("不予公开１４７件"), "notes.requests.1", " 146"),
    Row(
        "N101",
        "thousands",
        _notes("行政许可决定183,672件", part="proactive"),
        "notes.proactive.1",
        " 183627",
    ),
    Row("N101", "zero", _notes("结转下年度继续办理0件"), "notes.requests.1", " 49"),
    Row(
        "N101",
        "derived group",
        _notes("无法提供363件", part="other"),
        "notes.other.1",
        "“其他需要报告的事项”第1条",
    ),
    Row(
        "N101",
        "second note",
        _notes("答复前沟通", "不予公开1件"),
        "notes.requests.2",
        "“依申请公开”第2条写的是",
    ),
    Row("N101", "equal", _notes("新收申请1462件，不予公开146件，部分公开173件，结转下年度49件")),
    Row("N101", "with those carried over", _notes("收到政府信息公开申请1505件")),
    Row("N101", "published in full or in part", _notes("予以公开766件")),
    Row("N101", "equal with separators", _notes("行政许可决定183,627件", part="proactive")),
    Row("N101", "since the beginning", _notes("累计不予公开900件")),
    Row("N101", "last year's", _notes("去年新收申请1264件；2023年不予公开116件")),
    Row("N101", "not last year's", _notes("2023年不予公开118件"), "notes.requests.1", "上年："),
    Row("N101", "one month's", _notes("3月新收申请90件")),
    Row("N101", "about", _notes("新收申请1400余件")),
    Row(
        "N101",
        "applications for a licence are no decisions",
        _notes("受理行政许可190000件", part="proactive"),
    ),
    Row("N101", "posts are no decisions", _notes("公示行政处罚42条", part="proactive")),
    Row("N101", "refused is not granted", _notes("不予以公开146件")),
    Row("N101", "published of its own accord", _notes("主动予以公开50条", part="proactive")),
    Row("N101", "of one kind of applicant", _notes("其中自然人予以公开486件，部分公开143件")),
    Row("N101", "number not read", _notes("不予公开若干件，部分公开1，7件")),
    Row("N101", "unknown figure", {**_notes("新收申请5件"), **_table("t3", None, "new")}),
    Row("N101", "by channel", _notes("通过网站主动公开信息3条，通过公众号主动公开信息5条", part="proactive")),
    Row("N101", "two rows together", _notes("予以公开和部分公开766件；予以公开、部分公开共766件")),
    Row("N101", "by half year", _notes("上半年收到政府信息公开申请12件，下半年收到政府信息公开申请24件")),
    Row(
        "N101", "a list of rows", _notes("不予公开146件、部分公开174件"), "notes.requests.1", "部分公开174件"
    ),
    Row("N101", "not the row's own number", _notes("编制行政许可事项清单12项", part="management")),
)

_PROSE = (
    Row("N201", "received", {"prose.一": "全年新收政府信息公开申请1426件。"}, "一", "【1426件】"),
    Row("N201", "in force", {"prose.一": "现行有效行政规范性文件1件。"}, "一", "现行有效"),
    Row("N201", "right", {"prose.一": "全年新收政府信息公开申请1462件，不予公开146件。"}),
    Row("N201", "through one channel", {"prose.一": "通过网站收到申请3件。"}),
    Row("N202", "none", {"prose.一": "全年未收到政府信息公开申请。"}, "一", "【未收到政府信息公开申请】"),
    Row("N202", "none carried over", {"prose.一": "无结转下年度办理的申请。"}, "一", " 49"),
    Row("N202", "no regulation", {"prose.一": "没有发生责任追究的情形。"}),
    Row("N203", "share", {"prose.一": "不予公开146件，占办结总数的20%。"}, "一", "【20%】"),
    Row("N203", "direction", {"prose.一": "新收申请同比下降15.66%。"}, "一", "【15.66%】"),
    Row("N203", "of something else", {"prose.一": "群众满意度达到98%。"}),
    Row(
        "N204",
        "more than the whole",
        {"prose.一": "开展培训9场，其中集中授课6场、现场指导5场。"},
        "一",
        "6＋5＝11",
    ),
    Row("N204", "closing total", {"prose.一": "集中授课6场、现场指导5场，合计12场。"}, "一", "6＋5＝11"),
    Row("N204", "among others", {"prose.一": "开展培训9场，其中集中授课6场、现场指导2场。"}),
    Row(
        "N205",
        "period",
        {"prose.preamble": "统计期限自2023年1月1日起至2024年12月31日止。"},
        "preamble",
        "【2023】",
    ),
    Row("N205", "left over", {"prose.一": "2023年全年新收政府信息公开申请1462件。"}, "一", "【2023年】"),
    Row("N205", "last year's report", {"prose.一": "公开2023年年报1条。"}),
    Row("N206", "cut", {"prose.一": "不予公开146件，占新收申请的9.9%。"}, "一", "9.99"),
    Row("N206", "rounded", {"prose.一": "不予公开146件，占新收申请的10%。"}),
    Row("N207", "all concluded", {"prose.一": "收到的申请已全部办结。"}, "一", " 49"),
    Row("N207", "on time", {"prose.一": "收到的申请均按期答复。"}),
    Row(
        "N208",
        "another number",
        {**_notes("开展业务培训6次", part="supervision"), "prose.一": "开展业务培训8次。"},
        "一",
        "开展业务培训6次",
    ),
    Row(
        "N208", "the same", {**_notes("开展业务培训6次", part="supervision"), "prose.一": "开展业务培训6次。"}
    ),
    Row(
        "N209",
        "other measures",
        {"prose.一": "发布信息231条，其中动态类221条，概况类9条，解读稿5篇。"},
        "一",
        "221＋9＋5＝235",
    ),
    Row("N209", "as it should be", {"prose.一": "发布信息235条，其中动态类221条，概况类9条，解读稿5篇。"}),
    Row(
        "N210",
        "last year's report passed on more",
        {
            **_table("t3", None, "carried_in"),
            "previous.t3.carried_out.total": 7,
            "prose.一": "其中上年结转3件。",
        },
        "一",
        "上年报告的结转下年度 7",
    ),
    Row(
        "N210",
        "as last year's report passed on",
        {
            **_table("t3", None, "carried_in"),
            "previous.t3.carried_out.total": 7,
            "prose.一": "其中上年结转7件。",
        },
    ),
    Row(
        "N211",
        "last year's prose has another number",
        {"previous.prose.一": "微信公众号推送420条。", "prose.一": "微信公众号推送500条，同比增长20%。"},
        "一",
        "微信公众号推送420条",
    ),
    Row(
        "N211",
        "as last year's prose has it",
        {"previous.prose.一": "微信公众号推送400条。", "prose.一": "微信公众号推送500条，同比增长25%。"},
    ),
    Row(
        "N212",
        "two places differ",
        {
            "t2.penalties.decisions": None,
            "prose.一": "作出行政处罚3件。",
            "prose.五": "全年作出行政处罚4件。",
        },
        "五",
        "正文前面写的是3件",
    ),
    Row(
        "N212",
        "two places agree",
        {
            "t2.penalties.decisions": None,
            "prose.一": "作出行政处罚3件。",
            "prose.五": "全年作出行政处罚3件。",
        },
    ),
)

_TRAINED = _notes("3月15日开展业务培训6次，邀请县司法局授课，印发《公开属性审核办法》", part="supervision")


def _said(code: str, name: str, text: str, says: str = "", change: Mapping[str, Any] = _TRAINED) -> Row:
    """A case of what a draft says in its first section."""
    return Row(code, name, change, "一" if says else "", says, {"一": text})


_SOURCES = (
    _said("N301", "in no table and no note", "发放宣传资料3000份。", "【3000份】"),
    _said("N301", "another number is told", "培训经办人员97人。", "【97人】"),
    _said("N301", "a share of nothing known", "网站访问量增长12%。", "【12%】"),
    _said("N301", "in a note", "开展业务培训6次。"),
    _said("N301", "in a table", "全年新收政府信息公开申请1462件。"),
    _said("N301", "counts its own words", "围绕制度、队伍、考核三个方面，采取两项措施。"),
    Row("N301", "prose that is no draft", {"prose.一": "发放宣传资料3000份。"}),
    _said("N302", "made up", "落实《云澜市政务公开三年行动方案》。", "【《云澜市政务公开三年行动方案》】"),
    _said("N302", "number of a document", "落实国办发〔2019〕14号文件。", "【国办发〔2019〕14号】"),
    _said("N302", "in a note, with a blank", "印发《公开属性 审核办法》。"),
    _said("N302", "the law itself", "落实《中华人民共和国政府信息公开条例》，按《条例》答复。"),
    _said("N302", "number of the form", "按照国办公开办函〔2021〕30号的要求编制。"),
    _said("N303", "of another place", "会同白马镇财政所开展检查。", "【白马镇财政所】"),
    _said("N303", "a company", "委托青禾咨询有限公司开展评估。", "【青禾咨询有限公司】"),
    _said("N303", "in a note", "邀请县司法局授课。"),
    _said("N303", "named by their kind", "督促各部门和市政府办公室，委托第三方公司开展评估。"),
    _said("N304", "a day", "5月20日召开推进会。", "【5月20日】"),
    _said("N304", "a year long past", "2019年建成查阅点。", "【2019年】"),
    _said("N304", "a day within a month that is told", "3月18日开展业务培训。", "【3月18日】"),
    _said("N304", "vaguer than the note", "第一季度开展业务培训。"),
    _said(
        "N304", "the years around", "2023年的年报已公开，2025年继续推进。统计期限自2024年1月1日至12月31日。"
    ),
)

_WAIVERS = (
    Row("S501", "no reason", _waiver(reason=""), "waivers.1", "没有写理由，未采用"),
    Row("S501", "blank name", _waiver(who="  "), "waivers.1", "没有写核实人"),
    Row(
        "S501", "nothing but a place", _waiver(code="", reason="", who=""), "waivers.1", "编码、理由、核实人"
    ),
    Row(
        "S501",
        "which of two",
        {**_waiver(place=""), "t2.penalties.decisions": -1},
        "waivers.1",
        "没有写是哪一处（",
    ),
    Row("S501", "complete", _waiver()),
    Row("S501", "needs no place where there is one", _waiver(place="")),
    Row("S502", "words changed", _waiver(quote="-2"), "waivers.1", "（T101）没有对应的检查结果，已失效"),
    Row("S502", "elsewhere", _waiver(place="t2.penalties.decisions"), "waivers.1", "已失效"),
    Row("S502", "put right since", {**_waiver(), "t2.licences.decisions": 1}, "waivers.1", "已失效"),
    Row("S502", "in force", _waiver()),
    Row(
        "S502",
        "typed with spaces and in small letters",
        _waiver(code=" t101", place=" t2.licences.decisions ", quote=" - 1"),
    ),
    Row("S502", "incomplete is another matter", _waiver(reason="")),
)

TABLE_ROWS = (
    *_TABLES,
    *_SUMS,
    *_YEARS,
    *_BASICS,
    *_STRUCTURE,
    *_FEES,
    *_NOTES,
    *_PROSE,
    *_SOURCES,
    *_WAIVERS,
)
