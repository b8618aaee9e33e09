"""The server of our own that other tests use: reachable where they say so, gone when they end."""

from __future__ import annotations

import socket
import urllib.request

import pytest
from servers import ModelServer, answers, endless, loopback


@loopback
def test_loopback_is_reachable_where_a_test_asks_for_it() -> None:
    with ModelServer(lambda asked: answers(200, {"data": []})) as server:
        assert urllib.request.urlopen(f"{server.url}/models").read() == b'{"data": []}'
    assert [asked.path for asked in server.seen] == ["/v1/models"]


def test_loopback_is_blocked_elsewhere() -> None:
    with (
        ModelServer(lambda asked: answers(200, {})) as server,
        socket.socket() as line,
        pytest.raises(RuntimeError, match="disabled"),
    ):
        line.connect(("127.0.0.1", server.port))


@loopback
def test_its_end_ends_answers_that_would_go_on_for_ever() -> None:
    with ModelServer(lambda asked: endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.01)) as server:
        line = socket.create_connection(("127.0.0.1", server.port))
        line.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert line.recv(17) == b"HTTP/1.1 200 OK\r\n"
    with line, pytest.raises(OSError):
        while line.recv(1000):
            pass
        raise OSError("closed")
