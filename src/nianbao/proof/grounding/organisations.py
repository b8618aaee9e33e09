"""Names of offices, companies and schools: which of those in a draft no source contains.

A name is sought from its end, 财政所 or 有限公司, to the left. It is marked only where it tells one
office from all others: by a foreign place (白马镇财政所), by what it sees to (县司法局), or by a name of
its own (华信咨询公司).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nianbao.proof.grounding.sources import named, without_blanks, words
from nianbao.proof.grounding.spans import Spans
from nianbao.report import Kind, Report

_HAN = re.compile("[\u4e00-\u9fff]*$")
#: How far left a name is sought.
_WINDOW = 24
#: The kinds of offices inside an office, which need no source where they are its own.
_INNER = ("办公室", "办", "中心", "所", "站", "大队")
#: Ends that make a name even where what comes before is no function we know.
_PLAIN_ENDS = ("局", "厅", "委员会", "中心", "支队", "大队")
_FUNCTION_LENGTH = range(2, 15)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name found: where, the places before it, the level alone (县), and the rest."""

    start: int
    end: int
    places: tuple[str, ...]
    level: str
    core: str
    suffix: str


class Organisations:
    """The offices that the sources name."""

    def __init__(self, report: Report) -> None:
        self._texts = "\n".join(_short(without_blanks(text)) for text in named(report))
        agency = report.agency
        own = "\n".join((agency.name, agency.short_name, report.compiled_by))
        self._places = tuple({place for text in own.split("\n") for place in _places(text)})
        chain = _places(agency.name)
        governs = agency.kind in (Kind.GOVERNMENT, Kind.SUBDISTRICT)
        #: The word for the level of the office itself: 镇 in 白马镇人民政府.
        self._level = _marker(chain[-1]) if chain and governs else ""

    def unknown(self, text: str, titles: Spans) -> Iterator[tuple[int, int]]:
        """Yield the names in a text that no source contains; ``titles`` are the places of its titles."""
        for name in _names(text):
            if not titles.touch(name.start, name.end) and not self._vouched(text, name):
                yield name.start, name.end

    def _vouched(self, text: str, name: _Name) -> bool:
        # 县图书馆和县档案馆: 和 joins two names, and is none of the second one's.
        stretch = text[name.start : name.end]
        if any(_short(one) in self._texts for one in (stretch, stretch.lstrip("和与及"))):
            return True
        # 登录永川区: an own place that ends a longer stretch is what is meant.
        foreign = [place for place in name.places if not place.endswith(self._places)]
        core = _short(name.core)
        if foreign:
            shorter = _short("".join(foreign) + name.core)
            return shorter in self._texts
        level = _marker(name.places[-1]) if name.places else name.level
        if name.core in _vocabulary().generic or name.suffix in _vocabulary().government:
            return True
        if name.suffix in _INNER and level in ("", self._level):
            return True
        return bool(core) and self._of_level(core, level)

    def _of_level(self, core: str, level: str) -> bool:
        """Whether a source has the office, at this level or at none: 司法局 or 县司法局 for 云溪县司法局."""
        at = self._texts.find(core)
        while at >= 0:
            before = self._texts[at - 1 : at]
            if not level or before == level[-1:] or before not in _vocabulary().marks:
                return True
            at = self._texts.find(core, at + 1)
        return False


class _Vocabulary:
    """The words of schemas/sources.toml about names, as expressions."""

    def __init__(self) -> None:
        self.government = frozenset(words("government"))
        self.open = frozenset(words("open"))
        self.generic = frozenset(words("generic"))
        before, after = _pairs("not_before"), _pairs("not_after")
        ends = [*self.government, *words("department"), *self.open]
        self.ends = re.compile(
            "|".join(
                (f"(?<![{after[end]}])" if end in after else "")
                + end
                + (f"(?!{_choice(before[end])})" if end in before else "")
                for end in sorted(ends, key=len, reverse=True)
            )
        )
        self.pairs = [group.split("=") for group in words("functions")]
        functions = sorted((f for group in self.pairs for f in group), key=len, reverse=True)
        self.functions = re.compile(f"(?:{'|'.join(functions)})$")
        stops = [stop.partition("=") for stop in words("stops")]
        self.stops = re.compile(
            "|".join(
                word + (f"(?!{rest})" if rest else "")
                for word, _, rest in sorted(stops, key=lambda stop: len(stop[0]), reverse=True)
            )
        )
        levels = sorted(words("levels"), key=len, reverse=True)
        self.marks = frozenset(level[-1] for level in levels)
        last = "|".join(levels)
        #: 白马镇, 永川区: a place by its name.
        self.place = re.compile(f"[\u4e00-\u9fff]{{2,5}}?(?:{last})")
        self.level = re.compile(f"(?:{'|'.join(words('before_level'))})*(?P<level>{last})(?:级|直|属|委)?$")
        self.marker = re.compile(f"(?:{last})$")
        kinds = [*words("kinds"), *levels, *words("before_level")]
        self.kinds = re.compile(f"(?:{'|'.join(sorted(kinds, key=len, reverse=True))})*")
        #: Full and short forms of one name: 发展和改革委员会 is 发改委.
        self.shortened = [
            ("有限责任公司", "公司"),
            ("股份有限公司", "公司"),
            ("有限公司", "公司"),
            ("人民法院", "法院"),
            ("人民检察院", "检察院"),
            ("人民政府", "政府"),
            ("街道办事处", "街道"),
            ("委员会", "委"),
            ("办公室", "办"),
            ("办公厅", "办"),
            *((long, group[-1]) for group in self.pairs for long in group[:-1]),
        ]


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def _pairs(name: str) -> dict[str, str]:
    return {end: rest for end, _, rest in (word.partition("=") for word in words(name))}


