"""What the proof says of one place in the prose."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from nianbao.findings import Severity


class Status(StrEnum):
    """How a claim stands to the figures."""

    CONSISTENT = "consistent"
    CONTRADICTION = "contradiction"
    UNGROUNDED = "ungrounded"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _LABELS[self.value]


_LABELS = {
    "consistent": "相符",
    "contradiction": "不符",
    "ungrounded": "没有出处",
    "unchecked": "无从核对",
}


class Fault(StrEnum):
    """What is wrong with a contradicted or ungrounded claim; each kind is one rule, its value the code."""

    VALUE = "N201"
    DENIED = "N202"
    RATIO = "N203"
    PARTS = "N204"
    YEAR = "N205"
    CUT = "N206"
    ALL = "N207"
    NOTE = "N208"
    LOOSE_PARTS = "N209"
    CARRIED = "N210"
    BEFORE = "N211"
    PLACES = "N212"
    RANK = "N213"
    SLIP = "N214"
    CALENDAR = "N215"
    NUMBER = "N301"
    TITLE = "N302"
    NAME = "N303"
    DATE = "N304"

    @property
    def severity(self) -> Severity:
        """Where a lenient reader may accept it, a warning; else an error.

        No number and no title may stand in a report that nobody vouches for. Names of offices are told
        from other words by their form, and dates are often implied, so that a person decides.
        """
        return Severity.WARNING if self in _LENIENT else Severity.ERROR


_LENIENT = frozenset(
    {
        Fault.CUT,
        Fault.ALL,
        Fault.NOTE,
        Fault.LOOSE_PARTS,
        Fault.BEFORE,
        Fault.PLACES,
        Fault.RANK,
        Fault.SLIP,
        # These two are told by their form.
        Fault.NAME,
        Fault.DATE,
    }
)


class Verdict(NamedTuple):
    """A judged quantity, negation, universal, year, title or name: where it is, how it stands, and to what.

    ``start`` and ``end`` count characters in the section's prose and ``quote`` is what stands there.
    ``figures`` are the figures tried, each as a person would look it up. ``fault`` and ``message`` say
    what is wrong with a contradiction or has no source, ``reason`` why nothing could be checked.
    """

    section: str
    start: int
    end: int
    quote: str
    status: Status
    figures: tuple[str, ...] = ()
    message: str = ""
    fault: Fault | None = None
    reason: str = ""

    @property
    def severity(self) -> Severity | None:
        """How bad it is, None unless somebody has to do something."""
        return self.fault.severity if self.fault else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data; empty fields are left out."""
        names = {"status": "verdict", "fault": "code"}
        data = {key: value for key, value in self._asdict().items() if value not in ("", (), None)}
        return {
            names.get(key, key): str(value) if isinstance(value, StrEnum) else value
            for key, value in data.items()
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims a text makes, and how many of them could be checked, in places (处)."""

    found: int
    proved: int
    contradicted: int
    #: Of a draft: stated, and in no source.
    ungrounded: int
    #: Why the others could not be checked, and how many for each reason.
    unchecked: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return dataclasses.asdict(self)


def coverage(verdicts: Iterable[Verdict]) -> Coverage:
    """Return how many claims were found, how they stand, and why some could not be checked."""
    listed = list(verdicts)
    counts = Counter(verdict.status for verdict in listed)
    reasons = Counter(verdict.reason for verdict in listed if verdict.status is Status.UNCHECKED)
    return Coverage(
        len(listed),
        counts[Status.CONSISTENT],
        counts[Status.CONTRADICTION],
        counts[Status.UNGROUNDED],
        dict(reasons.most_common()),
    )
