"""One claim against the figures: each relation has its own small judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from nianbao.facts import FactBook
from nianbao.numbers import Number, show
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import BLANK, TRIES, Judgement, proved, refuted, unchecked
from nianbao.proof.ratios import Ratios
from nianbao.proof.readings import Reading, readings
from nianbao.proof.slips import exchanged, may_be_meant, slip_above
from nianbao.proof.universals import all_concluded
from nianbao.proof.verdicts import Fault, Status
from nianbao.prose import (
    ALL,
    CHANGE,
    IS,
    MULTIPLE,
    NONE,
    RELATIVE,
    SAME,
    SHARE,
    Claim,
    Domain,
    Relation,
    Thing,
    whole_of,
)
from nianbao.quantities import Fit

_UNSURE = "有限定词，口径可能与表中不同"
_ELSEWHERE = "前后有不认识的词，数又与表中的相差很大，说的可能不是这一项"
#: In what persons and offices are counted.
_PERSONS = frozenset({"名", "位", "人", "家", "人次", "家次"})
_NO_FIGURE = "全称的说法没有可比的数"


class Judge:
    """Judges the claims about one report."""

    def __init__(self, facts: FactBook, left: Number | None = None, strict: bool = False) -> None:
        """Take the figures; ``strict`` spares no number for standing amid unknown words."""
        self.facts, self._strict = facts, strict
        #: How many requests last year's report left over, told in its table or its prose.
        self._left = left
        self.year = facts.report.year
        #: The places of years that are part of a name.
        self._named: set[tuple[str, int]] = set()
        self.figures = Figures(facts)
        self._ratios = Ratios(self.figures)
        self._relations: dict[Relation, Callable[[Claim], Judgement]] = {
            IS: self._is,
            SHARE: self._ratios.share,
            CHANGE: self._ratios.change,
            MULTIPLE: self._ratios.multiple,
            SAME: self._ratios.same,
            NONE: self._none,
            ALL: self._all,
        }

    def judge(self, claim: Claim) -> Judgement:
        """Return how a claim stands to the figures."""
        if claim.monthly:
            return self._monthly(claim)
        if claim.outside:
            return unchecked(claim.outside)
        if claim.thing.domain is Domain.UNKNOWN:
            return unchecked("没有指明表中的哪一项")
        if claim.relation in RELATIVE and claim.year_off not in (0, -1):
            return unchecked("说的不是报告年度")
        if claim.relation is CHANGE and "list:each" in claim.slot.said and len(claim.thing.singles()) > 1:
            return self._each_changed(claim)
        return self._relations[claim.relation](claim)

    def _each_changed(self, claim: Claim) -> Judgement:
        """企业、律所均比上年多7件 says the same of every one."""
        judged = [self._ratios.change(replace(claim, thing=one)) for one in claim.thing.singles()]
        if all(one.status is Status.CONSISTENT for one in judged):
            return proved([figure for one in judged for figure in one.figures])
        return unchecked("比的是哪一项不明")

    def _each(self, claim: Claim) -> Judgement:
        """A、B各1件 says the same of every one."""
        judged = self._each_of(claim, claim.thing)
        for thing in claim.besides if judged.status is not Status.CONSISTENT else ():
            other = self._each_of(claim, thing)
            judged = other if other.status is Status.CONSISTENT else judged
        contradicted = judged.status is Status.CONTRADICTION
        return unchecked(_UNSURE) if contradicted and claim.soft else judged

    def _each_of(self, claim: Claim, thing: Thing) -> Judgement:
        assert claim.quantity is not None
        tried, fits = [], []
        for part in thing.singles():
            if any(row.startswith(f"{part.rows[0]}.") for row in thing.rows if part.rows):
                # 因A、因B而不予公开的各8件: what they belong to is named only for them.
                continue
            for reading, value in self.figures.known(part, self.facts)[:1]:
                tried.append(reading.shown(self.facts))
                fits.append(claim.quantity.admits(value) is Fit.YES)
        if not fits or claim.year_off:
            return unchecked("没有指明表中的哪一项")
        return proved(tried) if all(fits) else refuted(f"与表中的数不一致：{'；'.join(tried)}", tried)

    def _is(self, claim: Claim) -> Judgement:
        quantity = claim.quantity
        assert quantity is not None
        if not self.figures.countable(claim):
            return self._categories(claim) or self._persons(claim) or unchecked("计量单位与表中的不同")
        if claim.each:
            return self._each(claim)
        if claim.year_off and self._in_name(claim):
            claim.year_off = 0
        if claim.year_off:
            return self._last_year(claim) if claim.year_off == -1 else unchecked("说的不是报告年度")
        tried = self.figures.known(claim.thing if quantity.value else _came_in(claim.thing), self.facts)
        left_out = claim.left_out
        if left_out.known and not getattr(claim.thing, left_out.axis):
            # 其余103件均已答复 names the rest itself, 其余申请 only what it is the rest of.
            named = tried if claim.thing.axis != "objects" else []
            tried = [*named, *self.figures.less(claim.thing, left_out)]
        elif left_out.known and claim.kind in ("rest", "other"):
            # 除不予处理的6件外，其余76件作出公开等答复: the rest, whatever is said of it.
            tried = [*tried, *self.figures.less(whole_of(left_out), left_out)]
        for thing in claim.besides:
            tried = [*tried, *self.figures.known(thing, self.facts)]
        if (
            not tried
            and claim.thing.acts == ("carry_in",)
            and not claim.thing.columns
            and self._left is not None
        ):
            return self._from_last_year(claim, self._left)
        return self._weigh(claim, tried, self.facts)

    def _categories(self, claim: Claim) -> Judgement | None:
        """主动公开的信息分为11类 counts the categories; who sorts otherwise, makes no error."""
        if claim.thing.domain is not Domain.DISCLOSURE or not claim.counts_kinds or claim.year_off:
            return None
        known = [self.facts.value(f"disclosure.{i}") for i in range(1, 1 + self.figures.categories)]
        right = known and claim.number.value in (len(known), sum(bool(value) for value in known))
        return proved([f"主动公开信息的分类 {show(claim.number.value)} 类"]) if right else None

    def _persons(self, claim: Claim) -> Judgement | None:
        """申请人中自然人20名 counts persons: as many requests bear it out, another number is no error."""
        assert claim.quantity is not None
        if not claim.thing.columns or claim.quantity.unit not in _PERSONS or claim.year_off:
            return None
        tried = self.figures.known(claim.thing, self.facts)
        known = [reading for reading, value in tried if value == claim.number.value]
        return proved([known[0].shown(self.facts)]) if known else None

    def _from_last_year(self, claim: Claim, left: Number) -> Judgement:
        """What last year's report passes on is what this year's takes over, if the table does not say."""
        assert claim.quantity is not None
        shown = [f"上年报告的结转下年度 {show(left)}"]
        if claim.quantity.admits(left) is Fit.YES:
            return proved(shown)
        return refuted(f"与上年报告结转的数不一致：{shown[0]}", shown, Fault.CARRIED)

    def _in_name(self, claim: Claim) -> bool:
        """Whether the year is part of a category's name: 2022年公开年报."""
        if claim.year is None:
            return False
        categories = self.facts.report.disclosure.categories
        names = [categories[int(which) - 1].name for which in claim.thing.categories]
        place = claim.section, claim.year.start
        if any(show(claim.year.value) in name for name in names):
            self._named.add(place)
        # What follows in the list is not of that year either.
        return place in self._named

    def _monthly(self, claim: Claim) -> Judgement:
        """平均每月94条: a twelfth of the year's figure, as far as it is written out."""
        if (
            claim.quantity is None
            or claim.thing.domain is Domain.UNKNOWN
            or not self.figures.countable(claim)
            or claim.quantity.unit == "个"
        ):
            # 每月公布13个断面的水质 counts no documents.
            return unchecked("平均数")
        rounded = claim.quantity._replace(rounded=True)
        tried = []
        for reading, value in self.figures.known(claim.thing, self.facts):
            tried.append(f"{reading.shown(self.facts)} ÷ 12")
            if rounded.admits(Fraction(value) / 12) is not Fit.NO:
                return proved(tried[-1:])
        entries = claim.thing.domain is Domain.REQUESTS and claim.quantity.unit == "条"
        if not tried or claim.soft or entries or not claim.own:
            return unchecked("平均数")
        return refuted(f"每月平均数不一致：{tried[0]}", tried, Fault.RATIO)

    def _weigh(self, claim: Claim, tried: list[tuple[Reading, Number]], facts: FactBook) -> Judgement:
        assert claim.quantity is not None
        if not tried:
            return unchecked(BLANK)
        fits = [(r, claim.quantity.admits(self.figures.scaled(claim, value))) for r, value in tried]
        right = [reading for reading, fit in fits if fit is Fit.YES]
        if right:
            return proved([right[0].shown(facts)], (reading.base for reading in right if reading.base))
        if claim.of_new and facts is self.facts and self._of_new(claim, [value for _, value in tried]):
            return unchecked("说的是本年新收的那些，表中没有分开")
        cut = next((reading for reading, fit in fits if fit is Fit.CUT), None)
        year = "上年：" if facts is not self.facts else ""
        shown = [year + reading.shown(facts) for reading, _ in tried[:TRIES]]
        if claim.soft:
            return self._narrowed(claim, tried, shown)
        scaled = (self.figures.scaled(claim, value) for _, value in tried)
        amid = claim.amid and not self._strict
        if amid and not any(may_be_meant(claim.number.value, value) for value in scaled):
            return unchecked(_ELSEWHERE)
        if cut is not None:
            return refuted(f"小数截去而没有四舍五入：{cut.shown(facts)}", shown, Fault.CUT)
        return refuted(f"与表中的数不一致：{'；'.join(shown)}", shown)

    def _of_new(self, claim: Claim, values: list[Number]) -> bool:
        """Whether an outcome may be short of what the table holds by those that came over."""
        carried = self.facts.value("t3.carried_in.total")
        return any(carried is None or 0 < value - claim.number.value <= carried for value in values)

    def _narrowed(self, claim: Claim, tried: list[tuple[Reading, Number]], shown: list[str]) -> Judgement:
        """A part may be any number below its whole; one slip of the pen above it, it is no part of it."""
        quantity, plain = claim.number, claim.own and claim.certain and not claim.handed_on
        values = [self.figures.scaled(claim, value) for _, value in tried]
        slip = any(slip_above(quantity.value, value, _named_closely(claim)) for value in values)
        # 收到意见94条 and 办理复文29件 count no requests.
        no_object = claim.thing.acts == ("handle",) and "object" not in claim.slot.said
        # 收到锦旗、感谢信17件, 依申请开展信用修复71件: what is counted is another thing.
        last = claim.slot.gaps[-1] if claim.slot.gaps else None
        noun = last is not None and last.end == claim.start > last.start + 1
        requests = claim.thing.domain is Domain.REQUESTS
        other = noun and (requests or quantity.unit == "个")
        other = other or (requests and (quantity.unit == "条" or no_object))
        swapped = any(exchanged(quantity.value, value) for value in values)
        above = slip and quantity.value > max(values)
        if not (plain and (above or swapped)) or other or quantity.vague:
            return unchecked(_UNSURE)
        what = "却比表中的数大，只差一笔" if above else "与表中的数像是颠倒了两位"
        suspected = refuted(f"有限定词，{what}：{'；'.join(shown)}", shown, Fault.SLIP)
        return Judgement(Status.UNCHECKED, reason=_UNSURE, suspected=suspected)

    def _last_year(self, claim: Claim) -> Judgement:
        assert claim.quantity is not None
        before = self.facts.last_year
        now = self.figures.known(claim.thing, self.facts)
        fits_now = [
            r for r, value in now if claim.quantity.admits(self.figures.scaled(claim, value)) is Fit.YES
        ]
        if before is not None:
            known = (self.figures.known(thing, before) for thing in claim.may_count)
            judged = self._weigh(claim, list(chain.from_iterable(known)), before)
            if judged.status is Status.CONTRADICTION and claim.exceeded:
                # 办毕123件，多于上年12件: by twelve.
                judged = self._moved(claim, before) or judged
            if judged.status is not Status.CONTRADICTION or not fits_now:
                return judged
        stale = claim.year is not None and claim.year.value == (self.year or 0) - 1
        if fits_now and claim.year is not None and stale and not claim.compared:
            shown = [fits_now[0].shown(self.facts)]
            message = f"年份写的是{show(claim.year.value)}年，数却是{self.year}年的：{shown[0]}"
            return Judgement(Status.CONTRADICTION, tuple(shown), message, Fault.YEAR, on_year=True)
        if stale and _left_over(claim):
            message = f"报告年度是{self.year}年，这里写的却是上一年，像是上年留下的"
            return Judgement(Status.CONTRADICTION, (), message, Fault.YEAR, on_year=True)
        return unchecked("没有上年的数可比")

    def _moved(self, claim: Claim, before: FactBook) -> Judgement | None:
        for reading, value in self.figures.known(claim.thing, self.facts):
            old = reading.value(before)
            if old is not None and abs(Fraction(value) - Fraction(old)) == claim.number.value:
                return proved([f"{reading.shown(self.facts)}，上年 {show(old)}"])
        return None

    def _none(self, claim: Claim) -> Judgement:
        if (claim.year_off == -1 and self.facts.last_year is None) or claim.year_off not in (0, -1):
            return unchecked("说的不是报告年度")
        facts = self.facts.last_year if claim.year_off == -1 and self.facts.last_year else self.facts
        tried = self.figures.known(_came_in(claim.thing), facts)
        if not tried and claim.thing.acts == ("carry_in",) and self._left is not None and not claim.soft:
            shown = [f"上年报告的结转下年度 {show(self._left)}"]
            if not self._left:
                return proved(shown)
            return refuted(f"说没有上年结转，上年报告却有：{shown[0]}", shown, Fault.CARRIED)
        if not tried:
            return unchecked(BLANK)
        if claim.excepts:
            return unchecked("“除……外”的否定没有可比的数")
        for reading, value in tried:
            if value == 0:
                return proved([reading.shown(facts)])
        if claim.soft or not claim.certain:
            return unchecked(_UNSURE)
        shown = [reading.shown(facts) for reading, _ in tried[:TRIES]]
        return refuted(f"说没有，表中却有：{'；'.join(shown)}", shown, Fault.DENIED)

    def _all(self, claim: Claim) -> Judgement:
        """全部办结 says that nothing is left over; some mean all that were due, so it is no error."""
        thing = claim.thing
        if claim.excepts:
            return self._all_but(claim)
        if thing.domain is Domain.REQUESTS and set(thing.acts) & {"conclude", "answer"}:
            done = all_concluded(self.facts, thing.columns)
            if done is None:
                return unchecked(BLANK)
            if done.status is Status.CONTRADICTION and (claim.soft or "conclude" not in thing.acts):
                return unchecked(_NO_FIGURE)
            return done
        if thing.domain is Domain.REVIEWS and ("closed" in thing.results or "conclude" in thing.acts):
            ids = list(readings(Thing(Domain.REVIEWS, thing.objects, results=("pending",)), self.facts))
            value = ids[0].value(self.facts) if ids else None
            if value is None:
                return unchecked(BLANK)
            shown = ids[0].shown(self.facts)
            return proved([shown]) if value == 0 else refuted(f"尚有未审结的：{shown}", [shown], Fault.ALL)
        return unchecked(_NO_FIGURE)

    def _all_but(self, claim: Claim) -> Judgement:
        """除结转下年度的4件外，全部办结 holds of what is not carried over."""
        concluded = {"conclude", "answer"} & set(claim.thing.acts)
        if not concluded or claim.left_out.acts not in (("carry_out",), ("carry",)):
            return unchecked(_NO_FIGURE)
        left = self.figures.known(claim.left_out, self.facts)
        return proved([left[0][0].shown(self.facts)]) if left else unchecked(BLANK)


def _came_in(thing: Thing) -> Thing:
    """Return what came in for requests of which nothing else is said: 没有人提出申请."""
    return thing._replace(acts=("receive",)) if thing == Thing(Domain.REQUESTS, ("request",)) else thing


def _named_closely(claim: Claim) -> bool:
    """Whether an outcome, a kind of paper or what is left is named, so that a small number is no chance."""
    domain = claim.thing.domain
    papers = domain is Domain.TABLE2 and bool(claim.slot.things)
    cases = domain is Domain.REVIEWS and bool(claim.thing.results)
    left = claim.thing.acts == ("carry_out",)
    return papers or cases or (domain is Domain.REQUESTS and (left or bool(claim.thing.rows)))


def _left_over(claim: Claim) -> bool:
    """Whether last year stands where section 一 reports the work of this year."""
    reported = (
        claim.thing.domain in (Domain.REQUESTS, Domain.DISCLOSURE) and claim.own and not claim.thing.rows
    )
    return (
        reported
        and not claim.compared
        and claim.section == "一"
        and claim.year is not None
        and claim.year_alone
    )
