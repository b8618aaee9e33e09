"""One quantity as a sentence has it, and whether a true figure bears it out."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import NamedTuple

from nianbao.numbers import Number, tidy
from nianbao.quantities.words import SENSES, Sense


class Kind(StrEnum):
    """What a quantity counts in."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MULTIPLE = "multiple"
    YEAR = "year"


class Fit(Enum):
    """Whether a figure bears a quantity out: CUT means only after cutting decimals off unrounded."""

    NO = 0
    CUT = 1
    YES = 2


class Spoken(NamedTuple):
    """A quantity in a text, exactly as vague as it was written.

    The span runs from the first digit to the end of the unit. Words of vagueness before it (约, 超过)
    and after it (以上, 左右) stand outside, those within it (100余件) and the 数 of 数十 inside.
    """

    start: int
    end: int
    kind: Kind
    #: As written and scaled: 1.2万条 is 12000, 12.5万元 is 125000, 三成 is 30; of a range its lower end.
    value: Number
    #: The measure word without its scale: 件, 元, %, 百分点, 倍; "" where there is none.
    unit: str = ""
    #: The words of vagueness, several of them parted by "…"; "至" for a range, "" if exact.
    vague: str = ""
    #: Written in Chinese numerals.
    chinese: bool = False
    #: Of a year: it stands in a date or a span of years.
    dated: bool = False
    #: One unit of the last place that is written: 36 has 1, 12.5万 has 1000, 20.5% has 0.1.
    grain: Number = 1
    #: A figure that rounds to the written digits is right: so for percentages and for decimals.
    rounded: bool = False
    #: The ends, both included, of a range or of a word like 数十.
    low: Number | None = None
    high: Number | None = None
    #: The true value of what has no decimal form, such as 三分之一, in percent.
    ratio: Fraction | None = None

    @property
    def coarse(self) -> Number:
        """One unit of the place of the last digit that is not zero: 400 has 100, 36 has 1."""
        if not self.value:
            return self.grain
        exponent = Decimal(self.value).normalize().as_tuple().exponent
        return tidy(Decimal(1).scaleb(int(exponent)))

    def admits(self, actual: Number | Fraction) -> Fit:
        """Return whether a true figure (percentages in percent) bears this quantity out.

        Where several words make it vague, as in 约400余件, one that fits is enough.
        """
        if self.low is not None and self.high is not None:
            # 数十: any number below 100, so for a share also 99.5.
            return _fit(self.low <= actual <= self.high)
        if not self.vague:
            return self._plainly(actual)
        true = Fraction(actual)
        return _fit(any(self._vaguely(true, SENSES[word]) for word in self.vague.split("…")))

    def _plainly(self, actual: Number | Fraction) -> Fit:
        if actual == (self.value if self.ratio is None else self.ratio):
            return Fit.YES
        if not self.rounded:
            return Fit.NO
        true, value, grain = Fraction(actual), self._value, Fraction(self.grain)
        if abs(abs(true) - abs(value)) >= grain:
            return Fit.NO
        if self._rounds(true):
            return Fit.YES
        # 66% for two thirds is cut off; 增长1倍 for 1.9 is just wrong.
        cuts = self.kind is not Kind.MULTIPLE or self.grain < 1
        return Fit.CUT if cuts and math.trunc(true / grain) * grain == value else Fit.NO

    def _rounds(self, true: Fraction) -> bool:
        """Whether a figure rounds to what is written, halves up or to even."""
        value, grain = self._value, Fraction(self.grain)
        off = abs(true) - abs(value)
        twice = abs(off) * 2
        if twice == grain:
            return off < 0 or abs(value) / grain % 2 == 0
        return twice < grain and true * value >= 0

    def _vaguely(self, true: Fraction, sense: Sense) -> bool:
        value, coarse = self._value, Fraction(self.coarse)
        match sense:
            case Sense.ABOUT:
                return abs(true - value) * 20 <= abs(value) or self._rounds(true)
            case Sense.NEAR:
                # 近1000 and 近四分之一 are within ten per cent: one unit of that place says nothing of them.
                loose = value == coarse or self.ratio is not None
                return value * 9 / 10 <= true <= value if loose else value - coarse < true <= value
            case Sense.MORE:
                return value <= true < value + coarse
            case Sense.SOME:
                return value < true < value + coarse
            case Sense.OR_SO:
                return value - coarse / 5 <= true < value + coarse / 2
            case Sense.ABOVE:
                return true > value
            case Sense.AT_LEAST:
                return true >= value
            case Sense.BELOW:
                return true < value
            case Sense.AT_MOST:
                return true <= value

    @property
    def _value(self) -> Fraction:
        return Fraction(self.value) if self.ratio is None else self.ratio


def _fit(holds: bool) -> Fit:
    return Fit.YES if holds else Fit.NO
