"""Markdown for reading: pipe tables with flattened labels, and nothing in the text that could act."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from nianbao.drafting.draft import Draft
from nianbao.findings import Finding
from nianbao.form import Table, form
from nianbao.report.document import Block, Heading, Paragraph, Section, TableBlock
from nianbao.texts import printable
from nianbao.write.html import headings
from nianbao.write.marks import Marks

# Addresses too: readers would turn them into links.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&$=^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LIST_OR_RULE = re.compile(r"[-+:]|(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)")
#: Stands between the levels of a label.
_LEVEL = "·"


def render_markdown(draft: Draft) -> str:
    """Return the draft as Markdown; what has findings stands between ``==``, its codes after it."""
    marks = Marks(draft.findings)
    return "\n\n".join(filter(None, _document(draft, marks))) + "\n"


def _document(draft: Draft, marks: Marks) -> Iterator[str]:
    if marks.listed:
        yield f"> **草稿：尚有 {len(marks.listed)} 处待核实，请勿发布**（见文末待核实清单）"
    yield "# " + _escape("".join(draft.document.title))
    for section in draft.document.sections:
        if section.heading:
            yield "## " + _escape(section.heading)
        for block, offset in section.placed():
            yield from _block(draft, marks, section, block, offset)
    yield from (_paragraph(_escape(line)) for line in draft.document.signature)
    if marks.listed:
        yield "## 待核实清单"
        yield _listed(marks.listed)


def _block(draft: Draft, marks: Marks, section: Section, block: Block, offset: int) -> Iterator[str]:
    if isinstance(block, TableBlock):
        yield from _table(draft, marks, form().table(block.table))
    elif isinstance(block, Heading):
        yield "### " + _words(marks, section.key, offset, block)
    else:
        yield _paragraph(_words(marks, section.key, offset, block))


def _words(marks: Marks, section: str, offset: int, block: Paragraph | Heading) -> str:
    parts = marks.segments(section, offset, block)
    words = ""
    for marked, group in itertools.groupby(parts, key=lambda part: (part.findings, part.gap)):
        segments = list(group)
        text = _escape("".join(segment.text for segment in segments))
        words += f"=={text}==" if any(marked) and text else text
        words += _codes(finding for segment in segments for finding in segment.closing)
    return words


def _codes(findings: Iterable[Finding]) -> str:
    return "".join(f"【{_escape(finding.code)}】" for finding in findings)


def _table(draft: Draft, marks: Marks, table: Table) -> Iterator[str]:
    heads = headings(table.grid())
    for block in table.blocks:
        columns: dict[str, None] = {}
        rows: dict[str, list[str]] = {}
        for spec in block.cells:
            across = [heading.text for heading in heads[spec.id] if heading.scope == "column"]
            down = [heading.text for heading in heads[spec.id] if heading.scope == "row"]
            if not block.rows:
                # A table without row headings is one long row: its groups are set below each other.
                down, across = across[:-1], across[-1:]
            columns[_escape(_LEVEL.join(across))] = None
            rows.setdefault(_escape(_LEVEL.join(down)), []).append(_value(draft, marks, spec.id))
        yield _paragraph(_escape(block.title))
        yield _pipes(
            [_escape(block.corner), *columns], [[label, *row] for label, row in rows.items()], "---:"
        )


def _value(draft: Draft, marks: Marks, id: str) -> str:
    shown = _escape(draft.facts[id].shown)
    findings = marks.cell(id)
    return (f"=={shown}==" if findings and shown else shown) + _codes(findings)


def _listed(findings: Iterable[Finding]) -> str:
    rows = []
    for finding in findings:
        texts = (finding.code, finding.severity.label, str(finding.place), finding.full_message)
        rows.append([_escape(text) for text in texts])
    return _pipes(["编码", "级别", "位置", "说明"], rows, ":---")


def _pipes(head: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> str:
    rule = [":---", *(align for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _escape(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", printable(text))


def _paragraph(text: str) -> str:
    """Return a line that begins no list, rule, quotation or block of code."""
    text = text.strip(" ")
    return _LIST_OR_RULE.sub(_defuse, text, count=1) if _LIST_OR_RULE.match(text) else text


def _defuse(match: re.Match[str]) -> str:
    return f"{match['number']}\\{match['stop']}" if match["number"] else f"\\{match[0]}"
