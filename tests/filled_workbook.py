"""A filled-in workbook, and what a test needs to change and read it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nianbao.form import form
from nianbao.read.workbook import read_workbook
from nianbao.report import (
    Agency,
    Category,
    Cell,
    Contact,
    Disclosure,
    Fee,
    Kind,
    Level,
    Note,
    ProblemPair,
    Report,
    Table2,
    Table3,
    Table4,
    WaiverEntry,
)
from nianbao.sheets import fold
from nianbao.write.workbook import carry_over, workbook_bytes

Edit = Callable[[Workbook], None]


def table3(**rows: list[int]) -> Table3:
    """Return a whole 表三 from rows of six parts; all others are zero and the sums are right."""
    cells = {spec.id: 0 for spec in form().table("t3").cells}
    columns = [spec.column for spec in form().table("t3").cells if spec.row == "new"]
    for row, values in rows.items():
        cells |= {f"t3.{row}.{column}": value for column, value in zip(columns, values, strict=False)}
    for code in ("T302", "T301"):
        for equation in form().equations:
            if equation.code == code:
                cells[equation.right[0].cell] = sum(cells[term.cell] for term in equation.left)
    return Table3(cells={id: Cell(value=value) for id, value in cells.items()})


TABLE2 = Table2.model_validate(
    {
        "regulations": [0, 0, 0],
        "normative_documents": [2, 1, 9],
        "licences": 418,
        "penalties": 37,
        "coercion": 0,
        "fees": Decimal("59237.2449"),
    }
)
TABLE4 = Table4.model_validate(
    {
        "reconsideration": [2, 1, 1, 1, 5],
        "direct_litigation": [1, 0, 0, 0, 1],
        "litigation_after_reconsideration": [0, 0, 0, 1, 1],
    }
)
TABLE3 = table3(
    new=[30, 4, 0, 0, 2, 0],
    carried_in=[2],
    granted=[12, 2, 0, 0, 1],
    partly_granted=[6],
    not_held=[11, 2, 0, 0, 1],
    carried_out=[3],
)
LAST_YEAR = Report(
    agency=Agency(
        name="云溪县青石镇人民政府", short_name="青石镇", level=Level.TOWNSHIP, kind=Kind.GOVERNMENT
    ),
    year=2023,
    legal_basis=("《中华人民共和国政府信息公开条例》", "国办公开办函〔2021〕30号"),
    compiled_by="青石镇党政办公室",
    contact=Contact(address="青石镇文化路1号", telephone="020-12345678", website="http://www.example.gov.cn"),
    disclosure=Disclosure(total=Cell(value=400), unit="篇"),
    table2=TABLE2,
    table3=table3(new=[20], granted=[18], carried_out=[2]),
    table4=TABLE4,
)
REPORT = LAST_YEAR.model_copy(
    update={
        "year": 2024,
        "signing_date": datetime.date(2025, 1, 15),
        "due_date": datetime.date(2025, 1, 20),
        "table3": TABLE3,
        "check_totals": {
            "t3.new.total": Cell(value=36),
            "t3.outcome_total.natural_person": Cell(value=29),
            "t3.outcome_total.total": Cell(value=35),
            "t4.reconsideration.total": Cell(value=5),
        },
        "disclosure": Disclosure(
            total=Cell(value=500),
            categories=(Category(name="政策文件", count=Cell(value=120)), Category(name="民生信息")),
        ),
        "notes": {
            "proactive": (Note(text="公开惠民补贴发放名单12期。"), Note(text="更新专栏3个。")),
            "other": (Note(text="没有其他事项。"),),
        },
        "problems": (
            ProblemPair(problem="更新不及时。", improvement="建立提醒机制。"),
            ProblemPair(problem="解读形式单一。"),
        ),
        "fee": Fee(notices=Cell(value=1), noticed=Cell(value=300), collected=Cell(value=0)),
        "waivers": (
            WaiverEntry(code="Y102", place="表二", quote="9 ≠ 10", reason="机构改革移交", who="张三"),
        ),
        "previous": carry_over(LAST_YEAR).previous,
    }
)


def bare(value: Any) -> Any:
    """Return a report as data, without what a reader adds: origins and findings."""
    if isinstance(value, Report):
        value = value.model_dump()
    if isinstance(value, dict):
        return {k: bare(v) for k, v in value.items() if k not in ("origin", "origins")}
    return [bare(v) for v in value] if isinstance(value, list | tuple) else value


def known(report: Report) -> dict[str, Any]:
    """Return the known cells of all tables by id."""
    tables = (report.table2, report.table3, report.table4)
    return {id: c.value for t in tables for id, c in t.cells.items() if c.value is not None}


def codes(report: Report) -> list[str]:
    """Return the codes of the reading's findings."""
    return [finding.code for finding in report.reading]


@cache
def written(filled: bool = True) -> bytes:
    """Return the workbook of ``REPORT``, or an empty one, made once."""
    return workbook_bytes(REPORT if filled else None)


@cache
def plain(filled: bool, values: bool) -> bytes:
    """Return the workbook of ``REPORT``, or an empty one, without styles: quick to edit and read."""
    styled = load_workbook(BytesIO(written(filled)), data_only=values)
    book, stream = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for sheet in styled.worksheets:
        copy = book.create_sheet(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            copy.cell(cell.row, cell.column).value = cell.value
            copy.cell(cell.row, cell.column).data_type = cell.data_type
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Report]:
    """Let ``edit`` change the workbook of ``REPORT``, or an empty one, and read it again."""

    def run(edit: Edit, filled: bool = True, *, values: bool = True, styled: bool = False) -> Report:
        data = written(filled) if styled else plain(filled, values)
        book = load_workbook(BytesIO(data), data_only=values)
        edit(book)
        path = tmp_path / "填报表.xlsx"
        book.save(path)
        return read_workbook(path)

    return run


def spot(sheet: Worksheet, text: str, nth: int = 0) -> Any:
    """Return the nth cell with this label."""
    hits = [
        c for row in sheet.iter_rows() for c in row if c.value is not None and fold(c.value) == fold(text)
    ]
    return hits[nth]


def answer(sheet: Worksheet, label: str, value: Any) -> None:
    """Fill in the field with this label."""
    cell = spot(sheet, label)
    sheet.cell(cell.row, spot(sheet, "填写内容").column).value = value


def cell3(sheet: Worksheet, row: str, column: str) -> Any:
    """Return a value cell of 表三 by its labels."""
    return sheet.cell(spot(sheet, row).row, spot(sheet, column).column)
