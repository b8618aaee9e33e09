"""Which year a claim speaks of, and whether it is set beside another year."""

from __future__ import annotations

import re

from nianbao.prose import carrying
from nianbao.prose.asked import asks_for
from nianbao.prose.claims import CHANGE, IS, NONE, RELATIVE, SAME, SHARE, Claim
from nianbao.prose.papers import IN_FORCE
from nianbao.prose.passage import Passage
from nianbao.prose.relations import FROM, arrives, comes_from, reached
from nianbao.prose.slots import Slot
from nianbao.prose.tokens import Term
from nianbao.quantities import Spoken

#: 针对2024年的教训，…，今年未再发生: a year of its own, where 2024年，全年 is the one told before.
_THIS_YEAR = re.compile("[今本]年")
_YEARS = {"this": 0, "last": -1, "next": 1, "other": 99, "vague": 98}
#: What 上年 and 往年 say of what is carried over.
_EARLIER = (_YEARS["last"], _YEARS["vague"])
#: What comes over from last year, and what goes to the next.
_HANDED_ON = (("carry_in",), ("carry_out",))
#: Papers of other years are in force this year.
_IN_FORCE = (IN_FORCE, IN_FORCE._replace(table2=("issued", "in_force")))
#: How many characters before a slot 上年的 may stand.
_BEFORE = 12
_LAST = re.compile("(?:[上去]年|上一年)度?(?:同期|[末底])?的?[约近有为]?$")
#: What it ends in, or the line after it, looked at first.
_LAST_ENDS = frozenset("年度期的约近有为\n")
_AT_FIRST = re.compile("年初[为的有]?")
_AT_START = re.compile("[年期]初")
_HAD = re.compile("原[有来先]的?$")
_NUMBER_FROM = re.compile(f"[数量]{FROM.pattern}")
#: Behind a year: what was made then.
_MADE = re.compile("(?:以?前)?(?:制定|制发|印发|出台|发布|公布|施行|试行|实施|颁布)的")
#: What makes a year one of a title: last year's report is published this year.
_REPORT = re.compile("(?:政府)?(?:信息公开)?(?:工作)?年(?:度报告|报)|度?(?:政府)?信息公开(?:工作)?年?度?报告")
#: All that stands before last year's number told beside this year's.
_ASIDE = re.compile("(?:[上去]年|上一年|20\\d\\d年)度?(?:同期)?[的为是有]?")
#: Before what is counted in with this year's.
_ALONG = re.compile("连同|加上?|算上|并入")
#: 2022年未办完的3件: what was left over then has come over now.
_UNDONE = re.compile("[未没]")


def year_of(terms: list[Term], onward: bool = False) -> list[int]:
    """Return the years that some words name, less the report's own; 99 is no single year.

    With ``onward`` only those that the clauses after go on about: 上半年, but not 近年来.
    """
    named = [time for term in terms if (time := term.says.get("time"))]
    return [_YEARS[time] for time in named if not (onward and time == "vague")]


def year_in_turn(slot: Slot, passage: Passage) -> Spoken | None:
    """Return the year that a slot names, of those that 分别 deals out the one in its turn; None if none."""
    if passage.years and slot.joint in ("、", "") and not slot.bare:
        return passage.years.pop(0)
    first = slot.bare[-1] if slot.bare else None
    apart = first is not None and first.mark == "、" and "list:apart" in slot.said
    if apart and first is not None and first.year and slot.year:
        # 2022年、2023年分别新收3件、5件
        passage.years = [slot.year]
        return first.year
    passage.years = []
    # 申请一九八三年土地承包登记册一件: a year of what is asked for.
    asked = slot.year is not None and asks_for(passage.text, slot.start, slot.year.start)
    return None if asked else slot.year


