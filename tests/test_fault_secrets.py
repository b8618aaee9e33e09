"""Nothing goes where nobody agreed to, and the key is never seen, whatever a server does."""

from __future__ import annotations

import re

import pytest
from courses import GOOD, KEY, PARTS, REPORT, Course, Serve, good, unpacked
from servers import (
    Answer,
    Asked,
    Script,
    answers,
    chat,
    fails,
    loopback,
    redirects,
    says,
)

import nianbao
from nianbao.drafting.model.settings import Model

pytestmark = loopback


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int, serve: Serve, course: Course) -> None:
    elsewhere = serve(good)
    server = serve(lambda asked: redirects(f"{elsewhere.url}/chat/completions?k={KEY}", status))
    outcome = course(server.url)
    assert all("没有照办；请核对地址" in reason for reason in outcome.reasons)
    assert elsewhere.seen == [] and len(server.seen) <= PARTS


def test_a_redirect_to_itself_is_no_loop(serve: Serve, course: Course) -> None:
    server = serve(lambda asked: redirects("/v1/chat/completions"))
    assert len(course(server.url).reasons) == PARTS
    assert len(server.seen) <= PARTS


def test_a_server_in_the_house_is_not_asked_through_a_proxy(
    serve: Serve, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, server = serve(good), serve(good)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.origin)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert course(server.url).reasons == []
    assert proxy.seen == [] and len(server.seen) == PARTS


def test_a_server_in_the_house_needs_no_certificates(
    serve: Serve, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    assert course(serve(good).url).reasons == []


@pytest.mark.parametrize("name", ["ALL_PROXY", "SSL_CERT_FILE"])
def test_an_unusable_environment_is_said_so(
    name: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nianbao.drafting.model.addresses, "permit", lambda *_, **__: None)  # type: ignore[attr-defined]
    monkeypatch.setenv(name, "gopher://nowhere" if name == "ALL_PROXY" else "/no/such/file.pem")
    outcome = course("https://no-such-host.invalid/v1")
    assert all("代理和证书" in reason for reason in outcome.reasons)


@pytest.mark.parametrize(
    "key", ["密钥-not-for-headers", "part-one\npart-two-long", "two words-of-a-key", "key-one\x7fkey-two"]
)
def test_a_key_that_no_header_may_have_is_not_sent(key: str, serve: Serve, course: Course) -> None:
    server = serve(good)
    outcome = course(server.url, key=key)
    assert all("密钥里有不该有的字符" in reason and "请重新复制" in reason for reason in outcome.reasons)
    assert server.seen == []
    kept = b"".join(unpacked(path.read_bytes()) for path in outcome.folder.iterdir()).decode(errors="replace")
    assert not any(piece in kept for piece in re.split(r"[\s\x7f]", key))


def test_a_line_end_copied_with_a_key_is_left_out(serve: Serve, course: Course) -> None:
    server = serve(good)
    assert course(server.url, key=f"{KEY}\r\n").reasons == []
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_no_key_where_one_is_wanted(serve: Serve, course: Course) -> None:
    server = serve(lambda asked: fails(401, "no key"))
    model = Model("m", server.url)
    why = [f.message for f in nianbao.draft(REPORT, model=model).findings if f.code == "D202"]
    assert "请把密钥放进环境变量" in why[0]


def _echo(status: int) -> Script:
    def script(asked: Asked) -> Answer:
        bearer = asked.headers["authorization"]
        data = chat({"content": f"{bearer} {GOOD[asked.prompt]}"}, bearer, model=bearer)
        error = {"error": {"message": f"bad {bearer} \\ {bearer}", "code": bearer}}
        return answers(status, data if status == 200 else error, {"x-request": "1", "location": bearer})

    return script


@pytest.mark.parametrize("status", [200, 302, 400, 401, 429, 500, 503])
@pytest.mark.parametrize("key", [KEY, "plain0key1without2prefix", "0123456789abcdef0123456789abcdef.AbCdEf"])
def test_a_key_that_the_server_repeats_stays_hidden(
    status: int, key: str, serve: Serve, course: Course
) -> None:
    # The course looks into every file, finding and repr.
    outcome = course(serve(_echo(status)).url, key=key)
    assert bool(outcome.by_model) == (status == 200)


@pytest.mark.parametrize("before", [150, 16_000 - 40])
def test_no_part_of_a_key_is_left_where_an_error_is_cut(before: int, serve: Serve, course: Course) -> None:
    key = "0123456789abcdef0123456789abcdef"
    server = serve(lambda asked: answers(503, f"{'x' * before}{key}".encode()))
    assert not any("0123" in reason for reason in course(server.url, key=key).reasons)


def test_the_key_in_the_models_own_sentences_stays_hidden(serve: Serve, course: Course) -> None:
    def script(asked: Asked) -> Answer:
        return says(GOOD[asked.prompt].replace("。", f"，{asked.headers['authorization'][7:]}。"))

    assert course(serve(script).url, rounds=0).by_model
