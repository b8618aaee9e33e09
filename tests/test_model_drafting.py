"""What a draft by a model is: who wrote what from what, what is asked again, and what stays visible."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sample_reports import NO_REVIEWS, counts, table3, town
from scripted_model import NOWHERE, ScriptedModel

import nianbao
from nianbao.drafting.model.client import Reply
from nianbao.drafting.model.progress import Stage
from nianbao.report import Report

NOTES = ["维护网站专属网页，按栏目及时更新", "在便民服务中心设置公开专区，可查阅、打印和咨询"]
GOOD = [
    {"text": "我镇维护网站专属网页，按栏目及时更新。", "sources": ["N1"]},
    {"text": "在便民服务中心设置公开专区，可查阅、打印和咨询。", "sources": ["N2"]},
]
SECRETS = ["11010519491231002X", "13800138000", "6222021234567890128", "王小明，家住青石路12号"]


def part(*sentences: Mapping[str, Any]) -> dict[str, Any]:
    return {"paragraphs": [{"sentences": list(sentences)}]}


@dataclass
class Answers:
    """Gives its answers in turn, the last one again and again; texts as they are, other things as JSON."""

    answers: list[Any]
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        self.asked.append(body)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        return Reply(text, tokens_in=1000, tokens_out=500)


def small(**more: Any) -> Report:
    """One part to write, and nothing else that a model is asked for."""
    given = {"一": "", "五": "没有突出的问题。", "六": "没有其他事项。"}
    return town(notes={"platforms": NOTES}, prose={k: v for k, v in given.items() if v}, **more)


def draft(report: Report, *answers: Any, rounds: int = 2, **options: Any) -> tuple[nianbao.Draft, Answers]:
    server = Answers(list(answers))
    model = nianbao.Model("any", NOWHERE, rounds=rounds, parallel=1)
    return nianbao.draft(report, model=model, server=server, **options), server


def own(made: nianbao.Draft) -> list[str]:
    """The codes that the templates' draft has not."""
    common = {(f.code, f.message) for f in nianbao.draft(made.report).findings}
    return [f.code for f in made.findings if (f.code, f.message) not in common]


def by_model(made: nianbao.Draft) -> list[Any]:
    return [s for _, _, s in made.document.sentences() if s.author == "model"]


def test_each_sentence_says_who_wrote_it_from_what_and_in_which_exchange(tmp_path: Path) -> None:
    journal = tmp_path / "模型记录.jsonl"
    made, _ = draft(small(), part(*GOOD), journal=journal)
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    exchange = next(line for line in lines if line["kind"] == "exchange")
    assert [s.sources for s in by_model(made)] == [("notes.platforms.1",), ("notes.platforms.2",)]
    assert {s.exchange for s in by_model(made)} == {exchange["id"]}
    assert exchange["request"]["model"] == "any" and exchange["answer"] and exchange["tokens_in"] == 1000
    verdict = next(line for line in lines if line["kind"] == "verdict")
    assert (verdict["exchange"], verdict["findings"]) == (exchange["id"], [])
    assert own(made) == []


def test_parts_without_notes_and_sections_that_a_person_wrote_are_not_asked_for() -> None:
    made, server = draft(small(), part(*GOOD))
    assert len(server.asked) == 1
    assert made.document.section("五").text == "没有突出的问题。"
    nothing = town(
        prose={"一": "总的情况。", "五": "没有突出的问题。", "六": "没有其他事项。"},
        notes={"platforms": NOTES},
    )
    assert draft(nothing, part(*GOOD))[1].asked == []


def test_a_fault_is_sent_back_with_the_answer_and_is_mended() -> None:
    wrong = part(GOOD[0], {"text": "在便民服务中心设置公开专区，接待群众2300人次。", "sources": ["N2"]})
    made, server = draft(small(), wrong, part(*GOOD))
    first, second = (body["messages"] for body in server.asked)
    assert [message["role"] for message in second] == ["system", "user", "assistant", "user"]
    assert second[:2] == first and second[2]["content"] == json.dumps(wrong, ensure_ascii=False)
    assert "2300人次" in second[3]["content"]
    assert own(made) == []


