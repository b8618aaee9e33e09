"""Where a model may be asked: inside the office's network, or outside with consent."""

from __future__ import annotations

import datetime
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from offices import SERVICE, Office, resolving
from processes import KEY
from sample_reports import town

import nianbao
from nianbao.drafting.model.addresses import agree, checked, consent_file, consents, is_inside, origin, permit
from nianbao.drafting.model.settings import Model
from nianbao.errors import ModelError, OutputError, UsageError

pytestmark = pytest.mark.usefixtures("office")


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
    monkeypatch.setattr(socket, "getaddrinfo", resolving(*found))
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
    with pytest.raises(UsageError, match=r"http://llm\.example:80 没有加密"):
        agree("http://llm.example/v1")
    kept = {"outside": [{"address": "http://llm.example:80", "date": "2026-11-25"}]}
    consent_file().write_text(json.dumps(kept), "utf-8")
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
