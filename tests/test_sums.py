"""The sums of the tables: no wrong cell goes unnamed, no right table is blamed, no blank counts as zero."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rule_rows import report

from nianbao.facts import FactBook
from nianbao.findings import Finding
from nianbao.form import CellSpec, form
from nianbao.report import How, Report
from nianbao.rules import run

FORM = form()
T3 = FORM.table("t3").cells
T4 = FORM.table("t4").cells
CELLS = (*T3, *T4)
BASE = report()
TYPED = {spec.id: BASE.cell(spec.id).value or 0 for spec in CELLS}
SUMS = ("T301", "T302", "T303", "T401")


def _sums(change: Mapping[str, Any]) -> list[Finding]:
    found = run(report(change), strict=True)
    return [finding for finding in found if finding.code in SUMS]


def _names(finding: Finding, spec: CellSpec) -> bool:
    """Whether a clerk who reads the finding is sent to this row and this column."""
    shown = str(finding)
    return spec.row_label in shown and spec.column_label in shown


# One wrong cell


def test_there_are_190_cells() -> None:
    assert (len(T3), len(T4)) == (175, 15)


@cache
def _wrong(delta: int) -> tuple[tuple[CellSpec, list[Finding]], ...]:
    """What is found when one cell after the other is off by ``delta``."""
    able = [spec for spec in CELLS if TYPED[spec.id] + delta >= 0]
    return tuple((spec, _sums({spec.id: TYPED[spec.id] + delta})) for spec in able)


def _check_named(delta: int) -> tuple[int, int]:
    named = culprits = 0
    for spec, found in _wrong(delta):
        assert found, spec.label
        named += any(_names(finding, spec) for finding in found)
        if spec.table == "t3":
            assert {f.culprit and f.culprit.path for f in found} == {spec.id}, spec.label
            right = f"由 {TYPED[spec.id] + delta} 改为 {TYPED[spec.id]}，"
            assert all(right in finding.advice for finding in found), spec.label
            culprits += 1
    return named, culprits


def test_each_cell_raised_by_one_is_named_and_in_table_three_blamed() -> None:
    assert _check_named(+1) == (190, 175)


def test_each_cell_lowered_by_one_is_named_and_in_table_three_blamed() -> None:
    positive = [spec for spec in CELLS if TYPED[spec.id] > 0]
    assert _check_named(-1) == (len(positive), sum(spec.table == "t3" for spec in positive))


def test_all_findings_of_a_wrong_cell_involve_it() -> None:
    for spec, found in _wrong(+1):
        for finding in found:
            assert spec.id in {place.path for place in finding.related}, spec.label


@pytest.mark.parametrize("value", [10**15, 10**40])
def test_a_huge_number_is_blamed_like_any_other(value: int) -> None:
    found = _sums({"t3.not_held.natural_person": value})
    assert {f.culprit and f.culprit.path for f in found} == {"t3.not_held.natural_person"}
    assert all("改为 268，" in finding.advice for finding in found)


def test_a_negative_number_is_blamed_and_called_negative() -> None:
    found = run(report({"t3.not_held.natural_person": -268}), strict=True)
    assert {f.code for f in found} == {"T101", "T301", "T302"}
    assert {f.culprit.path for f in found if f.culprit} == {"t3.not_held.natural_person"}


def test_a_cell_that_would_have_to_be_negative_is_no_rival() -> None:
    # The row and the column of 属于国家秘密 × 商业企业 both want one fewer than the 0 that stands there.
    row, column = "t3.state_secret.total", "t3.outcome_total.commercial_enterprise"
    found = _sums({row: TYPED[row] - 1, column: TYPED[column] - 1})
    assert {f.culprit and f.culprit.path for f in found} == {row, column}
    assert all("改为 -" not in finding.advice for finding in found)


# Two wrong cells


def test_two_errors_apart_are_both_blamed() -> None:
    first, second = "t3.granted.natural_person", "t3.not_held.commercial_enterprise"
    found = _sums({first: TYPED[first] + 3, second: TYPED[second] - 2})
    blamed = {(f.code, f.place.path): f.culprit and f.culprit.path for f in found}
    assert blamed == {
        ("T301", "t3.granted.total"): first,
        ("T302", "t3.outcome_total.natural_person"): first,
        ("T301", "t3.not_held.total"): second,
        ("T302", "t3.outcome_total.commercial_enterprise"): second,
    }


def test_two_errors_in_one_column_blame_no_cell_for_both() -> None:
    first, second = "t3.granted.natural_person", "t3.not_held.natural_person"
    found = _sums({first: TYPED[first] + 3, second: TYPED[second] + 4})
    assert {f.place.path for f in found} == {
        "t3.granted.total",
        "t3.not_held.total",
        "t3.outcome_total.natural_person",
    }
    assert [f.culprit for f in found if f.code == "T302"] == [None]


def test_errors_that_cancel_out_in_a_column_are_found_in_the_rows() -> None:
    first, second = "t3.granted.natural_person", "t3.not_held.natural_person"
    found = _sums({first: TYPED[first] + 1, second: TYPED[second] - 1})
    assert {f.place.path for f in found} == {"t3.granted.total", "t3.not_held.total"}


def test_two_errors_in_two_tables() -> None:
    found = _sums({"t3.new.total": 1, "t4.reconsideration.upheld": 1})
    assert {f.code for f in found} == {"T301", "T303", "T401"}


# Blanks


def test_each_single_blank_is_named_and_no_zero_is_invented() -> None:
    for spec in CELLS:
        found = run(report({spec.id: None}), strict=True)
        if spec.id in FORM.totals:
            assert [f.code for f in found] == ["T105"], spec.label
            assert f"{spec.short} {TYPED[spec.id]}" in found[0].message
        else:
            assert [f.code for f in found] == ["T102"], spec.label
            assert _names(found[0], spec) and found[0].place.path == spec.id


def test_each_single_blank_stays_unknown_unless_it_is_a_total() -> None:
    for spec in CELLS:
        facts = FactBook(report({spec.id: None}))
        if spec.id in FORM.totals:
            assert facts.value(spec.id) == TYPED[spec.id], spec.label
            assert facts[spec.id].how is How.DERIVED
        else:
            assert facts.value(spec.id) is None, spec.label


def test_all_totals_blank_are_worked_out() -> None:
    blank = dict.fromkeys(FORM.totals)
    facts = FactBook(report(blank))
    assert {id: facts.value(id) for id in blank} == {id: TYPED[id] for id in blank}
    assert [f.code for f in run(report(blank), strict=True)] == ["T105", "T105"]


def test_a_wrong_balance_is_found_without_any_total() -> None:
    found = _sums({**dict.fromkeys(FORM.totals), "t3.carried_out.natural_person": 40})
    assert {f.place.path for f in found} == {"t3.outcome_total.natural_person", "t3.outcome_total.total"}
    assert {f.code for f in found} == {"T303"}


def test_known_parts_above_a_total_contradict_it_whatever_else_is_unknown() -> None:
    for equation in FORM.equations:
        if equation.code not in SUMS:
            continue
        first, *_, other = (term.cell for term in equation.left)
        above = sum(TYPED[term.cell] for term in equation.right) + 1
        found = _sums({other: None, first: above})
        assert (equation.code, equation.label) in {(f.code, f.place.label) for f in found}
        if other in FORM.totals:
            continue  # worked out from its own parts, so not unknown
        # One less can still be right.
        just = _sums({other: None, first: above - 1, **_cleared(equation.left[1:-1])})
        assert (equation.code, equation.label) not in {(f.code, f.place.label) for f in just}


def _cleared(terms: tuple[Any, ...]) -> dict[str, int]:
    return {term.cell: 0 for term in terms}


def test_no_value_is_suggested_where_it_would_make_a_blank_zero() -> None:
    # Row and column both have a blank: how far down the cell must go is known, where to is not.
    cell = "t3.granted.commercial_enterprise"
    change = {cell: 700, "t3.granted.natural_person": None, "t3.outcome_total.commercial_enterprise": 100}
    found = _sums({**change, "t3.partly_granted.commercial_enterprise": None})
    assert {f.code for f in found if "不可能相等" in f.message} == {"T301", "T302"}
    assert all(f.culprit is None or f.culprit.path != cell for f in found)


def test_a_complete_column_tells_the_value_although_the_row_has_a_blank() -> None:
    cell = "t3.granted.commercial_enterprise"
    found = _sums({cell: 661, "t3.granted.natural_person": None})
    assert {f.code for f in found} == {"T301", "T302"}
    assert {f.culprit and f.culprit.path for f in found} == {cell}
    assert all("由 661 改为 61，" in f.advice for f in found)


def test_a_sum_with_blanks_says_what_it_counted() -> None:
    [finding] = _sums({"t4.reconsideration.upheld": None, "t4.reconsideration.pending": 57})
    assert "已填各项 结果纠正 4 + 其他结果 12 + 尚未审结 57（合 73）与 总计 56（合 56）" in finding.message
    assert "结果维持" not in finding.message


def test_an_entirely_blank_table_breaks_no_sum() -> None:
    blank: dict[str, None] = dict.fromkeys(TYPED)
    assert {f.code for f in run(report(blank), strict=True)} == {"T102"}


def test_a_quiet_year_has_nothing_to_say() -> None:
    quiet = {**dict.fromkeys(TYPED, 0), "previous": None, "fee": {"notices": 0, "noticed": 0, "collected": 0}}
    assert [f.code for f in run(report(quiet), strict=True)] == ["Y105"]


# Any table

OUTCOMES = [term.cell.split(".")[1] for e in FORM.equations if e.code == "T302" for term in e.left][:21]
APPLICANTS = [term.cell.split(".")[2] for e in FORM.equations if e.code == "T301" for term in e.left][:6]
KINDS = list(dict.fromkeys(spec.row for spec in T4))

_count = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 10**12))


@st.composite
def consistent(draw: st.DrawFn) -> dict[str, int]:
    """A table 三 and 四 that hold, and last year's figures that they go on from."""
    cells: dict[str, int] = {}
    for column in APPLICANTS:
        counts = dict(zip(OUTCOMES, draw(st.lists(_count, min_size=21, max_size=21)), strict=True))
        handled = sum(counts.values())
        carried_out = draw(_count)
        carried_in = draw(st.integers(0, handled + carried_out))
        counts |= {"outcome_total": handled, "carried_out": carried_out, "carried_in": carried_in}
        counts["new"] = handled + carried_out - carried_in
        cells |= {f"t3.{row}.{column}": count for row, count in counts.items()}
    for row in dict.fromkeys(spec.row for spec in T3):
        cells[f"t3.{row}.total"] = sum(cells[f"t3.{row}.{column}"] for column in APPLICANTS)
    for kind in KINDS:
        results = draw(st.lists(_count, min_size=4, max_size=4))
        names = [spec.column for spec in T4 if spec.row == kind]
        values = [*results, sum(results)]
        cells |= {f"t4.{kind}.{name}": value for name, value in zip(names, values, strict=True)}
    return cells


