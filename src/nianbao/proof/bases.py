"""What a sentence tells apart, and the share or change told right behind a number, stand on one base.

自然人32件，占83% counts what was carried in and takes its share of what came in new: one of them is wrong.
So is one of 自然人32件、企业5件 where only the first counts what was carried in, and one of the numbers of
two years in 由上年的213件升至251件.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from nianbao.numbers import show
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import TRIES, proved, refuted
from nianbao.proof.lists import Parts
from nianbao.proof.ratios import Ratios
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import CHANGE, IS, MULTIPLE, SHARE, Claim, Domain, Thing
from nianbao.quantities import REQUEST_UNITS, Fit, Kind

_WHAT = {SHARE: "占比", CHANGE: "增减", MULTIPLE: "倍数"}
#: How many parts a share may sum.
_LONGEST = 6
#: The bases of requests, the plain one first.
_PLAIN = ("new", "received", "outcome_total")


def weigh(items: Sequence[Weighed], ratios: Ratios) -> None:
    """Call wrong a number that the tables bear out on another base than what is told with it."""
    for at, (told, relative) in enumerate(pairwise(items)):
        if _moves(told, relative):
            _from_and_to(told, relative)
        if _open_share(told, relative):
            _of_requests(items[: at + 1], relative, ratios)
        if _wholly(told, relative):
            _without_partly(told, ratios.figures)
        if _of_part(told, relative):
            _share_of(told, relative, ratios)
            continue
        if not (_by_tables(told) and _by_tables(relative) and _behind(told, relative)):
            continue
        if relative.claim.number.kind is Kind.POINTS:
            # 被纠正14件，较上年上升2.8个百分点，纠错率达15.7%: of the share, not of the number.
            continue
        if not ratios.agrees(relative.claim, told.value):
            figures = [*told.judgement.figures[:1], *relative.judgement.figures[:1]]
            what = _WHAT[relative.claim.relation]
            number = f"{show(told.value)}{told.unit}"
            message = f"与后面的{what}口径不同：{number}是{figures[0]}，{what}是{figures[-1]}"
            told.judgement = refuted(message, figures, Fault.RATIO)


def _moves(told: Weighed, now: Weighed) -> bool:
    """Whether a number is the one that last year's, right before it, has come to: 由上年的213件升至251件."""
    one, other = told.claim, now.claim
    beside = one.sentence == other.sentence and not other.slot.sep and one.relation is other.relation is IS
    return beside and one.year_off == -1 and not other.year_off and one.thing == other.thing


def _from_and_to(told: Weighed, now: Weighed) -> None:
    """Call wrong the one of two years' numbers that counts on another base than the other."""
    bases = told.judgement.bases, now.judgement.bases
    if not (_by_tables(told) and _by_tables(now) and all(bases) and bases[0].isdisjoint(bases[1])):
        return
    odd = now if _PLAIN[0] in bases[0] else told
    figures = [*told.judgement.figures[:1], *now.judgement.figures[:1]]
    odd.judgement = refuted(f"两年的数口径不同：{'；'.join(figures)}", figures, Fault.RATIO)


def _of_part(told: Weighed, relative: Weighed) -> bool:
    """Whether a share of a named base is said of a number that is a part of what its words name.

    网上渠道收到的申请226件，占新收申请的六成: not all that were received.
    """
    one, other = told.claim, relative.claim
    based = other.relation is SHARE and other.base is not None
    open_yet = not relative.contradicted and not relative.by_sum
    # 市本级收到198件，乡镇收到112件，市本级占六成: the share has a subject of its own.
    head = other.slot.head
    bare = bool(head) and head[0].says.get("relation") == "share" and not other.slot.gaps
    if not (based and open_yet and bare):
        return False
    if one.kind in ("total", "sum") and told.consistent:
        # 予以公开38件，部分公开12件，两项共50件，占办结总数的49%
        return one.sentence == other.sentence and other.slot.joint == "，" and not relative.consistent
    return bool(one.soft) and _behind(told, relative)


def _share_of(told: Weighed, relative: Weighed, ratios: Ratios) -> None:
    tried = list(ratios.shares_of(relative.claim, told.value))
    right = next((shown for shown, fits in tried if fits), None)
    if right is not None:
        relative.judgement = proved([right])
    elif tried:
        listed = [shown for shown, _ in tried]
        relative.judgement = refuted(f"占比与前面的数不一致：{listed[0]}", listed[:TRIES], Fault.RATIO)


