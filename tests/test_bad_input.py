"""Bad input ends in one clear Chinese message or a finding, never in a traceback or a guess."""

from __future__ import annotations

import io
import json
import random
import re
import time
import zipfile
from pathlib import Path

import bad_inputs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nianbao
from nianbao import cli
from nianbao.errors import InputError

KINDS = bad_inputs.KINDS


def test_there_are_enough_kinds() -> None:
    assert len({bad.kind for bad in KINDS}) == len(KINDS) >= 25


@pytest.mark.parametrize("bad", KINDS, ids=lambda bad: bad.kind)
def test_bad_input(
    bad: bad_inputs.Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    path, out = tmp_path / bad.name, tmp_path / "out"
    path.write_bytes(bad.make())
    start = time.perf_counter()
    code = cli.run(["draft", str(path), "-o", str(out)])
    assert time.perf_counter() - start < 10
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err and "内部出错" not in shown.err
    if not bad.code:
        assert code == 2
        assert shown.err.startswith("错误：")
        assert re.search("[\u4e00-\u9fff]", shown.err)
        assert not out.exists()
        assert [word for word in bad.said if word not in shown.err] == [], shown.err
        return
    assert code in (0, 1)
    found = [f for f in nianbao.check(nianbao.load(path)) if f.code.startswith(bad.code)]
    told = [f"{f.place} {f.message}" for f in found]
    assert any(all(word in text for word in bad.said) for text in told), told
    assert (out / "草稿.docx").exists()


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文件夹"):
        nianbao.load(tmp_path)
    with pytest.raises(InputError, match="找不到文件"):
        nianbao.load(tmp_path / "无.xlsx")
    with pytest.raises(InputError):
        nianbao.load("a\0b.xlsx")


def test_our_own_output_is_no_input(tmp_path: Path) -> None:
    nianbao.draft(nianbao.load(bad_inputs.BUSY_DATA)).save(tmp_path)
    with pytest.raises(InputError, match="nianbao 输出的结果"):
        nianbao.load(tmp_path / "草稿.json")


def test_text_in_a_cell_with_origin_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "数据.json"
    path.write_text('{"table2": {"licences": {"value": "3 件"}, "penalties": {"value": "若干"}}}', "utf-8")
    report = nianbao.load(path)
    assert report.cell("t2.licences.decisions").value == 3
    assert report.cell("t2.penalties.decisions").value is None
    assert [f.code for f in report.reading] == ["R102", "R101"]


def test_an_unread_cell_is_unknown_never_zero(tmp_path: Path) -> None:
    for text in ("若干", "/", "-", "无", "约30", "#REF!", "TRUE?", "1,23", "3-5"):
        path = tmp_path / "数据.yaml"
        path.write_text(f'year: 2024\ntable2: {{licences: "{text}"}}\n', encoding="utf-8")
        report = nianbao.load(path)
        assert report.cell("t2.licences.decisions").value is None, text
        assert len(report.reading) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = bad_inputs.BUSY_DATA.read_text(encoding="utf-8")
    path = tmp_path / "数据.yaml"
    path.write_bytes(text.encode(encoding))
    assert nianbao.load(path).agency.name == "云澜市人民政府"


def _load(tmp_path: Path, name: str, text: str) -> nianbao.Report:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return nianbao.load(path)


def test_prose_keeps_its_lines_and_notes_are_cut_into_items(tmp_path: Path) -> None:
    text = "prose:\n  一: |\n    （一）主动公开\n    第一段。\n    （二）依申请公开\n    第二段。\n"
    text += "notes:\n  management:\n    - |\n      1.编制清单\n      2.更新时限\n      明确到人\n"
    report = _load(tmp_path, "数据.yaml", text)
    assert report.prose["一"].splitlines() == ["（一）主动公开", "第一段。", "（二）依申请公开", "第二段。"]
    assert [note.text for note in report.notes["management"]] == ["1.编制清单", "2.更新时限明确到人"]
    section = nianbao.draft(report).document.section("一")
    assert [type(block).__name__ for block in section.blocks] == ["Heading", "Paragraph"] * 2


def test_control_characters_are_dropped_from_data_files(tmp_path: Path) -> None:
    report = _load(tmp_path, "数据.json", json.dumps({"agency": {"name": "甲\u202e\u061c\x1b镇\n人民政府"}}))
    assert report.agency.name == "甲镇人民政府"
    with pytest.raises(InputError) as refused:
        _load(tmp_path, "数据.json", json.dumps({"\x1b[2J\x1b]0;x\x07y": 1}))
    assert "\x1b" not in str(refused.value) and "\x07" not in str(refused.value)


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "1E400", "9" * 400])
def test_absurd_exponents_do_not_stall(tmp_path: Path, number: str) -> None:
    start = time.perf_counter()
    report = _load(tmp_path, "数据.json", f'{{"table2": {{"licences": {number}}}}}')
    nianbao.draft(report)
    assert report.cell("t2.licences.decisions").value is None
    assert [f.code for f in report.reading] == ["R101"]
    assert time.perf_counter() - start < 5


