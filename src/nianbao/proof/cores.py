"""What a number counts, without the words that only say when, by whom or that something was done."""

from __future__ import annotations

import re
from functools import cache

from nianbao.proof.told import pairs
from nianbao.prose.lexicon import words_of_notes

#: Marks between which the names of 分别 stand, and what joins them.
_CLAUSE = re.compile("[，。；：:;,\n]")
_JOINED = re.compile("、|以及|和|及|与")
#: A year, and a number in Chinese with its measure.
_DATED = r"20\d\d年度?"
_NUMERALS = "零一二两三四五六七八九十百"
_COUNTED = f"[{_NUMERALS}]+(?:余|多)?(?:人次|[次期场个条件篇份项名])"
#: How far back the first of those names may stand.
_FAR = 60


def core(text: str) -> frozenset[str]:
    """Return the pairs of characters that say what is counted: 年内组织业务培训 has 培训 alone."""
    pattern, alike = _pattern()
    return pairs(pattern.sub(lambda found: f" {alike.get(found[0], '')} ", text))


def dealt(text: str, start: int, end: int) -> list[frozenset[str]]:
    """Return the cores of the names before a 分别 or 依次 in ``text[start:end]``, in their order, or none."""
    at = max(text.rfind(word, start, end) for word in ("分别", "依次"))
    if at < 0:
        return []
    first = max(0, at - _FAR)
    for mark in _CLAUSE.finditer(text, first, at):
        first = mark.end()
    return [core(name) for name in _JOINED.split(text[first:at])]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    filler, alike = words_of_notes()
    words = sorted([*filler, *alike], key=len, reverse=True)
    # Most characters begin nothing of all this.
    heads = re.escape("".join(sorted({word[0] for word in words})))
    pattern = "|".join((_DATED, _COUNTED, *map(re.escape, words)))
    return re.compile(f"(?=[2{_NUMERALS}{heads}])(?:{pattern})"), alike
