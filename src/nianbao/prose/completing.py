"""What a slot leaves unsaid: the thing of a share or change, of 增至30件, of a rate that names it itself."""

from __future__ import annotations

import re
from itertools import pairwise

from nianbao.numbers import read_chinese
from nianbao.prose.claims import CHANGE, IS, MULTIPLE, NONE, RELATIVE, SAME, SHARE, Claim
from nianbao.prose.clauses import Clause
from nianbao.prose.passage import Passage
from nianbao.prose.relations import reached
from nianbao.prose.things import NOTHING, REVIEWS, Domain, Thing, loose, members_of, thing_of, under
from nianbao.prose.tokens import said
from nianbao.quantities import Kind

_FEE = re.compile("金额|应收|实收|收取|到账|合计|共计")
_GOT = re.compile("实收|实际|收取|到账|已收|收缴")
_ONLY_TIME = re.compile(
    "而?在?(?:较|比|与|同|和|低于|高于|少于|多于|超过)?(?:[上去本今当]年|上一年|20\\d\\d年)度?(?:同期)?的?[为有是]?"
)
#: 38.4万元，折合384000元 says the same once more.
_SAME = re.compile("(?:折合|约合|折算为|即)(?:人民币)?$")
#: 与上年持平，均为9件.
_STILL = re.compile("[都均仍也]?[为是]")
#: 六百多件，具体为667件.
_EXACTLY = re.compile("(?:具体|准确|确切|实际)(?:为|是|数为)$")
_MONTHLY = re.compile("每月|月均")
#: How many claims back a list may begin.
_LISTED = 8
_ONE_OF_TWO = re.compile("前者|后者")
_FORMER = re.compile("(前者|后者)[^，。；0-9]{0,6}(?!\\1)(?:前者|后者)(?:的|[多少])$")
#: What comes in and what came over from last year.
_COMING_IN = (["carry_in", "new"], ["carry_in", "receive"])
#: Behind a share: the part it is of, which names nothing.
_OF_UNKNOWN = re.compile("(?:以上|左右)?(?:因(?!此)|由于|缘于|源于|属于?|系)")
#: Both or all of the numbers before: 两者占60%, 以上三类合占60%.
_BOTH = re.compile("([两二三四五六])(?:者|项|类|种|部分)[^，。；0-9]{0,6}占")
#: How many characters before a slot such words may stand.
_BOTH_BEFORE = 6
#: The numbers that stand behind the first one of those that are dealt out.
_DEALT_OUT = re.compile(
    "(?:[、和及与][^，。；、和及与0-9]{0,4}[0-9.]+(?:个?百分点|[^，。；、和及与0-9]{0,3}))+"
)
_ANOTHER = re.compile("[、和及与]")
#: What the clause before a number ends in that names what it counts.
_RANKED = re.compile("(?:次之|居次|最[多大少小](?:的一?[类项])?|居多|居首|居第一位?|占了?大头|占多数)$")
#: Before what came over, where the number behind it holds that: 连同上年结转的1件，全年应办6件.
_ADDED = re.compile("连同|加上|加之|外加|算上|计入")
#: How far before a number that word may stand.
_BACK = 24
#: Between a whole and the share of it.
_AMONG = re.compile("(?:申请|案件)?[中里](?:约|近)?占(?:比|了)?(?:约|近)?")
#: What the rates of the lexicon are of.
_WITH_RATES = frozenset({Domain.REQUESTS, Domain.REVIEWS})
#: Rates of dates, or of other work: 按时办结率, 工单办结率.
_ON_TIME = re.compile("按[时期]|及时|期限|限时|时限|工单|热线|提案|建议|事项|信访|投诉")


