"""What the sources only deny, and a text tells all the same: 没修 told as 已经修好, 直播没搞 as 开展直播."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nianbao.proof.grounding.alike import words_for
from nianbao.proof.grounding.clauses import CLAUSE, HAN
from nianbao.proof.grounding.sayings import LIGHT, PART, Said, negation, of_whole

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
#: What a short verb may end in.
_RESULT = re.compile("(?<=[\u4e00-\u9fff])(?:下来|下去|起来|完|好|成|了|到)$")
#: So short a thing is looked for behind such a verb only.
_SHORT = range(2, 5)
#: 收费通知也没发, 抖音号没开过, 没开工的是栗坪服务区
_NOT_YET = re.compile(
    "(?:(?<=[，；。])|^)(?P<what>[\u4e00-\u9fff0-9]{3,10}?)[也都还]?(?:没有?|未)(?P<verb>[\u4e00-\u9fff]{1,2}?)过?(?=[，；。]|$)"
    "|(?:没有?|未)(?P<deed>[\u4e00-\u9fff]{1,2})的(?:只有|就?是)(?P<named>[\u4e00-\u9fff]{3,10})(?=[，；。]|$)",
    re.MULTILINE,
)
#: 打不通, 看不懂: it could not be done.
_UNABLE = re.compile("([\u4e00-\u9fff])不([通懂到见开清动完上下出起])")
_CLAUSES = re.compile("[^，；。\n]+")
#: So much of what a source denies is enough to know it by.
_THING = 4
#: What is over is there no more: 独立网站已于2019年关停, where a source has 没独立网站.
_GONE = re.compile("关停|关闭|注销|停用|停办|撤销|下线")
_NEVER = re.compile("零|(?<![0-9])0|防止|避免|杜绝|制度|机制|是否|严防|无|免")


class Undone:
    """What some sources deny; ``denied`` are their clauses with what each denies, ``joined`` all they say."""

    def __init__(self, joined: str, denied: Sequence[tuple[str, Said]]) -> None:
        self._joined, self._denied = joined, denied

    def told_as_done(self, text: str) -> Iterator[int]:
        """Yield where the text says of something that it is, which the sources only deny."""
        for unable in _UNABLE.finditer(self._joined):
            able = re.search(f"(?:能够?|可以?|已经?){unable[1]}{unable[2]}", text)
            if able is not None:
                yield able.start()
        for not_yet in _NOT_YET.finditer(self._joined):
            thing, verb = not_yet["what"] or not_yet["named"], not_yet["verb"] or not_yet["deed"]
            if (at := _after_all(text, thing, verb)) is not None:
                yield at
        for clause, one in self._denied:
            if clause[one.start] == "不":
                continue
            for at in (
                self._carried_out(text, clause, one),
                self._had(text, clause, one),
                self._done(text, one),
            ):
                if at is not None:
                    yield at
            thing = one.deed[:_THING]
            plain = len(thing) == _THING and of_whole(clause, one)
            # What a source also tells without denying it is no news.
            if not plain or self._joined.count(thing) > sum(thing in o.deed for _, o in self._denied):
                continue
            at = text.find(thing)
            # 责任追究方面，没有发生相关情形 denies it further on.
            around = CLAUSE.split(text[max(0, at - 30) : at])[-1] + text[at : at + 40]
            gone = _GONE.search(CLAUSE.split(text[max(0, at) : at + 40])[0])
            if at >= 0 and not (negation().search(around) or _NEVER.search(around) or gone):
                yield at

    def _had(self, text: str, clause: str, one: Said) -> int | None:
        """Return where a text has what a source says there was none of: 没有奖金, 没有超期的, 直播没搞."""
        thing = LIGHT.sub("", one.deed).removesuffix("的")
        only = len(thing) in _SHORT and self._joined.count(thing) <= sum(
            thing in o.deed for _, o in self._denied
        )
        if not only or not HAN.fullmatch(thing) or not of_whole(clause, one):
            return None
        found = re.search(f"(?:{_HAVING}|(?:已经?|并)[^，。；]{{0,4}}){thing}", text)
        said = found is not None and not negation().search(text[max(0, found.start() - 6) : found.end() + 6])
        return found.start() if found is not None and said else None

    def _done(self, text: str, one: Said) -> int | None:
        """Return where a text tells as done what a short verb denies: 没修, 没复查; None if nowhere."""
        # 没批下来
        verb = _RESULT.sub("", one.deed)
        told = self._joined.count(verb) > sum(o.deed.startswith(verb) for _, o in self._denied)
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
        if not 2 <= len(verb) < _THING or not clause.endswith(verb) or PART.search(clause):
            return None
        for found in _CLAUSES.finditer(text):
            said = found.group()
            same = any(thing[i : i + _THING] in said for i in range(len(thing) - _THING + 1))
            open_yet = negation().search(said) or _NEVER.search(said) or _TO_COME.search(said)
            if same and verb in said and not open_yet:
                return found.start()
        return None


def _after_all(text: str, thing: str, verb: str) -> int | None:
    """Return where a text tells of a thing what a source denies of it, None if nowhere."""
    said = "|".join(map(re.escape, words_for(verb)))
    said = f"{said}|{_NOW_DONE}" if verb in _ANY_DEED else said
    for found in _CLAUSES.finditer(text):
        told = re.search(said, found.group()) if thing in found.group() else None
        if told and not negation().search(found.group()) and not _TO_COME.search(found.group()):
            return found.start()
    return None
