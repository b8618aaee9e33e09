"""The one Mark writer: which findings stand at which characters or cells, for every format.

A format asks for the segments of a block or the findings of a cell and only decides how a mark
looks. What has no place in the text is listed at the end of the draft, like all the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.findings import Finding, Severity
from nianbao.report.document import Figure, Heading, Paragraph


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with one set of findings; ``fact`` is set if it is a figure by reference.

    ``closing`` are the findings whose span ends here: their codes are printed after the text.
    """

    text: str
    fact: str = ""
    findings: tuple[Finding, ...] = ()
    closing: tuple[Finding, ...] = ()


class Marks:
    """The findings of a draft, laid out by place; waived findings and bare hints are not marked."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.listed: tuple[Finding, ...] = tuple(
            f for f in findings if f.waiver is None and f.severity is not Severity.INFO
        )
        self._spans: dict[str, list[Finding]] = {}
        self._cells: dict[str, list[Finding]] = {}
        for finding in self.listed:
            place = finding.place
            if place.section and place.start is not None:
                self._spans.setdefault(place.section, []).append(finding)
            for marked in {p.path for p in (finding.culprit, None if finding.culprit else place) if p}:
                self._cells.setdefault(marked, []).append(finding)

    def cell(self, path: str) -> tuple[Finding, ...]:
        """Return the findings to mark at a table cell."""
        return tuple(self._cells.get(path, ()))

    def segments(self, section: str, offset: int, block: Paragraph | Heading) -> list[Segment]:
        """Cut a block that begins at ``offset`` of its section's text where marks begin or end."""
        pieces: Sequence[tuple[str, str]]
        if isinstance(block, Heading):
            pieces = [(block.text, "")]
        else:
            pieces = [
                (run.text, run.fact if isinstance(run, Figure) else "")
                for s in block.sentences
                for run in s.runs
            ]
        spans = [(f.place.start or 0, f.place.end or 0, f) for f in self._spans.get(section, ())]
        cuts = {edge for start, end, _ in spans for edge in (start, end)}
        segments = []
        for text, fact in pieces:
            stop = offset + len(text)
            edges = [offset, *sorted(cut for cut in cuts if offset < cut < stop), stop]
            for a, b in itertools.pairwise(edges):
                inside = tuple(f for start, end, f in spans if start < b and end > a)
                closing = tuple(f for f in inside if (f.place.end or 0) == b)
                segments.append(Segment(text[a - offset : b - offset], fact, inside, closing))
            offset = stop
        return segments
