"""Fixtures that several modules share, and how exchanges with servers are recorded and replayed."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cassette_yaml
import pytest
from vcr import VCR
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.request import Request

pytest.register_assert_rewrite("courses")

from courses import course as course  # noqa: E402
from courses import nothing_left_behind as nothing_left_behind  # noqa: E402
from courses import serve as serve  # noqa: E402
from filled_workbook import edited as edited  # noqa: E402
from offices import office as office  # noqa: E402
from offices import outside as outside  # noqa: E402

CASSETTES = Path(__file__).resolve().parents[1] / "cassettes"
#: Nothing else of a request's or an answer's headers is written down: no key, no date, no machine.
_KEPT = ("content-type", "retry-after")
#: Stands for the server where nothing is recorded; no request leaves for it.
_NOWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture
def vcr_config() -> dict[str, Any]:
    return {
        # Neither host nor port: recorded anew against any address.
        "match_on": ("method", "path", "query", "body"),
        "before_record_request": _bare_request,
        "before_record_response": _bare_response,
        # Without content-encoding, a packed body could not be read.
        "decode_compressed_response": True,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(CASSETTES / _server(request))


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:
    vcr.register_serializer("yaml", cassette_yaml)
    vcr.register_matcher("body", body_as_json)


@pytest.fixture
def address(request: pytest.FixtureRequest, record_mode: str) -> str:
    """The address of the server that a module is about; see tests/record.py."""
    if record_mode == "none":
        return _NOWHERE
    return os.environ[f"NIANBAO_RECORD_{_server(request).upper()}"]


@pytest.fixture(autouse=True)
def whole_cassette(vcr: Cassette | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a test and its cassette differ, either way; the program itself would only fall back."""
    if vcr is None or not vcr.write_protected:
        yield
        return
    known = vcr.can_play_response_for
    missed = []

    def known_or_fail(request: Request) -> bool:
        if not known(request):
            missed.append(request)
            why = CannotOverwriteExistingCassetteException(cassette=vcr, failed_request=request)
            # No Exception, which the SDK would take for a broken connection and ask again.
            pytest.fail(f"{why}\nIf the request is as it should be: python tests/record.py")
        return True

    monkeypatch.setattr(vcr, "can_play_response_for", known_or_fail)
    yield
    unplayed = [] if missed else [i for i in range(len(vcr)) if not vcr.play_counts[i]]
    assert unplayed == [], f"{vcr.path}: these exchanges did not take place: {unplayed}"


def _server(request: pytest.FixtureRequest) -> str:
    """The server that a module's cassettes come from: test_wire_stubllm.py, stubllm."""
    return request.path.stem.removeprefix("test_wire_")


def body_as_json(sent: Request, recorded: Request) -> None:
    """Compare bodies as JSON, whatever the order of their keys; say line by line where they differ."""
    before, after = _data(recorded), _data(sent)
    if before != after:
        changed = difflib.unified_diff(_lines(before), _lines(after), "recorded", "sent", n=0, lineterm="")
        raise AssertionError("\n".join(changed))


def _data(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except (TypeError, ValueError):
        return request.body


def _lines(data: Any) -> list[str]:
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1, default=repr)
    return written.replace("\\n", "\n").splitlines()


def _bare_request(request: Request) -> Request:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _KEPT}
    request.uri = request.parsed_uri._replace(scheme="", netloc="").geturl()
    return request


def _bare_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {name.lower(): values for name, values in response["headers"].items() if name.lower() in _KEPT}
    return {**response, "headers": kept}
