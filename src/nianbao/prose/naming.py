"""The words that name what a slot counts: its own, those joined to it, those dealt out by 分别."""

from __future__ import annotations

import re

from nianbao.prose.asked import asked_for
from nianbao.prose.claims import CHANGE, IS, SAME, SHARE, Relation
from nianbao.prose.lexicon import Sense, Word
from nianbao.prose.passage import Passage
from nianbao.prose.relations import Related
from nianbao.prose.slots import Slot
from nianbao.prose.things import KINDS, REVIEWS, TABLE2, Domain, Thing, thing_of
from nianbao.prose.tokens import Gap, Term
from nianbao.quantities import Kind

_BRACKET = re.compile("[（(][^（）()]*[)）]")
#: What may stand between 公开 and its number: 公开、部分公开之和为13件.
_PARTLY = re.compile("^[的为有和与及、]*部分公开")
#: What follows is what requests are about.
TOPICS = re.compile("涉及|集中|关于|围绕|反映|针对")
#: What deals numbers out to the names before them.
_DEALS = re.compile("分别|依次")
#: Behind the first of several numbers without names of their own: 为1件和6件.
_RUN = re.compile("(?:[、和及与][0-9][0-9,]*[件条项份个次宗起]?)+(?=[，。；）]|$)")
_NUMBER = re.compile("[0-9][0-9,]*")
#: Before 公开 these say that it could be done, not that it was.
_ABLE = frozenset("可能应宜")
#: Numbers of several names, each in a bracket behind its own.
_IN_BRACKETS = re.compile("[（(][0-9]+[^（）()0-9]{0,3}[)）][和、与及]")
#: Behind 不存在, the noun that it denies: not 不存在的, 不存在或不掌握.
_MISSING = re.compile("[\u4e00-\u9fff](?<![的或而于无故等])")
#: What may stand between a number and the name of a part.
_JOINS = ("", "来自", "出自", "由", "是", "系", "为", "属", "属于")
#: How an office calls itself: 2件镇政府不掌握.
_WE = re.compile("[本我]?(?:[省市县区镇乡局厅委院校]|街道)?(?:人民政府|政府|机关|单位|办事处)")
#: Behind a deed that only says when: 废止后, 印发前.
_OVER = ("后", "之后", "以后", "前", "之前", "以前")
_NOT_HELD = "unavailable.not_held"
#: What only the office does with requests.
_OFFICIAL = frozenset({"receive", "accept"})
#: Kinds of litigation.
_KINDS = ("direct", "after")
#: What a case is called.
_CASES = (*REVIEWS, "court")
#: Between a number and what it is of.
_IS_ONE = re.compile("[是为属系因]|由于")
#: Between a number and whose it is.
_COMES_FROM = re.compile("均?(?:来自于?|出自|由)")
#: What a number in words counts.
_NOUN_BEHIND = re.compile("(?![和及与均都全已共占的])[\u4e00-\u9fff]{2}(?<!申请)(?<!案件)")
#: Between two names of one word.
_BOTH = re.compile("[和及与或]")
_FILLER = re.compile("^[的为有共计之和两项合总者 及、]+$")


def named(
    slot: Slot, joined: list[Term], related: Related, passage: Passage
) -> tuple[list[Term], Thing | None]:
    """Return the words that name what a slot counts, and the base it shares with the share before it."""
    text = passage.text
    apart = "list:apart" in slot.said or (
        _DEALS.search(text, slot.start, slot.end) is not None
        and any(_DEALS.search(text, term.start, term.end) for term in slot.head)
    )
    if apart and slot.quantity is not None and _names_each(slot, text):
        apart = False
    apart = apart or _in_turn([*joined, *slot.things], slot, text)
    things = [term for term in slot.things if not _over(term, text)]
    share = whole_of_share(slot, text) if related.relation is IS else None
    if share is not None and any(term.start > share.start for term in things):
        # 纠正的件数占已审结21件的9.5%: the number is of what stands behind the word.
        things, joined = [term for term in things if term.start > share.start], []
    base: Thing | None = None
    last = passage.last
    if related.relation is SHARE or related.part or related.than is not None:
        kept = list(related.part)
        things = kept if apart or (passage.shared and not kept) else [*joined, *kept]
        if not things and passage.shared and last is not None and last.relation is SHARE:
            base = last.base
    things = _dealt(slot, joined, things, apart, related.relation, passage)
    if not things and slot.sep == "（":
        things = _before_bracket(slot, passage)
    if related.relation is IS and slot.following and not _numbered(slot, text):
        things = _with_following(things, slot, passage)
    things = [
        term
        for term in things
        if not (only_a_verb(term, slot, text) or _lacking(term, text) or _of_content(term, slot, text))
        and not _no_applicant(term, things, slot)
    ]
    return ([] if _published(things, slot, passage) else things), base


