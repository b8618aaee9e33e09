"""Numbers as people write them: a quantity with its unit, read from Arabic or Chinese digits.

Values are int or Decimal, never float. What cannot be read without guessing is not read: ``约30``,
``1,23`` and ``3-5`` give None.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

Number = int | Decimal

#: Digits that arithmetic keeps: more than any number that is let in, so that nothing is rounded.
_EXACT = 400

#: Powers of ten that 万 and 亿 stand for.
_SCALES = {"": 0, "万": 4, "亿": 8}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋　％", "0123456789.,-+ %")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_QUANTITY = re.compile(
    r"(?P<sign>[+-]?) *"
    r"(?:(?P<arabic>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<chinese>[〇零一二三四五六七八九两十百千]+))"
    r" *(?P<scale>[万亿]?)(?P<unit>件次|人次|元|件|份|条|项|个|次|起|宗|例|篇|期|场|人|部|%)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit it was written with: ``12.5万元`` is (125000, 元)."""

    value: Number
    unit: str


def tidy(value: Number) -> Number:
    """Return a whole Decimal as int and any other without trailing zeros."""
    if isinstance(value, int):
        return value
    if value == value.to_integral_value():
        return int(value)
    return value.normalize()


def from_float(value: float) -> Number | None:
    """Return a float by its shortest decimal form, or None if it is not a finite number."""
    return tidy(Decimal(repr(value))) if math.isfinite(value) else None


def read_quantity(text: str) -> Quantity | None:
    """Return the one quantity that ``text`` consists of, or None if it is anything else."""
    found = _QUANTITY.fullmatch(text.translate(_FULL_WIDTH).strip())
    if not found or len(text) > 40:
        return None
    if found["arabic"]:
        value: Number = Decimal(found["arabic"].replace(",", ""))
    else:
        read = read_chinese(found["chinese"])
        if read is None:
            return None
        value = read
    with localcontext(prec=_EXACT):
        value = tidy(Decimal(value).scaleb(_SCALES[found["scale"]]))
    return Quantity(-value if found["sign"] == "-" else value, found["unit"] or "")


def read_chinese(text: str) -> int | None:
    """Read 四百一十八, 十二, 两千零五 or 二〇; None where the places do not fall."""
    if not any(c in _PLACES for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, last, zero = 0, None, 10_000, False
    for i, c in enumerate(text):
        if c in _PLACES:
            place = _PLACES[c]
            if place >= last or digit == 0 or (digit is None and not (i == 0 and c == "十")):
                return None
            total += (1 if digit is None else digit) * place
            last, digit, zero = place, None, False
        elif c in "零〇":
            if digit is not None:
                return None
            zero = True
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[c]
    # 一千五 means 1500 to some and 1005 to others.
    if digit is not None and last > 10 and not zero:
        return None
    return total + (digit or 0)


def show(value: Number) -> str:
    """Return the plain digits of a number, as they stand in a table: ``36``, ``12.5``."""
    value = tidy(value)
    return str(value) if isinstance(value, int) else format(value, "f")


def distance(first: Number, second: Number) -> Number:
    """Return how far two numbers are apart."""
    with localcontext(prec=_EXACT):
        return tidy(abs(Decimal(first) - Decimal(second)))


def percent(part: Number, whole: Number, places: int = 1) -> Decimal:
    """Return ``part`` as a percentage of ``whole``, rounded half up as people do."""
    with localcontext(prec=_EXACT):
        exact = Decimal(part) * 100 / Decimal(whole)
        return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
