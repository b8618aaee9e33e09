"""Comparisons with last year that name no difference: 比上年有所增加, 均较上年下降, 低于上年的30件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nianbao.facts import FactBook
from nianbao.numbers import show
from nianbao.proof.openings import opening
from nianbao.proof.readings import readings
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, Lexicon, Thing, plainly_named

_LAST = r"(?:上年|去年|上一年|20\d\d年)(?:度|同期|[末底])?"
_HOW = "(?:数量|总量|均|都|也|仍|有所|略有|稍有|明显|显著|大幅|小幅|持续|稳步|进一步)*"
_UP, _DOWN = "增加|增长|上升|提高|增多|上涨|攀升", "减少|下降|降低|回落|下滑|流失|走低"
#: 增加12件 names a number, 增长率 and 提高水平 are other things.
_ENDS = r"(?=[，,。；;、）)\n]|$)"
_SAID = re.compile(
    rf"(?P<each>均|都)?(?:[比较]{_LAST}(?:的?[0-9.,，]+[^，。；0-9]{{1,2}})?|[与同]{_LAST}(?:的?[0-9.,，]+[^，。；0-9]{{1,2}})?相比|同比)[，,]?(?P<how>{_HOW})(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_ENDS}"
    rf"|(?P<more>高于|多于|超过)|(?P<less>低于|少于|不及)"
)
#: What every comparison contains; looked for first, since most sentences have none.
_LIKELY = re.compile(r"同比|上年|去年|上一年|20\d\d年")
_MARKS = "，,；;。\n"
_PLAIN = re.compile(rf"{_LAST}(?:的?(?:水平|数量|总量|数))?{_ENDS}")
#: Before last year's own number: 低于上年的30件.
_NUMBERED = re.compile(rf"{_LAST}的?")


def directions(
    section: str,
    text: str,
    span: tuple[int, int],
    items: Sequence[Weighed],
    facts: FactBook,
    words: Lexicon,
) -> Iterator[Verdict]:
    """Yield a verdict for each comparison without a number in the sentence at ``span``.

    It is about what its own clause names, else about the last of the sentence's claims before it, or
    with 均 about all of them.
    """
    if _LIKELY.search(text, *span) is None:
        return
    agency = facts.report.agency.name or ""
    for found in _SAID.finditer(text, *span):
        end = found.end()
        if found["more"] or found["less"]:
            plain = _PLAIN.match(text, end) or _NUMBERED.match(text, end)
            if plain is None:
                continue
            end = plain.end()
        then = next((x for x in items if found.start() < x.claim.start <= end and _is_exact(x)), None)
        if then is not None:
            yield from _told(section, text, (found.start(), max(end, then.claim.end)), items, then, found)
            continue
        up = bool(found["up"] or found["more"])
        each = bool(found["each"] or re.search("均|都", found["how"] or ""))
        clause = opening(text, found.start(), _MARKS, found.start() - span[0])
        counted = any(clause <= item.claim.start < found.start() for item in items)
        own = plainly_named(text, (clause, found.start()), Thing(), words, agency)
        things = own.singles() or [own] if own.known and not counted else _about(items, found.start(), each)
        if things:
            yield _verdict(section, text, (found.start(), end), things, up, facts)


def _told(
    section: str,
    text: str,
    span: tuple[int, int],
    items: Sequence[Weighed],
    then: Weighed,
    found: re.Match[str],
) -> Iterator[Verdict]:
    """Yield a verdict where both years' numbers stand beside each other: 36件，低于上年的30件."""
    before = [x for x in items if x.claim.end <= span[0] and _is_exact(x) and not x.claim.year_off]
    if not before or before[-1].unit != then.unit or then.claim.year_off != -1:
        return
    now, up = before[-1].value, bool(found["up"] or found["more"])
    one, other = (text[x.claim.start : x.claim.end] for x in (before[-1], then))
    shown = f"本年 {one}，上年 {other}"
    place = (section, *span, text[slice(*span)])
    if now > then.value if up else now < then.value:
        yield Verdict(*place, Status.CONSISTENT, (shown,))
    else:
        message = f"增减的方向不对：{shown}"
        yield Verdict(*place, Status.CONTRADICTION, (shown,), message, Fault.RATIO)


def _is_exact(item: Weighed) -> bool:
    claim = item.claim
    return claim.relation is IS and claim.quantity is not None and not claim.quantity.vague


def _about(items: Sequence[Weighed], at: int, each: bool) -> list[Thing]:
    """Return what the claims before a place count, the last of them or all."""
    counted = [
        item
        for item in items
        if item.claim.end <= at and item.claim.relation is IS and item.claim.year_off == 0
    ]
    chosen = counted if each else counted[-1:]
    # What is not borne out itself is not compared.
    return [item.claim.thing for item in chosen] if all(item.consistent for item in chosen) else []


def _verdict(
    section: str, text: str, span: tuple[int, int], things: Sequence[Thing], up: bool, facts: FactBook
) -> Verdict:
    place = (section, *span, text[slice(*span)])
    shown, right = [], True
    for thing in things:
        moved = _moved(thing, facts)
        if not moved:
            return Verdict(*place, Status.UNCHECKED, reason="没有上年的数可比")
        shown.append(moved[0][0])
        right = right and any((difference > 0) if up else (difference < 0) for _, difference in moved)
    if right:
        return Verdict(*place, Status.CONSISTENT, tuple(shown))
    message = f"与上年相比的增减不一致：{'；'.join(shown[:3])}"
    return Verdict(*place, Status.CONTRADICTION, tuple(shown), message, Fault.RATIO)


def _moved(thing: Thing, facts: FactBook) -> list[tuple[str, Fraction]]:
    """Return how each reading of a thing changed on last year, with the two figures for a person."""
    if facts.last_year is None:
        return []
    found = []
    for reading in readings(thing, facts):
        now, before = reading.value(facts), reading.value(facts.last_year)
        if now is not None and before is not None:
            found.append((f"{reading.shown(facts)}，上年 {show(before)}", Fraction(now) - Fraction(before)))
    return found
