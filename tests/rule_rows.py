"""A row of a table of cases: what is changed in a consistent report, and what must be said of it.

The base is the busy example. A key of ``change`` is a cell id, a dotted path of the data, or either
of last year's with the prefix ``previous.``; the value replaces what stands there, None is unknown.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nianbao.findings import Place
from nianbao.read.codes import NOT_A_NUMBER
from nianbao.report import Report, spread
from nianbao.report.document import Document, Paragraph, Section, Sentence, Text

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "yunlan-2024.yaml"


@dataclass(frozen=True)
class Row:
    """A case: the finding of ``code`` expected at ``path`` with ``says`` in it, or none at all."""

    code: str
    name: str
    change: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    says: str = ""
    #: The prose of a draft, by section; without it the report's own is checked.
    draft: Mapping[str, str] | None = None
    #: A draft with its sentences, for rules that look at who wrote them and from what.
    written: Document | None = None

    @property
    def fires(self) -> bool:
        """Whether the rule has to say something."""
        return bool(self.says)

    @property
    def document(self) -> Document | None:
        """The draft, as a document."""
        if self.draft is None:
            return self.written
        sections = (
            Section(key, "", (Paragraph((Sentence((Text(text),), author="template"),)),))
            for key, text in self.draft.items()
        )
        return Document((), tuple(sections))


@cache
def _example() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    for report in (data, data["previous"]):
        for table in ("t2", "t3", "t4"):
            key = f"table{table[1]}"
            report[key] = {"cells": {id: value for id, _, value in spread(table, report[key])}}
    return data


def report(change: Mapping[str, Any] | None = None) -> Report:
    """Return the busy example as a report without origins, with these changes."""
    data = copy.deepcopy(_example())
    for path, value in (change or {}).items():
        _put(data, path, value)
    return Report.model_validate(data)


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    if path.startswith("previous."):
        data, path = data["previous"], path.removeprefix("previous.")
    if path[:3] in ("t2.", "t3.", "t4."):
        data[f"table{path[1]}"]["cells"][path] = value
        return
    *steps, last = path.split(".")
    at: Any = data
    for step in steps:
        at = at[int(step)] if isinstance(at, list) else at.setdefault(step, {})
    at[int(last) if isinstance(at, list) else last] = value


def whole_table(table: str, value: Any, *rows: str) -> dict[str, Any]:
    """Every cell of a table, or of these rows of it, with this value."""
    cells = _example()[f"table{table[1]}"]["cells"]
    return {id: value for id in cells if not rows or id.split(".")[1] in rows}


def unread(path: str) -> dict[str, Any]:
    """A cell whose content could not be read: unknown, and the reader has said so."""
    return {"reading": (NOT_A_NUMBER.at(Place("一格", path), "一格应填数字，实为“若干”", quote="若干"),)}


#: A zero that a declaration put there.
DECLARED = {"value": 0, "origin": {"how": "declared"}}


def noted(*texts: str, part: str = "requests") -> dict[str, Any]:
    return {f"notes.{part}": list(texts)}


def waived(**entry: str) -> dict[str, Any]:
    known = {"code": "T101", "place": "t2.licences.decisions", "quote": "-1"}
    decided = {"reason": "系统导出如此，已报告上级", "who": "甲"}
    return {"t2.licences.decisions": -1, "waivers": [{**known, **decided, **entry}]}


def first_section(text: str, **change: Any) -> dict[str, Any]:
    """Return the first section as it reads, with other changes."""
    return {"prose.一": text, **change}
