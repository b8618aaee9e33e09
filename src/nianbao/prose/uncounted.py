"""What the form does not count, though its words are the same: papers, proposals, petitions, powers."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, Claim
from nianbao.prose.things import Domain

#: Decisions that table two counts.
DECISIONS = frozenset({"licence", "penalty", "coercion"})
#: Papers that are told apart by whether they are public: 依申请公开 is one of the ways.
PAPERS = re.compile(
    "公文|发文|认定(?!属|[为是])(?=[^，。；）]{0,6}(?:文|信息|公开|属性|[0-9]+[件份条]))|公开属性|转为?主动公开"
)
#: What delegates propose: an answer to it that is published is no outcome of a request.
_PROPOSALS = re.compile("(?:建议|提案|议案|复文)(?:(?!申请)[^。])*$")
#: Measures of what is published.
PUBLISHED = ("条", "篇")
#: What third parties agree to is no outcome yet.
_ASKED = re.compile("第三方(?:意见|同意)|征求[^，。；]{0,8}意见")
#: Applications of another kind: 居民身份证申请, 企业兑现申请.
_OTHER_REQUESTS = re.compile(
    "(?:企业|居民|个人|公民|群众|村民)(?![提的等类向新依信政公本所递书当网线邮来通和])[\u4e00-\u9fff]{2,4}申请(?=[0-9])"
)
_PETITIONS = ("not_processed.petition",)
#: Petitions that are named as such, not as a kind of requests.
_PETITION = re.compile("信访(?:事项|件|问题|案件|(?=[0-9]))(?!类)|来信来访")
#: Behind decisions: what an office may do, or tells of them, not what it did.
_POWERS = re.compile("(?:类|等)?(?:事项|职权|权限|权力|职责|清单|目录|信息|数据|文书)")
#: Requests that were talked over before they were dealt with.
_TALKED = re.compile("沟通|引导|劝|协商|经解释")


def not_counted(claim: Claim, text: str, topic: Domain) -> str:
    """Return the words that make a number one of what the form does not count: papers, proposals, powers."""
    if not (claim.relation is IS and claim.own):
        return ""
    decided = [term for term in claim.slot.following if term.says.get("object") in DECISIONS]
    if decided and claim.number.unit in ("项", *PUBLISHED):
        # 赋予我镇42项审批服务和行政处罚事项, 1342条处罚信息
        powers = _POWERS.match(text, decided[-1].end)
        return powers[0] if powers is not None else ""
    if claim.thing.domain is not Domain.REQUESTS:
        return ""
    if claim.thing.rows and claim.thing.table2:
        # 废止内部管理文件18件
        return "文件"
    if claim.slot.following and text.startswith(("文件", "公文"), claim.slot.following[0].end):
        # 将26件依申请公开文件转为主动公开
        return "文件"
    if kind := _OTHER_REQUESTS.search(text, claim.slot.start, claim.end):
        return kind[0]
    entries = not claim.thing.acts and claim.number.unit in PUBLISHED
    if entries and (topic is not Domain.REQUESTS or "object" not in claim.slot.said):
        # 公开112条：社会救助类58条、社会组织登记类13条
        return claim.number.unit
    if not claim.thing.acts and (papers := PAPERS.search(text, claim.sentence, claim.start)):
        # 公文412份，主动公开76份，依申请公开103份
        return papers[0]
    if claim.thing.rows == _PETITIONS and (own := _own_petitions(claim, text, topic)):
        return own
    # 建议21件、提案34件；答复全文公开39
    if claim.thing.rows and _PROPOSALS.search(text, claim.sentence, claim.start):
        return "建议提案"
    if claim.thing.rows == ("other_handling.other_outcome",):
        # 沟通76人次，有9件经沟通后自行撤回
        talked = _TALKED.search(text, claim.sentence, claim.end)
        return talked[0] if talked else ""
    # 征求第三方意见8次，同意公开5
    times = bool(claim.thing.rows) and claim.number.unit in ("次", "")
    of_answer = times or claim.thing.rows in (("granted",), ("refused",))
    asked = of_answer and _ASKED.search(text, claim.sentence, claim.start)
    return asked[0] if asked else ""


def _own_petitions(claim: Claim, text: str, topic: Domain) -> str:
    """Return the word for petitions that an office deals with besides the requests: 办理信访事项62件."""
    named = _PETITION.search(text, claim.slot.start, claim.end)
    if named is None or claim.thing.columns:
        return ""
    dealt_with = not {"handle", "receive", "accept", "conclude", "answer"}.isdisjoint(claim.thing.acts)
    return named[0] if dealt_with or topic is not Domain.REQUESTS else ""
