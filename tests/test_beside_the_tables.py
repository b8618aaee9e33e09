"""What stands beside the tables: sums of the text, other places of the same text, last year's text."""

from __future__ import annotations

from typing import Any

import pytest
from proof_figures import town, verdicts, wrong

from nianbao.findings import Severity
from nianbao.proof import Fault, Status

_BLANK: dict[str, Any] = {"table2": {}, "table3": {}, "table4": {}, "previous": None}


def told(text: str) -> tuple[list[str], list[str]]:
    """Return what of a text the figures bear out, and what they contradict."""
    found = verdicts(text)
    right = [v.quote for v in found if v.status is Status.CONSISTENT]
    return right, [v.quote for v in found if v.status is Status.CONTRADICTION]


#: Sums and shares of the text alone: what must be marked, nothing if "".
_ALONE = [
    ("公开新闻按内容分：要闻67条；通知62条；图片96条。合计225条。", ""),
    ("公开新闻按内容分：要闻67条；通知62条；图片96条。合计224条。", "224条"),
    ("公开新闻按内容分：要闻67条；通知62条；图片96条。合计22条。", "22条"),
    ("发布新闻225条。按内容分：要闻67条；通知62条；图片96条。合计224条。", "224条"),
    ("发布新闻225条。按内容分，要闻67条，通知62条，图片96条。按渠道分，报纸125条，电台100条。", ""),
    ("发布新闻225条。按内容分，要闻67条，通知62条，图片96条。按渠道分，报纸126条，电台100条。", "126条"),
    ("来信75件，加上上门2件，共77件。按来源划分：村民70件，居民7件。", ""),
    ("来信75件，加上上门2件，共78件。按来源划分：村民70件，居民8件。", "78件"),
    ("村民来信75件，居民来信20件，两项合计950件。", "950件"),
    ("受理诉求11件，包括咨询9件和求助1件和投诉1件；举报类11件。", ""),
    ("提出意见18条。行政复议9件，直接起诉3件，复议后起诉5件。", ""),
    ("设服务窗口22个。在10个村设置查阅点。全年新建12个宣传栏。", ""),
]


@pytest.mark.parametrize("text, quote", _ALONE, ids=[row[0] for row in _ALONE])
def test_sums_of_the_text_alone(text: str, quote: str) -> None:
    assert [found[0] for found in wrong(text, **_BLANK)] == ([quote] if quote else [])


def test_small_numbers_of_different_sentences_prove_nothing() -> None:
    found = verdicts("设服务窗口22个。建成宣传栏10个。配备电脑12个。", **_BLANK)
    assert {v.status for v in found} == {Status.UNCHECKED}


@pytest.mark.parametrize(
    "text",
    [
        "新收申请28件；上年结转2件；办理结果总计27件；结转下年度3件。",
        "本年新收申请42件；上年结转1件。予以公开11件、部分公开4件、不予公开8件、无法提供18件。",
        "予以公开14件，部分公开7件，不予公开8件。",
        "自然人20件，商业企业14件，社会公益组织12件，法律服务机构3件。",
        "行政复议14件，审结13件；行政诉讼1件，审结1件。",
        "收到申请21件，加上年结转1件，共办结21件，1件结转下年度继续办理。",
        "收办申请42件，其中已办结40件，从办理结果看，予以公开23件，部分公开14件，不予公开3件。",
        "答复申请9件，包括予以公开2件、不予公开7件、其他处理2件。",
        "办结35件：予以公开19件；无法提供12件，主要是本机关不掌握的，有10件；其他处理4件。",
    ],
)
def test_what_the_form_sets_side_by_side(text: str) -> None:
    assert wrong(text, **_BLANK) == []


#: What two places tell of one thing that no table has: the second is marked, or neither.
_PLACES = [
    ("上年结转申请2件。新收申请30件。", "其中上年结转申请3件。", "3件"),
    ("结转下年度继续办理4件。", "结转下年度继续办理5件。", "5件"),
    ("发生行政复议4件。", "因信息公开引发行政复议5件。", "5件"),
    ("收到申请36件，上年结转2件。", "共收到申请39件。", "39件"),
    ("收到申请36件，上年结转2件。", "共收到申请38件。", ""),
    ("收到申请36件。", "共收到申请38件。", ""),
    ("发生行政复议4件。", "指导乡镇办理行政复议5件。", ""),
    ("发生行政复议4件。", "比上年的行政复议3件多1件。", ""),
    ("结转下年度继续办理4件。", "2023年结转下年度继续办理5件。", ""),
    ("予以公开5件。", "予以公开（含部分公开）8件。", ""),
    ("不予公开5件。", "自然人申请中，不予公开3件。", ""),
    ("办理行政许可200件。", "受理行政许可申请230件。", ""),
]


