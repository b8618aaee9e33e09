"""From the matches of the one expression to quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nianbao.numbers import tidy
from nianbao.quantities.chinese import bare, counted, doubled, half, halves, share
from nianbao.quantities.measured import SCALES, build, kind_of
from nianbao.quantities.numerals import HAN_DIGITS, POWERS, WIDE, decimal_of, number_of
from nianbao.quantities.pattern import PATTERN
from nianbao.quantities.spoken import Kind, Spoken
from nianbao.quantities.words import HOTLINES, IDIOMS

_IDIOM = re.compile("|".join(sorted(IDIOMS, key=len, reverse=True)))
_IDIOM_HEADS = frozenset(idiom[0] for idiom in IDIOMS)
#: A number without a unit before these is a name: 12345热线, 110联动.
_HOTLINE = re.compile(
    r"\s?(?:[\u4e00-\u9fff]{0,6}(?:热线|专线|电话|平台|中心)|政务|便民|市民|市长|县长|服务|工单|工程|联动|政策体系|模式|行动|举措)"
)
#: Before a number that is called: 客服热线：96390.
_CALLED = re.compile(r"(?:热线|电话|传真|邮编|邮政编码)(?:号码)?[:：为是]?\s?$")
#: How far before a number such words are looked for.
_NEAR = 8
#: 1，7件 is a number with a slip of the pen in it; nothing is read rather than a wrong figure.
_SPLIT = re.compile("[,，][0-9]")


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


def _years(text: str, match: re.Match[str]) -> Spoken | None:
    wide = match.group().translate(WIDE)[:4]
    if match.lastgroup == "hanyear":
        wide = "".join(str(HAN_DIGITS[char]) for char in wide)
    dated = match.lastgroup == "years" or bool(
        match.group("dated") is not None or match.group("handated") is not None
    )
    end = match.start() + 4 if match.lastgroup == "years" else match.end()
    return Spoken(
        match.start(), end, Kind.YEAR, int(wide), "年", dated=dated, chinese=match.lastgroup == "hanyear"
    )


def _plain(text: str, match: re.Match[str]) -> Spoken | None:
    digits, more, scaled, small, more2, unit, tail = match.group(
        "num", "more", "scale", "num3", "more2", "unit", "tail"
    )
    start, end = match.span()
    number = number_of(text[start] + digits)
    if number is None:
        return None
    scale = SCALES[scaled] if scaled else 0
    if small is not None:
        rest = decimal_of(small)
        if rest is None:
            return None
        number = Decimal(number).scaleb(scale) + rest.scaleb(SCALES.get(match["scale3"] or "", 0))
        scale = 0
    within = more or more2 or ""
    if unit == "余元":
        within, unit = "余", "元"
    if not unit:
        hotline = text[start:end] in HOTLINES or _HOTLINE.match(text, end)
        hotline = hotline or _CALLED.search(text, max(0, start - _NEAR), start)
        if hotline or _SPLIT.match(text, end):
            return None
        end = start + len(text[start:end].rstrip(" \u3000\xa0"))
    elif tail:
        end -= len(tail)
    return build(text, start, end, number, unit or "", scale, within, tail or "")


def _range(text: str, match: re.Match[str]) -> Spoken | None:
    first, last = decimal_of(text[match.start()] + match["num"]), decimal_of(match["num2"])
    if first is None or last is None:
        return None
    kind, unit, shift = kind_of(match["unit2"] or "")
    power = SCALES.get(match["scale2"] or "", 0) + shift
    low, high = tidy(first.scaleb(power)), tidy(last.scaleb(power))
    if match["first"] in POWERS and not match["scale2"]:
        low = tidy(first * POWERS[match["first"]])
    return Spoken(match.start(), match.end(), kind, low, unit, "至", low=min(low, high), high=max(low, high))


_READERS = {
    "year": _years,
    "years": _years,
    "hanyear": _years,
    "plain": _plain,
    "range": _range,
    "hancount": counted,
    "half": half,
    "halves": halves,
    "fold": doubled,
    "share": share,
    "hanbare": bare,
}
