"""A claim together with how it stands, while the places of one text are compared with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.numbers import Number
from nianbao.proof.judgements import BLANK, Judgement, proved, unchecked
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.prose import Claim


@dataclass(slots=True, eq=False)
class Weighed:
    """A claim with how it stands so far."""

    claim: Claim
    judgement: Judgement
    #: Nothing but a sum of the text's own numbers bears it out.
    by_sum: bool = False
    #: The text tells it apart into parts that come to it.
    sums_up: bool = False
    #: What is wrong with the year it names, whatever is said of its number.
    stale: Judgement | None = None
    #: It names a figure that the tables leave blank.
    blank: bool = False
    #: Its number and measure as written; 0 and "" where it has none.
    value: Number = 0
    unit: str = ""

    def __post_init__(self) -> None:
        if self.claim.quantity is not None:
            self.value, self.unit = self.claim.quantity.value, self.claim.quantity.unit
        self.blank = self.judgement.reason == BLANK
        if self.judgement.on_year:
            self.stale, self.judgement = self.judgement, unchecked("写的是上一年")

    @property
    def consistent(self) -> bool:
        """Whether it is borne out so far."""
        return self.judgement.status is Status.CONSISTENT

    @property
    def contradicted(self) -> bool:
        """Whether it is known to be wrong within this report."""
        return self.judgement.status is Status.CONTRADICTION and self.judgement.fault is not Fault.CARRIED

    @property
    def says_nothing(self) -> bool:
        """A 无, 均 or 全部 that speaks of no figure at all: 无障碍, 全部部门."""
        unsaid = self.claim.quantity is None and not self.claim.own
        return unsaid and self.judgement.status is Status.UNCHECKED

    @property
    def bears_year(self) -> bool:
        """Whether the year it names is proved with it: the figure is that year's."""
        return self.claim.year_off == 0 and self.consistent

    def prove(self, shown: str) -> None:
        """Bear the claim out, where nothing better did and nothing contradicts it."""
        if self.judgement.status is Status.UNCHECKED:
            self.judgement = proved([shown])
            self.by_sum = True

    def verdict(self, text: str) -> Verdict:
        """Return the verdict on the claim's place."""
        judged = self.judgement.suspected or self.judgement
        return _verdict(self.claim.section, (self.claim.start, self.claim.end), text, judged)


def on_years(paragraph: Iterable[Weighed], text: str) -> Iterator[Verdict]:
    """Yield one verdict on each year that claims name, where it is known to be wrong or right."""
    named: dict[int, list[Weighed]] = {}
    for item in paragraph:
        if item.claim.year is not None and (item.stale is not None or item.bears_year):
            named.setdefault(item.claim.year.start, []).append(item)
    for items in named.values():
        claim, year = items[0].claim, items[0].claim.year
        assert year is not None
        stale = [item.stale for item in items if item.stale is not None]
        judged = stale[0] if stale else proved(items[0].judgement.figures)
        if len(stale) > 1:
            # 2023年 where 2024年 is meant, and ten numbers behind it: one mistake.
            judged = judged._replace(message=f"{judged.message}（这一年份下共{len(stale)}处）")
        yield _verdict(claim.section, (year.start, year.end), text, judged)


def _verdict(section: str, span: tuple[int, int], text: str, judged: Judgement) -> Verdict:
    start, end = span
    return Verdict(
        section,
        start,
        end,
        text[start:end],
        judged.status,
        judged.figures,
        judged.message,
        judged.fault,
        judged.reason,
    )