def test_a_dropped_note_is_asked_for_and_reported_if_it_stays_away() -> None:
    made, server = draft(small(), part(GOOD[0]), part(GOOD[0]), rounds=1)
    assert NOTES[1] in server.asked[1]["messages"][3]["content"]
    assert "D206" in own(made)
    # No sentence is at fault for what another one should have said.
    assert "D203" not in own(made) and not any(s.alternative for s in by_model(made))


def test_what_stays_wrong_is_visible_beside_the_templates_words() -> None:
    lie = "在便民服务中心设置公开专区，接待群众2300人次。"
    made, _ = draft(small(), part(GOOD[0], {"text": lie, "sources": ["N2"]}), rounds=0)
    assert lie in made.document.section("一").text
    assert {"N301", "D203"} <= set(own(made))
    alternative = next(f for f in made.findings if f.code == "D203")
    assert NOTES[1] in alternative.advice


def test_the_better_version_is_kept_when_a_revision_is_worse() -> None:
    better = part(GOOD[0], {"text": "在便民服务中心设置公开专区，可查阅和咨询3次。", "sources": ["N2"]})
    worse = part(
        {"text": "全年更新网页77次。", "sources": ["N1"]}, {"text": "接待88人次、99批次。", "sources": ["N2"]}
    )
    made, server = draft(small(), better, worse, rounds=1)
    assert len(server.asked) == 2
    assert "可查阅和咨询3次" in made.document.section("一").text


def test_an_unchanged_answer_is_not_asked_for_again() -> None:
    _, server = draft(small(), part(GOOD[0]), rounds=5)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "answer, why",
    [
        ("今天天气很好。", "没有 JSON"),
        ("", "空的"),
        ('{"paragraphs": [', "不完整"),
        ({"paragraphs": []}, "没有写出一句话"),
        ({"pairs": []}, "没有写"),
        (part({"text": "，年{{{{。", "sources": []}), "不成句子"),
        (
            part(
                {"text": "组织干部赴外地考察学习先进经验。", "sources": ["N1"]},
                {"text": "建成智慧政务云平台并投入使用。", "sources": ["N2"]},
            ),
            "没有出处",
        ),
    ],
)
def test_what_cannot_be_used_gives_way_to_the_templates(answer: Any, why: str) -> None:
    made, _ = draft(small(), answer, rounds=0)
    assert by_model(made) == []
    fallback = next(f for f in made.findings if f.code == "D202")
    assert why in fallback.message
    assert nianbao.draft(small()).document.section("一").text == made.document.section("一").text


def _five(pairs: list[dict[str, str]]) -> Report:
    return town(problems=pairs, prose={"一": "总的情况。", "六": "没有其他事项。"})


def _answered(*texts: tuple[str, str | None]) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "id": f"P{i}",
                "problem": {"text": problem, "sources": [f"P{i}"]},
                "improvement": improvement and {"text": improvement, "sources": [f"I{i}"]},
            }
            for i, (problem, improvement) in enumerate(texts, 1)
        ]
    }


def test_each_problem_is_answered_by_one_improvement_and_a_blank_one_stays_a_gap() -> None:
    report = _five(
        [
            {"problem": "报送信息不够及时", "improvement": "按月收集应当公开的信息"},
            {"problem": "解读形式不够丰富", "improvement": ""},
        ]
    )
    made, server = draft(
        report,
        _answered(
            ("一是报送信息还不够及时", "按月收集应当公开的信息。"), ("解读形式不够丰富。", "拍摄短视频。")
        ),
    )
    text = made.document.section("五").text
    assert "一是报送信息还不够及时。二是解读形式不够丰富。" in text
    assert "一是按月收集应当公开的信息。二是【待补充：第二个问题的改进情况】" in text
    assert "短视频" not in text
    assert '"improvement": null' in server.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize("given", [[], [("报送信息不够及时。", None)]])
