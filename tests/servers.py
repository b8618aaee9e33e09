"""An OpenAI-compatible server of our own on loopback, scripted by the tests and able to misbehave.

A script is called with each request and returns an answer: a callable that writes to the connection
what it likes, HTTP or not.
"""

from __future__ import annotations

import contextlib
import http.server
import json
import socket
import struct
import threading
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import pytest

from nianbao.drafting.model.offer import Offer
from nianbao.drafting.model.prompts import first_messages
from nianbao.drafting.model.writer import offered, writer
from nianbao.facts import FactBook
from nianbao.report import Report

#: Tests that talk to a server of their own are marked with this; all else stays blocked.
loopback = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


@dataclass(frozen=True)
class Asked:
    """A request as it arrived; ``number`` counts from 0."""

    number: int
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def mode(self) -> str:
        """How it asks for JSON."""
        return str(self.body.get("response_format", {}).get("type", "text"))

    @property
    def prompt(self) -> str:
        """What the part is written from; it tells the parts apart."""
        return str(self.body["messages"][1]["content"])


class Line:
    """The connection that an answer is written to."""

    def __init__(self, handler: http.server.BaseHTTPRequestHandler, closing: threading.Event) -> None:
        self._handler = handler
        self._closing = closing
        self.headers: Mapping[str, str] = handler.headers

    def send(self, data: bytes) -> None:
        """Write, raw; raise OSError if the other side has gone."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def wait(self, seconds: float) -> bool:
        """Wait; return whether the server still runs."""
        return not self._closing.wait(seconds)

    def hang_up(self, *, reset: bool = False) -> None:
        """Close the connection when the answer returns; with ``reset`` at once, as after a crash."""
        self._handler.close_connection = True
        if reset:
            self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            # The files of the handler keep the socket open, so it is the handler's to close them too.
            self._handler.rfile.close()
            self._handler.connection.close()


Answer = Callable[[Line], None]
Script = Callable[[Asked], Answer]


class ModelServer:
    """A server on a free port of loopback while its context lasts; ``seen`` are the requests so far."""

    def __init__(self, script: Script) -> None:
        self.seen: list[Asked] = []
        self._script = script
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._open: set[socket.socket] = set()
        self._http = _Http(("127.0.0.1", 0), self._handler())
        self.port = int(self._http.server_address[1])
        self.origin = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.origin}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()
        self._thread.join()

    def play(self, script: Script) -> None:
        """Answer by another script from now on."""
        self._script = script

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                with server._lock:
                    server._open.add(self.connection)

            def finish(self) -> None:
                with server._lock:
                    server._open.discard(self.connection)
                with contextlib.suppress(OSError):
                    super().finish()

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                self._answer(body)

            def do_GET(self) -> None:
                self._answer({})

            def _answer(self, body: Mapping[str, Any]) -> None:
                with server._lock:
                    asked = Asked(len(server.seen), self.path, dict(self.headers.items()), body)
                    server.seen.append(asked)
                with contextlib.suppress(OSError):
                    server._script(asked)(Line(self, server._closing))
                self.close_connection |= server._closing.is_set()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


class _Http(http.server.ThreadingHTTPServer):
    # The end of the server waits for every answer, so that no thread of one test runs into the next.
    daemon_threads = False
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what many tests are about."""


# Answers.


def http_answer(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Return the bytes of a whole answer; ``headers`` may overrule content-length and content-type."""
    given = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode("latin-1") + body


def answers(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """Answer with a status and a body: bytes as they are, anything else as JSON."""
    data = body if isinstance(body, bytes) else _json(body)
    return lambda line: line.send(http_answer(status, data, headers))


def _json(data: Any) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half a surrogate pair can only be escaped.
        return json.dumps(data).encode()


def fails(status: int, message: str = "", headers: Mapping[str, str] | None = None, **error: Any) -> Answer:
    """Answer with an error as the protocol has it."""
    return answers(status, {"error": {"message": message, "type": "error", **error}}, headers)


def chat(message: Any, finish: str = "stop", **more: Any) -> dict[str, Any]:
    """Return a chat completion with one message."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        **more,
    }


def says(text: str, finish: str = "stop") -> Answer:
    """Answer with a text of the model's."""
    return answers(200, chat({"role": "assistant", "content": text}, finish))


def late(seconds: float, answer: Answer) -> Answer:
    """Answer after a while, if the server still runs then."""
    return lambda line: answer(line) if line.wait(seconds) else None


def sends(*pieces: bytes, pause: float = 0, reset: bool = False) -> Answer:
    """Write these bytes, whatever they are, with pauses after each, and hang up."""

    def answer(line: Line) -> None:
        line.hang_up()
        for piece in pieces:
            line.send(piece)
            if pause and not line.wait(pause):
                return
        if reset:
            line.hang_up(reset=True)

    return answer


def endless(head: bytes, piece: bytes, pause: float = 0) -> Answer:
    """Write ``head``, then ``piece`` again and again for as long as anybody listens."""

    def answer(line: Line) -> None:
        line.hang_up()
        line.send(head)
        while line.wait(pause):
            line.send(piece)

    return answer


def silent(head: bytes = b"") -> Answer:
    """Write ``head`` and then nothing, with the connection kept open."""
    return endless(head, b"", 0.05)


def closed_port() -> int:
    """Return a port of loopback where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def redirects(address: str, status: int = 307) -> Answer:
    """Send the client elsewhere."""
    return answers(status, b"", {"location": urllib.parse.quote(address, safe=":/?")})


# What a good model would write.


def good_texts(report: Report) -> dict[str, str]:
    """Return the answer of a model that does as it is told, by the prompt: every note, word for word."""
    facts = FactBook(report)
    who = writer(report)
    return {
        str(first_messages(who, offer)[1]["content"]): json.dumps(_good(offer), ensure_ascii=False)
        for offer in offered(report, facts)
    }


def _good(offer: Offer) -> dict[str, Any]:
    if offer.pairs:
        return {
            "pairs": [
                {
                    "id": pair.problem.id,
                    "problem": {"text": f"{pair.problem.text}。", "sources": [pair.problem.id]},
                    "improvement": {
                        "text": f"{pair.improvement.text}。",
                        "sources": [pair.improvement.id],
                    }
                    if pair.improvement
                    else None,
                }
                for pair in offer.pairs
            ]
        }
    sentences = [{"text": f"{note.text}。", "sources": [note.id]} for note in offer.notes]
    if not sentences:
        # Without notes there are figures; the first of them makes a sentence.
        first = offer.figures[0]
        sentences = [{"text": f"{first.text}为{{{first.id}}}{first.unit}。", "sources": [first.id]}]
    return {"paragraphs": [{"sentences": sentences}]}
