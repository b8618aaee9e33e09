"""The draft of the real report has that report's tables, label for label and number for number."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import nianbao
from nianbao.write.docx import render_docx

ROOT = Path(__file__).resolve().parents[1]
REAL = json.loads((ROOT / "tests" / "data" / "songgai-2023-tables.json").read_text(encoding="utf-8"))


def _texts(table: docx.table.Table) -> list[str]:
    """The texts of a table's boxes in reading order, each merged box once."""
    boxes = dict.fromkeys(cell._tc for row in table.rows for cell in row.cells)
    return ["".join(text.text for text in box.iter(qn("w:t"))) for box in boxes]


@pytest.mark.parametrize("suffix", ["yaml", "xlsx"])
def test_tables_equal_the_published_ones(suffix: str) -> None:
    draft = nianbao.draft(nianbao.load(ROOT / "examples" / f"songgai-2023.{suffix}"))
    tables = docx.Document(io.BytesIO(render_docx(draft))).tables
    assert len(tables) == len(REAL) == 3
    for table, (name, texts) in zip(tables, REAL.items(), strict=True):
        assert _texts(table) == texts, name


def test_the_published_tables_have_all_cells() -> None:
    counts = [sum(text.isdigit() for text in texts) for texts in REAL.values()]
    assert counts == [10, 175, 15]


@pytest.mark.parametrize("name", ["songgai-2023", "yunlan-2024"])
@pytest.mark.parametrize("suffix", ["yaml", "xlsx"])
def test_examples_have_nothing_to_look_at(name: str, suffix: str) -> None:
    draft = nianbao.draft(nianbao.load(ROOT / "examples" / f"{name}.{suffix}"))
    assert {f.code for f in draft.findings} <= {"Y105"}


@pytest.mark.parametrize("name", ["songgai-2023", "yunlan-2024"])
def test_workbook_and_data_file_say_the_same(name: str) -> None:
    one, other = (nianbao.load(ROOT / "examples" / f"{name}.{suffix}") for suffix in ("yaml", "xlsx"))
    a, b = nianbao.draft(one), nianbao.draft(other)
    assert a.document == b.document
    ids = [id for id in a.facts.ids() if not id.startswith("previous.")]
    assert {id: a.facts.value(id) for id in ids} == {id: b.facts.value(id) for id in ids}
