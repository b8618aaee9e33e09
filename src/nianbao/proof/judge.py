"""One claim against the figures: each relation has its own small judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from nianbao.facts import FactBook
from nianbao.numbers import Number, show
from nianbao.proof.readings import Reading, readings
from nianbao.proof.verdicts import Fault, Status
from nianbao.prose import RELATIVE, Claim, Domain, Relation, Thing
from nianbao.quantities import Fit, Kind

#: What each kind of figure may be counted in; another measure counts something else.
_UNITS = {
    Domain.REQUESTS: "件起宗份例条",
    Domain.REVIEWS: "件起宗例",
    Domain.DISCLOSURE: "条件篇份则项次",
    Domain.FEE: "份件次笔单",
}
_DOCUMENTS = "件份个部项条"
_DECISIONS = "件项次宗起例条个笔份"
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one claim stands, before it is put into words for its place."""

    status: Status
    figures: tuple[str, ...] = ()
    message: str = ""
    fault: Fault | None = None
    reason: str = ""
    #: The mark belongs on the year, not on the number.
    on_year: bool = False
    #: The bases on which the figures bear it out: new, received, outcome_total.
    bases: frozenset[str] = frozenset()


def unchecked(reason: str) -> Judgement:
    """Return that nothing was compared, and why."""
    return Judgement(Status.UNCHECKED, reason=reason)


def proved(figures: Iterable[str], bases: Iterable[str] = ()) -> Judgement:
    """Return that the figures bear the claim out, and on which bases."""
    return Judgement(Status.CONSISTENT, tuple(figures), bases=frozenset(bases))


def refuted(message: str, figures: Iterable[str], fault: Fault = Fault.VALUE) -> Judgement:
    """Return that no reading of the figures bears the claim out."""
    return Judgement(Status.CONTRADICTION, tuple(dict.fromkeys(figures)), message, fault)


