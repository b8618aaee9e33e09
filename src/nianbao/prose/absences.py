"""What a negation or universal speaks of: 未收到申请, 申请为零, 全部办结."""

from __future__ import annotations

import re
from itertools import chain

from nianbao.prose.claims import ALL, NONE, SAME, Claim
from nianbao.prose.slots import Slot
from nianbao.prose.things import NOTHING, REVIEWS, Domain, Thing, loose, thing_of
from nianbao.prose.tokens import Gap, Term

_NOTHING_SAID = "没有说是什么"
#: Words of the form that are any text's words, unless their sentence tells of requests.
_PLAIN = frozenset({"公开", "其他", "其它"})
_ASKS = re.compile("申请|办结|答复")
#: From the last character on: 全部办结件, 全部办结的申请.
_NAMES = re.compile("件|.(?:件|申请|的申请|案件)")
#: 因逾期未答复，…被纠正 is a cause, and no statement on all.
_CAUSE = re.compile("因(?!政府信息公开|信息公开|公开|此|而)|由于")
#: Before the other of two things that are the same: 与执法案卷的件数相同.
_WITH = re.compile("[与和同跟]")
_CHARGES = re.compile("收费|收取")
_PROPOSED = re.compile("向.{1,12}?提[出起交]")
#: What an office may not have the power for; of anything else these say nothing of how many there were.
_NOT_DONE = re.compile("[并也均]?不(?:涉及|承担|行使|实施|办理|具[有备]|制[定发])")
_POWERS = (Domain.TABLE2, Domain.INCOME, Domain.REVIEWS)
#: What may stand before the negation of what is done to it: 行政复议未被纠正, 规范性文件未制发.
_DONE_TO = (*REVIEWS, "request", "normative", "regulation")
_DEEDS = frozenset({"result", "act", "table2"})
#: Behind a negation whose object stands before it: 行政诉讼均未发生, 行政强制没有.
_HAPPENED = re.compile("(?:发生|出现|产生|涉及|引发|收到|受理|收取|实施|作出|采取|开展|动用|使用|有|过)*")
_OTHERS = re.compile("别的|其[他它](?!组织|法人|单位|主体|处理|方式处理)|另外的?|更多")
_OTHER_ASKERS = re.compile("其[他它](?:各?类型?|各类|类别)?的?(?:申请)?(?:人|主体|群体|对象)")
_YEAR = re.compile("20\\d\\d年度?")
#: What may stand between a negation and what it denies.
_BETWEEN = re.compile(
    r"(?:任何|涉及?|需要|需|向(?:下一?|次|来|明)年度?|往下|针对|引用|本(?:单位|机关|街道|[局镇乡县区市委办])?|援引|适用|条款|职能|职权|职责|权限|权力?|问题|举报|投诉|以及|判决|我[局委办镇乡县区市厅]|继续|遇到|碰到|动用|使用|启动|手段|办理|政府信息公开|政府信息|信息公开|案件|申请人|本机关|我|全年|发出|收费|新|再|一起|一件|一例|一[个名]|有|到|过|人|单位|群众|公众|组织|来|关于|相关|有关|与|别的|项目|旧?文件?|方面|因|向.{1,12}?提[出起]|提[出起]|对该?|该|件|作出|的|而|形成|发生|获取|索取|实施|开展|采取|出台|制定|制发|印发|"
    r"产生|引起|引发|导致|被|出现|发现|要求|认定|判|责令|以|之|是|为|收|接|决定|情况|情形|现象|事项|记录|属于?|自|或者?|者|而?不再(?:处理)?|旧件|等?行政行为|\s|[“”])*"
)

#: Who did something, after what: 均由办理机关说明理由后.
_AGENT = re.compile("由[^，。；]{2,}后")
#: What says that cases of the year before may go on: 无新的行政复议.
_NEW = re.compile("新")
#: Two requests alike, and no two numbers.
_ALIKE = re.compile("内容|事项|诉求|本人|[之此]前的?申请")


