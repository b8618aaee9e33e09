"""Whether the text is plain enough for a mismatch to be an error, or may mean something narrower."""

from __future__ import annotations

import re

from nianbao.prose.besides import kind_unnamed, only_whose
from nianbao.prose.claims import ALL, CHANGE, IS, MULTIPLE, NONE, SHARE, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.slots import Slot
from nianbao.prose.things import Domain
from nianbao.prose.tokens import Term

#: How many characters back a clause of its own may name the base of a share.
_NEAR = 160
#: A base in its own clause: 无法提供的申请中，….
_WITHIN = re.compile("(?:的|申请|件|案件)[中里内当]中?[，,]")
#: Such a clause that names no less than all that came or were dealt with: 办结的241件申请中，….
_WITHIN_ALL = re.compile(
    "(?:新收|收到|接收|受理|办结|答复|办理)[的到了]?(?:[0-9]+[件宗起])?(?:政府信息公开|信息公开)?(?:申请|件)?[中里]"
)
#: A base that is all there is, whatever that counts: 占总量的95.1%.
_ALL = re.compile("^(?:总(?:件|条)?[量数]|全部|总体)(?=的)")
#: Between a number and what was done: 12件全部在法定期限内答复.
_IN_TIME = re.compile(
    "(?:全部|全数|均|都|已)*[在于]?(?:(?:法定|规定|答复)*(?:期限|时限)内|[当本]年度?内?|年内)(?:全部|均|都|已|予以|作出)*"
)
#: What is told of new cases alone.
_NEWLY = re.compile("新[增收发]")
#: How many claims back a list of outcomes may have told one.
_LISTED = 4


def weigh(claim: Claim, terms: list[Term], passage: Passage) -> None:
    """Say of a claim, named by ``terms``, how plainly it speaks."""
    _say_how_certain(claim, passage)
    claim.soft = (
        claim.soft
        or _of_other_years(claim, passage)
        or _of_something_else(claim, terms, passage)
        or _of_a_part(claim, passage)
    )
    if claim.relation is IS and claim.thing.rows:
        divided = _divided(passage)
        claim.of_new = divided is not None and divided.thing.acts == ("new",)


def _say_how_certain(claim: Claim, passage: Passage) -> None:
    """Say whether the text says plainly what is counted."""
    before = passage.last
    if claim.relation is SHARE:
        _share(claim, passage)
    elif claim.relation is MULTIPLE and claim.than is None and not _of_last_year(claim):
        # 前者是后者的2倍 may be of another thing than last year's.
        claim.certain = passage.compared
    elif not claim.own:
        claim.certain = before is not None and before.thing.known
        if before is not None and before.relation is SHARE and claim.relation is CHANGE:
            claim.certain = claim.certain and before.certain


def _of_last_year(claim: Claim) -> bool:
    return claim.compared or "time:last" in claim.slot.said


def _of_other_years(claim: Claim, passage: Passage) -> str:
    """Return what makes a claim one of what came over, or of all but that; "" if nothing does."""
    before = passage.last
    if before is None:
        return ""
    if claim.relation is ALL and before.thing.acts == ("carry_in",):
        # 上年结转3件，个人2件、企业1件，均已办结: what is carried over may be of this year.
        return "上年结转"
    if claim.relation is NONE and claim.thing.domain is Domain.REVIEWS:
        came_over = any("time:last" in earlier.slot.said for earlier in passage.found)
        # 上年未审结的1件复议已审结，本年没有新增复议案件: the table holds what came over too.
        return "新增" if came_over and _NEWLY.search(passage.text, claim.start, claim.end) else ""
    # 办结上年遗留1件和本年申请54件: not all that came in.
    return "办结的一部分" if _concluded_too(before, claim) else ""


def _of_something_else(claim: Claim, terms: list[Term], passage: Passage) -> str:
    """Return what makes a claim one of things that the form does not count; "" if nothing does."""
    before = passage.last
    if claim.relation is IS and claim.quantity and terms and terms[0].start > claim.end:
        unjoined = _unjoined(claim.slot, terms[0], passage)
        if unjoined:
            return unjoined
    turned = before is None and claim.thing.domain is Domain.REVIEWS and kind_unnamed(terms)
    if turned and claim.thing.acts and not claim.thing.results:
        # 复议2件。依法答复申请人4件: the sentence may have turned to the requests.
        return "说的不一定是复议、诉讼"
    listed = before is not None and before.relation is IS and claim.slot.sep == "、" and not before.own
    named = claim.thing.rows or claim.thing.domain is Domain.TABLE2
    if listed and named and before is not None and before.slot.gaps and not before.thing.known:
        # 出租车经营权类48件、执法案卷类29件: what requests are about is told apart.
        return "列在表外的分类里"
    return ""