def whole_of_share(slot: Slot, text: str) -> Term | None:
    """Return the word for a share where the number of a slot is the whole of one: 占已审结21件的9.5%."""
    if "relation:share" not in slot.said:
        return None
    if slot.quantity is None or not text.startswith("的", slot.quantity.end):
        return None
    return next((term for term in slot.head if text.startswith("占", term.start)), None)


def _no_applicant(term: Term, things: list[Term], slot: Slot) -> bool:
    """Whether a word for applicants names none: it goes on in an unknown one, or is the office itself.

    企业报价等第三方权益3件; 2件因公司不掌握, 公司收到申请7件.
    """
    if "column" not in term.says:
        return False
    # 公司全年接到申请7件
    when = next((other for other in slot.head if other.start == term.end and "time" in other.says), term)
    behind = [other for other in things if other.start == when.end]
    if any(other.says.get("row") == _NOT_HELD or other.says.get("act") in _OFFICIAL for other in behind):
        return True
    gaps = (*slot.gaps, *(gap for clause in slot.bare for gap in clause.gaps))
    if not any(gap.start == term.end for gap in gaps):
        return False
    return any("row" in other.says and other.start > term.end for other in things)


def _numbered(slot: Slot, text: str) -> bool:
    """Whether a name behind a number has a number of its own: 其余5件来自企业（3件）和律所（2件）."""
    return not slot.things and _IN_BRACKETS.match(text, slot.following[-1].end) is not None


def _before_bracket(slot: Slot, passage: Passage) -> list[Term]:
    """Return the name right before a bracket where the number before it has none of its own."""
    before = passage.last.slot if passage.last is not None else None
    named = before is not None and before.following and _numbered(before, passage.text)
    return before.following[-1:] if before is not None and named else []


def _names_each(slot: Slot, text: str) -> bool:
    """Whether the names stand behind the word that deals them out, each before its number.

    理由依次为执法案卷5件、…; 5件申请分别作出予以公开2件、…
    """
    dealing = next(
        (t for t in slot.head if t.says.get("list") == "apart" or _DEALS.search(text, t.start, t.end)), None
    )
    if dealing is None:
        return False
    behind = [term for term in slot.things if term.start >= dealing.end]
    if "list:apart" not in slot.said:
        return bool(behind)
    # A、B分别公开3条、5条 deals out what stands before it.
    alike = all("object" in term.says for term in slot.things if term.end <= dealing.start)
    return alike and not slot.bare and any("row" in term.says for term in behind)


def _side_by_side(slot: Slot, text: str) -> int:
    """Return how many numbers stand side by side from that of a slot on: 2 in 为1件和6件, 0 if none."""
    if slot.quantity is None:
        return 0
    run = _RUN.match(text, slot.quantity.end)
    return 1 + len(_NUMBER.findall(run[0])) if run is not None else 1


def _in_turn(names: list[Term], slot: Slot, text: str) -> bool:
    """Whether as many numbers stand side by side as names do before them: A、B为1件和6件."""
    many = _side_by_side(slot, text)
    if many < 2 or slot.following:
        return False
    each = _without_groups([one for term in names for one in _one_by_one(term, text)])
    if len(each) != many:
        return False
    return bool(set.intersection(*({sense.facet for sense in term.things} for term in each)))


def _without_groups(names: list[Term]) -> list[Term]:
    """Leave out what the others belong to: 因第三方权益、内部事务不予公开6件、9件."""
    groups = {row.partition(".")[0] for term in names if "." in (row := term.says.get("row", ""))}
    return [term for term in names if term.says.get("row", "") not in groups]


def _published(things: list[Term], slot: Slot, passage: Passage) -> bool:
    """Whether a number counts papers, where nothing is told of requests: 调查报告20日内公开，全年公开2份."""
    alone = len(things) == 1 and passage.text[things[0].start : things[0].end] == "公开"
    papers = slot.quantity is not None and slot.quantity.unit == "份"
    return alone and papers and passage.topic.domain is not Domain.REQUESTS


