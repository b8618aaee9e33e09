"""Time the proof of prose: a full report, a megabyte of it, and texts made to be slow.

usage: python benchmarks/proof_speed.py [--runs N]

Beside each time stands that of what a script's author would write (each number looked up in the figures by
one regular expression), and the ratio. “Many” reports are put together and held to the figures of one of
them, so that most of their numbers are wrong. Texts that repeat one pattern are cut to one megabyte of UTF-8.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claims_bank import to_data
from claims_bank.labelled import SETS, labelled

from nianbao.facts import FactBook
from nianbao.proof import prove
from nianbao.read.data import read_json

_MEGABYTE = 1_000_000
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
#: What a reader of prose may choke on.
_SLOW = {
    "digits": "1",
    "nested brackets": "（",
    "commas": "，",
    "list of counts": "3条、",
    "one count a sentence": "办结1件。",
    "one count a line": "其中：1条；\n",
    "lists in brackets": "共收到申请5件（其中2件、3件），",
    "item numbers": "①1条",
    "totals of two": "两项合计2件，",
    "negations": "未收到申请，",
    "years": "2024年",
    "titles": "《",
    "full stops": ".",
    "comparisons": "甲多于乙，",
    "superlatives": "最多的",
    "left out": "除1件外，",
}


def _book(report: dict[str, Any]) -> FactBook:
    return FactBook(read_json(Path("report.json"), json.dumps(to_data(report), ensure_ascii=False)))


def _lookup(report: dict[str, Any], prose: dict[str, str]) -> int:
    """Return how many numbers of the prose stand anywhere in the figures."""
    known = set(_DIGITS.findall(json.dumps({k: v for k, v in report.items() if k.startswith("table")})))
    return sum(number in known for text in prose.values() for number in _DIGITS.findall(text))


def _best(work: Callable[[], object], runs: int) -> float:
    """Return the least time of ``work`` in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _long(limit: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a report with all three tables, and the prose of several such reports up to a length."""
    complete = [report for report in labelled("c") if report["complete"]]
    text = "\n".join(text for report in complete for text in report["sections"].values())
    text = text * (limit // len(text) + 1)
    return complete[0], {"一": text[:limit]}


def _longest() -> tuple[dict[str, Any], dict[str, str]]:
    """Return the longest of the labelled reports that have all three tables, and its own prose."""
    complete = (report for name in SETS for report in labelled(name) if report["complete"])
    report = max(complete, key=lambda report: sum(map(len, report["sections"].values())))
    return report, report["sections"]


def main() -> None:
    """Print one line a measurement: milliseconds, those of the look-up, the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    report, prose = _longest()
    book = _book(report)

    def line(name: str, prose: dict[str, str], runs: int) -> None:
        proof = _best(lambda: prove(FactBook(book.report), prose), runs)
        lookup = _best(lambda: _lookup(report, prose), runs)
        print(
            f"{name:32} {proof:9.1f} ms   look-up {lookup:7.2f} ms   ratio {proof / lookup:6.0f}", flush=True
        )

    many = sum(map(len, prose.values()))
    line(f"one report, {many:,} characters", prose, runs)
    times = _MEGABYTE // sum(len(text.encode()) for text in prose.values())
    line("1 MB of it", {key: "\n".join([text] * times) for key, text in prose.items()}, 1)
    report, prose = _long(4000)
    book = _book(report)
    line("4,000 characters of many", prose, runs)
    megabyte = _long(_MEGABYTE)[1]["一"]
    cut = len(megabyte.encode()[:_MEGABYTE].decode(errors="ignore"))
    line("1 MB of many reports", {"一": megabyte[:cut]}, 1)
    for name, pattern in _SLOW.items():
        text = pattern * (_MEGABYTE // len(pattern.encode()))
        line(f"1 MB: {name}", {"一": text}, 1)


if __name__ == "__main__":
    main()
