"""The workbook that a clerk fills in, as data: sheets, fields, lists and every text printed on them.

Writer and reader share it. The labels of the three tables come from :func:`nianbao.form.form`.
Labels are compared by :func:`fold`, so spaces, line breaks and brackets never matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from nianbao.form import CellSpec, Form, Node, form
from nianbao.report import Kind, Level

FieldKind = Literal["text", "lines", "level", "kind", "year", "date", "number", "yes"]

YES = "是"
#: What else a clerk may write for yes and no; anything else is asked about.
YES_WORDS = frozenset(("是", "对", "√", "✓", "✔", "☑", "y", "yes", "true"))
NO_WORDS = frozenset(("否", "×", "✗", "n", "no", "false"))

#: Headings of the columns around a field.
FIELD_HEADER = ("项目", "填写内容", "填写说明")
#: A column or row under one of these headings is the clerk's own and not read.
REMARKS = ("备注", "说明", "填写说明", "备注说明", "注")
#: How a line of help begins; the reader knows help by it, that of other versions too.
HELP = "说明："
#: The labels of the optional second count beside totals, and of the row that holds the figures.
CHECK = "核对数"
CHECK_HELP = "“核对数”可不填；填另行统计的合计，用来与自动合计互相核对。"
DATA_ROW = "填报数"
_DECLARE = "下面的声明属实的，选“是”，对应的空格即按 0 计。"
SUGGESTED = "灰色斜体为上年带入，请逐项核对；核对无误的可以保留，有变化的直接改写。"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: its label, where it goes in the report, how it is read."""

    path: str
    label: str
    kind: FieldKind = "text"
    help: str = ""
    aliases: tuple[str, ...] = ()
    unit: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from, if the field has a fixed set."""
        if self.kind == "level":
            return tuple(level.label for level in Level)
        if self.kind == "kind":
            return tuple(kind.label for kind in Kind)
        return (YES,) if self.kind == "yes" else ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list that grows downwards."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: its name, its heading and help, and the fields, list or tables on it."""

    id: str
    name: str
    title: str
    help: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    columns: tuple[Column, ...] = ()
    tables: tuple[str, ...] = ()
    required: bool = False


_BASIC = (
    Field(
        "agency.name",
        "机关全称",
        help="与印章一致的全称，用于标题和落款",
        aliases=("机关名称", "单位全称", "单位名称"),
    ),
    Field("agency.short_name", "机关简称", help="正文中使用的简称，可不填", aliases=("单位简称",)),
    Field("agency.level", "层级", "level", "从下拉框选择", ("机关层级", "行政层级")),
    Field(
        "agency.kind", "性质", "kind", "从下拉框选择；街道办事处不是一级人民政府", ("机关性质", "单位性质")
    ),
    Field(
        "agency.self_reference", "自称", help="如“我镇”“我局”；不填则按机关全称推定", aliases=("机关自称",)
    ),
    Field("year", "年度", "year", "报告所属年份，如 2024", ("报告年度", "年份")),
    Field("legal_basis", "编制依据", "lines", "每行一件，写全称和文号；不够可插入行", ("法律依据", "依据")),
    Field("compiled_by", "编制单位", help="具体编制本报告的机构", aliases=("编制机构",)),
    Field(
        "contact.address", "办公地址", aliases=("地址", "单位地址"), help="对外公开的地址，用于开头语，可不填"
    ),
    Field("contact.telephone", "联系电话", aliases=("电话", "办公电话"), help="对外公开的办公电话，可不填"),
    Field(
        "contact.website", "网站地址", aliases=("网址", "电子版网址"), help="可下载本报告电子版的网址，可不填"
    ),
    Field("signing_date", "落款日期", "date", "如 2025年1月15日；不落款可不填", ("成文日期",)),
    Field(
        "due_date",
        "报送期限",
        "date",
        "上级通知要求的日期；不填则县级以上政府按3月31日，其他按1月31日",
        ("报送截止日期", "截止日期"),
    ),
)
_DISCLOSURE = (
    Field(
        "disclosure.total", "主动公开信息总数", "number", "全年主动公开信息的总数", ("主动公开总数",), "条"
    ),
    Field("disclosure.unit", "计量单位", help="一般为“条”；按篇、件统计的照实填写", aliases=("数量单位",)),
)
_FEE = (
    Field(
        "fee.none",
        "本年未收取信息处理费",
        "yes",
        "没有收取的选“是”，下面三项空着即按 0 计",
        ("未收取信息处理费",),
    ),
    Field("fee.notices", "收费通知份数", "number", "本年发出的收费通知份数", ("通知份数",), "份"),
    Field("fee.noticed", "通知金额（元）", "number", "收费通知载明的总金额，单位：元", ("通知金额",), "元"),
    Field("fee.collected", "实收金额（元）", "number", "本年实际收取的金额，单位：元", ("实收金额",), "元"),
)
_PREVIOUS = (
    Field("year", "上年年度", "year", "上年报告所属年份", ("年度", "报告年度", "上年报告年度")),
    Field(
        "disclosure.total",
        "上年主动公开信息总数",
        "number",
        "用于同比，可不填",
        ("上年主动公开总数", "主动公开信息总数", "主动公开总数"),
        "条",
    ),
    Field("disclosure.unit", "上年计量单位", help="与本年不同时填写", aliases=("计量单位",)),
)
_WAIVERS = (
    Column("code", "编码", ("规则编码", "规则"), 10),
    Column("place", "位置", ("所在位置",), 24),
    Column("quote", "原文或算式", ("原文", "算式"), 36),
    Column("reason", "理由", ("核实理由", "核实情况"), 40),
    Column("who", "核实人", (), 12),
)


