"""Tables changed so that something that the text denies is there after all."""

from __future__ import annotations

import copy
from typing import Any

from .names import COLUMNS, DECISIONS, GROUPS, OUTCOMES, REVIEWS, ROWS


def changed_tables(report: dict[str, Any], thing: str) -> dict[str, Any]:
    """Return the changed table (by its key in the report) in which ``thing`` is above zero."""
    kind, _, part = thing.partition(".")
    if kind in (*REVIEWS, "lit"):
        table = copy.deepcopy(report["table4"])
        cells = table[REVIEWS["dir" if kind == "lit" else kind]]
        column = {"total": 0, "upheld": 0, "corrected": 1, "notupheld": 1, "pending": 3}[part]
        cells[column] += 2
        cells[4] += 2
        return {"table4": table}
    if kind in ("norm", "reg") or thing in DECISIONS:
        table = copy.deepcopy(report["table2"])
        if thing in DECISIONS:
            table[DECISIONS[thing]] = 6
            return {"table2": table}
        cells = table["规章" if kind == "reg" else "行政规范性文件"]
        if part == "repealed":
            if cells[2] < 1:
                return {}
            cells[1] += 1
            cells[2] -= 1
        else:
            cells[0] += 2
            cells[2] += 2
        return {"table2": table} if kind == "norm" or cells[2] > 2 else {}
    if kind == "fee":
        return {"fee": {"notices": 2, "noticed": 300, "collected": 300}}
    return _changed_requests(report, thing)


def _changed_requests(report: dict[str, Any], thing: str) -> dict[str, Any]:
    table = copy.deepcopy(report["table3"])

    def add(key: str, column: int, count: int) -> None:
        table[ROWS[key]][column] += count
        table[ROWS[key]][6] += count

    _, _, part = thing.partition(".")
    column = COLUMNS.index(part) if part in COLUMNS else 1 if part == "legal" else 0
    if thing == "carried_out":
        rows = [key for key in OUTCOMES if table[ROWS[key]][0] > 1]
        if not rows:
            return {}
        add(rows[0], 0, -1)
        add("outcome_total", 0, -1)
        add("carried_out", 0, 1)
        return {"table3": table}
    row = {"partly": "partly_granted", "granted": "granted"}.get(thing)
    row = row or (GROUPS[thing][0] if thing in GROUPS else thing if thing in OUTCOMES else "not_held")
    if row == "state_secret" and thing == "refused":
        row = "internal_affairs"
    add("carried_in" if thing == "carried_in" else "new", column, 2)
    add(row, column, 2)
    add("outcome_total", column, 2)
    return {"table3": table}
