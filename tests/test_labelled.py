"""Labelled reports that were written without sight of the checker: nothing right is called wrong."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))
claims = importlib.import_module("claims")
labelled = importlib.import_module("claims_bank.labelled")


#: What was reached over all sets: right claims proved, real contradictions and planted errors found.
PROVED, HARD, PLANTED = 0.974, 0.98, 0.952
#: Of so many planted errors one is tried, each report's another; benchmarks/claims.py tries all of them.
SAMPLE = 30


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    measured = {name: claims.Score(claims.by_proof) for name in labelled.SETS}
    for name, score in measured.items():
        for i, report in enumerate(labelled.labelled(name)):
            score.report(report, report["plants"][i % SAMPLE :: SAMPLE])
    return measured


@pytest.mark.parametrize("name", labelled.SETS)
def test_nothing_right_is_called_wrong(scores: dict[str, Any], name: str) -> None:
    assert [line for line in scores[name].lines if line.startswith("ALARM")] == []
    assert [key for key in scores[name].claims if key[2] == "wrong"] == []


def test_most_of_what_is_right_is_proved(scores: dict[str, Any]) -> None:
    consistent, proved = 0, 0
    for score in scores.values():
        for (_, verdict, outcome), n in score.claims.items():
            consistent += n * (verdict == "consistent")
            proved += n * (verdict == "consistent" and outcome == "proved")
    assert proved >= PROVED * consistent > 30_000


def test_real_contradictions_are_found(scores: dict[str, Any]) -> None:
    found, missed = (sum(score.genuine["hard", seen] for score in scores.values()) for seen in (True, False))
    assert found >= HARD * (found + missed) > 300


def test_planted_errors_are_found(scores: dict[str, Any]) -> None:
    counts = [counts for score in scores.values() for counts in score.plants.values()]
    found, planted = (sum(column) for column in zip(*counts, strict=True))
    assert found >= PLANTED * planted > 1400
