"""The words of the prose and what they mean, from the data file a clerk can extend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from nianbao.resources import folder


class Sense(NamedTuple):
    """One meaning of a word: the facet it speaks about, and what it says there."""

    facet: str
    value: str


#: Facets that say what is counted.
THING = frozenset({"object", "act", "row", "column", "result", "table2", "category"})
#: Marks of punctuation that part clauses, each as the full-width mark it stands for.
MARKS = {char: char for char in "，、；：（）"} | {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}


class Word:
    """What one word means: its senses in order, the first of each facet, and those that name a thing."""

    __slots__ = ("by_facet", "mark", "things")

    def __init__(self, senses: Iterable[Sense], mark: str = "") -> None:
        listed = tuple(senses)
        self.by_facet: Mapping[str, str] = {sense.facet: sense.value for sense in reversed(listed)}
        self.things = tuple(sense for sense in listed if sense.facet in THING)
        #: The full-width mark, of a mark of punctuation.
        self.mark = mark


class Lexicon:
    """Words with their senses, and the search for the longest of them at each place of a text."""

    def __init__(self, words: dict[str, Word], lengths: dict[str, tuple[int, ...]] | None = None) -> None:
        self._words = words
        self._lengths = _lengths(words, {}) if lengths is None else lengths
        self._head = _heads(frozenset(self._lengths))

    def extended(self, words: Iterable[tuple[str, Sense]]) -> Lexicon:
        """Return a lexicon with a report's own words before the common ones."""
        own = {word: Word((sense,)) for word, sense in words if word}
        return Lexicon({**self._words, **own}, _lengths(own, self._lengths))

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Word]]:
        """Yield the words and marks of ``text[start:end]`` from left to right: start, end, meaning."""
        at, words, lengths, search = start, self._words, self._lengths, self._head.search
        while (head := search(text, at, end)) is not None:
            at = head.start()
            for length in lengths[text[at]]:
                word = words.get(text[at : at + length])
                if word is not None and at + length <= end:
                    yield at, at + length, word
                    at += length
                    break
            else:
                at += 1


def _lengths(words: Iterable[str], known: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that begin with each character, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set(known.get(word[0], ()))).add(len(word))
    return {**known, **{head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}}


@cache
def _heads(heads: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(heads)))}]")


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads((folder("schemas") / "lexicon.toml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    senses: dict[str, list[Sense]] = {}
    for facet, values in _data().items():
        if facet != "harmless":
            for value, listed in values.items():
                for word in listed.split():
                    senses.setdefault(word, []).append(Sense(facet, value))
    marks = {char: Word((), mark) for char, mark in MARKS.items()}
    return Lexicon({word: Word(found) for word, found in senses.items()} | marks)


@cache
def harmless() -> re.Pattern[str]:
    """Return the pattern of a stretch of words that narrow no count: 共, 依法, 我局."""
    data = {name: "|".join(listed.split()) for name, listed in _data()["harmless"].items()}
    office = f"(?:{data['whose']})(?:{data['office']})"
    return re.compile(rf"(?:{office}|{data['word']}|[\s“”\"'《》·.．—-]|\d)*")
