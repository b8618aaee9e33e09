"""One HTTP exchange with an OpenAI-compatible server: the only place that imports the SDK.

Whatever the server does ends in a Reply or in one of the failures; no answer is trusted to have the
shape that the protocol promises.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from math import isnan
from time import monotonic, time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from nianbao.drafting.model.addresses import is_inside
from nianbao.drafting.model.failures import Broken, Busy, Failure, Fatal, Filtered, Refused
from nianbao.drafting.model.settings import Model
from nianbao.texts import printable

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

#: More than any report could need; what is longer is not read to its end.
_MOST_BYTES = 4_000_000
#: Of an error only the beginning is read, and only for so many seconds.
_ERROR_BYTES, _ERROR_SECONDS = 16_000, 3.0
#: How much of a server's own words an error repeats.
_QUOTED = 160
#: A key of fewer characters is a stand-in for none.
_SHORTEST_SECRET = 8
_FILTERED = re.compile(
    r"content[_ ]?filter|data_?inspection|(?<!case.)sensitive|inappropriate|risk.?control|敏感|违规|不合规"
    r'|"code":\s*"?1301\b',
    re.IGNORECASE,
)
#: Why some services stop in the middle: they are overloaded.
_CUT_OFF = ("insufficient_system_resource", "network_error")
_NO_QUOTA = re.compile(
    r"insufficient[_ ]?(?:quota|balance|funds)|exceeded your current quota|arrear|overdue|余额不足|欠费"
    r'|"code":\s*"?1113\b',
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"model.{0,60}(?:not.?(?:exist|found|support)|does ?n.t exist|unknown)|模型不存在"
    r'|"code":\s*"?1211\b',
    re.IGNORECASE,
)
#: A model that does not support one of these is there all the same.
_PARAMETER = re.compile(r"response.?format|json.?(?:schema|object|mode)|max\w*_tokens", re.IGNORECASE)
_TOO_LONG = re.compile(
    r"context.{0,10}(?:length|window)|(?:input|prompt|输入).{0,20}(?:too.long|过长|超)", re.IGNORECASE
)
_TOO_MANY = re.compile(r"max_(?:completion_)?tokens", re.IGNORECASE)

#: The most telling of what the operating system and the library may say, and what to do about it.
_CAUSES: tuple[tuple[str, str], ...] = (
    ("ConnectionRefusedError", "这个地址没有服务在运行；请核对地址，确认服务已经启动"),
    ("gaierror", "找不到这个主机名；请核对地址和网络"),
    ("SSLError", "加密连接没有建立，可能是证书不被信任；请核对地址，或者请网络管理员处理"),
    ("ProxyError", "代理没有接通；请核对环境变量里的代理设置"),
    ("ConnectionResetError", "连接被对方断开；请稍后重新运行"),
    ("BrokenPipeError", "连接被对方断开；请稍后重新运行"),
    ("RemoteProtocolError", "对方没有答完就断开，或者答的不是 HTTP；请核对地址，或者稍后重新运行"),
)
_LATER = "请稍后重新运行"
_ADDRESS = "请核对地址，一般以 /v1 结尾"


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
            said = self._said(str(error)) or type(error).__name__
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
        return [self._said(str(item["id"])) for item in items if isinstance(item, dict) and "id" in item]

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
            raise Busy(f"服务的回答解不开压缩；{_LATER}") from None
        except Exception as error:
            # Of a server that keeps to no protocol, the SDK and its library may raise anything.
            raise Busy(f"连不上服务，或者连接中断：{_cause(error)}") from None
        # Some servers repeat the request with its headers; a stand-in such as EMPTY may be a word.
        secret = self._secret.encode() if len(self._secret) >= _SHORTEST_SECRET else b""
        return whole.replace(secret, b"***") if secret else whole

    def _judge(self, response: httpx2.Response) -> None:
        """Raise what an answer that is no success means; called before anything of its body is read."""
        if response.is_success:
            return
        raise self._failure(response.status_code, _beginning(response.iter_bytes()), response.headers)

    def _failure(self, status: int, words: str, headers: Mapping[str, str]) -> Failure:
        """Return what an error status means, by what there is to do about it."""
        said = self._said(words)
        detail = f"（{status}：{said}）" if said else f"（{status}）"
        if 300 <= status < 400:
            target = self._said(headers.get("location", ""))
            return Fatal(f"服务要求转到别的地址 {target}，没有照办；请核对地址（base_url）")
        if status in (401, 403):
            named = f"环境变量 {self._model.key_from} 里的密钥" if self._model.key_from else "密钥"
            what = f"请核对{named}" if self._secret else "请把密钥放进环境变量，如 OPENAI_API_KEY"
            return Fatal(f"密钥不对，或者没有权限{detail}；{what}")
        if status == 402 or (status == 429 and _NO_QUOTA.search(words)):
            return Fatal(f"服务的额度用完了，或者欠费{detail}；请充值，或者换一个服务")
        if status in (400, 404) and _NO_MODEL.search(words) and not _PARAMETER.search(words):
            return Fatal(f"服务没有这个模型{detail}；请核对模型名")
        if status in (400, 451) and _FILTERED.search(words):
            return Filtered(f"服务的内容审核没有通过{detail}；可以照用模板写的，或者换一个服务")
        if status == 500 or status == 501:
            return Refused(f"服务内部出错{detail}；{_LATER}", passing=True)
        if status in (408, 409, 425, 429) or status > 501:
            return _busy("服务限流" if status == 429 else "服务繁忙", detail, _retry_after(headers))
        if status in (404, 405):
            return Refused(f"服务没有这个接口{detail}；{_ADDRESS}")
        if status == 413 or _TOO_LONG.search(words):
            return Refused(f"要点太长，超过了模型能读的长度{detail}；请换一个能读更长的模型，或者精简要点")
        what = "在 nianbao.toml 里调整 max_tokens" if _TOO_MANY.search(words) else "核对地址和模型名"
        return Refused(f"服务不接受这样的请求{detail}；请{what}，或者换一个服务")

    def _said(self, words: str) -> str:
        """Return a server's own words, short and without the key."""
        return _short(words, self._secret)


