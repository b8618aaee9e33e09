"""What a text has told before under the same name: its numbers again, and shares of them.

动态类151条 in one place, 工作动态占六成 or 动态类151条 in another. It only bears out: a name may return for
something else.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from nianbao.numbers import Number, show
from nianbao.proof.cores import core
from nianbao.proof.judgements import proved
from nianbao.proof.told import key
from nianbao.proof.verdicts import Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, SHARE
from nianbao.quantities import Fit, Kind

#: Before a share: what it is of, and of what whole.
_SHARE = re.compile("[在仅只已约]*占(?:了|到|比)?|占比|比[例重]")
#: What is said of how many they are: 视频解读只有5篇.
_ONLY = re.compile("[仅只][有为是]?|达到?")
#: Below this a number is the same as another by chance.
_LEAST = 2


#: How many numbers are remembered, so that a long text takes no longer for each.
_MOST = 300

#: A value with its kind and measure.
_Value = tuple[Number, tuple[Kind, str]]


class Retold:
    """The counts that a text has told of late."""

    def __init__(self) -> None:
        #: The words of each number told, by its value.
        self._told: dict[_Value, list[str]] = {}
        self._order: deque[_Value] = deque()
        #: What has been told apart into parts, or counts all of something.
        self._wholes: dict[_Value, None] = {}

    def weigh(self, items: Sequence[Weighed], text: str) -> None:
        """Bear out what one paragraph tells again, and remember what it tells."""
        for item in items:
            claim, open_yet = item.claim, item.judgement.status is Status.UNCHECKED
            if claim.relation is SHARE and open_yet and not claim.year_off:
                self._share(item, text)
            elif _is_count(item):
                value = item.value, key(claim.number)
                if value in self._told and open_yet:
                    self._again(item, value, text)
                self._remember(value, text[claim.slot.start : claim.end])
                if item.sums_up or (claim.thing.known and claim.thing.axis in ("objects", "acts")):
                    self._wholes[value] = None

    def _remember(self, value: _Value, words: str) -> None:
        told = self._told.setdefault(value, [])
        if words in told:
            return
        told.append(words)
        self._order.append(value)
        if len(self._order) > _MOST:
            oldest = self._order.popleft()
            self._told[oldest].pop(0)
            if not self._told[oldest]:
                del self._told[oldest]
                self._wholes.pop(oldest, None)

    def _again(self, item: Weighed, value: _Value, text: str) -> None:
        name = _name(text[item.claim.slot.start : item.claim.end])
        for words in self._told[value] if name else ():
            if _name(words) == name:
                item.judgement = proved([_shown(words)])
                return

    def _share(self, item: Weighed, text: str) -> None:
        claim = item.claim
        at = _SHARE.search(text, claim.slot.start, claim.start)
        name = (
            _name(text[claim.slot.start : at.start()]) if at and claim.number.kind is Kind.PERCENT else None
        )
        for words, (part, kind) in self._named(name) if name else ():
            for whole, measure in self._wholes:
                share = Fraction(part) / Fraction(whole) * 100 if whole else 0
                if kind == measure and share < 100 and claim.number.admits(share) is Fit.YES:
                    item.judgement = proved([f"{_shown(words)}，{show(part)} ÷ {show(whole)}"])
                    return

    def _named(self, name: frozenset[str]) -> Iterator[tuple[str, _Value]]:
        """Yield what was told under a name, or else under one longer or shorter: 工作动态类 is 动态类."""
        told = [(words, value) for value, listed in self._told.items() for words in listed if _name(words)]
        exact = [(words, value) for words, value in told if _name(words) == name]
        close = exact or [one for one in told if _name(one[0]) < name or name < _name(one[0])]
        if len({_name(words) for words, _ in close}) == 1:
            yield from close


@lru_cache(maxsize=_MOST)
def _name(words: str) -> frozenset[str]:
    """Return what in some words says what they count."""
    return core(_ONLY.sub(" ", words))


def _shown(words: str) -> str:
    return f"正文前面“{words.strip()}”"


def _is_count(item: Weighed) -> bool:
    """Whether it is an exact number of this year's, and not one that others are by chance."""
    claim, quantity = item.claim, item.claim.quantity
    counts = claim.relation is IS and quantity is not None and quantity.kind is Kind.COUNT
    told = counts and quantity is not None and quantity.value >= _LEAST and not quantity.vague
    return told and not (claim.averaged or claim.year_off or claim.compared)
