"""Words that a careful writer exchanges: 举行 for 举办, 不多 for 较少."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from nianbao.proof.grounding.sources import data

#: A character that is a word of its own: at an edge, after 没 or 都, before 了 or 完.
_ALONE = re.compile(
    "(?<=[没未不已都全均也又再各共只还就先])[\u4e00-\u9fff]"
    "|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]|[\u4e00-\u9fff](?=[了过完好成的得在到给出上下]|[^\u4e00-\u9fff]|$)"
)

_UNABLE = re.compile("(?:无法|不能|未能|没能|难以|不易)([\u4e00-\u9fff]{2})")


def alike(text: str, at: int, sources: str) -> bool:
    """Whether a word that stands at a place of a text is in the sources, or another that means the same."""
    found = _words().match(text, at)
    return found is not None and _means(found.group(), sources)


def mostly_told(runs: Collection[str], source: str) -> bool:
    """Whether most pairs of characters of some words stand in a source, in these words or in others."""
    pairs = [(run, i) for run in runs for i in range(len(run) - 1)]
    held = sum(run[i : i + 2] in source or alike(run, i, source) for run, i in pairs)
    return held > 0 and held * 2 >= len(pairs)


def likenesses(text: str, sources: Collection[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text for which the sources have another that means the same."""
    told = [
        found.span()
        for found in _words().finditer(text)
        if any(_means(found.group(), source) for source in sources)
    ]
    for found in _UNABLE.finditer(text):
        # 难以看懂, where a source has 看不懂
        if any(cannot(found[1], source) for source in sources):
            told.append(found.span())
    return told


def cannot(verb: str, source: str) -> bool:
    """Whether a source says of a verb of two characters that it cannot be done: 打不通 of 打通."""
    return any(f"{verb[0]}{no}{verb[1]}" in source for no in "不没")


@lru_cache(maxsize=1024)
def words_for(verb: str) -> tuple[str, ...]:
    """Return the words that say what a verb of one or two characters does, itself among them."""
    spelled_out = [word for word, characters in _terse().items() if verb in characters]
    return (*spelled_out, *_groups().get(verb, ()), verb)


def _means(word: str, source: str) -> bool:
    """Whether a source has a word, another that means the same, or one character that says it."""
    if any(other in source for other in _groups()[word]):
        return True
    terse = _terse().get(word)
    return terse is not None and not _single(source).isdisjoint(terse)


@lru_cache(maxsize=1024)
def _single(source: str) -> frozenset[str]:
    """Return the characters that stand for a word in a terse text: 没做, 挂的, 装了11个."""
    return frozenset(_ALONE.findall(source))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return every word with all those that mean the same."""
    groups: dict[str, tuple[str, ...]] = {}
    for listed in data()["support"]["alike"].split():
        words = tuple(listed.split("="))
        for word in words:
            groups[word] = tuple(dict.fromkeys((*groups.get(word, ()), *words)))
    for word in _terse():
        groups.setdefault(word, (word,))
    return groups


@cache
def _terse() -> dict[str, frozenset[str]]:
    """Return the characters that clerks jot down for a word."""
    pairs = (one.split("=") for one in data()["support"]["terse"].split())
    return {word: frozenset(characters) for word, characters in pairs}


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _groups()), key=lambda word: (-len(word), word))))
