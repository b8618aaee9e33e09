"""Two places of one text that tell the same thing with different numbers, where no table settles it."""

from __future__ import annotations

from collections.abc import Iterable

from nianbao.numbers import Number, distance, show
from nianbao.proof.judgements import refuted
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, NONE, Claim, Domain, Thing

#: What is told once for the whole year; 予以公开 may or may not hold 部分公开.
_ACTS = (("new",), ("receive",), ("carry_in",), ("carry_out",))
_ROWS = (("partly_granted",), ("refused",), ("unavailable",), ("not_processed",), ("other_handling",))
_CARRIED_IN = Thing(Domain.REQUESTS, ("request",), ("carry_in",))


class Places:
    """What the text has told so far of the things that the tables leave blank."""

    def __init__(self) -> None:
        self._told: dict[Thing, Number] = {}

    def weigh(self, items: Iterable[Weighed]) -> None:
        """Call in question what the text told otherwise before."""
        told: list[Claim] = []
        for item in items:
            claim = item.claim
            if item.stale is not None and not item.stale.figures and any(_beside(c, claim) for c in told):
                # 收到332件。2024年收到301件，同比增长10.3%: last year's, told beside this year's.
                item.stale = None
            if item.consistent and not claim.year_off:
                told.append(claim)
            if not (item.blank and _plain(claim)):
                continue
            if claim.relation is NONE:
                self._told.setdefault(claim.thing, 0)
                continue
            first = self._told.setdefault(claim.thing, item.value)
            if (
                first != item.value
                and not item.contradicted
                and not self._explained(claim.thing, first, item)
            ):
                before = f"{show(first)}{item.unit}"
                item.judgement = refuted(
                    f"同一项，正文前面写的是{before}", [f"正文前面 {before}"], Fault.PLACES
                )

    def _explained(self, thing: Thing, told: Number, item: Weighed) -> bool:
        """收到36件 and 收到38件 are both right where 2 were carried in; without that nobody can tell."""
        if thing.acts != ("receive",):
            return False
        carried = self._told.get(_CARRIED_IN)
        return carried is None or distance(told, item.value) == carried


def _beside(one: Claim, other: Claim) -> bool:
    """Whether two claims are of what came in, each of its year."""
    return one.thing.side == other.thing.side == "in" and not (one.thing.rows or one.thing.columns)


def _plain(claim: Claim) -> bool:
    """Whether a claim tells the whole of one thing of this year, exactly."""
    quantity = claim.quantity
    if claim.relation is NONE:
        return claim.thing == _CARRIED_IN and claim.own and not (claim.soft or claim.outside)
    if claim.relation is not IS or quantity is None or quantity.vague:
        return False
    limited = claim.soft or claim.outside or claim.year_off or claim.compared or claim.averaged or claim.each
    if limited or not claim.own or claim.besides or "list:also" in claim.slot.said:
        return False
    return not claim.kind and _whole(claim.thing)


def _whole(thing: Thing) -> bool:
    if thing.columns or thing.open:
        return False
    match thing.domain:
        case Domain.REQUESTS:
            return thing.rows in _ROWS if thing.rows else thing.acts in _ACTS
        case Domain.REVIEWS | Domain.TABLE2:
            return len(thing.objects) == 1 and not thing.results
        case Domain.INCOME:
            return True
    return False
