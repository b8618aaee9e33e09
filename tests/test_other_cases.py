"""Other business beside that of the form: cases, petitions, papers and powers that it does not count."""

from __future__ import annotations

import pytest
from proof_figures import told

_CASES = "因政府信息公开发生行政复议5件、行政诉讼2件。"
#: A text; what of it is borne out, and what is contradicted.
_WRITTEN = [
    (_CASES, "5件 2件", ""),
    ("因政府信息公开发生行政复议6件、行政诉讼2件。", "2件", "6件"),
    (_CASES + "另有群众不服行政处罚申请复议3件，经调解后撤回。", "5件 2件", ""),
    (
        _CASES + "此外，在监管案件中被申请行政复议7件、被提起行政诉讼6件，均与政府信息公开无关。",
        "5件 2件",
        "",
    ),
    (_CASES + "全年因投诉举报处理不服引发的行政复议317件，行政诉讼41件。", "5件 2件", ""),
    (_CASES + "本局当年作为被申请人的规划许可类、登记类复议案件为16件，被诉案件为11件。", "5件 2件", ""),
    (_CASES + "同一时期，因拆除违法建设被申请行政复议3件、被起诉4件，复议结果均为维持。", "5件 2件", ""),
    (_CASES + "除此之外，村民对征地补偿等行为提起的行政复议有9件、行政诉讼有6件。", "5件 2件", ""),
    (_CASES + "除信息公开外，本局因投诉处理引发的行政复议案件47件、行政诉讼案件6件。", "5件 2件", ""),
    (_CASES + "其他业务领域发生行政复议3件、行政诉讼4件，不在本报告统计之内。", "5件 2件", ""),
    (_CASES + "全年新收各类行政应诉案件121件，败诉9件，败诉率7.4%。", "5件 2件 7.4%", ""),
    (
        _CASES + "受理税务行政复议申请9件，审结9件，其中维持6件、终止3件；应诉的一审案件1件。",
        "5件 2件 9件 6件 3件",
        "",
    ),
    ("因公开事项被申请行政复议5件。", "5件", ""),
    ("因公开事项被申请行政复议6件。", "", "6件"),
    ("因不予公开决定引发的行政复议6件。", "", "6件"),
    ("申请人对答复不服提起行政复议6件。", "", "6件"),
    ("行政复议5件。因不服复议决定提起行政诉讼3件。", "5件", "3件"),
    # Petitions that an office deals with are no requests, those among the outcomes are.
    ("全年办理信访事项62件，接待来访114批次。", "", ""),
    ("收到申请36件，不予处理2件，其中信访事项1件、重复申请1件。", "36件 2件 1件 1件", ""),
    ("收到申请36件，不予处理2件，其中信访事项3件。", "36件 2件", "3件"),
    # Papers of any kind, and powers.
    ("没有制发规章；党委、政府印发各类文件94份。", "没有制发规章", ""),
    ("制发行政规范性文件3件。", "", "3件"),
    ("开展文件清理，废止内部管理文件18件。", "", ""),
    ("将首批42项审批服务和行政处罚事项赋予乡镇。", "", ""),
    ("2021年试行的办法期满，予以废止，因此废止规范性文件1件。", "1件", ""),
    ("2021年试行的办法期满，予以废止，因此废止规范性文件2件。", "", "2件"),
    # What is counted in other things than requests says nothing of what the text is about.
    ("收到申请36件。\n公开更新项目信息，签约1291户。上报事件5913件，办结5897件。", "36件", ""),
    ("收到申请36件。公开十件惠民实事。", "36件", ""),
    ("收到申请36件，其中有11件同征地补偿有关。", "36件", ""),
]

#: A text; what of it is no part of a list.
_LISTED = [
    # One that is above the whole by itself.
    "服务号发布信息1211条，其中原创486条，微博发布1732条。",
    "平台上线事项58项，其中32项全程网办，办件量36万件。",
    # Those that other counts stand between.
    "受理投诉268件，结案265件，为1147名劳动者追发工资1632万元，公布典型案例4起。",
    "对3个问题逐项评查；栏目发布52期，通告提前3天发布，共97条。",
]


@pytest.mark.parametrize(("text", "right", "error"), _WRITTEN)
def test_other_business_is_no_error(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())


@pytest.mark.parametrize("text", _LISTED)
def test_what_is_no_part_makes_no_wrong_sum(text: str) -> None:
    assert told(text)[1] == []


@pytest.mark.parametrize(
    ("text", "right", "error"),
    [
        ("行政复议5件，维持的件数占已审结4件的50%。", "5件 4件 50%", ""),
        ("行政复议5件，维持的件数占已审结4件的60%。", "5件 4件", "60%"),
        ("行政复议5件，维持的件数占已审结3件的50%。", "5件 50%", "3件"),
    ],
)
def test_a_share_of_a_number_is_of_what_its_words_name(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())
