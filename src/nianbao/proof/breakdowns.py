"""Parts against their whole: one base for all, sums that prove, and lists that cannot be right.

Proof is lenient: whatever run of quantities after (or before) a whole adds up to it bears both out. Alarm is
strict: only where the text plainly opens a list, and no run adds up, is a sum above the whole, or beside it
in a list that says it is complete, called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nianbao.numbers import Number, show
from nianbao.proof.judge import Judgement, proved, refuted
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.prose import Claim, Relation
from nianbao.quantities import Fit, Kind

#: Measures that one list of documents may mix.
_PAPERS = frozenset("条件篇份则个项期")
_LONGEST = 40
_WIDEST = 4
_OPENERS = ("among", "includes", "exactly")


@dataclass(slots=True)
class Weighed:
    """A claim with how it stands so far."""

    claim: Claim
    judgement: Judgement

    @property
    def value(self) -> Number:
        """The number as written."""
        assert self.claim.quantity is not None
        return self.claim.quantity.value

    @property
    def unit(self) -> str:
        """The measure as written."""
        assert self.claim.quantity is not None
        return self.claim.quantity.unit

    @property
    def says_nothing(self) -> bool:
        """A 无, 均 or 全部 that speaks of no figure at all: 无障碍, 全部部门."""
        unsaid = self.claim.quantity is None and not self.claim.own
        return unsaid and self.judgement.status is Status.UNCHECKED

    @property
    def bears_year(self) -> bool:
        """Whether the year it names is proved with it: the figure is that year's."""
        return self.claim.own and self.claim.year_off == 0 and self.judgement.status is Status.CONSISTENT

    def prove(self, shown: str) -> None:
        """Bear the claim out by a sum, where nothing better did and nothing contradicts it."""
        if self.judgement.status is Status.UNCHECKED:
            self.judgement = proved([shown])

    def verdict(self, text: str) -> Verdict:
        """Return the verdict on the place the judgement speaks of."""
        claim, judged = self.claim, self.judgement
        start, end = claim.start, claim.end
        if judged.on_year and claim.year is not None:
            start, end = claim.year.start, claim.year.end
        return Verdict(
            claim.section,
            start,
            end,
            text[start:end],
            judged.status,
            judged.figures,
            judged.message,
            judged.fault,
            judged.reason,
        )


@dataclass(frozen=True, slots=True)
class _Parts:
    """A list that the text opens after its whole."""

    items: list[Weighed]
    lead: str
    #: Nothing of the sentence or bracket is left after the last part.
    closed: bool


def weigh(items: list[Weighed]) -> None:
    """Compare the quantities of one paragraph with each other and mend their judgements."""
    _told(items)
    counts = [item for item in items if _counts(item.claim)]
    ends: dict[int, int] = {}
    proven: dict[int, list[Weighed]] = {}
    for i in range(len(counts) - 1, -1, -1):
        for last, members in _runs(counts, i, ends):
            if members[0].claim.lead or members[0].claim.slot.depth > counts[i].claim.slot.depth:
                ends.setdefault(i, last)
            proven.setdefault(i, members)
            _prove(counts[i], members)
    for i, item in enumerate(counts):
        if item.claim.kind == "total":
            before = _run_before(counts, i)
            if before is not None:
                proven[i] = before
                _prove(item, before)
            elif i not in proven:
                _closing(counts, i)
        parts = _opened(counts, i, ends)
        if parts is None:
            continue
        _one_base(item, parts)
        if not _covered(proven.get(i), parts) and not _joint(counts, i, parts):
            _alarm(item, parts)
        second = _opened(counts, i, ends, i + 1 + len(parts.items)) if item.claim.slot.depth == 0 else None
        if second is not None and second.items[-1].claim.kind == "rest" and not second.lead:
            _remainder(item, second)


def _covered(members: list[Weighed] | None, parts: _Parts) -> bool:
    """Whether a run that adds up is the list itself and not only its beginning."""
    if members is None:
        return False
    dropped = parts.items[len(members) :] if parts.lead and members[0] is parts.items[0] else []
    return not any(part.value for part in dropped)


