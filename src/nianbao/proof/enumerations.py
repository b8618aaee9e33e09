"""Counts of what the sentence itself lists: 六个部分, 3份清单, 5个事项（…）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.numbers import read_chinese
from nianbao.proof.verdicts import Fault, Status, Verdict

_HAN = "二两三四五六七八九十"
_DIGIT = "0-9０-９"
#: One class at the beginning lets the engine skip to it.
_N = rf"(?P<n>[{_HAN}{_DIGIT}](?:(?<=[{_HAN}])[{_HAN}]|(?<=[{_DIGIT}])[{_DIGIT}])?)\s*"
_PARTS = re.compile(rf"{_N}(?:个|大)?部分")
_TITLE = r"《[^《》\n]{1,60}》(?:[（(][^（）()\n]{1,20}[)）])?[、和及与]?"
_NAMED = re.compile(rf"(?P<list>{_TITLE}(?:{_TITLE}){{1,19}})等?这?{_N}[份件部个项]")
_BRACKET = re.compile(
    rf"{_N}[个项类种份件][^，。；（）()\n0-9]{{0,14}}[（(](?P<list>[^（）()\n]{{3,200}})[)）]"
)
_LISTED = re.compile(r"[^。；;\n]{0,200}$")
#: Between the items of one list.
_BETWEEN = re.compile(r"、|(?<=[”》])(?=[“《])|以及|和(?!谐|平|解)|及(?!时)|与")
_OPENING = re.compile(
    r"(?:由|共?分(?!别)|包括|包含|分为|涵盖|依次为|依次是|分别为|分别是|内容为|内容有|内容是|含有|共有)[：:]?(?P<items>.+?)(?:等|共|合计|共计|总计|这|组成|构成|[，,])*$"
)


def enumerations(section: str, text: str) -> Iterator[Verdict]:
    """Yield a verdict for each count that a list in the same sentence bears out or belies."""
    for found in _PARTS.finditer(text) if "部分" in text else ():
        listed = _LISTED.search(text, max(0, found.start() - 200), found.start())
        opening = _OPENING.search(listed[0]) if listed else None
        if opening is not None:
            # “总体情况”、“主动公开情况”: a comma or 和 inside an item adds at most one either way.
            counts = _items(opening["items"])
            yield from _verdict(section, found, counts, certain=True)
    for pattern in (_NAMED, _BRACKET):
        for found in pattern.finditer(text):
            items = len(re.findall("《[^《》]+》", found["list"])) if pattern is _NAMED else 0
            counts = {items} if items else _items(found["list"])
            yield from _verdict(section, found, counts, certain=False)


def _items(text: str) -> set[int]:
    """Return how many items a list can be counted as, 、 alone or with 和 and 及."""
    few = [item for item in re.split("[、，,；;]", text) if item.strip()]
    titles = re.findall("“[^“”]+”", text)
    joined = bool(few) and re.search("以及|和|及|与", few[-1]) is not None
    return {len(few), *([len(few) + 1] if joined else []), *([len(titles)] if titles else [])}


def _verdict(section: str, found: re.Match[str], counts: set[int], certain: bool) -> Iterator[Verdict]:
    written = int(found["n"]) if found["n"].isdigit() else read_chinese(found["n"])
    start, end = found.span("n")
    shown = (f"列出了 {'或'.join(map(str, sorted(counts)))} 项",)
    if written in counts:
        yield Verdict(section, start, end, found["n"], Status.CONSISTENT, shown)
    elif certain and written is not None and max(counts) == written - 1 and written > 3:
        message = f"写的是{found['n']}个部分，{shown[0]}"
        yield Verdict(
            section, start, end, found["n"], Status.CONTRADICTION, shown, message, Fault.LOOSE_PARTS
        )
