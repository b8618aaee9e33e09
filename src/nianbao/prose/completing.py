"""What a slot leaves unsaid: the thing of 增至30件, of a rate that names it itself."""

from __future__ import annotations

import re

from nianbao.prose import papers
from nianbao.prose.claims import CHANGE, IS, NONE, RELATIVE, SAME, SHARE, Claim
from nianbao.prose.clauses import Clause
from nianbao.prose.narrowing import without_examples
from nianbao.prose.others import rest_of_group
from nianbao.prose.passage import Passage
from nianbao.prose.relations import arrives
from nianbao.prose.taking_over import parts_of
from nianbao.prose.things import KINDS, NOTHING, REVIEWS, Domain, Thing, loose, thing_of, under
from nianbao.prose.tokens import said
from nianbao.quantities import REQUEST_UNITS, Kind

_FEE = re.compile("金额|应收|实收|收取|到账|合计|共计")
_TAKEN = re.compile("(?:收取|征收|收入|入库|上缴|收缴)(?:金额|总额|共计|合计)?[为计达]?$")
#: 征收水资源费、水土保持补偿费等12万元
_CHARGED = re.compile("[征收][收取缴][^，。；0-9]{2,16}费等?(?:共计?|合计|累计)?$")
_GOT = re.compile("实收|实际|收取|到账|已收|收缴")
_ONLY_TIME = re.compile(
    "而?在?(?:较|比|与|同|和|低于|高于|少于|多于|超过)?(?:[上去本今当]年|上一年|20\\d\\d年)度?(?:同期)?的?[为有是]?"
)
#: 38.4万元，折合384000元 says the same once more.
_SAME = re.compile("(?:折合|约合|折算为|即)(?:人民币)?$")
#: 与上年持平，均为9件; 占84.5%，有49件.
_STILL = re.compile("[都均仍也]?[为是]|有|共[有计]?")
#: 六百多件，具体为667件.
_EXACTLY = re.compile("(?:具体|准确|确切|实际)(?:为|是|数为)$")
#: All that stands before the number of what the heading names.
_ALONE = re.compile(
    "(?:全[年市县区镇乡州省]|本[年市县区镇乡]度?|年内|今年|当年|共计?|合计|总计|发生|收到|产生|办理|涉及|有)+"
)
_MONTHLY = re.compile("(?:每月(?:平均)?|月均)(?:[约近有为达]|收到|受理|办结|答复|公开|发布|不足|超过)*$")
#: How many characters before a rate its requests are told of.
_NEAR = 200
_OF_REQUESTS = re.compile("申请|办结|答复")
_MOST = re.compile("(?:仍然?|还是)?(?:绝?大多数|绝?大部分)")
#: Facets that tell one kind from others.
_KINDS = frozenset({"row", "column", "result"})
_ONE_OF_TWO = re.compile("前者|后者")
#: What comes in and what came over from last year.
_COMING_IN = (["carry_in", "new"], ["carry_in", "receive"])
#: What the clause before a number ends in that names what it counts.
_RANKED = re.compile(
    "(?:次之|居次|最[多大少小](?:的一?[类项])?|居多|居首位?|居第一位?|占了?(?:大头|绝?大?多数|绝?大部分|主体))$"
    "|(?:首要|主要|首位|最常见)的?(?:原因|理由|情形|事由)(?:[是为]|$)"
    "|(?:绝?大多数|绝?大部分)(?:[是为由]|均?来自)|以[^，。；]{2,20}为主$"
    "|(?:居首位?|居第一位?|排第一位?|最多|最常见)的(?:原因|理由|情形|事由)?[是为]"
)
#: The same where that stands before it: 不掌握是无法提供的首要原因.
_REASON = re.compile("[是为][^，。；]{2,8}的(?:首要|主要|首位|最常见)的?(?:原因|理由|情形|事由)$")
#: Before what came over, where the number behind it holds that: 连同上年结转的1件，全年应办6件.
_ADDED = re.compile("连同|加上|加之|外加|算上|计入")
#: What is still to be done with them.
_DUE = re.compile("[应需须待]")
#: How far before a number that word may stand.
_BACK = 24
#: What the rates of the lexicon are of.
_WITH_RATES = frozenset({Domain.REQUESTS, Domain.REVIEWS})
#: Rates of dates, or of other work: 按时办结率, 工单办结率.
_ON_TIME = re.compile("按[时期]|及时|期限|限时|时限|工单|热线|提案|建议|事项|信访|投诉")


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
        claim.besides = tuple([one._replace(results=(part,)) for one in claim.besides])
        # 审结案件维持率; without that word it may be of all cases, or of those that are closed.
        of_closed = "result:closed" in slot.said and part != "closed"
        claim.base = claim.thing._replace(results=("closed",)) if of_closed else None
        if before is not None and not named and before.thing.domain is Domain.REVIEWS:
            # …，审结10件，纠正1件，败诉率10%: of the cases told of right before.
            claim.besides = tuple([claim.thing._replace(objects=one.objects) for one in before.besides])
    elif part == "partly_granted":
        # Some mean all that was given out, in whole or in part.
        claim.thing = Thing(Domain.REQUESTS, ("request",), rows=("partly_granted",))
        claim.besides = (claim.thing._replace(rows=("granted", "partly_granted")),)
    elif part.startswith("granted") and not _of_requests(claim, passage):
        # “三公”经费细化到支出构成，公开率100%
        claim.own, claim.outside = False, "比率的口径不在表中"
    elif part.startswith("granted"):
        # 公开和部分公开率
        claim.thing = Thing(Domain.REQUESTS, ("request",), rows=tuple(part.split("+")))
    else:
        claim.thing = Thing(Domain.REQUESTS, ("request",), acts=(part,))


