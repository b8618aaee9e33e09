"""Years of which no source speaks, and years that the sources give to something else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?=\s?年(?!代|版)|\s?(?:[-—–~～]{1,2}|[至到、和及与])\s?(?:19|20)\d\d\s?年)"
)
#: Last year by its number, where it is only compared with or carried over from: 较2023年增加, 由2023年结转.
_COMPARED = re.compile("(?:[较比与同]|相比|相较于?|[高低多少]于)$")
_CARRIED = re.compile("^年度?(?:结转|转来|转入|转结|延续|遗留|接转|末?未办结)")
#: The year that follows, where it only takes over: 转入2025年, 结转至2025年.
_HANDED_ON = re.compile("(?:转入|转至|转到|结转|转|留待|延至|顺延至|顺延到|延续至|延续到|留到|留至)$")
#: What stands between a year and what it is the year of: 2024年度的, 2025年起计划.
_BETWEEN = re.compile(
    "年度?(?:的|起|以来|内|全年|中|我[局镇县市区乡街厅委办]道?|已经?|共计?|累计|计划|拟|将|预计|力争|争取|一共|，)*"
)
#: A year whose noun is left unsaid.
_UNSAID = re.compile("((?:19|20)[0-9][0-9])年的(?=[还没未已都也全不则])")
_NOUN = re.compile("[\u4e00-\u9fff]{2,4}")


def year(
    text: str, known: Collection[int], current: int | None, labels: Collection[str], sources: str
) -> str:
    """Return a year that is neither one of the ``known`` nor in the sources.

    ``current`` is the year of the report. The year before may be compared with or carried over from, as
    ``labels``, the names of the figures that the sentence rests on, tell.
    """
    carried = any("结转" in label for label in labels)
    for found in _YEAR.finditer(text):
        one, (start, end) = int(found[1]), found.span()
        before, after = text[max(0, start - 4) : start], text[end : end + 6]
        past = _COMPARED.search(before) or (carried and _CARRIED.match(after))
        next_one = carried and _HANDED_ON.search(before)
        beside = current is not None and ((past and one == current - 1) or (next_one and one == current + 1))
        if one not in known and found[1] not in sources and not beside:
            return f"{found[1]}年" if after.startswith("年") else found[1]
    return ""


def misplaced(text: str, sources: str) -> str:
    """Return a year that the sources put before another thing, what follows it before another year."""
    given: dict[str, set[str]] = {}
    for one, noun in _dated(sources):
        given.setdefault(noun, set()).add(one)
    # 2021年的档案214卷；2022年的还没移
    unsaid = set(_UNSAID.findall(sources))
    for one, noun in _dated(text):
        if one not in given.get(noun, {one}) and one not in unsaid:
            return f"{one}年"
    return ""


def _dated(text: str) -> Iterator[tuple[str, str]]:
    """Yield the years of a text, each with the first characters of what it is the year of."""
    for found in _YEAR.finditer(text):
        between = _BETWEEN.match(text, found.end())
        noun = _NOUN.match(text, between.end()) if between else None
        if noun is not None:
            yield found[1], noun.group()
