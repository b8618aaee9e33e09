"""Where in a list a claim stands: what opens it, whether it is a total, the rest, or said of every one."""

from __future__ import annotations

import re

from nianbao.numbers import read_chinese
from nianbao.prose.claims import IS, SHARE, Claim
from nianbao.prose.relations import reached
from nianbao.prose.slots import Slot
from nianbao.prose.tokens import Term, said

#: How a list is told apart, no thing of its own: 按公开主体看，….
SORTED = re.compile(
    "(?:[如若其]|另外|[^，。；、0-9]{0,14}(?:信息|申请|文件)的?(?=按))?(?:按照?|从|就|依照?).{1,14}(?:看|来看|分|划分|拆分|拆开|分开|统计|计|区分|归类|分类|讲|说)$"
    "|(?:按照?|依照?)(?:其|申请|信息|受理|承办|办理|责任)?(?:内容|来源|渠道|途径|类[型别]|形式|载体|主体|领域|主题|栏目|性质|体裁|单位|机关|部门|层级)$"
    "|.{0,4}(?:方式|形式|内容|类型|类别|来源|渠道|途径|主体|身份)上$"
)
#: Before a number: what its requests are about, as those beside it: 涉及待遇核定的49件，涉及招聘的17件.
_ABOUT = re.compile("(?:涉及|关于|有关|针对|围绕)[^，。；、0-9]{2,20}的[有为]?$")
#: What names such a list before a colon.
_LABEL = re.compile(
    "(?:方式|形式|内容|类[型别]|来源|渠道|途径|主体|身份|结果|情况|领域|去向|事由|原因|对象|载体|平台|构成)(?:分别)?[是为]?$"
)
#: What joins two names, not within 其中.
_JOINED = re.compile("[和及与或](?!其)")
#: Behind the first of several numbers that are dealt out: A、B各占158宗、87宗.
_DEALT_ON = re.compile("[、和及]\\s*[0-9]")
#: The clause before the first of several numbers: 甲、乙两类最多，分别有118条和94条.
_FIRST_FEW = re.compile("(?:最多|最受关注|最集中|居多|居前|靠前|为主)[，,][^，。；0-9]{0,6}$")
#: Behind the number of those that come first: 3家单位收件最多，合计171件.
_FIRST_BEFORE = re.compile("(?:最多|居多|居首|靠前|为主)[，,]$")
_RANKED = re.compile("为主|最多|最大|居首|居多|较?集中的|其次|再次|次之|第[二三四五六](?![季方人])")
#: What stands behind the first of them goes on with the list: 最多，为80件，其后依次为….
_NEXT_ONES = re.compile(
    "(?:[其往随之此再]后|后面|接着|接下来|较[多大]的?|靠前的?|集中的?)[^，。；0-9]{0,6}(?:分别|依次)[^，。；0-9]{0,20}$"
)
#: After a number that is left out: 除2件外，.
_OUT = re.compile("(?:以外|之外|外)[，,的]")
_NAMED_OUT = re.compile(f"[^，。；、：0-9]{{1,8}}?{_OUT.pattern}")
#: How many characters back the number of a total's parts may stand.
_BESIDE = 40
#: A number that closes a list in one word: 公开会议纪要20期、简报6期，共26期.
_ALTOGETHER = re.compile("(?:一?[共总]共?|合?计|合并?|凑[成齐]|累计)[有为是成达]?")
#: 上半年8家，下半年13家，全年21家
_HALVES = re.compile("上半年[^。；]{1,20}下半年[^。；]{1,14}，全年$")
#: Marks that such a word may stand behind.
_CLOSED = ("，", "、", "；", "）")
#: The total within the clause of the last part: 12个乡镇、31个县直部门共43家单位.
_ENDS_IN_ALL = re.compile("、[^，。；：、0-9]{0,12}[0-9]+[^，。；：、0-9]{1,14}(?<!公)(?:共|共计|合计)$")
#: The same of what came in and what came over: 收到25件，加上年结转1件共26件.
_ADDS_UP = re.compile("[加连][上同]?[^，。；：、0-9]{2,12}[0-9]+件(?:共|共计|合计)$")
#: 公开44件，部分公开10件，共占50.5%.
_SHARED = re.compile("(?:一共|总共|合计|[共合])占")
#: 上年结转3件，与新收合并为67件
_TAKEN_WITH = re.compile(
    "[与和同连][^，。；0-9]{1,8}(?:合并|相加|加总|加在一起|合起来)(?:后|共|办理)*[为是有]?$|[两二三]项合并[为是有]?$"
)
#: A verb does not keep a number from closing a list: 全年共发布485条.
_TOGETHER = re.compile("(?:共|(?<!汇)总)[^，。；0-9]{0,6}$")
#: 新收182件，连同转来的7件，总量达189件.
_COMES_TO = re.compile("(?:总[量数]|[合共总]计)达到?$|合并为$")
#: How many parts a total sums: 两者相加, 三个平台合计.
_MEMBERS = re.compile(
    r"(?<![\d十])([两二三四五六七八九2-9])(?:者|微|项|类|种|级|样|头|边|部分|个[^，。；、]{0,8}?)"
    r"(?:合计|共计|相加|加总|总计|加起来|合起来|之和|合并|共)[^，。；、0-9]{0,8}$"
    r"|(?<![\d十第])([两二三四五六七八九])(?:者|项|类|种|样|个?方面|个?部分)(?:就|即)?有?$"
)
#: What it ends in without a word that closes a list.
_MEMBERS_END = frozenset("者项类种样面分有共")
#: Between a number and its parts: 12件申请中公开9件, 12件当中公开9件.
_WITHIN = ("中", "里", "当中", "其中", "之中", "为")
#: After a number whose parts follow: 12件申请中，…; 答复的20件里面，….
_DIVIDED = re.compile(
    "中(?![心央国共标])|[^，。；、：,;:0-9]{0,8}(?:当中|之中|里面|[中里])(?:[，,：:]|有[0-9])"
)


