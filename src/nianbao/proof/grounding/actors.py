"""Who does what: whether a source gives a deed to the office or person that the sentence gives it to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from nianbao.proof.grounding.alike import alike
from nianbao.proof.grounding.clauses import CLAUSE, HAN
from nianbao.proof.grounding.sources import data

#: Words before the name of an office that are none of it.
_OPENING = re.compile(
    "^(?:其中|.*[省市县区镇乡旗由与和同经请邀托向及在对交的了给为任派将让并我本各一二三四五六七八九十个])"
)
_RANK = re.compile("(?:常务|分管|主管|副|助理|第一|执行)*$")
_RANKS = ("常务", "分管", "主管", "副", "助理", "第一", "执行")
#: Where something is done or goes, which is no doer.
_PLACE = re.compile("(?:在|向|报|到|于|赴|对|为|从|至|上|走进|登上|做客)[^，。；由与请]{0,20}$")
#: Words of a deed that any doer might be told with.
_LIGHT = re.compile(
    "统一|统筹|负责|牵头|承担|主持|组织|开展|进行|联合|共同|合作|会同|协同|配合|协助|参与|参加|具体|工作|全程|及时|定期|联动"
    "|每月|每季度?|每周|每年|全年|年内|[0-9]+[^，。；]?|一次|政府|任|信息|公开|申请|担任|有关|相关|已经?|予以|并"
)
#: Before a doer stands a word that makes it one, or nothing but the words of its name.
_CUE = re.compile(
    "(?:^|[由经与和及、被受—：]|会同|联合|邀请|委托|聘请|商请|特邀|协同|携手|[请托])[^，。；、由经与请托纳入计列]{0,16}$"
)
#: 学校公众号 and 监督员座谈会 do nothing themselves.
_CHANNEL = re.compile("座谈|培训|会议|队伍|名单|公众号|网站|官网|官微|微信|微博|栏目|账号|主页")
#: 书记不参加 gives no deed to anybody.
_NOT = re.compile("不|没|未")
_BEFORE = re.compile("^(?P<deed>.*(?=[由经])|[^：0-9]{1,12}(?=：))")
_JOINED = re.compile("[、和与及—]")
#: What tells of whom a doer consists does nothing itself: 监督员15名（家长8、教师7）.
_BRACKET = re.compile(r"（[^（）]*\d[^（）]*）|：[^：；。，、]*\d(?:、[^：；。，、]*\d)+(?=[；。，]|$)")
#: What an office calls itself, and what stands before the kind of those that were named.
_OWN = ("中心", "医院", "学校", "公司")
_COUNTED = re.compile("[两二三四五六七八九几0-9][个家所]$")
#: 村（站所） tells of what kind a doer is.
_CLOSED = ("）", ")")
_ASIDE = re.compile("（[^（）]*）")
_MARKS = re.compile("[^\u4e00-\u9fff]")
#: So many characters behind a doer that a source has too give it the same deed.
_SAME = 5
#: How far left the name of an office is looked at.
_NAME = 2
#: So long is what stands between two doers in a row, the beginning of the name included.
_ROW = 14


class _Part(NamedTuple):
    """A doer, its rank, what it does, and where it stands in its text."""

    name: str
    ranks: frozenset[str]
    deed: str
    start: int
    end: int
    #: It is only where the deed is done, or to whom.
    place: bool = False
    #: Of a source, all that follows: what a doer does whose deed stands further on.
    rest: str = ""


def actor(text: str, sources: Collection[str]) -> str:
    """Return a doer to whom the text gives what the sources give to another, with the deed."""
    given = [_with_rest(part, source) for source in sources for part in _told(source)]
    aside = "".join(found for source in sources for found in _ASIDE.findall(source))
    seen: set[tuple[str, frozenset[str], str]] = set()
    for part in _parts(text):
        # 优秀3（南关所、青石所、柳桥所）: what a bracket names stands under the word before it.
        if part.place or part[:3] in seen or part.name in aside:
            continue
        # 村委会 is name enough, 馆 is not.
        whole = part.start if part.end - part.start > _NAME else part.end - len(part.name)
        told = text[whole : part.end + _SAME]
        if len(part.name) > _NAME and any(told in source for source in sources):
            # 没有查阅村委会移交的档案, where a source has 没查村委会移交的档案
            continue
        seen.add(part[:3])
        own = any(_is(part, other) and _shares(part.deed, other.deed or other.rest) for other in given)
        others = [other for other in given if not other.place and not _is(part, other)]
        if not own and any(_shares(part.deed, other.deed or other.rest) for other in others):
            return text[part.start : part.end]
    return ""


def _is(one: _Part, other: _Part) -> bool:
    """Whether a source means the doer that the text means: 副镇长 is no 镇长, 分管副镇长 is a 副镇长."""
    same = one.name.endswith(other.name) or other.name.endswith(one.name)
    return same and one.ranks <= other.ranks and ("副" in one.ranks) == ("副" in other.ranks)


def _shares(one: str, other: str) -> bool:
    for run in HAN.findall(_LIGHT.sub(" ", one)):
        if any(run[i : i + 2] in other or alike(run, i, other) for i in range(len(run) - 1)):
            return True
    return False


def _told(source: str) -> Iterator[_Part]:
    """Yield the doers of a source, each with what it does up to where another one begins."""
    last: _Part | None = None
    for clause in CLAUSE.split(_BRACKET.sub("", source)):
        parts = list(_parts(clause))
        if last is not None and not parts:
            last = last._replace(deed=f"{last.deed} {clause}")
        elif parts:
            if last is not None:
                yield last
            yield from parts[:-1]
            last = parts[-1]
    if last is not None:
        yield last


def _with_rest(part: _Part, source: str) -> _Part:
    """Give a doer with no deed of its own what the rest of the source tells: 监督员15名，…，提意见44条."""
    # 只去了律师（某律所）
    deed = _ASIDE.sub("", part.deed)
    own = any(len(run) > 1 for run in HAN.findall(_LIGHT.sub("", deed))) or _NOT.match(deed)
    return part if own else part._replace(deed="", rest=source)


def _parts(text: str) -> Iterator[_Part]:
    at = 0
    for clause in CLAUSE.split(text):
        yield from (
            part._replace(start=part.start + at, end=part.end + at) for part in reversed(_of_clause(clause))
        )
        at += len(clause) + 1


def _of_clause(clause: str) -> list[_Part]:
    """Return the doers of a clause, the last first: of a row of them each does what the last does."""
    parts: list[_Part] = []
    end = len(clause)
    for found in reversed(list(_names().finditer(clause))):
        name, ranks = _named(clause, found)
        if found["office"] and (
            name in _OWN
            or clause[found.end() : found.end() + 1] in _CLOSED
            or _COUNTED.search(clause, max(0, found.start() - 2), found.start())
        ):
            # 中心由上年的第7位退至第11位 is the office itself, A处、B处两个处室 are those named before.
            continue
        before = clause[max(0, found.start() - 24) : found.start()]
        # 局 in 局办公室 is but a part of the name, 科室 in 科室联络员 as well.
        bare = len(name) < _NAME or (parts and parts[-1].start - len(parts[-1].name) <= found.start())
        place = _PLACE.search(before) is not None
        channel = _CHANNEL.match(clause, found.end()) is not None
        if bare or channel or not (place or _CUE.search(before)):
            continue
        deed = clause[found.end() : end]
        if parts and _JOINED.match(deed[:1]) and len(deed) <= _ROW:
            deed = parts[-1].deed
        elif not HAN.search(_LIGHT.sub("", deed)):
            told = _BEFORE.match(clause[: found.start()])
            deed = (told["deed"] if told else "") + deed
        parts.append(_Part(name, ranks, deed, found.start(), found.end(), place))
        end = end if place else found.end() - len(name)
    for n in range(len(parts) - 1, 0, -1):
        first, following = parts[n], parts[n - 1]
        counted = not HAN.search(_LIGHT.sub("", following.deed.partition("、")[0]))
        if counted and "、" in first.deed:
            # 局长出庭1次、副局长2次
            parts[n - 1] = following._replace(deed=first.deed + following.deed)
    return parts


def _named(clause: str, found: re.Match[str]) -> tuple[str, frozenset[str]]:
    """Return the name that ends there, as far as it tells one office from another, and the rank."""
    if found["person"]:
        rank = _RANK.search(clause, max(0, found.start() - 8), found.start())
        ranks = frozenset(one for one in _RANKS if rank is not None and one in rank.group())
        return found.group(), ranks
    head = _MARKS.split(clause[max(0, found.start() - _NAME) : found.start()])[-1]
    opening = _OPENING.match(head)
    return head[opening.end() if opening else 0 :] + found.group(), frozenset()


@cache
def _names() -> re.Pattern[str]:
    support = data()["support"]
    ends = [(*word.split("="), "", "")[:3] for word in support["ends"].split()]
    ends += [(word, "", "") for word in support["doers"].split()]
    offices = "|".join(
        (f"(?<![{after}])" if after else "") + word + (f"(?![{before}])" if before else "")
        for word, before, after in sorted(ends, key=lambda end: -len(end[0]))
    )
    persons = "|".join(sorted(support["persons"].split(), key=lambda word: -len(word)))
    numerals = "零一二三四五六七八九十百千万两几0-9"
    return re.compile(f"(?P<person>{persons})|(?<![{numerals}])(?P<office>{offices})")
