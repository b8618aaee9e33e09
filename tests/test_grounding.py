"""A draft rests on its sources: what it makes up is marked, what it says in other words is not."""

from __future__ import annotations

import io
import json
import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from deed_cases import DEEDS
from grounding_cases import HONEST, LIES
from hypothesis import given, settings
from hypothesis import strategies as st
from proof_figures import facts_of, town
from sample_reports import NO_REVIEWS, counts, table3
from sample_reports import town as sample
from told_cases import TOLD

import nianbao
from nianbao import cli
from nianbao.facts import FactBook
from nianbao.findings import Severity
from nianbao.proof import Coverage, Fault, Status, Verdict, coverage, prove
from nianbao.proof.grounding import Support
from nianbao.proof.grounding.sources import Passages
from nianbao.report import Report
from nianbao.report.document import Sentence, Text
from nianbao.write.terminal import print_verdicts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

#: What the clerk of the made-up town wrote.
_NOTES = {
    "proactive": [
        "编制政策图解14篇，制作短视频9条",
        "3月印发《石桥镇政务公开工作要点》，第二季度更新《石桥镇主动公开基本目录》",
    ],
    "requests": ["疑难申请由县司法局参与会商，石桥镇法律顾问出具法律意见23份"],
    "management": ["6月20日组织业务培训2次，参训60人次", "清理历史文件118份，标注失效27份"],
    "platforms": ["政务公开专区接待群众430人次", "镇便民服务中心设查阅点5个，9月底前全部启用"],
    "supervision": [
        "委托华信咨询有限公司开展社会评议，收回问卷650份，满意率96.5%",
        "落实《云溪县政务公开考核办法》（云府办发〔2023〕18号），11月接受县发展和改革委员会检查",
    ],
}
_PROBLEMS = [
    {
        "problem": "少数栏目更新不及时，全年超期3次",
        "improvement": "2025年3月底前与云北大学共建培训基地，新增联络员12名",
    }
]


def clerk(**changes: Any) -> FactBook:
    changes.setdefault("notes", _NOTES)
    before = {
        **town()["previous"],
        "prose": {"一": "与云溪县融媒体中心合办《政策面对面》栏目。培训7次。2021年8月启用公开专区。"},
    }
    return facts_of(town(problems=_PROBLEMS, previous=before, **changes))


def drafted(text: str, **changes: Any) -> list[Verdict]:
    return prove(clerk(**changes), {"一": text}, draft=True)


def marked(text: str, **changes: Any) -> list[tuple[str, str]]:
    """What a draft says without a source, cut out at the spans themselves."""
    found = [v for v in drafted(text, **changes) if v.status is Status.UNGROUNDED]
    return [(text[v.start : v.end], str(v.fault)) for v in found]


_LIE_ROWS = [(fault, said) for fault, rows in LIES.items() for said in rows]
_HONEST_ROWS = [(fault, said) for fault, rows in HONEST.items() for said in rows]


@cache
def _drafts() -> tuple[tuple[FactBook, dict[str, str]], ...]:
    """The figures and the prose of the drafts of both examples and of the made-up town."""
    reports = [nianbao.load(EXAMPLES / f"{name}.yaml") for name in ("songgai-2023", "yunlan-2024")]
    drafts = [nianbao.draft(report) for report in (*reports, clerk().report)]
    return tuple((draft.facts, draft.document.prose()) for draft in drafts)


