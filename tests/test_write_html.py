"""The page and the fragment: what they say, what they must not do, and that they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from nianbao.drafting.draft import Draft
from nianbao.facts import FactBook
from nianbao.findings import Code, Finding, Place, Severity, Waiver
from nianbao.form import Node, form
from nianbao.report import Report
from nianbao.report.document import Document, Figure, Heading, Paragraph, Section, Sentence, TableBlock, Text
from nianbao.write.html import printable, render_fragment, render_html

RENDERERS = (render_html, render_fragment)
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\"'&amp;\x00\x0b\u202e<b onclick=x>"
ERROR = Code("T303", "列不平", Severity.ERROR, "")
WARNING = Code("N305", "没有依据", Severity.WARNING, "")
HINT = Code("R102", "文字数字", Severity.INFO, "")


def report() -> Report:
    data: dict[str, dict[str, dict[str, int | float]]] = {}
    for i, spec in enumerate(form().cells.values()):
        value = i + 0.5 if spec.unit == "万元" else i
        data.setdefault(f"table{spec.table[1]}", {}).setdefault(spec.row, {})[spec.column] = value
    del data["table3"]["granted"]["natural_person"]
    return Report.model_validate(data)


def paragraph(*runs: str | tuple[str, str]) -> Paragraph:
    return Paragraph((Sentence(tuple(Text(r) if isinstance(r, str) else Figure(*r) for r in runs)),))


def document(
    *blocks: Paragraph | Heading, title: tuple[str, ...] = ("柳河镇人民政府", "年度报告")
) -> Document:
    tables = tuple(Section(s.key, s.heading, (TableBlock(s.table),)) for s in form().sections if s.table)
    return Document(title, (Section("一", "一、总体情况", blocks), *tables), ("柳河镇人民政府",))


def draft(*blocks: Paragraph | Heading, findings: tuple[Finding, ...] = ()) -> Draft:
    data = report()
    return Draft(data, document(*blocks), FactBook(data), findings)


def at(code: Code, quote: str, text: str, message: str = "请核实") -> Finding:
    start = text.index(quote)
    place = Place("一、总体情况", section="一", start=start, end=start + len(quote))
    return code.at(place, message, quote=quote)


def parse(html: str) -> HtmlElement:
    return lxml.html.document_fromstring(html)


def tables(html: str) -> dict[str, HtmlElement]:
    found = parse(html).findall(".//table")
    return dict(zip(("t2", "t3", "t4"), found, strict=False))


def occupancy(table: HtmlElement) -> dict[tuple[int, int], HtmlElement]:
    """Lay the boxes out as a browser does; a second box at one place fails."""
    taken: dict[tuple[int, int], HtmlElement] = {}
    for row, tr in enumerate(table.iter("tr")):
        column = 0
        for box in tr:
            while (row, column) in taken:
                column += 1
            for r in range(int(box.get("rowspan", 1))):
                for c in range(int(box.get("colspan", 1))):
                    assert (row + r, column + c) not in taken
                    taken[row + r, column + c] = box
    return taken


class Balance(HTMLParser):
    """Fails on an end tag that does not close the element that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("id", ["t2", "t3", "t4"])
def test_tables_read_back_as_form_and_facts(render, id):
    one = draft()
    taken = occupancy(tables(render(one))[id])
    expected = {}
    for row in form().table(id).grid():
        for cell in row:
            text = one.facts[cell.spec.id].shown if cell.spec else cell.text
            for r in range(cell.rowspan):
                for c in range(cell.colspan):
                    expected[cell.row + r, cell.column + c] = text
    assert {spot: box.text_content() for spot, box in taken.items()} == expected


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("id", ["t2", "t3", "t4"])
def test_grid_has_no_hole(render, id):
    table = tables(render(draft()))[id]
    taken = occupancy(table)
    rows, columns = (max(spot[axis] for spot in taken) + 1 for axis in (0, 1))
    assert len(taken) == rows * columns
    assert rows == len(list(table.iter("tr")))
    for part in table.iter("thead", "tbody"):
        for i, tr in enumerate(part):
            assert all(i + int(box.get("rowspan", 1)) <= len(part) for box in tr), (
                "a box leaves its row group"
            )


