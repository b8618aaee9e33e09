"""The commands about models, and the drafting that asks none."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from offices import SERVICE, Office
from processes import EXAMPLE, KEY
from servers import ModelServer, loopback, says

import nianbao
from nianbao import cli
from nianbao.drafting.model.addresses import permit
from nianbao.drafting.model.settings import presets
from nianbao.errors import ModelError

pytestmark = pytest.mark.usefixtures("office")


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
