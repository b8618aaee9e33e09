"""The three tables drawn on a worksheet as the form prints them, their sums as formulas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from nianbao.facts import FactBook
from nianbao.form import CellSpec, Equation, GridCell, Table, form
from nianbao.numbers import Number
from nianbao.report import How, Report
from nianbao.sheets import CHECK, CHECK_HELP, DATA_ROW, YES
from nianbao.write.workbook_page import Page

_WRONG = DifferentialStyle(fill=PatternFill("solid", bgColor="F8CBAD"))


@dataclass(slots=True)
class Drawing:
    """Where a table is put, and what goes into it.

    ``labels`` is how many columns of the sheet stand left of the values. Last year's table has
    neither declarations nor second counts.
    """

    page: Page
    table: Table
    report: Report
    facts: FactBook
    labels: int
    #: The ids of cells that are suggestions; all of last year's may be.
    suggested: frozenset[str] = frozenset()
    last_year: bool = False
    #: Where the 是 of each declaration stands, by id.
    declared: dict[str, str] = field(default_factory=dict)
    spots: dict[str, tuple[int, int]] = field(default_factory=dict)


def draw_declarations(drawing: Drawing, span: int) -> None:
    """Draw the declarations of the table in the next rows: the sentence, and a cell for 是."""
    page = drawing.page
    for declaration in form().declarations:
        if declaration.table == drawing.table.id:
            given = declaration.id in drawing.report.declarations
            page.label(page.row, 1, declaration.label, (1, span))
            address = page.answer(page.row, span + 1, YES if given else None, choices=(YES,))
            drawing.declared[declaration.id] = address
            page.sheet.row_dimensions[page.row].height = 20
            page.row += 1


def draw_table(drawing: Drawing) -> tuple[int, int]:
    """Draw the table from the next row on; return its first row of values and the row after it."""
    page, table = drawing.page, drawing.table
    top, grid = page.row, table.grid()
    depth = _depth(table)
    values = [cell for row in grid for cell in row if cell.spec]
    for cell in values:
        assert cell.spec is not None
        drawing.spots[cell.spec.id] = (top + cell.row, _column(drawing, depth, cell.column))
    for row in grid:
        texts: dict[tuple[int, int], str] = {}
        for cell in row:
            _draw_cell(drawing, cell, depth, texts)
        page.fit(top + row[0].row, texts)
    first = top + min(cell.row for cell in values)
    end = page.row = top + len(grid)
    if depth == 0:
        page.heading(top, 1, "", (first - top, drawing.labels))
        page.label(first, 1, DATA_ROW, (1, drawing.labels))
    if not drawing.last_year:
        _draw_checks(drawing, top, first, end)
    return first, page.row


def _depth(table: Table) -> int:
    return max((node.depth for block in table.blocks for node in block.rows), default=0)


def _column(drawing: Drawing, depth: int, column: int) -> int:
    """Return the sheet's column for one of the grid's; the last label column takes what room there is."""
    if column >= depth:
        return drawing.labels + 1 + column - depth
    return column + 1


def _draw_cell(drawing: Drawing, cell: GridCell, depth: int, texts: dict[tuple[int, int], str]) -> None:
    page = drawing.page
    row, column = page.row + cell.row, _column(drawing, depth, cell.column)
    span = (cell.rowspan, _column(drawing, depth, cell.column + cell.colspan) - column)
    if cell.spec is not None:
        _draw_value(drawing, cell.spec, row, column, span)
    elif cell.scope == "row":
        page.label(row, column, cell.text, span)
        if span[0] == 1:
            texts[(column, span[1])] = cell.text
    else:
        page.heading(row, column, cell.text, span)
        if span[1] == 1:
            texts[(column, 1)] = cell.text[: len(cell.text) // span[0] + 1]


def _draw_value(drawing: Drawing, spec: CellSpec, row: int, column: int, span: tuple[int, int]) -> None:
    page, cell = drawing.page, drawing.report.cell(spec.id)
    value: Number | None = cell.value
    sums = form().totals.get(spec.id, ())
    derived = drawing.facts.total(sums[0].left) if sums else None
    # A total that its parts don't make is written as it is: a formula would hide the difference.
    if sums and (value is None or value == derived):
        page.total(row, column, _formula(drawing, sums[0]), derived)
        return
    how = cell.origin.how if cell.origin else None
    if value == 0 and how is How.DECLARED and _is_declared(drawing, spec.id):
        value = None
    kind = "whole" if spec.is_count else "decimal"
    page.answer(row, column, value, span=span, suggested=spec.id in drawing.suggested, number=kind)


def _is_declared(drawing: Drawing, id: str) -> bool:
    return any(id in d.cells and d.id in drawing.report.declarations for d in form().declarations)


def _formula(drawing: Drawing, equation: Equation) -> str:
    """Return the formula of a total: blank until every part is there or the blanks are declared zeros."""
    parts = [term.cell for term in equation.left]
    ranges = ",".join(_ranges([drawing.spots[part] for part in parts]))
    answers = [
        f'{_fixed(drawing.declared[d.id])}="{YES}"'
        for d in form().declarations
        if d.id in drawing.declared and set(parts) <= set(d.cells)
    ]
    known = f"COUNT({ranges})={len(parts)}"
    condition = f"OR({','.join([known, *answers])})" if answers else known
    return f'=IF({condition},SUM({ranges}),"")'


def _fixed(address: str) -> str:
    letters = address.rstrip("0123456789")
    return f"${letters}${address[len(letters) :]}"


def _ranges(spots: Iterable[tuple[int, int]]) -> list[str]:
    """Return the spots as ranges, each run along a row or down a column as one."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in spots:
        if runs and (runs[-1][-1] in ((row, column - 1), (row - 1, column))):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    return [f"{_address(run[0])}:{_address(run[-1])}" if len(run) > 1 else _address(run[0]) for run in runs]


def _address(spot: tuple[int, int]) -> str:
    return f"{get_column_letter(spot[1])}{spot[0]}"


def _draw_checks(drawing: Drawing, top: int, first: int, end: int) -> None:
    """Draw the second counts: a column beside row totals, a row under column totals."""
    page = drawing.page
    totals = {id: sums for id, sums in form().totals.items() if id in drawing.spots}
    if not totals:
        return
    rows = {drawing.spots[id][0] for id in totals}
    beside = len(rows) > 1
    right = max(column for _, column in drawing.spots.values()) + 1
    if beside:
        page.heading(top, right, CHECK, (first - top, 1))
    page.label(end, 1, CHECK, (1, drawing.labels))
    page.sheet.row_dimensions[end].height = 20
    for id, sums in totals.items():
        row, column = drawing.spots[id]
        spot = (row, right) if beside and any(sum.each == "row" for sum in sums) else (end, column)
        value = drawing.report.check_totals[id].value if id in drawing.report.check_totals else None
        here, there = page.answer(*spot, value, number="whole"), _address((row, column))
        differ = Rule("expression", formula=[f'AND({here}<>"",{there}<>"",{here}<>{there})'], dxf=_WRONG)
        page.sheet.conditional_formatting.add(here, differ)
    page.row = end + 1
    page.help(CHECK_HELP)
