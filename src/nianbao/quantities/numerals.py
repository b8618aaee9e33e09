"""What digits and Chinese numerals are worth: 1,234, 一万五千, 二〇二三."""

from __future__ import annotations

from decimal import Decimal

from nianbao.numbers import Number, read_chinese

#: Full-width digits as plain ones; what parts thousands goes.
WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",， \u00a0\u2009\u202f")
#: What one Chinese digit is worth, and one place.
HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
#: A number with more digits is none.
_LIMIT = 18
_HAN_TEXT = str.maketrans({"〇": "零", "○": "零"})


def decimal_of(text: str) -> Decimal | None:
    """Return the value of digits, full-width and with thousands parted too; None if they are no number."""
    plain = text.translate(WIDE)
    if not plain or plain.startswith(".") or plain.endswith(".") or len(plain) > 2 * _LIMIT:
        return None
    return Decimal(plain)


def number_of(text: str) -> Number | None:
    """Return the same; most numbers are a few plain digits."""
    plain = text.isdecimal() and text.isascii() and len(text) <= _LIMIT
    return int(text) if plain else decimal_of(text)


def chinese_of(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, also of digits in a row (二〇二三) and with 点."""
    text = text.translate(_HAN_TEXT)
    whole, _, part = text.partition("点")
    if len(whole) > _LIMIT or len(part) > _LIMIT:
        return None
    value = _han_whole(whole)
    if value is None:
        return None
    if part:
        return Decimal(f"{value}.{''.join(str(HAN_DIGITS[char]) for char in part)}")
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
        value += high * POWERS[scale]
        rest = tail.removeprefix("零") if len(tail) > 1 else tail
    if not rest:
        return value
    if "万" in rest or "亿" in rest:
        # 四万万
        return None
    low = _below_ten_thousand(rest)
    return None if low is None else value + low


def _below_ten_thousand(text: str) -> int | None:
    """Return the value of a numeral without 万 and 亿; 百 and 千 alone are one of them."""
    return {"百": 100, "千": 1000}.get(text) or read_chinese(text)
