"""The phrasings as data: loaded once, cut into tokens. Syntax in README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "phrasings"
MACROS = frozenset(("T", "W", "N", "A", "LY", "R", "py", "ny", "year"))
STYLES = frozenset(
    (
        "near", "yu", "about", "over", "under", "vague", "zh", "aboutwan", "yuwan", "nearwan",
        "cheng", "chengnear", "chengover", "frac", "bai", "title", "period", "scope", "asof",
    )
)  # fmt: skip

_TOKEN = re.compile(
    r"\{(?P<macro>[A-Z]+|py|ny|year|cat\.\d\.name)\}"
    r"|\{\^(?P<dir>[a-z0-9_.]+):(?P<up>[^|}]+)\|(?P<down>[^}]+)\}"
    r"|\{=(?P<den>[a-z]+):(?P<words>[^}]+)\}"
    r"|\{\*(?P<set>[a-z_.]+)\|(?P<format>[^|]+)\|(?P<sep>[^}]*)\}"
    r"|\{~(?P<low>\d+)-(?P<high>\d+)\}"
    r"|\{(?P<name>[a-z][a-z0-9_.&]*)(?P<unit>[^:}]*)(?::(?P<style>[a-z]+))?\}"
    r"|<(?P<cond>[^|>]+)\|(?P<said>[^>]+)>"
)


@dataclass(frozen=True)
class Phrasing:
    """One template: its id, kind, text, and the names that must not be zero."""

    id: str
    kind: str
    text: str
    need: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it is a whole sentence; otherwise it is a clause."""
        return self.text.endswith("。")


@dataclass(frozen=True)
class Topic:
    """Numbers of the staff's own: their ranges, the notes that hold them, what prose says of them."""

    name: str
    part: str
    at: str
    values: dict[str, Any]
    notes: tuple[str, ...]
    phrasings: tuple[Phrasing, ...]


@cache
def tokens(text: str) -> tuple[str | re.Match[str], ...]:
    """Return the template as literals and slots, in order."""
    found: list[str | re.Match[str]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append(match)
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return tuple(found)


@cache
def phrasings() -> dict[str, tuple[Phrasing, ...]]:
    """Return the phrasings of claims by kind; those of 二 … 六 under ``second_二``."""
    bank: dict[str, tuple[Phrasing, ...]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem in ("distractors", "notes"):
            continue
        for kind, items in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            kind = f"second_{kind}" if path.stem == "second" else kind
            bank[kind] = tuple(_phrasing(kind, i, item) for i, item in enumerate(items, 1))
    return bank


@cache
def distractors() -> dict[str, tuple[Phrasing, ...]]:
    """Return the sentences that claim nothing of the form, by the place where they stand."""
    data = yaml.safe_load((FOLDER / "distractors.yaml").read_text(encoding="utf-8"))
    return {
        at: tuple(_phrasing(f"distractor_{at}", i, x) for i, x in enumerate(v, 1)) for at, v in data.items()
    }


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics of the staff's own numbers."""
    return tuple(
        Topic(
            item["topic"],
            item["part"],
            item["at"],
            item["values"],
            tuple(item["note"]),
            tuple(_phrasing(f"notes_{item['topic']}", i, say) for i, say in enumerate(item["say"], 1)),
        )
        for item in yaml.safe_load((FOLDER / "notes.yaml").read_text(encoding="utf-8"))
    )


def every() -> list[Phrasing]:
    """Return all phrasings of claims, without distractors."""
    found = [p for kind, group in phrasings().items() if kind != "summary" for p in group]
    return found + [p for topic in topics() for p in topic.phrasings]


def _phrasing(kind: str, number: int, item: Any) -> Phrasing:
    if isinstance(item, str):
        item = {"t": item}
    return Phrasing(f"{kind}.{number:02d}", kind, item["t"], tuple(item.get("need", ())))
