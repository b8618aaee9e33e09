"""What a statement leaves out: 除重大民生信息外，其他各类信息共26条."""

from __future__ import annotations

import re

from nianbao.prose.claims import Claim
from nianbao.prose.passage import Passage
from nianbao.prose.slots import Slot
from nianbao.prose.things import NOTHING, thing_of, whole_of
from nianbao.prose.tokens import Term

_EXCEPT = re.compile(
    "除(?![名夕尘草])[^，,。；;：:]{1,40}?(?:以外|之外|(?<![此另对国])外)(?=[，,：:共有合总全均都皆已的其剩余]|$)"
)
#: Behind the number of what is left out: 1件未审结外.
_ENDS = re.compile("[^，。；0-9]{0,8}?(?:以外|之外|外)(?=[已均都共其])")
#: The span of what leaves out nothing.
NOWHERE = (0, 0)


def span_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a stretch says what is left out, from 除 to 外; None if it leaves out nothing."""
    found = _EXCEPT.search(text, start, end) if text.find("除", start, end) >= 0 else None
    return found.span() if found is not None else None


def take_out(slot: Slot, passage: Passage) -> tuple[int, int]:
    """Take the words of what is left out from those that name what a slot counts; return where they stand."""
    first = slot.bare[0].words[0].start if slot.bare and slot.bare[0].words else slot.start
    span = span_of(passage.text, first, slot.quantity.start if slot.quantity else slot.end)
    if span is None and passage.last is not None and not slot.sep:
        # 除1件未审结外已结7件
        left = passage.text.find("除", passage.last.slot.start, passage.last.start) >= 0
        ends = _ENDS.match(passage.text, slot.start) if left else None
        span = ends.span() if ends is not None else None
    if span is None:
        return NOWHERE
    things = [term for clause in slot.bare for term in clause.things] + slot.things
    passage.left_out = thing_of([term for term in things if _inside(term, span)], passage.topic)
    slot.head, slot.things = without(slot.head, span), without(slot.things, span)
    slot.said = set[str]().union(*(term.word.said for term in slot.head))
    passage.excepts = passage.text[slice(*span)]
    return span


def without(terms: list[Term], span: tuple[int, int]) -> list[Term]:
    """Return the words that do not stand within a span."""
    return [term for term in terms if not _inside(term, span)]


def _inside(term: Term, span: tuple[int, int]) -> bool:
    return span[0] <= term.start < span[1]


def apply(claim: Claim, passage: Passage) -> None:
    """Say of a claim what it leaves out; 除重大民生24条外 says it for the claim after."""
    if claim.kind == "except":
        passage.left_out = claim.thing if claim.own else NOTHING
        passage.excepts = passage.text[claim.start : claim.end + 1]
        return
    if not passage.excepts:
        return
    claim.left_out, claim.excepts = passage.left_out, True
    if not claim.thing.known:
        claim.thing, claim.soft = whole_of(claim.left_out), passage.excepts
    elif not claim.left_out.known:
        claim.soft = passage.excepts
    passage.left_out, passage.excepts = NOTHING, ""
