"""What a rule looks at: the report, its figures, the prose, and which sums hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from nianbao.facts import FactBook
from nianbao.form import Form, form
from nianbao.proof import Verdict, prove
from nianbao.report import Report
from nianbao.report.document import Document
from nianbao.rules.sums import Outcome, Suspect, judge, suspects


class Case:
    """One report under check, with prose by section key: the report's own, or that of a draft."""

    def __init__(self, report: Report, document: Document | None = None) -> None:
        self.report = report
        self.document = document
        self.prose: Mapping[str, str] = dict(report.prose.items()) if document is None else document.prose()
        self.form: Form = form()
        self.facts = FactBook(report)

    @cached_property
    def unread(self) -> frozenset[str]:
        """Paths of cells and fields that could not be read; they have their finding already."""
        return frozenset(finding.place.path for finding in self.report.reading)

    @cached_property
    def proof(self) -> tuple[Verdict, ...]:
        """How every number, negation and year of the prose stands to the figures.

        The report's own prose is finished, also where a draft takes it over: the clerk answers for it.
        """
        written = set() if self.document is None else {s.key for s in self.document.sections if s.drafted}
        drafted = {section: text for section, text in self.prose.items() if section in written}
        finished = {section: text for section, text in self.prose.items() if section not in written}
        found = prove(self.facts, finished) if finished else []
        found += prove(self.facts, drafted, True, self._cited()) if drafted else []
        order = {section: i for i, section in enumerate(self.prose)}
        return tuple(sorted(found, key=lambda verdict: order[verdict.section]))

    def _cited(self) -> dict[str, list[tuple[int, int, tuple[str, ...]]]]:
        """Return what the sentences of each section name as their sources."""
        cited: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
        for section, start, sentence in self.document.sentences() if self.document is not None else ():
            cited.setdefault(section, []).append((start, start + len(sentence.text), sentence.sources))
        return cited

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """How every equation of the form comes out."""
        return tuple(judge(equation, self.facts) for equation in self.form.equations)

    @cached_property
    def suspects(self) -> Mapping[str, Suspect]:
        """For each failing sum, the one cell that would make it right, where exactly one does."""
        return suspects(self.outcomes, self.facts)
