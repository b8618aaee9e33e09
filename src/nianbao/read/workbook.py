"""The workbook that a clerk filled in, read by its labels: moved, renamed and widened sheets too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nianbao.errors import InputError
from nianbao.findings import Finding
from nianbao.form import PREVIOUS, form
from nianbao.numbers import show
from nianbao.read import codes
from nianbao.read.sheet_fields import FieldReader, ListReader
from nianbao.read.sheet_grid import Grid, load
from nianbao.read.sheet_match import Matched, match
from nianbao.read.sheet_tables import TableReader
from nianbao.read.sheet_values import ValueReader
from nianbao.report import UNKNOWN, Cell, How, Origin, Report
from nianbao.sheets import Field, sheet, spellings

#: The sheets that hold fields; a field may be moved from one to another.
_FIELD_SHEETS = ("basic", "disclosure", "fee")


def read_workbook(path: Path) -> Report:
    """Return the report that the workbook at ``path`` holds, with the findings about reading it.

    Raises InputError if the file is no workbook, or holds nothing of the form.
    """
    grids, findings = load(path)
    matched = match(grids, path.name)
    if not matched.recognised:
        raise InputError(
            f"“{path.name}”不是年报填报表：里面没有填报表的任何一张表。请用 nianbao new 生成填报表后填写。"
        )
    reading = _Reading(matched, grids)
    data = reading.report()
    findings += [*matched.findings, *reading.findings, *(f for g in _used(matched) for f in g.strays())]
    return Report(**data, reading=tuple(dict.fromkeys(findings)))


def _used(matched: Matched) -> list[Grid]:
    named = {id(grid): grid for key, grid in matched.grids.items() if key != "guide"}
    return list(named.values())


class _Reading:
    """Puts together what the sheets hold."""

    def __init__(self, matched: Matched, grids: list[Grid]) -> None:
        self._grids = matched.grids
        self._values = ValueReader(grids)
        self.findings: list[Finding] = self._values.findings

    def report(self) -> dict[str, Any]:
        """Return the fields of the report."""
        data = self._fields("basic")
        origins: dict[str, Origin] = data["origins"]
        disclosure = self._fields("disclosure")
        fee = self._fee(origins)
        for part in (disclosure, fee):
            origins |= part.pop("origins", {})
        data |= disclosure | fee
        unit = data.setdefault("disclosure", {}).get("unit") or "条"
        lists = ListReader(self._values)
        if grid := self._grids.get("disclosure"):
            data["disclosure"]["categories"] = lists.categories(grid, unit)
        for key in ("notes", "problems", "waivers"):
            if grid := self._grids.get(key):
                data[key] = getattr(lists, key)(grid)
        data |= self._tables(origins)
        data["previous"] = self._previous(data)
        return data

    def _fields(self, id: str, prefix: str = "") -> dict[str, Any]:
        """Read the fields of a sheet, nested as the report has them, with their origins."""
        data: dict[str, Any] = {}
        reader = FieldReader(self._values, prefix)
        for item in sheet(id).fields:
            for grid in self._homes(id, item):
                answer = reader.read(grid, item)
                if answer is not None and answer != "" and answer != ():
                    _put(data, item.path, answer)
        data["origins"] = reader.origins
        return data

    def _homes(self, id: str, item: Field) -> list[Grid]:
        """Return the sheet that holds a field: its own, or one beside it that the field was moved to."""
        own = self._grids.get(id)
        moved = [] if id == "previous" else [self._grids.get(other) for other in _FIELD_SHEETS]
        labels = spellings(item)[:1]
        homes = [g for g in (own, *moved) if g is not None and (g is own or g.all_hits(labels))]
        holding = [grid for grid in homes if grid.all_hits(spellings(item))]
        return (holding or homes)[:1]

    def _fee(self, origins: dict[str, Origin]) -> dict[str, Any]:
        data = self._fields("fee")
        fee: dict[str, Any] = data.get("fee", {})
        if fee.pop("none", False):
            declared = data["origins"]["fee.none"].model_copy(update={"how": How.DECLARED})
            for key in ("notices", "noticed", "collected"):
                cell: Cell = fee.get(key, UNKNOWN)
                if cell.is_blank:
                    fee[key] = Cell(value=0, origin=declared)
            collected = fee["collected"]
            if collected.value and collected.origin:
                item = next(item for item in sheet("fee").fields if item.path == "fee.none")
                place = collected.origin.place("信息处理费实收金额", "fee.collected")
                shown = show(collected.value)
                message = f"“{item.label}”选了“是”，实收金额却填了 {shown} 元"
                self.findings.append(codes.NO_FEE_CONTRADICTED.at(place, message, quote=f"{shown} 元"))
        data["fee"] = fee
        return data

    def _tables(self, origins: dict[str, Origin]) -> dict[str, Any]:
        data: dict[str, Any] = {"check_totals": {}, "declarations": []}
        for table in form().tables:
            if (grid := self._grids.get(table.id)) is None:
                continue
            reader = TableReader(self._values, grid, table)
            reader.read()
            data[table.field] = {"cells": reader.cells}
            data["check_totals"] |= {id: c for id, c in reader.checks.items() if c.value is not None}
            data["declarations"] += reader.declared
            origins[table.field] = grid.origin()
        return data

    def _previous(self, data: dict[str, Any]) -> Report | None:
        """Read last year's sheet; None if nothing at all is filled in there."""
        if (grid := self._grids.get("previous")) is None:
            return None
        fields = self._fields("previous", PREVIOUS)
        readers = [TableReader(self._values, grid, table, PREVIOUS) for table in form().tables]
        tables: dict[str, Any] = {}
        for reader in readers:
            # Last year's tables are optional one by one.
            if reader.is_filled:
                reader.read()
                tables[reader.table.field] = {"cells": reader.cells}
            else:
                reader.skip()
        if not tables and not _any_value(fields):
            return None
        unit = data["disclosure"].get("unit", "条")
        fields["disclosure"] = {"unit": unit} | fields.get("disclosure", {})
        return Report(agency=data.get("agency", {}), **fields, **tables)


def _any_value(fields: dict[str, Any]) -> bool:
    total = fields.get("disclosure", {}).get("total", UNKNOWN)
    return "year" in fields or total.value is not None


def _put(data: dict[str, Any], path: str, answer: Any) -> None:
    *groups, last = path.split(".")
    for group in groups:
        data = data.setdefault(group, {})
    data[last] = answer
