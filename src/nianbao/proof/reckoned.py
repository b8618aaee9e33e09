"""Numbers that follow from others of one note in the same measure: sums, what is left, what is dealt out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, groupby, islice, permutations, product
from operator import attrgetter

from nianbao.numbers import Number, show
from nianbao.proof.told import Told, pairs
from nianbao.prose import Claim
from nianbao.quantities import Fit, Kind, Spoken, scan

#: How many numbers of a note are combined.
MOST = 12
#: How many parts in a row a total sums.
_LONGEST = 5
#: 减少3个 of 由9个整合为6个, 相差13分 of 最高96分、最低83分.
_CHANGED = re.compile(
    "(?:减少|增加|节约|节省|结余|压减|精简|新增|净增|净减|上调|下调|上浮|下浮|调[高低增减]|提高|降低|相差|差距[为达]?)了?$"
    "|[又再]新?[^，。；0-9]{1,3}$"
)
#: How much more or less one thing is than another: 提案比建议多5件.
_THAN = re.compile(
    "[比较](?![上去]年|上一年|20|原[来先有]|此前|以前|年初|期初|改[版革]前)(?P<other>[^，。；0-9]{2,20}?)(?P<way>多|少|高|低|提高|增加|上升|增长|降低|减少|下降|节约|节省|结余)[了出]?$"
)
_MORE = ("多", "高", "提高", "增加", "上升", "增长")
_THIS_YEAR = ("本年", "今年", "当年")
#: Behind a number: 151件，多于网上.
_EXCEEDS = re.compile("，?(?:(?P<more>多于|高于|超过|大于)|少于|低于|不及|小于)(?P<other>[^，。；0-9]{2,12})")
#: Words for what is left when a part is taken away: 尚有2个未整改.
_LEFT = re.compile("外，[还另]有|还差|未|尚|仍|剩|余|没有|除|其他|其它|另|不是|不属")
#: 由13种增加到19种: of 13 a note need not speak that tells of 19, and of 6 more.
_FROM = re.compile("^(?:[^，。；0-9]{0,4})(?:增|减|扩|压|提|升|降|缩)[加少充大减缩升高低]{0,2}[到至为]")
_BEFORE_FROM = re.compile("[由从][^，。；0-9]{0,8}$")
#: 每月调度1次 comes to 12 in a year.
_OFTEN = re.compile("[每按]个?(月|季度?|周)[^，。；0-9]{0,8}$")
_PERIODS = {"月": 12, "季": 4, "季度": 4, "周": 52}
_EACH = re.compile("(?P<to>[^，；。]{2,30})各")
_AND = re.compile("[、和与]|(?<!涉)及")
#: Before what is left: what is told apart by its name, without a number of its own.
_APART = re.compile(
    "其中(?P<named>[^，。；]{2,8}?)的?(?:[由为系是因]|[^，。；]{2,4}由)[^，。；]{2,30}，[^，。；0-9]{2,6}$"
)


def changes(claim: Claim, text: str) -> bool:
    """Whether a number is how much more or less something is."""
    return _CHANGED.search(text, claim.slot.start, claim.number.start) is not None


def started_from(claim: Claim, text: str) -> bool:
    """Whether a number is the one that something rose or fell from: 由13种增加到19种."""
    before = _BEFORE_FROM.search(text, claim.slot.start, claim.number.start)
    return before is not None and _FROM.match(text[claim.number.end : claim.number.end + 12]) is not None


def is_left(claim: Claim, text: str) -> bool:
    """Whether a number is what is left when a part is taken away."""
    return _LEFT.search(text, max(claim.sentence, claim.slot.start - 2), claim.slot.end) is not None


def left_over(claim: Claim, text: str, told: Iterable[Told]) -> list[Told]:
    """Return the numbers one of which may be taken from another, where a number is what is left.

    A note that tells itself what is left is none of them.
    """
    if not is_left(claim, text):
        return []
    listed = list(told)
    itself = {one.text for one in listed if _LEFT.search(one.clause)}
    return [one for one in listed if one.text not in itself]


def compares(claim: Claim, text: str) -> re.Match[str] | None:
    """Return where a number is set against another thing: 提案比建议多5件; None if it is not."""
    return _THAN.search(text, claim.slot.start, claim.number.start)


def difference(quantity: Spoken, told: Sequence[Told], than: re.Match[str]) -> Iterator[str]:
    """Yield two numbers of one note of which the second is named by ``than``, as far apart as is said."""
    names = pairs(than["other"])
    for one, other in permutations(told[:MOST], 2):
        value = one.quantity.value - other.quantity.value
        # 2026年拟比本年多14期: the two years stand in one note.
        meant = one.note == other.note and (_names(other, names) or than["other"] in _THIS_YEAR)
        # 上半年86.3分，下半年90.1分: the one with more of the words is meant.
        meant = meant and not (_names(one, names) and len(one.words & names) >= len(other.words & names))
        if meant and quantity.admits(value if than["way"] in _MORE else -value) is Fit.YES:
            less, more = sorted((one.quantity.value, other.quantity.value))
            yield f"{one.shown}：{show(more)}－{show(less)}"


def exceeds(claim: Claim, text: str) -> re.Match[str] | None:
    """Return where a number is said to be more or less than that of another thing, None if it is not."""
    return _EXCEEDS.match(text, claim.number.end)


def outdone(one: Told, told: Iterable[Told], than: re.Match[str]) -> Iterator[str]:
    """Yield the number of the other thing, where it is not less, or not more, as ``than`` has it."""
    names = pairs(than["other"])
    for other in told:
        meant = other is not one and other.note == one.note and _names(other, names)
        more = one.quantity.value > other.quantity.value
        if meant and one.quantity.value != other.quantity.value and more is not (than["more"] is not None):
            yield f"{one.shown}、{other.shown}"


def _names(told: Told, names: frozenset[str]) -> bool:
    """Whether some words name a number: by the word beside it, or as all that its clause says."""
    return bool(told.head & names) or (bool(told.words) and told.words <= names)


def sums(quantity: Spoken, told: Sequence[Told], difference: bool, direction: int = 0) -> Iterator[str]:
    """Yield two numbers of one note that make this one: their sum, or their difference.

    A difference of a ``direction`` is one from the number told first to the other: 58项变61项.
    """
    for one, other in combinations(told[:MOST], 2):
        rises = other.quantity.value > one.quantity.value
        if direction and not (one.last_year or other.last_year) and rises is not (direction > 0):
            continue
        more, less = sorted((one.quantity.value, other.quantity.value), reverse=True)
        value, sign = (more - less, "－") if difference else (more + less, "＋")
        if one.note == other.note and quantity.admits(value) is Fit.YES:
            yield f"{one.shown}：{show(more)}{sign}{show(less)}"


def of_two_notes(quantity: Spoken, told: Sequence[Told]) -> Iterator[str]:
    """Yield two numbers of different notes that a total sums: 公众号与视频号共发626条."""
    for one, other in combinations(told[:MOST], 2):
        if one.note != other.note and quantity.admits(one.quantity.value + other.quantity.value) is Fit.YES:
            yield f"{one.shown}＋{other.shown}"


def in_rows(quantity: Spoken, told: Sequence[Told]) -> Iterator[str]:
    """Yield three or more numbers of one text, told one behind the other, that a total sums."""
    for row in chain.from_iterable(map(_rows, _texts(told))):
        if quantity.admits(_sum(row)) is Fit.YES:
            yield f"{row[0].shown}：{_written(row, '＋')}"


def remainders(quantity: Spoken, told: Sequence[Told]) -> Iterator[str]:
    """Yield a number less two others of its text, or several in a row less another one.

    收到64条，采纳23条、部分采纳9条 leave 32; 省建议3件、市建议61件、提案47件，公开107件 leave 4.
    """
    for own in _texts(told):
        for whole in own:
            for parts in combinations([one for one in own if one is not whole], 2):
                if quantity.admits(whole.quantity.value - _sum(parts)) is Fit.YES:
                    yield f"{whole.shown}：{show(whole.quantity.value)}－{_written(parts, '－')}"
        for row, part in product(_rows(own), own):
            if part not in row and quantity.admits(_sum(row) - part.quantity.value) is Fit.YES:
                yield f"{row[0].shown}：{_written(row, '＋')}－{show(part.quantity.value)}"


def but_for_named(quantity: Spoken, told: Iterable[Told], before: str) -> Iterator[str]:
    """Yield a number less those that are told apart by their names: 其中5月的由省厅讲授，其余3次 of 4次."""
    apart = _APART.search(before)
    if apart is None or any(spoken.kind is not Kind.YEAR for spoken in scan(apart[0])):
        return
    names = len(_AND.split(apart["named"]))
    for one in told:
        if quantity.admits(one.quantity.value - names) is Fit.YES:
            yield f"{one.shown}：{show(one.quantity.value)}－{names}"


def _texts(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield the numbers of each text."""
    for _, listed in groupby(told, key=attrgetter("text")):
        yield list(islice(listed, MOST))


