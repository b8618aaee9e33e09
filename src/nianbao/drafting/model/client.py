"""One HTTP exchange with an OpenAI-compatible server: the only place that imports the SDK.

Whatever the server does ends in a Reply or in one of the failures; no answer is trusted to have the
shape that the protocol promises.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from typing import TYPE_CHECKING, Any, Protocol

from nianbao.drafting.model.failures import Broken, Busy, Failure, Fatal, Filtered, Refused
from nianbao.drafting.model.settings import Model
from nianbao.texts import printable

if TYPE_CHECKING:
    from openai import OpenAI

#: More than any report could need; what is longer is not read to its end.
_MOST_BYTES = 4_000_000
#: How much of a server's own words an error repeats.
_QUOTED = 160
_FILTERED = re.compile(
    r"content[_ ]?filter|data_?inspection|sensitive|inappropriate|risk.?control|1301|敏感|违规|不合规",
    re.IGNORECASE,
)
_NO_QUOTA = re.compile(
    r"insufficient[_ ]?(?:quota|balance|funds)|exceeded your current quota|arrear|overdue|余额不足|欠费|1113",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"model.{0,60}(?:not.?(?:exist|found|support)|does ?n.t exist|unknown)|模型不存在|1211", re.IGNORECASE
)

#: The most telling of what the operating system may say.
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (ConnectionRefusedError, "这个地址没有服务在运行"),
    (ConnectionResetError, "连接被对方断开"),
    (socket.gaierror, "找不到这个主机名"),
    (ssl.SSLError, "加密连接没有建立，可能是证书不被信任"),
)


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
        import openai

        self._secret = model.key
        omitted = openai.Omit()
        self._openai: OpenAI = openai.OpenAI(
            base_url=model.base_url,
            # Local servers want no key, but the SDK does.
            api_key=model.key or "none",
            max_retries=0,
            # A redirect could carry notes and key to an address nobody agreed to.
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
            # Identities from the environment are for another service.
            default_headers={"OpenAI-Organization": omitted, "OpenAI-Project": omitted},  # type: ignore[dict-item]
        )

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        """Send one chat request and return the reply, within about ``timeout`` seconds; raise a Failure."""
        return _reply(self._exchange("create", body, timeout))

    def models(self, timeout: float) -> list[str]:
        """Return the names of the models that the server offers; raise a Failure."""
        data = _json(self._exchange("list", {}, timeout))
        listed = data.get("data") if isinstance(data, dict) else None
        items = listed if isinstance(listed, list) else []
        return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]

    def _exchange(self, method: str, body: Mapping[str, Any], timeout: float) -> bytes:
        """Return the body of a successful answer, read to its end."""
        import httpx2
        import openai

        resource = self._openai.chat.completions if method == "create" else self._openai.models
        call = getattr(resource.with_streaming_response, method)
        try:
            with call(**body, timeout=timeout) as response:
                return _whole(response.iter_bytes())
        except openai.APIStatusError as error:
            raise self._failure(error) from None
        except (openai.APITimeoutError, httpx2.TimeoutException):
            raise Busy(f"服务 {timeout:.0f} 秒没有答完") from None
        except (openai.APIConnectionError, httpx2.TransportError, httpx2.StreamError) as error:
            raise Busy(f"连不上服务，或者连接中断（{_cause(error)}）") from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, UnicodeError, ValueError) as error:
            # The SDK's own complaints, such as a key with characters that no header may have.
            raise Fatal(f"请求发不出去（{self._said(str(error)) or type(error).__name__}）") from None

    def _failure(self, error: Any) -> Failure:
        """Return what an error status means, by what there is to do about it."""
        status, words = error.status_code, error.response.text
        said = self._said(words)
        detail = f"（{status}：{said}）" if said else f"（{status}）"
        if 300 <= status < 400:
            target = self._said(error.response.headers.get("location", ""))
            return Fatal(f"服务要求转到别的地址 {target}，没有照办；请核对 base_url")
        if status in (401, 403):
            return Fatal(f"密钥不对，或者没有权限{detail}")
        if status == 402 or (status == 429 and _NO_QUOTA.search(words)):
            return Fatal(f"服务的额度用完了，或者欠费{detail}")
        if status in (400, 404) and _NO_MODEL.search(words):
            return Fatal(f"服务没有这个模型，请核对模型名{detail}")
        if status in (400, 451) and _FILTERED.search(words):
            return Filtered(f"服务的内容审核没有通过{detail}")
        if status == 500 or status == 501:
            return Refused(f"服务内部出错{detail}", passing=True)
        if status in (408, 409, 425, 429) or status > 501:
            what = "服务限流" if status == 429 else "服务繁忙"
            return Busy(f"{what}{detail}", _retry_after(error.response.headers))
        return Refused(f"服务不接受这样的请求{detail}")

    def _said(self, words: str) -> str:
        """Return a server's own words, short and without anything that may be the key."""
        if re.match(r"\s*<(?:!doctype|html)", words, re.IGNORECASE):
            return "返回的是网页"
        if self._secret:
            words = words.replace(self._secret, "***")
        words = re.sub(r"\b(?:sk|ak|key)-[\w*.-]{4,}", "***", words)
        try:
            error = json.loads(words).get("error", {})
            words = str(error.get("message") or words) if isinstance(error, dict) else str(error or words)
        except (ValueError, AttributeError, RecursionError):
            pass
        words = " ".join(printable(words).split())
        return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _cause(error: BaseException) -> str:
    """Return what the operating system says of a connection that failed, for a person to act on."""
    step: BaseException | None = error
    while step is not None:
        for kind, said in _CAUSES:
            if isinstance(step, kind):
                return said
        error, step = step, step.__cause__ or step.__context__
    return type(error).__name__


def _whole(chunks: Iterator[bytes]) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Broken(f"服务的回答超过 {_MOST_BYTES // 1_000_000} MB，没有读完")
    return bytes(body)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait that a server asks for, None if it does not say."""
    value = headers.get("retry-after", "").strip()
    try:
        return max(float(value), 0.0) if value else None
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(value).timestamp() - time(), 0.0)
    except ValueError:
        return None


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        page = body.lstrip()[:9].lower().startswith((b"<!doctype", b"<html"))
        what = "返回的是网页" if page else "返回的不是完整的 JSON"
        raise Busy(f"{what}，不像大模型服务的回答") from None


def _reply(body: bytes) -> Reply:
    """Read a chat answer as far as it has the promised shape; raise Broken or Filtered if it has not."""
    data = _json(body)
    choices = data.get("choices") if isinstance(data, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise Broken("服务的回答里没有正文（choices 为空）")
    finish = str(choice.get("finish_reason") or "stop")
    if finish == "content_filter":
        raise Filtered("服务的内容审核没有通过")
    if message.get("refusal"):
        raise Filtered("模型拒绝回答")
    text = message.get("content")
    if not isinstance(text, str):
        raise Broken("服务的回答里没有正文（content 不是文字）")
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(text, finish, _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
