"""What the proof says of one place in the prose."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nianbao.findings import Severity


class Status(StrEnum):
    """How a claim stands to the figures."""

    CONSISTENT = "consistent"
    CONTRADICTION = "contradiction"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return {"consistent": "相符", "contradiction": "不符", "unchecked": "无从核对"}[self.value]


class Fault(StrEnum):
    """What is wrong with a contradicted claim; each kind is one rule, and its value the rule's code."""

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

    @property
    def severity(self) -> Severity:
        """Where a lenient reader may accept it, a warning; else an error."""
        lenient = (Fault.CUT, Fault.ALL, Fault.NOTE, Fault.LOOSE_PARTS, Fault.BEFORE)
        return Severity.WARNING if self in lenient else Severity.ERROR


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged quantity, negation, universal or year: where it stands, how, and by which figures.

    ``start`` and ``end`` count characters in the section's prose and ``quote`` is what stands there.
    ``figures`` are the figures tried, each as a person would look it up. ``fault`` and ``message`` say
    what is wrong with a contradiction, ``reason`` why nothing could be checked.
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
        data = {key: value for key, value in dataclasses.asdict(self).items() if value not in ("", (), None)}
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
    #: Why the others could not be checked, and how many for each reason.
    unchecked: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return dataclasses.asdict(self)


def coverage(verdicts: Iterable[Verdict]) -> Coverage:
    """Return how many claims were found, proved, contradicted, and left unchecked for which reason."""
    listed = list(verdicts)
    counts = Counter(verdict.status for verdict in listed)
    reasons = Counter(verdict.reason for verdict in listed if verdict.status is Status.UNCHECKED)
    return Coverage(
        len(listed), counts[Status.CONSISTENT], counts[Status.CONTRADICTION], dict(reasons.most_common())
    )
