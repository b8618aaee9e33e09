"""The clerk's notes as a source: a number that a note tells of the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from nianbao.proof.averages import over
from nianbao.proof.cores import dealt
from nianbao.proof.derived import Derived
from nianbao.proof.judgements import Judgement, proved, refuted
from nianbao.proof.meant import Meant, of_some
from nianbao.proof.reckoned import (
    but_for_named,
    changes,
    compares,
    difference,
    exceeds,
    in_rows,
    is_left,
    left_over,
    of_two_notes,
    outdone,
    products,
    remainders,
    started_from,
    sums,
)
from nianbao.proof.told import (
    NOTES,
    Near,
    Source,
    Told,
    agree,
    contrary,
    heads,
    key,
    likeness,
    overlap,
    pairs,
    told,
)
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import NONE, Claim, Domain, plain
from nianbao.quantities import Fit, Kind, Spoken
from nianbao.report import Report

_SURE = 0.6
_FAIR = 0.3
_PLAIN = 0.75
#: Right before a number that a note tells of last year, in the words beside it.
_LAST_YEAR = re.compile("(?:[上去]年|上一年)(?:度|末|底|同期)?(?:的|为|是|有)? ")
#: Right before a total: 建议和提案共111件.
_TOGETHER = re.compile("(?:共|合计|总计|累计)[计有为]?[^，。；、0-9]{0,4}$")
_JOINED = re.compile("[、和与及][\u4e00-\u9fff]{2,8}$")
#: How far behind a number a sentence is read.
_ON = 20
#: So many pairs of characters shared with a note make a sentence one about it.
_NEARBY = 3


class Notes:
    """The quantities of a report's notes, by what they count in."""

    def __init__(self, report: Report) -> None:
        #: The note that told of the number before this one in the sentence.
        self._note: int | None = None
        by_id = dict(_sources(report))
        sources = list(by_id.values())
        self._cited: Callable[[int], Collection[str]] = lambda _: ()
        self._numbers = {id: source.note for id, source in by_id.items()}
        self._told = told(sources)
        self._meant = Meant(self._told, sources)
        self._derived = Derived(self._told, sources)

    def cite(self, cited: Callable[[int], Collection[str]]) -> None:
        """Take in which notes the text to come names as its sources: their ids, at each of its characters."""
        self._cited = cited

    def _cited_at(self, claim: Claim) -> frozenset[int]:
        return frozenset(self._numbers[id] for id in self._cited(claim.start) if id in self._numbers)

    def weigh(self, items: Iterable[Weighed], text: str) -> None:
        """Bear out, or call in question, what the tables leave unchecked."""
        if not self._derived and not self._told:
            return
        sentence = -1
        for item in items:
            if item.claim.sentence != sentence:
                sentence, self._note = item.claim.sentence, None
            if item.claim.quantity is None or item.claim.relation is NONE:
                continue
            names = self._meant.given(item.claim, text)
            if item.judgement.status is Status.CONSISTENT and not item.by_sum:
                continue
            if names is None:
                names = self._meant.names(item.claim, text)
            if item.judgement.status is Status.UNCHECKED:
                item.judgement = self._judge(item, names, text) or item.judgement
            elif item.by_sum:
                item.judgement = self._swapped(item, names, text) or item.judgement
            elif item.contradicted and item.claim.thing.categories:
                item.judgement = self._other_thing(item, names) or item.judgement
            elif item.contradicted:
                item.judgement = self._vouched(item, names, text) or item.judgement

    def _judge(self, item: Weighed, names: frozenset[str], text: str) -> Judgement | None:
        claim, quantity = item.claim, item.claim.number
        slot = claim.slot
        words = pairs(text[slot.start : quantity.start]) | pairs(text[quantity.end : slot.end])
        near = Near(words | pairs(text[max(0, slot.start - 30) : slot.start]), self._cited_at(claim))
        told = [*self._told.get(key(quantity), ()), *self._large(quantity)]
        head = heads(text, quantity)
        right = [t for t in told if agree(quantity, t.quantity)]
        after = pairs(text[quantity.end : quantity.end + _ON])
        right = [t for t in right if head & t.head or _about(t, words, near, after)]
        right = [
            t for t in right if not contrary(text[max(0, quantity.start - _ON) : quantity.start], t.before)
        ]
        if right and not compares(claim, text):
            bare = _in_its_verb(right, text[slot.start : slot.end])
            if bare is not None:
                return proved([bare.shown])
            judged = self._swapped(item, names, text) or self._right(item, right, told, words, text)
            if judged.status is Status.CONTRADICTION and is_left(claim, text):
                # 坏了5台，修好4台: 尚有1台没有修好, whatever else there is one of.
                left = self._follows(claim, told, words, near, after, text)
                return proved([left]) if left else judged
            return judged
        if quantity.kind is Kind.PERCENT and (other := _percentage(told, words)) is not None:
            # 近六成小微企业看不懂, where a note has 37%的小微企业
            return refuted(f"与要点不一致：{other.shown}", [other.shown], Fault.NOTE)
        other = self._meant.otherwise(claim, text, near.cited)
        if other is not None and not other.quantity.vague:
            # 信息员三十四人, where the note has 信息员31人
            return refuted(f"与要点不一致：{other.shown}", [other.shown], Fault.NOTE)
        derived = self._follows(claim, told, words, near, after, text)
        if derived:
            return proved([derived])
        if not told or compares(claim, text):
            return None
        close = self._close(told, words, near.words, head) or self._meant.one(claim, names, text)
        if close is None or claim.outside or claim.year_off:
            return None
        self._note = close.text
        if agree(quantity, close.quantity):
            return proved([close.shown])
        vaguer = bool(close.quantity.vague) and close.quantity.admits(quantity.value) is Fit.YES
        if vaguer or self._meant.partial(close):
            # 41个，占93个的44.1%, where a note has 不到一半
            return None
        return refuted(f"与要点不一致：{close.shown}", [close.shown], Fault.NOTE)

    def _vouched(self, item: Weighed, names: frozenset[str], text: str) -> Judgement | None:
        """Bear out what a note says that the sentence names, whatever the tables have: 清理16件，保留12件.

        A note that tells of the form's own figures otherwise than the tables vouches for nothing.
        """
        claim = item.claim
        papers = claim.thing.domain is Domain.TABLE2 and "object" not in claim.slot.said
        if claim.own and not papers:
            return None
        quantity, cited = claim.number, self._cited_at(claim)
        told = [*self._told.get(key(quantity), ()), *self._large(quantity)] if cited else []
        if not any(t.note in cited and agree(quantity, t.quantity) for t in told):
            return None
        judged = self._judge(item, names, text)
        return judged if judged is not None and judged.status is Status.CONSISTENT else None

    def _large(self, quantity: Spoken) -> list[Told]:
        """Return the numbers of this size whatever they count, where one of two leaves its measure out.

        粉丝21.6万人 and 粉丝达21.6万 are the same.
        """
        if quantity.kind is not Kind.COUNT or quantity.grain == 1:
            return []
        counts = (
            listed
            for (kind, unit), listed in self._told.items()
            if kind is Kind.COUNT and not (quantity.unit and unit)
        )
        return [t for listed in counts for t in listed if t.quantity.value == quantity.value]

    def _follows(
        self,
        claim: Claim,
        told: Sequence[Told],
        words: frozenset[str],
        near: Near,
        after: frozenset[str],
        text: str,
    ) -> str:
        """Return how a number follows from those of one note, "" if it does not."""
        quantity = claim.number
        measure = over(text, claim.slot.start, quantity.start)
        if measure:
            return self._derived.average(
                claim, measure, Near(near.words | pairs(text[claim.sentence : quantity.start]), near.cited)
            )
        shown = self._derived.documents(quantity, words) or self._derived.ratio(claim, words, near, text)
        shown = shown or self._derived.total(claim, near) or self._derived.at_first(claim, near, text)
        shown = shown or self._derived.places(claim, near, text) or self._derived.since(claim, near)
        if shown or not told:
            return shown
        close = [t for t in told if t.words & near.words] or [t for t in told if t.note in near.cited]
        same = [t for t in told if near.touches(t, _NEARBY)]
        than = compares(claim, text)
        if than is not None:
            either = [t for t in told if t.words & near.words or t.note in near.cited]
            return next(difference(quantity, either, than), "")
        before = text[max(claim.sentence, claim.slot.start - 30) : quantity.start]
        spoken_of = [t for t in told if Near(near.words | after, near.cited).touches(t, _NEARBY)]
        less, left = changes(claim, text), left_over(claim, text, spoken_of)
        # Where a note tells of these very words, a sum with another of its numbers is no reading.
        whole = [t for t in told if t.words and t.words <= words]
        named = len(whole) == 1 and not any(t.head & words - whole[0].head for t in told)
        summed = _TOGETHER.search(text, claim.slot.start, quantity.start)
        # 建议、提案104件 may be all of both.
        joined = _JOINED.search(text, max(claim.sentence, quantity.start - _ON), quantity.start)
        totals = claim.kind in ("sum", "total") or summed is not None or joined is not None
        if not named or less or totals:
            shown = next(sums(quantity, same if less else close, less, claim.direction if less else 0), "")
        if started_from(claim, text):
            left = close
        shown = shown or next(sums(quantity, left, difference=True), "")
        if totals and not shown:
            shown = next(of_two_notes(quantity, same), "")
        if totals:
            # 培训2场：3月6日61人次、10月15日48人次: their clauses name nothing.
            same = same or [t for t in told if near.touches(t, 1)]
            shown = shown or ("" if len(close) > 1 else next(sums(quantity, same, difference=False), ""))
        shown = shown or ("" if totals else next(remainders(quantity, left), ""))
        shown = shown or next(but_for_named(quantity, left, text[claim.sentence : quantity.start]), "")
        # 培训3次、135人次, of which a note tells one after the other.
        shown = shown or next(in_rows(quantity, same), "")
        return shown or next(products(quantity, close, before), "")

    def _swapped(self, item: Weighed, names: frozenset[str], text: str) -> Judgement | None:
        """A note has the number under another name, and another number under this one: 图解3篇、文字5篇."""
        quantity = item.claim.number
        if item.claim.outside or item.claim.year_off:
            return None
        said = text[item.claim.slot.start : quantity.start]
        other = self._denied(quantity, text)
        if other is None and not of_some(said) and not started_from(item.claim, text):
            cited = self._cited_at(item.claim)
            other = self._meant.exchanged(quantity, names, said, cited)
            if other is None and not dealt(text, item.claim.slot.start, quantity.start):
                other = self._meant.mislabelled(item.claim, text, cited)
        return (
            refuted(f"与要点不一致：{other.shown}", [other.shown], Fault.NOTE) if other is not None else None
        )

    def _denied(self, quantity: Spoken, text: str) -> Told | None:
        """Return the number of a deed where its note has the one told for its denial: 采纳16、没采纳11."""
        before = text[max(0, quantity.start - _ON) : quantity.start]
        told = self._told.get(key(quantity), ())
        denied = [t for t in told if agree(quantity, t.quantity) and contrary(before, t.before)]
        beside = (
            t for t in told if any(t.text == one.text and contrary(one.before, t.before) for one in denied)
        )
        return next((t for t in beside if not agree(quantity, t.quantity)), None)

    def _other_thing(self, item: Weighed, names: frozenset[str]) -> Judgement | None:
        """发布政策解读11篇 is no 政策解读类信息139条, where a note tells of those 11."""
        named = self._meant.named(item.claim.number, names)
        right = named is not None and agree(item.claim.number, named.quantity)
        return proved([named.shown]) if named is not None and right else None

    def _right(
        self, item: Weighed, right: list[Told], told: list[Told], words: frozenset[str], text: str
    ) -> Judgement:
        """A note has the number; but not if it has another one for these very words: 新设3个、优化14个."""
        claim = item.claim
        if not (claim.year_off or claim.compared) and all(_is_old(t) for t in right):
            # 粉丝42.6万（上年末37.9万）
            return refuted(f"要点说的是上年：{right[0].shown}", [right[0].shown], Fault.NOTE)
        than = exceeds(claim, text)
        if than is not None:
            # 信函151件，多于网上, where the note has 网上226件
            wrong = next((shown for one in right for shown in outdone(one, told, than)), "")
            if wrong:
                return refuted(f"与要点不一致：{wrong}", [wrong], Fault.NOTE)
        said = max(right, key=lambda t: overlap(words, t.words))
        other = max(told, key=lambda t: overlap(words, t.words))
        self._note = said.text
        meant = overlap(words, other.words) >= _PLAIN > overlap(words, said.words)
        if other.text == said.text and meant and not said.head & words:
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


