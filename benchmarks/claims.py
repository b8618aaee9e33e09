"""Measure the proof: what is proved, what is called wrong, which errors are found.

usage: python benchmarks/claims.py [--reports N] [--first SEED] [--plants N] [--verbose]

Measured are generated reports, and the sets of labelled ones, written without sight of the
checker. Prints claims (proved, silent and wrong apart: silence is no success), sentences wholly right,
false alarms on untouched reports, planted errors found by kind, and the time for 1,000 characters; beside
them what a script's author would write: does the number occur anywhere in the tables or the notes.
"""

from __future__ import annotations

import argparse
import collections
import copy
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claims_bank import generate, to_data
from claims_bank.labelled import SETS, labelled

from nianbao.facts import FactBook
from nianbao.proof import prove
from nianbao.read.data import read_json

Found = list[tuple[str, int, int, str, str, str]]
Checker = Callable[[dict[str, Any]], Found]


def by_proof(report: dict[str, Any]) -> Found:
    """Return what the proof says: section, start, end, status, severity, message."""
    book = FactBook(read_json(Path("report.json"), json.dumps(to_data(report), ensure_ascii=False)))
    return [
        (v.section, v.start, v.end, str(v.status), str(v.severity or ""), v.message or v.reason)
        for v in prove(book, report["sections"])
    ]


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def by_occurrence(report: dict[str, Any]) -> Found:
    """Return what a script would say that looks each number up anywhere in the figures."""
    given = {key: value for key, value in report.items() if key not in ("sections", "truth", "plants")}
    known = set(_DIGITS.findall(json.dumps(given, ensure_ascii=False)))
    return [
        (
            name,
            m.start(),
            m.end(),
            *(("consistent", "", "") if m[0] in known else ("contradiction", "error", "")),
        )
        for name, text in report["sections"].items()
        for m in _DIGITS.finditer(text)
    ]


def _alarms(found: Found) -> Found:
    return [f for f in found if f[3] in ("contradiction", "ungrounded") and f[4] in ("error", "warning")]


def _over(found: Found, section: str, start: int, end: int, slack: int = 0) -> Found:
    return [f for f in found if f[0] == section and f[1] < end + slack and f[2] > start - slack]


def planted(report: dict[str, Any], plant: dict[str, Any]) -> dict[str, Any]:
    """Return the report with one planted error."""
    changed = copy.deepcopy(report)
    if "text" in plant:
        text = changed["sections"][plant["section"]]
        changed["sections"][plant["section"]] = text[: plant["start"]] + plant["text"] + text[plant["end"] :]
    for key in ("tables", "fee"):
        for name, value in (plant.get(key) or {}).items():
            target = changed if key == "tables" else changed.setdefault("fee", {})
            target[name] = value
    return changed


