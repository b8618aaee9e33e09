"""Whether a number that a note bears out is told in one of the notes that its sentence names as sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import combinations

from nianbao.numbers import Number, distance
from nianbao.proof.told import NOTES
from nianbao.proof.verdicts import Status, Verdict
from nianbao.quantities import Kind, Spoken, scan

#: What a person sees of a note that bears a number out.
_SHOWN = re.compile(f"(?:{'|'.join(NOTES)})“(?P<clause>.*)”$")
#: How many numbers of the sources are added and subtracted.
_MOST = 40
_EACH = re.compile("各[^，。；0-9]{0,6}$")
#: To so many at the most a number is dealt out.
_DEALT_TO = 7
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
        followed = quantity.value in known or quantity.value in follows or _dealt(text, quantity, known)
        if clauses and len(clauses) == len(verdict.figures) and not (told or followed):
            return verdict.quote
    return ""


def _dealt(text: str, quantity: Spoken, known: Collection[Number]) -> bool:
    """Whether a number said of each deals out one of the sources: 上、下半年各1次 where they have 2次."""
    of_each = _EACH.search(text, max(0, quantity.start - 8), quantity.start) is not None
    return of_each and any(quantity.value * many in known for many in range(2, _DEALT_TO))


def _plain(text: str, quantity: Spoken) -> bool:
    """Whether a number is exact and counts something of its own."""
    if quantity.kind not in (Kind.COUNT, Kind.MONEY) or quantity.vague:
        return False
    if quantity.chinese and quantity.value <= _FEW:
        return False
    return _AVERAGE.search(text, max(0, quantity.start - 8), quantity.start) is None
