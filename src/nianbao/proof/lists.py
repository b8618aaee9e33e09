"""The lists that a text may mean: a whole, the parts after it (or before it), and where they can end.

No sum is judged here. A list is offered with every end it can have, since prose says where a list stops only
by its marks: 、 within ，within ； within a sentence, brackets, a new lead word, a total.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from nianbao.numbers import Number, show
from nianbao.proof.weighed import Weighed
from nianbao.prose import Claim, Relation
from nianbao.quantities import Kind

#: Measures that one list may mix.
_ALIKE = ("条件篇份则个项期", "件起宗例份", "家个", "人名")
_STRENGTH = {"": 0, "、": 1, "（": 2, "）": 2, "·": 2, "，": 2, "：": 2, "；": 3, "。": 4}
#: How many counts a list may hold, and how far on it is looked for.
_LONGEST = 30
#: How many sentences on a list may still go on.
_SENTENCES = 3
#: How far back a count may stand in which another is nested.
_NEAR = 8


class End(IntEnum):
    """Whether the text lets a list end behind one of its parts."""

    NO = 0
    #: It goes on with the same mark, but with ， or ； something else may begin.
    MAYBE = 1
    YES = 2


class Parts(NamedTuple):
    """Some parts with their sum, the index behind them, and whether the list can end there."""

    items: tuple[Weighed, ...]
    total: Number
    after: int
    end: End

    def shown(self) -> str:
        """The sum as a person would check it: 3＋5＝8."""
        return f"{'＋'.join(show(item.value) for item in self.items)}＝{show(self.total)}"


def is_count(item: Weighed) -> bool:
    """Whether a claim can be a whole or a part: an exact number of things, not set beside another year's."""
    claim, quantity = item.claim, item.claim.quantity
    return (
        quantity is not None
        and claim.relation is Relation.IS
        and quantity.kind in (Kind.COUNT, Kind.MONEY)
        and not quantity.vague
        and not claim.compared
        and not claim.averaged
        and not (quantity.chinese and _counts_next(claim))
    )


def _counts_next(claim: Claim) -> bool:
    """Whether a number counts the words right after it: 三条主线, 两个平台."""
    after = claim.slot.after
    return bool(after) and after[0].start == claim.end


