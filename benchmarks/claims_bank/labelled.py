"""Labelled reports of invented offices, in the shape of generated ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[1] / "labelled"
_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])(?!\s*年)")
#: How far around a list its finding may stand.
_SLACK = 60

SETS = (
    *"abcdefghijklmnopqrstuvwxyz",
    *(f"z{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"y{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"x{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"v{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"u{letter}" for letter in "abcdefg"),
)


def labelled(name: str) -> Iterator[dict[str, Any]]:
    """Yield the reports of one set, their claims placed and errors planted in the consistent ones."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    reports = {report["id"]: report for report in map(json.loads, lines)}
    for report in reports.values():
        truth = [placed for claim in report["truth"] if (placed := _placed(report, claim))]
        plants = [plant for i, claim in enumerate(truth) for plant in _plants(claim, i)]
        previous = reports.get(report.get("previous") or "")
        yield {**report, "truth": truth, "plants": plants, "previous": previous}


def _placed(report: dict[str, Any], claim: dict[str, Any]) -> dict[str, Any] | None:
    for section, text in report["sections"].items():
        start = text.find(claim["quote"])
        if start >= 0:
            end = start + len(claim["quote"])
            slack = _SLACK if claim["kind"] == "breakdown" else 4
            sentence = f"{report['id']} {claim['quote']}"
            return {
                **claim,
                "section": section,
                "start": start,
                "end": end,
                "slack": slack,
                "sentence": sentence,
            }
    return None


def _plants(claim: dict[str, Any], index: int) -> Iterator[dict[str, Any]]:
    """Yield one more than the right number: of a table claim, and of each part of a list."""
    if claim["verdict"] != "consistent" or claim["kind"] not in ("table", "breakdown"):
        return
    numbers = list(_NUMBER.finditer(claim["quote"]))
    if claim["kind"] == "table":
        numbers = numbers[:1]
    else:
        whole = re.fullmatch(r"[\d+\s]+==\s*(\d+)\s*", claim["check"])
        parts = re.findall(r"\d+", claim["check"].split("==")[0]) if whole else []
        numbers = [n for n in numbers if whole and n[0] in parts and n[0] != whole[1]]
    for number in numbers:
        text = str(int(number[0]) + 1)
        start = claim["start"] + number.start()
        yield {
            "kind": f"{claim['kind']} plus one",
            "truth": index,
            "section": claim["section"],
            "start": start,
            "end": claim["start"] + number.end(),
            "text": text,
            "new_start": start,
            "new_end": start + len(text),
            "slack": claim["slack"],
        }
