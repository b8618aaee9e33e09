"""The Word draft: read back with python-docx, it says what the form, the facts and the findings say."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from nianbao.drafting.draft import Draft
from nianbao.facts import FactBook
from nianbao.findings import Finding, Place, Severity, Waiver
from nianbao.form import form
from nianbao.report import Report
from nianbao.report.document import (
    Document,
    Figure,
    Heading,
    Paragraph,
    Section,
    Sentence,
    TableBlock,
    Text,
)
from nianbao.write.docx import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "云麓县青石镇人民政府"


def words(*runs: str | Figure, part: str = "") -> Paragraph:
    return Paragraph((Sentence(tuple(Text(r) if isinstance(r, str) else r for r in runs)),), part)


def report(fill: int | None = 3, **more: object) -> Report:
    tables: dict[str, dict[str, dict[str, object]]] = {"table2": {}, "table3": {}, "table4": {}}
    for i, spec in enumerate(form().cells.values()):
        if fill is not None:
            value = fill + i if spec.is_count else 59.1234
            tables["table" + spec.table[1]].setdefault(spec.row, {})[spec.column] = value
    return Report.model_validate({"agency": {"name": NAME}, "year": 2024, **tables, **more})


def draft(
    *blocks: Paragraph | Heading | TableBlock,
    findings: tuple[Finding, ...] = (),
    given: Report | None = None,
    signature: tuple[str, ...] = (NAME, "2025年1月10日"),
) -> Draft:
    """A draft with ``blocks`` in section 一 and all three tables."""
    given = given or report()
    sections = [Section("preamble", "", (words("依据有关规定编制本报告。"),))]
    sections += [Section("一", "一、总体情况", blocks or (words("全年工作有序开展。"),))]
    for key, table in (("二", "t2"), ("三", "t3"), ("四", "t4")):
        sections.append(Section(key, f"{key}、标题", (TableBlock(table),)))
    document = Document((NAME, "2024年政府信息公开工作年度报告"), tuple(sections), signature)
    return Draft(given, document, FactBook(given), findings)


def finding(place: Place, code: str = "T303", **more: object) -> Finding:
    return Finding(code, Severity.ERROR, "题目", "两边不相等", place, advice="请核对原表", **more)  # type: ignore[arg-type]


def opened(given: Draft) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(given)))


def part(given: Draft, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(given))) as archive:
        return archive.read(name).decode()


def marked(paragraph: docx.text.paragraph.Paragraph) -> list[str]:
    return [run.text for run in paragraph.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]


def boxes(table: docx.table.Table) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield (row, column, rowspan, colspan, text) of every box, read off the XML alone."""
    rows = []
    for line in table._tbl.tr_lst:
        cells, column = [], 0
        for cell in line.tc_lst:
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            merging = None if merge is None else merge.get(f"{W}val", "continue")
            text = "".join(t.text or "" for t in cell.iter(f"{W}t"))
            cells.append((column, cell.grid_span, merging, text))
            column += cell.grid_span
        rows.append(cells)
    for i, cells in enumerate(rows):
        for column, span, merging, text in cells:
            if merging == "continue":
                assert text == ""
                continue
            height = 1
            while merging and i + height < len(rows) and (column, span, "continue", "") in rows[i + height]:
                height += 1
            yield i, column, height, span, text


@pytest.mark.parametrize(("index", "id"), [(0, "t2"), (1, "t3"), (2, "t4")])
def test_tables_hold_the_labels_merges_and_numbers_of_the_form(index: int, id: str) -> None:
    given = draft()
    printed = list(boxes(opened(given).tables[index]))
    expected = [
        (c.row, c.column, c.rowspan, c.colspan, given.facts[c.spec.id].shown if c.spec else c.text)
        for row in form().table(id).grid()
        for c in row
    ]
    assert printed == expected
    assert len({text for *_, text in printed if text.isdigit()}) > 1


def test_unknown_cells_are_blank_and_not_zero() -> None:
    given = draft(given=report(None))
    for index, table in enumerate(form().tables):
        texts = [text for *_, text in boxes(opened(given).tables[index])]
        assert texts.count("") == len(table.cells)
        assert "0" not in texts


def test_table_rows_stay_whole_and_headings_repeat() -> None:
    tables = opened(draft()).tables
    for table, heads in zip(tables, (0, 3, 3), strict=True):
        rows = table._tbl.tr_lst
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)
        assert [row.trPr.find(f"{W}tblHeader") is not None for row in rows].count(True) == heads
        assert table._tbl.tblPr.find(f"{W}tblLayout").get(f"{W}type") == "fixed"
        held = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in rows]
        assert all(all(row) for row in held[:-1])
        assert not any(held[-1])


def test_a_table_that_marks_make_too_high_may_break() -> None:
    cells = [spec for spec in form().table("t3").cells if spec.column == "total"]
    codes = ("T301", "T302", "T303")
    findings = tuple(finding(Place(spec.label, spec.id), code) for spec in cells for code in codes)
    rows = opened(draft(findings=findings)).tables[1]._tbl.tr_lst
    held = [any(True for _ in row.iter(f"{W}keepNext")) for row in rows]
    assert held == [True] * 3 + [False] * (len(rows) - 3)


