"""L106, L107: quotation marks and brackets that do not pair, and doubled stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.rules.case import Case
from nianbao.rules.wording import several, spoken

#: Each opening mark with what closes it. Half-width and full-width brackets may close each other.
_PAIRS = {"“": "”", "《": "》", "（": "）", "【": "】", "〔": "〕"}
_FOLDED = {"(": "（", ")": "）"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = re.compile("[“”《》（）()【】〔〕\n]")
#: 1） 2) a）: the number of an item, whose bracket has no other half.
_ITEM = re.compile(r"(?:^|[。；：，、！？\s;:,])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[)）]")
#: A line that ends like this ends a paragraph, and what is open there stays open for good.
_ENDED = "。！？；："
_DOUBLED = re.compile(r"[，。；：、！？,;][，。；：、！？,;]+")
#: ？！ and ！！ are emphasis.
_EMPHASIS = re.compile("[！？]+")


def unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the kind (its opening mark) of each mark without its other half."""
    items = {found.end() - 1 for found in _ITEM.finditer(text)}
    waiting: list[tuple[int, str]] = []
    for found in _MARKS.finditer(text):
        at, mark = found.start(), _FOLDED.get(found.group(), found.group())
        if mark == "\n":
            if waiting and text[max(0, at - 20) : at].rstrip()[-1:] in _ENDED:
                # Of words quoted over several paragraphs each begins with “ and only the last ends.
                goes_on = text[at : at + 20].lstrip().startswith("“")
                yield from (one for one in waiting if one[1] != "“" or not goes_on)
                waiting = []
        elif mark in _PAIRS:
            waiting.append((at, mark))
        elif at in items and (not waiting or waiting[-1][1] != "（"):
            continue
        elif any(kind == _OPENING[mark] for _, kind in waiting[-8:]):
            while waiting[-1][1] != _OPENING[mark]:
                yield waiting.pop()
            waiting.pop()
        else:
            yield at, _OPENING[mark]
    yield from waiting


@rule("L106", "引号、括号不成对", Severity.WARNING)
def unbalanced(case: Case, code: Code) -> Iterator[Finding]:
    """引号、书名号和括号应当成对。常见的是后引号误作前引号（“三审三校“），或者删改时漏了一半。
    半角、全角括号混用不算；列举用的“1）”不算。

    怎么办：补上缺的一半，或删去多出的一半。
    """
    for section, text in case.prose.items():
        places: dict[str, list[int]] = {}
        for at, kind in unpaired(text):
            places.setdefault(kind, []).append(at)
        for kind, found in places.items():
            first, *others = sorted(found)
            place, quote, said = spoken(section, text, first, first + 1)
            yield code.at(
                place,
                f"{said}：“{kind}{_PAIRS[kind]}”不成对{several(len(found))}",
                quote=quote,
                related=tuple(Place.in_prose(section, at, at + 1) for at in others),
            )


@rule("L107", "标点重复", Severity.WARNING)
def doubled_stops(case: Case, code: Code) -> Iterator[Finding]:
    """“。。”“，，”“，。”这样的重复标点，多半是删改时留下的。

    怎么办：删去多余的一个。
    """
    for section, text in case.prose.items():
        for found in _DOUBLED.finditer(text):
            if not _EMPHASIS.fullmatch(found.group()):
                end = min(found.end(), found.start() + 8)
                place, quote, said = spoken(section, text, found.start(), end)
                yield code.at(place, f"{said}：标点重复", quote=quote)


RULES = (unbalanced, doubled_stops)
