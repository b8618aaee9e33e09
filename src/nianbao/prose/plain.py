"""A text as the proof reads it: digits of one width and no blanks beside numbers, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDE = re.compile("[０-９％]")
_NARROW = str.maketrans("０１２３４５６７８９％", "0123456789%")
_BESIDE = "\u4e00-\u9fff，。；：、（）《》“”"
#: What blanks part from the text before, and what loses its meaning with them: 总体情况 2024年…, 2件 3.不予….
_PARTED = r"(?!20[0-9]{2}\s?年|[0-9]{1,2}[.．、)）](?![0-9]))"
_BLANK = re.compile(
    rf"(?<=[0-9])[ \u3000\xa0]{{1,3}}(?=[%{_BESIDE}])"
    rf"|(?<=[{_BESIDE}])[ \u3000\xa0]{{1,3}}(?=[0-9]){_PARTED}"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without what only its look has, and where its characters stood."""

    text: str
    #: Where it goes on behind each blank left out, and how many characters were left out up to there.
    _after: tuple[int, ...] = ()
    _lost: tuple[int, ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text as written a span of this one stands."""
        return self._place(start), self._place(end - 1) + 1 if end > start else self._place(start)

    def _place(self, at: int) -> int:
        found = bisect_right(self._after, at)
        return at + self._lost[found - 1] if found else at


def plain(text: str) -> Plain:
    """Return a text as it is read."""
    narrow = text.translate(_NARROW) if _WIDE.search(text) else text
    pieces, after, lost, at, length = list[str](), list[int](), list[int](), 0, 0
    for blank in _BLANK.finditer(narrow):
        pieces.append(narrow[at : blank.start()])
        length += blank.start() - at
        at = blank.end()
        after.append(length)
        lost.append(at - length)
    if not after:
        return Plain(narrow)
    return Plain("".join([*pieces, narrow[at:]]), tuple(after), tuple(lost))
