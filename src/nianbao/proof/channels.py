"""Requests told apart by channel, topic or office: the whole of such a list stands in table three.

网上62件、邮寄26件、当面7件 is all that came in, whether or not the text names the whole beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nianbao.numbers import Number, distance, show
from nianbao.proof.amiss import near
from nianbao.proof.counts import is_count
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import refuted, unchecked
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, Claim, Domain, Thing
from nianbao.quantities import REQUEST_UNITS

#: What came in, plain reading first, and what was closed.
_CAME_IN = tuple(Thing(Domain.REQUESTS, ("request",), (act,)) for act in ("new", "received"))
_WHOLES = (*_CAME_IN, Thing(Domain.REQUESTS, ("request",), ("conclude",)))
_UNITS = (*REQUEST_UNITS, "")
_CHANNEL = "scope:channel"
#: A list of so many channels that comes to the whole is no chance, nor one of so many things nobody knows.
_FEW, _MANY = 2, 3
#: What is done with answers.
_SENT = re.compile("送达|寄[送出发]|发[送出]")
#: One part in so many, by which a list of all ways or kinds may miss the whole.
_LITTLE = 50
#: Up to how many percent of what came in a list is still one of that.
_FAR = 125


def weigh(items: Sequence[Weighed], figures: Figures, text: str) -> None:
    """Bear out the lists of channels that come to what came in, and call in question what just misses it."""
    for parts in _by_office(items):
        _among_offices(parts, figures)
    wrong = any(item.judgement.fault in (Fault.PARTS, Fault.LOOSE_PARTS) for item in items)
    if any(_CHANNEL in item.claim.slot.said or _CHANNEL in item.claim.slot.said_after for item in items):
        for parts in _lists(items):
            # 邮寄送达45件，电子邮件送达17件: so many answers went out.
            went_out = any(_SENT.search(text, item.claim.slot.start, item.claim.slot.end) for item in parts)
            if len(parts) >= _FEW and not went_out:
                _all_that_came(parts, "渠道", True, wrong, figures)
    for parts in _unnamed(items):
        if len(parts) >= _MANY:
            # 网络、信函、当面提交分别为95件、84件、13件
            closed = _closes(parts[-1]) or any(map(_channel, parts))
            _all_that_came(parts, "类", closed, wrong, figures)


def _all_that_came(parts: Sequence[Weighed], by: str, closed: bool, wrong: bool, figures: Figures) -> None:
    """Bear out a list that comes to what came in, and call in question one that just misses it.

    ``closed`` says that it tells of all of them, ``wrong`` that a sum of the paragraph is amiss already.
    """
    if all(item.consistent for item in parts):
        return
    total, shown = _sum(parts)
    # What was closed came by no channel.
    things = _CAME_IN if any(map(_channel, parts)) else _WHOLES
    wholes = [found for whole in things for found in figures.known(whole, figures.now)[:1]]
    right = next((reading for reading, value in wholes if value == total), None)
    if right is not None:
        for item in parts:
            if total == wholes[0][1] and item.judgement.fault in (Fault.PARTS, Fault.LOOSE_PARTS):
                # 办结288件…。按内容分，…: they add up to what came in, and are no parts of that.
                item.judgement = unchecked("")
            item.prove(f"{shown}，{right.shown(figures.now)}")
        return
    plain = not wrong and all(_unsettled(item) for item in parts)
    most: Number = max((value for _, value in wholes), default=0)
    # No more can have come by some ways than came at all.
    beyond = closed and most < total <= most * _FAR // 100
    just = (r for r, value in wholes if _just_misses(value, total, closed))
    missed = next(just, None) or next((r for r, value in wholes if beyond and value == most), None)
    if plain and missed is not None and _of_requests(parts):
        figure = missed.shown(figures.now)
        message = f"各{by}相加与申请的总数不等：{shown}，{figure}"
        parts[0].judgement = refuted(message, [shown, figure], Fault.LOOSE_PARTS)


def _just_misses(whole: Number, total: Number, closed: bool) -> bool:
    return near(whole, total, _LITTLE) if closed else distance(whole, total) == 1


def _sum(parts: Sequence[Weighed]) -> tuple[Number, str]:
    # 人社局、住建局各1件
    values = [item.value * item.claim.names for item in parts]
    total: Number = sum(values)
    return total, "＋".join(map(show, values)) + f"＝{show(total)}"


def _by_office(items: Sequence[Weighed]) -> Iterator[list[Weighed]]:
    """Yield what one sentence tells of one thing several times: 局机关受理47件，各分局受理71件."""
    told: dict[tuple[int, Thing], list[Weighed]] = {}
    for item in items:
        claim = item.claim
        acts = claim.thing.domain is Domain.REQUESTS and claim.thing.acts and not claim.thing.rows
        alone = claim.kind == "" or (claim.kind == "each" and claim.names == 1)
        if acts and claim.own and alone and is_count(item) and not claim.year_off:
            told.setdefault((claim.sentence, claim.thing), []).append(item)
    for parts in told.values():
        if len(parts) >= _FEW and not any(item.consistent and not item.by_sum for item in parts):
            yield parts


def _among_offices(parts: Sequence[Weighed], figures: Figures) -> None:
    """Hold what comes near a whole to it; of the rest nobody can tell whose requests each number counts."""
    for item in parts:
        if item.contradicted:
            item.judgement = unchecked("同一句里说了几个数，不知各是哪个单位的")
    _all_that_came(parts, "单位", False, False, figures)


def _lists(items: Sequence[Weighed]) -> Iterator[list[Weighed]]:
    """Yield the counts of channels that stand side by side in one sentence, and what goes on with them."""
    parts: list[Weighed] = []
    for item in items:
        if parts and item.claim.sentence != parts[0].claim.sentence:
            yield parts
            parts = []
        if item.claim.relation is not IS or not is_count(item):
            # 网络申请9件，比上年增加6件，信函申请8件
            continue
        goes_on = len(parts) >= _FEW and item.unit == parts[0].unit and _goes_on(item)
        if item.claim.slot.depth == 0 and (goes_on or _channel(item)):
            parts.append(item)
    if parts:
        yield parts


def _unnamed(items: Sequence[Weighed]) -> Iterator[list[Weighed]]:
    """Yield the counts of requests that stand side by side and are told apart by what no table holds.

    问学区划分的19件，问教师待遇的14件，问其他的18件
    """
    parts: list[Weighed] = []
    for item in items:
        claim = item.claim
        if parts and claim.sentence != parts[0].claim.sentence:
            yield parts
            parts = []
        if claim.relation is not IS or not is_count(item):
            # 征地类118件，占57.3%；规划类31件
            continue
        named = claim.own and not claim.soft
        apart = named or claim.kind in ("total", "sum", "except") or claim.year_off
        if not apart and item.unit in REQUEST_UNITS and _about_requests(claim):
            parts.append(item)
        else:
            yield parts
            parts = []
    yield parts


def _closes(item: Weighed) -> bool:
    """Whether a part says that it is all the rest: 其余38件, 其他584件."""
    return item.claim.kind == "rest" or "other_result" in item.claim.thing.results


def _channel(item: Weighed) -> bool:
    """Whether a count names how the requests came: 网上申请62件, 邮寄26件."""
    slot = item.claim.slot
    if item.unit not in _UNITS or item.claim.year_off or item.claim.kind in ("total", "sum", "except"):
        return False
    return _CHANNEL in slot.said or (_CHANNEL in slot.said_after and not slot.things)


def _goes_on(item: Weighed) -> bool:
    """Whether a count goes on with a list of channels: 当场递交1件, 其余3件."""
    claim = item.claim
    return claim.kind in ("", "rest") and not claim.thing.known and not claim.opens


def _of_requests(parts: Sequence[Weighed]) -> bool:
    """Whether the text is about requests there, and no word tells of a part of them."""
    about = _about_requests(parts[0].claim)
    return about and not any(part.claim.thing.rows or part.claim.thing.columns for part in parts)


def _about_requests(claim: Claim) -> bool:
    return Domain.REQUESTS in (claim.topic, claim.thing.domain, claim.headed)


def _unsettled(item: Weighed) -> bool:
    return not (item.consistent or item.contradicted)
