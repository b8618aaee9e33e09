"""Numbers told in a text with the words around them: the same thing in a note or in last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nianbao.quantities import Fit, Kind, Spoken, scan

_HAN = re.compile("[\u4e00-\u9fff]+")
_CLAUSE = re.compile("[、，。；;,！？!?\n]")
#: The same for what stands right around a number: brackets, and full stops that are no decimal points.
_PIECE = re.compile(r"[、，。；;,！？!?：:（）()\n]|\.(?!\d)")
#: The deed right before a number, and whether it is denied: 未采纳的有.
_DEED = re.compile(
    "(?P<no>未|没有?|不)?(?:予以?|被|能|得到|获)?(?P<deed>[\u4e00-\u9fff]{2})[了的]?[有共为是计]?$"
)
#: What ends a list of names before a number, and how far back that is looked for.
_LISTED = re.compile("[，。；：;:,！？!?\n]")
_FAR = 40
#: Pairs of characters that say nothing of what is counted.
_COMMON = frozenset(
    [
        *("全年", "本年", "年度", "本年度", "年内", "我市", "我县", "我区", "我镇", "我局", "我街", "街道"),
        *(
            "共计",
            "合计",
            "累计",
            "开展",
            "组织",
            "举办",
            "召开",
            "进行",
            "完成",
            "信息",
            "公开",
            "政府",
            "政务",
        ),
        *("工作", "其中", "有效", "及时", "各类", "情况", "发布", "参加"),
    ]
)
#: Measures that stand for each other: of events, of people, and those that fit nearly anything.
_ALIKE = {
    unit: units.split()[0]
    for units in (
        "次 期 场 场次 期次 轮 轮次",
        "人 名 位",
        "个 家 项 处 问",
        "条 条次",
        "件 件次",
        "篇 篇次",
        "户 户次",
    )
    for unit in units.split()
}


#: What stands between a number and the last strong mark before it, where that part tells of last year.
_OF_LAST_YEAR = re.compile(
    "(?:(?:^|[；;。：:（(\\n])\\s*(?:[上去]年|上一年)(?![末底])"
    "(?![^；;。：:（(\\n]*(?:[今本当]年|年底|现))[^；;。：:（(\\n]*"
    # 救助1.38万人次、2156万元，上年1.21万人次、1893万元
    "|，(?:[上去]年|上一年)(?![末底])[^，；;。：:（(\\n]*)$"
)

_DIGIT = re.compile("[0-9]")
_PEOPLE = ("人", "名", "位")
_MOST = re.compile("最[多大高]|居[首多]|为主|其次|次之")

#: What the clerk's notes, problems and improvements are called to a person.
NOTES = ("工作要点", "存在的问题", "改进情况")


class Source(NamedTuple):
    """A text with its name, as shown to a person; an improvement is of one ``note`` with its problem."""

    name: str
    text: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One quantity of a text and the words around it."""

    #: The number of its text and of its note, and where it comes from, as shown to a person.
    text: int
    note: int
    shown: str
    quantity: Spoken
    #: Pairs of characters of its clause, of the word right before or after the number, of the whole text.
    words: frozenset[str]
    head: frozenset[str]
    context: frozenset[str]
    #: The words of its clause, and those right beside the number.
    clause: str
    beside: str
    #: What stands before it up to a comma, a list included: 县医院、中医院各放.
    before: str
    #: Its part of the text tells of last year: …；上年10月办，185人.
    last_year: bool
    #: What names it alone: 主动公开 of 公文1268件：主动公开402、….
    label: str


class Near(NamedTuple):
    """What a number stands near: pairs of characters, and the notes that its sentence rests on."""

    words: frozenset[str]
    cited: frozenset[int] = frozenset()

    def touches(self, told: Told, least: int) -> bool:
        """Whether a number is of such a note, or its text shares so many pairs of characters."""
        return told.note in self.cited or len(self.words & told.context) >= least


