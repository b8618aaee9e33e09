"""Drafting over the wire, played back from cassettes: llama.cpp's llama-server with an untrained model.

It keeps to a strict ``json_schema``, so that its nonsense has the right shape.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts_by_model import SONGGAI, authors, drafted, modes, own_findings
from sample_reports import town
from vcr.cassette import Cassette

from nianbao import cli

pytestmark = pytest.mark.vcr

MODEL = "random-nonsense"
REPORT = town(notes={part: SONGGAI.notes[part] for part in ("platforms", "supervision")})


def test_nonsense_of_the_right_shape_is_marked(address: str, vcr: Cassette) -> None:
    draft = drafted(REPORT, address, MODEL, max_tokens=1000)
    assert set(modes(vcr)) == {"json_schema"}
    # If luck has it that no part has a sentence, another seed in tests/record.py helps.
    assert "model" in authors(draft, "platforms") | authors(draft, "supervision")
    found = own_findings(draft)
    for section, start, sentence in draft.document.sentences():
        if sentence.author == "model":
            places = [finding.place for finding in found if finding.place.section == section]
            end = start + len(sentence.text)
            assert any(place.start < end and place.end > start for place in places), sentence.text


def test_pairs_that_answer_no_problem_are_not_used(address: str) -> None:
    draft = drafted(town(problems=SONGGAI.problems), address, MODEL, max_tokens=1000)
    assert authors(draft, "problems") == authors(draft, "improvements") == {"template"}
    (finding,) = own_findings(draft)
    assert finding.code == "D202" and "pairs 应依次是 P1、P2、P3" in finding.message


def test_trying_out_the_server(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert cli.run(["model", "test", "--model", MODEL, "--base-url", address]) == 0
    shown = capsys.readouterr().out
    assert "服务列出了这个模型" in shown
    assert "按给定结构（json_schema）" in shown
