"""A model that lies in the middle of good prose, and one that does not: what is marked in the saved draft.

tests/data/lies.jsonl and honest.jsonl were written by somebody who had not seen the checks;
docs/drafting-scores.md has the first score on them. A true sentence that is marked all the same says so
itself, under "marked".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from scripted_model import Said, drafted

import nianbao
from nianbao.facts import FactBook
from nianbao.report import Report

DATA = Path(__file__).parent / "data"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
#: About a part as a whole, or about one that the templates wrote.
_OF_PARTS = ("D202", "D204", "D206")
#: So many of them stand in one part of one draft.
_EACH = 8


@cache
def report(example: str) -> Report:
    folder = EXAMPLES if (EXAMPLES / f"{example}.yaml").exists() else DATA
    return nianbao.load(folder / f"{example}.yaml")


def statements(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def batches(told: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Share statements out so that no draft has more of them in one part than it can carry."""
    turns: list[tuple[int, dict[str, Any]]] = []
    for part, group in groupby(sorted(told, key=lambda one: one["part"]), key=lambda one: one["part"]):
        # A problem is one sentence, so that only one more stands beside it.
        size = 1 if part in ("problems", "improvements") else _EACH
        turns += [(i // size, one) for i, one in enumerate(group)]
    for _, turn in groupby(sorted(turns, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        yield [one for _, one in turn]


def marked(example: str, told: list[dict[str, Any]], folder: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield each statement with whether the saved draft has a finding at its lie, or anywhere in it."""
    facts = FactBook(report(example))
    for number, batch in enumerate(batches(told)):
        said = [Said(one["part"], one["text"], one["sources"]) for one in batch]
        drafted(report(example), said).save(folder / str(number))
        saved = json.loads((folder / str(number) / "草稿.json").read_text(encoding="utf-8"))
        texts = {section["key"]: section["text"] for section in saved["document"]["sections"]}
        places = [f["place"] for f in saved["findings"] if f["code"] not in _OF_PARTS and "waiver" not in f]
        for one, sentence in zip(batch, said, strict=True):
            whole = sentence.resolved(facts)
            if not any(whole in text for text in texts.values()):
                # No model is asked for this part, so that nothing of its own gets in.
                assert one["part"] == "other" and example == "songgai-2023"
                continue
            section, start = next((key, text.index(whole)) for key, text in texts.items() if whole in text)
            at = start + whole.index(one.get("lie", whole))
            end = at + len(one.get("lie", whole))
            yield (
                one,
                any(p.get("section") == section and p["start"] < end and p["end"] > at for p in places),
            )


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
        one["text"] for one, is_marked in marked(example, told, tmp_path) if is_marked != (name == "lies")
    ]
    assert sorted(wrong) == sorted(one["text"] for one in told if "marked" in one)


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
