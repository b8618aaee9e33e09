"""Whether a list that does not come to its whole is wrong, or the text or the form explains it."""

from __future__ import annotations

from itertools import accumulate

from nianbao.numbers import Number, distance, show
from nianbao.proof.ends import after_semicolon
from nianbao.proof.judgements import Judgement, refuted
from nianbao.proof.lists import Parts
from nianbao.proof.slips import may_be_meant, slipped
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import Domain

#: Above this, two parts of the next sentence come near their whole by no chance.
LARGE = 50
#: Words that say that a list is complete.
COMPLETE = ("exactly",)


def unequal(whole: Weighed, parts: Parts, fault: Fault) -> Judgement:
    """Return that some parts are not their whole."""
    above = parts.total > whole.value and whole.claim.kind != "total"
    beside = f"超过了合计{show(whole.value)}" if above else f"与合计{show(whole.value)}不等"
    shown = parts.shown()
    return refuted(f"各部分相加{beside}：{shown}", [shown], fault)


def by_chance(whole: Weighed, parts: Parts) -> bool:
    """Whether two small numbers of different sentences may come to a third one by chance."""
    scattered = len({item.claim.sentence for item in parts.items}) > 1
    return scattered and len(parts) < 3 and whole.value < LARGE


def whole_sentence(offered: list[Parts], total: Weighed) -> Parts | None:
    """Return the one list that a total can close: all of its own sentence, or else of the one before."""
    here = [p for p in offered if p.first.claim.sentence == total.claim.sentence]
    if not here:
        # 全年公开：A 3条；B 5条。合计9条: it begins where the sentence does, or where a mark opens it.
        last = offered[0].last.claim.sentence
        within = [p for p in offered if p.first.claim.sentence == last]
        here = [p for p in within if p.first.claim.slot.index == 0 or p.first.claim.opens]
        here = here or within or offered
    return here[0] if len(here) == 1 else None


def bare_total(parts: Parts, total: Weighed) -> bool:
    """Whether a total stands right behind its list without a subject of its own: …，合计8条."""
    claim = total.claim
    first = claim.slot.head[0] if claim.slot.head else None
    # 新收97件，…；上年结转5件。总共办结98件: its verb counts something else.
    another = claim.own and bool(claim.thing.acts) and not claim.members
    bare = (
        first is not None
        and not another
        and first.start == claim.slot.start
        and (
            first.says.get("list") == "total"
            or first.says.get("lead") == "above"
            or (claim.kind == "total" and first.says.get("list") == "sum")
        )
    )
    # 热点为甲、乙、丙，三类合计171件: of what its own sentence names, not of the numbers before.
    begins = claim.slot.index == 0 and not any(clause.gaps for clause in claim.slot.bare)
    near = parts.first.claim.sentence == claim.sentence or (
        begins and parts.first.claim.order == claim.order - 1
    )
    return bare and near


def of_what_it_names(total: Weighed) -> bool:
    """Whether a total is of what unknown words before it name: 可公开的合计7件."""
    slot = total.claim.slot
    named = bool(slot.gaps) and not total.claim.own and len(slot.head) > 1
    return named and slot.head[-2].says.get("relation") == "times"


def closes(parts: Parts, total: Weighed) -> bool:
    """Whether a bare total stands in one sentence with all of its list."""
    first = parts.first.claim
    here = first.sentence == total.claim.sentence and first.slot.index == 0
    return here and bare_total(parts, total)


def blurred(whole: Weighed, parts: Parts) -> bool:
    """Whether rounding explains what is amiss: 8.9万, 6.1万, 0.9万 and 1.9万."""
    items = (whole, *parts.items)
    grains = [item.claim.number.grain for item in items if item.claim.number.rounded]
    return bool(grains) and distance(whole.value, parts.total) <= max(grains) * len(items)


def no_sum(total: Weighed, parts: Parts) -> bool:
    """Whether a total is none of its parts: two of them are each above it, and no slip explains it.

    行政诉讼14件，未经复议直接起诉8件、复议后起诉6件，合计1件被纠正: what is told of them all.
    """
    last = parts.last
    if last.value == total.value and after_semicolon(last.claim):
        # 行政复议6件，…；行政诉讼3件，均获维持，共3件: that number once more.
        return True
    above = sum(item.value > total.value for item in parts.items)
    return above > 1 and not may_be_meant(total.value, parts.total)


def by_kind(whole: Weighed, parts: Parts) -> bool:
    """Whether the kinds of cases among some parts come to their whole, and outcomes stand under each of them.

    涉诉52件：直接起诉33件，审结24件；复议后起诉19件，审结15件
    """
    kinds = [item.value for item in parts.items if item.claim.own and item.claim.thing.axis == "objects"]
    return 1 < len(kinds) < len(parts) and sum(kinds) == whole.value


def beside(whole: Weighed, parts: Parts, carried: bool) -> bool:
    """Whether the form sets the parts beside their whole, not in it: 新收28件；办结27件；结转3件."""
    one = whole.claim.thing
    closed = bool({"conclude", "answer"} & set(one.acts))
    for item in parts.items:
        other = item.claim.thing
        if not (one.known and item.claim.own and other.known):
            continue
        if one.domain is Domain.REVIEWS and other.objects != one.objects:
            return True
        if item.claim.soft or whole.claim.soft:
            continue
        apart = item.claim.order != whole.claim.order or item.claim.slot.joint == "；"
        inside = one.rows and all(row.startswith(f"{one.rows[0]}.") for row in other.rows)
        theirs = one.columns == ("legal_persons",) and "natural_person" not in other.columns
        of_others = one.columns and other.columns and not (other.rows or theirs)
        if (one.rows and other.rows and not inside) or of_others:
            return True
        if other.rows and one.domain is Domain.REQUESTS and not closed and apart:
            return True
        carries = other.acts == ("carry_in",) or (other.side == "out" and apart and carried)
        if one.side == "in" and carries:
            return True
    return False