def take_over(claim: Claim, passage: Passage) -> None:
    """Give a share or a change that names nothing the thing told before it."""
    before = passage.last
    if claim.relation is SHARE and _OF_UNKNOWN.match(passage.text, claim.end):
        # 纠正的4件中，有一半因适用条款不当: a part of them that nobody counts.
        return
    if (
        claim.relation is SHARE
        and before is not None
        and _AMONG.fullmatch(passage.text, before.end, claim.start)
    ):
        told = next((c for c in reversed(passage.found[:-1]) if c.own and c.relation is IS), None)
        if told is not None and passage.text.find("在", before.slot.start, before.start) >= 0:
            # 不掌握的15件，较上年减少2件，在无法提供的21件中占71.4%
            claim.thing, claim.base = told.thing, before.thing
            return
    if claim.relation is SHARE and (summed := _summed(claim, passage)).known:
        claim.thing, claim.kind, claim.certain = summed, "total", True
        claim.members = len(summed.rows) + len(summed.categories)
        return
    if claim.relation in (MULTIPLE, CHANGE) and (both := _former(claim, passage)):
        claim.thing, claim.than = both
        return
    if claim.relation is CHANGE and (both := _set_against(claim, passage)):
        claim.thing, claim.than = both
        return
    if claim.dealt and (things := passage.dealt or _listed(claim, passage) or passage.topic.singles()):
        claim.thing, passage.dealt = things[0], things[1:]
        if before is not None and before.dealt:
            claim.base = claim.base or before.base
        return
    total = before is not None and before.kind == "total" and not before.own
    if (total or claim.kind == "total") and (parts := _parts(passage.found[: -1 if total else None])).known:
        # 公开34件、部分公开13件，合计47件，占办结总数的53.4%: the share is of the total.
        claim.thing = parts
        return
    if before is not None and before.relation is IS and not before.thing.known:
        # 征地类达18件，占新收申请的56.25%: the share is of what nobody counts.
        return
    # 无法提供6件（本机关不掌握5件），比上年减少3件: not what the bracket told.
    last = passage.latest(lambda c: c.relation in (IS, CHANGE) and c.own and c.slot.depth <= claim.slot.depth)
    claim.thing = last.thing if last is not None else passage.topic
    if claim.relation is SHARE:
        # 公开111件，其中全部公开82件、部分公开29件，占办结数的54.4%: of the last part, or of the whole.
        claim.besides = _whole_of_list(passage)
    points = claim.quantity is not None and claim.quantity.kind is Kind.POINTS
    if points and before is not None and before.relation is SHARE:
        # 占60%，提高5个百分点: the change is of the share.
        claim.thing, claim.base, claim.besides = before.thing, before.base, before.besides


def _summed(claim: Claim, passage: Passage) -> Thing:
    """Return what the last numbers count together, if a share is said of both or all of them: 两者占60%."""
    said = _BOTH.search(passage.text, max(claim.sentence, claim.slot.start - _BOTH_BEFORE), claim.start)
    many = read_chinese(said[1]) or 0 if said is not None else 0
    parts = _parts(passage.found[-many:]) if many else Thing()
    return parts if len(parts.rows) + len(parts.categories) >= many else Thing()


def _whole_of_list(passage: Passage) -> tuple[Thing, ...]:
    """Return what the number counts that stands right before a list and its lead word, if it has one."""
    for whole, first in pairwise(passage.found[-_LISTED:]):
        if first.lead and first.opens and whole.thing.known and whole.relation is IS:
            return (whole.thing,)
    return ()


def _former(claim: Claim, passage: Passage) -> tuple[Thing, Thing] | None:
    """Return what 前者 and 后者 stand for, the one that is set against the other first: 前者是后者的2倍."""
    said = _FORMER.search(passage.text, claim.slot.start, claim.start)
    told = [c.thing for c in passage.found[-2:] if c.relation is IS and c.thing.known]
    if said is None or len(told) < 2:
        return None
    return (told[0], told[1]) if said[1] == "前者" else (told[1], told[0])


def _set_against(claim: Claim, passage: Passage) -> tuple[Thing, Thing] | None:
    """Return what is set against the number before, and what that counts: 结转2件，比年初结转的3件减少1件."""
    if claim.slot.sep or len(passage.found) < 2:
        return None
    told, other = passage.found[-2:]
    beside = other.relation is IS and "relation:compare" in other.slot.said and not other.year_off
    named = other.own and told.own and told.thing.known and other.thing not in (NOTHING, told.thing)
    return (told.thing, other.thing) if beside and named else None


def _listed(claim: Claim, passage: Passage) -> list[Thing]:
    """Return what the numbers before count, as many as are dealt out: 处罚9件，强制3件，分别减少2件和1件."""
    following = _DEALT_OUT.match(passage.text, claim.end)
    many = 1 + len(_ANOTHER.findall(following[0])) if following is not None else 1
    things: list[Thing] = []
    for told in reversed(passage.found[-many:]):
        if told.relation is not IS or not told.thing.known:
            break
        things.insert(0, told.thing)
    return things if len(things) == many > 1 else []


