"""Words that a careful writer exchanges: 举行 for 举办, 不多 for 较少."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nianbao.proof.grounding.sources import data


def alike(text: str, at: int, sources: str) -> bool:
    """Whether a word that stands at a place of a text is in the sources, or another that means the same."""
    found = _words().match(text, at)
    return found is not None and any(word in sources for word in _groups()[found.group()])


def mostly_told(runs: Collection[str], source: str) -> bool:
    """Whether most pairs of characters of some words stand in a source, in these words or in others."""
    pairs = [(run, i) for run in runs for i in range(len(run) - 1)]
    held = sum(run[i : i + 2] in source or alike(run, i, source) for run, i in pairs)
    return held > 0 and held * 2 >= len(pairs)


def likenesses(text: str, sources: Collection[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text for which the sources have another that means the same."""
    return [
        found.span()
        for found in _words().finditer(text)
        if any(word in source for word in _groups()[found.group()] for source in sources)
    ]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return every word with all those that mean the same."""
    groups: dict[str, tuple[str, ...]] = {}
    for listed in data()["support"]["alike"].split():
        words = tuple(listed.split("="))
        for word in words:
            groups[word] = tuple(dict.fromkeys((*groups.get(word, ()), *words)))
    return groups


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _groups()), key=lambda word: (-len(word), word))))
