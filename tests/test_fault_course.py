"""Drafting over real HTTP with servers that misbehave: a whole draft all the same, in time."""

from __future__ import annotations

import email.utils
import gzip
import json
import re
import resource
import socket
import time
from collections.abc import Callable

import pytest
from courses import GOOD, GRACE, LIMITS, PARTS, SHORT, Course, Serve, good
from servers import (
    Answer,
    Asked,
    answers,
    chat,
    closed_port,
    endless,
    fails,
    http_answer,
    late,
    loopback,
    says,
    sends,
    silent,
)

import nianbao

pytestmark = loopback

OK_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def _zipped(megabytes: int, layers: int = 1) -> bytes:
    data = b" " * (megabytes << 20)
    for _ in range(layers):
        data = gzip.compress(data, 1)
    return data


def _encoded(status: int, data: bytes, encoding: str = "gzip") -> Answer:
    return answers(status, data, {"content-encoding": encoding})


WHOLE = json.dumps(chat({"content": "x"})).encode()
PAGE = "<!DOCTYPE html><html><body>网关</body></html>".encode()
CHUNKED = OK_HEAD + b"transfer-encoding: chunked\r\n\r\n"
ENDLESS = OK_HEAD + b"connection: close\r\n\r\n"
CUT = OK_HEAD + b"content-length: 9999\r\n\r\n" + WHOLE
TOMORROW = email.utils.formatdate(time.time() + 86400, usegmt=True)
PAIR = {"problem": {"text": "x", "sources": []}, "improvement": None}
NO_KEY = {"message": "Incorrect API key provided", "code": "invalid_api_key"}