def _parts(found: list[Claim]) -> Thing:
    """Return what the last of some claims count together: outcomes, or categories."""
    things: list[Thing] = []
    for claim in reversed(found):
        told = claim.relation is IS and claim.own
        if not told or not (claim.thing.rows or claim.thing.categories) or (claim.lead and not claim.opens):
            break
        things.insert(0, claim.thing)
        if claim.lead:
            break
    if len(things) < 2 or len({(thing.domain, thing.columns) for thing in things}) > 1:
        return Thing()
    rows = tuple(row for thing in things for row in thing.rows)
    return things[0]._replace(
        rows=rows, categories=tuple(one for thing in things for one in thing.categories)
    )


def rate(claim: Claim, passage: Passage) -> None:
    """Read 维持率, 办结率: a share whose part and whole the word itself names; any other rate is outside."""
    text, slot = passage.text, claim.slot
    if "率" not in text[slot.start : claim.start]:
        return
    part = said(slot.head, "rate")
    if claim.relation is IS and part and claim.quantity is not None and not claim.quantity.value:
        # 纠错率为零
        claim.relation = NONE
    if claim.relation is IS:
        return
    if not part or claim.relation not in (SHARE, NONE) or _ON_TIME.search(text, slot.start, claim.start):
        claim.outside = "比率的口径不在表中"
        return
    before = passage.last
    if before is not None and before.quantity and not (before.thing.domain in _WITH_RATES or slot.things):
        # 转办件18652件，办结率99.2%: of what nobody counts; 印发文件86件，主动公开61件，公开率71%
        claim.outside = "比率的口径不在表中"
        return
    claim.own = claim.certain = True
    if part in ("upheld", "corrected", "closed"):
        named = [name for term in slot.head if (name := term.says.get("object")) in REVIEWS]
        objects = tuple(named or (name for name in passage.topic.objects if name in REVIEWS))
        claim.thing = Thing(Domain.REVIEWS, objects or ("reconsideration",), results=(part,))
        if before is not None and not named and before.thing.domain is Domain.REVIEWS:
            # …，审结10件，纠正1件，败诉率10%: of the cases told of right before.
            claim.besides = tuple([claim.thing._replace(objects=one.objects) for one in before.besides])
    elif part.startswith("granted"):
        # 公开和部分公开率
        claim.thing = Thing(Domain.REQUESTS, ("request",), rows=tuple(part.split("+")))
    else:
        claim.thing = Thing(Domain.REQUESTS, ("request",), acts=(part,))


def one_of_two(claim: Claim, passage: Passage) -> None:
    """Give 前者8件，后者6件 the two things that the clause before names."""
    if passage.text.find("者", claim.slot.start, claim.start) < 0 or claim.relation is not IS:
        return
    said = _ONE_OF_TWO.search(passage.text, claim.slot.start, claim.start)
    if said is None:
        return
    if said[0] == "前者":
        singles = passage.topic.singles()
        # 不予公开的事由是A和B: what they belong to is named only for them.
        members = [one for one in singles if any("." in row for row in one.rows)] or singles
        passage.pair = members if len(members) == 2 else []
    if passage.pair:
        claim.thing, claim.own = passage.pair[said[0] == "后者"], True


def with_told(claim: Claim, passage: Passage) -> None:
    """Add what was told before to a total that is of both: 上年结转8件，与新收合计276件."""
    head, before = claim.slot.head, passage.last
    added = before is not None and before.thing.acts == ("carry_in",) and claim.slot.joint == "，"
    if added and before is not None and claim.thing.acts == ("handle",):
        if _ADDED.search(passage.text, max(claim.sentence, before.start - _BACK), before.start):
            # 连同上年结转的1件，全年应办6件
            claim.thing = claim.thing._replace(acts=("received",))
        return
    if claim.kind != "total" or not head or before is None or claim.slot.joint != "，":
        return
    both = "list:and" in head[0].word.said and head[0].start == claim.slot.start
    if both and before.relation is IS and before.thing.acts and claim.thing.acts:
        claim.thing = claim.thing._replace(acts=(*before.thing.acts, *claim.thing.acts))