def place(plant: dict[str, Any], report: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Yield where a finding on a planted error may stand."""
    if "new_start" in plant:
        yield plant["section"], plant["new_start"], plant["new_end"]
    else:
        claim = report["truth"][plant["truth"]]
        yield claim["section"], claim["start"], claim["end"]


def _no_plants() -> list[int]:
    """Return what nothing was planted of counts as: found, planted."""
    return [0, 0]


class Score:
    """Counts of one checker over all reports."""

    def __init__(self, check: Checker) -> None:
        self.check = check
        self.claims: collections.Counter[tuple[str, str, str]] = collections.Counter()
        self.sentences: collections.Counter[bool] = collections.Counter()
        self.plants: dict[str, list[int]] = collections.defaultdict(_no_plants)
        #: Contradictions that the reports really have: found or missed, by their strength.
        self.genuine: collections.Counter[tuple[str, bool]] = collections.Counter()
        self.alarms = self.characters = 0
        self.seconds = 0.0
        self.lines: list[str] = []

    def report(self, report: dict[str, Any], plants: list[dict[str, Any]]) -> None:
        """Measure one report and some errors planted in it."""
        start = time.perf_counter()
        found = self.check(report)
        self.seconds += time.perf_counter() - start
        self.characters += sum(map(len, report["sections"].values()))
        alarms = _alarms(found)
        explained: set[int] = set()
        for claim in report["truth"]:
            if claim["verdict"] == "contradiction":
                near = _over(alarms, claim["section"], claim["start"], claim["end"], claim["slack"])
                explained.update(map(id, near))
                self.genuine[claim.get("strength", "hard"), bool(near)] += 1
        alarms = [f for f in alarms if id(f) not in explained]
        self.alarms += len(alarms)
        for f in alarms:
            text = report["sections"][f[0]]
            self.lines.append(
                f"ALARM | {text[max(0, f[1] - 45) : f[2] + 12]!r} | {text[f[1] : f[2]]} | {f[5]}"
            )
        whole: dict[str, bool] = {}
        for claim in report["truth"]:
            if claim["verdict"] == "contradiction":
                continue
            here = _over(found, claim["section"], claim["start"], claim["end"])
            wrong = any(id(f) not in explained for f in _alarms(here))
            right = any(f[3] == "consistent" for f in here)
            outcome = "wrong" if wrong else "proved" if right else "silent"
            self.claims[claim["kind"], claim["verdict"], outcome] += 1
            good = outcome == "proved" if claim["verdict"] == "consistent" else not wrong
            whole[claim["sentence"]] = whole.get(claim["sentence"], True) and good
            if outcome == "silent" and claim["verdict"] == "consistent":
                why = here[0][5] if here else "not read"
                self.lines.append(
                    f"SILENT | {claim['kind']} | {claim['sentence']} | {claim['quote']} | {why}"
                )
        self.sentences.update(whole.values())
        before = {(f[0], f[5], report["sections"][f[0]][f[1] : f[2]]) for f in alarms}
        for plant in plants:
            self._plant(report, plant, before)

    def _plant(
        self, report: dict[str, Any], plant: dict[str, Any], before: set[tuple[str, str, str]]
    ) -> None:
        changed = planted(report, plant)
        found = [
            f
            for f in _alarms(self.check(changed))
            if (f[0], f[5], changed["sections"][f[0]][f[1] : f[2]]) not in before
        ]
        lists = ("part", "whole", "total_of_list", "swapped_pair")
        slack = plant.get("slack") or (60 if plant["kind"] in lists else 4)
        hit = any(_over(found, *where, slack) for where in place(plant, report))
        self.plants[plant["kind"]][0] += hit
        self.plants[plant["kind"]][1] += 1
        if not hit:
            claim = report["truth"][plant["truth"]]
            new = plant.get("text", "tables")
            self.lines.append(f"UNFOUND | {plant['kind']} | {claim['sentence']} | {claim['quote']} → {new}")

    def show(self, name: str) -> None:
        """Print the score."""
        print(f"== {name}")
        for (kind, verdict), outcomes in _grouped(self.claims).items():
            print(f"  {verdict:11} {kind:16} " + ", ".join(f"{k} {v}" for k, v in sorted(outcomes.items())))
        consistent = sum(n for (_, verdict, _), n in self.claims.items() if verdict == "consistent")
        proved = sum(n for (_, v, o), n in self.claims.items() if (v, o) == ("consistent", "proved"))
        wrong = sum(n for (_, _, o), n in self.claims.items() if o == "wrong")
        for kind, (hits, total) in sorted(self.plants.items()):
            print(f"  planted {kind:18} {hits}/{total}")
        for strength in sorted({strength for strength, _ in self.genuine}):
            seen, missed = (self.genuine[strength, found] for found in (True, False))
            print(f"  genuine {strength:18} {seen}/{seen + missed}")
        hits, total = (sum(counts) for counts in zip(*self.plants.values(), strict=True))
        right, all_sentences = self.sentences[True], sum(self.sentences.values())
        print(f"  proved {proved}/{consistent} = {proved / consistent:.1%}; claims called wrong {wrong}")
        print(f"  sentences wholly right {right}/{all_sentences} = {right / all_sentences:.1%}")
        print(f"  false alarms {self.alarms}; planted errors found {hits}/{total} = {hits / total:.1%}")
        print(
            f"  {1e6 * self.seconds / self.characters:.2f} ms for 1,000 characters, reading the data included"
        )


def _grouped(claims: collections.Counter[tuple[str, str, str]]) -> dict[tuple[str, str], dict[str, int]]:
    grouped: dict[tuple[str, str], dict[str, int]] = {}
    for (kind, verdict, outcome), n in sorted(claims.items()):
        grouped.setdefault((kind, verdict), {})[outcome] = n
    return grouped


def measured(name: str) -> Score:
    """Return the score of the proof on one labelled set, with every planted error tried."""
    score = Score(by_proof)
    for report in labelled(name):
        score.report(report, report["plants"])
    return score


def main() -> None:
    """Run both checkers over the same reports and print their scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--plants", type=int, default=12, help="planted errors tried in each report")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    scores = [("proof", Score(by_proof)), ("occurrence anywhere (baseline)", Score(by_occurrence))]
    for seed in range(args.first, args.first + args.reports):
        report = generate(seed)
        plants = report["plants"]
        chosen = random.Random(seed).sample(plants, min(args.plants, len(plants)))
        for _, score in scores:
            score.report(report, chosen)
    with ProcessPoolExecutor() as pool:
        sets = dict(zip(SETS, pool.map(measured, SETS), strict=True))
    for name, score in [*scores, *((f"proof, labelled set {name}", score) for name, score in sets.items())]:
        score.show(name)
    if args.verbose:
        print("\n".join(line for score in (scores[0][1], *sets.values()) for line in score.lines))


if __name__ == "__main__":
    main()
