"""Time limits that hold whatever a server or a library does, and the pace of requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from nianbao.drafting.model.failures import Stopped

T = TypeVar("T")

#: How often a wait looks whether a person has interrupted, in seconds.
_GLANCE = 0.1


class Deadline:
    """The end of a stretch of work, in seconds from now, which a person's interruption brings forward."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()
        self._end = time.monotonic() + seconds

    def within(self, seconds: float) -> Deadline:
        """Return a deadline in so many seconds, but not after this one."""
        return Deadline(min(seconds, self.left), self.stop)

    @property
    def left(self) -> float:
        """The seconds that are left, 0 when it is over."""
        return 0.0 if self.stop.is_set() else max(self._end - time.monotonic(), 0.0)

    def check(self) -> None:
        """Raise Stopped if it is over."""
        if self.stop.is_set():
            raise Stopped("已中断；重新运行会接着写")
        if not self.left:
            raise Stopped(
                "超过了时限；请稍后重新运行，或者在 nianbao.toml 里调大 part_seconds 和 run_seconds"
            )

    def sleep(self, seconds: float) -> None:
        """Wait, but not beyond the end; raise Stopped if that comes first."""
        self.stop.wait(min(seconds, self.left))
        self.check()

    def run(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns; raise Stopped at the end although it has not returned.

        Looking up a name knows no time limit, and a body that trickles resets every other one, so the
        work is done in a thread that is left behind if need be; it keeps no process from ending.
        """
        done = threading.Event()
        result: list[T] = []
        failure: list[BaseException] = []

        def body() -> None:
            try:
                result.append(work())
            except BaseException as error:
                failure.append(error)
            done.set()

        self.check()
        threading.Thread(target=body, daemon=True, name="nianbao-request").start()
        while not done.wait(min(_GLANCE, self.left)):
            self.check()
        if failure:
            raise failure[0]
        return result[0]


class Pace:
    """At most so many requests a minute, evenly spread; 0 means no limit."""

    def __init__(self, per_minute: int) -> None:
        self._gap = 60 / per_minute if per_minute else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self, deadline: Deadline) -> None:
        """Wait for the next free moment; raise Stopped if it comes after the deadline."""
        if not self._gap:
            return
        with self._lock:
            now = time.monotonic()
            mine = max(self._next, now)
            self._next = mine + self._gap
        if mine > now:
            deadline.sleep(mine - now)
