"""Averages: a number over the months of the year, or over how many of something there were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nianbao.numbers import show
from nianbao.proof.openings import opening
from nianbao.proof.told import key
from nianbao.quantities import Fit, Kind, Spoken

_AVERAGE = re.compile(
    "(?:平均每?个?|每个?(?=[^，。；0-9]{1,2}平均))(?P<over>季度|人次|[月季周日天场次期人件篇户家条名所])"
    "|平均每(?P<place>[村镇乡县区市社校])(?:[（(][^（）()]{1,4}[)）])?$"
    "|平均每(?P<noun>[个家所户名人张处台部块件条篇场期笔亩])(?=[^，。；0-9]{1,10}(?:[0-9]|$))"
    "|(?P<short>[月季周日场次期人件篇户家笔张个台项亩])均"
)
#: How many characters a clause with a bracket may have.
_CLAUSE = 24
#: How many of a period the year has.
PERIODS = {"月": (12,), "季": (4,), "季度": (4,), "周": (52,), "日": (365, 366), "天": (365, 366)}


def over(text: str, start: int, end: int) -> str:
    """Return the period or measure that a number of a clause is an average over, "" if it is none.

    ``start`` is where the clause or, behind a bracket, the rest of it begins.
    """
    if text[start - 1 : start] in ("）", ")"):
        # 平均每个村（社区）52份
        start = opening(text, start, "，。；：\n", _CLAUSE)
    found = _AVERAGE.search(text, start, end)
    return (found["over"] or found["noun"] or found["short"] or "个") if found else ""


def average(quantity: Spoken, measure: str, counts: Sequence[Spoken]) -> Iterator[str]:
    """Yield from which of some numbers an average comes, as a person would work it out: 320÷4."""
    rounded = quantity._replace(rounded=True)
    for whole in counts:
        if key(whole) != key(quantity):
            continue
        alike = key(whole._replace(kind=Kind.COUNT, unit=measure))
        many = PERIODS.get(measure) or [one.value for one in counts if one is not whole and key(one) == alike]
        for divisor in many:
            if divisor and rounded.admits(Fraction(whole.value) / Fraction(divisor)) is Fit.YES:
                yield f"{show(whole.value)}÷{show(divisor)}"
