"""The clerk's notes as a source: a number that a note tells of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from nianbao.numbers import show
from nianbao.proof.judge import Judgement, proved, refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.quantities import Fit, Kind, Spoken, scan
from nianbao.report import Report

_HAN = re.compile("[\u4e00-\u9fff]+")
_CLAUSE = re.compile("[、，。；;,！？!?\n]")
#: Pairs of characters that say nothing of what is counted.
_COMMON = frozenset(
    [
        "全年",
        "本年",
        "年度",
        "本年度",
        "年内",
        "我市",
        "我县",
        "我区",
        "我镇",
        "我局",
        "我街",
        "街道",
        "共计",
        "合计",
        "累计",
        "开展",
        "组织",
        "举办",
        "召开",
        "进行",
        "完成",
        "信息",
        "公开",
        "政府",
        "政务",
        "工作",
        "其中",
        "有效",
        "及时",
        "各类",
        "情况",
        "发布",
        "参加",
    ]
)
_SURE = 0.6
_FAIR = 0.3
#: Measures of events that stand for each other.
_EVENTS = dict.fromkeys(["次", "期", "场", "场次", "期次"], "次")


@dataclass(frozen=True, slots=True)
class _Told:
    """One quantity of a note and the words around it."""

    note: int
    quantity: Spoken
    shown: str
    words: frozenset[str]
    #: The word right before or after the number: 留言315条, 18个专栏.
    head: frozenset[str]
    #: The words of its whole note.
    context: frozenset[str]


class Notes:
    """The quantities of a report's notes, by what they count in."""

    def __init__(self, report: Report) -> None:
        #: The note that told of the number before this one in the sentence.
        self._note: int | None = None
        self._told: dict[tuple[Kind, str], list[_Told]] = {}
        for number, (label, text) in enumerate(_sources(report)):
            context = _pairs(text)
            for quantity, clause in _clauses(text):
                shown = f"{label}“{text[clause].strip()}”"
                told = _Told(number, quantity, shown, _pairs(text[clause]), _heads(text, quantity), context)
                self._told.setdefault(_key(quantity), []).append(told)

    def weigh(self, items: Iterable[Weighed], text: str) -> None:
        """Bear out, or call in question, what the tables leave unchecked."""
        if self._told:
            sentence = -1
            for item in items:
                if item.claim.sentence != sentence:
                    sentence, self._note = item.claim.sentence, None
                if item.judgement.status is Status.UNCHECKED and item.claim.quantity is not None:
                    item.judgement = self._judge(item, text) or item.judgement

    def _judge(self, item: Weighed, text: str) -> Judgement | None:
        claim, quantity = item.claim, item.claim.quantity
        assert quantity is not None
        told = self._told.get(_key(quantity))
        if not told:
            return None
        slot = claim.slot
        words = _pairs(text[slot.start : quantity.start]) | _pairs(text[quantity.end : slot.end])
        around = words | _pairs(text[max(0, slot.start - 30) : slot.start])
        right = [t for t in told if _agree(quantity, t.quantity) and (t.words & around or words & t.context)]
        if right:
            self._note = right[0].note
            return proved([right[0].shown])
        for shown in _sums(quantity, [t for t in told if t.words & around]):
            return proved([shown])
        head = _heads(text, quantity)
        close = [
            t
            for t in told
            if (like := _likeness(words, t.words)) >= _SURE
            or (head & t.head and (like >= _FAIR or words == t.words))
            or _within(words, around, t)
        ]
        if not close and self._note is not None and not words:
            # 政府开放日6场，272人次参加: the rest of a sentence whose beginning a note tells.
            close = [t for t in told if t.note == self._note]
        if len(close) != 1 or claim.outside or claim.year_off:
            return None
        self._note = close[0].note
        if _agree(quantity, close[0].quantity):
            return proved([close[0].shown])
        return refuted(f"与要点不一致：{close[0].shown}", [close[0].shown], Fault.NOTE)


def _sources(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what the clerk wrote: its name and text."""
    for _, _, note in report.numbered_notes():
        yield "工作要点", note.text
    for pair in report.problems:
        yield "存在的问题", pair.problem
        yield "改进情况", pair.improvement


def _clauses(text: str) -> Iterator[tuple[Spoken, slice]]:
    for quantity in scan(text):
        if quantity.kind is not Kind.YEAR:
            before = [m.end() for m in _CLAUSE.finditer(text, 0, quantity.start)]
            after = _CLAUSE.search(text, quantity.end)
            yield quantity, slice(before[-1] if before else 0, after.start() if after else len(text))


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters, without the common ones."""
    found = {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
    return frozenset(found - _COMMON)


def _agree(one: Spoken, other: Spoken) -> bool:
    """Whether one may be said where the other is told: the same number, or a vaguer one."""
    if other.vague:
        return one.value == other.value
    return one.admits(other.value) is Fit.YES


def _key(quantity: Spoken) -> tuple[Kind, str]:
    return quantity.kind, _EVENTS.get(quantity.unit, quantity.unit)


def _heads(text: str, quantity: Spoken) -> frozenset[str]:
    """Return the pair of characters right before a number, or after one that opens its clause."""
    before, after = text[max(0, quantity.start - 2) : quantity.start], text[quantity.end : quantity.end + 2]
    return frozenset(p for p in (before, after) if len(p) == 2 and _HAN.fullmatch(p) and p not in _COMMON)


def _sums(quantity: Spoken, told: list[_Told]) -> Iterator[str]:
    for one, other in combinations(told[:12], 2):
        if one.note == other.note and quantity.admits(one.quantity.value + other.quantity.value) is Fit.YES:
            yield f"{one.shown}：{show(one.quantity.value)}＋{show(other.quantity.value)}"


def _within(words: frozenset[str], around: frozenset[str], told: _Told) -> bool:
    """Whether all of a few words, and much of what is around them, stand in the note: （文字10篇、…）."""
    return bool(words) and words <= told.words and len(around & told.context) >= 3


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    both = len(words & others)
    if both < 2 or both * 4 < max(len(words), len(others)):
        return 0.0
    return both / min(len(words), len(others))
