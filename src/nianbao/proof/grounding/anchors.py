"""What is told of a date, a quarter or a round: whether a source tells it of another one.

4月22日培训A，10月16日培训B, where a source has it the other way round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from nianbao.proof.grounding.clauses import CLAUSE, HAN, SHOWN

_ANCHOR = re.compile(
    r"\d{1,2}月(?:\d{1,2}日|[底初末中]|份)?|[一二三四]季度|[上下]半年|[春秋]季"
    "|(?P<first>首[次期批轮])|第(?P<round>[一二三四])[次期批轮]"
)
_JOINED = re.compile("[、和及与至到—-]")
#: 3月、9月, but not 3月12人次、9月8人次.
_JOINED_BEFORE = re.compile("[日月度期0-9][、和及与至到—-]$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: What tells of one anchor ends before the next one's.
_PART = re.compile(f"{CLAUSE.pattern}|、")
#: How many anchors of a text are looked at.
_MOST = 20
#: So many pairs of characters, or one number, tell what is meant.
_TELLING = 2


class _Words(NamedTuple):
    """The numbers of a stretch, and its pairs of characters."""

    numbers: frozenset[str]
    pairs: frozenset[str]


class _Told(NamedTuple):
    """What stands behind an anchor, up to where the next one is told of, and before it in its clause."""

    anchor: str
    behind: _Words
    before: _Words
    start: int
    #: The first words behind it: 印发.
    deed: _Words


def misplaced(text: str, sources: Collection[str]) -> str:
    """Return where the text tells of one anchor what a source that has them all tells of another."""
    said = _told(text)
    told = [_told(source) for source in sources] if len(said) > 1 else []
    if len(told) > 1:
        # 微博3月关停、网站6月改版: two sources may tell of one anchor each.
        every = Counter(one.anchor for listed in told for one in listed)
        told.append([one for listed in told for one in listed if every[one.anchor] == 1])
    for listed in told:
        given = {one.anchor: one for one in listed}
        here = [one for one in said if one.anchor in given]
        if len(here) < 2:
            continue
        for one in here:
            own = given[one.anchor]
            others = [other for other in given.values() if other is not own]
            if any(own.behind) and (_another(one, own, others) or _exchanged(one, own, here, given)):
                return text[one.start : one.start + SHOWN]
    return ""


def _another(one: _Told, own: _Told, others: Sequence[_Told]) -> bool:
    """Whether what is told of an anchor is told of another one in the source: its number, or its words."""
    around, elsewhere = (own.before, own.behind), [other.behind for other in others]
    numbers = frozenset[str]().union(*(other.deed.numbers for other in others)) - own.before.numbers
    if one.deed.numbers & (numbers - own.behind.numbers) and not one.deed.numbers & own.behind.numbers:
        return True
    right = any(_shared(words, around, elsewhere) for words in (one.before, one.behind))
    return not right and _shared(one.behind, elsewhere, around)


def _exchanged(one: _Told, own: _Told, here: Sequence[_Told], given: Mapping[str, _Told]) -> bool:
    """Whether two anchors have each other's words: 决算1月、预算9月 for 预算1月、决算9月."""
    for other in here:
        theirs = given[other.anchor]
        if other is not one and (
            _crossed(one.before.pairs, other.before.pairs, own.before.pairs, theirs.before.pairs)
            or _crossed(one.deed.pairs, other.deed.pairs, own.deed.pairs, theirs.deed.pairs)
        ):
            return True
    return False


def _crossed(one: frozenset[str], other: frozenset[str], own: frozenset[str], theirs: frozenset[str]) -> bool:
    mine, others = own - theirs, theirs - own
    return bool(one & others and other & mine) and not (one & mine or other & others)


def _shared(one: _Words, meant: Iterable[_Words], others: Iterable[_Words]) -> bool:
    """Whether a stretch has what some stretches of a source have, and the others of it have not."""
    numbers = frozenset[str]().union(*(told.numbers for told in meant))
    pairs = frozenset[str]().union(*(told.pairs for told in meant))
    for told in others:
        numbers, pairs = numbers - told.numbers, pairs - told.pairs
    return bool(one.numbers & numbers) or len(one.pairs & pairs) >= _TELLING


def _told(text: str) -> list[_Told]:
    told = []
    found = list(islice(_ANCHOR.finditer(text), _MOST))
    for anchor, following in zip_longest(found, found[1:]):
        if _JOINED.match(text, anchor.end()) or _JOINED_BEFORE.search(
            text, max(0, anchor.start() - 2), anchor.start()
        ):
            # 3月、9月各1次: what is told is told of both.
            continue
        before = _PART.split(text[: anchor.start()])[-1]
        behind = text[anchor.end() : following.start() if following else len(text)]
        if following is not None:
            # 7月3日出分，录取线于7月12日公布: the next one's clause begins before it.
            behind = behind[: max((mark.end() for mark in CLAUSE.finditer(behind)), default=len(behind))]
        name = "第一" if anchor["first"] else f"第{anchor['round']}" if anchor["round"] else anchor.group()
        deed = _words(_PART.split(behind)[0])
        told.append(_Told(name, _words(behind), _words(before), anchor.start(), deed))
    return told


def _words(text: str) -> _Words:
    runs = HAN.findall(text)
    pairs = frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
    return _Words(frozenset(_NUMBER.findall(text)), pairs)