def test_pairs_that_are_not_one_for_one_are_not_used(given: list[tuple[str, str | None]]) -> None:
    report = _five([{"problem": "报送信息不够及时", "improvement": "按月收集应当公开的信息"}])
    made, _ = draft(report, _answered(*given), rounds=0)
    assert "D202" in own(made) and by_model(made) == []


def test_personal_data_is_not_sent_and_comes_back(tmp_path: Path) -> None:
    identity, mobile, card, address = SECRETS
    numbers = f"身份证号：{identity}，手机{mobile}，银行卡号{card}"
    note = f"为申请人张三（{numbers}）当面答复；申请人{address}"
    report = town(notes={"platforms": [note]}, prose={"五": "没有突出的问题。", "六": "没有其他事项。"})
    seen: list[str] = []

    class Echo(Answers):
        def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
            content = body["messages"][1]["content"]
            line = next(line for line in content.split("\n") if line.startswith('{"id": "N1"'))
            self.answers = [part({"text": f"{json.loads(line.rstrip(','))['内容']}。", "sources": ["N1"]})]
            seen.append(json.dumps(body, ensure_ascii=False))
            return super().send(body, timeout)

    journal = tmp_path / "模型记录.jsonl"
    model = nianbao.Model("any", NOWHERE, rounds=0)
    made = nianbao.draft(report, model=model, server=Echo([]), journal=journal)
    kept = journal.read_text(encoding="utf-8")
    for secret in SECRETS:
        assert all(secret not in one for one in [*seen, kept])
        assert secret in made.document.section("一").text
    assert any(f.code.startswith("P1") for f in made.findings)


def test_the_statement_about_fees_stays_the_templates() -> None:
    report = town(
        notes={"other": ["年度重点任务均已落实"]},
        fee={"notices": 2, "noticed": 400, "collected": 400},
        prose={"一": "总的情况。", "五": "没有突出的问题。"},
    )
    made, _ = draft(report, part({"text": "年度重点任务均已落实。", "sources": ["N1"]}))
    authors = [s.author for key, _, s in made.document.sentences() if key == "六"]
    assert authors == ["template", "model"]
    assert "收费通知2件，总金额400元" in made.document.section("六").text


def test_a_part_that_is_too_long_is_sent_back() -> None:
    _, server = draft(small(), part(*GOOD * 50), part(*GOOD))
    assert "写了 100 句，太多" in server.asked[1]["messages"][3]["content"]
    long = {"text": "在便民服务中心设置公开专区，可查阅、打印和咨询，" * 40, "sources": ["N2"]}
    _, server = draft(small(), part(GOOD[0], long, long), part(*GOOD))
    assert "过长" in server.asked[1]["messages"][3]["content"]


def test_text_like_last_years_is_sent_back() -> None:
    last = [
        "我镇安排专人维护网站专属网页，按栏目及时更新，保证群众随时可以查到。",
        "在便民服务中心设置公开专区，群众可以查阅、打印和咨询，有专人引导帮助。",
    ]
    old = "（四）政府信息公开平台建设\n" + "".join(last)
    previous = {"agency": {"name": "青石镇人民政府"}, "year": 2023, "prose": {"一": old}}
    report = small(previous=previous).model_copy(update={"notes": town(notes={"platforms": last}).notes})
    copied = part(*({"text": text, "sources": [f"N{i}"]} for i, text in enumerate(last, 1)))
    made, server = draft(report, copied, part(*GOOD))
    assert last[0] in server.asked[0]["messages"][1]["content"]
    assert "雷同" in server.asked[1]["messages"][3]["content"]
    assert "Y201" not in own(made)


