"""Which model is asked: flags, the environment, nianbao.toml, and where its key comes from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from offices import Office
from processes import EXAMPLE, KEY

from nianbao import cli
from nianbao.drafting.model.addresses import agree, checked, permit
from nianbao.drafting.model.settings import Model, configured, presets
from nianbao.errors import ModelError, UsageError

pytestmark = pytest.mark.usefixtures("office")

OTHER = "http://10.0.0.2:8000/v1"

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
