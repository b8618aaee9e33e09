"""The words of the prose and what they mean, from the data file a clerk can extend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from nianbao.resources import folder


class Sense(NamedTuple):
    """One meaning of a word: the facet it speaks about, and what it says there."""

    facet: str
    value: str


#: Facets that say what is counted.
THING = frozenset({"object", "act", "row", "column", "result", "table2", "category"})
#: Tables of the data file whose words are no senses.
_APART = ("harmless", "notes")
#: Marks of punctuation that part clauses, each as the full-width mark it stands for.
MARKS = {char: char for char in "，、；：（）"} | {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}


class Word:
    """What one word means: its senses in order, the first of each facet, and those that name a thing."""

    __slots__ = ("by_facet", "mark", "said", "things")

    def __init__(self, senses: Iterable[Sense], mark: str = "") -> None:
        listed = tuple(senses)
        self.by_facet: Mapping[str, str] = {sense.facet: sense.value for sense in reversed(listed)}
        self.things = tuple(sense for sense in listed if sense.facet in THING)
        #: The full-width mark, of a mark of punctuation.
        self.mark = mark
        #: Each facet it speaks about, and each with what it says there: list, list:total.
        telling = {facet: said for facet, said in self.by_facet.items() if facet != "neutral"}
        self.said = frozenset(telling) | {f"{facet}:{said}" for facet, said in telling.items()}


class Lexicon:
    """Words with their senses, and the search for the longest of them at each place of a text."""

    def __init__(self, words: dict[str, Word], lengths: dict[str, tuple[int, ...]] | None = None) -> None:
        self._words = words
        self._lengths = _lengths(words, {}) if lengths is None else lengths

    def counts(self, word: str) -> bool:
        """Whether a word names something that reports count."""
        known = self._words.get(word)
        return known is not None and bool(known.things)

    def extended(self, words: Iterable[tuple[str, Sense]]) -> Lexicon:
        """Return a lexicon with a report's own words before the common ones."""
        own = {word: Word((sense,)) for word, sense in words if word}
        return Lexicon({**self._words, **own}, _lengths(own, self._lengths))

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Word]]:
        """Yield the words and marks of ``text[start:end]`` from left to right: start, end, meaning."""
        at, words, lengths = start, self._words.get, self._lengths.get
        while at < end:
            known = lengths(text[at : at + 2])
            if known is None:
                # No longer word begins so.
                word = words(text[at])
                at += 1
                if word is not None:
                    yield at - 1, at, word
                continue
            for length in known:
                last = at + length
                word = words(text[at:last])
                if word is not None and last <= end:
                    yield at, last, word
                    at = last
                    break
            else:
                at += 1


def _lengths(words: Iterable[str], known: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that begin with each one or two characters, the longest first.

    The lengths under two characters include 1 where the first of them is a word of its own.
    """
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set(known.get(word[:2], ()))).add(len(word))
    alone = {start for start in (*known, *found) if len(start) == 1}
    for start, lengths in found.items():
        if start[0] in alone:
            lengths.add(1)
    merged = {**known, **{start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}}
    for start in known:
        if len(start) == 2 and start[0] in found and 1 not in merged[start]:
            merged[start] = (*merged[start], 1)
    return merged


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads((folder("schemas") / "lexicon.toml").read_text("utf-8"))


def _spelled_out(listed: str) -> Iterator[str]:
    """Yield the words of a list; {甲,乙}丙 stands for 甲丙 and 乙丙."""
    for word in listed.split():
        parts = [part.split(",") for part in re.split("[{}]", word)]
        yield from map("".join, product(*parts))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    senses: dict[str, list[Sense]] = {}
    for facet, values in _data().items():
        if facet not in _APART:
            for value, listed in values.items():
                for word in _spelled_out(listed):
                    senses.setdefault(word, []).append(Sense(facet, value))
    offices = _data()["harmless"]
    for whose in offices["whose"].split():
        for office in offices["office"].split():
            senses.setdefault(whose + office, []).append(Sense("neutral", "office"))
    marks = {char: Word((), mark) for char, mark in MARKS.items()}
    return Lexicon({word: Word(found) for word, found in senses.items()} | marks)


@cache
def words_of_notes() -> tuple[frozenset[str], dict[str, str]]:
    """Return the words that say nothing of what a note counts, and those that stand for another one."""
    data = _data()["notes"]
    alike = {word: name for name, words in data.items() if name != "filler" for word in words.split()}
    return frozenset(data["filler"].split()), alike


@cache
def harmless() -> re.Pattern[str]:
    """Return the pattern of a stretch of words that narrow no count: 经核对, 截至."""
    words = "|".join(_data()["harmless"]["word"].split())
    return re.compile(rf"(?:{words}|[\s“”\"'《》·.．—-]|\d)*")
