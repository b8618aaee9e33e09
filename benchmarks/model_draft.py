"""Time a draft by a model beside the waiting for it, which nobody can save.

usage: python benchmarks/model_draft.py [--delay SECONDS] [--parallel N] [--runs N]

A scripted server in a process of its own takes ``--delay`` seconds for each answer. One part is answered
wrongly first and so needs two rounds: the first of the parts in one row, the last in the other. No draft is
quicker than its longest chain of rounds. Our own share is the CPU time of the drafting process; most of it
passes while other parts wait.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import nianbao
from nianbao.drafting.model.settings import Model
from nianbao.report import Report

ROOT = Path(__file__).resolve().parents[1]
BUSY = ROOT / "examples" / "yunlan-2024.yaml"
# The server is the tests' own.
sys.path.append(str(ROOT / "tests"))


def serve(texts: Mapping[str, str], twice: str, delay: float, ready: Connection) -> None:
    """Answer every prompt after ``delay`` seconds, the prompt ``twice`` wrongly at first."""
    from servers import Answer, Asked, ModelServer, late, says

    def script(asked: Asked) -> Answer:
        wrong = asked.prompt == twice and len(asked.body["messages"]) == 2
        return late(delay, says("好的。" if wrong else texts[asked.prompt]))

    with ModelServer(script) as server:
        ready.send(server.url)
        ready.recv()


def timed(report: Report, texts: Mapping[str, str], twice: str, delay: float, parallel: int) -> list[float]:
    """Return the seconds that one draft took, those of CPU among them, and the requests sent."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(texts, twice, delay, theirs))
    process.start()
    model = Model("m", ours.recv(), **({"parallel": parallel} if parallel else {}))
    began, worked = time.perf_counter(), time.process_time()
    draft = nianbao.draft(report, model=model)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    ours.send(None)
    process.join()
    assert draft.usage is not None and not [f for f in draft.findings if f.code == "D202"]
    return [took, worked, draft.usage.sent]


def started(code: str) -> float:
    """Return the seconds that a new process takes for ``code``."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print a line for each place of the part with two rounds, then what comes before a first request."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--delay", type=float, default=2.0)
    parser.add_argument("--parallel", type=int, default=0, help="requests at once (0: the default of Model)")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    from servers import good_texts

    report = nianbao.load(BUSY)
    texts = good_texts(report)
    timed(report, texts, "", 0, 0)
    chain, total = 2 * options.delay, (len(texts) + 1) * options.delay
    print(
        f"{len(texts)} parts, {options.delay:g} s an answer: longest chain {chain:.1f} s, sum {total:.1f} s"
    )
    for where, twice in (("first", next(iter(texts))), ("last", list(texts)[-1])):
        runs = [timed(report, texts, twice, options.delay, options.parallel) for _ in range(options.runs)]
        took, worked, sent = (statistics.median(values) for values in zip(*runs, strict=True))
        waited = sent * options.delay
        print(f"two rounds of the {where} part, {sent:.0f} requests: {took:.2f} s, ", end="")
        print(f"{took / chain:.2f} x the longest chain, {took / waited:.2f} x the sum; ", end="")
        print(f"own CPU {worked:.2f} s, {worked / took:.1%} of that, {worked / waited:.1%} of all waiting")
    bare = statistics.median(started("pass") for _ in range(options.runs))
    for what, code in (
        ("import openai", "import openai"),
        ("import nianbao and check", f"import nianbao; nianbao.check(nianbao.load({str(BUSY)!r}))"),
    ):
        took = statistics.median(started(code) for _ in range(options.runs)) - bare
        print(f"{what:28} {took:6.2f} s more than a bare python")


if __name__ == "__main__":
    main()
