"""What the cells of the workbook look like, each look by name."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

_SONG, _HEI = "宋体", "黑体"
_LINE = Side(style="thin", color="808080")
_SOFT = Side(style="hair", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SOFT_BOX = Border(left=_SOFT, right=_SOFT, top=_SOFT, bottom=_SOFT)
_NO_BOX = Border()

_PLAIN = PatternFill()
_HEADING = PatternFill("solid", fgColor="DCE6F1")
_LABEL = PatternFill("solid", fgColor="F2F6FA")
_TOTAL = PatternFill("solid", fgColor="E4E4E4")
_SUGGESTION = PatternFill("solid", fgColor="FFF9DB")

_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)

_BODY = Font(name=_SONG, size=11)
_BOLD = Font(name=_SONG, size=11, bold=True)
_SUGGESTED = Font(name=_SONG, size=11, italic=True, color="7F7F7F")


@dataclass(frozen=True, slots=True)
class _Look:
    font: Font
    alignment: Alignment
    fill: PatternFill = _PLAIN
    border: Border = _BOX


_LOOKS = {
    "title": _Look(Font(name=_HEI, size=16, bold=True), _MIDDLE, border=_NO_BOX),
    "subtitle": _Look(Font(name=_HEI, size=12, bold=True), _LEFT, border=_NO_BOX),
    "help": _Look(Font(name=_SONG, size=10, color="404040"), _LEFT, border=_NO_BOX),
    "legend": _Look(_SUGGESTED, _LEFT, _SUGGESTION, _NO_BOX),
    "heading": _Look(_BOLD, _MIDDLE, _HEADING),
    "label": _Look(_BODY, _LEFT, _LABEL),
    "strong label": _Look(_BOLD, _LEFT, _LABEL),
    "aside": _Look(Font(name=_SONG, size=10, color="7F7F7F"), _INDENTED, border=_SOFT_BOX),
    "figure": _Look(_BODY, _MIDDLE),
    "answer": _Look(_BODY, _INDENTED),
    "suggested figure": _Look(_SUGGESTED, _MIDDLE, _SUGGESTION),
    "suggested answer": _Look(_SUGGESTED, _INDENTED, _SUGGESTION),
    "total": _Look(_BOLD, _MIDDLE, _TOTAL),
}


class Wardrobe:
    """Dresses the cells of one worksheet; each look is worked out once, since that is what costs."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str, bool], Any] = {}

    # The style is the library's own business (``_style``), so the cell is of no declared type here.
    def dress(self, cell: Any, look: str, format: str = "General", quote: bool = False) -> None:
        """Give a cell its look and number format; ``quote`` keeps a text from becoming a formula."""
        key = (look, format, quote)
        if key in self._styles:
            cell._style = copy(self._styles[key])
            return
        wanted = _LOOKS[look]
        cell.font, cell.alignment = wanted.font, wanted.alignment
        cell.fill, cell.border = wanted.fill, wanted.border
        cell.number_format = format
        cell.quotePrefix = quote
        self._styles[key] = copy(cell._style)
