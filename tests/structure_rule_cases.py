"""Cases for the rules about basics, notes and structure, and for acceptances."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rule_rows import Row, noted, unread, waived, whole_table

_BASICS = (
    Row("S101", "no name", {"agency.name": ""}, "agency.name", "机关全称没有填"),
    Row("S101", "no year", {"year": None}, "year", "报告年度没有填"),
    Row("S101", "both there", {"agency.name": "甲"}),
    Row("S102", "before the form", {"year": 2020}, "year", "填的是 2020"),
    Row("S102", "no year of this century", {"year": 20244}, "year", "填的是 20244"),
    Row("S102", "first year of the form", {"year": 2021}),
    Row("S102", "last year it knows", {"year": 2099}),
    Row("S102", "unknown", {"year": None}),
    Row("S103", "no level", {"agency.level": None}, "agency.level", "机关层级没有填"),
    Row("S103", "no kind", {"agency.kind": None}, "agency.kind", "机关性质没有填"),
    Row("S103", "given by label", {"agency.level": "乡级", "agency.kind": "街道办事处"}),
    Row("S104", "blank", {"compiled_by": ""}, "compiled_by", "编制单位没有填"),
    Row("S104", "given", {"compiled_by": "云澜市某办"}),
    Row(
        "S105",
        "last day of the period",
        {"signing_date": date(2024, 12, 31)},
        "signing_date",
        "2024年12月31日，统计期限还没有结束",
    ),
    Row("S105", "a day late", {"signing_date": date(2025, 4, 1)}, "signing_date", "晚于报送期限"),
    Row("S105", "first day after the period", {"signing_date": date(2025, 1, 1)}),
    Row("S105", "on the due date", {"signing_date": date(2025, 3, 31)}),
    Row("S105", "not signed yet", {"signing_date": None}),
    Row("S105", "by the law's date", {"signing_date": date(2025, 3, 31), "due_date": None}),
    Row(
        "S105",
        "after the law's date",
        {"signing_date": date(2025, 4, 1), "due_date": None},
        "signing_date",
        "晚于报送期限 2025年3月31日",
    ),
    Row("S105", "no year", {"signing_date": date(2024, 6, 1), "year": None}),
)


_STRUCTURE = (
    Row("S201", "nothing", noted(part="management"), "notes.management", "“政府信息管理”没有要点"),
    Row("S201", "blank note", noted(" ", part="platforms"), "notes.platforms", "留待补充"),
    Row(
        "S201",
        "no count either",
        {**noted(part="proactive"), "disclosure": {}},
        "notes.proactive",
        "“主动公开”",
    ),
    Row(
        "S201",
        "no table either",
        {**noted(), **whole_table("t3", None, "new")},
        "notes.requests",
        "“依申请公开”",
    ),
    Row("S201", "the count is enough", {**noted(part="proactive"), "disclosure": {"total": 0}}),
    Row("S201", "the table is enough, zero too", {**noted(), **whole_table("t3", 0)}),
    Row("S201", "one note is enough", noted("档案按年度移交", part="management")),
    Row(
        "S201",
        "section written already",
        {**noted(part="management"), "prose": {"一": "（三）政府信息管理\n健全目录。"}},
    ),
    Row("S201", "other matters need no note", noted(part="other")),
    Row(
        "S202",
        "only assessment",
        noted("纳入年度考核", part="supervision"),
        "notes.supervision",
        "没有提到社会评议、责任追究结果",
    ),
    Row(
        "S202",
        "no liability",
        noted("年度考核优秀，社会评议良好", part="supervision"),
        "notes.supervision",
        "没有提到责任追究结果",
    ),
    Row(
        "S202",
        "other words",
        noted("开展绩效考评", "公众满意度测评", "没有发生问责情形", part="supervision"),
    ),
    Row(
        "S202",
        "not required of a bureau",
        {**noted("组织培训", part="supervision"), "agency.kind": "department"},
    ),
    Row(
        "S202",
        "not required of a sub-district",
        {**noted("组织培训", part="supervision"), "agency.kind": "subdistrict"},
    ),
    Row("S202", "no note at all is another rule's matter", noted(part="supervision")),
    Row(
        "S202",
        "in the written section",
        {**noted("组织培训", part="supervision"), "prose": {"一": "考核、评议、追责均已开展。"}},
    ),
    Row(
        "S203",
        "open gap",
        {"prose": {"五": "一是【待补充：问题】。"}},
        "五",
        "第五部分有待补充的内容：【待补充：问题】",
    ),
    Row(
        "S203",
        "cut off",
        {"prose": {"preamble": "本报告由【待补充"}},
        "preamble",
        "开头语有待补充的内容：【待补充",
    ),
    Row("S203", "nothing but a gap", {"prose": {"六": "【待补充：收费】"}}, "六", "第六部分有待补充的内容"),
    Row("S203", "the word alone", {"prose": {"五": "待补充的栏目已经清理；【解读】栏目补充完毕。"}}),
    Row("S203", "no prose"),
    Row("S301", "none", {"problems": []}, "problems", "存在的主要问题没有填"),
    Row("S301", "only an improvement", {"problems": [{"improvement": "加强培训"}]}, "problems", "没有填"),
    Row("S301", "one", {"problems": [{"problem": "更新不够及时"}]}),
    Row("S301", "section written already", {"problems": [], "prose": {"五": "更新不够及时。"}}),
    Row(
        "S302",
        "unanswered",
        {"problems": [{"problem": "更新不够及时"}]},
        "problems.1",
        "没有写改进情况：“更新不够及时”",
    ),
    Row("S302", "answered", {"problems": [{"problem": "更新不够及时", "improvement": "按月核查"}]}),
    Row("S302", "empty line", {"problems": [{}]}),
    Row(
        "S303",
        "answer to nothing",
        {"problems": [{"improvement": "按月核查"}]},
        "problems.1",
        "没有写问题：“按月核查”",
    ),
    Row("S303", "answered", {"problems": [{"problem": "更新不够及时", "improvement": "按月核查"}]}),
    Row("S303", "empty line", {"problems": [{}]}),
    Row(
        "S304",
        "one above",
        {"disclosure.total": 96479},
        "disclosure.total",
        "= 96480，总数填的是 96479，相差 1",
    ),
    Row("S304", "above zero", {"disclosure.total": 0}, "disclosure.total", "总数填的是 0"),
    Row("S304", "equal"),
    Row("S304", "one below", {"disclosure.total": 96481}),
    Row("S304", "total unknown", {"disclosure.total": None}),
    Row("S304", "a category unknown", {"disclosure.total": 5, "disclosure.categories.0.count": None}),
    Row(
        "S304",
        "huge and equal",
        {
            "disclosure": {
                "total": 10**40 + 1,
                "categories": [{"name": "甲", "count": 10**40}, {"name": "乙", "count": 1}],
            }
        },
    ),
    Row("S305", "one below", {"disclosure.total": 96481}, "disclosure.total", "相差 1"),
    Row("S305", "equal"),
    Row("S305", "all zero", {"disclosure": {"total": 0, "categories": [{"name": "甲", "count": 0}]}}),
    Row("S305", "no categories", {"disclosure.categories": []}),
    Row("S305", "a category unknown", {"disclosure.total": 96481, "disclosure.categories.0.count": None}),
    Row(
        "S306",
        "count blank",
        {"disclosure.categories.0.count": None},
        "disclosure.1",
        "政府文件及解读没有填数量",
    ),
    Row("S306", "total blank", {"disclosure.total": None}, "disclosure.total", "没有填数量"),
    Row(
        "S306",
        "half an item",
        {"disclosure.categories.1.count": Decimal("0.5")},
        "disclosure.2",
        "0.5，应为整数",
    ),
    Row("S306", "negative", {"disclosure.categories.5.count": -1}, "disclosure.6", "-1，不能为负数"),
    Row("S306", "total alone, negative", {"disclosure": {"total": -1}}, "disclosure.total", "不能为负数"),
    Row("S306", "nameless", {"disclosure.categories.2.name": " "}, "disclosure.3", "第3类没有填名称"),
    Row("S306", "not given at all", {"disclosure": {}}),
    Row("S306", "zero", {"disclosure": {"total": 0, "categories": [{"name": "甲", "count": 0}]}}),
    Row(
        "S306",
        "unread count was reported by the reader",
        {"disclosure.categories.0.count": None, **unread("disclosure.1")},
    ),
    Row("S307", "twice", {"disclosure.categories.1.name": "政府文件 及解读"}, "disclosure.2", "重复"),
    Row("S307", "alike", {"disclosure.categories.1.name": "政府文件"}),
    Row(
        "S307", "two without a name", {"disclosure.categories.0.name": "", "disclosure.categories.1.name": ""}
    ),
)


_WAIVERS = (
    Row("S501", "no reason", waived(reason=""), "waivers.1", "没有写理由，未采用"),
    Row("S501", "blank name", waived(who="  "), "waivers.1", "没有写核实人"),
    Row("S501", "nothing but a place", waived(code="", reason="", who=""), "waivers.1", "编码、理由、核实人"),
    Row(
        "S501",
        "which of two",
        {**waived(place=""), "t2.penalties.decisions": -1},
        "waivers.1",
        "没有写是哪一处（",
    ),
    Row("S501", "complete", waived()),
    Row("S501", "needs no place where there is one", waived(place="")),
    Row("S502", "words changed", waived(quote="-2"), "waivers.1", "（T101）没有对应的检查结果，已失效"),
    Row("S502", "elsewhere", waived(place="t2.penalties.decisions"), "waivers.1", "已失效"),
    Row("S502", "put right since", {**waived(), "t2.licences.decisions": 1}, "waivers.1", "已失效"),
    Row("S502", "in force", waived()),
    Row(
        "S502",
        "typed with spaces and in small letters",
        waived(code=" t101", place=" t2.licences.decisions ", quote=" - 1"),
    ),
    Row("S502", "incomplete is another matter", waived(reason="")),
)

STRUCTURE_ROWS = (*_BASICS, *_STRUCTURE, *_WAIVERS)
