"""Requests told apart by channel, or by the office that dealt with them: their whole stands in table three.

网上62件、邮寄26件、当面7件 is all that came in, whether or not the text names the whole beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nianbao.numbers import Number, show
from nianbao.proof.amiss import near
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import proved, refuted, unchecked
from nianbao.proof.lists import is_count
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, Domain, Thing
from nianbao.quantities import REQUEST_UNITS

#: What came in, plain reading first, and what was closed.
_CAME_IN = tuple(Thing(Domain.REQUESTS, ("request",), (act,)) for act in ("new", "received"))
_WHOLES = (*_CAME_IN, Thing(Domain.REQUESTS, ("request",), ("conclude",)))
_UNITS = (*REQUEST_UNITS, "")
_CHANNEL = "scope:channel"
#: A list of so many channels that comes to the whole is no chance.
_FEW = 2


def weigh(items: Sequence[Weighed], figures: Figures) -> None:
    """Bear out the lists of channels that come to what came in, and call in question what just misses it."""
    for parts in _by_office(items):
        _among_offices(parts, figures)
    if not any(_CHANNEL in item.claim.slot.said or _CHANNEL in item.claim.slot.said_after for item in items):
        return
    wrong = any(item.judgement.fault in (Fault.PARTS, Fault.LOOSE_PARTS) for item in items)
    for parts in _lists(items):
        if len(parts) < _FEW or all(item.consistent for item in parts):
            continue
        total, shown = _sum(parts)
        wholes = [found for whole in _CAME_IN for found in figures.known(whole, figures.now)[:1]]
        right = next((reading for reading, value in wholes if value == total), None)
        if right is not None:
            for item in parts:
                item.prove(f"{shown}，{right.shown(figures.now)}")
            continue
        plain = not wrong and all(_unsettled(item) for item in parts)
        missed = next((reading for reading, value in wholes if near(value, total, 50)), None)
        if plain and missed is not None and _of_requests(parts):
            figure = missed.shown(figures.now)
            message = f"各渠道相加与收到的申请不等：{shown}，{figure}"
            parts[0].judgement = refuted(message, [shown, figure], Fault.LOOSE_PARTS)


def _sum(parts: Sequence[Weighed]) -> tuple[Number, str]:
    total: Number = sum(item.value for item in parts)
    return total, "＋".join(show(item.value) for item in parts) + f"＝{show(total)}"


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
        wrong = any(item.contradicted for item in parts)
        if len(parts) >= _FEW and wrong and not any(item.consistent and not item.by_sum for item in parts):
            yield parts


def _among_offices(parts: Sequence[Weighed], figures: Figures) -> None:
    """Bear out what comes to a whole; of the rest nobody can tell whose requests each number counts."""
    total, shown = _sum(parts)
    wholes = [found for whole in _WHOLES for found in figures.known(whole, figures.now)[:1]]
    right = next((reading for reading, value in wholes if value == total), None)
    for item in parts:
        if right is not None:
            item.judgement = proved([f"{shown}，{right.shown(figures.now)}"])
        elif item.contradicted:
            item.judgement = unchecked("同一句里说了几个数，不知各是哪个单位的")


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
    first = parts[0].claim
    about = first.topic is Domain.REQUESTS or first.thing.domain is Domain.REQUESTS
    return about and not any(part.claim.thing.rows or part.claim.thing.columns for part in parts)


def _unsettled(item: Weighed) -> bool:
    return not (item.consistent or item.contradicted)
