"""What a number that names its thing takes over for it: from its list, its bracket, the clauses before it."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import beside, under, whose

#: A clause that only says whose requests are meant: 律所提出的申请，.
_WHOSE = re.compile("(?:提出|提交)的(?:政府)?(?:信息公开)?申请[，,]$")
#: What tells the number before it apart by applicants.
_OF_THESE = re.compile("涉及|均?(?:系|由|来自)")
#: Of those that the clause before names.
_THEIRS = re.compile("其(?![中他它余实次一二三四五六七八九十])")
#: How many characters before a slot such a clause may begin.
_BACK = 20


def inherit(claim: Claim, passage: Passage) -> None:
    """Complete the thing of a claim by what its words leave to the text around it."""
    slot, before = claim.slot, passage.last
    thing = claim.thing
    goes_on = claim.lead or (before is not None and (before.lead or before.divides))
    named = passage.within.rows and not slot.depth
    if ((goes_on and slot.joint != "；") or slot.depth) and not named:
        _under_whole(claim, passage)
    if passage.within.acts or passage.within.rows or passage.within.columns:
        claim.thing = under(claim.thing, passage.within)
    listed = slot.sep == "、" or (slot.sep == "，" and before is not None and before.thing.rows)
    # 上年度结转42件；其中自然人提出的新申请1386件，机构提出的136件
    listed = listed or (_told_of_whom(before) and slot.sep == "，" and bool(thing.columns))
    if listed and before is not None and before.slot.depth <= slot.depth:
        # 其中自然人41件、企业5件、律所3件: the list goes on.
        sibling = beside(thing, before.thing)
        # 上年结转5件，其中新收自然人143件、企业18件: like the part before it, whatever their whole is.
        claim.thing = sibling if sibling != thing and before.thing.acts else beside(claim.thing, before.thing)
        if before.besides and claim.thing.columns and not thing.columns:
            claim.besides = (thing,)
    told_on = before is not None and slot.joint == "，"
    # 涉及缴费查询3件，涉及第三方权益2件 stand side by side.
    alike = told_on and before is not None and _OF_THESE.match(passage.text, before.slot.start)
    of_these = not alike and _OF_THESE.match(passage.text, slot.start)
    if told_on and before is not None and (claim.kind == "each" or of_these):
        # 剩余3件转入下年，涉及自然人2件、企业1件; 逾期不补正的2件，自然人与企业各1件
        claim.thing = under(claim.thing, before.thing)
        if before.thing.acts == ("carry_in",):
            # 收到30件，上年结转2件，来自企业的1件、…: of these, or of all.
            claim.besides = (*claim.besides, thing)
    if slot.bare and _WHOSE.search(passage.text, max(claim.sentence, slot.start - _BACK), slot.start):
        claim.thing = under(claim.thing, passage.topic)
    if slot.bare and _THEIRS.match(passage.text, slot.start):
        # 申请人以自然人为主，其新收申请118件
        theirs = under if claim.thing.rows else whose
        claim.thing = theirs(claim.thing, passage.topic)


def _told_of_whom(before: Claim | None) -> bool:
    """Whether the first number behind a lead word says whose requests it counts, and which."""
    return before is not None and bool(before.lead and before.thing.columns and "act" in before.slot.said)


def _under_whole(claim: Claim, passage: Passage) -> None:
    """Take over what the number names that a claim is a part of."""
    thing, depth = claim.thing, claim.slot.depth
    # 其中公开3件（村民2件、企业1件）: a bracket is of what stands before it, be that a part.
    whole = passage.latest(
        lambda c: (
            c.relation is IS
            and not c.exceeded
            and (c.slot.depth < depth or (c.slot.depth == depth and not c.lead))
        )
    )
    claim.thing = under(thing, whole.thing) if whole is not None else thing
    if claim.thing.columns and not thing.columns and not depth:
        # 2件由公民提出，1件由企业提出，其中2件予以公开: of the last ones, or of all.
        claim.besides = (thing,)