def _of_requests(claim: Claim, passage: Passage) -> bool:
    """Whether 公开率 stands where the text is about requests."""
    here = _OF_REQUESTS.search(passage.text, claim.sentence, claim.start)
    near = _OF_REQUESTS.search(passage.text, claim.start - _NEAR, claim.start)
    return bool(here or (near and passage.topic.domain is Domain.REQUESTS))


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
        # 上年接续办理5件。申请事项以甲、乙为主，前者38件: two deeds are no pair.
        passage.pair = members if len(members) == 2 and not any(one.acts for one in members) else []
    if passage.pair:
        claim.thing, claim.own = passage.pair[said[0] == "后者"], True
    elif passage.text.find("前者", claim.sentence, claim.start) >= 0:
        # 以甲、乙为主，前者38件、后者27件: what they stand for is nothing that the form counts.
        claim.outside = claim.outside or "前者、后者说的不是表中的项"


def with_told(claim: Claim, passage: Passage) -> None:
    """Add what was told before to a total that is of both: 上年结转8件，与新收合计276件."""
    head, before = claim.slot.head, passage.last
    summed = claim.kind in ("total", "sum") or passage.text[claim.start - 1] == "共"
    if summed and claim.thing.columns and claim.thing.results == ("other_result",):
        # 科研机构和其他主体合计10件: whoever else there is.
        claim.thing = claim.thing._replace(results=(), open=True)
    added = before is not None and before.thing.acts == ("carry_in",) and claim.slot.joint == "，"
    if added and before is not None and claim.thing.acts == ("handle",):
        if _ADDED.search(passage.text, max(claim.sentence, before.start - _BACK), before.start):
            # 连同上年结转的1件，全年应办6件; 加上年结转96件，共处理1920件: or what was closed.
            if not _DUE.search(passage.text, claim.slot.start, claim.start):
                claim.besides = (*claim.besides, claim.thing._replace(acts=("conclude",)))
            claim.thing = claim.thing._replace(acts=("received",))
            _without_carried(passage)
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
    taken = before is not None and (before.own or (before.relation is SAME and before.thing.known))
    last = before.thing if before is not None and taken else passage.topic
    summed = _with_carried(claim, passage) if claim.kind in ("total", "sum") else NOTHING
    others = rest_of_group(claim, passage) if claim.kind == "rest" else NOTHING
    if papers.left_in_force(claim, text, before):
        claim.thing, claim.own = papers.IN_FORCE, True
        return
    if summed.known:
        _without_carried(passage)
    if summed.known or others.known:
        claim.thing, claim.own, claim.certain = (summed if summed.known else others), True, True
    elif quantity.kind is Kind.MONEY and last.domain is Domain.FEE and _FEE.search(text):
        claim.thing = Thing(Domain.FEE, ("fee",), acts=("receive",) if _GOT.search(text) else ())
    elif quantity.kind is Kind.MONEY and (
        (last.domain is Domain.TABLE2 and "收费" in text)
        or (last.domain is Domain.INCOME and before is None and _TAKEN.search(text))
    ):
        # 行政事业性收费。全年收取4988.02万元。
        claim.thing = Thing(Domain.INCOME, ("income",))
    elif quantity.kind is Kind.MONEY and _CHARGED.search(text):
        # 征收城市基础设施配套费等1420.88万元: all that was charged, or some of it.
        claim.thing, claim.soft = Thing(Domain.INCOME, ("income",)), claim.soft or "费等"
    elif quantity.kind is Kind.COUNT and last.domain is Domain.FEE and "通知" in text:
        claim.thing = Thing(Domain.FEE, ("notice",))
    elif (_MONTHLY.search(text) and not _same_unit(claim, before)) or (
        before
        and (
            # 执法案卷最多，达12件 is of what comes first, not of all.
            (_arrives(claim, before, passage) and not _ranks(claim, passage))
            or _SAME.search(text)
            or (before.relation in (SAME, SHARE) and _still(text, before) and not _of_some(before, passage))
            or (before.relation is CHANGE and slot.sep == "，" and not slot.year and _STILL.fullmatch(text))
            or (before.quantity is not None and before.quantity.vague and _EXACTLY.search(text))
            # 行政处罚近万件（9802件）
            or (_exact_in_bracket(claim, before) and not text)
            # 同比增长20%（2023年30件）
            or (before.relation is CHANGE and slot.sep == "（" and slot.year and not text)
            or (_ONLY_TIME.fullmatch(text) and not _of_unknown(claim, before))
        )
    ):
        claim.thing = last
        if before is not None and before.own:
            # 没有被纠正的案件，上年为1件: of whichever cases are meant.
            claim.besides = before.besides
            if slot.sep == "，" and before.slot.sep in ("、", "，"):
                # 4件已审结，3件维持、1件纠正，上年为3件: of the last part, or of the whole.
                told = [c.thing for c in passage.found[:-1] if c.own and c.thing.domain is last.domain]
                wholes = [thing._replace(results=()) for thing in told if thing.results]
                claim.besides = (*claim.besides, *dict.fromkeys([*told, *wholes]))
    elif before is not None and before.relation is NONE and slot.sep == "（" and not quantity.value:
        # 未制发规章（0件）
        claim.thing = before.thing
    elif before is not None and before.relation in RELATIVE and _plainly(claim, passage):
        # 复议比上年增加5件，共发生29件
        claim.thing, claim.own = before.thing, before.thing.known
        return
    elif before is None and passage.earlier is None and _headed(last) and _ALONE.fullmatch(text):
        # （二）行政诉讼。全市共15件，…; 3.无法提供。计658件，…
        claim.thing = last
    elif claim.counts_kinds and last.domain is Domain.DISCLOSURE:
        # 主动公开信息50条，涉及11类
        claim.thing = last
    elif before is not None and claim.kind in ("total", "sum") and before.counts_kinds:
        # 主动公开的信息分为11类，合计50条; 甲（20条）、乙（10条）是最多的两类，合计30条
        parts = parts_of(passage.found[:-1])
        claim.thing = parts if parts.known else before.thing
    elif _agent(claim, passage):
        named = _ranked(claim, passage)
        ranked = named.known
        claim.thing = named if ranked else passage.topic
        claim.own, claim.certain = claim.thing.known, claim.certain or ranked
        return
    claim.own = claim.plain = claim.thing.known