def _choice(rest: str) -> str:
    return f"(?:{rest})" if "|" in rest else f"[{rest}]"


def _short(text: str) -> str:
    """Return a text with every name in its shorter form, so that 县发展和改革委员会 meets 县发改委."""
    for long, short in _vocabulary().shortened:
        text = text.replace(long, short)
    return text


def _places(text: str) -> list[str]:
    """Return the places that a name begins with: 重庆市, 永川区, 松溉镇."""
    found, at = [], 0
    while (match := _vocabulary().place.match(text, at)) is not None:
        found.append(match[0])
        at = match.end()
    return found


def _marker(place: str) -> str:
    found = _vocabulary().marker.search(place)
    return found[0] if found else ""


def _names(text: str) -> Iterator[_Name]:
    """Yield the names in a text that tell one office from others, from left to right."""
    floor = 0
    for match in _vocabulary().ends.finditer(text):
        start, suffix = match.start(), match[0]
        inside = start == floor and floor > 0
        stretch = _HAN.search(text[max(floor, start - _WINDOW) : start])
        name = None
        if stretch is not None and stretch[0] and not inside:
            name = _named(text, start - len(stretch[0]), start, suffix)
        floor = match.end()
        if name is not None:
            yield name


def _named(text: str, left: int, at: int, suffix: str) -> _Name | None:
    """Return the name that ends with a suffix at ``at`` and begins no further left than ``left``."""
    vocabulary = _vocabulary()
    function = None if suffix in vocabulary.government else vocabulary.functions.search(text, left, at)
    if suffix in vocabulary.open:
        function = None
    head_end = function.start() if function else at
    begin = left
    for stop in vocabulary.stops.finditer(text, left, head_end):
        begin = stop.end()
    head = text[begin:head_end]
    if suffix in vocabulary.open:
        return _open(text, begin, at, suffix)
    level = vocabulary.level.fullmatch(head)
    places = _chain(head)
    end = at + len(suffix)
    core = text[head_end:end]
    if level is not None:
        if suffix in vocabulary.government or function is None:
            return None
        first = head_end - (len(head) - level.start("level"))
        return _Name(first, end, (), level["level"], core, suffix)
    if places and places[-1][1] == len(head):
        offset = places[0][0]
        return _Name(begin + offset, end, tuple(head[a:b] for a, b in places), "", core, suffix)
    if function is not None:
        return _Name(head_end, end, (), "", core, suffix)
    if suffix not in _PLAIN_ENDS:
        return None
    return _unheard(text, begin, at, suffix, places)


def _chain(head: str) -> list[tuple[int, int]]:
    """Return where places stand in a row in what comes before the end of a name."""
    found: list[tuple[int, int]] = []
    vocabulary = _vocabulary()
    for match in vocabulary.place.finditer(head):
        if vocabulary.level.fullmatch(match[0]):
            continue
        if found and found[-1][1] != match.start():
            found.clear()
        found.append(match.span())
    return found


def _unheard(text: str, begin: int, at: int, suffix: str, places: list[tuple[int, int]]) -> _Name | None:
    """Return a name whose function is no word we know, where a place or a level opens it."""
    head, end = text[begin:at], at + len(suffix)
    if places:
        first, last = places[0][0], places[-1][1]
        if len(head) - last in _FUNCTION_LENGTH:
            named = tuple(head[a:b] for a, b in places)
            return _Name(begin + first, end, named, "", head[last:] + suffix, suffix)
        return None
    opened = re.match(r"[省市县区镇乡州旗]", head)
    if opened is not None and len(head) - 1 in _FUNCTION_LENGTH and suffix != "中心":
        return _Name(begin, end, (), opened[0], head[1:] + suffix, suffix)
    return None


def _open(text: str, begin: int, at: int, suffix: str) -> _Name | None:
    """Return a company, school or the like by its own name, None if only a kind is named."""
    vocabulary = _vocabulary()
    head = text[begin:at]
    kind = vocabulary.kinds.match(head)
    own = head[kind.end() if kind else 0 :]
    if len(own) < 2 or head + suffix in vocabulary.generic:
        return None
    places = tuple(head[a:b] for a, b in _chain(head))
    return _Name(begin, at + len(suffix), places, "", head + suffix, suffix)
