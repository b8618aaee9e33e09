"""What words around a count may narrow it to some of what the form counts: a topic, a cause, an office."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from nianbao.prose.asked import WANTED
from nianbao.prose.claims import CHANGE, IS, SHARE, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import NOTHING, Domain, Thing, loose
from nianbao.prose.tokens import Gap, Term
from nianbao.prose.uncounted import DECISIONS, PAPERS, PUBLISHED

_MOVES = frozenset({"relation:up", "relation:down"})
#: Scopes that may narrow a count.
_NARROWING = ("since", "channel", "others", "handbook", "late")
#: What makes 行政许可 something else than a decision: an application, a post, a list of items.
_NO_DECISION = re.compile(
    "受理(?!并?(?:办结|作出|批准|核发|许可))|不服|申请|公示|撤销|注销|不予|清单|目录|信用|归集|录入|报送|信息(?!公开)|摘要"
)
#: What an office does that decides on others.
_OTHERS_CASES = re.compile(
    "复议申请[^。；]{0,12}?受理[0-9]|各类(?:行政)?复议|复议(?:局|机构|委员会)[^，。；0-9]{0,8}(?:新收|收到|受理|办理)"
)
#: Before a number: what requests ask about.
_ASKED_ABOUT = re.compile("(?:[咨询访查]?问|咨询|打听|反映)[^，。；、0-9]{2,12}的$")
#: How far behind a number that is looked for.
_CLOSE_BY = 20
#: Behind a name: what its requests are about.
_ABOUT = re.compile("(?:均|都)?(?:涉及|涉|关于|针对|反映)")
#: Before a name: 涉及投诉举报处理结果的申请28件, 涉及企业登记档案的29件.
_TOPICAL = re.compile("(?:涉及|关于|针对|有关)[^，。；、0-9]{2,20}的(?:$|(?=[^，。；、0-9]{0,6}申请))")
#: Behind a name: what only some of them are: 有3件规范性文件将于明年到期.
_OF_SOME = re.compile("(?:均|都)?(?:即?将|拟|需|因|由于|超过|已过)[^，。；]{0,12}")
#: Before a number: the office that they were sent to, one of those that the text tells of.
_SENT_TO = re.compile("向(?!本|我)[^，。；0-9]{2,20}(?:提出|申请|提交|递交)的?(?:有|为)?$")
#: Requests that something else was about: 会商27次、涉及申请83件.
_INVOLVED = re.compile("涉及(?:政府信息公开|信息公开)?申请[有为达计]?$")
#: Before a number: 转市热线办理9件, but not 转入下年办理.
_TRANSFERRED = re.compile("转(?![入结到至下为])[^，。；0-9]{2,15}(?:办理|处理|答复)")
#: Behind a number: what only some of them are.
_ONLY_SOME = re.compile("[属因是系涉][^，。；]{3}")
#: Behind a number of answers: 答复有1件在复议中被纠正.
_OVERTURNED = re.compile("[^，。；0-9]{0,12}(?:复议|诉讼|法院)[^，。；0-9]{0,6}(?:纠正|撤销|维持|败诉)")
#: Behind a number: 依申请公开中有1件因告知内容不完整被纠正.
_WITH_CAUSE = re.compile(
    "(?:的?申请)?(?:所[涉要]|本可|本应|原本|，(?:主要)?原因(?:是|为|在于)|因(?!此)|由于|被|[均都]?[是为系属]?(?:关于|涉及|有关|针对|反映|要求|咨询|询问)|[均都]?[同与和跟][^，。；0-9]{2,30}(?:有关|相关))"
)
#: Behind a name: those of some kind, not all that there are.
_THOSE = re.compile("的(?:申请|案件)?，?[都均全]")
#: Behind a number: 1件申请公开低保名单.
_ASKS_FOR = re.compile(f"均?[系是为属]?申请{WANTED}[\u4e00-\u9fff《“]{{2}}")
#: Before a number: 1名申请人先后提出5件, but not 3名申请人共提出5件; 提交20件以上的有17人，共提交申请794件.
_BY_FEW = re.compile(
    "的有[0-9]+[人名位个][，,]共?(?:提出|提交|递交|申请)[^，。；0-9]{0,8}$|(?<![0-9])[1-3一二两三][名个位户家](?:申请人|村民|居民|市民|群众|公民|企业|律师)[^，。；0-9共]{0,12}(?:提出|提交|递交|申请)了?$"
)
#: Behind a number of cases: 有2件由局负责人出庭.
_ATTENDED = re.compile("[^，。；0-9]{0,12}出庭")
#: The same: 1件诉讼没有结果.
_NOT_YET = re.compile("(?:仍|还|尚|均|都)*(?:没有|未|没)")
#: So many papers were gone through, of which some are still in force.
_SORTED_OUT = re.compile("(?:清理|梳理)(?:(?!废止|失效|作废|制发)[^。；]){0,20}?[0-9]+[件份部]")
#: Ways to hand in a request other than on paper.
_CHANNELS = re.compile("网|邮|信函|传真|当面|当场|现场|窗口|口头|电话|在线|线上|平台")
#: A share of some of what was counted, which names nothing that the form has.
_SOME_OF = re.compile("其中(?:(?!公开|[，。；0-9]).){2,}占")
#: Decisions or documents besides those told before.
_OTHERS = re.compile("其[他它余](?!规范性)")
_ANEW = re.compile("重新(?:作出)?(?:答复|处理|办理)")
_THIS_TOPIC = re.compile("[此该这]一?(?:方面|领域|类)的?申请")
_OF_THIS_KIND = re.compile("[此该这]类|由此")
#: Behind a number: what cases were decided about is no count of all of them.
_RULED = re.compile(
    "(?:行政)?(?:复议决定|诉讼判决|判决|裁定)(?:、[0-9]+件(?:行政)?(?:诉讼)?(?:判决|裁定))?(?:对|认定|指出|要求|认为|责令)"
)
#: Behind 其中: an office of all those that are counted.
_ONE_OFFICE = re.compile("其中[^，。；、0-9]{0,3}?(?:[省州盟市县区旗乡镇]|人民)政府")
#: Behind a kind of applicants: what is done for them, 企业登记2915件.
_REGISTERED = re.compile("登记|注册|备案|许可|审批|开办")
#: Papers of every kind.
_ALL_PAPERS = re.compile(
    "政府文件|配合[^，。；0-9]{0,16}(?:出台|印发|制定|起草)|(?:各类|各种|党委)(?:公文|文件)|(?:党[工]?委|名义)[^，。；0-9]{0,10}(?:印发|制发)[^，。；0-9规]{0,16}文件"
)
#: A government's own office, or what it does itself, beside all that it reports on.
_OWN_OFFICE = re.compile(
    "(?:政府办(?:公[室厅])?|[省市县区州]本级)(?![^，。；0-9]*(?:负责|牵头|汇总|统计|编制|印发))[^。；]*$"
)
#: All of an area, and who reports on all of it.
_WHOLE_AREA = re.compile("全[省市县区州旗盟](?:的|各级)?行政事业性收费")
_GOVERNS = re.compile("政府|街道|管委会|管理委员会|^$")
#: What is done with charges.
_LEVIED = re.compile("(?:依法|依规|实际|共|累计)*(?:收费|征收|入库|上缴|收缴|解缴|缴库)(?:国库|财政)?")


def narrowed(claim: Claim, scopes: Mapping[str, str], passage: Passage) -> str:
    """Return what may narrow a claim, in the ``scopes`` that hold for it; "" if nothing does."""
    slot, objects, text = claim.slot, claim.thing.objects, passage.text
    until = slot.quantity.start if slot.quantity else slot.end
    first = slot.start
    if slot.bare and (slot.bare[-1].mark == "、" or not slot.things):
        first = next((clause.words[0].start for clause in slot.bare if clause.words), first)
    if not DECISIONS.isdisjoint(objects) and (other := _no_decision(claim, text, first, until)):
        return other
    if claim.thing.domain is Domain.TABLE2 and _OTHERS.search(text, first, until):
        # 农村宅基地许可35件，其他许可3件
        return "其他"
    if claim.thing.domain is Domain.TABLE2 and (of_what := _TOPICAL.search(text, first, until)):
        # 涉及环评报告的6件，涉及企业处罚的3件
        return of_what[0]
    if claim.thing.domain is Domain.TABLE2 and (asked := _ASKED_ABOUT.search(text, first, until)):
        # 问监测数据的121件，问处罚情况的68件
        return asked[0]
    if objects in (("normative",), ("regulation",)) and _ALL_PAPERS.search(text, first, until):
        # 没有制发规范性文件；印发各类文件94份
        return "各类文件"
    area = _WHOLE_AREA.search(text, first, until) if objects == ("income",) else None
    if area is not None and _GOVERNS.search(passage.agency) is None:
        # A county's finance bureau tells what all of the county has charged.
        return area[0]
    alone = bool(claim.thing.columns) and not claim.thing.rows and "object" not in slot.said
    if alone and any(not DECISIONS.isdisjoint(told.thing.objects) for told in passage.found):
        # 行政处罚14件，其中对律师事务所3件
        return "处罚、许可的对象"
    grown = slot.bare[-1] if slot.bare and slot.bare[-1].mark == "，" else None
    theirs = grown is not None and "column" in grown.said and not _MOVES.isdisjoint(grown.said)
    if grown is not None and theirs and claim.thing.acts and not claim.thing.columns:
        # 商业企业申请增多，全年新收18件
        return text[grown.words[0].start : grown.words[-1].end]
    counts = claim.thing.domain in (Domain.REQUESTS, Domain.TABLE2) and passage.agency.endswith("政府")
    if counts and (own := _OWN_OFFICE.search(text, claim.sentence, until)):
        # 县政府办公室受理21件, of what the whole county received.
        return own[0]
    if claim.thing.domain is Domain.REQUESTS and _on_paper(claim, text):
        return "书面"
    if "in_force" in claim.thing.table2 and _SORTED_OUT.search(text, claim.sentence, claim.start):
        # 清理文件84件，废止6件、继续有效70件: of those that were looked at.
        return "清理"
    if (passage.off == -1 or claim.relation is SHARE) and _OF_THIS_KIND.search(text, first, until):
        # 没有重复申请，上年此类申请为2件; 由此提出的申请约占三分之一
        return "此类"
    if "scope:cited" in slot.said and claim.thing.acts and "object" not in slot.said:
        # 共收到意见92条 counts no requests.
        return "意见"
    for name in _NARROWING if scopes else ():
        if name in scopes:
            return scopes[name]
    both = claim.thing.rows and claim.thing.acts and "list:and" in slot.said
    several = claim.members and len(claim.thing.acts) < 2 and claim.members != len(claim.thing.rows)
    if claim.relation is IS and (several or both):
        # 两项合计8件; 作出答复及其他处理1547件
        return "几项合计"
    before = passage.last
    carried = claim.thing.acts in (("carry",), ("carry_in",)) and "object" not in slot.said and claim.opens
    carried = carried or (claim.thing.acts == ("carry_in",) and slot.joint == "、" and before is not None)
    if carried and before is not None and not before.thing.known and before.slot.gaps:
        # 违法用地案件173起，其中当年立案151起、往年结转22起
        return "不是申请"
    row_alone = claim.kind == "except" and bool(claim.thing.rows) and "object" not in slot.said
    if row_alone and passage.topic.domain is not claim.thing.domain:
        # 除2件涉密的外，建议提案的答复…: of what they are left out is told later.
        return "除外"
    if claim.thing.domain is Domain.REVIEWS and _ATTENDED.match(text, claim.end):
        return "出庭"
    if claim.thing.domain is Domain.REVIEWS and _RULED.match(text, claim.end):
        return "决定、判决"
    if "dismissed" in claim.thing.results and "other_result" not in claim.thing.results:
        return "驳回可计入维持或其他结果"
    named = claim.thing.acts or claim.thing.rows
    if objects == ("request",) and passage.topic.domain is Domain.FEE and not named:
        # 发出收费通知，涉及申请14件: those of the notices.
        return "收费"
    if claim.thing.domain is Domain.DISCLOSURE and not claim.thing.categories:
        papers = PAPERS.search(text, claim.sentence, claim.start)
        if papers is not None:
            # 认定公文1548件：主动公开624
            return papers[0]
    if objects == ("reconsideration",) and _OTHERS_CASES.search(text, claim.sentence, claim.end + _CLOSE_BY):
        # 接收复议申请58件，经审查受理51件: those against other offices.
        return "受理的复议申请"
    if objects == ("request",) and any("category" in term.says for term in slot.head):
        # 招生入学类申请27件: named like a category of what is published.
        return "类别"
    if claim.of_kind and slot.things and slot.things[-1].end < claim.start - 1:
        # 企业登记类21件 are no requests of enterprises.
        return text[slot.things[-1].end : claim.start]
    who = slot.things[-1] if claim.thing.columns and slot.things else None
    if who is not None and _REGISTERED.match(text, who.end):
        return text[who.start : claim.start]
    if objects == ("published",):
        # 各平台发布信息: not necessarily what the total counts.
        return "发布"
    before = passage.last
    shared = before.thing if before is not None and before.relation is SHARE else NOTHING
    of_all = shared.known and not (shared.rows or shared.columns or shared.results)
    if of_all and text.startswith("即", slot.start):
        # 办结的一半，即18件，予以公开: so many of those.
        return "即"
    bare = claim.thing == Thing(Domain.REQUESTS, ("request",))
    part = (claim.opens and claim.lead == "among") or (slot.following and "within:whole" in slot.said)
    if claim.relation is IS and part and bare:
        # 其中3件申请当日电话联系, 新收申请里3件来自老住户: a part, of what is told behind it.
        return "其中"
    divided = passage.last is not None and passage.last.divides
    of_some = "within:whole" in slot.said or (divided and not slot.things)
    if claim.thing.domain is Domain.REVIEWS and of_some and not claim.thing.results:
        # 直接起诉案件中有1件补充了材料: how they ended is not said.
        return "其中"
    of_requests = claim.relation is IS and claim.own and claim.thing.domain is Domain.REQUESTS
    if of_requests and (some := _some_requests(claim, text, first, until)):
        return some
    if claim.relation is IS and claim.own and not claim.plain:
        # 全市制发64件，其中市政府制发11件: the office itself is a part of what it reports on.
        among = claim.opens and claim.lead == "among"
        if among and _ONE_OFFICE.match(text, slot.start):
            return "其中的一个单位"
        agency = "" if among else passage.agency
        return loose(text, _narrowing(claim, text), agency) or _narrowed_after(claim, passage)
    if claim.relation is CHANGE:
        # 全区生产总值同比增长5.3%: the change may be of something unknown.
        return loose(text, slot.gaps, passage.agency)
    if claim.relation is SHARE:
        if claim.opens and _SOME_OF.match(text, slot.start):
            # 行政许可1639件，其中首次登记占六成: of some of them.
            return "其中"
        summed = claim.kind in ("total", "sum") and not claim.members and len(claim.thing.rows) < 2
        return "合计占比" if summed else loose(text, slot.gaps, passage.agency)
    return ""


def _no_decision(claim: Claim, text: str, first: int, until: int) -> str:
    """Return what makes a number of decisions one of something done with them; "" if nothing does."""
    unit = claim.quantity.unit if claim.quantity is not None else ""
    if unit == "份":
        # 处理处罚以审计决定方式下达17份: papers.
        return "份"
    # 归集双公示信息，其中许可类83条、处罚类5条
    start = claim.sentence if unit in PUBLISHED else first
    return "受理、公示等不是决定" if _NO_DECISION.search(text, start, until) else ""


def _on_paper(claim: Claim, text: str) -> bool:
    """Whether 书面申请 stand beside others, and are not all that came: 书面申请3件、电子邮件2件."""
    if text.find("书面", claim.slot.start, claim.end) < 0:
        return False
    ends = text.find("。", claim.end)
    return _CHANNELS.search(text, claim.sentence, ends if ends >= 0 else len(text)) is not None


def _some_requests(claim: Claim, text: str, first: int, until: int) -> str:
    """Return the words that make a number one of requests about something, or with a cause."""
    bare = not (claim.thing.rows or claim.thing.columns)
    unnamed = bool(claim.thing.rows) and not claim.slot.following
    if unnamed and text.endswith("的有", claim.slot.start, claim.start) and _ONLY_SOME.match(text, claim.end):
        # 不予公开的有2件属于可自行查询的用水明细
        return "其中的一部分"
    if asked := _ASKS_FOR.match(text, claim.end):
        return asked[0]
    if anew := _ANEW.search(text, claim.sentence, claim.start):
        # 被纠正的2件均已重新答复，1件予以公开、1件部分公开
        return anew[0]
    of_what = _TOPICAL.search(text, first, until)
    of_whom = bool(claim.thing.columns) and not claim.thing.rows
    if of_what is not None and (bare or of_whom or of_what.end() != until):
        # 针对不予公开的5件申请: an outcome is no topic.
        return of_what[0]
    if bare and (few := _BY_FEW.search(text, claim.sentence, claim.start)):
        return few[0]
    if bare and _INVOLVED.search(text, first, until):
        return "涉及"
    if bare and (kind := _THIS_TOPIC.search(text, first, until)):
        # 申请多涉及征地，这方面的申请有17件
        return kind[0]
    if bare and (sent := _SENT_TO.search(text, first, until)):
        return sent[0]
    if transferred := _TRANSFERRED.search(text, first, until):
        return transferred[0]
    why = _OVERTURNED if claim.thing.acts else _WITH_CAUSE
    cause = why.match(text, claim.end) if bare else None
    return cause[0] if cause is not None else ""


def _narrowing(claim: Claim, text: str) -> list[Gap]:
    """Return the unknown stretches before a number; those of an open list are examples.

    民办学校设立、变更等行政许可14件 counts all of them, 行政事业性收费入库12万元 all that was charged.
    """
    gaps, tables = claim.slot.gaps, (Domain.TABLE2, Domain.INCOME)
    if gaps and "list:etc" in claim.slot.said:
        gaps = without_examples(gaps, claim.slot.head)
    if claim.thing.domain is Domain.INCOME:
        gaps = [gap for gap in gaps if not _LEVIED.fullmatch(text, gap.start, gap.end)]
    part = claim.slot.joint == "、" or (claim.opens and claim.lead == "among")
    if not claim.thing.open or claim.thing.domain not in tables or part:
        # 企业登记2915件、食品经营等许可443件; 其中农药、兽药等许可193件: one of several.
        return gaps
    named = max(term.end for term in claim.slot.head if term.says.get("list") == "etc")
    return [gap for gap in gaps if gap.start >= named]


def without_examples(gaps: list[Gap], terms: list[Term]) -> list[Gap]:
    """Leave out what 等 makes an example of the applicants or the reason behind it: 农户等自然人64件."""
    for etc, name in pairwise(terms):
        named = "column" in name.says or "." in name.says.get("row", "")
        if named and etc.says.get("list") == "etc" and name.start == etc.end:
            gaps = [gap for gap in gaps if gap.start >= etc.end]
    return gaps


def _narrowed_after(claim: Claim, passage: Passage) -> str:
    """Return what narrows a count named by the words behind it: 2件申请涉及拆迁补偿, 5件不公开的都…."""
    slot, text = claim.slot, passage.text
    if slot.things or not slot.following:
        return ""
    gaps = [token for token in slot.after if isinstance(token, Gap)]
    first = slot.following[0]
    at_once = first.start == claim.end and any(
        not text[first.end : gap.start].strip("属为是系要求因") for gap in gaps if gap.start >= first.end
    )
    if claim.number.chinese and at_once:
        # 一件申请旧改项目施工合同，一件申请属会议讨论稿: what each of them asks for.
        return text[first.end : slot.end]
    if _THOSE.match(text, slot.following[-1].end) or _NOT_YET.match(text, first.end):
        return "其中的一部分"
    if claim.thing.domain is Domain.TABLE2 and (of := _OF_SOME.match(text, slot.following[-1].end)):
        # 有7件规范性文件将于明年到期
        return of[0]
    if cause := _WITH_CAUSE.match(text, slot.following[-1].end):
        # 1件个人申请因需要征求第三方意见，在下年办理
        return cause[0]
    if not _ABOUT.match(text, first.end):
        return ""
    return loose(text, [gap for gap in gaps if gap.start >= first.end], passage.agency)
