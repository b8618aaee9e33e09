"""The form of 2021 as data: sections, tables, labels, and the sums as equations.

The data is ``schemas/forms/2021.json`` (labels as prescribed by 国办公开办函〔2021〕30号). Workbook,
readers, rules, facts and writers iterate what this module makes of it; none repeats a label.

Cell ids are ``table.row.column``: ``t3.new.total``, ``t2.fees.amount``, ``t4.reconsideration.pending``.
An equation may name last year's cells with the prefix ``previous.``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from nianbao import resources

PREVIOUS = "previous."

Axis = Literal["row", "column"]


@dataclass(frozen=True, slots=True)
class Node:
    """A row or column heading; inner nodes group the leaves below them."""

    id: str
    label: str
    short: str
    children: tuple[Node, ...] = ()

    @property
    def leaves(self) -> tuple[Node, ...]:
        """The leaf headings below this one, or itself."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)

    @property
    def depth(self) -> int:
        """How many levels of headings this one spans, itself included."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One value cell of a table: its place, its labels, its unit (件 or 万元).

    ``label`` is what a clerk calls the cell, ``short`` the row and column without numbering.
    """

    id: str
    table: str
    table_name: str
    row: str
    column: str
    row_label: str
    column_label: str
    label: str
    short: str
    unit: str

    @property
    def is_count(self) -> bool:
        """Whether only whole numbers can stand here."""
        return self.unit != "万元"


