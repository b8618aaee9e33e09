"""From one number to another by a third: 由120条扩充到178条，新增58条; 在去年18项的基础上扩展到21项."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from nianbao.numbers import Number, show
from nianbao.proof.judgements import refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import CHANGE, IS
from nianbao.prose.claims import Relation
from nianbao.quantities import Kind

#: Before the number that it comes from, and what may stand behind it.
_FROM = re.compile("[由从自](?:[上去]年|年初|原[来有先]?)?[末底]?的?$")
_ON_TOP = re.compile("(?:[^，。；0-9]{0,4})的?基础上")
#: Before the number that is reached.
_TO = re.compile(
    "(?:(?P<only>增[加长补添]?|扩[充展大容]?|[上提]升|充实|拓展|减少?|下降|压[减缩]|精简|缩减)|[^，。；、0-9]{0,6})[至到为成]$"
)
#: What there was when the year began, and what there is when it ends: 年初8400，年末10100.
_AT_FIRST = re.compile("(?:年初|上年[末底])[有为是]?$")
_AT_LAST = re.compile("(?:年[末底]|期末|目前|现)[有为是达]?$")
#: Before the number by which it has grown or shrunk.
_MORE = re.compile(
    "(?P<up>新增|增加|增设|新设|新建|净[增涨]加?|新[开添]|添置|扩充|涨)了?的?$"
    "|(?:撤[并销]|减少|精简|压减|取消|净减|核减|删[除减去掉]|关[停闭]|注销|停用|归并|合并|裁撤|淘汰|退出|关停并转)了?(?:[^，。；、0-9]{0,8}的)?$"
)


def weigh(items: Sequence[Weighed], text: str) -> None:
    """Bear out three numbers that fit each other; where it only grew or shrank, another third is wrong."""
    for i in range(1, len(items)):
        old, new = items[i - 1], items[i]
        if not (_count(old) and _count(new)) or old.unit != new.unit:
            continue
        only = _from_to(old, new, text)
        if only is None:
            continue
        if _both_ways(old, new, items[i + 1 : i + 3], text):
            continue
        for by in chain(items[i + 1 : i + 2], items[max(0, i - 2) : i - 1]):
            if _beside(by, new):
                _judge(old, new, by, text, only)


def _from_to(old: Weighed, new: Weighed, text: str) -> bool | None:
    """Return whether a number can only have grown, or only shrunk, to the next; None if neither."""
    if not new.claim.slot.sep:
        to = _TO.search(text, old.claim.end, new.claim.start)
        return to["only"] is not None if to is not None and _starts(old, text) else None
    first = _AT_FIRST.search(text, old.claim.slot.start, old.claim.start)
    last = _AT_LAST.search(text, new.claim.slot.start, new.claim.start)
    beside = new.claim.slot.sep == "，" and old.claim.sentence == new.claim.sentence
    return False if beside and first and last else None


def _judge(old: Weighed, new: Weighed, by: Weighed, text: str, only: bool) -> None:
    more = _MORE.search(text, by.claim.slot.start, by.claim.start)
    if more is None or (new.value > old.value) is not bool(more["up"]):
        return
    change: Number = new.value - old.value if more["up"] else old.value - new.value
    shown = f"{show(old.value)}→{show(new.value)}，相差 {show(change)}"
    if change == by.value:
        for item in (old, new, by):
            item.prove(shown)
    elif only and by.claim.relation is IS and by.judgement.status is Status.UNCHECKED:
        by.judgement = refuted(f"与同一句写的前后两个数不一致：{shown}", [shown], Fault.LOOSE_PARTS)


def _both_ways(old: Weighed, new: Weighed, moved: Sequence[Weighed], text: str) -> bool:
    """Whether two numbers tell what went and what came; borne out: 由18个调成15个，撤并5个、新设2个."""
    if len(moved) != 2 or not all(_beside(by, new) for by in moved):
        return False
    words = [_MORE.search(text, by.claim.slot.start, by.claim.start) for by in moved]
    ups = [word["up"] is not None for word in words if word is not None]
    if len(ups) != 2:
        return False
    signed = list(zip(moved, ups, strict=True))
    if old.value + sum(by.value if up else -by.value for by, up in signed) == new.value:
        change = "".join(f"{'＋' if up else '－'}{show(by.value)}" for by, up in signed)
        for item in chain((old, new), moved):
            item.prove(f"{show(old.value)}{change}＝{show(new.value)}")
    return True


def _beside(by: Weighed, new: Weighed) -> bool:
    return _count(by, IS, CHANGE) and by.unit == new.unit and by.claim.sentence == new.claim.sentence


def _starts(old: Weighed, text: str) -> bool:
    """Whether a number is one that something comes from."""
    claim = old.claim
    before = _FROM.search(text, claim.slot.start, claim.start)
    return before is not None or _ON_TOP.match(text, claim.end) is not None


def _count(item: Weighed, *relations: Relation) -> bool:
    claim, quantity = item.claim, item.claim.quantity
    told = claim.relation in (relations or (IS,))
    return told and quantity is not None and quantity.kind is Kind.COUNT and not quantity.vague
