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


#: What was reached: shares of the right claims proved, of the real contradictions and planted errors found.
REACHED = {
    "a": (0.98, 0.91, 0.96),
    "b": (0.95, 0.91, 0.94),
    "c": (0.99, 1.0, 0.96),
    "d": (0.9, 1.0, 0.94),
    "e": (0.97, 1.0, 0.88),
    "f": (0.96, 1.0, 0.93),
    "g": (0.98, 1.0, 0.95),
    "h": (0.97, 1.0, 0.91),
    "i": (0.98, 1.0, 0.95),
    "j": (0.98, 1.0, 0.93),
    "k": (0.98, 1.0, 1.0),
    "l": (0.97, 1.0, 0.98),
    "m": (0.96, 1.0, 0.95),
    "n": (0.98, 1.0, 1.0),
    "o": (0.99, 1.0, 0.96),
    "p": (0.97, 1.0, 0.95),
    "q": (0.97, 1.0, 0.96),
    "r": (0.98, 1.0, 0.98),
    "s": (0.96, 1.0, 0.94),
    "t": (0.92, 1.0, 0.89),
    "u": (0.97, 1.0, 0.97),
    "v": (0.99, 1.0, 0.92),
    "w": (0.95, 1.0, 0.93),
    "x": (0.94, 1.0, 0.89),
    "y": (0.94, 1.0, 0.9),
    "z": (0.98, 1.0, 0.88),
    "za": (0.99, 0.75, 0.95),
    "zb": (0.98, 1.0, 0.97),
    "zc": (0.94, 1.0, 0.94),
    "zd": (0.97, 1.0, 0.95),
    "ze": (0.93, 1.0, 0.9),
    "zf": (0.85, 1.0, 0.8),
    "zg": (0.81, 0.75, 0.82),
    "zh": (0.9, 1.0, 0.85),
    "zi": (0.95, 0.75, 0.97),
    "zj": (0.93, 0.75, 0.94),
    "zk": (0.99, 1.0, 0.98),
    "zl": (0.99, 1.0, 0.97),
    "zm": (0.99, 1.0, 0.98),
    "zn": (0.99, 1.0, 0.98),
    "zo": (0.99, 1.0, 0.96),
    "zp": (0.98, 1.0, 1.0),
    "zq": (0.99, 1.0, 1.0),
    "zr": (0.99, 1.0, 1.0),
    "zs": (0.99, 1.0, 0.98),
    "zt": (0.98, 1.0, 0.97),
    "zu": (0.98, 1.0, 0.97),
    "zv": (0.99, 1.0, 0.96),
    "zw": (0.96, 1.0, 0.96),
    "zx": (0.99, 1.0, 0.98),
    "zy": (0.98, 1.0, 0.98),
    "zz": (0.97, 1.0, 0.96),
    "ya": (0.98, 1.0, 0.98),
    "yb": (0.98, 1.0, 0.96),
    "yc": (0.99, 1.0, 0.93),
    "yd": (0.97, 1.0, 0.96),
    "ye": (0.97, 1.0, 1.0),
    "yf": (0.99, 1.0, 0.96),
    "yg": (0.98, 1.0, 0.97),
    "yh": (0.98, 1.0, 0.94),
    "yi": (0.97, 1.0, 0.93),
    "yj": (0.97, 0.75, 0.95),
    "yk": (0.98, 1.0, 0.96),
    "yl": (0.98, 1.0, 0.96),
    "ym": (0.93, 1.0, 0.98),
    "yn": (0.99, 1.0, 0.98),
    "yo": (0.94, 1.0, 0.93),
    "yp": (0.97, 1.0, 0.97),
    "yq": (0.96, 1.0, 0.95),
    "yr": (0.97, 1.0, 0.94),
    "ys": (0.99, 1.0, 0.98),
    "yt": (0.87, 1.0, 0.89),
    "yu": (0.96, 1.0, 0.93),
    "yv": (0.98, 1.0, 0.95),
    "yw": (0.99, 1.0, 1.0),
}


@pytest.fixture(scope="module", params=labelled.SETS)
def score(request: pytest.FixtureRequest) -> Any:
    measured = claims.Score(claims.by_proof)
    measured.name = request.param
    for report in labelled.labelled(request.param):
        # Every sixth planted error; benchmarks/claims.py tries all of them.
        measured.report(report, report["plants"][::6])
    return measured


def test_nothing_right_is_called_wrong(score: Any) -> None:
    assert [line for line in score.lines if line.startswith("ALARM")] == []
    assert [key for key in score.claims if key[2] == "wrong"] == []


def test_most_of_what_is_right_is_proved(score: Any) -> None:
    consistent = {key: n for key, n in score.claims.items() if key[1] == "consistent"}
    proved = sum(n for key, n in consistent.items() if key[2] == "proved")
    assert proved >= REACHED[score.name][0] * sum(consistent.values())


def test_real_contradictions_are_found(score: Any) -> None:
    hard = [score.genuine["hard", seen] for seen in (True, False)]
    assert hard[0] >= REACHED[score.name][1] * sum(hard) > 0


def test_planted_errors_are_found(score: Any) -> None:
    found, planted = (sum(counts) for counts in zip(*score.plants.values(), strict=True))
    assert found >= REACHED[score.name][2] * planted > 15