def _told(items: list[Weighed]) -> None:
    """Bear out changes and shares by the numbers of their own sentence: 22件，与上年（31件）相比减少29%."""
    for i, item in enumerate(items):
        quantity = item.claim.quantity
        if item.judgement.status is not Status.UNCHECKED or quantity is None:
            continue
        before = [
            x
            for x in items[max(0, i - 6) : i]
            if x.claim.sentence == item.claim.sentence and _number(x.claim)
        ]
        if item.claim.relation is Relation.CHANGE and quantity.kind in (Kind.PERCENT, Kind.COUNT):
            old = next((x for x in reversed(before) if x.claim.year_off == -1), None)
            new = next((x for x in reversed(before) if x.claim.year_off == 0), None)
            if old is not None and new is not None and old.unit == new.unit:
                item.judgement = _difference(item, new.value, old.value) or item.judgement
        elif item.claim.relation is Relation.SHARE and len(before) > 1 and quantity.kind is Kind.PERCENT:
            part = before[-1]
            for whole in before[:-1]:
                if (
                    whole.value
                    and quantity.admits(Fraction(part.value) / Fraction(whole.value) * 100) is Fit.YES
                ):
                    item.prove(f"{show(part.value)} ÷ {show(whole.value)}")


def _number(claim: Claim) -> bool:
    return claim.relation is Relation.IS and claim.quantity is not None and claim.quantity.kind is Kind.COUNT


def _difference(item: Weighed, new: Number, old: Number) -> Judgement | None:
    quantity = item.claim.quantity
    assert quantity is not None
    size = Fraction(new) - Fraction(old)
    if quantity.kind is Kind.PERCENT:
        if not old:
            return None
        size = size / Fraction(old) * 100
    shown = f"本年 {show(new)}，上年 {show(old)}"
    fit = quantity.admits(abs(size))
    if fit is not Fit.NO and size * item.claim.direction >= 0:
        return proved([shown])
    return refuted(f"与前面写的两年的数不一致：{shown}", [shown], Fault.RATIO)


def _remainder(whole: Weighed, parts: _Parts) -> None:
    """A second list that ends with 其余 or 剩余 exhausts its whole as well."""
    total: Number = sum(part.value for part in parts.items)
    shown = f"{'＋'.join(show(part.value) for part in parts.items)}＝{show(total)}"
    if total != whole.value and whole.judgement.status is not Status.CONTRADICTION:
        message = f"各部分相加与合计{show(whole.value)}不等：{shown}"
        whole.judgement = refuted(message, [shown], Fault.LOOSE_PARTS)


def _counts(claim: Claim) -> bool:
    quantity = claim.quantity
    return (
        quantity is not None
        and claim.relation is Relation.IS
        and quantity.kind in (Kind.COUNT, Kind.MONEY)
        and not quantity.vague
        and not claim.year_off
        and not claim.compared
    )


def _alike(one: str, other: str) -> bool:
    return one == other or not one or not other or (one in _PAPERS and other in _PAPERS)


def _runs(counts: list[Weighed], i: int, ends: dict[int, int]) -> Iterator[tuple[int, list[Weighed]]]:
    """Yield the runs right after an item that add up to it: the index behind each, and its members."""
    whole = counts[i]
    at = i + 1
    while at < len(counts) and at <= i + _LONGEST:
        total: Number = 0
        members: list[Weighed] = []
        j = at
        while j < len(counts) and len(members) < _LONGEST:
            if whole.unit == "元" and counts[j].unit != "元":
                j += 1
                continue
            if not _alike(whole.unit, counts[j].unit):
                break
            if counts[j].claim.sentence != whole.claim.sentence and not _continues(whole, counts, j, i):
                break
            if counts[j].claim.kind == "total" and members:
                break
            total += counts[j].value
            members.append(counts[j])
            j = ends.get(j, j + 1)
            if total >= whole.value:
                break
        apart = bool(members) and members[0].claim.sentence != whole.claim.sentence
        if apart and not members[0].claim.lead and len(members) < 3:
            # Without a word that leads back, two numbers of the next sentence add up by chance.
            return
        enough = len(members) > 1 or (len(members) == 1 and counts[at].claim.lead == "exactly")
        if total != whole.value or not enough or not whole.value:
            return
        while (
            j < len(counts) and not counts[j].value and counts[j].claim.slot.sep == members[-1].claim.slot.sep
        ):
            members.append(counts[j])
            j += 1
        yield j, members
        at = j