def place(claim: Claim, text: str) -> None:
    """Say of a claim where in a list it stands."""
    slot = claim.slot
    claim.lead = _lead(slot)
    if claim.lead:
        first = (slot.bare[0].words if slot.bare else ()) or slot.before
        claim.opens = bool(first) and isinstance(first[0], Term) and "lead" in first[0].says
        # 法人和其他组织7件，后者包括企业4件、…
        claim.opens = claim.opens or (bool(first) and text.startswith(("后者", "前者"), first[0].start))
        if claim.lead == "exactly" and not _deals(slot, text):
            # 结果分别为维持1件、驳回1件, but not A、B分别为1件、2件.
            claim.opens = True
    if not claim.lead and _takes_up(claim, text):
        claim.lead, claim.opens = "among", True
    claim.kind = _kind(claim, text)
    moved = slot.quantity is not None and reached(text, slot.start, claim.start)
    if claim.kind == "total" and moved and not _COMES_TO.search(text, slot.start, claim.start):
        # 撤销4个、增设1个，总数降至13个 sums nothing.
        claim.kind = ""
    summed = claim.kind in ("total", "sum") or (not claim.kind and text[claim.start - 1] in _MEMBERS_END)
    if claim.relation is IS and summed:
        many = _MEMBERS.search(text, max(claim.sentence, claim.start - _BESIDE), claim.start)
        if many is not None:
            numeral = many[1] or many[2]
            claim.members = int(numeral) if numeral.isdigit() else read_chinese(numeral) or 0
            # A、B、C四方面62条, 这四类即有130条: so many are summed without a word for it.
            claim.kind = claim.kind or "sum"
    if claim.kind in ("total", "sum") and any("list:rest" in clause.said for clause in slot.bare):
        # 其余为A、B等许可，共991件
        claim.kind = "rest"
    if claim.kind == "rest" and claim.lead == "exactly":
        # A最多，为9条，其余依次为B6条、C3条: the list is of the rest, and stands beside what was told before.
        claim.kind = claim.lead = ""
        claim.opens = False
    if claim.kind == "each":
        claim.each = _said_of_each(slot.head)
        claim.names = _names(slot, text)
    # 16件行政复议中维持9件: the slot itself was parted there.
    parted = bool(slot.after) and (
        text.startswith(_WITHIN, slot.end) or text.endswith("里", slot.start, slot.end)
    )
    claim.divides = parted or _DIVIDED.match(text, claim.end) is not None
    if claim.relation is IS and claim.quantity is not None:
        begins = slot.start
        for clause in slot.bare:
            if clause.words:
                begins = clause.words[0].start
                break
        top = _FIRST_BEFORE.search(text, claim.sentence, slot.start) if slot.sep == "，" else None
        claim.ranked = (top or _RANKED.search(text, begins, claim.start)) is not None
        if claim.lead == "exactly" and (
            _FIRST_FEW.search(text, claim.sentence, claim.start)
            or _NEXT_ONES.search(text, claim.sentence, claim.start)
        ):
            # Two of several.
            claim.ranked, claim.lead, claim.opens = True, "", False
    claim.of_kind = text[claim.start - 1] == "类" or bool(_ABOUT.search(text, slot.start, claim.start))
    claim.colon = slot.sep == "："
    if slot.bare:
        last = slot.bare[-1]
        bare = last.words
        claim.sorted = bool(bare) and SORTED.match(text, bare[0].start, bare[-1].end) is not None
        claim.colon = claim.colon or any(clause.mark == "：" for clause in slot.bare)
        if claim.colon and last.things and not slot.before and not slot.following:
            # 不予处理：2件；其他处理：3件: what stands before the colon names this number alone.
            claim.colon = False
        # 2024年：5件: a year alone is no label.
        label = bool(bare) and slot.index == 0 and last.mark == "：" and claim.colon and not claim.opens
        claim.labelled = label and _LABEL.search(text, bare[0].start, bare[-1].end) is not None


