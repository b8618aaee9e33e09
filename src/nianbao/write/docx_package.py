"""The file around a Word draft: its parts, page, footers and properties, written the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.section import _Footer

from nianbao.texts import printable
from nianbao.write import docx_styles as look
from nianbao.write.docx_xml import Align, Node, node, run

#: The parts of the library's template that a draft keeps; its theme, thumbnail and the rest go.
_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_KEPT_OF_PACKAGE = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
#: The oldest date a zip archive can hold: the bytes must not depend on the clock.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_package(body: Iterable[Node], *, title: str, author: str, date: datetime) -> bytes:
    """Return a .docx file with these paragraphs and tables; same content, same bytes."""
    document = docx.Document()
    _strip(document)
    _dress(document)
    _set_page(document)
    _set_properties(document, title, author, date)
    last = document.element.body.sectPr
    for element in body:
        last.addprevious(element)
    stream = io.BytesIO()
    document.save(stream)
    return _same_each_time(stream)


def _strip(document: Document) -> None:
    """Drop what the library's template brings along and a report has no use for."""
    for rels, kept in ((document.part.rels, _KEPT), (document.part.package.rels, _KEPT_OF_PACKAGE)):
        for id in [id for id, rel in rels.items() if rel.reltype not in kept]:
            del rels[id]


def _dress(document: Document) -> None:
    """Put in the styles, the settings and the font table."""
    styles = document.styles.element
    for old in styles.findall(qn("w:style")) + styles.findall(qn("w:docDefaults")):
        styles.remove(old)
    styles.insert(0, look.defaults())
    styles.extend(look.styles())
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    settings.extend(look.settings())
    name, kind = PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE
    fonts = XmlPart(name, kind, look.fonts(), document.part.package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: Document) -> None:
    """Set paper, margins and grid; page numbers stand outside: right on odd pages, left on even."""
    section = document.sections[0]
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")
    properties = document.element.body.sectPr
    for old in [child for child in properties if child.tag != qn("w:footerReference")]:
        properties.remove(old)
    margins = {"top": look.MARGIN_TOP, "right": look.MARGIN_RIGHT, "bottom": look.MARGIN_BOTTOM}
    margins |= {"left": look.MARGIN_LEFT, "header": 851, "footer": look.FOOTER, "gutter": 0}
    properties.append(node("pgSz", w=look.PAGE_WIDTH, h=look.PAGE_HEIGHT))
    properties.append(node("pgMar", **margins))
    grid = {"linePitch": look.LINE, "charSpace": look.CHARACTER_SPACE}
    properties.append(node("docGrid", type="linesAndChars", **grid))


def _number(footer: _Footer, side: Align) -> None:
    """Write ``— 1 —`` one character in from ``side``; PAGE is the only field of the document."""
    footer.is_linked_to_previous = False
    story = footer.part.element
    for old in list(story):
        story.remove(old)
    away = {f"{side}Chars": 100, side: look.CHARACTER}
    layout = node("pPr", node("pStyle", val="Footer"), node("ind", **away), node("jc", val=side))
    story.append(node("p", layout, run("— "), node("fldSimple", run("1"), instr=" PAGE "), run(" —")))


def _set_properties(document: Document, title: str, author: str, date: datetime) -> None:
    properties = document.core_properties
    # A property holds at most 255 characters.
    properties.title = printable(title)[:255]
    properties.author = properties.last_modified_by = printable(author)[:255]
    properties.created = properties.modified = date
    properties.language = "zh-CN"
    properties.comments = properties.keywords = ""
    properties.revision = 1


def _same_each_time(stream: io.BytesIO) -> bytes:
    """Zip the parts again with a fixed date and system."""
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return result.getvalue()
