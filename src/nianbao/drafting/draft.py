"""A draft: the report it is of, the document that was written, and what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nianbao.facts import FactBook
from nianbao.findings import Finding
from nianbao.proof import Verdict
from nianbao.report import Report
from nianbao.report.document import Document
from nianbao.rules.case import Case

if TYPE_CHECKING:
    from nianbao.drafting.model.asking import Usage


@dataclass(frozen=True)
class Draft:
    """The result of drafting; writers print it and compute nothing."""

    report: Report
    document: Document
    facts: FactBook
    findings: tuple[Finding, ...]
    #: What a model took to write it, None if none was asked.
    usage: Usage | None = None

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """How every number, negation and year of the prose stands to the figures and the sources."""
        return Case(self.report, self.document).proof
