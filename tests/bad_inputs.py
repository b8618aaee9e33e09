"""Bad input, kind by kind: how to make the file, and what the clerk must read about it.

A kind that cannot be used at all ends in one message and exit code 2; the others in a finding.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[1]
BUSY_BOOK = ROOT / "examples" / "yunlan-2024.xlsx"
BUSY_DATA = ROOT / "examples" / "yunlan-2024.yaml"
DATA = ROOT / "tests" / "data"


@dataclass(frozen=True)
class Bad:
    """One kind: the file's name and maker, and words the message has; a finding names its code too."""

    kind: str
    name: str
    make: Callable[[], bytes]
    said: tuple[str, ...]
    code: str = ""


def book(edit: Callable[[openpyxl.Workbook], object]) -> Callable[[], bytes]:
    """The busy example's workbook after ``edit``."""

    def make() -> bytes:
        workbook = openpyxl.load_workbook(BUSY_BOOK)
        edit(workbook)
        buffer = io.BytesIO()
        workbook.save(buffer)
        return buffer.getvalue()

    return make


def find(sheet: Worksheet, label: str) -> tuple[int, int]:
    """Row and column of the cell that holds ``label``."""
    wanted = "".join(label.split())
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "".join(cell.value.split()) == wanted:
                return cell.row, cell.column
    raise AssertionError(f"{label} is not in {sheet.title}")


def put(sheet: str, label: str, value: object, right: int = 1) -> Callable[[], bytes]:
    """The workbook with ``value`` so many columns right of the cell ``label``."""

    def edit(workbook: openpyxl.Workbook) -> None:
        row, column = find(workbook[sheet], label)
        workbook[sheet].cell(row, column + right).value = value  # type: ignore[assignment]

    return book(edit)


def data(old: str, new: str) -> Callable[[], bytes]:
    """The busy example's data file with one text replaced."""

    def make() -> bytes:
        text = BUSY_DATA.read_text(encoding="utf-8")
        assert old in text
        return text.replace(old, new).encode()

    return make


def given(content: bytes | str) -> Callable[[], bytes]:
    """The content as it is."""
    return lambda: content.encode() if isinstance(content, str) else content


def member(name: str, content: bytes, base: Path = BUSY_BOOK) -> Callable[[], bytes]:
    """The workbook with one part of its zip replaced or added."""

    def make() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(base) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for item in old.namelist():
                if item != name:
                    new.writestr(item, old.read(item))
            new.writestr(name, content)
        return buffer.getvalue()

    return make


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def _other_book() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "本月考勤"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _two_agencies(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["基本信息"]
    _, column = find(sheet, "机关全称")
    last = sheet.max_row + 2
    sheet.cell(last, column).value = "机关全称"
    sheet.cell(last, column + 1).value = "别处镇人民政府"


def _duplicate_row(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["表二"]
    _, column = find(sheet, "行政许可")
    last = sheet.max_row + 2
    sheet.cell(last, column).value = "行政许可"
    sheet.cell(last, column + 1).value = 5


def _circular(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["表二"]
    one, two = (sheet.cell(find(sheet, label)[0], 2) for label in ("行政许可", "行政处罚"))
    one.value, two.value = f"={two.coordinate}", f"={one.coordinate}"


_BOMB = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
)
_ALIASES = 'a: &a ["x","x","x","x","x","x","x","x","x"]\n' + "\n".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]" for i in range(9)
)

