"""What the clause before a number names as first or next of all, or as who it was: 律师事务所次之，22件."""

from __future__ import annotations

import re

from nianbao.prose.claims import Claim
from nianbao.prose.narrowing import without_examples
from nianbao.prose.passage import Passage
from nianbao.prose.slots import Slot
from nianbao.prose.things import NOTHING, Thing, loose, thing_of

_MOST = re.compile("(?:仍然?|还是)?(?:绝?大多数|绝?大部分)")
#: Facets that tell one kind from others.
_KINDS = frozenset({"row", "column", "result"})
#: What the clause before a number ends in that names what it counts.
_RANKED = re.compile(
    "(?:次之|居次|最[多大少小](?:的一?[类项])?|居多|居首位?|居第一位?|占了?(?:大头|绝?大?多数|绝?大部分|主体))$"
    "|(?:首要|主要|首位|最常见)的?(?:原因|理由|情形|事由)(?:[是为]|$)"
    "|(?:绝?大多数|绝?大部分)(?:[是为由]|均?来自)|以[^，。；]{2,20}为主$"
    "|(?:居首位?|居第一位?|排第一位?|最多|最常见)的(?:原因|理由|情形|事由)?[是为]"
)
#: The same where that stands before it: 不掌握是无法提供的首要原因.
_REASON = re.compile("[是为][^，。；]{2,8}的(?:首要|主要|首位|最常见)的?(?:原因|理由|情形|事由)$")


def ranks(claim: Claim, passage: Passage) -> bool:
    """Whether the clause before names one thing as first or next of all: 律师事务所次之，22件."""
    last = claim.slot.bare[-1] if claim.slot.bare else None
    if last is None or not last.words or last.mark != "，":
        return False
    return _RANKED.search(passage.text, last.words[0].start, last.words[-1].end) is not None


def names_kind(slot: Slot) -> bool:
    """Whether the clause before a number names an outcome or who asked: 理由集中于行政执法案卷，达36件."""
    clause = slot.bare[-1] if slot.bare else None
    return clause is not None and any(not _KINDS.isdisjoint(term.says) for term in clause.things)


def ranked_first(claim: Claim, passage: Passage) -> Thing:
    """Return what the clause before names as first or next of all, nothing if a total is of several."""
    if not ranks(claim, passage):
        return NOTHING
    clause = claim.slot.bare[-1]
    things = clause.things
    if _REASON.search(passage.text, clause.words[0].start, clause.words[-1].end):
        # “本机关不掌握”依旧是无法提供的首要原因，有27件
        return thing_of(things[:1], passage.topic)
    # 社会救助是公开最多的一类，共147条
    categories = [term for term in things if "category" in term.says]
    if claim.kind and not (claim.kind in ("total", "sum") and len(categories) == len(claim.slot.bare) == 1):
        return NOTHING
    # 商业企业的申请最多，为23件: who it is, not what.
    kinds = [term for term in things if not _KINDS.isdisjoint(term.says)]
    return thing_of(categories[-1:] or kinds[-1:] or things[-1:], passage.topic)


def tells_who(claim: Claim, passage: Passage) -> bool:
    """Whether the clause before names who did it: 自然人是申请主体，共提出1件."""
    slot = claim.slot
    ranked = bool(slot.bare) and ranks(claim, passage)
    if not (slot.before or ranked) or slot.tail or not any(clause.things for clause in slot.bare):
        return False
    if slot.sep == "、" and not ranked:
        # 涉及信访、网络投诉的11件: what 、 joins are no applicants.
        return False
    if claim.ranked and slot.bare[-1].things and "act" in slot.bare[-1].things[-1].says:
        # 其次是投诉举报处理结果，计394件: a deed is no kind of requests.
        return False
    if claim.kind == "rest" or slot.bare[-1].mark == "；" or claim.sorted:
        # 按重复申请不予处理；其余6件…: of all but those; 按受理机关分，…: names nobody.
        return False
    last = slot.bare[-1]
    named = [
        gap
        for gap in without_examples(last.gaps, last.terms)
        if not (ranked and _MOST.match(passage.text, gap.start))
    ]
    return not loose(passage.text, [*named, *slot.gaps], passage.agency)
