"""The figures of a report and of last year's, as a claim can mean them."""

from __future__ import annotations

from collections.abc import Collection

from nianbao.facts import FactBook
from nianbao.numbers import Number
from nianbao.proof.readings import Reading, readings
from nianbao.prose import Claim, Domain, Thing
from nianbao.quantities import Kind

#: What each kind of figure may be counted in; another measure counts something else.
_UNITS = {
    Domain.REQUESTS: "件起宗份例条桩",
    Domain.REVIEWS: "件起宗例桩",
    Domain.DISCLOSURE: "条件篇份则项次",
    Domain.FEE: "份件次笔单",
}
#: The base of outcomes.
_DECIDED = "outcome_total"
_DOCUMENTS = "件份个部项条"
_DECISIONS = ("户次", *"件项次宗起例条个笔份张本")


class Figures:
    """What the things of a text can mean in this year's figures and in last year's."""

    def __init__(self, facts: FactBook) -> None:
        self.now = facts
        self.before = facts.last_year
        self.categories = len(facts.report.disclosure.categories)
        self._unit = facts.report.disclosure.unit
        self._memory: dict[Thing, list[tuple[Reading, Number]]] = {}
        self._memory_before: dict[Thing, list[tuple[Reading, Number]]] = {}

    def known(self, thing: Thing, facts: FactBook) -> list[tuple[Reading, Number]]:
        """Return what a thing can mean in one year's figures, where that is known; remembered by thing."""
        memory = self._memory if facts is self.now else self._memory_before
        known = memory.get(thing)
        if known is None:
            found = [(reading, reading.value(facts)) for reading in readings(thing, facts)]
            known = memory[thing] = [(reading, value) for reading, value in found if value is not None]
        return known

    def less(self, whole: Thing, part: Thing) -> list[tuple[Reading, Number]]:
        """Return what can be meant by a whole without a part of it: 除自然人外，其他申请."""
        parts = self.known(part, self.now)
        return [
            (Reading((*reading.terms, *((id, -sign) for id, sign in taken.terms))), value - less)
            for reading, value in self.known(whole, self.now)
            for taken, less in parts
            # What was decided is told apart from all that was decided, not from all that came in.
            if reading.base == (taken.base or (_DECIDED if part.rows else reading.base))
        ]

    def scaled(self, claim: Claim, value: Number) -> Number:
        """Return a figure in the unit of a claim: the fees of table 二 in 元."""
        return value * 10_000 if claim.thing.domain is Domain.INCOME else value

    def countable(self, claim: Claim) -> bool:
        """Whether the measure of a claim is one that its thing is counted in."""
        quantity, thing = claim.quantity, claim.thing
        assert quantity is not None
        money = thing.domain is Domain.INCOME or (thing.domain is Domain.FEE and thing.objects != ("notice",))
        if not quantity.value and not quantity.unit:
            return True
        if quantity.kind is Kind.MONEY or money:
            return money and quantity.kind is Kind.MONEY
        if quantity.kind is not Kind.COUNT:
            return False
        unit = quantity.unit
        measures: Collection[str]
        if quantity.chinese and unit in ("个", "项", "人"):
            # 三个“突出” and 两项制度 count no applications.
            return False
        if thing.domain is Domain.TABLE2:
            measures = _DOCUMENTS if set(thing.objects) & {"normative", "regulation"} else _DECISIONS
        elif thing.domain is Domain.DISCLOSURE:
            return not unit or unit == self._unit
        else:
            # 处理572条 counts no requests.
            bare = thing.acts == ("handle",) and "object" not in claim.slot.said
            measures = _UNITS[thing.domain] if not bare else _UNITS[Domain.REVIEWS]
            if bare and unit == "人次":
                # 患者复印病历，全年办理11936人次
                return False
        return not unit or unit in measures or unit == "人次" or unit == "件次"
