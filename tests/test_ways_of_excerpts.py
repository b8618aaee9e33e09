"""Ways in which short excerpts tell numbers: parts behind 里 and 当中, what is left, sayings, 翻番."""

from __future__ import annotations

import pytest
from proof_figures import town, verdicts

from nianbao.proof import Fault, Status, Verdict
from nianbao.quantities import Kind, scan

#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    ("36件新收件里公民30件、企业4件、律师事务所2件。", "36件 30件 4件 2件", ""),
    ("36件新收件里公民31件、企业4件、律师事务所2件。", "4件 2件", "31件"),
    ("27件当中网上25件，邮寄1件，当面1件。", "27件 25件 1件 1件", ""),
    ("27件当中网上25件，邮寄1件，当面2件。", "", "27件"),
    ("提出意见7条，已改5条，剩余2条。", "7条 5条 2条", ""),
    ("提出意见7条，已改6条，剩余2条。", "", "7条"),
    ("走访商户，听取意见17条。年底以前改好16条，剩1条。", "17条 16条 1条", ""),
    ("走访商户，听取意见17条。年底以前改好17条，剩1条。", "", "17条 17条"),
    ("栏目由47个压减到39个，关停注销8个。", "47个 39个 8个", ""),
    ("栏目由47个压减到39个，关停注销9个。", "", "9个"),
    ("栏目由18个调成15个，撤并5个、新设2个。", "18个 15个 5个 2个", ""),
    ("栏目由11个压减至6个，关停4个、合并1个。", "11个 6个 4个 1个", ""),
    ("推文90篇，图文80篇，视频10篇，较2023年的60篇增长50%。", "90篇 80篇 10篇 50%", ""),
    ("推文90篇，图文80篇，视频10篇，较2023年的60篇增长52%。", "90篇 80篇 10篇", "52%"),
    ("粉丝2.36万人，较上年底的1.89万人有所增长。", "较上年底的1.89万人有所增长", ""),
    ("粉丝2.36万人，较上年底的1.89万人有所流失。", "", "较上年底的1.89万人有所流失"),
    ("便民中心和13个社区各设专区1处，合计14处。", "1处 14处", ""),
    ("通报4期；视频沟通6次，其中4件补充了材料、2件改走咨询。", "", ""),
    ("处罚决定公示27件；许可公示9件。公告按季发布，共4期。", "", ""),
]


def _found(text: str, status: Status) -> list[Verdict]:
    return [verdict for verdict in verdicts(text) if verdict.status is status]


@pytest.mark.parametrize("text, right, error", _WRITTEN, ids=[row[0] for row in _WRITTEN])
def test_ways_of_excerpts(text: str, right: str, error: str) -> None:
    assert [v.quote for v in _found(text, Status.CONSISTENT)] == right.split()
    assert [v.quote for v in _found(text, Status.CONTRADICTION)] == error.split()


def test_a_wrong_year_is_one_mistake() -> None:
    found = [v for v in verdicts("2023年，新收申请36件，自然人30件，企业4件。") if v.fault is Fault.YEAR]
    assert [v.quote for v in found] == ["2023年"]
    assert "共2处" in found[0].message


def test_a_saying_counts_nothing() -> None:
    assert [q.value for q in scan("办结一件公示一件，共公示2件；一件公开、一件不公开。")] == [2, 1, 1]


@pytest.mark.parametrize("text, times", [("翻番", 2), ("翻了一番", 2), ("翻了一倍", 2), ("翻了两番还多", 4)])
def test_doubled(text: str, times: int) -> None:
    assert [(q.kind, q.value) for q in scan(f"比上年{text}。")] == [(Kind.MULTIPLE, times)]


def test_a_bureau_is_no_citizen() -> None:
    """市民政局 has 市民 in it, who are applicants."""
    new = sum(town()["table3"]["new"][:-1])
    assert [v.status for v in verdicts(f"市民政局新收申请{new}件。")] == [Status.CONSISTENT]


@pytest.mark.parametrize("cause", ["答复引起", "因不服答复申请"])
def test_a_cause_closes_no_case(cause: str) -> None:
    """All cases are counted, not only those that are closed."""
    table4 = town()["table4"] | {"reconsideration": [2, 0, 0, 1, 3]}
    for number, status in ((3, Status.CONSISTENT), (2, Status.CONTRADICTION)):
        found = verdicts(f"{cause}行政复议{number}件。", table4=table4)
        assert [v.status for v in found] == [status]
