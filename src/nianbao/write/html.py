"""HTML: a page for the office's website, and a fragment to paste into a website editor.

Both are one walk over the draft; they differ only in how an element is dressed: the page by class,
with the style sheet of ``prompts/page.html.j2``, the fragment by inline styles alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from nianbao import resources
from nianbao.drafting.draft import Draft
from nianbao.findings import Finding
from nianbao.form import GridCell, Table, form
from nianbao.report.document import Block, Heading, Section, TableBlock
from nianbao.texts import printable
from nianbao.write.marks import Marks, Segment

if TYPE_CHECKING:
    import jinja2


def render_html(draft: Draft) -> str:
    """Return the draft as a self-contained page: no script, nothing loaded from elsewhere."""
    title = printable("".join(draft.document.title)) or form().title
    return _template().render(title=title, body=_serialise(_document(draft), _page))


def render_fragment(draft: Draft) -> str:
    """Return the draft as HTML for an editor that strips style sheets, classes and ids."""
    return _serialise(_document(draft), _fragment) + "\n"


def caption(table: Table) -> str:
    """Return what a table is called: its name and the heading of its section."""
    heading = next((s.heading for s in form().sections if s.table == table.id), "")
    return f"{table.name} {heading}".strip()


def headings(grid: Iterable[Iterable[GridCell]]) -> dict[str, tuple[GridCell, ...]]:
    """Return the headings of each value cell by its id: block, columns and rows, from the outside in."""
    cells = [cell for row in grid for cell in row]
    found = {}
    for cell in cells:
        if cell.spec is None:
            continue
        columns = range(cell.column, cell.column + cell.colspan)
        titles = [c for c in cells if c.scope == "block" and c.row < cell.row][-1:]
        top = titles[0].row if titles else 0
        heads = [
            c
            for c in cells
            if c.scope == "column"
            and top <= c.row < cell.row
            and c.column < columns.stop
            and c.column + c.colspan > columns.start
        ]
        stubs = [c for c in cells if c.scope == "row" and c.row <= cell.row < c.row + c.rowspan]
        found[cell.spec.id] = (*titles, *heads, *sorted(stubs, key=lambda c: c.column))
    return found


@dataclass(frozen=True, slots=True)
class _Element:
    """An element; ``role`` says what it is for, and each format dresses it by that."""

    name: str
    children: tuple[_Element | str, ...] = ()
    role: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


_Node = _Element | str
_Rows = tuple[tuple[GridCell, ...], ...]


def _document(draft: Draft) -> _Element:
    marks = Marks(draft.findings)
    nodes: list[_Node] = []
    if marks.listed:
        text = f"草稿：尚有 {len(marks.listed)} 处待核实，请勿发布"
        link = _Element("a", ("待核实清单",), attributes={"href": "#findings"})
        strong = _Element("strong", (text,))
        nodes.append(_Element("p", (strong, "（见文末", link, "）"), "notice", {"role": "note"}))
    lines: list[_Node] = []
    for line in draft.document.title:
        lines += [_Element("br"), line] if lines else [line]
    nodes.append(_Element("h1", tuple(lines), "title"))
    nodes += [_section(draft, marks, section) for section in draft.document.sections]
    if draft.document.signature:
        signed = tuple(_Element("p", (line,), "signed") for line in draft.document.signature)
        nodes.append(_Element("div", signed, "signature"))
    if marks.listed:
        nodes.append(_findings(marks.listed))
    return _Element("main", tuple(nodes))


def _section(draft: Draft, marks: Marks, section: Section) -> _Element:
    nodes: list[_Node] = []
    if section.heading:
        nodes.append(_Element("h2", (section.heading,), "heading"))
    nodes += [_block(draft, marks, section, block, offset) for block, offset in section.placed()]
    return _Element("section", tuple(nodes))


def _block(draft: Draft, marks: Marks, section: Section, block: Block, offset: int) -> _Element:
    if isinstance(block, TableBlock):
        return _table(draft, marks, form().table(block.table))
    words = tuple(_words(marks, marks.segments(section.key, offset, block)))
    return _Element("h3", words, "subheading") if isinstance(block, Heading) else _Element("p", words, "text")


def _words(marks: Marks, parts: list[Segment]) -> Iterator[_Node]:
    for (findings, gap), group in itertools.groupby(parts, key=lambda part: (part.findings, part.gap)):
        segments = list(group)
        words = tuple(
            _Element("span", (s.text,), attributes={"data-fact": s.fact}) if s.fact else s.text
            for s in segments
        )
        if gap or findings:
            yield _mark(words, findings, gap)
        else:
            yield from words
        yield from _codes(marks, [finding for s in segments for finding in s.closing])


def _mark(words: tuple[_Node, ...], findings: tuple[Finding, ...], gap: bool = False) -> _Element:
    title = {"title": "；".join(str(finding) for finding in findings)} if findings else {}
    return _Element("mark", words, "gap" if gap else _worst(findings), title)


def _worst(findings: Iterable[Finding]) -> str:
    return str(min((finding.severity for finding in findings), key=lambda severity: severity.rank))


def _codes(marks: Marks, findings: Iterable[Finding]) -> Iterator[_Element]:
    for finding in findings:
        href = f"#finding-{marks.listed.index(finding) + 1}"
        yield _Element("a", (f"【{finding.code}】",), "code", {"href": href, "title": str(finding)})


def _table(draft: Draft, marks: Marks, table: Table) -> _Element:
    grid = table.grid()
    head, groups = _row_groups(grid)
    spans = _column_groups(head)
    heads = headings(grid)

    def box(cell: GridCell, height: int) -> _Element:
        span = {"rowspan": cell.rowspan, "colspan": cell.colspan}
        attributes = {name: str(n) for name, n in span.items() if n > 1}
        if cell.spec is not None:
            attributes["headers"] = " ".join(_id(table, heading) for heading in heads[cell.spec.id])
            shown = draft.facts[cell.spec.id].shown
            return _value(shown, marks, cell.spec.id, "value narrow" if spans else "value", attributes)
        attributes |= {"id": _id(table, cell), "scope": _scope(cell, spans, height)}
        role: str = cell.scope
        if cell.scope == "row":
            role += " group" if cell.rowspan > 1 else " leaf"
        return _Element("th", (cell.text,), role, attributes)

    def rows(group: _Rows) -> tuple[_Element, ...]:
        return tuple(_Element("tr", tuple(box(cell, len(group)) for cell in row)) for row in group)

    name = caption(table)
    nodes = [_Element("caption", (name,), "caption")]
    nodes += [_Element("colgroup", attributes={"span": str(span)} if span > 1 else {}) for _, span in spans]
    if head:
        nodes.append(_Element("thead", rows(head)))
    nodes += [_Element("tbody", rows(group)) for group in groups]
    return _scroll(name, _Element("table", tuple(nodes), table.id))


def _scroll(name: str, table: _Element) -> _Element:
    attributes = {"role": "region", "tabindex": "0", "aria-label": name}
    return _Element("div", (table,), "scroll", attributes)


def _id(table: Table, cell: GridCell) -> str:
    return f"{table.id}-{cell.row}-{cell.column}"


def _value(shown: str, marks: Marks, id: str, role: str, attributes: dict[str, str]) -> _Element:
    findings = marks.cell(id)
    if not findings:
        return _Element("td", (shown,) if shown else (), role, attributes)
    words = (_mark((shown,), findings),) if shown else ()
    return _Element("td", (*words, *_codes(marks, findings)), f"{role} {_worst(findings)}", attributes)


def _row_groups(grid: _Rows) -> tuple[_Rows, tuple[_Rows, ...]]:
    """Part a grid into its head and its bodies: a body for each block, or each outermost row heading."""
    blocks = any(cell.scope == "block" for row in grid for cell in row)
    head = () if blocks else tuple(itertools.takewhile(lambda row: _is_head(row), grid))
    bodies: list[list[tuple[GridCell, ...]]] = []
    for row in grid[len(head) :]:
        begins = row[0].scope == "block" if blocks else row[0].column == 0
        if begins or not bodies:
            bodies.append([])
        bodies[-1].append(row)
    return head, tuple(map(tuple, bodies))


def _is_head(row: tuple[GridCell, ...]) -> bool:
    return all(cell.scope == "column" for cell in row)


def _column_groups(head: _Rows) -> list[tuple[int, int]]:
    """Return (first column, span) of the innermost groups of columns, left to right."""
    width = sum(cell.colspan for cell in head[0]) if head else 0
    wide = [cell for row in head for cell in row if cell.colspan > 1]
    inner = {
        cell.column: cell.colspan
        for cell in wide
        if not any(c.row > cell.row and cell.column <= c.column < cell.column + cell.colspan for c in wide)
    }
    groups = []
    column = 0
    while column < width:
        groups.append((column, inner.get(column, 1)))
        column += groups[-1][1]
    return groups


def _scope(cell: GridCell, spans: list[tuple[int, int]], rows: int) -> str:
    if cell.scope == "block":
        return "rowgroup"
    if cell.scope == "row":
        return "rowgroup" if 1 < cell.rowspan == rows else "row"
    return "colgroup" if cell.colspan > 1 and (cell.column, cell.colspan) in spans else "col"


def _findings(findings: tuple[Finding, ...]) -> _Element:
    heads = (("编码", "short"), ("级别", "short"), ("位置", "place"), ("说明", "saying"))
    head = _Element("tr", tuple(_Element("th", (t,), f"item {r}", {"scope": "col"}) for t, r in heads))
    rows = []
    for i, finding in enumerate(findings, 1):
        texts = (finding.severity.label, str(finding.place), finding.full_message)
        boxes = tuple(_Element("td", (text,), "item") for text in texts)
        code = _Element("th", (finding.code,), "item", {"scope": "row"})
        rows.append(_Element("tr", (code, *boxes), attributes={"id": f"finding-{i}"}))
    name = "待核实清单"
    table = _Element("table", (_Element("thead", (head,)), _Element("tbody", tuple(rows))), "findings")
    heading = _Element("h2", (name,), "heading", {"id": "findings"})
    return _Element("section", (heading, _scroll(name, table)))


_Dress = Callable[[_Element], _Element | None]
_LINED = frozenset(("main", "section", "div", "table", "thead", "tbody", "tr"))


def _serialise(node: _Node, dress: _Dress) -> str:
    if isinstance(node, str):
        return escape(printable(node))
    dressed = dress(node)
    if dressed is None:
        return ""
    lined = node.name in _LINED
    inner = ("\n" if lined else "").join(
        filter(None, (_serialise(child, dress) for child in dressed.children))
    )
    if not dressed.name:
        return inner
    attributes = "".join(f' {n}="{escape(printable(v))}"' for n, v in dressed.attributes.items())
    if dressed.name == "br":
        return "<br>"
    if lined:
        inner = f"\n{inner}\n"
    return f"<{dressed.name}{attributes}>{inner}</{dressed.name}>"


def _page(element: _Element) -> _Element:
    role = {"class": element.role} if element.role else {}
    return _Element(element.name, element.children, attributes=role | element.attributes)


_BORDER = "border:1px solid #000;"
_BOX = f"{_BORDER}padding:3px;font-size:10.5pt;line-height:1.5;text-indent:0;"
#: Only properties that website editors keep, by role.
_INLINE = {
    "notice": "border:2px solid #a40000;background-color:#fdeeee;color:#7a0000;padding:8px;font-size:14pt;",
    "title": "text-align:center;font-size:22pt;font-weight:bold;line-height:1.5;",
    "heading": "font-size:16pt;font-weight:bold;line-height:1.75;text-indent:2em;",
    "subheading": "font-size:16pt;font-weight:normal;line-height:1.75;text-indent:2em;",
    "text": "font-size:16pt;line-height:1.75;text-indent:2em;text-align:justify;",
    "signed": "font-size:16pt;line-height:1.75;text-align:right;",
    "scroll": "overflow-x:auto;",
    "block": f"{_BOX}text-align:center;font-weight:bold;",
    "column": f"{_BOX}text-align:center;font-weight:bold;",
    "row": f"{_BOX}font-weight:normal;",
    "leaf": "text-align:left;",
    "group": "text-align:center;width:12%;",
    "value": f"{_BOX}text-align:center;",
    "narrow": "width:6.5%;",
    "item": f"{_BOX}text-align:left;",
    "short": "width:10%;",
    "place": "width:30%;",
    "code": "color:#7a0000;",
    "error": "background-color:#ffd9d6;",
    "warning": "background-color:#fff0b3;",
    "gap": "background-color:#ffe08a;",
}
_TABLE = {
    "border": "1",
    "cellspacing": "0",
    "cellpadding": "3",
    "width": "100%",
    "style": f"width:100%;border-collapse:collapse;{_BORDER}",
}
_STRIPPED = frozenset(("id", "headers", "href", "data-fact"))


def _fragment(element: _Element) -> _Element | None:
    # An editor would show the caption, which the official form does not have; the region still has the name.
    if element.name == "caption":
        return None
    attributes = {name: value for name, value in element.attributes.items() if name not in _STRIPPED}
    style = "".join(_INLINE.get(word, "") for word in element.role.split())
    if element.name == "table":
        attributes = dict(_TABLE)
    elif style:
        attributes["style"] = style
    bare = not attributes and element.name in ("main", "section", "div", "span", "a")
    name = "" if bare else {"a": "span"}.get(element.name, element.name)
    return _Element(name, element.children, attributes=attributes)


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("prompts")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")
