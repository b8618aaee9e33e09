"""Small words that turn a statement round, and whether the sources have them too.

A sentence can keep nearly all words of its source and yet say something else: another office, another
month, 未 or 均 put in. Each function returns the first such stretch that the sources do not have.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from nianbao.numbers import read_chinese
from nianbao.proof.grounding.moments import Moment, told
from nianbao.proof.grounding.sources import data
from nianbao.proof.grounding.spans import Spans

_NUMERAL = r"\d{1,6}|[零一二三四五六七八九十百两]+"
#: Time limits, floors and the like: no quantities that figures could prove.
_LIMIT = re.compile(
    rf"({_NUMERAL})\s?(个?工作日|个?自然日|小时|分钟|天|日内|周内|个月|年内|楼|层|年(?=没有|未|以上|不))"
)
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_OFTEN = re.compile(
    r"(?:每个?|按|逐|分)(年|季|月|周|日|天|旬)|(?<![第一二三四上下前])(季|月)度|(?<![第一二三四前])(季)度"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年?")
#: So much of a clause is enough for a person to find it.
_SHOWN = 12
_CLAUSE = re.compile("[，；。]")
_AFTER_ALL = re.compile("^(?:均|都|全部)[按由为以因予]*")
_RISE = re.compile("(?:提高|提升|增加|扩大|延长|上调|上升)(?:了|到|至|为)")
_FALL = re.compile("(?:降低|下降|减少|缩小|缩短|下调|压减)(?:了|到|至|为)")
_COMPARISON = re.compile(
    r"(?:[比较与同](?:上年|去年|上一年)|同比|[高低多少]于(?:上年|去年|上一年))[^，。；]{0,12}?"
    r"(?P<way>增加|增长|上升|提高|增多|减少|下降|降低|回落|持平|上年|去年|上一年)"
)
_AND = re.compile("[、和及与]")
#: Words of a source that say it of every single one.
_ONE_BY_ONE = re.compile("逐[项件条个一人份篇]|每[项件条个一人份篇]|全部|所有|一律|全覆盖")


def office(text: str, sources: str) -> str:
    """Return an office, school or company of any kind that the sources do not name."""
    for found in _ends().finditer(text):
        # One character before the end tells 博物馆 from 图书馆, and leaves room for other words before it.
        if found.group() not in sources:
            start = max(found.start() - 3, 0)
            return re.split(r"[^\u4e00-\u9fff]", text[start : found.end()])[-1]
    return ""


def moment(text: str, sources: Iterable[str]) -> str:
    """Return a month, quarter or day of which the sources give another one of the same length, or none."""
    given = [m for source in sources for _, _, moments in told(source) for m in moments]
    for start, end, moments in told(text):
        for one in moments:
            alike = [other for other in given if _length(other) == _length(one) or _months(one, other)]
            wanted = alike or given
            # Years are looked at apart: the reporting year needs no source.
            whole = _length(one) == _length(Moment(0, 101, 1231))
            if not whole and not any(_same(one, other) for other in wanted):
                return text[start:end]
    return ""


def _length(moment: Moment) -> int:
    return moment.last - moment.first


def _months(*moments: Moment) -> bool:
    """Whether all of these are stretches of several months."""
    return all(moment.first // 100 != moment.last // 100 for moment in moments)


def _same(one: Moment, other: Moment) -> bool:
    years = not one.year or not other.year or one.year == other.year
    if _months(one, other):
        return years and one[1:] == other[1:]
    return years and one.first <= other.first and other.last <= one.last


def year(text: str, known: Iterable[int | None], sources: str) -> str:
    """Return a year that is neither one of the ``known`` nor in the sources."""
    allowed = {str(one) for one in known if one}
    for found in _YEAR.finditer(text):
        if found[1] not in allowed and found[1] not in sources:
            return found.group()
    return ""


def rhythm(text: str, sources: str) -> str:
    """Return how often something is done, or on which weekday, where the sources say otherwise or nothing."""
    weekdays = {found[1] for found in _WEEKDAY.finditer(sources)}
    often = {_period(found) for found in _OFTEN.finditer(sources)} | ({"周"} if weekdays else set())
    for found in _WEEKDAY.finditer(text):
        if found[1] not in weekdays:
            return found.group()
    return next((f.group() for f in _OFTEN.finditer(text) if _period(f) not in often), "")


def _period(found: re.Match[str]) -> str:
    word = next(group for group in found.groups() if group)
    return "日" if word == "天" else word


def limit(text: str, sources: str) -> str:
    """Return a time limit or floor that the sources do not have."""
    known = set(_limits(sources))
    return next((words for value, unit, words in _with_words(text) if (value, unit) not in known), "")


def _limits(text: str) -> Iterator[tuple[int | None, str]]:
    return ((value, unit) for value, unit, _ in _with_words(text))


def _with_words(text: str) -> Iterator[tuple[int | None, str, str]]:
    for found in _LIMIT.finditer(text):
        value = int(found[1]) if found[1].isdigit() else read_chinese(found[1])
        yield value, found[2], found.group()


def turned(text: str, sources: Iterable[str], labels: Collection[str], judged: Spans, zero: bool) -> str:
    """Return a clause that denies, says of all or compares, where no source does and no figure has told.

    ``labels`` are the names of the figures it rests on, ``judged`` the places that the figures bear out or
    contradict; ``zero`` says that a figure among them is zero, which is what a denial rests on.
    """
    joined = "\n".join(sources)
    opposite = _opposite(text, joined)
    if opposite:
        return opposite
    denied = () if zero else _denied(text, joined)
    for found in (*denied, *_universal(text, joined), *_compared(text, joined)):
        stretch = _onward(text, found)
        if labels and all(_AFTER_ALL.sub("", stretch)[:4] in label for label in labels):
            # 重复申请31件、…，均不予处理: the row above them says so.
            continue
        if not judged.touch(found.start(), found.start() + len(stretch)):
            return stretch[:_SHOWN]
    return ""


def _opposite(text: str, sources: str) -> str:
    """Return a word for going up where the sources only have one for going down, or the other way round."""
    for one, other in ((_RISE, _FALL), (_FALL, _RISE)):
        found = one.search(text)
        if found and other.search(sources) and not one.search(sources) and not other.search(text):
            return _onward(text, found)[:_SHOWN]
    return ""


def _denied(text: str, sources: str) -> Iterator[re.Match[str]]:
    """Yield the words that deny something, where no source denies anything."""
    if not _denials().search(sources):
        yield from _denials().finditer(text)


def _universal(text: str, sources: str) -> Iterator[re.Match[str]]:
    """Yield the words that say it of all, where no source says of all what follows them."""
    if _ONE_BY_ONE.search(sources):
        return
    said = {found["what"] for found in _universals().finditer(sources)}
    for found in _universals().finditer(text):
        head = _CLAUSE.split(text[: found.start()])[-1]
        if found["what"] not in said and not _listed(head, sources):
            yield found


def _compared(text: str, sources: str) -> Iterator[re.Match[str]]:
    """Yield the comparisons with last year that no source makes."""
    return (found for found in _COMPARISON.finditer(text) if found["way"] not in sources)


def _listed(head: str, sources: str) -> bool:
    """Whether all that a word like 均 speaks of is a list that a source has: 大厅和图书馆均设有 …"""
    items = [item[-2:] for item in _AND.split(head) if item]
    listed = "、" in head or "的" not in head
    return listed and len(items) > 1 and all(item in sources for item in items)


def _onward(text: str, found: re.Match[str]) -> str:
    """Return the stretch from a word to the end of its clause."""
    return re.split("[，。；、]", text[found.start() :])[0]


@cache
def _ends() -> re.Pattern[str]:
    ends = [(*word.split("="), "", "")[:3] for word in data()["support"]["ends"].split()]
    return re.compile(
        "|".join(
            f"[^\\W\\d_A-Za-z{after}]{word}" + (f"(?![{before}])" if before else "")
            for word, before, after in sorted(ends, key=lambda end: -len(end[0]))
        )
    )


@cache
def _denials() -> re.Pattern[str]:
    harmless = "|".join(data()["support"]["no_denials"].split())
    return re.compile(rf"(?!{harmless})(?<!是否)(?<!从)(?:未(?!来|成年|央)|没有|没|无(?!锡|人机)|不)")


@cache
def _universals() -> re.Pattern[str]:
    return re.compile(
        r"(?P<all>场场|人人|件件|个个|次次|篇篇|条条|均(?!衡|等|匀|值)|都(?!市)|全部|一律|皆|悉数)(?:得到|得以|进行|实现|予以|做到|[已由为以在经被用是能可也])*(?P<what>[\u4e00-\u9fff])"
    )
