"""What a server's complaints mean, by what there is to do about them; in Chinese, for a clerk."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from math import isnan
from time import time

from nianbao.drafting.model.failures import Busy, Failure, Fatal, Filtered, Refused
from nianbao.texts import printable

#: How much of a server's own words an error repeats.
_QUOTED = 160
_FILTERED = re.compile(
    r"content[_ ]?filter|data_?inspection|(?<!case.)sensitive|inappropriate|risk.?control|敏感|违规|不合规"
    r'|"code":\s*"?1301\b',
    re.IGNORECASE,
)
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
#: What a person can do about it, at the end of many a reason.
LATER = "请稍后重新运行"
ADDRESS = "请核对地址，一般以 /v1 结尾"


def failure_of(
    status: int, words: str, headers: Mapping[str, str], *, secret: str = "", key_from: str = ""
) -> Failure:
    """Return what an error status means, by what there is to do about it.

    ``words`` are the beginning of its body; of the key, ``secret``, nothing is repeated, and ``key_from``
    is the environment variable that it came from.
    """
    said = said_by(words, secret)
    detail = f"（{status}：{said}）" if said else f"（{status}）"
    if 300 <= status < 400:
        target = said_by(headers.get("location", ""), secret)
        return Fatal(f"服务要求转到别的地址 {target}，没有照办；请核对地址（base_url）")
    if status in (401, 403):
        named = f"环境变量 {key_from} 里的密钥" if key_from else "密钥"
        what = f"请核对{named}" if secret else "请把密钥放进环境变量，如 OPENAI_API_KEY"
        return Fatal(f"密钥不对，或者没有权限{detail}；{what}")
    if status == 402 or (status == 429 and _NO_QUOTA.search(words)):
        return Fatal(f"服务的额度用完了，或者欠费{detail}；请充值，或者换一个服务")
    if status in (400, 404) and _NO_MODEL.search(words) and not _PARAMETER.search(words):
        return Fatal(f"服务没有这个模型{detail}；请核对模型名")
    if status in (400, 451) and _FILTERED.search(words):
        return Filtered(f"服务的内容审核没有通过{detail}；可以照用模板写的，或者换一个服务")
    if status == 500 or status == 501:
        return Refused(f"服务内部出错{detail}；{LATER}", passing=True)
    if status in (408, 409, 425, 429) or status > 501:
        return _busy("服务限流" if status == 429 else "服务繁忙", detail, _retry_after(headers))
    if status in (404, 405):
        return Refused(f"服务没有这个接口{detail}；{ADDRESS}")
    if status == 413 or _TOO_LONG.search(words):
        return Refused(f"要点太长，超过了模型能读的长度{detail}；请换一个能读更长的模型，或者精简要点")
    what = "在 nianbao.toml 里调整 max_tokens" if _TOO_MANY.search(words) else "核对地址和模型名"
    return Refused(f"服务不接受这样的请求{detail}；请{what}，或者换一个服务")


def is_filtered(words: str) -> bool:
    """Whether a service says that it will not write about this."""
    return _FILTERED.search(words) is not None


def said_by(words: str, secret: str = "") -> str:
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
    return Busy(f"服务 {seconds:.3g} 秒没有答完；{LATER}，或者在 nianbao.toml 里调大 timeout")


def _busy(what: str, detail: str, after: float | None) -> Busy:
    if after is None or after < 1:
        return Busy(f"{what}{detail}；{LATER}", after)
    return Busy(f"{what}，要求{_span(after)}以后再来{detail}；请到时重新运行", after)


def _span(seconds: float) -> str:
    """Return a span of time as people say it."""
    for unit, size in (("小时", 3600), ("分钟", 60)):
        if seconds >= 2 * size:
            return f" {seconds / size:.0f} {unit}" if seconds < 1_000_000 else "很久"
    return f" {seconds:.0f} 秒"


def cause_of(error: BaseException) -> str:
    """Return what was the matter with a connection that failed, for a person to act on."""
    step: BaseException | None = error
    while step is not None:
        names = {kind.__name__ for kind in type(step).__mro__}
        for name, said in _CAUSES:
            if name in names:
                return said
        error, step = step, step.__cause__ or step.__context__
    return f"{type(error).__name__}；{LATER}"


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
