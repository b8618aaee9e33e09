"""Rendered text with what is known of it: the claims in it, and the words that they hang on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from fractions import Fraction

from .bank import Phrasing


@dataclass
class Mark:
    """One claim in a text: where, of what, written how."""

    start: int
    end: int
    kind: str
    things: tuple[str, ...]
    value: Fraction | None = None
    written: Fraction | None = None
    style: str = ""
    shape: str = "plain"
    unit: str = ""
    verdict: str = "consistent"
    phrasing: Phrasing | None = None
    #: The list that it is a member of, and the thing that the list adds up to.
    list: int = 0
    whole: str = ""
    piece: int = 0

    def moved(self, by: int) -> Mark:
        """Return the same mark further on in a longer text."""
        return dataclasses.replace(self, start=self.start + by, end=self.end + by)


@dataclass
class Word:
    """A word that a claim hangs on: its direction, or the base of a share."""

    start: int
    end: int
    kind: str
    thing: str
    other: str = ""

    def moved(self, by: int) -> Word:
        """Return the same word further on in a longer text."""
        return dataclasses.replace(self, start=self.start + by, end=self.end + by)


@dataclass
class Piece:
    """A rendered phrasing: text with marks and words; ``spans`` are the phrasings it was made of."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    spans: list[tuple[int, int, Phrasing]] = field(default_factory=list)

    def add(self, other: Piece | str) -> None:
        """Append text, or another piece with what is in it."""
        by = len(self.text)
        if isinstance(other, str):
            self.text += other
            return
        number = len(self.spans)
        for mark in other.marks:
            moved = mark.moved(by)
            moved.piece += number
            self.marks.append(moved)
        self.words += [word.moved(by) for word in other.words]
        self.spans += [(a + by, b + by, p) for a, b, p in other.spans]
        self.text += other.text
