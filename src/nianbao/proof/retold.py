"""What a text has told before under the same name: its numbers again, and shares of them.

动态类151条 in one place, 工作动态占六成 or 动态类151条 in another. It only bears out: a name may return for
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from nianbao.numbers import Number, show
from nianbao.proof.cores import core
from nianbao.proof.judgements import proved
from nianbao.proof.openings import opening
from nianbao.proof.told import key
from nianbao.proof.verdicts import Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, SHARE
from nianbao.quantities import Fit, Kind

#: Before a share: what it is of, and of what whole.
_SHARE = re.compile("[在仅只已约]*占(?:了|到|比)?|占比|比[例重]")
_MARKS = "，,。；;：:、（()）\n"
_LONGEST = 30
#: Below this a number is the same as another by chance.
_LEAST = 2


class Retold:
    """The counts that a text has told so far, by name."""

    def __init__(self) -> None:
        #: By name: value and measure, as shown.
        self._told: dict[frozenset[str], list[tuple[Number, tuple[Kind, str], str]]] = {}
        #: What has been told apart into parts, or counts all of something.
        self._wholes: dict[Number, tuple[Kind, str]] = {}

    def weigh(self, items: Sequence[Weighed], text: str) -> None:
        """Bear out what one paragraph tells again, and remember what it tells."""
        for item in items:
            if item.judgement.status is Status.UNCHECKED and item.claim.quantity is not None:
                self._bear_out(item, text)
        for item in items:
            if _is_count(item):
                name, kind = _name(item, text), key(item.claim.number)
                if name:
                    shown = f"正文前面 {text[_start(item, text) : item.claim.end].strip()}"
                    self._told.setdefault(name, []).append((item.value, kind, shown))
                thing = item.claim.thing
                if item.sums_up or (thing.known and thing.axis in ("objects", "acts")):
                    self._wholes[item.value] = kind

    def _bear_out(self, item: Weighed, text: str) -> None:
        claim = item.claim
        if claim.relation is IS and _is_count(item) and item.value >= _LEAST:
            same = [t for t in self._named(_name(item, text)) if t[1] == key(claim.number)]
            if same and all(value == item.value for value, _, _ in same):
                item.judgement = proved([same[0][2]])
        elif claim.relation is SHARE and claim.number.kind is Kind.PERCENT and not claim.year_off:
            start = _start(item, text)
            at = _SHARE.search(text, start, claim.start)
            for value, kind, shown in self._named(core(text[start : at.start()])) if at else ():
                for whole, measure in self._wholes.items():
                    if kind == measure and value < whole and _fits(item, value, whole):
                        item.judgement = proved([f"{shown}，{show(value)} ÷ {show(whole)}"])
                        return

    def _named(self, name: frozenset[str]) -> Iterable[tuple[Number, tuple[Kind, str], str]]:
        """Return what was told under a name; 动态类 is what 工作动态类 was told as."""
        if not name:
            return ()
        exact = self._told.get(name)
        if exact:
            return exact
        close = [told for other, told in self._told.items() if name < other or other < name]
        return close[0] if len(close) == 1 else ()


def _fits(item: Weighed, part: Number, whole: Number) -> bool:
    return item.claim.number.admits(Fraction(part) / Fraction(whole) * 100) is Fit.YES


def _name(item: Weighed, text: str) -> frozenset[str]:
    return core(text[_start(item, text) : item.claim.start])


def _start(item: Weighed, text: str) -> int:
    return opening(text, item.claim.start, _MARKS, _LONGEST)


def _is_count(item: Weighed) -> bool:
    """Whether it is an exact number of this year's."""
    claim, quantity = item.claim, item.claim.quantity
    counts = claim.relation is IS and quantity is not None and quantity.kind is Kind.COUNT
    plain = counts and quantity is not None and not (quantity.vague or claim.averaged or claim.year_off)
    return plain and not claim.compared
