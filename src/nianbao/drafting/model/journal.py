"""Every exchange with a model, kept as it happens: a run that is killed goes on without asking again.

One JSON object a line. ``exchange`` lines hold a request and its answer, ``failure`` lines why there was
none, ``verdict`` lines what the checks said of a part. No line holds a key.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nianbao.drafting.model.client import Reply
from nianbao.errors import OutputError

#: The file's name, beside the draft.
FILE = "模型记录.jsonl"


def digest(url: str, body: Mapping[str, Any]) -> str:
    """Return the id of a request: the same address and the same words, the same id."""
    written = json.dumps([url, body], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:20]


class Journal:
    """The exchanges of one draft; without a path it lives in memory only. Safe to share between threads."""

    def __init__(self, path: Path | None = None, *, fresh: bool = False) -> None:
        """Read what is there; with ``fresh`` nothing of it answers a request again, and it is kept."""
        self._path = path
        self._lock = threading.Lock()
        self._replies: dict[str, Reply] = {}
        self._understood: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._torn = False
        if path is not None:
            # What cannot be kept is not to be asked for, and paid.
            self._write(b"")
            self._read(path, fresh)

    def reply(self, id: str) -> Reply | None:
        """Return the answer that a request got earlier, if it got one."""
        with self._lock:
            return self._replies.get(id)

    def understood(self, url: str, model: str) -> Mapping[str, Any] | None:
        """Return the last request that this model of this server has answered, None if there is none."""
        with self._lock:
            return self._understood.get((url, model))

    def exchanged(
        self, id: str, url: str, body: Mapping[str, Any], part: str, reply: Reply, seconds: float
    ) -> None:
        """Keep an answer."""
        with self._lock:
            self._replies[id] = reply
        self._append(
            {
                "kind": "exchange",
                "id": id,
                "part": part,
                "url": url,
                "request": dict(body),
                "answer": reply.text,
                "finish": reply.finish,
                "tokens_in": reply.tokens_in,
                "tokens_out": reply.tokens_out,
                "seconds": round(seconds, 3),
            }
        )

    def judged(self, id: str, part: str, verdict: Mapping[str, Any]) -> None:
        """Keep what the checks said of the part that an exchange brought."""
        self._append({"kind": "verdict", "exchange": id, "part": part, **verdict})

    def failed(self, id: str, part: str, why: str) -> None:
        """Keep that a request brought no answer; it will be sent again."""
        self._append({"kind": "failure", "exchange": id, "part": part, "why": why})

    def _read(self, path: Path, fresh: bool) -> None:
        try:
            lines = path.read_bytes().split(b"\n") if path.exists() else []
        except OSError as error:
            raise OutputError(f"{path} 读不了：{error.strerror or error}") from None
        # What stands after the last line end was cut off by a kill; it is left and closed with one.
        self._torn = bool(lines and lines[-1])
        for line in lines[:-1]:
            try:
                self._take(json.loads(line), fresh)
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
                # A damaged line costs one more request, nothing else.
                continue

    def _take(self, data: dict[str, Any], fresh: bool) -> None:
        if data["kind"] != "exchange":
            return
        request = dict(data["request"])
        self._understood[str(data["url"]), str(request["model"])] = request
        if not fresh:
            counts = int(data["tokens_in"]), int(data["tokens_out"])
            self._replies[str(data["id"])] = Reply(str(data["answer"]), str(data["finish"]), *counts)

    def _append(self, data: Mapping[str, Any]) -> None:
        if self._path is None:
            return
        stamped = {"time": datetime.datetime.now().astimezone().isoformat(timespec="seconds"), **data}
        line = json.dumps(stamped, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        with self._lock:
            self._write(b"\n" + line if self._torn else line)
            self._torn = False

    def _write(self, data: bytes) -> None:
        assert self._path is not None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"模型的记录 {self._path} 写不了：{error.strerror or error}") from None