def date(claim: Claim, passage: Passage, outer: tuple[Spoken | None, int]) -> None:
    """Say of a claim which year it speaks of; ``outer`` is the year before its own slot named one."""
    slot, text = claim.slot, passage.text
    _compare(claim, passage)
    # 2024年转来的3件在一季度办结: the year is that of the number.
    if "time" in slot.said or ("time" in slot.said_after and slot.year is None):
        named = year_of([*slot.head, *slot.tail])
        of_title = any(
            "time" in term.says
            # 申请近五年占补平衡情况分析一件: nor what is asked for.
            and (_REPORT.match(text, term.end) or asks_for(text, slot.start, term.start))
            for term in slot.head
        )
        anew = (
            slot.year is not None
            and slot.year.end <= slot.start
            and _THIS_YEAR.search(text, slot.start, slot.end)
        )
        if (named[0] or slot.year is None or anew) and not of_title:
            # 2023年全年: the year is the one that is written.
            passage.off = named[0]
    end = slot.quantity.start if slot.quantity else slot.start
    # Its number is last year's: 较上一年的133件.
    claim.year, claim.year_off = passage.year, passage.off
    likely = text[end - 1 : end] in _LAST_ENDS and "carry_in" not in claim.thing.acts
    if likely and _LAST.search(text, max(slot.start - _BEFORE, 0), end):
        claim.year_off = -1
    elif slot.sep == "（" and not claim.own and _AT_FIRST.fullmatch(text, slot.start, end):
        # 较年初增长8.1%（年初为32万人）
        claim.year_off = -1
    if claim.year is not None and _REPORT.match(text, claim.year.end):
        # 公开2022年度政府信息公开工作年度报告1篇: a year of its title.
        claim.year_alone = False
    before = passage.last
    if slot.quantity is not None and arrives(text, before, slot):
        # 下半年降到4件 stays one of a part of the year.
        claim.year_off = passage.off = 0 if abs(passage.off) <= 1 else passage.off
        # 回落至198件，减少48件: that it moved says that it is compared.
        passage.ever_compared = True
        if before is not None and comes_from(text, before, slot):
            # 由790条增至871条: the number it comes from is last year's.
            before.year_off, before.compared = -1, True
    aside = before is not None and passage.off == before.year_off == -1
    aside = (
        aside and before is not None and _ASIDE.fullmatch(text, before.slot.start, before.start) is not None
    )
    thing = claim.thing
    parts = claim.opens and claim.lead != "above"
    parts = parts or (claim.own and slot.joint == "，" and bool(thing.rows or thing.columns or thing.results))
    if parts and aside and slot.year is None and "time" not in slot.said:
        # 其他处理4件，上年2件，包括A 1件和B 3件: the parts are those of this year.
        claim.year_off = passage.off = 0
    had = before is not None and not slot.sep and _HAD.search(text, before.slot.start, before.start)
    if before is not None and had and slot.quantity is not None and reached(text, before.end, end):
        # 原有的11个栏目整合为7个，新开3个: what there was is no whole of what there is.
        before.year_off, before.compared = -1, True
    # 结转数由上年的3件降至0, 结转数与上年持平: what last year carried over.
    carries = "carry" in claim.thing.acts
    of_last = carries and (claim.relation is SAME or _NUMBER_FROM.search(text, slot.start, end) is not None)
    of_past = claim.thing.acts == ("carry",) and claim.year_off in _EARLIER and not of_last
    kept = claim.thing.acts == ("carry_out",) and claim.own and claim.relation is IS and not claim.compared
    left = kept and claim.year_off == _YEARS["last"] and _UNDONE.search(text, slot.start, slot.end)
    if of_past or left or (claim.thing.acts == ("carry_out",) and claim.year_off == _YEARS["vague"]):
        # 上年没有结转的申请, 以前年度没有未办结的: what was handed on before is what this year takes over.
        claim.thing, claim.year_off = claim.thing._replace(acts=("carry_in",)), 0
    elif claim.own and claim.thing.acts in _HANDED_ON and ("time" not in slot.said or claim.relation is NONE):
        # 上年度无结转，也没有转到下年的: the words of carrying over name the years themselves.
        claim.year_off = 0 if slot.year is None else claim.year_off
    carrying.hand_on(claim, passage, passage.off in _EARLIER, of_last)
    if claim.thing in _IN_FORCE and claim.year_off == _YEARS["vague"]:
        # 仍然有效的还是往年那2件, 往年制定且仍然有效的有2件
        claim.thing, claim.year_off = IN_FORCE, 0
    elif claim.thing == IN_FORCE and _AT_START.search(text, slot.start, end):
        # 年初有效8件: what was in force when last year ended.
        claim.year_off = -1
    papers = claim.thing.table2 in (("repealed",), ("in_force",))
    if papers and claim.year is not None and _MADE.match(text, claim.year.end):
        # 2021年试行的办法期满，予以废止，因此废止1件: when it was made.
        claim.year, claim.year_off = None, 0
    if of_past or (claim.relation in RELATIVE and claim.relation is not SHARE):
        passage.off = 0
    dated = slot.year or next((term for term in slot.head if "time" in term.says), None)
    along = dated is not None and _ALONG.search(text, slot.start, dated.start)
    if along or slot.joint == "、":
        # 连同2024年移交的3件，一并办结43件; 政策文件4条、2022年年报1条: a year of its own item only.
        passage.year, passage.off = outer


def _compare(claim: Claim, passage: Passage) -> None:
    """A comparison goes on from clause to clause, until a plain number follows a change."""
    before = passage.last
    goes_on = claim.relation is IS and before is not None and before.relation is CHANGE
    # 比上年减少5件（2024年23件）: the bracket says with what it is compared.
    goes_on = goes_on and claim.slot.sep != "（"
    claim.compared = claim.compared or (passage.compared and not goes_on)
    passage.compared = claim.compared
    passage.ever_compared = passage.ever_compared or claim.compared
