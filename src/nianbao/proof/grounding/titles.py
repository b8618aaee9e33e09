"""Titles in 《》 and numbers of documents: which of them no source contains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from nianbao.proof.grounding.sources import data, named, without_blanks
from nianbao.report import Report

_ALIKE = str.maketrans("[【［]】］()", "〔〔〔〕〕〕（）", "《》〈〉<>“”\"'")
#: 国办发〔2024〕12号, with the words before it.
_NUMBER = re.compile(
    r"(?P<by>[\u4e00-\u9fff]{1,10})\s?(?P<at>[〔\[【［（(]\s?(?:19|20)\d\d\s?[〕\]】］）)]\s?(?:第\s?)?\d{1,5}\s?号)"
)
#: Words before the number of a document that are none of it: 按照国办发〔2024〕12号.
_CITING = re.compile(
    "^.*(?:按照|参照|对照|遵照|依照|依据|根据|落实|贯彻|执行|印发|转发|详见|参见|出台|的|由|以|和|与|及)"
)
_BREAK = re.compile(r"[\n《》]")
#: Lengths of the short form that a full title may be taken up with, and of a title found without its marks.
_SHORT = range(2, 12)
_SHORTEST_BARE = 4


class Titles:
    """The titles and numbers that the sources contain, and how those that a draft has named so far end."""

    def __init__(self, report: Report) -> None:
        documents = data()["documents"]
        texts = [_plain(text) for text in named(report)]
        self._texts = "\n".join(texts)
        self._titles = {_plain(text[slice(*at)]) for text in named(report) for at in self.spans(text)}
        self._titles.update(_plain(d["title"]) for d in documents)
        self._titles.update(short for d in documents for short in d.get("short", "").split())
        self._titles.update(_own(report))
        self._numbers = tuple(_plain(d["number"]) for d in documents if "number" in d)
        #: What the full titles so far end with, for the short ones that follow: 《办法》.
        self._endings: set[str] = set()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where titles stand in a text, marks included; of nested ones the outer."""
        found: list[tuple[int, int]] = []
        opened: list[int] = []
        for match in _BREAK.finditer(text):
            if match[0] == "《":
                opened.append(match.start())
            elif match[0] == "\n":
                opened.clear()
            elif opened:
                start = opened.pop()
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
        return found

    def unknown(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the titles and the numbers of documents in a text that no source contains."""
        for start, end in self.spans(text):
            title = _plain(text[start:end])
            if title and not self._vouched(title):
                yield start, end
            # A full title that has its mark needs none at every short form.
            self._endings.update(title[-length:] for length in _SHORT if length < len(title))
        for found in _NUMBER.finditer(text):
            by = found["by"]
            citing = _CITING.match(by)
            by = by[citing.end() :] if citing else by
            if not self._numbered(_plain(by), _plain(found["at"])):
                yield found.end("by") - len(by), found.end()

    def _vouched(self, title: str) -> bool:
        bare = len(title) >= _SHORTEST_BARE and title in self._texts
        return title in self._titles or title in self._endings or bare

    def _numbered(self, by: str, at: str) -> bool:
        """Whether a source has the number, whatever other words stand before it here."""
        heads = [by[i:] for i in range(max(len(by) - 2, 1))]
        return (by + at).endswith(self._numbers) or any(head + at in self._texts for head in heads)


def _own(report: Report) -> Iterator[str]:
    """Yield the titles under which the office's own report of this year and last may be cited."""
    if report.year is not None:
        names = ("", report.agency.name, report.agency.short_name)
        years = (f"{year}{word}" for year in (report.year, report.year - 1) for word in ("年", "年度"))
        kinds = (
            "政府信息公开工作年度报告",
            "政府信息公开年度报告",
            "政府信息公开工作报告",
            "政府信息公开年报",
        )
        for year, name, kind in product(years, names, kinds):
            yield _plain(f"{name}{year}{kind}")
            yield _plain(f"{year}{name}{kind}")


def _plain(text: str) -> str:
    """Return a title as it is compared: without blanks and marks, brackets of one form."""
    return without_blanks(text).translate(_ALIKE)
