"""The period a report covers and the year in its title, where the prose states them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.proof.openings import opening
from nianbao.proof.verdicts import Fault, Status, Verdict

_YEAR = r"(?P<{}>20\d\d)\s*年?\s*"
_TO = r"[^。；\n]{0,12}?"
_PERIOD = re.compile(
    rf"{_YEAR.format('first')}(?:年|[-./])?\s*(?:0?1\s*(?:月|[-./])|元月)\s*0?1\s*日?{_TO}"
    rf"(?:{_YEAR.format('last')}(?:年|[-./])?\s*)?12\s*(?:月|[-./])\s*31\s*日?"
)
#: 统计期间：2024年1—12月, 统计期为2024年全年, 2024年度（1月1日至12月31日）.
_WHOLE_YEAR = re.compile(
    rf"(?:统计|数据|期限|口径|时段|周期|反映|时间|范围|现[就将把])[^，。；\n0-9]{{0,12}}?{_YEAR.format('first')}度?\s*"
    r"(?:全年|（?(?:0?1\s*月?|元月)\s*(?:[-—–~～至到]{1,2})\s*12\s*月|[（(]0?1月0?1日[^。；\n]{0,6}12月31日)"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
#: 二〇二三年一月一日至十二月三十一日
_SPELLED_OUT = re.compile(
    "(?P<year>二[〇○零][〇○零一二三四五六七八九]{2})年一月一日[^。；\n]{0,8}十二月三十一日"
)
#: 所列数据统计至2024年12月31日
_UNTIL = re.compile(
    rf"(?:统计|数据|数字)[^，。；\n0-9]{{0,8}}(?:[至到止以]|截止日?(?:期|时间)?[为是])\s*{_YEAR.format('last')}(?:年|[-./])?\s*12\s*(?:月|[-./])\s*31\s*日?"
)
#: 起始时间为2024年1月1日, 统计年度为2024年
_SINCE = re.compile(
    rf"(?:起始|开始)日?(?:期|时间)?[为是]\s*{_YEAR.format('first')}0?1\s*月\s*0?1\s*日|统计年度[为是]\s*{_YEAR.format('yearly')}"
)
#: The year that the text begins with: 2024年，我局…, 一、总体情况⏎2024年度，….
_OPENING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十1-9]{1,2}[）)、.．]\s*[^，。；：\n0-9]{2,16}[。：\s]\s*)?"
    r"(?P<year>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年度?\s*[，,]"
)
#: The same in the preamble, which tells of no other year: 2025年（1月1日至12月31日）, 2022年1月至12月.
_MONTHS = re.compile(
    r"(?P<first>20\d\d)\s*年度?\s*[（(]?\s*0?1\s*月(?:\s*0?1\s*日)?\s*[-—–~～至到]{1,2}\s*12\s*月"
)
#: The sentence says that its dates bound the figures.
_ABOUT = re.compile("统计|数据|期限|时段|期间|区间|范围|时间|报告")
#: How far before a period its sentence may begin.
_BACK = 500
_TITLE = re.compile(
    # 2024年政府信息公开工作报告, 2024年度云溪县财政局信息公开情况
    r"(?P<year>20\d\d)\s*年度?[^，。；：、《》\n0-9]{0,24}?信息公开|(?P<yearly>20\d\d)\s*年度报告"
)


def dates(section: str, text: str, year: int | None) -> Iterator[Verdict]:
    """Yield a verdict for each year of the period of the figures, and of the title in the preamble."""
    if year is None or not text:
        return
    for found in _PERIOD.finditer(text):
        start = opening(text, found.start(), "。；\n", _BACK)
        if section != "preamble" and not _ABOUT.search(text, start, found.end()):
            continue
        for name in ("first", "last"):
            if found[name]:
                yield _verdict(section, text, found.span(name), year, "统计期限")
    for found in _SPELLED_OUT.finditer(text) if "一月一日" in text else ():
        yield _verdict(section, text, found.span("year"), year, "统计期限")
    for found in _WHOLE_YEAR.finditer(text):
        yield _verdict(section, text, found.span("first"), year, "统计期限")
    opens = _OPENING.match(text) if section in ("preamble", "一") else None
    if opens is not None:
        yield _verdict(section, text, opens.span("year"), year, "开头")
    if section == "preamble":
        for found in _MONTHS.finditer(text):
            yield _verdict(section, text, found.span("first"), year, "统计期限")
        for found in _SINCE.finditer(text):
            yield _verdict(section, text, found.span(found.lastgroup or 0), year, "统计期限")
        for found in _UNTIL.finditer(text):
            yield _verdict(section, text, found.span("last"), year, "统计期限")
        for found in _TITLE.finditer(text):
            name = found.lastgroup or "year"
            yield _verdict(section, text, found.span(name), year, "报告标题")


def _verdict(section: str, text: str, span: tuple[int, int], year: int, what: str) -> Verdict:
    quote = text[slice(*span)]
    if int(quote.translate(_DIGITS)) == year:
        return Verdict(section, *span, quote, Status.CONSISTENT, (f"报告年度 {year}",))
    message = f"{what}写的是{quote}年，报告年度是{year}年"
    return Verdict(section, *span, quote, Status.CONTRADICTION, (f"报告年度 {year}",), message, Fault.YEAR)
