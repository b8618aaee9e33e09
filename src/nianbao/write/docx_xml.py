"""Small building blocks of WordprocessingML: nodes, runs and paragraphs, and text made inert.

Whatever comes from a workbook or a model enters a document only through :func:`run`, as characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from nianbao.texts import printable
from nianbao.write.marks import GAP

Node: TypeAlias = BaseOxmlElement
Align = Literal["left", "center", "right", "both"]

_PREFIX = {"w": nsmap["w"]}
_W = f"{{{nsmap['w']}}}"


def node(tag: str, *children: Node | None, **attributes: str | int) -> Node:
    """Return a ``w:`` element with ``w:`` attributes; children that are None are left out."""
    given = {_W + name: str(value) for name, value in attributes.items()}
    element = cast(Node, oxml_parser.makeelement(_W + tag, given, nsmap=_PREFIX))
    element.extend([child for child in children if child is not None])
    return element


def run(text: str, *, style: str = "", size: int = 0, marked: bool = False) -> Node:
    """Return a run of plain characters; ``size`` in half-points, ``marked`` highlights it yellow."""
    words = node("t")
    words.text = printable(text)
    words.set(qn("xml:space"), "preserve")
    properties = node(
        "rPr",
        node("rStyle", val=style) if style else None,
        node("sz", val=size) if size else None,
        node("szCs", val=size) if size else None,
        node("highlight", val="yellow") if marked else None,
    )
    return node("r", properties if len(properties) else None, words)


def plain_runs(text: str) -> list[Node]:
    """Return the runs of a text that no finding speaks of, its gaps highlighted."""
    runs, last = [], 0
    for gap in GAP.finditer(text):
        if gap.start() > last:
            runs.append(run(text[last : gap.start()]))
        runs.append(run(gap.group(), marked=True))
        last = gap.end()
    return [*runs, run(text[last:])] if text[last:] else runs


def paragraph(style: str, runs: Iterable[Node], *, keep_next: bool = False, before: int = 0) -> Node:
    """Return a paragraph in a named style, ``before`` twips below the last.

    ``keep_next`` holds it on one page with what follows.
    """
    properties = node(
        "pPr",
        node("pStyle", val=style),
        node("keepNext") if keep_next else None,
        node("spacing", before=before) if before else None,
    )
    return node("p", properties, *runs)