def paths(nodes: tuple[Node, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for node in nodes:
        yield from paths(node.children, (*above, node.label)) if node.children else [(*above, node.label)]


@pytest.mark.parametrize("id", ["t2", "t3", "t4"])
def test_each_value_names_its_headings(id):
    page = parse(render_html(draft()))
    named = {box.get("id"): box for box in page.iter("th") if box.get("id")}
    table = tables(render_html(draft()))[id]
    found = [[named[name].text_content() for name in td.get("headers").split()] for td in table.iter("td")]
    expected = [
        [*filter(None, [block.title]), *column, *row]
        for block in form().table(id).blocks
        for row in (list(paths(block.rows)) or [()])
        for column in paths(block.columns)
    ]
    assert found == expected
    assert all(re.fullmatch("(col|row)(group)?", th.get("scope")) for th in table.iter("th"))


def test_group_scopes_stand_at_real_groups():
    for table in tables(render_html(draft())).values():
        taken = occupancy(table)
        edges = []
        for group in table.findall("colgroup"):
            edges.append((sum(span for _, span in edges), int(group.get("span", 1))))
        for th in table.iter("th"):
            column = min(c for (_, c), box in taken.items() if box is th)
            if th.get("scope") == "colgroup":
                assert (column, int(th.get("colspan"))) in edges
            if th.get("scope") == "rowgroup":
                assert th.getparent().getparent().tag == "tbody"
                assert th.getparent().getprevious() is None


def test_page_is_self_contained_and_labelled():
    html = render_html(draft(Heading("（一）主动公开"), paragraph("把政策讲清楚。")))
    page = parse(html)
    assert html.startswith("<!doctype html>")
    assert page.get("lang") == "zh-CN"
    assert page.find(".//meta[@charset]").get("charset") == "utf-8"
    assert page.find(".//title").text == "柳河镇人民政府年度报告"
    assert not re.search(r"<script|<link|<img|<iframe|src=|@import|url\(|https?:", html)
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3")]
    assert levels == [1, 2, 3, 2, 2, 2]
    regions = page.xpath("//div[@role='region'][@tabindex='0'][@aria-label]")
    assert [region[0].tag for region in regions] == ["table"] * 3
    assert [region[0].find("caption").text for region in regions] == [r.get("aria-label") for r in regions]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_fragment_survives_an_editor_that_strips_styles():
    finding = ERROR.at(Place("表三", "t3.new.total"), "列不平")
    fragment = render_fragment(draft(paragraph("收到", ("36", "t3.new.total"), "件。"), findings=(finding,)))
    assert not re.search(r"<(style|script|html|head|body|a|caption)\b", fragment)
    assert not re.search(r"\s(class|id|headers|href|data-[a-z]+)=", fragment)
    tags = parse(fragment)
    assert all(
        table.get("border") == "1" and "border-collapse" in table.get("style") for table in tags.iter("table")
    )
    assert all("border:1px solid" in box.get("style") for box in tags.iter("td", "th"))
    assert "text-indent:2em" in next(p for p in tags.iter("p") if "36" in p.text_content()).get("style")


@pytest.mark.parametrize("render", RENDERERS)
def test_nothing_from_the_report_acts(render):
    place = Place(HOSTILE, "t3.new.total", sheet=HOSTILE, address=HOSTILE, section="一", start=0, end=5)
    finding = Code(HOSTILE, HOSTILE, Severity.ERROR, "").at(place, HOSTILE, advice=HOSTILE)
    data = Report.model_validate({"agency": {"name": HOSTILE}})
    text = document(Heading(HOSTILE), paragraph(HOSTILE, (HOSTILE, HOSTILE)), title=(HOSTILE, HOSTILE))
    text = Document(text.title, (*text.sections, Section("六", HOSTILE, ())), (HOSTILE,))
    html = render(Draft(data, text, FactBook(data), (finding,)))
    balance = Balance()
    balance.feed(html)
    balance.close()
    assert balance.open == []
    page = parse(html)
    assert not list(page.iter("script", "b"))
    assert not page.xpath("//@onclick")
    assert "{{ 7*7 }}" in html and "49" not in page.find(".//h1").text_content()
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", html)
    clean = HOSTILE.replace("\x00", "").replace("\x0b", " ").replace("\u202e", "")
    assert page.find(".//h1").text_content() == clean * 2
    assert page.xpath("//h2")[4].text_content() == clean
    assert f"{clean}；{clean}" in page.xpath("//table")[-1].text_content()


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_any_text_reads_back(text):
    html = render_html(draft(paragraph("甲", text, "乙")))
    html.encode()
    assert parse(html).find(".//p").text_content() == f"甲{printable(text)}乙"


def test_figures_name_their_facts_in_the_page_only():
    one = draft(paragraph("收到", ("1,036", "t3.new.total"), "件。"))
    span = parse(render_html(one)).xpath("//p//span[@data-fact]")[0]
    assert (span.get("data-fact"), span.text) == ("t3.new.total", "1,036")
    assert "<span" not in render_fragment(one)
    assert parse(render_fragment(one)).xpath("//p")[0].text_content() == "收到1,036件。"


@pytest.mark.parametrize("render", RENDERERS)
def test_findings_are_marked_in_the_prose(render):
    text = "全年收到36件，约四成在网上提交。"
    findings = (at(ERROR, "收到36件", text, "与表三不符"), at(WARNING, "约四成", text))
    page = parse(
        render(
            draft(paragraph("全年收到", ("36", "t3.new.total"), "件，约四成在网上提交。"), findings=findings)
        )
    )
    body = page.xpath("//p[not(@role)]")[0]
    assert body.text_content() == "全年收到36件【T303】，约四成【N305】在网上提交。"
    marks = body.findall("mark")
    assert [mark.text_content() for mark in marks] == ["收到36件", "约四成"]
    assert "与表三不符" in marks[0].get("title")


@pytest.mark.parametrize("render", RENDERERS)
def test_overlapping_findings_keep_both_codes(render):
    text = "共办结三十件。"
    findings = (at(ERROR, "办结三十", text), at(WARNING, "三十件", text))
    body = parse(render(draft(paragraph(text), findings=findings))).xpath("//p[not(@role)]")[0]
    assert body.text_content() == "共办结三十【T303】件【N305】。"
    assert [mark.text_content() for mark in body.findall("mark")] == ["办结", "三十", "件"]


@pytest.mark.parametrize("render", RENDERERS)
def test_missing_material_is_highlighted_even_across_runs(render):
    one = draft(paragraph("线上受理【待补充：线上", ("3", "t3.new.total"), "受理件数】件。"))
    marks = parse(render(one)).xpath("//p/mark")
    assert "".join(mark.text_content() for mark in marks) == "【待补充：线上3受理件数】"


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("id", ["t2.fees.amount", "t3.granted.natural_person", "t4.reconsideration.total"])
def test_findings_are_marked_in_the_cell(render, id):
    one = draft(findings=(ERROR.at(Place("某格", id), "不平"), WARNING.at(Place("某格", id), "请看")))
    td = next(td for td in parse(render(one)).iter("td") if "【T303】" in td.text_content())
    assert td.text_content() == f"{one.facts[id].shown}【T303】【N305】"
    assert "background" in td.get("style") if render is render_fragment else "error" in td.get("class")


@pytest.mark.parametrize("render", RENDERERS)
def test_draft_with_findings_says_so_and_lists_them(render):
    waived = at(ERROR, "公开", "公开").__class__(
        "T301", Severity.ERROR, "", "已接受", Place("x"), waiver=Waiver("T301", "x", "", "依据充分", "某人")
    )
    findings = (
        ERROR.at(
            Place("表三“总计”列", "t3.new.total", sheet="表三", address="J6"), "列不平", advice="应为 3"
        ),
        WARNING.at(Place("notes"), "请看"),
        HINT.at(Place("y"), "仅提示"),
        waived,
    )
    page = parse(render(draft(findings=findings)))
    first = page.xpath("//p")[0]
    assert first.text_content().startswith("草稿：尚有 2 处待核实，请勿发布")
    rows = [[box.text_content() for box in tr] for tr in page.xpath("//table")[-1].iter("tr")]
    assert rows == [
        ["编码", "级别", "位置", "说明"],
        ["T303", "错误", "表三!J6 表三“总计”列", "列不平；应为 3"],
        ["N305", "警告", "notes", "请看"],
    ]
    for link in page.xpath("//a/@href"):
        assert page.xpath(f"//*[@id='{link[1:]}']")


@pytest.mark.parametrize("render", RENDERERS)
def test_clean_without_findings(render):
    html = render(
        draft(paragraph("把政策讲清楚。"), findings=(HINT.at(Place("y", "t3.new.total"), "仅提示"),))
    )
    body = html.split("</head>")[-1]
    assert not re.search("草稿|待核实|<mark|R102", body)


@pytest.mark.parametrize("render", RENDERERS)
def test_same_bytes_every_time(render):
    finding = ERROR.at(Place("表三", "t3.new.total"), "列不平")
    first, second = (render(draft(paragraph("一句。"), findings=(finding,))) for _ in range(2))
    assert first == second
    assert "\r" not in first


@pytest.mark.parametrize("render", RENDERERS)
def test_unknown_is_blank_and_zero_is_zero(render):
    data = Report.model_validate({"table2": {"licences": 0}})
    text = Document(("某局",), (Section("二", "二", (TableBlock("t2"),)),))
    values = [td.text_content() for td in parse(render(Draft(data, text, FactBook(data), ()))).iter("td")]
    assert sorted(values) == [""] * 9 + ["0"]
