"""Whether a number that a note bears out is told in one of the notes that its sentence names as sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import combinations

from nianbao.numbers import distance
from nianbao.proof.told import NOTES
from nianbao.proof.verdicts import Status, Verdict
from nianbao.quantities import Kind, Spoken, scan

#: What a person sees of a note that bears a number out.
_SHOWN = re.compile(f"(?:{'|'.join(NOTES)})“(?P<clause>.*)”$")
#: How many numbers of the sources are added and subtracted.
_MOST = 40
_AVERAGE = re.compile("平均|均|每")
#: A Chinese numeral up to this one may only count what the sentence lists, or deal it out.
_FEW = 2


def elsewhere(text: str, start: int, verdicts: Iterable[Verdict], sources: Collection[str]) -> str:
    """Return the first number that only notes tell which the sentence does not name, "" if there is none.

    ``text`` is the sentence, ``start`` where it stands in its section, ``sources`` the texts of its notes.
    """
    known = [quantity.value for source in sources for quantity in scan(source)]
    pairs = combinations(known[:_MOST], 2)
    follows = {value for one, other in pairs for value in (one + other, distance(one, other))}
    spoken = {quantity.start + start: quantity for quantity in scan(text)} if known else {}
    for verdict in verdicts:
        quantity = spoken.get(verdict.start)
        if quantity is None or verdict.status is not Status.CONSISTENT or not _plain(text, quantity):
            continue
        clauses = [shown["clause"] for figure in verdict.figures if (shown := _SHOWN.match(figure))]
        told = any(clause in source for clause in clauses for source in sources)
        followed = quantity.value in known or quantity.value in follows
        if clauses and len(clauses) == len(verdict.figures) and not (told or followed):
            return verdict.quote
    return ""


def _plain(text: str, quantity: Spoken) -> bool:
    """Whether a number is exact and counts something of its own."""
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or quantity.vague:
        return False
    if quantity.chinese and quantity.value <= _FEW:
        return False
    return _AVERAGE.search(text, max(0, quantity.start - 8), quantity.start) is None
