"""One worksheet being drawn: styles, inert text, dropdowns, and what formulas come to."""

from __future__ import annotations

import datetime
import math
from typing import Any, Literal

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nianbao.errors import OutputError
from nianbao.numbers import Number
from nianbao.sheets import HELP
from nianbao.texts import one_line
from nianbao.write.workbook_looks import Wardrobe

#: Rows and columns that a cell takes.
Span = tuple[int, int]

#: What a worksheet cell can hold.
_LONGEST = 32_767

DATE_FORMAT = 'yyyy"年"m"月"d"日"'
_ERRORS = {
    "whole": "应填大于或等于 0 的整数。没有发生的填 0，还不知道的空着。",
    "decimal": "应填大于或等于 0 的数，不要带单位。没有发生的填 0，还不知道的空着。",
}


class Page:
    """Draws on one worksheet; ``results`` are what its formulas come to, by address."""

    def __init__(self, sheet: Worksheet, widths: tuple[float, ...]) -> None:
        self.sheet = sheet
        self.widths = widths
        self.row = 1
        self.results: dict[str, Number | str] = {}
        self._wardrobe = Wardrobe()
        self._checks: dict[tuple[str, ...], DataValidation] = {}
        for i, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(i)].width = width

    def title(self, text: str) -> None:
        """Print the heading of the sheet in the next row."""
        self._line(text, "title", 30)

    def subtitle(self, text: str) -> None:
        """Print a heading within the sheet in the next row."""
        self._line(text, "subtitle", 24)

    def help(self, text: str, *, suggested: bool = False) -> None:
        """Print a line of help in the next row; one about suggestions looks like them."""
        text = HELP + text
        height = 15 * _lines(text, sum(self.widths), 0.95) + 3
        self._line(text, "legend" if suggested else "help", height)

    def sentence(self, text: str) -> None:
        """Print a line of text in the next row."""
        self._line(text, "help", 24)

    def heading(self, row: int, column: int, text: str, span: Span = (1, 1)) -> None:
        """Print a column heading."""
        self._text(row, column, text, "heading", span)

    def label(self, row: int, column: int, text: str, span: Span = (1, 1), *, bold: bool = False) -> None:
        """Print a row label."""
        self._text(row, column, text, "strong label" if bold else "label", span)

    def aside(self, row: int, column: int, text: str, span: Span = (1, 1)) -> None:
        """Print a small explanation beside something."""
        self._text(row, column, text, "aside", span)

    def answer(
        self,
        row: int,
        column: int,
        value: Any,
        *,
        span: Span = (1, 1),
        suggested: bool = False,
        choices: tuple[str, ...] = (),
        number: str = "",
        centred: bool = True,
    ) -> str:
        """Draw a cell to fill in, with what is known; return its address.

        ``number`` is whole, decimal or year where a number belongs.
        """
        look = "figure" if centred else "answer"
        if suggested and value not in (None, ""):
            look = f"suggested {look}"
        if isinstance(value, str) or value is None:
            cell = self._text(row, column, value or "", look, span, "General" if number or choices else "@")
        else:
            format = DATE_FORMAT if isinstance(value, datetime.date) else "General"
            cell = self._text(row, column, "", look, span, format)
            cell.value = value
            # Setting a date brings along a format of its own.
            self._wardrobe.dress(cell, look, format)
        if choices:
            self._check(("list", ",".join(choices)), cell)
        elif number:
            self._check((number,), cell)
        return cell.coordinate

    def swatch(self, row: int, column: int, text: str, look: str) -> None:
        """Print a sample of a look: figure, total or suggested figure."""
        self._text(row, column, text, look)

    def total(self, row: int, column: int, formula: str, result: Number | None) -> None:
        """Draw a sum: a formula of ours, with what it comes to."""
        cell = self._text(row, column, "", "total")
        cell.value = formula
        self.results[cell.coordinate] = "" if result is None else result

    def fit(self, row: int, texts: dict[tuple[int, int], str], least: float = 20) -> None:
        """Make a row high enough for wrapped texts by (first column, how many columns)."""
        widths = {spot: sum(self.widths[spot[0] - 1 : spot[0] - 1 + spot[1]]) for spot in texts}
        lines = max((_lines(text, widths[spot]) for spot, text in texts.items()), default=1)
        self.sheet.row_dimensions[row].height = max(least, 15 * lines + 4)

    def finish(self, *, landscape: bool = False, freeze: str = "") -> None:
        """Set up the page for A4 paper and the panes for the screen."""
        sheet = self.sheet
        for check in self._checks.values():
            sheet.add_data_validation(check)
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.6
        sheet.page_margins.top = sheet.page_margins.bottom = 0.7
        sheet.print_options.horizontalCentered = True
        # The footer is made with the sheet; its parts are only optional in the type.
        footer = sheet.oddFooter
        assert footer is not None and footer.center is not None
        footer.center.text = "&A　第 &P 页，共 &N 页"
        if freeze:
            sheet.freeze_panes = freeze

    def _line(self, text: str, look: str, height: float) -> None:
        self._text(self.row, 1, text, look, (1, len(self.widths)))
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def _text(
        self, row: int, column: int, text: str, look: str, span: Span = (1, 1), format: str = "General"
    ) -> Cell:
        """Write text that can never act: no formula, no error value, no control character."""
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if span != (1, 1):
            # Merged while still bare: the library copies borders about, which takes its time.
            self.sheet.merge_cells(
                start_row=row, start_column=column, end_row=row + span[0] - 1, end_column=column + span[1] - 1
            )
        written = one_line(text)
        if len(written) > _LONGEST:
            shown = f"“{written[:20]}…”共 {len(written)} 个字"
            raise OutputError(f"{shown}，超过一个单元格能放的 {_LONGEST} 个字")
        cell.value = written or None
        if written:
            cell.data_type = "s"
        # Without the quote, whoever edits the cell would turn the text into a formula.
        self._wardrobe.dress(cell, look, format, written.startswith(("=", "+", "-", "@")))
        for r in range(row, row + span[0]):
            for c in range(column, column + span[1]):
                if (r, c) != (row, column):
                    self._wardrobe.dress(self.sheet.cell(r, c), look)
        return cell

    def _check(self, kind: tuple[str, ...], cell: Cell) -> None:
        check = self._checks.get(kind)
        if check is None:
            check = self._checks[kind] = _validation(kind)
        check.add(cell)


def _validation(kind: tuple[str, ...]) -> DataValidation:
    if kind[0] == "list":
        check = DataValidation("list", formula1=f'"{kind[1]}"', allow_blank=True)
        check.error = f"请从下拉框选择：{kind[1].replace(',', '、')}"[:220]
    elif kind[0] == "year":
        check = DataValidation(
            "whole", operator="between", formula1="2008", formula2="2099", allow_blank=True
        )
        check.error = "应填四位数的年份，如 2024。"
    else:
        type: Literal["whole", "decimal"] = "decimal" if kind[0] == "decimal" else "whole"
        check = DataValidation(type, operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        check.error = _ERRORS[type]
    check.errorTitle, check.showErrorMessage, check.showInputMessage = "填写有误", True, True
    return check


def _lines(text: str, width: float, scale: float = 1.15) -> int:
    """Return how many lines a text takes: a Chinese character is two units of column width wide."""
    wide = sum(1 if ord(char) < 0x2000 else 2 for char in text) * scale
    return max(1, math.ceil(wide / max(width - 1.5, 1)))
