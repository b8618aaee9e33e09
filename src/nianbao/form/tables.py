"""The three tables of the form: headings as trees, value cells, and the boxes as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal


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

    @property
    def field(self) -> str:
        """The name of its data in a report: ``table3``."""
        return f"table{self.id[1:]}"

    def grid(self) -> tuple[tuple[GridCell, ...], ...]:
        """Return the printed rows, each with the boxes that begin in it, left to right."""
        width = max(_block_width(block) for block in self.blocks)
        rows: list[tuple[GridCell, ...]] = []
        for block in self.blocks:
            rows.extend(_block_grid(block, len(rows), width))
        return tuple(rows)


_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")


def _node(item: dict[str, Any]) -> Node:
    label = item["label"]
    short = item.get("short") or _NUMBERING.sub("", label)
    return Node(item.get("id", ""), label, short, tuple(_node(child) for child in item.get("children", ())))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield every heading, groups before what they group."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def read_table(item: dict[str, Any]) -> Table:
    """Return the table that the form's data describes."""
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
            yield node, f"{above}·{node.label}" if above else node.label


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
