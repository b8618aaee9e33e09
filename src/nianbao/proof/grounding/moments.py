"""Dates: which of those in a draft no source gives."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from nianbao.numbers import read_chinese
from nianbao.proof.grounding.sources import written
from nianbao.proof.grounding.spans import Spans
from nianbao.report import Report

#: Digits of one form; every character stays in its place.
_WIDE = str.maketrans("０１２３４５６７８９〇○．－／", "0123456789零零.-/")
_YEAR = r"(?:(?:19|20)\d\d|[一二][九零][零一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:[-—–~～]{1,2}|至|到)\s?"
_OR = r"\s?(?:、|和|及|与)\s?"
_DATE = re.compile(
    rf"(?<![\d.A-Za-z/_=])(?!一月一|一季度?一)(?:(?P<y>(?:19|20)\d\d)[-./](?P<m>1[0-2]|0?[1-9])[-./](?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"|(?:(?P<year>{_YEAR})\s?年度?\s?(?:的\s?)?)?(?:"
    rf"(?<![近前这几每逐二三四五六七八九十])(?<![^以之]后)(?:(?<!数)|(?=\d))(?P<months>{_MONTH}(?:\s?月?(?:{_TO}|{_OR}){_MONTH}){{0,11}})\s?月(?![刊亮饼嫂子票报])份?"
    rf"(?:\s?(?P<day>{_DAY})\s?[日号](?:{_TO}(?P<until>{_DAY})\s?[日号])?|(?P<last>[底末]))?"
    rf"|(?<![上下每逐这])(?P<quarters>前?第?[一二三四1-4](?:(?:{_TO}|{_OR})第?[一二三四1-4])?)\s?季度"
    rf"|(?P<half>[上下])半年)"
    rf"|(?P<first>{_YEAR})(?=(?:{_TO}|{_OR}){_YEAR}\s?年)|(?P<alone>{_YEAR})\s?年(?!代|版)度?)"
)
#: Words for the year after the report's.
FOLLOWING = re.compile("明年|次年|来年|翌年|下一年")
#: A month, or a day that stands behind 、，；or a blank without one.
_BARE_DAY = re.compile(r"(?P<month>1[0-2]|[1-9])(?=月)|(?<=[、，；。 ])(?P<day>3[01]|[12]\d|[1-9])日")
_LIST = re.compile(_OR)
_COMMON_YEAR = 2023
_NUMERAL = re.compile(r"\d+|[零一二三四五六七八九十]+")


class Moment(NamedTuple):
    """A stretch of days, each as year × 10000 + month × 100 + day; year 0 is unsaid."""

    year: int
    first: int
    last: int

    def within(self, other: Moment) -> bool:
        """Whether this one is a part of the other, so that the other is vaguer but true."""
        years = not other.year or self.year == other.year
        return years and other.first <= self.first and self.last <= other.last


class Moments:
    """The dates that the sources give, and those that the form itself fixes."""

    def __init__(self, report: Report) -> None:
        self._year = year = report.year
        self._told = {
            moment._replace(year=moment.year or year or 0)
            for _, text in written(report)
            for _, _, moments in told(in_full(text))
            for moment in moments
        }
        if year is not None:
            # 8月到次年1月
            following = (text for _, text in written(report) if FOLLOWING.search(text))
            self._told |= {
                moment._replace(year=year + 1)
                for text in following
                for _, _, moments in told(text)
                for moment in moments
                if not moment.year
            }
        fixed = [report.signing_date, report.deadline]
        if year is not None and 0 < year < 9999:
            fixed += [date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 31), date(year + 1, 3, 31)]
        #: The period and the due date vouch for that day, not for its month.
        self._fixed = {(d.year, d.month * 100 + d.day) for d in fixed if d is not None}

    def unknown(self, text: str, titles: Spans) -> Iterator[tuple[int, int]]:
        """Yield the dates in a text that no source gives; ``titles`` are the places of its titles."""
        known: dict[Moment, bool] = {}
        for start, end, moments in told(text):
            for moment in moments:
                if moment not in known:
                    known[moment] = self._vouched(moment)
            if not all(known[moment] for moment in moments) and not titles.touch(start, end):
                yield start, end

    def _vouched(self, moment: Moment) -> bool:
        whole = moment.first == 101 and moment.last == 1231
        if whole and (not moment.year or self._year is None or abs(moment.year - self._year) <= 1):
            return True
        if moment.first == moment.last:
            for year, day in self._fixed:
                if day == moment.first and moment.year in (0, year):
                    return True
        return any(told.within(moment) for told in self._told)


def in_full(text: str) -> str:
    """Return a note with the month put before a day that stands behind one: 7月21日网传，22日辟谣."""
    month = ""

    def spell_out(found: re.Match[str]) -> str:
        nonlocal month
        month = found["month"] or month
        return f"{month}月{found['day']}日" if found["day"] and month else found[0]

    return _BARE_DAY.sub(spell_out, text)


def told(text: str) -> Iterator[tuple[int, int, list[Moment]]]:
    """Yield the dates of a text: start, end, and what they say; several where months are listed."""
    for match in _DATE.finditer(text.translate(_WIDE)):
        yield match.start(), match.end(), _moments(match)


def _moments(match: re.Match[str]) -> list[Moment]:
    if match["y"]:
        day = int(match["m"]) * 100 + int(match["d"])
        return [Moment(int(match["y"]), day, day)]
    year = _year(match["year"] or match["first"] or match["alone"])
    if match["months"]:
        months = _listed(match["months"])
        if match["day"]:
            # 6月3日至17日 names two days.
            named = [_number(day) for day in (match["day"], match["until"]) if day]
            days = [months[-1][1] * 100 + day for day in named]
            return [Moment(year, day, day) for day in days]
        if match["last"]:
            month = months[-1][1]
            day = month * 100 + monthrange(year or _COMMON_YEAR, month)[1]
            return [Moment(year, day, day)]
        return [Moment(year, first * 100 + 1, last * 100 + 31) for first, last in months]
    if match["quarters"]:
        quarters = _listed(match["quarters"])
        if match["quarters"].startswith("前"):
            quarters = [(1, quarters[-1][1])]
        return [Moment(year, (first * 3 - 2) * 100 + 1, last * 300 + 31) for first, last in quarters]
    if match["half"]:
        return [Moment(year, 101, 631) if match["half"] == "上" else Moment(year, 701, 1231)]
    return [Moment(year, 101, 1231)]


def _listed(text: str) -> list[tuple[int, int]]:
    """Return the stretches that a list of months or quarters names: 3、6—9月 is 3 to 3 and 6 to 9."""
    found = []
    for item in _LIST.split(text):
        numbers = [_number(numeral) for numeral in _NUMERAL.findall(item)]
        found.append((min(numbers), max(numbers)))
    return found


def _year(text: str | None) -> int:
    if text is None:
        return 0
    return int(text) if text.isdigit() and text.isascii() else int("".join(str(_number(c)) for c in text))


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    return read_chinese(text) or 0