@pytest.mark.parametrize("first, second, quote", _PLACES, ids=[f"{row[0]}{row[1]}" for row in _PLACES])
def test_two_places_of_one_text(first: str, second: str, quote: str) -> None:
    assert wrong(first, **_BLANK) == wrong(second, **_BLANK) == []
    found = verdicts(f"{first}\n{second}", **_BLANK)
    marked = [(v.quote, v.fault, v.severity) for v in found if v.status is Status.CONTRADICTION]
    assert marked == ([(quote, Fault.PLACES, Severity.WARNING)] if quote else [])


def test_a_table_settles_what_two_places_tell() -> None:
    found = wrong("结转下年度继续办理3件。\n结转下年度继续办理4件。")
    assert found == [("4件", Fault.VALUE)]


#: Words that were read as something else: a text that is right, and one that is wrong, with what is marked.
_MEANT = [
    ("在办结的35件申请中，予以公开15件。", ""),
    ("在办结的33件申请中，予以公开15件。", "33件"),
    ("自然人新收申请30件、上年结转2件。", ""),
    ("本年办理结果总计35件，结转下年度继续办理3件。", ""),
    ("本年办理结果总计36件，结转下年度继续办理3件。", "36件"),
    ("制发、废止规范性文件分别为2件、1件。", ""),
    ("制发、废止规范性文件分别为1件、2件。", "1件 2件"),
    ("行政复议5件，直接起诉1件，复议后起诉1件。行政复议纠错率为25%。", ""),
    ("（一）主动公开 全区生产总值同比增长5.3%，信息按月发布。", ""),
    ("（五）监督保障 行政复议4件，其中维持5件。", "4件 5件"),
    ("行政诉讼2件。配合区司法局处理外单位的行政复议6件。全年已办结35件。", ""),
    ("公开2023年度政府信息公开工作年度报告1篇。", ""),
    ("行政诉讼2件。已审结的4件行政复议案件中，维持2件。", ""),
    ("办结35件，另外3件收件时间临近年底，转到2025年继续办理。", ""),
    ("办结35件，另外4件收件时间临近年底，转到2025年继续办理。", "4件"),
    ("剩余4件按规定结转下年办理。", "4件"),
    ("新收申请从2023年的30件增加到2024年的36件。", ""),
    ("新收申请从2023年的30件增加到2024年的37件。", "37件"),
    ("据统计，全年全口径收到申请35件。", "35件"),
    ("新收申请36件，30件来自自然人，6件来自法人或其他组织。", ""),
    ("新收申请36件，31件来自自然人。", "31件"),
]


@pytest.mark.parametrize("text, quotes", _MEANT, ids=[row[0] for row in _MEANT])
def test_what_the_words_mean(text: str, quotes: str) -> None:
    assert [found[0] for found in wrong(text)] == quotes.split()


def test_a_wrong_year_leaves_its_number_judged() -> None:
    text = "2023年，我镇公开信息500条，其中要闻120条、通知80条、图片310条。"
    changes = {"disclosure": {}, "previous": None}
    found = wrong(text, **changes)
    assert ("2023年", Fault.YEAR) in found and ("500条", Fault.PARTS) in found


def test_a_change_of_a_share_is_judged_by_its_own_base() -> None:
    before = town()["previous"]
    assert before is not None
    assert wrong("自然人申请占新收总数的比例较上年上升90个百分点。")[0][1] is Fault.RATIO


#: What a text leaves out: what the figures bear out of it, and what they contradict.
_LEFT_OUT = [
    ("除财政信息外，其他各类信息共420条。", "420条", ""),
    ("除财政信息、政策文件外，其余信息300条。", "300条", ""),
    ("主动公开信息除财政信息外共420条。", "420条", ""),
    ("主动公开信息除财政信息外共421条。", "", "421条"),
    ("除财政信息80条外，其余信息420条。", "80条 420条", ""),
    ("除自然人申请外，其余申请共6件。", "6件", ""),
    ("除自然人申请外，其余申请共7件。", "", "7件"),
    ("除征地类外，其余申请共7件。", "", ""),
    ("除结转下年度的3件外，全部办结。", "3件 全部办结", ""),
    ("除结转下年度的4件外，全部办结。", "全部办结", "4件"),
    ("除2件外，申请均由自然人提出。", "", ""),
    ("主动公开的信息分为3类，共500条。", "3类 500条", ""),
    ("主动公开信息500条，涵盖三个类别。", "500条 三个类别", ""),
    ("主动公开信息500条，回应3类问题。", "500条", ""),
    ("主动公开的信息按主题分为9类，共500条。", "500条", ""),
]