def _with_following(things: list[Term], slot: Slot, passage: Passage) -> list[Term]:
    """Return the words that name a number, those behind it taken in where they say what it counts."""
    text, following = passage.text, slot.following
    first = following[0]
    if slot.quantity is not None and text[slot.quantity.start - 1] == "除":
        # 不予处理的除5件信访投诉外，还有1件…
        return following
    if not things or (not slot.things and "row" in first.says):
        # 办理结果是：8件予以公开: the whole is named before the colon.
        return following
    incomplete = all(_incomplete(term) for term in things)
    came_over = any(term.says.get("act") == "carry_in" for term in things)
    if (first.says.get("act") == "carry_out" and incomplete and not came_over) or _member_of(
        things, first, text, slot
    ):
        # 年底收到的5件尚在办理期内; 无法提供的有11件是本机关不掌握
        return [first]
    if _closed_with(things, first, slot, text):
        # 法院已判8件维持: how they ended follows their number.
        return [*(term for term in things if "result" not in term.says), first]
    printed = first.says.get("table2") == "in_force" and all(t.says.get("table2") == "issued" for t in things)
    if printed and slot.quantity is not None and text.endswith("的", slot.start, slot.quantity.start):
        # 之前印发的1件依旧有效
        return [first]
    if (
        # 新收申请中226件自然人: the part follows its number.
        ("within:whole" in slot.said and _names_part(first, slot, text))
        # 行政诉讼出现1件被纠正: the result does.
        or ("result" in first.says and _cases(things))
        # 行政诉讼3件未经复议直接起诉: the kind does.
        or (first.says.get("object") in _KINDS and all(_case(term) for term in things))
        # 新登记的申请有16件来自居民个人: whose they are does.
        or (
            "column" in first.says
            and all(_incomplete(term) or term.says.get("object") == "request" for term in things)
            and slot.quantity is not None
            and _COMES_FROM.fullmatch(text, slot.quantity.end, first.start)
        )
        # 收到的2件申请: the object does.
        or ("object" in first.says and incomplete and not _done_with(slot, first))
    ):
        return [*things, first]
    # 未结7件转下年: what stands before the number may name nothing here.
    return things if thing_of(things, passage.topic).known else following


def _dealt(
    slot: Slot, joined: list[Term], things: list[Term], apart: bool, relation: Relation, passage: Passage
) -> list[Term]:
    """Return a slot's share of the words that several numbers are said of in turn: A、B分别为1件、2件."""
    shared = passage.shared
    if apart and not things and not shared:
        # 复议、诉讼情况见下表，总数分别为4件和11件
        named = [clause.things for clause in slot.bare if clause.things]
        if named and TOPICS.search(passage.text, named[-1][-1].end, slot.start):
            # 申请主要涉及征地补偿和村级财务，分别为97件和58件: topics, which nobody counts.
            return []
        last = passage.last
        if not slot.bare and last is not None and slot.joint == "，":
            if last.relation is SAME:
                # A和B与上年持平，分别为1件和2件
                named = [last.slot.things]
            elif last.relation is IS:
                # A、B两类均不足百条，分别为88条和52条; A和B两类较少，分别为…
                before = [term for clause in last.slot.bare for term in clause.things]
                both = [*before, *last.slot.things]
                # 公开内容以甲、乙两类居多: 公开 is none of them.
                both = [term for term in both if "category" in term.says] or both
                many = last.number.unit in KINDS and last.number.value == len(both)
                named = [both] if many or last.kind == "each" else []
        if chained := _chain(slot):
            # 科研机构、社会公益组织提出的申请较少，分别为3件和2件
            named = [chained]
        elif named and len(named[-1]) > 1:
            # 不予公开的，以内部事务和行政查询的居多，分别为…: the names stand right before.
            named = named[-1:]
        names = [one for things in named for term in things for one in _one_by_one(term, passage.text)]
        shared = [[one] for one in _without_groups(names)]
        told = _side_by_side(slot, passage.text)
        if 1 < told < len(shared):
            # 单位申请人又以医药企业和律所为主，分别有48件和19件: the last ones are meant.
            shared = [terms for terms in shared if "object" not in terms[0].says][-told:]
        things, passage.shared = (shared[0], shared[1:]) if shared else ([], [])
        return things
    if apart and things:
        names = [one for term in things for one in _one_by_one(term, passage.text)]
        shared = _with_object([*shared, *([one] for one in names)])
        things, passage.shared = (shared[0], shared[1:]) if len(shared) > 1 else ([*joined, *things], [])
        return things
    goes_on = slot.sep in ("、", "") and relation in (IS, SHARE, CHANGE)
    if shared and goes_on and passage.found and not things and not joined:
        passage.shared = shared[1:]
        return shared[0]
    passage.shared = []
    return [*joined, *things]


def _one_by_one(term: Term, text: str) -> list[Term]:
    """Return the names that a word of the lexicon joins: 予以公开和部分公开分别为20件、8件."""
    facet, values = term.things[0]
    if "+" not in values or _BOTH.search(text, term.start, term.end) is None:
        return [term]
    return [Term(term.start, term.end, Word((Sense(facet, value),))) for value in values.split("+")]


