"""The workbook: what clerks do to its sheets is read or told of."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from filled_workbook import (
    REPORT,
    answer,
    bare,
    cell3,
    codes,
    known,
    spot,
    written,
)
from openpyxl import Workbook

from nianbao.errors import InputError
from nianbao.form import form
from nianbao.read.codes import VALUE_CODES, WORKBOOK_CODES
from nianbao.read.workbook import read_workbook
from nianbao.report import (
    Report,
)
from nianbao.sheets import notes_parts


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
