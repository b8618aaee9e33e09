"""The tables of the Word draft: the form's three, and the list of what is still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nianbao.facts import FactBook
from nianbao.findings import Finding
from nianbao.form import GridCell, Table
from nianbao.write.docx_styles import (
    CELL_MARGIN,
    CODE,
    TABLE_CODE,
    TABLE_CODE_LINE,
    TABLE_GRID,
    TABLE_LINE,
    TABLE_TEXT,
    TABLE_VALUE,
    TYPE_WIDTH,
)
from nianbao.write.docx_xml import Align, Node, node, paragraph, run
from nianbao.write.marks import Marks

#: 五号 and 小五, in half-points.
_LARGE, _SMALL = 21, 18
#: A digit of a wide stand-in font, in ems; half an em in 宋体.
_DIGIT = 0.64
#: A bracketed code in that font.
_CODE = 4.6
#: What a page has left below a heading and table 三, in twips.
_SLACK = 1300


@dataclass(frozen=True, slots=True)
class _Layout:
    """The measures of one table: column widths and row height in twips, sizes in half-points."""

    widths: tuple[int, ...]
    row_height: int
    label_size: int
    value_size: int
    code_size: int
    nested: bool


def form_table(table: Table, facts: FactBook, marks: Marks) -> Node:
    """Return a table of the form with its values; unknown ones stay blank, doubtful ones are marked.

    All rows but the last are kept together, so that the table goes to a new page rather than break;
    marks may make it too high for that, and then it breaks below any row.
    """
    grid = table.grid()
    shown = {cell.spec.id: facts[cell.spec.id].shown for row in grid for cell in row if cell.spec}
    layout = _measure(grid, max(map(len, shown.values())))
    # A table of several blocks has no heading that stands for all rows.
    heads = next(i for i, row in enumerate(grid) if any(cell.spec for cell in row))
    heads = heads if len(table.blocks) == 1 else 0
    whole = not layout.nested or _growth(grid, marks, layout) <= _SLACK
    rows = []
    for i, cells in enumerate(_with_continued(grid)):
        keep = i < (len(grid) - 1 if whole else heads)
        boxes = [_form_cell(cell, begins, layout, shown, marks, keep) for cell, begins in cells]
        rows.append(_row(boxes, height=layout.row_height, head=i < heads))
    return _table(layout.widths, rows)


def findings_table(findings: Iterable[Finding]) -> Node:
    """Return the list of what is to be looked at: code, severity, place, message and advice."""
    widths = (960, 800, 2500, TYPE_WIDTH - 4260)
    names = [[name] for name in ("编码", "级别", "位置", "说明")]
    rows = [_listing_row(names, widths, ("center",) * 4, head=True)]
    for f in findings:
        texts = [[f.code], [f.severity.label], [str(f.place)], [f.message, f.advice]]
        rows.append(_listing_row(texts, widths, ("center", "center", "left", "left")))
    return _table(widths, rows)


def codes(findings: Iterable[Finding]) -> str:
    """Return the codes of findings in brackets, each once: ``【T301】【T303】``."""
    return "".join(f"【{code}】" for code in dict.fromkeys(f.code for f in findings))


def _measure(grid: Sequence[Sequence[GridCell]], longest: int) -> _Layout:
    """Choose widths and sizes: the longest number fits its cell, and 28 rows fit a page."""
    labels = min(cell.column for row in grid for cell in row if cell.spec)
    columns = max(cell.column + cell.colspan for row in grid for cell in row)
    values = columns - labels
    if labels > 1:
        # Outer labels run down in two or three characters, a column heading of four fits its line:
        # that leaves the inner labels thirteen, and most of them one line.
        outer, value = (_room(2), *(_room(3),) * (labels - 2)), _room(4)
        widths = (*outer, TYPE_WIDTH - sum(outer) - value * values, *(value,) * values)
    else:
        value = TYPE_WIDTH // columns
        widths = (*(TYPE_WIDTH - value * values,) * labels, *(value,) * values)
    points = (value - 2 * CELL_MARGIN) / 20
    fits = int(points * 2 / (_DIGIT * max(longest, 1)))
    return _Layout(
        widths=widths,
        row_height=340 if len(grid) > 20 else 480,
        label_size=_SMALL if labels > 1 else _LARGE,
        value_size=max(8, min(_LARGE, fits)),
        code_size=max(10, min(14, int(points * 2 / _CODE))),
        nested=labels > 1,
    )


def _growth(grid: Sequence[Sequence[GridCell]], marks: Marks, layout: _Layout) -> int:
    """Return how much higher codes make the rows of a table, in twips."""
    growth = 0
    for row in grid:
        most = max(len({f.code for f in marks.cell(cell.spec.id)}) if cell.spec else 0 for cell in row)
        growth += max(0, TABLE_LINE + most * TABLE_CODE_LINE + 20 - layout.row_height) if most else 0
    return growth


def _room(characters: int) -> int:
    """Return the width of a cell that takes so many small characters in a line."""
    return characters * _SMALL * 10 + 2 * CELL_MARGIN + 2


def _with_continued(grid: Sequence[Sequence[GridCell]]) -> list[list[tuple[GridCell, bool]]]:
    """Return every row with all its boxes, those that go on from above too, and whether each begins."""
    rows: list[list[tuple[GridCell, bool]]] = [[] for _ in grid]
    for cells in grid:
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                rows[row].append((cell, row == cell.row))
    return [sorted(row, key=lambda entry: entry[0].column) for row in rows]


def _form_cell(
    cell: GridCell, begins: bool, layout: _Layout, shown: dict[str, str], marks: Marks, keep: bool
) -> Node:
    if cell.spec:
        written = list(_value(shown[cell.spec.id], marks.cell(cell.spec.id), layout, keep))
    else:
        left = layout.nested and cell.scope == "row" and cell.rowspan == 1
        runs = [run(cell.text, size=layout.label_size)] if begins else []
        written = [paragraph(TABLE_TEXT if left else TABLE_VALUE, runs, keep_next=keep)]
    merge = "" if cell.rowspan == 1 else "restart" if begins else "continue"
    width = sum(layout.widths[cell.column : cell.column + cell.colspan])
    return _cell(width, written, span=cell.colspan, merge=merge)


def _value(text: str, found: Sequence[Finding], layout: _Layout, keep: bool) -> Iterator[Node]:
    """Yield the number, and below it the codes of what was found: beside it they would break it."""
    if text or not found:
        runs = [run(text, size=layout.value_size, marked=bool(found))] if text else []
        yield paragraph(TABLE_VALUE, runs, keep_next=keep)
    if found:
        runs = [run(codes(found), style=CODE, size=layout.code_size, marked=True)]
        yield paragraph(TABLE_CODE, runs, keep_next=keep)


def _listing_row(
    texts: Sequence[Sequence[str]], widths: Sequence[int], aligns: Sequence[Align], *, head: bool = False
) -> Node:
    boxes = []
    for lines, width, align in zip(texts, widths, aligns, strict=True):
        style = TABLE_TEXT if align == "left" else TABLE_VALUE
        written = [paragraph(style, [run(line, size=_SMALL)]) for line in lines if line]
        boxes.append(_cell(width, written or [paragraph(style, [])]))
    return _row(boxes, height=400, head=head)


def _table(widths: Sequence[int], rows: Iterable[Node]) -> Node:
    properties = node(
        "tblPr",
        node("tblStyle", val=TABLE_GRID),
        node("tblW", w=sum(widths), type="dxa"),
        node("jc", val="center"),
        node("tblLayout", type="fixed"),
    )
    return node("tbl", properties, node("tblGrid", *(node("gridCol", w=width) for width in widths)), *rows)


def _row(cells: Iterable[Node], *, height: int, head: bool) -> Node:
    properties = node(
        "trPr",
        node("cantSplit"),
        node("trHeight", val=height, hRule="atLeast"),
        node("tblHeader") if head else None,
    )
    return node("tr", properties, *cells)


def _cell(width: int, paragraphs: Iterable[Node], *, span: int = 1, merge: str = "") -> Node:
    properties = node(
        "tcPr",
        node("tcW", w=width, type="dxa"),
        node("gridSpan", val=span) if span > 1 else None,
        node("vMerge", val=merge) if merge else None,
        node("vAlign", val="center"),
    )
    return node("tc", properties, *paragraphs)
