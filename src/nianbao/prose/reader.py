"""From slots to claims: which thing, in which relation, within which scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from nianbao.numbers import read_chinese
from nianbao.prose import absences
from nianbao.prose.claims import RELATIVE, Claim, Relation
from nianbao.prose.relations import REACHED, Related, relate
from nianbao.prose.scopes import carried, limit, scopes_of, year_of
from nianbao.prose.slots import Sentence, Slot
from nianbao.prose.things import NOTHING, REVIEWS, Domain, Thing, inherited, loose, thing_of, under
from nianbao.prose.tokens import Term, said, says
from nianbao.quantities import Kind, Spoken

#: How many characters back a word that goes with a number may stand.
_BESIDE = 40
#: How many claims back an elided subject may stand.
_REACH = 40
#: Brackets that take away instead of adding: 新收申请（不含结转）.
_APART = re.compile("不含|不包括|除|其中|以下简称")
#: A base in its own clause: 无法提供的申请中，….
_WITHIN = re.compile("(?:的|申请|件|案件)[中里内当]中?[，,]")
#: Before the number that another one is reached from.
_FROM = re.compile("[由从自](?:[上去]年|20\\d\\d年)?(?:底|末)?的?$")
_BRACKET = re.compile("[（(][^（）()]*[)）]")
#: What may stand between 公开 and its number: 公开、部分公开之和为13件.
_PARTLY = re.compile("^[的为有和及、]*部分公开")
_FILLER = re.compile("^[的为有共计之和两项合总者 及、]+$")
_FEE = re.compile("金额|应收|实收|收取|到账|合计|共计")
_GOT = re.compile("实收|实际|收取|到账|已收|收缴")
_ONLY_TIME = re.compile("(?:较|比|与|同|和)?(?:[上去本今当]年|上一年|20\\d\\d年)度?(?:同期)?的?[为有是]?")
_LAST = re.compile("(?:[上去]年|上一年)度?(?:同期)?的?[约近有为]?$")
_MONTHLY = re.compile("每月|月均")
#: A number that closes a list in one word: 公开会议纪要20期、简报6期，共26期.
_ALTOGETHER = re.compile("一?[共总]共?[有为是达]?")
#: A verb does not keep a number from closing a list: 全年共发布485条.
_TOGETHER = re.compile("[共总][^，。；0-9]{0,6}$")
#: A verb does not keep a number from closing a list: 全年共发布485条.
_TOGETHER = re.compile("[共总][^，。；0-9]{0,6}$")
#: How many parts a total sums: 两者相加, 三个平台合计.
_MEMBERS = re.compile(
    r"(?<![\d十])([两二三四五六七八九2-9])(?:者|微|项|类|种|级|部分|个[^，。；、]{0,8}?)(?:合计|共计|相加|加总|总计|加起来|合起来|共)[^，。；、0-9]{0,8}$"
)
#: After a number whose parts follow: 12件申请中，…; 答复的20件里面，….
_DIVIDED = re.compile("[^，。；、：,;:0-9]{0,8}(?:当中|之中|里面|[中里])(?:[，,：:]|有[0-9])")
#: How a list is told apart, no thing of its own: 按公开主体看，….
_SORTED = re.compile("(?:按照?|从|就|依).{1,14}(?:看|来看|分|划分|统计|区分|归类|分类|讲|说)$")
#: Several offices counted before what they did: 全市9个县局共收到….
_OFFICES = re.compile("[县市区乡镇街局村社单部机科股站所园]")
#: Rates of dates: 按时办结率, 法定期限内办结率.
_ON_TIME = re.compile("按[时期]|及时|期限|限时|时限|工单|热线|提案|建议|事项|信访|投诉")
#: Between a number and the name after it.
_JOINS = frozenset(("", "的", "为", "是", "属", "属于", "系", "由"))


@dataclass(slots=True)
class _Passage:
    """What a sentence has said so far."""

    found: list[Claim] = field(default_factory=list)
    #: Words that name things whose numbers follow: A、B分别为….
    shared: list[list[Term]] = field(default_factory=list)
    scopes: dict[str, str] = field(default_factory=dict)
    #: A comparison with another year goes on; there has been one at all.
    compared: bool = False
    ever_compared: bool = False
    #: Its own clauses have named a thing.
    fresh: bool = False
    #: Unknown words in the clause that a bracket belongs to: 申请集中在征地补偿（31件）.
    narrowed: str = ""
    #: The whole that a clause names before its parts: 新收申请中，自然人….
    within: Thing = NOTHING
    #: How deep in brackets, and what the text outside them was about.
    depth: int = 0
    above: Thing = NOTHING
    outer: dict[str, str] = field(default_factory=dict)
    year: Spoken | None = None
    off: int = 0

    def latest(self, fits: Callable[[Claim], bool]) -> Claim | None:
        """Return the last claim that fits, None if there is none near."""
        return next((claim for claim in reversed(self.found[-_REACH:]) if fits(claim)), None)


class Reader:
    """Reads the sentences of one section in their order and remembers what they are about."""

    def __init__(self, text: str, year: int | None, agency: str) -> None:
        self._text = text
        self._year = year
        self._agency = agency
        self._topic = NOTHING
        #: What the last heading was about: （二）依申请公开.
        self._heading = NOTHING
        self._paragraph = -1
        self._order = -1

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Return the claims of a sentence, one for each slot."""
        if sentence.heading is not None:
            headed = thing_of(sentence.heading, NOTHING)
            self._heading = headed if headed.domain in (Domain.REQUESTS, Domain.REVIEWS) else NOTHING
        if sentence.paragraph != self._paragraph or sentence.heading is not None:
            self._paragraph = sentence.paragraph
            self._topic = self._heading
        self._order += 1
        passage = _Passage(above=self._topic)
        alone = len({spoken.value for spoken in sentence.years}) == 1
        for slot in sentence.slots:
            joined = self._cross(slot, passage)
            outer = passage.year, passage.off
            if slot.year is not None and self._year is not None:
                passage.year, passage.off = slot.year, int(slot.year.value) - self._year
            self._enter(slot, passage)
            claim = self._claim(sentence, slot, joined, passage)
            claim.year_alone = alone
            self._dated(claim, passage, outer)
            if claim.thing.domain is Domain.TABLE2:
                _complete(passage.found, claim)
            self._limit(claim, passage)
            self._remember(claim, joined, passage)
        return passage.found

    def _cross(self, slot: Slot, passage: _Passage) -> list[Term]:
        """Take in the clauses before a slot; return the words that go with those of the slot itself."""
        if slot.sep == "；":
            passage.scopes, passage.compared = {}, False
        joined: list[Term] = []
        passage.narrowed = ""
        for clause in slot.bare:
            things = [term for term in clause.terms if term.things]
            text = self._text[clause.words[0].start : clause.words[-1].end] if clause.words else ""
            bracket = clause.mark in ("（", "）") and not _APART.search(text)
            label = clause.mark == "：" and not slot.before and clause is slot.bare[-1]
            if things and (clause.mark == "、" or bracket or label):
                joined += things
                if bracket:
                    passage.narrowed = loose(self._text, clause.gaps, self._agency)
                if clause.mark == "、":
                    passage.shared.append(things)
            else:
                joined, passage.shared = [], []
                passage.within = NOTHING
                if things and not _SORTED.match(text):
                    thing = thing_of(things, self._topic)
                    if text.endswith(("中", "里", "内")):
                        passage.within = thing
                    self._topic = inherited(thing, self._topic if passage.fresh else NOTHING)
                    passage.fresh = True
                here = scopes_of(self._text, clause.words)
                passage.scopes |= {key: word for key, word in here.items() if key != "average"}
            if says(clause.terms, "relation", "compare"):
                passage.compared = passage.ever_compared = True
            if years := year_of(clause.terms, onward=True):
                passage.off = years[-1]
        return joined

    def _enter(self, slot: Slot, passage: _Passage) -> None:
        """A bracket is about what stands before it; after it the text goes on where it was."""
        if slot.depth > passage.depth:
            passage.above, passage.outer = self._topic, dict(passage.scopes)
        elif slot.depth < passage.depth:
            self._topic, passage.scopes = passage.above, passage.outer
        passage.depth = slot.depth

    def _claim(self, sentence: Sentence, slot: Slot, joined: list[Term], passage: _Passage) -> Claim:
        text, found, quantity = self._text, passage.found, slot.quantity
        related = relate(text, slot, found, self._topic, passage.ever_compared)
        terms, shared_base = self._named(slot, joined, related, passage)
        terms = [term for term in terms if not self._only_a_verb(term, slot)]
        thing = NOTHING
        if terms:
            thing = thing_of([*terms, *(t for t in slot.head if t.says.get("list") == "etc")], self._topic)
        bare = [term for clause in slot.bare for term in clause.terms]
        start, end = (quantity.start, quantity.end) if quantity else (slot.start, slot.end)
        claim = Claim(
            sentence.section,
            sentence.start,
            self._order,
            slot,
            start,
            end,
            related.relation,
            thing,
            quantity,
            thing.known,
            base=shared_base or related.base,
            direction=related.direction,
            compared=says(slot.head, "relation", "compare"),
        )
        self._in_list(claim, bare, found)
        if claim.own and (claim.lead or (found and found[-1].lead) or slot.depth):
            whole = passage.latest(lambda c: c.relation is Relation.IS and not c.lead)
            if whole is not None:
                claim.thing = under(thing, whole.thing)
        if claim.own and passage.within.acts:
            claim.thing = under(claim.thing, passage.within)
        if not claim.own and related.relation in RELATIVE:
            self._take_over(claim, passage)
        if related.relation is not Relation.IS and "率" in text[slot.start : start]:
            claim.outside = "比率的口径不在表中"
        self._certain(claim, terms, passage)
        if related.relation is Relation.SHARE and (rate := said(slot.head, "rate")):
            self._rated(claim, rate)
        if not claim.own and related.relation is Relation.IS:
            self._elided(claim, bare, passage)
        if related.relation is Relation.NONE or quantity is None:
            absences.bind(claim, text, self._topic, [t for t in joined if "column" in t.says])
        return claim

    def _named(
        self, slot: Slot, joined: list[Term], related: Related, passage: _Passage
    ) -> tuple[list[Term], Thing | None]:
        """Return the words that name what a slot counts, and the base it shares with the share before it."""
        things, shared, found = [t for t in slot.head if t.things], passage.shared, passage.found
        apart = says(slot.head, "list", "apart") or any(
            "分别" in self._text[term.start : term.end] for term in slot.head
        )
        base: Thing | None = None
        if related.relation is Relation.SHARE:
            kept = list(related.part)
            things = kept if apart or (shared and not kept) else [*joined, *kept]
            if not things and shared and found and found[-1].relation is Relation.SHARE:
                base = found[-1].base
        if not things and not shared and apart:
            # 复议、诉讼情况见下表，总数分别为4件和11件
            shared = [[term] for clause in slot.bare for term in clause.terms if term.things]
            things, passage.shared = (shared[0], shared[1:]) if shared else ([], [])
        elif things and apart:
            shared = [*shared, *([term] for term in things)]
            if len(shared) > 1:
                things, shared = shared[0], shared[1:]
            else:
                things = [*joined, *things]
            passage.shared = shared
        elif (
            not things
            and not joined
            and shared
            and found
            and slot.sep in ("、", "")
            and related.relation in (Relation.IS, Relation.SHARE)
        ):
            things, passage.shared = shared[0], shared[1:]
        else:
            things, passage.shared = [*joined, *things], []
        if related.relation is Relation.IS:
            following = [term for term in slot.tail if term.things]
            if not things:
                return following, base
            if following and "result" in following[0].says and all(_case(t) for t in things):
                # 行政诉讼出现1件被纠正: the result follows its number.
                things = [*things, following[0]]
            elif following and "object" in following[0].says and all(_incomplete(t) for t in things):
                # 收到的2件申请: the object follows its number.
                things = [*things, following[0]]
        return things, base

    def _in_list(self, claim: Claim, bare: list[Term], found: list[Claim]) -> None:
        """Say where in a list a claim stands."""
        slot = claim.slot
        claim.lead = said(bare, "lead") or said(slot.head, "lead")
        first = slot.bare[0].words if slot.bare and slot.bare[0].words else slot.before
        claim.opens = bool(first) and isinstance(first[0], Term) and "lead" in first[0].says
        if claim.lead == "exactly" and not any(clause.mark == "、" for clause in slot.bare):
            # 结果分别为维持1件、驳回1件, but not A、B分别为1件、2件.
            claim.opens = True
        head = slot.head
        if claim.relation is Relation.SHARE:
            # 合计占 sums parts, 占办结总数的 does not.
            cut = next((i for i, t in enumerate(head) if t.says.get("relation") == "share"), len(head))
            head = head[:cut]
        kinds = [kind for t in head if (kind := t.says.get("list")) in ("rest", "total", "each")]
        claim.kind = kinds[0] if kinds else ""
        closes = claim.relation is Relation.IS and slot.sep == "，"
        if closes and _ALTOGETHER.fullmatch(self._text, slot.start, claim.start):
            claim.kind = claim.kind or "total"
        if not claim.kind and closes and _TOGETHER.search(self._text, slot.start, claim.start):
            claim.kind = "sum"
        if claim.kind in ("total", "sum") and (
            many := _MEMBERS.search(self._text, max(claim.sentence, claim.start - _BESIDE), claim.start)
        ):
            claim.members = int(many[1]) if many[1].isdigit() else read_chinese(many[1]) or 0
        claim.each = claim.kind == "each" and slot.head[-1].says.get("list") == "each"
        if self._text.startswith(("外，", "外,", "外的"), claim.end):
            # 除在办的7件外，其余103件…
            claim.kind = claim.kind or "except"
        claim.divides = _DIVIDED.match(self._text, claim.end) is not None
        claim.colon = slot.sep == "：" or any(clause.mark == "：" for clause in slot.bare)

    def _take_over(self, claim: Claim, passage: _Passage) -> None:
        """Give a share or a change that names nothing the thing told before it."""
        last = passage.latest(lambda c: c.relation in (Relation.IS, Relation.CHANGE) and c.own)
        before = passage.found[-1] if passage.found else None
        if before is not None and before.relation is Relation.IS and not before.thing.known:
            # 征地类达18件，占新收申请的56.25%: the share is of what nobody counts.
            return
        claim.thing = last.thing if last is not None else self._topic
        points = claim.quantity is not None and claim.quantity.kind is Kind.POINTS
        if points and before is not None and before.relation is Relation.SHARE:
            # 占60%，提高5个百分点: the change is of the share.
            claim.thing, claim.base = before.thing, before.base

    def _rated(self, claim: Claim, rate: str) -> None:
        """Read 维持率, 办结率: a share whose part and whole the word itself names."""
        claim.own = claim.certain = True
        if not _ON_TIME.search(self._text, claim.slot.start, claim.start):
            claim.outside = ""
        if rate in ("upheld", "corrected", "closed"):
            named = [o for t in claim.slot.head if (o := t.says.get("object")) in REVIEWS]
            objects = tuple(o for o in (*named, *self._topic.objects) if o in REVIEWS) or ("reconsideration",)
            claim.thing = Thing(Domain.REVIEWS, objects, results=(rate,))
        elif rate == "granted":
            claim.thing = Thing(Domain.REQUESTS, ("request",), rows=("granted",))
        else:
            claim.thing = Thing(Domain.REQUESTS, ("request",), acts=(rate,))

    def _certain(self, claim: Claim, terms: list[Term], passage: _Passage) -> None:
        """Say whether the text is plain enough for a mismatch to be an error."""
        found, slot, before = passage.found, claim.slot, passage.found[-1] if passage.found else None
        if claim.relation is Relation.SHARE:
            named = claim.own or (before is not None and before.own and before.relation is Relation.IS)
            listed = len(found) > 1 and before is not None and before.slot.sep == "、" and not claim.own
            listed = listed and before is not None and slot.depth == before.slot.depth
            if claim.base is None:
                divided = passage.latest(lambda c: c.divides)
                whole = divided.thing if divided is not None else passage.within
                claim.base = whole if whole.known else None
            elsewhere = claim.base is None and _WITHIN.search(
                self._text, max(claim.sentence, claim.start - 4 * _BESIDE), claim.start
            )
            based = claim.base is not None or self._plain_share(slot)
            claim.certain = named and not listed and not elsewhere and based
        elif not claim.own:
            claim.certain = before is not None and before.thing.known
        if claim.relation is Relation.IS and claim.quantity and terms and terms[0].start > claim.end:
            between = self._text[claim.end : terms[0].start]
            if between.strip() not in _JOINS:
                claim.soft = between
        if claim.thing.domain is Domain.REVIEWS and not any("object" in t.says for t in terms):
            # 直接起诉3件、复议后起诉5件，仍有2件未审结: of which of them?
            kinds = {c.thing.objects for c in found[-2:] if c.thing.domain is Domain.REVIEWS}
            one = not found and self._topic.objects in (("direct",), ("after",))
            if one or (len(kinds) > 1 and slot.joint != "、" and not claim.lead):
                claim.soft = "前面说的是其中一类案件"
        narrowed = claim.thing.rows and not claim.thing.columns
        if narrowed and before is not None and before.thing.columns and before.thing.rows:
            claim.soft = "前面说的是一部分申请人"

    def _only_a_verb(self, term: Term, slot: Slot) -> bool:
        """公开 alone is an outcome where applications are counted, and a verb before 财政信息47条."""
        quantity = slot.quantity
        if quantity is None or quantity.kind is not Kind.COUNT or self._text[term.start : term.end] != "公开":
            return False
        between = _BRACKET.sub("", self._text[term.end : quantity.start])
        between = _FILLER.sub("", _PARTLY.sub("", between))
        return bool(between) or quantity.unit not in ("件", "份", "起", "宗", "例", "")

    def _plain_share(self, slot: Slot) -> bool:
        """Whether a share word stands there with nothing unknown as its base: 占60%, 占比为60%."""
        at = next((term for term in slot.head if term.says.get("relation") == "share"), None)
        if at is None or slot.quantity is None:
            return False
        between = self._text[at.end : slot.quantity.start]
        return not between.strip("的比例重为约近有达到超过不足 ") or self._text[at.start : at.end] != "占"

    def _elided(self, claim: Claim, bare: list[Term], passage: _Passage) -> None:
        """Complete a number that stands without its thing: 增至30件, 去年256件, 金额900元."""
        slot, quantity, found = claim.slot, claim.number, passage.found
        text = self._text[slot.start : quantity.start]
        last = found[-1].thing if found and found[-1].own else self._topic
        if quantity.kind is Kind.MONEY and last.domain is Domain.FEE and _FEE.search(text):
            claim.thing = Thing(Domain.FEE, ("fee",), acts=("receive",) if _GOT.search(text) else ())
        elif quantity.kind is Kind.MONEY and last.domain is Domain.TABLE2 and "收费" in text:
            claim.thing = Thing(Domain.INCOME, ("income",))
        elif quantity.kind is Kind.COUNT and last.domain is Domain.FEE and "通知" in text:
            claim.thing = Thing(Domain.FEE, ("notice",))
        elif _MONTHLY.search(text) or (found and (REACHED.search(text) or _ONLY_TIME.fullmatch(text))):
            claim.thing = last
        elif self._agent(slot, bare):
            claim.thing, claim.own = self._topic, self._topic.known
            return
        claim.own = claim.plain = claim.thing.known

    def _agent(self, slot: Slot, bare: list[Term]) -> bool:
        """Whether the clause before names who did it: 自然人是申请主体，共提出1件."""
        named = bool(slot.before) and not slot.tail and any(term.things for term in bare)
        gaps = [*slot.bare[-1].gaps, *slot.gaps] if slot.bare else slot.gaps
        return named and not loose(self._text, gaps, self._agency)

    def _dated(self, claim: Claim, passage: _Passage, outer: tuple[Spoken | None, int]) -> None:
        """Say which year a claim speaks of, and whether it is compared with another."""
        slot, quantity = claim.slot, claim.quantity
        before = passage.found[-1] if passage.found else None
        goes_on = claim.relation is Relation.IS and before is not None and before.relation is Relation.CHANGE
        claim.compared = claim.compared or (passage.compared and not goes_on)
        passage.compared = claim.compared
        passage.ever_compared = passage.ever_compared or claim.compared
        named = year_of([*slot.head, *slot.tail])
        if named and (named[0] or slot.year is None):
            # 2023年全年: the year is the one that is written.
            passage.off = named[0]
        # Its number is last year's: 较上一年的133件.
        told_last = _LAST.search(
            self._text, max(slot.start - 12, 0), quantity.start if quantity else slot.start
        )
        carries = "carry_in" in claim.thing.acts
        claim.year, claim.year_off = passage.year, -1 if told_last and not carries else passage.off
        if quantity is not None and REACHED.search(self._text, slot.start, quantity.start):
            claim.year_off = passage.off = 0
            if (
                before is not None
                and not slot.sep
                and _FROM.search(self._text, before.slot.start, before.start)
            ):
                # 由790条增至871条: the number it comes from is last year's.
                before.year_off, before.compared = -1, True
        if claim.relation is Relation.IS and (act := carried(self._text, slot, passage.off, self._year)):
            claim.thing = Thing(Domain.REQUESTS, ("request",), (act,))
            claim.own = claim.plain = True
            claim.soft = ""
            claim.year_off = passage.off = 0
        if claim.relation in RELATIVE and claim.relation is not Relation.SHARE:
            passage.off = 0
        if slot.joint == "、":
            # 政策文件4条、2022年年报1条: a year within a list is of its own item only.
            passage.year, passage.off = outer

    def _limit(self, claim: Claim, passage: _Passage) -> None:
        slot = claim.slot
        here = scopes_of(self._text, slot.before)
        passage.scopes |= {key: word for key, word in here.items() if key not in ("each", "plan", "average")}
        quantity = slot.quantity
        if (
            quantity is not None
            and quantity.unit in ("个", "家")
            and _OFFICES.match(self._text, quantity.end)
        ):
            passage.scopes["others"] = "几个单位的数"
        claim.soft = claim.soft or passage.narrowed
        if (others := passage.scopes.get("others")) and others in self._agency:
            # 街道 in a 街道's own report is itself.
            passage.scopes.pop("others")
            here.pop("others", None)
        every = {**passage.scopes, **here, **scopes_of(self._text, slot.after[:2])}
        limit(claim, every, self._text, self._agency)
        if not claim.soft and (handed := self._handed_on(claim, passage)):
            claim.soft, claim.handed_on = handed, True

    def _handed_on(self, claim: Claim, passage: _Passage) -> str:
        """Return what narrows the claim before, where this one goes on about the same thing."""
        last = passage.latest(lambda c: c.thing.domain is claim.thing.domain)
        if last is None or not last.soft:
            return ""
        named = any("object" in term.says for term in (*claim.slot.head, *claim.slot.tail))
        return "" if named and claim.relation not in RELATIVE else last.soft

    def _remember(self, claim: Claim, joined: list[Term], passage: _Passage) -> None:
        topic, slot = claim.thing, claim.slot
        if not topic.known:
            topic = thing_of([*joined, *(term for term in slot.head if term.things)], self._topic)
        if topic.known and claim.relation in (Relation.IS, Relation.NONE, Relation.ALL):
            self._topic, passage.fresh = topic, True
        passage.found.append(claim)


def _incomplete(term: Term) -> bool:
    """Whether a word names only what is done, not with what: 收到, 制发."""
    return "act" in term.says or "table2" in term.says


def _case(term: Term) -> bool:
    """Whether a word names reconsideration or litigation, and not how it ended."""
    return term.says.get("object") in REVIEWS


def _complete(found: list[Claim], claim: Claim) -> None:
    """Give 未制发 in 未制发、未废止规范性文件 the thing that follows."""
    last = found[-1] if found else None
    none = Relation.NONE
    if last is None or last.own or not last.relation is claim.relation is none:
        return
    if named := said((*last.slot.head, *last.slot.tail), "table2"):
        last.thing = claim.thing._replace(table2=(named,))
        last.own, last.outside = True, ""