KINDS = (
    # Unusable: one message, exit code 2.
    Bad("random bytes", "填报表.xlsx", given(bytes(range(256)) * 40), ("填报表.xlsx",)),
    Bad("text as xlsx", "填报表.xlsx", given("机关,件数\n甲,1\n"), ("填报表.xlsx", "不是填报表")),
    Bad("csv", "数据.csv", given("机关,件数\n甲,1\n"), ("数据.csv", "不是填报表")),
    Bad("web page as xlsx", "填报表.xlsx", given("<html><table></table></html>"), ("填报表.xlsx",)),
    Bad("empty file", "填报表.xlsx", given(b""), ("填报表.xlsx", "空文件")),
    Bad("truncated zip", "填报表.xlsx", lambda: BUSY_BOOK.read_bytes()[:9000], ("填报表.xlsx", "损坏")),
    Bad("password", "填报表.xlsx", (DATA / "password.xlsx").read_bytes, ("填报表.xlsx", "密码")),
    Bad("old xls", "填报表.xls", (DATA / "old.xls").read_bytes, ("填报表.xls", "另存为 .xlsx")),
    Bad("Word document", "报告.docx", given(_zip(word__document_xml=b"<w/>")), ("报告.docx", "Word")),
    Bad("plain zip", "材料.zip", given(_zip(readme_xml=b"x")), ("材料.zip", "压缩包")),
    Bad("PDF", "报告.pdf", given("%PDF-1.7 ..."), ("报告.pdf", "PDF")),
    Bad("zip bomb", "填报表.xlsx", member("xl/bomb.xml", bytes(130_000_000)), ("填报表.xlsx", "过大")),
    Bad("file over 20 MB", "填报表.xlsx", given(b"PK\x03\x04" + bytes(21_000_000)), ("填报表.xlsx", "20 MB")),
    Bad("another workbook", "考勤.xlsx", _other_book, ("考勤.xlsx", "填报表")),
    Bad("broken XML inside", "填报表.xlsx", member("xl/workbook.xml", b"<workbook"), ("填报表.xlsx",)),
    Bad(
        "entity bomb inside",
        "填报表.xlsx",
        member("xl/workbook.xml", _BOMB + b"]><x>&j;</x>"),
        ("填报表.xlsx",),
    ),
    Bad("binary as YAML", "数据.yaml", given(bytes(range(256))), ("数据.yaml", "不是文本")),
    Bad("alias bomb", "数据.yaml", given(_ALIASES), ("数据.yaml", "别名")),
    Bad("alias cycle", "数据.yaml", given("a: &a [*a]"), ("数据.yaml", "别名")),
    Bad("broken YAML", "数据.yaml", given("agency:\n  name: 甲\n year: 2024\n"), ("数据.yaml", "第 3 行")),
    Bad("broken JSON", "数据.json", given('{"year": 2024,\n "agency": }'), ("数据.json", "第 2 行")),
    Bad("deep nesting", "数据.json", given("[" * 100_000), ("数据.json", "过深")),
    Bad("NaN", "数据.json", given('{"year": NaN}'), ("数据.json", "NaN")),
    Bad("key given twice", "数据.yaml", given("year: 2023\nyear: 2024\n"), ("第 2 行", "两次")),
    Bad("unknown field", "数据.yaml", data("compiled_by:", "compild_by:"), ("第 12 行", "compild_by")),
    Bad("unknown row", "数据.yaml", data("  granted: [", "  grantd: ["), ("grantd",)),
    Bad("row too short", "数据.yaml", data("licences: 183627", "regulations2: 1"), ("regulations2",)),
    Bad("no mapping", "数据.yaml", given("- 1\n- 2\n"), ("数据.yaml", "最外层")),
    Bad("wrong kind of value", "数据.yaml", data("year: 2024", "year: 去年"), ("year", "应为整数")),
    Bad("level that is none", "数据.yaml", data("level: prefectural", "level: 村级"), ("第 6 行", "level")),
    Bad("date that is none", "数据.yaml", data("2025-03-14", "三月中旬"), ("signing_date", "应为日期")),
    # Usable with faults: a finding that names the cell or line.
    Bad("negative", "填报表.xlsx", put("表二", "行政许可", -3), ("表二!", "不能为负数"), "T101"),
    Bad("decimal count", "填报表.xlsx", put("表二", "行政许可", 3.5), ("表二!", "应为整数"), "T101"),
    Bad("words", "填报表.xlsx", put("表二", "行政许可", "若干"), ("表二!", "若干"), "R101"),
    Bad("vague number", "填报表.xlsx", put("表二", "行政许可", "约30件"), ("表二!", "约30件"), "R101"),
    Bad("two numbers", "填报表.xlsx", put("表二", "行政许可", "3-5"), ("表二!", "3-5"), "R101"),
    Bad("slash for nothing", "填报表.xlsx", put("表二", "行政许可", "/"), ("表二!", "“/”"), "R101"),
    Bad(
        "date",
        "填报表.xlsx",
        put("表二", "行政许可", datetime.date(2024, 3, 5)),
        ("表二!", "2024-03-05"),
        "R103",
    ),
    Bad("boolean", "填报表.xlsx", put("表二", "行政许可", True), ("表二!", "TRUE"), "R103"),
    Bad("error value", "填报表.xlsx", put("表二", "行政许可", "#REF!"), ("表二!", "#REF!"), "R104"),
    Bad("circular formula", "填报表.xlsx", book(_circular), ("表二!",), "R106"),
    Bad("other file's formula", "填报表.xlsx", put("表二", "行政许可", "=[1]Sheet1!A1"), ("表二!",), "R107"),
    Bad("formula unsaved", "填报表.xlsx", put("表二", "行政许可", "=3+2"), ("表二!",), "R105"),
    Bad("year 1899", "填报表.xlsx", put("基本信息", "年度", 1899), ("基本信息!", "1899"), "S102"),
    Bad("no such level", "填报表.xlsx", put("基本信息", "层级", "村级"), ("基本信息!", "村级"), "R"),
    Bad(
        "date in words",
        "填报表.xlsx",
        put("基本信息", "落款日期", "三月中旬"),
        ("基本信息!", "三月中旬"),
        "R",
    ),
    Bad("two agencies", "填报表.xlsx", book(_two_agencies), ("别处镇人民政府",), "R"),
    Bad("row given twice", "填报表.xlsx", book(_duplicate_row), ("行政许可",), "R"),
    Bad("missing sheet", "填报表.xlsx", book(lambda w: w.remove(w["表三"])), ("表三",), "R"),
    Bad(
        "sheet with a new name",
        "填报表.xlsx",
        book(lambda w: setattr(w["表三"], "title", "依申请")),
        ("依申请",),
        "R",
    ),
    Bad("stray content", "填报表.xlsx", put("表二", "行政许可", "备查数 77", 9), ("备查数 77",), "R"),
    Bad(
        "category twice",
        "数据.yaml",
        data("财政预决算, count", "民生保障, count"),
        ("第", "民生保障"),
        "S307",
    ),
    Bad("number with a unit", "数据.yaml", data("183627", '"183,627 件"'), ("第", "183627"), "R102"),
    Bad("astronomic number", "数据.yaml", data("183627", "1" * 60), ("第",), "R101"),
)