def _going_on(cells: Mapping[str, int]) -> Report:
    """A report of these tables whose last year ended with what they carry in."""
    columns = dict.fromkeys(spec.column for spec in T3)
    carried = {f"t3.carried_out.{c}": cells[f"t3.carried_in.{c}"] for c in columns}
    return report({**cells, "previous": {"table3": {"cells": carried}}})


def _tables(given_report: Report) -> list[Finding]:
    return [f for f in run(given_report, strict=True) if f.code[0] in "TY"]


_quick = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def test_the_vocabulary_of_the_form_is_whole() -> None:
    assert (len(set(OUTCOMES)), len(set(APPLICANTS)), len(KINDS)) == (21, 6, 3)


@_quick
@given(cells=consistent())
def test_a_consistent_table_is_never_blamed(cells: dict[str, int]) -> None:
    assert _tables(_going_on(cells)) == []


@_quick
@given(cells=consistent(), data=st.data())
def test_any_wrong_cell_of_any_table_is_found(cells: dict[str, int], data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(CELLS))
    right = cells[spec.id]
    wrong = data.draw(
        st.one_of(_count, st.integers(max(right - 3, 0), right + 3)).filter(lambda v: v != right)
    )
    found = [
        f for f in run(report({**cells, spec.id: wrong, "previous": None}), strict=True) if f.code in SUMS
    ]
    assert any(_names(finding, spec) for finding in found)
    if spec.table == "t3":
        assert {f.culprit and f.culprit.path for f in found} == {spec.id}


