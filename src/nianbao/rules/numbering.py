"""L104, L105: lists whose numbers skip or repeat. A list may begin anew at one, and may be nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.rules.case import Case
from nianbao.rules.headings import headings
from nianbao.rules.wording import spoken

_DIGITS = "一二三四五六七八九十"
#: A mark stands at the beginning or after a stop: 统一是 and 第（一）、（三）项 are none.
_FREE = r"(?<![^。；：，、！？\s,;:.!?）)”》])"
_AT_STOP = r"(?<![^。；：！？\s;:!?])"
#: The kinds of marks, with the number as the only group; the first two begin a part of the text.
_MARKS = {
    kind: re.compile(pattern, re.MULTILINE)
    for kind, pattern in (
        ("一、", rf"^[^\S\n]{{0,8}}([{_DIGITS}]{{1,3}})、"),
        (
            "（一）",
            rf"{_FREE}(?<![)）])(?<![)）][、，])[（(]([{_DIGITS}]{{1,3}})[)）](?![项款目](?![目的标项录]))",
        ),
        ("1.", rf"{_AT_STOP}(\d{{1,2}})[.．、](?!\d)"),
        ("（1）", rf"{_FREE}[（(](\d{{1,2}})[)）](?![项款])"),
        ("1）", rf"{_FREE}(\d{{1,2}})[)）]"),
        ("一是", rf"{_FREE}([{_DIGITS}]{{1,3}})(?:是|要(?![求点]))"),
        ("第一", rf"{_FREE}第([{_DIGITS}]{{1,3}})[，,：:]"),
        ("①", "([①-⑳])"),
    )
}
_ITEM = re.compile("[^，。；：、！？\n]{0,12}")


@dataclass
class Numbered:
    """One list: its kind of mark; number, start and end of the mark of each item; the first wrong one."""

    kind: str
    items: list[tuple[int, int, int]]
    wrong: int | None = None

    @property
    def last(self) -> int:
        """The number of the item that came last."""
        return self.items[-1][0]


def lists(text: str, without: frozenset[int] = frozenset()) -> list[Numbered]:
    """Return the lists of a text; a mark at an offset in ``without`` only begins a part of the text."""
    found: list[Numbered] = []
    running: dict[str, list[Numbered]] = {}
    marks = [
        (m.start(1), m.start(), m.end(), kind, m[1]) for kind in _MARKS for m in _MARKS[kind].finditer(text)
    ]
    for _, start, end, kind, written in sorted(marks):
        if kind == "一、":
            running = {kind: running.get(kind, [])}
        elif kind == "（一）":
            running = {upper: running.get(upper, []) for upper in ("一、", "（一）")}
        if start not in without:
            number, nested = _number(written), running.setdefault(kind, [])
            # On a new line one begins a new list; within a line it may be a nested one.
            if number == 1 and nested and "\n" in text[nested[-1].items[-1][2] : start]:
                nested.clear()
            _take(nested, found, kind, (number, start, end))
    return found


def _take(nested: list[Numbered], found: list[Numbered], kind: str, item: tuple[int, int, int]) -> None:
    """Put an item into the innermost list that it continues; one is a new list, nested or not."""
    number = item[0]
    if number == 1 or not nested:
        nested.append(Numbered(kind, [item]))
        found.append(nested[-1])
        del nested[:-4]
        return
    outer = next((one for one in reversed(nested) if one.last == number - 1), None)
    while outer is not None and nested[-1] is not outer:
        nested.pop()
    now = nested[-1]
    if outer is None and now.wrong is None:
        now.wrong = len(now.items)
    now.items.append(item)


def _number(written: str) -> int:
    if len(written) == 1 and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.find(written) + 1
    return (_DIGITS.find(tens) + 1 or 1) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)


def _wrong(case: Case) -> Iterator[tuple[str, int, int, int]]:
    """Yield (section, the number before, the wrong number, its start) for each broken list."""
    for section, text in case.prose.items():
        found = headings(section, text, case.form)
        known = [heading for heading in found if heading.parts]
        styles = {heading.style for heading in known} if len(known) > 1 else set()
        ours = frozenset(heading.start for heading in found if heading.style in styles)
        for one in lists(text, ours):
            if one.wrong is not None:
                before, (number, start, _) = one.items[one.wrong - 1][0], one.items[one.wrong]
                yield section, before, number, start


def _finding(case: Case, code: Code, section: str, start: int, why: str) -> Finding:
    text = case.prose[section]
    while text[start].isspace():
        start += 1
    mark = max(m.end() for m in (p.match(text, start) for p in _MARKS.values()) if m)
    item = _ITEM.match(text, mark)
    place, quote, said = spoken(section, text, start, item.end() if item else mark)
    return code.at(place, f"{said}：{why}", quote=quote)


@rule("L104", "序号跳号", Severity.WARNING)
def skipped(case: Case, code: Code) -> Iterator[Finding]:
    """“一是”后面直接是“三是”，“（一）”后面直接是“（三）”：可能漏了一条，也可能删了一条而没有改序号。

    怎么办：补上漏掉的一条，或者改正序号。
    """
    for section, before, number, start in _wrong(case):
        if number > before + 1:
            yield _finding(case, code, section, start, f"前一条的序号是{before}，这一条是{number}，中间缺号")


@rule("L105", "序号重复或倒退", Severity.WARNING)
def repeated(case: Case, code: Code) -> Iterator[Finding]:
    """同一组里有两个“二是”，或者“三是”后面又是“二是”。从“一是”重新开始的另一组不算。

    怎么办：改正序号；粘贴时多出来的一条，删去。
    """
    for section, before, number, start in _wrong(case):
        if number <= before:
            yield _finding(
                case, code, section, start, f"前一条的序号是{before}，这一条是{number}，重复或倒退"
            )


RULES = (skipped, repeated)
