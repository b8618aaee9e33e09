"""Time the main job beside what a user would run instead, in the same run.

usage: python benchmarks/main_job.py [--runs N]

Whole processes are timed from outside; medians are printed with their ratio to the baseline.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nianbao

ROOT = Path(__file__).resolve().parents[1]
BUSY = ROOT / "examples" / "yunlan-2024.xlsx"


def median_ms(work: Callable[[], object], runs: int) -> float:
    """Return the median time of ``work`` in milliseconds, after one run that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def process(*arguments: str) -> Callable[[], object]:
    """Return a call that runs this Python with ``arguments`` to its end."""

    def run() -> object:
        return subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)

    return run


def main() -> None:
    """Print one line a measurement: median, bound, baseline, ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    report = nianbao.load(BUSY)
    with tempfile.TemporaryDirectory() as folder:
        bare = median_ms(process("-c", "pass"), runs)
        opened = median_ms(process("-c", f"import openpyxl; openpyxl.load_workbook({str(BUSY)!r})"), runs)
        rows = [
            (
                "import nianbao",
                median_ms(process("-c", "import nianbao"), runs) - bare,
                100,
                bare,
                "bare python",
            ),
            ("nianbao --help", median_ms(process("-m", "nianbao", "--help"), runs), 300, bare, "bare python"),
            (
                "check of a loaded report",
                median_ms(lambda: nianbao.check(report), 50),
                2,
                opened,
                "openpyxl load",
            ),
            (
                "nianbao draft, whole process",
                median_ms(process("-m", "nianbao", "draft", str(BUSY), "-o", folder), runs),
                1500,
                opened,
                "openpyxl load",
            ),
        ]
    print(f"bare python start {bare:.0f} ms; python + openpyxl load of the same file {opened:.0f} ms")
    for name, took, bound, baseline, against in rows:
        print(f"{name:30} {took:8.1f} ms  (bound {bound} ms)  {took / baseline:6.2f} x {against}")


if __name__ == "__main__":
    main()