def _rows(own: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Yield the numbers of a text that stand one behind the other, three of them or more."""
    for start in range(len(own)):
        for end in range(start + 3, min(start + _LONGEST, len(own)) + 1):
            yield own[start:end]


def _sum(row: Iterable[Told]) -> Number:
    return sum((one.quantity.value for one in row), start=0)


def _written(row: Iterable[Told], sign: str) -> str:
    return sign.join(show(one.quantity.value) for one in row)


def products(quantity: Spoken, told: Iterable[Told], before: str) -> Iterator[str]:
    """Yield a number dealt out: 5月和10月各举办1次 makes 2 of a note's 1, or 1 of its 2."""
    times_here = _times(before)
    for one in told:
        for times in _dealt_to(one):
            if quantity.admits(one.quantity.value * times) is Fit.YES:
                yield f"{one.shown}：{show(one.quantity.value)}×{show(times)}"
        if times_here > 1 and one.quantity.value == quantity.value * times_here:
            yield f"{one.shown}：{show(quantity.value)}×{times_here}"


def _times(text: str) -> int:
    dealt = _EACH.search(text)
    return len(_AND.split(dealt["to"])) if dealt else 1


def _dealt_to(told: Told) -> Iterable[Number]:
    """Return to how many of something a number is dealt out: 6个股室、22家单位各1名 to 6, to 22, to both."""
    often = _OFTEN.search(told.before)
    if often is not None:
        return (_PERIODS[often[1]],)
    dealt = _EACH.search(told.before)
    if dealt is None:
        return ()
    many = [spoken.value for spoken in scan(told.before, 0, dealt.end()) if spoken.kind is Kind.COUNT]
    if not many:
        names = len(_AND.split(dealt["to"]))
        return (names,) if names > 1 else ()
    return (*many, sum(many, start=0))
