"""From slots to claims: which thing, in which relation, within which scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nianbao.proof.things import REVIEWS, Domain, Thing, gaps_of, inherited, loose, thing_of
from nianbao.prose import Gap, Sentence, Slot, Term
from nianbao.quantities import Kind, Spoken


class Relation(StrEnum):
    """What a claim says of its thing."""

    IS = "is"
    SHARE = "share"
    CHANGE = "change"
    MULTIPLE = "multiple"
    SAME = "same"
    NONE = "none"
    ALL = "all"


@dataclass(slots=True)
class Claim:
    """One slot understood: span, thing, relation, scope and its place in a list."""

    section: str
    sentence: int
    slot: Slot
    start: int
    end: int
    relation: Relation
    thing: Thing
    quantity: Spoken | None
    #: The thing is written in the slot itself, not taken over.
    own: bool
    #: Words that put it outside the tables: nothing is compared.
    outside: str = ""
    #: Words that may narrow it: a match proves, a mismatch does not disprove.
    soft: str = ""
    #: Of a share its base; of a change its direction: 1 up, −1 down.
    base: Thing | None = None
    direction: int = 0
    #: The year it speaks of, less the report's own: −1 is last year.
    year_off: int = 0
    year: Spoken | None = None
    compared: bool = False
    #: Its number is last year's: 较上一年的133件.
    told_last: bool = False
    #: An average over the twelve months.
    monthly: bool = False
    #: What it counts is plain, whatever unknown words stand beside it.
    plain: bool = False
    #: No other year stands in its sentence.
    year_alone: bool = False
    lead: str = ""
    #: The lead word comes first: 其中A…, not A、B分别为….
    opens: bool = False
    kind: str = ""
    each: bool = False
    #: The text says plainly what is counted; else a match proves and a mismatch says nothing.
    certain: bool = True
    #: A colon opens a list right before it.
    colon: bool = False
    #: The number of its sentence in the section.
    order: int = 0


_REASONS = {
    "cumulative": "累计数，不只本年",
    "plan": "计划或要求，不是结果",
    "each": "平均或每一单位的数",
    "average": "平均数",
}
_PROPOSED = re.compile("向.{1,12}?提[出起交]")
#: What may stand between a negation and what it denies.
_BETWEEN = re.compile(
    r"(?:任何|需要|办理|政府信息公开|政府信息|信息公开|案件|申请人|本机关|我|全年|发出|收费|新|再|一起|一件|一例|一[个名]|有|到|过|人|单位|群众|公众|组织|来|关于|相关|方面|因|向.{1,12}?提[出起]|提[出起]|对该?|该|件|作出|的|而|形成|发生|"
    r"产生|引起|引发|导致|被|出现|收|接|决定|情况|情形|现象|事项|记录|属于?|自|或者?|\s|[“”])*"
)
_NOT_ONE = re.compile("[都也均]?[未没无]")
#: What makes 行政许可 something else than a decision: an application, a post, a list of items.
_NO_DECISION = re.compile("受理|申请|公示|撤销|注销|不予|清单|目录|信用|归集|录入|报送")
#: 3月, 1—6月; the first and last day bound the whole year.
_PART_YEAR = re.compile(r"(?<![\d１２])(?:[1-9]|1[0-2])\s*月(?!\s*(?:1|31)\s*日|底|末)")
_THIS_YEAR = re.compile("(?:全年|年内|本年度?|今年|当年|年度)[^，。；]{0,4}累计")
_MONTHLY = re.compile("每月|月均")
_BRACKET = re.compile("[（(][^（）()]*[)）]")
#: Brackets that take away instead of adding: 新收申请（不含结转）.
_APART = re.compile("不含|不包括|除|其中|以下简称")
#: A base in its own clause: 无法提供的申请中，….
_WITHIN = re.compile("(?:的|申请|件|案件)[中里内当]中?[，,]")
_CARRIED_TO = re.compile("(?:结转|转[入到至]|顺延|延续)[到至入]?(20\\d\\d)年")
#: Before a number: 多17件, 少2件.
_MORE = re.compile("([多少])$")
#: Before a percentage: 相当于上年的122.4%.
_AGAINST = re.compile("(?:相当于|是|为)(?:[上去]年|上一年|20\\d\\d年)度?(?:同期)?的$")
_FEE = re.compile("金额|应收|实收|收取|到账|合计|共计")
_GOT = re.compile("实收|实际|收取|到账|已收|收缴")
_ONLY_TIME = re.compile("(?:[上去本今当]年|上一年|20\\d\\d年)度?(?:同期)?[为有是]?")
_LAST = re.compile("(?:[上去]年|上一年)度?(?:同期)?的?[约近有为]?$")
#: 增至 names the new figure, not the difference.
_REACHED = re.compile("(?:[增升降减]至|(?:增加|下降|减少|提高|提升|上升|增长)[到至]|达到?)$")
_CARRIED = re.compile("结转|转结|转来|转入|转到|转至|转接|接转|延续|遗留|留存|留待|跨年|跨入|延至|顺延")
_PLANNED = re.compile("计划(?:类|[和与及、]|总结|生育|的|书|单列)")
_MANNER = re.compile(
    r"等(?:多种|各种|多个|多)?(?:渠道|方式|途径|平台|形式|多渠道)|线上线下|多渠道|各渠道|各类渠道"
)


class Reader:
    """Reads the sentences of one section in their order and remembers what they are about."""

    def __init__(self, text: str, year: int | None, agency: str) -> None:
        self._text = text
        self._year = year
        self._agency = agency
        self._topic = Thing()
        #: The base that a clause of its own names: 无法提供的申请中，….
        self._within = Thing()
        self._paragraph = -1

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Return the claims of a sentence, one for each slot."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._topic = Thing()
        found: list[Claim] = []
        shared: list[list[Term]] = []
        scopes: dict[str, str] = {}
        compared = fresh = False
        self._within = Thing()
        depth, above = 0, self._topic
        year: Spoken | None = None
        off = 0
        for slot in sentence.slots:
            if slot.sep == "；":
                scopes, compared = {}, False
            joined: list[Term] = []
            for tokens, mark in slot.bare:
                terms = [token for token in tokens if isinstance(token, Term)]
                things = [term for term in terms if term.things]
                text = self._text[tokens[0].start : tokens[-1].end] if tokens else ""
                if things and (mark == "、" or (mark in "（）" and mark and not _APART.search(text))):
                    joined += things
                    if mark == "、":
                        shared.append(things)
                else:
                    joined, shared = [], []
                    if things and text.endswith(("中", "里")):
                        self._within = thing_of(things, self._topic)
                    if things:
                        self._topic = inherited(
                            thing_of(things, self._topic), self._topic if fresh else Thing()
                        )
                        fresh = True
                    scopes |= self._scopes(tokens)
                compared = compared or any(term.get("relation") == "compare" for term in terms)
                off = next((o for o in (self._offset(term) for term in terms) if o is not None), off)
            outer = (year, off)
            if slot.year is not None and self._year is not None:
                year, off = slot.year, int(slot.year.value) - self._year
            if slot.depth > depth:
                above = self._topic
            elif slot.depth < depth:
                self._topic = above
            depth = slot.depth
            claim, shared = self._claim(sentence, slot, joined, shared, found)
            ended = claim.relation is Relation.IS and bool(found) and found[-1].relation is Relation.CHANGE
            claim.compared = claim.compared or (compared and not ended)
            compared = compared or claim.compared
            named = [o for o in (self._offset(term) for term in slot.terms) if o is not None]
            if named and (named[0] or slot.year is None):
                # 2023年全年: the year is the one that is written.
                off = named[0]
            claim.year, claim.year_off = year, -1 if claim.told_last else off
            if slot.quantity is not None and _REACHED.search(self._text[slot.start : slot.quantity.start]):
                claim.year_off = off = 0
            if (act := self._carried(slot, off)) and claim.relation is Relation.IS:
                claim.thing, claim.own, claim.year_off = Thing(Domain.REQUESTS, ("request",), (act,)), True, 0
                claim.plain, off = True, 0
            if claim.relation in (Relation.CHANGE, Relation.MULTIPLE, Relation.SAME):
                off = 0
            if slot.joint == "、":
                # 政策文件4条、2022年年报1条: a year within a list is of its own item only.
                year, off = outer
            if claim.thing.domain is Domain.TABLE2:
                _complete(found, claim)
            claim.year_alone = len({spoken.value for spoken in sentence.years}) == 1
            here = self._scopes(slot.before)
            scopes |= {key: word for key, word in here.items() if key not in ("each", "plan")}
            every = {**scopes, **here, **self._scopes(slot.after[:2])}
            self._scope(claim, every)
            topic = claim.thing
            if topic.domain is Domain.UNKNOWN:
                here_things = [t for t in slot.before if isinstance(t, Term) and t.things]
                topic = thing_of([*joined, *here_things], self._topic)
            if topic.domain is not Domain.UNKNOWN and claim.relation in (
                Relation.IS,
                Relation.NONE,
                Relation.ALL,
            ):
                self._topic, fresh = topic, True
            if slot.after and self._text[slot.after[-1].start : slot.after[-1].end].endswith("中"):
                self._within = claim.thing
            found.append(claim)
        return found

    def _carried(self, slot: Slot, off: int) -> str:
        """Return the act of 由2023年转来 and 转到2025年: a year beside a word of carrying over."""
        text = self._text[slot.start : slot.end]
        to = _CARRIED_TO.search(text)
        if to is not None and self._year is not None and int(to[1]) == self._year + 1:
            return "carry_out"
        if off not in (-1, 1) or not _CARRIED.search(text):
            return ""
        return "carry_in" if off == -1 else "carry_out"

    def _offset(self, term: Term) -> int | None:
        time = term.get("time")
        return {"this": 0, "last": -1, "next": 1, "other": 99}.get(time or "")

    def _scopes(self, tokens: list[Term | Gap]) -> dict[str, str]:
        found = {}
        for token in tokens:
            if isinstance(token, Term):
                value = token.get("scope") or ("average" if token.get("relation") == "average" else None)
                if value and not (value == "plan" and _PLANNED.match(self._text, token.start)):
                    found[value] = self._text[token.start : token.end]
        if (
            "since" in found
            and tokens
            and _THIS_YEAR.search(self._text, max(0, tokens[0].start - 6), tokens[-1].end)
        ):
            del found["since"]
        if "channel" in found and tokens and _MANNER.search(self._text, tokens[0].start, tokens[-1].end):
            del found["channel"]
        return found

    def _scope(self, claim: Claim, scopes: Mapping[str, str]) -> None:
        claim.monthly = "average" in scopes and _MONTHLY.search(scopes["average"]) is not None
        for name, reason in _REASONS.items():
            if name in scopes:
                claim.outside = claim.outside or reason
        slot = claim.slot
        if slot.quantity is not None and _PART_YEAR.search(self._text, slot.start, slot.quantity.start):
            claim.outside = claim.outside or "说的是一年中的一段时间"
        decided = {"licence", "penalty", "coercion"} & set(claim.thing.objects)
        until = slot.quantity.start if slot.quantity else slot.end
        if decided and _NO_DECISION.search(self._text, slot.start, until):
            claim.soft = claim.soft or "受理、公示等不是决定"
        for name in ("since", "channel", "others", "handbook"):
            if name in scopes:
                claim.soft = claim.soft or scopes[name]
        if claim.thing.objects == ("published",):
            # 各平台发布信息: not necessarily what the total counts.
            claim.soft = claim.soft or "发布"
        if claim.relation is Relation.IS and claim.own and not claim.plain:
            claim.soft = claim.soft or loose(self._text, gaps_of(claim.slot), self._agency)

    def _claim(
        self, sentence: Sentence, slot: Slot, joined: list[Term], shared: list[list[Term]], found: list[Claim]
    ) -> tuple[Claim, list[list[Term]]]:
        before = [token for token in slot.before if isinstance(token, Term)]
        after = [token for token in slot.after if isinstance(token, Term)]
        things = [term for term in before if term.things]
        relation, direction, base, kept = self._relation(slot, before, found)
        if relation is Relation.SHARE:
            apart = any("分别" in self._text[t.start : t.end] for t in before)
            things = kept if apart or (shared and not kept) else [*joined, *kept]
            if not things and shared and found and found[-1].relation is Relation.SHARE:
                base = found[-1].base
        if not things and not shared and any("分别" in self._text[t.start : t.end] for t in before):
            # 复议、诉讼情况见下表，总数分别为4件和11件
            shared = [[t] for tokens, _ in slot.bare for t in tokens if isinstance(t, Term) and t.things]
            joined, things = [], shared.pop(0) if shared else []
        elif things and any(
            t.get("list") == "apart" or "分别" in self._text[t.start : t.end] for t in before
        ):
            shared = [*shared, *self._apart(things)]
            if len(shared) > 1:
                joined, things, shared = [], shared[0], shared[1:]
        elif (
            not things
            and shared
            and found
            and not joined
            and slot.sep in ("、", "")
            and relation in (Relation.IS, Relation.SHARE)
        ):
            things, shared = shared[0], shared[1:]
        else:
            things = [*joined, *things]
            shared = []
        following = [term for term in after if term.things] if relation is Relation.IS else []
        if not things:
            things = following
        elif following and all(t.get("act") or t.get("table2") for t in things):
            # 收到的2件申请: the object follows its number.
            things = [*things, *following[: 1 if following[0].get("object") else 0]]
        things = [t for t in things if not self._only_said(t, slot)]
        thing = (
            thing_of([*things, *(t for t in before if t.get("list") == "etc")], self._topic)
            if things
            else Thing()
        )
        own = thing.domain is not Domain.UNKNOWN
        bare = [token for tokens, _ in slot.bare for token in tokens if isinstance(token, Term)]
        lead = next((value for term in (*bare, *before) if (value := term.get("lead"))), "")
        marks = [mark for _, mark in slot.bare]
        opening = [*(slot.bare[0][0] if slot.bare else []), *slot.before][:1]
        rates = any(t.get("relation") == "rate" for t in before)
        kind = next(
            (value for term in before if (value := term.get("list")) in ("rest", "total", "each")), ""
        )
        if own and (lead or (found and found[-1].lead) or slot.depth):
            whole = next((c for c in reversed(found) if c.relation is Relation.IS and not c.lead), None)
            if whole is not None and thing.domain is whole.thing.domain:
                thing = _under(thing, whole.thing)
        if not own and relation in (Relation.CHANGE, Relation.MULTIPLE, Relation.SAME, Relation.SHARE):
            last = next(
                (c for c in reversed(found) if c.relation in (Relation.IS, Relation.CHANGE) and c.own), None
            )
            thing = last.thing if last is not None else self._topic
            shared_base = found[-1] if found and found[-1].relation is Relation.SHARE else None
            if slot.quantity is not None and slot.quantity.kind is Kind.POINTS and shared_base is not None:
                thing, base = shared_base.thing, shared_base.base
        compared = any(t.get("relation") == "compare" for t in before)
        start, end = (slot.quantity.start, slot.quantity.end) if slot.quantity else (slot.start, slot.end)
        claim = Claim(
            sentence.section,
            sentence.start,
            slot,
            start,
            end,
            relation,
            thing,
            slot.quantity,
            own,
            base=base,
            direction=direction,
            compared=compared,
            lead=lead,
            opens=any(isinstance(t, Term) and bool(t.get("lead")) for t in opening),
            kind=kind or "",
            each=kind == "each" and before[-1].get("list") == "each",
            colon="：" in (slot.sep, *marks),
        )
        if rates and relation is not Relation.IS:
            claim.outside = "比率的口径不在表中"
        if relation is Relation.SHARE:
            named = own or bool(found and found[-1].own and found[-1].relation is Relation.IS)
            listed = len(found) > 1 and found[-1].slot.sep == "、" and not own
            elsewhere = base is None and _WITHIN.search(self._text, sentence.start, start) is not None
            claim.certain = (
                named and not listed and not elsewhere and (base is not None or self._plain_share(slot))
            )
        elif not own:
            claim.certain = bool(found) and found[-1].thing.domain is not Domain.UNKNOWN
        if (
            slot.quantity
            and relation is Relation.IS
            and things
            and things[0].start > end
            and _far(self._text, end, things[0])
        ):
            claim.soft = self._text[end : things[0].start]
        before_it = found[-1].thing if found else Thing()
        if thing.rows and not thing.columns and before_it.columns and before_it.rows:
            claim.soft = "前面说的是一部分申请人"
        if not own and relation is Relation.IS:
            self._elided(claim, found)
            named = any(t.things for t in bare)
            if (
                not claim.own
                and named
                and slot.before
                and not loose(self._text, gaps_of(slot), self._agency)
                and not after
            ):
                # 自然人是申请主体，共提出1件
                claim.thing, claim.own = self._topic, self._topic.domain is not Domain.UNKNOWN
        claim.told_last = _LAST.search(self._text, max(slot.start - 12, 0), start) is not None
        if relation is Relation.NONE or slot.quantity is None:
            self._absence(claim, before, [t for t in joined if t.get("column")])
        return claim, shared

    def _only_said(self, term: Term, slot: Slot) -> bool:
        """公开 alone is an outcome where applications are counted, and a verb before 财政信息47条."""
        if self._text[term.start : term.end] != "公开" or slot.quantity is None:
            return False
        if slot.quantity.kind is not Kind.COUNT:
            return False
        between = _BRACKET.sub("", self._text[term.end : slot.quantity.start]).strip("的为有共计 和及、")
        between = between.removeprefix("部分公开").removeprefix("部分公开")
        return bool(between) or slot.quantity.unit not in ("件", "份", "起", "宗", "例", "")

    def _plain_share(self, slot: Slot) -> bool:
        """Whether a share word stands there with nothing unknown as its base: 占60%, 占比为60%."""
        at = next((t for t in slot.before if isinstance(t, Term) and t.get("relation") == "share"), None)
        if at is None or slot.quantity is None:
            return False
        between = self._text[at.end : slot.quantity.start]
        return (
            len(between.strip("的比例重为约近有达到超过不足 ")) == 0 or self._text[at.start : at.end] != "占"
        )

    def _elided(self, claim: Claim, found: list[Claim]) -> None:
        """Complete a number that stands without its thing: 增至30件, 去年256件, 金额900元."""
        quantity = claim.quantity
        assert quantity is not None
        text = self._text[claim.slot.start : quantity.start]
        last = found[-1].thing if found and found[-1].own else self._topic
        if quantity.kind is Kind.MONEY and last.domain is Domain.FEE and _FEE.search(text):
            claim.thing = Thing(Domain.FEE, ("fee",), acts=("receive",) if _GOT.search(text) else ())
        elif quantity.kind is Kind.MONEY and last.domain is Domain.TABLE2 and "收费" in text:
            claim.thing = Thing(Domain.INCOME, ("income",))
        elif quantity.kind is Kind.COUNT and last.domain is Domain.FEE and "通知" in text:
            claim.thing = Thing(Domain.FEE, ("notice",))
        elif _REACHED.search(text) or _ONLY_TIME.fullmatch(text) or _MONTHLY.search(text):
            claim.thing = last
        claim.own = claim.plain = claim.thing.domain is not Domain.UNKNOWN

    def _apart(self, things: list[Term]) -> Iterator[list[Term]]:
        for term in things:
            yield [term]

    def _relation(
        self, slot: Slot, before: list[Term], found: list[Claim]
    ) -> tuple[Relation, int, Thing | None, list[Term]]:
        quantity = slot.quantity
        if quantity is not None and quantity.value == 1 and quantity.chinese:
            denied = bool(before) and bool(before[-1].get("negation")) and before[-1].end == quantity.start
            if denied or _NOT_ONE.match(self._text, quantity.end):
                return Relation.NONE, 0, None, []
        if quantity is None:
            if any(term.get("relation") == "same" for term in before):
                return Relation.SAME, 0, None, []
            return (
                (Relation.NONE if any(term.get("negation") for term in before) else Relation.ALL),
                0,
                None,
                [],
            )
        direction = 0
        for term in before:
            value = term.get("relation")
            if value in ("up", "down"):
                direction = 1 if value == "up" else -1
        text = self._text[slot.start : quantity.start]
        if _MORE.search(text) and not direction:
            direction = 1 if _MORE.search(text)[1] == "多" else -1  # type: ignore[index]
        compared = any(t.get("relation") == "compare" for t in before) or any(
            t.get("relation") == "compare" for tokens, _ in slot.bare for t in tokens if isinstance(t, Term)
        )
        compared = compared or any(c.compared for c in found)
        relative = compared or quantity.kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE)
        if direction and relative and not _REACHED.search(text):
            return Relation.CHANGE, direction, None, []
        if quantity.kind is Kind.MULTIPLE:
            return Relation.MULTIPLE, 0, None, []
        if quantity.kind in (Kind.PERCENT, Kind.POINTS):
            cut = next((i for i, t in enumerate(before) if t.get("relation") == "share"), None)
            if _AGAINST.search(text):
                return Relation.MULTIPLE, 0, None, []
            if cut is None:
                one = [t for t in before if t.things]
                two = [t for t in slot.after if isinstance(t, Term) and t.things]
                if self._text[quantity.end : quantity.end + 1] == "的" and not one:
                    # 近六成的办结申请予以公开: the base comes first.
                    split = next((i for i, t in enumerate(two) if t.get("row") or t.get("column")), len(two))
                    one, two = two[:split], two[split:]
                if one and two and thing_of(two, self._topic).domain is Domain.REQUESTS:
                    return Relation.SHARE, 0, thing_of(one, self._topic), two
                return Relation.SHARE, 0, None, [t for t in before if t.things]
            word = self._text[before[cut].start : before[cut].end]
            first = [t for t in before[:cut] if t.things]
            rest = [t for t in before[cut + 1 :] if t.things]
            hint = thing_of(first, self._topic) if first else found[-1].thing if found else self._topic
            base = thing_of(rest, hint) if rest and word.startswith("占") else None
            if base is not None and base.domain is Domain.UNKNOWN:
                base = None
            return Relation.SHARE, 0, base, first
        return Relation.IS, 0, None, []

    def _absence(self, claim: Claim, before: list[Term], joined: list[Term]) -> None:
        """A negation speaks of the words right after it, or of those before a closing 为零."""
        slot = claim.slot
        if claim.relation is Relation.SAME:
            claim.thing = claim.thing if claim.thing.domain else self._topic
            same = next(t for t in before if t.get("relation") == "same")
            claim.start, claim.end = same.start, same.end
            return
        facet = "negation" if claim.relation is Relation.NONE else "universal"
        tokens = [*slot.before, *(slot.after if slot.quantity else [])]
        at = next(i for i, t in enumerate(tokens) if isinstance(t, Term) and t.get(facet))
        word: Term | Gap = tokens[at]
        things: list[Term] = []
        gap = ""
        for token in slot.before if slot.quantity and at >= len(slot.before) else tokens[at + 1 :]:
            if isinstance(token, Term):
                if token.things:
                    things.append(token)
            elif things and not _BETWEEN.fullmatch(self._text[token.start : token.end].strip()):
                gap = gap or self._text[token.start : token.end]
        if things and things[0].start > word.end:
            stretch = self._text[word.end : things[0].start]
            gap = gap if _BETWEEN.fullmatch(stretch) else stretch
        if claim.relation is Relation.NONE and any(t.get("object") == "request" for t in things):
            # 没有单位和个人提出申请 speaks of everybody, 科研机构、律所均未提出申请 of those.
            named = {t.get("column") for t in things}
            if "natural_person" in named and (
                "单位" in self._text[word.end : things[-1].start] or len(named) > 2
            ):
                things = [t for t in things if not t.get("column")]
            asked = [t for t in tokens[:at] if isinstance(t, Term) and t.get("column")]
            things = [*joined, *asked, *things]
        claim.start = word.start
        claim.end = things[-1].end if things else word.end
        if claim.relation is Relation.ALL and not things:
            claim.outside = "没有说是什么"
        if not things:
            claim.thing = Thing()
            return
        if not any(t.get("object") for t in things):
            # 行政复议未被纠正: what is denied stands before the negation.
            of = [t for t in tokens[:at] if isinstance(t, Term) and t.get("object") in (*REVIEWS, "request")]
            things = [*of, *things] if any(t.get("result") or t.get("act") for t in things) else things
        claim.thing = thing_of(things, self._topic)
        claim.own = claim.thing.domain is not Domain.UNKNOWN
        if claim.relation is Relation.NONE and gap and not _PROPOSED.search(self._text, word.end, claim.end):
            claim.outside = "否定的对象不明"


def _complete(found: list[Claim], claim: Claim) -> None:
    """Give 未制发 in 未制发、未废止规范性文件 the thing that follows."""
    last = found[-1] if found else None
    if (
        last is not None
        and last.relation is Relation.NONE
        and claim.relation is Relation.NONE
        and not last.own
    ):
        named = [term.get("table2") for term in last.slot.terms if term.get("table2")]
        if named:
            last.thing = replace(claim.thing, table2=(str(named[0]),))
            last.own, last.outside = True, ""


def _far(text: str, end: int, term: Term) -> bool:
    """Whether words stand between a number and the name after it."""
    return text[end : term.start].strip() not in ("", "的", "为", "是", "属", "属于", "系", "由")


def _under(part: Thing, whole: Thing) -> Thing:
    """Return a part with the row its whole names, for a part that names a column only."""
    if part.domain is Domain.REQUESTS and part.columns and not part.rows and not part.acts:
        return inherited(part, whole)
    if part.domain is Domain.REQUESTS and part.rows and not part.columns and whole.columns:
        return inherited(part, whole)
    if part.domain is Domain.REVIEWS and not [o for o in part.objects if o in REVIEWS]:
        return inherited(part, whole)
    return part
