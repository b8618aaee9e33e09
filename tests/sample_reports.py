"""A small invented town's report, made of the few figures a test is about."""

from __future__ import annotations

from typing import Any

import nianbao
from nianbao.form import form
from nianbao.report import Report
from nianbao.report.document import Paragraph

TOWN = {"name": "青石镇人民政府", "level": "township", "kind": "government"}


def counts(people: int, companies: int = 0) -> list[int]:
    return [people, companies, 0, 0, 0, 0, people + companies]


def town(**fields: Any) -> Report:
    return Report.model_validate({"agency": TOWN, "year": 2024, **fields})


def table3(**rows: list[int]) -> dict[str, Any]:
    """Table 三 with zeros except for the rows given; the total of outcomes follows."""
    table = {row: counts(0) for row in ("new", "carried_in", "carried_out", *OUTCOMES)} | rows
    table["outcome_total"] = [sum(table[row][i] for row in OUTCOMES) for i in range(7)]
    return table


#: The 21 outcome rows, which the form sums to （七）总计.
OUTCOMES = [t.cell.split(".")[1] for t in form().totals["t3.outcome_total.natural_person"][0].left]


def part_text(report: Report, part: str) -> str:
    document = nianbao.draft(report).document
    blocks = [b for s in document.sections for b in s.blocks if isinstance(b, Paragraph) and b.part == part]
    return "\n".join(block.text for block in blocks)


NO_REVIEWS = {
    "reconsideration": [0] * 5,
    "direct_litigation": [0] * 5,
    "litigation_after_reconsideration": [0] * 5,
}
