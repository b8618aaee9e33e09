"""How the report looks on paper, after GB/T 9704: page, grid, fonts and named styles, as data."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from nianbao.write.docx_xml import Align, Node, node

# Lengths are twips, a twentieth of a point; a millimetre is 56.7 of them.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 2098, 1984, 1588, 1474
TYPE_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
#: The dashes of the page number stand 7 mm below the type area.
FOOTER = 1417
LINE = 578
CHARACTERS = 28
BODY_SIZE = 32
#: What each character of the body gives up for 28 to a line, in 1/4096 point.
CHARACTER_SPACE = TYPE_WIDTH * 4096 // (CHARACTERS * 20) - BODY_SIZE * 2048
CHARACTER = TYPE_WIDTH // CHARACTERS
#: The same once more as spacing in the styles, a little more than a fifth of a point, in twips. The
#: text stands on it and not on the grid: LibreOffice gives a 16 pt character two cells of 15.79 pt.
_TIGHT = -5

TITLE_FONT, HEADING_FONT, SUBHEADING_FONT = "方正小标宋简体", "黑体", "楷体_GB2312"
BODY_FONT, TABLE_FONT = "仿宋_GB2312", "宋体"

#: Each font with what may stand in for it, best first, and its family.
_FONTS = (
    (TITLE_FONT, "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体", "roman"),
    (HEADING_FONT, "SimHei", "swiss"),
    (SUBHEADING_FONT, "楷体,KaiTi,华文楷体", "modern"),
    (BODY_FONT, "仿宋,FangSong,华文仿宋", "modern"),
    (TABLE_FONT, "SimSun", "roman"),
)

NOTICE, LISTING_TITLE, CODE = "DraftNotice", "ListingTitle", "FindingCode"
TABLE_TEXT, TABLE_VALUE, TABLE_CODE = "TableText", "TableValue", "TableCode"
TABLE_GRID = "TableGrid"
#: Exact lines in tables, so that a stand-in font cannot make them higher.
TABLE_LINE, TABLE_CODE_LINE = 230, 140
#: Between a cell's border and its text, beside it and above it.
CELL_MARGIN, _CELL_MARGIN_ABOVE = 24, 10


def fonts() -> Node:
    """Return the font table: a machine without a font learns from it what to take instead."""
    return node("fonts", *(_font(*entry) for entry in _FONTS))


def _font(name: str, instead: str, family: str) -> Node:
    return node(
        "font",
        node("altName", val=instead),
        node("charset", val="86"),
        node("family", val=family),
        node("pitch", val="variable" if family == "roman" else "fixed"),
        name=name,
    )


def settings() -> Iterator[Node]:
    """Yield the document settings: odd and even footers, and Word's present layout rules for Chinese."""
    yield node("zoom", percent=100)
    yield node("bordersDoNotSurroundHeader")
    yield node("bordersDoNotSurroundFooter")
    yield node("defaultTabStop", val=420)
    yield node("evenAndOddHeaders")
    yield node("characterSpacingControl", val="compressPunctuation")
    uri = "http://schemas.microsoft.com/office/word"
    yield node(
        "compat",
        node("balanceSingleByteDoubleByteWidth"),
        node("useFELayout"),
        node("compatSetting", name="compatibilityMode", uri=uri, val=15),
        node("compatSetting", name="overrideTableStyleFontSizeAndJustification", uri=uri, val=1),
    )
    yield node("themeFontLang", val="en-US", eastAsia="zh-CN")


def defaults() -> Node:
    """Return the document's defaults: the body font, and Chinese as its language."""
    language = node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return node(
        "docDefaults",
        node("rPrDefault", _letters(BODY_FONT, BODY_SIZE, language)),
        node("pPrDefault", node("pPr")),
    )


