"""What the proof says of one place in the prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nianbao.findings import Severity


class Status(StrEnum):
    """How a claim stands to the figures."""

    CONSISTENT = "consistent"
    CONTRADICTION = "contradiction"
    UNGROUNDED = "ungrounded"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged quantity, negation or universal: where it stands, how, and by which figures.

    ``start`` and ``end`` count characters in the section's prose and ``quote`` is what stands there.
    ``figures`` are the figures tried, each as a person would look it up. ``severity`` is None unless
    somebody has to do something; ``reason`` says why nothing could be checked.
    """

    section: str
    start: int
    end: int
    quote: str
    status: Status
    figures: tuple[str, ...] = ()
    message: str = ""
    severity: Severity | None = None
    reason: str = ""
