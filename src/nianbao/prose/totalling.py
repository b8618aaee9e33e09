"""Totals of what came in and what came over from last year: 新收142件，上年结转7件，两者共149件."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import NOTHING, Domain, Thing

#: What comes in and what came over from last year.
_COMING_IN = (["carry_in", "new"], ["carry_in", "receive"])
#: Before what came over, where the number behind it holds that: 连同上年结转的1件，全年应办6件.
_ADDED = re.compile("连同|加上|加之|外加|算上|计入")
#: What is still to be done with them.
_DUE = re.compile("[应需须待]")
#: How far before a number that word may stand.
_BACK = 24


def with_told(claim: Claim, passage: Passage) -> None:
    """Add what was told before to a total that is of both: 上年结转8件，与新收合计276件."""
    head, before = claim.slot.head, passage.last
    added = before is not None and before.thing.acts == ("carry_in",) and claim.slot.joint == "，"
    if added and before is not None and claim.thing.acts == ("handle",):
        if _ADDED.search(passage.text, max(claim.sentence, before.start - _BACK), before.start):
            # 连同上年结转的1件，全年应办6件; 加上年结转96件，共处理1920件: or what was closed.
            if not _DUE.search(passage.text, claim.slot.start, claim.start):
                claim.besides = (*claim.besides, claim.thing._replace(acts=("conclude",)))
            claim.thing = claim.thing._replace(acts=("received",))
            without_carried(passage)
        return
    joined = claim.kind in ("total", "sum") and _ADDED.match(passage.text, claim.slot.start)
    if added and joined and claim.thing.acts == ("new",):
        # 上年结转1件，连同新收共23件
        claim.thing = claim.thing._replace(acts=("new", "carry_in"))
        return
    if claim.kind != "total" or not head or before is None or claim.slot.joint != "，":
        return
    both = "list:and" in head[0].word.said and head[0].start == claim.slot.start
    if both and before.relation is IS and before.thing.acts and claim.thing.acts:
        claim.thing = claim.thing._replace(acts=(*before.thing.acts, *claim.thing.acts))


def with_carried(claim: Claim, passage: Passage) -> Thing:
    """Return what a total is of that stands behind both: 新收142件，网上103件…；上年结转7件；两者共149件."""
    told = [c for c in passage.found if c.relation is IS and c.own and not c.year_off and c.thing.acts]
    acts = tuple([act for c in told if not (c.thing.rows or c.thing.columns) for act in c.thing.acts])
    near = bool(passage.found) and passage.found[-1] is told[-1] if told else False
    earlier = passage.earlier if not passage.found else None
    if earlier is not None and earlier.own and earlier.relation is IS and claim.members == 2:
        # …。上年结转7件。两项合计149件
        acts, near = earlier.thing.acts, True
    came_over = acts == ("carry_in",) and (claim.members == 2 or claim.slot.sep in ("，", ""))
    if claim.members not in (0, 2) or not near or not (came_over or sorted(acts) in _COMING_IN):
        return NOTHING
    return Thing(Domain.REQUESTS, ("request",), acts=("new", "carry_in") if came_over else acts)


def without_carried(passage: Passage) -> None:
    """Take what was received for what is new, where what came over is added: 收到7件，上年结转1件，共8件."""
    for told in passage.found:
        if told.thing == Thing(Domain.REQUESTS, ("request",), ("receive",)) and told.relation is IS:
            told.thing = told.thing._replace(acts=("new",))
