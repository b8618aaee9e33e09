"""Where a list of parts can end: at a stronger mark, a total, or what belongs to something else."""

from __future__ import annotations

from enum import IntEnum

from nianbao.prose import Claim

#: How strongly each mark parts.
STRENGTH = {"": 0, "、": 1, "（": 2, "）": 2, "·": 2, "，": 2, "：": 2, "；": 3, "。": 4}


class End(IntEnum):
    """Whether the text lets a list end behind one of its parts."""

    NO = 0
    #: It goes on with the same mark, but with ， or ； something else may begin.
    MAYBE = 1
    YES = 2


def strength(mark: str) -> int:
    """Return how strongly a mark of punctuation parts, from 0 for none to 4 for a full stop."""
    return STRENGTH.get(mark, 2)


def end_after(whole: Claim, first: Claim, following: Claim, joint: int, widest: int) -> End:
    """Whether a list parted by marks of one strength can end where a mark of another follows."""
    acts = following.own and not following.thing.rows and following.thing.acts
    other = acts and (not first.thing.acts or following.thing.side != first.thing.side)
    # 审结3件，其中维持2件、纠正1件，尚有2件未审结; 另有5条 may go on, or begin anew.
    open_cases = whole.thing.results == ("closed",) and following.thing.results == ("pending",)
    other = other or open_cases or "list:also" in following.slot.said
    # 制发4件，其中1件联合制发，…，现行有效23件
    papers = first.thing.table2 or whole.thing.table2
    other = other or bool(papers and following.thing.table2 and following.thing.table2 != papers)
    other = other or (bool(whole.thing.rows and following.thing.rows) and _leaves(whole, first, following))
    # 自然人263件，法人28件，上年转来9件: what came over is no kind of applicants.
    other = other or bool(following.own and following.thing.acts == ("carry_in",) and first.thing.columns)
    if following.kind == "total" or other or joint > widest > 0 or joint == STRENGTH["。"]:
        return End.YES
    begins = joint == widest > 1 and following.own and not goes_on(whole, first, following)
    return End.MAYBE if begins else End.NO


def goes_on(whole: Claim, first: Claim, following: Claim) -> bool:
    """Whether a claim is plainly one more part of a list: 其中网上申请17件，信函申请8件，当面申请1件."""
    one, other = first.thing, following.thing
    if not (first.own and following.own) or following.lead or one.domain is not other.domain:
        return False
    if first.soft and following.soft:
        # Both are told apart by what no table holds.
        return one == other == whole.thing._replace(acts=())
    if first.soft or following.soft or one.acts or other.acts:
        return False
    rows = bool(one.rows and other.rows) and not (one.columns or other.columns or whole.thing.rows)
    columns = bool(one.columns and other.columns) and not (one.rows or other.rows or whole.thing.columns)
    return rows or columns


def after_semicolon(claim: Claim) -> bool:
    """Whether a ； stands between a claim and the number before it."""
    slot = claim.slot
    return "；" in (slot.sep, slot.joint) or any(clause.mark == "；" for clause in slot.bare)


def _leaves(whole: Claim, first: Claim, following: Claim) -> bool:
    """Whether a list of one group's rows goes over to another: 无法提供5件，其中不掌握4件，不予处理2件."""
    group = [row for row in whole.thing.rows if "." not in row]
    if len(group) != 1 or not following.own:
        return False
    inside = [all(row.startswith(f"{group[0]}.") for row in one.thing.rows) for one in (first, following)]
    return not inside[1] and ((inside[0] and bool(first.thing.rows)) or after_semicolon(following))
