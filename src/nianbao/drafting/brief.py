"""What a drafter may use: the office, the year, the figures it can vouch for, the notes of a part."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nianbao.drafting.engine import Basis, Quote, Ref
from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.numbers import Number, distance, show
from nianbao.report import Report
from nianbao.texts import LIST_MARK

#: How a note begins that is a whole sentence with its time or subject.
_SUBJECT = re.compile(
    r"[我本各省市区县旗镇乡局委办街村社由]|全[年省市县区镇乡街局]|年[内初底末]|今年|截至|(?:19|20)\d\d年|[上下]半年|\d{1,2}月"
)
_LAST = "。；;，,、.：:！!？? \u3000"


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem with its improvement as quotes; None where it is missing."""

    problem: Quote
    improvement: Quote | None


class Brief:
    """One report, seen by a drafter; its public attributes are all that a template can name."""

    def __init__(self, report: Report, facts: FactBook) -> None:
        self._report = report
        self._facts = facts
        #: What the office calls itself: 我镇.
        self.own = Quote(report.agency.calls_itself, "agency.self_reference")

    @cached_property
    def year(self) -> Quote:
        """The reporting year, or a visible gap."""
        year = self._report.year
        return Quote(str(year), "year") if year is not None else Quote("【待补充：年度】", "")

    def variables(self, part: str) -> Mapping[str, Any]:
        """The names that the template of every part may use."""
        return {
            "year": self.year,
            "own": self.own,
            "fig": self.figure,
            "size": self.size,
            "value": self.value,
            "known": self.known,
            "rest": self.rest,
            "pick": functools.partial(self.pick, part),
            "gap": gap,
        }

    def figure(self, id: str) -> Ref:
        """Return the figure by reference; raise KeyError if it is unknown, for then nobody may write it."""
        value = self._facts.value(id)
        if value is None:
            raise KeyError(f"{id} is unknown")
        return Ref(show(value), id)

    def size(self, id: str) -> Ref:
        """Return a change without its sign, to stand after 增加 or 减少."""
        value = self._facts.value(id)
        if value is None:
            raise KeyError(f"{id} is unknown")
        return Ref(show(distance(value, 0)), id)

    def known(self, *ids: str) -> bool:
        """Whether all these figures are known."""
        return all(self._facts.value(id) is not None for id in ids)

    def pick(self, part: str, *phrasings: Any) -> Any:
        """Choose among phrasings of one meaning: by office and part, and never last year's again."""
        digest = hashlib.sha256(f"{self._report.agency.name} {part}".encode()).digest()
        offset = int.from_bytes(digest[:4], "big") + (self._report.year or 0)
        return phrasings[offset % len(phrasings)]

    def notes(self, part: str) -> list[Quote]:
        """The notes of a part as they were written, without bullet marks and final stops."""
        found = [(id, trimmed(note.text)) for key, id, note in self._report.numbered_notes() if key == part]
        return [Quote(text, id) for id, text in found if text]

    @cached_property
    def pairs(self) -> list[Pair]:
        """The problems in order, each with its improvement where there is one."""
        pairs = []
        for i, item in enumerate(self._report.problems, 1):
            problem, improvement = trimmed(item.problem), trimmed(item.improvement)
            if problem:
                answer = Quote(improvement, f"problems.{i}.improvement") if improvement else None
                pairs.append(Pair(Quote(problem, f"problems.{i}.problem"), answer))
        return pairs

    @cached_property
    def categories(self) -> list[tuple[Quote, Ref, Number]]:
        """Categories of proactive disclosure that have anything: name, count by reference, count."""
        found = []
        for i, category in enumerate(self._report.disclosure.categories, 1):
            id = f"disclosure.{i}"
            if category.name and category.count.value:
                name = trimmed(category.name)
                # A name that ends in a digit must not run into its count.
                name = f"“{name}”" if name[-1:].isdigit() else name
                found.append((Quote(name, id), self.figure(id), category.count.value))
        return found

    def value(self, id: str) -> Number | None:
        """Return the value of a figure, None if it is unknown; for deciding, not for printing."""
        return self._facts.value(id)

    def trend(self, id: str) -> str:
        """How a figure moved: ``up``, ``down``, ``same``, or nothing where last year's is unknown."""
        change = self._facts.value("change:" + id)
        if change is None:
            return ""
        return "up" if change > 0 else "down" if change < 0 else "same"

    def rest(self, *ids: str) -> Basis:
        """Return the grounds of a sentence that states no figure, such as 没有结转; it prints nothing."""
        return Basis(ids)

    def above_zero(self, *ids: str) -> list[str]:
        """Those of the figures that are known and not zero."""
        return [id for id in ids if self._facts.value(id)]

    def has_subject(self, note: str) -> bool:
        """Whether a note already says who or when, so that no 2024年，我镇 may be put before it."""
        agency = self._report.agency
        names = tuple(name for name in (self.own.text, agency.name, agency.short_name) if name)
        return note.startswith(names) or bool(_SUBJECT.match(note))

    def headings(self) -> list[str]:
        """The headings of the six sections."""
        return [section.heading for section in form().sections if section.heading]


def trimmed(text: str) -> str:
    """Return a note without the mark it begins with and the stop it ends with."""
    mark = LIST_MARK.match(text.strip())
    return text.strip()[mark.end() if mark else 0 :].strip().rstrip(_LAST)


def gap(what: str) -> str:
    """A place that a person has to fill in; rule S203 finds it."""
    return f"【待补充：{what}】"
