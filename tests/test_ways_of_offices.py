"""Ways in which offices write: denials, lists told apart by a label, asides, narrowed counts, two periods."""

from __future__ import annotations

import pytest
from proof_figures import verdicts

from nianbao.proof import Fault, Status, Verdict
from nianbao.quantities import scan

#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    ("行政强制没有。", "没有", ""),
    ("行政许可没有。", "", "没有"),
    ("行政强制均未发生。", "均未", ""),
    ("行政许可、行政处罚均未发生。", "", "均未"),
    ("没有发生与信息公开有关的行政强制。", "没有发生与信息公开有关的行政强制", ""),
    ("没有发生与信息公开有关的行政复议。", "", "没有发生与信息公开有关的行政复议"),
    ("没有收到书面或网上提交的申请。", "", ""),
    ("往年没有遗留的申请。", "", "没有遗留的申请"),
    ("上年没有接转的，也没有转到2025年的。", "", "没有 没有"),
    ("上年结转2件，没有结转到下年度办理的申请。", "2件", "没有结转到下年度办理的申请"),
    ("不存在跨年办理的申请。", "", "不存在跨年办理的申请"),
    ("因信息不存在，无法提供7件。", "7件", ""),
    ("予以公开15件，不予公开4件（内部事务信息等），无法提供7件。", "15件 4件 7件", ""),
    ("新收36件，其中自然人30件、单位6件。渠道：网上20件、信函16件。", "36件 30件 6件 20件 16件", ""),
    ("自然人30件、企业4件；从渠道看，网上21件、邮寄15件。", "30件 4件", ""),
    (
        "新收申请36件，2023年同期为30件，增加6件。其中自然人30件、企业4件、律所2件。",
        "36件 6件 30件 4件 2件",
        "",
    ),
    ("收到申请36件，同比增加6件，增长20%（2023年为30件）。", "36件 6件 20%", ""),
    ("收到申请36件，同比增加7件，增长20%（2023年为30件）。", "36件 20%", "7件"),
    ("第四季度问题174个，比第一季度的348个下降50%。", "50%", ""),
    ("第四季度问题174个，比第一季度的348个下降60%。", "", "60%"),
    ("行政处罚由2023年的40件降至37件。", "2023年 37件", ""),
    ("行政处罚由2023年的30件降至37件。", "", "37件"),
    ("行政处罚比2023年的40件减少3件。", "3件", ""),
    ("行政处罚比2023年的40件减少5件。", "", "5件"),
    ("公开和部分公开率为60%。", "60%", ""),
    ("信息公布执行拟稿、初审、终审三道程序。", "三", ""),
    ("新设“甲”“乙”2个专栏。", "2", ""),
    ("下设3家单位（水利站、供水站、河道所）。", "3", ""),
    ("下设1家单位（水利站）。", "", ""),
    ("部门预算、决算各1条，工作动态5条，合计7条。", "1条 5条 7条", ""),
    ("予以公开15件，余下1件属信访事项，不予处理。", "15件 1件", ""),
    ("不予公开的事由是第三方权益和执法案卷，前者1件，后者1件。", "1件 1件", ""),
    ("不予公开的事由是第三方权益和执法案卷，前者1件，后者2件。", "1件", "2件"),
    ("自然人30件，企业和其他组织6件。", "30件 6件", ""),
    ("12345转办件18652件，办结率99.2%。", "", ""),
    ("申请36件，公开与部分公开比例约为5:2。", "36件", ""),
    ("公开15件申请里自然人13件。", "15件 13件", ""),
    ("每个村明确1名联络员，共计12人。", "", ""),
    ("申请较为集中，征地21件、财务13件，两类共34件。", "21件 13件 34件", ""),
]


def _found(text: str, status: Status) -> list[Verdict]:
    return [verdict for verdict in verdicts(text) if verdict.status is status]


@pytest.mark.parametrize("text, right, error", _WRITTEN, ids=[row[0] for row in _WRITTEN])
def test_ways_of_offices(text: str, right: str, error: str) -> None:
    assert ([v.quote for v in _found(text, Status.CONSISTENT)]) == right.split()
    assert ([v.quote for v in _found(text, Status.CONTRADICTION)]) == error.split()


def test_a_blank_may_part_thousands() -> None:
    assert [(q.value, q.unit) for q in scan("公开5 067条，较上年4 812条增加；第3 120件")] == [
        (5067, "条"),
        (4812, "条"),
        (120, "件"),
    ]


def test_a_part_is_no_slip_of_the_pen_above_its_whole() -> None:
    """A unit's own count may be any number below that of the office, but not 38 or 73 of 37."""
    for number in (38, 73, 39, 370):
        assert [v.fault for v in _found(f"执法中队作出行政处罚{number}件。", Status.CONTRADICTION)] == [
            Fault.SLIP
        ]
    for number in (36, 30, 371, 500):
        assert _found(f"执法中队作出行政处罚{number}件。", Status.CONTRADICTION) == []
