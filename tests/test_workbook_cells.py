"""The workbook: what clerks write into its cells is read or told of."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filled_workbook import (
    answer,
    cell3,
    codes,
    known,
    spot,
    written,
)
from openpyxl import Workbook, load_workbook

from nianbao.facts import FactBook
from nianbao.form import form
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
from nianbao.write.workbook import write_workbook


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
