"""The clauses and brackets between two slots: what they turn the text to before the next number."""

from __future__ import annotations

import re

from nianbao.prose import exceptions, listing, timing
from nianbao.prose.naming import TOPICS
from nianbao.prose.passage import Passage
from nianbao.prose.scopes import scopes_of
from nianbao.prose.slots import Slot
from nianbao.prose.things import NOTHING, Domain, inherited, loose, thing_of
from nianbao.prose.tokens import Term

#: Brackets that take away instead of adding: 新收申请（不含结转）.
_APART = re.compile("不含|不包括|除|其中|以下简称")
_HOLDS = re.compile("含|包含|包括|连同|加上?")
_OF_THE_REST = re.compile("(?:其余|其他|剩余|剩下|余下)的?(?:申请|案件|件)(?:[中里]|当中|之中)")
_THAN = re.compile("[多少高低大]于")
_LAST_YEAR = re.compile("[上去]年|上一年")
#: 争议多于上年 tells nothing of that year.
_OUTDONE = re.compile(
    "[多少高低大小好优]于(?:[上去]年|上一年)|[与和同](?:[上去]年|上一年)度?(?:对照|对比|比较)"
    "|[比较](?:[上去]年|上一年|前一年|往年)[^，。；0-9]{0,6}[增多少减高低升降]"
)


def cross(slot: Slot, passage: Passage, left_out: tuple[int, int]) -> list[Term]:
    """Take in the clauses before a slot; return the words that go with those of the slot itself.

    ``left_out`` is where they say what the slot does not count.
    """
    if slot.sep == "；":
        passage.compared = False
    if "；" in (slot.sep, slot.joint):
        passage.scopes = {}
        if passage.off == -1 and passage.found and not passage.found[0].year_off:
            # 复议5件，上年为3件；诉讼2件: what was compared is over.
            passage.year, passage.off = passage.found[0].year, 0
    if slot.joint == "；":
        passage.within, passage.fresh = NOTHING, False
    joined: list[Term] = []
    text = passage.text
    passage.narrowed = ""
    for clause in slot.bare:
        things = exceptions.without(clause.things, left_out) if left_out[1] else clause.things
        if things and (than := _THAN.search(text, clause.words[0].start, clause.words[-1].end)):
            # 废止的多于新制发的，为11件: what is more is counted.
            things = [term for term in things if term.end <= than.start()] or things
        span = (clause.words[0].start, clause.words[-1].end) if things else (0, 0)
        bracket = clause.mark in ("（", "）") and not _APART.search(text, *span)
        if bracket and things and _HOLDS.match(text, *span):
            # 自然人提出的申请（含结转）10件: of all of theirs.
            things = []
        label = clause.mark == "：" and not slot.before and clause is slot.bare[-1]
        if things and (clause.mark == "、" or bracket or label):
            joined += things
            if bracket:
                passage.narrowed = loose(text, clause.gaps, passage.agency)
            if clause.mark == "、":
                passage.shared.append(things)
        elif joined and clause.mark == "）" and slot.sep == "）":
            # 行政复议（以县政府为被申请人）5件: the bracket may narrow what stands before it.
            passage.narrowed = loose(text, clause.gaps, passage.agency)
        else:
            # 企业、研究机构、律所分别为…: a name that nobody knows has its number too.
            unknown = clause.mark == "、" and not things and bool(passage.shared)
            listed, joined = [*joined, *things], []
            passage.shared = [*passage.shared, []] if unknown else []
            passage.within = NOTHING
            if things and not listing.SORTED.match(text, *span):
                _turn_to(listed, span, passage)
            if here := scopes_of(text, clause.words, clause.said):
                passage.scopes |= {key: word for key, word in here.items() if key != "average"}
        if clause.mark == "；":
            passage.scopes = {}
        if "relation:compare" in clause.said:
            passage.compared = passage.ever_compared = True
            if clause.mark == "（" and _LAST_YEAR.search(text, clause.words[0].start, clause.words[-1].end):
                # 今年发文135篇，比去年（108篇）多发27篇
                passage.off = -1
        beside = clause.words and _OUTDONE.search(text, clause.words[0].start, clause.words[-1].end)
        if "time" in clause.said and not beside and (years := timing.year_of(clause.terms, onward=True)):
            passage.off = years[-1]
    if joined and slot.sep == "（" and slot.head[:1] and "lead" in slot.head[0].says:
        # 受理总量（含上年结转413件）为11108件: what it holds is named in the bracket alone.
        _turn_to(joined, (joined[0].start, joined[-1].end), passage)
        return []
    # 自然人30件（含上年结转）；新收…: the bracket belongs to what stands before it.
    return joined if slot.sep != "；" else []


def _turn_to(listed: list[Term], span: tuple[int, int], passage: Passage) -> None:
    """Let what follows a clause be about the things that it names; ``span`` is where it stands."""
    text = passage.text
    # 调查报告批复后20日内公开，全年公开2份: no outcome where nothing is told of requests.
    verb = len(listed) == 1 and "row" in listed[0].says and text.endswith("公开", *span)
    verb = verb and passage.topic.domain is not Domain.REQUESTS
    if passage.topic.domain is Domain.REVIEWS and text.endswith("申请", *span) and TOPICS.search(text, *span):
        # 复议31件，较为集中于举报处理情况的申请，已结28件: what cases are about is no new topic.
        return
    # 以执法案卷、信访类为最多，两类共19件
    thing = NOTHING if verb else thing_of(listed, passage.topic)
    if _OF_THE_REST.fullmatch(text, *span):
        # 企业申请的2件予以公开。其余的申请中，予以公开7件: of those alone.
        passage.scopes["others"] = "其余"
    among = listed[0].start > span[0] and text.startswith("其中", span[0]) and text.endswith("的", *span)
    if among or text.endswith(("中", "里", "内"), *span):
        passage.within = thing
    if thing.known or not passage.fresh:
        passage.topic = inherited(thing, passage.topic if passage.fresh else NOTHING)
    passage.fresh = True
    passage.guessed = passage.guessed and not any("object" in term.says for term in listed)


def enter(slot: Slot, passage: Passage) -> None:
    """A bracket is about what stands before it."""
    if slot.depth > passage.depth:
        passage.above, passage.outer = passage.topic, dict(passage.scopes)
        passage.outer_year = passage.year, passage.off
    passage.depth = slot.depth


def leave(passage: Passage) -> None:
    """Behind a bracket the text goes on where it was, its year included: 同比增长27%（2022年64件），其中…."""
    passage.topic, passage.scopes = passage.above, passage.outer
    passage.year, passage.off = passage.outer_year