@pytest.mark.parametrize("text, right, error", _LEFT_OUT, ids=[row[0] for row in _LEFT_OUT])
def test_what_a_text_leaves_out_or_sorts_by(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())


#: Whose requests are meant, what is said of each, changes that are dealt out: what is right, what is wrong.
_DEALT = [
    ("予以公开的15件申请，由自然人提出的13件，由商业企业提出的2件。", "15件 13件 2件", ""),
    ("予以公开的15件申请，由自然人提出的12件，由商业企业提出的4件。", "15件", "12件 4件"),
    ("自然人申请办结29件，予以公开13件，部分公开5件。", "29件 13件 5件", ""),
    ("自然人申请办结29件，予以公开14件，部分公开5件。", "29件 5件", "14件"),
    ("予以公开21件，部分公开6件。", "6件", "21件"),
    ("公开（含部分公开）21件，其中部分公开6件。", "21件 6件", ""),
    ("收到申请两件，一件申请旧改合同，一件申请资金明细。", "", "两件"),
    ("连同上年结转的2件，全年应办38件。", "2件 38件", ""),
    ("连同上年结转的2件，全年应办36件。", "2件", "36件"),
    ("予以公开15件，部分公开6件，两项共21件，占办结总数的60%。", "15件 6件 21件 60%", ""),
    ("予以公开15件，部分公开6件，两项共21件，占办结总数的62%。", "15件 6件 21件", "62%"),
    ("本机关不掌握的6件，在无法提供的7件中占85.7%。", "6件 7件 85.7%", ""),
    ("本机关不掌握的6件，在无法提供的7件中占75.7%。", "6件 7件", "75.7%"),
    ("第三方合法权益1件，与属于行政执法案卷的件数相同。", "1件 相同", ""),
    ("内部事务信息2件，与属于行政执法案卷的件数相同。", "2件", "相同"),
    ("新收申请中，自然人30件，占83.3%；商业企业4件，法律服务机构2件。", "30件 83.3% 4件 2件", ""),
    ("新收申请中，自然人32件；商业企业4件，法律服务机构2件。", "4件 2件", "32件"),
    ("共办理申请38件，办结35件，剩余3件延期至下年度答复。", "38件 35件 3件", ""),
    ("畅通网上、邮寄、当面3种渠道。", "3", ""),
    ("畅通网上、邮寄、当面2种渠道。", "", "2"),
    ("畅通网上、邮寄、当面等4种渠道。", "", ""),
    ("公文1548件：主动公开624。", "", ""),
    ("建议21件、提案34件；答复全文公开39。", "", ""),
    ("监督员10人（企业6、社区4）。", "10人 6 4", ""),
    ("作出餐饮等行政许可400件，另办理烟花许可18件，两项418件。", "400件 18件 418件", ""),
    ("商业企业提出的4件申请全部办结。", "4件 全部办结", ""),
    ("自然人提出的30件申请全部办结。", "30件", "全部办结"),
    ("截至年底，行政复议、行政诉讼案件各1件未审结。", "1件", ""),
    ("内部事务信息的2件申请，由自然人、商业企业各提出1件。", "2件 1件", ""),
    ("内部事务信息的2件申请，由自然人、商业企业各提出2件。", "2件", "2件"),
    ("制发规范性文件2件、公开信息500条，比上年分别增加1件和100条。", "2件 500条 1件 100条", ""),
    ("新收申请36件、公开信息500条，比上年分别增长20%、25%。", "36件 500条 20% 25%", ""),
    ("新收申请36件、公开信息500条，比上年分别增长25%、20%。", "36件 500条", "25% 20%"),
    ("新收申请36件、公开信息500条，比上年分别增长20%、下降25%。", "36件 500条 20%", "25%"),
    ("新收申请36件，上年没有结转的申请。", "36件", "没有结转的申请"),
    ("15件公开文件已移交档案馆。", "", ""),
    ("新收36件申请，网上21件、当面15件；上年结转2件；两者共38件。", "36件 21件 15件 2件 38件", ""),
    ("新收36件申请，网上21件、当面15件；上年结转2件；两者共39件。", "36件 21件 15件 2件", "39件"),
    ("不予处理的申请中，重复申请1件，其余1件。", "1件 1件", ""),
    ("不予处理的申请中，重复申请1件，其余2件。", "1件", "2件"),
    ("3件结转下年，这3件申请由自然人提出。", "3件 3件", ""),
    ("3件结转下年，这3件申请由商业企业提出。", "3件", "3件"),
    ("收到的申请中，这4件由自然人提出。", "", ""),
    ("公开信息500条，政策文件、民生信息两类最多，分别有120条和300条。", "500条 两 120条 300条", ""),
    ("信函81件，征地类居首，计30件，户籍类24件，档案类14件，其他类9件。", "", ""),
    ("作出行政许可418件，营业执照、食品经营两类合计占402件。", "418件 两", ""),
    ("建议19件、提案23件，共计42件，其中可公开38件。", "19件 23件 42件", ""),
    ("建议20件、提案23件，共计42件，其中可公开38件。", "", "42件"),
    ("承办建议48件、提案63件，复文公开16件。", "", ""),
    ("演练6场（镇级、片区、村级各2场）。", "6场 2场", ""),
    ("演练5场（镇级、片区、村级各2场）。", "", "5场"),
    ("公众号推文226篇（要闻31篇、解读195篇），比2023年的201篇增长12.4%。", "226篇 31篇 195篇 12.4%", ""),
    ("公众号推文226篇（要闻31篇、解读195篇），比2023年的201篇增长22.4%。", "226篇 31篇 195篇", "22.4%"),
    ("与2023年的17篇相比少4篇，下降23.5%。", "2023年 4篇 23.5%", ""),
    ("与2023年的17篇相比少4篇，下降32.5%。", "", "32.5%"),
    ("关注人数34.6万，较年初增长8.1%（年初为32.0万）。", "8.1%", ""),
    ("增设栏目3个，撤销5个，净减少2个。", "2个", ""),
    ("发放问卷300份，回收287份，回收率95.7%。", "95.7%", ""),
    ("发放问卷300份，回收287份，回收率85.7%。", "", "85.7%"),
    ("抽检食品1823批次，不合格37批次，合格率98.0%。", "", ""),
    ("凡以“不掌握”“不存在”答复的，须附检索记录。", "", ""),
    ("公开水务信息734条，比上一年的612条多122条。", "122条", ""),
    ("由依申请转为主动公开的历史文件36件。", "", ""),
    ("行政复议5件，对复议决定不服起诉的1件，直接到法院起诉的1件。", "5件 1件 1件", ""),
    (
        "行政诉讼2件，其中直接起诉1件、复议后起诉1件；审结1件，维持1件，维持率100%。",
        "2件 1件 1件 1件 1件 100%",
        "",
    ),
    ("行政复议5件，1件未审结，后者即2022年底未判决维持的那起。", "5件 1件", ""),
]


