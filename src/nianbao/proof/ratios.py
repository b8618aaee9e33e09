"""Shares of this year's figures, and their changes on last year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, product
from typing import NamedTuple

from nianbao.facts import FactBook
from nianbao.numbers import Number, show
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import BLANK, TRIES, Judgement, proved, refuted, unchecked
from nianbao.proof.readings import Reading, ratio, readings
from nianbao.proof.slips import may_be_meant
from nianbao.proof.verdicts import Fault
from nianbao.prose import MULTIPLE, SHARE, Claim, Domain, Thing
from nianbao.quantities import Fit, Kind, Spoken

#: Two shares that differ by less, in percentage points, stand still.
_STILL = Fraction(1, 10)
#: Within so many percentage points a share is another one told wrong, whatever it is of.
_NEAR_SHARE = 10


class _Share(NamedTuple):
    """A share that a claim may mean."""

    part: Reading
    whole: Reading
    percent: Fraction

    def shown(self, facts: FactBook) -> str:
        """Return it as a person would check it."""
        return f"{self.part.shown(facts)} ÷ {self.whole.shown(facts)} = {_percent(self.percent)}"


class Ratios:
    """Judges the claims that set one figure in relation to another."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._now = figures.now

    def share(self, claim: Claim) -> Judgement:
        """Judge a share: of the base that the text names, or of every whole it can be of."""
        quantity = claim.quantity
        assert quantity is not None
        if quantity.kind is Kind.POINTS or claim.year_off not in (0,):
            return unchecked("没有可比的数")
        parts = self.figures.known(claim.thing, self._now)
        for thing in claim.besides:
            parts = [*parts, *self.figures.known(thing, self._now)]
        if not parts:
            return unchecked(BLANK)
        bases = _bases_of(claim)
        tried: list[_Share] = []
        cut: _Share | None = None
        for base in bases:
            for whole, total in self.figures.known(base, self._now):
                for part, value in parts:
                    percent = ratio(value, total)
                    if percent is None:
                        continue
                    if quantity.value < 100 <= percent and (part.base or part.terms == whole.terms):
                        # 占新收申请的六成以上, 不掌握的257件里，有七成: said of a part of them.
                        continue
                    share = _Share(part, whole, percent)
                    tried.append(share)
                    fit = quantity.admits(percent)
                    if fit is Fit.YES:
                        return proved([share.shown(self._now)])
                    if fit is Fit.CUT:
                        cut = share
        if not tried or claim.soft or not claim.certain:
            return unchecked("占比的分子或分母不明")
        if cut is not None:
            shown = cut.shown(self._now)
            return refuted(f"小数截去而没有四舍五入：{shown}", [shown], Fault.CUT)
        if not _names_its_part(claim) and not any(_share_meant(quantity, share.percent) for share in tried):
            return unchecked("占比说的是哪一项不明，数又相差很大")
        listed = [share.shown(self._now) for share in tried[:TRIES]]
        return refuted(f"占比与表中的数不一致：{'；'.join(listed[:2])}", listed, Fault.RATIO)

    def shares_of(self, claim: Claim, number: Number) -> Iterator[tuple[str, bool]]:
        """Yield which share a number is of each whole a claim can mean, and whether that is what it says."""
        for base in _bases_of(claim):
            for whole, total in self.figures.known(base, self._now):
                percent = ratio(number, total)
                if percent is not None:
                    shown = f"{show(number)} ÷ {whole.shown(self._now)} = {_percent(percent)}"
                    yield shown, claim.number.admits(percent) is not Fit.NO

    def agrees(self, claim: Claim, number: Number) -> bool:
        """Whether a share or change can be one of the very number told before it."""
        quantity, before = claim.number, self.figures.before
        if claim.relation is SHARE:
            return any(fits for _, fits in self.shares_of(claim, number))
        if claim.relation is MULTIPLE and claim.than is not None:
            others = [Fraction(value) for _, value in self.figures.known(claim.than, self._now) if value]
            return any(quantity.admits(Fraction(number) / other) is not Fit.NO for other in others)
        if before is None or claim.than is not None or claim.relation is MULTIPLE:
            return True
        fits = []
        for reading in readings(claim.thing, self._now):
            new, old = reading.value(self._now), reading.value(before)
            if new is None or old is None or self.figures.scaled(claim, new) != number:
                continue
            difference = Fraction(new) - Fraction(old)
            size = self._size(claim, difference, Fraction(old))
            moved = size is not None and quantity.admits(abs(size)) is not Fit.NO
            fits.append(moved and difference * claim.direction >= 0)
        return not fits or any(fits)

    def change(self, claim: Claim) -> Judgement:
        """Judge a change on last year: its size and its direction."""
        quantity, before = claim.quantity, self.figures.before
        assert quantity is not None
        if claim.than is not None:
            return self._difference(claim, claim.than)
        if before is None:
            return unchecked("没有上年的数可比")
        if quantity.kind is Kind.POINTS:
            return self._points(claim, before)
        if quantity.kind in (Kind.COUNT, Kind.MONEY) and not self.figures.countable(claim):
            return unchecked("计量单位与表中的不同")
        tried: list[str] = []
        cut = ""
        for reading in chain.from_iterable(readings(thing, self._now) for thing in claim.may_count):
            new, old = reading.value(self._now), reading.value(before)
            if new is None or old is None:
                continue
            difference = Fraction(new) - Fraction(old)
            size = self._size(claim, difference, Fraction(old))
            shown = f"{reading.shown(self._now)}，上年 {show(old)}"
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
        return refuted(f"与上年相比的增减不一致：{'；'.join(tried[:2])}", tried[:TRIES], Fault.RATIO)

    def _difference(self, claim: Claim, other: Thing) -> Judgement:
        """Judge how much more or less one thing is than another of the same year."""
        assert claim.quantity is not None
        tried: list[str] = []
        pairs = product(self.figures.known(claim.thing, self._now), self.figures.known(other, self._now))
        for (one, more), (two, less) in pairs if claim.thing.domain is other.domain else ():
            size = self._size(claim, Fraction(more) - Fraction(less), Fraction(less))
            # 办结量比新收量多1件: acts have no base in common.
            acts = claim.thing.acts and other.acts and not (claim.thing.rows or other.rows)
            if size is None or (one.base != two.base and not acts):
                continue
            tried.append(f"{one.shown(self._now)}，{two.shown(self._now)}")
            if size * claim.direction > 0 and claim.quantity.admits(abs(size)) is Fit.YES:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        return refuted(f"两项的差与表中的数不一致：{tried[0]}", tried[:TRIES], Fault.RATIO)

    def _points(self, claim: Claim, before: FactBook) -> Judgement:
        """A share of this year against the same share of last year, in percentage points."""
        assert claim.quantity is not None
        tried: list[str] = []
        near = False
        for shown, now, then in self._both_shares(claim, before):
            tried.append(shown)
            same_way = (now - then) * claim.direction >= 0
            if same_way and claim.quantity.admits(abs(now - then)) is Fit.YES:
                return proved(tried[-1:])
            # Two shares that were rounded first may miss it by one in the last place.
            near = near or (same_way and _close(claim.quantity, abs(now - then)))
        if not tried or near or claim.soft or not claim.certain or _of_group(claim.thing):
            return unchecked("没有可比的占比")
        return refuted(f"百分点与两年的占比不一致：{tried[0]}", tried[:TRIES], Fault.RATIO)

    def _both_shares(self, claim: Claim, before: FactBook) -> Iterator[tuple[str, Fraction, Fraction]]:
        """Yield the shares of both years that a claim can compare, as a person would check them."""
        parts = [one for thing in claim.may_count for one in readings(thing, self._now)]
        for base in _bases_of(claim):
            for part, whole in product(parts, readings(base, self._now)):
                values = [r.value(facts) for facts in (self._now, before) for r in (part, whole)]
                if None in values or not values[1] or not values[3]:
                    continue
                now, then = (Fraction(values[i] or 0) / Fraction(values[i + 1] or 1) * 100 for i in (0, 2))
                yield f"{part.shown(self._now)}，占比 {_percent(now)}，上年 {_percent(then)}", now, then

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

    def multiple(self, claim: Claim) -> Judgement:
        """Judge 是上年的1.2倍, which is not 增长1.2倍, and how many times another thing something is."""
        quantity, before = claim.quantity, self.figures.before
        assert quantity is not None
        if claim.than is not None:
            return self._times(claim, claim.than)
        if before is None:
            return unchecked("没有上年的数可比")
        tried: list[str] = []
        for reading in readings(claim.thing, self._now):
            new, old = reading.value(self._now), reading.value(before)
            if new is None or not old:
                continue
            tried.append(f"{reading.shown(self._now)}，上年 {show(old)}")
            ratio = Fraction(new) / Fraction(old) * (100 if quantity.kind is Kind.PERCENT else 1)
            if quantity.admits(ratio) is Fit.YES:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain:
            return unchecked("没有上年的数可比")
        return refuted(f"倍数与两年的数不一致：{tried[0]}", tried[:TRIES], Fault.RATIO)

    def _times(self, claim: Claim, other: Thing) -> Judgement:
        """Judge how many times another thing of the same year something is."""
        assert claim.quantity is not None
        tried: list[str] = []
        pairs = product(self.figures.known(claim.thing, self._now), self.figures.known(other, self._now))
        for (one, value), (two, times) in pairs if claim.thing.domain is other.domain else ():
            if not times or one.base != two.base:
                continue
            tried.append(f"{one.shown(self._now)}，{two.shown(self._now)}")
            if claim.quantity.admits(Fraction(value) / Fraction(times)) is Fit.YES:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        return refuted(f"倍数与表中的数不一致：{'；'.join(tried[:2])}", tried[:TRIES], Fault.RATIO)

    def same(self, claim: Claim) -> Judgement:
        """Judge 与上年持平, and 与执法案卷的件数相同."""
        if claim.than is not None:
            return self._equal(claim, claim.than)
        before = self.figures.before
        if before is None:
            return unchecked("没有上年的数可比")
        tried: list[str] = []
        near = False
        values = chain.from_iterable(self._both_values(thing, before) for thing in claim.may_count)
        pairs = self._both_shares(claim, before) if claim.of_share else values
        for shown, new, old in pairs:
            tried.append(shown)
            if new == old or (claim.of_share and abs(new - old) < _STILL):
                return proved(tried[-1:])
            near = near or abs(new - old) * 20 <= old
        if not tried or near or claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        return refuted(f"与上年并不持平：{tried[0]}", tried[:TRIES], Fault.RATIO)

    def _both_values(self, thing: Thing, before: FactBook) -> Iterator[tuple[str, Fraction, Fraction]]:
        """Yield the values of both years that a thing can mean, as a person would check them."""
        for reading in readings(thing, self._now):
            new, old = reading.value(self._now), reading.value(before)
            if new is not None and old is not None:
                yield f"{reading.shown(self._now)}，上年 {show(old)}", Fraction(new), Fraction(old)
        if thing.acts == ("carry_in",):
            # 承接上年结转4件，与上年报告数一致
            handed_on = readings(thing._replace(acts=("carry_out",)), before)
            for came, left in zip(readings(thing, self._now), handed_on, strict=False):
                new, old = came.value(self._now), left.value(before)
                if new is not None and old is not None:
                    yield f"{came.shown(self._now)}，上年结转 {show(old)}", Fraction(new), Fraction(old)

    def _equal(self, claim: Claim, other: Thing) -> Judgement:
        pairs = product(self.figures.known(claim.thing, self._now), self.figures.known(other, self._now))
        tried: list[str] = []
        for (one, value), (two, same) in pairs:
            tried.append(f"{one.shown(self._now)}，{two.shown(self._now)}")
            if value == same:
                return proved(tried[-1:])
        if not tried or claim.soft or not claim.certain:
            return unchecked("比的是哪一项不明")
        return refuted(f"两项并不相同：{tried[0]}", tried[:TRIES], Fault.RATIO)


