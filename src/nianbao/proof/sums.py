"""The sums of a paragraph that hold: whatever list after (or before) a whole adds up to it bears both out."""

from __future__ import annotations

from collections.abc import Iterable

from nianbao.numbers import Number
from nianbao.proof import amiss
from nianbao.proof.ends import End, goes_on, strength
from nianbao.proof.judgements import proved
from nianbao.proof.lists import Parts, Row
from nianbao.proof.weighed import Weighed
from nianbao.prose import Domain

#: Wholes below this come near a sum by chance.
SMALL = 10
#: How many counts of a list show whether its measures are mixed.
_MIXED = 4
#: What is done with requests that have an outcome.
_CLOSED = frozenset({"conclude", "answer"})
#: What comes over from one year to another has a place of its own.
_CARRIED = frozenset({"carry_in", "carry_out", "carry"})
#: How many wholes may share one list of parts.
WIDEST = 4


class Sums:
    """The counts of one paragraph, and the lists among them that come to their wholes."""

    def __init__(self, counts: list[Weighed]) -> None:
        self.counts = counts
        self.row = Row(counts)
        #: The lists that add up, by the index of their whole.
        self.exact: dict[int, list[Parts]] = {}
        #: The list that each part belongs to, by the part.
        self.member: dict[int, Parts] = {}
        #: The parts of what adds up, and those of two that may do so by chance.
        self.settled: set[int] = set()
        self.by_chance: set[int] = set()

    def find(self, closing: Iterable[int]) -> None:
        """Bear out what adds up; ``closing`` are the indices of what sums the list before it."""
        totals = list(closing)
        self._close(totals)
        for opened in (True, False) if self.row.opens else (False,):
            for i in range(len(self.counts) - 1, -1, -1):
                self._forward(i, opened)
        for i in range(len(self.counts) - 1, -1, -1):
            self._divided(i)
        # What is nested in a part is known by now: 甲87件（其中…）、乙269件，以上合计356件.
        self._close(i for i in totals if not self.row.counts[i].subtotal)

    def _close(self, totals: Iterable[int]) -> None:
        """Bear out each total that the list before it comes to."""
        for i in totals:
            item = self.counts[i]
            ended = item.claim.kind == "sum"
            parts = _adding_up(self.row.backward(i), item.value, ended)
            parts = parts or _adding_up(self.row.backward(i, over=True), item.value, ended)
            if parts is not None:
                self.row.counts[i].subtotal = True
                self._settle(i, parts)
                here = all(part.claim.sentence == item.claim.sentence for part in parts.items)
                if item.contradicted and here and not item.claim.slot.things:
                    # 收到66件，上年余3件，共69件在办: the words behind a total need not name it.
                    item.judgement = proved([parts.shown()])

    def _forward(self, i: int, only_opened: bool) -> None:
        """Find the lists after a count that add up to it, one behind the other.

        Lists that a lead word opens come first: their parts are no wholes of each other.
        """
        row, whole = self.row, self.counts[i]
        found = self.exact.get(i, [])
        behind = max(found[-1].after if found else 0, row.counts[i].after)
        start = row.first(i, behind if behind > i + 1 else 0)
        while start is not None and len(self.exact.get(i, ())) < WIDEST:
            opened = row.lead(i, start)
            if only_opened is not bool(opened) or self.siblings(i, start) or self.left(i, start):
                break
            if not opened and row.counts[start].value > whole.value:
                # The first part alone is more than it.
                break
            if i in self.exact and not opened and self._stranger(whole, self.counts[start]):
                break
            alone = opened in amiss.COMPLETE or row.counts[start].claim.names > 1
            apart = row.counts[start].order != row.counts[i].order
            across = bool(opened) or apart
            parts = self.summing(i, start, across, False, bool(opened), alone)
            if parts is None and row.nests:
                parts = self.summing(i, start, across, True, bool(opened), alone)
            if parts is None:
                parts = self._closed_early(i, start, bool(opened))
            if opened and (parts is not None or not apart or opened != "colon"):
                # What a lead word opens belongs to this count, also where it does not add up.
                listed = parts or self._opened(i, start)
                if listed is not None:
                    row.nest(i, listed.after)
                    self._belong(listed)
            if parts is None or (apart and not opened and amiss.by_chance(whole, parts)):
                break
            if parts.end is End.YES:
                row.counts[i].nested = max(row.counts[i].nested, parts.after)
                row.nests = True
            self._settle(i, parts)
            start = row.first(i, parts.after)
        row.counts[i].nested = max(row.counts[i].nested, row.counts[i].after)
        if not only_opened and i not in self.exact and whole.value >= SMALL:
            self._further(i)

    def summing(
        self,
        i: int,
        start: int,
        across: bool = False,
        nested: bool = False,
        ended: bool = False,
        alone: bool = False,
    ) -> Parts | None:
        """Return the longest list from ``start`` that comes to count ``i``, None if none does."""
        value = self.row.counts[i].value
        parts = _adding_up(self.row.forward(i, start, across, nested, value), value, ended, alone)
        if parts is None and across and self._mixed(start):
            # 在甲线上公开5条，发布岗位20个；在乙线上公开3条
            listed = self.row.forward(i, start, across, nested, value, unmixed=True)
            parts = _adding_up(listed, value, ended, alone)
        if parts is None or self._overtaken(i, start, parts):
            return None
        whole = self.counts[i]
        return None if _comes_over(whole, parts) or _other_outcomes(whole, parts) else parts

    def _overtaken(self, i: int, start: int, parts: Parts) -> bool:
        """Whether outcomes are those of what was closed, told since: 新收21件，办结20件。结果：公开8件、…."""
        whole = self.counts[i].claim
        if whole.thing.side != "in" or not all(item.claim.thing.rows for item in parts.items):
            return False
        closed = (item for item in self.counts[i + 1 : start] if item.unit == self.counts[i].unit)
        return any(
            item.claim.own
            and not (item.claim.year_off or item.claim.soft or item.claim.thing.columns)
            and not _CLOSED.isdisjoint(item.claim.thing.acts)
            and item.value != parts.total
            for item in closed
        )

    def _mixed(self, start: int) -> bool:
        """Whether another measure stands among the first parts of a list."""
        return len({count.unit for count in self.row.counts[start : start + _MIXED]}) > 1

    def _closed_early(self, i: int, start: int, opened: bool) -> Parts | None:
        """Return the first parts of a list that come to its whole, where as much again follows.

        Of an opened one much more than the whole is enough.
        """
        value, found, total = self.counts[i].value, None, None
        for parts in self.row.forward(i, start):
            following = self.row.counts[parts.after : parts.after + 1]
            ends = following and following[0].joint > strength("、")
            ends = ends and not goes_on(self.counts[i].claim, parts.first.claim, following[0].claim)
            if parts.total == value and len(parts) > 1 and ends:
                whose = all(item.claim.thing.columns for item in parts.items)
                if whose and not (following[0].claim.thing.known or following[0].claim.kind):
                    # 自然人10件，企业1件，涉及拆迁的7件: of the same ones.
                    return parts
                found = parts
            elif opened and parts.total >= value + max(SMALL, value // 10):
                # Less than that may be a part told wrong.
                return found if value >= SMALL else None
            total = parts.total
        # 6件，其中网络4件，邮寄2件，自然人5件，企业1件: told apart twice.
        return found if total == 2 * value else None

    def _opened(self, i: int, start: int) -> Parts | None:
        """Return an opened list that does not add up; what exceeds its whole is no part of it."""
        before: Parts | None = None
        for parts in self.row.forward(i, start):
            if before is not None and parts.last.value > self.counts[i].value:
                return before
            if parts.end is End.YES:
                return parts
            before = parts
        return None

    def _belong(self, parts: Parts) -> None:
        """Parts with the same mark before them stand side by side."""
        joints = [item.claim.slot.joint for item in parts.items[1:]]
        widest = max(joints, key=strength, default="")
        for item, joint in zip(parts.items, (widest, *joints), strict=True):
            if joint == widest:
                self.member[id(item)] = parts

    def _further(self, i: int) -> None:
        """Find a list in one of the next sentences: 网站更新846条，微信512条。网站信息中，动态312条、…."""
        for start in self.row.beginnings(i, 4):
            if self.counts[start].unit != self.counts[i].unit:
                # 发布信息39条。…审计项目19个，…: so far on they are another list.
                continue
            parts = self.summing(i, start, ended=True)
            few = parts is not None and len(parts) < 3 and self.counts[i].value < amiss.LARGE
            if parts is not None and not few and not self.inside(parts):
                self._settle(i, parts)
                return

    def _divided(self, i: int) -> None:
        """Find the lists further on that tell a count apart in another way: 新收8件。按渠道分，网上5件、…."""
        for start in self.row.divisions(i):
            parts = self.summing(i, start, ended=True)
            if parts is not None and not self.inside(parts):
                self._settle(i, parts)

    def _settle(self, i: int, parts: Parts) -> None:
        self.exact.setdefault(i, []).append(parts)
        self._belong(parts)
        shown = parts.shown()
        whole = self.counts[i]
        whole.sums_up = True
        whole.prove(shown)
        ahead = whole.claim.start < parts.first.claim.start
        strange = not whole.claim.own and (ahead or whole.claim.kind != "total")
        strange = strange and not any(item.consistent for item in parts.items)
        if strange and (len(parts) > 2 or all(item.contradicted for item in parts.items)):
            # 印发公文642件，主动公开201件、…: the whole is none of the tables', nor are its parts.
            aside = parts.items
        else:
            aside = [item for item in parts.items if _stands_aside(whole, item)] if whole.consistent else []
        for item in aside:
            if item.contradicted:
                item.judgement = proved([shown])
        # A 19条，B 12条，C 7条: one of three that stand side by side.
        chance = len(parts) == 2 and i and self.row.counts[i].joint == strength(parts.first.claim.slot.joint)
        for item in parts.items:
            (self.by_chance if chance else self.settled).add(id(item))
            item.prove(shown)

    def siblings(self, i: int, start: int) -> bool:
        """Whether two counts are parts of one list, so that neither is a whole of the other."""
        one = self.member.get(id(self.counts[i]))
        if one is None or one is not self.member.get(id(self.counts[start])):
            return False
        axes = {self.counts[at].claim.thing.axis for at in (i, start) if self.counts[at].claim.own}
        # 直接起诉的4件，维持3件、其他结果1件: outcomes stand under a kind of cases, not beside it.
        return axes != {"objects", "results"}

    def left(self, i: int, start: int) -> bool:
        """Whether a list is over before the next one begins: its last part is no whole of that."""
        one, other = self.row.counts[i], self.row.counts[start]
        return one.order == other.order and other.joint == strength("；") > one.joint > 0

    def _stranger(self, whole: Weighed, part: Weighed) -> bool:
        """Whether a second list of a whole would begin with something else: 复议4件…；诉讼2件."""
        one, other = whole.claim.thing, part.claim.thing
        acts = whole.value < SMALL and bool(other.acts)
        return acts or (part.claim.own and bool(other.objects) and other.objects != one.objects)

    def inside(self, parts: Parts) -> bool:
        """Whether a part is settled in another sum already."""
        settled = self.settled if len(parts) > 3 else self.settled | self.by_chance
        return any(id(item) in settled for item in parts.items)


def _comes_over(whole: Weighed, parts: Parts) -> bool:
    """Whether what came over stands among the parts of what came in, and is none of them.

    本年新收10件，其中自然人8件、企业1件；承接上年1件. 收到10件，其中自然人8件、企业1件。上年结转1件.
    """
    over = next((item for item in parts.items if item.claim.thing.acts == ("carry_in",)), None)
    if over is None:
        return False
    whose = [item.claim.sentence for item in parts.items if item.claim.thing.columns]
    return whole.claim.thing.acts == ("new",) or any(at != over.claim.sentence for at in whose)


def _other_outcomes(whole: Weighed, parts: Parts) -> bool:
    """Whether parts are other outcomes than those of their whole: 公开和部分公开合计47件；无法提供23件、…."""
    rows = whole.claim.thing.rows if whole.claim.own else ()
    told = [item.claim.thing.rows for item in parts.items]
    groups = {row.partition(".")[0] for row in rows}
    named = {row.partition(".")[0] for own in told for row in own}
    return bool(rows) and all(told) and groups.isdisjoint(named)


def _stands_aside(whole: Weighed, part: Weighed) -> bool:
    """Whether a part of what adds up is told apart by what the tables do not hold.

    处罚63件：乱停放31件、其他32件 is of no 其他 that was published; 市政府受理8件 of 复议10件 is no whole.
    """
    one, other = whole.claim.thing, part.claim.thing
    if not _CARRIED.isdisjoint(other.acts):
        # 收到1件；上年结转1件，结转下年度0件
        return False
    plain = other._replace(acts=()) == one._replace(acts=())
    return one.known and (plain or (other.domain is not one.domain and other.domain is Domain.DISCLOSURE))


def _adding_up(
    listed: Iterable[Parts], whole: Number, ended: bool = False, alone: bool = False
) -> Parts | None:
    """Return the longest of some lists that comes to its whole, None if none does.

    With ``ended`` the text must let it end there; with ``alone`` one part is enough.
    """
    found: Parts | None = None
    least = End.YES if ended else End.MAYBE
    for parts in listed:
        if parts.total > whole:
            break
        if parts.total == whole and whole and (alone or len(parts) > 1) and parts.end >= least:
            found = parts
    return found
