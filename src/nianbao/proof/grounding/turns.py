"""Statements of all and of none, and comparisons with last year: whether a source makes them too.

Each is vouched for by a source that says it of the same deed: 逐条说明理由 says nothing about 均已采纳.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from nianbao.proof.grounding.alike import alike, cannot
from nianbao.proof.grounding.clauses import CLAUSE, SHOWN
from nianbao.proof.grounding.sayings import (
    ALL,
    PART,
    Said,
    denials,
    denied_in,
    last_number,
    limited,
    negation,
    of_whole,
    said_of_all,
    twice,
    universals,
    verb_of,
)
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.grounding.undone import Undone
from nianbao.quantities import Kind, Spoken, scan

_AFTER_ALL = re.compile("^(?:均|都|全部)(?:按规定|依法|依规|作出?|属于?|决定|[按由为以因予])*")
#: Nothing is left: all of it was done.
_NOTHING_LEFT = re.compile(
    "(?:没有|毫?无)一?[项个件条处]?(?:遗留|遗漏|缺席|例外|死角|盲区|缺漏|漏项)|不留(?:死角|盲区|空白)"
)
#: Who or what a clause is about.
_SUBJECT = re.compile("^(?!所有|全部|凡|每)[^\u4e00-\u9fff]*[\u4e00-\u9fff]{3}")
#: What is left out is named, or told before.
_EXCEPT = re.compile("除[^。；]{1,30}?[外余]|其余|余下|剩余|其他[^，。；]{0,4}$")
_COMPARISON = re.compile(
    r"(?:[比较与同](?:上年|去年|上一年)|同比|[高低多少]于(?:上年|去年|上一年))[^，。；]{0,12}?"
    r"(?P<way>增加|增长|上升|提高|增多|减少|下降|降低|回落|持平|上年|去年|上一年)"
)
#: What an effort comes to, or does not.
_COMES_OUT = frozenset("通懂到见开清")
_IS_NAMED = re.compile("的(?:只有|就?是)([\u4e00-\u9fff]{3,10})")
#: So much of what a source denies is enough to know it by.
_THING = 4
#: What there was none of, left unsaid.
_SUCH = re.compile("(?:相关|有关|该|此类?|这类)")
_AND = re.compile("[、和与]|(?<!涉)及")


def turned(text: str, sources: Collection[str], labels: Collection[str], judged: Spans, zero: bool) -> str:
    """Return a clause that denies, says of all or compares, where no source does and no figure has told.

    ``sources`` are what the sentence rests on, ``labels`` among them the names of figures, ``judged`` the
    places that the figures bear out or contradict; ``zero`` says that a figure among them is zero, which
    is what a denial rests on.
    """
    for start in sorted((*_strange(text, sources, bool(labels), zero), *_compared(text, sources))):
        stretch = CLAUSE.split(text[start : start + 60])[0].split("、")[0]
        if labels and all(_AFTER_ALL.sub("", stretch)[:4] in label for label in labels):
            # 重复申请31件、…，均不予处理: the row above them says so.
            continue
        if not judged.touch(start, start + len(stretch)):
            return stretch[:SHOWN]
    return ""


def _strange(text: str, sources: Collection[str], figures: bool, zero: bool) -> Iterator[int]:
    """Yield where something is said of all or denied that no source says so."""
    told = _Told(sources)
    doubled = [Said(*m.span(), m["what"], False) for m in twice().finditer(text)]
    for one in () if zero else doubled:
        if (
            not told.of_all(text, one._replace(head=one.deed))
            and text[one.start : one.end] not in told.joined
        ):
            yield one.start
    for found in _NOTHING_LEFT.finditer(text):
        # Another word for all in the sentence is looked at by itself.
        said = told.all_done or ALL.search(text) or found.group() in told.joined
        if not said and not (zero or figures):
            yield found.start()
    taken = Spans(
        [*((one.start, one.end) for one in doubled), *(m.span() for m in _NOTHING_LEFT.finditer(text))]
    )
    for one in universals(text):
        listed = _listed(CLAUSE.split(text[max(0, one.start - 80) : one.start])[-1], told.joined)
        vouched = listed or told.of_all(text, one) or _adds_up(text, one)
        if not vouched and not told.excepted(text, one, figures):
            yield one.start
    yield from told.undone.told_as_done(text)
    for one in () if zero else denials(text):
        if text.startswith("不够", one.start):
            # 不够及时 is a matter of degree; its word is looked for like any other.
            continue
        if not taken.touch(one.start, one.end) and not told.denies(text, one):
            yield one.start


class _Told:
    """What the sources say of all, what they deny, and what they say of a whole."""

    def __init__(self, sources: Collection[str]) -> None:
        self.joined = "\n".join(sources)
        self._notes = [[clause for clause in CLAUSE.split(note) if clause] for note in sources]
        self._clauses = [clause for note in self._notes for clause in note]
        self._all = [(clause, one) for clause in self._clauses for one in said_of_all(clause)]
        self._denied = [(clause, one) for clause in self._clauses for one in denied_in(clause)]
        self.undone = Undone(self.joined, self._denied)
        #: Whether a source says that something was done with all there was.
        self.all_done = any(not one.denied and clause[one.start] not in "逐每" for clause, one in self._all)
        self.all_done = self.all_done or any("完毕" in clause for clause in self._clauses)

    def of_all(self, text: str, said: Said) -> bool:
        """Whether a source says of all, or of the whole that is meant, what the text says of all."""
        whole = _counted(text, said.start)
        for clause, one in self._all:
            told = list(scan(clause[: one.start]))
            parted = whole is not None and bool(told) and not _comes_to(told, whole)
            if one.denied == said.denied and not parted and _same(said.head, one.deed):
                return True
        if said.denied:
            return any(_same(said.deed, one.deed) and of_whole(c, one, whole) for c, one in self._denied)
        return any(_wholly(text, said, whole, note) for note in self._notes)

    def excepted(self, text: str, said: Said, figures: bool) -> bool:
        """Whether the text names what is left out, and a source tells of the deed: 除1项外均已完成."""
        before = text[max(0, said.start - 60) : said.start]
        return _EXCEPT.search(before) is not None and (figures or _same(said.deed, self.joined))

    def denies(self, text: str, said: Said) -> bool:
        """Whether a source denies what the text denies, in these words or in others."""
        start = said.start
        if not said.deed:
            # 网络安全事件未有发生: what is denied stands before.
            said = said._replace(deed=CLAUSE.split(text[max(0, start - 14) : start])[-1])
        if _cannot(text, said, self.joined):
            return True
        if text[start : start + 3] in self.joined or alike(text, start, self.joined):
            return True
        of_some = limited(text, said)
        before = CLAUSE.split(text[max(0, start - 16) : start])[-1]
        for clause, _ in self._denied:
            if clause.endswith("没有") and (_SUCH.match(said.deed) or _ends_alike(before, clause[:-2])):
                # 没检索就答没有; 14个有公示栏，青岑乡没有
                return True
        many = {spoken.value for spoken in scan(before)}
        for clause, one in self._denied:
            # 19件未写明理由, where a note has 没写理由的19件
            counted = not many.isdisjoint(spoken.value for spoken in scan(clause))
            # 没有查阅移交的档案, where a note has 没查移交的档案
            ends = (said.deed[:_THING], said.deed[-_THING:]) if len(said.deed) > _THING else ()
            same = counted or any(end in one.deed for end in ends)
            alone = same or not limited(clause, one) or _named_in(text, clause[one.start :])
            if _same(verb_of(said.deed), one.deed) and (of_some or alone):
                return True
        if any(one.denied and _same(said.deed, one.deed) for _, one in self._all):
            return True
        return any(_left(text, said, note) for note in self._notes)


def _ends_alike(before: str, thing: str) -> bool:
    """Whether what a text denies is said of the thing of which a source says 没有: 青岑乡尚未设置."""
    return len(thing) > 1 and thing[-3:] in before


def _named_in(text: str, denied: str) -> bool:
    """Whether a text speaks of those that a source says were left: 没开工的是栗坪服务区."""
    named = _IS_NAMED.search(denied)
    return named is not None and named[1] in text


def _cannot(text: str, said: Said, sources: str) -> bool:
    """Whether a source says in other words that something cannot be done: 打不通 for 无法打通."""
    verb = said.deed.removeprefix("法").removeprefix("能")[:2]
    if len(verb) == 2 and (cannot(verb, sources) or any(f"{char}不了" in sources for char in verb)):
        return True
    if verb[1:] in _COMES_OUT and f"不{verb[1:]}" in sources:
        # 无法接通, where a source has 打不通
        return True
    around = text[max(0, said.start - 1) : said.start] + text[said.end : said.end + 1]
    return len(around) == 2 and any(f"{no}{around}" in sources for no in ("无法", "不能", "未能", "难以"))


def _same(one: str, other: str) -> bool:
    """Whether two stretches have a pair of characters in common, or words that mean the same."""
    if len(one) == 1:
        return one in other
    if len(other) == 1:
        # 未开展, where a note has 没做
        return other in one or alike(one, 0, other)
    return any(one[i : i + 2] in other or alike(one, i, other) for i in range(len(one) - 1))


def _comes_to(told: Sequence[Spoken], whole: Spoken) -> bool:
    """Whether the number before something said of all, or all of them, is the whole that is meant."""
    if told[-1].unit != whole.unit:
        return True
    return whole.value in (told[-1].value, sum(q.value for q in told if q.unit == whole.unit))


def _counted(text: str, at: int) -> Spoken | None:
    """Return the number of those that something is said of: in the clause itself, or in the one before."""
    *before, clause = CLAUSE.split(text[max(0, at - 80) : at])
    if (own := last_number(clause)) is not None or _SUBJECT.search(clause):
        # 聘用578名，面试成绩均于当天公布: what it is said of is named here.
        return own
    return last_number(before[-1]) if before else None


def _wholly(text: str, said: Said, whole: Spoken | None, note: list[str]) -> bool:
    """Whether a note says of a whole what the text says of all of it: 更换21个村的公开栏."""
    subject = next(filter(None, reversed(CLAUSE.split(text[max(0, said.start - 40) : said.start]))), "")
    for at, clause in enumerate(note):
        next_to = note[at - 1] if at else "".join(note[1:2])
        own, beside = list(scan(clause)), list(scan(next_to))
        told = said.head if own or whole is None else said.deed
        denied = negation().search(clause) and not negation().search(subject)
        if not _same(told, clause) or PART.search(clause) or denied:
            continue
        if whole is not None:
            # The number is that of the deed, or that of what the deed is told of.
            if any(q.value == whole.value for q in (own or beside)):
                return True
        elif (
            len(own) < (2 if at == 0 else 1)
            and _same(subject, clause)
            and not _one_of(subject + said.deed, clause)
        ):
            units = {q.unit for q in own}
            if not any(q.unit in units for later in note[1:] for q in scan(later)):
                return True
    return False


def _one_of(deed: str, clause: str) -> bool:
    """Whether the clause has more than the text: 公开栏和意见箱 where the text has 公开栏 alone."""
    return any(_AND.search(clause) is not None and part not in deed for part in _AND.split(clause))


def _adds_up(text: str, said: Said) -> bool:
    """Whether the parts that follow are all there is: 4件已全部审结，维持3件，其他1件."""
    whole = _counted(text, said.start)
    if whole is None:
        return False
    parts = [q.value for q in scan(text[said.end : said.end + 120]) if q.unit == whole.unit]
    return whole.value in list(accumulate(parts))[1:]


def _left(text: str, said: Said, note: list[str]) -> bool:
    """Whether so many are left of a whole: 2个未整改 where 25 of 27 were."""
    clause = CLAUSE.split(text[max(0, said.start - 30) : said.start])[-1]
    left = last_number(clause) or next(iter(scan(text[said.end : said.end + 16])), None)
    if left is None:
        return False
    if any(re.search(rf"差{left.value}(?![0-9.])", c) for c in note):
        # 仍有1件尚未完成, where a note has 还差1件, but not 还差17件
        return True
    done = [q for c in note if _same(said.deed, c) for q in scan(c)]
    if done and all(q.unit != left.unit for q in done):
        # 其余9个社区没有电子屏, where a note has 电子屏9块，装在5个社区
        done = [q for c in note for q in scan(c)]
    if left.kind is Kind.PERCENT:
        return any(d.kind is Kind.PERCENT and d.value + left.value == 100 for d in done)
    every = [(q.unit, q.value) for c in note for q in scan(c)]
    every += [(left.unit, sum(q.value for q in scan(c) if q.unit == left.unit)) for c in note]
    return any(unit == d.unit and value - d.value == left.value for unit, value in every for d in done)


def _compared(text: str, sources: Iterable[str]) -> Iterator[int]:
    """Yield where the text compares with last year as no source does."""
    joined = "\n".join(sources)
    for found in _COMPARISON.finditer(text):
        if found["way"] not in joined and not alike(text, found.start("way"), joined):
            yield found.start()


def _listed(head: str, sources: str) -> bool:
    """Whether all that a word like 均 speaks of is a list that a source has: 大厅和图书馆均设有 …"""
    items = [item[-2:] for item in _AND.split(head) if item]
    listed = "、" in head or "的" not in head
    return listed and len(items) > 1 and all(item in sources for item in items)
