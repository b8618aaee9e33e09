"""What a claim is limited to: a time, a channel, other offices, a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nianbao.prose.claims import Claim, Relation
from nianbao.prose.slots import Slot, Words
from nianbao.prose.things import loose
from nianbao.prose.tokens import Term

#: Scopes that put a number outside the tables, and what is said of it.
_OUTSIDE = {
    "cumulative": "累计数，不只本年",
    "plan": "计划或要求，不是结果",
    "each": "平均或每一单位的数",
    "average": "平均数",
}
#: Scopes that may narrow a count.
_NARROWING = ("since", "channel", "others", "handbook")
_YEARS = {"this": 0, "last": -1, "next": 1, "other": 99, "vague": 99}
#: What makes 行政许可 something else than a decision: an application, a post, a list of items.
_NO_DECISION = re.compile("受理|申请|公示|撤销|注销|不予|清单|目录|信用|归集|录入|报送")
#: 3月, 1—6月; the first and last day bound the whole year.
_PART_YEAR = re.compile(r"(?<![\d１２])(?:[1-9]|1[0-2])\s*月(?!\s*(?:1|31)\s*日|底|末)")
_THIS_YEAR = re.compile("(?:全年|年内|本年度?|今年|当年|年度)[^，。；]{0,4}累计")
_MONTHLY = re.compile("每月|月均")
_PLANNED = re.compile("计划(?:类|[和与及、]|总结|生育|的|书|单列)")
_MANNER = re.compile(
    r"等(?:多种|各种|多个|多)?(?:渠道|方式|途径|平台|形式|多渠道)|线上线下|多渠道|各渠道|各类渠道"
)
#: How far on a year may end: 3件顺延至2024年度.
_DATED = 10
_MARK = re.compile("[，。；、,;.（(\n]")
_CARRIED_TO = re.compile("(?:结转|转[入到至]|顺延|延续|留)[到至入]?(20\\d\\d)年")
_CARRIED = re.compile("结转|转结|转来|转入|转到|转至|转接|接转|延续|遗留|留存|留待|跨年|跨入|延至|顺延")


def year_of(terms: list[Term], onward: bool = False) -> list[int]:
    """Return the years that some words name, less the report's own; 99 is no single year.

    With ``onward`` only those that the clauses after go on about: 上半年, but not 近年来.
    """
    named = [time for term in terms if (time := term.says.get("time"))]
    return [_YEARS[time] for time in named if not (onward and time == "vague")]


def carried(text: str, slot: Slot, off: int, year: int | None) -> str:
    """Return the act of 由2023年转来 and 转到2025年: a year beside a word of carrying over; "" if none."""
    ends = _MARK.search(text, slot.end, slot.end + _DATED)
    to = _CARRIED_TO.search(text, slot.start, ends.start() if ends else slot.end + _DATED)
    if to is not None and year is not None and int(to[1]) == year + 1:
        return "carry_out"
    if off not in (-1, 1) or not _CARRIED.search(text, slot.start, slot.end):
        return ""
    return "carry_in" if off == -1 else "carry_out"


def scopes_of(text: str, words: Words) -> dict[str, str]:
    """Return the scopes that some words set, each with the word that does."""
    found: dict[str, str] = {}
    for token in words:
        if isinstance(token, Term):
            value = token.says.get("scope") or (
                "average" if token.says.get("relation") == "average" else None
            )
            if value and not (value == "plan" and _PLANNED.match(text, token.start)):
                found[value] = text[token.start : token.end]
    if "since" in found and _THIS_YEAR.search(text, max(0, words[0].start - 6), words[-1].end):
        del found["since"]
    if "channel" in found and _MANNER.search(text, words[0].start, words[-1].end):
        del found["channel"]
    return found


def limit(claim: Claim, scopes: Mapping[str, str], text: str, agency: str) -> None:
    """Say of a claim what puts it outside the tables, or may narrow it."""
    slot = claim.slot
    claim.averaged = "average" in scopes
    claim.monthly = claim.averaged and _MONTHLY.search(scopes["average"]) is not None
    outside = next((reason for name, reason in _OUTSIDE.items() if name in scopes), "")
    if not outside and slot.quantity and _PART_YEAR.search(text, slot.start, slot.quantity.start):
        outside = "说的是一年中的一段时间"
    claim.outside = claim.outside or outside
    claim.soft = claim.soft or _narrowed(claim, scopes, text, agency)


def _narrowed(claim: Claim, scopes: Mapping[str, str], text: str, agency: str) -> str:
    slot, objects = claim.slot, claim.thing.objects
    until = slot.quantity.start if slot.quantity else slot.end
    first = slot.start
    if slot.bare and slot.bare[-1].mark == "、":
        first = next((clause.words[0].start for clause in slot.bare if clause.words), first)
    if {"licence", "penalty", "coercion"} & set(objects) and _NO_DECISION.search(text, first, until):
        return "受理、公示等不是决定"
    for name in _NARROWING:
        # 由2023年转来 carries over, 上级转来 does not.
        if name in scopes and not (claim.plain and _CARRIED.match(scopes[name])):
            return scopes[name]
    if claim.members and claim.relation is Relation.IS:
        return "几项合计"
    if "dismissed" in claim.thing.results:
        return "驳回可计入维持或其他结果"
    if objects == ("published",):
        # 各平台发布信息: not necessarily what the total counts.
        return "发布"
    if claim.relation is Relation.IS and claim.own and not claim.plain:
        return loose(text, slot.gaps, agency)
    if claim.relation is Relation.SHARE:
        return "合计占比" if claim.kind in ("total", "sum") else loose(text, slot.gaps, agency)
    return ""
