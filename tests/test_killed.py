"""A draft that is killed or interrupted: nothing half-written, nothing of a person lost, nothing asked twice.

Six moments are tried; the environment variable NIANBAO_KILLS asks for more.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from processes import EXAMPLE, draft_arguments, finish, start
from servers import Answer, Asked, ModelServer, good_texts, late, loopback, says, silent

import nianbao
from nianbao.drafting.model.journal import FILE
from nianbao.write.folder import MANIFEST

pytestmark = [loopback, pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")]

GOOD = good_texts(nianbao.load(EXAMPLE))
FIRST = next(iter(GOOD))
KILLS = int(os.environ.get("NIANBAO_KILLS", "6"))
#: What a person has put into the folder before.
PERSONS = {"草稿.docx": b"PK edited by hand", "备注.txt": "领导：第三段再改".encode()}


def _scripted(asked: Asked) -> Answer:
    """Answer each request in its own time, always the same; one part needs a second round."""
    text = "好的。" if asked.prompt == FIRST and len(asked.body["messages"]) == 2 else GOOD[asked.prompt]
    return late(0.02 + len(asked.prompt) % 7 / 50, says(text))


@dataclass(frozen=True)
class Undisturbed:
    """A run that nobody kills: its server, its files, its requests, and the seconds it took."""

    server: ModelServer
    files: dict[str, bytes]
    requests: set[str]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    folder = _folder(tmp_path_factory.mktemp("undisturbed"))
    with ModelServer(_scripted) as server:
        began = time.monotonic()
        code, _ = finish(start(*draft_arguments(server.url, folder), cwd=folder.parent))
        seconds = time.monotonic() - began
        assert code == 0
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != FILE}
        assert "草稿(2).docx" in files
        yield Undisturbed(server, files, set(map(_request, server.seen)), seconds)


def _folder(parent: Path) -> Path:
    folder = parent / "out"
    folder.mkdir()
    for name, content in PERSONS.items():
        (folder / name).write_bytes(content)
    return folder


def _request(asked: Asked) -> str:
    return json.dumps(asked.body, sort_keys=True)


def _answered(folder: Path) -> set[str]:
    """Return the requests whose answers the journal holds; all its lines but the last are whole."""
    lines = (folder / FILE).read_bytes().split(b"\n") if (folder / FILE).exists() else []
    kept = [json.loads(line) for line in lines[:-1] if line]
    return {json.dumps(line["request"], sort_keys=True) for line in kept if line["kind"] == "exchange"}


def _assert_nothing_half_written(folder: Path, whole: dict[str, bytes]) -> None:
    for path in folder.iterdir():
        if path.name in PERSONS:
            assert path.read_bytes() == PERSONS[path.name]
        elif path.name == MANIFEST:
            _assert_manifest_holds(folder)
        elif path.name != FILE and not path.name.endswith(".part"):
            assert path.read_bytes() == whole[path.name], path.name


def _assert_manifest_holds(folder: Path) -> None:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    assert manifest["whole"] == bool(manifest["files"])
    for file in manifest["files"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def _wait_for_the_moment(kill: int, run: Undisturbed, seen: int, folder: Path) -> str:
    """Wait until a moment of the run: of its time, of its asking or of its saving, by turns."""
    chance = random.Random(kill)
    kind = ("in its time", "as it asks", "as it saves")[kill % 3]
    end = time.monotonic() + run.seconds * 3
    if kind == "in its time":
        time.sleep(chance.uniform(run.seconds / 4, run.seconds))
    elif kind == "as it asks":
        wanted = seen + chance.randrange(1, len(run.requests) + 1)
        # A run that goes on from an earlier one may have fewer to send.
        while len(run.server.seen) < wanted and time.monotonic() < end and not _saves(folder):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.15))
    else:
        while not _saves(folder) and time.monotonic() < end:
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, 0.012))
    return kind


def _saves(folder: Path) -> bool:
    return any(path.name.endswith(".part") for path in folder.iterdir())


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_run_is_taken_up_where_it_was(kill: int, undisturbed: Undisturbed, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    _kill(kill, undisturbed, folder)
    _assert_the_next_run_finishes(undisturbed, folder)


def test_a_run_that_is_killed_again_and_again_gets_there(undisturbed: Undisturbed, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    for kill in (1, 4, 2):
        answered = _answered(folder)
        _kill(kill, undisturbed, folder)
        assert _answered(folder) >= answered
    _assert_the_next_run_finishes(undisturbed, folder)


def _kill(kill: int, undisturbed: Undisturbed, folder: Path) -> None:
    """Start a run and kill it; what it leaves is whole, and it has sent nothing that had been answered."""
    server, answered = undisturbed.server, _answered(folder)
    before = len(server.seen)
    process = start(*draft_arguments(server.url, folder), cwd=folder.parent)
    moment = _wait_for_the_moment(kill, undisturbed, before, folder)
    process.kill()
    process.communicate()
    assert not answered & set(map(_request, server.seen[before:]))
    _assert_nothing_half_written(folder, undisturbed.files)
    print(
        f"{moment}: {len(_answered(folder))} answers kept, files {sorted(p.name for p in folder.iterdir())}"
    )


def _assert_the_next_run_finishes(undisturbed: Undisturbed, folder: Path) -> None:
    """The next run sends what has not been answered, and ends with the files of a run that nobody killed."""
    server, answered = undisturbed.server, _answered(folder)
    before = len(server.seen)
    code, _ = finish(start(*draft_arguments(server.url, folder), cwd=folder.parent))
    assert code == 0
    sent = list(map(_request, server.seen[before:]))
    assert sorted(sent) == sorted(undisturbed.requests - answered)
    _assert_nothing_half_written(folder, undisturbed.files)
    left = {p.name for p in folder.iterdir() if not p.name.endswith(".part")}
    assert left == {*undisturbed.files, FILE}
    assert (folder / MANIFEST).read_bytes() == undisturbed.files[MANIFEST]


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[tuple[ModelServer, subprocess.Popen[bytes], Path]]:
    """A run of which half the parts are answered, and the others would wait for long."""
    answered = set(list(GOOD)[1::2])
    folder = _folder(tmp_path)
    with ModelServer(lambda a: says(GOOD[a.prompt]) if a.prompt in answered else silent()) as server:
        process = start(*draft_arguments(server.url, folder), cwd=tmp_path)
        while process.poll() is None and len({a.prompt for a in server.seen}) < len(GOOD):
            time.sleep(0.01)
        # The last of the answers is on its way.
        time.sleep(0.5)
        yield server, process, folder
        process.kill()
        process.communicate()


def test_an_interruption_keeps_what_is_there(
    hanging: tuple[ModelServer, subprocess.Popen[bytes], Path], undisturbed: Undisturbed
) -> None:
    server, process, folder = hanging
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    code, said = finish(process)
    assert time.monotonic() - began < 5
    assert code == 0
    data = json.loads((folder / "草稿.json").read_text("utf-8"))
    fallbacks = data["document"]["fallbacks"]
    assert len(fallbacks) == len(GOOD) // 2
    assert all(one["why"] == "已中断；重新运行会接着写" for one in fallbacks)
    assert "已中断" in said
    _assert_manifest_holds(folder)
    assert len(_answered(folder)) == len(GOOD) // 2

    # What was interrupted is asked for by the next run, and nothing else.
    server.play(lambda asked: says(GOOD[asked.prompt]))
    before = len(server.seen)
    code, said = finish(start(*draft_arguments(server.url, folder), cwd=folder.parent))
    assert code == 0 and "D202" not in said
    assert len(server.seen) - before == len(GOOD) // 2


def test_a_second_interruption_ends_at_once(
    hanging: tuple[ModelServer, subprocess.Popen[bytes], Path],
) -> None:
    _, process, folder = hanging
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    # A person presses the keys until it ends; two that come before the first is seen are one.
    while process.poll() is None and time.monotonic() - began < 3:
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
    code, said = finish(process)
    assert time.monotonic() - began < 3
    assert code == 2 and said.endswith("错误：已中断\n")
    assert not (folder / MANIFEST).exists() or not json.loads((folder / MANIFEST).read_text("utf-8"))["whole"]
    assert {name: (folder / name).read_bytes() for name in PERSONS} == PERSONS
    assert not any(path.name.endswith(".part") for path in folder.iterdir())