def _continues(whole: Weighed, counts: list[Weighed], j: int, i: int) -> bool:
    """Whether a list in the next sentences still belongs to a whole in this one."""
    claim = counts[j].claim
    return claim.order - whole.claim.order <= 2 and (
        j > i + 1 or bool(claim.lead) or claim.order - whole.claim.order == 1
    )


def _run_before(counts: list[Weighed], i: int) -> list[Weighed] | None:
    total: Number = 0
    for j in range(i - 1, max(-1, i - _LONGEST), -1):
        if not _alike(counts[i].unit, counts[j].unit) or counts[i].claim.order - counts[j].claim.order > 1:
            return None
        total += counts[j].value
        if total == counts[i].value and i - j > 1:
            return counts[j:i]
        if total > counts[i].value:
            return None
    return None


def _closing(counts: list[Weighed], i: int) -> None:
    """Call a closing total wrong that is not the sum of the list before it: A 3条、B 5条，合计9条."""
    start = i
    while start and _listed_with(counts[start - 1], counts[i]):
        start -= 1
        if counts[start].claim.lead or counts[start].claim.slot.joint not in "、，":
            break
    members = counts[start:i]
    everyone = (counts[i], *members)
    if len(members) < 2 or any(item.judgement.status is Status.CONTRADICTION for item in everyone):
        return
    if counts[i].claim.slot.joint in "、，" and not (start and _listed_with(counts[start - 1], counts[i])):
        total: Number = sum(member.value for member in members)
        shown = f"{'＋'.join(show(member.value) for member in members)}＝{show(total)}"
        message = f"各部分相加与合计{show(counts[i].value)}不等：{shown}"
        counts[i].judgement = refuted(message, [shown], Fault.PARTS)


def _listed_with(item: Weighed, total: Weighed) -> bool:
    return item.claim.sentence == total.claim.sentence and item.unit == total.unit


def _prove(whole: Weighed, members: list[Weighed]) -> None:
    shown = _sum(members, whole.value)
    whole.prove(shown)
    for member in members:
        member.prove(shown)


def _sum(members: list[Weighed], total: Number) -> str:
    return f"{'＋'.join(show(member.value) for member in members)}＝{show(total)}"


def _opened(counts: list[Weighed], i: int, ends: dict[int, int], at: int = 0) -> _Parts | None:
    """Return the list that the text opens after an item, or a second one at ``at``; None if it opens none."""
    at = at or i + 1
    if at >= len(counts):
        return None
    whole, first = counts[i].claim, counts[at].claim
    deeper = first.slot.depth > whole.slot.depth
    lead = (
        (first.lead if first.opens else "")
        or ("colon" if first.colon else "")
        or ("bracket" if deeper else "")
    )
    near = first.sentence == whole.sentence
    if not near and not (
        _itemised(counts, at, ends)
        or (first.opens and first.order - whole.order <= (2 if lead == "above" else 1))
    ):
        return None
    if not near and not first.opens:
        lead = ""
    if first.slot.depth < whole.slot.depth or not _alike(counts[i].unit, counts[at].unit):
        return None
    items = [counts[at]]
    mark = ""
    j = ends.get(at, at + 1)
    while j < len(counts) and counts[j].claim.sentence == first.sentence:
        claim = counts[j].claim
        if claim.slot.depth > first.slot.depth:
            j += 1
            continue
        if claim.slot.depth < first.slot.depth or not _alike(items[0].unit, counts[j].unit):
            break
        if (claim.lead and claim.kind != "rest") or claim.kind == "total":
            break
        mark = mark or claim.slot.joint
        if mark == "；" and not first.colon and first.slot.joint == "，":
            break
        if claim.slot.joint not in (mark, "") and not (mark == "；" and claim.slot.joint == "，"):
            break
        if mark == "，" and lead and (_other_axis(first, claim) if near else False):
            break
        items.append(counts[j])
        j = ends.get(j, j + 1)
    last = j >= len(counts) or counts[j].claim.sentence != first.sentence
    closed = (
        last or counts[j].claim.slot.depth < first.slot.depth or _closes(mark, counts[j].claim.slot.joint)
    )
    return _Parts(items, lead, closed)


def _other_axis(first: Claim, claim: Claim) -> bool:
    """Whether a quantity goes on with something else than the parts of the list."""
    axis = claim.thing.axis
    if axis == first.thing.axis == "acts":
        return claim.thing.side != first.thing.side
    return axis != first.thing.axis and (axis == "acts" or (bool(axis) and bool(first.thing.axis)))


