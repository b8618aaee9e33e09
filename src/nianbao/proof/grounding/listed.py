"""Counts of the sentence's own words: 以下三个方面, 发布、审查、更新三项制度, 一项长期工作."""

from __future__ import annotations

import re

from nianbao.proof.openings import opening
from nianbao.quantities import Kind, Spoken, scan

_MOST = 12
#: （4）不予公开 is the fourth of a list; 12345 is called, not counted.
_BRACKETS = {(opening, closing) for opening in "（(" for closing in "）)"}
_HOTLINE = "12345"
#: Measures of what a sentence may list itself.
_MEASURES = frozenset("个项类种条点步件份部批") | {"大类"}
#: 两项合计9条 counts the parts of its sum.
_SUMMED = re.compile("合计|共(?:计|(?=[0-9]))|相加|之和|加起来")
#: After the number: aspects and steps of an argument, which count nothing that happened.
_ASPECTS = re.compile(
    r"[大重点主要突出关键核心基本]{0,4}(?:方面|层面|维度|环节|角度|视角|着力点|突破口|抓手)"
)
#: After a Chinese numeral, also what the text goes on to set out.
_POINTS = re.compile(
    r"(?:以下|主要|突出|重点|关键|核心|基本|明显|显著|共性|薄弱|工作|改进|整改|具体|有效|有力)*"
    r"(?:措施|举措|做法|问题|不足|短板|弱项|差距|特点|特征|原则|重点|关键|要点|要素|关系|要求|目标|步骤|阶段|方向|不够|不强|到位|"
    r"结合|坚持|统筹|聚焦|转变|提升|强化|优化|突出|注重|规范|严格|确保|百分百|一律|必须|不得|严禁|更加|持续|同步|统一)"
)
#: 一项长期工作, 一个窗口: the article of a noun rather than a count.
_ARTICLES = frozenset("项个位名种类部批条套份")
#: 最多跑一次, 又一次.
_SET_PHRASE = re.compile("[跑又再每逐某]$")
#: What ends a list to the left of the number: A、B和C三项.
_EDGE = re.compile("[，。；：\n0-9]")
_BACK = 120
#: A list after the number and its noun: 三项制度：A、B、C or （A、B、C）.
_AFTER = re.compile(
    r"[^，。；：:、（(\n]{0,14}(?:[：:（(]|，(?:即|包括|分别是|分别为))(?P<list>[^。\n）)]{3,120})"
)
_JOINED = re.compile("和|与|及|以及")
#: The first of numbered points in the same paragraph, and how far the others are sought.
_FIRST = re.compile(r"[^。；\n]{0,24}[：:，,。]\s*(?:一是|一要|第一|首先|其一|（一）|[(（]?1[.．、)）])")
_AHEAD = 1500
_STOPS = "。；;\n"
_STOP = re.compile(f"[{_STOPS}]")
#: What stands behind a count of what was told.
_GOES_ON = re.compile(f"[^，、{_STOPS}]{{0,10}}(?:分别|共|合计|总计|均|都|各|[，{_STOPS}]|$)")
_DEALT = re.compile(f"[^，{_STOPS}]{{0,10}}分别")
#: 集中于三种情形，A 3件、B 2件、C 1件
_THEN = re.compile("(?:情形|情况|类型|类别|方面|理由|渠道|方式)，")
_NUMERALS = "一二三四五六七八九十"


def counts_words(text: str, quantity: Spoken) -> str:
    """Return why a quantity counts words and not what happened, "" if it does not."""
    value, unit = quantity.value, quantity.unit
    around = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if not unit and (around in _BRACKETS or text[quantity.start : quantity.end] == _HOTLINE):
        return "序号或电话，不是计数"
    if quantity.kind is not Kind.COUNT or quantity.vague or not 0 < value <= _MOST:
        return ""
    if quantity.chinese and value == 1 and (unit in _ARTICLES or _set_phrase(text, quantity)):
        return "“一”不是计数"
    if unit not in _MEASURES:
        return ""
    if _SUMMED.match(text, quantity.end):
        return "数的是句中列举的事项"
    if _ASPECTS.match(text, quantity.end) or (quantity.chinese and _POINTS.match(text, quantity.end)):
        return "数的是文中的要点"
    listed = _lists(text, quantity, int(value)) or _told(text, quantity)
    return "数的是句中列举的事项" if listed else ""


def _set_phrase(text: str, quantity: Spoken) -> bool:
    return _SET_PHRASE.search(text, max(0, quantity.start - 2), quantity.start) is not None


def _lists(text: str, quantity: Spoken, value: int) -> bool:
    """Whether the sentence lists as many things as it says."""
    before = _EDGE.split(text[max(0, quantity.start - _BACK) : quantity.start])[-1]
    if _fits(before.removesuffix("这").removesuffix("等"), value):
        return True
    after = _AFTER.match(text, quantity.end, quantity.end + 140)
    if after is not None and _fits(after["list"], value):
        return True
    return (
        _FIRST.match(text, quantity.end, quantity.end + 40) is not None and _points(text, quantity) == value
    )


def _told(text: str, quantity: Spoken) -> bool:
    """Whether the sentence counts what it has just told, or deals out: A 3条、B 2条，两类共5条."""
    if not _GOES_ON.match(text, quantity.end):
        return False
    start = opening(text, quantity.start, _STOPS, _BACK)
    before = [q for q in scan(text, start, quantity.start) if q.kind is not Kind.YEAR]
    if quantity.value in {len(before), *(q.value for q in before[-1:])}:
        return True
    dealt = _DEALT.match(text, quantity.end) or _THEN.match(text, quantity.end)
    last = min(len(text), quantity.end + _BACK)
    end = _STOP.search(text, quantity.end, last)
    after = list(scan(text, dealt.end(), end.start() if end else last)) if dealt else []
    return len(after) == quantity.value


def _fits(listed: str, value: int) -> bool:
    items = [item for item in re.split("[、；;]|，(?!其)", listed) if item.strip()]
    joined = len(_JOINED.findall(items[-1])) if items else 0
    if len(items) == 1 and joined == 1:
        # 公开栏和意见箱两种方式
        return value == 2
    return len(items) > 1 and len(items) <= value <= len(items) + min(joined, 1)


def _points(text: str, quantity: Spoken) -> int:
    """Return how many numbered points follow in the paragraph: 一是…二是…三是…."""
    end = text.find("\n", quantity.end)
    stretch = text[quantity.end : min(end if end >= 0 else len(text), quantity.end + _AHEAD)]
    found = 0
    for numeral in _NUMERALS:
        digit = found + 1
        marks = [f"{numeral}是", f"{numeral}要", f"第{numeral}", f"其{numeral}", f"（{numeral}）"]
        marks += [f"{digit}.", f"{digit}、", f"{digit}）", f"{digit})"]
        if not any(mark in stretch for mark in marks):
            break
        found += 1
    return found