class Row:
    """The counts of one paragraph in their order, and how they are nested."""

    def __init__(self, counts: list[Weighed]) -> None:
        self.counts = counts
        #: For each count the index behind it and what a lead word or bracket nests in it.
        self.after = list(range(1, len(counts) + 1))
        #: The same, with what adds up to it although nothing opens it.
        self.nested = list(self.after)
        #: Totals of what stands right before them, within a list that goes on.
        self.subtotals: set[int] = set()

    def first(self, i: int, at: int = 0) -> int | None:
        """Return where the parts of count ``i`` begin, looked for from ``at``; None if nowhere near."""
        if self.counts[i].claim.kind == "except":
            return None
        j = at or i + 1
        if not at and j < len(self.counts) and self.counts[j].claim.slot.joint == "、":
            # A、B are parts side by side, unless B is in brackets.
            if (
                self.counts[j].claim.slot.depth == self.counts[i].claim.slot.depth
                and not self.counts[j].claim.opens
            ):
                return None
        while j < min(len(self.counts), i + _LONGEST):
            if not self._other(i, j):
                near = self.counts[j].claim.order - self.counts[i].claim.order
                return j if near <= (2 if self.counts[j].claim.lead == "above" else 1) else None
            j = self.after[j]
        return None

    def beginnings(self, i: int, sentences: int) -> Iterator[int]:
        """Yield the first counts of the next sentences, so many of them."""
        order = self.counts[i].claim.order
        for j in range(i + 1, min(len(self.counts), i + _LONGEST)):
            claim = self.counts[j].claim
            if claim.order > self.counts[i].claim.order + sentences:
                return
            if claim.order > order:
                order = claim.order
                if not self._other(i, j):
                    yield j

    def lead(self, i: int, j: int) -> str:
        """Return what opens the list of parts of count ``i`` that begins with ``j``; "" if nothing."""
        whole, part = self.counts[i].claim, self.counts[j].claim
        if part.opens:
            return part.lead
        if whole.sentence != part.sentence:
            return "colon" if part.colon and part.slot.index == 0 and part.order == whole.order + 1 else ""
        if whole.divides and self.counts[i].unit == self.counts[j].unit not in ("个", "家"):
            return "among"
        if part.slot.depth > whole.slot.depth:
            return "bracket"
        return "colon" if part.colon else ""

    def forward(self, i: int, start: int, across: bool = False, nested: bool = False) -> Iterator[Parts]:
        """Yield the parts of count ``i`` that begin at ``start``, one more each time.

        With ``across`` the list may go on in the sentences after; with ``nested`` what adds up to a part is
        taken for nested in it.
        """
        after = self.nested if nested else self.after
        first = self.counts[start].claim
        near = first.sentence == self.counts[i].claim.sentence and not first.colon
        items: list[Weighed] = []
        total: Number = 0
        widest, j = 0, start
        while True:
            items.append(self.counts[j])
            total += self.counts[j].value
            following = self._next(i, after[j], start, across)
            if following is None:
                yield Parts(tuple(items), total, after[j], End.YES)
                return
            claim = self.counts[following].claim
            apart = claim.sentence != items[-1].claim.sentence
            joint = _STRENGTH["。"] if apart else strength(claim.slot.joint)
            base = widest or (strength(first.slot.joint) if near else 0)
            yield Parts(tuple(items), total, after[j], _end(claim, first, joint, base))
            widest = max(widest, joint)
            j = following

    def backward(self, i: int) -> Iterator[Parts]:
        """Yield the parts right before the total ``i``, one more each time."""
        items: list[Weighed] = []
        total: Number = 0
        whole = self.counts[i].claim
        depth = whole.slot.depth
        for j in range(i - 1, max(-1, i - _LONGEST), -1):
            item = self.counts[j]
            if whole.order - item.claim.order > 2:
                return
            bare = bool(self.counts[i].unit) and not item.unit
            if bare or self._other(i, j) or item.claim.slot.depth > depth or self._inner(j, i):
                continue
            items.insert(0, item)
            total += item.value
            opens = bool(item.claim.lead) or item.claim.slot.index == 0 or item.claim.colon
            earlier = next((k for k in range(j - 1, max(-1, i - _LONGEST), -1) if not self._other(i, k)), -1)
            stronger = strength(item.claim.slot.joint) > 2
            end = End.YES if opens or earlier < 0 or stronger else End.MAYBE
            yield Parts(tuple(items), total, j, end)

    def _inner(self, j: int, until: int) -> bool:
        """Whether count ``j`` is nested in one before it."""
        return any(k < j < self.after[k] <= until for k in range(max(0, j - _NEAR), j))

    def _next(self, i: int, k: int, start: int, across: bool) -> int | None:
        """Return the part at ``k`` or soon after it, None where the list cannot go on."""
        first = self.counts[start].claim
        bare = not self.counts[start].unit
        while k < min(len(self.counts), start + _LONGEST):
            claim = self.counts[k].claim
            if claim.sentence != first.sentence:
                near = claim.order - self.counts[i].claim.order <= _SENTENCES
                if not across or not near or claim.kind == "total":
                    return None
            depth = claim.slot.depth
            if depth < first.slot.depth:
                return None
            unlike = self._other(start, k) or bare is not (not self.counts[k].unit)
            beside = self._other(i, k) or unlike or k in self.subtotals
            if depth > first.slot.depth or beside:
                k = self.after[k]
                continue
            return None if claim.opens and claim.kind != "rest" else k
        return None

    def _other(self, i: int, j: int) -> bool:
        """Whether count ``j`` counts in another measure, or another year, than ``i``."""
        one, other = self.counts[i], self.counts[j]
        return not alike(one.unit, other.unit) or _other_year(one) != _other_year(other)


def _end(following: Claim, first: Claim, joint: int, strength: int) -> End:
    """Whether a list parted by marks of one strength can end where a mark of another follows."""
    acts = following.own and following.thing.acts
    other = acts and (not first.thing.acts or following.thing.side != first.thing.side)
    if following.kind == "total" or other or joint > strength > 0 or joint == _STRENGTH["。"]:
        return End.YES
    return End.MAYBE if joint == strength > 1 and following.own else End.NO


def _other_year(item: Weighed) -> int:
    """The single year that a count is of, less the report's own; 月度 and 季度 name none."""
    off = item.claim.year_off
    return off if abs(off) == 1 else 0


def strength(mark: str) -> int:
    """Return how strongly a mark of punctuation parts, from 0 for none to 4 for a full stop."""
    return _STRENGTH.get(mark, 2)


def alike(one: str, other: str) -> bool:
    """Whether two measures may stand in one sum; 篇次 counts what 篇 does."""
    one, other = (unit[0] if unit.endswith("次") and unit != "人次" else unit for unit in (one, other))
    return one == other or not one or not other or any(one in group and other in group for group in _ALIKE)
