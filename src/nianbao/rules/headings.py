"""S601: the headings of the parts of sections 一 and 五, against those of the form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.form import Form, Part
from nianbao.rules.case import Case
from nianbao.rules.wording import spoken

_DIGITS = "一二三四五六七八九十"
_NUMBERED = re.compile(
    rf"(?:(?:^|(?<=[。；]))[^\S\n]{{0,8}}(?P<mark>[（(](?P<bracket>[{_DIGITS}])[)）])"
    rf"|^[^\S\n]{{0,8}}(?P<mark2>(?P<plain>[{_DIGITS}])、|(?P<figure>\d)[.．、](?!\d)))"
    r"[^\S\n]{0,4}(?P<title>[^。：:，,；\s]{2,24})",
    re.MULTILINE,
)
_PLAIN = re.compile(r"^[^\S\n]{0,8}(?P<title>[^。：:，,；\n]{3,18}?)[。：:]?[^\S\n]{0,8}$", re.MULTILINE)
_PLAIN_LEAD = re.compile(r"^[^\S\n]{0,8}(?P<title>[^。：:，,；\n]{3,18}情况)[。：:]", re.MULTILINE)

#: How the heading of a part is shortened or varied; each is looked for in a numbered title.
_WORDS = {
    "proactive": "主动公开",
    "requests": "依申请|申请公开|申请办理",
    "management": "信息管理|管理政府信息|管好政府信息|信息.{0,4}管理|管理.{0,6}信息",
    "platforms": "平台|阵地|载体",
    "supervision": "监督|^保障|^考核",
    "problems": "^(?:主要|目前|工作中)?(?:还|仍)?(?:存在)?的?(?:主要|突出|一些)?的?(?:问题|不足|短板)"
    "(?!.{0,12}(?:整改|解决))",
    "improvements": "^(?:下一步|下步|今后|改进|整改)|(?:改进|整改)(?:情况|措施|方向|打算|工作)",
}
#: What else a heading without a number may say, so that a sentence is not taken for one.
_FILLERS = re.compile("政府信息公开|政府信息|政务公开|信息|情况|工作|建设|方面|的|存在|主要|及|和|与|、")
#: An item of a list of problems rather than a heading: 整改措施不到位.
_COMPLAINT = re.compile("[不未欠缺弱]|有待")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a section's text: its place, number (0 for none), style, and the parts it names."""

    start: int
    end: int
    number: int
    style: str
    parts: tuple[str, ...]


def headings(section: str, text: str, form: Form) -> list[Heading]:
    """Return the numbered headings of a section with the parts they name, and unnumbered ones of parts."""
    parts = [part.key for part in form.parts.values() if part.section == section and part.heading]
    if not parts:
        return []
    found = {}
    for match in _NUMBERED.finditer(text):
        style = "bracket" if match["bracket"] else "plain" if match["plain"] else "figure"
        number = int(match["figure"]) if style == "figure" else _DIGITS.index(match[style]) + 1
        start = match.start("mark") if match["mark"] else match.start("mark2")
        named = _named(parts, match["title"])
        found[start] = Heading(start, match.end("title"), number, style, named)
    for match in itertools.chain(_PLAIN.finditer(text), _PLAIN_LEAD.finditer(text)):
        named = _named(parts, match["title"])
        if named and not _rest(named, match["title"]):
            start = match.start("title")
            found.setdefault(start, Heading(start, match.end("title"), 0, "", named))
    return [found[start] for start in sorted(found)]


def _named(parts: list[str], title: str) -> tuple[str, ...]:
    if _COMPLAINT.search(title) and {"problems"} & set(parts):
        return ()
    return tuple(part for part in parts if re.search(_WORDS[part], title))


def _rest(parts: tuple[str, ...], title: str) -> str:
    """Return what an unnumbered title says beside the words of a heading."""
    for part in parts:
        title = re.sub(_WORDS[part], "", title)
    return _FILLERS.sub("", re.sub("监督|保障|问题|不足", "", title))


@rule("S601", "小标题与格式不一致", Severity.WARNING)
def part_headings(case: Case, code: Code) -> Iterator[Finding]:
    """第一部分分为（一）主动公开、（二）依申请公开、（三）政府信息管理、（四）政府信息公开平台建设、（五）监督保障；
    第五部分分为（一）存在的主要问题、（二）改进情况。小标题可以有变化（如“平台建设情况”），但不应缺少、颠倒或错号。
    正文里没有用小标题的，不作检查。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：补上缺少的部分，或改正序号和顺序。
    """
    for spec in case.form.sections:
        text = case.prose.get(spec.key, "")
        parts = [part for part in spec.parts if part.heading]
        found = headings(spec.key, text, case.form) if parts else []
        known = [heading for heading in found if heading.parts]
        if len({part for heading in known for part in heading.parts}) < 2:
            continue
        faults = [*_order(parts, known), *_numbers(known, found)]
        # An excerpt lacks the sections at the end; what else is not there says nothing.
        if {"五", "六"} & set(case.prose):
            faults = [*_missing(parts, known, found, text), *faults]
        if faults:
            at = faults[0][0]
            place, quote, said = spoken(spec.key, text, at.start, at.end)
            yield code.at(place, f"{said}：小标题{'；'.join(why for _, why in faults)}", quote=quote)


def _missing(
    parts: list[Part], known: list[Heading], found: list[Heading], text: str
) -> Iterator[tuple[Heading, str]]:
    named = {part for heading in known for part in heading.parts}
    openings = [line.lstrip()[:14] for line in text.split("\n")]
    absent = [
        part
        for part in parts
        if part.key not in named and not any(re.search(_WORDS[part.key], line) for line in openings)
    ]
    # A heading in other words may stand for a part that seems to be missing.
    style = known[0].style
    others = [h for h in found if not h.parts and h.style == style]
    if absent and len(others) < len(absent):
        yield known[0], "缺少" + "、".join(f"“{part.heading}”" for part in absent)


def _order(parts: list[Part], known: list[Heading]) -> Iterator[tuple[Heading, str]]:
    index = {part.key: i for i, part in enumerate(parts)}
    seen: dict[str, Heading] = {}
    for heading in known:
        for part in heading.parts:
            seen.setdefault(part, heading)
    for (a, _), (b, later) in itertools.pairwise(seen.items()):
        if index[b] < index[a]:
            yield later, f"“{parts[index[b]].heading}”应在“{parts[index[a]].heading}”之前"


def _numbers(known: list[Heading], found: list[Heading]) -> Iterator[tuple[Heading, str]]:
    numbered = [heading for heading in known if heading.number and heading.style == known[0].style]
    for a, b in itertools.pairwise(numbered):
        between = {
            h.number for h in found if h.style == a.style and a.start < h.start < b.start and not h.parts
        }
        gap = set(range(a.number + 1, b.number)) - between
        if b.number <= a.number:
            yield b, f"序号由（{_DIGITS[a.number - 1]}）变为（{_DIGITS[b.number - 1]}）"
        elif gap:
            yield b, f"序号缺（{_DIGITS[min(gap) - 1]}）"


RULES = (part_headings,)
