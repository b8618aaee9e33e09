"""Which model to ask, and how: from flags, the environment and nianbao.toml, in that order."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from nianbao.drafting.model.addresses import checked, home
from nianbao.errors import UsageError
from nianbao.resources import folder

#: Looked for in the folder one works in, and under it in the user's own settings.
FILE = "nianbao.toml"
_KEY = "OPENAI_API_KEY"


@dataclass(frozen=True, slots=True)
class Model:
    """A language model behind an OpenAI-compatible address.

    ``base_url`` is the address up to ``/v1``; ``key`` the secret it wants, never printed. ``rounds`` is
    how often a part may be revised; ``timeout`` bounds one request, ``part_seconds`` one part and
    ``run_seconds`` the whole draft, in seconds. ``parallel`` requests run at once, at most ``per_minute``
    a minute (0: no limit). ``max_tokens`` bounds an answer. ``price_in`` and ``price_out`` are 元 per
    million tokens, None where nobody configured them. ``outside`` False forbids every address that is
    not in the machine or its private network. Raises UsageError for an address that is none.
    """

    name: str
    base_url: str = ""
    key: str = field(default="", repr=False)
    rounds: int = 2
    timeout: float = 120
    part_seconds: float = 300
    run_seconds: float = 900
    #: As many as a report has parts, so that a draft takes no longer than its slowest part.
    parallel: int = 7
    per_minute: int = 0
    max_tokens: int = 4096
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    outside: bool = True
    #: Where the key came from, for people: an environment variable's name.
    key_from: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UsageError("没有写模型名")
        if not self.base_url:
            raise UsageError("没有写大模型服务的地址（base_url）")
        object.__setattr__(self, "base_url", checked(self.base_url))


@dataclass(frozen=True, slots=True)
class Preset:
    """A service by name: its address, and the environment variable that holds its key."""

    label: str
    base_url: str
    key: str = ""


@cache
def presets() -> Mapping[str, Preset]:
    """Return the services that can be named instead of an address."""
    data = tomllib.loads((folder("schemas") / "presets.toml").read_text("utf-8"))
    return {name: Preset(**values) for name, values in data.items()}


#: What nianbao.toml may set under [model], with the type each value must have.
_NUMBERS = ("rounds", "timeout", "part_seconds", "run_seconds", "parallel", "per_minute", "max_tokens")
_PRICES = ("price_in", "price_out")
_SERVICE = ("preset", "base_url", "key_env")
_TEXTS = ("name", *_SERVICE)
#: Numbers for which 0 has a meaning.
_MAY_BE_ZERO = ("rounds", "per_minute", *_PRICES)
#: No number of seconds, tokens or requests is as large as this.
_BEYOND = 1e9


def configured(
    flags: Mapping[str, str] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Model | None:
    """Return the model that flags, the environment and nianbao.toml name; None if none of them names one.

    ``flags`` may hold ``name``, ``preset`` and ``base_url``; ``environ`` defaults to the process's own.
    nianbao.toml is read in the current folder and in the user's settings; the nearer one wins, except
    that ``outside = false`` in either holds. Raises UsageError for a setting that cannot be.
    """
    environ = os.environ if environ is None else environ
    stated = _stated()
    given = {key: value for key, value in (flags or {}).items() if value}
    name = given.get("name") or environ.get("NIANBAO_MODEL") or stated.get("name", "")
    if not name:
        if given:
            raise UsageError("指定了大模型服务，还要用 --model 或环境变量 NIANBAO_MODEL 写明模型名")
        return None
    preset, address = _address(given, environ, stated)
    elsewhere = _names_service(given) or environ.get("OPENAI_BASE_URL")
    # A key that goes with one service must not be sent to another.
    key_env = "" if elsewhere and _names_service(stated) else stated.get("key_env", "")
    key_from = _key_from(key_env, preset, environ)
    options = {key: value for key, value in stated.items() if key in _NUMBERS or key in _PRICES}
    return Model(
        name,
        address,
        environ.get(key_from, ""),
        outside=stated.get("outside", True),
        key_from=key_from,
        **options,
    )


def _address(
    given: Mapping[str, str], environ: Mapping[str, str], stated: Mapping[str, Any]
) -> tuple[Preset | None, str]:
    """Return the preset, if one is named, and the address; the first of the three places wins."""
    for where in (given, {"base_url": environ.get("OPENAI_BASE_URL", "")}, stated):
        preset = _preset(where.get("preset", ""))
        if where.get("base_url"):
            return preset, where["base_url"]
        if preset is not None:
            return preset, preset.base_url
    raise UsageError(
        "写了模型名，没有写服务的地址：用 --preset、--base-url 或环境变量 OPENAI_BASE_URL 指定；"
        f"可用的服务：{'、'.join(presets())}"
    )


def _preset(named: str) -> Preset | None:
    if named and named not in presets():
        raise UsageError(f"没有“{named}”这个服务，可用：{'、'.join(presets())}")
    return presets()[named] if named else None


def _key_from(stated: str, preset: Preset | None, environ: Mapping[str, str]) -> str:
    """Return the environment variable to read the key from; empty if none of the likely ones is set."""
    wanted = (stated, preset.key if preset else "", _KEY)
    return next((name for name in wanted if name and environ.get(name)), "")


def _stated() -> dict[str, Any]:
    files = [file for file in (home() / FILE, Path(FILE)) if file.is_file()]
    read = [_read(file) for file in files]
    together: dict[str, Any] = {}
    for settings in read:
        if _names_service(settings):
            # The nearer service is meant as a whole, not mixed with the address or the key of another.
            together = {key: value for key, value in together.items() if key not in _SERVICE}
        together |= settings
    together["outside"] = all(settings.get("outside", True) for settings in read)
    return together


def _names_service(settings: Mapping[str, Any]) -> bool:
    return bool(settings.get("preset") or settings.get("base_url"))


def _read(file: Path) -> dict[str, Any]:
    """Return the settings of a nianbao.toml; raise UsageError that names the file and the setting."""
    try:
        whole = tomllib.loads(file.read_text("utf-8-sig"))
    # What is no TOML at all, or has a number or brackets without end.
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{file} 读不了，应是 UTF-8 的 TOML 文件：{error}") from None
    for key in sorted(whole.keys() - {"model"}):
        # What is read past might have been a prohibition.
        raise UsageError(f"{file} 里的“{key}”应写在 [model] 一节里")
    data = whole.get("model", {})
    if not isinstance(data, dict):
        raise UsageError(f"{file} 里的 model 应写成 [model] 一节")
    if any(key in data for key in ("key", "api_key")):
        raise UsageError(
            f'{file} 里不能写密钥；请把密钥放进环境变量，用 key_env 写变量名，如 key_env = "DEEPSEEK_API_KEY"'
        )
    for key, value in data.items():
        data[key] = _setting(file, key, value)
    return data


def _setting(file: Path, key: str, value: Any) -> Any:
    if key in _TEXTS and isinstance(value, str):
        return _text(file, key, value.strip())
    if key == "outside" and isinstance(value, bool):
        return value
    number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _BEYOND
    whole = key in {f.name for f in fields(Model) if f.type == "int"}
    fits = number and (value > 0 or (value == 0 and key in _MAY_BE_ZERO)) and (value % 1 == 0 or not whole)
    if key in (*_NUMBERS, *_PRICES) and fits:
        return Decimal(str(value)) if key in _PRICES else int(value) if whole else float(value)
    known = ("outside", *_TEXTS, *_NUMBERS, *_PRICES)
    if key not in known:
        raise UsageError(f"{file} 的 [model] 里没有“{key}”这项设置，可用：{'、'.join(known)}")
    wanted = " true 或 false" if key == "outside" else "文字" if key in _TEXTS else "正数"
    wanted = "不小于 0 的数" if key in _MAY_BE_ZERO else wanted
    wanted = f"{wanted}（整数）" if whole else wanted
    raise UsageError(f"{file} 的 [model] 里 {key} 应是{wanted}")


def _text(file: Path, key: str, value: str) -> str:
    try:
        if key == "preset":
            _preset(value)
        if key == "base_url" and value:
            checked(value)
    except UsageError as error:
        raise UsageError(f"{file} 的 [model] 里 {key}：{error}") from None
    return value
