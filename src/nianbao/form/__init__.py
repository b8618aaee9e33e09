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
from nianbao.form.tables import Block, CellSpec, GridCell, Node, Table, read_table, walk

__all__ = [
    "PREVIOUS",
    "Axis",
    "Block",
    "CellSpec",
    "Declaration",
    "Equation",
    "Form",
    "GridCell",
    "Group",
    "Node",
    "Part",
    "SectionSpec",
    "Table",
    "Term",
    "form",
]

PREVIOUS = "previous."

Axis = Literal["row", "column"]


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
        self.title: str = data["title"]
        self.sections = tuple(_section(item) for item in data["sections"])
        self.tables = tuple(read_table(item) for item in data["tables"])
        self.cells = {cell.id: cell for table in self.tables for cell in table.cells}
        self.equations = tuple(e for item in data["equations"] for e in self._expand(item))
        self.declarations = tuple(self._declaration(item) for item in data["declarations"])

    def table(self, id: str) -> Table:
        """Return the table ``t2``, ``t3`` or ``t4``."""
        return next(table for table in self.tables if table.id == id)

    def section(self, key: str) -> SectionSpec:
        """Return the preamble or one of the six sections by its key."""
        return next(section for section in self.sections if section.key == key)

    def title_of(self, part: Part) -> str:
        """Return what a part is called: its own heading, or its section's where it has none."""
        return part.heading or self.section(part.section).heading

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
        nodes = walk(self.table("t3").blocks[0].columns)
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
        columns = [node for node in walk(block.columns) if node.id]
        # 三、本年度办理结果 stands over its own total row, so it is no sum of all below it.
        for row in (node for node in walk(block.rows) if node.id != "outcomes"):
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


def _section(item: dict[str, Any]) -> SectionSpec:
    key = item["key"]
    parts = tuple(Part(part["key"], key, part.get("heading", "")) for part in item.get("parts", ()))
    return SectionSpec(key, item.get("heading", ""), item.get("table", ""), parts)
