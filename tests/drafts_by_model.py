"""Drafts made over the wire, and what tests ask of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sample_reports import town
from vcr.cassette import Cassette

import nianbao
from nianbao.drafting.model.settings import Model
from nianbao.findings import Finding
from nianbao.report import Report

SONGGAI = nianbao.load(Path(__file__).resolve().parents[1] / "examples" / "songgai-2023.yaml")
#: One part to write, from the same notes as in the whole report.
SMALL = town(notes={"platforms": SONGGAI.notes["platforms"]})


def drafted(report: Report, address: str, name: str, **options: Any) -> nianbao.Draft:
    """Draft with a model, one request after the other unless told otherwise."""
    return nianbao.draft(report, model=Model(name, address, **{"parallel": 1, **options}))


def own_findings(draft: nianbao.Draft) -> list[Finding]:
    """What the checks find that they do not find in the templates' draft of the same report."""
    common = {(finding.code, finding.message) for finding in nianbao.draft(draft.report).findings}
    return [finding for finding in draft.findings if (finding.code, finding.message) not in common]


def text(draft: nianbao.Draft, part: str) -> str:
    section, start, end = draft.document.part(part)
    return draft.document.prose()[section][start:end]


def authors(draft: nianbao.Draft, part: str) -> set[str]:
    section, start, end = draft.document.part(part)
    return {s.author for key, at, s in draft.document.sentences() if key == section and start <= at < end}


def bodies(cassette: Cassette) -> list[dict[str, Any]]:
    """The chat requests of a cassette."""
    return [json.loads(request.body) for request in cassette.requests if request.body]


def modes(cassette: Cassette) -> list[str]:
    """The answer mode that each of them asks for."""
    return [body.get("response_format", {}).get("type", "text") for body in bodies(cassette)]
