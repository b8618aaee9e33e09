"""What a slot says of its thing: that it is so many, a share, a change, a multiple, none or all."""

from __future__ import annotations

import re
from typing import NamedTuple

from nianbao.prose.claims import ALL, CHANGE, IS, MULTIPLE, NONE, SAME, SHARE, Claim, Relation
from nianbao.prose.slots import Slot
from nianbao.prose.things import Domain, Thing, thing_of
from nianbao.prose.tokens import Term
from nianbao.quantities import Kind

_NOT_ONE = re.compile("[都也均]?[未没无]|[^，。；0-9]{2,14}[都也均][未没无]")
#: Between a negation and the one that is denied.
_VERB = re.compile(
    "(?:收到|接到|收|接|受理|发生|出现|产生|引发|提起|提出|认定|发现|出现|判|有|到|过|任何|哪怕)*"
)
#: Before a percentage: 相当于上年的122.4%.
_AGAINST = re.compile("(?:相当于|是|为)(?:[上去]年|上一年|20\\d\\d年)度?(?:同期)?的$")
#: 增至 names the new figure, not the difference.
_REACHED = re.compile(
    "(?:[增升降减变][至到为]|变成?|(?:增加|下降|减少|提高|提升|上升|增长|回落|回升|攀升|下滑|上涨)[到至为]|(?:整合|合并|精简|压减|压缩|缩减|归并)[到至为成]|达到?)(?:(?:[本今当]|20\\d\\d)年度?的?)?$"
)
#: Before a multiple: what stands before 是 is so many times what stands behind it.
_IS_OF = re.compile("(是|为|达到?|相当于)[^，。；0-9]{2,20}的$")
#: Before the number that another one is reached from, and the last of the words between them.
FROM = re.compile("[由从自](?:[上去]年|[年期]初|20\\d\\d年|[一二三四]季度)?(?:底|末)?的?$")
_ARRIVING = frozenset("至到为成")
#: What it ends in, looked at first since most numbers have none of it before them.
_REACHED_ENDS = frozenset("至为到成达变年度的")
#: A change that stands bare right behind what was decided: 行政处罚19件，增加4件.
_DECISIONS = frozenset({"licence", "penalty", "coercion"})
_MOVED = re.compile("(?:增加?|减少?|下降|上升)了?")


class Related(NamedTuple):
    """A relation with what it needs: a direction, the base of a share, the words that name its part.

    ``than`` is the other thing of a comparison: 比征地信息多51条.
    """

    relation: Relation
    direction: int = 0
    base: Thing | None = None
    part: tuple[Term, ...] = ()
    than: Thing | None = None


#: A base that stands before the share: 在主动公开总量中占….
_AMONG = re.compile("在[^，。；]{2,24}[中里]")
#: Between a share and what it is the share of: 半数为重复申请, 八成缘于不掌握.
_NAMES = re.compile("(?:以上|左右|上下)?(?:为|是|属|系|缘于|源于|来自|由于|因)")
#: A relation that needs nothing.
_ALONE = {relation: Related(relation) for relation in Relation}


