"""The command line with servers that misbehave: it ends in time, says why in Chinese, and saves a draft."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from processes import EXAMPLE, KEY, START, draft_arguments, finish, start
from servers import Answer, ModelServer, answers, endless, fails, good_texts, loopback, says, silent

import nianbao

pytestmark = loopback

GOOD = good_texts(nianbao.load(EXAMPLE))
LIMITS = "[model]\ntimeout = 0.4\npart_seconds = 0.8\nrun_seconds = 1.5\n"

FAULTS: dict[str, tuple[Answer, str]] = {
    "401": (fails(401, f"Incorrect API key provided: {KEY}"), "请核对环境变量 OPENAI_API_KEY 里的密钥"),
    "404": (answers(404, b"404 page not found"), "一般以 /v1 结尾"),
    "503": (fails(503, "loading"), "服务繁忙"),
    "silent": (silent(), "没有答完"),
    "headers that trickle": (endless(b"HTTP/1.1 200 OK\r\nx: ", b"y", 0.02), "没有答完"),
    "interim answers without end": (endless(b"", b"HTTP/1.1 102 Wait\r\n\r\n", 0.001), "没有答完"),
    "body that trickles": (endless(b"HTTP/1.1 200 OK\r\n\r\n", b" ", 0.02), "没有答完"),
    "error without end": (endless(b"HTTP/1.1 400 X\r\n\r\n", b"x" * 65536), "不接受这样的请求|没有答完"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_draft_is_saved_in_time(fault: str, tmp_path: Path) -> None:
    answer, why = FAULTS[fault]
    (tmp_path / "nianbao.toml").write_text(LIMITS, "utf-8")
    with ModelServer(lambda asked: answer) as server:
        began = time.monotonic()
        process = start(*draft_arguments(server.url, tmp_path / "out"), cwd=tmp_path)
        code, said = finish(process)
        assert time.monotonic() - began < START
    assert code == 0
    # A busy machine may take longer than the time limit to read how the answer begins.
    assert said.count("D202") >= len(GOOD)
    assert any("".join(words.split()) in "".join(said.split()) for words in why.split("|"))
    assert (tmp_path / "out" / "草稿.docx").exists()


def test_the_librarys_own_log_has_no_key(tmp_path: Path) -> None:
    with ModelServer(lambda asked: says(GOOD[asked.prompt])) as server:
        process = start(
            *draft_arguments(server.url, tmp_path / "out"), cwd=tmp_path, environ={"OPENAI_LOG": "debug"}
        )
        code, said = finish(process)
    assert code == 0 and "发送 6 次请求" in said


@pytest.mark.parametrize(
    "answer, code, why",
    [
        (says('{"paragraphs": [{"sentences": [{"text": "测试。", "sources": []}]}]}'), 0, "可以用来起草"),
        (says("好的"), 1, "回答里没有 JSON"),
        (fails(401, f"bad key {KEY}"), 1, "请核对环境变量 OPENAI_API_KEY 里的密钥"),
        (answers(200, {"data": [{"id": f"m {KEY}\x1b[2J"}]}), 1, "没有正文"),
        (silent(), 1, "没有答完|超过了时限"),
    ],
)
def test_trying_out_a_server(answer: Answer, code: int, why: str, tmp_path: Path) -> None:
    (tmp_path / "nianbao.toml").write_text(LIMITS, "utf-8")
    with ModelServer(lambda asked: answer) as server:
        process = start("model", "test", "--model", "m", "--base-url", server.url, cwd=tmp_path)
        ended, said = finish(process)
    assert ended == code
    assert any(words in said for words in why.split("|")), said
    assert "\x1b" not in said


def test_nothing_is_sent_if_the_answers_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with ModelServer(lambda asked: says(GOOD[asked.prompt])) as server:
        code, said = finish(start(*draft_arguments(server.url, tmp_path / "out"), cwd=tmp_path))
        assert server.seen == []
    assert code == 2 and "错误：" in said and "out" in said