def _is_old(told: Told) -> bool:
    """Whether a note tells a number of last year."""
    return told.last_year or _LAST_YEAR.search(told.beside) is not None


def _percentage(told: Iterable[Told], words: frozenset[str]) -> Told | None:
    """Return the one percentage that a note tells of the same, None if none or several do."""
    exact = (t for t in told if not (t.quantity.vague or t.quantity.chinese))
    alike = [t for t in exact if len(words & t.words) >= _NEARBY]
    return alike[0] if len(alike) == 1 else None


def _sources(report: Report) -> Iterator[tuple[str, Source]]:
    """Yield what the clerk wrote, by its id."""
    names = dict(zip(("problems", "improvements"), NOTES[1:], strict=True))
    number = -1
    for part, id, text, _ in report.told():
        # An improvement is of one note with its problem.
        number += part != "improvements"
        yield id, Source(names.get(part, NOTES[0]), plain(text).text, number)


def _in_its_verb(right: Iterable[Told], stretch: str) -> Told | None:
    """Return the number whose clause has only a verb, which stands here too: 任务9项，完成8项."""
    return next((t for t in right if not t.words and t.clause.strip() and t.clause.strip() in stretch), None)


def _about(told: Told, words: frozenset[str], near: Near, after: frozenset[str]) -> bool:
    """Whether a clause and its sentence speak of what a note does."""
    if told.words & near.words or words & told.context:
        return True
    return near.touches(told, _NEARBY) or len((near.words | after) & told.context) > _NEARBY


def _within(words: frozenset[str], around: frozenset[str], told: Told) -> bool:
    """Whether all of a few words, and much of what is around them, stand in the note: （文字10篇、…）."""
    return bool(words) and words <= told.words and len(around & told.context) >= 3
