"""Drafting over the wire, played back from cassettes: stubllm with completions written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts_by_model import SMALL, SONGGAI, authors, bodies, drafted, modes, own_findings, text
from sample_reports import town
from vcr.cassette import Cassette

from nianbao import cli
from nianbao.drafting.model import asking

pytestmark = pytest.mark.vcr

WHOLE_PART = (
    "我镇安排专人维护网站专属网页，按栏目及时更新。"
    "在镇政务服务大厅和村（社区）便民服务中心设置公开专区，方便群众查阅、打印和咨询。"
)


def test_whole_report_in_one_go(address: str, record_mode: str, vcr: Cassette) -> None:
    # Recorded in the report's order, so that the cassette reads like it; played back all at once.
    draft = drafted(SONGGAI, address, "scripted-good", parallel=1 if record_mode != "none" else 4)
    assert own_findings(draft) == []
    assert modes(vcr) == ["json_schema"] * 6
    for part in ("proactive", "requests", "management", "platforms", "supervision"):
        assert authors(draft, part) == {"model"}, part
    assert "其中领导信息10条、机构职能1条" in text(draft, "proactive")
    assert text(draft, "improvements").startswith("针对上述问题，逐项改进情况如下：一是每个科室确定1名联络员")
    assert draft.usage is not None and draft.usage.sent == 6


def test_faults_are_told_and_mended(address: str, vcr: Cassette) -> None:
    draft = drafted(SONGGAI, address, "scripted-revising")
    assert own_findings(draft) == []
    revisions = [body["messages"] for body in bodies(vcr) if len(body["messages"]) > 2]
    for words in (["52条", "50"], ["《松溉镇政府信息发布审查办法》"], ["政策问答直播栏目"], ["责任追究"]):
        told = [
            messages[-1]["content"]
            for messages in revisions
            if all(w in messages[-1]["content"] for w in words)
        ]
        assert len(told) == 1, words
    assert len(revisions) == 4
    for messages in revisions:
        assert [message["role"] for message in messages] == ["system", "user", "assistant", "user"]


def test_what_never_gets_better_stays_marked(address: str) -> None:
    draft = drafted(SMALL, address, "scripted-stubborn")
    assert "2300余人次" in text(draft, "platforms")
    found = {finding.code: finding for finding in own_findings(draft)}
    assert "2300" in found["N301"].message
    assert (
        "可改用模板的写法：“在镇政务服务大厅和村（社区）便民服务中心设置公开专区"
        in found["D203"].full_message
    )
    assert draft.usage is not None and draft.usage.sent == 3


@pytest.mark.parametrize("name", ["fenced", "thinking"])
def test_json_is_found_among_other_words(name: str, address: str, vcr: Cassette) -> None:
    draft = drafted(SMALL, address, f"scripted-{name}")
    assert text(draft, "platforms") == WHOLE_PART
    assert own_findings(draft) == []
    assert modes(vcr) == ["json_schema", "json_object"]


def test_answer_that_was_cut_off_is_asked_for_again(address: str, vcr: Cassette) -> None:
    draft = drafted(SMALL, address, "scripted-cut-once", max_tokens=600)
    assert text(draft, "platforms") == WHOLE_PART
    assert [body["max_tokens"] for body in bodies(vcr)] == [600, 600, 1200]


@pytest.mark.parametrize(
    "name, why",
    [
        ("cut", "回答太长被截断（上限 8192 个 token"),
        ("empty", "回答是空的"),
        ("refusing", "回答里没有 JSON"),
        ("filtered", "内容审核没有通过"),
    ],
    ids=["cut", "empty", "refusing", "filtered"],
)
def test_templates_write_what_the_model_does_not(name: str, why: str, address: str) -> None:
    draft = drafted(SMALL, address, f"scripted-{name}")
    assert authors(draft, "platforms") == {"template"}
    (finding,) = own_findings(draft)
    assert finding.code == "D202" and why in finding.message


def test_missing_pair_is_asked_for(address: str, vcr: Cassette) -> None:
    draft = drafted(town(problems=SONGGAI.problems), address, "scripted-pairing")
    assert "pairs 应依次是 P1、P2、P3" in bodies(vcr)[1]["messages"][-1]["content"]
    assert "二是公开内容与群众关心的事项结合还不够。三是" in text(draft, "problems")
    assert own_findings(draft) == []


def test_busy_server_is_asked_again(address: str, vcr: Cassette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_LONGEST_WAIT", 0)
    draft = drafted(SMALL, address, "scripted-busy")
    assert text(draft, "platforms") == WHOLE_PART
    assert [response["status"]["code"] for response in vcr.responses] == [429, 503, 200]


def test_wrong_key_ends_all_asking(address: str) -> None:
    draft = drafted(SONGGAI, address, "scripted-locked", key="not-the-right-one")
    whys = {finding.message for finding in own_findings(draft)}
    assert {finding.code for finding in own_findings(draft)} == {"D202"}
    assert all("密钥不对，或者没有权限（401：Incorrect API key provided）" in why for why in whys)
    assert draft.usage is not None and draft.usage.sent == 1


def test_right_key_is_sent(address: str) -> None:
    draft = drafted(SMALL, address, "scripted-locked", key="not-a-secret")
    assert text(draft, "platforms") == WHOLE_PART


def test_unknown_model_ends_all_asking(address: str) -> None:
    draft = drafted(SONGGAI, address, "scripted-unknown")
    assert {finding.code for finding in own_findings(draft)} == {"D202"}
    assert all("服务没有这个模型" in finding.message for finding in own_findings(draft))
    assert draft.usage is not None and draft.usage.sent == 1


def test_trying_out_a_server(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert cli.run(["model", "test", "--model", "scripted-good", "--base-url", address]) == 0
    shown = capsys.readouterr().out
    assert "服务没有列出它，列出的有：gpt-4o" in shown
    assert "按给定结构（json_schema）" in shown
    assert "可以用来起草" in shown


def test_trying_out_a_server_with_a_wrong_key(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.setenv("OPENAI_API_KEY", "not-the-right-one")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["model", "test", "--model", "scripted-locked", "--base-url", address]) == 1
    shown = capsys.readouterr().out
    assert "密钥不对" in shown and "not-the-right-one" not in shown
