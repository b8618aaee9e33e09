"""Which worksheet is which: by name, and where a sheet was renamed or copied, by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from nianbao.findings import Finding, Place
from nianbao.form import form
from nianbao.read import codes
from nianbao.read.sheet_grid import Grid
from nianbao.sheets import Sheet, fold, notes_parts, printed, row_spellings, sheet, sheets, spellings

#: How many of its own labels a sheet must hold to be taken for what it seems to be.
_ENOUGH = {"t2": 3, "t3": 8, "t4": 4, "basic": 3, "fee": 2}


@dataclass(slots=True)
class Matched:
    """The grid of each sheet id that was found, and what there was to say."""

    grids: dict[str, Grid] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def recognised(self) -> bool:
        """Whether anything of the workbook was found at all."""
        return bool(self.grids.keys() - {"guide"})


def match(grids: list[Grid], file: str) -> Matched:
    """Say which worksheet holds what; a sheet may hold more than one thing."""
    matched = Matched()
    for wanted in sorted(sheets(), key=lambda item: item.id != "previous"):
        named = [g for g in grids if _named(g, wanted) and _holds(g, wanted)]
        if wanted.id != "previous":
            # Last year's sheet holds all three tables and must never be taken for this year's.
            named = [g for g in named if not _is_last_year(g)]
        if named:
            matched.grids[wanted.id] = named[0]
    last_year = matched.grids.get("previous") or next((g for g in grids if _is_last_year(g)), None)
    taken = {id(grid) for grid in matched.grids.values()}
    for wanted in sheets():
        if wanted.id == "guide" or wanted.id in matched.grids:
            continue
        if wanted.id == "previous":
            options = [last_year] if last_year else []
        else:
            options = [g for g in grids if g is not last_year and _holds(g, wanted)]
        options.sort(key=lambda g: (id(g) in taken, -_score(g, wanted)))
        if options:
            found = matched.grids[wanted.id] = options[0]
            message = f"没有名为“{wanted.name}”的表，已按内容从“{found.name}”表读取"
            matched.findings.append(codes.SHEET_RENAMED.at(found.place(wanted.name), message))
        else:
            matched.findings.append(_missing(wanted, grids, file))
    used = {id(grid) for grid in matched.grids.values()}
    matched.findings += (f for g in grids if id(g) not in used for f in _unused(g, matched))
    return matched


def _named(grid: Grid, wanted: Sheet) -> bool:
    return fold(grid.name) in {fold(name) for name in (wanted.name, *wanted.aliases)}


def _missing(wanted: Sheet, grids: list[Grid], file: str) -> Finding:
    code = codes.SHEET_MISSING if wanted.required else codes.OPTIONAL_SHEET_MISSING
    named = next((grid for grid in grids if _named(grid, wanted)), None)
    if named is not None:
        message = f"“{named.name}”表里认不出“{wanted.name}”的栏目，没有读取"
        return code.at(named.place(wanted.name), message)
    return code.at(Place(wanted.name, file=file), f"“{file}”里没有找到“{wanted.name}”表")


def _unused(grid: Grid, matched: Matched) -> Iterator[Finding]:
    own = (fold(grid.raw(spot) or "") in printed() for spot in grid.content)
    if _named(grid, sheet("guide")) or all(own):
        return
    twins = [item for item in sheets() if item.id in matched.grids and _holds(grid, item)]
    if twins:
        used = matched.grids[twins[0].id]
        message = f"“{grid.name}”表和“{used.name}”表都像“{twins[0].name}”，只读取了“{used.name}”"
        yield codes.SHEET_TWICE.at(grid.place("工作表"), message)
    else:
        message = f"“{grid.name}”表不是填报表的一部分，没有读取"
        yield codes.SHEET_NOT_READ.at(grid.place("工作表"), message)


def _holds(grid: Grid, wanted: Sheet) -> bool:
    return _score(grid, wanted) >= _ENOUGH.get(wanted.id, 1)


def _is_last_year(grid: Grid) -> bool:
    labels = [fold(item.label) for item in sheet("previous").fields]
    return any(label in grid.labels for label in labels)


def _score(grid: Grid, wanted: Sheet) -> int:
    special: dict[str, Callable[[Grid], int]] = {"previous": _previous, "notes": _notes, "t4": _table4}
    if wanted.id in special:
        return special[wanted.id](grid)
    if wanted.id in ("t2", "t3"):
        return _rows(grid, wanted.id)
    fields = sum(1 for item in wanted.fields if grid.hits(spellings(item)))
    return fields + 2 * _has_heading(grid, wanted)


def _rows(grid: Grid, table: str) -> int:
    leaves = [leaf for block in form().table(table).blocks for node in block.rows for leaf in node.leaves]
    return sum(1 for leaf in leaves if grid.hits(row_spellings(leaf)))


def _table4(grid: Grid) -> int:
    leaves = [leaf for node in form().table("t4").blocks[0].columns for leaf in node.leaves]
    return sum(1 for label in {fold(leaf.label) for leaf in leaves} if label in grid.labels)


def _previous(grid: Grid) -> int:
    return max(_rows(grid, "t2") // 3, _rows(grid, "t3") // 8, _table4(grid) // 4) + _is_last_year(grid)


def _notes(grid: Grid) -> int:
    parts = sum(1 for _, label in notes_parts() if fold(label) in grid.labels)
    return parts // 3 + _has_heading(grid, sheet("notes"))


def _has_heading(grid: Grid, wanted: Sheet) -> bool:
    # The heading of a list is one thing; half of a short one is an everyday word.
    found = sum(1 for column in wanted.columns if grid.hits(spellings(column)))
    return bool(wanted.columns) and found >= min(3, len(wanted.columns))
