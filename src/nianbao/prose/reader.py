"""From slots to claims: which thing, in which relation, within which scope."""

from __future__ import annotations

import re

from nianbao.prose import absences, certainty, completing, exceptions, listing, timing
from nianbao.prose.claims import ALL, CHANGE, IS, NONE, RELATIVE, SHARE, Claim
from nianbao.prose.naming import named, only_a_verb
from nianbao.prose.passage import Passage
from nianbao.prose.relations import relate
from nianbao.prose.scopes import limit, scopes_of
from nianbao.prose.slots import Sentence, Slot
from nianbao.prose.taking_over import take_over
from nianbao.prose.things import (
    NOTHING,
    REVIEWS,
    Domain,
    Thing,
    beside,
    inherited,
    loose,
    thing_of,
    under,
    whose,
)
from nianbao.prose.tokens import Term
from nianbao.quantities import Kind

#: Brackets that take away instead of adding: 新收申请（不含结转）.
_APART = re.compile("不含|不包括|除|其中|以下简称")
#: Relations that tell of a thing what the sentences after may go on about.
_TELLING = frozenset({IS, NONE, ALL})
#: What a heading may name for the numbers below it.
_HEADED = frozenset({"request", "normative", "regulation", *REVIEWS})
#: What the form's sections are about, as far as they leave it unsaid.
_SECTIONS = {"三": Thing(Domain.REQUESTS, ("request",))}
_LAST_YEAR = re.compile("[上去]年|上一年")
#: 4件复议、诉讼案件
_BOTH_KINDS = re.compile("(?:行政)?复议[、和及与](?:行政)?诉讼案")
#: 争议多于上年 tells nothing of that year.
_OUTDONE = re.compile(
    "[多少高低大小好优]于(?:[上去]年|上一年)|[与和同](?:[上去]年|上一年)度?(?:对照|对比|比较)"
)
#: Behind a number that another one is set beside: 和上年的9件相比, 与上年（9件）相比.
_BESIDE = re.compile("[）)]?(?:相[比较]|比(?=[，,]))")
#: Before a number that another one is more or less than: 14件，多于上年结转的10件.
_EXCEEDED = re.compile("[多少高低大小]于[^，。；0-9]{2,12}$")
#: A heading below another one, that may leave unsaid what both are about: 2.渠道.
_MINOR = re.compile(r"\s*[（(]?\d")
#: A clause that only says whose requests are meant: 律所提出的申请，.
_WHOSE = re.compile("(?:提出|提交)的(?:政府)?(?:信息公开)?申请[，,]$")
#: 予以公开的31件申请，由自然人提出的22件、…: the whole of what follows.
_BY_WHOM = re.compile("(?:政府信息公开)?(?:申请|案件)(?:[，,]均?[是系]?由|中[，,])")
#: What tells the number before it apart by applicants.
_OF_THESE = re.compile("涉及|均?(?:系|由|来自)")
#: 结转下年度的3件申请，自然人2件、…: the whole is named before its number.
_OF_WHOM = re.compile("(?:政府信息公开)?申请[，,]")
#: What a number told before is taken up with: 1件转入下年，这1件由自然人提出.
_TAKING_UP = frozenset("这该此")
#: Of those that the clause before names.
_THEIRS = re.compile("其(?![中他它余实次一二三四五六七八九十])")
#: 超过办结总数的一半: the word of vagueness stands before the base.
_VAGUE_BASE = re.compile("(超过|不足|接近)[^，。；0-9]{2,16}的$")


