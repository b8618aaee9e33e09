"""Which model is asked, where, and with whose consent: flags, environment, nianbao.toml, addresses."""

from __future__ import annotations

import datetime
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from processes import EXAMPLE
from sample_reports import town
from servers import ModelServer, loopback, says

import nianbao
from nianbao import cli
from nianbao.drafting.model.addresses import agree, checked, consents, is_inside, origin, permit
from nianbao.drafting.model.settings import Model, configured, presets
from nianbao.errors import ModelError, OutputError, UsageError

KEY = "sk-Zq7-never-to-be-seen-51"
INSIDE, OTHER = "http://127.0.0.1:9/v1", "http://10.0.0.2:8000/v1"


@dataclass(frozen=True)
class Office:
    """The folder that one works in, and the one of the user's own settings."""

    here: Path
    home: Path

    def states(self, here: str = "", home: str = "") -> None:
        """Write nianbao.toml in either folder, each the lines under [model]."""
        for folder, lines in ((self.here, here), (self.home, home)):
            if lines:
                (folder / "nianbao.toml").write_text(f"[model]\n{lines}\n", "utf-8")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Settings of this test alone, in an environment without any."""
    made = Office(tmp_path / "here", tmp_path / "home")
    made.here.mkdir()
    made.home.mkdir()
    monkeypatch.chdir(made.here)
    monkeypatch.setenv("NIANBAO_HOME", str(made.home))
    keys = [preset.key for preset in presets().values() if preset.key]
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "NIANBAO_MODEL", *keys):
        monkeypatch.delenv(name, raising=False)
    return made


# Which model: flags, then the environment, then nianbao.toml.

FLAGS = {"name": "of-flags", "base_url": "http://10.0.0.1/v1"}
ENVIRON = {"NIANBAO_MODEL": "of-environment", "OPENAI_BASE_URL": "http://10.0.0.2/v1"}
HERE = 'name = "of-here"\nbase_url = "http://10.0.0.3/v1"'
HOME = 'name = "of-home"\nbase_url = "http://10.0.0.4/v1"'


@pytest.mark.parametrize(
    "flags, environ, here, home, name, host",
    [
        (FLAGS, ENVIRON, HERE, HOME, "of-flags", "10.0.0.1"),
        ({}, ENVIRON, HERE, HOME, "of-environment", "10.0.0.2"),
        ({}, {}, HERE, HOME, "of-here", "10.0.0.3"),
        ({}, {}, "", HOME, "of-home", "10.0.0.4"),
        ({"name": "of-flags"}, ENVIRON, HERE, HOME, "of-flags", "10.0.0.2"),
        ({"name": "of-flags"}, {}, HERE, HOME, "of-flags", "10.0.0.3"),
        ({"base_url": FLAGS["base_url"]}, {}, HERE, HOME, "of-here", "10.0.0.1"),
        ({}, {"NIANBAO_MODEL": "of-environment"}, HERE, "", "of-environment", "10.0.0.3"),
        ({}, {"OPENAI_BASE_URL": ENVIRON["OPENAI_BASE_URL"]}, HERE, "", "of-here", "10.0.0.2"),
        ({}, {}, 'name = "of-here"', HOME, "of-here", "10.0.0.4"),
        ({"preset": "ollama"}, ENVIRON, HERE, HOME, "of-environment", "127.0.0.1:11434"),
        ({"preset": ""}, {}, HERE, "", "of-here", "10.0.0.3"),
        ({}, {}, 'preset = "ollama"', HOME, "of-home", "127.0.0.1:11434"),
        ({}, {}, HERE, 'preset = "ollama"', "of-here", "10.0.0.3"),
    ],
)
def test_the_nearest_setting_wins(
    flags: Mapping[str, str],
    environ: Mapping[str, str],
    here: str,
    home: str,
    name: str,
    host: str,
    office: Office,
) -> None:
    office.states(here, home)
    model = configured(flags, environ)
    assert model is not None
    assert (model.name, model.base_url) == (name, f"http://{host}/v1")


def test_without_any_setting_there_is_no_model(office: Office) -> None:
    assert configured({}, {}) is None
    # Other programs use the same two variables, so that neither alone asks for a model.
    assert configured({"name": "", "preset": ""}, {"OPENAI_BASE_URL": OTHER, "OPENAI_API_KEY": KEY}) is None


def test_the_process_s_own_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**ENVIRON, "OPENAI_API_KEY": KEY}.items():
        monkeypatch.setenv(name, value)
    model = configured()
    assert model is not None
    assert (model.name, model.key, model.key_from) == ("of-environment", KEY, "OPENAI_API_KEY")


@pytest.mark.parametrize(
    "here, home, allowed",
    [
        ("", "", True),
        ("outside = true", "", True),
        ("outside = false", "", False),
        ("", "outside = false", False),
        ("outside = true", "outside = false", False),
        ("outside = false", "outside = true", False),
    ],
)
def test_forbidding_the_outside_holds_wherever_it_is_written(
    here: str, home: str, allowed: bool, office: Office
) -> None:
    office.states(here, home)
    model = configured(FLAGS, {})
    assert model is not None and model.outside is allowed


@pytest.mark.parametrize("name", presets())
def test_a_service_by_name(name: str) -> None:
    preset = presets()[name]
    environ = {"OPENAI_API_KEY": "the-other", **({preset.key: KEY} if preset.key else {})}
    model = configured({"name": "m", "preset": name}, environ)
    assert model is not None
    assert model.base_url == preset.base_url == checked(preset.base_url)
    assert (model.key, model.key_from) == (
        (KEY, preset.key) if preset.key else ("the-other", "OPENAI_API_KEY")
    )
    without = configured({"name": "m", "preset": name}, {})
    assert without is not None and (without.key, without.key_from) == ("", "")


@pytest.mark.parametrize(
    "flags, environ, here, home, key_from",
    [
        ({}, {}, 'preset = "deepseek"\nkey_env = "MINE"', "", "MINE"),
        ({}, {}, 'preset = "deepseek"\nkey_env = "UNSET"', "", "DEEPSEEK_API_KEY"),
        ({}, {}, 'preset = "zhipu"', "", "OPENAI_API_KEY"),
        ({}, {"OPENAI_BASE_URL": OTHER}, 'key_env = "MINE"', "", "MINE"),
        ({"base_url": OTHER}, {}, 'key_env = "MINE"', "", "MINE"),
        # A key that goes with one service is not sent to another.
        ({"base_url": OTHER}, {}, 'preset = "deepseek"\nkey_env = "MINE"', "", "OPENAI_API_KEY"),
        ({"preset": "deepseek"}, {}, 'preset = "zhipu"\nkey_env = "MINE"', "", "DEEPSEEK_API_KEY"),
        ({}, {"OPENAI_BASE_URL": OTHER}, 'preset = "zhipu"\nkey_env = "MINE"', "", "OPENAI_API_KEY"),
        ({}, {}, f'base_url = "{OTHER}"', 'preset = "zhipu"\nkey_env = "MINE"', "OPENAI_API_KEY"),
        ({}, {}, f'base_url = "{OTHER}"', 'preset = "deepseek"', "OPENAI_API_KEY"),
        ({}, {}, 'preset = "zhipu"\nkey_env = "MINE"', 'preset = "deepseek"', "MINE"),
    ],
)
def test_where_the_key_comes_from(
    flags: Mapping[str, str],
    environ: Mapping[str, str],
    here: str,
    home: str,
    key_from: str,
    office: Office,
) -> None:
    office.states(here, home)
    keys = {"MINE": "1", "DEEPSEEK_API_KEY": "2", "OPENAI_API_KEY": "3"}
    model = configured({"name": "m", **flags}, {**keys, **environ})
    assert model is not None
    assert (model.key_from, model.key) == (key_from, keys[key_from])


def test_every_number_can_be_set(office: Office) -> None:
    office.states(
        "rounds = 0\ntimeout = 1.5\npart_seconds = 60\nrun_seconds = 90\nparallel = 2\nper_minute = 0\n"
        "max_tokens = 800\nprice_in = 0\nprice_out = 16.1",
        "rounds = 5\nprice_in = 2",
    )
    model = configured(FLAGS, {})
    assert model == Model(
        FLAGS["name"],
        FLAGS["base_url"],
        rounds=0,
        timeout=1.5,
        part_seconds=60,
        run_seconds=90,
        parallel=2,
        per_minute=0,
        max_tokens=800,
        price_in=Decimal(0),
        price_out=Decimal("16.1"),
    )


def test_a_file_with_a_byte_order_mark_or_without_our_section(office: Office) -> None:
    (office.here / "nianbao.toml").write_text(f"\ufeff[model]\r\n{HERE}", "utf-8")
    (office.home / "nianbao.toml").write_text("# 空的\n", "utf-8")
    model = configured({}, {})
    assert model is not None and model.name == "of-here"


# Settings that cannot be.

WRONG: dict[str, tuple[str, str]] = {
    "unknown": ("colour = 1", "没有“colour”这项设置，可用：outside、name"),
    "misspelt": ("Timeout = 1", "没有“Timeout”这项设置"),
    "text for a number": ('timeout = "60"', "timeout 应是正数"),
    "true for a number": ("timeout = true", "timeout 应是正数"),
    "false for a number": ("per_minute = false", "per_minute 应是"),
    "nan": ("run_seconds = nan", "run_seconds 应是正数"),
    "inf": ("part_seconds = inf", "part_seconds 应是正数"),
    "-inf": ("timeout = -inf", "timeout 应是正数"),
    "beyond floats": (f"max_tokens = 1{'0' * 400}", "max_tokens 应是"),
    "beyond integers": (f"max_tokens = 1{'0' * 5000}", "应是 UTF-8 的 TOML 文件"),
    "zero seconds": ("timeout = 0", "timeout 应是正数"),
    "negative": ("rounds = -1", "rounds 应是"),
    "half a token": ("max_tokens = 0.5", "max_tokens 应是"),
    "half a request": ("per_minute = 0.5", "per_minute 应是"),
    "a negative price": ("price_in = -0.1", "price_in 应是"),
    "a price of nan": ("price_out = nan", "price_out 应是"),
    "a list": ("rounds = [1]", "rounds 应是"),
    "a date": ("timeout = 2024-01-01", "timeout 应是正数"),
    "a number for a text": ("name = 5", "name 应是文字"),
    "a table for a text": ("[model.name]", "name 应是文字"),
    "text for a choice": ('outside = "false"', "outside 应是 true 或 false"),
    "0 for a choice": ("outside = 0", "outside 应是 true 或 false"),
    "a key": (f'key = "{KEY}"', "不能写密钥；请把密钥放进环境变量，用 key_env"),
    "an API key": (f'api_key = "{KEY}"', "不能写密钥"),
    "a key under another name": (f'apikey = "{KEY}"', "没有“apikey”这项设置"),
    "unknown preset": ('preset = "gpt"', "preset：没有“gpt”这个服务，可用：deepseek、"),
    "no address": ('base_url = "localhost:8000"', "base_url：大模型服务的地址“localhost:8000”不对"),
    "a key in the address": (
        f'base_url = "https://u:{KEY}@x.cn"',
        "base_url：大模型服务的地址里不能带用户名、密钥",
    ),
    "broken": ("name = ", "应是 UTF-8 的 TOML 文件"),
    "twice": ('name = "a"\nname = "b"', "应是 UTF-8 的 TOML 文件"),
    "nested without end": (f"name = {'[' * 9000}", "应是 UTF-8 的 TOML 文件"),
}


@pytest.mark.parametrize("where", ["here", "home"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_setting_that_cannot_be_is_named_with_its_file(wrong: str, where: str, office: Office) -> None:
    lines, said = WRONG[wrong]
    office.states(**{where: lines})
    with pytest.raises(UsageError) as error:
        configured(FLAGS, {})
    file = Path("nianbao.toml") if where == "here" else office.home / "nianbao.toml"
    assert str(error.value).startswith(f"{file} ") and said in str(error.value)
    assert KEY not in str(error.value)


@pytest.mark.parametrize(
    "content, said",
    [
        ('[model]\nname = "通义"'.encode("gb18030"), "应是 UTF-8 的 TOML 文件"),
        ('[model]\nname = "m"'.encode("utf-16"), "应是 UTF-8 的 TOML 文件"),
        (b"model = 5", "应写成 [model] 一节"),
        (b"[[model]]\nname = 'm'", "应写成 [model] 一节"),
        # Above the section, or without one, a setting would be read past, this one at a cost.
        (b"outside = false", "“outside”应写在 [model] 一节里"),
        (b"[Model]\noutside = false", "“Model”应写在 [model] 一节里"),
    ],
    ids=["GBK", "UTF-16", "number", "list", "no section", "another section"],
)
def test_a_file_that_cannot_be_read_is_named(content: bytes, said: str, office: Office) -> None:
    (office.here / "nianbao.toml").write_bytes(content)
    with pytest.raises(UsageError) as error:
        configured(FLAGS, {})
    assert str(error.value).startswith("nianbao.toml ") and said in str(error.value)


@pytest.mark.parametrize(
    "flags, environ, said",
    [
        ({"name": "m"}, {}, "没有写服务的地址：用 --preset、--base-url 或环境变量 OPENAI_BASE_URL"),
        ({}, {"NIANBAO_MODEL": "m"}, "没有写服务的地址"),
        ({"base_url": OTHER}, {}, "还要用 --model 或环境变量 NIANBAO_MODEL 写明模型名"),
        ({"preset": "ollama"}, {}, "写明模型名"),
        ({"name": "m", "preset": "openai"}, {}, "没有“openai”这个服务，可用：deepseek、"),
        ({"name": " ", "preset": "ollama"}, {}, "没有写模型名"),
        ({"name": "m", "base_url": "ftp://10.0.0.1"}, {}, "“ftp://10.0.0.1”不对，应像 https://"),
    ],
)
def test_half_a_model_is_none(flags: dict[str, str], environ: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        configured(flags, environ)


@pytest.mark.parametrize("command", ["draft", "model"])
def test_the_command_line_says_what_is_wrong_with_a_setting(
    command: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.states(f'api_key = "{KEY}"')
    arguments = ["draft", str(EXAMPLE)] if command == "draft" else ["model", "test"]
    assert cli.run(arguments) == cli.UNUSABLE
    shown = capsys.readouterr()
    assert shown.err.startswith("错误：nianbao.toml 里不能写密钥") and KEY not in shown.err + shown.out
    assert not (office.here / "out").exists()


# Addresses.


def _resolving(*found: str) -> Callable[..., list[Any]]:
    def getaddrinfo(host: str, *_: Any, **__: Any) -> list[Any]:
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in found]

    return getaddrinfo


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name stands for an address outside."""
    monkeypatch.setattr(socket, "getaddrinfo", _resolving("8.8.8.8"))


