"""What a sentence names as its sources tells which of the clerk's notes its numbers are held to."""

from __future__ import annotations

from typing import Any

import pytest
from proof_figures import facts_of, town

from nianbao.proof import Fault, Status, Verdict, prove

_NOTES = {
    "platforms": [
        "热线接61870件：咨询43210、投诉12480、建议6180",
        "热线工单4125件，按时办结4083件；停车最多，1104件",
    ],
    "management": [
        "公文1268件：主动公开402、依申请公开511、不予公开355",
        "信息员31人：机关14、直属17；专职3人",
    ],
    "requests": ["延期12件：局长批10件、分管副局长批2件"],
    "proactive": ["低保268户421人，上年底283户449人；救助2156万元，上年1893万元", "决算18.6万元，预算22万元"],
    "other": ["收费公示：公办园18所、高中3所按时公示", "规范性文件清理16件：保留12、修改2、废止2"],
    "supervision": [
        "公开日9月20日办的，来230人；上年10月办，185人",
        "档案3.6万卷，做完2.7万卷",
        "培训4次：3月88人次、5月64人次、9月71人次、11月57人次；5月那次省厅来人讲，其余法规科讲",
        "诉讼开庭7次：分管副局长出庭4次、局长1次，剩2次只去了律师",
        "信息员17人一年换了6个",
        "编了答复模板，6类21式；服务清单96项，比原来多11项",
    ],
}


def _judged(said: str, *sources: str) -> list[Verdict]:
    facts = facts_of(town(notes=_NOTES, table3={}, disclosure={}))
    return prove(facts, {"一": said}, True, {"一": [(0, len(said), sources)]})


def _marked(said: str, *sources: str) -> list[tuple[str, Fault | None]]:
    return [(v.quote, v.fault) for v in _judged(said, *sources) if v.status is not Status.CONSISTENT]


#: A sentence, its source, the same with something exchanged, and what is marked of that.
_ROWS: list[tuple[str, str, str, list[Any]]] = [
    ("到场230人，比上年多45人。", "supervision.1", "到场185人。", [("185人", Fault.NOTE)]),
    (
        "公文1268件，其中主动公开的有402件。",
        "management.1",
        "公文1268件，其中主动公开的有511件。",
        [("511件", Fault.NOTE)],
    ),
    ("全年接到投诉12480件。", "platforms.1", "全年接到投诉43210件。", [("43210件", Fault.NOTE)]),
    ("其中停车类1104件。", "platforms.2", "其中停车类4083件。", [("4083件", Fault.NOTE)]),
    ("其中分管副局长批准2件。", "requests.1", "其中分管副局长批准10件。", [("10件", Fault.NOTE)]),
    ("现有信息员三十一人。", "management.2", "现有信息员三十四人。", [("三十四人", Fault.NOTE)]),
    ("较上年底减少15户、28人。", "proactive.1", "较上年底减少15户、27人。", [("27人", Fault.NUMBER)]),
    ("救助支出比上年多263万元。", "proactive.1", "救助支出比上年多262万元。", [("262万元", Fault.NUMBER)]),
    ("较预算节约3.4万元。", "proactive.2", "较预算节约3.5万元。", [("3.5万元", Fault.NUMBER)]),
    ("18所公办园和3所高中按时公示。", "other.1", "18所公办园和4所高中按时公示。", [("4所", Fault.NUMBER)]),
    ("清理16件，保留12件、修改2件。", "other.2", "清理16件，保留13件、修改2件。", [("13件", Fault.NOTE)]),
    (
        "其中5月的培训由省厅派员讲授，其余3次由法规科讲授。",
        "supervision.3",
        "其中5月的培训由省厅派员讲授，其余2次由法规科讲授。",
        [("2次", Fault.NUMBER)],
    ),
    ("局长出庭1次。", "supervision.4", "局长出庭3次。", [("3次", Fault.NUMBER)]),
    ("信息员17人中更换6人。", "supervision.5", "信息员17人中更换5人。", [("5人", Fault.NUMBER)]),
    ("模板共6类21式。", "supervision.6", "模板共6类22式。", [("22", Fault.NOTE)]),
    ("清单96项，比原来增加11项。", "supervision.6", "清单96项，比原来增加12项。", [("12项", Fault.NOTE)]),
    ("档案已完成2.7万卷。", "supervision.2", "档案已完成2.6万卷。", [("2.6万卷", Fault.NUMBER)]),
]


@pytest.mark.parametrize("said, source, error, marks", _ROWS, ids=[row[0] for row in _ROWS])
def test_numbers_are_held_to_the_named_note(said: str, source: str, error: str, marks: list[Any]) -> None:
    assert _marked(said, f"notes.{source}") == []
    assert _marked(error, f"notes.{source}") == marks


def test_a_number_of_no_named_note_needs_words_in_common() -> None:
    assert _marked("到场230人。") == [("230人", Fault.NUMBER)]
    assert _marked("到场230人。", "notes.platforms.1") == [("230人", Fault.NUMBER)]


def test_each_sentence_names_its_own_sources() -> None:
    first, second = "到场 230 人。", "共 1104 件。"
    cited = [(0, len(first), ("notes.supervision.1",)), (len(first), 99, ("notes.platforms.2",))]
    facts = facts_of(town(notes=_NOTES, table3={}, disclosure={}))
    found = prove(facts, {"一": first + second}, True, {"一": cited})
    assert [(v.quote, v.status) for v in found] == [
        ("230 人", Status.CONSISTENT),
        ("1104 件", Status.CONSISTENT),
    ]
    turned = [(0, len(first), ("notes.platforms.2",)), (len(first), 99, ("notes.supervision.1",))]
    found = prove(facts, {"一": first + second}, True, {"一": turned})
    assert [v.status for v in found] == [Status.UNGROUNDED] * 2
