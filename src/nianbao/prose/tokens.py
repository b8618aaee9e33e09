"""The pieces of a clause: known words in their places, and the unknown stretches between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nianbao.prose.lexicon import Sense, Word


class Term:
    """A word of the lexicon in its place."""

    __slots__ = ("end", "says", "start", "things", "word")

    def __init__(self, start: int, end: int, word: Word) -> None:
        self.start, self.end, self.word = start, end, word
        #: What it says, by facet.
        self.says: Mapping[str, str] = word.by_facet
        #: The senses that say what is counted.
        self.things: tuple[Sense, ...] = word.things


class Gap:
    """Text between the words that the lexicon knows."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def said(terms: Iterable[Term], facet: str) -> str:
    """Return the first value that some words give a facet, "" if none speaks of it."""
    for term in terms:
        value = term.says.get(facet)
        if value is not None:
            return value
    return ""
