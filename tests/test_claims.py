"""The worked cases of what a claim is, in both directions: what must be found, and what must not."""

from __future__ import annotations

import tomllib

import pytest
from proof_figures import town, verdicts

from nianbao.findings import Severity
from nianbao.proof import Fault, Status
from nianbao.prose import common_lexicon, sentences
from nianbao.prose.lexicon import spelled_out
from nianbao.resources import folder

#: Sentence, and the quantities in it that the figures bear out.
_CONSISTENT = [
    ("全年共收到政府信息公开申请36件", ["36件"]),
    ("全年收办申请38件，其中上年结转2件", ["38件", "2件"]),
    ("共办结申请35件，结转下年度继续办理3件", ["35件", "3件"]),
    (
        "予以公开15件、部分公开6件、不予公开4件、无法提供7件、不予处理2件、其他处理1件",
        ["15件", "6件", "4件", "7件", "2件", "1件"],
    ),
    ("公开（含部分公开）21件，占办结总数的60%", ["21件", "60%"]),
    ("全年共收到政府信息公开申请36件，其中自然人申请30件，法人或其他组织申请6件", ["36件", "30件", "6件"]),
    ("自然人申请32件", ["32件"]),
    ("收办申请38件，其中自然人申请32件", ["38件", "32件"]),
    ("新收申请同比增长20%", ["20%"]),
    ("新收申请较上年增加6件", ["6件"]),
    ("新收申请是上年的1.2倍", ["1.2倍"]),
    ("全年发生行政复议5件，已审结4件，其中维持2件、纠正1件", ["5件", "4件", "2件", "1件"]),
    ("行政诉讼2件，均为自然人提起", ["2件"]),
    ("办理行政许可四百一十八件", ["四百一十八件"]),
    ("办理行政许可 418 件", ["418 件"]),
    ("办理行政许可４１８件", ["４１８件"]),
    ("办理行政许可近420件", ["420件"]),
    ("办理行政许可400余件", ["400余件"]),
    ("收取行政事业性收费12.5万元", ["12.5万元"]),
    ("收取行政事业性收费125000元", ["125000元"]),
    (
        "主动公开信息500条，其中政策文件120条、财政信息80条、民生信息300条",
        ["500条", "120条", "80条", "300条"],
    ),
    ("全年主动公开信息500条，比上年增长25%", ["500条", "25%"]),
    ("未收取信息处理费", ["未收取信息处理费"]),
    ("主动公开500条，其中政策文件120条、财政信息80条", ["500条", "120条", "80条"]),
    ("2023年全年收到政府信息公开申请30件", ["30件"]),
]


@pytest.mark.parametrize("sentence, quotes", _CONSISTENT, ids=[row[0] for row in _CONSISTENT])
def test_consistent(sentence: str, quotes: list[str]) -> None:
    found = verdicts(f"{sentence}。")
    assert [v.message for v in found if v.status is Status.CONTRADICTION] == []
    borne_out = [v.quote for v in found if v.status is Status.CONSISTENT and not v.quote.endswith("年")]
    assert borne_out == quotes


#: Sentence, the characters that the one finding marks, its kind, and a figure it names.
_CONTRADICTION = [
    ("全年共收到政府信息公开申请63件", "63件", Fault.VALUE, "36"),
    ("全年未收到政府信息公开申请", "未收到政府信息公开申请", Fault.DENIED, "36"),
    ("申请量为零", "零", Fault.VALUE, "36"),
    ("没有接到任何申请", "没有接到任何申请", Fault.DENIED, "36"),
    ("无结转", "无结转", Fault.DENIED, "3"),
    ("依申请公开的事项一件也没有", "一件也没有", Fault.DENIED, "36"),
    ("没有结转下年度的申请", "没有结转下年度的申请", Fault.DENIED, "3"),
    ("收到申请36件，其中自然人32件、法人6件", "32件", Fault.PARTS, "32"),
    ("申请已全部办结", "全部办结", Fault.ALL, "3"),
    ("予以公开15件、部分公开6件、不予公开5件", "5件", Fault.VALUE, "4"),
    ("新收申请同比下降20%", "20%", Fault.RATIO, "30"),
    ("新收申请同比增长25%", "25%", Fault.RATIO, "30"),
    ("新收申请较上年减少6件", "6件", Fault.RATIO, "30"),
    ("全年发生行政复议5件，已审结5件", "5件", Fault.VALUE, "4"),
    (
        "主动公开500条，其中政策文件120条、财政信息80条、民生信息200条",
        "200条",
        Fault.VALUE,
        "300",
    ),
    ("主动公开500条，其中政策文件120条、财政信息180条、民生信息300条", "180条", Fault.VALUE, "80"),
    ("主动公开520条，其中政策文件120条、财政信息80条、民生信息300条", "520条", Fault.VALUE, "500"),
    ("共分三类：政策文件120条、财政信息80条、民生信息300条，合计510条", "510条", Fault.PARTS, "500"),
    ("公开（含部分公开）21件，占办结总数的65%", "65%", Fault.RATIO, "60.00%"),
    ("收取行政事业性收费12.5元", "12.5元", Fault.VALUE, "12.5"),
    ("收取行政事业性收费12.5亿元", "12.5亿元", Fault.VALUE, "12.5"),
    ("2023年我镇共收到政府信息公开申请36件", "2023年", Fault.YEAR, "36"),
    ("统计期限自2024年1月1日起至2023年12月31日", "2023", Fault.YEAR, "2024"),
    ("现行有效规范性文件10件", "10件", Fault.VALUE, "9"),
]