def _of_a_part(claim: Claim, passage: Passage) -> str:
    """Return what makes a claim one of some of those told before it; "" if nothing does."""
    before = passage.last
    theirs = claim.kind == "rest" and claim.thing.columns and not claim.slot.things
    if theirs and (before is None or not before.thing.columns):
        # 83件已经办完，剩下1件由自然人提出: all that is left, and not all of theirs.
        return "其余"
    if before is None:
        return ""
    if claim.thing.rows and not claim.thing.columns and before.thing.columns and before.thing.rows:
        return "前面说的是一部分申请人"
    return _of_some(claim, passage) if claim.relation is IS and only_whose(claim) else ""


def _of_some(claim: Claim, passage: Passage) -> str:
    """Return what makes the applicants of a claim those of a part that is not told with it, "" if nothing."""
    outcomes = any(c.thing.rows and not c.thing.columns for c in passage.found[-_LISTED:])
    if outcomes and claim.slot.sep == "；" and not claim.slot.things:
        # 部分公开1件；1件由企业提出，…，我局不掌握: of an outcome that is told behind it.
        return "列在办理结果里"
    divided = _divided(passage)
    unknown = divided is not None and not divided.thing.known and divided.slot.start < divided.start
    # 转入的4件中，两件是自然人申请的: of what nobody counts, but not 104件中，自然人96件.
    return "其中的一部分" if unknown else ""


def _concluded_too(before: Claim, claim: Claim) -> bool:
    """Whether a number of requests is joined to those that came over as what was concluded with them."""
    joined = not claim.slot.sep and "list:and" in claim.slot.said and "act" not in claim.slot.said
    return joined and "carry_in" in before.thing.acts and "act:conclude" in before.slot.said


def _unjoined(slot: Slot, name: Term, passage: Passage) -> str:
    """Return what between a number and the name after it may narrow it, "" if nothing does."""
    between = [token for token in slot.after if token.start < name.start]
    # 3件均由, 2件因
    if all(isinstance(token, Term) and _joins(token) for token in between):
        return ""
    if slot.quantity is not None and _IN_TIME.fullmatch(passage.text, slot.quantity.end, name.start):
        return ""
    return passage.text[between[0].start : between[-1].end]


def _joins(term: Term) -> bool:
    this_year = term.says.get("time") == "this"
    return "universal" in term.says or this_year or term.says.get("neutral") == "join"


def _share(claim: Claim, passage: Passage) -> None:
    """A share is certain where part and whole are both named, and it is not one of a list of shares."""
    slot, before = claim.slot, passage.last
    named = claim.own or (before is not None and before.own and before.relation is IS)
    # 公开68件，部分公开29件，两者之和97件，占46.4%
    named = named or (before is not None and before.kind == "total" and claim.thing.known)
    listed = len(passage.found) > 1 and before is not None and before.slot.sep == "、" and not claim.own
    listed = listed and before is not None and slot.depth == before.slot.depth
    # 公开37件、部分公开11件，两项合计占48%: of both together.
    listed = listed and claim.kind not in ("total", "sum")
    if claim.base is None:
        divided = _divided(passage)
        whole = divided.thing if divided is not None else passage.within
        claim.base = whole if whole.known else None
    if claim.base is None and not slot.head and slot.following and claim.own and passage.fresh:
        # 法人提出的申请，六成来自企业: the clause before names the whole.
        claim.base = passage.topic
    if claim.base is None and slot.joint == "，" and _plain(slot, passage.text):
        # 办结件中，公开19件，占38%；部分公开6件，占12%: as before.
        told = passage.latest(lambda c: c.relation is SHARE and c.certain)
        claim.base = told.base if told is not None and told.thing.axis == claim.thing.axis else None
    based = claim.base is not None or _plain(slot, passage.text)
    start = max(claim.sentence, claim.start - _NEAR)
    within = _WITHIN.search(passage.text, start, claim.start) if claim.base is None else None
    elsewhere = within is not None and not _WITHIN_ALL.search(passage.text, start, within.end())
    # 两类各占一半 is said of each of them.
    each = "list:each" in slot.said
    claim.certain = named and based and not listed and not elsewhere and not each


def _divided(passage: Passage) -> Claim | None:
    """Return the count whose parts the text is telling: 新收的33件中，…; what stands before a ； is over."""
    for claim in reversed(passage.found):
        if claim.divides:
            return claim
        if claim.slot.sep == "；" and claim.relation is IS and not claim.thing.columns:
            return None
    return None


def _plain(slot: Slot, text: str) -> bool:
    """Whether a share word stands there with nothing unknown as its base: 占60%, 占比为60%."""
    at = next((term for term in slot.head if term.says.get("relation") == "share"), None)
    if at is None or slot.quantity is None:
        return False
    between = _ALL.sub("", text[at.end : slot.quantity.start])
    return not between.strip("的比例重为约近有达到超过不足 ") or text[at.start : at.end] != "占"
