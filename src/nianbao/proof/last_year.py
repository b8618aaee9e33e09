"""What last year's report told of a number in its prose: in like words, or in the very same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from nianbao.numbers import Number
from nianbao.proof.cores import core
from nianbao.proof.told import Source, Told, around, heads, key, pairs, told
from nianbao.prose import IS, Claim, Lexicon, Reader, Thing, plain, sentences
from nianbao.quantities import Kind, Spoken
from nianbao.report import Report

#: How many pairs of characters it must share with a number that is told in like words.
_ALIKE_PAIRS = 2
#: How many characters before its clause a number may be named in.
_NEAR = 12
#: Which share of what two numbers are said to count must be the same for them to count the same.
_SAME = 0.6
#: Below the first a number is another's by chance, from the second on hardly ever.
_SMALL, _LARGE = 5, 100
#: Of a part of the year, or one of several: no number of the whole year.
_PARTLY = re.compile(r"[一二三四]季度|[上下]半年|每|平均|历年|以来|同比|比上?年|较上?年")


#: Words that tell no number of publications from another.
_ANY = re.compile(
    "本(?:机关|单位|街道|[省市县区镇乡局厅委办])?|[该我]局|总[数量]|数量|主动|更新|新增|推送|上传|公布"
    "|[省市县区镇乡局厅委](?:政府)?(?=(?:门户)?网站)|门户"
)
_ALL_PUBLISHED = re.compile("(?:公开|发布|更新|公布|上传)(?:政府|政务|各类|各项|有效)*信息")


class LastYear:
    """The numbers of last year's prose, by what they count in and by what they count."""

    def __init__(self, report: Report | None, words: Lexicon) -> None:
        """Take last year's report, None if there is none; its prose is read with ``words``."""
        self._report, self._words = report, words
        self._prose = {key: plain(text).text for key, text in report.prose.items()} if report else {}
        self._texts = [Source("上年报告", text) for text in self._prose.values()]
        self._told = told(self._texts)
        #: The words right around each of them, as far as they were asked for.
        self._around: dict[int, tuple[str, frozenset[str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._told)

    def like(self, claim: Claim, text: str) -> Iterator[Told]:
        """Yield the exact numbers told in words like those of a claim's number."""
        quantity = claim.number
        words = pairs(text[max(claim.sentence, claim.slot.start - _NEAR) : quantity.start])
        head = heads(text, quantity)
        for then in self._told.get(key(quantity), ()):
            both = len(words & then.words)
            if not then.quantity.vague and (head & then.head or both >= _ALIKE_PAIRS):
                yield then

    def exactly(self, claim: Claim, value: Number, text: str) -> Told | None:
        """Return a number of this value told in like words or, if it is large, in the same measure alone."""
        for then in self.like(claim, text):
            if then.quantity.value == value:
                return then
        words = pairs(text[max(claim.sentence, claim.slot.start - _NEAR) : claim.slot.end])
        for then in self._told.get(key(claim.number), ()):
            exact = then.quantity.value == value and not then.quantity.vague
            if exact and value >= _SMALL and (words & then.words or value >= _LARGE):
                return then
        return None

    def same(self, quantity: Spoken, text: str) -> Told | None:
        """Return the one number that counts what this one does, None if none or several do."""
        clause = around(text, quantity)
        if _PARTLY.search(clause):
            return None
        names = core(_ANY.sub(" ", clause))
        exact, close = list[Told](), list[Told]()
        for then in self._told.get(key(quantity), ()):
            other, counted = self._counted(then)
            if then.quantity.vague or _PARTLY.search(other):
                continue
            # 全年公开政府信息613条, 发布信息总数584条: all that was published.
            every = not names and all(_ALL_PUBLISHED.search(one) for one in (clause, other))
            if counted == names and (names or every or pairs(other) == pairs(clause) != frozenset()):
                exact.append(then)
            elif _same(names, counted):
                close.append(then)
        found = exact or close
        return found[0] if len({then.quantity.value for then in found}) == 1 else None

    def _counted(self, then: Told) -> tuple[str, frozenset[str]]:
        """Return the words right around a number of last year's, and what they say it counts."""
        known = self._around.get(id(then))
        if known is None:
            clause = around(self._texts[then.text].text, then.quantity)
            known = self._around[id(then)] = clause, core(_ANY.sub(" ", clause))
        return known

    def greatest(self, quantity: Spoken) -> Told | None:
        """Return the greatest exact number in the measure of a quantity, None if there is none."""
        exact = (then for then in self._told.get(key(quantity), ()) if not then.quantity.vague)
        return max(exact, key=lambda then: then.quantity.value, default=None)

    def number_of(self, thing: Thing) -> Number | None:
        """Return the one number told of a thing of the tables, None if none or several are."""
        values = self._by_thing.get(thing, set())
        return next(iter(values)) if len(values) == 1 else None

    @cached_property
    def _by_thing(self) -> dict[Thing, set[Number]]:
        found: dict[Thing, set[Number]] = {}
        report = self._report
        if report is None:
            return found
        for section, text in self._prose.items():
            reader = Reader(text, report.year, report.agency.name or "", section)
            for sentence in sentences(section, text, self._words):
                for claim in reader.claims(sentence):
                    if _plainly_told(claim):
                        found.setdefault(claim.thing, set()).add(claim.number.value)
        return found


def _plainly_told(claim: Claim) -> bool:
    """Whether a claim tells one exact number of a thing in that year."""
    counts = claim.quantity is not None and claim.quantity.kind is Kind.COUNT
    whole = counts and claim.relation is IS and claim.thing.known
    limited = claim.soft or claim.outside or claim.year_off or claim.compared or claim.kind or claim.each
    return whole and not limited and not claim.number.vague


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= _ALIKE_PAIRS and both >= _SAME * len(one | other)
