"""The thing of a number that stands without one: 增至30件, 去年256件, 金额900元."""

from __future__ import annotations

import re
from collections.abc import Callable

from nianbao.prose import papers
from nianbao.prose.claims import ALL, CHANGE, IS, NONE, RELATIVE, SAME, SHARE, Claim
from nianbao.prose.others import rest_of_group
from nianbao.prose.passage import Passage
from nianbao.prose.ranking import names_kind, ranked_first, ranks, tells_who
from nianbao.prose.relations import arrives
from nianbao.prose.taking_over import parts_of
from nianbao.prose.things import KINDS, NOTHING, Domain, Thing, loose
from nianbao.prose.totalling import with_carried, without_carried
from nianbao.quantities import Kind

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
#: Units of numbers that sum up others: 两项合并为7572件.
_OF_SUMS = ("项", *KINDS)
#: All that stands before the number of what the heading names.
_ALONE = re.compile(
    "(?:全[年市县区镇乡州省]|本[年市县区镇乡]度?|年内|今年|当年|共计?|合计|总计|发生|收到|产生|办理|涉及|有)+"
)
_MONTHLY = re.compile("(?:每月(?:平均)?|月均)(?:[约近有为达]|收到|受理|办结|答复|公开|发布|不足|超过)*$")


def elided(claim: Claim, passage: Passage) -> None:
    """Complete a number that stands without its thing: 增至30件, 去年256件, 金额900元."""
    before = passage.last
    text = passage.text[claim.slot.start : claim.start]
    if papers.left_in_force(claim, text, before):
        claim.thing, claim.own = papers.IN_FORCE, True
        return
    moved = before is not None and not claim.slot.sep and not before.thing.known
    said = claim.slot.said | before.slot.said if before is not None and moved else claim.slot.said
    if "result:corrected" in said and passage.topic.domain is Domain.REQUESTS:
        # 被纠正案件由2件降为1件: no requests, whatever was told before.
        return
    taken = before is not None and (before.own or (before.relation is SAME and before.thing.known))
    last = before.thing if before is not None and taken else passage.topic
    if any(completes(claim, last, text, passage) for completes in _CASES):
        claim.own = claim.plain = claim.thing.known
    elif before is not None and before.relation in RELATIVE and _plainly(claim, passage):
        # 复议比上年增加5件，共发生29件
        claim.thing, claim.own = before.thing, before.thing.known
    elif tells_who(claim, passage):
        named = ranked_first(claim, passage)
        claim.thing = named if named.known else passage.topic
        claim.own, claim.certain = claim.thing.known, claim.certain or named.known
    else:
        claim.own = claim.plain = claim.thing.known


def _summed(claim: Claim, last: Thing, text: str, passage: Passage) -> bool:
    """新收36件，上年结转2件，共38件; 其他处理7件（逾期不补正4件，其余3件）."""
    thing = NOTHING
    if claim.kind in ("total", "sum"):
        thing = with_carried(claim, passage)
        if thing.known:
            without_carried(passage)
    elif claim.kind == "rest":
        thing = rest_of_group(claim, passage)
    if thing.known:
        claim.thing, claim.certain = thing, True
    return thing.known


def _charged(claim: Claim, last: Thing, text: str, passage: Passage) -> bool:
    """Money that came in, and notices to pay it: 行政事业性收费。全年收取4988.02万元; 发出通知1件."""
    if claim.number.kind is Kind.COUNT and last.domain is Domain.FEE and "通知" in text:
        claim.thing = Thing(Domain.FEE, ("notice",))
        return True
    if claim.number.kind is not Kind.MONEY:
        return False
    if last.domain is Domain.FEE and _FEE.search(text):
        claim.thing = Thing(Domain.FEE, ("fee",), acts=("receive",) if _GOT.search(text) else ())
        return True
    headed = last.domain is Domain.INCOME and passage.last is None
    if (last.domain is Domain.TABLE2 and "收费" in text) or (
        headed and (claim.kind == "total" or _TAKEN.search(text))
    ):
        claim.thing = Thing(Domain.INCOME, ("income",))
        return True
    if _CHARGED.search(text):
        # 征收城市基础设施配套费等1420.88万元: all that was charged, or some of it.
        claim.thing, claim.soft = Thing(Domain.INCOME, ("income",)), claim.soft or "费等"
        return True
    return False


def _goes_on(claim: Claim, last: Thing, text: str, passage: Passage) -> bool:
    """The number of what the one before it counts: 增至30件, 上年256件, 近万件（9802件）."""
    slot, before = claim.slot, passage.last
    if not (_MONTHLY.search(text) and not _same_unit(claim, before)) and not (
        before is not None and _told_again(claim, before, text, passage)
    ):
        return False
    claim.thing = last
    if before is not None and before.own:
        # 没有被纠正的案件，上年为1件: of whichever cases are meant.
        claim.besides = before.besides
        if slot.sep == "，" and before.slot.sep in ("、", "，"):
            # 4件已审结，3件维持、1件纠正，上年为3件: of the last part, or of the whole.
            told = [c.thing for c in passage.found[:-1] if c.own and c.thing.domain is last.domain]
            wholes = [thing._replace(results=()) for thing in told if thing.results]
            claim.besides = (*claim.besides, *dict.fromkeys([*told, *wholes]))
    return True


