"""From the matches of the one expression to quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from nianbao.numbers import Number, read_chinese, tidy
from nianbao.quantities.pattern import HAN, PATTERN
from nianbao.quantities.spoken import Kind, Spoken
from nianbao.quantities.words import (
    BARE_ONLY,
    BEFORE,
    HOTLINES,
    IDIOMS,
    LISTED,
    NOT_VAGUE,
    ONE_COUNTS,
    REQUEST_UNITS,
    SECOND,
    TIMES,
    UNITS,
)

_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",， \u00a0\u2009\u202f")
_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_HAN_TEXT = str.maketrans({"〇": "零", "○": "零"})
_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11, "万亿": 12}
_LIMIT = 18
_BEFORE = {word: sense for sense, words in BEFORE.items() for word in words.split()}
_VAGUE_BEFORE = re.compile(f"(?:{'|'.join(sorted(_BEFORE, key=len, reverse=True))})[为有达合]?$")
_IDIOM = re.compile("|".join(sorted(IDIOMS, key=len, reverse=True)))
_IDIOM_HEADS = frozenset(idiom[0] for idiom in IDIOMS)
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE) | set("为有达合")
#: A number without a unit before these is a name: 12345热线, 110联动.
_HOTLINE = re.compile(
    r"\s?(?:[\u4e00-\u9fff]{0,6}(?:热线|专线|电话|平台|中心)|政务|便民|市民|市长|县长|服务|工单|工程|联动|政策体系|模式|行动|举措)"
)
#: 1，7件 is a number with a slip of the pen in it; nothing is read rather than a wrong figure.
_SPLIT = re.compile("[,，][0-9]")
#: Before 十, 百, 千, 万: how many of them at least and at most.
_LOOSE: dict[str, tuple[Number, Number]] = {
    "数": (2, 10),
    "好几": (2, 10),
    "几": (2, 10),
    "上": (1, 10),
    "成": (1, 10),
    "近": (Decimal("0.8"), 1),
}
_LOOSE_WORD = re.compile(f"({'|'.join(sorted(_LOOSE, key=len, reverse=True))})$")
_SAID = re.compile("[一二三四五六七八九两]")
_PLACE = re.compile("[十百千万]")
#: After 一项 as the words for a heading or row: 行政强制一项为零, 收费一项没有收入.
_SAID_OF_IT = tuple("为是无没未填均")
#: Marks that part the items of a list.
_PARTING = tuple("，、。；,;）)")
_SUPERLATIVE = re.compile("最[^，。；]{1,4}的(?:是[^，。；0-9]{1,12})?$|[0-9]日$")
#: Behind 三成: 三成半, 三成八, but not 三成，二是… nor 三成一类.
_TENTH = re.compile("([半一二三四五六七八九])(左右|上下|以上|以下|多)?(?![^，。；、）)的左上以多占有\n])")
#: Between the two halves of a saying.
_FEW = re.compile("[^，。；、一\\s]{1,4}")
_FEW_BEFORE = re.compile(f"[^，。；、一{''.join(ONE_COUNTS)}\\s]{{1,4}}$")
_TIME = re.compile(f"{TIMES}|节气|计")
_MEASURE = re.compile("|".join(f"{unit}(?!{after})" if after else unit for unit, after in UNITS.items()))
#: Up to this one a numeral without a common measure may be part of a word: 十九大, 二十届.
_LARGEST_IN_WORDS = 20
_ONE: Number = 1
#: Kinds of which every number is rounded.
_ROUNDED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE})
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Spoken]:
    """Yield the quantities of a text in their order, never two on one character.

    Left out are dates, times and time limits, ordinals, numbers of documents, telephones and rooms, idioms,
    and everything within 《》 and short quotation marks. Takes time linear in the length of the text.
    """
    stop = len(text) if end is None else end
    at = taken = start
    while (match := PATTERN.search(text, at, stop)) is not None:
        start, at = match.span()
        if text[start] in _IDIOM_HEADS and (idiom := _IDIOM.match(text, start, stop)):
            at = max(at, idiom.end())
            continue
        read = _READERS.get(match.lastgroup or "")
        if read is not None and (spoken := read(text, match)) is not None and spoken.start >= taken:
            # 0成十成: the 成 before 十 is the measure of the number before it.
            at, taken = max(at, spoken.end), spoken.end
            yield spoken


def _digits(text: str) -> Decimal | None:
    plain = text.translate(_WIDE)
    if not plain or plain.startswith(".") or plain.endswith(".") or len(plain) > 2 * _LIMIT:
        return None
    return Decimal(plain)


def _number(text: str) -> Number | None:
    """Return a number; most are a few plain digits."""
    plain = text.isdecimal() and text.isascii() and len(text) <= _LIMIT
    return int(text) if plain else _digits(text)


def _years(text: str, match: re.Match[str]) -> Spoken | None:
    wide = match.group().translate(_WIDE)[:4]
    if match.lastgroup == "hanyear":
        wide = "".join(str(_HAN_DIGITS[char]) for char in wide)
    dated = match.lastgroup == "years" or bool(
        match.group("dated") is not None or match.group("handated") is not None
    )
    end = match.start() + 4 if match.lastgroup == "years" else match.end()
    return Spoken(
        match.start(), end, Kind.YEAR, int(wide), "年", dated=dated, chinese=match.lastgroup == "hanyear"
    )


@cache
def _kind(unit: str) -> tuple[Kind, str, int]:
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


def _build(
    text: str,
    start: int,
    end: int,
    number: Number,
    unit: str,
    scale: int,
    within: str = "",
    tail: str = "",
    chinese: bool = False,
) -> Spoken | None:
    kind, unit, shift = _kind(unit)
    power = scale + shift
    value, grain, places = number, _ONE, 0
    if power or not isinstance(number, int):
        written = Decimal(number)
        places = int(written.as_tuple().exponent)
        value, grain = tidy(written.scaleb(power)), tidy(Decimal(1).scaleb(places + power))
    vague = _vague_before(text, start, number, power)
    if within or tail:
        vague = "…".join(word for word in (vague, within, tail) if word)
    rounded = places < 0 or kind in _ROUNDED
    return Spoken(start, end, kind, value, unit, vague, chinese, False, grain, rounded)


def _vague_before(text: str, start: int, number: Number, power: int) -> str:
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


def _plain(text: str, match: re.Match[str]) -> Spoken | None:
    digits, more, scaled, small, more2, unit, tail = match.group(
        "num", "more", "scale", "num3", "more2", "unit", "tail"
    )
    start, end = match.span()
    number = _number(text[start] + digits)
    if number is None:
        return None
    scale = _SCALES[scaled] if scaled else 0
    if small is not None:
        rest = _digits(small)
        if rest is None:
            return None
        number = Decimal(number).scaleb(scale) + rest.scaleb(_SCALES.get(match["scale3"] or "", 0))
        scale = 0
    within = more or more2 or ""
    if unit == "余元":
        within, unit = "余", "元"
    if not unit:
        hotline = text[start:end] in HOTLINES or _HOTLINE.match(text, end)
        if hotline or _SPLIT.match(text, end):
            return None
        end = start + len(text[start:end].rstrip(" \u3000\xa0"))
    elif tail:
        end -= len(tail)
    return _build(text, start, end, number, unit or "", scale, within, tail or "")


def _range(text: str, match: re.Match[str]) -> Spoken | None:
    first, last = _digits(text[match.start()] + match["num"]), _digits(match["num2"])
    if first is None or last is None:
        return None
    kind, unit, shift = _kind(match["unit2"] or "")
    power = _SCALES.get(match["scale2"] or "", 0) + shift
    low, high = tidy(first.scaleb(power)), tidy(last.scaleb(power))
    if match["first"] in _POWERS and not match["scale2"]:
        low = tidy(first * _POWERS[match["first"]])
    return Spoken(match.start(), match.end(), kind, low, unit, "至", low=min(low, high), high=max(low, high))


def _han(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, also of digits in a row (二〇二三) and with 点."""
    text = text.translate(_HAN_TEXT)
    whole, _, part = text.partition("点")
    if len(whole) > _LIMIT or len(part) > _LIMIT:
        return None
    value = _han_whole(whole)
    if value is None:
        return None
    if part:
        return Decimal(f"{value}.{''.join(str(_HAN_DIGITS[char]) for char in part)}")
    return Decimal(value)


