"""The pieces of a sentence from left to right: known words, unknown stretches, marks and quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nianbao.prose.lexicon import Lexicon, Sense, Word
from nianbao.quantities import Spoken


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


class Mark:
    """A mark of punctuation that parts clauses, in its full-width form; · is the number of an item."""

    __slots__ = ("char", "end", "start")

    def __init__(self, start: int, end: int, char: str) -> None:
        self.start, self.end, self.char = start, end, char


Token = Term | Gap | Mark | Spoken


def tokens(
    text: str,
    span: tuple[int, int],
    found: Iterable[Spoken | Mark],
    words: Lexicon,
    last: Spoken | None = None,
) -> list[Token]:
    """Return the pieces of a stretch of text; ``found`` are its quantities and item numbers in order.

    Behind the quantity ``last`` they are read up to the next mark.
    """
    pieces: list[Token] = []
    at, end = span
    ending = False
    for piece in found:
        if at < piece.start and _fill(pieces, text, at, piece.start, words, ending):
            return pieces
        if ending and isinstance(piece, Mark):
            return pieces
        pieces.append(piece)
        at = max(at, piece.end)
        ending = ending or piece is last
    _fill(pieces, text, at, end, words, ending)
    return pieces


def _fill(pieces: list[Token], text: str, start: int, end: int, words: Lexicon, ending: bool) -> bool:
    """Add the pieces of a stretch without quantities; return whether it ended at a mark."""
    at = start
    for first, last, word in words.find(text, start, end):
        if first > at and not text[at:first].isspace():
            pieces.append(Gap(at, first))
        if not word.mark:
            pieces.append(Term(first, last, word))
        elif ending:
            return True
        else:
            pieces.append(Mark(first, last, word.mark))
        at = last
    if at < end and not text[at:end].isspace():
        pieces.append(Gap(at, end))
    return False


def said(terms: Iterable[Term], facet: str) -> str:
    """Return the first value that some words give a facet, "" if none speaks of it."""
    for term in terms:
        value = term.says.get(facet)
        if value is not None:
            return value
    return ""
