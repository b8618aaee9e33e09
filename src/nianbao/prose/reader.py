"""From slots to claims: which thing, in which relation, within which scope."""

from __future__ import annotations

import re

from nianbao.prose import (
    absences,
    besides,
    certainty,
    completing,
    crossing,
    eliding,
    exceptions,
    listing,
    other_cases,
    others,
    papers,
    rates,
    timing,
    totalling,
)
from nianbao.prose.claims import ALL, CHANGE, IS, NONE, RELATIVE, SHARE, Claim
from nianbao.prose.inheriting import inherit
from nianbao.prose.naming import named, only_a_verb, whole_of_share
from nianbao.prose.passage import Passage
from nianbao.prose.relations import Related, relate
from nianbao.prose.scopes import limit
from nianbao.prose.slots import Sentence, Slot
from nianbao.prose.taking_over import take_over
from nianbao.prose.things import (
    NOTHING,
    REVIEWS,
    Domain,
    Thing,
    thing_of,
    whose,
)
from nianbao.prose.tokens import Term
from nianbao.quantities import REQUEST_UNITS, Kind, Spoken

#: Relations that tell of a thing what the sentences after may go on about.
_TELLING = frozenset({IS, NONE, ALL})
#: What a heading may name for the numbers below it.
_HEADED = frozenset({"request", "normative", "regulation", "income", "fee", *REVIEWS})
#: The two kinds of litigation.
_LITIGATION = (("direct",), ("after",))
#: What the form's sections are about, as far as they leave it unsaid.
_REQUESTS = Thing(Domain.REQUESTS, ("request",))
_SECTIONS = {"三": _REQUESTS}
#: 4件复议、诉讼案件
_BOTH_KINDS = re.compile("(?:行政)?复议[、和及与](?:行政)?诉讼案")
#: How only a lawsuit ends.
_IN_COURT = re.compile("[胜败]诉")
#: The other kind of litigation, beside what came without reconsideration: 复议后的2件.
_AFTER_IT = re.compile("(?:(?:经过?|先)?(?:行政)?复议(?:之后|以后|后)|先?经过?(?:行政)?复议)的?(?:有|为)?")
#: What a sentence is about whose charges are no income of the office.
_FEE = "信息处理费"
#: What 收费 alone stands for behind it.
_INCOME = "行政事业性收费"
_CHARGED = re.compile(
    "(?:全年|全[省市县区镇乡局]|本年|当年|年内)*(?:总?共|实际)?收费(?:金额)?(?:共计?|合计|总计|为)?"
)
#: Behind a number that another one is set beside: 和上年的9件相比, 与上年（9件）相比.
_BESIDE = re.compile("[）)]?(?:相[比较]|比(?=[，,]))")
#: Before a number that another one is more or less than: 14件，多于上年结转的10件.
_EXCEEDED = re.compile("[多少高低大小]于[^，。；0-9]{2,12}$")
#: A heading below another one, that may leave unsaid what both are about: 2.渠道.
_MINOR = re.compile(r"\s*[（(]?\d")
#: 予以公开的31件申请，由自然人提出的22件、…: the whole of what follows.
_BY_WHOM = re.compile("(?:政府信息公开)?(?:申请|案件)(?:[，,]均?[是系]?由|中[，,])")
#: What may begin either.
_WHOLE_BEGINS = ("申", "案", "政", "，", ",")
#: 结转下年度的3件申请，自然人2件、…; 结转的2件，…: the whole is named before its number.
_OF_WHOM = re.compile(
    "(?:政府信息公开)?申请[，,]|[，,][一两二三四五六七八九十0-9]+[件宗起](?:[为是系由]|来自)"
)
#: What a number told before is taken up with: 1件转入下年，这1件由自然人提出.
_TAKING_UP = frozenset("这该此")
_THIS_YEAR = re.compile("[今本当]年")
#: 超过办结总数的一半: the word of vagueness stands before the base.
_VAGUE_BASE = re.compile("(超过|不足|接近|大约|约)占?[^，。；0-9]{2,16}的$")


