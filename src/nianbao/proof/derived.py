"""Numbers that follow from those of one note: sums, differences, products, shares, averages, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from nianbao.numbers import Number, show
from nianbao.proof.averages import average
from nianbao.proof.told import Told, overlap, pairs
from nianbao.prose import Claim
from nianbao.quantities import Fit, Kind, Spoken, scan

#: How many numbers of a note are combined.
_MOST = 12
#: So much of a clause without its titles must be told in the same words.
_PLAIN = 0.75
#: So many pairs of characters shared with a note make a sentence one about it.
_NEARBY = 2
#: 减少3个 of 由9个整合为6个.
_CHANGED = re.compile("(?:减少|增加|压减|精简|新增|净增)了?$")
#: How much more or less one thing is than another: 提案比建议多5件.
_THAN = re.compile("[比较](?![上去]年|上一年|20)(?P<other>[^，。；0-9]{2,20}?)(?P<way>[多少高低])[了出]?$")
#: Words for what is left when a part is taken away: 尚有2个未整改.
_LEFT = re.compile("未|尚|仍|剩|余|没有|除")
#: 由13种增加到19种: of 13 a note need not speak that tells of 19, and of 6 more.
_FROM = re.compile("^(?:[^，。；0-9]{0,4})(?:增|减|扩|压|提|升|降|缩)[加少充大减缩升高低]{0,2}[到至为]")
_BEFORE_FROM = re.compile("[由从][^，。；0-9]{0,8}$")
_EACH = re.compile("(?P<to>[^，；。]{2,30})各")
_AND = re.compile("[、和及与]")
_TITLE = re.compile("《[^《》\n]{1,60}》")
_CLAUSE = re.compile("[^，,。；;\n]+")
#: What documents are counted in.
_DOCUMENTS = ("件", "份", "个", "部", "项", "")


@dataclass(frozen=True, slots=True)
class _Named:
    """Documents that one clause of a note names by their titles, and the words of that clause."""

    shown: str
    many: int
    words: frozenset[str]


class Derived:
    """What follows from the numbers of each note."""

    def __init__(
        self, told: Mapping[tuple[Kind, str], list[Told]], sources: Sequence[tuple[str, str]]
    ) -> None:
        self._named = list(_named(sources))
        self._counts: dict[int, list[Told]] = {}
        for (kind, _), listed in told.items():
            for one in listed if kind in (Kind.COUNT, Kind.MONEY) else ():
                self._counts.setdefault(one.text, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._named or self._counts)

    def documents(self, quantity: Spoken, words: frozenset[str]) -> str:
        """Return the clause whose titles a number counts, "" if none: 其中《X》配视频 for 其中1件配视频."""
        if quantity.kind is not Kind.COUNT or quantity.unit not in _DOCUMENTS or quantity.vague:
            return ""
        for one in self._named:
            alike = len(words & one.words) > 1 and overlap(words, one.words) >= _PLAIN
            if alike and quantity.value == one.many:
                return one.shown
        return ""

    def share(self, claim: Claim, words: frozenset[str], around: frozenset[str], text: str) -> str:
        """Return the numbers of one note of which a percentage is the share, "" if none.

        The base may be a sum of two; where the sentence tells a larger number than the part, it is that one.
        """
        quantity = claim.number
        if quantity.kind is not Kind.PERCENT:
            return ""
        stated = [spoken.value for spoken in scan(text, claim.sentence, claim.start)]
        for listed in self._about(around):
            for part, whole in permutations(listed, 2):
                told = whole.quantity.value in stated
                if quantity.vague and not told and not part.words & words:
                    # 近六成小微企业: any two numbers make a share as vague as that.
                    continue
                if not told and any(value > part.quantity.value for value in stated):
                    continue
                if _is_share(quantity, part, whole.quantity.value):
                    return f"{part.shown}：{show(part.quantity.value)}÷{show(whole.quantity.value)}"
            for part, one, other in permutations(listed, 3):
                whole_value = one.quantity.value + other.quantity.value
                if one.quantity.unit == other.quantity.unit and _is_share(quantity, part, whole_value):
                    return f"{part.shown}：{show(part.quantity.value)}÷{show(whole_value)}"
        return ""

    def average(self, claim: Claim, measure: str, around: frozenset[str]) -> str:
        """Return the numbers of one note of which a claim is the average over a ``measure``, "" if none."""
        for listed in self._about(around):
            for shown in average(claim.number, measure, [told.quantity for told in listed]):
                return f"{listed[0].shown}：{shown}"
        return ""

    def total(self, claim: Claim, around: frozenset[str]) -> str:
        """Return two numbers of one note that a total sums, whatever they count in: 两类材料合计21件."""
        for listed in self._about(around) if claim.kind in ("total", "sum") else ():
            for shown in sums(claim.number, listed, difference=False):
                return shown
        return ""

    def _about(self, around: frozenset[str]) -> Iterator[list[Told]]:
        """Yield the numbers of each note that speaks of the same."""
        for listed in self._counts.values():
            if len(around & listed[0].context) >= _NEARBY:
                yield listed[:_MOST]


def changes(claim: Claim, text: str) -> bool:
    """Whether a number is how much more or less something is."""
    return _CHANGED.search(text, claim.slot.start, claim.number.start) is not None


def started_from(claim: Claim, text: str) -> bool:
    """Whether a number is the one that something rose or fell from: 由13种增加到19种."""
    before = _BEFORE_FROM.search(text, claim.slot.start, claim.number.start)
    return before is not None and _FROM.match(text[claim.number.end : claim.number.end + 12]) is not None


def left_over(claim: Claim, text: str, told: Iterable[Told]) -> list[Told]:
    """Return the numbers one of which may be taken from another, where a number is what is left.

    A note that tells itself what is left is none of them.
    """
    if not _LEFT.search(text, max(claim.sentence, claim.slot.start - 1), claim.slot.end):
        return []
    listed = list(told)
    itself = {one.text for one in listed if _LEFT.search(one.clause)}
    return [one for one in listed if one.text not in itself]


def compares(claim: Claim, text: str) -> re.Match[str] | None:
    """Return where a number is set against another thing: 提案比建议多5件; None if it is not."""
    return _THAN.search(text, claim.slot.start, claim.number.start)


def difference(quantity: Spoken, told: Sequence[Told], than: re.Match[str]) -> Iterator[str]:
    """Yield two numbers of one note of which the second is named by ``than``, as far apart as is said."""
    names = pairs(than["other"])
    for one, other in permutations(told[:_MOST], 2):
        value = one.quantity.value - other.quantity.value
        meant = one.text == other.text and other.head & names and not one.head & names
        if meant and quantity.admits(value if than["way"] in "多高" else -value) is Fit.YES:
            yield f"{one.shown}：{show(one.quantity.value)}－{show(other.quantity.value)}"


def sums(quantity: Spoken, told: Sequence[Told], difference: bool) -> Iterator[str]:
    """Yield two numbers of one note that make this one: their sum, or their difference."""
    for one, other in combinations(told[:_MOST], 2):
        more, less = sorted((one.quantity.value, other.quantity.value), reverse=True)
        value, sign = (more - less, "－") if difference else (more + less, "＋")
        if one.text == other.text and quantity.admits(value) is Fit.YES:
            yield f"{one.shown}：{show(more)}{sign}{show(less)}"


def products(quantity: Spoken, told: Iterable[Told], before: str) -> Iterator[str]:
    """Yield a number dealt out: 5月和10月各举办1次 makes 2 of a note's 1, or 1 of its 2."""
    times_here = _times(before)
    for one in told:
        times = _times(one.clause)
        if times > 1 and quantity.admits(one.quantity.value * times) is Fit.YES:
            yield f"{one.shown}：{show(one.quantity.value)}×{times}"
        if times_here > 1 and one.quantity.value == quantity.value * times_here:
            yield f"{one.shown}：{show(quantity.value)}×{times_here}"


def _times(text: str) -> int:
    dealt = _EACH.search(text)
    return len(_AND.split(dealt["to"])) if dealt else 1


def _is_share(quantity: Spoken, part: Told, whole: Number) -> bool:
    if not whole or part.quantity.value >= whole:
        return False
    return quantity.admits(Fraction(part.quantity.value) / Fraction(whole) * 100) is Fit.YES


def _named(sources: Iterable[tuple[str, str]]) -> Iterator[_Named]:
    """Yield the clauses that name documents by their titles."""
    for name, text in sources:
        for clause in _CLAUSE.finditer(text) if "《" in text else ():
            titles = _TITLE.findall(clause[0])
            if titles:
                yield _Named(f"{name}“{clause[0].strip()}”", len(titles), pairs(_TITLE.sub(" ", clause[0])))