def test_columns_fill_the_type_area() -> None:
    for table in opened(draft()).tables:
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
        assert Mm(155.5) < sum(widths) * 635 <= Mm(156.1)
        for row in table._tbl.tr_lst:
            assert sum(int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")) == sum(widths)


@pytest.mark.parametrize("digits", [1, 5, 7, 9])
def test_long_numbers_shrink_until_they_fit(digits: int) -> None:
    given = draft(given=report(int("9" * digits) - 300))
    for table in opened(given).tables[1:]:
        last = table._tbl.tr_lst[-1]
        for cell in last.tc_lst[-3:]:
            points = (int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - 48) / 20
            size = int(cell.find(f".//{W}sz").get(f"{W}val")) / 2
            text = "".join(t.text or "" for t in cell.iter(f"{W}t"))
            assert len(text) * size / 2 <= points


def test_page_is_laid_out_as_the_standard_says() -> None:
    document = opened(draft())
    page = document.sections[0]
    measures = {
        page.page_width: 210,
        page.page_height: 297,
        page.top_margin: 37,
        page.bottom_margin: 35,
        page.left_margin: 28,
        page.right_margin: 26,
    }
    for length, millimetres in measures.items():
        assert length == pytest.approx(Mm(millimetres), abs=Mm(0.05))
    grid = document.element.body.sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int(grid.get(qn("w:linePitch"))) / 20 == 28.9
    assert 16 + int(grid.get(qn("w:charSpace"))) / 4096 == pytest.approx(15.79, abs=0.005)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Normal", "仿宋_GB2312", 16),
        ("表格文字", "宋体", 9),
        ("footer", "宋体", 14),
    ],
)
def test_styles_name_the_standard_fonts(style: str, font: str, size: int) -> None:
    letters = opened(draft()).styles[style].element.rPr
    names = letters.find(qn("w:rFonts"))
    assert {names.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert letters.find(qn("w:sz")).get(qn("w:val")) == str(size * 2)
    assert f'w:name="{font}"' in part(draft(), "word/fontTable.xml")


def test_body_has_exact_lines_and_an_indent_of_two_characters() -> None:
    styles = opened(draft()).styles
    normal = styles["Normal"].paragraph_format
    assert normal.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert normal.line_spacing == Pt(28.9)
    for name in ("Body Text", "Heading 1", "Heading 2"):
        assert styles[name].element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_headings_carry_outline_levels_and_text_its_style() -> None:
    document = opened(draft(Heading("（一）主动公开", "proactive"), words("做了若干工作。")))
    styled = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert styled[0] == ("Title", f"{NAME}\n2024年政府信息公开工作年度报告")
    assert styled[1] == ("Body Text", "依据有关规定编制本报告。")
    assert styled[2:5] == [
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开"),
        ("Body Text", "做了若干工作。"),
    ]
    assert styled[-2:] == [("Signature", NAME), ("Signature", "2025年1月10日")]
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[name].element.pPr
        assert properties.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    document = opened(draft())
    assert document.settings.odd_and_even_pages_header_footer
    page = document.sections[0]
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        xml = paragraph._p
        assert "".join(t.text for t in xml.iter(f"{W}t")) == "— 1 —"
        assert [field.get(f"{W}instr").strip() for field in xml.iter(f"{W}fldSimple")] == ["PAGE"]
        assert xml.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert xml.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"


def test_prose_is_marked_where_a_finding_stands() -> None:
    block = words("全年受理", Figure("36", "t3.new.total"), "件，按期答复。")
    text = "全年受理36件，按期答复。"
    start = text.index("36件")
    where = Place("一、总体情况", section="一", start=start, end=start + 3)
    document = opened(draft(block, findings=(finding(where, "N101"), finding(where, "N102"))))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("全年受理"))
    assert paragraph.text == "全年受理36件【N101】【N102】，按期答复。"
    assert marked(paragraph) == ["36", "件", "【N101】【N102】"]
    code = paragraph.runs[-2]
    assert code.style.name == "核实编码"
    assert code.style.font.size < Pt(16)


def test_gaps_are_highlighted() -> None:
    gap = "【待补充：改进措施】"
    block = words(f"下一步，{gap}。")
    plain = opened(draft(block))
    assert [marked(p) for p in plain.paragraphs if gap in p.text] == [[gap]]
    where = Place("一", section="一", start=4, end=4 + len(gap))
    known = opened(draft(block, findings=(finding(where, "S203"),)))
    assert [marked(p) for p in known.paragraphs if f"下一步，{gap}" in p.text] == [[gap, "【S203】"]]
    assert "1 处待核实" in known.paragraphs[0].text