class Reader:
    """Reads the sentences of one section in their order and remembers what they are about."""

    def __init__(self, text: str, year: int | None, agency: str, section: str = "") -> None:
        self._text = text
        self._year = year
        self._agency = agency
        #: What the last heading was about, and the last that stands above others: （二）依申请公开.
        self._heading = self._major = self._topic = _SECTIONS.get(section, NOTHING)
        #: Whether the topic is taken over from the paragraph before.
        self._guessed = False
        #: The same of the paragraph that is being read.
        self._opening = self._heading
        self._paragraph = -1
        self._order = -1
        self._earlier: Claim | None = None
        #: The kinds of cases that have been told of.
        self._cases = set[str]()

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Return the claims of a sentence, one for each slot."""
        if sentence.heading is not None and sentence.label:
            self._paragraph = sentence.paragraph
            self._opening = self._topic = thing_of(sentence.heading, NOTHING)
            self._earlier, self._guessed = None, False
            return []
        if sentence.heading is not None:
            headed = thing_of(sentence.heading, NOTHING)
            minor = _MINOR.match(self._text, sentence.start) is not None
            # 2.重点领域公开 names no requests.
            named = any(term.says.get("object") in _HEADED for term in sentence.heading)
            self._heading = headed if named else self._major if minor else NOTHING
            self._major = self._major if minor else self._heading
        if sentence.paragraph != self._paragraph or sentence.heading is not None:
            # 收到申请36件。⏎办结35件: where no heading says otherwise, it may go on about the same.
            goes_on = self._heading == NOTHING and self._topic.domain is Domain.REQUESTS
            self._guessed = goes_on and sentence.heading is None
            self._paragraph = sentence.paragraph
            self._opening, self._topic = self._heading, _REQUESTS if self._guessed else self._heading
            self._earlier = None
        self._order += 1
        if not sentence.slots:
            return []
        passage = Passage(
            self._text, self._year, self._agency, self._topic, self._order, self._earlier, above=self._topic
        )
        passage.guessed = self._guessed
        alone = len({spoken.value for spoken in sentence.years}) == 1
        alone = alone and _THIS_YEAR.search(self._text, sentence.start, sentence.end) is None
        leaves_out = "除" in self._text[sentence.start : sentence.end]
        following = [*(slot.bare for slot in sentence.slots[1:]), sentence.behind]
        for slot, behind in zip(sentence.slots, following, strict=True):
            left_out = exceptions.take_out(slot, passage) if leaves_out else exceptions.NOWHERE
            if slot.depth < passage.depth:
                crossing.leave(passage)
            joined = crossing.cross(slot, passage, left_out)
            crossing.enter(slot, passage)
            outer = passage.year, passage.off
            year = timing.year_in_turn(slot, passage)
            if year is not None and self._year is not None:
                passage.year, passage.off = year, int(year.value) - self._year
            claim = _claim(sentence, slot, joined, passage)
            claim.year_alone, claim.headed = alone, self._opening.domain
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
            received = passage.latest(lambda c: c.relation is IS) if "list:also" in slot.said else None
            if received is not None and _came_over_too(received, claim):
                received.thing = received.thing._replace(acts=("new",))
            _remember(claim, joined, passage)
        papers.complete(passage)
        other_cases.set_apart(passage, (sentence.start, sentence.end), self._cases)
        self._topic, self._earlier = passage.topic, passage.last
        self._guessed = passage.guessed and not any("object" in claim.slot.said for claim in passage.found)
        return passage.found


def _claim(sentence: Sentence, slot: Slot, joined: list[Term], passage: Passage) -> Claim:
    quantity, before = _measured(slot, passage), passage.last
    related = relate(passage.text, slot, passage.found, passage.topic, passage.ever_compared, joined)
    terms, shared_base = named(slot, joined, related, passage)
    thing = _thing(sentence, slot, terms, related, passage)
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
    # 分别减少2件和1件; 占比分别为83.9%和16.1%
    deals = "list:apart" in slot.said or passage.text.find("分别", slot.start, start) >= 0
    deals = deals or passage.text.find("依次", slot.start, start) >= 0
    claim.dealt = related.relation in (CHANGE, SHARE) and (dealt or deals)
    listing.place(claim, passage.text)
    if before is not None and before.counts_kinds and (before.lead == "exactly" or claim.colon):
        claim.announced = int(before.number.value)
    claim.of = passage.within
    if claim.own:
        inherit(claim, passage)
    if quantity is not None and passage.text[start - 1 : start] in _TAKING_UP:
        completing.taken_up(claim, passage)
    if not claim.own and related.relation in RELATIVE:
        take_over(claim, passage)
    completing.one_of_two(claim, passage)
    others.close_list(claim, passage)
    if claim.own and related.relation is IS:
        others.join_whoever_else(claim, passage.text)
        totalling.with_told(claim, passage)
    certainty.weigh(claim, terms, passage)
    completing.share_again(claim, passage)
    besides.add(claim, terms, passage)
    rates.rate(claim, passage)
    if not claim.own and related.relation is IS:
        eliding.elided(claim, passage)
    exceptions.apply(claim, passage)
    if related.relation is NONE or quantity is None:
        absences.bind(claim, passage.text, passage.topic, joined)
    return claim


def _measured(slot: Slot, passage: Passage) -> Spoken | None:
    """Return the quantity of a slot, with what stands apart from it: its vagueness, a bracket's measure."""
    quantity, text = slot.quantity, passage.text
    share = quantity is not None and quantity.kind is not Kind.COUNT
    if quantity is not None and share and text.endswith("的", slot.start, quantity.start):
        vague = _VAGUE_BASE.search(text, slot.start, quantity.start)
        quantity = quantity if vague is None else quantity._replace(vague=vague[1])
    if quantity is not None and slot.depth and quantity.kind is Kind.COUNT and not quantity.unit:
        # 监督员10人（企业6、社区4）: one measure for all of them.
        whole = passage.latest(lambda c: c.quantity is not None and c.slot.depth < slot.depth)
        same = whole is not None and whole.number.kind is Kind.COUNT
        quantity = quantity._replace(unit=whole.number.unit) if whole is not None and same else quantity
    return quantity


