"""Slips of the pen: a number that is another one but for one stroke."""

from __future__ import annotations

from nianbao.numbers import Number

#: Smaller numbers come near each other by chance.
_LEAST = 10


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
    one, other = str(figure), str(written)
    off = [at for at in range(len(one)) if one[at] != other[at]] if len(one) == len(other) else []
    exchanged = len(off) == 2 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
    return (len(off) == 1 and figure >= _LEAST) or exchanged
