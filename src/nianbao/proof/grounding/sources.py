"""What a draft may rest on besides the figures: the words of the clerk and of last year's report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from nianbao.report import Report
from nianbao.resources import folder
from nianbao.texts import LIST_MARK

#: A shorter note could stand anywhere by chance: 培训3次.
_SHORTEST = 6
#: So many characters behind a number name what it counts.
_NAME = 4
_STOPS = "。；;，,、.：:！!？? \u3000"
_BLANK = re.compile(r"\s+")


def written(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what the clerk wrote into a report, its prose left out: the name of the field and its text."""
    agency, contact = report.agency, report.contact
    for text in (agency.name, agency.short_name, report.compiled_by, *vars(contact).values()):
        yield "基本信息", text
    for text in report.legal_basis:
        yield "编制依据", text
    for category in report.disclosure.categories:
        yield "信息分类", category.name
    for _, _, note in report.numbered_notes():
        yield "工作要点", note.text
    for pair in report.problems:
        yield "存在的问题", pair.problem
        yield "改进情况", pair.improvement


def named(report: Report) -> Iterator[str]:
    """Yield the texts in which a title or an office counts as named, last year's prose among them.

    Laws, columns and the offices next door keep their names, so last year's report vouches for a name;
    for what was done in a year, its numbers and dates, it does not.
    """
    yield from (text for _, text in written(report))
    if report.previous is not None:
        yield from (text for _, text in written(report.previous))
        yield from report.previous.prose.values()


def without_blanks(text: str) -> str:
    """Return a text without white space, which the lines of a page or the cells of a table put in."""
    return _BLANK.sub("", text)


@cache
def data() -> dict[str, Any]:
    """Return the documents and words that come with the package."""
    return tomllib.loads((folder("schemas") / "sources.toml").read_text("utf-8"))


def words(name: str) -> list[str]:
    """Return one list of words about names of offices."""
    listed: str = data()["names"][name]
    return listed.split()


class Passages:
    """What the clerk wrote, as far as a draft has it word for word."""

    def __init__(self, report: Report) -> None:
        trimmed = ((label, _trimmed(text)) for label, text in written(report))
        self._texts = {text: label for label, text in trimmed if len(text) >= _SHORTEST}

    def naming(self, text: str, start: int, end: int) -> str:
        """Return the passage that has a number with the words right behind it: 3件规范性文件; "" if none."""
        named = text[start : end + _NAME]
        whole = len(named) == end - start + _NAME and named[end - start :].isalpha()
        found = ((label, quote) for quote, label in self._texts.items() if whole and named in quote)
        return next((f"{label}“{quote}”" for label, quote in found), "")

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return where passages stand in a text: start, end, and the source as a person would look it up."""
        found = [
            (start, end, f"{label}“{quote}”")
            for quote, label in self._texts.items()
            for start, end in _whole(quote, text)
        ]
        return _outermost(found)


def _trimmed(text: str) -> str:
    """Return a note as a draft quotes it: without the mark it begins with and the stop it ends with."""
    bare = text.strip()
    mark = LIST_MARK.match(bare)
    return bare[mark.end() if mark else 0 :].strip().rstrip(_STOPS)


def _whole(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a quote stands with no digit cut off: 13次 is no place of 3次."""
    at = text.find(quote)
    while at >= 0:
        end = at + len(quote)
        cut = (quote[0].isdigit() and text[at - 1 : at].isdigit()) or (
            quote[-1].isdigit() and text[end : end + 1].isdigit()
        )
        if not cut:
            yield at, end
        at = text.find(quote, end)


def _outermost(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return spans in order, without those that lie within another."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