class Reader:
    """Reads the sentences of one section in their order and remembers what they are about."""

    def __init__(self, text: str, year: int | None, agency: str, section: str = "") -> None:
        self._text = text
        self._year = year
        self._agency = agency
        #: What the last heading was about: （二）依申请公开.
        self._heading = self._topic = _SECTIONS.get(section, NOTHING)
        self._paragraph = -1
        self._order = -1

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Return the claims of a sentence, one for each slot."""
        if sentence.heading is not None:
            headed = thing_of(sentence.heading, NOTHING)
            if sentence.label:
                self._topic = headed
                return []
            # 2.重点领域公开 names no requests.
            if any(term.says.get("object") in _HEADED for term in sentence.heading):
                self._heading = headed
            elif not _MINOR.match(self._text, sentence.start):
                self._heading = NOTHING
        if sentence.paragraph != self._paragraph or sentence.heading is not None:
            self._paragraph = sentence.paragraph
            self._topic = self._heading
        self._order += 1
        if not sentence.slots:
            return []
        passage = Passage(self._text, self._year, self._agency, self._topic, self._order, above=self._topic)
        alone = len({spoken.value for spoken in sentence.years}) == 1
        leaves_out = "除" in self._text[sentence.start : sentence.end]
        following = [*(slot.bare for slot in sentence.slots[1:]), sentence.behind]
        for slot, behind in zip(sentence.slots, following, strict=True):
            left_out = exceptions.take_out(slot, passage) if leaves_out else exceptions.NOWHERE
            if slot.depth < passage.depth:
                _leave(passage)
            joined = _cross(slot, passage, left_out)
            _enter(slot, passage)
            outer = passage.year, passage.off
            year = timing.year_in_turn(slot, passage)
            if year is not None and self._year is not None:
                passage.year, passage.off = year, int(year.value) - self._year
            claim = _claim(sentence, slot, joined, passage)
            claim.year_alone = alone
            timing.date(claim, passage, outer)
            if year is not slot.year:
                passage.year, passage.off = outer
            if claim.thing.domain is Domain.TABLE2:
                completing.denied_before(passage.found, claim)
            completing.told_ahead(passage.found, claim)
            completing.told_behind(claim, behind, passage.topic)
            limit(claim, passage)
            if passage.last is not None and _in_addition(passage.last, claim):
                passage.last.soft = passage.last.soft or "另有一部分"
            _remember(claim, joined, passage)
        completing.papers(passage)
        self._topic = passage.topic
        return passage.found


def _cross(slot: Slot, passage: Passage, left_out: tuple[int, int]) -> list[Term]:
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
        span = (clause.words[0].start, clause.words[-1].end) if things else (0, 0)
        bracket = clause.mark in ("（", "）") and not _APART.search(text, *span)
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
            listed, joined, passage.shared = [*joined, *things], [], []
            passage.within = NOTHING
            if things and not listing.SORTED.match(text, *span):
                # 以执法案卷、信访类为最多，两类共19件
                thing = thing_of(listed, passage.topic)
                if text.endswith(("中", "里", "内"), *span):
                    passage.within = thing
                if thing.known or not passage.fresh:
                    passage.topic = inherited(thing, passage.topic if passage.fresh else NOTHING)
                passage.fresh = True
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
    # 自然人30件（含上年结转）；新收…: the bracket belongs to what stands before it.
    return joined if slot.sep != "；" else []


def _enter(slot: Slot, passage: Passage) -> None:
    """A bracket is about what stands before it."""
    if slot.depth > passage.depth:
        passage.above, passage.outer = passage.topic, dict(passage.scopes)
        passage.outer_year = passage.year, passage.off
    passage.depth = slot.depth


def _leave(passage: Passage) -> None:
    """Behind a bracket the text goes on where it was, its year included: 同比增长27%（2022年64件），其中…."""
    passage.topic, passage.scopes = passage.above, passage.outer
    passage.year, passage.off = passage.outer_year


def _claim(sentence: Sentence, slot: Slot, joined: list[Term], passage: Passage) -> Claim:
    quantity, before = slot.quantity, passage.last
    related = relate(passage.text, slot, passage.found, passage.topic, passage.ever_compared, joined)
    if quantity is not None and passage.text.endswith("的", slot.start, quantity.start):
        vague = _VAGUE_BASE.search(passage.text, slot.start, quantity.start)
        quantity = quantity if vague is None else quantity._replace(vague=vague[1])
    if quantity is not None and slot.depth and quantity.kind is Kind.COUNT and not quantity.unit:
        # 监督员10人（企业6、社区4）: one measure for all of them.
        whole = passage.latest(lambda c: c.quantity is not None and c.slot.depth < slot.depth)
        same = whole is not None and whole.number.kind is Kind.COUNT
        quantity = quantity._replace(unit=whole.number.unit) if whole is not None and same else quantity
    terms, shared_base = named(slot, joined, related, passage)
    thing = NOTHING
    if terms:
        etc = (
            [term for term in slot.head if term.says.get("list") == "etc"] if "list:etc" in slot.said else []
        )
        thing = thing_of([*terms, *etc], passage.topic)
        if not thing.known and related.base is not None:
            # 已审结的复议案件有三分之二得到维持: the base says of what.
            thing = thing_of(terms, related.base)
    if thing.domain is Domain.REVIEWS and quantity and _BOTH_KINDS.match(passage.text, quantity.end):
        thing = thing._replace(objects=("reconsideration", "litigation"))
    if thing.acts == ("carry",) and related.relation in RELATIVE and before is not None:
        # 3件结转2025年，结转量为上年的一半: what was handed on, not what came over.
        thing = thing._replace(acts=before.thing.acts or thing.acts)
    start, end = (quantity.start, quantity.end) if quantity else (slot.start, slot.end)
    claim = Claim(
        sentence.section,
        sentence.start,
        passage.order,
        slot,
        start,
        end,
        related.relation,
        thing,
        quantity,
        thing.known,
        passage.topic.domain,
        base=shared_base or related.base,
        direction=related.direction,
        than=related.than,
        compared=related.than is None and _compares(slot, passage.text),
    )
    claim.exceeded = _EXCEEDED.search(passage.text, slot.start, start) is not None
    dealt = before is not None and before.dealt and related.relation is before.relation
    claim.dealt = related.relation in (CHANGE, SHARE) and (dealt or "list:apart" in slot.said)
    listing.place(claim, passage.text)
    goes_on = claim.lead or (before is not None and (before.lead or before.divides))
    if claim.own and ((goes_on and slot.joint != "；") or slot.depth):
        # 其中公开3件（村民2件、企业1件）: a bracket is of what stands before it, be that a part.
        whole = passage.latest(
            lambda c: (
                c.relation is IS
                and not c.exceeded
                and (c.slot.depth < slot.depth or (c.slot.depth == slot.depth and not c.lead))
            )
        )
        claim.thing = under(thing, whole.thing) if whole is not None else thing
    if claim.own and (passage.within.acts or passage.within.rows or passage.within.columns):
        claim.thing = under(claim.thing, passage.within)
    listed = slot.sep == "、" or (slot.sep == "，" and before is not None and before.thing.rows)
    if claim.own and listed and before is not None and before.slot.depth <= slot.depth:
        # 其中自然人41件、企业5件、律所3件: the list goes on.
        claim.thing = beside(claim.thing, before.thing)
    told_on = claim.own and before is not None and slot.joint == "，"
    if told_on and before is not None and (claim.kind == "each" or _OF_THESE.match(passage.text, slot.start)):
        # 剩余3件转入下年，涉及自然人2件、企业1件; 逾期不补正的2件，自然人与企业各1件
        claim.thing = under(claim.thing, before.thing)
    if (
        claim.own
        and slot.bare
        and _WHOSE.search(passage.text, max(sentence.start, slot.start - 20), slot.start)
    ):
        claim.thing = under(claim.thing, passage.topic)
    if claim.own and slot.bare and _THEIRS.match(passage.text, slot.start):
        # 申请人以自然人为主，其新收申请118件
        claim.thing = (
            under(claim.thing, passage.topic) if claim.thing.rows else whose(claim.thing, passage.topic)
        )
    if quantity is not None and passage.text[start - 1 : start] in _TAKING_UP:
        completing.taken_up(claim, passage)
    if not claim.own and related.relation in RELATIVE:
        take_over(claim, passage)
    completing.one_of_two(claim, passage)
    completing.other_outcome(claim, passage)
    if claim.own and related.relation is IS:
        completing.with_told(claim, passage)
    certainty.weigh(claim, terms, passage)
    completing.rate(claim, passage)
    if not claim.own and related.relation is IS:
        completing.elided(claim, passage)
    exceptions.apply(claim, passage)
    if related.relation is NONE or quantity is None:
        absences.bind(claim, passage.text, passage.topic, joined)
    return claim


def _in_addition(before: Claim, claim: Claim) -> bool:
    """Whether a number is not all of its thing: 行政许可83件，另办理渔业捕捞许可56件."""
    one, other = before.thing, claim.thing
    also = claim.own and "list:also" in claim.slot.said and one.domain is other.domain is Domain.TABLE2
    return also and (one.objects, one.table2) == (other.objects, other.table2)


def _compares(slot: Slot, text: str) -> bool:
    """Whether a number is set beside another one: 比上年…, 和上年的9件相比."""
    behind = slot.quantity is not None and _BESIDE.match(text, slot.quantity.end) is not None
    return behind or "relation:compare" in slot.said


def _remember(claim: Claim, joined: list[Term], passage: Passage) -> None:
    """Let the sentences after know what this claim was about."""
    if claim.relation is ALL and claim.thing.rows and passage.last is not None and passage.last.thing.rows:
        # 无法提供5件，均为本机关不掌握，比上年减少4件 goes on about what was counted.
        passage.found.append(claim)
        return
    topic = claim.thing
    if not topic.known:
        names = [term for term in claim.slot.things if not only_a_verb(term, claim.slot, passage.text)]
        topic = thing_of([*joined, *names], passage.topic)
    told = claim.relation in _TELLING and not claim.exceeded
    if claim.quantity is not None and claim.quantity.unit.endswith("方面"):
        # 文件3件，涉及就业、人才公寓申请两个方面: what they are about is no topic.
        told = False
    if topic.known and (told or (claim.relation is CHANGE and claim.own)):
        passage.topic, passage.fresh = topic, True
    if told and claim.own and _is_whole(claim, passage.text):
        passage.within = claim.thing
    passage.found.append(claim)
    passage.last = claim


def _is_whole(claim: Claim, text: str) -> bool:
    """Whether what follows tells apart the requests that a claim has counted."""
    if text[claim.end : claim.end + 1] not in ("申", "案", "政"):
        return False
    if _BY_WHOM.match(text, claim.end):
        return True
    return text[claim.start - 1 : claim.start] == "的" and _OF_WHOM.match(text, claim.end) is not None