def styles() -> Iterator[Node]:
    """Yield the named styles; Word shows the built-in names in its own language, such as 标题 1."""
    indent = {"firstLineChars": 200, "firstLine": 2 * CHARACTER}
    body = _letters(BODY_FONT, BODY_SIZE)
    yield _style("Normal", "Normal", "", _layout(align="both"), body)
    title = _layout(after=LINE, align="center")
    yield _style("Title", "Title", "Normal", title, _letters(TITLE_FONT, 44), follow="BodyText")
    yield _style("BodyText", "Body Text", "Normal", _layout(indent=indent))
    for level, font in enumerate((HEADING_FONT, SUBHEADING_FONT, BODY_FONT)):
        id, name = f"Heading{level + 1}", f"heading {level + 1}"
        layout, letters = _layout(indent=indent, keep=True, outline=level), _letters(font, BODY_SIZE)
        yield _style(id, name, "Normal", layout, letters, follow="BodyText")
    away = {"rightChars": 200, "right": 2 * CHARACTER}
    yield _style("Signature", "Signature", "Normal", _layout(indent=away, align="right"))
    yield _style("Footer", "footer", "Normal", _layout(line=320), _letters(TABLE_FONT, 28))
    small = _letters(TABLE_FONT, 18)
    yield _style(TABLE_TEXT, "表格文字", "Normal", _layout(line=TABLE_LINE, align="left"), small)
    yield _style(TABLE_VALUE, "表格数值", TABLE_TEXT, _layout(line=TABLE_LINE, align="center"))
    yield _style(TABLE_CODE, "表内核实编码", TABLE_VALUE, _layout(line=TABLE_CODE_LINE, align="center"))
    yield _style(NOTICE, "草稿提示", "Normal", _layout(after=LINE // 2), _letters(HEADING_FONT, 24))
    page = _layout(after=LINE // 2, align="center", keep=True, new_page=True)
    yield _style(LISTING_TITLE, "清单标题", "Normal", page, _letters(HEADING_FONT, BODY_SIZE))
    yield _style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character")
    code = _letters(TABLE_FONT, 18)
    yield _style(CODE, "核实编码", "DefaultParagraphFont", code, kind="character")
    yield _style("TableNormal", "Normal Table", "", _table_layout(108), kind="table")
    grid = _table_layout(CELL_MARGIN, _CELL_MARGIN_ABOVE, lines=True)
    yield _style(TABLE_GRID, "Table Grid", "TableNormal", grid, kind="table")


def _style(
    id: str, name: str, based_on: str, *properties: Node, kind: str = "paragraph", follow: str = ""
) -> Node:
    """Return one style; based on nothing it is the default of its kind, ``follow`` is what Enter gives."""
    style = node(
        "style",
        node("name", val=name),
        node("basedOn", val=based_on) if based_on else None,
        node("next", val=follow) if follow else None,
        node("qFormat") if based_on else None,
        *properties,
        type=kind,
        styleId=id,
    )
    if not based_on:
        style.set(qn("w:default"), "1")
    return style


def _letters(font: str, size: int, *more: Node) -> Node:
    """Return run properties; the hint makes “ ” and … come from the Chinese font."""
    return node(
        "rPr",
        node("rFonts", hint="eastAsia", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        node("snapToGrid", val=0),
        node("spacing", val=_TIGHT if size == BODY_SIZE else 0),
        node("sz", val=size),
        node("szCs", val=size),
        *more,
    )


def _layout(
    *,
    line: int = LINE,
    after: int = 0,
    align: Align | None = None,
    indent: dict[str, int] | None = None,
    keep: bool = False,
    new_page: bool = False,
    outline: int | None = None,
) -> Node:
    """Return paragraph properties with exact lines."""
    return node(
        "pPr",
        node("keepNext") if keep else None,
        node("pageBreakBefore") if new_page else None,
        # A long web address may break anywhere, or justified lines before it would be pulled apart.
        node("wordWrap", val=0) if align == "both" else None,
        node("snapToGrid", val=0),
        node("spacing", before=0, after=after, line=line, lineRule="exact"),
        node("ind", **indent) if indent else None,
        node("jc", val=align) if align else None,
        None if outline is None else node("outlineLvl", val=outline),
    )


def _table_layout(beside: int, above: int = 0, *, lines: bool = False) -> Node:
    """Return table properties: room around the text of a cell, and borders on all sides."""
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    borders = [
        node(side, val="single", sz=4, space=0, color="auto") for side in (*sides, "insideH", "insideV")
    ]
    return node(
        "tblPr",
        node("tblBorders", *borders) if lines else None,
        node("tblCellMar", *(node(side, w=width, type="dxa") for side, width in sides.items())),
    )
