"""What a number leaves to the words before or behind it: 前者8件，后者6件, 这1件, 余下1件查无此件."""

from __future__ import annotations

import re

from nianbao.prose.claims import CHANGE, IS, NONE, SHARE, Claim
from nianbao.prose.clauses import Clause
from nianbao.prose.passage import Passage
from nianbao.prose.things import Domain, Thing, thing_of, under
from nianbao.prose.tokens import said
from nianbao.quantities import REQUEST_UNITS

#: Before a share that says exactly what the one before it says about.
_AGAIN = re.compile("(?:具体|准确|确切|实际)?(?:为|是|达)")
#: What stands for one of two things told before.
ONE_OF_TWO = re.compile("前者|后者")


def one_of_two(claim: Claim, passage: Passage) -> None:
    """Give 前者8件，后者6件 the two things that the clause before names."""
    if passage.text.find("者", claim.slot.start, claim.start) < 0 or claim.relation is not IS:
        return
    said = ONE_OF_TWO.search(passage.text, claim.slot.start, claim.start)
    if said is None:
        return
    if said[0] == "前者":
        singles = passage.topic.singles()
        # 不予公开的事由是A和B: what they belong to is named only for them.
        members = [one for one in singles if any("." in row for row in one.rows)] or singles
        # 上年接续办理5件。申请事项以甲、乙为主，前者38件: two deeds are no pair.
        passage.pair = members if len(members) == 2 and not any(one.acts for one in members) else []
    if passage.pair:
        claim.thing, claim.own = passage.pair[said[0] == "后者"], True
    elif passage.text.find("前者", claim.sentence, claim.start) >= 0:
        # 以甲、乙为主，前者38件、后者27件: what they stand for is nothing that the form counts.
        claim.outside = claim.outside or "前者、后者说的不是表中的项"


def share_again(claim: Claim, passage: Passage) -> None:
    """Say of a share that it is the rough one before it, told exactly: 三成多（34.1%）; 接近六成，为59.1%."""
    before = passage.last
    if claim.own or before is None or not claim.relation is before.relation is SHARE:
        return
    text = passage.text[claim.slot.start : claim.start]
    again = not text if claim.slot.sep == "（" else claim.slot.sep == "，" and _AGAIN.fullmatch(text)
    if again and before.number.vague and not claim.slot.bare:
        claim.thing, claim.base, claim.own = before.thing, before.base, before.own
        claim.besides, claim.certain = before.besides, before.certain


def taken_up(claim: Claim, passage: Passage) -> None:
    """Say of 这1件 that it is the very number told before: 1件转入下年，这1件由自然人提出."""
    quantity = claim.number
    told = next(
        (
            c
            for c in reversed(passage.found)
            if c.relation is IS and c.quantity and c.number.value == quantity.value and c.thing.known
        ),
        None,
    )
    if told is None:
        claim.soft = "说的是前面提到的那几件"
    elif claim.own:
        claim.thing = under(claim.thing, told.thing)


def denied_before(found: list[Claim], claim: Claim) -> None:
    """Give 未制发 in 未制发、未废止规范性文件 the thing that follows."""
    last = found[-1] if found else None
    if last is None or last.own or not last.relation is claim.relation is NONE:
        return
    if named := said((*last.slot.head, *last.slot.tail), "table2"):
        last.thing = claim.thing._replace(table2=(named,))
        last.own, last.outside = True, ""


def told_ahead(found: list[Claim], claim: Claim) -> None:
    """Give last year's number the thing that its comparison names: 与2023年的30件相比，收到申请增加2件."""
    last = found[-1] if found else None
    if last is None or last.thing.known or last.relation is not IS or last.year_off != -1:
        return
    told = claim.relation is CHANGE or (claim.relation is IS and not claim.year_off)
    if last.compared and told and claim.own:
        last.thing, last.own = claim.thing, True


def told_behind(claim: Claim, behind: list[Clause], topic: Thing) -> None:
    """Give a number the outcome that the clauses behind it tell: 余下1件查无此件，本机关不掌握."""
    if claim.thing.known or claim.relation is not IS or topic.domain is not Domain.REQUESTS:
        return
    slot, quantity = claim.slot, claim.quantity
    bare = quantity is not None and slot.start == claim.start and quantity.unit in REQUEST_UNITS
    if claim.kind != "rest" and "list:also" not in slot.said and not bare:
        return
    terms = [*slot.following]
    for clause in behind:
        terms += clause.things
        if clause.mark == "；":
            break
    thing = thing_of(terms, topic)
    if thing.rows and thing.acts == ("answer",):
        # 一件因信息由水库中心掌握，答复无法提供
        thing = thing._replace(acts=())
    one = len(thing.rows) + len(thing.acts) == 1 and not thing.columns
    if quantity is not None and one and (thing.rows or thing.acts == ("carry_out",)):
        claim.thing, claim.own = thing, True
        claim.soft = "" if thing.acts else "后面的话"