_GUIDE_SHEET = Sheet("guide", "填写说明", "填报表", aliases=("说明", "使用说明"))
_BASIC_SHEET = Sheet(
    "basic",
    "基本信息",
    "基本信息",
    ("用于报告的标题、开头语和落款。",),
    ("基本情况",),
    _BASIC,
    required=True,
)
_DISCLOSURE_SHEET = Sheet(
    "disclosure",
    "主动公开分类",
    "主动公开信息总数和分类",
    ("本机关自行统计的主动公开信息数量；分类可按栏目填写，一行一类，不必穷尽。",),
    ("主动公开",),
    _DISCLOSURE,
    (
        Column("name", "类别", ("分类", "信息类别", "类别名称"), 28),
        Column("count", "数量", ("条数", "数目"), 16),
    ),
)
_NOTES_SHEET = Sheet(
    "notes",
    "工作要点",
    "各部分工作要点",
    ("一格写一条，写明做法、数量和时间；不够可插入行，新行归入它上面的部分。没有的不填。",),
    ("要点",),
    columns=(
        Column("part", "部分", ("所属部分",), 24),
        Column("text", "要点", ("工作要点", "内容"), 90),
    ),
)
_PROBLEMS_SHEET = Sheet(
    "problems",
    "问题与改进",
    "问题与改进",
    ("一行一个问题，右边写与它对应的改进情况。",),
    ("问题及改进", "问题和改进"),
    columns=(
        Column("problem", "问题", ("存在的问题", "存在的主要问题", "主要问题"), 56),
        Column("improvement", "改进情况", ("改进措施", "改进"), 56),
    ),
)
_FEE_SHEET = Sheet(
    "fee", "信息处理费", "信息处理费", ("依据国办函〔2020〕109号，第六部分必须写明。",), fields=_FEE
)
_WAIVERS_SHEET = Sheet(
    "waivers",
    "已核实事项",
    "已核实、确认无误的提示",
    ("对核对结果中确认无误的提示，照抄编码、位置和原文或算式，并写明理由和核实人；原文改动后自动失效。",),
    columns=_WAIVERS,
)


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return the worksheets in the order in which they stand in the workbook."""
    tables = {table.id: _table_sheet(form(), table.id) for table in form().tables}
    return (
        replace(_GUIDE_SHEET, title=f"{form().title}填报表"),
        _BASIC_SHEET,
        _DISCLOSURE_SHEET,
        *tables.values(),
        _NOTES_SHEET,
        replace(_PROBLEMS_SHEET, title=next(s.heading for s in form().sections if s.key == "五")),
        _FEE_SHEET,
        Sheet(
            "previous",
            "上年数据",
            "上年报告的数据",
            ("用于核对上年结转和计算同比；全表可不填。可从上年报告整块粘贴，空格不当作 0。",),
            ("去年数据", "上年度数据"),
            _PREVIOUS,
            tables=tuple(tables),
        ),
        _WAIVERS_SHEET,
    )


def sheet(id: str) -> Sheet:
    """Return one worksheet's description by id."""
    return next(item for item in sheets() if item.id == id)