def bind(claim: Claim, text: str, topic: Thing, joined: list[Term]) -> None:
    """Give a claim without a number its span and thing; ``joined`` are the words that go with its clause.

    A negation speaks of the words right after it, or of those before a closing 为零 or 均未发生.
    """
    slot = claim.slot
    if claim.relation is SAME:
        if _ALIKE.search(text, slot.start, slot.end):
            # 与之前的申请内容完全相同
            claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        elif (
            claim.thing.known
            and "time" not in slot.said
            and slot.year is None
            and _WITH.match(text, slot.start)
        ):
            # 第三方合法权益9件，与行政执法案卷的件数相同
            claim.than, claim.thing = claim.thing, topic
        if not claim.outside:
            claim.thing = claim.thing if claim.thing.known else topic
        same = next(term for term in slot.head if term.says.get("relation") == "same")
        claim.start, claim.end = same.start, same.end
        return
    facet = "negation" if claim.relation is NONE else "universal"
    words = [*slot.before, *slot.after]
    at = next((i for i, token in enumerate(words) if isinstance(token, Term) and facet in token.says), None)
    if at is None:
        # 除没有提出的外: the word stands in what is left out, and says nothing of the rest.
        claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        return
    word = words[at]
    earlier = [token for token in words[:at] if isinstance(token, Term)]
    closing = slot.quantity is not None and at >= len(slot.before)
    denied = slot.before if closing else words[at + 1 :]
    if closing and claim.relation is NONE and not slot.things:
        # 一件申请都没收到; 直接起诉的，一件也没有
        told = slot.bare[-1].words if slot.bare and not slot.following else []
        denied = [*told, *words[:at], *words[at + 1 :]]
    things, narrowed, unclear = _denied(text, word, denied)
    if things and isinstance(word, Term) and "act" in word.says:
        # 没有遗留的申请: the word says itself what there is none of.
        things = [word, *things]
    if claim.relation is NONE and slot.quantity is None and _HAPPENED.fullmatch(text, word.end, slot.end):
        # 行政复议、行政诉讼均未发生
        things, closing = [*joined, *slot.things] or _named_before(slot), True
        if not any("object" in term.says for term in things):
            # 超期答复的情况没有发生
            narrowed = narrowed or loose(text, slot.gaps, "")
    elif claim.relation is NONE and any(t.says.get("object") == "request" for t in things):
        who = [t for t in chain(joined, earlier) if "column" in t.says]
        things = [*who, *_askers(text, word, things)]
    # 一件也没有: the words that it denies stand before it.
    claim.start = slot.quantity.start if closing and slot.quantity else word.start
    claim.end = word.end if closing or not things else max(word.end, things[-1].end)
    if not things:
        claim.thing = NOTHING
        if claim.relation is ALL:
            claim.outside = _NOTHING_SAID
        return
    others = any(term.says.get("list") == "rest" for term in earlier)
    # 自然人29件、法律服务机构3件，其他类型申请人没有提出申请
    if claim.relation is NONE and not any("column" in term.says for term in earlier):
        others = others or _OTHER_ASKERS.search(text, slot.start, word.start) is not None
    # 除此之外没有别的申请
    others = others or (
        claim.relation is NONE and _OTHERS.search(text, word.end, things[-1].start) is not None
    )
    charged = claim.relation is NONE and _CHARGES.search(text, word.end, slot.end) is not None
    named = thing_of(things, NOTHING).domain if charged else Domain.TABLE2
    # 复议2件。信息处理费没有收取: nor of cases.
    elsewhere = named is Domain.UNKNOWN and topic.domain in (Domain.REQUESTS, Domain.REVIEWS)
    if others or named is Domain.REQUESTS or elsewhere:
        # 其余主体未提出申请, 没有因依申请公开向任何申请人收费
        claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        return
    if not any("object" in term.says for term in things):
        # 行政复议未被纠正: what is denied stands before the negation.
        of = [t for t in earlier if t.says.get("object") in _DONE_TO]
        says = any(not _DEEDS.isdisjoint(t.says) for t in things)
        things = [*of, *things] if says else things
    if _NOT_DONE.match(text, word.start) and thing_of(things, NOTHING).domain not in _POWERS:
        # 经审查不涉及国家秘密
        claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        return
    plain = all(text[term.start : term.end] in _PLAIN for term in things)
    if claim.relation is NONE and plain and _ASKS.search(text, claim.sentence, slot.end) is None:
        # 概算调整的没公开; 其他追责没有
        claim.thing, claim.outside = NOTHING, _NOTHING_SAID
        return
    claim.thing = thing_of(things, topic)
    if claim.relation is NONE and topic.domain is Domain.REVIEWS and claim.thing.objects == ("published",):
        # 行政复议方面，没有因信息公开引起的案件
        claim.thing = topic
    if claim.relation is NONE and "carry_in" in claim.thing.acts:
        # 没有收到上年转来的申请; 上年也没有结转到本年的申请
        claim.thing = claim.thing._replace(acts=("carry_in",))
    claim.own = claim.thing.known
    if claim.relation is ALL and _AGENT.match(text, word.end, claim.end):
        # 均由办理机关要求说明理由后作出处理 says how, not whether all were.
        claim.outside = _NOTHING_SAID
    if claim.relation is ALL and _NAMES.match(text, claim.end - 1):
        # 在全部办结件中: says nothing of whether all are.
        claim.outside = _NOTHING_SAID
    if claim.relation is NONE and not _PROPOSED.search(text, word.end, claim.end):
        if (
            unclear
            or _CAUSE.match(text, slot.start)
            or (narrowed and not any("object" in term.says for term in things))
        ):
            claim.outside = "否定的对象不明"
        if claim.thing.domain is Domain.REVIEWS and (new := _NEW.search(text, word.start, things[0].start)):
            narrowed = narrowed or new[0]
        # 没有收到网上提交的申请: where there is none at all, there is none of those.
        claim.soft = narrowed or claim.soft


