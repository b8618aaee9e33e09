"""What can be said of formulas without working them out: do they go in circles, or to other files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from nianbao.read.sheet_grid import Grid, Spot

_EXTERNAL = re.compile(r"\[[^\[\]]+\][^\[\]!]*!|'?[^'!]*\.(?:xlsx?|xlsm|et|ods)'?#?[^!]*!", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^\s'!:()+\-*/^&=<>,;{}\"]+)!)?"
    r"\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>\d{1,7})(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d{1,7}))?(?![\w(.])",
    re.IGNORECASE,
)
_STRING = re.compile(r'"(?:[^"]|"")*"')
#: More formula cells than a form can have; beyond it nobody's circles are followed.
_MAX_FORMULAS = 3000


def is_external(formula: str) -> bool:
    """Whether a formula names another workbook."""
    return bool(_EXTERNAL.search(_STRING.sub('""', formula)))


class Circles:
    """Finds out which formula cells of a workbook depend on themselves."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self._formulas = {(g.name, spot): text for g in grids for spot, text in g.formulas.items()}
        self._by_sheet: dict[str, list[Spot]] = {}
        for name, spot in self._formulas:
            self._by_sheet.setdefault(name.casefold(), []).append(spot)
        self._names = {name.casefold(): name for name, _ in self._formulas}

    def has(self, sheet: str, spot: Spot) -> bool:
        """Whether the formula at ``spot`` goes in a circle, or takes its value from one that does."""
        return (sheet, spot) in self._members

    @cached_property
    def _members(self) -> frozenset[tuple[str, Spot]]:
        if len(self._formulas) > _MAX_FORMULAS:
            return frozenset()
        waiting = {cell: set(self._precedents(*cell)) for cell in self._formulas}
        users: dict[tuple[str, Spot], list[tuple[str, Spot]]] = {}
        for cell, needed in waiting.items():
            for other in needed:
                users.setdefault(other, []).append(cell)
        done = [cell for cell, needed in waiting.items() if not needed]
        while done:
            cell = done.pop()
            del waiting[cell]
            for user in users.get(cell, ()):
                waiting[user].discard(cell)
                if not waiting[user]:
                    done.append(user)
        return frozenset(waiting)

    def _precedents(self, sheet: str, spot: Spot) -> list[tuple[str, Spot]]:
        found = []
        for match in _REFERENCE.finditer(_STRING.sub('""', self._formulas[(sheet, spot)])):
            name = (match["sheet"] or sheet).strip("'").replace("''", "'").casefold()
            first = (int(match["r1"]), _number(match["c1"]))
            last = (int(match["r2"]), _number(match["c2"])) if match["c2"] else first
            low, high = (tuple(f(a, b) for a, b in zip(first, last, strict=True)) for f in (min, max))
            found += [
                (self._names[name], (r, c))
                for r, c in self._by_sheet.get(name, ())
                if low[0] <= r <= high[0] and low[1] <= c <= high[1]
            ]
        return found


def _number(letters: str) -> int:
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - 64
    return value
