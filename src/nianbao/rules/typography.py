"""L2: habits of typing that official documents avoid; off by default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.rules.case import Case
from nianbao.rules.wording import several, spoken

_HAN = "\u4e00-\u9fff"
#: Half-width marks after Chinese, or between Chinese; 9:00, 1,200, 3.5, 1. and addresses are none.
_HALF = re.compile(
    rf"(?<=[{_HAN}”》）%])[,;:?!](?![\d/])|(?<=[{_HAN}”》）%])\.(?![0-9A-Za-z.])"
    rf"|(?<=[0-9A-Za-z])[,;](?=[{_HAN}“《（])|\((?=[{_HAN}])|(?<=[{_HAN}])[()]"
)
_LOOKALIKE = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9]+[OoIl|][0-9]+|[lI][0-9]+(?=[年月日条件次份人个项万％%])"
    r"|[0-9]+[Oo](?=[年月日条件次份人个项万％%]))"
)
_WIDTHS = re.compile(r"(?<![0-9０-９])(?:[０-９]+[0-9]|[0-9]+[０-９])[0-9０-９]*")
_STRAIGHT = re.compile(rf'"[^"\n]{{0,40}}?[{_HAN}][^"\n]{{0,40}}"')
_NUMBERED = re.compile(
    rf"(?<=[{_HAN}])[\[［(（【]\s{{0,2}}(?:19|20)\d\d\s{{0,2}}[\]］)）】]\s{{0,2}}第?\d{{1,5}}\s{{0,2}}号"
)


def _first_of_each(case: Case, code: Code, pattern: re.Pattern[str], why: str) -> Iterator[Finding]:
    """Yield one finding for each section that has such places: they are put right all at once."""
    for section, text in case.prose.items():
        found = list(pattern.finditer(text))
        if found:
            place, quote, said = spoken(section, text, *found[0].span())
            related = _places(section, found[1:])
            yield code.at(place, f"{said}：{why}{several(len(found))}", quote=quote, related=related)


def _places(section: str, found: Iterable[re.Match[str]]) -> tuple[Place, ...]:
    return tuple(Place.in_prose(section, *match.span()) for match in found)


def _each(case: Case, code: Code, pattern: re.Pattern[str], why: str) -> Iterator[Finding]:
    for section, text in case.prose.items():
        for found in pattern.finditer(text):
            place, quote, said = spoken(section, text, *found.span())
            yield code.at(place, f"{said}：{why}", quote=quote)


@rule("L201", "中文里用了半角标点", Severity.INFO, style=True)
def half_width(case: Case, code: Code) -> Iterator[Finding]:
    """中文的逗号、分号、冒号、括号等应当用全角。小数、千分位、时间、网址和编号里的半角符号不算。

    怎么办：用“替换”一次改完；不影响内容的，也可以不改。
    """
    yield from _first_of_each(case, code, _HALF, "中文里用了半角标点")


@rule("L202", "数字里混有字母或全角、半角混用", Severity.INFO, style=True)
def lookalikes(case: Case, code: Code) -> Iterator[Finding]:
    """字母 O 和数字 0、字母 l 和数字 1 看上去一样，但检索和核对时认不出；
    同一个数里全角、半角数字混用也是如此。

    怎么办：重新输入这个数。
    """
    yield from _each(case, code, _LOOKALIKE, "数字里混有字母")
    yield from _each(case, code, _WIDTHS, "同一个数里全角、半角数字混用")


@rule("L203", "中文用了直引号", Severity.INFO, style=True)
def straight_quotes(case: Case, code: Code) -> Iterator[Finding]:
    """中文的引号应当用“”，不用键盘上的直引号。

    怎么办：改为“”。
    """
    yield from _first_of_each(case, code, _STRAIGHT, "用了直引号")


@rule("L204", "发文字号的年份没有用六角括号", Severity.INFO, style=True)
def document_numbers(case: Case, code: Code) -> Iterator[Finding]:
    """发文字号的年份用六角括号“〔〕”括入，不用方括号、圆括号。
    依据：GB/T 9704。

    怎么办：改为六角括号，如“国办函〔2020〕109号”。
    """
    yield from _each(case, code, _NUMBERED, "发文字号的年份应当用“〔〕”括入")


RULES = (half_width, lookalikes, straight_quotes, document_numbers)
