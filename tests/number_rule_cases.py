"""Cases for the rules about numbers in notes and prose, and about what a draft has no source for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rule_rows import Row, noted, whole_table

_NOTES = (
    Row(
        "N101",
        "requests",
        noted("全年新收政府信息公开申请1426件"),
        "notes.requests.1",
        "“全年新收政府信息公开申请1426件”",
    ),
    Row("N101", "this year named", noted("2024年收到信息公开申请12件"), "notes.requests.1", " 1462"),
    Row("N101", "full-width digits", noted("不予公开１４７件"), "notes.requests.1", " 146"),
    Row(
        "N101",
        "thousands",
        noted("行政许可决定183,672件", part="proactive"),
        "notes.proactive.1",
        " 183627",
    ),
    Row("N101", "zero", noted("结转下年度继续办理0件"), "notes.requests.1", " 49"),
    Row(
        "N101",
        "derived group",
        noted("无法提供363件", part="other"),
        "notes.other.1",
        "“其他需要报告的事项”第1条",
    ),
    Row(
        "N101",
        "second note",
        noted("答复前沟通", "不予公开1件"),
        "notes.requests.2",
        "“依申请公开”第2条写的是",
    ),
    Row("N101", "equal", noted("新收申请1462件，不予公开146件，部分公开173件，结转下年度49件")),
    Row("N101", "with those carried over", noted("收到政府信息公开申请1505件")),
    Row("N101", "published in full or in part", noted("予以公开766件")),
    Row("N101", "equal with separators", noted("行政许可决定183,627件", part="proactive")),
    Row("N101", "since the beginning", noted("累计不予公开900件")),
    Row("N101", "last year's", noted("去年新收申请1264件；2023年不予公开116件")),
    Row("N101", "not last year's", noted("2023年不予公开118件"), "notes.requests.1", "上年："),
    Row("N101", "one month's", noted("3月新收申请90件")),
    Row("N101", "about", noted("新收申请1400余件")),
    Row(
        "N101",
        "applications for a licence are no decisions",
        noted("受理行政许可190000件", part="proactive"),
    ),
    Row("N101", "posts are no decisions", noted("公示行政处罚42条", part="proactive")),
    Row("N101", "refused is not granted", noted("不予以公开146件")),
    Row("N101", "published of its own accord", noted("主动予以公开50条", part="proactive")),
    Row("N101", "of one kind of applicant", noted("其中自然人予以公开486件，部分公开143件")),
    Row("N101", "number not read", noted("不予公开若干件，部分公开1，7件")),
    Row("N101", "unknown figure", {**noted("新收申请5件"), **whole_table("t3", None, "new")}),
    Row("N101", "by channel", noted("通过网站主动公开信息3条，通过公众号主动公开信息5条", part="proactive")),
    Row("N101", "two rows together", noted("予以公开和部分公开766件；予以公开、部分公开共766件")),
    Row("N101", "by half year", noted("上半年收到政府信息公开申请12件，下半年收到政府信息公开申请24件")),
    Row("N101", "a list of rows", noted("不予公开146件、部分公开174件"), "notes.requests.1", "部分公开174件"),
    Row("N101", "not the row's own number", noted("编制行政许可事项清单12项", part="management")),
)

_PROSE = (
    Row("N201", "received", {"prose.一": "全年新收政府信息公开申请1426件。"}, "一", "【1426件】"),
    Row("N201", "in force", {"prose.一": "现行有效行政规范性文件1件。"}, "一", "现行有效"),
    Row("N201", "right", {"prose.一": "全年新收政府信息公开申请1462件，不予公开146件。"}),
    Row("N201", "through one channel", {"prose.一": "通过网站收到申请3件。"}),
    Row("N202", "none", {"prose.一": "全年未收到政府信息公开申请。"}, "一", "【未收到政府信息公开申请】"),
    Row("N202", "none carried over", {"prose.一": "无结转下年度办理的申请。"}, "一", " 49"),
    Row("N202", "no regulation", {"prose.一": "没有发生责任追究的情形。"}),
    Row("N203", "share", {"prose.一": "不予公开146件，占办结总数的20%。"}, "一", "【20%】"),
    Row("N203", "direction", {"prose.一": "新收申请同比下降15.66%。"}, "一", "【15.66%】"),
    Row("N203", "of something else", {"prose.一": "群众满意度达到98%。"}),
    Row(
        "N204",
        "more than the whole",
        {"prose.一": "开展培训9场，其中集中授课6场、现场指导5场。"},
        "一",
        "6＋5＝11",
    ),
    Row("N204", "closing total", {"prose.一": "集中授课6场、现场指导5场，合计12场。"}, "一", "6＋5＝11"),
    Row("N204", "among others", {"prose.一": "开展培训9场，其中集中授课6场、现场指导2场。"}),
    Row(
        "N205",
        "period",
        {"prose.preamble": "统计期限自2023年1月1日起至2024年12月31日止。"},
        "preamble",
        "【2023】",
    ),
    Row("N205", "left over", {"prose.一": "2023年全年新收政府信息公开申请1462件。"}, "一", "【2023年】"),
    Row("N205", "last year's report", {"prose.一": "公开2023年年报1条。"}),
    Row("N206", "cut", {"prose.一": "不予公开146件，占新收申请的9.9%。"}, "一", "9.99"),
    Row("N206", "rounded", {"prose.一": "不予公开146件，占新收申请的10%。"}),
    Row("N207", "all concluded", {"prose.一": "收到的申请已全部办结。"}, "一", " 49"),
    Row("N207", "on time", {"prose.一": "收到的申请均按期答复。"}),
    Row(
        "N208",
        "another number",
        {**noted("开展业务培训6次", part="supervision"), "prose.一": "开展业务培训8次。"},
        "一",
        "开展业务培训6次",
    ),
    Row(
        "N208", "the same", {**noted("开展业务培训6次", part="supervision"), "prose.一": "开展业务培训6次。"}
    ),
    Row(
        "N209",
        "other measures",
        {"prose.一": "发布信息231条，其中动态类221条，概况类9条，解读稿5篇。"},
        "一",
        "221＋9＋5＝235",
    ),
    Row("N209", "as it should be", {"prose.一": "发布信息235条，其中动态类221条，概况类9条，解读稿5篇。"}),
    Row(
        "N210",
        "last year's report passed on more",
        {
            **whole_table("t3", None, "carried_in"),
            "previous.t3.carried_out.total": 7,
            "prose.一": "其中上年结转3件。",
        },
        "一",
        "上年报告的结转下年度 7",
    ),
    Row(
        "N210",
        "as last year's report passed on",
        {
            **whole_table("t3", None, "carried_in"),
            "previous.t3.carried_out.total": 7,
            "prose.一": "其中上年结转7件。",
        },
    ),
    Row(
        "N211",
        "last year's prose has another number",
        {"previous.prose.一": "微信公众号推送420条。", "prose.一": "微信公众号推送500条，同比增长20%。"},
        "一",
        "微信公众号推送420条",
    ),
    Row(
        "N211",
        "as last year's prose has it",
        {"previous.prose.一": "微信公众号推送400条。", "prose.一": "微信公众号推送500条，同比增长25%。"},
    ),
    Row(
        "N212",
        "two places differ",
        {
            "t2.penalties.decisions": None,
            "prose.一": "作出行政处罚3件。",
            "prose.五": "全年作出行政处罚4件。",
        },
        "五",
        "正文前面写的是3件",
    ),
    Row(
        "N212",
        "two places agree",
        {
            "t2.penalties.decisions": None,
            "prose.一": "作出行政处罚3件。",
            "prose.五": "全年作出行政处罚3件。",
        },
    ),
    Row("N213", "less is more", {"prose.一": "不予公开的申请多于予以公开的申请。"}, "一", "比较的结果"),
    Row("N213", "more is called more", {"prose.一": "予以公开的申请多于不予公开的申请。"}),
    Row("N214", "two digits exchanged", {"prose.一": "执法支队作出行政处罚42951件。"}, "一", "42915"),
    Row("N214", "a nought too many", {"prose.一": "网上办理行政许可1836270件。"}, "一", "183627"),
    Row("N214", "a part of it", {"prose.一": "执法支队作出行政处罚42105件。"}),
    Row(
        "N214",
        "two digits exchanged, below it",
        {"prose.一": "执法支队作出行政处罚42195件。"},
        "一",
        "与表中的数像是颠倒了两位",
    ),
    Row("N214", "all of it", {"prose.一": "执法支队作出行政处罚42915件。"}),
    Row("N215", "no such month", {"prose.一": "截至13月底全部办结。"}, "一", "没有13月"),
    Row("N215", "no such day", {"prose.一": "11月31日前全部答复。"}, "一", "11月没有31日"),
    Row(
        "N215", "days and months there are", {"prose.一": "2月29日开会，24个月内办结，第13月龄，12月底小结。"}
    ),
    Row("N214", "another number altogether", {"prose.一": "执法支队作出行政处罚50000件。"}),
)

_TRAINED = noted("3月15日开展业务培训6次，邀请县司法局授课，印发《公开属性审核办法》", part="supervision")


def _said(code: str, name: str, text: str, says: str = "", change: Mapping[str, Any] = _TRAINED) -> Row:
    """A case of what a draft says in its first section."""
    return Row(code, name, change, "一" if says else "", says, {"一": text})


_SOURCES = (
    _said("N301", "in no table and no note", "发放宣传资料3000份。", "【3000份】"),
    _said("N301", "another number is told", "培训经办人员97人。", "【97人】"),
    _said("N301", "a share of nothing known", "网站访问量增长12%。", "【12%】"),
    _said("N301", "in a note", "开展业务培训6次。"),
    _said("N301", "in a table", "全年新收政府信息公开申请1462件。"),
    _said("N301", "counts its own words", "围绕制度、队伍、考核三个方面，采取两项措施。"),
    Row("N301", "prose that is no draft", {"prose.一": "发放宣传资料3000份。"}),
    _said("N302", "made up", "落实《云澜市政务公开三年行动方案》。", "【《云澜市政务公开三年行动方案》】"),
    _said("N302", "number of a document", "落实国办发〔2019〕14号文件。", "【国办发〔2019〕14号】"),
    _said("N302", "in a note, with a blank", "印发《公开属性 审核办法》。"),
    _said("N302", "the law itself", "落实《中华人民共和国政府信息公开条例》，按《条例》答复。"),
    _said("N302", "number of the form", "按照国办公开办函〔2021〕30号的要求编制。"),
    _said("N303", "of another place", "会同白马镇财政所开展检查。", "【白马镇财政所】"),
    _said("N303", "a company", "委托青禾咨询有限公司开展评估。", "【青禾咨询有限公司】"),
    _said("N303", "in a note", "邀请县司法局授课。"),
    _said("N303", "named by their kind", "督促各部门和市政府办公室，委托第三方公司开展评估。"),
    _said("N304", "a day", "5月20日召开推进会。", "【5月20日】"),
    _said("N304", "a year long past", "2019年建成查阅点。", "【2019年】"),
    _said("N304", "a day within a month that is told", "3月18日开展业务培训。", "【3月18日】"),
    _said("N304", "vaguer than the note", "第一季度开展业务培训。"),
    _said(
        "N304", "the years around", "2023年的年报已公开，2025年继续推进。统计期限自2024年1月1日至12月31日。"
    ),
)

NUMBER_ROWS = (*_NOTES, *_PROSE, *_SOURCES)
