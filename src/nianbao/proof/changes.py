"""Changes and shares judged by the numbers of their own sentence: 22件，与上年（31件）相比减少29%."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nianbao.numbers import Number, show
from nianbao.proof.judge import Judgement, proved, refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import Relation
from nianbao.quantities import Fit, Kind

#: How many claims back the numbers of a change may stand.
_REACH = 6


def weigh(items: Sequence[Weighed]) -> None:
    """Bear out, or call wrong, what the tables leave unchecked."""
    for i, item in enumerate(items):
        quantity = item.claim.quantity
        if item.judgement.status is not Status.UNCHECKED or quantity is None:
            continue
        before = [
            other
            for other in items[max(0, i - _REACH) : i]
            if other.claim.sentence == item.claim.sentence and _is_number(other)
        ]
        if item.claim.relation is Relation.CHANGE and quantity.kind in (Kind.PERCENT, Kind.COUNT):
            old = next((x for x in reversed(before) if x.claim.year_off == -1), None)
            new = next((x for x in reversed(before) if x.claim.year_off == 0), None)
            if old is not None and new is not None and old.unit == new.unit:
                item.judgement = _difference(item, new.value, old.value) or item.judgement
        elif item.claim.relation is Relation.SHARE and quantity.kind is Kind.PERCENT:
            _share(item, before)


def _is_number(item: Weighed) -> bool:
    claim = item.claim
    return claim.relation is Relation.IS and claim.quantity is not None and claim.quantity.kind is Kind.COUNT


def _share(item: Weighed, before: list[Weighed]) -> None:
    if len(before) < 2:
        return
    part = before[-1]
    for whole in before[:-1]:
        if (
            whole.value
            and item.claim.number.admits(Fraction(part.value) / Fraction(whole.value) * 100) is Fit.YES
        ):
            item.prove(f"{show(part.value)} ÷ {show(whole.value)}")


def _difference(item: Weighed, new: Number, old: Number) -> Judgement | None:
    quantity = item.claim.number
    size = Fraction(new) - Fraction(old)
    if quantity.kind is Kind.PERCENT:
        if not old:
            return None
        size = size / Fraction(old) * 100
    shown = f"本年 {show(new)}，上年 {show(old)}"
    fit = quantity.admits(abs(size))
    if fit is not Fit.NO and size * item.claim.direction >= 0:
        return proved([shown])
    return refuted(f"与前面写的两年的数不一致：{shown}", [shown], Fault.RATIO)