@pytest.mark.parametrize(
    "address, inside",
    [
        ("http://127.0.0.1:8000/v1", True),
        ("http://127.8.9.10", True),
        ("http://[::1]:8000/v1", True),
        ("http://10.0.0.1", True),
        ("http://10.255.255.255", True),
        ("http://172.16.0.1", True),
        ("http://172.31.255.255", True),
        ("http://192.168.1.1", True),
        ("http://169.254.1.1", True),
        ("http://[fd00::1]", True),
        ("http://[fe80::1]", True),
        ("http://[::ffff:127.0.0.1]", True),
        ("http://[::ffff:10.0.0.1]", True),
        ("http://[::ffff:a00:1]", True),
        ("http://[::ffff:8.8.8.8]", False),
        ("http://[::]", False),
        ("http://[2001:4860:4860::8888]", False),
        ("http://[64:ff9b::a00:1]", False),
        ("http://0.0.0.0", False),
        ("http://8.8.8.8", False),
        ("http://9.255.255.255", False),
        ("http://11.0.0.0", False),
        ("http://100.64.0.1", False),
        ("http://172.15.255.255", False),
        ("http://172.32.0.1", False),
        ("http://192.169.0.1", False),
        ("http://192.0.2.1", False),
    ],
)
def test_what_is_inside_by_its_number(address: str, inside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> list[Any]:
        raise AssertionError("a number needs no look-up")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert is_inside(address) is inside


@pytest.mark.parametrize(
    "found, inside",
    [
        (("127.0.0.1",), True),
        (("::1", "127.0.0.1"), True),
        (("fe80::1%eth0",), True),
        (("10.1.2.3",), True),
        (("8.8.8.8",), False),
        (("10.1.2.3", "8.8.8.8"), False),
        (("127.0.0.1", "2001:db8::1"), False),
        ((), False),
    ],
)
def test_a_name_is_inside_if_all_it_stands_for_is(
    found: tuple[str, ...], inside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _resolving(*found))
    assert is_inside("http://llm.gov.example:8000/v1") is inside


@pytest.mark.parametrize("host", ["127.0.0.1.evil.example", "10.0.0.1.nip.example", "localhost.evil.example"])
def test_a_name_that_looks_like_a_number_is_looked_up(host: str, outside: None) -> None:
    assert not is_inside(f"http://{host}/v1")


def test_localhost_is_inside() -> None:
    assert is_inside("http://localhost:11434/v1") and is_inside("http://LOCALHOST/v1")


def test_a_name_that_no_look_up_takes_is_outside() -> None:
    assert not is_inside(f"http://{'a' * 70}.example")
    assert not is_inside("http://a..b")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "api.deepseek.com",
        "localhost:8000/v1",
        "ftp://10.0.0.1",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:port",
        "http://[::1",
        "http://10.0.0.1/a b",
        "http://10.0.0.1/\u3000v1",
        # Who the host is depends on who reads these.
        "http://127.0.0.1@8.8.8.8/v1",
        "http://127.0.0.1:80@8.8.8.8/v1",
        "http://127.0.0.1\\@8.8.8.8/v1",
        "http://8.8.8.8#@127.0.0.1/v1",
        "http://8.8.8.8?@127.0.0.1/v1",
        f"https://u:{KEY}@api.deepseek.com",
        f"https://api.deepseek.com/v1?key={KEY}",
        f"https://api.deepseek.com/v1#{KEY}",
        f"https://u:{KEY}@api.deepseek.com:port/v1",
        f"https://api.deepseek.com:port/v1?key={KEY}",
    ],
)
def test_no_address(address: str) -> None:
    with pytest.raises(UsageError) as error:
        checked(address)
    assert KEY not in str(error.value)