def _arrives(claim: Claim, before: Claim, passage: Passage) -> bool:
    """Whether a number is what the one before it has come to; 两项合并为7572件 sums two others."""
    sums = before.quantity is not None and before.number.chinese and before.number.unit in ("项", *KINDS)
    return arrives(passage.text, before, claim.slot) and not sums


def _headed(topic: Thing) -> bool:
    """Whether a heading can name what one number counts: cases, or an outcome of requests."""
    return topic.domain is Domain.REVIEWS or len(topic.rows) == 1


def _still(text: str, before: Claim) -> bool:
    """Whether words only lead on to the number of a share: 自然人占88.7%，计244件."""
    if before.relation is SHARE and (before.soft or "scope" in before.slot.said_after):
        # 九成以上通过网上提交，为30件
        return False
    return _STILL.fullmatch(text) is not None or (
        text == "计" and before.own and bool(before.thing.rows or before.thing.columns)
    )


def _exact_in_bracket(claim: Claim, before: Claim) -> bool:
    """Whether a bracket says exactly what the number before it says about: 近万件（9802件）."""
    about = before.quantity is not None and before.quantity.vague and before.number.unit == claim.number.unit
    return bool(about) and claim.slot.sep == "（" and before.relation is IS


def _same_unit(claim: Claim, before: Claim | None) -> bool:
    """Whether the number right before counts the same, which nobody knows: 脱敏151条，平均每月12.6条."""
    told = before is not None and before.quantity is not None and before.relation is IS
    return told and before is not None and not before.thing.known and before.number.unit == claim.number.unit


