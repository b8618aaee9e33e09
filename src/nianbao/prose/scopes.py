"""What a claim is limited to: a channel, other offices, a plan, a part of the year."""

from __future__ import annotations

import re

from nianbao.prose.carrying import CARRIED
from nianbao.prose.claims import ALL, IS, RELATIVE, SHARE, Claim
from nianbao.prose.clauses import Words
from nianbao.prose.narrowing import narrowed
from nianbao.prose.passage import Passage
from nianbao.prose.relations import arrives
from nianbao.prose.slots import Slot
from nianbao.prose.things import Domain, loose
from nianbao.prose.tokens import Gap, Term
from nianbao.prose.uncounted import not_counted

#: Scopes that put a number outside the tables, and what is said of it.
_OUTSIDE = {
    "cumulative": "累计数，不只本年",
    "plan": "计划或要求，不是结果",
    "each": "平均或每一单位的数",
    "average": "平均数",
}
_SOME_MONTHS = "说的是一年中的一段时间"
#: What words say that set a scope.
_SETTING = frozenset({"scope", "relation:average"})
#: Scopes of their own number only.
_PASSING = ("each", "plan", "average", "late")
#: 3月, 1—6月; the first and last day bound the whole year.
_PART_YEAR = re.compile(r"(?<![\d１２])(?:[1-9]|1[0-2])\s*月(?!\s*(?:1|31)\s*日|底|末)")
#: The clause before a number: 最多的是5月，收到39件.
_IN_MONTH = re.compile("(?<!\\d)(?:[1-9]|1[0-2])月份?$")
_THIS_YEAR = re.compile(
    "(?:(?:全年|年内|本年度?|今年|当年|年度|20\\d\\d年)[^，。；]{0,4}|[到至](?:[本当]?年|岁)[终末底])累计"
)
#: Before a number: what every one of several persons did.
_EACH_OF_SOME = re.compile("[一二两三四五六七八九十0-9][名位户家个][^，。；0-9各]{0,8}各[^，。；0-9]{0,6}$")
#: What is done with what is counted.
_DEEDS = frozenset({"act", "row", "table2", "result"})
#: Right before a number that is no average: 每月未超过10件.
_LIMITS = ("未超过", "不超过", "没有超过", "不足", "未达到", "不到")
#: Behind the first of two numbers of a ratio.
_AS_TO = re.compile("比[0-9]")
_MONTHLY = re.compile("每月|月均")
_PLANNED = re.compile("拟[稿定文订]|计划(?:性|[，。；、）]|类|[和与及、]|总结|生育|的|书|单列)")
_MANNER = re.compile(
    r"等(?:多种|各种|多个|多)?(?:渠道|方式|途径|平台|形式|多渠道)|线上线下|多渠道|各渠道|各类渠道"
)
#: Several offices counted before what they did: 全市9个县局共收到….
_OFFICES = re.compile("[县市区乡镇街局村社单部机科股站所园]|设区市|地级?市")


def scopes_of(text: str, words: Words, said: set[str]) -> dict[str, str]:
    """Return the scopes that some words set, each with the word that does; ``said`` is what they say."""
    found: dict[str, str] = {}
    if _SETTING.isdisjoint(said):
        return found
    for token in words:
        if isinstance(token, Term):
            value = token.says.get("scope") or (
                "average" if token.says.get("relation") == "average" else None
            )
            if value and not (value == "plan" and _PLANNED.match(text, token.start)):
                found[value] = text[token.start : token.end]
    if "since" in found and _THIS_YEAR.search(text, max(0, words[0].start - 8), words[-1].end):
        del found["since"]
    if "channel" in found and _MANNER.search(text, words[0].start, words[-1].end):
        del found["channel"]
    return found


def limit(claim: Claim, passage: Passage) -> None:
    """Say of a claim what puts it outside the tables, or may narrow it."""
    text, slot = passage.text, claim.slot
    scopes = _scopes_around(claim, passage)
    if scopes:
        claim.monthly = "average" in scopes and _MONTHLY.search(scopes["average"]) is not None
        # 申请较多的申请人每月未超过10件
        claim.monthly = claim.monthly and not text.endswith(_LIMITS, slot.start, claim.start)
        # 每个村明确1名联络员 is no part of a sum either.
        claim.averaged = "average" in scopes or "each" in scopes
    claim.outside = claim.outside or _outside(claim, scopes, passage)
    claim.soft = claim.soft or passage.narrowed or narrowed(claim, scopes, passage)
    if other := not_counted(claim, text, passage.topic.domain):
        claim.soft, claim.certain = claim.soft or other, False
    if not claim.soft and (handed := _handed_on(claim, passage)):
        claim.soft, claim.handed_on = handed, True
    if claim.relation is IS and not claim.soft and (unknown := _unknown(slot)):
        claim.amid = loose(text, unknown, passage.agency)
    if passage.guessed and claim.thing.domain is Domain.REQUESTS and "object" not in slot.said:
        claim.amid = claim.amid or "前一段"
        claim.certain = claim.certain and claim.relation is IS


