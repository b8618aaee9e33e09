"""What last year's report lets us suggest for this year's workbook, and how suggestions fill gaps."""

from __future__ import annotations

from functools import reduce
from typing import Any

from nianbao.form import PREVIOUS, form
from nianbao.report import Cell, Disclosure, Report, Table3
from nianbao.sheets import sheet


def carry_over(last_year: Report) -> Report:
    """Return what can be suggested for the year after ``last_year``: the office and what was left open.

    That is agency, legal basis, compiler and contact, 上年结转 (last year's 结转下年度) and last year's
    figures for comparison; of this year's tables nothing else.
    """
    equations = [equation for equation in form().equations if equation.code == "Y101"]
    carried = {}
    for equation in equations:
        left = last_year.cell(equation.left[0].cell.removeprefix(PREVIOUS))
        if left.value is not None:
            carried[equation.right[0].cell] = Cell(value=left.value)
    known = last_year.disclosure
    return Report(
        agency=last_year.agency,
        year=None if last_year.year is None else last_year.year + 1,
        legal_basis=last_year.legal_basis,
        compiled_by=last_year.compiled_by,
        contact=last_year.contact,
        table3=Table3(cells=carried),
        disclosure=Disclosure(unit=known.unit),
        previous=Report(
            agency=last_year.agency,
            year=last_year.year,
            disclosure=Disclosure(total=known.total, unit=known.unit),
            table2=last_year.table2,
            table3=last_year.table3,
            table4=last_year.table4,
        ),
    )


def fill_gaps(report: Report, suggestions: Report) -> tuple[Report, frozenset[str]]:
    """Return the report with its blanks filled from ``suggestions``, and the paths that were."""
    changes: dict[str, Any] = {}
    suggested: set[str] = set()
    for item in (*sheet("basic").fields, *sheet("disclosure").fields):
        have, offer = value_at(report, item.path), value_at(suggestions, item.path)
        # The unit is never blank; without anything counted it is nobody's choice yet.
        unset = item.path == "disclosure.unit" and have != offer and not _counted(report)
        if (unset or _blank(have)) and not _blank(offer):
            suggested.add(item.path)
            _set(changes, report, item.path, offer)
    for name in (table.field for table in form().tables):
        have_cells, offered = getattr(report, name).cells, getattr(suggestions, name).cells
        new = {id: cell for id, cell in offered.items() if _blank(have_cells.get(id)) and not _blank(cell)}
        suggested |= new.keys()
        changes[name] = getattr(report, name).model_copy(update={"cells": have_cells | new})
    if report.previous is None and suggestions.previous is not None:
        changes["previous"] = suggestions.previous
        suggested.add("previous")
    return report.model_copy(update=changes), frozenset(suggested)


def value_at(report: Report, path: str) -> Any:
    """Return a field of the report by its path, such as ``contact.telephone``."""
    return reduce(getattr, path.split("."), report)


def _counted(report: Report) -> bool:
    return report.disclosure.total.value is not None or bool(report.disclosure.categories)


def _blank(value: Any) -> bool:
    return value is None or value in ("", ()) or (isinstance(value, Cell) and value.value is None)


def _set(changes: dict[str, Any], report: Report, path: str, value: Any) -> None:
    group, _, last = path.rpartition(".")
    if not group:
        changes[last] = value
    else:
        inner = changes.get(group, getattr(report, group))
        changes[group] = inner.model_copy(update={last: value})
