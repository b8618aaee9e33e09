"""What holds for every cassette, and that a test cannot pass by without its cassette."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import cassette_yaml
import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
CASSETTES = ROOT / "cassettes"
FILES = sorted(CASSETTES.rglob("*.yaml"))
#: What a key looks like, or the header that would carry one; and the keys that the tests use.
SECRET = re.compile(
    r"\b(?:sk|ak)-\w{4}|bearer|authorization|api[-_]key:|not-a-secret|not-the-right-one", re.I
)


def test_every_cassette_has_a_test_and_every_test_its_cassette() -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-o",
        "addopts=--import-mode=importlib",
    ]
    modules = sorted(str(path) for path in Path(__file__).parent.glob("test_wire_*.py"))
    listed = subprocess.run([*command, *modules], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tests = {
        f"{module.rpartition('test_wire_')[2]}/{name}.yaml"
        for module, name in re.findall(r"^(.+)\.py::(\S+)$", listed, re.MULTILINE)
    }
    assert {path.relative_to(CASSETTES).as_posix() for path in FILES} == tests


def test_what_answered_is_on_record() -> None:
    servers = json.loads((CASSETTES / "servers.json").read_text("utf-8"))
    assert set(servers) == {path.parent.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_written_down_but_the_exchange(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not SECRET.search(text)
    for one in cassette_yaml.deserialize(text)["interactions"]:
        assert one["request"]["uri"].startswith("/"), "no host"
        for side in (one["request"], one["response"]):
            assert {name.lower() for name in side["headers"]} <= {"content-type", "retry-after"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.text() | JSON.map(lambda data: json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
def test_no_body_changes_on_its_way_through_the_file(body: str) -> None:
    interaction = {"request": {"body": body}, "response": {"body": {"string": body}}}
    text = cassette_yaml.serialize({"interactions": [interaction]})
    assert cassette_yaml.deserialize(text) == {"interactions": [interaction]}


def test_chinese_is_readable_and_as_it_was() -> None:
    body = '{"text":"（一）５０％，㎡。\\n第二行"}'
    interaction: dict[str, Any] = {"request": {"body": body}, "response": {"body": {"string": "不是 JSON"}}}
    text = cassette_yaml.serialize({"interactions": [interaction]})
    assert "（一）５０％，㎡。\n" in text and "不是 JSON" in text


#: Tests of a program that swallows every error, as the SDK and the drafter do.
PROGRAM = """
import httpx2
import pytest

CASES = {cases}

@pytest.mark.vcr
@pytest.mark.parametrize("name", CASES)
def test_case(name, address):
    for question in CASES[name]:
        try:
            httpx2.post(f"{{address}}/chat/completions", json={{"messages": question}})
        except Exception:
            pass
"""
#: What is asked where the cassette has 一 and 二, and how pytest then ends.
CASES = {
    "same": (["一", "二"], []),
    "reordered": (["二", "一"], []),
    "fewer": (["一"], [r"ERROR .*\[fewer\] .*did not take place: \[1\]"]),
    "unknown": (["一", "二", "三"], [r"FAILED .*\[unknown\] .*Can't"]),
    "again": (["一", "二", "二"], [r"FAILED .*\[again\] .*Can't"]),
}


def test_a_test_fails_where_it_and_its_cassette_differ(tmp_path: Path) -> None:
    here = Path(__file__).parent
    files = {"tests/conftest.py": (here / "conftest.py").read_text("utf-8")}
    files["tests/test_wire_any.py"] = PROGRAM.format(
        cases={name: asked for name, (asked, _) in CASES.items()}
    )
    recorded = {"version": 1, "interactions": [_exchange("一"), _exchange("二")]}
    for name in CASES:
        files[f"cassettes/any/test_case[{name}].yaml"] = cassette_yaml.serialize(recorded)
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--block-network", "-p", "no:cacheprovider", "tests"]
    environ = {**os.environ, "COLUMNS": "300", "PYTHONUTF8": "1", "PYTHONPATH": str(here)}
    run = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, encoding="utf-8")
    told = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    expected = [line for _, lines in CASES.values() for line in lines]
    assert len(told) == len(expected), run.stdout
    for line in expected:
        assert any(re.match(line, one) for one in told), line


def _exchange(question: str) -> dict[str, Any]:
    headers = {"content-type": ["application/json"]}
    body = json.dumps({"messages": question}, ensure_ascii=False)
    return {
        "request": {"method": "POST", "uri": "/v1/chat/completions", "body": body, "headers": headers},
        "response": {"status": {"code": 200, "message": "OK"}, "headers": headers, "body": {"string": "{}"}},
    }