def _open_share(told: Weighed, relative: Weighed) -> bool:
    """Whether a share of the requests is open yet, said of what no table counts: 网上48件，约占三分之二."""
    one, other = told.claim, relative.claim
    of_requests = other.thing.domain in (Domain.REQUESTS, Domain.UNKNOWN)
    share = other.relation is SHARE and of_requests and relative.judgement.status is Status.UNCHECKED
    counted = one.relation is IS and one.quantity is not None and one.number.unit in REQUEST_UNITS
    return share and counted and not (one.year_off or one.averaged) and one.sentence == other.sentence


def _of_requests(before: Sequence[Weighed], relative: Weighed, ratios: Ratios) -> None:
    """Bear out such a share by the number right before it, or by all those of its list: 合计占76.7%."""
    claim, last = relative.claim, before[-1]
    listed = [item.value for item in reversed(before) if _beside(item, last)]
    sums = list(accumulate(listed[:_LONGEST]))
    requests = Thing(Domain.REQUESTS, ("request",))
    base = claim.base
    if base is not None and base.domain is Domain.UNKNOWN:
        # 新收总数, where nothing before has named the requests.
        base = requests._replace(acts=base.acts)
    meant = replace(claim, thing=requests, base=base)
    for number in sums if claim.kind in ("total", "sum") else sums[:1]:
        right = next((shown for shown, fits in ratios.shares_of(meant, number) if fits), None)
        if right is not None:
            relative.judgement = proved([right])
            return


def _beside(item: Weighed, last: Weighed) -> bool:
    claim = item.claim
    counted = claim.relation is IS and claim.quantity is not None
    return counted and claim.sentence == last.claim.sentence and item.unit == last.unit


def applicants(items: Iterable[Weighed]) -> None:
    """Call wrong the one kind of applicants that counts on another base than the others of its sentence."""
    told: dict[tuple[int, Thing], list[Weighed]] = {}
    for item in items:
        claim, bases = item.claim, item.judgement.bases
        if bases and _by_tables(item) and claim.thing.columns and claim.relation is IS and not claim.year_off:
            # 新收申请中，自然人71件；商业企业14件: the first alone names what they all are of.
            told.setdefault((claim.sentence, claim.thing._replace(columns=(), acts=())), []).append(item)
    for group in told.values():
        counted = Counter(base for item in group for base in item.judgement.bases)
        base = max(_PLAIN, key=lambda name: counted[name])
        odd = [item for item in group if base not in item.judgement.bases]
        if len(odd) == 1 < len(group):
            figures = odd[0].judgement.figures
            message = f"与同一句里其他申请人的数口径不同：{'；'.join(figures)}"
            odd[0].judgement = refuted(message, figures, Fault.PARTS)


def received(items: Sequence[Weighed], figures: Figures) -> None:
    """Call wrong what was received together with what came over, where its applicants are those of the new.

    收到申请26件，其中自然人22件、企业3件。上年结转1件: 25 are new, and told apart.
    """
    known = figures.known(Thing(Domain.REQUESTS, ("request",), ("new",)), figures.now)
    new = known[0][1] if known else None
    for at, item in enumerate(items):
        claim, thing = item.claim, item.claim.thing
        plain = thing.acts == ("receive",) and not (thing.rows or thing.columns or claim.soft)
        if new is None or not plain or item.judgement.bases != {"received"}:
            continue
        listed = _applicants_behind(items[at + 1 :], claim)
        if len(listed) > 1 and sum(one.value for one in listed) == new:
            shown = [known[0][0].shown(figures.now), *item.judgement.figures]
            message = f"与后面各类申请人的数口径不同：他们合计{show(new)}，这里是{item.judgement.figures[0]}"
            item.judgement = refuted(message, shown, Fault.PARTS)


def _applicants_behind(items: Sequence[Weighed], whole: Claim) -> list[Weighed]:
    """Return the numbers of applicants told right behind what came in, none if that holds what came over."""
    listed: list[Weighed] = []
    for item in items:
        claim, thing = item.claim, item.claim.thing
        if claim.relation is not IS or claim.year_off:
            continue
        beside = claim.sentence == (listed[-1].claim.sentence if listed else whole.sentence)
        among = bool(listed) and beside and claim.slot.sep != "；"
        if thing.acts == ("carry_in",) and (claim.lead or claim.slot.depth or among):
            return []
        if thing.columns and not thing.rows and thing.acts in ((), ("receive",)):
            if listed and not beside:
                break
            listed.append(item)
        elif listed or (thing.acts != ("carry_in",) and thing.known):
            break
    return listed


