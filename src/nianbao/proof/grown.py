"""From one number to another by a third: 由120条扩充到178条，新增58条; 在去年18项的基础上扩展到21项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nianbao.numbers import Number, show
from nianbao.proof.judgements import refuted
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS
from nianbao.quantities import Kind

#: Before the number that it comes from, and what may stand behind it.
_FROM = re.compile("[由从自](?:[上去]年|年初|原[来有先]?)?[末底]?的?$")
_ON_TOP = re.compile("(?:[^，。；0-9]{0,4})的?基础上")
#: Before the number that is reached.
_TO = re.compile(
    "(?:(?P<only>增[加长]?|扩[充展大容]?|[上提]升|充实|拓展|减少?|下降|压[减缩]|精简|缩减)|调整?|优化|整合|合并|变更?)[至到为成]$"
)
#: Before the number by which it has grown or shrunk.
_MORE = re.compile(
    "(?P<up>新增|增加|增设|新设|新建|净增|新开|添置|扩充)了?的?$"
    "|(?:撤[并销]|减少|精简|压减|取消|净减|核减|删[除减]|关[停闭]|注销|停用|归并|合并|裁撤|淘汰|退出)了?的?$"
)


def weigh(items: Sequence[Weighed], text: str) -> None:
    """Bear out three numbers that fit each other; where it only grew or shrank, another third is wrong."""
    for i in range(1, len(items)):
        old, new = items[i - 1], items[i]
        if new.claim.slot.sep or not (_count(old) and _count(new)) or old.unit != new.unit:
            continue
        to = _TO.search(text, old.claim.end, new.claim.start)
        if to is None or not _starts(old, text):
            continue
        if _both_ways(old, new, items[i + 1 : i + 3], text):
            continue
        for by in (*items[i + 1 : i + 2], *items[max(0, i - 2) : i - 1]):
            if _beside(by, new):
                _judge(old, new, by, text, to["only"] is not None)


def _judge(old: Weighed, new: Weighed, by: Weighed, text: str, only: bool) -> None:
    more = _MORE.search(text, by.claim.slot.start, by.claim.start)
    if more is None or (new.value > old.value) is not bool(more["up"]):
        return
    change: Number = new.value - old.value if more["up"] else old.value - new.value
    shown = f"{show(old.value)}→{show(new.value)}，相差 {show(change)}"
    if change == by.value:
        for item in (old, new, by):
            item.prove(shown)
    elif only and by.judgement.status is Status.UNCHECKED:
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
        for item in (old, new, *moved):
            item.prove(f"{show(old.value)}{change}＝{show(new.value)}")
    return True


def _beside(by: Weighed, new: Weighed) -> bool:
    return _count(by) and by.unit == new.unit and by.claim.sentence == new.claim.sentence


def _starts(old: Weighed, text: str) -> bool:
    """Whether a number is one that something comes from."""
    claim = old.claim
    before = _FROM.search(text, claim.slot.start, claim.start)
    return before is not None or _ON_TOP.match(text, claim.end) is not None


def _count(item: Weighed) -> bool:
    claim, quantity = item.claim, item.claim.quantity
    return (
        claim.relation is IS and quantity is not None and quantity.kind is Kind.COUNT and not quantity.vague
    )
