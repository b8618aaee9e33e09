"""The workbook: what clerks do to it is read or told of."""

from __future__ import annotations

import datetime
import re
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filled_workbook import (
    REPORT,
    bare,
    codes,
    known,
    spot,
    written,
)
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nianbao.errors import InputError
from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.read.codes import VALUE_CODES, WORKBOOK_CODES
from nianbao.read.sheet_grid import Grid
from nianbao.read.sheet_values import ValueReader
from nianbao.read.workbook import read_workbook
from nianbao.report import (
    Cell,
    Fee,
    How,
    Kind,
    Level,
    Origin,
    Report,
    Table4,
)
from nianbao.sheets import notes_parts
from nianbao.write.workbook import write_workbook


def test_renamed_and_moved_sheets_are_found(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for n, sheet in enumerate(book.worksheets):
            sheet.title = f"Sheet{n}"
        book.move_sheet("Sheet4", 6)
        book.move_sheet("Sheet9", -9)

    report = edited(edit, styled=True)
    assert bare(report) == bare(REPORT)
    assert set(codes(report)) == {"R202"}


def test_last_years_sheet_is_never_taken_for_this_years(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for table in form().tables:
            del book[table.name]

    report = edited(edit)
    assert known(report) == {}
    assert [f.message for f in report.reading if f.code == "R201"] == [
        f"“填报表.xlsx”里没有找到“{table.name}”表" for table in form().tables
    ]


def test_inserted_rows_and_columns(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.insert_rows(1, 2)
            sheet.insert_cols(1, 1)
        book["表三"].insert_rows(spot(book["表三"], "（三）不予公开").row, 1)
        book["表三"].insert_cols(spot(book["表三"], "科研机构").column, 1)
        book["工作要点"].insert_rows(spot(book["工作要点"], "主动公开").row + 1, 1)

    report = edited(edit)
    assert bare(report) == bare(REPORT)
    assert report.reading == ()


def test_labels_may_be_spelled_otherwise(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith(("（", "1.", "2.", "三")):
                        cell.value = cell.value.replace("（", " (").replace("）", ")\n").replace(".", "．")
        three = book["表三"]
        spot(three, "商业企业").value = "商业\n企业"
        spot(three, "自然人").value = "自 然 人"
        spot(three, "1.属于国家秘密").value = "属于国家秘密"
        spot(book["基本信息"], "机关全称").value = "机关全称："

    assert bare(edited(edit)) == bare(REPORT)


def test_a_heading_broken_over_two_cells(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["表三"]
        cell = spot(sheet, "自然人")
        cell.value = "自然"
        sheet.cell(cell.row + 1, cell.column).value = "人"

    report = edited(edit)
    assert bare(report) == bare(REPORT)
    assert report.reading == ()


def answer(sheet: Worksheet, label: str, value: Any) -> None:
    """Fill in the field with this label."""
    cell = spot(sheet, label)
    sheet.cell(cell.row, spot(sheet, "填写内容").column).value = value


class OneCell:
    """A worksheet with one cell, and the reader of its value."""

    spot = (3, 2)

    def __init__(self, value: Any) -> None:
        self.grid = Grid("填报表.xlsx", "基本信息", {self.spot: value}, {}, frozenset())
        self.reader = ValueReader([self.grid])

    def read(self, how: str, *more: Any) -> Any:
        """Return what a method of the reader makes of the cell."""
        return getattr(self.reader, how)(self.grid, self.spot, "栏目", "path", *more)

    @property
    def codes(self) -> list[str]:
        """Return the codes of the findings."""
        return [finding.code for finding in self.reader.findings]


@pytest.mark.parametrize(
    ("how", "value", "expected"),
    [
        ("year", "2023年", 2023),
        ("year", "２０２３年度", 2023),
        ("year", "二〇二三年", 2023),
        ("year", 2023.0, 2023),
        ("date", "2024年1月15日", datetime.date(2024, 1, 15)),
        ("date", "２０２４年１月１５日", datetime.date(2024, 1, 15)),
        ("date", "2024-1-15", datetime.date(2024, 1, 15)),
        ("date", "2024.01.15", datetime.date(2024, 1, 15)),
        ("date", "2024/1/15 00:00:00", datetime.date(2024, 1, 15)),
        ("date", "二〇二四年一月十五日", datetime.date(2024, 1, 15)),
        ("date", datetime.datetime(2024, 1, 15), datetime.date(2024, 1, 15)),
        ("date", 20240115, datetime.date(2024, 1, 15)),
        ("level", "市级", Level.PREFECTURAL),
        ("level", "省", Level.PROVINCIAL),
        ("level", "township", Level.TOWNSHIP),
        ("kind", " 街道 ", Kind.SUBDISTRICT),
        ("kind", "其他（管委会、公共企事业单位等)", Kind.OTHER),
        ("text", 68001234, "68001234"),
        ("text", 12.5, "12.5"),
        ("yes", "√", True),
        ("yes", True, True),
        ("yes", "否", False),
        ("yes", None, False),
    ],
)
def test_answers_as_people_write_them(how: str, value: Any, expected: Any) -> None:
    cell = OneCell(value)
    options = {"level": ("choice", Level), "kind": ("choice", Kind)}
    assert cell.read(*options.get(how, (how,))) == expected
    assert cell.codes == []


@pytest.mark.parametrize(
    ("how", "value", "code"),
    [
        ("year", "去年", "R210"),
        ("year", 23, "R210"),
        ("year", True, "R210"),
        ("year", datetime.datetime(2023, 1, 1), "R210"),
        ("date", "1月15日", "R210"),
        ("date", "2024年13月1日", "R210"),
        ("date", "#VALUE!", "R210"),
        ("date", 45306, "R210"),
        ("level", "村级", "R209"),
        ("kind", "机关", "R209"),
        ("yes", "无", "R209"),
        ("text", "#REF!", "R104"),
        ("text", datetime.datetime(2023, 3, 5), "R214"),
        ("text", "青\u200b石\u202e镇", "R211"),
    ],
)
def test_answers_that_need_a_word(how: str, value: Any, code: str) -> None:
    cell = OneCell(value)
    options = {"level": ("choice", Level), "kind": ("choice", Kind)}
    read = cell.read(*options.get(how, (how,)))
    assert cell.codes == [code]
    assert read in (None, False, "", "青石镇", "2023-03-05")


def test_fields_are_found_by_label(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        answer(book["基本信息"], "年度", "２０２４年")
        answer(book["基本信息"], "联系电话", 68001234)
        answer(book["基本信息"], "层级", "村级")

    report = edited(edit)
    assert (report.year, report.contact.telephone, report.agency.level) == (2024, "68001234", None)
    assert [(f.code, f.place.path, f.place.sheet) for f in report.reading] == [
        ("R209", "agency.level", "基本信息")
    ]


def test_a_field_may_be_moved_to_another_sheet(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for label, value in (("主动公开信息总数", 77), ("计量单位", "件")):
            label_cell = spot(book["主动公开分类"], label)
            book["主动公开分类"].cell(label_cell.row, 2).value = None
            label_cell.value = None
            row = book["基本信息"].max_row + 1
            book["基本信息"].cell(row, 1).value = label
            book["基本信息"].cell(row, 2).value = value

    report = edited(edit)
    assert (report.disclosure.total.value, report.disclosure.unit) == (77, "件")
    assert report.reading == ()


def cell3(sheet: Worksheet, row: str, column: str) -> Any:
    """Return a value cell of 表三 by its labels."""
    return sheet.cell(spot(sheet, row).row, spot(sheet, column).column)


CELLS = [
    ("3件", 3, "R102"),
    ("３", 3, "R102"),
    ("约30", None, "R101"),
    ("/", None, "R101"),
    (datetime.datetime(2024, 3, 5), None, "R103"),
    (True, None, "R103"),
    ("#VALUE!", None, "R104"),
    (2.5, Decimal("2.5"), ""),
    (-1, -1, ""),
    ("  ", None, ""),
]


def test_cells_as_people_fill_them(edited: Callable[..., Report]) -> None:
    rows = [spec for spec in form().table("t3").cells if spec.column == "research_institution"]

    def edit(book: Workbook) -> None:
        sheet = book["表三"]
        for spec, (value, _, _) in zip(rows, CELLS, strict=False):
            origin = before.cell(spec.id).origin
            assert origin is not None
            sheet[origin.address].value = value

    before = edited(lambda book: None)
    report = edited(edit)
    for spec, (_, expected, _) in zip(rows, CELLS, strict=False):
        cell = report.cell(spec.id)
        assert cell.value == expected
        assert cell.origin is not None and cell.origin.address
    assert codes(report) == [code for _, _, code in CELLS if code]


def test_declarations_make_blanks_zero(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for name, label in (("表二", "本年无制发、无废止"), ("表三", "表三已填完，其余空格均为0")):
            cell = spot(book[name], label)
            column = spot(book[name], "自然人").column if name == "表三" else cell.column + 1
            book[name].cell(cell.row, column).value = "是"
        cell3(book["表三"], "（一）予以公开", "自然人").value = 5
        cell3(
            book["表三"], "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "自然人"
        ).value = "若干"

    report = edited(edit, False)
    assert report.declarations == ("no_issuance", "blanks_zero_t3")
    assert report.cell("t3.granted.natural_person") == Cell(
        value=5, origin=report.cell("t3.granted.natural_person").origin
    )
    declared = report.cell("t3.new.natural_person")
    assert declared.value == 0 and declared.origin is not None and declared.origin.how is How.DECLARED
    assert report.cell("t3.granted.total").value is None
    assert FactBook(report).value("t3.granted.total") == 5
    # What cannot be read is not blank.
    assert report.cell("t3.partly_granted.natural_person").value is None
    assert report.cell("t2.normative_documents.issued").value == 0
    assert report.cell("t2.normative_documents.in_force").value is None
    assert report.cell("t4.reconsideration.total").value is None


def test_a_declared_report_is_read_back(tmp_path: Path) -> None:
    zero = Cell(value=0, origin=Origin(how=How.DECLARED))
    empty = Report(
        declarations=("no_reviews",),
        table4=Table4(cells={spec.id: zero for spec in form().table("t4").cells}),
        fee=Fee(notices=zero, noticed=zero, collected=zero),
    )
    path = tmp_path / "填报表.xlsx"
    write_workbook(path, empty)
    report = read_workbook(path)
    assert report.declarations == ("no_reviews",)
    assert set(known(report)) == {spec.id for spec in form().table("t4").cells}
    assert report.fee.collected.value == 0
    assert report.fee.collected.origin is not None and report.fee.collected.origin.how is How.DECLARED
    assert report.reading == ()


def test_an_unclear_declaration_counts_for_nothing(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        cell = spot(book["表二"], "本机关不制定规章")
        book["表二"].cell(cell.row, cell.column + 1).value = "大概"

    report = edited(edit, False)
    assert report.declarations == ()
    assert codes(report) == ["R209"]


def test_a_fee_beside_its_denial(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        answer(book["信息处理费"], "本年未收取信息处理费", "是")
        answer(book["信息处理费"], "实收金额（元）", 100)

    report = edited(edit, False)
    assert report.fee.collected.value == 100
    assert report.fee.notices.value == 0
    assert codes(report) == ["R212"]


def test_formulas_without_results_are_derived_and_said_once_a_sheet(edited: Callable[..., Report]) -> None:
    report = edited(lambda book: None, values=False)
    assert report.cell("t3.new.total").value is None
    origin = report.cell("t3.new.total").origin
    assert origin is not None and origin.how is How.FORMULA
    assert FactBook(report).value("t3.new.total") == 36
    assert codes(report) == ["R105"] * 4
    assert {finding.place.sheet for finding in report.reading} == {"表三", "表四", "上年数据"}


def test_other_formulas(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        three = book["表三"]
        cell3(three, "1.属于国家秘密", "自然人").value = "=1+1"
        first, second = (cell3(three, label, "商业企业") for label in ("2.重复申请", "3.要求提供公开出版物"))
        first.value, second.value = f"={second.coordinate}+1", f"=SUM({first.coordinate}:{first.coordinate})"
        cell3(three, "8.属于行政查询事项", "自然人").value = "=[1]台账!A1"

    report = edited(edit, values=False)
    found = {(f.code, f.place.path) for f in report.reading if f.place.path}
    assert ("R105", "t3.state_secret.natural_person") in found
    assert ("R106", "t3.repeated.commercial_enterprise") in found
    assert ("R106", "t3.publication.commercial_enterprise") in found
    assert ("R107", "t3.administrative_query.natural_person") in found
    assert report.cell("t3.state_secret.natural_person").value is None
    # A total of a cell that goes in circles goes with it.
    assert ("R106", "t3.outcome_total.commercial_enterprise") in found


def test_a_saved_total_over_unknown_parts_vouches_for_nothing(tmp_path: Path) -> None:
    data = written()
    path = tmp_path / "填报表.xlsx"
    source = load_workbook(BytesIO(data))["表三"]
    part = cell3(source, "一、本年新收政府信息公开申请数量", "自然人").coordinate
    total = cell3(source, "一、本年新收政府信息公开申请数量", "总计").coordinate
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/worksheets/sheet5.xml":
                content, n = re.subn(rf'(<c r="{part}"[^>]*>)<v>30</v></c>', r"\1</c>", content)
                assert n == 1 and re.search(rf'<c r="{total}"[^>]*><f>.*?</f><v>36</v>', content)
            new.writestr(name, content)
    cell = read_workbook(path).cell("t3.new.total")
    assert cell.value is None
    assert cell.origin is not None and cell.origin.how is How.FORMULA


def test_content_that_fits_nowhere_is_told(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["表三"]
        sheet.cell(60, 1).value = "九、其他申请"
        sheet.cell(60, 4).value = 3
        sheet.cell(61, 1).value = "备注：已与县政府办核对"
        right = spot(sheet, "核对数").column + 1
        sheet.cell(spot(sheet, "核对数").row, right).value = "备注"
        sheet.cell(20, right).value = "见台账"

    report = edited(edit)
    assert [(f.code, f.place.address) for f in report.reading] == [("R205", "A60"), ("R205", "D60")]


def test_help_of_another_version_is_no_content(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        assert str(book["表三"]["A2"].value).startswith("说明：")
        book["表三"]["A2"].value = "说明：这句话在别的版本里"

    assert edited(edit).reading == ()


def test_many_strays_are_counted(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for n in range(100):
            book["基本信息"].cell(50 + n, 8).value = n

    report = edited(edit)
    assert codes(report) == ["R205"] * 21
    assert "80" in report.reading[-1].message


def test_the_same_label_twice(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        basic, three = book["基本信息"], book["表三"]
        column = spot(basic, "填写内容").column
        basic.cell(40, 1).value, basic.cell(40, column).value = "机关全称", "另一个镇人民政府"
        basic.cell(41, 1).value, basic.cell(41, column).value = "年度", 2024
        row = cell3(three, "2.重复申请", "自然人").row
        three.cell(50, spot(three, "2.重复申请").column).value = "2.重复申请"
        three.cell(50, spot(three, "自然人").column).value = 4
        assert three.cell(row, spot(three, "自然人").column).value == 0

    report = edited(edit)
    assert [f.place.path for f in report.reading if f.code == "R204"] == [
        "agency.name",
        "t3.repeated.natural_person",
    ]
    assert report.agency.name == REPORT.agency.name
    assert report.cell("t3.repeated.natural_person").value is None
    assert report.cell("t3.repeated.commercial_enterprise").value == 0


def test_a_whole_table_twice(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        source = book["表三"]
        top = source.max_row + 3
        for row in list(source.iter_rows(min_row=4)):
            for cell in row:
                if cell.value is not None:
                    source.cell(top + cell.row, cell.column).value = 7 if cell.value == 0 else cell.value

    report = edited(edit)
    assert known(report) == known(REPORT)
    assert codes(report)[0] == "R204"
    assert set(codes(report)[1:]) <= {"R205"}


def test_lost_labels_and_sheets(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        spot(book["表三"], "2.重复申请").value = None
        del book["工作要点"]
        book.create_sheet("底稿")["A1"] = "随手记"
        copy = book.copy_worksheet(book["表四"])
        copy.title = "表四 (2)"

    report = edited(edit)
    assert report.cell("t3.repeated.natural_person").value is None
    assert report.cell("t3.publication.natural_person").value == 0
    found = set(codes(report))
    assert {"R203", "R206", "R208", "R213"} <= found
    lost = next(f for f in report.reading if f.code == "R203")
    assert "“2.重复申请”" in lost.message
    # Its numbers are told of, too: nothing is dropped without a word.
    assert "R205" in found


def test_notes_by_part(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["工作要点"]
        row = spot(sheet, "依申请公开").row
        sheet.cell(row, 2).value = "第一条\n续写"
        sheet.cell(row + 1, 2).value = "=1+1"
        sheet.cell(row + 1, 2).data_type = "s"
        sheet.cell(60, 1).value, sheet.cell(60, 2).value = "（五）监督保障", "培训2次"
        sheet.cell(61, 2).value = "参训60人次"
        sheet.cell(62, 1).value, sheet.cell(62, 2).value = "宣传", "不知放哪里"

    report = edited(edit)
    assert [note.text for note in report.notes["requests"]] == ["第一条续写", "=1+1"]
    assert [note.text for note in report.notes["supervision"]] == ["培训2次", "参训60人次"]
    assert list(report.notes) == [key for key, _ in notes_parts() if key in report.notes]
    assert [(f.code, f.place.address) for f in report.reading] == [("R209", "A62"), ("R205", "B62")]


def test_a_sum_row_is_no_category(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["主动公开分类"]
        top = spot(sheet, "类别").row
        sheet.cell(top + 3, 1).value, sheet.cell(top + 3, 2).value = "合计", 120
        sheet.cell(top + 4, 2).value = 9

    report = edited(edit)
    assert [category.name for category in report.disclosure.categories] == ["政策文件", "民生信息"]
    assert set(codes(report)) == {"R205"}


def test_last_years_tables_may_be_pasted(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["上年数据"]
        cell3(sheet, "四、结转下年度继续办理", "自然人").value = 2

    report = edited(edit, False)
    assert report.previous is not None
    assert known(report.previous) == {"t3.carried_out.natural_person": 2}
    assert report.previous.place("t3.carried_out.natural_person").sheet == "上年数据"
    assert report.cell("t3.carried_out.natural_person").value is None


def test_a_file_that_is_no_workbook_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "通讯录"
    book.save(path)
    with pytest.raises(InputError, match=r"别的\.xlsx.*不是年报填报表"):
        read_workbook(path)
    for content in (b"", b"PK\x03\x04 nothing"):
        path.write_bytes(content)
        with pytest.raises(InputError, match=r"别的\.xlsx"):
            read_workbook(path)
    with pytest.raises(InputError, match=r"没有\.xlsx"):
        read_workbook(tmp_path / "没有.xlsx")


def test_stray_formatting_costs_little(edited: Callable[..., Report]) -> None:
    def edit(book: Workbook) -> None:
        for row in range(100, 1100):
            for column in range(1, 11):
                book["表三"].cell(row, column).number_format = "0.00"
        book["表三"].cell(5000, 1).value = "很远的内容"

    report = edited(edit)
    assert known(report) == known(REPORT)
    assert codes(report) == ["R207"]


def test_a_huge_sheet_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.read.sheet_grid.MAX_CELLS", 10_000)
    data = written()
    path = tmp_path / "填报表.xlsx"
    rows = "".join(f'<row r="{r}">{"<c><v>1</v></c>" * 40}</row>' for r in range(100, 1_000))
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/worksheets/sheet2.xml":
                content = content.replace("</sheetData>", rows + "</sheetData>")
            new.writestr(name, content)
    report = read_workbook(path)
    assert known(report) == known(REPORT)
    assert [f.place.sheet for f in report.reading if f.code == "R207"] == ["基本信息"]


def test_a_normal_workbook_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(written())
    read_workbook(path)
    start = time.perf_counter()
    read_workbook(path)
    # A loaded machine may take a multiple of the usual tenth of a second.
    assert time.perf_counter() - start < 1


def test_codes_are_explained() -> None:
    ids = [code.id for code in VALUE_CODES + WORKBOOK_CODES]
    assert len(set(ids)) == len(ids)
    assert all("怎么办：" in code.explanation for code in WORKBOOK_CODES)