def test_a_gap_in_the_title_is_highlighted() -> None:
    given = draft()
    document = Document(("【待补充：机关全称】", "2024年"), given.document.sections)
    paragraphs = opened(Draft(given.report, document, given.facts, ())).paragraphs
    assert marked(paragraphs[0]) == ["【待补充：机关全称】"]


@pytest.mark.parametrize("fill", [3, None])
def test_cells_are_marked_with_the_code(fill: int | None) -> None:
    spec = form().cells["t3.new.total"]
    given = draft(findings=(finding(Place(spec.label, spec.id)),), given=report(fill))
    cells = [cell for row in opened(given).tables[1]._tbl.tr_lst for cell in row.tc_lst]
    found = [cell for cell in cells if list(cell.iter(f"{W}highlight"))]
    assert len(found) == 1
    lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in found[0].iter(f"{W}p")]
    assert lines == [line for line in (given.facts[spec.id].shown, "【T303】") if line]
    assert len(list(found[0].iter(f"{W}highlight"))) == len(list(found[0].iter(f"{W}r")))


def test_the_last_page_lists_what_is_marked() -> None:
    where = Place("表三“总计”列", "t3.new.total", "填报表.xlsx", "表三", "J6")
    document = opened(draft(findings=(finding(where),)))
    assert "草稿：尚有 1 处待核实" in document.paragraphs[0].text
    assert marked(document.paragraphs[0]) == [document.paragraphs[0].text]
    title = next(p for p in document.paragraphs if p.text.startswith("待核实清单"))
    assert title.style.paragraph_format.page_break_before
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows == [
        ["编码", "级别", "位置", "说明"],
        ["T303", "错误", "表三!J6 表三“总计”列", "两边不相等\n请核对原表"],
    ]


def test_a_clean_draft_has_nothing_to_delete() -> None:
    waiver = Waiver("T303", "t3.new.total", "", "已核实", "李某")
    hint = Finding("R102", Severity.INFO, "题目", "提示", Place("表三", "t3.new.total"))
    document = opened(draft(findings=(finding(Place("表三", "t3.new.total"), waiver=waiver), hint)))
    assert document.paragraphs[0].style.name == "Title"
    assert len(document.tables) == 3
    assert not list(document.element.body.iter(f"{W}highlight"))


NASTY = (
    '=SUM(A1) {{ 7*7 }} <script>alert(1)</script> ]]> & "x" \x00\x08\x0b\ufffe\udc00\u202e321 {PAGE} \\* 完'
)


def test_text_from_outside_stays_text() -> None:
    where = Place(NASTY, "t3.new.total")
    nasty = Finding("T303", Severity.ERROR, NASTY, NASTY, where, NASTY, NASTY)
    given = report(agency={"name": NASTY})
    document = opened(draft(words(NASTY), findings=(nasty,), given=given, signature=(NASTY,)))
    body = next(p.text for p in document.paragraphs if p.style.name == "Body Text" and "SUM" in p.text)
    assert body.startswith('=SUM(A1) {{ 7*7 }} <script>alert(1)</script> ]]> & "x" ')
    assert body.endswith("321 {PAGE} \\* 完")
    assert not re.search("[\x00-\x1f\ufffe\u202e]", body)
    assert "<script>" in document.core_properties.author


def test_the_file_holds_no_fields_links_or_macros() -> None:
    data = render_docx(draft(words(NASTY), findings=(finding(Place("表三", "t3.new.total")),)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }
    assert not any("TargetMode" in text for text in parts.values())
    assert not re.search(r"<w:(fld|instr|hyperlink|object|altChunk|sdt)", parts["word/document.xml"])


def test_breaks_in_text_do_not_break_the_layout() -> None:
    document = opened(draft(words("第一行\r\n第二行\t末")))
    assert "第一行 第二行 末" in [p.text for p in document.paragraphs]


def test_the_same_draft_gives_the_same_bytes() -> None:
    findings = (finding(Place("表三", "t3.new.total")),)
    data = render_docx(draft(findings=findings))
    assert data == render_docx(draft(findings=findings))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"signing_date": date(2025, 1, 10)}, datetime(2025, 1, 10)),
        ({"year": 2024}, datetime(2025, 1, 1)),
        ({"year": 99999}, datetime(2000, 1, 1)),
        ({"year": None}, datetime(2000, 1, 1)),
    ],
)
def test_properties_come_from_the_report(known: dict[str, object], expected: datetime) -> None:
    properties = opened(draft(given=report(**known))).core_properties  # type: ignore[arg-type]
    assert properties.title == f"{NAME}2024年政府信息公开工作年度报告"
    assert properties.author == NAME
    assert properties.created.replace(tzinfo=None) == expected
    assert properties.comments == ""


def test_a_long_name_does_not_overflow_the_properties() -> None:
    assert len(opened(draft(given=report(agency={"name": "镇" * 300}))).core_properties.author) == 255


def test_an_empty_document_is_still_a_file() -> None:
    given = report(None)
    empty = Draft(given, Document((), (), ("落款",)), FactBook(given), ())
    assert [p.text for p in opened(empty).paragraphs] == ["落款"]