def _itemised(counts: list[Weighed], at: int, ends: dict[int, int]) -> bool:
    """Whether a sentence is one list of the form A类20条（…）；B类11条；C类4条."""
    second = ends.get(at, at + 1)
    if second >= len(counts):
        return False
    first, claim = counts[at].claim, counts[second].claim
    return (
        claim.sentence == first.sentence
        and claim.slot.joint == "；"
        and first.slot.start - first.sentence < 12
    )


def _closes(mark: str, following: str) -> bool:
    """Whether a mark of punctuation ends the list that another one parts."""
    strength = "、，；"
    return (
        following in strength
        and mark in strength
        and strength.index(following) > strength.index(mark or "、")
    )


def _one_base(whole: Weighed, parts: _Parts) -> None:
    """All parts count on the base of their whole [claims.md: one base per breakdown]."""
    bases = whole.judgement.bases
    if whole.judgement.status is not Status.CONSISTENT or not bases:
        return
    for part in parts.items:
        own = part.judgement.bases
        if (
            part.judgement.status is Status.CONSISTENT
            and own
            and not own & bases
            and part.claim.thing.columns
        ):
            figures = part.judgement.figures
            message = f"与同一句的合计{show(whole.value)}口径不同：{'；'.join(figures)}"
            part.judgement = refuted(message, figures, Fault.PARTS)


def _joint(counts: list[Weighed], i: int, parts: _Parts) -> bool:
    """Whether the parts add up to this item and those right before it: A 28, B 16, 其中 C 39, D 5."""
    target = sum(part.value for part in parts.items)
    total: Number = 0
    for j in range(i, max(-1, i - _WIDEST), -1):
        if counts[j].claim.sentence != counts[i].claim.sentence:
            return False
        total += counts[j].value
        if total == target and j < i:
            for item in (*counts[j : i + 1], *parts.items):
                item.prove(
                    f"{_sum(counts[j : i + 1], total)}＝{'＋'.join(show(p.value) for p in parts.items)}"
                )
            return True
    return False


def _alarm(whole: Weighed, parts: _Parts) -> None:
    """Call a list wrong that cannot be right, unless one of its members is known to be wrong already."""
    everyone = (whole, *parts.items)
    if len(parts.items) < 2 or any(item.judgement.status is Status.CONTRADICTION for item in everyone):
        return
    total: Number = sum(part.value for part in parts.items)
    over = total - whole.value
    amiss = over if over > 0 else -over
    shown = f"{'＋'.join(show(part.value) for part in parts.items)}＝{show(total)}"
    lenient = False
    mixed = any(part.unit != whole.unit for part in parts.items)
    if over > 0:
        lenient = mixed or any(part.value == over for part in parts.items)
        message = f"各部分相加超过了合计{show(whole.value)}：{shown}"
    else:
        message = f"各部分相加与合计{show(whole.value)}不等：{shown}"
    if not parts.lead:
        # Without a lead word only a list that is meant to be complete, and all but adds up, is one.
        if not (parts.closed and _complete(whole, parts) and whole.value >= 10 and 0 < amiss <= _slip(whole)):
            return
        lenient = True
    elif over <= 0:
        exhaustive = parts.lead == "exactly" or parts.items[-1].claim.kind == "rest"
        slip = parts.lead in ("includes", "colon", "bracket") and amiss <= _slip(whole)
        if not over or mixed or not parts.closed or not (exhaustive or slip):
            return
    whole.judgement = refuted(message, [shown], Fault.LOOSE_PARTS if lenient else Fault.PARTS)


def _slip(whole: Weighed) -> Number:
    """How far off a sum may be for the list to be taken for one that should add up."""
    nearly: Number = whole.value // 50
    return nearly if nearly > 1 else 1


def _complete(whole: Weighed, parts: _Parts) -> bool:
    """Whether a list without a lead word is meant to exhaust its whole."""
    everyone = (whole, *parts.items)
    if all(item.judgement.status is Status.CONSISTENT for item in everyone):
        return False
    acts = {act for part in parts.items for act in part.claim.thing.acts}
    if "carry_out" in acts or parts.items[-1].claim.kind == "rest":
        return True
    return not acts and len({part.unit for part in everyone}) == 1
