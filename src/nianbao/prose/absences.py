"""What a negation or universal speaks of: 未收到申请, 申请为零, 全部办结."""

from __future__ import annotations

import re

from nianbao.prose.claims import ALL, NONE, SAME, Claim
from nianbao.prose.things import NOTHING, REVIEWS, Thing, thing_of
from nianbao.prose.tokens import Gap, Term

_NOTHING_SAID = "没有说是什么"
_PROPOSED = re.compile("向.{1,12}?提[出起交]")
#: What may stand between a negation and what it denies.
_BETWEEN = re.compile(
    r"(?:任何|需要|办理|政府信息公开|政府信息|信息公开|案件|申请人|本机关|我|全年|发出|收费|新|再|一起|一件|一例|一[个名]|有|到|过|人|单位|群众|公众|组织|来|关于|相关|方面|因|向.{1,12}?提[出起]|提[出起]|对该?|该|件|作出|的|而|形成|发生|实施|开展|采取|出台|制定|制发|印发|"
    r"产生|引起|引发|导致|被|出现|收|接|决定|情况|情形|现象|事项|记录|属于?|自|或者?|\s|[“”])*"
)


def bind(claim: Claim, text: str, topic: Thing, joined: list[Term]) -> None:
    """Give a claim without a number its span and thing; ``joined`` are applicants named before its clause.

    A negation speaks of the words right after it, or of those before a closing 为零.
    """
    slot = claim.slot
    if claim.relation is SAME:
        claim.thing = claim.thing if claim.thing.known else topic
        same = next(term for term in slot.head if term.says.get("relation") == "same")
        claim.start, claim.end = same.start, same.end
        return
    facet = "negation" if claim.relation is NONE else "universal"
    words = [*slot.before, *slot.after]
    at = next((i for i, token in enumerate(words) if isinstance(token, Term) and facet in token.says), None)
    if at is None:
        # 除没有提出的外: the word stands in what is left out, and says nothing of the rest.
        claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        return
    word = words[at]
    closing = slot.quantity is not None and at >= len(slot.before)
    things, gap = _denied(text, word, slot.before if closing else words[at + 1 :])
    earlier = [token for token in words[:at] if isinstance(token, Term)]
    asks = claim.relation is NONE and any(t.says.get("object") == "request" for t in things)
    if asks:
        things = [*joined, *(t for t in earlier if "column" in t.says), *_askers(text, word, things)]
    # 一件也没有: the words that it denies stand before it.
    claim.start = slot.quantity.start if closing and slot.quantity else word.start
    claim.end = word.end if closing or not things else max(word.end, things[-1].end)
    if not things:
        claim.thing = NOTHING
        if claim.relation is ALL:
            claim.outside = _NOTHING_SAID
        return
    if not any("object" in term.says for term in things):
        # 行政复议未被纠正: what is denied stands before the negation.
        of = [t for t in earlier if t.says.get("object") in (*REVIEWS, "request")]
        says = any("result" in t.says or "act" in t.says for t in things)
        things = [*of, *things] if says else things
    claim.thing = thing_of(things, topic)
    claim.own = claim.thing.known
    if claim.relation is NONE and gap and not _PROPOSED.search(text, word.end, claim.end):
        claim.outside = "否定的对象不明"


def _denied(text: str, word: Term | Gap, following: list[Term | Gap]) -> tuple[list[Term], str]:
    """Return the words that a negation is about, and what stands between that may change its object."""
    things: list[Term] = []
    gap = ""
    for token in following:
        if isinstance(token, Term):
            if token.things:
                things.append(token)
        elif things and not _BETWEEN.fullmatch(text[token.start : token.end].strip()):
            gap = gap or text[token.start : token.end]
    if things and things[0].start > word.end:
        stretch = text[word.end : things[0].start]
        gap = gap if _BETWEEN.fullmatch(stretch) else stretch
    return things, gap


def _askers(text: str, word: Term | Gap, things: list[Term]) -> list[Term]:
    """没有单位和个人提出申请 speaks of everybody, 科研机构、律所均未提出申请 of those."""
    named = {term.says.get("column") for term in things}
    if "natural_person" in named and ("单位" in text[word.end : things[-1].start] or len(named) > 2):
        return [term for term in things if "column" not in term.says]
    return things
