"""Y201: prose that is last year's, with new numbers or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.report import Agency, Report
from nianbao.report.model import SectionKey
from nianbao.rules.case import Case
from nianbao.rules.headings import headings
from nianbao.rules.wording import sentences

#: A part is too like last year's if this share of it stands in sentences that are last year's.
_TOO_LIKE = 0.7
#: A sentence is last year's if it has this likeness (of 100) to one of them.
_SAME = 85
#: What is shorter says too little: sentences to compare, and the part that is judged.
_SENTENCE, _PART = 8, 60
#: Longer sentences are compared piece by piece.
_PIECE = 200
_GRAM = 4

_FIGURES = re.compile(r"\d[\d.,，]*%?|[一二三四五六七八九十百千万两零〇]+(?=[个次件条场期项人篇份批名家类])")
_MARK = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]|[一二三四五六七八九十]{1,3}是|[①-⑳])\s*"
)
#: What the form and the law make every office say every year, in much the same words.
_FORMULA = re.compile(
    "信息处理费|统计期限|年度报告|行政复议|行政诉讼|规范性文件|行政(?:许可|处罚|强制|事业性收费)|主动公开[^，。]{0,12}\\d"
    "|(?:收到|受理|接到|办结|新收|结转)[^，。]{0,16}申请|申请[^，。]{0,8}\\d|责任追究|国办|国务院办公厅|《[^》]*条例》"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a text: its place, and its words with figures, years and the office's name masked."""

    start: int
    end: int
    masked: str


def _pieces(text: str, start: int, end: int, names: re.Pattern[str]) -> Iterator[_Piece]:
    """Yield what of a stretch of text is compared: its sentences, marks of lists and formulae left out."""
    for first, last in sentences(text[start:end]):
        for cut in range(first, last, _PIECE):
            piece = text[start + cut : start + min(cut + _PIECE, last)]
            masked = _FIGURES.sub("0", names.sub("某", _MARK.sub("", piece)))
            if len(masked) >= _SENTENCE and not _FORMULA.search(piece):
                yield _Piece(start + cut, start + cut + len(piece), masked)


def _names(*agencies: Agency) -> re.Pattern[str]:
    names = {name for a in agencies for name in (a.name, a.short_name, a.calls_itself) if name}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest)) or "(?!)")


class _Before:
    """Last year's pieces, found by the runs of characters that they share with another."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.texts = [piece.masked for piece in pieces]
        self._by_gram: dict[str, list[int]] = {}
        for i, text in enumerate(self.texts):
            for gram in _grams(text):
                holders = self._by_gram.setdefault(gram, [])
                # A run that many sentences have tells none of them.
                if len(holders) < 8 and holders[-1:] != [i]:
                    holders.append(i)

    def likeness(self, text: str) -> float:
        """Return the likeness, of 100, to the piece that is most like it; 0 below ``_SAME``."""
        from rapidfuzz import fuzz

        shared = Counter(i for gram in _grams(text) for i in self._by_gram.get(gram, ()))
        best = [i for i, _ in shared.most_common(3)]
        return max((fuzz.ratio(text, self.texts[i], score_cutoff=_SAME) for i in best), default=0.0)


def _grams(text: str) -> Iterator[str]:
    return (text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1))


def _stretches(case: Case, section: str) -> Iterator[tuple[str, int, int]]:
    """Yield (name, start, end): section 五 as a whole, section 一 by its parts."""
    text = case.prose.get(section, "")
    spec = case.form.section(section)
    if section != "一":
        yield f"“{spec.heading}”", 0, len(text)
        return
    named = [heading for heading in headings(section, text, case.form) if heading.parts]
    ends = [*(heading.start for heading in named), len(text)]
    yield f"“{spec.heading}”", 0, ends[0]
    for heading, end in zip(named, ends[1:], strict=True):
        yield "、".join(f"“{case.form.parts[part].heading}”" for part in heading.parts), heading.end, end


@rule("Y201", "与上年的文字雷同", Severity.WARNING)
def copied(case: Case, code: Code) -> Iterator[Finding]:
    """第五部分，或第一部分的某一部分，大多是上年报告的原话。
    比较时不看数字、年份和机关名称：只换了数字的句子也算照搬。
    每年都要照写的话（依据、统计期限、表格里的数、信息处理费）不比较。照搬的占到七成时提示。
    内容雷同、敷衍塞责并造成不良后果的，要依条例第四十七条追究责任。
    依据：国办公开办函〔2021〕30号。

    怎么办：按本年的情况改写标出的句子；确属没有变化的，在“已核实事项”里写明。
    """
    previous = case.report.previous
    if previous is None:
        return
    sections: tuple[SectionKey, ...] = ("一", "五")
    for section in sections:
        if case.prose.get(section) and previous.prose.get(section):
            yield from _of_section(case, code, previous, section)


def _of_section(case: Case, code: Code, previous: Report, section: SectionKey) -> Iterator[Finding]:
    text, old = case.prose[section], previous.prose[section]
    names = _names(case.report.agency, previous.agency)
    before = _Before(list(_pieces(old, 0, len(old), names)))
    for name, start, end in _stretches(case, section):
        now = list(_pieces(text, start, end, names))
        total = sum(len(piece.masked) for piece in now)
        if total < _PART:
            continue
        alike = [(piece, before.likeness(piece.masked)) for piece in now]
        same = [piece for piece, likeness in alike if likeness]
        share = sum(len(piece.masked) * likeness for piece, likeness in alike) / total / 100
        if share >= _TOO_LIKE:
            first, last = same[0].start, same[-1].end
            place = Place.in_prose(section, first, last)
            longest = _cut(text, max(same, key=lambda piece: piece.end - piece.start))
            how = f"相似度为 {share:.0%}，照搬 {len(same)} 句，如“{longest}”"
            yield code.at(
                place,
                f"{place.label}{name}与上年的文字{how}",
                quote=text[first:last],
                related=tuple(Place.in_prose(section, piece.start, piece.end) for piece in same),
            )


def _cut(text: str, piece: _Piece) -> str:
    words = text[piece.start : piece.end]
    return f"{words[:30]}…" if len(words) > 30 else words


RULES = (copied,)