@pytest.mark.parametrize(
    "sentence, quote, fault, figure", _CONTRADICTION, ids=[row[0] for row in _CONTRADICTION]
)
def test_contradiction(sentence: str, quote: str, fault: Fault, figure: str) -> None:
    text = f"{sentence}。"
    found = [v for v in verdicts(text) if v.status is Status.CONTRADICTION]
    assert [(v.quote, v.fault) for v in found] == [(quote, fault)]
    assert text[found[0].start : found[0].end] == quote
    assert figure in " ".join(found[0].figures)


def test_swapped_numbers_are_both_wrong() -> None:
    found = [v for v in verdicts("行政诉讼5件，行政复议2件。") if v.status is Status.CONTRADICTION]
    assert [v.quote for v in found] == ["5件", "2件"]


def test_all_concluded_is_a_warning() -> None:
    (found,) = [v for v in verdicts("申请已全部办结。") if v.status is Status.CONTRADICTION]
    assert found.severity is Severity.WARNING


_NO_CLAIM = (
    "落实“三审三校”制度。按照第二十条第（一）项处理。24小时受理。20个工作日内答复。拨打12345热线。国办函〔2020〕109号印发。"
    "一是健全制度；二是加强培训。公报第六期出版。推行1+N模式。均按期答复。按时答复率达100%。公开2023年年报1条。"
    "2025年部门预算已公开。我县制定了要点。"
)


def test_what_is_no_claim_about_the_figures_says_nothing() -> None:
    found = verdicts(_NO_CLAIM)
    assert [v.message for v in found if v.status is Status.CONTRADICTION] == []


#: Judgement calls that are decided: sentence and how its last quantity stands.
_DECIDED = [
    ("办理行政许可超过418件", Status.CONTRADICTION),
    ("办理行政许可超过400件", Status.CONSISTENT),
    ("办理行政许可418件以上", Status.CONSISTENT),
    ("办理行政许可不足418件", Status.CONTRADICTION),
    ("办理行政许可近418件", Status.CONSISTENT),
    ("办理行政许可近400件", Status.CONTRADICTION),
    ("办理行政许可410多件", Status.CONSISTENT),
    ("办理行政许可约430件", Status.CONSISTENT),
    ("办理行政许可约450件", Status.CONTRADICTION),
    ("办理行政许可上百件", Status.CONSISTENT),
    ("办理行政处罚数十件", Status.CONSISTENT),
    ("公开（含部分公开）21件，占收办总数的55.3%", Status.CONSISTENT),
    ("新收申请增长1.2倍", Status.CONTRADICTION),
    ("通过网站收到申请7件", Status.UNCHECKED),
    ("累计收到申请700件", Status.UNCHECKED),
    ("答复申请34件", Status.CONSISTENT),
    ("组织宣传活动7次", Status.UNCHECKED),
]


@pytest.mark.parametrize("sentence, status", _DECIDED, ids=[row[0] for row in _DECIDED])
def test_decided(sentence: str, status: Status) -> None:
    assert verdicts(f"{sentence}。")[-1].status is status


def test_a_cut_percentage_is_a_warning() -> None:
    table3 = {
        **town()["table3"],
        "partly_granted": [4, 1, 0, 0, 0, 0, 5],
        "outcome_total": [28, 4, 0, 0, 2, 0, 34],
    }
    (found,) = [
        v
        for v in verdicts("予以公开15件，占办结总数的44.11%。", table3=table3)
        if v.status is Status.CONTRADICTION
    ]
    assert (found.quote, found.fault, found.severity) == ("44.11%", Fault.CUT, Severity.WARNING)


def test_an_unknown_figure_is_never_zero() -> None:
    table3 = {**town()["table3"], "new": None}
    found = verdicts(
        "全年未收到政府信息公开申请。新收申请36件。", table3={k: v for k, v in table3.items() if v}
    )
    assert {v.status for v in found} == {Status.UNCHECKED}


def _denials() -> list[str]:
    """Return the words that make a clause without a number a claim."""
    data = tomllib.loads((folder("schemas") / "lexicon.toml").read_text("utf-8"))
    listed = [*data["negation"].values(), *data["universal"].values(), data["relation"]["same"]]
    return [word for words in listed for word in spelled_out(words)]


@pytest.mark.parametrize("word", _denials())
def test_no_denial_is_passed_over(word: str) -> None:
    """What stands behind the last number, or beside a year alone, is read only if it may deny."""
    text = f"2024年，{word}收到申请。收到申请36件，今年，{word}收到申请"
    assert [len(sentence.slots) for sentence in sentences("一", text, common_lexicon())] == [1, 2]