def _takes_up(claim: Claim, text: str) -> bool:
    """Whether a clause tells of some of what was counted right before.

    法人或其他组织22件，后者又以企业居多，为14件; 单位申请17件，单位申请中企业9件
    """
    slot = claim.slot
    if "within:whole" in slot.said and len(slot.things) > 1 and "column" in slot.things[0].says:
        return slot.things[0] is slot.head[0] and "within" in slot.head[1].says
    words = next((clause.words for clause in slot.bare if clause.words), slot.before)
    latter = bool(words) and text.startswith("后者", words[0].start)
    return latter and text.find("前者", claim.sentence, claim.start) < 0


def _said_of_each(head: list[Term]) -> bool:
    """Whether 各 is said of what stands before it: A、B各提出申请1件, not 各公开信息1条."""
    for term in reversed(head):
        if term.says.get("list") == "each":
            return True
        if any(sense.facet != "object" or sense.value != "request" for sense in term.things):
            return False
    return False


def _names(slot: Slot, text: str) -> int:
    """Return of how many names a number is said: 3 of A、B和C各1件, 1 if that is not plain."""
    each = next((term.start for term in slot.head if term.says.get("list") == "each"), slot.start)
    if slot.quantity is None or _DEALT_ON.match(text, slot.quantity.end):
        return 1
    beside = 0
    for clause in reversed(slot.bare):
        if clause.mark != "、":
            break
        beside += 1
    joined = _JOINED.search(text, slot.start, each) is not None
    return beside + joined + 1


def _lead(slot: Slot) -> str:
    for n, clause in enumerate(slot.bare):
        # 公开3件，含上年结转的那件；部分公开1件: a ； ends what it opened.
        if "lead" in clause.said and all(later.mark != "；" for later in slot.bare[n:]):
            return said(clause.terms, "lead")
    return said(slot.head, "lead") if "lead" in slot.said else ""


def _deals(slot: Slot, text: str) -> bool:
    """Whether its lead word deals numbers out to the names before it: A、B分别为1件、2件."""
    at = next((i for i, term in enumerate(slot.head) if "lead" in term.says), 0)
    names = [term for term in slot.head[:at] if term.things]
    first = slot.bare[-1].words[0].start if slot.bare and slot.bare[-1].words else slot.start
    joined = bool(slot.head) and _JOINED.search(text, first, slot.head[at].start) is not None
    return len(names) > 1 or joined or any(clause.mark == "、" for clause in slot.bare)


def _kind(claim: Claim, text: str) -> str:
    slot = claim.slot
    if claim.relation is SHARE and _SHARED.match(text, slot.start):
        return "total"
    if "list" in slot.said:
        for term in slot.head:
            if claim.relation is SHARE and term.says.get("relation") == "share":
                # 合计占 sums parts, 占办结总数的 does not.
                break
            if (kind := term.says.get("list")) in ("rest", "total", "each"):
                return kind or ""
    if claim.relation is IS and slot.sep in _CLOSED:
        # 以企业居多，计5件 sums nothing.
        if _ALTOGETHER.fullmatch(text, slot.start, claim.start) and not (
            slot.bare and text[slot.start] == "计"
        ):
            return "total"
        if slot.sep == "，" and _TAKEN_WITH.search(text, slot.start, claim.start):
            return "total"
        if slot.sep == "，" and _HALVES.search(text, claim.sentence, claim.start):
            return "total"
        if slot.sep == "，" and _TOGETHER.search(text, slot.start, claim.start):
            return "sum"
    if claim.relation is IS and not slot.sep and text[claim.start - 1] in "共计":
        first = max(claim.sentence, claim.start - _BESIDE)
        if _ENDS_IN_ALL.search(text, first, claim.start) or _ADDS_UP.search(text, first, claim.start):
            return "total"
    # 除在办的7件外，其余103件…; 除2件涉密的以外，…
    out = _OUT.match(text, claim.end) or (
        text.find("除", slot.start, claim.start) >= 0 and _NAMED_OUT.match(text, claim.end)
    )
    return "except" if out else ""
