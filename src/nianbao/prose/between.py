"""The words between two numbers of a clause: which of the two they name, and where the one's end."""

from __future__ import annotations

from nianbao.prose.clauses import Clause
from nianbao.quantities import CASES, Spoken

#: What says how the number after it stands to the one before: 增加, 占, 共计.
_LEADING_ON = frozenset(
    {"relation:up", "relation:down", "relation:share", "relation:compare", "list", "scope:each"}
)
#: Facets of what is done to cases.
_DEEDS = frozenset({"act", "result"})
#: What a number that only counts parts stands before.
_KINDS = ("项", "类", "种", "个方面", "方面", "部分", "个部分")
#: Measures of what was done so often, which is a count of its own: 培训两次共126人次.
_TIMES = ("次", "期", "场", "轮", "批")
_PERSONS = ("人", "名", "位")
_PARTS = frozenset({"list:total", "list:sum", "list:each", "list:apart"})


def without_parts(stretches: list[Clause], counts: list[Spoken]) -> tuple[list[Clause], list[Spoken]]:
    """Leave out the numbers that only say how many parts the next one sums; what is around them is one."""
    if len(counts) < 2:
        return stretches, counts
    kept, left = stretches[:1], list[Spoken]()
    for n, (spoken, between) in enumerate(zip(counts, stretches[1:], strict=True), 1):
        # 加上年结转2件共38件: two that came over, not two parts.
        own = spoken.unit in CASES and any("act:carry_in" in one.said for one in kept[-1:])
        if n < len(counts) and not own and _only_counts_parts(spoken, between, counts[n]):
            kept[-1].take_in(between)
        else:
            kept.append(between)
            left.append(spoken)
    return kept, left


def parting(between: Clause, following: Spoken) -> str:
    """Return the facet of the word that parts what a number counts from the name of the next, "" if none."""
    if "within" in between.said:
        # 16件申请中公开9件
        return "within"
    if "lead:among" in between.said or ("lead:exactly" in between.said and between.things):
        # 16件当中公开9件; 45件新申请的申请人分为自然人38件、…
        return "lead"
    terms = between.terms
    first = next((i for i, term in enumerate(terms) if "relation" in term.says), 0)
    if first and terms[first].says["relation"] == "is" and terms[-1].end == following.start:
        # 5件办结件为公开2件、…
        whole, part = terms[first - 1].things, "row" in terms[-1].says
        return "relation" if whole and part else ""
    return ""


def leads_on(between: Clause, following: Spoken) -> bool:
    """Whether the words between two numbers name the one after them: 11件减少4件, 21件已办20件."""
    if not _LEADING_ON.isdisjoint(between.said) and not _joined_behind(between):
        return True
    if "negation" in between.said and following.chinese and following.value == 1:
        # 其余9件没有一件被纠正
        return between.terms[-1].end == following.start
    deed = between.things[-1] if between.things else None
    last = between.words[-1] if between.words else None
    if deed is None or last is None:
        return False
    # 41件连同上年转入的4件
    if deed.says.get("act") == "carry_in" and (deed.end, last.end) == (last.start, following.start):
        return True
    end = between.terms[-1]
    if end.says.get("relation") == "is" and end.end == following.start:
        # 13宗申请由自然人提出的有11宗、由企业提出的有2宗
        return any("column" in term.says for term in between.things)
    if deed.end != following.start:
        return False
    # 其余10件为商业企业7件、律所3件
    first = between.terms[0] if between.terms[0] is between.words[0] else None
    named = first is not None and (first.says.get("relation") == "is" or "lead" in first.says)
    # 5件申请作出予以公开2件、部分公开1件: its object names the first.
    asked = first is not None and first is not deed and first.says.get("object") == "request"
    return named or (asked and "row" in deed.says) or not _DEEDS.isdisjoint(deed.says)


def _joined_behind(between: Clause) -> bool:
    """Whether words name the number before them and join the next to it: 406项行政处罚和3项行政强制."""
    if _LEADING_ON & between.said != {"list"}:
        return False
    *names, last = between.terms
    return bool(names) and last.says.get("list") == "and" and not any("list" in term.says for term in names)


def _only_counts_parts(spoken: Spoken, between: Clause, following: Spoken) -> bool:
    """Whether a number says how many parts the one after it sums or deals out: 两项合计8件, 三项2200条."""
    if spoken.chinese and spoken.end == following.start and spoken.unit in _KINDS:
        return 2 <= spoken.value <= 10
    summed = spoken.chinese and "relation:share" in between.said
    if spoken.unit in _KINDS and (summed or "lead:exactly" in between.said):
        # 甲、乙、丙三类信息分别为5条、3条和2条; 两项合占办结总数的五成
        return 2 <= spoken.value <= 10
    if spoken.unit in _TIMES or not 2 <= spoken.value <= 20 or _PARTS.isdisjoint(between.said):
        return False
    if spoken.unit in CASES and "list:apart" in between.said:
        # 被纠正的2件分别系漏答一项和送达超期: those cases themselves.
        return False
    if spoken.chinese:
        return True
    # 建议4件、提案6件合计10件; 46家部门、14个街道共60家单位
    counts = spoken.unit in CASES or spoken.unit in _PERSONS or _PARTS.isdisjoint(between.terms[0].word.said)
    return not counts and between.terms[0].start == spoken.end
