"""How many sentences of an honest model's own answers are marked, and which are called wrong.

usage: python benchmarks/answers.py [-v]

A language model that had seen nothing but the prompts answered all of them for twenty-four reports, one
file for each part in its order. -v prints the findings.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nianbao
from nianbao.drafting.model.client import Reply
from nianbao.drafting.model.writer import prompts

ROOT = Path(__file__).resolve().parents[1]
REPORTS = {
    "yunlan": "examples/yunlan-2024.yaml",
    "songgai": "examples/songgai-2023.yaml",
    "lanwan": "tests/data/lanwan-2024.yaml",
    "county": "benchmarks/second_sentences/county-2024.yaml",
    "street": "benchmarks/second_sentences/street-2024.yaml",
    "bureau": "benchmarks/third_sentences/bureau-2024.yaml",
    "town": "benchmarks/third_sentences/town-2024.yaml",
    "edu": "benchmarks/fifth_sentences/edu-2024.yaml",
    "jichuan": "benchmarks/fifth_sentences/jichuan-2023.yaml",
    "heting": "benchmarks/twentieth_sentences/heting-2025.yaml",
    "ecology": "benchmarks/twentyfirst_sentences/ecology-2024.yaml",
    "transport": "benchmarks/nineteenth_sentences/transport-2025.yaml",
    "medins": "benchmarks/twentieth_sentences/medins-2023.yaml",
    "market": "benchmarks/eighteenth_sentences/market-2024.yaml",
    "education": "benchmarks/seventeenth_sentences/education-2025.yaml",
    "hrss": "benchmarks/thirteenth_sentences/hrss-2025.yaml",
    "countyoffice": "benchmarks/fifteenth_sentences/countyoffice-2025.yaml",
    "health": "benchmarks/sixteenth_sentences/health-2024.yaml",
    "weidu": "benchmarks/sixteenth_sentences/town-2025.yaml",
    "roads": "benchmarks/fifteenth_sentences/transport-2024.yaml",
    "shilu": "benchmarks/thirteenth_sentences/town-2024.yaml",
    "township": "benchmarks/tenth_sentences/township-2025.yaml",
    "water": "benchmarks/fourteenth_sentences/water-2024.yaml",
    "wenlv": "benchmarks/eleventh_sentences/wenlv-2024.yaml",
}
#: Nothing listens here.
NOWHERE = "http://127.0.0.1:9/v1"


class Answers:
    """Stands for a server: gives each prompt the answer that was written to it."""

    def __init__(self, by_prompt: Mapping[str, str]) -> None:
        self._by_prompt = by_prompt

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        """Return the answer to the last message."""
        return Reply(self._by_prompt[body["messages"][1]["content"]], tokens_in=0, tokens_out=0)


def sentences(answer: dict[str, Any]) -> int:
    """Return how many sentences an answer has."""
    told = sum(len(paragraph["sentences"]) for paragraph in answer.get("paragraphs", ()))
    return told + sum(
        bool(pair[name]) for pair in answer.get("pairs", ()) for name in ("problem", "improvement")
    )


def main() -> None:
    """Print how many sentences there are, how many are marked, and how many contradictions are found."""
    total = marked = wrong = 0
    for name, file in REPORTS.items():
        report = nianbao.load(ROOT / file)
        texts = [
            (ROOT / "benchmarks" / "answers" / name / f"{number}.json").read_text(encoding="utf-8")
            for number, _ in enumerate(prompts(report), 1)
        ]
        asked = [str(messages[1]["content"]) for messages in prompts(report).values()]
        model = nianbao.Model("answers", NOWHERE, rounds=0)
        draft = nianbao.draft(report, model=model, server=Answers(dict(zip(asked, texts, strict=True))))
        total += sum(sentences(json.loads(text)) for text in texts)
        for finding in draft.findings:
            marked += finding.code == "D203"
            wrong += finding.code.startswith("N2")
            if "-v" in sys.argv[1:] and finding.code.startswith(("N", "D")) and finding.code != "D203":
                print(f"{name} {finding.code} {finding.message}")
    print(f"sentences {total}, marked {marked}, of these contradictions {wrong}")


if __name__ == "__main__":
    main()
