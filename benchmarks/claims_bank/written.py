"""How one office writes its numbers: in which shape, with how many decimals, how roughly."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from . import numerals

_APPROXIMATE = ("near", "yu", "about", "over", "under", "aboutwan", "yuwan", "nearwan")


class Unfit(Exception):  # noqa: N818
    """The phrasing has no true and natural form for these numbers."""


@dataclass(frozen=True)
class Hand:
    """The habits of one office."""

    rng: random.Random
    shape: str
    places: int

    def written(
        self, thing: str, value: Fraction, unit: str, style: str, *, about: bool
    ) -> tuple[str, Fraction, str, int]:
        """Return the kind, the number to write, its shape and its decimals.

        ``about`` says that 约 stands before it. Raises Unfit where the style does not suit the number.
        """
        head = thing.split(".")[0]
        if head in ("pct", "share", "ratio", "rate", "ppt") or unit == "%":
            kind = "points" if head == "ppt" else "percentage"
            return (kind, *self._percent(value, style, kind, about))
        if head == "mult":
            if not Fraction(11, 10) <= value <= 20 or value == 1:
                raise Unfit
            places = 1 if (value * 10).denominator == 1 else 2
            return "multiple", Fraction(numerals.decimal(value, places)), "plain", places
        kind = {"avg": "average", "delta": "change", "fee": "fee"}.get(head, "count")
        if unit in ("元", "万元"):
            kind = "money"
        if kind == "average" and value < 10:
            raise Unfit
        if style == "zh":
            if value.denominator != 1 or value > 9999:
                raise Unfit
            return kind, value, "chinese", 0
        if style == "vague":
            return (kind, *self._vague(value))
        if style in _APPROXIMATE:
            written = numerals.approximate(style, value)
            if written is None:
                raise Unfit
            shape = {"yu": "yu", "yuwan": "yuwan", "aboutwan": "wan", "nearwan": "wan"}.get(style, self.shape)
            return kind, written, "plain" if shape == "comma" and written < 1000 else shape, 0
        shape = self.shape
        if shape == "comma" and value < 1000:
            shape = "plain"
        if shape == "plain" and value.denominator == 1 and value <= 99 and self.rng.random() < 0.02:
            shape = "chinese"
        return kind, value, shape, 0

    def _vague(self, value: Fraction) -> tuple[Fraction, str, int]:
        for low, high in numerals.VAGUE.values():
            if low <= value <= high:
                return value, "vague", 0
        raise Unfit

    def _percent(self, value: Fraction, style: str, kind: str, about: bool) -> tuple[Fraction, str, int]:
        if kind == "points" and value > 60:
            raise Unfit
        if value < (Fraction(1, 2) if kind == "points" else 1) or value > 400:
            raise Unfit
        if style == "cheng":
            written = round(value / 10) * 10
            vague = about and abs(written - value) * 25 <= value
            if not 10 <= written <= 90 or not (written == value or vague):
                raise Unfit
            return Fraction(written), "cheng", 0
        if style in ("chengnear", "chengover"):
            down = value // 10 * 10
            written = down + 10 if style == "chengnear" else down
            if not 10 <= written <= 90 or not 0 < abs(written - value) <= 4:
                raise Unfit
            return Fraction(written), "cheng", 0
        if style == "frac":
            if value / 100 not in numerals.FRACTIONS:
                raise Unfit
            return value, "fraction", 0
        if style == "bai":
            if value.denominator != 1 or value > 100:
                raise Unfit
            return value, "bai", 0
        places = self.places
        written = Fraction(numerals.decimal(value, places))
        if not written:
            raise Unfit
        return written, "plain", max(places, 1)
