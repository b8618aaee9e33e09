"""The sheets that are no tables of the form: help, fields with their answers, and lists."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nianbao.report import Cell, How, Kind, Level, Report
from nianbao.sheets import (
    FIELD_HEADER,
    GUIDE,
    LEGEND_OPEN,
    LEGEND_SUGGESTED,
    LEGEND_TITLE,
    LEGEND_TOTAL,
    YES,
    Column,
    Field,
    Sheet,
    notes_parts,
)
from nianbao.write.suggestions import value_at
from nianbao.write.workbook_page import Page

FIELD_WIDTHS = (24.0, 50.0, 46.0)
_BASIS_ROWS = 3
_NOTE_ROWS = 6
_FEES = ("notices", "noticed", "collected")


@dataclass(frozen=True, slots=True)
class Filling:
    """What is filled in: the report, and which of its paths are suggestions."""

    report: Report
    suggested: frozenset[str] = frozenset()

    def value(self, item: Field) -> Any:
        """Return what stands in a field: text, number, date, lines, or None."""
        if item.path == "fee.none":
            return True if self._no_fee else None
        value = value_at(self.report, item.path)
        if isinstance(value, Cell):
            return None if self._no_fee and item.path.startswith("fee.") else value.value
        return value.label if isinstance(value, Level | Kind) else value

    @property
    def _no_fee(self) -> bool:
        cells = [getattr(self.report.fee, name) for name in _FEES]
        return all(c.value == 0 and c.origin is not None and c.origin.how is How.DECLARED for c in cells)


def draw_guide(page: Page, wanted: Sheet, suggested: bool) -> None:
    """Draw the help: how to fill in the workbook, and what its colours mean."""
    page.title(wanted.title)
    for line in GUIDE:
        page.sentence(line)
    page.row += 1
    page.subtitle(LEGEND_TITLE)
    legend = [(LEGEND_OPEN, "figure"), (LEGEND_TOTAL, "total")]
    legend += [(LEGEND_SUGGESTED, "suggested figure")] if suggested else []
    for (name, meaning), look in legend:
        page.swatch(page.row, 1, name, look)
        page.aside(page.row, 2, meaning)
        page.fit(page.row, {}, 22)
        page.row += 1


def draw_fields(
    page: Page, wanted: Sheet, filling: Filling, *, span: tuple[int, int, int] = (1, 1, 1)
) -> None:
    """Draw the fields of a sheet from the next row on: label, answer, help, over so many columns each."""
    starts = (1, 1 + span[0], 1 + span[0] + span[1])
    for column, text, width in zip(starts, FIELD_HEADER, span, strict=True):
        page.heading(page.row, column, text, (1, width))
    page.sheet.row_dimensions[page.row].height = 22
    page.row += 1
    for item in wanted.fields:
        value = filling.value(item)
        lines = list(value) if item.kind == "lines" else [_shown(value)]
        lines += [None] * (_BASIS_ROWS - len(lines) if item.kind == "lines" else 0)
        page.label(page.row, starts[0], item.label, (len(lines), span[0]), bold=wanted.required)
        page.aside(page.row, starts[2], item.help, (len(lines), span[2]))
        for i, line in enumerate(lines):
            page.answer(
                page.row + i,
                starts[1],
                line,
                span=(1, span[1]),
                suggested=item.path in filling.suggested or "*" in filling.suggested,
                choices=item.choices,
                number=_number(item),
                centred=False,
            )
            least = 22 if span[0] > 1 else 24
            page.fit(page.row + i, {(starts[1], span[1]): str(line or "")}, least)
        page.row += len(lines)


def draw_list(page: Page, columns: tuple[Column, ...], rows: list[tuple[Any, ...]], spare: int) -> int:
    """Draw a list with ``spare`` empty rows after what is there; return the row of its headings."""
    top = page.row
    _draw_headings(page, columns)
    for row in [*rows, *[(None,) * len(columns)] * spare]:
        for i, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            number = "whole" if column.key == "count" else ""
            page.answer(page.row, i, value, number=number, centred=column.width < 20)
        texts = {(i, 1): str(value or "") for i, value in enumerate(row, 1)}
        page.fit(page.row, texts, 22 if columns[-1].key == "count" else 32)
        page.row += 1
    return top


def draw_notes(page: Page, columns: tuple[Column, ...], report: Report) -> int:
    """Draw the notes part by part, each with empty rows; return the row of the headings."""
    top = page.row
    _draw_headings(page, columns)
    for key, label in notes_parts():
        notes: list[str | None] = [note.text for part, _, note in report.numbered_notes() if part == key]
        notes += [None] * max(_NOTE_ROWS - len(notes), 2)
        page.label(page.row, 1, label, (len(notes), 1), bold=True)
        for note in notes:
            page.answer(page.row, 2, note, centred=False)
            page.fit(page.row, {(2, 1): note or ""}, 24)
            page.row += 1
    return top


def list_rows(id: str, report: Report) -> list[tuple[Any, ...]]:
    """Return the rows of a list sheet as the report has them."""
    readers: dict[str, Callable[[], list[tuple[Any, ...]]]] = {
        "disclosure": lambda: [(c.name, c.count.value) for c in report.disclosure.categories],
        "problems": lambda: [(p.problem, p.improvement) for p in report.problems],
        "waivers": lambda: [(w.code, w.place, w.quote, w.reason, w.who) for w in report.waivers],
    }
    return readers[id]()


def _draw_headings(page: Page, columns: tuple[Column, ...]) -> None:
    for i, column in enumerate(columns, 1):
        page.heading(page.row, i, column.label)
    page.sheet.row_dimensions[page.row].height = 24
    page.row += 1


def _number(item: Field) -> str:
    if item.kind == "year":
        return "year"
    if item.kind != "number":
        return ""
    return "decimal" if item.unit == "元" else "whole"


def _shown(value: Any) -> Any:
    if value is True:
        return YES
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    return value