@dataclass(frozen=True, slots=True)
class GridCell:
    """One box of a table as it is printed: heading text or a value cell, with its spans."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str = ""
    spec: CellSpec | None = None
    scope: Literal["row", "column", "block", ""] = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with one set of headings; only table 二 has more than one."""

    title: str
    corner: str
    columns: tuple[Node, ...]
    rows: tuple[Node, ...]
    cells: tuple[CellSpec, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One of the three tables; ``cells`` are all its value cells, row by row."""

    id: str
    name: str
    blocks: tuple[Block, ...]
    cells: tuple[CellSpec, ...]

    def grid(self) -> tuple[tuple[GridCell, ...], ...]:
        """Return the printed rows, each with the boxes that begin in it, left to right."""
        width = max(_block_width(block) for block in self.blocks)
        rows: list[tuple[GridCell, ...]] = []
        for block in self.blocks:
            rows.extend(_block_grid(block, len(rows), width))
        return tuple(rows)


@dataclass(frozen=True, slots=True)
class Term:
    """One cell of an equation, added or taken away."""

    cell: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Equation:
    """``left`` and ``right`` are equal sums; ``label`` names the row or column: 表三“自然人”列."""

    code: str
    each: Axis
    label: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell id that takes part, left to right."""
        return tuple(term.cell for term in self.left + self.right)

    @property
    def is_total(self) -> bool:
        """Whether it makes one cell of this year the sum of others of this year."""
        return len(self.right) == 1 and not any(cell.startswith(PREVIOUS) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """A sum that headings name but the form has no cell for, such as （三）不予公开."""

    id: str
    label: str
    unit: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A sentence such as 本年无申请 that makes the blanks of ``cells`` explicit zeros.

    With ``blanks_only`` other numbers may stand beside the blanks; otherwise they contradict it.
    """

    id: str
    table: str
    label: str
    cells: tuple[str, ...]
    blanks_only: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a prose section: （一）主动公开 …"""

    key: str
    section: str
    heading: str


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One of the preamble and the six sections."""

    key: str
    heading: str
    table: str
    parts: tuple[Part, ...]


class Form:
    """The whole form; get it with :func:`form`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.id: str = data["id"]
        self.title: str = data["title"]
        self.source: str = data["source"]
        self.sections = tuple(_section(item) for item in data["sections"])
        self.tables = tuple(_table(item) for item in data["tables"])
        self.cells = {cell.id: cell for table in self.tables for cell in table.cells}
        self.equations = tuple(e for item in data["equations"] for e in self._expand(item))
        self.declarations = tuple(self._declaration(item) for item in data["declarations"])

    def table(self, id: str) -> Table:
        """Return the table ``t2``, ``t3`` or ``t4``."""
        return next(table for table in self.tables if table.id == id)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The parts of the prose sections by key, in the order of the form."""
        return {part.key: part for section in self.sections for part in section.parts}

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The sums that headings name but the form has no cell for, by id."""
        return {group.id: group for group in self._groups()}

    @cached_property
    def columns(self) -> dict[str, str]:
        """The columns of table 三 by id, with their labels; the group 法人或其他组织 too."""
        nodes = _walk(self.table("t3").blocks[0].columns)
        return {node.id: node.label for node in nodes if node.id}

    @cached_property
    def totals(self) -> dict[str, tuple[Equation, ...]]:
        """The cells that are sums of others, each with the equations that say so."""
        found: dict[str, tuple[Equation, ...]] = {}
        for equation in self.equations:
            if equation.is_total:
                cell = equation.right[0].cell
                found[cell] = (*found.get(cell, ()), equation)
        return found

    def _groups(self) -> Iterator[Group]:
        table = self.table("t3")
        block = table.blocks[0]
        columns = [node for node in _walk(block.columns) if node.id]
        # 三、本年度办理结果 stands over its own total row, so it is no sum of all below it.
        for row in (node for node in _walk(block.rows) if node.id != "outcomes"):
            for column in columns:
                if row.children or column.children:
                    cells = tuple(f"t3.{r.id}.{c.id}" for r in row.leaves for c in column.leaves)
                    label = f"{table.name}“{row.label}”行“{column.label}”列"
                    yield Group(f"t3.{row.id}.{column.id}", label, "件", cells)
        table = self.table("t4")
        kinds = next(node for node in table.blocks[0].columns if node.id == "litigation")
        for leaf in kinds.children[0].children:
            cells = tuple(f"t4.{kind.id}.{leaf.id}" for kind in kinds.children)
            yield Group(
                f"t4.litigation.{leaf.id}", f"{table.name}行政诉讼（两类合计）“{leaf.label}”列", "件", cells
            )

    def _expand(self, item: dict[str, Any]) -> Iterator[Equation]:
        table = self.table(item["table"])
        each: Axis = item["each"]
        seen: dict[str, str] = {}
        for cell in table.cells:
            key, label = (cell.row, cell.row_label) if each == "row" else (cell.column, cell.column_label)
            if "only" not in item or key in item["only"]:
                seen.setdefault(key, label)
        for key, label in seen.items():

            def term(text: str, key: str = key) -> Term:
                sign, text = (-1, text[1:]) if text.startswith("-") else (1, text)
                prefix, name = (PREVIOUS, text[len(PREVIOUS) :]) if text.startswith(PREVIOUS) else ("", text)
                row, column = (key, name) if each == "row" else (name, key)
                return Term(f"{prefix}{table.id}.{row}.{column}", sign)

            label = f"{table.name}“{label}”{'行' if each == 'row' else '列'}"
            yield Equation(
                item["code"], each, label, tuple(map(term, item["left"])), tuple(map(term, item["right"]))
            )

    def _declaration(self, item: dict[str, Any]) -> Declaration:
        patterns = [re.compile(re.escape(p).replace(r"\*", ".*")) for p in item["cells"]]
        cells = tuple(cell for cell in self.cells if any(p.fullmatch(cell) for p in patterns))
        return Declaration(item["id"], item["table"], item["label"], cells, item.get("blanks_only", False))


@cache
def form(id: str = "2021") -> Form:
    """Return the form with this id, read once."""
    path = resources.folder("schemas") / "forms" / f"{id}.json"
    return Form(json.loads(path.read_text(encoding="utf-8")))


_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")


def _node(item: dict[str, Any]) -> Node:
    label = item["label"]
    short = item.get("short") or _NUMBERING.sub("", label)
    return Node(item.get("id", ""), label, short, tuple(_node(child) for child in item.get("children", ())))


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _section(item: dict[str, Any]) -> SectionSpec:
    key = item["key"]
    parts = tuple(Part(part["key"], key, part.get("heading", "")) for part in item.get("parts", ()))
    return SectionSpec(key, item.get("heading", ""), item.get("table", ""), parts)


def _table(item: dict[str, Any]) -> Table:
    blocks = tuple(_block(item, block) for block in item["blocks"])
    return Table(item["id"], item["name"], blocks, tuple(cell for block in blocks for cell in block.cells))


def _block(table: dict[str, Any], item: dict[str, Any]) -> Block:
    columns = tuple(map(_node, item["columns"]))
    rows = tuple(map(_node, item.get("rows", ())))
    cells = []
    for row, row_label in _labelled(rows) if rows else _labelled_groups(columns):
        for column, column_label in (
            _labelled(columns) if rows else ((leaf, leaf.label) for leaf in row.children)
        ):
            # The qualifier in brackets is the form's text but not the row's name.
            name = row_label.split("（区分处理", 1)[0]
            cells.append(
                CellSpec(
                    id=f"{table['id']}.{row.id}.{column.id}",
                    table=table["id"],
                    table_name=table["name"],
                    row=row.id,
                    column=column.id,
                    row_label=name,
                    column_label=column_label,
                    label=f"{table['name']}“{name}”行“{column_label}”列",
                    short=f"{row.short}·{column.short}",
                    unit=item["unit"],
                )
            )
    return Block(item.get("title", ""), item.get("corner", ""), columns, rows, tuple(cells))


def _labelled(nodes: tuple[Node, ...], group: str = "") -> Iterator[tuple[Node, str]]:
    """Yield leaves with a label that stands alone: （三）不予公开 1.属于国家秘密."""
    for node in nodes:
        if node.children:
            numbered = all(re.match(r"\d+\.", child.label) for child in node.children)
            yield from _labelled(node.children, node.label + " " if numbered else "")
        else:
            yield node, group + node.label


def _labelled_groups(nodes: tuple[Node, ...], above: str = "") -> Iterator[tuple[Node, str]]:
    """Yield the innermost groups of columns: they name what a table without row headings counts."""
    for node in nodes:
        if node.children and node.children[0].children:
            yield from _labelled_groups(node.children, node.label)
        elif node.children:
            yield node, above + node.label


def _block_width(block: Block) -> int:
    labels = max((node.depth for node in block.rows), default=0)
    return labels + sum(len(node.leaves) for node in block.columns)


def _block_grid(block: Block, top: int, width: int) -> Iterator[tuple[GridCell, ...]]:
    if block.title:
        yield (GridCell(top, 0, 1, width, block.title, scope="block"),)
        top += 1
    labels = max((node.depth for node in block.rows), default=0)
    headings = max(node.depth for node in block.columns)
    # A block narrower than the table lets its last column take the rest.
    stretch = width - _block_width(block)
    rows: list[list[GridCell]] = [[] for _ in range(headings)]
    if block.corner:
        rows[0].append(GridCell(top, 0, headings, labels, block.corner, scope="column"))
    _head(block.columns, rows, top, 0, labels, headings, stretch)
    yield from (tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)
    yield from _body(block, top + headings, labels, stretch)


def _head(
    nodes: tuple[Node, ...],
    rows: list[list[GridCell]],
    top: int,
    level: int,
    left: int,
    levels: int,
    stretch: int,
) -> None:
    for node in nodes:
        last = node is nodes[-1]
        span = len(node.leaves) + (stretch if last else 0)
        rowspan = 1 if node.children else levels - level
        rows[level].append(GridCell(top + level, left, rowspan, span, node.label, scope="column"))
        _head(node.children, rows, top, level + 1, left, levels, stretch if last else 0)
        left += span


def _body(block: Block, top: int, labels: int, stretch: int) -> Iterator[tuple[GridCell, ...]]:
    by_row: dict[str, list[CellSpec]] = {}
    for cell in block.cells:
        by_row.setdefault(cell.row if block.rows else "", []).append(cell)
    starts: dict[int, list[GridCell]] = {}
    _stubs(block.rows, starts, top, 0, labels)
    for offset, cells in enumerate(by_row.values()):
        row = top + offset
        values = []
        for i, cell in enumerate(cells):
            span = 1 + (stretch if i == len(cells) - 1 else 0)
            values.append(GridCell(row, labels + i, 1, span, spec=cell))
        yield (*starts.get(row, []), *values)


def _stubs(
    nodes: tuple[Node, ...], starts: dict[int, list[GridCell]], top: int, left: int, labels: int
) -> None:
    for node in nodes:
        height = len(node.leaves)
        colspan = 1 if node.children else labels - left
        starts.setdefault(top, []).append(GridCell(top, left, height, colspan, node.label, scope="row"))
        _stubs(node.children, starts, top, left + 1, labels)
        top += height
