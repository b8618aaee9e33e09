"""Whether what goes up in a sentence goes up in its sources: 提高2.7分, 由68项增加到75项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, zip_longest
from typing import NamedTuple

from nianbao.numbers import Number, distance, read_chinese, tidy
from nianbao.proof.grounding.clauses import CLAUSE, SHOWN

_RISE = (
    "提高|提升|增加|增长|增多|增设|增至|增到|增为|新增|扩大|扩充|扩展|扩至|扩到|拓展|延长|拉长|上调|上升|升至|升到|升为"
    "|上涨|涨至|攀升|加大|调增|多了|净增|放宽|宽限|前移|推迟|延后|晚(?=\\d)|增(?=\\d)|多[^，。；\\d]{1,2}(?=\\d)|(?<![至最不很许提])[高多]出?(?=\\d)|[高多]于(?:上年|去年|上一年)(?=\\d)"
)
_FALL = (
    "降低|下降|降至|降到|降为|减少|减至|减到|减为|缩小|缩短|缩减|缩至|缩到|压缩|压减|压至|压降|精简|削减|下调|回落|下滑|下跌"
    "|裁减|调减|少了|净减|流失|收紧|后退|倒退|后移|提前|提早|早(?=\\d)|减(?=\\d)|删减|删去|删除|撤下|核减|(?<![减至最不很许缺])少[^，。；\\d]{1,2}(?=\\d)|(?<![至最不很许降减缺])[低少](?=\\d)|[低少]于(?:上年|去年|上一年)(?=\\d)"
)
_WAY = re.compile(f"(?P<up>{_RISE})|(?P<down>{_FALL})")
_NUMERAL = r"(?:\d{1,9}(?:\.\d{1,4})?|[零一二三四五六七八九十百千两]{1,7})"
_NUMBER = re.compile(rf"(?<![\d.]){_NUMERAL}")
#: 由68项增加到75项, 从9个整合为6个.
_PAIR = re.compile(
    rf"[由从自][^，。；\d]{{0,5}}?(?P<first>{_NUMERAL})(?P<unit>[^\d，。；]{{0,4}}?)"
    rf"(?P<way>[^\d，。；]{{0,6}}?)(?:到|至|为|成)(?:了|目前的|现在的)?(?P<second>{_NUMERAL})"
)
#: 栏目96个减至71个
_STRAIGHT = re.compile(
    rf"(?<![\d.])(?P<first>{_NUMERAL})(?P<unit>[^\d，。；]{{0,3}}?)(?P<way>[增扩升提加减压降缩精][^\d，。；]?)"
    rf"(?:到|至|为|成)(?P<second>{_NUMERAL})"
)
#: 年末在册34家，年初40家
_NOW = re.compile(rf"(?<!上)(?:年末|年底|期末)[^，。；\d]{{0,6}}(?P<number>{_NUMERAL})")
_THEN = re.compile(rf"(?:年初|期初|[上去]年末|[上去]年底)[^，。；\d]{{0,6}}(?P<number>{_NUMERAL})")
#: 7个工作日内办结，原规定为10个工作日; 答复用时12.4个工作日，上年为13.9个工作日
_WAS = re.compile(
    rf"(?<![\d.])(?P<second>{_NUMERAL})(?P<unit>[^\d，。；]{{1,4}}?)[^\d。；]{{0,14}}(?:原|[上去]年)(?:规定|来|先)?[为是有]{{0,2}}(?P<first>{_NUMERAL})(?P=unit)"
)
_TO = re.compile("[了到至为]")
#: A rank, and one of last year.
_RANK = re.compile("(?P<last>(?:[上去]年|上一年|[由从])[^，。；]{0,6})?第(?P<rank>[0-9]{1,3})(?=[名位])")
#: Which place one takes goes up as its number goes down, and dates only pass.
_PLACES = re.compile("[第名位月年]|(?<!工作)日")


class _Move(NamedTuple):
    """A change for more or less, the numbers of it, and how the text has it."""

    up: bool
    numbers: frozenset[Number]
    words: str
    #: It says what it came to: 减少到7个.
    end: bool = False


def turned_back(text: str, sources: str) -> str:
    """Return a rise that the sources have as a fall, or the other way round, or two numbers exchanged."""
    ways: dict[Number, set[bool]] = {}
    changes = [*_moves(sources), *_between(sources)]
    to = {move.up for move in changes if move.end}
    for move in changes:
        for number in move.numbers:
            ways.setdefault(number, set()).add(move.up)
    for move in _moves(text):
        # Numbers tell which of the changes is meant.
        given = set[bool]().union(*(ways.get(number, ()) for number in move.numbers))
        if given == {not move.up}:
            return move.words
        # Of a change whose number no source has, the sources may only have the other kind.
        if move.end and not given and to == {not move.up}:
            return move.words
    return _exchanged(text, sources) or _old_rank(text, sources)


def _old_rank(text: str, sources: str) -> str:
    """Return a rank that the sources have for last year only, told as this year's."""
    told = {bool(found["last"]): found["rank"] for found in _RANK.finditer(sources)}
    for found in _RANK.finditer(text) if len(told) > 1 else ():
        if not found["last"] and found["rank"] == told[True] != told[False]:
            return found.group()
    return ""


def _moves(text: str) -> Iterator[_Move]:
    for clause in CLAUSE.split(text):
        ways = list(_WAY.finditer(clause))
        for way, following in zip_longest(ways, ways[1:]):
            end = following.start() if following else len(clause)
            numbers = frozenset(_numbers(clause[way.end() : end]))
            words = clause[way.start() : way.start() + SHOWN]
            yield _Move(way["up"] is not None, numbers, words, _TO.match(clause, way.end()) is not None)


def _between(text: str) -> Iterator[_Move]:
    """Yield the changes that two numbers tell: by 7 up from 68 to 75."""
    for first, second, _, whole in _pairs(text):
        yield _Move(second > first, frozenset({distance(first, second), second}), whole)


def _numbers(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        value = _value(found.group())
        if value is not None:
            yield value


def _value(numeral: str) -> Number | None:
    return tidy(Decimal(numeral)) if numeral[0].isdigit() else read_chinese(numeral)


def _pairs(text: str) -> Iterator[tuple[Number, Number, str, str]]:
    """Yield from what to what something changed, the word between them, and the whole."""
    now, then = _NOW.search(text), _THEN.search(text)
    if now is not None and then is not None:
        first, second = _value(then["number"]), _value(now["number"])
        if first is not None and second is not None:
            yield first, second, "", now.group()
    for found in chain(_PAIR.finditer(text), _STRAIGHT.finditer(text), _WAS.finditer(text)):
        first, second = _value(found["first"]), _value(found["second"])
        words = found["unit"] + (found.groupdict().get("way") or "")
        if first is not None and second is not None and not _PLACES.search(words):
            yield first, second, words, found.group()


def _exchanged(text: str, sources: str) -> str:
    """Return a change from one number to another that the sources have the other way round."""
    given = {(first, second) for first, second, _, _ in _pairs(sources)}
    for first, second, words, whole in _pairs(text):
        way = _WAY.search(words)
        against = way is not None and first != second and (way["up"] is not None) != (second > first)
        if (first, second) not in given and (against or (second, first) in given):
            return whole
    return ""