def _of_some(before: Claim, passage: Passage) -> bool:
    """Whether a share is of what nobody counts: 索取处理材料的占了近半，为56件."""
    unknown = before.slot.gaps and loose(passage.text, before.slot.gaps, passage.agency)
    return before.relation is SHARE and bool(unknown)


def _with_carried(claim: Claim, passage: Passage) -> Thing:
    """Return what a total is of that stands behind both: 新收142件，网上103件…；上年结转7件；两者共149件."""
    told = [c for c in passage.found if c.relation is IS and c.own and not c.year_off and c.thing.acts]
    acts = tuple([act for c in told if not (c.thing.rows or c.thing.columns) for act in c.thing.acts])
    near = bool(passage.found) and passage.found[-1] is told[-1] if told else False
    earlier = passage.earlier if not passage.found else None
    if earlier is not None and earlier.own and earlier.relation is IS and claim.members == 2:
        # …。上年结转7件。两项合计149件
        acts, near = earlier.thing.acts, True
    came_over = acts == ("carry_in",) and (claim.members == 2 or claim.slot.sep in ("，", ""))
    if claim.members not in (0, 2) or not near or not (came_over or sorted(acts) in _COMING_IN):
        return NOTHING
    return Thing(Domain.REQUESTS, ("request",), acts=("new", "carry_in") if came_over else acts)


def _without_carried(passage: Passage) -> None:
    """Take what was received for what is new, where what came over is added: 收到7件，上年结转1件，共8件."""
    for told in passage.found:
        if told.thing == Thing(Domain.REQUESTS, ("request",), ("receive",)) and told.relation is IS:
            told.thing = told.thing._replace(acts=("new",))


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
    """Give a number the outcome that the clauses behind it tell: 余下1件查无此件，本机关不掌握."""
    if claim.thing.known or claim.relation is not IS or topic.domain is not Domain.REQUESTS:
        return
    slot, quantity = claim.slot, claim.quantity
    bare = quantity is not None and slot.start == claim.start and quantity.unit in REQUEST_UNITS
    if claim.kind != "rest" and "list:also" not in slot.said and not bare:
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
    clause = claim.slot.bare[-1]
    things = clause.things
    if _REASON.search(passage.text, clause.words[0].start, clause.words[-1].end):
        # “本机关不掌握”依旧是无法提供的首要原因，有27件
        return thing_of(things[:1], passage.topic)
    # 社会救助是公开最多的一类，共147条
    categories = [term for term in things if "category" in term.says]
    if claim.kind and not (claim.kind in ("total", "sum") and len(categories) == len(claim.slot.bare) == 1):
        return NOTHING
    # 商业企业的申请最多，为23件: who it is, not what.
    kinds = [term for term in things if not _KINDS.isdisjoint(term.says)]
    return thing_of(categories[-1:] or kinds[-1:] or things[-1:], passage.topic)


def _agent(claim: Claim, passage: Passage) -> bool:
    """Whether the clause before names who did it: 自然人是申请主体，共提出1件."""
    slot = claim.slot
    ranked = bool(slot.bare) and _ranks(claim, passage)
    if not (slot.before or ranked) or slot.tail or not any(clause.things for clause in slot.bare):
        return False
    if slot.sep == "、" and not ranked:
        # 涉及信访、网络投诉的11件: what 、 joins are no applicants.
        return False
    if claim.ranked and slot.bare[-1].things and "act" in slot.bare[-1].things[-1].says:
        # 其次是投诉举报处理结果，计394件: a deed is no kind of requests.
        return False
    if claim.kind == "rest" or slot.bare[-1].mark == "；" or claim.sorted:
        # 按重复申请不予处理；其余6件…: of all but those; 按受理机关分，…: names nobody.
        return False
    last = slot.bare[-1]
    named = [
        gap
        for gap in without_examples(last.gaps, last.terms)
        if not (ranked and _MOST.match(passage.text, gap.start))
    ]
    return not loose(passage.text, [*named, *slot.gaps], passage.agency)
