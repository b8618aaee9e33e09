"""Small words that turn a statement round, and whether the sources have them too.

A sentence can keep nearly all words of its source and yet say something else: another office, another
month, 未 or 均 put in. Each function returns the first such stretch that the sources do not have.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from functools import cache

from nianbao.proof.grounding.moments import Moment, in_full, told
from nianbao.proof.grounding.sources import data

_WEEKDAY = re.compile(r"(?:(?<![一二两三四])周|星期)([一二三四五六日天])")
_OFTEN = re.compile(
    r"(?:(?<!平均)每个?|按|逐|分)(半?年|季|月|周|日|天|旬)|(?<![第一二三四上下前])(季|月)度|(?<![第一二三四前])(季)度"
)

#: 每月25日前报送.
_DAY = re.compile(r"每月(?:的)?([1-3]?\d|[一二三]?十?[一二三四五六七八九])日")
_COMMON_YEAR = 2023
_HOUR = re.compile(
    r"(?:(?:上午|下午|早上|晚上|早|晚|[日天周]|周[一二三四五六日])(?:的)?)([01]?\d|2[0-4])(?:时(?!段|间)|点(?!位))"
)
_STANDING_OUT = re.compile("唯一|首次|首个|首家|首创|率先|第一家")

_LEVELS = "省市县区镇乡州旗"
#: 市政府办公室, 县档案馆: an office with nothing but its level before it.
_LEVELLED = re.compile(
    f"(?P<level>[{_LEVELS}])(?P<name>[^\\W\\d_A-Za-z{_LEVELS}]{{1,8}}?"
    "(?:办公室|局|委员会|法院|检察院|馆|工会|妇联|团委|残联|学院|大学|医院|中心|电视台|公开办))"
)


def office(text: str, sources: str) -> str:
    """Return an office, school or company of any kind that the sources do not name."""
    for found in _ends().finditer(text):
        # One character before the end tells 博物馆 from 图书馆, and leaves room for other words before it.
        if found.group() not in sources:
            start = max(found.start() - 3, 0)
            return re.split(r"[^\u4e00-\u9fff]", text[start : found.end()])[-1]
    return ""


def level(text: str, sources: str) -> str:
    """Return an office of one level, 市政府办公室, that the sources have at other levels only."""
    for found in _LEVELLED.finditer(text):
        if found.group() not in sources and (found["name"] in sources):
            before = {sources[m.start() - 1 : m.start()] for m in re.finditer(found["name"], sources)}
            if before <= set(_LEVELS) - {found["level"]}:
                return found.group()
    return ""


def moment(text: str, sources: Iterable[str]) -> str:
    """Return a month, quarter or day of which the sources give another one of the same length, or none."""
    given = [m for source in sources for _, _, moments in told(in_full(source)) for m in moments]
    for start, end, moments in told(text):
        for one in moments:
            alike = [other for other in given if _length(other) == _length(one) or _months(one, other)]
            # 7月的培训, where a source has 7月14日
            wanted = [*(alike or given), *(other for other in given if _day_of(other, one))]
            # Years are looked at apart: the reporting year needs no source.
            whole = _length(one) == _length(Moment(0, 101, 1231))
            if not whole and not any(_same(one, other) for other in wanted):
                return text[start:end]
    return ""


def _length(moment: Moment) -> int:
    return moment.last - moment.first


def _day_of(day: Moment, month: Moment) -> bool:
    """Whether a day, known by its year or by none, is one of a month."""
    number, last = divmod(day.first, 100)[1], monthrange(_COMMON_YEAR, day.first // 100)[1]
    # 10月底 is no day in October like others.
    one = not _months(month) and day.first == day.last != month.first and number < last
    return one and month.first // 100 == day.first // 100


def _months(*moments: Moment) -> bool:
    """Whether all of these are stretches of several months."""
    return all(moment.first // 100 != moment.last // 100 for moment in moments)


def _same(one: Moment, other: Moment) -> bool:
    years = not one.year or not other.year or one.year == other.year
    # 一至四季度依次得86分、89分、…
    every = not other.year and _length(other) == _length(Moment(0, 101, 1231))
    if _months(one, other):
        return years and (one[1:] == other[1:] or every)
    return years and one.first <= other.first and other.last <= one.last


def standing_out(text: str, sources: str) -> str:
    """Return where something is called the first or the only one, as the sources do not."""
    found = (f.group() for f in _STANDING_OUT.finditer(text) if f.group() not in sources)
    # 首发 is 首次发布.
    return next((word for word in found if word[0] != "首" or "首" not in sources), "")


def rhythm(text: str, sources: str) -> str:
    """Return how often something is done, or on which weekday, where the sources say otherwise or nothing."""
    days = {found[1] for found in _DAY.finditer(sources)}
    for found in _DAY.finditer(text):
        if found[1] not in days:
            return found.group()
    weekdays = {found[1] for found in _WEEKDAY.finditer(sources)}
    often = {_period(found) for found in _OFTEN.finditer(sources)} | ({"周"} if weekdays else set())
    often |= {"日"} if "早晚" in sources else set()
    for found in _WEEKDAY.finditer(text):
        if found[1] not in weekdays:
            return found.group()
    return next((f.group() for f in _OFTEN.finditer(text) if _period(f) not in often), "")


def hour(text: str, sources: str) -> str:
    """Return an hour of the day that the sources do not give: 每天16时更新."""
    given = {int(found[1]) for found in _HOUR.finditer(sources)}
    return next((f.group() for f in _HOUR.finditer(text) if int(f[1]) not in given), "")


def _period(found: re.Match[str]) -> str:
    word = next(group for group in found.groups() if group)
    return "日" if word == "天" else word


@cache
def _ends() -> re.Pattern[str]:
    ends = [(*word.split("="), "", "")[:3] for word in data()["support"]["ends"].split()]
    return re.compile(
        "|".join(
            # 七十三处 counts, and 局 in 经局办公室 is the own one.
            f"[^\\W\\d_A-Za-z零一二三四五六七八九十百千万两几由与向对在经请派任为给于及各我本该的了将到是过家个被每中成因年月日所和{after}]{word}"
            + (f"(?![{before}])" if before else "")
            for word, before, after in sorted(ends, key=lambda end: -len(end[0]))
        )
    )
