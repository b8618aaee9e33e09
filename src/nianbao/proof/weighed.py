"""A claim together with how it stands, while the places of one text are compared with each other."""

from __future__ import annotations

from collections.abc import Iterator
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

    def __post_init__(self) -> None:
        self.blank = self.judgement.reason == BLANK
        if self.judgement.on_year:
            self.stale, self.judgement = self.judgement, unchecked("写的是上一年")

    @property
    def value(self) -> Number:
        """The number as written."""
        return self.claim.number.value

    @property
    def unit(self) -> str:
        """The measure as written."""
        return self.claim.number.unit

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

    def verdicts(self, text: str) -> Iterator[Verdict]:
        """Yield the verdict on the claim's place, and on its year where that is wrong."""
        claim, year = self.claim, self.claim.year
        if self.stale is not None and year is not None:
            yield _verdict(claim, year.start, year.end, text, self.stale)
        yield _verdict(claim, claim.start, claim.end, text, self.judgement.suspected or self.judgement)


def _verdict(claim: Claim, start: int, end: int, text: str, judged: Judgement) -> Verdict:
    quote = text[start:end]
    return Verdict(
        claim.section,
        start,
        end,
        quote,
        judged.status,
        judged.figures,
        judged.message,
        judged.fault,
        judged.reason,
    )