GUIDE = (
    "一、先填“基本信息”，再填“主动公开分类”和“表二”“表三”“表四”，然后填“工作要点”“问题与改进”“信息处理费”。",
    "二、三张表只填白色的格。没有发生的填 0；空着表示还不知道，不会当作 0。",
    "三、全表没有发生的，在表上方的声明处选“是”，空格即按 0 计。",
    "四、合计由公式自动计算，各项没有填全时显示为空；“核对数”用来填另行统计的合计，可不填。",
    "五、可以增加行、列和备注列，但请保留原有的栏目名称，程序按名称找数。",
    "六、“上年数据”填上年报告的数，用于核对结转和计算同比，可不填。",
    "七、对核对结果中经核实无误的提示，登记在“已核实事项”。",
    "八、不要填写国家秘密、工作秘密和个人信息。",
)

#: What the colours of the workbook mean.
LEGEND_TITLE = "颜色说明"
LEGEND_OPEN = ("白色", "由填报人填写")
LEGEND_TOTAL = ("灰色", "自动合计，不用填写")
LEGEND_SUGGESTED = ("灰色斜体", SUGGESTED)


def _table_sheet(form: Form, id: str) -> Sheet:
    table = form.table(id)
    section = next(section for section in form.sections if section.table == id)
    help = {
        "t2": ("件数填整数；收费金额的单位是万元，可带小数。" + _DECLARE,),
        "t3": (
            "每列：一 + 二 = （七）总计 + 四。“二、上年结转”应与上年报告的“四、结转下年度”逐列相同。",
            _DECLARE,
        ),
        "t4": ("按结果分别填写件数；总计自动计算。" + _DECLARE,),
    }[id]
    return Sheet(id, table.name, section.heading, help, (section.heading,), tables=(id,), required=True)


def notes_parts() -> tuple[tuple[str, str], ...]:
    """Return (part key, what the sheet calls it) for every part that takes notes, in order."""
    sections = {section.key: section for section in form().sections}
    named = []
    for key, part in form().parts.items():
        if part.section != "五":
            named.append((key, part.heading or sections[part.section].heading))
    return tuple(named)


def fold(text: object) -> str:
    """Return what two spellings of a label have in common: letters and digits, width and case folded."""
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(char for char in folded if char.isalnum())


_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")


def row_spellings(node: Node) -> tuple[str, ...]:
    """Return the folded spellings of a row or column heading, the form's own first."""
    whole = node.label
    bare = whole.split("（区分", 1)[0]
    found = [whole, bare, _NUMBERING.sub("", whole), _NUMBERING.sub("", bare)]
    return tuple(dict.fromkeys(fold(text) for text in found))


def spellings(item: Field | Column) -> tuple[str, ...]:
    """Return the folded label of a field or column and of its aliases."""
    return tuple(fold(text) for text in (item.label, *item.aliases))


def value_cells(table: str) -> dict[tuple[str, str], CellSpec]:
    """Return the value cells of a table by (row, column)."""
    return {(spec.row, spec.column): spec for spec in form().table(table).cells}


@cache
def printed() -> frozenset[str]:
    """Return the folded form of every text that the workbook or the official form prints itself."""
    return frozenset(fold(text) for text in _printed() if text)


def _printed() -> Iterator[str]:
    for item in sheets():
        yield from (item.name, item.title, *item.aliases, *item.help)
        for entry in item.fields:
            yield from (entry.label, *entry.aliases, entry.help)
        for column in item.columns:
            yield from (column.label, *column.aliases)
    yield from (LEGEND_TITLE, *LEGEND_OPEN, *LEGEND_TOTAL, *LEGEND_SUGGESTED)
    yield from (*GUIDE, *FIELD_HEADER, *REMARKS, CHECK, CHECK_HELP, DATA_ROW, SUGGESTED)
    for section in form().sections:
        yield section.heading
        yield f"{section.key}、{section.heading}"
    for _, label in notes_parts():
        yield label
    for declaration in form().declarations:
        yield declaration.label
    for table in form().tables:
        yield table_title(table.id)
        for row in table.grid():
            yield from (cell.text for cell in row)


def table_title(id: str) -> str:
    """Return the heading over a table: 表三　收到和处理政府信息公开申请情况."""
    section = next(section for section in form().sections if section.table == id)
    return f"{form().table(id).name}　{section.heading}"
