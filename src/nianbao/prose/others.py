"""What 其他 and 其余 count at the end of a list: what the form calls so, or all that is not named."""

from __future__ import annotations

import re

from nianbao.prose.claims import IS, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import LEGAL, NOTHING, Domain, Thing, members_of

_NAMES = ("其他", "其它", "其他主体", "其他类", "其他申请主体", "其他申请人")
#: The same where a word of them names a thing already.
_NAMED = ("其他申请", "其它申请", "其他情形", "其他情况")
#: Before the number of several kinds of applicants together.
_AND_OTHERS = re.compile(
    "[及和与]其[他它](?:[^，。；、0-9]{0,6}共|(?:申请)?(?:主体|组织|单位|机构|申请人|申请主体)共?)$|共$"
)
#: Whoever is no natural person, named right behind those: 个人57件，单位17件.
_BODIES = ("单位", "组织", "机构", "各类组织", "各类单位", "企事业单位")
_GROUP = "other_handling"
_LAST_ROW = f"{_GROUP}.other_outcome"


def close_list(claim: Claim, passage: Passage) -> None:
    """Give a bare 其他 what it can count behind outcomes or applicants: 重复申请1件，其他4件."""
    before, slot = passage.last, claim.slot
    if before is None or claim.relation is not IS or slot.sep not in ("、", "，", "；"):
        return
    name = passage.text[slot.start : claim.start]
    one_of_group = bool(before.thing.rows) and before.thing.rows[0].startswith(f"{_GROUP}.")
    if claim.thing.rows == (_GROUP,) and one_of_group:
        # 逾期未补正1件、以其他方式处理2件: the last of the group, or all of it.
        claim.besides = (claim.thing._replace(rows=(_LAST_ROW,)),)
        return
    if name in _BODIES and before.thing.columns == ("natural_person",) and before.relation is IS:
        claim.thing = before.thing._replace(columns=("legal_persons",))
        claim.own = claim.plain = claim.certain = True
        return
    if name not in (_NAMED if claim.own else _NAMES + _NAMED) or slot.tail or slot.bare:
        return
    told = _listed(passage)
    if told and claim.number.unit == before.number.unit:
        if before.thing.rows:
            _outcome(claim, before, told)
        elif set(before.thing.columns) <= {*LEGAL, "natural_person"}:
            _applicants(claim, before, told)


def join_whoever_else(claim: Claim, text: str) -> None:
    """Leave open whom a total of applicants holds besides those named: 科研机构和其他主体合计10件."""
    summed = claim.kind in ("total", "sum") or _AND_OTHERS.search(text, claim.slot.start, claim.start)
    if summed and claim.thing.columns and claim.thing.results == ("other_result",):
        claim.thing = claim.thing._replace(results=(), open=True)


def rest_of_group(claim: Claim, passage: Passage) -> Thing:
    """Return the outcomes of a group that its list has not named: 其他处理7件（逾期不补正4件，其余3件）."""
    listed = _listed(passage, members=True)
    told = [row for c in listed for row in c.thing.rows]
    groups = {row.partition(".")[0] for row in told}
    ahead = passage.found[: len(passage.found) - len(listed)]
    # 予以公开22件、不掌握14件，其余情形10件: the rest of them all.
    of_all = bool(ahead) and bool(ahead[-1].thing.rows) and not groups <= {*ahead[-1].thing.rows}
    if len(groups) != 1 or claim.soft or of_all:
        return NOTHING
    left = tuple([row for row in members_of(*groups) if row not in told])
    return Thing(Domain.REQUESTS, ("request",), rows=left) if left else NOTHING


def _listed(passage: Passage, members: bool = False) -> list[Claim]:
    """Return the last claims that plainly count outcomes, or applicants, in their order reversed."""
    told: list[Claim] = []
    for claim in reversed(passage.found):
        thing = claim.thing
        one_axis = bool(thing.rows) is not bool(thing.columns)
        if not (claim.relation is IS and claim.own and one_axis) or claim.soft:
            break
        if members and (thing.columns or not all("." in row for row in thing.rows)):
            break
        if told and bool(told[0].thing.rows) is not bool(thing.rows):
            break
        told.append(claim)
    return told


def _outcome(claim: Claim, before: Claim, told: list[Claim]) -> None:
    rows = tuple(dict.fromkeys(row for c in told for row in c.thing.rows))
    if _LAST_ROW in rows:
        return
    claim.thing = before.thing._replace(rows=(_LAST_ROW,))
    claim.own = claim.plain = claim.certain = True
    last = before.thing.rows[-1]
    if claim.slot.sep == "、" and last.startswith(f"{_GROUP}."):
        # 其他处理6件，逾期不补正3件、其他3件
        return
    besides: list[tuple[str, ...]] = [] if any(row.startswith(_GROUP) for row in rows) else [(_GROUP,)]
    if "." in last:
        # 不予处理5件（信访类4件，其他1件）
        besides.append(tuple(row for row in members_of(last.partition(".")[0]) if row not in rows))
    claim.besides = tuple([claim.thing._replace(rows=one) for one in besides if one])
    # All that the list has not named: of what was decided, or of what came in.
    claim.kind, claim.left_out = "other", claim.thing._replace(rows=_without_members(rows))


def _without_members(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return outcomes without those whose group is among them: 不予公开10件（执法案卷3件、…）."""
    return tuple(row for row in rows if "." not in row or row.partition(".")[0] not in rows)


def _applicants(claim: Claim, before: Claim, told: list[Claim]) -> None:
    columns = {column for c in told for column in c.thing.columns}
    if "other_organisation" in columns or before.thing.columns[-1] == "legal_persons":
        return
    claim.thing = before.thing._replace(columns=("other_organisation",))
    claim.own = claim.plain = claim.certain = True
    left = tuple(column for column in LEGAL if column not in columns)
    claim.besides = (claim.thing._replace(columns=left),) if len(left) > 1 else ()
