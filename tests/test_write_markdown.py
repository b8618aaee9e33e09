"""Markdown: what it says reads back through a Markdown parser, and nothing of the text acts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nianbao.drafting.draft import Draft
from nianbao.facts import FactBook
from nianbao.findings import Code, Finding, Place, Severity
from nianbao.form import Node, form
from nianbao.report import Report
from nianbao.report.document import Document, Figure, Heading, Paragraph, Section, Sentence, TableBlock, Text
from nianbao.write.html import printable
from nianbao.write.markdown import render_markdown
from nianbao.write.marks import GAP

ERROR = Code("T303", "列不平", Severity.ERROR, "")


def draft(
    *blocks: Paragraph | Heading, findings: tuple[Finding, ...] = (), title: str = "柳河镇年度报告"
) -> Draft:
    data: dict[str, dict[str, dict[str, int]]] = {}
    for i, spec in enumerate(form().cells.values()):
        data.setdefault(f"table{spec.table[1]}", {}).setdefault(spec.row, {})[spec.column] = i
    del data["table3"]["granted"]["natural_person"]
    report = Report.model_validate(data)
    tables = tuple(Section(s.key, s.heading, (TableBlock(s.table),)) for s in form().sections if s.table)
    document = Document((title,), (Section("一", "一、总体情况", blocks), *tables), ("柳河镇人民政府",))
    return Draft(report, document, FactBook(report), findings)


def paragraph(*runs: str | tuple[str, str]) -> Paragraph:
    return Paragraph((Sentence(tuple(Text(r) if isinstance(r, str) else Figure(*r) for r in runs)),))


def tokens(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def words(token: Token) -> str:
    """Return the text of an inline token; anything in it but text fails."""
    assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token.content
    return "".join(child.content for child in token.children or ())


def texts(markdown: str, kind: str) -> list[str]:
    found = tokens(markdown)
    return [words(found[i + 1]) for i, token in enumerate(found) if token.type == kind]


def pipes(markdown: str) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for token in tokens(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level >= 4:
            found[-1][-1].append(words(token))
    return found


def paths(nodes: tuple[Node, ...], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for node in nodes:
        found += paths(node.children, (*above, node.label)) if node.children else [(*above, node.label)]
    return found


def test_tables_read_back_as_form_and_facts():
    one = draft()
    tables = iter(pipes(render_markdown(one)))
    for id in ("t2", "t3"):
        for block in form().table(id).blocks:
            shown = iter([one.facts[spec.id].shown for spec in block.cells])
            columns = ["·".join(path) for path in paths(block.columns)]
            expected = [[block.corner, *columns]]
            expected += [["·".join(row), *(next(shown) for _ in columns)] for row in paths(block.rows)]
            assert next(tables) == expected
    block = form().table("t4").blocks[0]
    long = {
        path: one.facts[spec.id].shown for path, spec in zip(paths(block.columns), block.cells, strict=True)
    }
    head, *rows = next(tables)
    assert {
        (*row[0].split("·"), column): v for row in rows for column, v in zip(head[1:], row[1:], strict=True)
    } == long
    assert next(tables, None) is None


def test_block_titles_and_headings_stand_in_order():
    markdown = render_markdown(draft(Heading("（一）主动公开"), paragraph("把政策讲清楚。")))
    headings = texts(markdown, "heading_open")
    assert headings[:3] == ["柳河镇年度报告", "一、总体情况", "（一）主动公开"]
    titles = [block.title for block in form().table("t2").blocks]
    assert texts(markdown, "paragraph_open") == ["把政策讲清楚。", *titles, "柳河镇人民政府"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "*强* _调_ **加粗** ~~删~~ `码` ==亮==",
        "[链接](javascript:alert(1)) ![图](x.png) <http://a.example>",
        "见 https://a.example/x 与 www.a.example",
        "甲 | 乙 \\| 丙 \\",
        "# 标题",
        "- 项",
        "1. 项",
        "2) 项",
        "> 引用",
        "---",
        "    四格缩进",
        "&lt;b&gt; &copy;",
        "第一行\n# 第二行\r\n\n- 第三行\u2028===",
        "{{ 7*7 }} {% x %} $a$ [^1]",
        "字\x00\x1b\u202e字",
    ],
)
def test_nothing_from_the_report_acts(text):
    finding = Code("X", "", Severity.ERROR, "").at(Place(text, "t3.new.total"), text, advice=text)
    markdown = render_markdown(draft(Heading(text), paragraph(text), findings=(finding,), title=text))
    plain = printable(text).strip()
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(markdown)}
    flow = {"blockquote", "heading", "paragraph", "inline"}
    assert kinds <= flow | {"table", "thead", "tbody", "tr", "th", "td"}
    assert texts(markdown, "heading_open")[:3] == [plain, "一、总体情况", plain]
    assert plain in [words(t) for t in tokens(markdown) if t.type == "inline" and t.level == 1]
    assert pipes(markdown)[-1][1][2:] == [plain, f"{printable(text)}；{printable(text)}".strip()]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("*_`|<>[]()#-+=.~&\\1 \n")), min_size=1))
@example("【待补充】")
def test_any_text_reads_back(text):
    markdown = render_markdown(draft(paragraph(text + "。")))
    # What stands for a missing figure is made to stand out.
    told = GAP.sub(r"==\g<0>==", printable(text + "。"))
    assert texts(markdown, "paragraph_open")[0].strip() == told.strip()


def test_findings_are_marked_and_listed():
    place = Place("一、总体情况", section="一", start=2, end=7)
    cell = Place("表三“总计”列", "t3.new.total", sheet="表三", address="J6")
    findings = (ERROR.at(place, "与表三不符"), ERROR.at(cell, "列不平", advice="应为 3"))
    one = draft(paragraph("全年收到", ("36", "t3.new.total"), "件，【待补充：线上】。"), findings=findings)
    markdown = render_markdown(one)
    assert markdown.startswith("> **草稿：尚有 2 处待核实，请勿发布**")
    assert "全年==收到36件==【T303】，==【待补充：线上】==。" in markdown
    assert f"=={one.facts['t3.new.total'].shown}==【T303】 |" in markdown
    assert texts(markdown, "heading_open")[-1] == "待核实清单"
    assert pipes(markdown)[-1] == [
        ["编码", "级别", "位置", "说明"],
        ["T303", "错误", "一、总体情况", "与表三不符"],
        ["T303", "错误", "表三!J6 表三“总计”列", "列不平；应为 3"],
    ]


def test_blank_cell_with_a_finding_shows_its_code():
    finding = ERROR.at(Place("某格", "t3.granted.natural_person"), "未填")
    assert "| 【T303】 |" in render_markdown(draft(findings=(finding,)))


def test_clean_and_the_same_every_time():
    first, second = (render_markdown(draft(paragraph("把政策讲清楚。"))) for _ in range(2))
    assert first == second
    assert first.endswith("\n")
    assert not any(sign in first for sign in ("草稿", "待核实", "==", "\r"))
