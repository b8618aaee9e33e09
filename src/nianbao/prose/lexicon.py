"""The words of the prose and what they mean, from the data file a clerk can extend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from nianbao.quantities import CASES
from nianbao.resources import folder


class Sense(NamedTuple):
    """One meaning of a word: the facet it speaks about, and what it says there."""

    facet: str
    value: str


#: Facets that say what is counted.
THING = frozenset({"object", "act", "row", "column", "result", "table2", "category"})
#: How long a title may be.
_TITLE = 100
#: Tables of the data file whose words are no senses.
_APART = ("harmless", "notes")
#: Marks of punctuation that part clauses, each as the full-width mark it stands for.
#: —— leads to what is told apart.
MARKS = {char: char for char in "，、；：（）"} | {
    ",": "，",
    ";": "；",
    ":": "：",
    "(": "（",
    ")": "）",
    "——": "：",
}


class Word:
    """What one word means: its senses in order, the first of each facet, and those that name a thing."""

    __slots__ = ("by_facet", "mark", "of_form", "said", "things")

    def __init__(self, senses: Iterable[Sense], mark: str = "", of_form: Word | None = None) -> None:
        listed = tuple(senses)
        self.by_facet: Mapping[str, str] = {sense.facet: sense.value for sense in reversed(listed)}
        self.things = tuple(sense for sense in listed if sense.facet in THING)
        #: What a report's own word means in the form, where both have it: 行政许可, a category.
        self.of_form = of_form
        #: The full-width mark, of a mark of punctuation.
        self.mark = mark
        #: Each facet it speaks about, and each with what it says there: list, list:total.
        telling = {facet: said for facet, said in self.by_facet.items() if facet != "neutral"}
        self.said = frozenset(telling) | {f"{facet}:{said}" for facet, said in telling.items()}


class _Start(NamedTuple):
    """The words that begin with the same two characters, and their lengths, the longest first.

    The word of the first character alone is among them.
    """

    lengths: tuple[int, ...]
    words: Mapping[str, Word]


class Lexicon:
    """Words with their senses, and the search for the longest of them at each place of a text."""

    _single: dict[str, Word]
    _starts: dict[str, _Start]

    def __init__(self, words: Mapping[str, Word], common: Lexicon | None = None) -> None:
        """Take the words; they go before those of the ``common`` lexicon, if there is one."""
        single: dict[str, Word] = {}
        beginning: dict[str, dict[str, Word]] = {}
        for word, meaning in words.items():
            (single if len(word) == 1 else beginning.setdefault(word[:2], {}))[word] = meaning
        self._single = {**(common._single if common is not None else {}), **single}
        self._starts = dict(common._starts) if common is not None else {}
        for start in beginning.keys() | {start for start in self._starts if start[0] in single}:
            known = self._starts[start].words if start in self._starts else {}
            alone = self._single.get(start[0])
            first = {start[0]: alone} if alone is not None else {}
            self._starts[start] = _start({**known, **beginning.get(start, {}), **first})

    def counts(self, word: str) -> bool:
        """Whether a word names something that reports count."""
        return self._counting(word) is not None

    def extended(self, words: Iterable[tuple[str, Sense]], unit: str) -> Lexicon:
        """Return a lexicon with a report's own words, counted in a ``unit``, before the common ones."""
        apart = unit not in CASES
        own = {
            word: Word((sense,), "", self._counting(word) if apart else None) for word, sense in words if word
        }
        return Lexicon(own, self)

    def _counting(self, word: str) -> Word | None:
        start = self._starts.get(word[:2])
        known = start.words.get(word) if start is not None else self._single.get(word)
        return known if known is not None and known.things else None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Word]]:
        """Yield the words and marks of ``text[start:end]`` from left to right: start, end, meaning."""
        at, starts, single = start, self._starts.get, self._single.get
        while at < end:
            known = starts(text[at : at + 2])
            if known is None:
                # No longer word begins so; what a title says names nothing.
                word = single(text[at])
                titled = text.find("》", at, min(at + _TITLE, end)) if text[at] == "《" else -1
                at = titled + 1 or at + 1
                if word is not None:
                    yield at - 1, at, word
                continue
            lengths, words = known
            for length in lengths:
                last = at + length
                word = words.get(text[at:last])
                if word is not None and last <= end:
                    yield at, last, word
                    at = last
                    break
            else:
                at += 1


def _start(words: Mapping[str, Word]) -> _Start:
    return _Start(tuple(sorted({len(word) for word in words}, reverse=True)), words)


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads((folder("schemas") / "lexicon.toml").read_text("utf-8"))


def spelled_out(listed: str) -> Iterator[str]:
    """Yield the words of a list; {甲,乙}丙 stands for 甲丙 and 乙丙."""
    for word in listed.split():
        parts = [part.split(",") for part in re.split("[{}]", word)]
        yield from map("".join, product(*parts))


@cache
def common_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    senses: dict[str, list[Sense]] = {}
    for facet, values in _data().items():
        if facet not in _APART:
            for value, listed in values.items():
                for word in spelled_out(listed):
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
    words = "|".join(spelled_out(_data()["harmless"]["word"]))
    return re.compile(rf"(?:{words}|[\s“”\"'《》·.．—-]|\d)*")
