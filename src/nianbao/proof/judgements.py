"""How one claim stands, before it is put into words for its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from nianbao.proof.verdicts import Fault, Status

#: How many of the figures tried are shown.
TRIES = 4


class Judgement(NamedTuple):
    """Whether a claim is borne out, by which figures, and what is wrong if it is not."""

    status: Status
    figures: tuple[str, ...] = ()
    message: str = ""
    fault: Fault | None = None
    reason: str = ""
    #: The mark belongs on the year, not on the number.
    on_year: bool = False
    #: Of what is unchecked: what is wrong with it unless something beside the tables bears it out.
    suspected: Judgement | None = None
    #: The bases on which the figures bear it out: new, received, outcome_total; kinds of cases.
    bases: frozenset[str] = frozenset()


#: Why nothing was compared: the table leaves the figure blank.
BLANK = "表中没有填这一项"


@lru_cache(maxsize=256)
def unchecked(reason: str) -> Judgement:
    """Return that nothing was compared, and why."""
    return Judgement(Status.UNCHECKED, reason=reason)


def proved(figures: Iterable[str], bases: Iterable[str] = ()) -> Judgement:
    """Return that the figures bear the claim out, and on which bases."""
    return Judgement(Status.CONSISTENT, tuple(figures), bases=frozenset(bases))


def refuted(message: str, figures: Iterable[str], fault: Fault = Fault.VALUE) -> Judgement:
    """Return that no reading of the figures bears the claim out."""
    return Judgement(Status.CONTRADICTION, tuple(dict.fromkeys(figures)), message, fault)