def test_a_check_total_that_cannot_be_read_leaves_the_cell_alone(tmp_path: Path) -> None:
    text = bad_inputs.BUSY_DATA.read_text(encoding="utf-8") + '\ncheck_totals: {t3.new.total: "约1462"}\n'
    draft = nianbao.draft(_load(tmp_path, "数据.yaml", text))
    assert [(f.code, f.place.path) for f in draft.findings] == [("R101", "check_totals.t3.new.total")]


def test_an_error_value_in_a_list_blames_no_other_item(tmp_path: Path) -> None:
    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["工作要点"]
        row, column = bad_inputs.find(sheet, "政府信息管理")
        sheet.cell(row, column + 1).value = "#REF!"

    path = tmp_path / "表.xlsx"
    path.write_bytes(bad_inputs.book(edit)())
    findings = nianbao.draft(nianbao.load(path)).findings
    # The totals have lost their saved values by the edit.
    assert [f.code for f in findings if f.code != "R105"] == ["R104"]


def test_a_formula_that_cannot_see_text_is_not_believed(tmp_path: Path) -> None:
    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["表三"]
        row, _ = bad_inputs.find(sheet, "一、本年新收政府信息公开申请数量")
        _, column = bad_inputs.find(sheet, "自然人")
        sheet.cell(row, column).value = "1236件"

    path = tmp_path / "表.xlsx"
    path.write_bytes(bad_inputs.book(edit)())
    report = nianbao.load(path)
    findings = nianbao.check(report)
    assert [f.code for f in findings if f.code[0] in "TY"] == []
    (found,) = [f for f in findings if f.code == "R108"]
    assert found.place.sheet == "表三" and found.place.address in found.message
    assert nianbao.draft(report).facts.value("t3.new.total") == 1462


def _usable_or_refused(path: Path) -> None:
    try:
        report = nianbao.load(path)
    except InputError as error:
        assert re.search("[\u4e00-\u9fff]", str(error))
    else:
        nianbao.draft(report)


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(
    content=st.binary(max_size=400), suffix=st.sampled_from([".xlsx", ".yaml", ".json"]), head=st.booleans()
)
def test_random_bytes(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str, head: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / f"random{suffix}"
    path.write_bytes((b"PK\x03\x04" if head and suffix == ".xlsx" else b"") + content)
    _usable_or_refused(path)


KEYS = st.sampled_from(
    [
        "agency",
        "name",
        "year",
        "table2",
        "table3",
        "table4",
        "new",
        "granted",
        "licences",
        "notes",
        "management",
        "problems",
        "problem",
        "fee",
        "notices",
        "disclosure",
        "total",
        "categories",
        "count",
        "previous",
        "prose",
        "一",
        "waivers",
        "code",
        "declarations",
        "check_totals",
        "origins",
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["3 件", "#REF!"]),
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.dictionaries(KEYS, VALUES, max_size=6))
def test_random_data(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.getbasetemp() / "random.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    _usable_or_refused(path)


@QUICK
@given(seed=st.integers(0, 2**32), cuts=st.integers(1, 6))
def test_mutated_workbooks(tmp_path_factory: pytest.TempPathFactory, seed: int, cuts: int) -> None:
    """Bytes of the parts inside are changed, so that the zip is whole and the XML is not."""
    rng = random.Random(seed)
    buffer = io.BytesIO()
    with zipfile.ZipFile(bad_inputs.BUSY_BOOK) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        hit = {rng.choice(names) for _ in range(2)}
        for name in names:
            content = bytearray(old.read(name))
            for _ in range(cuts if name in hit and content else 0):
                at = rng.randrange(len(content))
                content[at : at + rng.randrange(1, 40)] = rng.choice(
                    (b"", b"<", b'"', b"99", b"\xff", b"&x;")
                )
                content = content or bytearray(b" ")
            new.writestr(name, bytes(content))
    path = tmp_path_factory.getbasetemp() / "mutated.xlsx"
    path.write_bytes(buffer.getvalue())
    _usable_or_refused(path)