@pytest.mark.parametrize("text, right, error", _DEALT, ids=[row[0] for row in _DEALT])
def test_whose_requests_and_which_changes_are_meant(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())


#: Comparisons without a number: what is right of them, and what is wrong.
_COMPARED = [
    ("自然人提出的申请多于法人或其他组织。", "多于", ""),
    ("商业企业提出的申请多于自然人。", "", "多于"),
    ("不予公开的申请少于无法提供的申请。", "少于", ""),
    ("不予公开的申请比无法提供的申请多。", "", "比无法提供的申请多"),
    ("民生信息数量最多。", "最多", ""),
    ("财政信息80条，数量居首位。", "80条", "居首位"),
    ("民生信息300条、政策文件120条，数量居前两位。", "300条 120条 居前两位", ""),
    ("民生信息300条、财政信息80条，数量居前两位。", "300条 80条", "居前两位"),
    ("新收申请中，最多的是自然人。", "最多", ""),
    ("不予公开的理由中，内部事务最多。", "最多", ""),
    ("不予公开的理由中，执法案卷最多。", "", "最多"),
    ("上年财政信息数量最多。", "", ""),
    ("征地类申请最多。", "", ""),
    ("行政处罚多于行政强制。", "多于", ""),
    ("政策文件信息120条，比财政信息多40条。", "120条 40条", ""),
    ("政策文件信息120条，比财政信息多41条。", "120条", "41条"),
    ("财政信息比政策文件信息少40条。", "40条", ""),
    ("财政信息比政策文件信息多40条。", "", "40条"),
]


