"""Quantities told in Chinese numerals: 五十件, 三成, 过半, 翻一番, 三分之二."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from nianbao.numbers import Number, tidy
from nianbao.quantities.measured import SCALES, build, kind_of, vague_before
from nianbao.quantities.numerals import HAN_DIGITS, POWERS, chinese_of, decimal_of
from nianbao.quantities.pattern import HAN
from nianbao.quantities.spoken import Kind, Spoken
from nianbao.quantities.words import LISTED, ONE_COUNTS, REQUEST_UNITS, SECOND, TIMES, UNITS

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


def counted(text: str, match: re.Match[str]) -> Spoken | None:
    """Return 五十件, 三成半, 十几件; None where the numeral is but part of a word."""
    start, words, unit = match.start(), text[match.start()] + match["han"], match["hanunit"]
    tail = match["hantail"] or ""
    end = match.end() - len(tail)
    loose = _LOOSE_WORD.search(text, max(0, start - 2), start)
    if loose is not None and words in POWERS and not match["han2"] and not match["hanscale"]:
        return _loosely(text, loose, words, unit, end)
    if _only_a_word(text, match):
        return None
    number = chinese_of(words)
    if number is None:
        return None
    scale = SCALES.get(match["hanscale"] or "", 0)
    if match["han2"] is not None:
        return _hanrange(match, number, unit, end)
    if unit == "成" and (more := _TENTH.match(text, end)) is not None:
        number += Decimal(5 if more[1] == "半" else HAN_DIGITS[more[1]]) / 10
        end, tail = more.end(1), more[2] or ""
    return build(text, start, end, number, unit, scale, match["hanmore"] or "", tail, chinese=True)


def _hanrange(match: re.Match[str], low: Decimal, unit: str, end: int) -> Spoken | None:
    high = chinese_of(match["han2"])
    if high is None:
        return None
    kind, unit, shift = kind_of(unit)
    one, two = tidy(low.scaleb(shift)), tidy(high.scaleb(shift))
    return Spoken(
        match.start(), end, kind, one, unit, "至", chinese=True, low=min(one, two), high=max(one, two)
    )


def _loosely(text: str, loose: re.Match[str], words: str, unit: str, end: int) -> Spoken:
    low, high = (POWERS[words] * times for times in _LOOSE[loose.group()])
    kind, unit, _ = kind_of(unit)
    start = loose.start() if loose.group() != "近" else loose.end()
    return Spoken(
        start,
        end,
        kind,
        POWERS[words],
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
        if unit not in ONE_COUNTS and after and after not in "，。；、）)\n":
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


def half(text: str, match: re.Match[str]) -> Spoken:
    """Return 一半 as a share."""
    tail = match["tail2"] or ""
    end = match.end() - len(tail)
    vague = "…".join(word for word in (vague_before(text, match.start(), Decimal(1), 0), tail) if word)
    return Spoken(match.start(), end, Kind.PERCENT, 50, "%", vague, True, grain=1, rounded=True)


def halves(text: str, match: re.Match[str]) -> Spoken | None:
    """Return 过半 and 半数以上 as shares, None for any other 半."""
    before, tail = text[match.start() - 1 : match.start()] if match.start() else "", match["tail5"] or ""
    end = match.end() - len(tail)
    if before and before in "过超近逾":
        return Spoken(match.start(), end, Kind.PERCENT, 50, "%", before, True, grain=10, rounded=True)
    if not match["tail4"]:
        return None
    # 半数以上 is no exact half.
    return Spoken(match.start(), end, Kind.PERCENT, 50, "%", tail, True, rounded=True)


def doubled(text: str, match: re.Match[str]) -> Spoken:
    """翻一番 is twice as much, 翻两番 four times."""
    times = 2 ** HAN_DIGITS[match["doubled"] or "一"]
    vague = "以上" if match["tail6"] else vague_before(text, match.start(), Decimal(1), 0)
    grain = Decimal("0.1")
    return Spoken(*match.span(), Kind.MULTIPLE, times, "倍", vague, True, grain=grain, rounded=True)


def share(text: str, match: re.Match[str]) -> Spoken | None:
    """Return 三分之二 and 百分之六十 as shares, None where they are none."""
    words = text[match.start()] + match["han"]
    part = decimal_of(match["part"]) if match["part"][0] not in HAN else chinese_of(match["part"])
    tail = match["tail3"] or ""
    end = match.end() - len(tail)
    if part is None:
        return None
    if words == "百":
        return build(text, match.start(), end, part, "%", 0, tail=tail, chinese=True)
    whole = chinese_of(words)
    if not whole or part > whole:
        return None
    ratio = Fraction(part) / Fraction(whole) * 100
    near: Number = tidy(Decimal(ratio.numerator) / Decimal(ratio.denominator))
    vague = "…".join(word for word in (vague_before(text, match.start(), part, 0), tail) if word)
    return Spoken(
        match.start(), end, Kind.PERCENT, near, "%", vague, True, grain=1, rounded=True, ratio=ratio
    )


def bare(text: str, match: re.Match[str]) -> Spoken | None:
    """为零 and 均为〇 say a count; 零 in front of a noun is a negation and no quantity.

    用户达九十三万 and 六十七所学校 are too long for parts of words, whatever they count in.
    """
    start, end, words = match.start(), match.end(), match.group()
    if words in ("零", "〇"):
        counts = text[start - 1 : start] in ("为", "是", "达", "：")
        return Spoken(start, end, Kind.COUNT, 0, chinese=True) if counts else None
    if len(_SAID.findall(words)) < 2 or _PLACE.search(words) is None or _TIME.match(text, end):
        return None
    number = chinese_of(words)
    if number is None or number <= _LARGEST_IN_WORDS:
        return None
    unit = _MEASURE.match(text, end)
    return build(text, start, unit.end() if unit else end, number, unit[0] if unit else "", 0, chinese=True)
