"""Parts against their whole: one base for all, sums that prove, and lists that cannot be right.

Proof is lenient: whatever list after (or before) a whole adds up to it bears both out. Alarm is strict.
Where the text plainly opens a list and no end of it adds up, a sum above the whole, or beside it in a list
that says it is complete, is wrong. Where nothing opens it, only a sum that all but comes to the whole is:
so near a miss is no chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from nianbao.numbers import Number, show
from nianbao.proof import amiss
from nianbao.proof.bases import one_base
from nianbao.proof.closings import Closings, tells_rest
from nianbao.proof.counts import is_count
from nianbao.proof.ends import End, after_semicolon, strength
from nianbao.proof.lists import Parts
from nianbao.proof.sums import SMALL, WIDEST, Sums
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import NONE, Claim, Domain
from nianbao.quantities import REQUEST_UNITS

#: Words before parts of the count that stands right before them.
_LEADS = ("among", "includes")
#: Acts of requests that have no outcome yet.
_HANDED_ON = (("carry_in",), ("carry_out",), ("carry",))


def weigh(items: Iterable[Weighed]) -> None:
    """Compare the counts of one paragraph with each other and mend their judgements."""
    listed = list(items)
    counts = [item for item in listed if is_count(item)]
    if len(counts) > 1:
        rests = [item.claim.start for item in listed if not is_count(item) and tells_rest(item)]
        _Paragraph(counts, rests, any(_none_came_over(item) for item in listed)).weigh()


class _Paragraph:
    def __init__(self, counts: list[Weighed], rests: list[int], none_came_over: bool) -> None:
        self._counts = counts
        self._none_came_over = none_came_over
        #: Where the rest is spoken of without its number: 其余归入三种情形，共164件.
        self._rests = rests
        #: Whether any count is of what is left, which closes even a small list.
        self._any_rest = any(item.claim.kind == "rest" for item in counts)
        self._sums = Sums(counts)
        self._row = self._sums.row
        #: What the paragraph tells as carried over, so that what came in is not what was closed.
        self._carried = {act for item in counts for act in item.claim.thing.acts if act.startswith("carry")}

    def weigh(self) -> None:
        """Bear out what adds up, then call wrong what cannot."""
        closing = [i for i, item in enumerate(self._counts) if item.claim.kind in ("total", "sum")]
        self._sums.find(closing)
        closings = Closings(self._counts, self._row, self._rests)
        for i in closing:
            closings.weigh(i)
        for i in range(len(self._counts)):
            self._lists(i)

    def _lists(self, i: int) -> None:
        """Judge the lists after a count: the one right after it, and those behind the ones that add up."""
        row, whole = self._row, self._counts[i]
        exact = self._sums.exact.get(i, ())
        for parts in exact:
            if parts.first.claim.sentence == whole.claim.sentence:
                one_base(whole, parts)
        if whole.contradicted or whole.claim.exceeded:
            return
        starts = [row.first(i), *row.beginnings(i, 1), *row.divisions(i)]
        known: set[int] = set()
        if exact:
            starts[1:1] = [row.first(i, parts.after) for parts in exact]
            known = {id(item) for parts in exact for item in parts.items}
        for start in dict.fromkeys(starts):
            if start is None or id(self._counts[start]) in known:
                continue
            sums_up = whole.claim.kind == "total" and self._counts[start].claim.sorted
            if self._sums.siblings(i, start) or (self._sums.left(i, start) and not sums_up):
                continue
            wrong = self._amiss(i, start)
            apart = self._counts[start].claim.sentence != whole.claim.sentence
            if wrong is not None and amiss.all_in_tables(whole, wrong[0]):
                continue
            if wrong is not None and apart and not amiss.by_a_slip(whole, wrong[0]):
                continue
            if wrong is not None and not (amiss.blurred(whole, wrong[0]) or amiss.dropped(whole, wrong[0])):
                for item in _marked(whole, wrong[0]):
                    item.judgement = amiss.unequal(whole, *wrong)

    def _amiss(self, i: int, start: int) -> tuple[Parts, Fault] | None:
        """Return the list that begins at ``start`` if it cannot be right, and how sure that is."""
        row, whole = self._row, self._counts[i]
        opened = row.lead(i, start)
        apart = self._counts[start].claim.sentence != whole.claim.sentence
        if whole.contradicted or (apart and row.beside_this_year(i)):
            return None
        if opened in _LEADS and not apart and self._another_between(i, start):
            # 通报4期；视频沟通6次，其中4件…: of what stands right before the word.
            return None
        if not opened and whole.claim.of.known and after_semicolon(row.counts[start].claim):
            # 被纠正的申请中，2件未经查找；1件错用条款；…: a part of those itself.
            return None
        if opened in _LEADS and self._of_earlier(i, start):
            return None
        small = not opened and whole.value < SMALL and (apart or whole.unit not in REQUEST_UNITS)
        if small and not self._any_rest:
            return None
        every = self._offered(i, start)
        if every[0].first.claim.thing.domain is Domain.REVIEWS and amiss.by_kind(whole, every[-1]):
            return None
        if apart and whole.claim.thing.rows and amiss.beside(whole, every[0], False):
            # 公开与部分公开合计39件。不予公开的事由为A 5件、B 3件
            return None
        if whole.claim.thing.acts in _HANDED_ON and every[0].first.claim.thing.rows:
            # 办结75件，结转下一年4件，具体情况为：予以公开35件、…
            return None
        if self._with_carried(i, every) or (not opened and _came_over(whole, every[0])):
            return None
        # 提出意见7条，已改5条，剩余2条: what is left says that these are all.
        next_one = start == i + 1 and {"handle", "received"} & set(whole.claim.thing.acts)
        all_told = amiss.rest(every) and (not apart or row.alone(i) or bool(next_one))
        if small and not all_told:
            return None
        if row.nests and self._sums.summing(i, start, nested=True, ended=bool(opened)):
            return None
        several = opened == "bracket" and every[0].first.claim.names > 2
        ends = [parts for parts in every if (len(parts) > 1 or several) and parts.end is End.YES]
        ends = [parts for parts in ends if not amiss.outgrown(whole, parts)]
        shared = opened != "bracket" and self._shared(i, every, bool(opened))
        alone = opened and every[0].end is End.YES and not several
        # 公开318条，包括A 142条；B 37条；C 139条: all of them miss the whole by a slip.
        if alone and ends and len(ends[-1]) > 2 and amiss.near(whole.value, ends[-1].total, 50):
            ends, alone = ends[-1:], False
        if not ends or alone or shared:
            return None
        if not apart and (opened or all(item.claim.thing.columns for item in ends[0].items)):
            one_base(whole, ends[0])
        if any(item.contradicted or _of_several(item, opened) for item in ends[-1].items):
            # 3个股室各1名，办公室2名: the number stands for several.
            return None
        # 新收38件，转来2件，共40件。办理结果为：…，其余2件在办: what is left says that these are all.
        comes_to = whole.claim.kind == "total" and start == i + 1 and amiss.rest(ends)
        loose = not opened or (apart and (opened == "colon" or not row.alone(i)) and not comes_to)
        member = id(whole) in self._sums.settled or id(whole) in self._sums.by_chance
        if apart and not opened and member and self._row.counts[start].depth > self._row.counts[i].depth:
            # 经办48件，公民提出41件，企业提出7件。甲（19件）、乙（14件）占了大半: of all of them.
            return None
        if loose and (self._sums.inside(ends[0]) or (start > i + 1 and self._of_another(i, start, ends))):
            return None
        if after_semicolon(ends[0].last.claim) and amiss.foreign(whole, ends[0]):
            # 24件复议纠正案件中有15件属县级部门；不掌握777件: told beside it.
            return None
        if not loose and start == row.first(i):
            wrong = amiss.opened(whole, ends, opened, self._counts[start].claim.announced)
            if wrong is not None and (wrong[0].total > whole.value or not self._told_apart(i)):
                return wrong
        remaining = next((parts for parts in ends if parts.last.claim.kind == "rest"), None)
        if remaining is not None and all_told and amiss.near(whole.value, remaining.total, 50):
            return remaining, Fault.LOOSE_PARTS if apart or i in self._sums.exact else Fault.PARTS
        if apart and (amiss.foreign(whole, ends[0]) or (len(ends[0]) < 3 and whole.value < amiss.LARGE)):
            return None
        return self._unopened(i, ends)

    def _with_carried(self, i: int, listed: list[Parts]) -> bool:
        """Whether parts are of a count and of what came over: 收到16件，上年结转1件。已办结16件，剩余1件."""
        before = listed[0].first
        behind = (item for item in self._counts[i + 1 :] if item.claim.start < before.claim.start)
        came_over = next((item for item in behind if item.claim.thing.acts == ("carry_in",)), None)
        if came_over is None:
            return False
        both = self._counts[i].value + came_over.value
        gone = (parts for parts in listed if parts.first.claim.thing.side == "out")
        return any(parts.total == both for parts in gone)

    def _told_twice(self, first: int, last: int, parts: Parts) -> bool:
        """Whether a whole before some counts is what they come to, or the form names all of them."""
        whole = any(item.value == parts.total for item in self._counts[:first])
        return whole or all(item.claim.own for item in chain(self._counts[first : last + 1], parts.items))

    def _of_earlier(self, i: int, start: int) -> bool:
        """Whether a list comes to a count before its whole: 共2件，含上年的1件，其中1件维持、1件终止."""
        whole = self._counts[i]
        beside = (j for j in range(i) if self._counts[j].claim.sentence == whole.claim.sentence)
        before = {self._counts[j].value for j in beside if self._counts[j].unit == whole.unit}
        if not before:
            return False
        ends = (parts for parts in self._offered(i, start) if len(parts) > 1 and parts.end is End.YES)
        return any(parts.total in before for parts in ends)

    def _another_between(self, i: int, start: int) -> bool:
        """Whether a count that a ； parts from a whole stands between it and a list."""
        return any(after_semicolon(count.claim) for count in self._row.counts[i + 1 : start])

    def _told_apart(self, i: int) -> bool:
        """Whether a list behind a count adds up to it, not only one that it sums up itself."""
        exact = self._sums.exact.get(i, ())
        return any(parts.first.claim.start > self._counts[i].claim.start for parts in exact)

    def _of_another(self, i: int, start: int, ends: list[Parts]) -> bool:
        """Whether a list that nothing opens right here comes to another number told before it."""
        totals = {parts.total for parts in ends}
        whole = self._counts[i]
        others = (item for item in self._counts[:start] if item is not whole and item.unit == whole.unit)
        if whole.claim.thing.side == "out" and all(item.claim.thing.rows for item in ends[0].items):
            # 新收21件，办结20件，转下年2件。办结结果：…: outcomes are no parts of what came in.
            others = (item for item in others if item.claim.thing.side != "in")
        return any(item.value in totals for item in others)

    def _offered(self, i: int, start: int) -> list[Parts]:
        """Return the ends of a list that can matter: once far above its whole, no more is added."""
        limit = 2 + sum(item.value for item in self._counts[max(0, i - WIDEST) : i + 1]) * 51 // 50
        offered: list[Parts] = []
        ended = False
        for parts in self._row.forward(i, start):
            offered.append(parts)
            ended = ended or (len(parts) > 1 and parts.end is End.YES)
            if ended and parts.total > limit:
                break
        return offered

    def _unopened(self, i: int, ends: list[Parts]) -> tuple[Parts, Fault] | None:
        """Return the list that nothing opens, yet all but adds up to its whole."""
        whole = self._counts[i]
        part = id(whole) in self._sums.settled
        few = whole.value < SMALL and (part or not self._few(whole, ends[0]))
        if few or self._one_of_many(i, ends[0]):
            return None
        for parts in ends:
            # 抽查信息420条，发现问题33个；移交文件386件: unlike things make no sum by chance.
            alike = any(item.unit == whole.unit for item in parts.items)
            if "list:also" in parts.first.claim.slot.said:
                # 公开专区50个，区级的在政务大厅，另有街道8个、社区41个: not all of them.
                continue
            if (
                alike
                and not (parts.scattered or (len(parts) == 2 and _of_its_own(parts.last.claim)))
                and amiss.near(whole.value, parts.total, 200)
                and self._plain(whole, parts)
                and not self._sums.inside(parts)
            ):
                return parts, Fault.LOOSE_PARTS
        return None

    def _one_of_many(self, i: int, parts: Parts) -> bool:
        """Whether a count is one of a list whose next items would be its parts: A 142条，B 156条，C 18条."""
        before = self._row.counts[i - 1] if i else None
        whole, first = self._row.counts[i], parts.first.claim
        alike = before is not None and before.order == whole.order and before.unit == whole.unit
        # 检查22个单位，发现问题47个，已整改45个: what counts the noun behind it is none of them.
        alike = alike and before is not None and _named_behind(before.claim) is _named_behind(whole.claim)
        # What is named as the form has it, or told apart by a word for it, has its place.
        plain = not (first.sorted or whole.claim.own or any(item.claim.own for item in parts.items))
        return alike and plain and whole.joint == strength(first.slot.joint) > 0

    def _plain(self, whole: Weighed, parts: Parts) -> bool:
        """Whether a list without a lead word is meant to exhaust its whole."""
        if all(item.consistent for item in chain([whole], parts.items)):
            return False
        divided = parts.first.claim.sorted and not self._carried
        # 收到11件，无上年结转。…: no more than came can have had an outcome.
        beyond = self._none_came_over and parts.total > whole.value and whole.claim.thing.side == "in"
        if not (divided or beyond) and amiss.beside(whole, parts, "carry_in" in self._carried):
            return False
        acts = {act for part in parts.items if part.claim.own for act in part.claim.thing.acts}
        return not acts or "carry_out" in acts or whole.value >= 2 * SMALL

    def _few(self, whole: Weighed, parts: Parts) -> bool:
        """Whether some cases are told apart one by one: 收到申请2件，网上2件、邮寄1件."""
        claims = [item.claim for item in parts.items]
        # 制发3件，同步解读3件；废止1件: another deed is no part of it.
        deeds = any(claim.thing.acts or claim.thing.table2 for claim in claims)
        plain = not deeds and all(claim.sentence == whole.claim.sentence for claim in claims)
        # 其中当面4件，信函4件，网络1件: the first part is no whole of the others.
        return plain and not whole.claim.lead and parts.total > whole.value and whole.unit in REQUEST_UNITS

    def _shared(self, i: int, listed: list[Parts], opened: bool) -> bool:
        """Whether the parts are those of this count and the ones before it: A 28, B 16, 其中 C 39, D 5.

        Where nothing opens them, what both come to must stand before them, or the form must name them all.
        """
        if self._counts[i].claim.kind == "total":
            return False
        for parts in listed:
            if len(parts) < 2 or parts.end is End.NO:
                continue
            total: Number = 0
            for j in range(i, max(-1, i - WIDEST), -1):
                if self._counts[j].claim.sentence != self._counts[i].claim.sentence:
                    break
                one, other = id(self._counts[i]), id(self._counts[j])
                same = one in self._sums.member and self._sums.member.get(one) is self._sums.member.get(other)
                if self._counts[j].unit != self._counts[i].unit or (other in self._sums.settled and not same):
                    break
                total += self._counts[j].value
                if total == parts.total and j < i and (opened or self._told_twice(j, i, parts)):
                    shown = f"{'＋'.join(show(item.value) for item in self._counts[j : i + 1])}＝"
                    for item in chain(self._counts[j : i + 1], parts.items):
                        item.prove(shown + "＋".join(show(part.value) for part in parts.items))
                    return True
        return False


def _of_its_own(claim: Claim) -> bool:
    """Whether a number behind a ； counts what its own words name: …，办结96件；接待日收到信访件8件."""
    return after_semicolon(claim) and (claim.own or bool(claim.slot.gaps))


def _named_behind(claim: Claim) -> bool:
    """Whether the words right behind a number say what it counts."""
    return bool(claim.slot.after) and claim.slot.after[0].start == claim.end


def _came_over(whole: Weighed, parts: Parts) -> bool:
    """Whether what came over stands behind what came in, and is no part of it: 新收36件，上年留下2件，…."""
    new = whole.claim.thing.acts in (("new",), ("receive",))
    return new and parts.first.claim.thing.acts == ("carry_in",)


def _none_came_over(item: Weighed) -> bool:
    """Whether it is told, and borne out, that nothing came over from last year."""
    claim = item.claim
    return claim.relation is NONE and claim.thing.acts == ("carry_in",) and item.consistent


def _marked(whole: Weighed, parts: Parts) -> list[Weighed]:
    """Return where a failed sum is shown: at its whole, and at a part where that is in another sentence.

    The whole is spared where the tables or another list bear it out, the part where nothing is open.
    """
    if parts.first.claim.sentence == whole.claim.sentence:
        return [whole]
    part = next((item for item in parts.items if item.judgement.status is Status.UNCHECKED), None)
    return [item for item in (None if whole.consistent and part else whole, part) if item is not None]


def _of_several(item: Weighed, opened: str) -> bool:
    """Whether a number is said of each of several that are not told one by one: （甲、乙、丙各1件） is."""
    return item.claim.kind == "each" and not (opened == "bracket" and item.claim.names > 2)
