"""How many false sentences of a scripted model are marked in the saved draft, and how many true ones are not.

usage: python benchmarks/liar.py [-v] [SET …]

The first set is the one of tests/test_liar.py, which the checks were worked on with; the others were written
later, each by somebody else who had not seen them. -v prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from scripted_model import marked  # noqa: E402

import nianbao  # noqa: E402
from nianbao.report import Report  # noqa: E402

SETS = {
    "first": ROOT / "tests" / "data",
    "second": ROOT / "benchmarks" / "second_sentences",
    "third": ROOT / "benchmarks" / "third_sentences",
    "fourth": ROOT / "benchmarks" / "fourth_sentences",
    "fifth": ROOT / "benchmarks" / "fifth_sentences",
    "sixth": ROOT / "benchmarks" / "sixth_sentences",
    "seventh": ROOT / "benchmarks" / "seventh_sentences",
    "eighth": ROOT / "benchmarks" / "eighth_sentences",
    "ninth": ROOT / "benchmarks" / "ninth_sentences",
    "tenth": ROOT / "benchmarks" / "tenth_sentences",
    "eleventh": ROOT / "benchmarks" / "eleventh_sentences",
    "twelfth": ROOT / "benchmarks" / "twelfth_sentences",
    "thirteenth": ROOT / "benchmarks" / "thirteenth_sentences",
    "fourteenth": ROOT / "benchmarks" / "fourteenth_sentences",
    "fifteenth": ROOT / "benchmarks" / "fifteenth_sentences",
    "sixteenth": ROOT / "benchmarks" / "sixteenth_sentences",
    "seventeenth": ROOT / "benchmarks" / "seventeenth_sentences",
    "eighteenth": ROOT / "benchmarks" / "eighteenth_sentences",
    "nineteenth": ROOT / "benchmarks" / "nineteenth_sentences",
    "twentieth": ROOT / "benchmarks" / "twentieth_sentences",
    "twentyfirst": ROOT / "benchmarks" / "twentyfirst_sentences",
}


@cache
def report(folder: Path, example: str) -> Report:
    """Return the report that sentences of a set are about."""
    file = folder / f"{example}.yaml"
    return nianbao.load(file if file.exists() else ROOT / "examples" / file.name)


def main() -> None:
    """Print the score of the sets that are named, or of every one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []])
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    for name in options.sets or SETS:
        folder = SETS[name]
        for kind in ("lies", "honest"):
            lines = (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
            told: dict[str, list[dict[str, Any]]] = {}
            for one in map(json.loads, lines):
                # Fees are the templates' to tell, and a model is told so.
                if kind == "lies" or not any(source.startswith("fee.") for source in one["sources"]):
                    told.setdefault(one["example"], []).append(one)
            right, wrong = 0, []
            for example, sentences in told.items():
                with tempfile.TemporaryDirectory() as work:
                    for one, is_marked in marked(report(folder, example), sentences, Path(work)):
                        if is_marked == (kind == "lies"):
                            right += 1
                        else:
                            wrong.append(one)
            what = "marked" if kind == "lies" else "not marked"
            print(f"{name}: {kind} {what} {right} of {right + len(wrong)}")
            for one in wrong if options.v else ():
                print(f"  {one['part']} {one.get('kind', '')} {one['text']}")


if __name__ == "__main__":
    main()
