"""A text as the proof reads it: digits of one width and no blanks beside numbers, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDE = "０１２３４５６７８９％"
_NARROW = str.maketrans(_WIDE, "0123456789%")
_BLANKS = " \u3000\xa0"
#: Beside a number a blank parts nothing from these.
_JOINED = re.compile("[\u4e00-\u9fff，。；：、（）《》“”%]")
_BLANK = re.compile(f"[{_BLANKS}]{{1,3}}")
#: What loses its meaning without the blank before it: 总体情况 2024年…, 2件 3.不予….
_PARTED = re.compile(r"20[0-9]{2}\s?年|[0-9]{1,2}[.．)）](?![0-9])|[0-9]、")
#: Before a year these lead on: 转到 2024 年.
_LEADING = frozenset("到至入从由自于在与较比为")


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
    # Looked for one by one: nearly no text has any of them.
    narrow = text.translate(_NARROW) if any(char in text for char in _WIDE) else text
    if not any(char in narrow for char in _BLANKS):
        return Plain(narrow)
    pieces, after, lost, at, length = list[str](), list[int](), list[int](), 0, 0
    for blank in _BLANK.finditer(narrow):
        if not _is_idle(narrow, *blank.span()):
            continue
        pieces.append(narrow[at : blank.start()])
        length += blank.start() - at
        at = blank.end()
        after.append(length)
        lost.append(at - length)
    if not after:
        return Plain(narrow)
    return Plain("".join([*pieces, narrow[at:]]), tuple(after), tuple(lost))


def _is_idle(text: str, start: int, end: int) -> bool:
    """Whether a blank stands between a number and the words beside it, and parts nothing."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if "0" <= left <= "9":
        return _JOINED.match(right) is not None
    parted = _PARTED.match(text, end) is not None and left not in _LEADING
    return "0" <= right <= "9" and _JOINED.match(left) is not None and not parted
