"""What came in is what went out: 新收＋上年结转＝办结＋结转下年度, told in one paragraph.

The form has this sum (rows 一 to 四 of table 三); it holds for the text too where its tables are blank.
"""

from __future__ import annotations

from collections.abc import Sequence

from nianbao.numbers import Number, show
from nianbao.proof.counts import is_count
from nianbao.proof.judgements import refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import Domain

_RECEIVED = ("carry_in", "new"), ("carry_in", "receive")
_CLOSED = ("conclude",), ("answer",)


def weigh(paragraph: Sequence[Weighed]) -> None:
    """Hold what a paragraph tells as closed and carried over to what it tells as received."""
    told = [item for item in paragraph if _plain(item)]
    carried = _first(told, ("carry_out",))
    closed = _first(told, *_CLOSED)
    if carried is None or closed is None or abs(carried.claim.order - closed.claim.order) > 1:
        return
    total = next((item for item in told if _received(item)), None)
    new, came_over = _first(told, ("new",), ("receive",), ("accept",)), _first(told, ("carry_in",))
    coming = [total] if total is not None else [new, came_over] if new and came_over else []
    parts = [item for item in coming if item is not None]
    items = (*parts, closed, carried)
    if not parts or len({item.unit for item in items}) > 1:
        return
    came: Number = sum(item.value for item in parts)
    gone = closed.value + carried.value
    shown = f"{_sum(parts)}，{_sum((closed, carried))}"
    if came == gone:
        for item in items:
            item.prove(shown)
        return
    if came > gone and closed.claim.thing.acts == ("answer",):
        # Who let the term lapse got no answer.
        return
    unsure = [item for item in items if item.judgement.status is Status.UNCHECKED or item.by_sum]
    if any(item.contradicted for item in items) or not unsure:
        return
    message = f"收到的与办结、结转下年度的合起来不等：{shown}"
    # Where the tables bear all but one out, that one is wrong.
    (unsure[0] if len(unsure) == 1 else closed).judgement = refuted(message, [shown], Fault.PARTS)


def _plain(item: Weighed) -> bool:
    claim, thing = item.claim, item.claim.thing
    of_all = thing.domain is Domain.REQUESTS and bool(thing.acts) and not (thing.rows or thing.columns)
    told = claim.own and not (claim.soft or claim.outside or claim.year_off or claim.lead or claim.besides)
    return of_all and told and is_count(item) and claim.kind in ("", "total", "sum", "rest")


def _first(told: Sequence[Weighed], *acts: tuple[str, ...]) -> Weighed | None:
    """Return the first number told of an act, None if there is none."""
    return next((item for item in told if item.claim.thing.acts in acts), None)


def _received(item: Weighed) -> bool:
    acts = item.claim.thing.acts
    return acts == ("received",) or tuple(sorted(acts)) in _RECEIVED


def _sum(items: Sequence[Weighed]) -> str:
    shown = "＋".join(show(item.value) for item in items)
    return shown if len(items) == 1 else f"{shown}＝{show(sum(item.value for item in items))}"
