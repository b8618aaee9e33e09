"""A single case whose kind and end are told without a number is held to table 四."""

from __future__ import annotations

import pytest
from proof_figures import town, verdicts

from nianbao.proof import Status

#: Of the two lawsuits the one filed directly was upheld, the one after reconsideration is pending.
_TOLD = [
    ("未经复议直接起诉1件，结果维持。", "1件 结果维持", ""),
    ("未经复议直接起诉1件，结果被纠正。", "1件", "结果被纠正"),
    ("未经复议直接起诉1件，经法院审理，判决维持。", "1件 判决维持", ""),
    ("复议后起诉1件，尚未审结。", "1件 尚未审结", ""),
    ("复议后起诉1件（尚未审结）。", "1件 尚未审结", ""),
    ("复议后起诉1件，已审结。", "1件", "已审结"),
    ("复议后起诉1件，已审结、维持。", "1件", "已审结 维持"),
    ("复议后起诉1件；结果维持的另有说明。", "1件", ""),
    ("复议后起诉1件，申请人要求撤销答复。", "1件", ""),
    ("复议后起诉1件，未被纠正。", "1件 未被纠正", ""),
    ("复议后起诉1件，申请公开的信息已答复。", "1件", ""),
    ("重复申请1件，不予处理。", "1件", ""),
    ("不予公开1件（属于内部事务信息）。", "", "1件"),
]


@pytest.mark.parametrize("text, right, error", _TOLD, ids=[row[0] for row in _TOLD])
def test_single_cases(text: str, right: str, error: str) -> None:
    found = verdicts(text)
    assert [v.quote for v in found if v.status is Status.CONSISTENT] == right.split()
    assert [v.quote for v in found if v.status is Status.CONTRADICTION] == error.split()


def test_the_cause_of_a_single_refusal() -> None:
    table3 = town()["table3"] | {"third_party_rights": [0] * 7, "enforcement_file": [0] * 7}
    table3 |= {"internal_affairs": [1, 0, 0, 0, 0, 0, 1]}
    right, wrong = (
        verdicts(f"不予公开1件（属于{cause}）。", table3=table3) for cause in ("内部事务信息", "行政执法案卷")
    )
    assert [v.status for v in right] == [Status.CONSISTENT] * 2
    assert [(v.quote, v.status) for v in wrong[1:]] == [("属于行政执法案卷", Status.CONTRADICTION)]


def test_the_kind_of_a_single_case() -> None:
    cases = {"direct_litigation": [1, 0, 0, 0, 1], "litigation_after_reconsideration": [0, 0, 0, 0, 0]}
    table4 = {"reconsideration": [0, 0, 0, 0, 0]} | cases
    right = verdicts("行政诉讼1件，由申请人直接起诉，结果维持。", table4=table4)
    assert [v.status for v in right] == [Status.CONSISTENT] * 3
    wrong = verdicts("行政诉讼1件，系复议后起诉。", table4=table4)
    assert [(v.quote, v.status) for v in wrong] == [
        ("1件", Status.CONSISTENT),
        ("系复议后起诉", Status.CONTRADICTION),
    ]
    assert [v.status for v in verdicts("行政诉讼1件，维持。", table4={})][1:] == []
