"""The workbook that a clerk fills in: empty, with suggestions from last year, or from a report."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree
from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from nianbao.errors import OutputError
from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.numbers import Number, show
from nianbao.report import Report
from nianbao.sheets import SUGGESTED, Sheet, sheets, table_title
from nianbao.write import workbook_lists as lists
from nianbao.write.moving import is_open, keep_backup, move, write_beside
from nianbao.write.suggestions import carry_over, fill_gaps
from nianbao.write.workbook_lists import Filling
from nianbao.write.workbook_page import Page
from nianbao.write.workbook_tables import Drawing, draw_declarations, draw_table

#: The oldest date a zip archive can hold: the bytes must not depend on the clock.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_DATE = "2021-01-01T00:00:00Z"
_SPARE = {"disclosure": 12, "problems": 6, "waivers": 12}

__all__ = ["carry_over", "workbook_bytes", "write_workbook"]


def write_workbook(
    path: Path, report: Report | None = None, suggestions: Report | None = None, *, overwrite: bool = False
) -> Path | None:
    """Write the workbook to ``path``, filled with ``report``; its blanks with ``suggestions``, marked.

    Prose has no place in it and is left out. With ``overwrite`` an existing file is renamed to
    填报表.备份.xlsx first; its new path is returned.
    Raises OutputError if the file exists and ``overwrite`` is not set, is open, or cannot be written.
    """
    data = workbook_bytes(report, suggestions)
    part = None
    try:
        if path.exists() and not overwrite:
            raise OutputError(
                f"“{path}”已经存在，没有覆盖。请换一个文件名，或加 --force（原文件另存为备份）。"
            )
        if is_open(path):
            raise OutputError(f"“{path}”正在 WPS 或 Excel 里打开，请关闭后再试。")
        part = write_beside(path, data)
        backup = keep_backup(path) if path.exists() else None
        move(part, path)
        return backup
    except PermissionError as error:
        raise OutputError(
            f"写不了“{path}”：没有权限，或文件正在 WPS 或 Excel 里打开，请关闭后再试。"
        ) from error
    except OSError as error:
        raise OutputError(f"写不了“{path}”：{error.strerror or '无法写入'}。") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def workbook_bytes(report: Report | None = None, suggestions: Report | None = None) -> bytes:
    """Return the workbook as the bytes of an .xlsx file: the same for the same input."""
    filled, suggested = fill_gaps(report or Report(), suggestions or Report())
    book = Workbook()
    book.remove(book.worksheets[0])
    results: list[dict[str, Number | str]] = []
    for wanted in sheets():
        page = _draw(book, wanted, Filling(filled, suggested))
        results.append(page.results)
    book.properties.creator = "nianbao"
    book.properties.title = form().title
    stream = io.BytesIO()
    book.save(stream)
    return _settle(stream, results)


def _draw(book: Workbook, wanted: Sheet, filling: Filling) -> Page:
    if wanted.id == "previous":
        return _draw_previous(book, wanted, filling)
    if wanted.tables:
        return _draw_table(book, wanted, filling)
    if wanted.id == "guide":
        page = _page(book, wanted, (18.0, 90.0))
        lists.draw_guide(page, wanted, bool(filling.suggested))
        page.finish()
        return page
    if wanted.fields:
        page = _page(book, wanted, lists.FIELD_WIDTHS)
        _head(page, wanted, any(item.path in filling.suggested for item in wanted.fields))
        lists.draw_fields(page, wanted, filling)
        if wanted.columns:
            page.row += 1
            lists.draw_list(
                page, wanted.columns, lists.list_rows(wanted.id, filling.report), _SPARE[wanted.id]
            )
        page.finish()
        return page
    page = _page(book, wanted, tuple(float(column.width) for column in wanted.columns))
    _head(page, wanted, False)
    if wanted.id == "notes":
        top = lists.draw_notes(page, wanted.columns, filling.report)
    else:
        rows = lists.list_rows(wanted.id, filling.report)
        top = lists.draw_list(page, wanted.columns, rows, _SPARE[wanted.id])
    page.sheet.print_title_rows = f"{top}:{top}"
    page.finish(landscape=wanted.id != "notes", freeze=f"A{top + 1}")
    return page


def _page(book: Workbook, wanted: Sheet, widths: tuple[float, ...]) -> Page:
    return Page(book.create_sheet(wanted.name), widths)


def _head(page: Page, wanted: Sheet, suggested: bool) -> None:
    page.title(wanted.title)
    for line in wanted.help:
        page.help(line)
    if suggested:
        page.help(SUGGESTED, suggested=True)


#: Column widths of each table's own sheet, and how many columns stand left of the values.
_TABLE_WIDTHS: dict[str, tuple[tuple[float, ...], int]] = {
    "t2": ((30, 20, 20, 20), 1),
    "t3": ((7, 14.5, 36, *[8.6] * 7, 8.6), 3),
    "t4": ((10, *[8.5] * 15), 1),
}
#: How many columns a declaration's sentence takes.
_DECLARATION = {"t2": 1, "t3": 3, "t4": 4}


def _draw_table(book: Workbook, wanted: Sheet, filling: Filling) -> Page:
    table = form().table(wanted.tables[0])
    widths, labels = _TABLE_WIDTHS[table.id]
    page = _page(book, wanted, widths)
    facts = FactBook(filling.report)
    drawing = Drawing(page, table, filling.report, facts, labels, suggested=filling.suggested)
    page.title(table_title(table.id))
    for line in wanted.help:
        page.help(line)
    if any(spec.id in filling.suggested for spec in table.cells):
        page.help(SUGGESTED, suggested=True)
    draw_declarations(drawing, _DECLARATION[table.id])
    page.row += 1
    top = page.row
    first, _ = draw_table(drawing)
    letter = "ABCDEFG"[labels]
    # Table 二 has headings all the way down, so only what stands above it is kept in sight.
    page.finish(landscape=table.id == "t4", freeze=f"{letter}{top if table.id == 't2' else first}")
    return page


def _draw_previous(book: Workbook, wanted: Sheet, filling: Filling) -> Page:
    whole = "previous" in filling.suggested
    last_year = filling.report.previous or Report()
    if last_year.disclosure.unit == filling.report.disclosure.unit:
        blank = last_year.disclosure.model_copy(update={"unit": ""})
        last_year = last_year.model_copy(update={"disclosure": blank})
    page = _page(book, wanted, (7, 14.5, 36, *[8.6] * 15))
    _head(page, wanted, whole)
    lists.draw_fields(
        page, wanted, Filling(last_year, frozenset("*") if whole else frozenset()), span=(3, 4, 8)
    )
    for id in wanted.tables:
        table = form().table(id)
        ids = frozenset(spec.id for spec in table.cells)
        page.row += 1
        if id == "t3":
            page.sheet.row_breaks.append(Break(page.row - 1))
        page.subtitle(table_title(id))
        suggested = ids if whole else frozenset[str]()
        draw_table(
            Drawing(page, table, last_year, FactBook(last_year), 3, suggested=suggested, last_year=True)
        )
    page.finish(landscape=True)
    return page


def _settle(stream: io.BytesIO, results: list[dict[str, Number | str]]) -> bytes:
    """Zip the parts again with fixed dates, and put in what the formulas come to."""
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _fix_dates(content)
            elif name.startswith("xl/worksheets/sheet"):
                number = int(name.removeprefix("xl/worksheets/sheet").removesuffix(".xml"))
                content = _put_results(content, results[number - 1])
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, content)
    return result.getvalue()


def _fix_dates(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for element in root.iterfind("{http://purl.org/dc/terms/}*"):
        element.text = _DATE
    return etree.tostring(root)


def _put_results(content: bytes, results: dict[str, Number | str]) -> bytes:
    """Store each formula's result, which the library cannot, so that viewers and readers see it."""
    if not results:
        return content
    root = etree.fromstring(content)
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    for cell in root.iter(f"{main}c"):
        if cell.find(f"{main}f") is None:
            continue
        result = results[cell.get("r", "")]
        value = cell.find(f"{main}v")
        if value is None:
            value = etree.SubElement(cell, f"{main}v")
        if isinstance(result, str):
            cell.set("t", "str")
        value.text = result if isinstance(result, str) else show(result)
    return etree.tostring(root)