#: What a server answers to every request, what the clerk is told, and how often a part may ask.
FAULTS: dict[str, tuple[Answer, str, int]] = {
    "429": (fails(429, "slow down"), "服务限流（429：slow down）；请稍后重新运行", 5),
    "429, retry at once": (fails(429, "", {"retry-after": "0"}), "服务限流", 5),
    "429, a day off": (fails(429, "", {"retry-after": TOMORROW}), "要求 24 小时以后再来.*请到时", 1),
    "429, an hour off": (fails(429, "", {"retry-after": "3600"}), "要求 60 分钟以后再来.*请到时", 1),
    "429, too late for this part": (fails(429, "", {"retry-after": "100"}), "要求 100 秒以后再来", 1),
    "429, for ever": (fails(429, "", {"retry-after": "1e400"}), "要求很久以后再来", 1),
    "429, nonsense": (fails(429, "", {"retry-after": "nan"}), "服务限流", 5),
    "429, no date": (fails(429, "", {"retry-after": "Mon, 99 Foo 99999"}), "服务限流", 5),
    "429, no quota": (
        fails(429, "q", code="insufficient_quota"),
        "额度用完了，或者欠费（429：q）；请充值",
        1,
    ),
    "402": (fails(402, "Insufficient Balance"), "额度用完了", 1),
    "503, as elsewhere": (answers(503, {"detail": "过载"}), "服务繁忙（503：过载）", 5),
    "503, in a word": (answers(503, {"error": "overloaded"}), "服务繁忙（503：overloaded）", 5),
    "503, without a word": (answers(503, {"error": None}), "服务繁忙（503）", 5),
    "503, a number": (answers(503, 7), "服务繁忙（503：7）", 5),
    "500": (fails(500, "oops"), "服务内部出错（500：oops）；请稍后", 7),
    "502": (answers(502, PAGE, {"content-type": "text/html"}), "服务繁忙（502：返回的是网页）；请稍后", 5),
    "503": (fails(503, "loading model"), "服务繁忙（503：loading model）", 5),
    "529": (fails(529, ""), "服务繁忙（529", 5),
    "401": (answers(401, {"error": NO_KEY}), "密钥不对.*请核对环境变量 MY_KEY 里的密钥", 1),
    "403": (answers(403, PAGE), "没有权限（403：返回的是网页）", 1),
    "404, no model": (fails(404, "The model `m` does not exist"), "没有这个模型.*请核对模型名", 1),
    "404, not pulled": (fails(404, 'model "m" not found, try pulling it first'), "没有这个模型", 1),
    "404": (answers(404, b"404 page not found"), "没有这个接口（404：404 page.*核对地址，一般以 /v1 结尾", 3),
    "405": (answers(405, b""), "没有这个接口（405）", 3),
    "400": (fails(400, "bad request"), "不接受这样的请求（400：bad request）；请核对", 3),
    "400, too long": (fails(400, "This model's maximum context length is 4096"), "要点太长.*精简要点", 3),
    "413": (answers(413, PAGE), "要点太长，超过了模型能读的长度（413：返回的是网页）", 3),
    "400, limit": (fails(400, "max_tokens should be in [1, 2048]"), "请在 nianbao.toml 里调整 max_tok", 3),
    "400, of a case": (fails(400, "names are case-sensitive"), "请核对地址和模型名", 3),
    "400, filtered": (fails(400, "x", code="content_filter"), "内容审核没有通过.*照用模板", 1),
    "400, inspected": (fails(400, "Input data may contain inappropriate content."), "内容审核", 1),
    "filtered half-way": (answers(200, chat({"content": "x"}, "content_filter")), "内容审核", 1),
    "filtered elsewhere": (answers(200, chat({"content": ""}, "sensitive")), "内容审核", 1),
    "overloaded half-way": (says("x", "insufficient_system_resource"), "没有把话说完（insuff", 5),
    "error as a success": (answers(200, {"error": {"code": 502, "message": "过载"}}), "没有正文（过载）", 2),
    "refusal": (answers(200, chat({"content": None, "refusal": "no"})), "模型拒绝回答", 1),
    "GBK error": (answers(503, "服务器忙".encode("gb18030")), "服务繁忙（503：服务器忙）", 5),
    "error of another charset": (answers(503, b"00", {"content-type": "text/plain; charset=hex"}), "503", 5),
    "error nested too deeply": (answers(503, b"[" * 9000), "服务繁忙", 5),
    "error that trickles": (endless(b"HTTP/1.1 503 X\r\n\r\n", b"x", 0.02), "没有答完|503", 5),
    "error without end": (endless(b"HTTP/1.1 503 X\r\n\r\n", b"x" * 65536), "服务繁忙（503：x+…）", 5),
    "Chinese error without end": (endless(b"HTTP/1.1 503 X\r\n\r\n", "忙".encode() * 9999), "503：忙+…）", 5),
    "slow headers": (silent(), "服务 0.5 秒没有答完；.*调大 timeout", 3),
    "headers that trickle": (endless(b"HTTP/1.1 200 OK\r\nx: ", b"y", 0.02), "没有答完", 3),
    "interim answers without end": (endless(b"", b"HTTP/1.1 102 Wait\r\n\r\n", 0.001), "没有答完", 3),
    "stalled body": (silent(CHUNKED + _chunk(b"{")), "没有答完", 3),
    "body that trickles": (endless(CHUNKED, _chunk(b" "), 0.02), "没有答完", 3),
    "reset": (sends(reset=True), "连接被对方断开；请稍后", 5),
    "reset within the body": (sends(CHUNKED, _chunk(b"{"), pause=0.02, reset=True), "连接被对方断开", 5),
    "hung up": (sends(), "没有答完就断开", 5),
    "not HTTP": (sends(b"SSH-2.0-OpenSSH_9.6\r\n"), "答的不是 HTTP；请核对地址", 5),
    "body shorter than said": (sends(CUT), "没有答完就断开", 5),
    "chunks cut off": (sends(CHUNKED + _chunk(b'{"choices"')), "没有答完就断开", 5),
    "broken chunks": (sends(CHUNKED + b"zz\r\n"), "没有答完就断开", 5),
    "cut JSON": (answers(200, WHOLE[:-5]), "不是完整的 JSON", 5),
    "empty body": (answers(200, b""), "不是完整的 JSON", 5),
    "invalid UTF-8": (answers(200, WHOLE.replace(b"x", b"\xff\xfe")), "不是完整的 JSON", 5),
    "page": (answers(200, PAGE, {"content-type": "text/html"}), "返回的是网页.*请核对地址，一般以 /v1", 5),
    "nested too deeply": (answers(200, b"[" * 9000), "不是完整的 JSON", 5),
    "10 MB": (answers(200, b" " * 10_000_000 + WHOLE), "超过 4 MB", 2),
    "body without end": (endless(ENDLESS, b" " * 65536), "超过 4 MB", 2),
    "bad gzip": (_encoded(200, b"\x1f\x8b\x08nonsense"), "解不开压缩", 5),
    "unknown encoding": (_encoded(200, WHOLE[:-5], "foo"), "不是完整的 JSON", 5),
    "no choices": (answers(200, chat({}, choices=[])), "choices 为空", 2),
    "choices no list": (answers(200, chat({}, choices={"0": 1})), "choices 为空", 2),
    "no message": (answers(200, chat(None)), "choices 为空", 2),
    "a list": (answers(200, [1]), "choices 为空", 2),
    "null": (answers(200, None), "choices 为空", 2),
    "null content": (answers(200, chat({"content": None})), "content 不是文字", 2),
    "content of parts": (answers(200, chat({"content": [{"type": "text"}]})), "content 不是文字", 2),
    "cut off at the limit": (says('{"paragraphs": [', "length"), "太长被截断（上限 8192", 2),
    "thinking up to the limit": (answers(200, chat({"content": None}, "length")), "太长被截断", 2),
    "unclosed thoughts": (says("<think>嗯，先看看"), "只写了思考过程", 3),
    "no JSON": (says("好的，请稍等。"), "回答里没有 JSON", 3),
    "empty text": (says(""), "回答是空的", 3),
    "wrong types": (says('{"paragraphs": [{"sentences": "x"}], "pairs": 3}'), "结构不对", 3),
    "nothing written": (says('{"paragraphs": [], "pairs": []}'), "没有写出一句话|不能增减", 3),
    "far too many pairs": (
        says(json.dumps({"pairs": [{"id": f"P{n}" * 9, **PAIR} for n in range(500)], "paragraphs": []})),
        "不能增减",
        3,
    ),
    "bare JSON values": (says("[1, 2, 3]"), "回答里没有 JSON", 3),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_the_models_text_and_nothing_else(fault: str, serve: Serve, course: Course) -> None:
    answer, why, most = FAULTS[fault]
    server = serve(lambda asked: answer)
    outcome = course(server.url, save=False, **SHORT)
    assert len(outcome.reasons) == PARTS
    assert any(re.search(why.replace("（", "[（]"), reason) for reason in outcome.reasons), outcome.reasons[0]
    assert 1 <= len(server.seen) <= most * PARTS


#: Faults that pass: the first answer is bad, what follows is good.
PASSING: dict[str, Answer] = {
    "429": fails(429, "", {"retry-after": "0.05"}),
    "429, by date": fails(429, "", {"retry-after": email.utils.formatdate(time.time() - 60, usegmt=True)}),
    "503": fails(503, "loading"),
    "502 with a page": answers(502, PAGE),
    "hung up": sends(),
    "reset": sends(reset=True),
    "cut off": sends(CUT),
    "cut JSON": answers(200, WHOLE[:-5]),
    "no choices": answers(200, chat({}, choices=[])),
    "null content": answers(200, chat({"content": None})),
    "cut off at the limit": says('{"paragraphs": [', "length"),
    "thinking up to the limit": answers(200, chat({"content": None}, "length")),
    "no JSON": says("好的。"),
    "half an emoji": says("\ud83d"),
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_costs_nothing(fault: str, serve: Serve, course: Course) -> None:
    asked_before: set[str] = set()

    def script(asked: Asked) -> Answer:
        if asked.prompt in asked_before:
            return good(asked)
        asked_before.add(asked.prompt)
        return PASSING[fault]

    server = serve(script)
    outcome = course(server.url)
    assert outcome.reasons == [] and outcome.by_model
    assert len(server.seen) == 2 * PARTS


#: What a model may put around its JSON.
WRAPPED: dict[str, Callable[[str], str]] = {
    "code fence": lambda text: f"```json\n{text}\n```",
    "thoughts": lambda text: f'<think>也许 {{"paragraphs": []}}？</think>\n{text}',
    "thoughts that began in the prompt": lambda text: (
        f'也许 {{"paragraphs": [{{"sentences": [{{"text": "不。", "sources": []}}]}}]}}？</think>{text}'
    ),
    "words": lambda text: f"好的，下面是结果：\n{text}\n以上。",
    "extra fields": lambda text: json.dumps({**json.loads(text), "note": {"x": [None]}}),
    "byte order mark": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_json_is_found_in_what_stands_around_it(wrapping: str, serve: Serve, course: Course) -> None:
    server = serve(lambda asked: says(WRAPPED[wrapping](GOOD[asked.prompt])))
    outcome = course(server.url)
    assert outcome.reasons == [] and "不。" not in outcome.by_model
    assert len(server.seen) == PARTS


@pytest.mark.parametrize("odd", ["\x00", "\x1b[2J", "\u202e", "\ud800", "\ufffe", "𠮷" * 1000])
def test_odd_characters_of_a_model_do_no_harm(odd: str, serve: Serve, course: Course) -> None:
    def script(asked: Asked) -> Answer:
        data = json.loads(GOOD[asked.prompt])
        for paragraph in data.get("paragraphs", []):
            for sentence in paragraph["sentences"]:
                sentence["sources"].append(f"N{odd}")
                sentence["text"] = f"{odd}{sentence['text']}"
        for pair in data.get("pairs", []):
            pair["id"] += odd
        return says(json.dumps(data))

    outcome = course(serve(script).url, rounds=1)
    assert outcome.by_model


def test_nobody_listens(course: Course) -> None:
    outcome = course(f"http://127.0.0.1:{closed_port()}/v1")
    assert all("这个地址没有服务在运行；请核对地址" in reason for reason in outcome.reasons)
    assert outcome.seconds < LIMITS["timeout"]


def test_a_name_that_stands_for_nothing(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nianbao.drafting.model.addresses, "permit", lambda *_, **__: None)  # type: ignore[attr-defined]
    outcome = course("http://no-such-host.invalid/v1")
    assert len(outcome.reasons) == PARTS


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_never_takes_the_call(scheme: str, course: Course) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        outcome = course(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/v1", **SHORT)
    assert all("没有答完" in reason for reason in outcome.reasons)


def test_a_server_without_encryption_where_it_was_expected(serve: Serve, course: Course) -> None:
    server = serve(good)
    outcome = course(server.url.replace("http:", "https:"))
    assert all("加密连接没有建立" in reason for reason in outcome.reasons)
    assert server.seen == []


@pytest.mark.parametrize("status", [200, 503])
@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip"])
def test_a_gzip_bomb_does_not_go_off(status: int, encoding: str, serve: Serve, course: Course) -> None:
    bomb = _zipped(200, encoding.count("gzip"))
    server = serve(lambda asked: _encoded(status, bomb, encoding))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = course(server.url, parallel=2)
    assert len(outcome.reasons) == PARTS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


# Limits and pace.


def test_retry_after_is_kept_to(serve: Serve, course: Course) -> None:
    times: dict[str, list[float]] = {}

    def script(asked: Asked) -> Answer:
        times.setdefault(asked.prompt, []).append(time.monotonic())
        return good(asked) if len(times[asked.prompt]) > 1 else fails(429, "", {"retry-after": "0.3"})

    assert course(serve(script).url).reasons == []
    assert all(second - first >= 0.3 for first, second in times.values())


def test_so_many_requests_a_minute_are_evenly_spread(serve: Serve, course: Course) -> None:
    times: list[float] = []

    def script(asked: Asked) -> Answer:
        times.append(time.monotonic())
        return good(asked)

    assert course(serve(script).url, per_minute=300).reasons == []
    assert times[-1] - times[0] >= 0.2 * (PARTS - 1) - 0.1


@pytest.mark.parametrize(
    "answer",
    [
        fails(400, "x", code="content_filter"),
        answers(200, chat({"content": None, "refusal": "no"})),
        answers(403, PAGE),
        answers(502, PAGE),
        answers(400, b""),
        sends(reset=True),
        says("不写"),
    ],
)
def test_a_fault_with_one_part_leaves_the_others(answer: Answer, serve: Serve, course: Course) -> None:
    bad = list(GOOD)[1]
    server = serve(lambda asked: answer if asked.prompt == bad else good(asked))
    outcome = course(server.url, parallel=1, partly=True)
    assert len(outcome.reasons) == 1 and len(outcome.by_model) > 1


def test_a_server_that_is_slow_but_in_time(serve: Serve, course: Course) -> None:
    assert course(serve(lambda asked: late(0.2, good(asked))).url).reasons == []


def test_parts_that_wait_for_a_dead_server_do_not_find_out_for_themselves(
    serve: Serve, course: Course
) -> None:
    server = serve(lambda asked: silent())
    outcome = course(server.url, parallel=1, **SHORT)
    assert outcome.seconds < SHORT["part_seconds"] + GRACE
    assert len({asked.prompt for asked in server.seen}) == 1


def test_an_endless_answer_is_not_sent_back(serve: Serve, course: Course) -> None:
    server = serve(lambda asked: says("嗯" * 1_000_000))
    course(server.url)
    assert max(len(json.dumps(asked.body, ensure_ascii=False)) for asked in server.seen) < 100_000


def test_a_kept_connection_that_the_server_has_closed(serve: Serve, course: Course) -> None:
    def script(asked: Asked) -> Answer:
        whole = http_answer(200, json.dumps(chat({"content": GOOD[asked.prompt]})).encode())
        # The header promises to keep the connection, the server does not.
        return sends(whole)

    assert course(serve(script).url, parallel=1).reasons == []
