"""From a text to its slots: each quantity or negation with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from nianbao.prose.lexicon import Lexicon, Sense, Word
from nianbao.quantities import Kind, Spoken, scan

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_SEPARATORS = re.compile(r"[，,、；;：:（）()]|(?<=[0-9])\.(?=\s)")
_WIDE = str.maketrans(",;:()", "，；：（）")
_HEADINGS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]，)"
)


class Term(NamedTuple):
    """A word of the lexicon in its place."""

    start: int
    end: int
    word: Word

    @property
    def things(self) -> tuple[Sense, ...]:
        """The senses that say what is counted."""
        return self.word.things

    def get(self, facet: str) -> str | None:
        """Return what the word says of a facet, None if nothing."""
        return self.word.by_facet.get(facet)


class Gap(NamedTuple):
    """Text between the words that the lexicon knows."""

    start: int
    end: int


class Break(NamedTuple):
    """A mark of punctuation that parts clauses."""

    start: int
    char: str


Token = Term | Gap | Break | Spoken


@dataclass(slots=True)
class Slot:
    """One quantity, or one clause with a negation or universal, and the words around it."""

    start: int
    end: int
    quantity: Spoken | None
    #: Words and gaps before the quantity since the last break or quantity, and after it until the next.
    before: list[Term | Gap]
    after: list[Term | Gap]
    #: Clauses without a quantity between the last slot and this one, each with the break after it.
    bare: list[tuple[list[Term | Gap], str]]
    #: The break before it ("" within a clause), how deep in brackets, and its number in the sentence.
    sep: str
    depth: int
    index: int = 0
    #: The mark of punctuation right after the slot before it; "" within a clause.
    joint: str = ""
    year: Spoken | None = None

    @property
    def terms(self) -> list[Term]:
        """The words before and after, in order."""
        return [token for token in (*self.before, *self.after) if isinstance(token, Term)]


@dataclass(slots=True)
class Sentence:
    """A sentence with its slots, and the years it names."""

    section: str
    start: int
    end: int
    slots: list[Slot]
    years: list[Spoken] = field(default_factory=list)
    tail: list[Term | Gap] = field(default_factory=list)
    paragraph: int = 0


def sentences(section: str, text: str, words: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences of one section that name a quantity, a negation or a universal."""
    found = list(scan(text))
    at = paragraph = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if match.start() and text[match.start() - 1] == "\n":
            paragraph += 1
        here: list[Spoken] = []
        while at < len(found) and found[at].start < end:
            if found[at].end <= end:
                here.append(found[at])
            at += 1
        if here or _ABSENT.search(text, start, end):
            heading = _HEADINGS.match(text, start, end)
            yield _sentence(section, text, (heading.end() if heading else start, end), here, words, paragraph)


_ABSENT = re.compile("[未无没零均]|不存在|全部|全数|都|持平|悉数|一律")


def _tokens(text: str, span: tuple[int, int], found: list[Spoken], words: Lexicon) -> Iterator[Token]:
    at, end = span
    for spoken in found:
        yield from _words(text, at, spoken.start, words)
        yield spoken
        at = max(at, spoken.end)
    yield from _words(text, at, end, words)


def _words(text: str, start: int, end: int, words: Lexicon) -> Iterator[Token]:
    at = start
    for first, last, word in words.find(text, start, end):
        yield from _gaps(text, at, first)
        yield Term(first, last, word)
        at = last
    yield from _gaps(text, at, end)


def _gaps(text: str, start: int, end: int) -> Iterator[Token]:
    if start >= end:
        return
    at = start
    for mark in _SEPARATORS.finditer(text, start, end):
        if text[at : mark.start()].strip():
            yield Gap(at, mark.start())
        yield Break(mark.start(), mark.group().translate(_WIDE))
        at = mark.end()
    if text[at:end].strip():
        yield Gap(at, end)


def _sentence(
    section: str, text: str, span: tuple[int, int], found: list[Spoken], words: Lexicon, paragraph: int
) -> Sentence:
    builder = _Builder()
    for token in _tokens(text, span, found, words):
        builder.take(token)
    builder.close("。")
    sentence = Sentence(
        section, *span, builder.slots, [q for q in found if q.kind is Kind.YEAR], [], paragraph
    )
    for index, slot in enumerate(sentence.slots):
        slot.index = index
    return sentence


class _Builder:
    """Collects tokens into slots."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self._clause: list[Term | Gap | Spoken] = []
        self._bare: list[tuple[list[Term | Gap], str]] = []
        self._sep = self._joint = ""
        self._depth = 0

    def take(self, token: Token) -> None:
        if not isinstance(token, Break):
            if not (isinstance(token, Spoken) and token.kind is Kind.YEAR) or token.dated:
                self._clause.append(token)
            else:
                self._clause.append(token)
            return
        self.close(token.char)
        if token.char == "（":
            self._depth += 1
        elif token.char == "）":
            self._depth = max(0, self._depth - 1)

    def close(self, mark: str) -> None:
        """End the clause: its quantities become slots, or it is kept for the next slot."""
        clause, self._clause = self._clause, []
        counts = [
            i for i, token in enumerate(clause) if isinstance(token, Spoken) and token.kind is not Kind.YEAR
        ]
        if counts:
            self._quantities(clause, counts)
        elif clause:
            plain: list[Term | Gap] = [token for token in clause if not isinstance(token, Spoken)]
            year = next((token for token in clause if isinstance(token, Spoken)), None)
            if any(
                isinstance(t, Term)
                and (t.get("negation") or t.get("universal") or t.get("relation") == "same")
                for t in plain
            ):
                self._slot(plain, None, [], year)
            else:
                if plain or year:
                    self._bare.append((plain, mark))
                if year is not None:
                    self._year = year
        self._sep = mark
        if not self._bare:
            self._joint = mark

    _year: Spoken | None = None

    def _quantities(self, clause: list[Term | Gap | Spoken], counts: list[int]) -> None:
        leading = any(isinstance(token, Term) and bool(token.things) for token in clause[: counts[0]])
        at = 0
        for n, i in enumerate(counts):
            end = counts[n + 1] if n + 1 < len(counts) else len(clause)
            spoken = clause[i]
            assert isinstance(spoken, Spoken)
            before = [token for token in clause[at:i] if not isinstance(token, Spoken)]
            year = next((token for token in clause[at:i] if isinstance(token, Spoken)), None)
            last = n + 1 == len(counts)
            after = (
                [token for token in clause[i + 1 : end] if not isinstance(token, Spoken)]
                if last or not leading
                else []
            )
            at = i + 1 if leading or last else end
            self._slot(before, spoken, after, year)

    def _slot(
        self, before: list[Term | Gap], quantity: Spoken | None, after: list[Term | Gap], year: Spoken | None
    ) -> None:
        pieces: list[Term | Gap | Spoken] = [*before, *([quantity] if quantity else []), *after]
        first, last = pieces[0].start, pieces[-1].end
        slot = Slot(first, last, quantity, before, after, self._bare, self._sep, self._depth)
        slot.joint, slot.year = self._joint, year or self._year
        self._joint = ""
        self._year = None
        self._bare = []
        self._sep = ""
        self.slots.append(slot)
