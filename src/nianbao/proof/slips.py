"""Slips of the pen: a number that is another one but for one stroke."""

from __future__ import annotations

from fractions import Fraction

from nianbao.numbers import Number

#: Smaller numbers come near each other by chance.
_LEAST = 10
#: Money is told in so many parts of 万元.
_GRAINS = 10_000
#: Below this, two exchanged digits are another number that may be right.
_MANY = 100


def slip_above(written: Number, figure: Number, small: bool = False) -> bool:
    """Whether one slip of the pen makes a greater number of a figure.

    That is: one more, one digit too great, two digits exchanged, or a nought too many. A number below ten
    comes near others by chance, but where ``small`` says that what it counts is plain.
    """
    if (
        not (isinstance(written, int) and isinstance(figure, int))
        or not (1 if small else _LEAST) <= figure < written
    ):
        return False
    if written in (figure + 1, figure * 10):
        return True
    off = _unlike(str(figure), str(written))
    return (len(off) == 1 and figure >= _LEAST) or _exchanged(str(figure), str(written), off)


def exchanged(written: Number, figure: Number) -> bool:
    """Whether two digits of a figure of three or more are exchanged: 1268 for 1286, which is no chance."""
    if not (isinstance(written, int) and isinstance(figure, int)):
        # 1368.42 for 1386.42
        one, other = Fraction(written) * _GRAINS, Fraction(figure) * _GRAINS
        whole = one.denominator == other.denominator == 1
        return whole and exchanged(one.numerator, other.numerator)
    told, meant = str(written), str(figure)
    return figure >= _MANY and _exchanged(meant, told, _unlike(meant, told))


def one_stroke(written: Number, figure: Number) -> bool:
    """Whether one stroke lies between two numbers: one more or less, a nought, two digits exchanged."""
    if not (isinstance(written, int) and isinstance(figure, int)) or min(written, figure) < _LEAST:
        return False
    one, other = str(figure), str(written)
    near = abs(written - figure) == 1 or written == figure * 10 or figure == written * 10
    return near or _exchanged(one, other, _unlike(one, other))


def slipped(written: Number, figure: Number) -> bool:
    """Whether a number is another one told wrong by a slip of the pen: it is near it, or a digit is amiss."""
    told, meant = Fraction(written), Fraction(figure)
    if abs(told - meant) <= 1 or abs(told - meant) * 20 <= meant or meant in (told * 10, told / 10):
        return True
    one, other = str(figure), str(written)
    off = _unlike(one, other)
    return len(off) == 1 or _exchanged(one, other, off)


def may_be_meant(written: Number, figure: Number) -> bool:
    """Whether a number may be a figure told wrong: it is within a quarter of it, or one slip of the pen away.

    A slip is here one digit wrong or left out, two exchanged, a nought too many or too few. Distance says
    nothing where either of them is 0.
    """
    told, meant = Fraction(written), Fraction(figure)
    if not (told and meant) or abs(told - meant) <= 1:
        return True
    if abs(told - meant) * 4 <= meant or meant in (told * 10, told / 10):
        return True
    one, other = str(figure), str(written)
    off = _unlike(one, other)
    if (len(off) == 1 and len(one) > 1) or _exchanged(one, other, off):
        return True
    shorter = figure >= _MANY and len(other) == len(one) - 1
    return shorter and any(one[:at] + one[at + 1 :] == other for at in range(len(one)))


def _unlike(one: str, other: str) -> list[int]:
    return [at for at in range(len(one)) if one[at] != other[at]] if len(one) == len(other) else []


def _exchanged(one: str, other: str, off: list[int]) -> bool:
    return len(off) == 2 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
