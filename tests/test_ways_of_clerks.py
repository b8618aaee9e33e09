"""Ways in which clerks tell numbers: 合 for 合计, dashes, kinds, two times of a year, brackets."""

from __future__ import annotations

import pytest
from proof_figures import verdicts

from nianbao.proof import Fault, Status, Verdict
from nianbao.quantities import scan

#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    # Totals.
    ("烟花零售许可276件，危化品许可17件，合293件。", "276件 17件 293件", ""),
    ("议案7件、提案5件，两样12件。", "7件 5件 12件", ""),
    ("专岗1人、兼岗6人，合起来7个人。", "1人 6人 7个人", ""),
    ("专岗1人、兼岗6人，合起来8个人。", "", "8个人"),
    ("稿件412条。按季度分，一季度 88、二季度 121、三季度 97、四季度 106。", "412条 88 121 97 106", ""),
    (
        "发布信息八十六条：概况四条，分工二条，资金九条，其余七十一条。",
        "八十六条 四条 二条 九条 七十一条",
        "",
    ),
    (
        "疑难问题86个，宅基地41个，用地17个，登记28个，当日答复的82个，另外4个隔日答复。",
        "86个 41个 17个 28个 82个 4个",
        "",
    ),
    ("新收件的去向——网上25件，邮寄3件，当面1件。", "", ""),
    ("对14个市局巡查4轮，合计56局次。", "", ""),
    ("推文128篇，视频20条，其余归入三种情形，共164件。", "", ""),
    ("信息员21名，其中机关8名、社区13名，13个社区每社区1名。", "21名 8名 13名", ""),
    ("城市更新142条，住建133条，治理156条，招考18条，预算6条，其他131条。", "", ""),
    ("发布信息377条，分为四类：政策41条，招聘198条，监察63条，其他75条。", "377条 41条 198条 63条 75条", ""),
    ("发布信息377条，分为四类：政策41条，招聘198条，监察63条，其他65条。", "", "377条"),
    # Changes.
    ("问答由40条增补到56条，新添16条。", "40条 56条 16条", ""),
    ("问答由40条增补到56条，新添17条。", "", "17条"),
    ("账号从71个并到48个，一年关停并转23个。", "71个 48个 23个", ""),
    ("关注者年初8400，年末10100，净涨1700。", "8400 10100 1700", ""),
    ("推文163篇，较前一年的150篇净涨13篇，涨了8.7%。", "13篇 8.7%", ""),
    ("推文163篇，比前一年的150篇上升9.7%。", "", "9.7%"),
    ("推文90篇（图文40篇、视频50篇），比上年的60篇多了30篇，涨幅50%。", "90篇 40篇 50篇 30篇 50%", ""),
    ("推文238篇。月均19.8篇。", "19.8篇", ""),
    ("推文6027篇，同2023年的5740篇比，多出287篇。", "287篇", ""),
    # The town's tables: 36 new, 2 carried in, 35 concluded, 3 carried out.
    ("收到的申请了结35件。", "35件", ""),
    ("收到的申请了结34件。", "", "34件"),
    ("新收申请36件，2023年挪过来的2件。", "36件 2023年 2件", ""),
    ("新收申请36件，还有3件未到期限，移到2025年接着办。", "36件 3件", ""),
    ("新收申请36件，还有4件未到期限，移到2025年接着办。", "36件", "4件"),
    ("新收申请36件。没有从2023年带过来的件。", "36件", "没有"),
    ("新收申请36件，没有一件跨年。", "36件", "没有一件跨年"),
    ("行政强制一项为零。", "零", ""),
    ("行政强制、政府规章，年内均未发生。", "均未", ""),
    ("规范性文件存量由8件瘦身为9件。", "8件 9件", ""),
    ("规范性文件存量由8件瘦身为7件。", "8件", "7件"),
    ("其余6件为企业4件、律师事务所2件。", "6件 4件 2件", ""),
    ("申请办结35件，其中公开15件（公民13件、企业2件），部分公开6件。", "35件 15件 13件 2件 6件", ""),
    ("新收申请36件，企业4件，申请总数较上年的30件增加6件。", "36件 4件 30件 6件", ""),
    ("行政诉讼2件，直接起诉的1件，经复议的1件。", "2件 1件 1件", ""),
    ("行政诉讼2件，直接起诉的1件，经复议的2件。", "2件 1件", "2件"),
    ("上半年参训38人，下半年参训45人，全年83人。", "38人 45人 83人", ""),
    ("查出问题33项，复查又有26项，累计59项。", "33项 26项 59项", ""),
    ("推文412篇。\n按内容：动态280篇；政策90篇；其他42篇。", "412篇 280篇 90篇 42篇", ""),
    ("推文412篇，依照来源，镇办公室280篇，各站所132篇。", "412篇 280篇 132篇", ""),
    ("规范性文件。制发2件、废止1件，年末有效9件。", "2件 1件 9件", ""),
    ("规范性文件。制发3件、废止1件，年末有效9件。", "1件 9件", ""),
    ("新出台《管护办法》2份，废止1份，继续有效的共9份。", "2份 1份 9份", ""),
    ("新出台《管护办法》3份，废止1份，继续有效的共9份。", "1份 9份", ""),
    ("申请量由去年的30件升至36件，是去年的1.2倍。", "30件 36件 1.2倍", ""),
    ("申请量由去年的30件升至36件，是去年的1.3倍。", "30件 36件", "1.3倍"),
    ("年内没有公民、法人向本机关申请获取政府信息。", "", "没有公民、法人向本机关申请"),
    ("新收申请36件，连同上年转入的2件一并计算，应办38件。", "36件 2件 38件", ""),
    ("其他处理1件，逾期不补正1件、其他0件。", "1件 1件 0件", ""),
    ("其他处理1件，逾期不补正1件、其他1件。", "1件 1件", "1件"),
    ("申请答复35件，处于办理期3件。", "35件 3件", ""),
    ("申请答复35件，未答复的3件（公民3件）。", "35件 3件 3件", ""),
    ("公民申请30件，其余主体未提出申请。", "30件", ""),
    ("新收申请36件，没有因依申请公开向任何申请人收费。", "36件", ""),
    ("规范性文件有效件数由年初的8件变为9件。", "8件 9件", ""),
    # What is no figure of the tables.
    ("随手拍收图9046张，立案7320件，在途140件。", "", ""),
    ("县政府接收复议申请58件，经审查受理51件，不予受理7件。", "58件 51件 7件", ""),
    ("处罚案卷类32件、企业登记类21件、其他14件。", "", ""),
]


