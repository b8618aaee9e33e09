"""A worksheet as the reader sees it: what stands in which cell, which cells have been made use of.

openpyxl is opened twice, for values and for formulas, and streams, so that stray formatting costs
little; rows, columns and cells beyond a limit are not read, and that is said.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from nianbao.errors import InputError
from nianbao.findings import Finding, Place
from nianbao.read import codes
from nianbao.read.values import clip
from nianbao.report import How, Origin
from nianbao.sheets import REMARKS, fold, printed

#: (row, column), both from 1.
Spot = tuple[int, int]

MAX_ROWS = 3000
MAX_COLUMNS = 200
#: Cells looked at on a sheet and in the whole workbook, blank formatted ones included.
MAX_CELLS = 80_000
MAX_CELLS_IN_ALL = 240_000
#: Stray cells named one by one on a sheet; the rest are counted.
MAX_STRAYS = 20

_REMARKS = frozenset(map(fold, REMARKS))
_REMARK = re.compile(rf"\s*(?:{'|'.join(REMARKS)})\s*[:：]")


@dataclass(slots=True)
class Grid:
    """The content of one worksheet by spot; ``used`` are the spots that something was made of."""

    file: str
    name: str
    values: dict[Spot, Any]
    formulas: dict[Spot, str]
    #: Formula cells whose saved result is the empty text, which is a result.
    empty_results: frozenset[Spot]
    used: set[Spot] = field(default_factory=set)
    _labels: dict[str, list[Spot]] | None = None
    _content: list[Spot] | None = None

    def raw(self, spot: Spot) -> Any:
        """Return the value at a spot, None if there is none; a blank text is none."""
        value = self.values.get(spot)
        return None if isinstance(value, str) and not value.strip() else value

    def filled(self, spot: Spot) -> bool:
        """Whether anything stands at a spot."""
        return self.raw(spot) is not None or (spot in self.formulas and spot not in self.empty_results)

    @property
    def content(self) -> list[Spot]:
        """Every spot where something stands, row by row."""
        if self._content is None:
            spots = self.values.keys() | self.formulas.keys()
            self._content = sorted(spot for spot in spots if self.filled(spot))
        return self._content

    @property
    def labels(self) -> dict[str, list[Spot]]:
        """The spots of every text by its folded form; a heading broken over stacked cells counts too."""
        if self._labels is None:
            found: dict[str, list[Spot]] = {}
            texts = {
                spot: fold(value) for spot, value in sorted(self.values.items()) if isinstance(value, str)
            }
            for spot, text in texts.items():
                found.setdefault(text, []).append(spot)
            known = printed()
            for (row, column), text in texts.items():
                below = [texts.get((row + i, column), "") for i in (1, 2)]
                for joined, last in ((text + below[0], row + 1), (text + "".join(below), row + 2)):
                    if text and text not in known and texts.get((last, column)) and joined in known:
                        found.setdefault(joined, []).append((last, column))
                        self.used |= {(i, column) for i in range(row, last + 1)}
            self._labels = found
        return self._labels

    def hits(self, spellings: tuple[str, ...]) -> list[Spot]:
        """Return the spots of the first spelling that stands anywhere, in order."""
        return next((self.labels[text] for text in spellings if text in self.labels), [])

    def all_hits(self, spellings: tuple[str, ...]) -> list[Spot]:
        """Return the spots of all spellings, in order."""
        return sorted(spot for text in spellings for spot in self.labels.get(text, ()))

    def origin(self, spot: Spot | None = None, how: How = How.TYPED) -> Origin:
        """Return where a spot is, or where the sheet is."""
        return Origin(how=how, file=self.file, sheet=self.name, address=address(spot) if spot else "")

    def place(self, label: str, spot: Spot | None = None, path: str = "") -> Place:
        """Return a place on this sheet."""
        return self.origin(spot).place(label, path)

    def is_remark(self, spot: Spot) -> bool:
        """Whether the text at a spot calls itself a remark: 备注：…"""
        return bool(_REMARK.match(str(self.raw(spot) or "")))

    def strays(self) -> Iterator[Finding]:
        """Yield what stands on the sheet and was made nothing of, remarks and printed texts left out."""
        heads = [spot for text in _REMARKS for spot in self.labels.get(text, ())]
        columns = {column: row for row, column in sorted(heads, reverse=True)}
        rows = dict(sorted(heads, reverse=True))
        left = []
        for row, column in self.content:
            text = str(self.raw((row, column)) or "")
            remark = row > columns.get(column, row) or column > rows.get(row, column)
            if (row, column) in self.used or remark or self.is_remark((row, column)):
                continue
            if fold(text) in printed():
                continue
            left.append((row, column))
        for spot in left[:MAX_STRAYS]:
            shown = clip(str(self.raw(spot) if self.raw(spot) is not None else self.formulas[spot]))
            message = f"“{self.name}”表 {address(spot)} 的“{shown}”不在任何栏目里，没有读取"
            yield codes.NOT_READ.at(self.place("未读取的内容", spot), message, quote=shown)
        if len(left) > MAX_STRAYS:
            message = f"“{self.name}”表还有 {len(left) - MAX_STRAYS} 格内容没有读取"
            yield codes.NOT_READ.at(self.place("未读取的内容", left[MAX_STRAYS]), message)


def address(spot: Spot) -> str:
    """Return ``B7`` for (7, 2)."""
    row, column = spot
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def load(path: Path) -> tuple[list[Grid], list[Finding]]:
    """Read all worksheets of a workbook; raise InputError if it is none that can be read."""
    try:
        data = path.read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _load(data, path.name)
    except OSError as error:
        raise InputError(f"读不了文件“{path.name}”：{error.strerror or '无法打开'}") from error
    except Exception as error:
        # openpyxl raises whatever a broken part makes it trip over.
        raise InputError(
            f"“{path.name}”不是完好的 Excel 工作簿，读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"
        ) from error


def _load(data: bytes, file: str) -> tuple[list[Grid], list[Finding]]:
    from openpyxl import load_workbook

    values = load_workbook(BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(BytesIO(data), read_only=True, data_only=False)
    grids: list[Grid] = []
    findings: list[Finding] = []
    budget = MAX_CELLS_IN_ALL
    for valued, written in zip(values.worksheets, formulas.worksheets, strict=True):
        grid = Grid(file, valued.title, {}, {}, frozenset())
        reason, seen, last = _fill(grid, valued, min(budget, MAX_CELLS))
        budget -= seen
        if last:
            _formulas(grid, written, last)
        if reason:
            findings.append(codes.TOO_LARGE.at(grid.place("工作表"), f"“{grid.name}”表{reason}"))
        grids.append(grid)
    values.close()
    formulas.close()
    return grids, findings


def _fill(grid: Grid, sheet: Any, most: int) -> tuple[str, int, int]:
    """Put the values of ``sheet`` in the grid; return why it stopped, cells seen, and the last row."""
    sheet.reset_dimensions()
    empty: set[Spot] = set()
    reason, last, seen = "", 0, 0
    for row, cells in enumerate(sheet.iter_rows(), 1):
        seen += len(cells)
        if seen > most:
            reason = f"的单元格太多，从第 {row} 行起没有读取"
            break
        for column, cell in enumerate(cells, 1):
            if cell.value is None:
                # The type of a saved result that is the empty text survives although the text does not.
                if cell.data_type == "str":
                    empty.add((row, column))
                    last = row
            elif row > MAX_ROWS or column > MAX_COLUMNS:
                where = address((row, column))
                reason = f"在第 {MAX_ROWS} 行以下或第 {MAX_COLUMNS} 列以右还有内容（{where}），没有读取"
            else:
                grid.values[(row, column)] = cell.value
                last = row
        if row > MAX_ROWS and reason:
            break
    grid.empty_results = frozenset(empty)
    return reason, seen, min(last, MAX_ROWS)


def _formulas(grid: Grid, sheet: Any, last: int) -> None:
    sheet.reset_dimensions()
    for row, cells in enumerate(sheet.iter_rows(max_row=last), 1):
        for column, cell in enumerate(cells[:MAX_COLUMNS], 1):
            if cell.data_type == "f":
                text = getattr(cell.value, "text", None) or cell.value
                grid.formulas[(row, column)] = text if isinstance(text, str) else "="
        if row == last:
            # Below are no labels, and what follows the cells (dropdowns, merged areas) is slow to parse.
            break