def _told_again(claim: Claim, before: Claim, text: str, passage: Passage) -> bool:
    """Whether a number is one more of what the number before it counts."""
    slot = claim.slot
    rough = before.quantity is not None and before.quantity.vague != ""
    if _SAME.search(text) or (_ONLY_TIME.fullmatch(text) and not _of_unknown(claim, before)):
        return True
    if not text and slot.sep == "（":
        # 行政处罚近万件（9802件）; 同比增长20%（2023年30件）
        exact = rough and before.relation is IS and before.number.unit == claim.number.unit
        return exact or (before.relation is CHANGE and slot.year is not None)
    if before.relation in (SAME, SHARE) and _still(text, before) and not _of_some(before, passage):
        return True
    if rough and _EXACTLY.search(text):
        return True
    if slot.sep == "，":
        still = _STILL.fullmatch(text) is not None
        # 首次突破千万元，为1014.06万元
        money = rough and before.number.kind is Kind.MONEY
        if still and (money or (before.relation is CHANGE and not slot.year)):
            return True
        if before.relation is ALL and claim.kind == "total" and not slot.bare:
            # 申请已全部办结，共3件
            return True
    # 执法案卷最多，达12件; 集中于执法案卷，达12件: of what comes first, not of all.
    return _arrives(claim, before, passage) and not (ranks(claim, passage) or names_kind(slot))


def _headed(claim: Claim, last: Thing, text: str, passage: Passage) -> bool:
    """未制发规章（0件）; （二）行政诉讼。全市共15件."""
    before = passage.last
    if before is None and passage.earlier is None and _heads_cases(last, text):
        claim.thing = last
        return True
    if before is None or before.relation is not NONE or claim.slot.sep != "（" or claim.number.value:
        return False
    claim.thing = before.thing
    return True


def _of_kinds(claim: Claim, last: Thing, text: str, passage: Passage) -> bool:
    """主动公开信息50条，涉及11类; 主动公开的信息分为11类，合计50条."""
    before = passage.last
    if claim.counts_kinds and last.domain is Domain.DISCLOSURE:
        claim.thing = last
        return True
    if before is None or not before.counts_kinds or claim.kind not in ("total", "sum"):
        return False
    # 甲（20条）、乙（10条）是最多的两类，合计30条
    parts = parts_of(passage.found[:-1])
    claim.thing = parts if parts.known else before.thing
    return True


#: What a number without a name may count, in the order in which it is tried.
_CASES: tuple[Callable[[Claim, Thing, str, Passage], bool], ...] = (
    _summed,
    _charged,
    _goes_on,
    _headed,
    _of_kinds,
)


def _arrives(claim: Claim, before: Claim, passage: Passage) -> bool:
    """Whether a number is what the one before it has come to; a sum of two others has not."""
    sums = before.quantity is not None and before.number.chinese and before.number.unit in _OF_SUMS
    # 医疗纠纷类超过一半，达7件: of those that nobody counts.
    of_some = before.relation is SHARE and bool(before.soft)
    return arrives(passage.text, before, claim.slot) and not (sums or of_some)


def _heads_cases(topic: Thing, text: str) -> bool:
    """Whether a heading names cases, and nothing else stands before their number."""
    return topic.domain is Domain.REVIEWS and _ALONE.fullmatch(text) is not None


def _still(text: str, before: Claim) -> bool:
    """Whether words only lead on to the number of a share: 自然人占88.7%，计244件."""
    if before.relation is SHARE and (before.soft or "scope" in before.slot.said_after):
        # 九成以上通过网上提交，为30件
        return False
    return _STILL.fullmatch(text) is not None or (
        text == "计" and before.own and bool(before.thing.rows or before.thing.columns)
    )


def _same_unit(claim: Claim, before: Claim | None) -> bool:
    """Whether the number right before counts the same, which nobody knows: 脱敏151条，平均每月12.6条."""
    told = before is not None and before.quantity is not None and before.relation is IS
    return told and before is not None and not before.thing.known and before.number.unit == claim.number.unit


def _of_some(before: Claim, passage: Passage) -> bool:
    """Whether a share is of what nobody counts: 索取处理材料的占了近半，为56件."""
    unknown = before.slot.gaps and loose(passage.text, before.slot.gaps, passage.agency)
    return before.relation is SHARE and bool(unknown)


def _of_unknown(claim: Claim, before: Claim | None) -> bool:
    """Whether a number is set beside one that nobody counts: 公开水务信息734条，比上年的612条…."""
    told = before is not None and before.relation is IS and before.slot.depth == claim.slot.depth
    return told and claim.compared and before is not None and not before.thing.known


def _plainly(claim: Claim, passage: Passage) -> bool:
    """Whether nothing but harmless words stands before a number: 共发生29件."""
    slot = claim.slot
    return (
        claim.kind == "sum"
        and not slot.bare
        and not slot.tail
        and not loose(passage.text, slot.gaps, passage.agency)
    )
