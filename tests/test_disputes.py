"""D1: the prose of a draft is marked where it rests on a figure or a note in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sample_reports import NO_REVIEWS, counts, table3, town

import nianbao


def marked(draft: nianbao.Draft) -> list[str]:
    """What the draft's prose has under D101, cut out at the spans themselves."""
    found = [f.place for f in draft.findings if f.code == "D101"]
    return [draft.document.section(p.section).text[p.start : p.end] for p in found]


def test_a_figure_from_a_sum_that_does_not_hold_is_marked_in_the_prose() -> None:
    reviews = {**NO_REVIEWS, "reconsideration": [2, 1, 0, 0, 4]}
    draft = nianbao.draft(town(table3=table3(new=counts(5), granted=counts(5)), table4=reviews))
    assert marked(draft) == ["4件，其中结果维持2件、结果纠正1"]
    assert (
        marked(nianbao.draft(town(table3=table3(new=counts(5), granted=counts(5)), table4=NO_REVIEWS))) == []
    )


def test_the_suspect_cell_clears_none_of_the_others() -> None:
    table = table3(new=counts(5, 2), granted=counts(5, 2))
    table["new"] = [6, 2, 0, 0, 0, 0, 7]
    draft = nianbao.draft(town(table3=table, table4=NO_REVIEWS))
    assert {f.culprit.path for f in draft.findings if f.culprit} == {"t3.new.natural_person"}
    assert marked(draft) == ["7", "6件，法人或其他组织提出2"]


@pytest.mark.parametrize(
    "fields, said",
    [
        (
            {
                "table3": table3(new=counts(9), granted=counts(9)),
                "previous": {"year": 2023, "table3": {"carried_out": counts(3)}},
            },
            "没有上年结转的申请",
        ),
        (
            {"table4": {**NO_REVIEWS, "reconsideration": [3, 0, 0, 0, 0]}},
            "未发生因政府信息公开引起的行政复议和行政诉讼",
        ),
        ({"disclosure": {"total": 0, "categories": [{"name": "甲", "count": 7}]}}, "没有主动公开的政府信息"),
        ({"fee": {"notices": 0, "noticed": 300, "collected": 0}}, "未发出收费通知"),
        ({"table3": table3(new=[4, 0, 0, 0, 0, 0, 9], granted=counts(9))}, "新收"),
    ],
)
def test_a_statement_without_digits_is_marked_when_its_figure_is_in_doubt(
    fields: dict[str, Any], said: str
) -> None:
    assert any(said in text or text == "9" for text in marked(nianbao.draft(town(**fields))))


def test_a_note_that_contradicts_a_table_is_marked_where_it_is_quoted() -> None:
    notes = {"proactive": ["全年办理行政许可7件，均已公示"]}
    draft = nianbao.draft(town(table2={"licences": 6}, notes=notes))
    assert marked(draft) == ["全年办理行政许可7件"]


def test_a_mere_hint_marks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "数据.yaml"
    path.write_text('year: 2024\ntable2: {licences: "3 件", penalties: 0, coercion: 0}\n', encoding="utf-8")
    draft = nianbao.draft(nianbao.load(path))
    assert "R102" in {f.code for f in draft.findings}
    assert "行政许可决定3件" in draft.document.section("一").text
    assert marked(draft) == []


def test_an_accepted_finding_marks_nothing() -> None:
    reviews = {**NO_REVIEWS, "reconsideration": [2, 1, 0, 0, 4]}
    waiver = {"code": "T401", "quote": "2 + 1 + 0 + 0 ≠ 4", "reason": "系统口径", "who": "张某"}
    draft = nianbao.draft(town(table4=reviews, waivers=[waiver]))
    assert [f.waiver is not None for f in draft.findings if f.code == "T401"] == [True]
    assert marked(draft) == []
