"""What has been said so far: the section, its topic, and the sentence that is being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nianbao.prose.claims import Claim
from nianbao.prose.things import NOTHING, Thing
from nianbao.prose.tokens import Term
from nianbao.quantities import Spoken

#: How many claims back an elided subject may stand.
_REACH = 40


@dataclass(slots=True)
class Passage:
    """One sentence as far as it is read, in the light of what its section was about before."""

    text: str
    #: The report's year, and the office's name.
    report_year: int | None
    agency: str
    #: What the text is about at this place.
    topic: Thing
    #: The number of the sentence in its section.
    order: int
    #: The last claim of the sentence before it, within the paragraph.
    earlier: Claim | None = None
    found: list[Claim] = field(default_factory=list)
    #: The claim before, None at the start.
    last: Claim | None = None
    #: Words that name things whose numbers follow: A、B分别为….
    shared: list[list[Term]] = field(default_factory=list)
    scopes: dict[str, str] = field(default_factory=dict)
    #: A comparison with another year goes on; there has been one at all.
    compared: bool = False
    ever_compared: bool = False
    #: Its own clauses have named a thing.
    fresh: bool = False
    #: What it is about is taken over from the paragraph before, which no heading bears out.
    guessed: bool = False
    #: Unknown words in the clause that a bracket belongs to: 申请集中在征地补偿（31件）.
    narrowed: str = ""
    #: What the words before leave out of the next number, and those words: 除A外.
    left_out: Thing = NOTHING
    excepts: str = ""
    #: What 前者 and 后者 stand for.
    pair: list[Thing] = field(default_factory=list)
    #: The things told before that 分别 has still to deal changes out to: 处罚9件、强制3件，分别减少2件和1件.
    dealt: list[Thing] = field(default_factory=list)
    #: The whole that a clause names before its parts: 新收申请中，自然人….
    within: Thing = NOTHING
    #: How deep in brackets, and what the text outside them was about, limited to, and of which year.
    depth: int = 0
    above: Thing = NOTHING
    outer: dict[str, str] = field(default_factory=dict)
    outer_year: tuple[Spoken | None, int] = (None, 0)
    #: Years whose numbers follow: 2022年、2023年分别新收3件、5件.
    years: list[Spoken] = field(default_factory=list)
    #: The year its claims speak of, and how far that is from the report's own.
    year: Spoken | None = None
    off: int = 0

    def latest(self, fits: Callable[[Claim], bool]) -> Claim | None:
        """Return the last claim that fits, None if there is none near."""
        for claim in reversed(self.found[-_REACH:]):
            if fits(claim):
                return claim
        return None
