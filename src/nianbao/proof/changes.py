"""Changes and shares judged by the numbers told beside them, or in last year's report.

22件，与上年（31件）相比减少29%: both years stand there. 1602条，较上年增加142条、增长9.7%: one change tells
the other. 微信推送420条，同比增长20%: last year's report may say how many 微信推送 there were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from nianbao.numbers import Number, show
from nianbao.proof.averages import average, over
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import Judgement, proved, refuted
from nianbao.proof.last_year import LastYear
from nianbao.proof.slips import one_stroke
from nianbao.proof.told import key
from nianbao.proof.told_beside import (
    REACH,
    both_years,
    dealt_to,
    is_number,
    is_percent,
    last_years_behind,
    of_whole,
    told_before,
    with_total,
    without_parts,
)
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import CHANGE, IS, MULTIPLE, SAME, SHARE, Thing
from nianbao.prose.things import loose
from nianbao.quantities import Fit, Kind

#: How many characters stand between a number and its multiple: 的近.
_CLOSE = 3
#: What a change is told in.
_CHANGED = (Kind.PERCENT, Kind.COUNT, Kind.POINTS, Kind.MULTIPLE)
_NET = re.compile("净[增减多少][^，。；]{0,3}$")
#: A rate named after its part: 回收率, 满意率.
_RATE = re.compile("([\u4e00-\u9fff]{2})率[^，。；0-9]{0,3}$")
#: What publications are counted in, and from where on two numbers are one stroke apart by no chance.
_ENTRIES, _MANY = ("条", "篇"), 100
#: How many characters stand between the number that was and the one that is.
_SHORT = 12
#: Right before the number that is reached.
_TO = re.compile(
    "(?:(?P<up>[增升扩提涨][加高大升充长]?)|(?P<down>[降减缩压下回][低少减缩降落滑]?)|变)[至到为成]$"
)


class Changes:
    """Judges what the tables leave unchecked by the numbers around it."""

    def __init__(self, figures: Figures, last_year: LastYear) -> None:
        self._figures, self._last_year = figures, last_year

    def weigh(self, items: Sequence[Weighed], text: str) -> None:
        """Bear out, or call wrong, the changes and shares of one paragraph."""
        for i, item in enumerate(items):
            claim = item.claim
            if i and not claim.slot.sep:
                item.judgement = _wrong_way(items, i, text) or item.judgement
            if item.judgement.status is not Status.UNCHECKED:
                continue
            before = told_before(items, i)
            if claim.relation is SAME:
                item.judgement = self._still(item, before, text) or item.judgement
            elif claim.quantity is None:
                continue
            elif claim.relation in (CHANGE, MULTIPLE) and claim.quantity.kind in _CHANGED:
                behind = last_years_behind(items, i)
                before = dealt_to(items, i) or without_parts(before, claim.slot.depth)
                before = with_total(items, i, before)
                item.judgement = self._changed(item, before, behind, text) or item.judgement
            elif claim.relation is IS and claim.year_off == -1 and not claim.thing.known:
                then = self._last_year.exactly(claim, item.value, text)
                if then is not None:
                    item.prove(then.shown)
            elif claim.relation is IS and (measure := over(text, claim.slot.start, claim.start)):
                # 公开238条。月均19.8条: the whole may stand in the sentence before.
                told = [x for x in items[max(0, i - REACH) : i] if x.claim.quantity is not None]
                counts = [x.claim.number for x in told if x.claim.relation is IS]
                for shown in average(claim.number, measure, counts):
                    item.prove(shown)
            elif claim.relation is SHARE and claim.quantity.kind is Kind.PERCENT:
                told = [x for x in before if is_number(x)]
                if not _share(item, told):
                    item.judgement = _own_rate(item, told, text) or item.judgement

    def _changed(
        self, item: Weighed, before: list[Weighed], behind: Sequence[Weighed], text: str
    ) -> Judgement | None:
        """Judge a change by both years' numbers beside it, last year's report, or another change."""
        of_both = item.claim.relation is CHANGE or (bool(before) and _times_last(item, before[-1]))
        # 由去年的2件升至8件，是去年的4倍
        of_both = of_both or "time:last" in item.claim.slot.said
        if of_both and item.claim.number.kind is not Kind.POINTS:
            judged = self._by_both_years(item, [*before, *behind], text)
            if judged is not None and judged.status is Status.CONTRADICTION and (whole := of_whole(before)):
                other = self._by_both_years(item, [*whole, *behind], text, listed=True)
                judged = other if other is not None and other.status is Status.CONSISTENT else judged
            if judged is not None:
                return judged
        judged = _net(item, before, text) or self._since_last_year(item, before, text)
        if judged is not None and judged.status is Status.CONTRADICTION and (whole := of_whole(before)):
            # 公开1394条，具体为甲351条、…、其他188条，比上年增加126条
            judged = self._since_last_year(item, whole, text)
        if judged is None and item.claim.relation is CHANGE:
            judged = _by_number(item, before, text)
        return judged

    def _by_both_years(
        self, item: Weighed, before: list[Weighed], text: str, listed: bool = False
    ) -> Judgement | None:
        """Judge a change by both years' numbers before it; ``listed`` if a list of parts is left out."""
        now, then, _ = both_years(before)
        if now is None and then is not None:
            return self._on_told(item, before)
        if now is None or then is None or then.unit != now.unit or not _comparable(item, now):
            return None
        if item.claim.number.kind is Kind.COUNT and key(now.claim.number) != key(item.claim.number):
            # 访问量由527万次降至486万次；栏目净减4个
            return None
        apart = then.claim.own and now.claim.own and _told_apart(then.claim.thing, now.claim.thing)
        if apart and not listed:
            # 企业申请1件，申请总数较上年的15件减少2件
            return None
        shown = f"本年 {show(now.value)}，上年 {show(then.value)}"
        return _compared(item, now.value, then.value, shown, Fault.RATIO if _plain(item, text) else None)

    def _on_told(self, item: Weighed, before: list[Weighed]) -> Judgement | None:
        """复议量比2024年的12件减少5件: this year's number stands in the tables, last year's in the text."""
        claim, wrong = item.claim, None
        told = (x for x in reversed(before) if is_number(x) and x.claim.year_off == -1)
        then = next((x for x in told if _alike(x.claim.thing, claim.thing)), None)
        if then is None or not self._figures.countable(then.claim):
            return None
        for reading, value in self._figures.known(claim.thing, self._figures.now):
            shown = f"{reading.shown(self._figures.now)}，上年 {show(then.value)}"
            plain = claim.certain and not (claim.soft or then.claim.soft)
            judged = _compared(item, value, then.value, shown, Fault.RATIO if plain else None)
            if judged is not None and judged.status is Status.CONSISTENT:
                return judged
            wrong = wrong or judged
        return wrong

    def _since_last_year(self, item: Weighed, before: list[Weighed], text: str) -> Judgement | None:
        """Judge a change by a number of last year's report that is told in like words and fits exactly.

        It is called wrong only where that report tells one number of the very same thing.
        """
        if not self._last_year or item.claim.own or item.claim.slot.sep == "；" or item.claim.kind == "total":
            return None
        quantity = item.claim.number
        is_told = is_percent if quantity.kind is Kind.POINTS else is_number
        for now in reversed(before):
            exact = is_told(now) and not (now.claim.year_off or now.claim.number.vague)
            if not exact or (quantity.kind is Kind.COUNT and key(now.claim.number) != key(quantity)):
                continue
            for then in self._last_year.like(now.claim, text):
                judged = _compared(item, now.value, then.quantity.value, then.shown, None)
                if judged is not None:
                    return judged
            if quantity.kind is Kind.COUNT:
                value = now.value - quantity.value * item.claim.direction
                told = self._last_year.exactly(now.claim, value, text)
                if told is not None:
                    return _compared(item, now.value, value, told.shown, None)
            return self._since_the_same(item, now, text) if _plain(item, text) else None
        return None

    def _since_the_same(self, item: Weighed, now: Weighed, text: str) -> Judgement | None:
        same = self._last_year.same(now.claim.number, text)
        if same is not None:
            return _compared(item, now.value, same.quantity.value, same.shown, Fault.BEFORE)
        then = self._last_year.number_of(now.claim.thing) if is_number(now) and now.claim.own else None
        if then is None or now.claim.soft:
            return self._since_the_whole(item, now)
        return _compared(item, now.value, then, f"上年报告的正文 {show(then)}", Fault.BEFORE)

    def _since_the_whole(self, item: Weighed, now: Weighed) -> Judgement | None:
        """Call wrong a change of all that was published which is one slip away from last year's whole.

        公开信息364条，比上年增加28条, where last year told 318: 346 was meant.
        """
        quantity = item.claim.number
        counts = quantity.kind is Kind.COUNT and quantity.unit in _ENTRIES
        whole = self._last_year.greatest(quantity) if counts else None
        if whole is None or min(now.value, whole.quantity.value) < _MANY or quantity.vague:
            return None
        then: Number = whole.quantity.value
        moved: Number = (now.value - then) * item.claim.direction
        meant: Number = then + quantity.value * item.claim.direction
        slipped = one_stroke(now.value, meant) or moved == -quantity.value
        slipped = slipped or (moved > 0 and one_stroke(quantity.value, moved))
        shown = f"本年 {show(now.value)}，{whole.shown}"
        return refuted(f"与上年报告不一致，像是笔误：{shown}", [shown], Fault.BEFORE) if slipped else None

    def _still(self, item: Weighed, before: list[Weighed], text: str) -> Judgement | None:
        """Judge 与上年相同 by the number right before it."""
        now = before[-1] if before else None
        if item.claim.kind == "total":
            # 建议8件、提案12件，总数与上年持平: of both.
            return None
        if now is None or not is_number(now) or now.claim.thing.known or now.claim.year_off:
            return None
        like = (then for then in self._last_year.like(now.claim, text) if then.quantity.value == now.value)
        for then in like:
            return proved([then.shown])
        same = self._last_year.same(now.claim.number, text)
        if same is None or now.claim.number.vague:
            return None
        return refuted(f"与上年报告不一致：{same.shown}", [same.shown], Fault.BEFORE)