def _han_whole(text: str) -> int | None:
    """Return the value of 一万五千, 十万 or 二〇; None where the places do not fall."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    rest, value = text, 0
    for scale in ("亿", "万"):
        head, found, tail = rest.partition(scale)
        if not found:
            continue
        high = _below_ten_thousand(head) if head and "万" not in head else None
        if high is None:
            return None
        value += high * _POWERS[scale]
        rest = tail.removeprefix("零") if len(tail) > 1 else tail
    if not rest:
        return value
    low = _below_ten_thousand(rest)
    return None if low is None else value + low


def _below_ten_thousand(text: str) -> int | None:
    """Return the value of a numeral without 万 and 亿; 百 and 千 alone are one of them."""
    return {"百": 100, "千": 1000}.get(text) or read_chinese(text)


def _hancount(text: str, match: re.Match[str]) -> Spoken | None:
    start, words, unit = match.start(), text[match.start()] + match["han"], match["hanunit"]
    tail = match["hantail"] or ""
    end = match.end() - len(tail)
    loose = _LOOSE_WORD.search(text, max(0, start - 2), start)
    if loose is not None and words in _POWERS and not match["han2"] and not match["hanscale"]:
        return _loosely(text, loose, words, unit, end)
    if _only_a_word(text, match):
        return None
    number = _han(words)
    if number is None:
        return None
    scale = _SCALES.get(match["hanscale"] or "", 0)
    if match["han2"] is not None:
        return _hanrange(match, number, unit, end)
    if unit == "成" and (more := _TENTH.match(text, end)) is not None:
        number += Decimal(5 if more[1] == "半" else _HAN_DIGITS[more[1]]) / 10
        end, tail = more.end(1), more[2] or ""
    return _build(text, start, end, number, unit, scale, match["hanmore"] or "", tail, chinese=True)


def _hanrange(match: re.Match[str], low: Decimal, unit: str, end: int) -> Spoken | None:
    high = _han(match["han2"])
    if high is None:
        return None
    kind, unit, shift = _kind(unit)
    one, two = tidy(low.scaleb(shift)), tidy(high.scaleb(shift))
    return Spoken(
        match.start(), end, kind, one, unit, "至", chinese=True, low=min(one, two), high=max(one, two)
    )


def _loosely(text: str, loose: re.Match[str], words: str, unit: str, end: int) -> Spoken:
    low, high = (_POWERS[words] * times for times in _LOOSE[loose.group()])
    kind, unit, _ = _kind(unit)
    start = loose.start() if loose.group() != "近" else loose.end()
    return Spoken(
        start,
        end,
        kind,
        _POWERS[words],
        unit,
        loose.group(),
        True,
        low=tidy(Decimal(low)),
        high=tidy(Decimal(high)),
    )


def _only_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether 一, 二 or a pair like 三四 is part of a word rather than a count."""
    words, unit = text[match.start()] + match["han"], match["hanunit"]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before and (
        before in "第前每逐同某这那任唯惟不进之首万"
        or (before == "另" and words == "一")
        # 补偿领款单一件、… counts.
        or (len(words) == 1 and before in "统单专" and not (unit in REQUEST_UNITS and after in _PARTING))
    ):
        return True
    if words == "一" and _one_by_one(text, match, unit):
        return True
    if words == "一" and unit == "项" and after in _SAID_OF_IT:
        return True
    if words == "一" and unit not in ("倍", "成", "百分点") and not unit.endswith("百分点"):
        if unit not in ONE_COUNTS and after not in ("", *"，。；、）)\n"):
            return True
        if _SUPERLATIVE.search(text, max(0, match.start() - 20), match.start()):
            # 阅读量最高的一篇, 观看最多的是防汛一场, 7月11日一期
            return True
        return unit in ("次", "批", "期", "项") and before in ("再", "又")
    # 二条，九条: within a list it counts.
    listed = unit in LISTED and after in _PARTING
    return words == "二" and unit in SECOND and not listed


