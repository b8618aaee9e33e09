"""A model that lies in the middle of good prose, and one that does not: what is marked in the saved draft.

tests/data/lies.jsonl and honest.jsonl were written by somebody who had not seen the checks;
docs/drafting-scores.md has the first score on them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from scripted_model import drafted, marked

import nianbao
from nianbao.report import Report

DATA = Path(__file__).parent / "data"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@cache
def report(example: str) -> Report:
    folder = EXAMPLES if (EXAMPLES / f"{example}.yaml").exists() else DATA
    return nianbao.load(folder / f"{example}.yaml")


def statements(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


CASES = [
    pytest.param(name, example, id=f"{name}-{example}")
    for name in ("lies", "honest")
    for example in ("songgai-2023", "yunlan-2024", "lanwan-2024")
]


@pytest.mark.parametrize("name, example", CASES)
def test_lies_are_marked_and_true_sentences_are_not(name: str, example: str, tmp_path: Path) -> None:
    told = [one for one in statements(name) if one["example"] == example]
    if name == "honest":
        # Fees are the templates' to tell, and a model is told so.
        told = [one for one in told if not any(source.startswith("fee.") for source in one["sources"])]
    wrong = [
        one["text"]
        for one, is_marked in marked(report(example), told, tmp_path)
        if is_marked != (name == "lies")
    ]
    assert not wrong


def test_there_are_enough_of_every_kind() -> None:
    lies, honest = statements("lies"), statements("honest")
    kinds = {one["kind"] for one in lies}
    assert len(lies) >= 300 and len(honest) >= 300 and len(kinds) >= 18
    assert all(sum(one["kind"] == kind for one in lies) >= 15 for kind in kinds)
    assert sum("marked" in one for one in honest) <= 10


def test_good_prose_alone_has_no_finding() -> None:
    for example in ("songgai-2023", "yunlan-2024", "lanwan-2024"):
        by_template = {(f.code, f.message) for f in nianbao.draft(report(example)).findings}
        assert {(f.code, f.message) for f in drafted(report(example)).findings} == by_template
