"""Numbers that follow from those of one note in whatever measure: shares, multiples, averages, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from nianbao.numbers import Number, distance, show
from nianbao.proof.averages import average
from nianbao.proof.reckoned import MOST, is_left, sums
from nianbao.proof.told import Near, Source, Told, key, overlap, pairs
from nianbao.prose import CHANGE, Claim
from nianbao.quantities import Fit, Kind, Spoken, scan

#: So much of a clause without its titles must be told in the same words.
_PLAIN = 0.75
#: So many pairs of characters shared with a note make a sentence one about it.
_NEARBY = 2
#: In a note, right before by how much more or less something is than it was: 比上年高3.1分.
_SINCE = re.compile(
    "[比较](?:[上去]年|上一年|年初|期初)(?:末|底|同期)?[^，。；0-9]{0,4}?(?:(?P<up>[高多增升涨提])|[低少减降])"
)
#: The same without the year before named: 粉丝22.7万，当年增3.9万.
_WITHIN = re.compile(
    "(?:当年|本年|全年|年内|今年)(?:净|共|又)?(?:(?P<up>[增涨])|[减降跌])[^，。；0-9新]{0,3}$"
)
#: Right before the number that something was at first.
_AT_FIRST = re.compile(
    "(?:[上去]年|上一年|年初|期初)(?:末|底|同期)?[的为有是]{0,2}(?:[0-9.]+万?[户个家批]、?)?$"
)
#: A rank, also of last year; and by how many places one moved.
_RANK = re.compile(
    "(?P<last>[上去]年(?:度|的|为|是|排|列|位列)*)?第(?P<rank>[0-9]{1,3})(?![季批期次期轮届条款])"
)
_MOVED = re.compile(
    "(?:(?P<up>前进|前移|上升|提升|提高|上移)|下降|后退|后移|下滑|退后|退步|跌落?)了?[0-9]{1,2}(?:个?位|个?名)"
)
#: Between a whole and the share of it: 占新收31件的51.6%.
_OF_BASE = re.compile("(?:申请|信息|总[数量])?的[约近]?")
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

    def __init__(self, told: Mapping[tuple[Kind, str], list[Told]], sources: Sequence[Source]) -> None:
        self._named = list(_named(sources))
        self._ranks = list(_ranks(sources))
        self._counts: dict[int, list[Told]] = {}
        self._percent: dict[int, list[Told]] = {}
        for (kind, _), listed in told.items():
            for one in listed:
                if kind in (Kind.COUNT, Kind.MONEY):
                    self._counts.setdefault(one.note, []).append(one)
                elif kind in (Kind.PERCENT, Kind.POINTS):
                    self._percent.setdefault(one.note, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._named or self._counts or self._ranks)

    def documents(self, quantity: Spoken, words: frozenset[str]) -> str:
        """Return the clause whose titles a number counts, "" if none: 其中《X》配视频 for 其中1件配视频."""
        if quantity.kind is not Kind.COUNT or quantity.unit not in _DOCUMENTS or quantity.vague:
            return ""
        for one in self._named:
            alike = len(words & one.words) > 1 and overlap(words, one.words) >= _PLAIN
            if alike and quantity.value == one.many:
                return one.shown
        return ""

    def ratio(self, claim: Claim, words: frozenset[str], near: Near, text: str) -> str:
        """Return the numbers of one note of which a percentage or a multiple follows, "" if none."""
        if claim.number.kind is Kind.MULTIPLE:
            return self._multiple(claim, near)
        if claim.number.kind is Kind.POINTS:
            return self._points(claim, near)
        if claim.number.kind is not Kind.PERCENT:
            return ""
        shown = self._share(claim, words, near, text) or self._rest(claim, near, text)
        return shown or (self._growth(claim, near) if claim.relation is CHANGE else "")

    def _share(self, claim: Claim, words: frozenset[str], near: Near, text: str) -> str:
        """Return the numbers of one note of which a percentage is the share, "" if none.

        The base may be a sum of two; where the sentence tells a larger number than the part, it is that one.
        """
        quantity = claim.number
        before = [s for s in scan(text, claim.sentence, claim.start) if s.kind is not Kind.YEAR]
        stated = [spoken.value for spoken in before]
        if own := _of_stated(quantity, before, text):
            return own
        for listed in self._about(near):
            for base in listed if before and stated[-1] == max(stated) else ():
                # 满意和基本满意合计471份，占98.5%: the part is told in the sentence and judged by itself.
                value = base.quantity.value
                alike = key(base.quantity) == key(before[-1]) and stated[-1] < value
                if alike and quantity.admits(_percent(stated[-1], value)) is Fit.YES:
                    return f"{base.shown}：{show(stated[-1])}÷{show(value)}"
            for part, whole in permutations(listed, 2):
                told = whole.quantity.value in stated or (not quantity.chinese and bool(whole.head & words))
                beside = stated[-1:] == [part.quantity.value] or part.words & words
                if quantity.vague and not told and not beside:
                    # 近六成小微企业: any two numbers make a share as vague as that.
                    continue
                larger = (s for s in before if s.value > part.quantity.value)
                if not told and any(quantity.chinese or key(s) == key(part.quantity) for s in larger):
                    continue
                if _is_share(quantity, part, whole.quantity.value):
                    return f"{part.shown}：{show(part.quantity.value)}÷{show(whole.quantity.value)}"
            # 占新收总数的66.7% names its whole.
            for part, one, other in permutations(listed, 3) if claim.base is None else ():
                whole_value = one.quantity.value + other.quantity.value
                if one.quantity.unit == other.quantity.unit and _is_share(quantity, part, whole_value):
                    return f"{part.shown}：{show(part.quantity.value)}÷{show(whole_value)}"
        return ""

    def _points(self, claim: Claim, near: Near) -> str:
        """Return the percentages of one note that are so many points apart, "" if none."""
        for listed in self._about(near, self._percent):
            told = [one for one in listed if one.quantity.kind is Kind.PERCENT]
            for one, other in permutations(told, 2):
                apart = one.quantity.value - other.quantity.value
                if apart > 0 and claim.number.admits(apart) is Fit.YES:
                    return f"{one.shown}：{show(one.quantity.value)}－{show(other.quantity.value)}"
        return ""

    def _rest(self, claim: Claim, near: Near, text: str) -> str:
        """Return the percentage of which another one is the rest, "" if none: 占七成, 尚有三成未开放."""
        if not is_left(claim, text):
            return ""
        for listed in self._about(near, self._percent):
            for one in listed:
                if claim.number.admits(100 - one.quantity.value) is Fit.YES:
                    return f"{one.shown}：100－{show(one.quantity.value)}"
        return ""

    def _growth(self, claim: Claim, near: Near) -> str:
        """Return the number and its change of which a percentage is the growth, "" if none."""
        for listed in self._about(near):
            for by, now, was in _since(listed):
                rises = now.quantity.value > was
                size = Fraction(distance(now.quantity.value, was))
                growth = size / Fraction(was) * 100 if was else Fraction(0)
                fits = bool(growth) and claim.number.admits(growth) is Fit.YES
                if fits and claim.direction in (0, 1 if rises else -1):
                    return f"{by.shown}：{show(now.quantity.value)}比{show(was)}"
        return ""

    def _multiple(self, claim: Claim, near: Near) -> str:
        """Return the two numbers of one note, both named in the text, of which a multiple follows."""
        for notes in self._about(near):
            listed = [one for one in notes if one.words & near.words]
            for one, other in permutations(listed, 2):
                less = other.quantity.value
                if less and claim.number.admits(Fraction(one.quantity.value) / Fraction(less)) is Fit.YES:
                    return f"{one.shown}：{show(one.quantity.value)}÷{show(less)}"
        return ""

    def since(self, claim: Claim, near: Near) -> str:
        """Return this year's and last year's number of one note that are so far apart, "" if none are."""
        quantity = claim.number
        for listed in self._about(near) if claim.relation is CHANGE else ():
            for by, now, was in _since(listed):
                alike = quantity.unit == now.quantity.unit or not (quantity.unit and now.quantity.unit)
                way = claim.direction in (0, 1 if now.quantity.value > was else -1)
                if alike and way and quantity.admits(distance(now.quantity.value, was)) is Fit.YES:
                    return f"{by.shown}：{show(now.quantity.value)}比{show(was)}"
        return ""

    def at_first(self, claim: Claim, near: Near, text: str) -> str:
        """Return the number and its change from which one of last year follows, "" if none."""
        start = _AT_FIRST.search(text, claim.slot.start, claim.start)
        if start is None and claim.year_off != -1:
            return ""
        of = self._percent if claim.number.kind is Kind.PERCENT else self._counts
        for listed in self._about(near, of):
            for by, now, was in _since(listed):
                if claim.number.admits(was) is Fit.YES:
                    return f"{by.shown}：本年 {show(now.quantity.value)}，原来 {show(was)}"
        return ""

    def places(self, claim: Claim, near: Near, text: str) -> str:
        """Return two ranks of one note that are as many places apart as is said, "" if none are."""
        moved = _MOVED.search(text, claim.slot.start, claim.number.end)
        for shown, now, was in self._ranks if moved is not None else ():
            better = moved is not None and moved["up"] is not None
            fits = (was - now if better else now - was) == claim.number.value
            if fits and len(near.words & pairs(shown)) >= _NEARBY:
                return f"{shown}：{now}、{was}"
        return ""

    def average(self, claim: Claim, measure: str, near: Near) -> str:
        """Return the numbers of one note of which a claim is the average over a ``measure``, "" if none."""
        for listed in self._about(near, least=1):
            for shown in average(claim.number, measure, [told.quantity for told in listed]):
                return f"{listed[0].shown}：{shown}"
        return ""

    def total(self, claim: Claim, near: Near) -> str:
        """Return two numbers of one note that a total sums, whatever they count in: 两类材料合计21件."""
        for listed in self._about(near) if claim.kind in ("total", "sum") else ():
            for shown in sums(claim.number, listed, difference=False):
                return shown
        return ""

    def _about(
        self, near: Near, of: Mapping[int, list[Told]] | None = None, least: int = _NEARBY
    ) -> Iterator[list[Told]]:
        """Yield the numbers of each note that shares so many pairs of characters at the least."""
        for listed in (self._counts if of is None else of).values():
            if any(near.touches(one, least) for one in {one.text: one for one in listed}.values()):
                yield listed[:MOST]


def _since(listed: Sequence[Told]) -> Iterator[tuple[Told, Told, Number]]:
    """Yield what tells of a change in a note, what something is now, and what it was before."""
    for one in listed:
        way, was = _SINCE.search(one.before) or _WITHIN.search(one.before), _is_old(one)
        for now in listed if way is not None or was else ():
            if now is one or _is_old(now):
                continue
            if was and now.quantity.unit == one.quantity.unit:
                yield one, now, one.quantity.value
            elif way is not None and now.quantity.unit in (one.quantity.unit, "", "%"):
                size = one.quantity.value if way["up"] else -one.quantity.value
                yield one, now, now.quantity.value - size


def _is_old(told: Told) -> bool:
    """Whether a number is the one that something was last year, or when the year began."""
    return told.last_year or _AT_FIRST.search(told.before) is not None


def _ranks(sources: Iterable[Source]) -> Iterator[tuple[str, int, int]]:
    """Yield the notes that tell of a rank and of the one of last year: 排第5，上年第8."""
    for name, text, _ in sources:
        told = [(found["last"] is not None, int(found["rank"])) for found in _RANK.finditer(text)]
        now, was = ([rank for last, rank in told if last is of] for of in (False, True))
        if len(now) == len(was) == 1:
            yield f"{name}“{text.strip()}”", now[0], was[0]


def _of_stated(quantity: Spoken, before: Sequence[Spoken], text: str) -> str:
    """Return the share of numbers that its sentence tells: 征地类16件，占新收31件的51.6%, "" if none.

    What is told right before it is the whole; two numbers before that may be summed. Each is judged too.
    """
    base = before[-1] if before else None
    if base is None or not base.value or not _OF_BASE.fullmatch(text, base.end, quantity.start):
        return ""
    parts = [spoken for spoken in before[-3:-1] if key(spoken) == key(base)]
    tried = [parts[-1:], *([parts] if len(parts) == 2 and "计" in text[parts[1].end : base.start] else [])]
    for listed in tried:
        part = sum((spoken.value for spoken in listed), start=0)
        if 0 < part < base.value and quantity.admits(_percent(part, base.value)) is Fit.YES:
            return f"{'＋'.join(show(spoken.value) for spoken in listed)} ÷ {show(base.value)}"
    return ""


def _is_share(quantity: Spoken, part: Told, whole: Number) -> bool:
    if not whole or part.quantity.value >= whole:
        return False
    return quantity.admits(_percent(part.quantity.value, whole)) is Fit.YES


def _percent(part: Number, whole: Number) -> Fraction:
    return Fraction(part) / Fraction(whole) * 100


def _named(sources: Iterable[Source]) -> Iterator[_Named]:
    """Yield the clauses that name documents by their titles."""
    for name, text, _ in sources:
        for clause in _CLAUSE.finditer(text) if "《" in text else ():
            titles = _TITLE.findall(clause[0])
            if titles:
                yield _Named(f"{name}“{clause[0].strip()}”", len(titles), pairs(_TITLE.sub(" ", clause[0])))