def _short(words: str, secret: str = "") -> str:
    """Return a server's own words, in one short line and without anything that may be the key."""
    if re.match(r"\s*<(?:!doctype|html)", words, re.IGNORECASE):
        return "返回的是网页"
    words = " ".join(printable(_message(words)).split())
    # Before it is cut, or half of the key would stay.
    words = words.replace(secret, "***") if secret else words
    words = re.sub(r"\b(?:sk|ak|key)-[\w*.-]{4,}", "***", words)
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _message(words: str) -> str:
    """Return the message in the body of an error, or the body if it is none of the usual kind."""
    try:
        data = json.loads(words)
    except (ValueError, RecursionError):
        return words
    error = data.get("error", data) if isinstance(data, dict) else data
    if not isinstance(error, dict):
        return str(error or "")
    return next(
        (str(error[key]) for key in ("message", "msg", "detail", "code", "type") if error.get(key)), ""
    )


def too_slow(seconds: float) -> Busy:
    """Return the failure of a request that was not answered in time."""
    return Busy(f"服务 {seconds:.3g} 秒没有答完；{_LATER}，或者在 nianbao.toml 里调大 timeout")


def _busy(what: str, detail: str, after: float | None) -> Busy:
    if after is None or after < 1:
        return Busy(f"{what}{detail}；{_LATER}", after)
    return Busy(f"{what}，要求{_span(after)}以后再来{detail}；请到时重新运行", after)


def _span(seconds: float) -> str:
    """Return a span of time as people say it."""
    for unit, size in (("小时", 3600), ("分钟", 60)):
        if seconds >= 2 * size:
            return f" {seconds / size:.0f} {unit}" if seconds < 1_000_000 else "很久"
    return f" {seconds:.0f} 秒"


def _cause(error: BaseException) -> str:
    """Return what was the matter with a connection that failed, for a person to act on."""
    step: BaseException | None = error
    while step is not None:
        names = {kind.__name__ for kind in type(step).__mro__}
        for name, said in _CAUSES:
            if name in names:
                return said
        error, step = step, step.__cause__ or step.__context__
    return f"{type(error).__name__}；{_LATER}"


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


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait that a server asks for, None if it does not say."""
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time()
        except (ValueError, OverflowError):
            return None
    return None if isnan(seconds) else max(seconds, 0.0)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        page = body.lstrip()[:9].lower().startswith((b"<!doctype", b"<html"))
        what = "返回的是网页" if page else "返回的不是完整的 JSON"
        raise Busy(f"{what}，不像大模型服务的回答；{_ADDRESS}") from None


def _reply(body: bytes) -> Reply:
    """Read a chat answer as far as it has the promised shape; raise Broken or Filtered if it has not."""
    data = _json(body)
    choices = data.get("choices") if isinstance(data, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        # Some services report an error as a success.
        error = isinstance(data, dict) and not choices and ("error" in data or "message" in data)
        why = _short(body.decode("utf-8", "replace")) if error else "choices 为空"
        raise Broken(f"服务的回答里没有正文（{why}）；{_LATER}，或者换一个模型")
    finish = str(choice.get("finish_reason") or "stop")
    if finish in _CUT_OFF:
        raise Busy(f"服务没有把话说完（{finish}）；{_LATER}")
    if _FILTERED.search(finish):
        raise Filtered("服务的内容审核没有通过；可以照用模板写的，或者换一个服务")
    if message.get("refusal"):
        raise Filtered("模型拒绝回答；可以照用模板写的，或者换一个模型")
    text = message.get("content")
    if text is None and finish == "length":
        # All of the limit went into thinking; the caller may ask with a larger one.
        text = ""
    if not isinstance(text, str):
        raise Broken(f"服务的回答里没有正文（content 不是文字）；{_LATER}，或者换一个模型")
    # Half a surrogate pair can be neither sent nor saved.
    text = text.encode("utf-8", "replace").decode()
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(text, finish, _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