def _one_by_one(text: str, match: re.Match[str], unit: str) -> bool:
    """Whether 一件 is said twice as a saying: 办结一件公示一件."""
    behind = _FEW.match(text, match.end())
    if behind is not None and text.startswith(f"一{unit}", behind.end()):
        return True
    before = _FEW_BEFORE.search(text, max(0, match.start() - 6), match.start())
    return before is not None and text.endswith(f"一{unit}", 0, before.start())


def _half(text: str, match: re.Match[str]) -> Spoken:
    tail = match["tail2"] or ""
    end = match.end() - len(tail)
    vague = "…".join(word for word in (_vague_before(text, match.start(), Decimal(1), 0), tail) if word)
    return Spoken(match.start(), end, Kind.PERCENT, 50, "%", vague, True, grain=1, rounded=True)


def _halves(text: str, match: re.Match[str]) -> Spoken | None:
    before, tail = text[match.start() - 1 : match.start()] if match.start() else "", match["tail5"] or ""
    end = match.end() - len(tail)
    if before and before in "过超近逾":
        return Spoken(match.start(), end, Kind.PERCENT, 50, "%", before, True, grain=10, rounded=True)
    if not match["tail4"]:
        return None
    # 半数以上 is no exact half.
    return Spoken(match.start(), end, Kind.PERCENT, 50, "%", tail, True, rounded=True)


