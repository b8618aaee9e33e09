"""The lists that a text may mean: a whole, the parts after it (or before it), and where they can end.

No sum is judged here. A list is offered with every end it can have, since prose says where a list stops only
by its marks: 、 within ，within ； within a sentence, brackets, a new lead word, a total.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nianbao.numbers import Number, show
from nianbao.proof.counts import Count
from nianbao.proof.ends import STRENGTH, End, after_semicolon, end_after
from nianbao.proof.measures import NOUNS
from nianbao.proof.weighed import Weighed
from nianbao.prose import LEGAL, Domain

#: How many counts a list may hold, and how far on it is looked for.
_LONGEST = 30
#: How many sentences on a list may still go on.
_SENTENCES = 6


class Parts:
    """Some parts with their sum, the index behind them, and whether the list can end there."""

    __slots__ = ("_items", "_many", "after", "end", "total")

    def __init__(self, items: list[Count], total: Number, after: int, end: End) -> None:
        # The list grows while its ends are offered one by one.
        self._items, self._many = items, len(items)
        self.total, self.after, self.end = total, after, end

    def __len__(self) -> int:
        return self._many

    @property
    def first(self) -> Weighed:
        """The first part."""
        return self._items[0].item

    @property
    def last(self) -> Weighed:
        """The last part."""
        return self._items[self._many - 1].item

    @property
    def scattered(self) -> bool:
        """Whether counts of other things stand between its parts: 结案265件，为1147名劳动者…，公布4起.

        Those of one clause with a part stand with it: 1件缴纳900元，另1件400元.
        """
        listed = pairwise(self._items[: self._many])
        return any(count.index > before.after and count.claim.slot.sep for before, count in listed)

    @property
    def items(self) -> list[Weighed]:
        """The parts in their order."""
        return [count.item for count in self._items[: self._many]]

    def shown(self) -> str:
        """The sum as a person would check it: 3＋5＝8, or 1×3＝3 of A、B、C各1件."""
        claims = [count.claim for count in self._items[: self._many]]
        values = [show(c.number.value) + (f"×{c.names}" if c.names > 1 else "") for c in claims]
        return f"{'＋'.join(values)}＝{show(self.total)}"


class Row:
    """The counts of one paragraph in their order, and how they are nested."""

    def __init__(self, items: list[Weighed]) -> None:
        self.counts = [Count(item, i) for i, item in enumerate(items)]
        #: Whether something adds up to a part, so that it may be nested in it.
        self.nests = False
        #: Whether anything may open a list, and whether the text tells one apart in another way.
        self.opens = any(count.opens for count in self.counts)
        self._told_apart = any(count.told_apart for count in self.counts)
        for count, following in reversed(list(pairwise(self.counts))):
            # 84、21、37批次: one measure for all of them.
            named = following.joint == STRENGTH["、"] and not following.claim.slot.before
            if named and not count.unit and following.unit and count.order == following.order:
                count.unit, count.measure = following.unit, following.measure
        for before, count in pairwise(self.counts):
            if before.unit in ("个", "家") and count.claim.slot.start == before.claim.end:
                # 12个街道占1890条: what counts the noun behind it is no entry.
                before.measure = NOUNS
            sorted_out = before.told_apart and count.joint == STRENGTH["，"]
            ranked = before.claim.ranked or before.ranked_on or sorted_out
            beside = before.order == count.order and before.depth == count.depth and not count.opens
            count.ranked_on = ranked and beside and not count.unlike(before)
        for i, count in enumerate(self.counts):
            if after := self._members(i):
                self.nest(i, after)
                count.nested = after

    def _members(self, i: int) -> int:
        """Return the index behind the rows that belong to the group right before them, 0 if none do.

        无法提供21件，主要是本机关不掌握的，有18件；…: no entry of the list that the group stands in.
        """
        group, after = self.counts[i], i + 1
        rows = group.claim.thing.rows
        # 法人提出的342件，以企业和律所居多，分别为241件、63件
        persons = group.claim.thing.columns == ("legal_persons",) and not rows
        whole = persons or (len(rows) == 1 and "." not in rows[0])
        if not whole or group.claim.divides or group.claim.soft:
            # 不公开的11件里，有5件涉及第三方，…: its parts; 涉及缴费查询3件，涉及第三方权益2件: beside it.
            return 0
        for member in self.counts[after:]:
            named = member.claim.thing.rows
            if persons:
                kinds = member.claim.thing.columns
                of_group = bool(kinds) and set(kinds) <= set(LEGAL) and (member.claim.ranked or after > i + 1)
            else:
                of_group = bool(named) and all(row.startswith(f"{rows[0]}.") for row in named)
            # 执法案卷45件、…、安全稳定3件、国家秘密2件: one that nobody knows stands among them.
            among = after > i + 1 and member.joint == STRENGTH["、"] and not member.claim.own
            if member.order != group.order or member.opens or not (of_group or among):
                break
            after += 1
        if after == i + 1:
            return 0
        last, total = self.counts[after : after + 1], sum(one.value for one in self.counts[i + 1 : after])
        goes_on = bool(last) and last[0].order == group.order and not last[0].claim.thing.known
        goes_on = goes_on or (bool(last) and last[0].joint == STRENGTH["、"])
        if goes_on and total + last[0].value == group.value:
            # 其他处理6件，逾期不补正3件、其他3件; 不予公开4件，有3件因商业秘密，有1件属于未定稿
            after += 1
        return after

    def first(self, i: int, at: int = 0) -> int | None:
        """Return where the parts of count ``i`` begin, looked for from ``at``; None if nowhere near."""
        counts, whole = self.counts, self.counts[i]
        j = at or i + 1
        # 14件，多于上年结转的10件，其中…: what is exceeded has no parts.
        if whole.kind == "except" or whole.claim.exceeded or j >= len(counts):
            return None
        if whole.year and not at and not counts[j].year and self.beside_this_year(i):
            # 其他处理4件，上年2件，包括A 1件和B 3件: of this year's.
            return None
        beside = not at and counts[j].joint == STRENGTH["、"] and counts[j].depth == whole.depth
        # 26个功能区、部门栏目，撤并6个、保留20个: the mark stands within the noun.
        beside = beside and counts[j].claim.slot.sep != "，"
        if beside and not counts[j].claim.opens:
            # A、B are parts of one list, neither of the other.
            return None
        if not at and whole.ranked_on and counts[j].ranked_on:
            return None
        if not at and whole.claim.of_kind and counts[j].claim.of_kind and not counts[j].opens:
            # 土地承包类4件，危房改造类2件，低保评议类2件
            return None
        if not at and whole.claim.ranked and (counts[j].claim.ranked or counts[j].kind == "rest"):
            # A最多，有9件，其次是B，有5件，其余2件: nor are these.
            return None
        last = min(len(counts), i + _LONGEST)
        while j < last:
            part = counts[j]
            if part.depth < whole.depth or part.kind == "total":
                return None
            if part.claim.of.known and whole.claim.thing.rows not in ((), part.claim.of.rows):
                # A 15件、B 6件，其中A的，…: no list of what B counts.
                return None
            if not (whole.unlike(part) or part.claim.exceeded):
                return j if part.order - whole.order <= (2 if part.claim.lead == "above" else 1) else None
            j = part.after
        return None

    def beginnings(self, i: int, sentences: int) -> Iterator[int]:
        """Yield the first counts of the next sentences, so many of them."""
        whole = self.counts[i]
        order = whole.order
        for j in range(i + 1, min(len(self.counts), i + _LONGEST)):
            part = self.counts[j]
            if part.order > whole.order + sentences:
                return
            if part.order > order:
                order = part.order
                if not whole.unlike(part):
                    yield j

    def divisions(self, i: int) -> Iterator[int]:
        """Yield the counts further on that begin a list told apart in another way: 按渠道分，…."""
        if not self._told_apart:
            return
        whole = self.counts[i]
        for j in range(i + 1, min(len(self.counts), i + _LONGEST)):
            part = self.counts[j]
            if part.order - whole.order > _SENTENCES:
                return
            if part.told_apart and not whole.unlike(part):
                yield j

    def alone(self, i: int) -> bool:
        """Whether no other count of its measure stands in the sentence of count ``i`` before it."""
        whole = self.counts[i]
        before = self.counts[i - 1] if i else None
        return before is None or before.order != whole.order or whole.unlike(before)

    def beside_this_year(self, i: int) -> bool:
        """Whether a count is last year's, told beside this year's: 新收279件，上年231件。其中…."""
        before = self.counts[i - 1] if i and self.counts[i].year else None
        return before is not None and before.order == self.counts[i].order and not before.year

    def lead(self, i: int, j: int) -> str:
        """Return what opens the list of parts of count ``i`` that begins with ``j``; "" if nothing."""
        whole, part = self.counts[i], self.counts[j]
        if part.claim.colon and after_semicolon(part.claim):
            # 结转下年3件；办理结果为：…: it tells something else apart.
            return ""
        if part.claim.opens:
            # 补正后仍不明确1件，以上31件…: what stands before it is summed.
            return "" if part.claim.lead == "above" and whole.order == part.order else part.claim.lead
        if whole.order != part.order:
            first = part.claim.slot.index == 0 and part.order == whole.order + 1
            return "colon" if part.claim.colon and first else ""
        if whole.claim.divides and whole.unit == part.unit not in ("个", "家"):
            return "among"
        if part.depth > whole.depth:
            return "bracket"
        return "colon" if part.claim.colon else ""

    def forward(
        self,
        i: int,
        start: int,
        across: bool = False,
        nested: bool = False,
        limit: Number | None = None,
        unmixed: bool = False,
    ) -> Iterator[Parts]:
        """Yield the parts of count ``i`` that begin at ``start``, one more each time, up to a ``limit``.

        With ``across`` the list may go on in the sentences after; with ``nested`` what adds up to a part is
        taken for nested in it; ``unmixed`` passes over what counts in another measure than the first part.
        """
        whole, first = self.counts[i], self.counts[start]
        widest = first.joint if first.order == whole.order and not first.claim.colon else 0
        items: list[Count] = []
        total: Number = 0
        part = first
        while True:
            items.append(part)
            total += part.value
            if limit is not None and total > limit:
                return
            after = part.nested if nested else part.after
            following = self._next(whole, first, after, start, across, unmixed)
            if following is None:
                yield Parts(items, total, after, End.YES)
                return
            joint = following.joint if following.order == part.order else STRENGTH["。"]
            if part.kind == "rest" and following.claim.slot.sep == "；" and STRENGTH["；"] > widest > 0:
                # …，其余79条；微信802条: what is left closes its list.
                yield Parts(items, total, after, End.YES)
                return
            end = end_after(whole.claim, first.claim, following.claim, joint, widest)
            if len(items) > 1 and not widest and joint >= STRENGTH["；"]:
                # 包括A 9件和B 1件；C 11件: what 和 joins ends there.
                end = End.YES
            yield Parts(items, total, after, end)
            widest = joint if len(items) == 1 else max(widest, joint)
            part = following

    def _next(
        self, whole: Count, first: Count, k: int, start: int, across: bool, unmixed: bool
    ) -> Count | None:
        """Return the part at ``k`` or soon after it, None where the list cannot go on."""
        counts = self.counts
        last = min(len(counts), start + _LONGEST)
        while k < last:
            count = counts[k]
            if count.order != first.order:
                near = count.order - whole.order <= _SENTENCES
                if not across or not near or count.kind == "total":
                    return None
            # 信息1182条，其中…工作动态130条。制发规范性文件1件
            decided = count.order != first.order and count.claim.thing.domain is Domain.TABLE2
            parted = count.joint >= STRENGTH["；"] or decided
            other = count.unit[:1] not in (first.unit[:1], whole.unit[:1]) and parted
            if count.depth < first.depth or (other and not count.depth):
                # 解读217篇，其中图解163篇；回复674条
                return None
            unlike = first.unlike(count) or whole.unlike(count) or bool(first.unit) is not bool(count.unit)
            unlike = unlike or (unmixed and count.unit != first.unit)
            if count.depth > first.depth or unlike or count.subtotal:
                k = count.after
                continue
            return None if count.claim.opens and count.kind != "rest" else count
        return None

    def backward(self, i: int, over: bool = False) -> Iterator[Parts]:
        """Yield the parts right before the total ``i``, one more each time.

        ``over`` leaves out what is nested in the last of them: 其他处理9件，其中逾期不补正8件。以上共35件.
        """
        items: list[Count] = []
        total: Number = 0
        reach = range(i - 1, max(-1, i - _LONGEST), -1)
        # 微信（888条）、网站（301条），总计1189条: parts that each stand in brackets.
        beside = i > 0 and self.counts[i - 1].depth == self.counts[i].depth + 1
        flat = all(self.counts[j].depth > self.counts[i].depth for j in reach if self._same_sentence(j, i))
        depth = self.counts[i].depth + (1 if beside and flat else 0)
        before = (j for j in reach if self._precedes(j, i, depth, over))
        following = next(before, None)
        while following is not None:
            j, following = following, next(before, None)
            part = self.counts[j]
            items.insert(0, part)
            total += part.value
            opens = bool(part.claim.lead) or part.claim.slot.index == 0 or part.claim.colon
            ends = opens or following is None or part.joint > STRENGTH["，"]
            within = part.joint == STRENGTH["、"]
            yield Parts(list(items), total, j, End.YES if ends else End.NO if within else End.MAYBE)

    def _same_sentence(self, j: int, i: int) -> bool:
        return self.counts[j].order == self.counts[i].order

    def _precedes(self, j: int, i: int, depth: int, over: bool) -> bool:
        """Whether count ``j`` can be a part of the total ``i`` after it, ``over`` what is nested."""
        part, whole = self.counts[j], self.counts[i]
        bare = bool(whole.unit) and not part.unit
        if whole.order - part.order > 1 and part.unit != whole.unit:
            return False
        if bare or whole.order - part.order > _SENTENCES or whole.unlike(part) or part.depth > depth:
            return False
        if part.inside is None:
            return True
        # 全年公开9条。按内容分：A 4条；B 5条。合计9条: the whole stands in another sentence.
        outer = self.counts[part.inside]
        return (outer.after >= i and not over) or outer.order != part.order

    def nest(self, i: int, after: int) -> None:
        """Take what stands between count ``i`` and the index ``after`` for nested in it."""
        whole = self.counts[i]
        at = whole.after
        while at < after:
            count = self.counts[at]
            if count.inside is None:
                count.inside = i
            at = count.after
        whole.after = max(whole.after, after)
