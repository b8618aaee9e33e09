"""Whether the sources that a sentence names say what it says: names, titles, dates and most words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nianbao.facts import FactBook
from nianbao.proof.grounding.moments import Moments
from nianbao.proof.grounding.organisations import Organisations
from nianbao.proof.grounding.sources import data, without_blanks
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.grounding.titles import Titles
from nianbao.report import Report
from nianbao.report.document import Sentence

#: So much of a sentence's own words must stand in its sources.
_MOST = 0.5
#: A sentence with fewer pairs of characters of its own says nothing that needs a source.
_LEAST = 3
_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]{2,}")


class Support:
    """The sources of one report, by id: notes, problems and improvements, figures, fields."""

    def __init__(self, facts: FactBook) -> None:
        report = facts.report
        self._facts = facts
        self._texts = {id: note.text for _, id, note in report.numbered_notes()}
        for i, pair in enumerate(report.problems, 1):
            self._texts[f"problems.{i}.problem"] = pair.problem
            self._texts[f"problems.{i}.improvement"] = pair.improvement

    def lacking(self, sentence: Sentence) -> str:
        """Return what the sources of a sentence leave open, in Chinese; empty if they bear it out.

        Numbers are not looked at: whether they are right is judged against everything that is known.
        """
        strange = [id for id in sentence.sources if id not in self._texts and id not in self._facts]
        if strange:
            return f"所列的出处“{strange[0]}”不存在"
        text = sentence.text
        stated = [id for id in sentence.sources if id in self._facts]
        quoted = [self._texts[id] for id in sentence.sources if id in self._texts]
        labels = [self._facts[id].label for id in stated]
        uncovered = _uncovered(text, [*quoted, *labels], bool(stated))
        if uncovered:
            where = "所列的出处" if sentence.sources else "没有列出处，填报的材料"
            return f"{where}没有说到“{uncovered}”"
        return self._unnamed(text, sentence.sources)

    def _unnamed(self, text: str, sources: Iterable[str]) -> str:
        """Return the first title, office or date that stands in another source than those named."""
        report = _only(self._facts.report, frozenset(sources))
        titles = Titles(report)
        inside = Spans(titles.spans(text))
        found = [
            *titles.unknown(text),
            *Organisations(report).unknown(text, inside),
            *Moments(report).unknown(text, inside),
        ]
        return f"所列的出处没有提到“{text[found[0][0] : found[0][1]]}”" if found else ""


def _only(report: Report, sources: frozenset[str]) -> Report:
    """Return a report with those of its notes and pairs that are named."""
    kept: dict[str, list[object]] = {}
    for part, id, note in report.numbered_notes():
        if id in sources:
            kept.setdefault(part, []).append(note)
    pairs = [
        pair.model_copy(
            update={
                "problem": pair.problem if f"problems.{i}.problem" in sources else "",
                "improvement": pair.improvement if f"problems.{i}.improvement" in sources else "",
            }
        )
        for i, pair in enumerate(report.problems, 1)
    ]
    notes = {part: tuple(listed) for part, listed in kept.items()}
    return report.model_copy(update={"notes": notes, "problems": tuple(pairs)})


def _uncovered(text: str, sources: list[str], counted: bool) -> str:
    """Return the longest stretch of a text that no source has, if less than most of it is covered."""
    known = {pair for source in sources for word in _words(without_blanks(source)) for pair in _pairs(word)}
    total = covered = 0
    longest = ""
    for word in _own(text, counted):
        run = ""
        for first, pair in enumerate(_pairs(word)):
            total += 1
            if pair in known:
                covered += 1
                run = ""
            else:
                run = f"{run}{pair[-1]}" if run else word[first : first + 2]
            longest = max(longest, run, key=len)
    return longest if total >= _LEAST and covered < total * _MOST else ""


def _own(text: str, counted: bool) -> Iterator[str]:
    """Yield the words of a text that are more than the common words of such reports."""
    for word in _words(text):
        yield from (part for part in _common(counted).split(word) if len(part) > 1)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _pairs(word: str) -> Iterator[str]:
    return (word[i : i + 2] for i in range(len(word) - 1))


@cache
def _common(counted: bool) -> re.Pattern[str]:
    """Return the words that need no source; with ``counted`` also those in which figures are told."""
    listed = data()["support"]
    words = set(listed["neutral"].split()) | (set(listed["counting"].split()) if counted else set())
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