def _inserted(prose: dict[str, str], said: str) -> tuple[dict[str, str], int]:
    """Put a sentence of its own into the middle of a draft: the prose, and where it stands."""
    text = prose["一"]
    at = text.index("\n", len(text) // 2) + 1
    return {**prose, "一": f"{text[:at]}{said}\n{text[at:]}"}, at


def test_there_are_enough_of_either_kind() -> None:
    for rows in (LIES, HONEST):
        assert all(len(set(said)) == len(said) >= 12 for said in rows.values())


@pytest.mark.parametrize("fault, said", _LIE_ROWS, ids=[said for _, said in _LIE_ROWS])
def test_a_lie_is_marked_in_every_draft_at_its_characters(fault: Fault, said: str) -> None:
    start, end = said.index("【"), said.index("】") - 1
    for facts, prose in _drafts():
        lying, at = _inserted(prose, re.sub("[【】]", "", said))
        found = [v for v in prove(facts, lying, draft=True) if v.status is Status.UNGROUNDED]
        assert [(v.section, v.start - at, v.end - at, v.fault) for v in found] == [("一", start, end, fault)]
        assert found[0].quote == lying["一"][found[0].start : found[0].end] != ""
        assert found[0].message and found[0].severity is not None


@pytest.mark.parametrize("said", [s for _, s in _HONEST_ROWS], ids=[said for _, said in _HONEST_ROWS])
def test_what_the_clerk_wrote_may_be_said_in_other_words(said: str) -> None:
    facts, prose = _drafts()[-1]
    assert marked(said) == []
    honest, _ = _inserted(prose, said)
    assert [v for v in prove(facts, honest, draft=True) if v.status is Status.UNGROUNDED] == []


def test_a_finished_report_is_not_asked_for_its_sources() -> None:
    facts, prose = _drafts()[-1]
    for _, said in _LIE_ROWS:
        finished, _ = _inserted(prose, re.sub("[【】]", "", said))
        assert not [v for v in prove(facts, finished) if v.status is Status.UNGROUNDED]


# The sources that a sentence names

_TOLD_ROWS = [
    pytest.param(note, said, lies, id=f"{family}-{said}")
    for family, rows in (TOLD | DEEDS).items()
    for note, true, false in rows
    for lies, sentences in ((False, true), (True, false))
    for said in sentences
]


def lacking(note: str, said: str) -> str:
    """What a note leaves open of a sentence that rests on it alone."""
    support = Support(clerk(notes={"supervision": [note]}))
    return support.lacking(Sentence((Text(said),), ("notes.supervision.1",), "model"), 0, ())


@pytest.mark.parametrize("note, said, lies", _TOLD_ROWS)
def test_a_sentence_says_what_its_note_says(note: str, said: str, lies: bool) -> None:
    assert bool(lacking(note, said)) == lies


@pytest.mark.parametrize("name", ["songgai-2023", "yunlan-2024"])
def test_every_note_bears_itself_out(name: str) -> None:
    facts = FactBook(nianbao.load(EXAMPLES / f"{name}.yaml"))
    support = Support(facts)
    for _, id, text, _ in facts.report.told():
        for said in (f"{text}。", f"一是{text}；", f"同时，{text}。"):
            assert support.lacking(Sentence((Text(said),), (id,), "model"), 0, ()) == "", said


def test_a_number_is_told_in_a_source_of_its_sentence() -> None:
    notes = ["11个文化站中4个全年报送不足10条", "全省试点县共5个，5月和10月各检查1次"]
    facts = clerk(notes={"supervision": notes})

    def marked(said: str, *sources: str) -> str:
        text = f"此前的话。{said}"
        found = [v for v in prove(facts, {"一": text}, draft=True) if v.start >= 5]
        assert found and all(v.status is Status.CONSISTENT for v in found), found
        return Support(facts).lacking(Sentence((Text(said),), sources, "model"), 5, found)

    first, second = "notes.supervision.1", "notes.supervision.2"
    assert marked("11个文化站中，5个试点县报送不足10条。", first).endswith("没有提到“5个”")
    assert marked("11个文化站中，5个试点县报送不足10条。", first, second) == ""
    assert marked("11个文化站中，报送不足10条的有4个。", first) == ""


# Honest drafts

_BUSY = table3(
    new=counts(50, 12),
    carried_in=counts(3),
    granted=counts(20, 6),
    partly_granted=counts(8),
    internal_affairs=counts(7, 3),
    not_held=counts(14, 2),
    not_corrected=counts(2),
    carried_out=counts(2, 1),
)
_BEFORE = {
    "year": 2023,
    "table3": table3(new=counts(40, 8), granted=counts(37, 8), carried_out=counts(3)),
    "disclosure": {"total": 80, "unit": "条"},
}
_SAMPLES: dict[str, dict[str, Any]] = {
    "nothing known": {},
    "a quiet year": {"table3": table3(), "table4": NO_REVIEWS, "disclosure": {"total": 0}},
    "a single request": {"table3": table3(new=counts(1), granted=counts(1)), "table4": NO_REVIEWS},
    "companies only": {"table3": table3(new=counts(0, 3), not_held=counts(0, 3))},
    "carried over only": {"table3": table3(carried_in=counts(2), granted=counts(2))},
    "nothing concluded": {"table3": table3(new=counts(2), carried_out=counts(2))},
    "busy": {"table3": _BUSY, "previous": _BEFORE},
    "fewer than last year": {"table3": table3(), "previous": _BEFORE, "disclosure": {"total": 60}},
    "as many as last year": {
        "table3": table3(new=counts(40, 8), granted=counts(40, 8)),
        "previous": _BEFORE,
        "disclosure": {"total": 80, "categories": [{"name": "政策文件", "count": 80}]},
    },
    "reviews": {
        "table4": town()["table4"],
    },
    "decisions and documents": {
        "table2": town()["table2"],
    },
    "categories that are not all": {
        "disclosure": {
            "total": 90,
            "unit": "篇",
            "categories": [{"name": "专栏2024", "count": 5}, {"name": "2022年年报", "count": 1}],
        },
    },
    "fees": {"fee": {"notices": 3, "noticed": 900, "collected": 600}},
    "notes with names, numbers and dates": {
        "notes": _NOTES,
        "problems": _PROBLEMS,
        "contact": {"address": "云溪县石桥镇人民路3号2栋201", "telephone": "0999-5550100转8"},
        "compiled_by": "石桥镇党政办公室",
        "legal_basis": ["《云溪县关于做好2024年年报工作的通知》（云府办函〔2024〕77号）"],
    },
}


def _written() -> list[Any]:
    drafts = [
        pytest.param(nianbao.load(EXAMPLES / f"{name}{kind}"), id=f"{name}{kind}")
        for name in ("songgai-2023", "yunlan-2024")
        for kind in (".yaml", ".xlsx")
    ]
    samples = [pytest.param(sample(**fields), id=name) for name, fields in _SAMPLES.items()]
    return [*drafts, pytest.param(clerk().report, id="made-up town"), *samples]


@pytest.mark.parametrize("report", _written())
def test_every_figure_of_a_template_draft_is_bound(report: Report) -> None:
    draft = nianbao.draft(report)
    assert not {f.code for f in draft.findings} & {str(fault) for fault in Fault}
    for verdict in draft.verdicts:
        numberless = not re.search(r"[0-9〇零一二三四五六七八九十两]", verdict.quote)
        words = verdict.status is Status.UNCHECKED and numberless
        assert verdict.status is Status.CONSISTENT or words, verdict


def test_what_a_template_draft_leaves_unchecked() -> None:
    """Of the examples nothing is left."""
    for facts, prose in _drafts()[:2]:
        found = prove(facts, prose, draft=True)
        assert len(found) > 30
        assert [v for v in found if v.status is not Status.CONSISTENT] == []


def test_prose_of_the_clerk_is_not_a_draft() -> None:
    own = {"prose": {"一": "发放宣传资料3000份。"}}
    draft = nianbao.draft(sample(**own))
    assert [v.status for v in draft.verdicts if v.quote == "3000份"] == [Status.UNCHECKED]
    assert not {f.code for f in draft.findings} & {"N301", "N302", "N303", "N304"}
    assert [v.status for v in nianbao.prove(sample(**own))] == [Status.UNCHECKED]
    assert [v.fault for v in nianbao.prove(sample(**own), draft=True)] == [Fault.NUMBER]


# What settles a place, and what does not


def test_a_contradiction_stays_one() -> None:
    (wrong,) = drafted("全年收到政府信息公开申请63件。")
    assert (wrong.status, wrong.fault) == (Status.CONTRADICTION, Fault.VALUE)
    found = drafted("统计期限自2024年1月1日起至2023年12月31日止。")
    assert [v.fault for v in found if v.fault] == [Fault.YEAR]


def test_a_negation_that_cannot_be_checked_stays_unchecked() -> None:
    (verdict,) = drafted("上半年未收到政府信息公开申请。")
    assert (verdict.status, verdict.quote) == (Status.UNCHECKED, "未收到政府信息公开申请")


def test_a_number_word_for_word_from_a_note_names_it() -> None:
    said = [v for v in drafted("镇便民服务中心设查阅点5个，9月底前全部启用。") if v.quote == "5个"]
    assert [v.status for v in said] == [Status.CONSISTENT]
    assert "镇便民服务中心设查阅点5个" in said[0].figures[0]


def test_no_digit_is_cut_off_a_quoted_note() -> None:
    passages = Passages(sample(notes={"supervision": ["1. 9次接受检查指导。", "培训3次"]}))
    assert passages.spans("9次接受检查指导") == [(0, 8, "工作要点“9次接受检查指导”")]
    assert passages.spans("19次接受检查指导，培训3次") == []


def test_last_years_words_ground_names_but_no_number_and_no_date() -> None:
    assert marked("与云溪县融媒体中心合办《政策面对面》栏目。") == []
    assert marked("培训7次。2021年8月启用公开专区。") == [("7次", "N301"), ("2021年8月", "N304")]


def test_a_short_title_needs_a_full_one_before_it() -> None:
    assert marked("按《办法》执行。") == [("《办法》", "N302")]
    full = {"preamble": "根据《云溪县政务公开考核办法》编制。", "一": "按《办法》执行。"}
    assert [v for v in prove(clerk(), full, draft=True) if v.fault] == []


def test_a_title_may_stand_in_a_title_and_on_no_two_lines() -> None:
    text = "落实《县政府关于印发〈甲〉和《乙方案》的通知》。《未完\n》。"
    assert marked(text) == [("《县政府关于印发〈甲〉和《乙方案》的通知》", "N302")]


def test_a_name_within_a_title_is_the_titles() -> None:
    assert marked("落实《白马镇财政所管理规定》。") == [("《白马镇财政所管理规定》", "N302")]


def test_another_level_is_another_office() -> None:
    assert marked("请市司法局参与会商。") == [("市司法局", "N303")]
    assert marked("请青松县司法局参与会商。") == [("青松县司法局", "N303")]


def test_severity() -> None:
    assert Fault.NUMBER.severity is Fault.TITLE.severity is Severity.ERROR
    assert Fault.NAME.severity is Fault.DATE.severity is Severity.WARNING


def test_what_has_no_source_is_counted_apart_and_shown() -> None:
    prose = {"一": "新收申请36件。发放宣传资料3000份。委托青禾咨询有限公司开展评估。上半年未收到申请。"}
    found = prove(clerk(), prose, draft=True)
    counted = coverage(found)
    assert counted == Coverage(4, 1, 0, 2, counted.unchecked) and sum(counted.unchecked.values()) == 1
    assert counted.to_dict()["ungrounded"] == 2
    said = io.StringIO()
    print_verdicts(prose, found, every=True, stream=said)
    shown = said.getvalue()
    assert "没有出处 2 处，无从核对 1处" in shown.replace("\n", "").replace("1 处（", "1处（")
    assert "没有出处 第一部分 …新收申请36件。发放宣传资料【3000份】" in shown
    assert [v.to_dict()["verdict"] for v in found if v.quote == "3000份"] == ["ungrounded"]


def test_a_draft_says_how_much_of_it_has_a_source(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = str(EXAMPLES / "songgai-2023.yaml")
    assert cli.run(["draft", source, "-o", str(tmp_path), "--format", "json", "--explain-all"]) == 0
    printed = json.loads(capsysbinary.readouterr().out)
    saved = json.loads((tmp_path / "草稿.json").read_text("utf-8"))
    assert printed["coverage"] == saved["coverage"]
    assert saved["coverage"]["ungrounded"] == 0 < saved["coverage"]["proved"] == len(printed["verdicts"])
    assert cli.run(["draft", source, "-o", str(tmp_path), "--explain-all"]) == 0
    shown = capsysbinary.readouterr().out.decode()
    assert "相符 第一部分" in shown and "正文共有" in shown


# Any text


_WORDS = (
    "《 》 局 县司法局 白马镇 有限公司 3月 2019年 第一季度 5日 、 ， 。 12次 两个 方面",
    "〔2020〕 7号 １２％ 一是 ： （ ） 人民政府 3至 三十",
)
_PIECES = st.sampled_from(["\n", *(word for line in _WORDS for word in line.split())])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=40).map("".join)))
def test_any_text_is_judged(text: str) -> None:
    for verdict in prove(clerk(), {"一": text}, draft=True):
        assert 0 <= verdict.start < verdict.end <= len(text)
        assert verdict.quote == text[verdict.start : verdict.end]
        assert (verdict.status is Status.UNGROUNDED) == (
            verdict.fault in (Fault.NUMBER, Fault.TITLE, Fault.NAME, Fault.DATE)
        )


@pytest.mark.parametrize(
    "piece",
    ["《", "》", "《a", "《a》", "局", "县司法局", "公司", "1", "，", "、1月", "3月", "第", "〔2020〕1号"],
)
def test_time_is_linear(piece: str) -> None:
    facts = clerk()
    prove(facts, {"一": piece * 10}, draft=True)
    spent = []
    for length in (25_000, 100_000):
        text = (piece * length)[:length]
        before = time.perf_counter()
        prove(facts, {"一": text}, draft=True)
        spent.append(time.perf_counter() - before)
    # Four times the text: quadratic work would take sixteen times as long, on any machine.
    assert spent[1] < 9 * spent[0] + 0.3
