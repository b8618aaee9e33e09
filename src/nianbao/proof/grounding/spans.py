"""Stretches of a text, and whether another one touches them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Spans:
    """A set of stretches, each from its first character to the one after its last."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the stretch from ``start`` to ``end``."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start
