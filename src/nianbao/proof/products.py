"""So many of each: 分2批，每批12人，合计24人; 每季度1期，全年4期; 18项实事…72条，每项4条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nianbao.numbers import Number, show
from nianbao.proof.judgements import refuted
from nianbao.proof.openings import opening
from nianbao.proof.told import key
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS
from nianbao.quantities import Kind

_EACH = re.compile(
    "(?P<about>平均)?每个?(?P<over>季度|人次|[季月周批场期次轮项件人户家个名所处台])[^，。；、0-9]{0,8}$"
)
#: How many of a period the year has.
_PERIODS = {"月": 12, "季": 4, "季度": 4, "周": 52}
#: Before what all of them come to.
_IN_ALL = re.compile("(?:合计|共计|总计|累计|全年|一?共)[计有为约]?[^，。；、0-9]{0,4}$")
_MARKS = "，,。；;：:、（(\n"
#: How many characters a clause may have before its number, and how many claims back its numbers may stand.
_LONGEST = 40
_REACH = 6


def weigh(items: Sequence[Weighed], text: str) -> None:
    """Bear out what is told of each and of all of them; another total right behind is wrong."""
    for i, item in enumerate(items):
        if not _exact(item) or item.judgement.status is not Status.UNCHECKED:
            continue
        each = _EACH.search(text, opening(text, item.claim.start, _MARKS, _LONGEST), item.claim.start)
        if each is None:
            continue
        sentence = item.claim.sentence
        before = [x for x in items[max(0, i - _REACH) : i] if _exact(x) and x.claim.sentence == sentence]
        many: list[Number] = [x.value for x in before if x.unit == each["over"]]
        behind = items[i + 1 : i + 2]
        total = [x for x in behind if _in_all(item, x, text)]
        wholes = [*(x for x in before if _alike(item, x)), *total]
        if each["over"] in _PERIODS:
            _bear_out(item, wholes, [_PERIODS[each["over"]]])
        elif not _bear_out(item, wholes, many) and len(many) == 1 and not each["about"]:
            for whole in total:
                if whole.judgement.status is Status.UNCHECKED:
                    shown = _product(item, many[0])
                    message = f"与前面写的每一个的数不一致：{shown}"
                    whole.judgement = refuted(message, [shown], Fault.LOOSE_PARTS)


def _bear_out(item: Weighed, wholes: Sequence[Weighed], many: Sequence[Number]) -> bool:
    for whole in wholes:
        for number in many:
            if item.value * number == whole.value:
                item.prove(_product(item, number))
                whole.prove(_product(item, number))
                return True
    return False


def _product(item: Weighed, many: Number) -> str:
    return f"{show(item.value)}×{show(many)}＝{show(item.value * many)}"


def _exact(item: Weighed) -> bool:
    claim, quantity = item.claim, item.claim.quantity
    counts = claim.relation is IS and quantity is not None and quantity.kind is Kind.COUNT
    return counts and quantity is not None and not (quantity.vague or quantity.rounded)


def _alike(one: Weighed, other: Weighed) -> bool:
    """Whether two numbers count the same: 家 and 家次 do."""
    numbers = [x.claim.number._replace(unit=x.unit.removesuffix("次") or "次") for x in (one, other)]
    return key(numbers[0]) == key(numbers[1])


def _in_all(item: Weighed, total: Weighed, text: str) -> bool:
    """Whether the number right behind is that of all of them."""
    claim = total.claim
    beside = _exact(total) and claim.sentence == item.claim.sentence and claim.slot.sep == "，"
    said = _IN_ALL.search(text, claim.slot.start, claim.start) is not None
    return beside and not claim.slot.bare and said and _alike(item, total)
