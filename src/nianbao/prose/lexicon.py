"""The words of the prose and what they mean, from the data file a clerk can extend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from nianbao.resources import folder


class Sense(NamedTuple):
    """One meaning of a word: the facet it speaks about, and what it says there."""

    facet: str
    value: str


class Lexicon:
    """Words with their senses, and the search for the longest of them at each place of a text."""

    def __init__(self, words: dict[str, tuple[Sense, ...]]) -> None:
        self._words = words
        heads: dict[str, set[int]] = {}
        for word in words:
            heads.setdefault(word[0], set()).add(len(word))
        self._lengths = {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}
        self._head = re.compile(f"[{re.escape(''.join(heads))}]")

    def extended(self, words: Iterable[tuple[str, Sense]]) -> Lexicon:
        """Return a lexicon with a report's own words before the common ones."""
        return Lexicon({**self._words, **{word: (sense,) for word, sense in words if word}})

    def find(self, text: str, start: int, end: int) -> Iterable[tuple[int, int, tuple[Sense, ...]]]:
        """Yield the words of ``text[start:end]`` from left to right: start, end, senses."""
        at, words, lengths, search = start, self._words, self._lengths, self._head.search
        while (head := search(text, at, end)) is not None:
            at = head.start()
            for length in lengths[text[at]]:
                senses = words.get(text[at : at + length])
                if senses is not None and at + length <= end:
                    yield at, at + length, senses
                    at += length
                    break
            else:
                at += 1


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    words: dict[str, tuple[Sense, ...]] = {}
    for facet, values in tomllib.loads((folder("schemas") / "lexicon.toml").read_text("utf-8")).items():
        for value, listed in values.items():
            for word in listed.split():
                words[word] = (*words.get(word, ()), Sense(facet, value))
    return Lexicon(words)
