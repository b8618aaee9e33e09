"""The three tables on a worksheet: where each value cell is, by its labels, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nianbao.findings import Place
from nianbao.form import Block, CellSpec, Equation, Node, Table, form
from nianbao.numbers import show
from nianbao.read import codes
from nianbao.read.sheet_grid import Grid, Spot, address
from nianbao.read.sheet_values import ValueReader
from nianbao.read.values import unread
from nianbao.report import Cell, How, Origin, declared_zeros
from nianbao.sheets import CHECK, DATA_ROW, fold, printed, row_spellings, value_cells

#: Rows above a table's first row in which its headings are looked for.
_HEADINGS = 10


@dataclass(slots=True)
class Located:
    """Where the cells of a table are; a label that stands twice gives a cell two spots."""

    cells: dict[str, list[Spot]] = field(default_factory=dict)
    checks: dict[str, list[Spot]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    second: Spot | None = None


def locate(grid: Grid, table: Table) -> Located:
    """Find the value cells of ``table`` on a worksheet."""
    found = Located()
    if all(block.rows for block in table.blocks):
        for block in table.blocks:
            _locate_rows(grid, table, block, found)
    else:
        _locate_groups(grid, table, found)
    return found


def _locate_rows(grid: Grid, table: Table, block: Block, found: Located) -> None:
    leaves = [leaf for node in block.rows for leaf in node.leaves]
    columns = [leaf for node in block.columns for leaf in node.leaves]
    rows = {leaf.id: grid.hits(row_spellings(leaf)[:1]) for leaf in leaves}
    known = [spots[0] for spots in rows.values() if spots] or [
        spots[0] for leaf in leaves if (spots := grid.hits(row_spellings(leaf)))
    ]
    if not known:
        found.missing += [leaf.label for leaf in leaves]
        return
    top, right = min(row for row, _ in known), max(column for _, column in known)
    heads = {leaf.id: _heads(grid, leaf, top, right) for leaf in columns}
    left = min((column for spots in heads.values() for _, column in spots), default=right + 1)
    for leaf in leaves:
        # Without its number a label may be a heading's too, so only what stands before the values counts.
        rows[leaf.id] = rows[leaf.id] or [
            (r, c) for r, c in grid.all_hits(row_spellings(leaf)) if r >= top and c < left
        ]
    twice = [spots for spots in rows.values() if len(spots) > 1]
    if len(leaves) > 4 and len(twice) > 0.7 * len(leaves):
        found.second = min(spots[1] for spots in twice)
        again = {row for spots in twice for row, _ in spots[1:]}
        grid.used |= {spot for spot in grid.content if spot[0] in again}
        rows = {id: spots[:1] for id, spots in rows.items()}
    found.missing += [
        leaf.label for leaf in (*leaves, *columns) if not (rows.get(leaf.id) or heads.get(leaf.id))
    ]
    for spec in block.cells:
        spots = [(r, c) for r, _ in rows[spec.row] for _, c in heads[spec.column]]
        if spots:
            found.cells[spec.id] = spots
    _locate_checks(grid, table, found, top, left)


def _heads(grid: Grid, leaf: Node, top: int, right: int) -> list[Spot]:
    above = [
        (r, c) for r, c in grid.all_hits(row_spellings(leaf)) if top - _HEADINGS <= r < top and c > right
    ]
    nearest = max((row for row, _ in above), default=0)
    return [spot for spot in above if spot[0] == nearest]


def _locate_checks(grid: Grid, table: Table, found: Located, top: int, left: int) -> None:
    """Find the second counts: a column of them right of the totals, a row of them under the table."""
    hits = grid.labels.get(fold(CHECK), [])
    beside = [column for row, column in hits if top - _HEADINGS <= row < top and column > left]
    below = [row for row, column in hits if row > top and column < left]
    for id in form().totals:
        spec = form().cells[id]
        if spec.table != table.id or id not in found.cells:
            continue
        row, column = found.cells[id][0]
        sums = {equation.each for equation in form().totals[id]}
        spots = [(row, c) for c in beside[:1] if "row" in sums]
        spots += [(r, column) for r in below[:1] if "column" in sums]
        if spots:
            found.checks[id] = spots


def _locate_groups(grid: Grid, table: Table, found: Located) -> None:
    """Find the cells of a table that has one row and groups of like-named columns."""
    groups = {g.id: g for node in table.blocks[0].columns for g in _innermost(node)}
    leaves = {leaf.id: leaf for group in groups.values() for leaf in group.children}
    hits = {id: grid.all_hits(row_spellings(leaf)) for id, leaf in leaves.items()}
    # “总计” is also a heading of another table; the others say which rows are this one's.
    own = sorted({row for id, spots in hits.items() if id != "total" for row, _ in spots})
    own = [row for row in own if row < own[0] + _HEADINGS]
    if not own:
        found.missing += [leaf.label for leaf in leaves.values()]
        return
    heads = {id: [spot for spot in spots if spot[0] in own] for id, spots in hits.items()}
    titles = sorted(
        (column, id)
        for id, group in groups.items()
        for row, column in grid.all_hits(row_spellings(group))
        if own[0] - _HEADINGS <= row <= own[-1]
    )
    columns: dict[tuple[str, str], list[int]] = {}
    for id, spots in heads.items():
        for n, column in enumerate(sorted({c for _, c in spots})):
            if {title for _, title in titles} == set(groups):
                group = next((title for c, title in reversed(titles) if c <= column), "")
            else:
                group = list(groups)[n] if n < len(groups) else ""
            columns.setdefault((group, id), []).append(column)
    bottom = own[-1]
    row, check = _data_row(grid, bottom, {c for found_in in columns.values() for c in found_in})
    for key, spec in value_cells(table.id).items():
        if key in columns:
            found.cells[spec.id] = [(row, column) for column in columns[key]]
            if check and spec.id in form().totals:
                found.checks[spec.id] = [(check, columns[key][0])]
        else:
            found.missing.append(spec.row_label + spec.column_label)


def _innermost(node: Node) -> Iterator[Node]:
    if all(not child.children for child in node.children):
        yield node
    else:
        for child in node.children:
            yield from _innermost(child)


def _data_row(grid: Grid, bottom: int, columns: set[int]) -> tuple[int, int | None]:
    """Return the row of the figures under the headings and the row of second counts, if there is one."""

    def labelled(label: str) -> int | None:
        return next((row for row, _ in grid.labels.get(fold(label), []) if row > bottom), None)

    check = labelled(CHECK)
    filled = (r for r, c in grid.content if r > bottom and c in columns and r != check)
    return labelled(DATA_ROW) or next(filled, bottom + 1), check


class TableReader:
    """Reads one table of one worksheet."""

    def __init__(self, values: ValueReader, grid: Grid, table: Table, prefix: str = "") -> None:
        self._values, self._grid, self.table = values, grid, table
        #: ``previous.`` for last year's table.
        self._prefix = prefix
        self._located = locate(grid, table)
        self._totals = {id: sums for id, sums in form().totals.items() if id[:2] == table.id}
        self.cells: dict[str, Cell] = {}
        self.checks: dict[str, Cell] = {}
        self.declared: list[str] = []

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in a cell of the table."""
        return any(
            self._grid.raw(spot) is not None for spots in self._located.cells.values() for spot in spots
        )

    def skip(self) -> None:
        """Pass the table over: its blank formulas are nothing that was left unread."""
        self._grid.used |= {spot for spots in self._located.cells.values() for spot in spots}

    def read(self) -> None:
        """Fill ``cells``, ``checks`` and ``declared``; findings go to the value reader."""
        self._say_what_is_missing()
        formulas = []
        for spec in self.table.cells:
            spots = self._located.cells.get(spec.id, [])
            if spec.id in self._totals and len(spots) == 1 and spots[0] in self._grid.formulas:
                formulas.append((spec, spots[0]))
            elif spots:
                self.cells[spec.id] = self._number(spec, spots, spec.label)
        if not self._prefix:
            self._declarations()
            for id, spots in self._located.checks.items():
                spec = form().cells[id]
                self.checks[id] = self._number(spec, spots, f"{spec.label}的{CHECK}", "check_totals.")
        self._total_formulas(formulas)

    def _number(self, spec: CellSpec, spots: list[Spot], label: str, within: str = "") -> Cell:
        label = f"上年{label}" if self._prefix else label
        path = self._prefix + within + spec.id
        read = [self._values.number(self._grid, spot, label, spec.unit, path) for spot in spots]
        given = [cell for cell in read if cell.value is not None]
        if len({cell.value for cell in given}) > 1:
            shown = "、".join(
                f"{cell.origin.address} 为 {show(cell.value)}"
                for cell in given
                if cell.origin and cell.value is not None
            )
            place = self._grid.place(label, spots[0], path)
            message = f"{label}出现两处，内容不同：{shown}；按未知处理"
            self._values.findings.append(codes.LABEL_TWICE.at(place, message, quote=shown))
            return unread(self._grid.origin(spots[0]))
        return (given or read)[0]

    def _say_what_is_missing(self) -> None:
        table = f"上年{self.table.name}" if self._prefix else self.table.name
        place = self._grid.place(table)
        if self._located.missing:
            labels = "、".join(f"“{label}”" for label in dict.fromkeys(self._located.missing))
            message = f"“{self._grid.name}”表里找不到{table}的栏目：{labels}"
            self._values.findings.append(codes.LABEL_MISSING.at(place, message, quote=labels))
        if self._located.second is not None:
            where = address(self._located.second)
            message = f"{table}在“{self._grid.name}”表里出现两遍（第二遍从 {where} 起），采用前一遍"
            self._values.findings.append(codes.LABEL_TWICE.at(place, message, quote=where))

    def _declarations(self) -> None:
        origins: dict[str, Origin | None] = {}
        for declaration in form().declarations:
            if declaration.table == self.table.id:
                for label in self._grid.labels.get(fold(declaration.label), [])[:1]:
                    spot = answer_spot(self._grid, label)
                    if self._values.yes(self._grid, spot, declaration.label, declaration.id):
                        origins[declaration.id] = self._grid.origin(spot)
        self.declared += origins
        # Here already, since totals by formula count only if their parts are known.
        self.cells = declared_zeros(self.cells, origins)

    def _total_formulas(self, formulas: list[tuple[CellSpec, Spot]]) -> None:
        """Read totals that are formulas: their results count only if all parts are known."""
        waiting = {spec.id for spec, _ in formulas}
        blind = [place for place in self._texts() if formulas]
        uncached = []

        def known(id: str) -> bool:
            if id in waiting:
                return any(all(known(term.cell) for term in sums.left) for sums in self._rows_first(id))
            return id in self.cells and self.cells[id].value is not None

        for spec, spot in formulas:
            saved = self._grid.raw(spot) is not None or spot in self._grid.empty_results
            if self._values.is_circular(self._grid, spot) or (known(spec.id) and saved and not blind):
                self.cells[spec.id] = self._number(spec, [spot], spec.label)
                continue
            self._grid.used.add(spot)
            self.cells[spec.id] = Cell(origin=self._grid.origin(spot, How.FORMULA))
            if known(spec.id) and not saved:
                uncached.append(spot)
        if blind:
            where = "、".join(place.address for place in blind[:5]) + ("等" if len(blind) > 5 else "")
            message = (
                f"“{self._grid.name}”表 {where}共 {len(blind)} 格是文字形式的数字，公式不会计入，"
                "合计已按各项之和推算"
            )
            self._values.findings.append(codes.TEXT_IN_SUM.at(blind[0], message, quote=where))
        if uncached:
            label = f"上年{self.table.name}" if self._prefix else self.table.name
            message = (
                f"“{self._grid.name}”表有 {len(uncached)} 个合计的公式没有保存计算结果，已按各项之和推算"
            )
            place = self._grid.place(f"{label}的合计", uncached[0])
            self._values.findings.append(codes.FORMULA_WITHOUT_VALUE.at(place, message))

    def _texts(self) -> list[Place]:
        """The places of this table's numbers that are text, which no formula counts."""
        paths = {self._prefix + id for id in self.cells}
        found = self._values.findings
        return [f.place for f in found if f.code == codes.NUMBER_AS_TEXT.id and f.place.path in paths]

    def _rows_first(self, id: str) -> list[Equation]:
        # A total of totals is followed along its row only: the two ways would chase each other.
        sums = self._totals[id]
        return [s for s in sums if s.each == "row"] or list(sums)


def answer_spot(grid: Grid, label: Spot) -> Spot:
    """Return where the answer to a label stands: the first thing right of it, else the next cell."""
    row, column = label
    right = (
        spot
        for spot in grid.content
        if spot[0] == row
        and spot[1] > column
        and fold(grid.raw(spot) or "") not in printed()
        and not grid.is_remark(spot)
    )
    return next(right, (row, column + 1))
