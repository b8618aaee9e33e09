"""Matters of style: looked at only when asked for, and shown as such."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rule_rows import report

import nianbao
from nianbao import cli
from nianbao.rules import CODES, waivers

STYLE = {code.id for code in CODES.values() if code.style}
SLOPPY = {"prose.一": "一是健全制度,二是加强培训。"}


def codes(**options: Any) -> set[str]:
    return {finding.code for finding in nianbao.check(report(SLOPPY), **options)}


def test_off_unless_asked_for() -> None:
    assert codes(style=True) - codes() == {"L201"}
    assert not codes() & STYLE


def test_their_block_is_theirs_alone() -> None:
    assert {id for id in CODES if id.startswith(waivers._OF_STYLE)} == STYLE


def test_an_acceptance_does_not_lapse_while_nobody_looks() -> None:
    [finding] = [f for f in nianbao.check(report(SLOPPY), style=True) if f.code == "L201"]
    entry = {"code": "L201", "place": "一", "quote": finding.quote, "reason": "照录原文", "who": "甲"}
    accepted = report({**SLOPPY, "waivers": [entry]})
    assert [f.waiver.who for f in nianbao.check(accepted, style=True) if f.waiver] == ["甲"]
    assert "S502" not in {f.code for f in nianbao.check(accepted)}
    mended = report({"prose.一": "一是健全制度。", "waivers": [entry]})
    assert "S502" in {f.code for f in nianbao.check(mended, style=True)}


@pytest.fixture
def sloppy(tmp_path: Path) -> Path:
    path = tmp_path / "报告.json"
    data = {"agency": {"name": "青石镇人民政府"}, "year": 2024, "prose": {"一": SLOPPY["prose.一"]}}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_on_the_command_line(sloppy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", str(sloppy)])
    assert "L201" not in capsys.readouterr().out
    cli.run(["check", str(sloppy), "--style"])
    assert "L201" in capsys.readouterr().out


def test_listed_as_off(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["rules"])
    listed = capsys.readouterr().out.splitlines()
    assert {line[:4] for line in listed if "（默认关闭）" in line} == STYLE
    cli.run(["rules", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert {entry["code"] for entry in data["rules"] if not entry["default_on"]} == STYLE
    cli.run(["explain", "L201"])
    assert "默认关闭" in capsys.readouterr().out
