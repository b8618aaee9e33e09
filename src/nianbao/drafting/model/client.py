"""One HTTP exchange with an OpenAI-compatible server: the only place that imports the SDK.

Whatever the server does ends in a Reply or in one of the failures; no answer is trusted to have the
shape that the protocol promises.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from nianbao.drafting.model.addresses import is_inside
from nianbao.drafting.model.complaints import (
    ADDRESS,
    LATER,
    cause_of,
    failure_of,
    is_filtered,
    said_by,
    too_slow,
)
from nianbao.drafting.model.failures import Broken, Busy, Failure, Fatal, Filtered
from nianbao.drafting.model.settings import Model

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

#: More than any report could need; what is longer is not read to its end.
_MOST_BYTES = 4_000_000
#: Of an error only the beginning is read, and only for so many seconds.
_ERROR_BYTES, _ERROR_SECONDS = 16_000, 3.0
#: Why some services stop in the middle: they are overloaded.
_CUT_OFF = ("insufficient_system_resource", "network_error")
#: A key of fewer characters is a stand-in for none.
_SHORTEST_SECRET = 8


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, why it stopped, and the tokens counted (0 where the server is silent)."""

    text: str
    finish: str = "stop"
    tokens_in: int = 0
    tokens_out: int = 0


class Server(Protocol):
    """What can be asked; tests put a scripted one here."""

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        """Send one chat request and return the reply, within about ``timeout`` seconds; raise a Failure."""
        ...


class Client:
    """A server behind an address, spoken to through the SDK; safe to share between threads."""

    def __init__(self, model: Model) -> None:
        self._model = model
        # A line end is easily copied along with a key.
        self._secret = model.key.strip()
        self._openai: OpenAI | None = None
        self._unusable = ""
        if not self._secret.isascii() or not self._secret.isprintable() or " " in self._secret:
            self._unusable = "密钥里有不该有的字符，如空格、换行或汉字；请重新复制密钥"
            return
        try:
            self._openai = self._connected()
        except Exception as error:
            # Proxies and certificates that the environment names may be unusable.
            said = said_by(str(error), self._secret) or type(error).__name__
            self._unusable = f"请求发不出去（{said}）；请核对环境变量里的代理和证书设置"

    def _connected(self) -> OpenAI:
        import httpx2
        import openai

        # What goes to a server in the house must not take the way through a proxy outside.
        inside = is_inside(self._model.base_url)
        encrypted = urlsplit(self._model.base_url).scheme == "https"
        omitted = openai.Omit()
        return openai.OpenAI(
            base_url=self._model.base_url,
            # Local servers want no key, but the SDK does.
            api_key=self._secret or "none",
            max_retries=0,
            http_client=openai.DefaultHttpxClient(
                # A redirect could carry notes and key to an address nobody agreed to.
                follow_redirects=False,
                trust_env=not inside,
                # Certificates that the environment names count in the house, too, if there are any.
                verify=httpx2.create_ssl_context() if encrypted else False,
                # The SDK would read an error to its end, however long that is.
                event_hooks={"response": [self._judge]},
            ),
            # Identities from the environment are for another service.
            default_headers={"OpenAI-Organization": omitted, "OpenAI-Project": omitted},  # type: ignore[dict-item]
        )

    def close(self) -> None:
        """Close the connections; a request that was left behind ends with them."""
        if self._openai is not None:
            self._openai.close()

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        """Send one chat request and return the reply, within about ``timeout`` seconds; raise a Failure."""
        return _reply(self._exchange("create", body, timeout))

    def models(self, timeout: float) -> list[str]:
        """Return the names of the models that the server offers; raise a Failure."""
        data = _json(self._exchange("list", {}, timeout))
        listed = data.get("data") if isinstance(data, dict) else None
        items = listed if isinstance(listed, list) else []
        return [
            said_by(str(item["id"]), self._secret)
            for item in items
            if isinstance(item, dict) and "id" in item
        ]

    def _exchange(self, method: str, body: Mapping[str, Any], timeout: float) -> bytes:
        """Return the body of a successful answer, read to its end."""
        if self._openai is None:
            raise Fatal(self._unusable)
        import httpx2
        import openai

        end = monotonic() + timeout
        resource = self._openai.chat.completions if method == "create" else self._openai.models
        call = getattr(resource.with_streaming_response, method)
        try:
            with call(**body, timeout=timeout) as response:
                whole = _whole(response.iter_bytes(), end)
        except Failure:
            raise
        except (openai.APITimeoutError, httpx2.TimeoutException, TimeoutError):
            raise too_slow(timeout) from None
        except UnicodeError:
            raise Broken("要发送的内容里有不能发送的字符；请核对要点") from None
        except httpx2.DecodingError:
            raise Busy(f"服务的回答解不开压缩；{LATER}") from None
        except Exception as error:
            # Of a server that keeps to no protocol, the SDK and its library may raise anything.
            raise Busy(f"连不上服务，或者连接中断：{cause_of(error)}") from None
        # Some servers repeat the request with its headers; a stand-in such as EMPTY may be a word.
        secret = self._secret.encode() if len(self._secret) >= _SHORTEST_SECRET else b""
        return whole.replace(secret, b"***") if secret else whole

    def _judge(self, response: httpx2.Response) -> None:
        """Raise what an answer that is no success means; called before anything of its body is read."""
        if response.is_success:
            return
        words = _beginning(response.iter_bytes())
        key_from = self._model.key_from
        raise failure_of(
            response.status_code, words, response.headers, secret=self._secret, key_from=key_from
        )


