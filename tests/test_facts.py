"""The figures that a report can vouch for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import nianbao
from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.report import How, Report

BUSY = nianbao.load(Path(__file__).resolve().parents[1] / "examples" / "yunlan-2024.yaml")


@pytest.mark.parametrize(
    "id, value, unit",
    [
        ("t3.new.total", 1462, "件"),
        ("t3.new.legal_persons", 226, "件"),
        ("t3.refused.total", 146, "件"),
        ("t3.refused.legal_persons", 23, "件"),
        ("t3.received.total", 1505, "件"),
        ("t3.received.natural_person", 1272, "件"),
        ("t3.disclosed.total", 766, "件"),
        ("t3.answered.total", 1456 - 36 - 2, "件"),
        ("t4.litigation.total", 36, "件"),
        ("t4.reconsideration.concluded", 47, "件"),
        ("t4.litigation.concluded", 28, "件"),
        ("t2.fees.amount", Decimal("21874.3562"), "万元"),
        ("disclosure.total", 96480, "条"),
        ("disclosure.3", 61375, "条"),
        ("fee.noticed", 4300, "元"),
        ("previous.t3.new.total", 1264, "件"),
        ("previous.t3.refused.total", 116, "件"),
        ("change:t3.new.total", 198, "件"),
        ("growth:t3.new.total", Decimal("15.7"), "%"),
        ("share:t3.new.natural_person/t3.new.total", Decimal("84.5"), "%"),
        ("growth:disclosure.total", Decimal("9.4"), "%"),
    ],
)
def test_figures(id: str, value: Any, unit: str) -> None:
    fact = FactBook(BUSY)[id]
    assert (fact.value, fact.unit) == (value, unit)
    assert fact.label


def test_every_figure_has_a_label_a_unit_and_roots() -> None:
    book = FactBook(BUSY)
    ids = list(book.ids())
    assert len(ids) == len(set(ids)) > 500
    cells = set(form().cells)
    for id in ids:
        fact = book[id]
        assert fact.id == id and fact.label and fact.unit and fact.value is not None
        roots = {root.removeprefix("previous.") for root in book.roots(id)}
        assert roots & cells or id.removeprefix("previous.").startswith(("disclosure", "fee"))


def test_cells_know_where_they_stand() -> None:
    fact = FactBook(BUSY)["t3.new.natural_person"]
    assert fact.place.file == "yunlan-2024.yaml"
    assert fact.place.line == 31
    assert fact.how is How.TYPED


def test_a_blank_total_is_derived_and_says_so() -> None:
    row = [3, 1, 0, 0, 0, 0]
    book = FactBook(Report.model_validate({"table3": {"new": [*row, None]}}))
    fact = book["t3.new.total"]
    assert (fact.value, fact.how) == (4, How.DERIVED)
    assert fact.parts == tuple(
        f"t3.new.{c}" for c in list(form().columns) if c not in ("legal_persons", "total")
    )


def test_unknown_parts_leave_sums_unknown() -> None:
    book = FactBook(Report.model_validate({"table3": {"new": [3, None, 0, 0, 0, 0, None]}}))
    for id in ("t3.new.total", "t3.new.legal_persons", "t3.received.total", "growth:t3.new.total"):
        assert book.value(id) is None


def test_growth_from_nothing_is_unknown() -> None:
    data = {"disclosure": {"total": 5}, "previous": {"disclosure": {"total": 0}}}
    book = FactBook(Report.model_validate(data))
    assert book.value("change:disclosure.total") == 5
    assert book.value("growth:disclosure.total") is None


@pytest.mark.parametrize(
    "id", ["t3.nowhere.total", "t9.x.y", "disclosure.99", "disclosure.0", "fee.x", "odd:t3.new.total", ""]
)
def test_what_names_nothing_is_a_key_error(id: str) -> None:
    with pytest.raises(KeyError):
        FactBook(BUSY)[id]


def test_declarations_make_zeros_of_blanks_only() -> None:
    data = {
        "table3": {"new": [2, None, None, None, None, None, None]},
        "declarations": ["blanks_zero_t3", "no_reviews"],
    }
    report = Report.model_validate(data)
    book = FactBook(report)
    assert book.value("t3.new.natural_person") == 2
    assert book.value("t3.new.commercial_enterprise") == 0
    assert report.cell("t3.new.total").value is None and book.value("t3.new.total") == 2
    assert book["t4.reconsideration.total"].value == 0
    assert book["t4.reconsideration.total"].how is How.DECLARED


def test_a_declaration_never_covers_what_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "数据.yaml"
    path.write_text(
        'declarations: [no_decisions]\ntable2: {licences: "若干", penalties: null}\n', encoding="utf-8"
    )
    report = nianbao.load(path)
    assert report.cell("t2.licences.decisions").value is None
    assert report.cell("t2.penalties.decisions").value == 0
    assert report.cell("t2.coercion.decisions").value == 0


def test_a_report_survives_json(tmp_path: Path) -> None:
    text = BUSY.model_dump_json(exclude_defaults=True)
    assert Report.model_validate_json(text) == BUSY
    path = tmp_path / "again.json"
    path.write_text(text, encoding="utf-8")
    again = nianbao.load(path)
    assert nianbao.check(again) == nianbao.check(BUSY) == []