def test_an_address_without_its_final_slash() -> None:
    assert checked(" https://api.deepseek.com/v1// ") == "https://api.deepseek.com/v1"
    assert Model("m", "http://127.0.0.1:9/v1/").base_url == "http://127.0.0.1:9/v1"


# Consent.

SERVICE = "https://llm.example/v1"


@pytest.mark.parametrize(
    "address, where",
    [
        ("https://LLM.Example/v1/x", "https://llm.example:443"),
        ("https://llm.example:443", "https://llm.example:443"),
        ("https://llm.example:8443/v1", "https://llm.example:8443"),
        ("http://llm.example/v1", "http://llm.example:80"),
        ("https://[2001:db8::1]/v1", "https://[2001:db8::1]:443"),
    ],
)
def test_what_one_agrees_to(address: str, where: str) -> None:
    assert origin(address) == where


def test_inside_needs_no_consent(office: Office) -> None:
    permit("http://192.168.1.5:8000/v1", outside=True)
    permit("http://192.168.1.5:8000/v1", outside=False)
    assert list(office.home.iterdir()) == []


def test_nothing_goes_outside_before_somebody_has_agreed(outside: None) -> None:
    with pytest.raises(ModelError, match=rf"先运行一次：nianbao model allow {SERVICE}") as error:
        permit(SERVICE, outside=True)
    assert "工作秘密" in str(error.value)
    agree(SERVICE)
    permit(SERVICE, outside=True)


