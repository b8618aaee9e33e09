"""Answer modes down a ladder, over real HTTP: found out once, remembered, and found out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from courses import PARTS, REPORT, Course, Serve, good
from servers import (
    Answer,
    Asked,
    Script,
    fails,
    loopback,
)

import nianbao
from nianbao.drafting.model.journal import FILE
from nianbao.drafting.model.settings import Model

pytestmark = loopback


def _understands(*modes: str, refusal: int = 400, limit: str = "max_tokens") -> Script:
    def script(asked: Asked) -> Answer:
        if asked.mode not in modes:
            return fails(refusal, f"response_format {asked.mode} is not supported")
        if limit not in asked.body:
            return fails(400, f"Unsupported parameter. Use '{limit}' instead.")
        return good(asked)

    return script


@pytest.mark.parametrize("refusal", [400, 404, 422, 500])
@pytest.mark.parametrize("mode", ["json_object", "text"])
def test_a_server_is_asked_in_the_strictest_mode_it_takes(
    refusal: int, mode: str, serve: Serve, course: Course
) -> None:
    server = serve(_understands(mode, refusal=refusal))
    assert course(server.url, parallel=1).reasons == []
    # Found out once, with the first part; then asked straight.
    ladder = ["json_schema", "json_object", "text"]
    assert [asked.mode for asked in server.seen] == [*ladder[: ladder.index(mode)], *[mode] * PARTS]


@pytest.mark.parametrize(
    "words",
    [
        "This model does not support response format `json_schema`. See supported models",
        "This response_format type is unavailable now",
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
        "The model `m` does not support JSON mode",
    ],
)
def test_a_mode_that_a_model_does_not_know_is_not_a_missing_model(
    words: str, serve: Serve, course: Course
) -> None:
    server = serve(lambda asked: good(asked) if asked.mode == "text" else fails(400, words))
    assert course(server.url, parallel=1).reasons == []


@pytest.mark.parametrize("mode", ["json_object", "text"])
def test_a_later_run_goes_straight_to_the_mode_that_worked(
    mode: str, serve: Serve, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(_understands(mode))
    course(server.url, parallel=1)
    before = len(server.seen)
    # Other limits make other requests, so nothing is answered from the journal.
    assert course(server.url, parallel=1, max_tokens=5000).reasons == []
    assert {asked.mode for asked in server.seen[before:]} == {mode}


def test_a_server_that_wants_the_newer_limit(serve: Serve, course: Course) -> None:
    server = serve(_understands("json_object", limit="max_completion_tokens"))
    assert course(server.url, parallel=1).reasons == []
    for asked in server.seen[-PARTS + 1 :]:
        assert asked.mode == "json_object"
        assert "max_completion_tokens" in asked.body and "max_tokens" not in asked.body


def test_what_one_model_takes_is_not_held_against_another(
    serve: Serve, course: Course, tmp_path: Path
) -> None:
    server = serve(_understands("text"))
    course(server.url, parallel=1)
    server.play(_understands("json_schema"))
    before = len(server.seen)
    model = Model("another", server.url, parallel=1)
    draft = nianbao.draft(REPORT, model=model, journal=tmp_path / "out" / FILE)
    assert not [f for f in draft.findings if f.code == "D202"]
    assert [asked.mode for asked in server.seen[before:]] == ["json_schema"] * PARTS


def test_a_server_that_has_changed_is_found_out_again(serve: Serve, course: Course) -> None:
    server = serve(_understands("json_schema"))
    course(server.url, parallel=1)
    server.play(_understands("text"))
    assert course(server.url, parallel=1, max_tokens=5000).reasons == []


def test_answers_in_whatever_mode_are_replayed(serve: Serve, course: Course) -> None:
    first: list[str] = []

    def wavering(asked: Asked) -> Answer:
        """Fail once with the strictest mode, after other parts have been answered in it."""
        if asked.mode == "json_schema" and len(first) >= 2:
            return fails(422, "no schema")
        first.append(asked.prompt)
        return good(asked)

    server = serve(wavering)
    once = course(server.url, parallel=1)
    sent = len(server.seen)
    again = course(server.url, parallel=1)
    assert len(server.seen) == sent
    assert again.draft.document == once.draft.document


def test_the_journal_of_a_strange_hand_is_read_past(serve: Serve, course: Course, tmp_path: Path) -> None:
    server = serve(good)
    (tmp_path / "out").mkdir()
    exchange = {"kind": "exchange", "id": "1", "url": server.url, "answer": "x", "finish": "stop"}
    lines: list[Any] = [
        5,
        {},
        {**exchange, "request": 5, "tokens_in": 0, "tokens_out": 0},
        {
            **exchange,
            "request": {"model": "m", "response_format": {"type": []}},
            "tokens_in": 0,
            "tokens_out": 0,
        },
        {**exchange, "request": {"model": "m"}, "tokens_in": float("inf"), "tokens_out": 0},
        {**exchange, "request": {"model": "m"}, "tokens_in": None, "tokens_out": 0},
    ]
    text = "\n".join(["\x00\x00", '{"kind": "exchange"', *map(json.dumps, lines), '{"kind": "exch'])
    (tmp_path / "out" / FILE).write_text(text, encoding="utf-8")
    assert course(server.url).reasons == []
    assert (tmp_path / "out" / FILE).read_text("utf-8").startswith(f"{text}\n")