def cases(items: Sequence[Weighed]) -> None:
    """Call wrong an outcome that the tables bear out for another kind of cases than those of its list.

    直接起诉3件，维持2件、未审结2件: two are upheld of these, and two pending of all litigation.
    """
    meant: frozenset[str] = frozenset()
    for before, item in pairwise(items):
        listed = item.claim.slot.joint == "、" and item.claim.sentence == before.claim.sentence
        # 复议纠正39件、诉讼纠正10件: each says of what it is.
        listed = listed and "object" not in item.claim.slot.said | item.claim.slot.said_after
        both = [one.judgement.bases for one in (before, item) if one.claim.thing.results and _by_tables(one)]
        if not (listed and len(both) == 2 and all(both)):
            meant = frozenset()
            continue
        meant = (meant or both[0]) & both[1]
        if not meant:
            figures = item.judgement.figures
            message = f"与前面的数不是同一类案件的：{'；'.join(figures)}"
            item.judgement = refuted(message, figures, Fault.PARTS)


def one_base(whole: Weighed, parts: Parts) -> None:
    """All parts count on the base of their whole [claims.md: one base per breakdown]."""
    bases = whole.judgement.bases
    # 自然人32件，企业4件: the applicants beside them are no whole of the others.
    beside = whole.claim.thing.columns not in ((), ("legal_persons",))
    added = any("carry_in" in part.claim.thing.acts for part in parts.items)
    first = parts.items[0].claim.slot
    # 两项合计19件；新收申请中，自然人15件: it names a whole of its own.
    added = added or (first.joint == "；" and any(clause.things for clause in first.bare))
    if not whole.consistent or not bases or beside or added:
        # 其中自然人8件、企业1件；上年结转1件，合计10件: those of the new ones stand beside what came over.
        return
    for part in parts.items:
        own = part.judgement.bases
        if part.consistent and own and not own & bases and part.claim.thing.columns:
            figures = part.judgement.figures
            message = f"与同一句的合计{show(whole.value)}口径不同：{'；'.join(figures)}"
            part.judgement = refuted(message, figures, Fault.PARTS)


def _wholly(told: Weighed, other: Weighed) -> bool:
    """Whether 公开 stands beside 部分公开 in one list, so that it does not hold that."""
    one, two = told.claim, other.claim
    rows = one.thing.rows == ("granted",) and two.thing.rows == ("partly_granted",)
    alike = one.thing.columns == two.thing.columns and one.relation is two.relation is IS
    beside = two.slot.joint in ("、", "，") and not two.lead and one.slot.depth == two.slot.depth
    return rows and alike and beside and one.sentence == two.sentence and _by_tables(told)


def _without_partly(told: Weighed, figures: Figures) -> None:
    """Call wrong a 公开 that the tables bear out only together with 部分公开."""
    claim = told.claim
    # Of each thing that can be meant the plain reading, where the tables have it.
    meant = [reading for thing in claim.may_count for reading in figures.known(thing, figures.now)[:1]]
    if meant and not claim.year_off and all(claim.number.admits(value) is Fit.NO for _, value in meant):
        shown = meant[0][0].shown(figures.now)
        message = f"后面另列了部分公开，这里不应再含部分公开：{shown}"
        told.judgement = refuted(message, [shown, *told.judgement.figures], Fault.PARTS)


def _by_tables(item: Weighed) -> bool:
    return item.consistent and not item.by_sum and item.claim.thing.known


def _behind(told: Weighed, relative: Weighed) -> bool:
    """Whether a share or change names nothing itself and stands right behind an exact number."""
    one, other = told.claim, relative.claim
    exact = one.relation is IS and one.quantity is not None and not one.quantity.vague and not one.year_off
    taken_over = other.relation in (SHARE, CHANGE, MULTIPLE) and not other.own and other.thing == one.thing
    beside = one.sentence == other.sentence and other.slot.sep != "；"
    return exact and taken_over and beside and not (one.kind or other.kind or other.besides)