def _thing(sentence: Sentence, slot: Slot, terms: list[Term], related: Related, passage: Passage) -> Thing:
    """Return what the words of a slot name, in its relation and in the light of the text before it."""
    thing, before = NOTHING, passage.last
    if terms:
        words, said = slot.head, slot.said
        if slot.following and terms[0] is slot.following[0]:
            # 37件由企业、律师事务所等组织提出
            words, said = slot.tail, slot.said_after
        etc = [term for term in words if term.says.get("list") == "etc"] if "list:etc" in said else []
        thing = thing_of([*terms, *etc], passage.topic)
        if not thing.known and related.base is not None:
            # 已审结的复议案件有三分之二得到维持: the base says of what.
            thing = thing_of(terms, related.base)
        if not thing.known and (of := whole_of_share(slot, passage.text)) is not None:
            # 自然人申请占新收36件的83.3%: the part says of what.
            part = [term for term in slot.things if term.end <= of.start]
            thing = thing_of(terms, thing_of(part, passage.topic))
    money = slot.quantity is not None and slot.quantity.kind is Kind.MONEY
    if money and thing.domain is Domain.TABLE2 and any(t.says.get("object") == "income" for t in terms):
        # 驾驶许可考试费等行政事业性收费共计1846.35万元
        thing = thing._replace(domain=Domain.INCOME, objects=("income",))
    if money and not thing.known and slot.quantity is not None:
        told = passage.text.find(_INCOME, sentence.start, slot.start) >= 0
        if told and _CHARGED.fullmatch(passage.text, slot.start, slot.quantity.start):
            # 行政事业性收费项目由43项清理为39项，全年收费1187.6万元
            thing = Thing(Domain.INCOME, ("income",))
    charged = thing.domain is Domain.INCOME and passage.text.find(_FEE, sentence.start, slot.start) >= 0
    if charged and "事业" not in passage.text[slot.start : slot.end]:
        # 按照《政府信息公开信息处理费管理办法》，…，收费金额为0元
        thing = Thing(Domain.FEE, ("fee",), thing.acts)
    if thing.domain is Domain.REVIEWS and slot.quantity is not None:
        both = _BOTH_KINDS.match(passage.text, slot.quantity.end)
        thing = thing._replace(objects=("reconsideration", "litigation")) if both else thing
    if thing.objects == ("reconsideration",) and slot.quantity is not None:
        told = any(claim.thing.objects == ("direct",) for claim in passage.found)
        if told and _AFTER_IT.fullmatch(passage.text, slot.start, slot.quantity.start):
            # 未经复议68件、复议后54件
            thing = thing._replace(objects=("after",))
    if thing.objects == ("reconsideration",) and _IN_COURT.search(passage.text, slot.start, slot.end):
        # 复议纠正5件，败诉1件
        thing = thing if "object" in slot.said else thing._replace(objects=("litigation",))
    named_before = bool(slot.bare) and any("column" in term.says for term in slot.bare[-1].things)
    share = "relation:share" in slot.said or (named_before and "within:whole" in slot.said)
    share = share and related.relation is IS
    # 占不予公开总数97件的67.0%: the whole of a share, whoever asked before.
    if share and slot.quantity is not None and not passage.text.startswith("的", slot.quantity.end):
        # 自然人是申请主体，新收件中占到176件; …，新收件中有18件
        thing = whose(thing, passage.topic)
    if thing.acts == ("carry",) and related.relation is IS and "list:rest" in slot.said:
        # 答复41件，剩余2件结转: what is left is handed on.
        thing = thing._replace(acts=("carry_out",))
    if thing.acts == ("carry",) and related.relation in RELATIVE and before is not None:
        # 3件结转2025年，结转量为上年的一半: what was handed on, not what came over.
        thing = thing._replace(acts=before.thing.acts or thing.acts)
    return thing


