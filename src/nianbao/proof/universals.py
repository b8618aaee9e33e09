"""Whether what is said of all holds of all: the part named is as large as its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.facts import FactBook
from nianbao.proof.judgements import TRIES, Judgement, proved, refuted
from nianbao.proof.readings import Reading, readings
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import Domain, Thing, Universal

#: Words for coming in: of these, what was decided may be all that was decided, not all that came.
_COMING = ("receive", "new", "accept", "handle")
#: What came over from last year: 2022年结转的5件本年全部办结.
_CARRIED = (("carry_in",), ("carry",))


def weigh(items: Sequence[Weighed], found: Sequence[Universal], facts: FactBook) -> Iterator[Weighed]:
    """Yield the claims of a sentence, a universal with its verdict where the figures can tell."""
    judged = {one.start: judgement for one in found if (judgement := _judged(one, items, facts)) is not None}
    for item in items:
        here = next((at for at in judged if item.claim.start <= at < item.claim.end), None)
        if item.claim.quantity is None and here is not None:
            item = Weighed(item.claim, judged.pop(here))
        yield item
    for one in found:
        if one.start in judged and one.counted is not None:
            claim = replace(one.counted, start=one.start, end=one.end, quantity=None, own=True)
            yield Weighed(claim, judged[one.start])


def _judged(one: Universal, items: Sequence[Weighed], facts: FactBook) -> Judgement | None:
    counted = next((item for item in items if item.claim is one.counted), None)
    if counted is not None and not counted.consistent:
        # Whether the whole is the one of the table is not known.
        return None
    if one.part.acts == ("conclude",):
        # 上年结转18件全部办结: what is carried over may be of this year.
        return None if one.whole.acts in _CARRIED else all_concluded(facts, one.part.columns)
    noticed = Thing(Domain.FEE, ("noticed",))
    wholes = _values(noticed if one.whole.domain is Domain.FEE else one.whole, facts)
    if one.part.rows and set(one.whole.acts) & set(_COMING):
        wholes += _values(Thing(Domain.REQUESTS, ("request",), acts=("conclude",)), facts)
    parts = _values(one.part, facts)
    if not parts or not wholes or not any(value for _, value in wholes):
        return None
    for shown, value in parts:
        for shown_whole, total in wholes:
            if value == total:
                return proved([shown, shown_whole])
    if one.part.results == ("dismissed",):
        # What is dismissed may be told as 维持 or 其他结果, some of it so and some so.
        return None
    tried = [parts[0][0], wholes[0][0]]
    return refuted(f"说都是，表中却不是：{'；'.join(tried)}", tried[:TRIES], Fault.PARTS)


def all_concluded(facts: FactBook, columns: Sequence[str] = ()) -> Judgement | None:
    """Return whether nothing is left over, None if that is blank; some mean all that were due.

    ``columns`` are the kinds of applicants whose requests are meant; none means everybody's.
    """
    left = Reading(tuple((f"t3.carried_out.{column}", 1) for column in columns or ("total",)))
    value, shown = left.value(facts), left.shown(facts)
    if value is None:
        return None
    return refuted(f"说已全部办结，表中还有结转：{shown}", [shown], Fault.ALL) if value else proved([shown])


def _values(thing: Thing, facts: FactBook) -> list[tuple[str, object]]:
    found = [(reading, reading.value(facts)) for reading in readings(thing, facts)]
    return [(reading.shown(facts), value) for reading, value in found if value is not None]