def _scopes_around(claim: Claim, passage: Passage) -> dict[str, str]:
    """Return the scopes that hold for a claim: those set before it, and those its own words set."""
    text, slot = passage.text, claim.slot
    here = scopes_of(text, slot.before, slot.said)
    if here and claim.relation is not ALL:
        # 均为当面递交 says how all came, and limits nothing after it.
        passage.scopes |= {name: word for name, word in here.items() if name not in _PASSING}
    quantity = slot.quantity
    if quantity is not None and quantity.unit in ("个", "家") and _OFFICES.match(text, quantity.end):
        passage.scopes["others"] = "几个单位的数"
    if (others := passage.scopes.get("others")) and others in passage.agency:
        # 街道 in a 街道's own report is itself.
        passage.scopes.pop("others")
        here.pop("others", None)
    behind = scopes_of(
        text, slot.after if "scope:late" in slot.said_after else slot.after[:2], slot.said_after
    )
    if claim.plain and CARRIED.match(passage.scopes.get("others", "")):
        # 由2023年转来 carries over, 上级转来 does not.
        passage.scopes.pop("others")
        here.pop("others", None)
    this_year = "time:this" in slot.said or (slot.year is not None and not passage.off)
    if "cumulative" in passage.scopes and this_year:
        # 承接赋权以来，全年办理行政许可37件: of this year alone.
        passage.scopes.pop("cumulative")
    around = passage.scopes
    in_table = claim.thing.domain in (Domain.TABLE2, Domain.INCOME)
    if around and claim.own and in_table and "object" in slot.said:
        # 推行“双公示”，作出行政许可决定23件: what it counts is named here.
        around = {name: word for name, word in around.items() if name != "handbook"}
    return {**around, **here, **behind} if here or behind else around


def _outside(claim: Claim, scopes: dict[str, str], passage: Passage) -> str:
    """Return what puts a claim outside the tables, "" if nothing does."""
    text, slot, quantity = passage.text, claim.slot, claim.slot.quantity
    put_off = claim.thing.acts == ("carry_out",)
    month = slot.bare[-1].words if slot.bare else ()
    if not put_off and scopes:
        # 12月下旬收到的1件结转下年办理 is of the table, whenever it came.
        for name, reason in _OUTSIDE.items():
            if name in scopes:
                return reason
    if quantity is not None and not put_off:
        before = passage.last if not slot.sep else None
        if _AS_TO.match(text, quantity.end):
            # 自然人与法人的比例约为86比14
            return "说的是两个数之比"
        each = text.find("各", claim.sentence, quantity.start) >= 0
        if each and _EACH_OF_SOME.search(text, claim.sentence, quantity.start):
            # 两名居民各提出一件申请，共2件
            return _OUTSIDE["each"]
        if text[quantity.start - 1 : quantity.start] == "满":
            # 对同类申请满5件的事项研究主动公开
            return "说的是一个界限"
        if before is not None and before.outside and arrives(text, before, slot):
            # 日均接待由9人次升至34人次
            return before.outside
        in_month = text.find("月", slot.start, quantity.start) >= 0
        if in_month and _PART_YEAR.search(text, slot.start, quantity.start):
            return _SOME_MONTHS
    return _SOME_MONTHS if month and _IN_MONTH.search(text, month[0].start, month[-1].end) else ""


def _unknown(slot: Slot) -> list[Gap]:
    """Return the unknown stretches on both sides of a number, and of the clauses without one before it."""
    last = max((i for i, clause in enumerate(slot.bare) if clause.mark == "；"), default=-1)
    before = [gap for clause in slot.bare[last + 1 :] for gap in clause.gaps]
    behind = [token for token in slot.after if isinstance(token, Gap)] if slot.after else []
    around = [*slot.gaps, *behind]
    if before and not around:
        said = slot.said | slot.said_after
        if "object" in said and not _DEEDS.isdisjoint(said):
            # 办件节奏前松后紧，年末仍有9件申请结转到下一年: its own clause leaves nothing open.
            return []
    return [*before, *around]


def _handed_on(claim: Claim, passage: Passage) -> str:
    """Return what narrows the claim before, where this one goes on about the same thing."""
    # …55件（当面17件、信函14件），其中自然人52件: a bracket limits nothing outside it.
    depth = claim.slot.depth
    last = passage.latest(lambda c: c.thing.domain is claim.thing.domain and c.slot.depth <= depth)
    if last is None or not last.soft or (last.relation is SHARE and claim.relation is IS):
        return ""
    if last.quantity is not None and last.quantity.unit == "批":
        # 清理文件一批，制发9件: 批 counts nothing that the form does.
        return ""
    named = "object" in claim.slot.said or "object" in claim.slot.said_after
    # 网上72件、当面4件；自然人86件: told apart anew.
    apart = "；" in (claim.slot.sep, claim.slot.joint)
    named = named or (apart and bool(claim.thing.columns or claim.thing.rows))
    # 涉及征地补偿的49件，转入下年的9件: what the first are about is said of those alone.
    named = named or (bool(claim.thing.acts) and last.soft.endswith("的"))
    # …办结9件，力量不足；第二，不予公开的有4件: another item of a list of sentences.
    named = named or (claim.own and any(clause.mark == "；" for clause in claim.slot.bare))
    return "" if named and claim.relation not in RELATIVE else last.soft
