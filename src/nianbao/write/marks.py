"""The one Mark writer: which findings stand at which characters or cells, for every format.

A format asks for the segments of a block or the findings of a cell and only decides how a mark
looks. What has no place in the text is listed at the end of the draft, like all the others.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.findings import Finding, Severity
from nianbao.report.document import Figure, Heading, Paragraph

#: What a drafter writes where something is missing; every format highlights it.
GAP = re.compile("【待补充[^【】]*】")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with one set of findings; ``fact`` is set if it is a figure by reference.

    ``gap`` says that it stands for something still missing. ``closing`` are the findings whose span
    ends here: their codes are printed after the text.
    """

    text: str
    fact: str = ""
    gap: bool = False
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
        gaps = [(offset + gap.start(), offset + gap.end()) for gap in GAP.finditer(block.text)]
        spans = [(f.place.start or 0, f.place.end or 0, f) for f in self._spans.get(section, ())]
        cuts = {edge for gap in gaps for edge in gap}.union(edge for span in spans for edge in span[:2])
        segments = []
        for text, fact in pieces:
            stop = offset + len(text)
            edges = [offset, *sorted(cut for cut in cuts if offset < cut < stop), stop]
            for a, b in itertools.pairwise(edges):
                inside = tuple(f for start, end, f in spans if start < b and end > a)
                closing = tuple(f for f in inside if (f.place.end or 0) == b)
                gap = any(start <= a and b <= end for start, end in gaps)
                segments.append(Segment(text[a - offset : b - offset], fact, gap, inside, closing))
            offset = stop
        return segments