def _in_addition(before: Claim, claim: Claim) -> bool:
    """Whether a number is not all of its thing: 行政许可83件，另办理渔业捕捞许可56件."""
    one, other = before.thing, claim.thing
    also = claim.own and "list:also" in claim.slot.said and one.domain is other.domain is Domain.TABLE2
    return also and (one.objects, one.table2) == (other.objects, other.table2)


def _came_over_too(before: Claim, claim: Claim) -> bool:
    """Whether a number is of what is new alone: 受理申请63件，另有2023年转入4件."""
    received = before.thing.acts in (("receive",), ("accept",)) and claim.relation is IS
    return received and claim.thing.acts == ("carry_in",)


def _compares(slot: Slot, text: str) -> bool:
    """Whether a number is set beside another one: 比上年…, 和上年的9件相比."""
    behind = slot.quantity is not None and _BESIDE.match(text, slot.quantity.end) is not None
    return behind or "relation:compare" in slot.said


def _remember(claim: Claim, joined: list[Term], passage: Passage) -> None:
    """Let the sentences after know what this claim was about."""
    last = passage.last
    if (
        claim.relation is ALL
        and last is not None
        and ((claim.thing.rows and last.thing.rows) or (claim.thing.columns and last.thing.acts))
    ):
        # 无法提供5件，均为本机关不掌握，比上年减少4件; 新收17件，全部来自自然人，…: of what was counted.
        passage.found.append(claim)
        return
    topic = claim.thing
    if passage.guessed and not topic.known and claim.slot.gaps:
        # 整治问题85件，办结53件: the paragraph has turned to something else.
        passage.topic, passage.guessed = NOTHING, False
    if not topic.known:
        names = [term for term in claim.slot.things if not only_a_verb(term, claim.slot, passage.text)]
        topic = thing_of([*joined, *names], passage.topic)
    told = claim.relation in _TELLING and not claim.exceeded
    if claim.relation is NONE and topic.objects in _LITIGATION:
        # 行政诉讼3件，均未经复议直接起诉，其中1件未审结: of those, not of what is denied.
        told = False
    if "handbook" in passage.scopes and "object" not in claim.slot.said:
        # 建议9件，答复全文公开7件。工单2480件，按时办结2471件: of what nobody counts, both.
        told = False
    unit = claim.quantity.unit if claim.quantity is not None else ""
    entries = bool(unit) and unit not in REQUEST_UNITS and "object" not in claim.slot.said
    if entries and topic.domain is Domain.REQUESTS:
        # 公开更新项目信息，签约1291户；回应提问87个: no requests are counted.
        told = False
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
    if text[claim.end : claim.end + 1] not in _WHOLE_BEGINS:
        return False
    if _BY_WHOM.match(text, claim.end):
        return True
    return text[claim.start - 1 : claim.start] == "的" and _OF_WHOM.match(text, claim.end) is not None
