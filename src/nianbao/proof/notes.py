"""The clerk's notes as a source: a number that a note tells of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from nianbao.numbers import show
from nianbao.proof.judgements import Judgement, proved, refuted
from nianbao.proof.meant import Meant
from nianbao.proof.told import Told, agree, heads, key, likeness, overlap, pairs, told
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.quantities import Fit, Kind, Spoken
from nianbao.report import Report

_SURE = 0.6
_FAIR = 0.3
_PLAIN = 0.75
#: 减少3个 of 由9个整合为6个.
_CHANGED = re.compile("(?:减少|增加|压减|精简|新增|净增)了?$")
_EACH = re.compile("(?P<to>[^，；。]{2,30})各")
_AND = re.compile("[、和及与]")
_TITLE = re.compile("《[^《》\n]{1,60}》")
_CLAUSE = re.compile("[^，,。；;\n]+")
#: What documents are counted in.
_DOCUMENTS = ("件", "份", "个", "部", "项", "")


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that one clause of a note names by their titles, and the words of that clause."""

    shown: str
    many: int
    words: frozenset[str]

    def counted(self, quantity: Spoken, words: frozenset[str]) -> bool:
        """Whether a number among these words counts them: 其中《X》另制作视频 for 其中1件另制作视频."""
        counts = quantity.kind is Kind.COUNT and quantity.unit in _DOCUMENTS and not quantity.vague
        alike = len(words & self.words) > 1 and overlap(words, self.words) >= _PLAIN
        return counts and quantity.value == self.many and alike


class Notes:
    """The quantities of a report's notes, by what they count in."""

    def __init__(self, report: Report) -> None:
        #: The note that told of the number before this one in the sentence.
        self._note: int | None = None
        sources = list(_sources(report))
        self._told = told(sources)
        self._meant = Meant(self._told, sources)
        self._named = list(_named(sources))

    def weigh(self, items: Iterable[Weighed], text: str) -> None:
        """Bear out, or call in question, what the tables leave unchecked."""
        if not self._told and not self._named:
            return
        sentence = -1
        for item in items:
            if item.claim.sentence != sentence:
                sentence, self._note = item.claim.sentence, None
            if item.claim.quantity is None:
                continue
            names = self._meant.given(item.claim, text)
            if item.judgement.status is Status.CONSISTENT and not item.by_sum:
                continue
            if names is None:
                names = self._meant.names(item.claim, text)
            if item.judgement.status is Status.UNCHECKED:
                item.judgement = self._judge(item, names, text) or item.judgement
            elif item.by_sum:
                item.judgement = self._swapped(item, names) or item.judgement
            elif item.contradicted and item.claim.thing.categories:
                item.judgement = self._other_thing(item, names) or item.judgement

    def _judge(self, item: Weighed, names: frozenset[str], text: str) -> Judgement | None:
        claim, quantity = item.claim, item.claim.number
        slot = claim.slot
        words = pairs(text[slot.start : quantity.start]) | pairs(text[quantity.end : slot.end])
        for documents in self._named:
            if documents.counted(quantity, words):
                return proved([documents.shown])
        told = self._told.get(key(quantity))
        if not told:
            return None
        around = words | pairs(text[max(0, slot.start - 30) : slot.start])
        right = [t for t in told if agree(quantity, t.quantity) and (t.words & around or words & t.context)]
        if right:
            return self._swapped(item, names) or self._right(right, told, words)
        # Where a note tells of these very words, a sum with another of its numbers is no reading.
        whole = [t for t in told if t.words and t.words <= words]
        named = len(whole) == 1 and not any(t.head & words - whole[0].head for t in told)
        near = [t for t in told if t.words & around]
        changed = bool(_CHANGED.search(text, slot.start, quantity.start))
        alone = named and not changed and claim.kind not in ("sum", "total")
        for shown in _sums(quantity, near, changed) if not alone else ():
            return proved([shown])
        for shown in _products(quantity, near):
            return proved([shown])
        close = self._close(told, words, around, heads(text, quantity)) or self._meant.one(claim, names, text)
        if close is None or claim.outside or claim.year_off:
            return None
        self._note = close.text
        if agree(quantity, close.quantity):
            return proved([close.shown])
        if self._meant.partial(close):
            return None
        return refuted(f"与要点不一致：{close.shown}", [close.shown], Fault.NOTE)

    def _swapped(self, item: Weighed, names: frozenset[str]) -> Judgement | None:
        """A note has the number under another name, and another number under this one: 图解3篇、文字5篇."""
        quantity = item.claim.number
        other = self._meant.named(quantity, names)
        if other is None or agree(quantity, other.quantity) or item.claim.outside or item.claim.year_off:
            return None
        mixed = any(t.text == other.text and agree(quantity, t.quantity) for t in self._told[key(quantity)])
        return refuted(f"与要点不一致：{other.shown}", [other.shown], Fault.NOTE) if mixed else None

    def _other_thing(self, item: Weighed, names: frozenset[str]) -> Judgement | None:
        """发布政策解读11篇 is no 政策解读类信息139条, where a note tells of those 11."""
        named = self._meant.named(item.claim.number, names)
        right = named is not None and agree(item.claim.number, named.quantity)
        return proved([named.shown]) if named is not None and right else None

    def _right(self, right: list[Told], told: list[Told], words: frozenset[str]) -> Judgement:
        """A note has the number; but not if it has another one for these very words: 新设3个、优化14个."""
        said = max(right, key=lambda t: overlap(words, t.words))
        other = max(told, key=lambda t: overlap(words, t.words))
        self._note = said.text
        if other.text == said.text and overlap(words, other.words) >= _PLAIN > overlap(words, said.words):
            return refuted(f"与要点不一致：{other.shown}", [other.shown], Fault.NOTE)
        return proved([said.shown])

    def _close(
        self, told: list[Told], words: frozenset[str], around: frozenset[str], head: frozenset[str]
    ) -> Told | None:
        """Return the one number that a note tells in nearly these words, None if none or several do."""
        close = [
            t
            for t in told
            if (like := likeness(words, t.words)) >= _SURE
            or (head & t.head and (like >= _FAIR or words == t.words or (words & t.words) - head))
            or _within(words, around, t)
        ]
        if not close and self._note is not None and not words:
            # 政府开放日6场，272人次参加: the rest of a sentence whose beginning a note tells.
            close = [t for t in told if t.text == self._note]
        if not close:
            # 政务公开培训参训121人次: the note tells of the training first and counts those trained after it.
            close = [t for t in told if head & t.head and (words & t.context) - head]
        return close[0] if len(close) == 1 else None