def test_unencrypted_outside_is_refused_whoever_agreed(outside: None) -> None:
    agree("http://llm.example/v1")
    with pytest.raises(ModelError, match="没有加密"):
        permit("http://llm.example/v1", outside=True)


def test_forbidding_beats_consent(outside: None) -> None:
    agree(SERVICE)
    with pytest.raises(ModelError, match=r"禁止使用外部的大模型服务（outside = false），没有向 https://llm"):
        permit(SERVICE, outside=False)


@pytest.mark.parametrize(
    "other",
    [
        "https://llm.example:8443/v1",
        "https://other.example/v1",
        "https://llm.example.evil.example/v1",
        "https://sub.llm.example/v1",
        "https://8.8.8.8/v1",
    ],
)
def test_a_consent_holds_for_one_host_and_port(other: str, outside: None) -> None:
    agree(SERVICE)
    with pytest.raises(ModelError, match="nianbao model allow"):
        permit(other, outside=True)
    permit("https://LLM.example:443/another/path", outside=True)


def test_a_consent_is_kept_with_its_date(office: Office) -> None:
    file = agree(SERVICE)
    agree("https://another.example:8443/v1")
    today = datetime.date.today().isoformat()
    assert file == office.home / "consent.json"
    assert json.loads(file.read_text("utf-8")) == {
        "outside": [
            {"address": "https://another.example:8443", "date": today},
            {"address": "https://llm.example:443", "date": today},
        ]
    }
    assert consents() == {"https://llm.example:443": today, "https://another.example:8443": today}
    assert [path.name for path in office.home.iterdir()] == ["consent.json"]


