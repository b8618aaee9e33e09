"""A generated report in the project's data-file format."""

from __future__ import annotations

from typing import Any

from .names import DECISIONS, REVIEWS, ROWS

_REVIEW_KEYS = {
    "rec": "reconsideration",
    "dir": "direct_litigation",
    "aft": "litigation_after_reconsideration",
}
_LEGAL_BASIS = "《中华人民共和国政府信息公开条例》"


def to_data(report: dict[str, Any]) -> dict[str, Any]:
    """Return the same report as ``nianbao.load`` reads it; what is missing or None stays absent."""
    data: dict[str, Any] = {"schema_version": 1}
    agency = {
        key: report[name]
        for key, name in (
            ("name", "agency"),
            ("short_name", "short_name"),
            ("level", "level"),
            ("kind", "kind"),
        )
        if report.get(name)
    }
    if agency:
        data["agency"] = agency
        if agency.get("name"):
            data["compiled_by"] = agency["name"]
    if report.get("year") is not None:
        data["year"] = report["year"]
    data["legal_basis"] = [_LEGAL_BASIS]
    data.update(_numbers(report))
    if report.get("notes"):
        data["notes"] = {part: list(notes) for part, notes in report["notes"].items() if notes}
    if report.get("sections"):
        data["prose"] = {name: text for name, text in report["sections"].items() if text}
    previous = report.get("previous")
    if previous:
        data["previous"] = _numbers(previous)
        if previous.get("sections"):
            data["previous"]["prose"] = {name: text for name, text in previous["sections"].items() if text}
        if report.get("year") is not None:
            data["previous"]["year"] = report["year"] - 1
        if agency:
            data["previous"]["agency"] = dict(agency)
    return data


def _numbers(report: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    table2 = report.get("table2") or {}
    labels = {"regulations": "规章", "normative_documents": "行政规范性文件", **DECISIONS}
    data["table2"] = _rows(table2, labels)
    data["table3"] = _rows(report.get("table3") or {}, ROWS)
    data["table4"] = _rows(
        report.get("table4") or {}, {_REVIEW_KEYS[key]: name for key, name in REVIEWS.items()}
    )
    disclosure = report.get("disclosure")
    if disclosure:
        data["disclosure"] = {
            **{key: disclosure[key] for key in ("total", "unit") if disclosure.get(key) is not None},
            "categories": [dict(category) for category in disclosure.get("categories") or ()],
        }
    fee = report.get("fee")
    if fee:
        data["fee"] = {key: value for key, value in fee.items() if value is not None}
    return {key: value for key, value in data.items() if value}


def _rows(table: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    return {
        key: list(table[label]) if isinstance(table[label], list | tuple) else table[label]
        for key, label in labels.items()
        if table.get(label) is not None
    }
