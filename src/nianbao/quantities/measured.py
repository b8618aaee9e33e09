"""A number with its unit and vagueness made a quantity."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from nianbao.numbers import Number, tidy
from nianbao.quantities.spoken import Kind, Spoken
from nianbao.quantities.words import BARE_ONLY, BEFORE, NOT_VAGUE

#: The powers of ten that words behind a number stand for.
SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11, "万亿": 12}
_BEFORE = {word: sense for sense, words in BEFORE.items() for word in words.split()}
_VAGUE_BEFORE = re.compile(f"(?:{'|'.join(sorted(_BEFORE, key=len, reverse=True))})[为有达合]?$")
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE) | set("为有达合")
_ONE: Number = 1
#: Kinds of which every number is rounded.
_ROUNDED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE})


@cache
def kind_of(unit: str) -> tuple[Kind, str, int]:
    """Return the kind, the unit and the power of ten that the unit itself stands for."""
    if unit.endswith("百分点"):
        return Kind.POINTS, "百分点", 0
    if unit in ("%", "％"):
        return Kind.PERCENT, "%", 0
    if unit == "‰":
        return Kind.PERCENT, "%", -1
    if unit == "成":
        return Kind.PERCENT, "%", 1
    if unit == "倍":
        return Kind.MULTIPLE, "倍", 0
    if unit.endswith("元"):
        return Kind.MONEY, "元", 0
    # 7个人 are 7人.
    return Kind.COUNT, "人" if unit == "个人" else unit, 0


def build(
    text: str,
    start: int,
    end: int,
    number: Number,
    unit: str,
    scale: int,
    within: str = "",
    tail: str = "",
    chinese: bool = False,
) -> Spoken:
    """Return a number of so many tens to the ``scale`` in a unit; ``within`` and ``tail`` make it vague."""
    kind, unit, shift = kind_of(unit)
    power = scale + shift
    value, grain, places = number, _ONE, 0
    if power or not isinstance(number, int):
        written = Decimal(number)
        places = int(written.as_tuple().exponent)
        value, grain = tidy(written.scaleb(power)), tidy(Decimal(1).scaleb(places + power))
    vague = vague_before(text, start, number, power)
    if within or tail:
        vague = "…".join(word for word in (vague, within, tail) if word)
    rounded = places < 0 or kind in _ROUNDED
    return Spoken(start, end, kind, value, unit, vague, chinese, False, grain, rounded)


def vague_before(text: str, start: int, number: Number, power: int) -> str:
    """Return the word right before a number that makes it vague: 近, 超过; "" if none does."""
    if start == 0 or text[start - 1] not in _BEFORE_ENDS:
        return ""
    found = _VAGUE_BEFORE.search(text, max(0, start - 5), start)
    if found is None:
        return ""
    word = found.group()
    if word not in _BEFORE:
        word = word[:-1]
    if found.start() and text[found.start() - 1] in NOT_VAGUE.get(word, ""):
        return ""
    return "" if word in BARE_ONLY and not (number == 1 and power) else word