def taken_up(claim: Claim, passage: Passage) -> None:
    """Say of 这1件 that it is the very number told before: 1件转入下年，这1件由自然人提出."""
    quantity = claim.number
    told = next(
        (
            c
            for c in reversed(passage.found)
            if c.relation is IS and c.quantity and c.number.value == quantity.value and c.thing.known
        ),
        None,
    )
    if told is None:
        claim.soft = "说的是前面提到的那几件"
    elif claim.own:
        claim.thing = under(claim.thing, told.thing)


def elided(claim: Claim, passage: Passage) -> None:
    """Complete a number that stands without its thing: 增至30件, 去年256件, 金额900元."""
    slot, quantity, before = claim.slot, claim.number, passage.last
    text = passage.text[slot.start : quantity.start]
    last = before.thing if before is not None and before.own else passage.topic
    summed = _with_carried(claim, passage) if claim.kind in ("total", "sum") else NOTHING
    others = _others(claim, passage) if claim.kind == "rest" else NOTHING
    if summed.known or others.known:
        claim.thing, claim.own, claim.certain = (summed if summed.known else others), True, True
    elif quantity.kind is Kind.MONEY and last.domain is Domain.FEE and _FEE.search(text):
        claim.thing = Thing(Domain.FEE, ("fee",), acts=("receive",) if _GOT.search(text) else ())
    elif quantity.kind is Kind.MONEY and last.domain is Domain.TABLE2 and "收费" in text:
        claim.thing = Thing(Domain.INCOME, ("income",))
    elif quantity.kind is Kind.COUNT and last.domain is Domain.FEE and "通知" in text:
        claim.thing = Thing(Domain.FEE, ("notice",))
    elif _MONTHLY.search(text) or (
        before
        and (
            reached(passage.text, slot.start, quantity.start)
            or _SAME.search(text)
            or (before.relation in (SAME, SHARE) and _STILL.fullmatch(text))
            or (before.relation is CHANGE and slot.sep == "，" and not slot.year and _STILL.fullmatch(text))
            or (before.quantity is not None and before.quantity.vague and _EXACTLY.search(text))
            # 同比增长20%（2023年30件）
            or (before.relation is CHANGE and slot.sep == "（" and slot.year and not text)
            or (_ONLY_TIME.fullmatch(text) and not _of_unknown(claim, before))
        )
    ):
        claim.thing = last
        if before is not None and before.own:
            # 没有被纠正的案件，上年为1件: of whichever cases are meant.
            claim.besides = before.besides
    elif before is not None and before.relation is NONE and slot.sep == "（" and not quantity.value:
        # 未制发规章（0件）
        claim.thing = before.thing
    elif before is not None and before.relation in RELATIVE and _plainly(claim, passage):
        # 复议比上年增加5件，共发生29件
        claim.thing, claim.own = before.thing, before.thing.known
        return
    elif claim.counts_kinds and last.domain is Domain.DISCLOSURE:
        # 主动公开信息50条，涉及11类
        claim.thing = last
    elif before is not None and claim.kind in ("total", "sum") and before.counts_kinds:
        # 主动公开的信息分为11类，合计50条; 甲（20条）、乙（10条）是最多的两类，合计30条
        parts = _parts(passage.found[:-1])
        claim.thing = parts if parts.known else before.thing
    elif _agent(claim, passage):
        named = _ranked(claim, passage)
        ranked = named.known
        claim.thing = named if ranked else passage.topic
        claim.own, claim.certain = claim.thing.known, claim.certain or ranked
        return
    claim.own = claim.plain = claim.thing.known


def _with_carried(claim: Claim, passage: Passage) -> Thing:
    """Return what a total is of that stands behind both: 新收142件，网上103件…；上年结转7件；两者共149件."""
    told = [c for c in passage.found if c.relation is IS and c.own and not c.year_off and c.thing.acts]
    acts = tuple([act for c in told if not (c.thing.rows or c.thing.columns) for act in c.thing.acts])
    near = bool(passage.found) and passage.found[-1] is told[-1] if told else False
    if claim.members not in (0, 2) or not near or sorted(acts) not in _COMING_IN:
        return NOTHING
    return Thing(Domain.REQUESTS, ("request",), acts=acts)


