"""Other ways of writing the same: multiples, what is told first, ranks, bare lists, periods."""

from __future__ import annotations

import pytest
from proof_figures import verdicts

from nianbao.proof import Fault, Status

#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    ("自然人申请30件，法人或其他组织申请6件，前者是后者的5倍。", "30件 6件 5倍", ""),
    ("自然人申请30件，法人或其他组织申请6件，前者是后者的6倍。", "30件 6件", "6倍"),
    ("自然人申请数量是商业企业申请数量的7倍多。", "7倍", ""),
    ("自然人申请数量是商业企业申请数量的9倍多。", "", "9倍"),
    ("行政事业性收费12.5万元，约合125000元。", "12.5万元 125000元", ""),
    ("已审结的复议案件有一半得到维持。", "一半", ""),
    ("已审结的复议案件有三分之二得到维持。", "", "三分之二"),
    ("与2023年的400条相比，主动公开信息增加100条。", "400条 100条", ""),
    ("与2023年的410条相比，主动公开信息增加100条。", "100条", "410条"),
    ("和2023年的30件相比，新收申请增加两成。", "30件 两成", ""),
    ("新收申请36件，比2023年的30件多6件。", "36件 30件 6件", ""),
    ("本年新收申请升至36件，增加6件，增长20%。", "36件 6件 20%", ""),
    ("没有收到过一件行政强制申请。", "没有收到过一件行政强制申请", ""),
    ("行政诉讼2件，其中直接起诉1件，复议后起诉1件；已审理完的1件，另有1件未结。", "2件 1件 1件 1件 1件", ""),
    ("经复议又起诉的行政诉讼1件，直接起诉的行政诉讼1件，两者合计2件。", "1件 1件 2件", ""),
    ("5件行政复议中维持2件，占40%。", "5件 2件 40%", ""),
    ("5件行政复议中维持2件，占50%。", "5件 2件", "50%"),
    ("公开与部分公开合计21件，其中全部公开15件、部分公开6件，占办结总数的60%。", "21件 15件 6件 60%", ""),
    ("办理结果是：15件予以公开，6件部分公开。", "15件 6件", ""),
    ("申请征地信息的最多，有19件，其次是规划信息，有9件，其余为8件。", "", ""),
    (
        "网站按栏目划分，120条中要闻占60条，公告占40条，其余20条属机构、人事；微信推送80条。",
        "120条 60条 40条 20条",
        "",
    ),
    ("学区（14条）、资助（22条）、招聘（17条）三方面53条。", "14条 22条 17条 53条", ""),
    ("学区14条、资助22条、招聘17条，三项53条。", "14条 22条 17条 53条", ""),
    ("对26个功能区、部门的栏目逐个检查，撤并6个，保留20个。", "26个 6个 20个", ""),
    (
        "收到申请36件（自然人30件、商业企业4件、律师事务所2件），其中2件属重复申请，予以公开15件。",
        "36件 30件 4件 2件 15件",
        "2件",
    ),
    ("机关档案中可公开的有1980件。", "", ""),
    ("2024年累计作出行政许可决定418件。", "2024年 418件", ""),
    ("2024年累计作出行政许可决定481件。", "", "481件"),
    ("发出收费通知1份，涉及申请3件。", "", "1份"),
    ("各股室自查，3个股室各1名审核员，办公室2名，一共5名。", "", ""),
]


@pytest.mark.parametrize("text, right, error", _WRITTEN, ids=[row[0] for row in _WRITTEN])
def test_other_ways_of_writing(text: str, right: str, error: str) -> None:
    found = verdicts(text)
    borne_out = [v.quote for v in found if v.status is Status.CONSISTENT]
    assert (borne_out, [v.quote for v in found if v.status is Status.CONTRADICTION]) == (
        right.split(),
        error.split(),
    )


@pytest.mark.parametrize(
    "text",
    [
        "统计期间：{}年1—12月。",
        "统计期为{}年全年。",
        "统计数据时间范围：{}年度（1月1日至12月31日）。",
    ],
)
def test_the_year_of_a_period(text: str) -> None:
    assert [v.status for v in verdicts(text.format(2024))] == [Status.CONSISTENT]
    wrong = [v for v in verdicts(text.format(2023)) if v.status is Status.CONTRADICTION]
    assert [(v.quote, v.fault) for v in wrong] == [("2023", Fault.YEAR)]