class Judge:
    """Judges the claims about one report."""

    def __init__(self, facts: FactBook, left: Number | None = None) -> None:
        self.facts = facts
        #: How many requests last year's report left over, told in its table or its prose.
        self._left = left
        self.year = facts.report.year
        self._memory: dict[Thing, list[tuple[Reading, Number]]] = {}
        self._memory_before: dict[Thing, list[tuple[Reading, Number]]] = {}
        self._unit = facts.report.disclosure.unit
        self._relations: dict[Relation, Callable[[Claim], Judgement]] = {
            Relation.IS: self._is,
            Relation.SHARE: self._share,
            Relation.CHANGE: self._change,
            Relation.MULTIPLE: self._multiple,
            Relation.SAME: self._same,
            Relation.NONE: self._none,
            Relation.ALL: self._all,
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
        return self._relations[claim.relation](claim)

    def _known(self, thing: Thing, facts: FactBook) -> list[tuple[Reading, Number]]:
        """Return what a thing can mean in one year's figures, where that is known; remembered by thing."""
        memory = self._memory if facts is self.facts else self._memory_before
        known = memory.get(thing)
        if known is None:
            found = [(reading, reading.value(facts)) for reading in readings(thing, facts)]
            known = memory[thing] = [(reading, value) for reading, value in found if value is not None]
        return known

    def _each(self, claim: Claim) -> Judgement:
        """A、B各1件 says the same of every one."""
        assert claim.quantity is not None
        thing, tried, fits = claim.thing, [], []
        for part in thing.singles():
            for reading, value in self._known(part, self.facts)[:1]:
                tried.append(reading.shown(self.facts))
                fits.append(claim.quantity.admits(value) is Fit.YES)
        if not fits or claim.year_off:
            return unchecked("没有指明表中的哪一项")
        return proved(tried) if all(fits) else refuted(f"与表中的数不一致：{'；'.join(tried)}", tried)

    def _is(self, claim: Claim) -> Judgement:
        quantity = claim.quantity
        assert quantity is not None
        if not self._countable(claim):
            return unchecked("计量单位与表中的不同")
        if claim.each:
            return self._each(claim)
        if claim.year_off and not self._in_name(claim):
            return self._last_year(claim) if claim.year_off == -1 else unchecked("说的不是报告年度")
        tried = self._known(claim.thing, self.facts)
        if (
            not tried
            and claim.thing.acts == ("carry_in",)
            and not claim.thing.columns
            and self._left is not None
        ):
            return self._from_last_year(claim, self._left)
        return self._weigh(claim, tried, self.facts)

    def _from_last_year(self, claim: Claim, left: Number) -> Judgement:
        """What last year's report passes on is what this year's takes over, if the table does not say."""
        assert claim.quantity is not None
        shown = [f"上年报告的结转下年度 {show(left)}"]
        if claim.quantity.admits(left) is Fit.YES:
            return proved(shown)
        return refuted(f"与上年报告结转的数不一致：{shown[0]}", shown, Fault.CARRIED)

    def _in_name(self, claim: Claim) -> bool:
        """Whether the year is part of a category's name: 2022年公开年报."""
        categories = self.facts.report.disclosure.categories
        names = [categories[int(which) - 1].name for which in claim.thing.categories]
        return claim.year is not None and any(show(claim.year.value) in name for name in names)

    def _monthly(self, claim: Claim) -> Judgement:
        """平均每月94条: a twelfth of the year's figure, as far as it is written out."""
        if claim.quantity is None or claim.thing.domain is Domain.UNKNOWN or not self._countable(claim):
            return unchecked("平均数")
        rounded = replace(claim.quantity, rounded=True)
        tried = []
        for reading, value in self._known(claim.thing, self.facts):
            tried.append(f"{reading.shown(self.facts)} ÷ 12")
            if rounded.admits(Fraction(value) / 12) is not Fit.NO:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.own:
            return unchecked("平均数")
        return refuted(f"每月平均数不一致：{tried[0]}", tried, Fault.RATIO)

    def _weigh(self, claim: Claim, tried: list[tuple[Reading, Number]], facts: FactBook) -> Judgement:
        assert claim.quantity is not None
        if not tried:
            return unchecked("表中没有填这一项")
        fits = [(r, claim.quantity.admits(self._scaled(claim, value))) for r, value in tried]
        right = [reading for reading, fit in fits if fit is Fit.YES]
        if right:
            return proved([right[0].shown(facts)], (reading.base for reading in right if reading.base))
        cut = next((reading for reading, fit in fits if fit is Fit.CUT), None)
        year = "上年：" if facts is not self.facts else ""
        shown = [year + reading.shown(facts) for reading, _ in tried[:_TRIES]]
        if claim.soft:
            return unchecked("有限定词，口径可能与表中不同")
        if cut is not None:
            return refuted(f"小数截去而没有四舍五入：{cut.shown(facts)}", shown, Fault.CUT)
        return refuted(f"与表中的数不一致：{'；'.join(shown)}", shown)

    def _scaled(self, claim: Claim, value: Number) -> Number:
        return value * 10_000 if claim.thing.domain is Domain.INCOME else value

    def _countable(self, claim: Claim) -> bool:
        quantity, thing = claim.quantity, claim.thing
        assert quantity is not None
        money = thing.domain is Domain.INCOME or (
            thing.domain is Domain.FEE and "notice" not in thing.objects
        )
        if not quantity.value and not quantity.unit:
            return True
        if quantity.kind is Kind.MONEY or money:
            return money and quantity.kind is Kind.MONEY
        if quantity.kind is not Kind.COUNT:
            return False
        unit = quantity.unit
        if quantity.chinese and unit in ("个", "项", "人"):
            # 三个“突出” and 两项制度 count no applications.
            return False
        if thing.domain is Domain.TABLE2:
            measures = _DOCUMENTS if set(thing.objects) & {"normative", "regulation"} else _DECISIONS
        elif thing.domain is Domain.DISCLOSURE:
            return not unit or unit == self._unit
        else:
            measures = _UNITS[thing.domain]
        return not unit or unit in measures or unit == "人次" or unit == "件次"

    def _last_year(self, claim: Claim) -> Judgement:
        assert claim.quantity is not None
        before = self.facts.last_year
        now = self._known(claim.thing, self.facts)
        fits_now = [r for r, value in now if claim.quantity.admits(self._scaled(claim, value)) is Fit.YES]
        if before is not None:
            judged = self._weigh(claim, self._known(claim.thing, before), before)
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

    def _share(self, claim: Claim) -> Judgement:
        quantity = claim.quantity
        assert quantity is not None
        if quantity.kind is Kind.POINTS or claim.year_off not in (0,):
            return unchecked("没有可比的数")
        parts = self._known(claim.thing, self.facts)
        if not parts:
            return unchecked("表中没有填这一项")
        bases = [claim.base] if claim.base is not None else list(_bases(claim.thing))
        tried: list[str] = []
        cut = ""
        for base in bases:
            for whole, total in self._known(base, self.facts):
                if not total:
                    continue
                for part, value in parts:
                    share = Fraction(value) / Fraction(total) * 100
                    shown = f"{part.shown(self.facts)} ÷ {whole.shown(self.facts)} = {_percent(share)}"
                    tried.append(shown)
                    fit = quantity.admits(share)
                    if fit is Fit.YES:
                        return proved([shown])
                    if fit is Fit.CUT:
                        cut = shown
        if not tried or claim.soft or not claim.certain:
            return unchecked("占比的分子或分母不明")
        if cut:
            return refuted(f"小数截去而没有四舍五入：{cut}", [cut], Fault.CUT)
        return refuted(f"占比与表中的数不一致：{'；'.join(tried[:2])}", tried[:_TRIES], Fault.RATIO)

    def _change(self, claim: Claim) -> Judgement:
        quantity, before = claim.quantity, self.facts.last_year
        assert quantity is not None
        if before is None:
            return unchecked("没有上年的数可比")
        if quantity.kind is Kind.POINTS:
            return self._points(claim, before)
        if quantity.kind in (Kind.COUNT, Kind.MONEY) and not self._countable(claim):
            return unchecked("计量单位与表中的不同")
        tried: list[str] = []
        cut = ""
        for reading in readings(claim.thing, self.facts):
            new, old = reading.value(self.facts), reading.value(before)
            if new is None or old is None:
                continue
            difference = Fraction(new) - Fraction(old)
            size = self._size(claim, difference, Fraction(old))
            shown = f"{reading.shown(self.facts)}，上年 {show(old)}"
            if size is None:
                continue
            tried.append(shown)
            fit = quantity.admits(abs(size))
            if fit is not Fit.NO and difference * claim.direction >= 0:
                if fit is Fit.YES:
                    return proved([shown])
                cut = shown
        if not tried:
            return unchecked("没有上年的数可比")
        if claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        if cut:
            return refuted(f"小数截去而没有四舍五入：{cut}", [cut], Fault.CUT)
        return refuted(f"与上年相比的增减不一致：{'；'.join(tried[:2])}", tried[:_TRIES], Fault.RATIO)

    def _points(self, claim: Claim, before: FactBook) -> Judgement:
        """A share of this year against the same share of last year, in percentage points."""
        assert claim.quantity is not None
        tried: list[str] = []
        for base in [claim.base] if claim.base is not None else _bases(claim.thing):
            for part, whole in product(readings(claim.thing, self.facts), readings(base, self.facts)):
                values = [r.value(facts) for facts in (self.facts, before) for r in (part, whole)]
                if None in values or not values[1] or not values[3]:
                    continue
                now, then = (Fraction(values[i] or 0) / Fraction(values[i + 1] or 1) * 100 for i in (0, 2))
                tried.append(f"{part.shown(self.facts)}，占比 {_percent(now)}，上年 {_percent(then)}")
                right = claim.quantity.admits(abs(now - then)) is Fit.YES
                if right and (now - then) * claim.direction >= 0:
                    return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain or claim.base is None:
            return unchecked("没有可比的占比")
        return refuted(f"百分点与两年的占比不一致：{tried[0]}", tried[:_TRIES], Fault.RATIO)

    def _size(self, claim: Claim, difference: Fraction, old: Fraction) -> Fraction | None:
        assert claim.quantity is not None
        match claim.quantity.kind:
            case Kind.PERCENT:
                return difference / old * 100 if old else None
            case Kind.MULTIPLE:
                return difference / old if old else None
            case Kind.POINTS | Kind.YEAR:
                return None
            case Kind.MONEY:
                return difference * 10_000 if claim.thing.domain is Domain.INCOME else difference
            case Kind.COUNT:
                return difference

    def _multiple(self, claim: Claim) -> Judgement:
        quantity, before = claim.quantity, self.facts.last_year
        assert quantity is not None
        if before is None:
            return unchecked("没有上年的数可比")
        tried: list[str] = []
        for reading in readings(claim.thing, self.facts):
            new, old = reading.value(self.facts), reading.value(before)
            if new is None or not old:
                continue
            tried.append(f"{reading.shown(self.facts)}，上年 {show(old)}")
            ratio = Fraction(new) / Fraction(old) * (100 if quantity.kind is Kind.PERCENT else 1)
            if quantity.admits(ratio) is Fit.YES:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain:
            return unchecked("没有上年的数可比")
        return refuted(f"倍数与两年的数不一致：{tried[0]}", tried[:_TRIES], Fault.RATIO)

    def _same(self, claim: Claim) -> Judgement:
        before = self.facts.last_year
        if before is None:
            return unchecked("没有上年的数可比")
        tried: list[str] = []
        near = False
        for reading in readings(claim.thing, self.facts):
            new, old = reading.value(self.facts), reading.value(before)
            if new is None or old is None:
                continue
            tried.append(f"{reading.shown(self.facts)}，上年 {show(old)}")
            if new == old:
                return proved(tried[-1:])
            near = near or abs(Fraction(new) - Fraction(old)) * 20 <= Fraction(old)
        if not tried or near or claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        return refuted(f"与上年并不持平：{tried[0]}", tried[:_TRIES], Fault.RATIO)

    def _none(self, claim: Claim) -> Judgement:
        if (claim.year_off == -1 and self.facts.last_year is None) or claim.year_off not in (0, -1):
            return unchecked("说的不是报告年度")
        facts = self.facts.last_year if claim.year_off == -1 and self.facts.last_year else self.facts
        tried = self._known(claim.thing, facts)
        if not tried and claim.thing.acts == ("carry_in",) and self._left is not None and not claim.soft:
            shown = [f"上年报告的结转下年度 {show(self._left)}"]
            if not self._left:
                return proved(shown)
            return refuted(f"说没有上年结转，上年报告却有：{shown[0]}", shown, Fault.CARRIED)
        if not tried:
            return unchecked("表中没有填这一项")
        for reading, value in tried:
            if value == 0:
                return proved([reading.shown(facts)])
        if claim.soft or not claim.certain:
            return unchecked("有限定词，口径可能与表中不同")
        shown = [reading.shown(facts) for reading, _ in tried[:_TRIES]]
        return refuted(f"说没有，表中却有：{'；'.join(shown)}", shown, Fault.DENIED)

    def _all(self, claim: Claim) -> Judgement:
        """全部办结 says that nothing is left over; some mean all that were due, so it is no error."""
        thing = claim.thing
        if thing.domain is Domain.REQUESTS and set(thing.acts) & {"conclude", "answer"}:
            left = "t3.carried_out.total"
        elif thing.domain is Domain.REVIEWS and ("closed" in thing.results or "conclude" in thing.acts):
            ids = list(readings(Thing(Domain.REVIEWS, thing.objects, results=("pending",)), self.facts))
            value = ids[0].value(self.facts) if ids else None
            if value is None:
                return unchecked("表中没有填这一项")
            shown = ids[0].shown(self.facts)
            return proved([shown]) if value == 0 else refuted(f"尚有未审结的：{shown}", [shown], Fault.ALL)
        else:
            return unchecked("全称的说法没有可比的数")
        value = self.facts.value(left)
        if value is None:
            return unchecked("表中没有填这一项")
        shown = Reading(((left, 1),)).shown(self.facts)
        if value == 0:
            return proved([shown])
        if claim.soft or "conclude" not in thing.acts:
            return unchecked("全称的说法没有可比的数")
        return refuted(f"说已全部办结，表中还有结转：{shown}", [shown], Fault.ALL)


def _left_over(claim: Claim) -> bool:
    """Whether last year stands where section 一 reports the work of this year."""
    reported = (
        claim.thing.domain in (Domain.REQUESTS, Domain.DISCLOSURE) and claim.own and not claim.thing.rows
    )
    return reported and claim.section == "一" and claim.year is not None and claim.year_alone


def _percent(share: Fraction) -> str:
    return f"{float(share):.2f}%"


def _bases(thing: Thing) -> Iterable[Thing]:
    """Return the wholes that a share without a named base can be of."""
    match thing.domain:
        case Domain.REQUESTS:
            for act in ("receive", "conclude"):
                yield Thing(
                    Domain.REQUESTS, ("request",), acts=(act,), columns=thing.columns if thing.rows else ()
                )
                yield Thing(Domain.REQUESTS, ("request",), acts=(act,))
        case Domain.REVIEWS:
            yield Thing(Domain.REVIEWS, thing.objects)
            yield Thing(Domain.REVIEWS, thing.objects, results=("closed",))
            yield Thing(Domain.REVIEWS, ("reconsideration", "litigation"))
        case Domain.DISCLOSURE:
            yield Thing(Domain.DISCLOSURE)
        case Domain.TABLE2:
            yield Thing(Domain.TABLE2, ("licence", "penalty", "coercion"))
