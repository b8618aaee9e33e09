"""So many of each: 分2批，每批12人，合计24人; 每季度1期，全年4期; 18项实事…72条，每项4条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from nianbao.numbers import Number, show
from nianbao.proof.averages import PERIODS
from nianbao.proof.judgements import refuted
from nianbao.proof.told import key
from nianbao.proof.verdicts import Fault, Status
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS
from nianbao.quantities import Kind

_EACH = re.compile(
    "(?P<about>平均)?每个?(?P<over>季度|人次|[季月周批场期次轮项件人户家个名所处台])[^，。；、0-9]{0,8}$"
)
#: Before what all of them come to.
_IN_ALL = re.compile("(?:合计|共计|总计|累计|全年|一?共)[计有为约]?[^，。；、0-9]{0,4}$")
#: The same with no verb of its own.
_PLAIN_TOTAL = re.compile("(?:合计|共计|总计|累计|一?共)[计有为]?$")
#: How many claims back the numbers of a sentence may stand.
_REACH = 6
#: One for each of the places before it: 12个村、2个社区共设公开栏14处.
_SET_UP = re.compile("(?:共|一共|合计|总共)(?:设|建|配|有|布)[^，。；、0-9]{0,14}$")
_EVERY_ONE = re.compile("(?:各|均|分别)[^，。；、0-9]{0,10}$")
#: What places are counted in, and what joins one number of them to the next.
_PLACES = ("个", "家", "所")
_JOINED = re.compile("[^，。；：0-9]{1,12}?(?:、|和|及|与|以及)[^，。；：、0-9]{0,6}")
#: One more place, named before their number: 街道便民服务中心和13个社区各设1处.
_BESIDE = re.compile("[\u4e00-\u9fff]{2}[和与及、]$")
_ONE_CLAUSE = re.compile("[^，。；：0-9]*")


def weigh(items: Sequence[Weighed], text: str) -> None:
    """Bear out what is told of each and of all of them; another total right behind is wrong."""
    for i, item in enumerate(items):
        start, end = item.claim.slot.start, item.claim.start
        said = text.find("每", start, end) >= 0
        placed = i and items[i - 1].claim.quantity is not None and items[i - 1].unit in _PLACES
        if not (said or placed) or item.judgement.status is not Status.UNCHECKED or not _exact(item):
            continue
        each = _EACH.search(text, start, end) if said else None
        if each is None:
            _weigh_places(items, i, text)
            continue
        sentence = item.claim.sentence
        before = [x for x in items[max(0, i - _REACH) : i] if _exact(x) and x.claim.sentence == sentence]
        many: list[Number] = [x.value for x in before if x.unit == each["over"]]
        total = [x for x in items[i + 1 : i + 2] if _in_all(item, x, text)]
        wholes = [*(x for x in before if _alike(item, x)), *total]
        if each["over"] in PERIODS:
            _bear_out(item, wholes, PERIODS[each["over"]])
        elif not _bear_out(item, wholes, many) and len(many) == 1 and not each["about"]:
            _call_wrong(item, total, many[0], text)


def _weigh_places(items: Sequence[Weighed], i: int, text: str) -> None:
    """Judge what is told of several numbers of places together, or of every one of them."""
    item, places = items[i], _places(items, i, text)
    if not places:
        return
    number = sum(place.value for place in places)
    if (
        len(places) > 1
        and item.value == number
        and _SET_UP.search(text, places[-1].claim.end, item.claim.start)
    ):
        shown = f"{'＋'.join(show(place.value) for place in places)}＝{show(number)}"
        for one in chain(places, (item,)):
            one.prove(shown)
    elif _EVERY_ONE.search(text, places[-1].claim.end, item.claim.start):
        total = [x for x in items[i + 1 : i + 2] if _in_all(item, x, text)]
        told = items[max(0, i - _REACH) : i - len(places)]
        also = [x for x in told if x.claim.sentence == item.claim.sentence and _exact(x) and _alike(item, x)]
        first = places[0].claim
        beside = _BESIDE.search(text, first.slot.start, first.start) is not None
        if not _bear_out(item, total, [number + 1 if beside else number], also) and not (also or beside):
            _call_wrong(item, total, number, text)


def _places(items: Sequence[Weighed], i: int, text: str) -> list[Weighed]:
    """Return the numbers of places right before a number that name them all: 12个村、2个社区."""
    found: list[Weighed] = []
    at = items[i].claim
    for item in reversed(items[max(0, i - _REACH) : i]):
        near = item.claim.sentence == at.sentence and not at.slot.sep.strip("、")
        between = _JOINED.fullmatch if found else _ONE_CLAUSE.fullmatch
        if not (near and _exact(item) and item.unit in _PLACES and between(text, item.claim.end, at.start)):
            break
        found.insert(0, item)
        at = item.claim
    return found


def _call_wrong(item: Weighed, total: Sequence[Weighed], many: Number, text: str) -> None:
    for whole in total:
        plain = _PLAIN_TOTAL.search(text, whole.claim.slot.start, whole.claim.start)
        if plain and whole.judgement.status is Status.UNCHECKED:
            shown = _product(item, many)
            message = f"与前面写的每一个的数不一致：{shown}"
            whole.judgement = refuted(message, [shown], Fault.LOOSE_PARTS)


def _bear_out(
    item: Weighed, wholes: Sequence[Weighed], many: Sequence[Number], also: Sequence[Weighed] = ()
) -> bool:
    """Bear out what fits, with one of those that are told beside them: 县里1处，11个村各设1处，共12处."""
    for whole in wholes:
        for number in many:
            for more in chain((0,), (x.value for x in also)):
                if item.value * number + more == whole.value:
                    shown = (
                        _product(item, number) if not more else f"{_product(item, number)}，另有 {show(more)}"
                    )
                    item.prove(shown)
                    whole.prove(shown)
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
    beside = _exact(total) and claim.sentence == item.claim.sentence and claim.slot.sep in ("，", "")
    said = _IN_ALL.search(text, claim.slot.start, claim.start) is not None
    return beside and not claim.slot.bare and said and _alike(item, total)