def test_a_second_run_sends_nothing_and_a_changed_note_only_its_part(tmp_path: Path) -> None:
    journal = tmp_path / "模型记录.jsonl"
    report = town(notes={"platforms": NOTES, "management": ["整理公开信息台账"]}, table4=NO_REVIEWS)

    def asked(of: Report, **options: Any) -> int:
        server = ScriptedModel(of)
        model = nianbao.Model("any", NOWHERE, rounds=0)
        nianbao.draft(of, model=model, server=server, journal=journal, **options)
        return len(server.asked)

    once = asked(report)
    assert once >= 3 and asked(report) == 0
    changed = report.model_copy(
        update={
            "notes": {
                **report.notes,
                "management": town(notes={"management": ["清理历史文件"]}).notes["management"],
            }
        }
    )
    assert asked(changed) == 1
    assert asked(report, fresh=True) == once


def test_tokens_and_cost_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    from nianbao.write.terminal import print_usage

    made, _ = draft(small(), part(GOOD[0]), part(*GOOD))
    assert made.usage is not None
    assert (made.usage.sent, made.usage.tokens_in, made.usage.tokens_out) == (2, 2000, 1000)
    print_usage(made.usage, nianbao.Model("any", NOWHERE, price_in=Decimal(2), price_out=Decimal(8)))
    said = capsys.readouterr().out
    assert "发送 2 次请求" in said and "2,000＋1,000 个 token" in said and "约 0.0120 元" in said
    print_usage(made.usage, nianbao.Model("any", NOWHERE))
    # Where nobody has set prices, nobody knows the cost.
    assert "元" not in capsys.readouterr().out


def test_progress_is_told_in_order() -> None:
    told: list[tuple[Stage, int]] = []

    def progress(part: str, stage: Stage, round: int = 0, rounds: int = 0) -> None:
        assert part == "platforms"
        told.append((stage, round))

    draft(small(), part(GOOD[0]), part(*GOOD), progress=progress)
    assert [stage for stage, _ in told] == [
        Stage.WAITING,
        Stage.DRAFTING,
        Stage.CHECKING,
        Stage.REVISING,
        Stage.CHECKING,
        Stage.DONE,
    ]


def test_what_is_there_when_somebody_interrupts_stays() -> None:
    stop = threading.Event()
    report = town(
        notes={"platforms": NOTES, "supervision": ["接受社会评议"]}, prose={"五": "没有。", "六": "没有。"}
    )

    def progress(part: str, stage: Stage, round: int = 0, rounds: int = 0) -> None:
        if stage is Stage.DONE:
            stop.set()

    model = nianbao.Model("any", NOWHERE, rounds=0, parallel=1)
    made = nianbao.draft(report, model=model, server=ScriptedModel(report), stop=stop, progress=progress)
    assert {s.author for _, _, s in made.document.sentences()} >= {"model", "template"}
    assert any(f.code == "D202" and "已中断" in f.message for f in made.findings)


def test_a_figure_in_doubt_is_not_held_against_the_model() -> None:
    rows = {"new": counts(5), "granted": counts(3)}
    report = town(table3=table3(**rows), table4=NO_REVIEWS, prose={"五": "没有。", "六": "没有。"})
    made = nianbao.draft(
        report, model=nianbao.Model("any", NOWHERE, rounds=1), server=(server := ScriptedModel(report))
    )
    assert any(f.code == "D101" for f in made.findings)
    assert len(server.asked) == 1 and "D203" not in {f.code for f in made.findings}


def test_an_accepted_sentence_stays_accepted() -> None:
    lie = "组织干部赴外地考察学习先进经验。"
    answer = part(*GOOD, {"text": lie, "sources": ["N1"]})
    waiver = {"code": "D201", "place": "第一部分", "quote": lie, "reason": "属实", "who": "张三"}
    first, _ = draft(small(), answer, rounds=0)
    assert [f.waiver for f in first.findings if f.code == "D201"] == [None]
    place = next(f.place for f in first.findings if f.code == "D201")
    second, _ = draft(small(waivers=[{**waiver, "place": str(place)}]), answer, rounds=0)
    assert [f.waiver is not None for f in second.findings if f.code == "D201"] == [True]
    assert "D203" not in {f.code for f in second.findings}
    # Where no model wrote, there is nothing that it could have stopped to fit.
    for found in (nianbao.check(second.report), nianbao.draft(second.report).findings):
        assert "S502" not in {f.code for f in found}
