"""Counts of what the sentence itself lists: 六个部分, 甲、乙、丙三项资金, 3份清单, 5个事项（…）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.numbers import read_chinese
from nianbao.proof.openings import opening
from nianbao.proof.verdicts import Fault, Status, Verdict

_HAN = "二两三四五六七八九十"
_N = rf"(?P<n>[{_HAN}0-9](?:(?<=[{_HAN}])[{_HAN}]|(?<=[0-9])[0-9])?)\s*"
#: Looked for backwards from what follows the number, since numbers are many and those few.
_BEFORE_PARTS = re.compile(rf"{_N}(?:个|大)?$")
_TITLE = r"《[^《》\n]{1,60}》(?:[（(][^（）()\n]{1,20}[)）])?[、和及与]?"
_NAMED = re.compile(rf"(?P<list>{_TITLE}(?:{_TITLE}){{1,19}})等?这?{_N}[份件部个项]")
_BRACKET = re.compile("[（(](?P<list>[^（）()\n]{3,200})[)）]")
_BEFORE_BRACKET = re.compile(rf"{_N}[个项类种份件家名处所条块支场][^，。；（）()\n0-9]{{0,14}}$")
#: 甲、乙、丙三项, “甲”“乙”2个 and 甲、乙、丙3种渠道: the number sums the names right before it.
_SUMMED = (
    re.compile("(?P<n>[两三四五六七八九十])(?:[个项类种道级门支位家块条]|大(?!会|型|数|力|量|家))"),
    re.compile(r"”(?P<n>\d)[个项类]"),
    re.compile(
        r"(?<![\d.])(?P<n>[2-9])(?:种|大?[类项]|大(?:板块|栏目|平台|领域)|个(?:一级|大)?(?:方面|环节|栏目|专栏|频道|板块|渠道|平台|领域|模块|步骤))"
    ),
)
#: What the numeral may not stand behind: 第三项, 二十三项.
_NO_SUM = frozenset(f"第每逐同某几{_HAN}百")
#: Names parted by nothing but 、, none of them two joined.
_PLAIN_LIST = re.compile(
    "(?:[^、，；0-9（）()和及与或等各]{2,12}、){2,8}[^、，；0-9（）()和及与或等各]{2,12}"
)
_OPENS = "，,。；;：:（(\n"
#: How many characters back a list may begin.
_BACK = 100
#: How far before a bracket or the word 部分 its number may stand.
_NEAR = 24
_LISTED = re.compile(r"[^。；;\n]{0,200}$")
_OPENING = re.compile(
    r"(?:由|共?分(?!别)|包括|包含|分为|涵盖|依次为|依次是|分别为|分别是|内容为|内容有|内容是|含有|共有)[：:]?(?P<items>.+?)(?:等|共|合计|共计|总计|这|组成|构成|[，,])*$"
)


#: 报告分六个部分：总体情况；…, 报告由六部分组成.
_BEHIND = re.compile(r"(?:[：:](?P<items>[^。\n]{12,200})|[组构]成|[，。])")
#: [format-2021.md: the six parts of the report]
_PARTS_OF_FORM = 6


def enumerations(section: str, text: str) -> Iterator[Verdict]:
    """Yield a verdict for each count that a list in the same sentence bears out or belies."""
    for at in re.finditer("部分", text):
        found = _BEFORE_PARTS.search(text, max(0, at.start() - _NEAR), at.start())
        listed = found and _LISTED.search(text, max(0, found.start() - 200), found.start())
        # …汇总各部门、各街道的报告编制而成，由六部分构成: what stands before it is no list.
        opens = _OPENING.search(listed[0]) if listed and not listed[0].endswith("由") else None
        behind = _BEHIND.match(text, at.end())
        if found and opens:
            # “总体情况”、“主动公开情况”: a comma or 和 inside an item adds at most one either way.
            yield from _verdict(section, found, _items(opens["items"]), certain=True)
        elif found and behind and behind["items"]:
            yield from _verdict(section, found, _items(behind["items"]), certain=True)
        elif found and behind and section == "preamble":
            yield from _verdict(section, found, {_PARTS_OF_FORM}, certain=False)
    yield from _summed(section, text)
    for named in _NAMED.finditer(text):
        titles = len(re.findall("《[^《》]+》", named["list"]))
        yield from _verdict(section, named, {titles}, certain=False)
    for bracket in _BRACKET.finditer(text):
        found = _BEFORE_BRACKET.search(text, max(0, bracket.start() - _NEAR), bracket.start())
        if found:
            # 1件（过程性信息）: a single name lists nothing, so it bears out no number.
            counts = {count for count in _items(bracket["list"]) if count > 1}
            yield from _verdict(section, found, counts, certain=False)


def _summed(section: str, text: str) -> Iterator[Verdict]:
    """Yield a verdict for each number that is that of the names right before it."""
    for pattern in _SUMMED:
        for found in pattern.finditer(text):
            start = found.start("n")
            back = text[max(0, start - _BACK) : start]
            if back[-1:] in _NO_SUM or not ("、" in back or "”“" in back):
                continue
            listed = text[opening(text, start, _OPENS, _BACK) : start].replace("”“", "”、“")
            if re.search(f"[{_HAN}0-9](?:{text[found.end('n')]}、|[个项类种])", listed):
                # 审计结果八条、财务公开三条: the last of several counts; 甲、乙、丙三类由两个股室报送
                continue
            counts = {count for count in _items(listed) if count > 1}
            yield from _verdict(section, found, counts, certain=False)
            if len(counts) == 1 and _PLAIN_LIST.fullmatch(listed):
                yield from _miscounted(section, found, counts.pop())


def _miscounted(section: str, found: re.Match[str], count: int) -> Iterator[Verdict]:
    """Yield a verdict on a number that is one off that of the names right before it: 网上、邮寄、当面2种."""
    written = _written(found)
    # 低保、临时救助、残疾人两项补贴: the last of three has two of its own.
    if count > 2 and written in (count - 1, count + 1) and found["n"] != "两":
        start, end = found.span("n")
        shown = (f"列出了 {count} 项",)
        message = f"写的是{found['n']}项，前面{shown[0]}"
        yield Verdict(
            section, start, end, found["n"], Status.CONTRADICTION, shown, message, Fault.LOOSE_PARTS
        )


def _written(found: re.Match[str]) -> int | None:
    return int(found["n"]) if found["n"].isdigit() else read_chinese(found["n"])


def _items(text: str) -> set[int]:
    """Return how many items a list can be counted as, 、 alone or with 和 and 及."""
    few = [item for item in re.split("[、，,；;]", text) if item.strip()]
    # A、B的情况，C的情况: the stronger mark parts the items, where it stands more than once.
    strong = {n for mark in ("[，,]", "[；;]") if (n := len(re.findall(mark, text)) + 1) > 2}
    titles = re.findall("“[^“”]+”", text)
    joined = bool(few) and re.search("以及|和|及|与", few[-1]) is not None
    return {len(few), *strong, *([len(few) + 1] if joined else []), *([len(titles)] if titles else [])}


def _verdict(section: str, found: re.Match[str], counts: set[int], certain: bool) -> Iterator[Verdict]:
    written = _written(found)
    start, end = found.span("n")
    shown = (f"列出了 {'或'.join(map(str, sorted(counts)))} 项",)
    if written in counts:
        yield Verdict(section, start, end, found["n"], Status.CONSISTENT, shown)
    elif certain and written is not None and max(counts) == written - 1 and written > 3:
        message = f"写的是{found['n']}个部分，{shown[0]}"
        yield Verdict(
            section, start, end, found["n"], Status.CONTRADICTION, shown, message, Fault.LOOSE_PARTS
        )