def _chain(slot: Slot) -> list[Term]:
    """Return the names that the last clauses before a number join by 、, those of one facet."""
    last = len(slot.bare) - 1
    while last >= 0 and not slot.bare[last].things:
        last -= 1
    first = last
    while first > 0 and slot.bare[first - 1].mark == "、" and slot.bare[first - 1].things:
        first -= 1
    if first >= last:
        return []
    facet = slot.bare[first].things[0].things[0].facet
    return [term for clause in slot.bare[first : last + 1] for term in clause.things if facet in term.says]


def _with_object(shared: list[list[Term]]) -> list[list[Term]]:
    """Give every name of a list the object that closes it: 制发、废止规范性文件分别为4件、1件."""
    *names, last = shared
    closes = len(names) > 1 and len(last) == 1 and "object" in last[0].says
    if not closes or any("object" in term.says for terms in names for term in terms):
        return shared
    return [[*terms, *last] if terms else [] for terms in names]


def _over(term: Term, text: str) -> bool:
    """Whether a deed is only what was over before, or came after: 废止后仍有2件, 答复后另有13件当面沟通."""
    return not {"table2", "act"}.isdisjoint(term.says) and text.startswith(_OVER, term.end)


def _lacking(term: Term, text: str) -> bool:
    """Whether something else is said to be missing: 第三方不同意且不存在公共利益影响."""
    return text[term.start : term.end] == "不存在" and _MISSING.match(text, term.end) is not None


def _of_content(term: Term, slot: Slot, text: str) -> bool:
    """Whether a word behind a number belongs to what was asked for: 两件是企业申请公开许可档案."""
    if slot.quantity is None or term.start <= slot.quantity.end:
        return False
    papers = term.says.get("object") in TABLE2 and text.startswith("申请", slot.quantity.end)
    return papers or asked_for(text, slot.quantity.end, term.start)


def only_a_verb(term: Term, slot: Slot, text: str) -> bool:
    """公开 alone is an outcome where applications are counted, and but a verb before 财政信息47条."""
    quantity = slot.quantity
    if text[term.start : term.end] != "公开" or quantity is None or quantity.kind is not Kind.COUNT:
        return False
    if term.start >= quantity.end:
        # 386件公开文件 names documents.
        return any(isinstance(token, Gap) and token.start == term.end for token in slot.after)
    if term.start and text[term.start - 1] in _ABLE:
        # 可公开的1980件 are no outcome.
        return True
    if quantity.chinese and _NOUN_BEHIND.match(text, quantity.end):
        # 公开十件惠民实事
        return True
    between = _BRACKET.sub("", text[term.end : quantity.start])
    between = _FILLER.sub("", _PARTLY.sub("", between))
    return bool(between) or quantity.unit not in ("件", "份", "起", "宗", "例", "")


def _done_with(slot: Slot, name: Term) -> bool:
    """Whether the words before a name tell what was done with all that is counted, not what it is.

    继续有效的63件全部纳入规章规范性文件数据库
    """
    between = [token for token in slot.after if token.start < name.start]
    every = any(isinstance(token, Term) and "universal" in token.says for token in between)
    return every and any(isinstance(token, Gap) for token in between)


def _incomplete(term: Term) -> bool:
    """Whether a word names only what is done, not with what: 收到, 制发, 已审结."""
    return not {"act", "table2", "result"}.isdisjoint(term.says)


def _member_of(things: list[Term], member: Term, text: str, slot: Slot) -> bool:
    """Whether a word behind a number is one of the outcomes of the group before it."""
    row, groups = member.says.get("row", ""), [term.says["row"] for term in things if "row" in term.says]
    inside = len(groups) == 1 and row.startswith(f"{groups[0]}.")
    return inside and slot.quantity is not None and _IS_ONE.match(text, slot.quantity.end) is not None


def _names_part(term: Term, slot: Slot, text: str) -> bool:
    """Whether a word right behind a number says whose requests it counts, or what became of them."""
    if slot.quantity is None:
        return False
    between = text[slot.quantity.end : term.start]
    at_once = between in _JOINS or _WE.fullmatch(between) is not None
    return at_once and not {"column", "row"}.isdisjoint(term.says)


def _closed_with(things: list[Term], result: Term, slot: Slot, text: str) -> bool:
    """Whether words only say that cases are over, and the one right after the number how."""
    closed = [term for term in things if term.says.get("result") == "closed"]
    at_once = slot.quantity is not None and result.start == slot.quantity.end
    how = at_once and result.says.get("result", "pending") not in ("pending", "closed")
    return bool(closed) and how and not text[result.end : result.end + 1].isdigit()


def _cases(things: list[Term]) -> bool:
    """Whether words name nothing but cases, also as those of 政府信息公开."""
    about = [term for term in things if not _case(term)]
    return len(about) < len(things) and all(term.says.get("object") == "published" for term in about)


def _case(term: Term) -> bool:
    """Whether a word names reconsideration or litigation, and not how it ended."""
    return term.says.get("object") in _CASES
