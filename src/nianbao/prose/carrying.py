"""Requests handed on from one year to another where no word of the lexicon says so: 转3件至明年."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, NONE, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.slots import Slot
from nianbao.prose.things import NOTHING, Domain, Thing

#: How the text calls the year after.
_NEXT_YEAR = "[下次明来]一?年"
#: What hands on, before the word for where to.
_HANDS_ON = "结转|顺延|延续|接续"
CARRIED = re.compile(
    f"{_HANDS_ON}|带来|转(?:结|来|入|到|至|接)|接转|[接带移挪转]过来|剩下|遗留|(?<!保)留[下存待]|[转拖]下来"
    "|跨[年入]|延至|[移挪拖][到至入]|[末底][尚仍]?(?:未|没有?)(?:办?结|办完)"
)
_CARRIED_TO = re.compile(f"(?:{_HANDS_ON}|转[入到至]|留|[移挪推拖放延](?=[到至入]))[到至入]?(20\\d\\d)年")
#: 没有从2023年转来的
_CARRIED_FROM = re.compile(
    f"[是系为]?[从由自]?(20\\d\\d)年度?(?:{_HANDS_ON}|转[来入]|遗留|留[下存]|[接带移挪转]过来|(?:没有?|[尚仍]?未)办[结完理])"
)
#: What is done with the rest: 剩余1件因年底收到，转入下年办理.
_KEPT = re.compile(
    f"(?!起|宗)(?:[^。；;\\n0-9]|[0-9](?=[0-9]?[月日])){{0,40}}?"
    f"(?:(?:{_HANDS_ON}|转[入到至]?|延期?|留[待在]?|跨|[移挪推拖放](?=[到至入]))[到至入]?(?:{_NEXT_YEAR}|(?P<to>20\\d\\d)年)"
    "|(?P<due>[未没]到期|(?:待办|继续(?:办理|处理))(?=[，。；,;])|在(?:法定|规定)?(?:答复|办理)?期限内(?:办理|处理)(?![完结终]))"
    f"|待(?:{_NEXT_YEAR}|(?P<till>20\\d\\d)年)度?(?:继续)?(?:办理|办结|答复|处理)"
    f"|将?[于在](?:{_NEXT_YEAR}|(?P<on>20\\d\\d)年)度?(?:[0-9]{{1,2}}月)?(?:继续)?(?:办理|办结|答复))"
)
#: 没有结转到下年
_NOT_KEPT = re.compile("(?:没有?|未|无|不)(?:结|转|顺|延|留|跨)")
#: Around a number: 留5件到下一年续办, 转3件至明年.
_LEAVES = re.compile("(?:留下?|转|拖|延|移|挪|结转|顺延)$")
_TO_NEXT = re.compile(_NEXT_YEAR)
_LEFT_FOR = re.compile(f"[到至入](?:{_NEXT_YEAR}|(20\\d\\d)年)")
_GOES_ON = re.compile("继续(?:办理|处理)|接着办|续办")
#: How far behind a negation the word that it denies may end.
_RIGHT_BEHIND = 3
#: How far on a year may end: 3件顺延至2024年度.
_DATED = 10
_NOW = re.compile("[本今当]年度?(?:继续|续|接续)(?:办|处)")
#: What came over, told where the year begins: 年初有10件申请待办.
_AT_START = re.compile("[年期]初(?:尚|还|仍|手头)*有?$")
_TO_BE_DONE = re.compile("(?:政府信息公开)?(?:申请)?(?:待办|在办|[未没]有?办[结完]|尚?未办[结完])")
_MARK = re.compile("[，。；、,;.（(\\n]")


def hand_on(claim: Claim, passage: Passage, earlier: bool, of_last: bool) -> None:
    """Take a count for what comes from another year, or is left to one, where the words around it say so.

    ``earlier`` is whether the text speaks of years before; ``of_last`` whether the count is set beside
    what last year itself carried over.
    """
    text, slot = passage.text, claim.slot
    left_for = _left_for(text, claim, passage.report_year or 0)
    came = _CARRIED_FROM.match(text, claim.end)
    earlier_year = came is not None and int(came[1]) < (passage.report_year or 0)
    named = claim.thing == NOTHING or claim.thing.acts == ("carry_out",)
    act = "carry_in" if earlier_year and named and passage.topic.domain is Domain.REQUESTS else ""
    act = "carry_out" if left_for or _left_over(claim, passage) else act
    if claim.thing.acts == ("carry_out",) and _NOW.search(text, slot.start, claim.start):
        # 2020年未办完、本年续办的5件
        act = "carry_in"
    if _TO_BE_DONE.match(text, claim.end) and _AT_START.search(text, slot.start, claim.start):
        act = "carry_in"
    onward = claim.thing.acts == ("carry_out",) and _TO_NEXT.search(text, claim.end, slot.end)
    act = act or ("" if of_last or onward else _carried(slot, passage, earlier))
    # 没有转到2025年的, but not 未归集转至2025年
    near = claim.thing != NOTHING or CARRIED.search(text, claim.start, claim.end + _RIGHT_BEHIND)
    near = near or came
    denied = claim.relation is NONE and _bare(claim.thing) and bool(near)
    if act and (claim.relation is IS or denied):
        before, total = passage.last, claim.kind == "total" and "list:and" in slot.said
        # 新收274件，与2022年转来的7件合计281件
        told = before.thing.acts if total and before is not None and act == "carry_in" else ()
        claim.thing = Thing(Domain.REQUESTS, ("request",), (*told, act))
        claim.own = claim.plain = claim.certain = True
        claim.soft = ""
        claim.year_off = passage.off = 0
    elif claim.relation is IS and _put_off(claim, passage):
        claim.thing, claim.own = Thing(Domain.REQUESTS, ("request",), ("carry_out",)), True
        claim.soft, claim.outside, claim.year_off, claim.certain = "后面的话", "", 0, True


def _left_for(text: str, claim: Claim, report_year: int) -> bool:
    """Whether the words around a number hand it on to the year after: 结转2件到2025年."""
    to = _LEFT_FOR.match(text, claim.end)
    if to is None or (to[1] and int(to[1]) != report_year + 1):
        return False
    return _LEAVES.search(text, claim.slot.start, claim.start) is not None


def _bare(thing: Thing) -> bool:
    """Whether a thing is no more than requests, also as handed on: 往年没有遗留的申请."""
    acts = () if thing.acts in (("carry",), ("carry", "handle")) else thing.acts
    return thing._replace(objects=(), acts=acts) in (NOTHING, Thing(Domain.REQUESTS))


def _left_over(claim: Claim, passage: Passage) -> bool:
    """Whether a count is of all that is left: 办结5件，另外1件临近年底收到，转到下年办理."""
    also = "list:also" in claim.slot.said
    slot = claim.slot
    named = claim.thing.rows and ("row" in slot.said or "row" in slot.said_after)
    if named or not (also or claim.kind == "rest"):
        return False
    before = passage.last
    told = before.thing if before is not None else passage.topic
    goes_on = told.rows or {"conclude", "answer"} & set(told.acts) or (before is None and told.known)
    if "carry_out" in told.acts or not (claim.kind == "rest" or goes_on):
        return False
    return _kept(claim, passage)


def _put_off(claim: Claim, passage: Passage) -> bool:
    """Whether a count of requests names none and is put off: 1件于12月下旬收到，结转2025年办理."""
    thing = claim.thing
    bare = not (thing.rows or thing.columns or thing.results) and thing.acts in ((), ("receive",))
    named = thing.domain not in (Domain.UNKNOWN, Domain.REQUESTS) or "object" in claim.slot.said
    if not bare or named or claim.kind in ("total", "sum") or passage.topic.domain is not Domain.REQUESTS:
        return False
    called = passage.text.endswith("的", claim.slot.start, claim.start)
    if called and _GOES_ON.match(passage.text, claim.end):
        # 2023年留转的4件继续办理: what is said of them names them.
        return False
    return _kept(claim, passage)


def _kept(claim: Claim, passage: Passage) -> bool:
    """Whether the words behind a number say that it is done with next year only: 1件因年底收到，转入下年."""
    found = _KEPT.match(passage.text, claim.end)
    to = (found["to"] or found["on"] or found["till"]) if found is not None else None
    kept = found is not None and not _NOT_KEPT.search(found[0])
    # 补正通知8份，另有1份尚未到期 counts no requests.
    kept = kept and not (found is not None and found["due"] and claim.number.unit == "份")
    return kept and (to is None or int(to) == (passage.report_year or 0) + 1)


def _carried(slot: Slot, passage: Passage, earlier: bool) -> str:
    """Return the act of 由2023年转来 and 转到2025年: a year beside a word of carrying over; "" if none."""
    text, off = passage.text, passage.off
    if off != 1 and not earlier and text.find("20", slot.start, slot.end + _DATED) < 0:
        return ""
    ends = _MARK.search(text, slot.end, slot.end + _DATED)
    to = _CARRIED_TO.search(text, slot.start, ends.start() if ends else slot.end + _DATED)
    if to is not None and passage.report_year is not None and int(to[1]) == passage.report_year + 1:
        return "carry_out"
    if off == 1 and _GOES_ON.search(text, slot.start, slot.end):
        # 2025年继续办理的9件
        return "carry_out"
    if not (off == 1 or earlier) or not CARRIED.search(text, slot.start, slot.end):
        return ""
    return "carry_out" if off == 1 else "carry_in"