def _net(item: Weighed, before: list[Weighed], text: str) -> Judgement | None:
    """Bear out what came and what went told before it: 制定3件，废止5件，净减少2件."""
    claim = item.claim
    if claim.number.kind is not Kind.COUNT or _NET.search(text, claim.slot.start, claim.start) is None:
        return None
    told = [x for x in before if is_number(x) and x.unit == item.unit and not x.claim.number.vague]
    for came, went in pairwise(told):
        if (came.value - went.value) * claim.direction == item.value:
            return proved([f"{show(came.value)}－{show(went.value)}"])
    return None


def _times_last(item: Weighed, then: Weighed) -> bool:
    """Whether a multiple is of the number right before it: 3105条，是上年948条的3.3倍."""
    beside = then.claim.year_off == -1 and not item.claim.slot.sep and is_number(then)
    return beside and item.claim.start - then.claim.end <= _CLOSE


def _plain(item: Weighed, text: str) -> bool:
    """Whether a change names nothing itself, so that it is of the number before it."""
    return not item.claim.own and not loose(text, item.claim.slot.gaps, "")


def _comparable(item: Weighed, now: Weighed) -> bool:
    """Whether a change may be one of the number told before it."""
    return not (item.claim.slot.sep == "；" or now.claim.number.vague or item.claim.kind == "total")