def _whole(chunks: Iterator[bytes], end: float) -> bytes:
    """Return a body; raise Broken if it is too long, TimeoutError if it comes too slowly."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Broken(f"服务的回答超过 {_MOST_BYTES // 1_000_000} MB，没有读完；请换一个模型或者服务")
        # Each byte of a body that trickles is in time; the whole is not.
        if monotonic() >= end:
            raise TimeoutError
    return bytes(body)


def _beginning(chunks: Iterator[bytes]) -> str:
    """Return the beginning of an error's body, as far as it can be had."""
    body = bytearray()
    end = monotonic() + _ERROR_SECONDS
    # The status has been said; a body that breaks off changes nothing about it.
    with suppress(Exception):
        for chunk in chunks:
            body += chunk
            if len(body) > _ERROR_BYTES or monotonic() >= end:
                break
    try:
        # The last character may be cut.
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        page = body.lstrip()[:9].lower().startswith((b"<!doctype", b"<html"))
        what = "返回的是网页" if page else "返回的不是完整的 JSON"
        raise Busy(f"{what}，不像大模型服务的回答；{ADDRESS}") from None


def _reply(body: bytes) -> Reply:
    """Read a chat answer as far as it has the promised shape; raise Broken or Filtered if it has not."""
    data = _json(body)
    choices = data.get("choices") if isinstance(data, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        # Some services report an error as a success.
        error = isinstance(data, dict) and not choices and ("error" in data or "message" in data)
        why = said_by(body.decode("utf-8", "replace")) if error else "choices 为空"
        raise Broken(f"服务的回答里没有正文（{why}）；{LATER}，或者换一个模型")
    finish = str(choice.get("finish_reason") or "stop")
    if finish in _CUT_OFF:
        raise Busy(f"服务没有把话说完（{finish}）；{LATER}")
    if is_filtered(finish):
        raise Filtered("服务的内容审核没有通过；可以照用模板写的，或者换一个服务")
    if message.get("refusal"):
        raise Filtered("模型拒绝回答；可以照用模板写的，或者换一个模型")
    text = message.get("content")
    if text is None and finish == "length":
        # All of the limit went into thinking; the caller may ask with a larger one.
        text = ""
    if not isinstance(text, str):
        raise Broken(f"服务的回答里没有正文（content 不是文字）；{LATER}，或者换一个模型")
    # Half a surrogate pair can be neither sent nor saved.
    text = text.encode("utf-8", "replace").decode()
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(text, finish, _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
