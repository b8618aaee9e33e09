"""The Word draft: the whole report in the layout of GB/T 9704, with what could not be proved marked.

Marked text is highlighted yellow and followed by the code of the finding; a line above the title says
how many there are and the last page lists them. Without findings there is nothing to delete.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from docx.oxml.text.paragraph import CT_P

from nianbao.drafting.draft import Draft
from nianbao.form import form
from nianbao.report import Report
from nianbao.report.document import Heading, Section, TableBlock
from nianbao.write.docx_package import write_package
from nianbao.write.docx_styles import CODE, LINE, LISTING_TITLE, NOTICE, TABLE_TEXT
from nianbao.write.docx_tables import codes, findings_table, form_table
from nianbao.write.docx_xml import Node, node, paragraph, plain_runs, run
from nianbao.write.marks import Marks, Segment


def render_docx(draft: Draft) -> bytes:
    """Return the draft as a .docx file; the same draft gives the same bytes."""
    marks = Marks(draft.findings)
    body = [*_notice(marks), *_title(draft)]
    for section in draft.document.sections:
        body.extend(_section(section, draft, marks))
    body.extend(_signature(draft, body[-1] if body else None))
    body.extend(_listing(marks))
    return write_package(
        body,
        title="".join(draft.document.title),
        author=draft.report.agency.name,
        date=_date(draft.report),
    )


def _notice(marks: Marks) -> Iterator[Node]:
    """Yield the line that nobody can overlook: it is the first of the page, and quickly deleted."""
    if marks.listed:
        count = len(marks.listed)
        text = f"草稿：尚有 {count} 处待核实（见文末清单）。定稿前请删除本行、清单页和文中的黄色标记。"
        yield paragraph(NOTICE, [run(text, marked=True)])


def _title(draft: Draft) -> Iterator[Node]:
    """Yield the title as one paragraph, its lines broken as given, so that it is one entry in Word."""
    runs: list[Node] = []
    for line in draft.document.title:
        runs += [node("r", node("br"))] if runs else []
        runs += plain_runs(line)
    if runs:
        yield paragraph("Title", runs, keep_next=True)


def _section(section: Section, draft: Draft, marks: Marks) -> Iterator[Node]:
    if section.heading:
        yield paragraph("Heading1", plain_runs(section.heading))
    for block, offset in section.placed():
        if isinstance(block, TableBlock):
            yield form_table(form().table(block.table), draft.facts, marks)
            # Word joins tables without a paragraph between them, and a document may not end with one.
            yield paragraph(TABLE_TEXT, [])
        else:
            style = "Heading2" if isinstance(block, Heading) else "BodyText"
            yield paragraph(style, _prose(marks.segments(section.key, offset, block)))


def _prose(segments: list[Segment]) -> Iterator[Node]:
    """Yield the runs of a block: what findings speak of, and gaps, highlighted; codes where one ends."""
    for segment in segments:
        yield run(segment.text, marked=segment.gap or bool(segment.findings))
        if segment.closing:
            yield run(codes(segment.closing), style=CODE, marked=True)


def _signature(draft: Draft, above: Node | None) -> list[Node]:
    """Return the closing lines; the paragraph above goes with them, so that none stands on a bare page."""
    lines = draft.document.signature
    if lines and isinstance(above, CT_P):
        above.get_or_add_pPr().keepNext_val = True
    return [
        paragraph("Signature", plain_runs(line), keep_next=i < len(lines) - 1, before=LINE if i == 0 else 0)
        for i, line in enumerate(lines)
    ]


def _listing(marks: Marks) -> Iterator[Node]:
    if marks.listed:
        yield paragraph(LISTING_TITLE, [run("待核实清单（定稿前请删除本页）", marked=True)])
        yield findings_table(marks.listed)
        yield paragraph(TABLE_TEXT, [])


def _date(report: Report) -> datetime:
    """Return the date for the file's properties: the report's own, since the clock would change it."""
    if report.signing_date and report.signing_date.year >= 1980:
        return datetime.combine(report.signing_date, time())
    return datetime(report.year + 1 if report.year and 1980 <= report.year < 9999 else 2000, 1, 1)
