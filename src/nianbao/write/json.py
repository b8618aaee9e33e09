"""JSON: a draft with everything in it, and findings for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from nianbao.drafting.draft import Draft
from nianbao.facts import Fact
from nianbao.findings import Code, Finding, Severity
from nianbao.numbers import Number
from nianbao.proof import Status, Verdict, coverage
from nianbao.report import SCHEMA_VERSION
from nianbao.report.document import Document, Figure, Paragraph


def render_json(draft: Draft) -> str:
    """Return the draft as JSON: report, document with runs and sources, facts referred to, findings.

    ``coverage`` says how much of the prose was borne out, and how much of it has no source.
    """
    data = {
        "schema_version": SCHEMA_VERSION,
        "kind": "draft",
        "report": draft.report.model_dump(mode="json", exclude_defaults=True),
        "document": draft.document.to_dict(),
        "facts": [_fact(draft.facts[id]) for id in _referred(draft.document)],
        "summary": summary(draft.findings),
        "coverage": coverage(draft.verdicts).to_dict(),
        "findings": [finding.to_dict() for finding in draft.findings],
    }
    return dump(data)


def render_check(
    file: str, findings: Iterable[Finding], verdicts: Sequence[Verdict], *, every: bool = False
) -> str:
    """Return the findings about ``file`` as JSON, with how much of its prose could be checked.

    ``verdicts`` lists the places of the prose that are not borne out; with ``every`` all of them.
    """
    listed = list(findings)
    data = {
        "schema_version": SCHEMA_VERSION,
        "kind": "findings",
        "file": file,
        "summary": summary(listed),
        "coverage": coverage(verdicts).to_dict(),
        "verdicts": [v.to_dict() for v in verdicts if every or v.status is not Status.CONSISTENT],
        "findings": [finding.to_dict() for finding in listed],
    }
    return dump(data)


def render_rules(codes: Iterable[Code]) -> str:
    """Return the rules with their explanations as JSON."""
    rules = [
        {
            "code": c.id,
            "title": c.title,
            "severity": str(c.severity),
            "default_on": not c.style,
            "explanation": c.explanation,
        }
        for c in codes
    ]
    return dump({"schema_version": SCHEMA_VERSION, "kind": "rules", "rules": rules})


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, accepted ones apart."""
    counts = {str(severity): 0 for severity in Severity} | {"waived": 0}
    for finding in findings:
        counts["waived" if finding.waiver else str(finding.severity)] += 1
    return counts


def dump(data: Any) -> str:
    """Return readable JSON with Chinese as it is; a lone surrogate, which no file can hold, is replaced."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode()


def _referred(document: Document) -> list[str]:
    found = {
        run.fact: None
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        for run in sentence.runs
        if isinstance(run, Figure)
    }
    return list(found)


def _fact(fact: Fact) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": fact.id,
        "label": fact.label,
        "unit": fact.unit,
        "value": _plain(fact.value),
    }
    if fact.place.position:
        data["source"] = f"{fact.place.file} {fact.place.position}".strip()
    if fact.parts:
        data["parts"] = list(fact.parts)
    return data


def _plain(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)
