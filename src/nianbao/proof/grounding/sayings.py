"""What a text says of all of something, and what it denies, each with the deed that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nianbao.proof.grounding.clauses import CLAUSE
from nianbao.proof.grounding.sources import data
from nianbao.quantities import Spoken, scan

#: Words that speak of some, not of all.
PART = re.compile("其中|部分|个别|有的|少数|多数|大多|除|以外|仅|只有|另")
#: Words that help a verb and name no deed.
_HELPING = re.compile(
    "^(?:得到|得以|进行|实现|予以|做到|已经?|由|为|以|在|经|被|用|是|能|可|也|有|过|再|曾|发现|出现|发生|存在|遇到|够|太|甚|很|必?须|应当?)*"
)
#: What ends a deed.
_ENDS = re.compile(f"{CLAUSE.pattern}|）")
#: Such verbs that name one all the same where no other follows.
_ALONE = ("做到", "过")
#: Words that say of all what follows them.
ALL = re.compile(
    "场场|人人|件件|个个|次次|篇篇|条条|(?<![平人户年月日])均(?!衡|等|匀|值|价|分|线)|(?<![首成])都(?![市江匀])|(?<![在占])全部|一律|皆|悉数"
)
#: Words of a source that say it of every single one.
_ONE_BY_ONE = re.compile(
    f"(?:{ALL.pattern})|全(?=[做办改修补换查])|逐[项件条个一人份篇户]|每[项件条个一人份篇户]|所有|全覆盖|(?:覆盖|涵盖)全"
)
#: 所有 stands before what is meant, the others before what is done.
_EVERY = re.compile("所有")
_MEASURE = "[项个件条份篇人次期起户家名处]?"
_NONE_OF = re.compile(f"无一{_MEASURE}(?!未|不|没|例外|遗)")
#: 未采纳的 speaks of some, 没有发生…的情形 of all.
_ATTRIBUTE = re.compile(
    "(?:未|不|没(?!有))(?!发生|出现|收到|接到|发现|存在|产生|作出|有|人)[^，。；、]{1,8}?的(?!情|现象|问题|案)"
)
#: Before a verb, these say how it was done, and the verb comes later.
_MANNER = re.compile("(?:已经?|是)*(?:由|在|以|按|经|于|通过|对|向|从)")
#: Verbs that say of a thing but that it was there.
LIGHT = re.compile(
    "^(?:搞|做|办|开展?|举办|举行|进行|组织|设立?|建立?|获得?|有|发生|出现|发现|查出|给|作出?)了?"
)
#: 逾期答复0件 is a denial.
_ZERO = re.compile("(?P<what>[\u4e00-\u9fff]{2,8}?)(?:[为有是])?(?:0|零)(?=[件次起项人条个例宗]|$)")
#: So much of what a text denies has its verb, if nothing stands before it.
_VERB = 4
_BEFORE_VERB = re.compile("[因对就为由被向]")
#: Whom a deed was done to, and why: 没有人员受到处分, 没有因公开工作被追责的情形.
_SUFFERED = re.compile(
    "(?:任何|一?[名个家]|人员|单位|干部|部门|个人|人)*(?:因[^，。；]{1,12}?)?(?:受到?|被|遭到?)"
)


class Said(NamedTuple):
    """Something said of all or denied: where the words stand, what of, and whether it is denied."""

    start: int
    end: int
    deed: str
    denied: bool
    #: As much of the deed as has its verb.
    head: str = ""


def universals(text: str) -> Iterator[Said]:
    """Yield what a text says of all, where a word says so plainly: 均, 全部, 所有."""
    yield from (_said(text, found) for found in ALL.finditer(text))
    for found in _EVERY.finditer(text):
        one = _said(text, found)
        # 所有答复书均经审核 is looked at where 均 stands.
        if not ALL.search(text[one.end : one.end + 24].split("，")[0]):
            yield one._replace(head=one.deed)


def said_of_all(clause: str) -> Iterator[Said]:
    """Yield what a clause of a source says of all, in any words."""
    for found in _ONE_BY_ONE.finditer(clause):
        one = _said(clause, found)
        # 覆盖全部部门: the deed stands before.
        yield one._replace(deed=clause[max(0, found.start() - 2) : found.start()] + " " + one.deed)
    for found in twice().finditer(clause):
        yield Said(*found.span(), found["what"], False)
    for found in _NONE_OF.finditer(clause):
        yield Said(*found.span(), clause[found.end() :], True)


def denials(text: str) -> Iterator[Said]:
    """Yield what a text denies, each with what follows the word: 未, 没有, 无, 不."""
    for found in negation().finditer(text):
        yield _said(text, found)._replace(denied=True)


def denied_in(clause: str) -> Iterator[Said]:
    """Yield what a clause of a source denies, what stands before if nothing follows: 直播没搞; 逾期0件."""
    for one in denials(clause):
        if one.deed:
            yield one
        if not LIGHT.sub("", one.deed) or one.deed.startswith("（"):
            yield one._replace(deed=clause[max(0, one.start - 14) : one.start])
    for found in _ZERO.finditer(clause):
        yield Said(*found.span(), found["what"], True)


def verb_of(deed: str) -> str:
    """Return as much of what is denied as has its verb: 未说明不采纳的理由 is no 未采纳."""
    if (suffered := _SUFFERED.match(deed)) is not None:
        deed = deed[suffered.end() :]
    return deed if _BEFORE_VERB.match(deed) else deed[:_VERB]


def limited(text: str, said: Said) -> bool:
    """Whether only some are spoken of: 对未采纳的37条."""
    return _ATTRIBUTE.match(text, said.start, said.end + 12) is not None


def of_whole(clause: str, denied: Said, whole: Spoken | None = None) -> bool:
    """Whether a clause denies something of the whole that is meant, and not of a part."""
    before = clause[: denied.start]
    counted = last_number(before)
    same = counted is None or (whole is not None and counted.value == whole.value)
    return same and not PART.search(before) and not limited(clause, denied)


def last_number(text: str) -> Spoken | None:
    """Return the last number of a text, None if it has none."""
    return next(iter(reversed(list(scan(text)))), None)


@cache
def twice() -> re.Pattern[str]:
    """Return what finds a denial of a denial: 无一项未完成, 没有一件不答复."""
    return re.compile(
        rf"(?:无一|没有(?:任何)?一?|无|没){_MEASURE}[^，。；、]{{0,8}}?{negation().pattern}(?P<what>[^，。；、]{{1,8}})"
    )


@cache
def negation() -> re.Pattern[str]:
    """Return what finds a word that denies; 不断 and 无偿 deny nothing."""
    harmless = "|".join(data()["support"]["no_denials"].split())
    return re.compile(
        rf"(?!{harmless}|不[足到满超]?[^，。；\d]{{0,2}}\d)(?<!是否)(?<!从)(?:未(?!来|成年|央)|没有|没|无(?!锡|人机)|不)"
    )


def _said(text: str, found: re.Match[str]) -> Said:
    rest = _ENDS.split(text[found.end() : found.end() + 24])[0]
    deed = rest[_helped(rest) :]
    no = negation().match(deed)
    if no is not None:
        deed = deed[no.end() :]
    # 复查没过, 均已做到: that verb is not only a help to others.
    deed = (deed[_helped(deed) :] or next((verb for verb in _ALONE if rest.endswith(verb)), ""))[:14]
    head = deed if _MANNER.match(rest) else deed[:4]
    return Said(found.start(), found.end(), deed, no is not None, head)


def _helped(text: str) -> int:
    found = _HELPING.match(text)
    return found.end() if found else 0
