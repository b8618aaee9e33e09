"""One cell of a worksheet to a number, text, year, date or choice, formulas looked through."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar

from nianbao.findings import Finding, Place
from nianbao.numbers import read_quantity, show
from nianbao.read import codes
from nianbao.read.formulas import Circles, is_external
from nianbao.read.sheet_grid import Grid, Spot, address
from nianbao.read.values import clip, read_number
from nianbao.report import Cell, How, Kind, Level
from nianbao.sheets import NO_WORDS, YES, YES_WORDS, fold
from nianbao.texts import items, one_line, without_controls

_ChoiceT = TypeVar("_ChoiceT", Level, Kind)

_DATE = re.compile(r"([^年./\-\s]+)[年./\-]([^月./\-\s]+)[月./\-]([^日号\s]+)[日号]?(?: 00:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")


class ValueReader:
    """Reads the cells of one workbook and gathers what there is to say of them."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self.findings: list[Finding] = []
        self._circles = Circles(grids)

    def number(self, grid: Grid, spot: Spot, label: str, unit: str, path: str) -> Cell:
        """Return the number at a spot; blank, wrong and uncached ones are unknown."""
        place = grid.place(label, spot, path)
        raw, how = self._look(grid, spot, place)
        cell, finding = read_number(raw, unit, grid.origin(spot, how), place)
        if finding is not None:
            self.findings.append(finding)
        return cell

    def is_circular(self, grid: Grid, spot: Spot) -> bool:
        """Whether the formula at a spot goes in a circle."""
        return spot in grid.formulas and self._circles.has(grid.name, spot)

    def text(self, grid: Grid, spot: Spot, label: str, path: str = "") -> str:
        """Return the text at a spot as one line, without control characters; numbers as their digits."""
        return one_line(self._lines(grid, spot, label, path))

    def items(self, grid: Grid, spot: Spot, label: str) -> list[str]:
        """Return the list items in the text at a spot."""
        return items(self._lines(grid, spot, label))

    def _lines(self, grid: Grid, spot: Spot, label: str, path: str = "") -> str:
        place = grid.place(label, spot, path)
        raw, _ = self._look(grid, spot, place)
        if raw is None:
            return ""
        if isinstance(raw, bool | datetime.date | datetime.time | datetime.timedelta):
            shown = YES if raw is True else "否" if raw is False else str(raw).removesuffix(" 00:00:00")
            message = f"{label}应填文字，实为“{shown}”"
            self.findings.append(codes.TEXT_EXPECTED.at(place, message, quote=shown))
            return shown
        if not isinstance(raw, str):
            cell, _ = read_number(raw, "", grid.origin(spot), place)
            return str(raw) if cell.value is None else show(cell.value)
        if raw.startswith("#"):
            _, finding = read_number(raw, "", grid.origin(spot), place)
            if finding is not None and finding.code == codes.ERROR_VALUE.id:
                self.findings.append(finding)
                return ""
        text = without_controls(raw)
        if text != raw:
            message = f"{label}的文字里有看不见的控制字符，已去掉"
            self.findings.append(codes.CONTROL_REMOVED.at(place, message, quote=clip(text)))
        return text

    def year(self, grid: Grid, spot: Spot, label: str, path: str) -> int | None:
        """Return a four-digit year written as 2023, 2023年 or 2023年度."""
        place = grid.place(label, spot, path)
        raw, _ = self._look(grid, spot, place)
        if raw is None:
            return None
        if isinstance(raw, str):
            quantity = read_quantity(re.sub(r"年度?$", "", one_line(raw)))
            raw = quantity.value if quantity is not None and not quantity.unit else raw
        elif isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if isinstance(raw, int) and not isinstance(raw, bool) and 1000 <= raw <= 9999:
            return raw
        self._unreadable(place, f"{label}应填四位数的年份", raw)
        return None

    def date(self, grid: Grid, spot: Spot, label: str, path: str) -> datetime.date | None:
        """Return a date stored as one, or written as 2024年1月15日, 2024-1-15 or 2024.1.15."""
        place = grid.place(label, spot, path)
        raw, _ = self._look(grid, spot, place)
        if raw is None:
            return None
        if isinstance(raw, datetime.datetime):
            return raw.date()
        if isinstance(raw, datetime.date):
            return raw
        read = None if isinstance(raw, bool) else _date(one_line(str(raw)))
        if read is None:
            self._unreadable(place, f"{label}应填日期，如 2025年1月15日", raw)
        return read

    def yes(self, grid: Grid, spot: Spot, label: str, path: str) -> bool:
        """Whether 是 is chosen at a spot; blank is no, anything unclear is no and said."""
        place = grid.place(label, spot, path)
        raw, _ = self._look(grid, spot, place)
        if raw is None or isinstance(raw, bool):
            return bool(raw)
        word = unicodedata.normalize("NFKC", one_line(str(raw))).casefold()
        if word not in YES_WORDS and word not in NO_WORDS:
            self._no_choice(place, label, str(raw), (YES, "留空"))
        return word in YES_WORDS

    def choice(
        self, grid: Grid, spot: Spot, label: str, path: str, options: type[_ChoiceT]
    ) -> _ChoiceT | None:
        """Return the member whose label, or the beginning of it, stands at a spot."""
        place = grid.place(label, spot, path)
        raw, _ = self._look(grid, spot, place)
        if raw is None:
            return None
        word = fold(raw)
        members = list(options)
        whole = [m for m in members if word in (fold(m.value), fold(m.label), fold(m.label.split("（")[0]))]
        begun = whole or [m for m in members if word and fold(m.label).startswith(word)]
        if len(begun) == 1:
            return begun[0]
        self._no_choice(place, label, str(raw), tuple(m.label for m in members))
        return None

    def _look(self, grid: Grid, spot: Spot, place: Place) -> tuple[Any, How]:
        """Return the raw value, a formula's saved result included, and how it came about."""
        grid.used.add(spot)
        raw, formula = grid.raw(spot), grid.formulas.get(spot)
        if formula is None:
            return raw, How.TYPED
        if self.is_circular(grid, spot):
            message = f"{place.label}（{address(spot)}）的公式循环引用，算不出结果"
            self.findings.append(codes.CIRCULAR_FORMULA.at(place, message, quote=clip(formula, 60)))
            return None, How.FORMULA
        if is_external(formula):
            message = f"{place.label}（{address(spot)}）的公式引用了别的文件，采用上次保存的结果"
            self.findings.append(codes.EXTERNAL_FORMULA.at(place, message, quote=clip(formula, 60)))
        elif raw is None and spot not in grid.empty_results:
            message = f"{place.label}（{address(spot)}）是公式，没有保存计算结果，按未知处理"
            self.findings.append(codes.FORMULA_WITHOUT_VALUE.at(place, message, quote=clip(formula, 60)))
        return raw, How.FORMULA

    def _unreadable(self, place: Place, message: str, raw: Any) -> None:
        shown = clip(str(raw))
        self.findings.append(codes.NOT_A_DATE.at(place, f"{message}，实为“{shown}”", quote=shown))

    def _no_choice(self, place: Place, label: str, raw: str, options: tuple[str, ...]) -> None:
        self.findings.append(no_choice(place, label, raw, options))


def no_choice(place: Place, label: str, raw: str, options: Iterable[str]) -> Finding:
    """Return the finding for an answer that is none of the options."""
    return codes.NOT_A_CHOICE.at(
        place, f"“{label}”填的是“{clip(raw)}”，可选：{'、'.join(options)}", quote=clip(raw, 200)
    )


def _date(text: str) -> datetime.date | None:
    text = unicodedata.normalize("NFKC", text)
    found = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    if found is None:
        return None
    parts = [read_quantity(part) for part in found.groups()]
    numbers = [p.value for p in parts if p is not None and not p.unit and isinstance(p.value, int)]
    if len(numbers) != 3 or numbers[0] < 1900:
        return None
    try:
        return datetime.date(*map(int, numbers))
    except ValueError:
        return None
