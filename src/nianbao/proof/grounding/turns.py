"""Statements of all and of none, and comparisons with last year: whether a source makes them too.

Each is vouched for by a source that says it of the same deed: 逐条说明理由 says nothing about 均已采纳.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from nianbao.proof.grounding.alike import alike, cannot, words_for
from nianbao.proof.grounding.clauses import CLAUSE, HAN, SHOWN
from nianbao.proof.grounding.sayings import (
    ALL,
    LIGHT,
    Said,
    denials,
    denied_in,
    limited,
    negation,
    said_of_all,
    twice,
    universals,
    verb_of,
)
from nianbao.proof.grounding.spans import Spans
from nianbao.quantities import Kind, Spoken, scan

_AFTER_ALL = re.compile("^(?:均|都|全部)(?:按规定|依法|依规|作出?|属于?|决定|[按由为以因予])*")
#: Nothing is left: all of it was done.
_NOTHING_LEFT = re.compile(
    "(?:没有|毫?无)一?[项个件条处]?(?:遗留|遗漏|缺席|例外|死角|盲区|缺漏|漏项)|不留(?:死角|盲区|空白)"
)
_PART = re.compile("其中|部分|个别|有的|少数|多数|大多|除|以外|仅|只有|另")
#: Who or what a clause is about.
_SUBJECT = re.compile("^(?!所有|全部|凡|每)[^\u4e00-\u9fff]*[\u4e00-\u9fff]{3}")
#: What is left out is named, or told before.
_EXCEPT = re.compile("除[^。；]{1,30}?[外余]|其余|余下|剩余|其他[^，。；]{0,4}$")
_COMPARISON = re.compile(
    r"(?:[比较与同](?:上年|去年|上一年)|同比|[高低多少]于(?:上年|去年|上一年))[^，。；]{0,12}?"
    r"(?P<way>增加|增长|上升|提高|增多|减少|下降|降低|回落|持平|上年|去年|上一年)"
)
#: Verbs before what a text has.
_HAVING = (
    "(?:开展|举办|举行|进行|组织|设立|建立|获得|取得|作出|给予|出现|发生|存在|查出|发现|有)(?:了|过)?"
    "[^，。；未没无不]{0,4}"
)
#: Before what has been done, and what is still to come.
_NOW_DONE = "(?:已经?|均|都|也|随之|随即|同步|[并业]已|获|经|现已)"
#: Verbs that stand for any deed: 外语版没做.
_ANY_DEED = ("做", "搞", "弄")
_TO_COME = re.compile("拟|计划|打算|准备|将|待|预计|争取|尚|仍|还需|要求|后再")
#: So short a thing is looked for behind such a verb only.
_SHORT = range(2, 5)
#: 收费通知也没发, 抖音号没开过, 没开工的是栗坪服务区
_NOT_YET = re.compile(
    "(?:(?<=[，；。])|^)(?P<what>[\u4e00-\u9fff0-9]{3,10}?)[也都还]?(?:没有?|未)(?P<verb>[\u4e00-\u9fff]{1,2}?)过?(?=[，；。]|$)"
    "|(?:没有?|未)(?P<deed>[\u4e00-\u9fff]{1,2})的(?:只有|就?是)(?P<named>[\u4e00-\u9fff]{3,10})(?=[，；。]|$)",
    re.MULTILINE,
)
_IS_NAMED = re.compile("的(?:只有|就?是)([\u4e00-\u9fff]{3,10})")
#: 打不通, 看不懂: it could not be done.
_UNABLE = re.compile("([\u4e00-\u9fff])不([通懂到见开清动完上下出起])")
_CLAUSES = re.compile("[^，；。\n]+")
#: So much of what a source denies is enough to know it by.
_THING = 4
#: What is over is there no more: 独立网站已于2019年关停, where a source has 没独立网站.
_GONE = re.compile("关停|关闭|注销|停用|停办|撤销|下线")
_NEVER = re.compile("零|(?<![0-9])0|防止|避免|杜绝|制度|机制|是否|严防|无|免")
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
    yield from told.affirmed(text)
    for one in () if zero else denials(text):
        if text.startswith("不够", one.start):
            # 不够及时 is a matter of degree; its word is looked for like any other.
            continue
        if not taken.touch(one.start, one.end) and not told.denies(text, one):
            yield one.start


def _of_whole(clause: str, denied: Said, whole: Spoken | None) -> bool:
    """Whether a clause denies something of the whole that is meant, and not of a part."""
    before = clause[: denied.start]
    counted = _last(before)
    same = counted is None or (whole is not None and counted.value == whole.value)
    return same and not _PART.search(before) and not limited(clause, denied)


class _Told:
    """What the sources say of all, what they deny, and what they say of a whole."""

    def __init__(self, sources: Collection[str]) -> None:
        self.joined = "\n".join(sources)
        self._notes = [[clause for clause in CLAUSE.split(note) if clause] for note in sources]
        self._clauses = [clause for note in self._notes for clause in note]
        self._all = [(clause, one) for clause in self._clauses for one in said_of_all(clause)]
        self._denied = [(clause, one) for clause in self._clauses for one in denied_in(clause)]
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
            return any(_same(said.deed, one.deed) and _of_whole(c, one, whole) for c, one in self._denied)
        return any(_wholly(text, said, whole, note) for note in self._notes)

    def excepted(self, text: str, said: Said, figures: bool) -> bool:
        """Whether the text names what is left out, and a source tells of the deed: 除1项外均已完成."""
        before = text[max(0, said.start - 60) : said.start]
        return _EXCEPT.search(before) is not None and (figures or _same(said.deed, self.joined))

    def affirmed(self, text: str) -> Iterator[int]:
        """Yield where the text says of something that it is, which the sources only deny."""
        for unable in _UNABLE.finditer(self.joined):
            able = re.search(f"(?:能够?|可以?|已经?){unable[1]}{unable[2]}", text)
            if able is not None:
                yield able.start()
        for not_yet in _NOT_YET.finditer(self.joined):
            thing, verb = not_yet["what"] or not_yet["named"], not_yet["verb"] or not_yet["deed"]
            if (at := _after_all(text, thing, verb)) is not None:
                yield at
        for clause, one in self._denied:
            if clause[one.start] != "不" and (at := self._carried_out(text, clause, one)) is not None:
                yield at
            if clause[one.start] != "不" and (at := self._had(text, clause, one)) is not None:
                yield at
            if clause[one.start] != "不" and (at := self._done(text, one)) is not None:
                yield at
            thing = one.deed[:_THING]
            plain = clause[one.start] != "不" and len(thing) == _THING and _of_whole(clause, one, None)
            # What a source also tells without denying it is no news.
            if not plain or self.joined.count(thing) > sum(thing in o.deed for _, o in self._denied):
                continue
            at = text.find(thing)
            # 责任追究方面，没有发生相关情形 denies it further on.
            around = CLAUSE.split(text[max(0, at - 30) : at])[-1] + text[at : at + 40]
            gone = _GONE.search(CLAUSE.split(text[max(0, at) : at + 40])[0])
            if at >= 0 and not (negation().search(around) or _NEVER.search(around) or gone):
                yield at

    def _had(self, text: str, clause: str, one: Said) -> int | None:
        """Return where a text has what a source says there was none of: 没有奖金, 直播没搞, 没公开."""
        thing = LIGHT.sub("", one.deed)
        only = len(thing) in _SHORT and self.joined.count(thing) <= sum(
            thing in o.deed for _, o in self._denied
        )
        if not only or not HAN.fullmatch(thing) or not _of_whole(clause, one, None):
            return None
        found = re.search(f"(?:{_HAVING}|(?:已经?|并)[^，。；]{{0,4}}){thing}", text)
        said = found is not None and not negation().search(text[max(0, found.start() - 6) : found.end() + 6])
        return found.start() if found is not None and said else None

    def _done(self, text: str, one: Said) -> int | None:
        """Return where a text tells as done what a short verb denies: 没修, 没复查; None if nowhere."""
        verb = one.deed
        told = self.joined.count(verb) > sum(o.deed.startswith(verb) for _, o in self._denied)
        if not HAN.fullmatch(verb) or len(verb) > 2 or told:
            return None
        said = "|".join(words_for(verb))
        for found in re.finditer(rf"{_NOW_DONE}[^，。；、]{{0,4}}?(?:{said})", text):
            clause = text[max(text.rfind(mark, 0, found.start()) for mark in "，。；") + 1 : found.end() + 4]
            if not (negation().search(clause) or _NEVER.search(clause) or _TO_COME.search(clause)):
                return found.start()
        return None

    def _carried_out(self, text: str, clause: str, one: Said) -> int | None:
        """Return where a text tells as done what a clause leaves undone, None if nowhere: 资料未配备."""
        verb, thing = one.deed, clause[: one.start]
        if not 2 <= len(verb) < _THING or not clause.endswith(verb) or _PART.search(clause):
            return None
        for found in _CLAUSES.finditer(text):
            said = found.group()
            same = any(thing[i : i + _THING] in said for i in range(len(thing) - _THING + 1))
            open_yet = negation().search(said) or _NEVER.search(said) or _TO_COME.search(said)
            if same and verb in said and not open_yet:
                return found.start()
        return None

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
        for clause, one in self._denied:
            alone = not limited(clause, one) or _named_in(text, clause[one.start :])
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


def _after_all(text: str, thing: str, verb: str) -> int | None:
    """Return where a text tells of a thing what a source denies of it, None if nowhere."""
    said = "|".join(map(re.escape, words_for(verb)))
    said = f"{said}|{_NOW_DONE}" if verb in _ANY_DEED else said
    for found in _CLAUSES.finditer(text):
        told = re.search(said, found.group()) if thing in found.group() else None
        if told and not negation().search(found.group()) and not _TO_COME.search(found.group()):
            return found.start()
    return None


def _cannot(text: str, said: Said, sources: str) -> bool:
    """Whether a source says in other words that something cannot be done: 打不通 for 无法打通."""
    verb = said.deed.removeprefix("法").removeprefix("能")[:2]
    if len(verb) == 2 and (cannot(verb, sources) or any(f"{char}不了" in sources for char in verb)):
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


def _last(text: str) -> Spoken | None:
    return next(iter(reversed(list(scan(text)))), None)


def _counted(text: str, at: int) -> Spoken | None:
    """Return the number of those that something is said of: in the clause itself, or in the one before."""
    *before, clause = CLAUSE.split(text[max(0, at - 80) : at])
    if (own := _last(clause)) is not None or _SUBJECT.search(clause):
        # 聘用578名，面试成绩均于当天公布: what it is said of is named here.
        return own
    return _last(before[-1]) if before else None


def _wholly(text: str, said: Said, whole: Spoken | None, note: list[str]) -> bool:
    """Whether a note says of a whole what the text says of all of it: 更换21个村的公开栏."""
    subject = next(filter(None, reversed(CLAUSE.split(text[max(0, said.start - 40) : said.start]))), "")
    for at, clause in enumerate(note):
        next_to = note[at - 1] if at else "".join(note[1:2])
        own, beside = list(scan(clause)), list(scan(next_to))
        told = said.head if own or whole is None else said.deed
        denied = negation().search(clause) and not negation().search(subject)
        if not _same(told, clause) or _PART.search(clause) or denied:
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
    return len(parts) > 1 and sum(parts) == whole.value


def _left(text: str, said: Said, note: list[str]) -> bool:
    """Whether so many are left of a whole: 2个未整改 where 25 of 27 were."""
    clause = CLAUSE.split(text[max(0, said.start - 30) : said.start])[-1]
    left = _last(clause) or next(iter(scan(text[said.end : said.end + 16])), None)
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
