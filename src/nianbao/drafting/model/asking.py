"""From a prompt to an answer: answer modes down a ladder, retries, limits, and the journal."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import tenacity

from nianbao.drafting.model.client import Reply, Server
from nianbao.drafting.model.clock import Deadline, Pace
from nianbao.drafting.model.complaints import too_slow
from nianbao.drafting.model.failures import Broken, Busy, Failure, Fatal, Refused, Stopped
from nianbao.drafting.model.journal import Journal, digest
from nianbao.drafting.model.settings import Model

Message = Mapping[str, str]

#: How often a busy server is asked, and the waits between, in seconds.
_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 20.0
#: How often an answer without any text is asked for.
_BROKEN_TRIES = 2
#: A server that wants to be left alone longer than this is not waited for.
_LONGEST_AFTER = 120.0


class Mode(StrEnum):
    """How a server is asked for JSON, the strictest first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


#: Newer servers of one maker want the limit under another name.
_LIMIT, _NEW_LIMIT = "max_tokens", "max_completion_tokens"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the id of its exchange."""

    id: str
    reply: Reply


@dataclass(slots=True)
class Usage:
    """What a run has cost so far: requests sent, answers taken from the journal, tokens."""

    sent: int = 0
    replayed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Asker:
    """Asks one model for one draft; shared by the parts, which ask at the same time."""

    def __init__(self, model: Model, server: Server, journal: Journal) -> None:
        self.model = model
        self.usage = Usage()
        self._server = server
        self._journal = journal
        self._pace = Pace(model.per_minute)
        self._lock = threading.Lock()
        self._understood = _way(journal.understood(model.base_url, model.name))
        self._reached = False
        self._dead = ""

    @property
    def mode(self) -> Mode | None:
        """The answer mode that the server was found to understand, None if nobody knows yet."""
        return self._understood[0] if self._understood else None

    def ask(
        self, part: str, messages: Sequence[Message], schema: Mapping[str, Any], deadline: Deadline
    ) -> Answered:
        """Return the answer to these messages, of this schema as far as the server can be made to keep it.

        Raises Fatal if no part can succeed, Busy, Refused, Broken or Filtered if this one cannot, and
        Stopped at the deadline.
        """
        limit = self.model.max_tokens
        answered = self._asked(part, messages, schema, limit, deadline)
        if answered.reply.finish == "length":
            # A thinking model may have spent the limit before it began to write.
            answered = self._asked(part, messages, schema, limit * 2, deadline)
        if answered.reply.finish == "length":
            raise Broken(f"回答太长被截断（上限 {limit * 2} 个 token）；请在 nianbao.toml 里调大 max_tokens")
        return answered

    def _asked(
        self,
        part: str,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        limit: int,
        deadline: Deadline,
    ) -> Answered:
        """Try the modes from the strictest that may be understood; remember the one that was."""

        def body(mode: Mode, name: str) -> dict[str, Any]:
            return _body(self.model.name, messages, schema, mode, {name: limit})

        earlier = self._replayed(body(mode, name) for mode in Mode for name in (_LIMIT, _NEW_LIMIT))
        if earlier is not None:
            return earlier
        known = self._understood
        renamed = known is not None and known[1] == _NEW_LIMIT
        # The server may be another one by now, so what it understood comes first, not alone.
        modes = [known[0], *(mode for mode in Mode if mode is not known[0])] if known else list(Mode)
        refused: Refused | None = None
        for mode in modes:
            # A mode that nobody has seen work is not insisted on: 500 may mean that it never will.
            insist = mode is Mode.TEXT or (known is not None and mode is known[0])
            for name in [_NEW_LIMIT] if renamed else [_LIMIT, _NEW_LIMIT]:
                try:
                    answered = self._once(part, body(mode, name), deadline, insist)
                except Refused as error:
                    refused = error
                    renamed = renamed or _NEW_LIMIT in str(error)
                    if not renamed:
                        break
                else:
                    self._understood = (mode, name)
                    return answered
            if refused is not None and refused.passing and insist:
                break
        assert refused is not None
        raise refused

    def _replayed(self, bodies: Iterable[Mapping[str, Any]]) -> Answered | None:
        """Return the journal's answer to one of these requests, which ask the same in different modes."""
        for body in bodies:
            id = digest(self.model.base_url, body)
            earlier = self._journal.reply(id)
            if earlier is not None:
                with self._lock:
                    self.usage.replayed += 1
                return Answered(id, earlier)
        return None

    def _once(self, part: str, body: Mapping[str, Any], deadline: Deadline, insist: bool) -> Answered:
        """Ask; ask a busy server again while there is time."""
        id = digest(self.model.base_url, body)
        started = time.monotonic()
        try:
            reply = self._insistently(body, deadline, insist)
        except Failure as error:
            self._journal.failed(id, part, str(error))
            if isinstance(error, Busy) and not self._reached:
                # Nothing has ever come back: the other parts need not find out for themselves.
                self._dead = str(error)
            raise
        self._reached = True
        with self._lock:
            self.usage.tokens_in += reply.tokens_in
            self.usage.tokens_out += reply.tokens_out
        self._journal.exchanged(id, self.model.base_url, body, part, reply, time.monotonic() - started)
        return Answered(id, reply)

    def _send(self, body: Mapping[str, Any], deadline: Deadline) -> Reply:
        if self._dead:
            raise Fatal(self._dead)
        deadline.check()
        self._pace.wait(deadline)
        once = deadline.within(self.model.timeout)
        with self._lock:
            self.usage.sent += 1
        try:
            return once.run(lambda: self._server.send(body, once.left))
        except Stopped:
            deadline.check()
            raise too_slow(self.model.timeout) from None
        except Fatal as error:
            # After good answers it is something about this one request, such as a guard in the network.
            self._dead = self._dead if self._reached else str(error)
            raise

    def _insistently(self, body: Mapping[str, Any], deadline: Deadline, insist: bool) -> Reply:
        """Return the reply; wait and ask again where that may help, as long as there is time."""
        backoff = tenacity.wait_exponential(_FIRST_WAIT, _LONGEST_WAIT) + tenacity.wait_random(0, _FIRST_WAIT)
        trouble: list[Failure] = []

        def again(error: BaseException) -> bool:
            if isinstance(error, Stopped | Fatal) or not isinstance(error, Failure):
                return False
            trouble.append(error)
            if isinstance(error, Busy):
                return (error.after or 0) <= min(_LONGEST_AFTER, deadline.left)
            if isinstance(error, Broken):
                return len(trouble) < _BROKEN_TRIES
            return isinstance(error, Refused) and error.passing and insist

        def wait(state: tenacity.RetryCallState) -> float:
            after = trouble[-1].after if isinstance(trouble[-1], Busy) else None
            return max(after or 0, backoff(state))

        def before_sleep(state: tenacity.RetryCallState) -> None:
            if state.next_action is not None and state.next_action.sleep >= deadline.left:
                deadline.check()
                raise trouble[-1]

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(again),
            wait=wait,
            stop=tenacity.stop_after_attempt(_TRIES),
            before_sleep=before_sleep,
            sleep=deadline.sleep,
            reraise=True,
        )
        try:
            return retrying(self._send, body, deadline)
        except Stopped:
            if trouble and not deadline.stop.is_set():
                # What went wrong says more than that the time is over.
                raise trouble[-1] from None
            raise


def _way(request: Mapping[str, Any] | None) -> tuple[Mode, str] | None:
    """Return the answer mode and the name of the limit in a request that was answered."""
    if request is None:
        return None
    form = request.get("response_format")
    asked = form.get("type") if isinstance(form, dict) else None
    mode = next((mode for mode in Mode if mode == asked), Mode.TEXT)
    return mode, _NEW_LIMIT if _NEW_LIMIT in request else _LIMIT


def _body(
    name: str, messages: Sequence[Message], schema: Mapping[str, Any], mode: Mode, limit: Mapping[str, int]
) -> dict[str, Any]:
    body: dict[str, Any] = {"model": name, "messages": [dict(message) for message in messages], **limit}
    if mode is Mode.SCHEMA:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "section", "strict": True, "schema": dict(schema)},
        }
    elif mode is Mode.OBJECT:
        body["response_format"] = {"type": "json_object"}
    return body