@_quick
@given(cells=consistent(), data=st.data())
def test_blanks_in_a_consistent_table_break_no_sum(cells: dict[str, int], data: st.DataObject) -> None:
    blank = data.draw(st.sets(st.sampled_from(sorted(cells)), min_size=1, max_size=30))
    found = run(report({**cells, **dict.fromkeys(blank), "previous": None}), strict=True)
    assert not [f for f in found if f.code in SUMS]
    facts = FactBook(report({**cells, **dict.fromkeys(blank), "previous": None}))
    assert all(facts.value(id) in (None, cells[id]) for id in cells)


@_quick
@given(cells=consistent(), data=st.data())
def test_last_year_is_matched_column_by_column(cells: dict[str, int], data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(list(dict.fromkeys(spec.column for spec in T3))))
    good = _going_on(cells)
    assert good.previous is not None
    stated = cells[f"t3.carried_in.{column}"]
    other = data.draw(_count.filter(lambda v: v != stated))
    carried = {f"t3.carried_out.{column}": other}
    found = _tables(report({**cells, "previous": {"table3": {"cells": carried}}}))
    assert [(f.code, f.place.path) for f in found] == [("Y101", f"t3.carried_in.{column}")]
    assert found[0].quote == f"{stated} ≠ {other}"


@given(value=st.one_of(st.integers(-(10**30), 10**30), st.decimals(-(10**9), 10**9, places=7)))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_number_makes_a_rule_crash(value: int | Decimal) -> None:
    ids = ("t2.fees.amount", "t2.normative_documents.in_force", "t3.new.total", "t4.reconsideration.pending")
    numbers: dict[str, Any] = dict.fromkeys(ids, value)
    numbers |= {"fee.notices": value, "fee.noticed": value, "fee.collected": value, "disclosure.total": value}
    run(report({**numbers, "check_totals": {"t3.new.total": value}}), strict=True)