def _doubled(text: str, match: re.Match[str]) -> Spoken:
    """翻一番 is twice as much, 翻两番 four times."""
    times = 2 ** _HAN_DIGITS[match["doubled"] or "一"]
    vague = "以上" if match["tail6"] else _vague_before(text, match.start(), Decimal(1), 0)
    grain = Decimal("0.1")
    return Spoken(*match.span(), Kind.MULTIPLE, times, "倍", vague, True, grain=grain, rounded=True)


def _share(text: str, match: re.Match[str]) -> Spoken | None:
    words = text[match.start()] + match["han"]
    part = _digits(match["part"]) if match["part"][0] not in HAN else _han(match["part"])
    tail = match["tail3"] or ""
    end = match.end() - len(tail)
    if part is None:
        return None
    if words == "百":
        return _build(text, match.start(), end, part, "%", 0, tail=tail, chinese=True)
    whole = _han(words)
    if not whole or part > whole:
        return None
    ratio = Fraction(part) / Fraction(whole) * 100
    near: Number = tidy(Decimal(ratio.numerator) / Decimal(ratio.denominator))
    vague = "…".join(word for word in (_vague_before(text, match.start(), part, 0), tail) if word)
    return Spoken(
        match.start(), end, Kind.PERCENT, near, "%", vague, True, grain=1, rounded=True, ratio=ratio
    )


def _hanbare(text: str, match: re.Match[str]) -> Spoken | None:
    """为零 and 均为〇 say a count; 零 in front of a noun is a negation and no quantity.

    用户达九十三万 and 六十七所学校 are too long for parts of words, whatever they count in.
    """
    start, end, words = match.start(), match.end(), match.group()
    if words in ("零", "〇"):
        counts = text[start - 1 : start] in ("为", "是", "达", "：")
        return Spoken(start, end, Kind.COUNT, 0, chinese=True) if counts else None
    if len(_SAID.findall(words)) < 2 or _PLACE.search(words) is None or _TIME.match(text, end):
        return None
    number = _han(words)
    if number is None or number <= _LARGEST_IN_WORDS:
        return None
    unit = _MEASURE.match(text, end)
    return _build(text, start, unit.end() if unit else end, number, unit[0] if unit else "", 0, chinese=True)


_READERS = {
    "year": _years,
    "years": _years,
    "hanyear": _years,
    "plain": _plain,
    "range": _range,
    "hancount": _hancount,
    "half": _half,
    "halves": _halves,
    "fold": _doubled,
    "share": _share,
    "hanbare": _hanbare,
}