def _sources(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what the clerk wrote: its name and text."""
    for _, _, note in report.numbered_notes():
        yield "工作要点", note.text
    for pair in report.problems:
        yield "存在的问题", pair.problem
        yield "改进情况", pair.improvement


def _named(sources: Iterable[tuple[str, str]]) -> Iterator[Named]:
    """Yield the clauses that name documents by their titles."""
    for name, text in sources:
        for clause in _CLAUSE.finditer(text) if "《" in text else ():
            titles = _TITLE.findall(clause[0])
            if titles:
                yield Named(f"{name}“{clause[0].strip()}”", len(titles), pairs(_TITLE.sub(" ", clause[0])))


def _sums(quantity: Spoken, told: list[Told], changed: bool) -> Iterator[str]:
    """Yield two numbers of one note that make this one: their sum, or of a change their difference."""
    for one, other in combinations(told[:12], 2):
        more, less = sorted((one.quantity.value, other.quantity.value), reverse=True)
        value, sign = (more - less, "－") if changed else (more + less, "＋")
        if one.text == other.text and quantity.admits(value) is Fit.YES:
            yield f"{one.shown}：{show(more)}{sign}{show(less)}"


def _products(quantity: Spoken, told: list[Told]) -> Iterator[str]:
    """Yield a number that a note deals out: 5月和10月各举办1次 makes 2."""
    for one in told:
        dealt = _EACH.search(one.clause)
        if dealt is None:
            continue
        times = len(_AND.split(dealt["to"]))
        if times > 1 and quantity.admits(one.quantity.value * times) is Fit.YES:
            yield f"{one.shown}：{show(one.quantity.value)}×{times}"


def _within(words: frozenset[str], around: frozenset[str], told: Told) -> bool:
    """Whether all of a few words, and much of what is around them, stand in the note: （文字10篇、…）."""
    return bool(words) and words <= told.words and len(around & told.context) >= 3
