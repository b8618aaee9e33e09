"""The clerk's notes as a source: their numbers in other words, exchanged, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from proof_figures import verdicts, wrong

import nianbao
from nianbao.proof import Fault, Status

_NOTES = {
    "proactive": ["发布政策解读材料30篇，其中文字解读12篇、图解18篇"],
    "management": ["复核历史文件198份，调整公开属性12份"],
    "platforms": [
        "门户网站新设专栏13个，调整优化栏目17个",
        "各平台发布信息706条，其中网站271条、微信公众号154条、微博281条",
        "举办政府开放日活动6场，参加群众97人次",
    ],
    "supervision": ["开展政务公开专题培训5期，培训32人次"],
}


#: A text that the notes bear out, the same with an error, and what must be marked.
_TOLD = [
    ("本年度开展业务培训五次，参加人员32人次。", "五次", "四次"),
    ("本年度开展业务培训五次，参加人员32人次。", "32人次", "33人次"),
    ("32人次参加了全年组织的5次业务培训。", "32人次", "320人次"),
    ("业务培训5次，覆盖30余人次。", "30余人次", "300余人次"),
    ("全年新开设13个专栏。", "13个", "17个"),
    ("对198份历史文件进行公开属性复核，其中12份调整为公开。", "12份", "13份"),
    ("全年通过网站、微信公众号、微博分别发布信息271条、154条和281条，合计706条。", "154条", "145条"),
    ("30篇政策解读材料中，文字解读12篇、图解18篇。", "12篇、图解18篇", "18篇、图解12篇"),
    (
        "各平台发布信息706条（网站271条，微信公众号154条，微博281条）。",
        "154条，微博281条",
        "281条，微博154条",
    ),
]


@pytest.mark.parametrize("text, right, error", _TOLD, ids=[f"{row[0]}→{row[2]}" for row in _TOLD])
def test_a_note_told_in_other_words(text: str, right: str, error: str) -> None:
    assert wrong(text, notes=_NOTES) == []
    found = wrong(text.replace(right, error, 1), notes=_NOTES)
    assert found and found[0] == (error.split("、")[0].split("，")[0], Fault.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "开展保密培训3次，参加80人次。",
        "其中线上培训2次。",
        "另组织培训2次。",
        "每季度组织业务培训1次。",
        "上半年组织业务培训2次。",
        "现有专栏25个。",
        "培训次数比上年增加2次。",
    ],
)
def test_something_else_than_the_note_tells(text: str) -> None:
    assert wrong(text, notes=_NOTES) == []


def test_a_note_of_one_day_tells_no_total() -> None:
    notes = {"supervision": ["6月20日组织业务培训2次"]}
    assert wrong("全年组织业务培训7次。", notes=notes) == []


def test_a_note_beside_a_category_of_the_same_name() -> None:
    disclosure = {
        "total": 300,
        "unit": "篇",
        "categories": [{"name": "政策解读信息", "count": 139}, {"name": "其他信息", "count": 161}],
    }
    text = "发布政策解读30篇（文字12篇、图解18篇）。"
    assert wrong(text, notes=_NOTES, disclosure=disclosure) == []
    assert wrong("其他处理1件（其中逾期不补正1件、其他0件）。", disclosure=disclosure) == []


#: A note, and texts that it bears out wholly.
_COUNTED = [
    ("全年办理建议12件、提案9件", "办理建议和提案共21件。"),
    ("修订《信息发布办法》，其中《保密审查办法》另配发图解", "其中1件另配发图解。"),
    ("邀请企业代表45人参观", "邀请45名企业代表参观。"),
    ("复核历史文件236件，转为公开19件", "复核历史文件236件，转为公开十九件。"),
    ("公众号推送文章486篇", "公众号推送文章486篇，平均每月40篇左右。"),
    ("直播7场，累计观看3.2万人次", "直播7场，平均每场观看4500余人次。"),
    ("14个社区共有公示栏56块", "14个社区设有公示栏56块，平均每个社区4块。"),
    ("二维码1350张，扫码8.8万次", "二维码1350张，平均每张楼院二维码被扫约65次。"),
    ("整理档案4371件，划为可开放1902件", "整理的档案除可开放的1902件外，还有2469件。"),
    ("馆藏古籍2860册，已扫描1750册，首批600册上网", "古籍扫描尚余1110册，首批已上网。"),
    ("收回478份：满意440份、基本满意31份、不满意7份", "收回的478份中，满意和基本满意合计471份，占98.5%。"),
    ("信息咨询答复263件，超时2件", "答复信息咨询263件，未超时的有261件，占99.2%。"),
    ("考核权重由2023年的3%提到4%", "政务公开考核权重比上年提高1个百分点。"),
    ("受托评估2次，上半年86.3分，下半年90.1分", "受托评估下半年得分为90.1分，较上半年提高3.8分。"),
    ("查询机年内坏了5台，修好4台，各点配1台", "查询机年内坏了5台，尚有1台没有修好。"),
    ("培训4期412人次", "全年举办培训4期，平均每期103人次。"),
    ("2024年应完成18项，实际完成17项", "任务应完成18项，实际完成17项，还差1项。"),
]


@pytest.mark.parametrize("note, text", _COUNTED, ids=[row[1] for row in _COUNTED])
def test_a_number_of_a_note_counted_otherwise(note: str, text: str) -> None:
    found = verdicts(text, notes={"other": [note]})
    assert found and {v.status for v in found} == {Status.CONSISTENT}


_DERIVED_NOTES = {
    "management": ["抽查信息420条，发现问题27个，整改25个"],
    "platforms": ["5月和10月各举办开放日1次，邀请群众40人、企业代表10人", "更换公开栏21个"],
    "other": [
        "办理代表建议26件、委员提案31件，公开复文49件",
        "县里部署的任务9项，完成8项，1项转入下年",
        "公众号关注3.8万人，比年初多0.7万人",
        "村史馆展板年末51块，年初60块",
        "草案征求意见64条，采纳23条、部分采纳9条，其余没采纳",
        "转办省级建议3件、市级建议61件、政协提案47件，上网107件",
        "6个股室、22家站所各明确信息员1名",
        "县医院、中医院各放查询屏2台",
        "图解解读18篇、视频解读9篇，占解读的七成",
        "救助412户，发放救助金86.4万元",
        "书记每月调度1次",
        "窗口评分最高96分、最低83分",
        "市里测评38个单位排第11，上年第7",
        "政务号粉丝22.7万，当年增3.9万",
        "公积金贷款412笔、1.73亿元",
        "视频号“云溪之声”年内发14条",
        "广播“云溪早读”播612条",
        "受训情况：3月6日61人次、10月15日48人次",
    ],
}
#: A text that follows from the numbers of one note, and the same with an error: what is no longer borne out.
_FOLLOWS = [
    ("抽查发现的问题整改率为92.6%。", "92.6%", "95.6%"),
    ("抽查发现的27个问题中，仍有2个没有整改。", "2个", "3个"),
    ("委员提案比代表建议多5件。", "5件", "6件"),
    ("代表建议比委员提案少5件。", "少5件", "多5件"),
    ("公开代表建议和委员提案复文49件，占办理总数的86.0%。", "86.0%", "68.0%"),
    ("全年举办开放日2次。", "2次", "4次"),
    ("县里部署的任务完成8项。", "8项", "7项"),
    ("共更换21处公开栏。", "21处", "22处"),
    ("公众号关注人数由年初的3.1万增至3.8万。", "3.1万", "3.2万"),
    ("公众号关注人数达3.8万，增长两成多。", "两成", "四成"),
    ("村史馆展板比年初减少15%。", "15%", "25%"),
    ("草案征求意见中，未采纳的32条均已说明。", "32条", "33条"),
    ("转办的建议和提案共111件。", "111件", "112件"),
    ("转办的建议和提案中，仅4件未上网。", "4件", "5件"),
    ("信息员中，来自站所的22名。", "22名", "23名"),
    ("县医院、中医院共放查询屏4台。", "4台", "5台"),
    ("图解解读是视频解读的2倍。", "2倍", "3倍"),
    # 49 ÷ 26 is 1.9, but 49 answers were published, and the text does not name them.
    ("委员提案是代表建议的1.2倍。", "1.2倍", "1.9倍"),
    ("图解解读和视频解读占七成，尚有三成未配图。", "三成", "四成"),
    ("发放救助金86.4万元，户均约2100元。", "2100元", "3100元"),
    ("书记按月调度，全年共12次。", "12次", "11次"),
    ("窗口评分最高与最低相差13分。", "13分", "14分"),
    ("市里测评中，单位排位较上年下降4位。", "4位", "5位"),
    ("政务号粉丝由上年末的18.8万增至22.7万。", "18.8万", "17.8万"),
    ("公积金贷款412笔，笔均约42万元。", "42万元", "52万元"),
    ("视频号“云溪之声”与广播“云溪早读”共推出626条。", "626条", "636条"),
    ("受训情况按月公布，3月和10月累计109人次。", "109人次", "119人次"),
]


@pytest.mark.parametrize("text, right, error", _FOLLOWS, ids=[row[0] for row in _FOLLOWS])
def test_a_number_that_follows_from_a_note(text: str, right: str, error: str) -> None:
    def borne_out(said: str) -> list[str]:
        found = verdicts(said, notes=_DERIVED_NOTES)
        return [v.quote for v in found if v.status is Status.CONSISTENT]

    assert right.lstrip("多少") in borne_out(text)
    assert error.lstrip("多少") not in borne_out(text.replace(right, error))


#: A note with several numbers, a text that exchanges two of them or takes last year's, and what is marked.
_EXCHANGED = [
    ("账号64个，正常48、整改5、注销11", "账号64个，正常48个，整改11个，注销5个。", "11个 5个"),
    ("首批柳河街道6个社区、松岭街道4个社区", "首批选取柳河街道4个社区和松岭街道6个社区。", "6个"),
    ("公众号推送1187条，粉丝42.6万人（上年末37.9万人）", "公众号推送1187条，粉丝37.9万人。", "37.9万人"),
    ("问卷中37%的小微企业看不懂政策", "问卷显示近六成小微企业看不懂政策。", "六成"),
    ("渠道：网上21件，信函15件", "网上渠道收到的申请21件，占新收申请的六成以上。", "六成"),
    ("党工委会议听取公开汇报2次，主任办公会研究4次", "主任办公会听取公开汇报2次。", "2次"),
    ("收件方式：网上22件、邮寄33件、当面19件", "通过网上收到33件，通过邮寄收到22件。", "33件 22件"),
    ("草案收到意见27条，采纳16、没采纳11", "草案收到意见27条，采纳11条，未采纳16条。", "11条 16条"),
    ("洪水预警9次，其中橙色2次、黄色7次", "橙色预警和黄色预警分别为7次和2次。", "7次 2次"),
]
#: A note and a text that tells the same of its numbers.
_NOT_EXCHANGED = [
    ("22个乡镇、31个部门各定联络员1名", "22个乡镇和31个部门各定1名联络员。"),
    ("网站留言答复2215件，其中超期11件", "网站留言答复超期的有11件。"),
    ("学校公开栏87所，统一换新61所", "学校公开栏换新覆盖61所学校。"),
    ("党工委会议听取公开汇报2次，主任办公会研究4次", "主任办公会研究4次，党工委会议听取公开汇报2次。"),
    ("草案收到意见27条，采纳16、没采纳11", "草案收到意见27条，采纳16条，未采纳11条。"),
    ("10月底前4家补齐，剩下2家1月底前补齐", "4家已在10月底前补齐，其余2家将在1月底前补齐。"),
]


@pytest.mark.parametrize("note, text", _NOT_EXCHANGED, ids=[row[1] for row in _NOT_EXCHANGED])
def test_numbers_of_a_note_not_exchanged(note: str, text: str) -> None:
    assert wrong(text, notes={"platforms": [note]}) == []


@pytest.mark.parametrize("note, text, error", _EXCHANGED, ids=[row[1] for row in _EXCHANGED])
def test_numbers_of_a_note_exchanged(note: str, text: str, error: str) -> None:
    found = [quote for quote, _ in wrong(text, notes={"platforms": [note]})]
    assert set(error.split()) & set(found)


_OFFICES = sorted((Path(__file__).resolve().parents[1] / "benchmarks").glob("*_sentences/*.yaml"))


@pytest.mark.parametrize("office", _OFFICES, ids=[f"{file.parent.name}/{file.stem}" for file in _OFFICES])
def test_notes_that_agree_with_the_tables_are_not_called_wrong(office: Path) -> None:
    """Offices tell their own things apart: 监督员8名：居民4、…; none of that is a row of the tables."""
    findings = nianbao.check(nianbao.load(office))
    assert [finding.message for finding in findings if finding.code == "N101"] == []