def reached(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text says that the number right behind it is the new figure: 增至, 达到."""
    return text[end - 1 : end] in _REACHED_ENDS and _REACHED.search(text, start, end) is not None


#: What a change of how many there were is told with.
_CHANGED = re.compile("(?:申请量?|件数|数量)(?:增加|减少|下降|增长|上升)了?$")


def comes_from(text: str, before: Claim | None, slot: Slot) -> bool:
    """Whether the number right before a slot is what its own comes from: 由31份瘦身为29份."""
    beside = before is not None and not slot.sep
    return beside and before is not None and FROM.search(text, before.slot.start, before.start) is not None


def arrives(text: str, before: Claim | None, slot: Slot) -> bool:
    """Whether the number of a slot is the new figure: 增至29份, or any word between 由31份 and 29份."""
    assert slot.quantity is not None
    at = slot.quantity.start
    led = text[at - 1 : at] in _ARRIVING and comes_from(text, before, slot)
    return led or reached(text, slot.start, at)


def relate(
    text: str, slot: Slot, found: list[Claim], topic: Thing, compared: bool, joined: list[Term]
) -> Related:
    """Return the relation of a slot.

    ``joined`` are the words of the clauses before it that name its thing too, ``found`` the claims of its
    sentence before it, ``compared`` says whether one of them is a comparison.
    """
    quantity, head = slot.quantity, slot.head
    if quantity is None:
        if "relation:same" in slot.said:
            return _ALONE[SAME]
        return _ALONE[NONE if "negation" in slot.said else ALL]
    if quantity.value == 1 and quantity.chinese:
        # 无一件, 一件也没有
        denied = bool(head) and "negation" in head[-1].says and head[-1].end == quantity.start
        says_so = "negation" in slot.said or "negation" in slot.said_after
        if says_so and (denied or _NOT_ONE.match(text, quantity.end) or _denies_one(text, slot)):
            return _ALONE[NONE]
    before = text[slot.start : quantity.start]
    direction = _direction(slot, text, quantity.start)
    last = found[-1] if found else None
    goes_on = last is not None and last.relation is CHANGE and slot.joint == "、"
    if goes_on and last is not None and not (slot.before or direction):
        # 较上年底减少15户、28人
        return Related(CHANGE, last.direction)
    if last is not None and last.dealt and slot.joint in ("、", "") and _bare(slot, last):
        return Related(last.relation, direction or last.direction)
    # 增至30件 names the new figure, 增幅达30% the change.
    if direction and ("幅" in before or not reached(text, slot.start, quantity.start)):
        relative = quantity.kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE)
        if quantity.kind is Kind.POINTS:
            # 不予公开占办结总数的比例上升5个百分点: the change is of a share.
            share = _share(text, slot, found, topic, joined)
            return Related(CHANGE, direction, share.base, share.part if share.base else ())
        # 上年为30件，增加6件; 新设3个，撤销5个，净减少2个
        beside = any(claim.year_off == -1 for claim in found[-2:])
        told = relative or compared or beside or _compared(slot) or "净" in before or _of_kind(slot, text)
        if told or (last is not None and _of_decisions(last, slot, before)):
            than, part = _than(text, slot, topic) if "relation:compare" in slot.said else (None, ())
            return Related(CHANGE, direction, part=part, than=than)
    if quantity.kind is Kind.MULTIPLE:
        return _multiple(text, slot, found, topic)
    if quantity.kind in (Kind.PERCENT, Kind.POINTS):
        return _ALONE[MULTIPLE] if _AGAINST.search(before) else _share(text, slot, found, topic, joined)
    return _ALONE[IS]


def _of_kind(slot: Slot, text: str) -> bool:
    """Whether a bare change is told of an outcome or of applicants: 其中法律服务机构的申请增加7件."""
    named = any(not {"row", "column"}.isdisjoint(term.says) for term in slot.things)
    assert slot.quantity is not None
    return named and _CHANGED.search(text, slot.start, slot.quantity.start) is not None


def _of_decisions(last: Claim, slot: Slot, before: str) -> bool:
    """Whether a bare change stands right behind a number of decisions: 行政处罚19件，增加4件."""
    decided = last.own and last.relation is IS and not _DECISIONS.isdisjoint(last.thing.objects)
    return decided and slot.joint == "，" and _MOVED.fullmatch(before) is not None


def _denies_one(text: str, slot: Slot) -> bool:
    """Whether a verb that is denied stands before 一件: 没有收到过一件申请."""
    at = next((term for term in slot.head if "negation" in term.says), None)
    assert slot.quantity is not None
    return at is not None and _VERB.fullmatch(text, at.end, slot.quantity.start) is not None


def _than(text: str, slot: Slot, topic: Thing) -> tuple[Thing | None, tuple[Term, ...]]:
    """Return the other thing of a comparison, None if it is with another year, and the words before it."""
    head = slot.head
    at = next((i for i, term in enumerate(head) if text[term.start : term.end] in ("比", "较")), len(head))
    other = [term for term in head[at + 1 :] if term.things]
    if not other or any("time" in term.says for term in head[at + 1 :]):
        return None, ()
    part = tuple(term for term in head[:at] if term.things)
    return thing_of(other, thing_of(part, topic) if part else topic), part


def _multiple(text: str, slot: Slot, found: list[Claim], topic: Thing) -> Related:
    """Return a multiple with the other thing where both are named: 复议案件是诉讼案件的2倍."""
    quantity, head = slot.quantity, slot.head
    assert quantity is not None
    is_of = _IS_OF.search(text, slot.start, quantity.start)
    if is_of is None or "time" in slot.said:
        return _ALONE[MULTIPLE]
    part = tuple(term for term in head if term.things and term.end <= is_of.start())
    other = [term for term in head if term.things and term.start >= is_of.end(1)]
    goes_on = slot.joint == "，" and bool(found) and found[-1].relation is IS and found[-1].own
    if not other or not (part or goes_on):
        # 予以公开的22件，恰为部分公开的两倍: what was counted right before is the multiple.
        return _ALONE[MULTIPLE]
    return Related(MULTIPLE, part=part, than=thing_of(other, thing_of(part, topic)))


def _bare(slot: Slot, last: Claim) -> bool:
    """Whether a number stands alone beside one of the same kind."""
    alike = slot.quantity is not None and slot.quantity.kind is last.number.kind
    return alike and not slot.bare and not slot.things


def _direction(slot: Slot, text: str, start: int) -> int:
    """Return whether the number that begins at ``start`` says how much more or less: 1, −1, 0 if neither."""
    up, down = "relation:up" in slot.said, "relation:down" in slot.said
    if up and down:
        # The word nearest to the number counts.
        last = next(term for term in reversed(slot.head) if term.says.get("relation") in ("up", "down"))
        up = last.says["relation"] == "up"
    if up or down:
        return 1 if up else -1
    # 多17件, 少2件, 比上年少结转3件
    verb = slot.head[-1] if slot.head and slot.head[-1].end == start else None
    deed = verb is not None and not {"act", "table2", "result"}.isdisjoint(verb.says)
    at = verb.start if verb is not None and deed else start
    return {"多": 1, "少": -1}.get(text[at - 1 : at], 0)


def _compared(slot: Slot) -> bool:
    """Whether the number stands beside one of another year."""
    beside = any("relation:compare" in clause.said for clause in slot.bare)
    return beside or "relation:compare" in slot.said


def _share(text: str, slot: Slot, found: list[Claim], topic: Thing, joined: list[Term]) -> Related:
    """Return a share with its base where the words name one: 占办结总数的60%."""
    head, quantity = slot.head, slot.quantity
    assert quantity is not None
    cut = None
    if "relation:share" in slot.said:
        cut = next(i for i, term in enumerate(head) if term.says.get("relation") == "share")
    if cut is None:
        one = slot.things
        if one and found and text[quantity.start - 1] == "的" and not slot.tail:
            # 766件，超过办结总数的一半: the part is what was told before.
            return Related(SHARE, 0, thing_of(one, topic))
        two = slot.following
        at_once = bool(two) and two[0].start == quantity.end and not {"row", "column"}.isdisjoint(two[0].says)
        if two and not one and (at_once or _NAMES.match(text, quantity.end)):
            # 6件申请中，半数为重复申请; 办结的申请中，超过一半予以公开
            return Related(SHARE, 0, None, tuple(two))
        if text[quantity.end : quantity.end + 1] == "的" and not one:
            # 近六成的办结申请予以公开: the base comes first.
            split = next((i for i, t in enumerate(two) if {"row", "column"} & t.says.keys()), len(two))
            one, two = two[:split], two[split:]
        of = thing_of(one, topic)
        if one and two and thing_of(two, of).domain in (Domain.REQUESTS, Domain.REVIEWS):
            return Related(SHARE, 0, of, tuple(two))
        return Related(SHARE, 0, None, tuple(slot.things))
    part = [term for term in head[:cut] if term.things]
    if part and not joined and _AMONG.match(text, slot.start, head[cut].start):
        # 两类合计2900条，在主动公开总量中占55.0%
        return Related(SHARE, 0, thing_of(part, topic))
    whole = [term for term in head[cut + 1 :] if term.things]
    base = None
    if whole and text.startswith("占", head[cut].start):
        named = [*joined, *part]
        # 公开15件，部分公开6件，两项共21件，占办结总数的60%: a total of what was told before.
        summed = bool(found) and found[-1].kind == "total" and not found[-1].thing.known
        last = found[-1].thing if found and not summed else topic
        hint = thing_of(named, topic) if named else last
        base = thing_of(whole, hint)
    return Related(SHARE, 0, base if base is not None and base.known else None, tuple(part))