def _close(quantity: Spoken, points: Fraction) -> bool:
    """Whether a number of percentage points is right but for one in its last place."""
    return abs(points - Fraction(quantity.value)) * 2 <= 3 * Fraction(quantity.grain)


def _names_its_part(claim: Claim) -> bool:
    """Whether a share says what it is of: 自然人占60%; 公开15件，占60%; but not 此类申请占60%."""
    thing = claim.thing
    named = bool(thing.rows or thing.columns or thing.results or thing.categories)
    return named and (claim.own or claim.beside)


def _share_meant(quantity: Spoken, percent: Fraction) -> bool:
    """Whether a share may be another one told wrong: it is near it, or one slip of the pen away."""
    written = Fraction(quantity.value)
    if any(abs(one - percent) <= _NEAR_SHARE for one in (written, written / 10, written * 10)):
        return True
    return may_be_meant(int(written), round(percent))


def _of_group(thing: Thing) -> bool:
    """Whether a share that names no base may be one of the group of its row."""
    return any("." in row for row in thing.rows)


def _percent(share: Fraction) -> str:
    return f"{float(share):.2f}%"


def _bases_of(claim: Claim) -> list[Thing]:
    """Return the base that a share names, or the wholes of all that it may be of."""
    base = claim.base
    if base is not None and base.domain is Domain.REVIEWS:
        # 直接起诉49件，复议后起诉24件；纠正4件，占已审结60件的6.7%: of one kind, or of all.
        cases = [base, *(one for one in claim.besides if one.domain is base.domain)]
        return [base._replace(objects=names) for names in dict.fromkeys(one.objects for one in cases)]
    if base is not None:
        return [base]
    # 法律服务机构的申请办结86件，公开42件，占48.8%: of theirs, or of all.
    besides = (thing for thing in claim.besides if thing.columns or thing.domain is Domain.REVIEWS)
    return list(dict.fromkeys(base for thing in chain([claim.thing], besides) for base in _bases(thing)))


