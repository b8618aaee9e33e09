"""One raw value of a file to one cell: read what is unambiguous, say what was not."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from nianbao.findings import Finding, Place
from nianbao.numbers import Number, from_float, read_quantity, show, tidy
from nianbao.read import codes
from nianbao.report import Cell, How, Origin
from nianbao.texts import printable

#: Units a count may be written with; an amount of money is read from 元 and 万元 only.
_COUNT_UNITS = frozenset(("", "件", "件次", "份", "条", "项", "个", "次", "起", "宗", "例", "篇", "期"))
_ERROR_VALUE = re.compile(r"#(?:REF!|VALUE!|DIV/0!|N/A|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


def read_number(raw: Any, unit: str, origin: Origin, place: Place) -> tuple[Cell, Finding | None]:
    """Return the cell for a raw value in a cell of ``unit`` (件, 条, 份, 万元, 元), and what to say of it.

    A blank is an unknown cell without a finding; so is, with one, whatever is not clearly a number.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return Cell(origin=origin), None
    blank = unread(origin)
    if isinstance(raw, bool | datetime.date | datetime.time | datetime.timedelta):
        return blank, codes.NOT_A_COUNT.at(
            place, f"{place.label}应填数字，实为“{_shown(raw)}”", quote=_shown(raw)
        )
    if isinstance(raw, str):
        return _text(raw.strip(), unit, origin, place)
    value: Number | None = raw
    if isinstance(raw, float):
        value = from_float(raw)
    elif isinstance(raw, Decimal):
        value = tidy(raw) if raw.is_finite() else None
    if value is None or not isinstance(value, int | Decimal):
        return blank, _refuse(str(raw), place)
    return Cell(value=value, origin=origin), None


def unread(origin: Origin) -> Cell:
    """Return the unknown cell of a place where something stands that gives no number."""
    return Cell(origin=origin.model_copy(update={"how": How.UNREAD}))


def _text(text: str, unit: str, origin: Origin, place: Place) -> tuple[Cell, Finding | None]:
    blank = unread(origin)
    if _ERROR_VALUE.fullmatch(text):
        return blank, codes.ERROR_VALUE.at(place, f"{place.label}是错误值 {text}", quote=text)
    quantity = read_quantity(text)
    value = None if quantity is None else _convert(quantity.value, quantity.unit, text, unit)
    if value is None:
        return blank, _refuse(text, place)
    read = f"{show(value)}{unit}" if unit.endswith("元") else show(value)
    found = codes.NUMBER_AS_TEXT.at(place, f"{place.label}填的是文字“{clip(text)}”，读作 {read}", quote=text)
    return Cell(value=value, origin=origin), found


def _convert(value: Number, written: str, text: str, unit: str) -> Number | None:
    if unit not in ("元", "万元"):
        return value if written in _COUNT_UNITS else None
    if written == "元":
        return tidy(Decimal(value).scaleb(-4)) if unit == "万元" else value
    # A bare number counts in the cell's own unit; “3万” in a 万元 cell could mean either.
    return value if written == "" and not re.search("[万亿]", text) else None


def _refuse(text: str, place: Place) -> Finding:
    return codes.NOT_A_NUMBER.at(place, f"{place.label}应填数字，实为“{clip(text)}”", quote=text[:200])


def _shown(raw: Any) -> str:
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return raw.isoformat(" ") if isinstance(raw, datetime.datetime) else str(raw)


def clip(text: str, length: int = 30) -> str:
    """Return ``text`` short enough to quote in a message."""
    text = printable(text)
    return text if len(text) <= length else text[:length] + "…"