def test_a_folder_for_the_consent_is_made_and_an_unwritable_one_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(office.home / "deep" / "er"))
    assert agree(SERVICE).exists()
    (office.home / "file").write_text("x")
    monkeypatch.setenv("NIANBAO_HOME", str(office.home / "file"))
    with pytest.raises(OutputError, match=r"没能记下.*consent\.json"):
        agree(SERVICE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"https://llm.example:443"',
        b'{"outside": "https://llm.example:443"}',
        b'{"outside": {"https://llm.example:443": "2024-01-01"}}',
        b'{"outside": ["https://llm.example:443"]}',
        b'{"outside": [{"address": "https://llm.example:443"}]}',
        b'{"outside": null}',
        b"[" * 100_000,
        '{"outside": [{"address": "https://llm.example:443", "date": "今天"}]}'.encode("gb18030"),
    ],
)
def test_a_damaged_consent_is_none(content: bytes, office: Office, outside: None) -> None:
    (office.home / "consent.json").write_bytes(content)
    assert consents() == {}
    with pytest.raises(ModelError, match="nianbao model allow"):
        permit(SERVICE, outside=True)
    agree(SERVICE)
    permit(SERVICE, outside=True)


def test_a_draft_is_refused_before_anything_is_sent(outside: None, tmp_path: Path) -> None:
    report = town(notes={"platforms": ["专人维护网站"]})
    with pytest.raises(ModelError, match="nianbao model allow"):
        nianbao.draft(report, model=Model("m", SERVICE, key=KEY), journal=tmp_path / "记录.jsonl")
    assert not (tmp_path / "记录.jsonl").exists()