@pytest.mark.parametrize("text, right, error", _COMPARED, ids=[row[0] for row in _COMPARED])
def test_which_of_several_things_is_more(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())


def test_nothing_is_ranked_among_figures_that_are_not_all_known() -> None:
    categories = [{"name": "财政信息", "count": 80}, {"name": "民生信息"}]
    disclosure = {"total": 500, "unit": "条", "categories": categories}
    assert wrong("财政信息数量最多。", disclosure=disclosure) == []


@pytest.mark.parametrize(
    "text",
    ["收到申请一件未收到申请16件", "规范性文件一件未制发规范性文件16件。", "行政复议一件没有行政诉讼2件"],
)
def test_a_one_before_a_denial_of_something_else_is_read(text: str) -> None:
    assert verdicts(text)


#: That something was there, without a number: what is right, and what is wrong.
_THERE = [
    ("科研机构也提出了申请。", "", "科研机构也提出了申请"),
    ("商业企业也提出了申请。", "商业企业也提出了申请", ""),
    ("科研机构没有提出过申请。", "没有提出过申请", ""),
    ("作出了行政强制。", "", "作出了行政强制"),
    ("有关部门发布了通知。", "", ""),
    ("上年科研机构提出了申请。", "", ""),
    ("部分申请因属于国家秘密而不予公开。", "", "部分申请因属于国家秘密而不予公开"),
    ("部分申请因属于行政执法案卷而不予公开。", "部分申请因属于行政执法案卷而不予公开", ""),
    ("不予处理的申请中，有要求提供公开出版物的情形。", "", "有要求提供公开出版物的情形"),
    ("全年作出行政强制决定若干。", "", "全年作出行政强制决定若干"),
    ("有的放矢的情况较多。", "", ""),
]


@pytest.mark.parametrize("text, right, error", _THERE, ids=[row[0] for row in _THERE])
def test_that_something_was_there_at_all(text: str, right: str, error: str) -> None:
    assert told(text) == (right.split(), error.split())


def test_unlike_things_make_no_sum_by_chance() -> None:
    text = "抽查信息420条，发现错字等问题33个，全部整改；移交公开文件386件。"
    assert wrong(text) == []


#: Sentences of a fluent writer: what the figures bear out of each.
_FLUENT = [
    (
        "行政诉讼2件，其中直接起诉1件、复议后起诉1件，审结1件，维持1件，尚未审结1件。",
        "2件 1件 1件 1件 1件 1件",
    ),
    ("公开信息500条，上年为400条，增加100条，增长25%。", "500条 400条 100条 25%"),
    ("申请人以自然人为主，提出申请30件。", "30件"),
    ("有2件申请涉及拆迁补偿。", ""),
    ("作出营业执照、食品经营等行政许可418件。", "418件"),
    ("2.规范性文件。制发2件，废止1件，现行有效9件。", "2件 1件 9件"),
    ("新收申请36件，至年末35件全部答复完毕。", "36件 35件"),
    ("办结的申请中，六成予以公开或者部分公开。", "六成"),
    ("行政复议5件、行政诉讼2件。全年被纠正的案件1件。", "5件 2件 1件"),
    ("民生信息最多，为300条，其余依次为政策文件120条、财政信息80条。", "最多 300条 120条 80条"),
    ("不予公开的，以三类内部事务信息和执法案卷的居多，分别为2件和1件。", "2件 1件"),
]


@pytest.mark.parametrize("text, right", _FLUENT, ids=[row[0] for row in _FLUENT])
def test_a_fluent_writer_is_understood(text: str, right: str) -> None:
    assert told(text) == (right.split(), [])


def test_a_denial_within_what_is_left_out_says_nothing_of_the_rest() -> None:
    found = verdicts("除无人认领的外，不予公开计划以外除无上年外。")
    assert all(v.status is not Status.CONTRADICTION for v in found)


def test_applicants_whose_row_is_blank_are_left_alone() -> None:
    """予以公开 can be theirs or all; only some of the row is filled in."""
    blank = [None] * 7
    rows = {"granted": [13, *blank[1:]], "partly_granted": [5, *blank[1:]], "outcome_total": [29, *blank[1:]]}
    text = "自然人申请办结29件，予以公开13件，部分公开5件。"
    assert wrong(text, table3=rows) == []


def test_a_share_of_a_channel_is_of_its_own_number() -> None:
    assert wrong("网上渠道收到的申请21件，占新收申请的58.3%。") == []
