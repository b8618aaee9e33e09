"""What tests of drafting over real HTTP share: a course from report to saved files, and what always holds."""

from __future__ import annotations

import io
import logging
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sample_reports import town
from servers import Answer, Asked, ModelServer, Script, good_texts, says

import nianbao
from nianbao.drafting.model import asking
from nianbao.drafting.model.journal import FILE
from nianbao.drafting.model.settings import Model

REPORT = town(
    notes={
        "management": ["信息发布严格执行“三审三校”", "按年度整理公开信息台账"],
        "platforms": ["专人维护网站专属网页，按栏目及时更新"],
    },
    problems=[
        {"problem": "个别科室报送公开信息不够及时", "improvement": "每个科室确定联络员，按月收集信息"},
        {"problem": "公开内容不够贴近群众", "improvement": "补充社会救助领域的信息"},
    ],
)
GOOD = good_texts(REPORT)
PARTS = len(GOOD)
KEY = "sk-Zq7-never-to-be-seen-51"
#: Limits, in seconds, that a busy machine keeps to as well, and those for servers that never come to an end.
LIMITS = {"timeout": 5.0, "part_seconds": 10.0, "run_seconds": 20.0}
SHORT = {"timeout": 0.5, "part_seconds": 1.2, "run_seconds": 2.0}
#: What our own work may add to a draft.
GRACE = 1.5


def good(asked: Asked) -> Answer:
    """Answer as a model that does as it is told."""
    return says(GOOD[asked.prompt])


@dataclass(frozen=True)
class Outcome:
    """What came of a draft: the draft, the seconds it took, why the model is not in it."""

    draft: nianbao.Draft
    seconds: float
    folder: Path

    @property
    def reasons(self) -> list[str]:
        """What the clerk is told of the parts that the model did not write."""
        return [finding.message for finding in self.draft.findings if finding.code == "D202"]

    @property
    def by_model(self) -> set[str]:
        """The sentences that the model wrote."""
        return {s.text for _, _, s in self.draft.document.sentences() if s.author == "model"}


Course = Callable[..., Outcome]
Serve = Callable[[Script], ModelServer]


@pytest.fixture
def nothing_left_behind(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Waits are short; no thread outlives a test, and no key is in any log of ours or the SDK's."""
    monkeypatch.setattr(asking, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(asking, "_LONGEST_WAIT", 0.03)
    caplog.set_level(logging.DEBUG)
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + 2
    while set(threading.enumerate()) - before and time.monotonic() < end:
        time.sleep(0.01)
    assert set(threading.enumerate()) - before == set()
    assert KEY not in caplog.text


@pytest.fixture
def serve(nothing_left_behind: None) -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(ModelServer(script))


@pytest.fixture
def course(tmp_path: Path, nothing_left_behind: None) -> Course:
    """Draft with a model at an address, save, and hold to what is true whatever the server does."""

    def run(url: str, *, save: bool = True, partly: bool = False, **options: Any) -> Outcome:
        model = Model("m", url, **{"key": KEY, "key_from": "MY_KEY", **LIMITS, **options})
        folder = tmp_path / "out"
        started = time.monotonic()
        draft = nianbao.draft(REPORT, model=model, journal=folder / FILE)
        outcome = Outcome(draft, time.monotonic() - started, folder)
        if save:
            draft.save(folder)
        assert outcome.seconds < model.run_seconds + GRACE
        assert partly or (len(outcome.reasons) == PARTS) != bool(outcome.by_model)
        for reason in outcome.reasons:
            assert_reads_well(reason)
        assert_no_secret(model, outcome)
        return outcome

    return run


def assert_reads_well(reason: str) -> None:
    """A reason is Chinese, of one line, not endless, and says what to do."""
    assert re.search(r"请|重新运行|可以照用", reason), reason
    assert reason.isprintable() and len(reason) < 400
    assert not re.search(r"Error|Exception|Traceback|0x[0-9a-f]{6}", reason), reason


def assert_no_secret(model: Model, outcome: Outcome) -> None:
    """The key is in no repr, no finding, no file and no journal."""
    secret = model.key.strip()
    said = "".join(map(str, outcome.draft.findings))
    assert secret not in repr(model) + repr(outcome.draft) + said
    for path in outcome.folder.iterdir():
        assert secret.encode() not in unpacked(path.read_bytes()), path


def unpacked(data: bytes) -> bytes:
    """Return what a file says, that of a Word file unpacked."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())
