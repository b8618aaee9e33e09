"""What a share or a change that names nothing itself is of: the thing told before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from nianbao.numbers import read_chinese
from nianbao.prose.claims import CHANGE, IS, MULTIPLE, NONE, SAME, SHARE, Claim
from nianbao.prose.completing import ONE_OF_TWO
from nianbao.prose.naming import whole_of_share
from nianbao.prose.passage import Passage
from nianbao.prose.things import NOTHING, Domain, Thing, thing_of
from nianbao.quantities import Kind

#: How many claims back a list may begin.
_LISTED = 8
_FORMER = re.compile("(前者|后者)[^，。；0-9]{0,6}(?!\\1)(?:前者|后者)(?:的|[多少])$")
#: Behind a share: the part it is of, which names nothing.
_OF_UNKNOWN = re.compile("(?:以上|左右)?(?:因(?!此)|由于|缘于|源于|属于?|系|涉及|集中|关于|针对|反映|与)")
#: Both or all of the numbers before: 两者占60%, 以上三类合占60%.
_BOTH = re.compile(
    "([两二三四五六])(?:者|项|类|种|部分)[^，。；0-9]{0,6}(?:占|和(?:不足|超过|接近|达到|约?为|是))"
)
#: How many characters before a slot such words may stand.
_BOTH_BEFORE = 6
#: The numbers that stand behind the first one of those that are dealt out.
_DEALT_OUT = re.compile(
    "(?:[、和及与][^，。；、和及与0-9]{0,4}[0-9.]+(?:个?百分点|[^，。；、和及与0-9]{0,3}))+"
)
#: What a list may tell apart, the first that its parts name.
_PARTED = ("rows", "categories", "columns")
#: Words for applicants that may be any of several kinds.
_OTHERS = ("组织", "单位", "机构", "集体")
#: Between a number and a share of it.
_OF = re.compile("的(?:约|近|超过?|不足)?")
_ANOTHER = re.compile("[、和及与]")
#: Between a whole and the share of it.
_AMONG = re.compile("(?:申请|案件)?[中里](?:约|近)?占(?:比|了)?(?:约|近)?")


def take_over(claim: Claim, passage: Passage) -> None:
    """Give a share or a change that names nothing the thing told before it."""
    if not any(settles(claim, passage) for settles in _CASES):
        _from_last(claim, passage)
    before, slot = passage.last, claim.slot
    told = before is not None and before.relation is IS and (before.own or before.kind == "total")
    claim.beside = told and slot.joint in ("，", "") and not (slot.gaps or slot.bare)


def _of_nothing_known(claim: Claim, passage: Passage) -> bool:
    """A share of what nobody counts, or whose subject the form does not have."""
    if claim.relation is not SHARE:
        return False
    # 纠正的4件中，有一半因适用条款不当: a part of them that nobody counts.
    of_unknown = _OF_UNKNOWN.match(passage.text, claim.end) is not None
    return of_unknown or _own_subject(claim, passage.text)


def _of_a_number(claim: Claim, passage: Passage) -> bool:
    """占总数28件的四分之三; 不掌握的15件，较上年减少2件，在无法提供的21件中占71.4%."""
    before = passage.last
    if claim.relation is not SHARE or before is None:
        return False
    if _of_number(claim, before, passage.text):
        claim.thing, claim.base = _part_of_number(before, passage), before.thing
        return True
    if not _AMONG.fullmatch(passage.text, before.end, claim.start):
        return False
    told = next((c for c in reversed(passage.found[:-1]) if c.own and c.relation is IS), None)
    if told is None or passage.text.find("在", before.slot.start, before.start) < 0:
        return False
    claim.thing, claim.base = told.thing, before.thing
    return True


def _of_agents(claim: Claim, passage: Passage) -> bool:
    """公民个人仍是最主要的申请群体，占比88.2%."""
    agents = _agents(claim, passage) if claim.relation is SHARE else NOTHING
    claim.thing = agents if agents.known else claim.thing
    return agents.known


def _of_several(claim: Claim, passage: Passage) -> bool:
    """公开5件、部分公开2件，两者占20%."""
    summed = _summed(claim, passage) if claim.relation is SHARE else NOTHING
    if summed.known:
        claim.thing, claim.kind, claim.certain = summed, "total", True
        claim.members = _many(summed)
    return summed.known


def _beside_another(claim: Claim, passage: Passage) -> bool:
    """前者是后者的2倍; 结转2件，比年初结转的3件减少1件."""
    both = _former(claim, passage) if claim.relation in (MULTIPLE, CHANGE) else None
    if both is None and claim.relation is CHANGE:
        both = _set_against(claim, passage)
    if both is not None:
        claim.thing, claim.than = both
    return both is not None


def _of_former(claim: Claim, passage: Passage) -> bool:
    """许可83件、处罚37件，前者比上年多9件，后者比上年少2件."""
    said = ONE_OF_TWO.match(passage.text, claim.slot.start)
    told = [c.thing for c in passage.found if c.relation is IS and c.own and not c.year_off]
    if said is None or len(told) < 2:
        return False
    claim.thing = told[-2] if said[0] == "前者" else told[-1]
    return claim.relation is CHANGE


def _of_all_counted(claim: Claim, passage: Passage) -> bool:
    """复议21件：维持13件、纠正8件，总数增加3件."""
    counted = _counted_first(passage) if claim.relation is CHANGE and claim.kind == "total" else NOTHING
    claim.thing = counted if counted.known else claim.thing
    return counted.known


def _dealt_out(claim: Claim, passage: Passage) -> bool:
    """处罚9件，强制3件，分别减少2件和1件."""
    things = passage.dealt or _listed(claim, passage) or passage.topic.singles() if claim.dealt else []
    if not things:
        return False
    claim.thing, passage.dealt = things[0], things[1:]
    if passage.last is not None and passage.last.dealt:
        claim.base = claim.base or passage.last.base
    return True


def _of_total(claim: Claim, passage: Passage) -> bool:
    """公开34件、部分公开13件，合计47件，占办结总数的53.4%: the share is of the total."""
    before = passage.last
    total = before is not None and before.kind == "total" and not before.own
    if total and before is not None and before.members and claim.relation is SHARE:
        some = _counted_in(before, passage)
        if some.known:
            claim.thing = some
            return True
    if not (total or claim.kind == "total"):
        return False
    parts = parts_of(passage.found[: -1 if total else None])
    if not parts.known:
        return False
    claim.thing = parts
    if not total:
        claim.members = _many(parts)
    return True


def _of_uncounted(claim: Claim, passage: Passage) -> bool:
    """征地类达18件，占新收申请的56.25%: the share is of what nobody counts."""
    before = passage.last
    return before is not None and before.relation is IS and not before.thing.known


def _changed_share(claim: Claim, passage: Passage) -> bool:
    """…，两项合计145件，占办结总数的55.1%，同比增长27.2%: of the total."""
    before = passage.last
    if claim.relation is not CHANGE or before is None or before.relation is not SHARE:
        return False
    several = not before.own and len(before.thing.rows) > 1
    claim.thing = before.thing if several else claim.thing
    return several


def _of_none(claim: Claim, passage: Passage) -> bool:
    """审结14件，没有被纠正的案件，较上年减少1件: of those, or of all."""
    before = passage.last
    if claim.relation is not CHANGE or before is None or not (before.relation is NONE and before.own):
        return False
    claim.thing = before.thing
    claim.besides = tuple([c.thing for c in passage.found if c.own and _holds(c.thing, before.thing)])
    return True


#: What a share or a change may be of, in the order in which it is tried.
_CASES: tuple[Callable[[Claim, Passage], bool], ...] = (
    _of_nothing_known,
    _of_a_number,
    _of_agents,
    _of_several,
    _beside_another,
    _of_former,
    _of_all_counted,
    _dealt_out,
    _of_total,
    _of_uncounted,
    _changed_share,
    _of_none,
)


def _from_last(claim: Claim, passage: Passage) -> None:
    """Give a share or a change the thing of the last number: 无法提供6件，比上年减少3件."""
    before = passage.last
    # 无法提供6件（本机关不掌握5件），比上年减少3件: not what the bracket told.
    last = passage.latest(lambda c: c.relation in (IS, CHANGE) and c.own and c.slot.depth <= claim.slot.depth)
    claim.thing = last.thing if last is not None else passage.topic
    inherited = last is not None and last.thing.results and "object" not in last.slot.said
    if inherited and claim.relation is SAME and claim.thing.objects in (("direct",), ("after",)):
        # 直接起诉38件、复议后起诉44件；判决纠正3件，与上年持平: of both kinds, or of the last.
        claim.besides = (claim.thing._replace(objects=("litigation",)),)
    kinds = {c.thing.objects for c in passage.found if c.relation is IS and c.own}
    if claim.kind == "total" and kinds >= {("direct",), ("after",)}:
        # 直接起诉2件，经复议后起诉3件，合计与上年持平
        claim.thing = claim.thing._replace(objects=("litigation",))
    beside = before is not None and any(thing.columns or thing.results for thing in before.besides)
    if claim.relation is SHARE and before is not None and beside:
        claim.besides = before.besides
    elif claim.relation is SHARE:
        # 公开111件，其中全部公开82件、部分公开29件，占办结数的54.4%: of the last part, or of the whole.
        claim.besides = _whole_of_list(passage)
        listed = before is not None and before.slot.sep in ("、", "，")
        if listed and (parts := parts_of(passage.found)).known:
            # 予以公开15件、部分公开6件，占比61.8%: or of both together.
            claim.besides = (*claim.besides, parts)
    elif last is not None and last.slot.sep in ("、", "，"):
        # 复议2件，一件维持、一件以其他结果结案，比上年减少1件: of the last part, or of the whole.
        claim.besides = tuple([c.thing for c in passage.found if c.own and _holds(c.thing, last.thing)])
    points = claim.quantity is not None and claim.quantity.kind is Kind.POINTS
    if (points or claim.relation is SAME) and before is not None and before.relation is SHARE:
        # 占60%，提高5个百分点; 占52%，与上年基本持平: of the share.
        claim.thing, claim.base, claim.besides = before.thing, before.base, before.besides
        claim.of_share = True


def _own_subject(claim: Claim, text: str) -> bool:
    """Whether a share behind a ； names whose it is in a word that the form does not have: …；组织占11.3%."""
    slot = claim.slot
    share = next((term for term in slot.head if term.says.get("relation") == "share"), None)
    return slot.sep == "；" and share is not None and text[slot.start : share.start] in _OTHERS


def _of_number(claim: Claim, before: Claim, text: str) -> bool:
    """Whether a share is one of the number right before it: 占总数28件的四分之三."""
    whole = before.relation is IS and before.own and "relation:share" in before.slot.said
    return whole and _OF.fullmatch(text, before.end, claim.start) is not None


def _part_of_number(whole: Claim, passage: Passage) -> Thing:
    """Return what a share of a number is told of: 执法案卷21件，占不予公开总数28件的四分之三.

    公开19件、部分公开4件，二者占全部办结量40件的57.5%: of both.
    """
    share = whole_of_share(whole.slot, passage.text)
    part = [term for term in whole.slot.things if share is not None and term.end <= share.start]
    if part:
        # 纠正的件数占已审结21件的9.5%
        return thing_of(part, whole.thing)
    if whole.kind or _BOTH.search(passage.text, *_before(whole)):
        both = parts_of(passage.found[:-1])
        if both.known:
            return both
    told = next((c for c in reversed(passage.found[:-1]) if c.own and c.relation is IS), None)
    return told.thing if told is not None else NOTHING


def _before(claim: Claim) -> tuple[int, int]:
    """Return where the words right before a number stand."""
    return max(claim.sentence, claim.slot.start - _BOTH_BEFORE), claim.start


def _counted_first(passage: Passage) -> Thing:
    """Return what the first number counts where the others tell its outcomes: 复议21件：维持13件、…."""
    told = [c.thing for c in passage.found if c.relation is IS and c.own]
    return told[0] if len(told) > 1 and all(_holds(told[0], thing) for thing in told[1:]) else NOTHING


def _holds(whole: Thing, part: Thing) -> bool:
    """Whether a thing is told apart by outcomes, of which another one is: 复议, 复议维持."""
    parted = bool(part.rows or part.results) and not (whole.rows or whole.results or whole.columns)
    return parted and (whole.domain, whole.objects) == (part.domain, part.objects)


def _agents(claim: Claim, passage: Passage) -> Thing:
    """Return the applicants whom the clause before a share names: 公民个人仍是最主要的申请群体，占比88.2%."""
    clause = claim.slot.bare[-1] if claim.slot.bare else None
    if clause is None or clause.mark != "，" or (claim.slot.head[:1] and claim.slot.head[0].things):
        return NOTHING
    named = [term for term in clause.things if "column" in term.says]
    alone = len(named) == 1 and passage.topic.columns == (named[0].says["column"],)
    return passage.topic if alone else NOTHING


def _summed(claim: Claim, passage: Passage) -> Thing:
    """Return what the last numbers count together, if a share is said of both or all of them: 两者占60%."""
    said = _BOTH.search(passage.text, *_before(claim))
    many = read_chinese(said[1]) or 0 if said is not None else 0
    if said is not None and passage.text[said.start() - 1] == "前":
        # 公开5件、部分公开2件、不掌握4件，前两项占46.7%
        rows = parts_of(passage.found).rows[:many]
        return Thing(Domain.REQUESTS, ("request",), rows=rows) if rows else NOTHING
    parts = parts_of(passage.found[-many:]) if many else NOTHING
    return parts if _many(parts) >= many else NOTHING


def _counted_in(total: Claim, passage: Passage) -> Thing:
    """Return what a total sums that is of fewer than all before it: A 361件、B 48件、C 18件，前两项409件."""
    parts = parts_of(passage.found[:-1])
    if total.members >= len(parts.rows):
        return NOTHING
    first = "前" in passage.text[max(total.sentence, total.start - _BOTH_BEFORE * 2) : total.start]
    rows = parts.rows[: total.members] if first else parts.rows[-total.members :]
    return parts._replace(rows=rows)


def _whole_of_list(passage: Passage) -> tuple[Thing, ...]:
    """Return what the number counts that stands right before a list and its lead word, if it has one."""
    for whole, first in pairwise(passage.found[-_LISTED:]):
        if first.lead and first.opens and whole.thing.known and whole.relation is IS:
            return (whole.thing,)
    return ()


def _former(claim: Claim, passage: Passage) -> tuple[Thing, Thing] | None:
    """Return what 前者 and 后者 stand for, the one that is set against the other first: 前者是后者的2倍."""
    said = _FORMER.search(passage.text, claim.slot.start, claim.start)
    told = [c.thing for c in passage.found[-2:] if c.relation is IS and c.thing.known]
    if said is None or len(told) < 2:
        return None
    return (told[0], told[1]) if said[1] == "前者" else (told[1], told[0])


def _set_against(claim: Claim, passage: Passage) -> tuple[Thing, Thing] | None:
    """Return what is set against the number before, and what that counts: 结转2件，比年初结转的3件减少1件."""
    if claim.slot.sep or len(passage.found) < 2:
        return None
    told, other = passage.found[-2:]
    beside = other.relation is IS and "relation:compare" in other.slot.said and not other.year_off
    named = other.own and told.own and told.thing.known and other.thing not in (NOTHING, told.thing)
    return (told.thing, other.thing) if beside and named else None


def _listed(claim: Claim, passage: Passage) -> list[Thing]:
    """Return what the numbers before count, as many as are dealt out: 处罚9件，强制3件，分别减少2件和1件."""
    following = _DEALT_OUT.match(passage.text, claim.end)
    many = 1 + len(_ANOTHER.findall(following[0])) if following is not None else 1
    things: list[Thing] = []
    for told in reversed(passage.found[-many:]):
        if told.relation is not IS or not told.thing.known:
            break
        things.insert(0, told.thing)
    return things if len(things) == many > 1 else []


def parts_of(found: list[Claim]) -> Thing:
    """Return what the last of some claims count together: outcomes, categories, or applicants."""
    things: list[Thing] = []
    along = ""
    for claim in reversed(found):
        told = claim.relation is IS and claim.own
        inside = claim.lead and not claim.opens and claim.lead != "exactly"
        axis = next((name for name in _PARTED if getattr(claim.thing, name)), "")
        if not told or not axis or inside or axis != (along or axis):
            break
        along = axis
        things.insert(0, claim.thing)
        if claim.lead or (axis == "columns" and claim.slot.joint == "；"):
            # 自然人21件；公益组织1件、律师事务所2件，合计占12.5%: of those behind the ；.
            break
    whose = {(thing.domain, thing.columns if along != "columns" else ()) for thing in things}
    if len(things) < 2 or len(whose) > 1:
        return NOTHING
    joined: dict[str, Any] = {along: tuple(one for thing in things for one in getattr(thing, along))}
    return things[0]._replace(**joined)


def _many(parts: Thing) -> int:
    """Return how many outcomes, categories or applicants a thing joins."""
    return len(parts.rows) + len(parts.categories) or len(parts.columns)
