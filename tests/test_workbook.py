"""The workbook: what is written is read back."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filled_workbook import (
    LAST_YEAR,
    REPORT,
    TABLE3,
    bare,
    known,
    spot,
    written,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from nianbao.errors import OutputError
from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.read.workbook import read_workbook
from nianbao.report import (
    Agency,
    Cell,
    Note,
    Report,
    Table3,
)
from nianbao.sheets import fold, sheets
from nianbao.write.workbook import carry_over, workbook_bytes, write_workbook


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    write_workbook(path, REPORT)
    report = read_workbook(path)
    assert bare(report) == bare(REPORT)
    assert report.reading == ()


def test_every_cell_knows_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(written(False))
    report = read_workbook(path)
    assert report.reading == ()
    assert report.previous is None
    for id, spec in form().cells.items():
        place = report.place(id)
        assert (place.file, place.sheet) == ("填报表.xlsx", spec.table_name)
        assert re.fullmatch(r"[A-Z]+\d+", place.address)
    places = {report.place(id).position for id in form().cells}
    assert len(places) == len(form().cells)
    for path_ in ("agency.name", "year", "legal_basis", "contact.telephone", "due_date"):
        assert report.origins[path_].address
    assert report.fee.collected.origin is not None
    assert report.disclosure.total.origin is not None


def test_same_input_same_bytes() -> None:
    assert workbook_bytes(REPORT) == written()


def test_an_existing_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"填报表\.xlsx.*已经存在"):
        write_workbook(path)
    assert path.read_bytes() == b"mine"
    write_workbook(path, overwrite=True)
    assert read_workbook(path).reading == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["填报表.xlsx", "填报表.备份.xlsx"]
    assert (tmp_path / "填报表.备份.xlsx").read_bytes() == b"mine"


def test_a_locked_target_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(OutputError, match="打开"):
        write_workbook(tmp_path / "填报表.xlsx")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match="写不了"):
        write_workbook(tmp_path / "没有" / "填报表.xlsx")


def test_the_layout_is_that_of_the_form() -> None:
    book = load_workbook(BytesIO(written(False)))
    assert book.sheetnames == [item.name for item in sheets()]
    for table in form().tables:
        texts = [
            fold(c.value) for row in book[table.name].iter_rows() for c in row if isinstance(c.value, str)
        ]
        for row in table.grid():
            assert all(fold(cell.text) in texts for cell in row if cell.text)
        assert book[table.name].freeze_panes
        assert book[table.name].page_setup.paperSize == 9


def test_totals_are_formulas_with_their_results() -> None:
    data = written()
    formulas, results = (load_workbook(BytesIO(data), data_only=flag)["表三"] for flag in (False, True))
    column = spot(formulas, "总计").column
    row = spot(formulas, "一、本年新收政府信息公开申请数量").row
    assert str(formulas.cell(row, column).value).startswith("=IF(")
    assert results.cell(row, column).value == 36
    empty = load_workbook(BytesIO(written(False)), data_only=True)["表三"]
    assert empty.cell(row, column).value is None


def test_a_total_that_its_parts_do_not_make_is_kept(tmp_path: Path) -> None:
    cells = TABLE3.cells | {"t3.new.total": Cell(value=63)}
    path = tmp_path / "填报表.xlsx"
    write_workbook(path, REPORT.model_copy(update={"table3": Table3(cells=cells)}))
    assert read_workbook(path).cell("t3.new.total").value == 63


def test_text_never_acts(tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        '=HYPERLINK("http://x")',
        "<script>x</script>",
        "{{ x }}",
        "#REF",
        "'a",
    ]
    path = tmp_path / "填报表.xlsx"
    report = Report(
        agency=Agency(name="=cmd|' /C calc'!A0"), notes={"proactive": tuple(Note(text=t) for t in texts)}
    )
    write_workbook(path, report)
    read = read_workbook(path)
    assert [note.text for note in read.notes["proactive"]] == texts
    assert read.agency.name == report.agency.name
    with zipfile.ZipFile(path) as archive:
        xml = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("external" in name.lower() or "TargetMode" in text for name, text in xml.items())
    formulas = [f for text in xml.values() for f in re.findall(r"<f>(.*?)</f>", text)]
    assert formulas and all(f.startswith("IF(") for f in formulas)


def test_suggestions_from_last_year(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    write_workbook(path, suggestions=carry_over(LAST_YEAR))
    report = read_workbook(path)
    assert (report.year, report.agency, report.contact) == (2024, LAST_YEAR.agency, LAST_YEAR.contact)
    assert report.legal_basis == LAST_YEAR.legal_basis
    assert set(known(report)) == {
        s.id for s in form().cells.values() if s.row == "carried_in" and s.table == "t3"
    }
    assert report.cell("t3.carried_in.total").value == 2
    assert report.notes == {} and report.disclosure.total.value is None
    assert report.disclosure.unit == "篇"
    assert report.previous is not None
    assert report.previous.disclosure.total.value == 400
    assert known(report.previous) == known(LAST_YEAR)
    book = load_workbook(path)
    name = next(c for row in book["基本信息"].iter_rows() for c in row if c.value == LAST_YEAR.agency.name)
    assert name.font.italic
    assert any("上年带入" in str(c.value) for row in book["表三"].iter_rows() for c in row)


def test_what_the_report_knows_beats_a_suggestion(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    own = Report(
        agency=Agency(name="新城街道办事处"), table3=Table3.model_validate({"carried_in": [7] + [None] * 6})
    )
    write_workbook(path, own, carry_over(LAST_YEAR))
    report = read_workbook(path)
    assert report.agency.name == "新城街道办事处"
    assert report.cell("t3.carried_in.natural_person").value == 7
    assert report.compiled_by == LAST_YEAR.compiled_by


COUNTS = st.one_of(st.none(), st.integers(0, 10**9))
AMOUNTS = st.decimals(0, 10**8, places=4, allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)
SUMS = frozenset(form().totals)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    counts=st.fixed_dictionaries(
        {id: COUNTS for id in form().cells if id not in SUMS and id != "t2.fees.amount"}
    ),
    amount=AMOUNTS,
    notes=st.lists(TEXTS.filter(lambda text: not text.startswith("#")), max_size=8),
)
def test_any_figures_and_notes_come_back(
    tmp_path: Path, counts: dict[str, int | None], amount: Decimal, notes: list[str]
) -> None:
    cells = {id: Cell(value=value) for id, value in counts.items()} | {"t2.fees.amount": Cell(value=amount)}

    def table(id: str) -> dict[str, Any]:
        return {"cells": {key: cell for key, cell in cells.items() if key.startswith(id)}}

    written = Report(
        table2=table("t2"),
        table3=table("t3"),
        table4=table("t4"),
        notes={"proactive": tuple(Note(text=note) for note in notes)},
    )
    path = tmp_path / "填报表.xlsx"
    write_workbook(path, written, overwrite=True)
    report = read_workbook(path)
    assert {id: report.cell(id).value for id in cells} == {id: cell.value for id, cell in cells.items()}
    assert [note.text for note in report.notes.get("proactive", ())] == notes
    facts, before = FactBook(report), FactBook(written)
    assert all(facts.value(id) == before.value(id) for id in SUMS)
    assert report.reading == ()