# The key.


def test_the_key_is_in_no_repr_and_no_message(office: Office, outside: None) -> None:
    office.states('key_env = "MINE"\nbase_url = "https://llm.example/v1"')
    model = configured({"name": "m"}, {"MINE": KEY})
    assert model is not None and model.key == KEY
    assert KEY not in f"{model!r} {model}" and "MINE" in repr(model)
    with pytest.raises(ModelError) as error:
        permit(model.base_url, outside=True)
    assert KEY not in str(error.value)
    agree(model.base_url)
    assert not any(
        KEY in path.read_text("utf-8") for path in (*office.here.iterdir(), *office.home.iterdir())
    )


# The commands.


def test_presets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["model", "presets"]) == cli.CLEAN
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(presets())
    for first, second, (name, preset) in zip(lines[::2], lines[1::2], presets().items(), strict=True):
        assert first.split() == [name, *preset.label.split()]
        assert preset.base_url in second
        assert second.endswith(f"环境变量 {preset.key}" if preset.key else "一般不用密钥")


def test_allow_says_what_was_agreed_and_where_it_is_kept(
    office: Office, outside: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["model", "allow", SERVICE]) == cli.CLEAN
    shown = capsys.readouterr().out
    assert "发送到 https://llm.example:443" in shown and str(office.home / "consent.json") in shown
    assert "要收回，删去其中这一条" in shown
    permit(SERVICE, outside=True)
    (office.home / "consent.json").write_text('{"outside": []}', "utf-8")
    with pytest.raises(ModelError):
        permit(SERVICE, outside=True)


@pytest.mark.parametrize("address", ["llm.example", f"https://u:{KEY}@llm.example"])
def test_allow_takes_only_an_address(
    address: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["model", "allow", address]) == cli.UNUSABLE
    shown = capsys.readouterr()
    assert "错误：大模型服务的地址" in shown.err and KEY not in shown.err + shown.out
    assert list(office.home.iterdir()) == []