def _others(claim: Claim, passage: Passage) -> Thing:
    """Return the outcomes of a group that its list has not named: 其他处理7件（逾期不补正4件，其余3件）."""
    told: list[str] = []
    for c in reversed(passage.found):
        if not (c.relation is IS and c.own and c.thing.rows and not (c.thing.columns or c.soft)):
            break
        if not all("." in row for row in c.thing.rows):
            break
        told += c.thing.rows
    groups = {row.partition(".")[0] for row in told}
    if len(groups) != 1 or claim.soft:
        return NOTHING
    left = tuple([row for row in members_of(*groups) if row not in told])
    return Thing(Domain.REQUESTS, ("request",), rows=left) if left else NOTHING


def _of_unknown(claim: Claim, before: Claim | None) -> bool:
    """Whether a number is set beside one that nobody counts: 公开水务信息734条，比上年的612条…."""
    told = before is not None and before.relation is IS and before.slot.depth == claim.slot.depth
    return told and claim.compared and before is not None and not before.thing.known


def denied_before(found: list[Claim], claim: Claim) -> None:
    """Give 未制发 in 未制发、未废止规范性文件 the thing that follows."""
    last = found[-1] if found else None
    if last is None or last.own or not last.relation is claim.relation is NONE:
        return
    if named := said((*last.slot.head, *last.slot.tail), "table2"):
        last.thing = claim.thing._replace(table2=(named,))
        last.own, last.outside = True, ""


def told_ahead(found: list[Claim], claim: Claim) -> None:
    """Give last year's number the thing that its comparison names: 与2023年的30件相比，收到申请增加2件."""
    last = found[-1] if found else None
    if last is None or last.thing.known or last.relation is not IS or last.year_off != -1:
        return
    told = claim.relation is CHANGE or (claim.relation is IS and not claim.year_off)
    if last.compared and told and claim.own:
        last.thing, last.own = claim.thing, True


def told_behind(claim: Claim, behind: list[Clause], topic: Thing) -> None:
    """Give what is left over the outcome that the clauses behind it tell: 余下1件查无此件，本机关不掌握."""
    if claim.thing.known or claim.relation is not IS or topic.domain is not Domain.REQUESTS:
        return
    slot, quantity = claim.slot, claim.quantity
    if claim.kind != "rest" and "list:also" not in slot.said:
        return
    terms = [*slot.following]
    for clause in behind:
        terms += clause.things
        if clause.mark == "；":
            break
    thing = thing_of(terms, topic)
    one = len(thing.rows) + len(thing.acts) == 1 and not thing.columns
    if quantity is not None and one and (thing.rows or thing.acts == ("carry_out",)):
        claim.thing, claim.own = thing, True
        claim.soft = "" if thing.acts else "后面的话"


def _plainly(claim: Claim, passage: Passage) -> bool:
    """Whether nothing but harmless words stands before a number: 共发生29件."""
    slot = claim.slot
    return (
        claim.kind == "sum"
        and not slot.bare
        and not slot.tail
        and not loose(passage.text, slot.gaps, passage.agency)
    )


def _ranks(claim: Claim, passage: Passage) -> bool:
    """Whether the clause before names one thing as first or next of all: 律师事务所次之，22件."""
    last = claim.slot.bare[-1] if claim.slot.bare else None
    if last is None or not last.words or last.mark != "，":
        return False
    return _RANKED.search(passage.text, last.words[0].start, last.words[-1].end) is not None


def _ranked(claim: Claim, passage: Passage) -> Thing:
    """Return what the clause before names as first or next of all, nothing if a total is of several."""
    if not _ranks(claim, passage):
        return NOTHING
    things = claim.slot.bare[-1].things
    # 社会救助是公开最多的一类，共147条
    categories = [term for term in things if "category" in term.says]
    if claim.kind and not (claim.kind in ("total", "sum") and len(categories) == len(claim.slot.bare) == 1):
        return NOTHING
    return thing_of(categories[-1:] or things[-1:], passage.topic)


def _agent(claim: Claim, passage: Passage) -> bool:
    """Whether the clause before names who did it: 自然人是申请主体，共提出1件."""
    slot = claim.slot
    ranked = bool(slot.bare) and _ranks(claim, passage)
    if not (slot.before or ranked) or slot.tail or not any(clause.things for clause in slot.bare):
        return False
    if claim.kind == "rest" or slot.bare[-1].mark == "；" or claim.sorted:
        # 按重复申请不予处理；其余6件…: of all but those; 按受理机关分，…: names nobody.
        return False
    return not loose(passage.text, [*slot.bare[-1].gaps, *slot.gaps], passage.agency)