def told(texts: Iterable[Source]) -> dict[tuple[Kind, str], list[Told]]:
    """Return the quantities of some texts by what they count in."""
    found: dict[tuple[Kind, str], list[Told]] = {}
    for number, (name, text, note) in enumerate(texts):
        context = pairs(text)
        unit, end = "", 0
        for quantity, clause in _clauses(text):
            if quantity.kind is Kind.COUNT:
                # 账号64个，正常48、整改5、注销11: one measure for all of them, but not 6类21式.
                bare = not quantity.unit and quantity.grain == 1
                # 信息员17人一年换了6个: of people too.
                people = quantity.unit == "个" and unit in _PEOPLE
                bare = bare or (people and _CLAUSE.search(text, end, quantity.start) is None)
                closed = _HAN.match(text, quantity.end) is None
                quantity = quantity._replace(unit=unit) if bare and closed else quantity
                unit = quantity.unit
            shown = f"{name}“{text[clause].strip()}”"
            close = slice(max(0, quantity.start - 6), quantity.end + 6)
            listed = _LISTED.split(text[max(0, quantity.start - _FAR) : quantity.start])[-1]
            item = Told(
                number,
                note,
                shown,
                quantity,
                pairs(text[clause]),
                heads(text, quantity),
                context,
                _beside(text, quantity, clause),
                _beside(text, quantity, close),
                listed,
                _OF_LAST_YEAR.search(text, 0, quantity.start) is not None,
                label(text, quantity, end),
            )
            found.setdefault(key(quantity), []).append(item)
            end = quantity.end
    return found


def label(text: str, quantity: Spoken, after: int) -> str:
    """Return what names a number alone: the words right before it, or behind it, or else the clause before.

    ``after`` is where the number before it ends.
    """
    start = max(after, quantity.start - _FAR)
    pieces = [start, *(mark.end() for mark in _PIECE.finditer(text, start, quantity.start))]
    before = text[pieces[-1] : quantity.start]
    end = _PIECE.search(text, quantity.end)
    behind = text[quantity.end : end.start() if end else len(text)]
    # 8件文件中保留6件, 18个村中优秀的有四个: what stands there is the next number's.
    behind = "" if _DIGIT.search(behind) or next(scan(behind), None) is not None else behind
    first = text[pieces[-2] : pieces[-1]] if len(pieces) > 1 else ""
    # 停车最多，1104件
    return next((_MOST.sub(" ", piece) for piece in (before, behind, first) if pairs(piece)), "")


def key(quantity: Spoken) -> tuple[Kind, str]:
    """Return what a quantity counts in; 次 and 场 are the same."""
    return quantity.kind, _ALIKE.get(quantity.unit, quantity.unit)


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters, without the common ones."""
    found = {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
    return frozenset(found - _COMMON)


def heads(text: str, quantity: Spoken) -> frozenset[str]:
    """Return the pair of characters right before a number, or after one that opens its clause."""
    before, after = text[max(0, quantity.start - 2) : quantity.start], text[quantity.end : quantity.end + 2]
    return frozenset(p for p in (before, after) if len(p) == 2 and _HAN.fullmatch(p) and p not in _COMMON)


def contrary(before: str, other: str) -> bool:
    """Whether what stands before two numbers affirms and denies the same deed: 采纳11条 and 没采纳11."""
    one, two = _DEED.search(before), _DEED.search(other)
    same = one is not None and two is not None and one["deed"] == two["deed"]
    return same and one is not None and two is not None and bool(one["no"]) is not bool(two["no"])


def agree(one: Spoken, other: Spoken) -> bool:
    """Whether one may be said where the other is told: the same number, or a vaguer one."""
    return one.value == other.value if other.vague else one.admits(other.value) is Fit.YES


def overlap(words: frozenset[str], others: frozenset[str]) -> float:
    """Return which share of some words another text has."""
    return len(words & others) / len(words) if words else 0.0


def likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Return how much two clauses share, 0 if less than two pairs or a quarter of the longer one."""
    both = len(words & others)
    if both < 2 or both * 4 < max(len(words), len(others)):
        return 0.0
    return both / min(len(words), len(others))


def around(text: str, quantity: Spoken) -> str:
    """Return the words right around a number, up to the marks before and after it."""
    start = max(0, quantity.start - _FAR)
    for mark in _PIECE.finditer(text, start, quantity.start):
        start = mark.end()
    last = min(len(text), quantity.end + _FAR)
    end = _PIECE.search(text, quantity.end, last)
    return _beside(text, quantity, slice(start, end.start() if end else last))


def _beside(text: str, quantity: Spoken, clause: slice) -> str:
    return f"{text[clause.start : quantity.start]} {text[quantity.end : clause.stop]}"


def _clauses(text: str) -> Iterator[tuple[Spoken, slice]]:
    start, marks = 0, _CLAUSE.finditer(text)
    mark = next(marks, None)
    for quantity in scan(text):
        while mark is not None and mark.end() <= quantity.start:
            start, mark = mark.end(), next(marks, None)
        if quantity.kind is not Kind.YEAR:
            end = _CLAUSE.search(text, quantity.end)
            yield quantity, slice(start, end.start() if end else len(text))
