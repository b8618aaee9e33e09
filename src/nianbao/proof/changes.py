"""Changes and shares judged by the numbers told beside them: 22件，与上年（31件）相比减少29%."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from nianbao.numbers import Number, show
from nianbao.proof.judge import Judgement, proved, refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import Relation
from nianbao.quantities import Fit, Kind

#: How many claims back the numbers of a change or share may stand.
_REACH = 6


def weigh(items: Sequence[Weighed]) -> None:
    """Bear out, or call wrong, what the tables leave unchecked."""
    for i, item in enumerate(items):
        claim = item.claim
        if item.judgement.status is not Status.UNCHECKED or claim.quantity is None:
            continue
        before = [x for x in items[max(0, i - _REACH) : i] if x.claim.sentence == claim.sentence]
        if claim.relation is Relation.CHANGE and claim.quantity.kind in (Kind.PERCENT, Kind.COUNT):
            item.judgement = _change(item, before) or item.judgement
        elif claim.relation is Relation.SHARE and claim.quantity.kind is Kind.PERCENT:
            _share(item, [x for x in before if _is_number(x)])


def _is_number(item: Weighed) -> bool:
    claim = item.claim
    return claim.relation is Relation.IS and claim.quantity is not None and claim.quantity.kind is Kind.COUNT


def _change(item: Weighed, before: list[Weighed]) -> Judgement | None:
    """Judge a change by the two years' numbers right before it, or by the other change of the same number.

    1602条，较上年的1460条增加142条，增长9.7%: 142 is 1602 − 1460, and 9.7% is 142 of 1460.
    """
    now = then = None
    by: Weighed | None = None
    for other in reversed(before):
        if other.claim.relation is Relation.CHANGE and now is None and by is None:
            by = other
        elif _is_number(other) and other.claim.year_off == -1 and then is None and now is None:
            then = other
        elif _is_number(other) and other.claim.year_off == 0:
            now = other
            break
    if now is None or any(x.claim.slot.sep == "；" for x in before[before.index(now) + 1 :]):
        return None
    if item.claim.slot.sep == "；" or now.claim.number.vague:
        return None
    plain = not item.claim.own and not item.claim.slot.gaps
    if then is not None and then.unit == now.unit:
        return _compared(item, now.value, then.value, plain)
    if by is not None and by.claim.number.kind is Kind.COUNT and not by.contradicted and by.unit == now.unit:
        old = now.value - by.value * by.claim.direction
        judged = _compared(item, now.value, old, plain)
        if judged is not None and judged.status is Status.CONSISTENT:
            by.prove(judged.figures[0])
        return judged
    return None


def _compared(item: Weighed, new: Number, old: Number, plain: bool) -> Judgement | None:
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
    return refuted(f"与前面写的两年的数不一致：{shown}", [shown], Fault.RATIO) if plain else None


def _share(item: Weighed, before: list[Weighed]) -> None:
    """Bear out a share by two numbers of its sentence, or by the sum of the parts before it."""
    parts = list(accumulate((x.value for x in reversed(before)), initial=0))[1:]
    for whole in before:
        for part in parts if item.claim.kind == "total" else parts[:1]:
            if whole.value and part and part != whole.value:
                share = Fraction(part) / Fraction(whole.value) * 100
                if item.claim.number.admits(share) is Fit.YES:
                    item.prove(f"{show(part)} ÷ {show(whole.value)}")
                    return
