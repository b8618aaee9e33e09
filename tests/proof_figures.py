"""The figures of the made-up town that the worked cases of claims are about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nianbao.facts import FactBook
from nianbao.proof import Fault, Status, Verdict, prove
from nianbao.read.data import read_json


def _row(natural: int = 0, enterprise: int = 0, law: int = 0) -> list[int]:
    return [natural, enterprise, 0, 0, law, 0, natural + enterprise + law]


_ROWS = {
    "new": _row(30, 4, 2),
    "carried_in": _row(2),
    "granted": _row(13, 2),
    "partly_granted": _row(5, 1),
    "state_secret": _row(),
    "prohibited_by_law": _row(),
    "security_and_stability": _row(),
    "third_party_rights": _row(1),
    "internal_affairs": _row(1, 1),
    "process_information": _row(),
    "enforcement_file": _row(1),
    "administrative_query": _row(),
    "not_held": _row(5, 0, 1),
    "needs_creation": _row(0, 0, 1),
    "still_unclear": _row(),
    "petition": _row(1),
    "repeated": _row(1),
    "publication": _row(),
    "excessive": _row(),
    "confirm_or_reissue": _row(),
    "not_corrected": _row(1),
    "fee_unpaid": _row(),
    "other_outcome": _row(),
    "outcome_total": _row(29, 4, 2),
    "carried_out": _row(3),
}


def town(**changes: Any) -> dict[str, Any]:
    """Return the town's data as a data file has it; keyword arguments replace whole parts."""
    data: dict[str, Any] = {
        "schema_version": 1,
        "agency": {
            "name": "云溪县石桥镇人民政府",
            "short_name": "石桥镇",
            "level": "township",
            "kind": "government",
        },
        "year": 2024,
        "table2": {
            "regulations": [0, 0, 0],
            "normative_documents": [2, 1, 9],
            "licences": 418,
            "penalties": 37,
            "coercion": 0,
            "fees": 12.5,
        },
        "table3": dict(_ROWS),
        "table4": {
            "reconsideration": [2, 1, 1, 1, 5],
            "direct_litigation": [1, 0, 0, 0, 1],
            "litigation_after_reconsideration": [0, 0, 0, 1, 1],
        },
        "disclosure": {
            "total": 500,
            "unit": "条",
            "categories": [
                {"name": "政策文件", "count": 120},
                {"name": "财政信息", "count": 80},
                {"name": "民生信息", "count": 300},
            ],
        },
        "fee": {"notices": 0, "noticed": 0, "collected": 0},
        "notes": {"supervision": ["开展培训2次，参训60人次"]},
        "previous": {
            "year": 2023,
            "table2": {"normative_documents": [1, 0, 8]},
            "table3": {"new": _row(26, 4), "outcome_total": _row(26, 4), "carried_out": _row(2)},
            "disclosure": {"total": 400, "unit": "条"},
        },
    }
    return data | changes


def facts_of(data: dict[str, Any]) -> FactBook:
    """Return the figures of a data file."""
    return FactBook(read_json(Path("town.json"), json.dumps(data, ensure_ascii=False)))


def verdicts(text: str, section: str = "一", **changes: Any) -> list[Verdict]:
    """Return the verdicts on one text in the town's report."""
    return prove(facts_of(town(**changes)), {section: text})


def told(text: str) -> tuple[list[str], list[str]]:
    """Return what of a text the figures bear out, and what they contradict."""
    found = verdicts(text)
    right = [v.quote for v in found if v.status is Status.CONSISTENT]
    return right, [v.quote for v in found if v.status is Status.CONTRADICTION]


def wrong(text: str, **changes: Any) -> list[tuple[str, Fault | None]]:
    """Return what is called wrong in a text, and of which kind."""
    return [(v.quote, v.fault) for v in verdicts(text, **changes) if v.status is Status.CONTRADICTION]