def _found(text: str, status: Status) -> list[Verdict]:
    return [verdict for verdict in verdicts(text) if verdict.status is status]


@pytest.mark.parametrize("text, right, error", _WRITTEN, ids=[row[0] for row in _WRITTEN])
def test_ways_of_clerks(text: str, right: str, error: str) -> None:
    assert [v.quote for v in _found(text, Status.CONSISTENT)] == right.split()
    assert [v.quote for v in _found(text, Status.CONTRADICTION)] == error.split()


def test_a_part_that_adds_up_is_no_row_of_the_tables() -> None:
    """Notes tell their own things apart: of whom a group consists, what the fines were for."""
    for note in (
        "监督员8名：人大代表2、政协委员1、居民4、律师1",
        "处罚37件全公开：乱停放20、油烟扰民12、其他5",
        "复议5件：市政府受理3件、省厅受理2件",
        "复议5件，没审结的1件12月3日才收到",
    ):
        assert _found(f"{note}。", Status.CONTRADICTION) == [], note


def test_what_is_said_of_those_carried_in_is_not_said_of_all() -> None:
    assert [v.fault for v in _found("2023年结转的2件本年全部办结。", Status.CONTRADICTION)] == []
    assert [v.fault for v in _found("今年的申请全部办结。", Status.CONTRADICTION)] == [Fault.ALL]


@pytest.mark.parametrize(
    "text, number", [("分工二条，", 2), ("来信73封，", 73), ("接了三桩申请", 3), ("7个人。", 7)]
)
def test_measures_of_lists(text: str, number: int) -> None:
    assert [q.value for q in scan(text)] == [number]


@pytest.mark.parametrize("text", ["改造二条街", "二位数", "行政强制一项为零头"])
def test_part_of_a_word(text: str) -> None:
    assert [q.value for q in scan(text) if q.unit] == []


@pytest.mark.parametrize(
    "year, status", [("二〇二四", Status.CONSISTENT), ("二〇二三", Status.CONTRADICTION)]
)
def test_a_period_in_chinese_numerals(year: str, status: Status) -> None:
    found = verdicts(f"{year}年一月一日至十二月三十一日。", "preamble")
    assert [(v.quote, v.status) for v in found if v.quote == year] == [(year, status)]
