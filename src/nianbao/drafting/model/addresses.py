"""Where a model may be asked: inside the machine or its private network, or outside with consent.

Notes that are not yet published can be work secrets, so nothing goes outside before a person has
agreed to that address once; the agreement is kept with its date.
"""

from __future__ import annotations

import datetime
import ipaddress
import json
import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

from nianbao.errors import ModelError, OutputError, UsageError

#: RFC 1918, RFC 4193, loopback and link-local: what never leaves the office's own network.
_INSIDE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_FILE = "consent.json"


def checked(base_url: str) -> str:
    """Return an address without a final slash; raise UsageError if it is no http(s) address."""
    address = base_url.strip().rstrip("/")
    # Looked for before anything is said of the address, since a key may stand there.
    if "@" in address.partition("//")[2].partition("/")[0] or "?" in address or "#" in address:
        raise UsageError("大模型服务的地址里不能带用户名、密钥或参数；密钥请放进环境变量")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        usable = None
    if not usable or any(c.isspace() for c in address):
        raise UsageError(f"大模型服务的地址“{base_url}”不对，应像 https://api.deepseek.com 这样以 http 开头")
    return address


def origin(base_url: str) -> str:
    """Return scheme, host and port of an address: what a person agrees to."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def is_inside(base_url: str) -> bool:
    """Whether every address that the host's name stands for is in the machine or a private network."""
    host = urlsplit(base_url).hostname or ""
    try:
        found = {ipaddress.ip_address(host)}
    except ValueError:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return False
        found = {ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers}
    return bool(found) and all(_private(address) for address in found)


def _private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    actual = mapped or address
    return any(actual in network for network in _INSIDE if network.version == actual.version)


def home() -> Path:
    """Return the folder of the user's own settings, or the one that NIANBAO_HOME names."""
    from platformdirs import user_config_path

    named = os.environ.get("NIANBAO_HOME")
    return Path(named) if named else user_config_path("nianbao", appauthor=False)


def consent_file() -> Path:
    """Return where agreements are kept."""
    return home() / _FILE


def consents() -> dict[str, str]:
    """Return the addresses agreed to, each with the date (ISO)."""
    try:
        data = json.loads(consent_file().read_text("utf-8"))
        return {str(item["address"]): str(item["date"]) for item in data["outside"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # An agreement that cannot be read is none.
        return {}


def agree(base_url: str) -> Path:
    """Record that a person lets notes and figures go to this address; return the file it is kept in.

    Raises UsageError for an address that no agreement would open, OutputError if it cannot be kept.
    """
    if urlsplit(checked(base_url)).scheme != "https" and not is_inside(base_url):
        raise UsageError(f"{origin(base_url)} 没有加密（应为 https），外部的服务不能用")
    agreed = {**consents(), origin(checked(base_url)): datetime.date.today().isoformat()}
    file = consent_file()
    data = {"outside": [{"address": address, "date": date} for address, date in sorted(agreed.items())]}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{_FILE}.{os.getpid()}.part")
        part.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
        part.replace(file)
    except OSError as error:
        raise OutputError(f"没能记下同意发送的地址，{file} 写不了：{error.strerror or error}") from None
    return file


def permit(base_url: str, *, outside: bool) -> None:
    """Return if this address may be asked; raise ModelError that says what to do if it may not."""
    if is_inside(base_url):
        return
    where = origin(base_url)
    if not outside:
        raise ModelError(f"设置里禁止使用外部的大模型服务（outside = false），没有向 {where} 发送任何内容")
    if urlsplit(base_url).scheme != "https":
        raise ModelError(f"{where} 在本单位网络之外，又没有加密（应为 https），没有发送任何内容")
    if where not in consents():
        raise ModelError(
            f"{where} 在本单位网络之外。起草要把工作要点和数字发给它，未公开的材料可能涉及工作秘密；"
            f"经批准可以发送的，先运行一次：nianbao model allow {base_url}"
        )
