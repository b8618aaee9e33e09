"""What a model may use for one part: figures and notes under short ids, personal data hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nianbao.drafting.brief import trimmed
from nianbao.drafting.model.masking import Mask
from nianbao.facts import FactBook
from nianbao.form import PREVIOUS, Part, form
from nianbao.numbers import distance, show
from nianbao.proof.grounding import gives_orders
from nianbao.report import Report

#: Letters for the ids of figures; the first that no text of the clerk's has in braces is taken.
_LETTERS = "FGHJKLMQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure or a note under its short id; ``source`` is what the id stands for."""

    id: str
    source: str
    text: str
    #: A figure's digits as they are printed, empty for a note; ``unit`` as it follows them.
    shown: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OfferedPair:
    """A problem with its improvement; ``improvement`` is None where the clerk has written none."""

    problem: Offered
    improvement: Offered | None


class Offer:
    """All that a model is told of the report for one part; nothing else of it leaves the office."""

    def __init__(self, report: Report, facts: FactBook, part: Part) -> None:
        self.part = part
        self.mask = Mask()
        hide = self.mask.hide
        self.notes = tuple(
            Offered(f"N{n}", id, hide(text)) for n, (id, text) in enumerate(_notes(report, part.key), 1)
        )
        self.pairs = tuple(_pairs(report, hide)) if part.key in FIVE else ()
        self.last_year = hide(_last_year(report, part))
        self.letter = _letter([*(note.text for note in self.notes), *_texts(self.pairs), self.last_year])
        self.figures = tuple(
            Offered(f"{self.letter}{n}", id, label, shown, unit)
            for n, (id, label, shown, unit) in enumerate(_figures(facts, part.key), 1)
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing that a model could write about."""
        return not (self.notes or self.figures or any(pair.improvement for pair in self.pairs))

    @property
    def title(self) -> str:
        """What is to be written."""
        return title(self.part)

    @property
    def size(self) -> int:
        """How many characters the notes and the problems have."""
        return sum(len(text) for text in [*(note.text for note in self.notes), *_texts(self.pairs)])

    def sources(self) -> Mapping[str, str]:
        """Return what each short id stands for."""
        paired = [one for pair in self.pairs for one in (pair.problem, pair.improvement) if one]
        return {one.id: one.source for one in (*self.figures, *self.notes, *paired)}

    def digits(self) -> Mapping[str, Offered]:
        """Return the figures by their short ids."""
        return {figure.id: figure for figure in self.figures}


#: The two parts of section five, which are written together.
FIVE = ("problems", "improvements")


def title(part: Part) -> str:
    """Return what a person calls the text that is offered under this part."""
    return form().section(part.section).heading if part.key in FIVE else form().title_of(part)


def _notes(report: Report, part: str) -> Iterator[tuple[str, str]]:
    for key, id, note in report.numbered_notes():
        text = trimmed(note.text)
        if key == part and text and not gives_orders(text):
            yield id, text


def _pairs(report: Report, hide: Callable[[str], str]) -> Iterator[OfferedPair]:
    for i, pair in enumerate(report.problems, 1):
        problem, improvement = (
            "" if gives_orders(text) else trimmed(text) for text in (pair.problem, pair.improvement)
        )
        if problem:
            answer = Offered(f"I{i}", f"problems.{i}.improvement", hide(improvement)) if improvement else None
            yield OfferedPair(Offered(f"P{i}", f"problems.{i}.problem", hide(problem)), answer)


def _texts(pairs: tuple[OfferedPair, ...]) -> list[str]:
    return [one.text for pair in pairs for one in (pair.problem, pair.improvement) if one]


def _letter(texts: list[str]) -> str:
    written = "\n".join(texts)
    return next((letter for letter in _LETTERS if "{" + letter not in written), "FIG")


def _last_year(report: Report, part: Part) -> str:
    """Return last year's text of the section that a part belongs to, for a model to differ from."""
    if report.previous is None:
        return ""
    prose: Mapping[str, str] = dict(report.previous.prose.items())
    return prose.get(part.section, "")


def _figures(facts: FactBook, part: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the known figures of a part: id, label, digits, unit."""
    for id in _ids(facts, part):
        fact = facts[id]
        if fact.value is None:
            continue
        label, shown = fact.label, show(fact.value)
        if id.startswith(("change:", "growth:")):
            if not fact.value:
                continue
            # Printed without its sign, to stand after the word that says the direction.
            way = "增加" if id.startswith("change") else "增长"
            if fact.value < 0:
                way = "减少" if id.startswith("change") else "下降"
            label, shown = f"{label}（{way}）", show(distance(fact.value, 0))
        yield id, label, shown, fact.unit


def _ids(facts: FactBook, part: str) -> list[str]:
    if part == "proactive":
        counts = [f"disclosure.{i}" for i, _ in enumerate(facts.report.disclosure.categories, 1)]
        own = ["disclosure.total", *counts, *(id for id in facts.ids() if id.startswith("t2."))]
        return [
            *own,
            *_changes("disclosure.total"),
            *_changes("t2.licences.decisions", "t2.penalties.decisions"),
        ]
    if part == "requests":
        return [*_requests(facts), *_changes("t3.new.total"), *_reviews(facts)]
    return []


def _changes(*ids: str) -> list[str]:
    return [f"{kind}{id}" for id in ids for kind in (PREVIOUS, "change:", "growth:")]


def _requests(facts: FactBook) -> list[str]:
    """Table three as prose tells it: the totals of its rows, and who the new requests came from."""
    ids = list(facts.ids())
    rows = [
        id for id in ids if id.startswith("t3.") and id.endswith(".total") and not id.startswith(PREVIOUS)
    ]
    applicants = [id for id in ids if id.startswith("t3.new.") and id not in rows and facts.value(id)]
    return [*rows, *applicants]


def _reviews(facts: FactBook) -> list[str]:
    ids = [id for id in facts.ids() if id.startswith("t4.")]
    return [id for id in ids if id.endswith(".total") or facts.value(id)]
