"""What else a number may count: the last kind of cases or all of them, theirs of these or of all."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import Domain
from nianbao.prose.tokens import Term

_WAITING = "待办"
_FILED = re.compile("提出|提交|递交")
#: Marks that part more than the outcomes of one kind of cases.
_NEW = ("；", "，")
#: How many numbers of cases back their kind is still meant, within one part of a sentence.
_LAST_TWO = 2
_RECONSIDERATION, _LITIGATION = ("reconsideration",), ("litigation",)
_BOTH = (*_RECONSIDERATION, *_LITIGATION)
#: What the two kinds of litigation are called together.
_TWO_KINDS = re.compile("两[类种](?:行政)?(?:诉讼|案件)[^，。；0-9]{0,6}$")


def add(claim: Claim, terms: list[Term], passage: Passage) -> None:
    """Say of a claim, named by ``terms``, what else it may count."""
    if claim.thing.domain is Domain.REVIEWS:
        if claim.kind == "each" and _TWO_KINDS.search(passage.text, claim.sentence, claim.start):
            # 两类诉讼各有1件未审结
            claim.thing, claim.each = claim.thing._replace(objects=("direct", "after")), True
        elif kind_unnamed(terms):
            _of_which_cases(claim, passage)
        _with_shared_result(claim, passage.last)
    if claim.relation is not IS:
        return
    if passage.last is not None and only_whose(claim):
        _of_these(claim, passage.last)
    if claim.thing.acts == ("handle",) and passage.text.find(_WAITING, claim.slot.start, claim.start) >= 0:
        # 办结40件、待办1件, but 全年待办41件
        claim.besides = (*claim.besides, claim.thing._replace(acts=("carry_out",)))
    if claim.thing.domain is Domain.REQUESTS and not claim.thing.columns:
        whose = _whose(passage) if claim.slot.joint in ("、", "，") else ()
        whose = whose or _agents(claim, passage.text)
        if whose:
            claim.besides = (*claim.besides, claim.thing._replace(columns=whose))


def kind_unnamed(terms: list[Term]) -> bool:
    """Whether words name neither reconsideration nor a kind of litigation."""
    return all(term.says.get("object", "court") == "court" for term in terms)


def only_whose(claim: Claim) -> bool:
    """Whether a claim names the kind of applicants and nothing else."""
    return bool(claim.thing.columns) and not (claim.thing.rows or claim.thing.acts)


def _of_which_cases(claim: Claim, passage: Passage) -> None:
    """直接起诉3件、复议后起诉5件，仍有2件未审结: of which of them?"""
    before, kinds = passage.last, _kinds(passage)
    cases = passage.text.find("案件", claim.slot.start, claim.slot.end) >= 0 and not claim.lead
    # 复议5件，…；诉讼1件，…。被纠正的1件，…: takes up any case told before.
    taken_up = claim.thing.results and passage.text.startswith("的", claim.start - 1)
    of_kind = passage.topic.objects in (("direct",), ("after",))
    one = before is None and bool(cases or of_kind or taken_up)
    if cases and "list:apart" in claim.slot.said:
        # …未经复议直接起诉48件、复议后起诉24件。两类案件分别审结38件和19件
        kinds |= {("direct",), ("after",)}
    if one or (len(kinds) > 1 and claim.slot.joint != "、"):
        # 直接起诉4件、复议后起诉2件，审结4件: of one of them, or of both together.
        kinds = {claim.thing.objects} if claim.lead else kinds
        kinds |= {_LITIGATION, _RECONSIDERATION} if one else {_LITIGATION}
        if _RECONSIDERATION in kinds:
            # 复议14件、诉讼11件，未结案件两类共3件
            kinds.add(_BOTH)
        claim.besides = tuple([claim.thing._replace(objects=kind) for kind in sorted(kinds) if kind])
    elif claim.thing.objects in (("direct",), ("after",)) and not claim.lead and claim.slot.joint in _NEW:
        # 直接起诉2件；复议后起诉3件；维持3件: of the last kind, or of all litigation.
        claim.besides = (claim.thing._replace(objects=_LITIGATION),)
    elif before is not None and before.besides and claim.thing.domain is before.besides[0].domain:
        # …，审结4件，维持3件: of the same cases.
        claim.besides = tuple([claim.thing._replace(objects=one.objects) for one in before.besides])


def _with_shared_result(claim: Claim, before: Claim | None) -> None:
    """未审结的复议9件、诉讼10件: the word before the first holds for both."""
    if before is None or before.thing.domain is not Domain.REVIEWS or claim.slot.joint != "、":
        return
    if claim.own and before.thing.results and not claim.thing.results:
        claim.besides = (*claim.besides, claim.thing._replace(results=before.thing.results))


def _of_these(claim: Claim, before: Claim) -> None:
    """结转下年75件，自然人62件、企业13件: theirs of these, or of all."""
    if before.thing.rows and not before.thing.columns and claim.slot.joint == "，" and not claim.slot.things:
        # 予以公开17件，11件由企业申请
        claim.besides = (claim.thing._replace(rows=before.thing.rows),)
        return
    told = before.thing.acts if claim.slot.joint == "，" else ()
    told = told if told in (("carry_in",), ("carry_out",)) else ()
    if claim.slot.joint in ("、", "，") and only_whose(before):
        told = next((thing.acts for thing in before.besides), ())
    claim.besides = (claim.thing._replace(acts=told),) if told else ()


def _kinds(passage: Passage) -> set[tuple[str, ...]]:
    """Return the kinds of cases of which a sentence has just told numbers.

    直接起诉7件，复议后起诉5件；已审理完的9件，另有3件未结 goes on about both where its clause names none.
    """
    kinds: set[tuple[str, ...]] = set()
    told, turned = 0, False
    for earlier in reversed(passage.found):
        of_cases = earlier.thing.domain is Domain.REVIEWS and earlier.relation is IS
        told += of_cases
        if (told > _LAST_TWO and not turned) or (turned and kinds and not earlier.thing.objects):
            break
        if of_cases:
            kinds.add(earlier.thing.objects)
        if earlier.slot.sep == "；":
            if kinds:
                break
            turned = True
    return kinds


def _agents(claim: Claim, text: str) -> tuple[str, ...]:
    """Return the applicants that the clause before names: 申请人以自然人为主，提出申请30件."""
    slot = claim.slot
    named = [term for term in slot.bare[-1].things if "column" in term.says] if slot.bare else []
    filed = _FILED.search(text, slot.start, claim.start) is not None
    return (named[0].says["column"],) if len(named) == 1 and filed else ()


def _whose(passage: Passage) -> tuple[str, ...]:
    """Return whose requests a sentence is about, where it names one kind of applicants only."""
    before = passage.last
    named = set[tuple[str, ...]]()
    for claim in reversed(passage.found):
        if claim.thing.columns:
            named.add(claim.thing.columns)
        if claim.slot.sep == "；" and named:
            # 律所办结86件，公开42件；自然人办结1485件，公开737件
            break
    goes_on = before is not None and bool(before.thing.columns or before.besides)
    return named.pop() if goes_on and len(named) == 1 else ()