def _denied(text: str, word: Term | Gap, following: list[Term | Gap]) -> tuple[list[Term], str, str]:
    """Return the words that a negation is about, what may narrow them, and what else it may be about.

    没有收到与信息公开有关的复议 is about 收到 and 复议, 没有收到书面提交的申请 about fewer than all.
    """
    things = [token for token in following if isinstance(token, Term) and token.things]
    first = next((i for i, term in enumerate(things) if term.says.get("object") != "published"), 0)
    things = things[first:]
    if not things:
        return [], "", ""
    stretch = text[word.end : things[0].start]
    # 没有2024年结转的: the year says from when.
    dated = _YEAR.fullmatch(stretch) and "carry" in things[0].says.get("act", "")
    narrowed, unclear = "" if dated or _BETWEEN.fullmatch(stretch) else stretch, ""
    last = max((term.start for term in things if "object" in term.says), default=things[0].start)
    for token in following:
        gap = text[token.start : token.end]
        if isinstance(token, Term) or token.start < things[0].start or _BETWEEN.fullmatch(gap.strip()):
            continue
        if token.start < last:
            narrowed = narrowed or gap
        else:
            unclear = unclear or gap
    return things, narrowed, unclear


def _named_before(slot: Slot) -> list[Term]:
    """Return the names that stand alone in the clause before: 行政复议、行政诉讼，年内均未发生."""
    names: list[Term] = []
    for clause in reversed(slot.bare):
        if clause.mark != ("、" if names else "，") or clause.gaps or not clause.things:
            return []
        names = [*clause.things, *names]
    return names


def _askers(text: str, word: Term | Gap, things: list[Term]) -> list[Term]:
    """没有单位和个人提出申请 speaks of everybody, 科研机构、律所均未提出申请 of those."""
    named = {term.says.get("column") for term in things}
    if named >= {"natural_person", "legal_persons"}:
        # 没有接到公民、法人递交的申请
        return [term for term in things if "column" not in term.says]
    if "natural_person" in named and ("单位" in text[word.end : things[-1].start] or len(named) > 2):
        return [term for term in things if "column" not in term.says]
    return things
