"""Data files: YAML and JSON with the keys of the report model, read to the same Report.

An unknown key and a value of the wrong kind are refused with the line they stand in; a table cell
that is no number is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pydantic

from nianbao.errors import InputError
from nianbao.findings import Finding
from nianbao.form import PREVIOUS, form
from nianbao.read.data_source import DataPath, Source, parse_json, parse_yaml
from nianbao.read.values import read_number
from nianbao.report import Origin, Report, spread
from nianbao.texts import items, one_line, printable, without_controls


def read_yaml(path: Path, text: str) -> Report:
    """Read a report from YAML text; raise InputError naming the line if it is unusable."""
    return _report(parse_yaml(path, text))


def read_json(path: Path, text: str) -> Report:
    """Read a report from JSON text; raise InputError naming the line if it is unusable."""
    return _report(parse_json(path, text))


def _report(source: Source) -> Report:
    if not isinstance(source.data, dict):
        raise InputError(f"{source.file} 不是年报数据：最外层应是 agency、year 等字段")
    if "kind" in source.data:
        raise InputError(f"{source.file} 是 nianbao 输出的结果，不是填报数据。请用原来的填报表或数据文件")
    findings: list[Finding] = []
    data = _prepared(source, source.data, (), findings)
    try:
        report = Report.model_validate(data)
    except pydantic.ValidationError as error:
        raise InputError(_explained(source, error)) from None
    return report.model_copy(update={"reading": tuple(findings)})


def _prepared(
    source: Source, data: dict[str, Any], path: DataPath, findings: list[Finding]
) -> dict[str, Any]:
    """Return the data with every number cell read by the one reader of cells, and its origin noted."""
    data = _cleaned(data)
    last_year, prefix = ("上年", PREVIOUS) if path else ("", "")

    def number(raw: Any, unit: str, at: DataPath, label: str, id: str) -> Any:
        if isinstance(raw, dict) and isinstance(raw.get("value"), str | bool):
            raw = raw["value"]
        if isinstance(raw, dict | list):
            return raw
        origin = source.origin((*path, *at))
        cell, finding = read_number(raw, unit, origin, origin.place(last_year + label, prefix + id))
        if finding:
            findings.append(finding)
        return cell

    _tables(source, data, path, number)
    for id, raw in _items(data.get("check_totals")):
        if id in form().totals:
            label = f"{form().cells[id].label}的核对数"
            path_of_it = f"check_totals.{id}"
            data["check_totals"][id] = number(raw, "件", ("check_totals", id), label, path_of_it)
    disclosure = data.get("disclosure")
    for id, raw in _items(disclosure):
        if id == "total":
            data["disclosure"][id] = number(
                raw, "条", ("disclosure", id), "主动公开信息总数", "disclosure.total"
            )
    categories = disclosure.get("categories") if isinstance(disclosure, dict) else None
    for i, category in enumerate(categories if isinstance(categories, list) else ()):
        if isinstance(category, dict) and "count" in category:
            label = f"主动公开·{category.get('name', '')}"
            at = ("disclosure", "categories", i, "count")
            category["count"] = number(category["count"], "条", at, label, f"disclosure.{i + 1}")
    for id, raw in _items(data.get("fee")):
        labels = {
            "notices": ("份", "收费通知份数"),
            "noticed": ("元", "通知金额"),
            "collected": ("元", "实收金额"),
        }
        if id in labels:
            unit, label = labels[id]
            data["fee"][id] = number(raw, unit, ("fee", id), f"信息处理费{label}", f"fee.{id}")
    _lists(source, data, path)
    if isinstance(data.get("previous"), dict) and not path:
        data["previous"] = _prepared(source, data["previous"], ("previous",), findings)
    return data


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from list(value.items())


def _cleaned(value: Any, keep_lines: bool = False) -> Any:
    """Return the data with every text as one line; prose keeps its lines, notes are cut into items."""
    if isinstance(value, dict):
        return {key: _cleaned(item, keep_lines or key in ("prose", "notes")) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, keep_lines) for item in value]
    if isinstance(value, str):
        return without_controls(value) if keep_lines else one_line(value)
    return value


def _tables(source: Source, data: dict[str, Any], path: DataPath, number: Callable[..., Any]) -> None:
    for table in form().tables:
        rows = data.get(table.field)
        if rows is not None and not isinstance(rows, dict):
            continue
        try:
            found = list(spread(table.id, rows or {}))
        except ValueError as error:
            line = source.line((*path, table.field, *getattr(error, "path", ())))
            raise InputError(f"{source.file} 第 {line} 行：{table.field} {error}") from None
        cells: dict[str, Any] = {}
        for id, at, raw in found:
            spec = form().cells[id]
            cells[id] = number(raw, spec.unit, (table.field, *at), spec.label, id)
        data[table.field] = {"cells": cells}


def _lists(source: Source, data: dict[str, Any], path: DataPath) -> None:
    """Note where each note, pair and waiver stands, and each plain field."""
    for part, notes in _items(data.get("notes")):
        if isinstance(notes, list):
            data["notes"][part] = [
                item
                for i, note in enumerate(notes)
                for item in _note_items(note, source.origin((*path, "notes", part, i)))
            ]
    for name in ("problems", "waivers"):
        for i, item in enumerate(data[name] if isinstance(data.get(name), list) else ()):
            if isinstance(item, dict):
                item.setdefault("origin", source.origin((*path, name, i)))
    origins = data.setdefault("origins", {})
    given = data.get("declarations")
    for i, declared in enumerate(given if isinstance(given, list) else ()):
        if isinstance(origins, dict):
            origins.setdefault(f"declarations.{declared}", source.origin((*path, "declarations", i)))
    for at, line in source.lines.items():
        inner = at[len(path) :]
        if at[: len(path)] == path and inner and inner[0] in _PLAIN and isinstance(origins, dict):
            origins.setdefault(".".join(map(str, inner)), Origin(file=source.file, line=line))


def _note_items(note: Any, origin: Origin) -> list[Any]:
    if isinstance(note, str):
        return [{"text": text, "origin": origin} for text in items(note)]
    if isinstance(note, dict) and isinstance(note.get("text"), str):
        return [{**note, "text": one_line(note["text"])}]
    return [note]


#: Fields whose lines findings may want to name; cells and notes carry their own.
_PLAIN = frozenset(
    (
        "agency",
        "year",
        "legal_basis",
        "compiled_by",
        "contact",
        "signing_date",
        "due_date",
        "disclosure",
        "fee",
    )
)

_REASONS = {
    "extra_forbidden": "不认识这个字段，请检查拼写",
    "missing": "缺少这个字段",
    "string_type": "应为文字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "tuple_type": "应为列表（每行以 - 开头）",
    "dict_type": "应为一组字段",
    "model_type": "应为一组字段",
    "model_attributes_type": "应为一组字段",
    "date_from_datetime_parsing": "应为日期，如 2024-01-15",
    "date_type": "应为日期，如 2024-01-15",
    "date_parsing": "应为日期，如 2024-01-15",
    "date_from_datetime_inexact": "应为日期，如 2024-01-15",
}


def _explained(source: Source, error: pydantic.ValidationError) -> str:
    lines = []
    for problem in error.errors(include_url=False):
        path = tuple(p for p in problem["loc"] if p != "[key]")
        line = source.line(path)
        where = f"第 {line} 行 " if line is not None else ""
        name = ".".join(map(str, path)) or "最外层"
        lines.append(f"{where}{printable(name)}：{_reason(problem['type'], problem.get('ctx', {}))}")
    shown = "\n  ".join(dict.fromkeys(lines[:5]))
    more = f"\n  ……另有 {len(lines) - 5} 处" if len(lines) > 5 else ""
    return f"{source.file} 里有写错的字段：\n  {shown}{more}"


def _reason(kind: str, context: dict[str, Any]) -> str:
    if kind in ("enum", "literal_error"):
        allowed = re.findall("'([^']*)'", str(context.get("expected", "")))
        return f"只能是 {'、'.join(allowed)}"
    if kind == "value_error":
        return str(context.get("error", "不对"))
    return _REASONS.get(kind, "内容不对")
