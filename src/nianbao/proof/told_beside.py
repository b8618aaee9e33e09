"""The numbers that stand beside a change or share in its sentence, and which of them it is of."""

from __future__ import annotations

from collections.abc import Sequence

from nianbao.numbers import Number
from nianbao.proof.weighed import Weighed
from nianbao.prose import CHANGE, IS
from nianbao.quantities import Kind

#: How many claims back the numbers of a change or share may stand.
REACH = 9


def told_before(items: Sequence[Weighed], i: int) -> list[Weighed]:
    """Return what the sentence of claim ``i`` tells before it; what brackets hold is not counted."""
    claim = items[i].claim
    first, left = i, REACH
    while first and left and items[first - 1].claim.sentence == claim.sentence:
        first -= 1
        left -= items[first].claim.slot.depth <= claim.slot.depth
    return list(items[first:i])


def with_total(items: Sequence[Weighed], i: int, before: list[Weighed]) -> list[Weighed]:
    """Put the whole of the sentence before in front, where nothing but last year's total is told since.

    公开271条，分为甲75条、…。总量比上年的238条多33条
    """
    if len(before) != 1 or before[0].claim.kind != "total" or before[0].claim.year_off != -1:
        return before
    near = items[max(0, i - 1 - REACH) : i - 1]
    listed = [x for x in near if x.claim.order == before[0].claim.order - 1 and is_number(x)]
    adds_up = len(listed) > 2 and listed[0].value == sum(x.value for x in listed[1:])
    return [listed[0], *before] if adds_up else before


def dealt_to(items: Sequence[Weighed], i: int) -> list[Weighed]:
    """Return the number that a change dealt out by 分别 is of: A 302条，B 353条，分别比上年多16条和27条."""
    first = last = i
    while first > 0 and items[first - 1].claim.dealt and items[first].claim.dealt:
        first -= 1
    while last + 1 < len(items) and items[last + 1].claim.dealt and items[last].claim.dealt:
        last += 1
    told = [item for item in told_before(items, first) if is_number(item)][first - last - 1 :]
    return [told[i - first]] if last > first and len(told) == last - first + 1 else []


def without_parts(before: list[Weighed], depth: int) -> list[Weighed]:
    """Leave out the parts that a closed bracket told, where their whole is told.

    信息226条（甲31条、乙195条），比上年的201条增长12.4%: the change is of the whole.
    """
    outer = [item for item in before if item.claim.slot.depth <= depth or item.claim.year_off]
    return outer if any(not item.claim.year_off for item in outer) else before


def of_whole(before: list[Weighed]) -> list[Weighed]:
    """Leave out the parts right before a change that come to the number before them, [] if none do.

    新收9件，自然人8件，律所1件，较2021年的6件增长50%: the change is of all of them.
    """
    told = [item for item in before if is_number(item) and not item.claim.year_off]
    total: Number = 0
    for n, item in enumerate(reversed(told), 1):
        if n > 2 and total == item.value:
            parts = told[-n + 1 :]
            return [item for item in before if item not in parts]
        total += item.value
    opener = next((n for n, item in reversed(list(enumerate(told))) if item.claim.opens), 0)
    if opener and told[opener].claim.lead == "among":
        # 信息331条，其中甲98条、乙84条，比上年的286条增加45条
        return [item for item in before if item not in told[opener:]]
    return []


def last_years_behind(items: Sequence[Weighed], i: int) -> Sequence[Weighed]:
    """Return last year's number told right behind a change: 增长32.4%（上年188件）; …，上年为188件."""
    behind = items[i + 1 : i + 3]
    if behind and behind[0].claim.relation is not CHANGE:
        behind = behind[:1]
    inside = [x for x in behind if x.claim.slot.sep in ("（", "，") and x.claim.year_off == -1]
    return [x for x in inside if x.claim.sentence == items[i].claim.sentence and not _names_own(x, items[i])]


def _names_own(item: Weighed, change: Weighed) -> bool:
    """Whether a number behind a change has a subject of its own: …多74条，办事信息从66条增加到148条."""
    return item.claim.slot.depth == change.claim.slot.depth and bool(item.claim.slot.gaps)


def _of_a_period(item: Weighed) -> bool:
    return abs(item.claim.year_off) > 1


def is_number(item: Weighed) -> bool:
    claim = item.claim
    counts = claim.relation is IS and claim.quantity is not None and claim.quantity.kind is Kind.COUNT
    return counts and not claim.averaged


def is_percent(item: Weighed) -> bool:
    quantity = item.claim.quantity
    return quantity is not None and quantity.kind is Kind.PERCENT


def both_years(before: list[Weighed]) -> tuple[Weighed | None, Weighed | None, Weighed | None]:
    """Return the number that a change speaks of, the one it is set beside, and the change by a number.

    第四季度174个，比第一季度的395个下降55.9% sets parts of the year beside each other.
    """
    now = then = by = None
    for n, other in enumerate(reversed(before)):
        if other.claim.relation is CHANGE and by is None and other.claim.number.kind is Kind.COUNT:
            by = other
        elif not is_number(other):
            continue
        elif then is None and (other.claim.year_off == -1 or (_of_a_period(other) and other.claim.compared)):
            then = other
        elif other.claim.year_off == 0 or (_of_a_period(other) and not other.claim.compared):
            # What stands before a ； is of another thing.
            following = before[len(before) - n :]
            now = None if any(x.claim.slot.sep == "；" for x in following) else other
            first = before[-n - 2 : -n - 1]
            beside = not other.claim.slot.sep or "time:this" in other.claim.slot.said
            if then is None and first and beside and first[0].claim.year_off == -1:
                # 由上年的40件减至37件，降幅达7.5%; 2022年收到6件，今年收到4件，减少2件
                then = first[0]
            break
    return now, then, by
