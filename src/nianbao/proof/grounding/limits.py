"""Time limits, durations and floors, which no figure could prove, and whether the sources have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from nianbao.numbers import Number, distance, read_chinese, tidy
from nianbao.quantities import Fit, Kind, Spoken
from nianbao.quantities.words import AFTER, BEFORE

_NUMERAL = r"\d{1,6}(?:\.\d{1,2})?|[零一二三四五六七八九十百两]{1,7}"
#: One word for each unit that goes by several names.
_UNITS = {"自然日": "天", "日历日": "天", "日": "天", "星期": "周", "工时": "小时", "钟头": "小时"}
_BEFORE = "|".join(sorted((w for words in BEFORE.values() for w in words.split()), key=len, reverse=True))
_AFTER = "|".join(sorted((w for words in AFTER.values() for w in words.split()), key=len, reverse=True))
#: 20日 after a month or a list of days is a date, 2024年 and 第3年 are no span of years.
_LIMIT = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s?)?(?<![\d.第零一二三四五六七八九十百])(?P<number>{_NUMERAL})(?P<more>余|多)?\s?"
    r"(?P<unit>个?(?:工作日|自然日|日历日|小时|钟头|工时)|个(?:月(?!均)|星期)"
    r"|分钟|天|周(?!岁|[一二三四五六日年边])|星期(?![一二三四五六日天])|学时|课时|楼|层"
    r"|(?<![月至到、和—–~-])(?<!月\d)(?<![月至到、和—–~-]\d\d)(?<![月至到、和—–~-]\d)日(?![至到起前、—-])"
    r"|(?<!\d\d\d\d)(?:(?<!一)年|(?<=一)年(?=[内以期之]))(?![度初底末级代月]|\d|[一二三四五六七八九十]{1,3}月))"
    rf"(?:时间)?(?P<after>{_AFTER})?"
)
#: What a source calls 一年内.
_WHOLE_YEAR = re.compile("全年|年内|[本当一]年")
#: A source that sets a limit does not say how long it took.
_BOUND = re.compile("^(?:内|之内|以内)")
_CHANGED = re.compile(
    "(?:压缩|缩短|少|多|快|慢|减少|压减|缩减|节省|节约|提前|提速|降低|下降|延长|增加|提高)[^，。；]{0,8}$"
)
#: Before what something was at first.
_WAS = re.compile("(?:[上去]年|原来?|[由从])(?:的|为|是|度|平均)*[^，。；0-9]{0,3}$")
#: Behind a limit, last year's or the change in the same measure: 平均11.3个工作日办结，上年12.8个.
_TERSE = re.compile(
    r"[^，。；0-9]{0,6}，(?:[比较]?[上去]年|原来?)[^，。；0-9]{0,3}(\d{1,4}(?:\.\d{1,2})?)个(?![\u4e00-\u9fff])"
)
#: How many limits of the sources are set beside each other.
_MOST = 12
_SPAN = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日?(?:至|到|[-—–~～]{1,2})(?:(?P<to>\d{1,2})月)?(?P<last>\d{1,2})日"
)
#: 1—11月 are eleven months.
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})月?(?:至|到|[-—–~～]{1,2})(\d{1,2})月(?!\d)")
#: Any year will do to count the days between two dates; this one has 29 days in February.
_SOME_YEAR = 2024


class _Limit(NamedTuple):
    """A value with its unit, the word that makes it vague, and where it stands."""

    value: Number
    unit: str
    vague: str
    start: int
    end: int


def limit(text: str, sources: str) -> str:
    """Return a time limit, duration or floor that the sources do not have, nor come to."""
    given = [(one.value, one.unit, _is_bound(sources, one)) for one in _limits(sources)]
    spans = set(_spans(sources))
    apart, before = set(_differences(sources)), set(_sums(sources))
    for one in _limits(text):
        exact = (one.value, one.unit)
        changed = exact in apart and _CHANGED.search(text, max(0, one.start - 10), one.start)
        # 平均9.4个工作日，比上年少2.1个: of last year's 11.5 the source tells by these two.
        was = exact in before and _WAS.search(text, max(0, one.start - 8), one.start)
        whole = exact == (1, "年") and _WHOLE_YEAR.search(sources)
        if exact in spans or changed or was or whole or any(_holds(one, *known) for known in given):
            continue
        return text[one.start : one.end]
    return ""


def durations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where time limits, durations and floors stand in a text."""
    yield from ((one.start, one.end) for one in _limits(text))


def _holds(one: _Limit, value: Number, unit: str, bound: bool) -> bool:
    """Whether what a source gives bears out what the text says, word of vagueness and all."""
    if one.unit != unit:
        return False
    if one.value == value:
        return True
    # Of several limits the one that is meant is not far off.
    if not one.vague or bound or not value <= one.value * 2 <= value * 4:
        return False
    said = Spoken(one.start, one.end, Kind.COUNT, one.value, unit, vague=one.vague)
    return said.admits(value) is not Fit.NO


def _limits(text: str) -> Iterator[_Limit]:
    for found in _LIMIT.finditer(text):
        number = found["number"]
        value = tidy(Decimal(number)) if number[0].isdigit() else read_chinese(number)
        if value is None:
            continue
        unit = found["unit"].removeprefix("个")
        vague = found["before"] or found["more"] or found["after"] or ""
        unit = _UNITS.get(unit, unit)
        yield _Limit(value, unit, vague, found.start("number"), found.end("unit"))
        if terse := _TERSE.match(text, found.end()):
            yield _Limit(tidy(Decimal(terse[1])), unit, "", terse.start(1), terse.end())


def _is_bound(text: str, one: _Limit) -> bool:
    return bool(one.vague) or _BOUND.match(text[one.end : one.end + 2]) is not None


def _differences(text: str) -> Iterator[tuple[Number, str]]:
    """Yield by how much a limit changed, where the sources give it before and after."""
    for one, other in combinations(islice(_limits(text), _MOST), 2):
        if one.unit == other.unit:
            yield distance(one.value, other.value), one.unit


def _sums(text: str) -> Iterator[tuple[Number, str]]:
    """Yield what a limit was, where one source gives what it is and by how much it is less or more."""
    for source in text.split("\n"):
        for one, other in pairwise(_limits(source)):
            if one.unit == other.unit and _CHANGED.search(source, max(0, other.start - 10), other.start):
                yield from ((one.value + other.value, one.unit), (one.value - other.value, one.unit))


def _spans(text: str) -> Iterator[tuple[Number, str]]:
    """Yield how long the stretches of days are that are told by their ends, the last counted or not."""
    for months in _MONTHS.finditer(text):
        yield int(months[2]) - int(months[1]) + 1, "月"
    for found in _SPAN.finditer(text):
        month, day = int(found["month"]), int(found["day"])
        to, last = int(found["to"] or month), int(found["last"])
        try:
            days = (date(_SOME_YEAR, to, last) - date(_SOME_YEAR, month, day)).days
        except ValueError:
            continue
        yield from ((days + one, "天") for one in (-1, 0, 1))
        if abs(last - day) <= 1:
            yield to - month, "月"