def _by_number(item: Weighed, before: list[Weighed], text: str) -> Judgement | None:
    """Judge a change in percent by the same change told as a number: 增加142条、增长9.7%."""
    now, then, by = both_years(before)
    if now is None and then is not None and by is not None:
        return _by_then(item, then, by, text)
    if now is None or by is None or by.unit != now.unit or by.contradicted or not _comparable(item, now):
        return None
    if item.claim.number.kind is not Kind.PERCENT:
        return None
    old = now.value - by.value * by.claim.direction
    shown = f"本年 {show(now.value)}，上年 {show(old)}"
    judged = _compared(item, now.value, old, shown, Fault.RATIO if _plain(item, text) else None)
    if judged is not None and judged.status is Status.CONSISTENT:
        by.prove(shown)
    return judged


def _by_then(item: Weighed, then: Weighed, by: Weighed, text: str) -> Judgement | None:
    """Judge a change by last year's number and another change: 与上年的17件相比少4件，下降23.5%."""
    exact = not (then.claim.number.vague or by.claim.number.vague or by.contradicted)
    if not exact or then.unit != by.unit or item.claim.number.kind is not Kind.PERCENT:
        return None
    new = then.value + by.value * by.claim.direction
    shown = f"上年 {show(then.value)}，{'增加' if by.claim.direction > 0 else '减少'} {show(by.value)}"
    judged = _compared(item, new, then.value, shown, Fault.RATIO if _plain(item, text) else None)
    if judged is not None and judged.status is Status.CONSISTENT:
        by.prove(shown)
    return judged