def _bases(thing: Thing) -> Iterable[Thing]:
    """Return the wholes that a share without a named base can be of."""
    match thing.domain:
        case Domain.REQUESTS:
            for act in ("receive", "conclude"):
                yield Thing(
                    Domain.REQUESTS, ("request",), acts=(act,), columns=thing.columns if thing.rows else ()
                )
                yield Thing(Domain.REQUESTS, ("request",), acts=(act,))
            groups = {row.partition(".")[0] for row in thing.rows if "." in row}
            if len(groups) == 1:
                # 无法提供54件，本机关不掌握的43件，约占八成
                yield thing._replace(rows=tuple(groups))
        case Domain.REVIEWS:
            if thing.objects in (("direct",), ("after",)) and not thing.results:
                # 行政诉讼12件，其中直接起诉8件，占三分之二
                yield Thing(Domain.REVIEWS, ("litigation",))
            yield Thing(Domain.REVIEWS, thing.objects)
            yield Thing(Domain.REVIEWS, thing.objects, results=("closed",))
            yield Thing(Domain.REVIEWS, ("reconsideration", "litigation"))
        case Domain.DISCLOSURE:
            yield Thing(Domain.DISCLOSURE)
        case Domain.TABLE2:
            yield Thing(Domain.TABLE2, ("licence", "penalty", "coercion"))
