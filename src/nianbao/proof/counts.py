"""The counts of a paragraph: which numbers can be wholes or parts, and what decides where each stands."""

from __future__ import annotations

from nianbao.numbers import Number
from nianbao.proof.ends import strength
from nianbao.proof.measures import NOUNS, measure
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, Claim
from nianbao.prose.tokens import Gap
from nianbao.quantities import Kind

#: Chinese numerals up to this one count the noun after them.
_FEW = 10


class Count:
    """A number of things in a paragraph, with what decides which list it stands in."""

    __slots__ = (
        "after",
        "claim",
        "depth",
        "index",
        "inside",
        "item",
        "joint",
        "kind",
        "measure",
        "nested",
        "opens",
        "order",
        "ranked_on",
        "subtotal",
        "told_apart",
        "unit",
        "value",
        "year",
    )

    def __init__(self, item: Weighed, index: int) -> None:
        claim = item.claim
        self.item, self.claim, self.index = item, claim, index
        #: What it comes to: 2 for A、B各1件.
        self.value: Number = claim.number.value * claim.names
        self.unit = claim.number.unit
        after = claim.slot.after
        # 其中州局公开20条，12个县分局公开24条: what counts the noun behind it is no entry.
        counts_noun = self.unit in ("个", "家") and bool(after) and after[0].start == claim.end
        self.measure = NOUNS if counts_noun else measure(self.unit)
        if not self.unit and after and after[0].start == claim.end and isinstance(after[0], Gap):
            # 56局次 counts in a measure that nobody knows.
            self.measure = 0
        #: The single year it is of, less the report's own; 月度 and 季度 name none.
        self.year = claim.year_off if abs(claim.year_off) == 1 else 0
        self.depth, self.order, self.kind = claim.slot.depth, claim.order, claim.kind
        #: A list may begin with it, or right after it, that something opens.
        self.opens = bool(claim.opens or claim.divides or claim.colon or self.depth)
        #: The words before it say how its list is told apart: 按渠道分，…; 渠道：….
        self.told_apart = claim.sorted or claim.labelled
        self.joint = strength(claim.slot.joint)
        #: The index behind it and what a lead word or bracket nests in it.
        self.after = index + 1
        #: The same, with what adds up to it although nothing opens it.
        self.nested = index + 1
        #: The index of the count that it is nested in.
        self.inside: int | None = None
        #: It sums what stands right before it, within a list that goes on.
        self.subtotal = False
        #: The first of its list stands before it: 甲类居首，计121件，乙类74件，…: no whole of what follows.
        self.ranked_on = False

    def unlike(self, other: Count) -> bool:
        """Whether it counts in another measure, or another year."""
        other_year = self.year != other.year and self.order == other.order
        return other_year or not self.measure & other.measure


def is_count(item: Weighed) -> bool:
    """Whether a claim can be a whole or a part: an exact number of things, not set beside another year's."""
    claim, quantity = item.claim, item.claim.quantity
    return (
        quantity is not None
        and claim.relation is IS
        and quantity.kind in (Kind.COUNT, Kind.MONEY)
        and not quantity.vague
        and not claim.compared
        and not claim.averaged
        and not (quantity.chinese and _counts_next(claim))
    )


def _counts_next(claim: Claim) -> bool:
    """Whether a number counts the words right after it: 三条主线, 两个平台."""
    after = claim.slot.after
    return claim.number.value <= _FEW and bool(after) and after[0].start == claim.end
