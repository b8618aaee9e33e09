"""What measure_claims.py asks of a checker: every verdict of the proof on one labelled report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claims_bank import to_data

from nianbao.facts import FactBook
from nianbao.proof import prove
from nianbao.read.data import read_json


def judge(report: dict[str, Any], previous: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the verdicts on a labelled report, last year's being given or None."""
    data = json.dumps(to_data({**report, "previous": previous}), ensure_ascii=False)
    book = FactBook(read_json(Path(f"{report['id']}.json"), data))
    return [
        {
            "section": verdict.section,
            "start": verdict.start,
            "end": verdict.end,
            "verdict": str(verdict.status),
            "severity": str(verdict.severity) if verdict.severity else "",
            "message": verdict.message or verdict.reason,
        }
        for verdict in prove(book, report["sections"])
    ]
