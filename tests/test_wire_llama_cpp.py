"""Drafting over the wire, played back from cassettes: llama-cpp-python's server with an untrained model.

It knows ``json_object`` but answers ``json_schema`` with HTTP 500, and whatever it writes is nonsense.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts_by_model import SONGGAI, authors, drafted, modes, own_findings
from sample_reports import town
from vcr.cassette import Cassette

import nianbao
from nianbao import cli

pytestmark = pytest.mark.vcr

MODEL = "random-nonsense"
#: Two parts to write.
REPORT = town(notes={part: SONGGAI.notes[part] for part in ("platforms", "supervision")})


def test_templates_write_what_nonsense_does_not(address: str, vcr: Cassette) -> None:
    draft = drafted(REPORT, address, MODEL, rounds=1, max_tokens=200)
    assert [response["status"]["code"] for response in vcr.responses][:2] == [500, 200]
    # What the server was found to understand holds for the other part and the revisions.
    assert modes(vcr)[0] == "json_schema" and set(modes(vcr)[1:]) == {"json_object"}
    assert draft.document.prose() == nianbao.draft(REPORT).document.prose()
    assert authors(draft, "platforms") == authors(draft, "supervision") == {"template"}
    found = own_findings(draft)
    assert [finding.code for finding in found] == ["D202", "D202"]
    for finding, part in zip(found, ("政府信息公开平台建设", "监督保障"), strict=True):
        # JSON of no shape that was asked for, or more of it than the limit lets through.
        assert f"“{part}”由模板起草：" in finding.message
        assert "JSON 的结构不对" in finding.message or "被截断" in finding.message


def test_trying_out_the_server(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert cli.run(["model", "test", "--model", MODEL, "--base-url", address]) == 1
    shown = capsys.readouterr().out
    assert "服务列出了这个模型" in shown
    assert "JSON（json_object）" in shown
    assert "写不出要求的格式" in shown
