"""What every check yields: findings, the places they speak of, and the codes they carry.

A ``Code`` is a permanent id with a title and a Chinese explanation for the clerk. A ``Rule`` is a
code with a generator that yields hits. Readers and drafters report with bare codes.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

CaseT = TypeVar("CaseT")


class Severity(StrEnum):
    """How bad a finding is: an error must be put right or accepted by name, a warning looked at."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _SEVERITY_LABELS[self]

    @property
    def rank(self) -> int:
        """0 for the worst; for sorting."""
        return _SEVERITY_RANKS[self]


_SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_SEVERITY_RANKS = {severity: rank for rank, severity in enumerate(_SEVERITY_LABELS)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for a person (label, sheet, address, line) and for code (path).

    ``path`` is a stable id such as ``t3.new.total`` or ``notes.management.2``. ``section``, ``start``
    and ``end`` are set for prose: code-point offsets into that section's text as it stands.
    """

    label: str
    path: str = ""
    file: str = ""
    sheet: str = ""
    address: str = ""
    line: int | None = None
    section: str = ""
    start: int | None = None
    end: int | None = None

    @classmethod
    def in_prose(cls, section: str, start: int, end: int) -> Place:
        """Return the place of the characters from ``start`` to ``end`` of a section's text."""
        label = "开头语" if section == "preamble" else f"第{section}部分"
        return cls(label, section, section=section, start=start, end=end)

    @property
    def position(self) -> str:
        """The spot in the file that the clerk can go to: ``表三!J6``, ``第12行``, or nothing."""
        if self.sheet:
            return f"{self.sheet}!{self.address}" if self.address else f"“{self.sheet}”表"
        return f"第{self.line}行" if self.line is not None else ""

    def __str__(self) -> str:
        return f"{self.position} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's decision to accept one finding; it lapses when the quoted text changes."""

    code: str
    place: str
    quote: str
    reason: str
    who: str
    origin: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold, or that a person has to look at.

    ``quote`` is the evidence itself (the arithmetic, or the words); ``related`` the other cells it
    involves; ``advice`` what would be right; ``culprit`` the one cell that would make it right.
    """

    code: str
    severity: Severity
    title: str
    message: str
    place: Place
    quote: str = ""
    advice: str = ""
    culprit: Place | None = None
    related: tuple[Place, ...] = ()
    waiver: Waiver | None = None

    @property
    def full_message(self) -> str:
        """The message and, where there is one, the advice."""
        return f"{self.message}；{self.advice}" if self.advice else self.message

    def __str__(self) -> str:
        return f"{self.code} {self.full_message}"

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data; empty fields are left out."""
        data: dict[str, Any] = _compact(dataclasses.asdict(self))
        return data


def _compact(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _compact(v) for k, v in value.items() if v not in ("", None, ())}
    if isinstance(value, list | tuple):
        return [_compact(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


@dataclass(frozen=True, slots=True)
class Code:
    """A permanent id of one kind of finding; ``explanation`` is what the clerk reads.

    ``style`` marks a matter of taste: its rule runs only when asked for.
    """

    id: str
    title: str
    severity: Severity
    explanation: str
    style: bool = False

    def at(
        self,
        place: Place,
        message: str,
        *,
        quote: str = "",
        advice: str = "",
        culprit: Place | None = None,
        related: tuple[Place, ...] = (),
    ) -> Finding:
        """Return the finding of this kind at ``place``."""
        return Finding(self.id, self.severity, self.title, message, place, quote, advice, culprit, related)


@dataclass(frozen=True, slots=True)
class Rule(Generic[CaseT]):
    """A code with the check that yields its findings."""

    code: Code
    check: Callable[[CaseT, Code], Iterator[Finding]]


def rule(
    id: str, title: str, severity: Severity = Severity.ERROR, *, style: bool = False
) -> Callable[[Callable[[CaseT, Code], Iterator[Finding]]], Rule[CaseT]]:
    """Make a rule of a generator ``check(case, code)``; its docstring is the Chinese explanation.

    With ``style`` it is off by default.
    """

    def decorate(check: Callable[[CaseT, Code], Iterator[Finding]]) -> Rule[CaseT]:
        return Rule(Code(id, title, severity, inspect.getdoc(check) or "", style), check)

    return decorate
