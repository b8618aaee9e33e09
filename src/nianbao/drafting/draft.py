"""A draft: the report it is of, the document that was written, and what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.facts import FactBook
from nianbao.findings import Finding
from nianbao.report import Report
from nianbao.report.document import Document


@dataclass(frozen=True)
class Draft:
    """The result of drafting; writers print it and compute nothing."""

    report: Report
    document: Document
    facts: FactBook
    findings: tuple[Finding, ...]
