"""Cases of an office's other business, which the form does not count: 因拆除违建被申请行政复议3件.

Reports tell of them behind those about the disclosure of information. A match proves; else nothing is said.
"""

from __future__ import annotations

import re

from nianbao.prose.claims import Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import NOTHING, Domain

#: What is said of a claim of such cases.
OTHER = "说的可能不是政府信息公开的案件"
#: What cases of the form are about.
_OURS = re.compile("信息公开|公开申请|申请公开|依申请|公开(?:答复|告知|行为|案件|类)|不予公开")
#: What tells cases apart from those: 均与政府信息公开无关, 不在本报告统计之内, 除信息公开外.
_APART = re.compile(
    "(?:与|和|跟|同)(?:政府)?信息公开[^，。；]{0,8}(?:无关|没有关系|不相干|无涉)"
    "|(?:不|没有|未)(?:直接)?(?:涉及?|属于?|含|包括|关系到)(?:任何)?(?:政府)?信息公开"
    "|(?:不|未|没有)(?:在|计入|列入|纳入|包含在|包括在)[^，。；]{0,8}(?:报告|年报|附表|本表|表[四内中]|上表|统计|[之以]内)"
    "|(?:另|已)?在[^，。；]{0,16}报告中?(?:已?作?出?|另行|单独)*(?:说明|反映|公布|公开|报告|体现)|另由[^，。；]{2,16}统计"
    "|除(?:了|去)?[^，。；]{0,8}信息公开[^，。；]{0,10}外|非(?:政府)?信息公开"
)
#: What cases arise from, where that is no answer to a request; what is done about it.
_CAUSE = re.compile(
    "(?:因|由|对|就|以|不服|围绕|针对)(?P<of>[^，。；0-9]{2,40}?)(?:的?行为|的?决定|等|问题|纠纷)*"
    "(?:不服|引发|引起|产生|导致|发生|提起|提出|申请(?:行政)?复议|为(?:被诉|复议|诉讼)"
    "|而?被(?:申请|提起|提|起诉|诉|复议))"
    "|(?P<thing>[^，。；0-9]{2,40}?)(?:引起|引发|产生|导致)的"
)
#: What does not say from what they arise: 由申请人提起, 因此被申请.
_NO_CAUSE = re.compile(
    "[此该]|上述|前述|同类|公开|复议|申请|当事人|公民|自然人|个人|企业|单位|法人|组织|律师|原告|群众$|村民$|居民$|答复|告知"
)
#: Before the name: a kind of cases, or all kinds of them.
_KIND = re.compile(
    "(?:含全部|全部类型|各类|各种|各领域|其[他它余](?:业务|领域|类型?|方面)?[^，。；0-9]{0,4}|[^，。；0-9和]{2,6}类|税务|海关"
    "|(?:行政)?(?:处罚|许可|强制|征收|拆迁|执法)(?:领域|方面|业务|工作)?)(?:发生)?的?(?:一审|二审)?(?:行政)?(?:应诉|复议|诉讼|被诉)(?!中)"
    "|作为被告的(?:行政)?应诉"
)
#: What tells of all the cases of an office, where those of the form were told before.
_PARTY = re.compile("应诉|作为(?:行政)?(?:复议)?(?:被告|被申请人|复议机关)")
#: What leads on to something besides.
_BESIDES = re.compile(
    "[^，。；]{0,8}?(?:此外|至于|另外|另[有，,]|除此之?外|除此以外|同期|同年|同一?时期|与此同时|[还又]有)"
)


def set_apart(passage: Passage, span: tuple[int, int], told: set[str]) -> None:
    """Say of the cases of a sentence that they are others than the form counts, where its words do.

    ``told`` are the kinds of cases that the text has told of before; those of this sentence are added.
    """
    cases = [claim for claim in passage.found if claim.thing.domain is Domain.REVIEWS]
    if not cases:
        return
    text, (start, end) = passage.text, span
    besides = _BESIDES.match(text, start, end) is not None
    excluded = next((match.start() for match in _APART.finditer(text, start, end)), None)
    other, narrowed, at = False, False, start
    for claim in cases:
        words = _APART.sub("", text[at : claim.end])
        if _OURS.search(words):
            other = False
        elif (
            _other(words)
            or ((besides or _PARTY.search(words)) and not told.isdisjoint(_kinds(claim)))
            or (excluded is not None and not _ours_before(text, start, claim, excluded))
        ):
            other = True
        # 广告、防疫等领域的复议3件、诉讼1件: what narrows the first narrows both.
        other = other or (narrowed and claim.slot.joint == "、" and not claim.thing.results)
        narrowed = bool(claim.soft)
        if other:
            claim.soft, claim.certain = claim.soft or OTHER, False
        at = claim.end
    if other:
        passage.topic = NOTHING
    told.update(*(_kinds(claim) for claim in cases))


def _kinds(claim: Claim) -> set[str]:
    """Return which of reconsideration and litigation a claim is of."""
    objects = claim.thing.objects
    return {"reconsideration" if name == "reconsideration" else "litigation" for name in objects}


def _other(words: str) -> bool:
    """Whether some words before a number name a cause or a kind of cases that is no disclosure."""
    if _KIND.search(words):
        return True
    causes = (match["of"] or match["thing"] for match in _CAUSE.finditer(words))
    return any(_NO_CAUSE.search(cause) is None for cause in causes)


def _ours_before(text: str, start: int, claim: Claim, excluded: int) -> bool:
    """Whether the cases told up to a claim are those of the form, though others behind it are not."""
    words = _APART.sub("", text[start : claim.end])
    return excluded > claim.end and _OURS.search(words) is not None
