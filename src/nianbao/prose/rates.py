"""Rates that name their part and whole themselves: 维持率, 办结率."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, NONE, SHARE, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import REVIEWS, Domain, Thing
from nianbao.prose.tokens import said

#: How many characters before a rate its requests are told of.
_NEAR = 200
_OF_REQUESTS = re.compile("申请|办结|答复")
#: What the rates of the lexicon are of.
_WITH_RATES = frozenset({Domain.REQUESTS, Domain.REVIEWS})
#: Rates of dates, or of other work: 按时办结率, 工单办结率.
_ON_TIME = re.compile("按[时期]|及时|期限|限时|时限|工单|热线|提案|建议|事项|信访|投诉")


def rate(claim: Claim, passage: Passage) -> None:
    """Read 维持率, 办结率: a share whose part and whole the word itself names; any other rate is outside."""
    text, slot = passage.text, claim.slot
    if "率" not in text[slot.start : claim.start]:
        return
    part = said(slot.head, "rate")
    if claim.relation is IS and part and claim.quantity is not None and not claim.quantity.value:
        # 纠错率为零
        claim.relation = NONE
    if claim.relation is IS:
        return
    if not part or claim.relation not in (SHARE, NONE) or _ON_TIME.search(text, slot.start, claim.start):
        claim.outside = "比率的口径不在表中"
        return
    before = passage.last
    if before is not None and before.quantity and not (before.thing.domain in _WITH_RATES or slot.things):
        # 转办件18652件，办结率99.2%: of what nobody counts; 印发文件86件，主动公开61件，公开率71%
        claim.outside = "比率的口径不在表中"
        return
    claim.own = claim.certain = True
    if part in ("upheld", "corrected", "closed"):
        named = [name for term in slot.head if (name := term.says.get("object")) in REVIEWS]
        objects = tuple(named or (name for name in passage.topic.objects if name in REVIEWS))
        claim.thing = Thing(Domain.REVIEWS, objects or ("reconsideration",), results=(part,))
        claim.besides = tuple([one._replace(results=(part,)) for one in claim.besides])
        # 审结案件维持率; without that word it may be of all cases, or of those that are closed.
        of_closed = "result:closed" in slot.said and part != "closed"
        claim.base = claim.thing._replace(results=("closed",)) if of_closed else None
        if before is not None and not named and before.thing.domain is Domain.REVIEWS:
            # …，审结10件，纠正1件，败诉率10%: of the cases told of right before.
            claim.besides = tuple([claim.thing._replace(objects=one.objects) for one in before.besides])
    elif part == "partly_granted":
        # Some mean all that was given out, in whole or in part.
        claim.thing = Thing(Domain.REQUESTS, ("request",), rows=("partly_granted",))
        claim.besides = (claim.thing._replace(rows=("granted", "partly_granted")),)
    elif part.startswith("granted") and not _of_requests(claim, passage):
        # “三公”经费细化到支出构成，公开率100%
        claim.own, claim.outside = False, "比率的口径不在表中"
    elif part.startswith("granted"):
        # 公开和部分公开率
        claim.thing = Thing(Domain.REQUESTS, ("request",), rows=tuple(part.split("+")))
    else:
        claim.thing = Thing(Domain.REQUESTS, ("request",), acts=(part,))


def _of_requests(claim: Claim, passage: Passage) -> bool:
    """Whether 公开率 stands where the text is about requests."""
    here = _OF_REQUESTS.search(passage.text, claim.sentence, claim.start)
    near = _OF_REQUESTS.search(passage.text, claim.start - _NEAR, claim.start)
    return bool(here or (near and passage.topic.domain is Domain.REQUESTS))