def test_trying_out_needs_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["model", "test"]) == cli.UNUSABLE
    assert "没有设置大模型：用 --model 写模型名" in capsys.readouterr().err


def test_trying_out_an_address_that_nobody_agreed_to_sends_nothing(
    outside: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setattr(nianbao.drafting.model.trial, "Client", None)  # type: ignore[attr-defined]
    assert cli.run(["model", "test", "--model", "m", "--base-url", SERVICE]) == cli.FOUND
    shown = capsys.readouterr().out
    assert "https://llm.example/v1（外部地址）" in shown
    assert "来自环境变量 OPENAI_API_KEY" in shown and KEY not in shown
    assert "不行  许可" in shown and "nianbao model allow https://llm.example/v1" in shown
    assert shown.endswith("现在还不能用来起草。\n")


@loopback
def test_trying_out_tells_the_steps(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.states('key_env = "MINE"')
    answer = '{"paragraphs": [{"sentences": [{"text": "测试。", "sources": []}]}]}'
    with ModelServer(lambda asked: says(answer)) as server:
        assert cli.run(["model", "test", "--model", "m", "--base-url", server.url]) == cli.CLEAN
        sent = json.dumps([dict(asked.body) for asked in server.seen], ensure_ascii=False)
    shown = capsys.readouterr().out
    assert f"{server.url}（本机或内网）" in shown and "没有设置（本机的服务一般不用）" in shown
    assert "可用  回答方式" in shown and "11＋7 个 token" in shown and "可用  回答内容" in shown
    assert shown.endswith("可以用来起草。\n")
    assert "这是一次连通测试" in sent


# Drafting that asks nobody.


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server that is configured and that nobody should ask."""
    with ModelServer(lambda asked: says("")) as made:
        monkeypatch.setenv("OPENAI_BASE_URL", made.url)
        monkeypatch.setenv("NIANBAO_MODEL", "m")
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield made


HEADINGS = {"存在的主要问题及改进情况", "主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"}


@loopback
def test_the_prompts_can_be_read_before_anything_is_sent(
    server: ModelServer, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["draft", str(EXAMPLE), "--show-prompt"]) == cli.CLEAN
    shown = capsys.readouterr().out
    assert shown.count(" · system ━━") == shown.count(" · user ━━") == len(HEADINGS)
    assert all(" · user ━━\n机关：" in shown and heading in shown for heading in HEADINGS)
    assert "你为行政机关起草" in shown and shown.endswith("现在什么也没有发送。\n")
    assert server.seen == [] and KEY not in shown
    assert list(office.here.iterdir()) == []


@loopback
def test_the_prompts_for_scripts(
    server: ModelServer, office: Office, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.run(["draft", str(EXAMPLE), "--show-prompt", "--format", "json"]) == cli.CLEAN
    data = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert (data["schema_version"], data["kind"]) == (1, "prompts")
    assert len(data["prompts"]) == len(HEADINGS)
    for messages in data["prompts"].values():
        assert [message["role"] for message in messages] == ["system", "user"]
    assert server.seen == [] and list(office.here.iterdir()) == []


@loopback
def test_prompts_need_no_model(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.run(["draft", str(EXAMPLE), "--show-prompt"]) == cli.CLEAN
    assert "现在什么也没有发送" in capsys.readouterr().out


@loopback
def test_templates_ask_nobody(
    server: ModelServer, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.states("timeout = 1")
    assert cli.run(["draft", str(EXAMPLE), "--templates"]) == cli.CLEAN
    assert server.seen == [] and "大模型" not in capsys.readouterr().out
    assert (office.here / "out" / "草稿.docx").exists()
    assert not list(office.here.rglob("模型记录*"))


@pytest.mark.parametrize(
    "arguments",
    [["draft", str(EXAMPLE)], ["draft", str(EXAMPLE), "--show-prompt"], ["check", str(EXAMPLE)]],
    ids=["draft", "show-prompt", "check"],
)
def test_without_a_model_no_sdk_is_loaded(arguments: list[str], office: Office) -> None:
    code = (
        "import sys\nfrom nianbao import cli\n"
        f"code = cli.run({arguments!r})\n"
        "print(code, [m for m in ('openai', 'httpx2', 'httpx') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stderr.split("\n")[-2] == "0 []"