def foreign(whole: Weighed, parts: Parts) -> bool:
    """Whether a part counts what its whole cannot hold: 提出意见18条。行政复议9件、直接起诉3件."""
    domain = whole.claim.thing.domain
    cases = {Domain.REQUESTS, Domain.REVIEWS, Domain.TABLE2} - {domain}
    # 行政许可公示96条 counts no decisions.
    plain = (item for item in parts.items if item.claim.own and not item.claim.soft)
    named = (item for item in plain if item.claim.thing.domain in cases)
    return any(whole.claim.thing.known or item.unit != whole.unit for item in named)


def all_in_tables(whole: Weighed, parts: Parts) -> bool:
    """Whether the tables bear out every number of some cases, so that their list is another one.

    行政诉讼6件，其中直接起诉的4件全部审结，维持3件、其他结果1件: outcomes stand under a kind of cases.
    """
    items = (whole, *parts.items)
    cases = all(item.claim.thing.domain is Domain.REVIEWS for item in items)
    return cases and all(item.consistent and not item.by_sum for item in items)


def by_a_slip(whole: Weighed, parts: Parts) -> bool:
    """Whether one number told wrong explains that some parts, or the first of them, miss their whole.

    公开信息3652条。三类最受关注，分别为603条、1189条、447条: a list of some misses by more than that.
    """
    off = parts.total - whole.value
    totals = list(accumulate(item.value for item in parts.items))[1:]
    meant = [(whole.value, total) for total in totals]
    meant += [(item.value, item.value - off) for item in parts.items]
    return any(value >= 0 and slipped(told, value) for told, value in meant)


def outgrown(whole: Weighed, parts: Parts) -> bool:
    """Whether a part behind the first is above its whole, and no slip of what is left: no part at all.

    发布1211条，其中原创486条，微博发布1732条
    """
    left = whole.value - parts.first.value
    for item in parts.items[1:]:
        if item.value > whole.value and not (left > 0 and slipped(item.value, left)):
            return True
        left -= item.value
    return False


def dropped(whole: Weighed, parts: Parts) -> bool:
    """Whether the parts are above what was answered by those whose requests were dropped."""
    rows = ((item.value, "".join(item.claim.thing.rows)) for item in parts.items)
    dropped = [value for value, row in rows if row.startswith("other_handling")]
    return "answer" in whole.claim.thing.acts and parts.total - whole.value in dropped


def near(whole: Number, total: Number, share: int) -> bool:
    """Whether a sum misses its whole by one, or by less than one part in ``share``."""
    amiss = distance(total, whole)
    return amiss > 0 and (amiss <= 1 or amiss * share <= whole)


def rest(ends: list[Parts]) -> bool:
    """Whether the list says that its last part is all that remains."""
    return any(parts.last.claim.kind == "rest" for parts in ends)


def opened(whole: Weighed, ends: list[Parts], lead: str, announced: int) -> tuple[Parts, Fault] | None:
    """Return the list that the text opens and that cannot be right; it may be ``announced`` of so many."""
    # …，其余2件在办: what is left closes the list.
    ends = [parts for parts in ends if parts.last.claim.kind == "rest"] or ends
    shortest, longest = ends[0], ends[-1]
    if shortest.total > whole.value:
        over = shortest.total - whole.value
        mixed = any(item.unit != whole.unit for item in shortest.items)
        twice = any(item.value == over for item in shortest.items)
        first = shortest.first
        if shortest.last.value == whole.value and over > 1:
            # 目录列入8项，其中举行听证3项、公开征求意见8项: some are told twice.
            return None
        if mixed and first.value > whole.value:
            # 补贴三项，其中甲2166条、…: those three are no sum of entries.
            return None
        settled = first.claim.thing.acts and first.value <= whole.value
        if settled and any(len(parts) > 2 and parts.total == 2 * first.value for parts in ends):
            # 收办42件，其中已办结40件，予以公开13件、…: what follows is told of the first part.
            return None
        return shortest, Fault.LOOSE_PARTS if mixed or twice else Fault.PARTS
    mainly = shortest.first.claim.ranked and longest.total < whole.value
    if mainly and lead not in COMPLETE and not rest(ends):
        # 申请545件，较集中的申请主体是自然人（505件）和商业企业（33件）
        return None
    told = len(longest) in (whole.claim.members, announced)
    complete = lead in COMPLETE or rest(ends) or told
    for parts in ends:
        mixed = any(item.unit != whole.unit for item in parts.items)
        if mixed and (len(parts) < 3 or distance(whole.value, parts.total) > 1):
            return None
        slip = lead in ("includes", "colon", "bracket") or complete or parts.total > whole.value
        if near(whole.value, parts.total, 50) and slip:
            return parts, Fault.PARTS
    return (longest, Fault.PARTS) if complete and longest.total < whole.value else None