def _alike(one: Thing, other: Thing) -> bool:
    """Whether two things are the same, or the same in other words: 收到申请, 申请数量."""
    same = one == other or (
        one._replace(acts=()) == other._replace(acts=()) and not (one.acts and other.acts)
    )
    return one.known and same


def _told_apart(one: Thing, other: Thing) -> bool:
    """Whether two things are different ones, and not only in their verbs."""
    return (one.domain, one.rows, one.columns) != (other.domain, other.rows, other.columns)


def _wrong_way(items: Sequence[Weighed], i: int, text: str) -> Judgement | None:
    """Call wrong what rises to less, or falls to more, than the number right before: 由389件降至437件."""
    new = items[i].claim
    if not (is_number(items[i]) and is_number(items[i - 1])):
        return None
    old = items[i - 1].claim
    found = _TO.search(text, max(old.end, new.start - _SHORT), new.start)
    if found is None or old.sentence != new.sentence or old.number.vague or new.number.vague:
        return None
    by: Number = new.number.value - old.number.value
    right = by > 0 if found["up"] else by < 0 if found["down"] else by != 0
    if old.number.unit != new.number.unit or right:
        return None
    shown = f"{show(old.number.value)} → {show(new.number.value)}"
    what = "增减的方向不对" if by else "写着有变化，两个数却相同"
    return refuted(f"{what}：{shown}", [shown], Fault.RATIO)


def _compared(item: Weighed, new: Number, old: Number, shown: str, fault: Fault | None) -> Judgement | None:
    """Judge a change from ``old`` to ``new``; without a fault a mismatch says nothing."""
    quantity = item.claim.number
    size = Fraction(new) - Fraction(old)
    if quantity.kind in (Kind.PERCENT, Kind.MULTIPLE):
        if not old:
            return None
        size = size / Fraction(old) * (100 if quantity.kind is Kind.PERCENT else 1)
    if item.claim.relation is MULTIPLE:
        # 是上年的1.2倍, 相当于上年的122.4%
        size = Fraction(new) / Fraction(old) * (100 if quantity.kind is Kind.PERCENT else 1)
    fit = quantity.admits(abs(size))
    if fit is not Fit.NO and size * item.claim.direction >= 0:
        return proved([shown])
    where = "上年报告" if fault is Fault.BEFORE else "前面写的两年的数"
    return refuted(f"与{where}不一致：{shown}", [shown], fault) if fault else None


def _share(item: Weighed, before: list[Weighed]) -> bool:
    """Bear out a share by two numbers of its sentence, or by the sum of the parts before it."""
    parts = list(accumulate((x.value for x in reversed(before)), initial=0))[1:]
    for whole in before:
        for part in parts if item.claim.kind == "total" else parts[:1]:
            if whole.value and part and part != whole.value:
                share = Fraction(part) / Fraction(whole.value) * 100
                if item.claim.number.admits(share) is Fit.YES:
                    item.prove(f"{show(part)} ÷ {show(whole.value)}")
                    return True
    return False


def _own_rate(item: Weighed, before: list[Weighed], text: str) -> Judgement | None:
    """Call wrong a rate that its own two numbers do not come to: 发放300份，回收287份，回收率85.7%."""
    named = _RATE.search(text, item.claim.slot.start, item.claim.start)
    if named is None or len(before) < 2 or item.claim.number.value in (0, 100):
        # 办结率100% may be of those that were due.
        return None
    whole, part = before[-2:]
    of_part = re.search(f"(?<![不未没非无]){named[1]}[了的共有]?$", text[whole.claim.end : part.claim.start])
    beside = part.claim.slot.sep == "，" and item.claim.slot.sep == "，" and not part.claim.lead
    same = whole.unit == part.unit and whole.value > part.value and not part.claim.number.vague
    if not (beside and same and of_part) or whole.claim.number.vague:
        return None
    shown = f"{show(part.value)} ÷ {show(whole.value)}"
    return refuted(f"与前面写的两个数不一致：{shown}", [shown], Fault.RATIO)
