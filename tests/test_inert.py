"""Text from a workbook never acts: in every output it is characters, wherever the clerk wrote it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree, html

import nianbao
from nianbao.report import Report
from nianbao.write.workbook import write_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = (
    '=HYPERLINK("http://x.example","点")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% for x in y %}",
    '${7*7} <w:fldSimple w:instr="DATE"/>',
    "[点](javascript:alert(1)) ![图](http://x.example/i.png)",
    "\x00\x08\x1b[31m控制\u202e\ue000字符\ufffe",
    "】]]>--><!-- &amp; &#60;",
    "fig('t3.new.total') ¶ 分段",
)


@pytest.fixture(scope="module")
def report() -> Report:
    """A report with hostile text in every field that takes text."""
    all_of_it = " ".join(HOSTILE)
    return Report.model_validate(
        {
            "agency": {"name": all_of_it, "short_name": HOSTILE[0], "self_reference": f"{HOSTILE[4]} ¶ 乙"},
            "year": 2024,
            "legal_basis": list(HOSTILE),
            "compiled_by": HOSTILE[5],
            "contact": {"address": HOSTILE[4], "telephone": HOSTILE[1], "website": "javascript:alert(1)"},
            "signing_date": "2025-01-10",
            "disclosure": {
                "total": 11,
                "unit": "条 ¶ {{ 1 }}",
                "categories": [{"name": h, "count": 1} for h in HOSTILE],
            },
            "notes": {"management": list(HOSTILE), "platforms": [HOSTILE[4]], "other": list(HOSTILE)},
            "problems": [{"problem": h, "improvement": h} for h in HOSTILE],
            "waivers": [{"code": HOSTILE[4], "place": h, "quote": h, "reason": h, "who": h} for h in HOSTILE],
        }
    )


@pytest.fixture(scope="module")
def saved(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of the report as it comes back from a workbook, saved."""
    folder = tmp_path_factory.mktemp("inert")
    write_workbook(folder / "表.xlsx", report)
    nianbao.draft(nianbao.load(folder / "表.xlsx")).save(folder / "out")
    return folder


def test_the_workbook_holds_texts_and_only_its_own_formulas(saved: Path) -> None:
    book = openpyxl.load_workbook(saved / "表.xlsx")
    formulas = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert all("SUM(" in f and "COUNT(" in f and "HYPERLINK" not in f and "@" not in f for f in formulas)
    with zipfile.ZipFile(saved / "表.xlsx") as archive:
        names = archive.namelist()
        assert not any("external" in name.lower() or "vba" in name.lower() for name in names)
        rels = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert b'TargetMode="External"' not in rels


def test_texts_stay_texts_when_a_clerk_edits_the_cell(saved: Path) -> None:
    book = openpyxl.load_workbook(saved / "表.xlsx")
    risky = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "-", "@"))
    ]
    assert len(risky) >= 12
    assert all(cell.quotePrefix for cell in risky)


def test_word(saved: Path) -> None:
    with zipfile.ZipFile(saved / "out" / "草稿.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not any(b'TargetMode="External"' in part for name, part in parts.items() if name.endswith(".rels"))
    root = etree.fromstring(parts["word/document.xml"])
    for name in ("fldSimple", "fldChar", "instrText", "hyperlink", "object", "pict"):
        assert root.find(f".//{W}{name}") is None, name
    text = "".join(root.itertext())
    assert "<script>alert(1)</script>" in text and "{{ 7*7 }}" in text and "¶" in text
    import docx

    docx.Document(io.BytesIO((saved / "out" / "草稿.docx").read_bytes()))


@pytest.mark.parametrize("name", ["草稿.html", "网页粘贴.html"])
def test_html(saved: Path, name: str) -> None:
    root = html.fromstring((saved / "out" / name).read_text(encoding="utf-8"))
    elements = list(root.iter(etree.Element))
    assert not {"script", "img", "iframe", "object", "embed", "form", "link"} & {e.tag for e in elements}
    for element in elements:
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            assert key not in ("href", "src") or value.startswith("#")
    assert "<script>alert(1)</script>" in root.text_content()
    assert "49" not in root.text_content().replace("{{ 7*7 }}", "")


def test_markdown(saved: Path) -> None:
    from markdown_it import MarkdownIt

    text = (saved / "out" / "草稿.md").read_text(encoding="utf-8")
    kinds = {
        t.type
        for token in MarkdownIt("commonmark").enable("table").parse(text)
        for t in (token, *(token.children or ()))
    }
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "fence",
        "code_block",
        "code_inline",
    }


def test_json_and_terminal(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from nianbao import cli

    assert "\x1b" not in (saved / "out" / "草稿.json").read_text(encoding="utf-8")
    cli.run(["check", str(saved / "表.xlsx")])
    shown = capsys.readouterr().out
    assert "\x1b" not in shown and "\x00" not in shown and "\u202e" not in shown
