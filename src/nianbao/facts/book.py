"""FactBook: every figure that a report can vouch for, by id, with label, unit and source.

Ids: a cell (``t3.new.total``), a group sum (``t3.refused.total``, ``t3.new.legal_persons``), a reading
(``t3.received.total``), staff's own (``disclosure.total``, ``disclosure.3``, ``fee.collected``), last
year's (``previous.t3.new.total``), and on demand ``share:A/B`` (%), ``change:A`` (difference on last
year, in A's unit) and ``growth:A`` (%). All arithmetic on figures happens here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nianbao.findings import Place
from nianbao.form import PREVIOUS, CellSpec, Form, Term, form
from nianbao.numbers import Number, percent, show, tidy
from nianbao.report import Cell, How, Report


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure: ``value`` None is unknown; ``parts`` the ids it was worked out from, if it was.

    ``how`` is None for an unknown figure and for one without a recorded origin (made by a script).
    """

    id: str
    label: str
    unit: str
    value: Number | None
    place: Place
    how: How | None = None
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The digits as they stand in a table or sentence; empty if unknown."""
        return "" if self.value is None else show(self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A legitimate reading of the tables that is no cell: a signed sum of rows, column by column."""

    label: str
    rows: tuple[tuple[str, int], ...]


#: What the prose may call these sums; the readings that format-2021.md lists.
_READINGS = {
    "received": Reading("收办申请（新收＋上年结转）", (("new", 1), ("carried_in", 1))),
    "disclosed": Reading("公开（予以公开＋部分公开）", (("granted", 1), ("partly_granted", 1))),
    "answered": Reading(
        "答复（办理结果总计－不再处理）", (("outcome_total", 1), ("not_corrected", -1), ("fee_unpaid", -1))
    ),
}

#: What can be concluded: label, and the groups of table 四 it sums.
_CONCLUDED = {
    "reconsideration": ("行政复议", ("reconsideration",)),
    "direct_litigation": ("未经复议直接起诉的行政诉讼", ("direct_litigation",)),
    "litigation_after_reconsideration": ("复议后起诉的行政诉讼", ("litigation_after_reconsideration",)),
    "litigation": ("行政诉讼", ("direct_litigation", "litigation_after_reconsideration")),
}


class FactBook:
    """The figures of one report; look one up with ``book[id]``, which works out what it must."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._form: Form = form()
        #: The figures of last year's report, None if there is none.
        self.last_year = FactBook(report.previous) if report.previous is not None else None
        self._facts: dict[str, Fact] = {}
        # Values alone, so that summing cells need not build their labels and places.
        last_year = self.last_year._stated if self.last_year else {}
        self._stated: dict[str, Number] = {
            id: cell.value
            for table in (report.table2, report.table3, report.table4)
            for id, cell in table.cells.items()
            if cell.value is not None
        } | {PREVIOUS + id: value for id, value in last_year.items() if not id.startswith(PREVIOUS)}

    def __getitem__(self, id: str) -> Fact:
        """Return the fact; raise KeyError for an id that names nothing in the form or the report."""
        fact = self._facts.get(id)
        if fact is None:
            fact = self._facts[id] = self._find(id)
        return fact

    def __contains__(self, id: str) -> bool:
        """Whether the id names a figure, known or not; any text may be asked for."""
        if id in self._form.cells or id in self._form.groups:
            return True
        try:
            self[id]
        except (KeyError, ValueError):
            return False
        return True

    def value(self, id: str) -> Number | None:
        """Return the value of a figure, None if it is unknown."""
        value = self._stated.get(id)
        return self[id].value if value is None else value

    def roots(self, id: str) -> frozenset[str]:
        """Return the figure itself and all that it was worked out from, down to cells and counts."""
        return frozenset({id}).union(*(self.roots(part) for part in self[id].parts))

    def ids(self) -> Iterator[str]:
        """Yield the ids of all figures except shares and changes, in the order of the form."""
        yield from self._form.cells
        yield from self._form.groups
        yield from (f"t3.{name}.{column}" for name in _READINGS for column in self._form.columns)
        yield from (f"t4.{kind}.concluded" for kind in _CONCLUDED)
        yield "disclosure.total"
        yield from (f"disclosure.{i}" for i, _ in enumerate(self.report.disclosure.categories, 1))
        yield from ("fee.notices", "fee.noticed", "fee.collected")
        if self.last_year is not None:
            yield from (PREVIOUS + id for id in self.last_year.ids())

    def stated(self) -> Iterator[tuple[str, Number]]:
        """Yield this year's cells that have a value of their own, none derived: id and value."""
        return ((id, value) for id, value in self._stated.items() if not id.startswith(PREVIOUS))

    def known_sum(self, terms: Iterable[Term]) -> tuple[Number, bool]:
        """Return what the known figures make, and whether that is all of them."""
        total: Number = 0
        complete = True
        stated = self._stated
        for term in terms:
            value = stated.get(term.cell)
            if value is None:
                value = self[term.cell].value
            if value is None:
                complete = False
            else:
                total += value if term.sign > 0 else -value
        return tidy(total), complete

    def total(self, terms: Iterable[Term]) -> Number | None:
        """Return the sum of figures, None if one of them is unknown."""
        total: Number = 0
        for term in terms:
            value = self.value(term.cell)
            if value is None:
                # A blank table is known by its first cell.
                return None
            total += value if term.sign > 0 else -value
        return tidy(total)

    def _find(self, id: str) -> Fact:
        head, _, rest = id.partition(":")
        if rest:
            return self._relation(head, rest, id)
        if id.startswith(PREVIOUS):
            return self._previous(id)
        if id in self._form.cells:
            return self._cell(self._form.cells[id])
        if id in self._form.groups:
            return self._group(id)
        finders: dict[str, Callable[[str], Fact]] = {
            "t3": self._reading,
            "t4": self._concluded,
            "disclosure": self._disclosure,
            "fee": self._fee,
        }
        return finders[id.split(".", 1)[0]](id)

    def _cell(self, spec: CellSpec) -> Fact:
        cell = self.report.cell(spec.id)
        if cell.value is None:
            for equation in self._form.totals.get(spec.id, ()):
                value = self.total(equation.left)
                if value is not None:
                    parts = tuple(term.cell for term in equation.left)
                    place = self.report.place(spec.id)
                    return Fact(spec.id, spec.label, spec.unit, value, place, How.DERIVED, parts)
        return self._given(spec.id, spec.label, spec.unit, cell)

    def _given(self, id: str, label: str, unit: str, cell: Cell) -> Fact:
        place = cell.origin.place(label, id) if cell.origin else Place(label, id)
        how = cell.origin.how if cell.origin and cell.value is not None else None
        return Fact(id, label, unit, cell.value, place, how)

    def _derived(self, id: str, label: str, unit: str, terms: tuple[Term, ...]) -> Fact:
        parts = tuple(term.cell for term in terms)
        return Fact(id, label, unit, self.total(terms), Place(label, id), How.DERIVED, parts)

    def _group(self, id: str) -> Fact:
        group = self._form.groups[id]
        return self._derived(id, group.label, group.unit, tuple(map(Term, group.cells)))

    def _reading(self, id: str) -> Fact:
        _, name, column = id.split(".")
        reading = _READINGS[name]
        terms = tuple(Term(f"t3.{row}.{column}", sign) for row, sign in reading.rows)
        return self._derived(id, f"{reading.label}·{self._form.columns[column]}", "件", terms)

    def _concluded(self, id: str) -> Fact:
        kind = id.split(".")[1]
        label, members = _CONCLUDED[kind]
        terms = tuple(
            Term(f"t4.{m}.{c}", sign) for m in members for c, sign in (("total", 1), ("pending", -1))
        )
        return self._derived(id, f"{label}已审结", "件", terms)

    def _disclosure(self, id: str) -> Fact:
        which = id.split(".")[1]
        given = self.report.disclosure
        if which == "total":
            return self._given(id, "主动公开信息总数", given.unit, given.total)
        if not which.isdigit() or not 0 < int(which) <= len(given.categories):
            raise KeyError(id)
        category = given.categories[int(which) - 1]
        return self._given(id, f"主动公开·{category.name}", given.unit, category.count)

    def _fee(self, id: str) -> Fact:
        given = self.report.fee
        label, unit, cell = {
            "fee.notices": ("信息处理费收费通知份数", "份", given.notices),
            "fee.noticed": ("信息处理费通知金额", "元", given.noticed),
            "fee.collected": ("信息处理费实收金额", "元", given.collected),
        }[id]
        return self._given(id, label, unit, cell)

    def _previous(self, id: str) -> Fact:
        fact = (self.last_year or FactBook(Report()))[id[len(PREVIOUS) :]]
        place = dataclasses.replace(fact.place, label=f"上年{fact.label}", path=id)
        parts = tuple(PREVIOUS + part for part in fact.parts)
        return Fact(id, f"上年{fact.label}", fact.unit, fact.value, place, fact.how, parts)

    def _comparable(self, now: Fact, before: Fact) -> bool:
        """Whether a change makes sense: last year's report is last year's, and counts in the same unit."""
        report, previous = self.report, self.report.previous
        adjacent = (
            previous is None
            or None in (report.year, previous.year)
            or previous.year == (report.year or 0) - 1
        )
        return adjacent and now.unit == before.unit

    def _relation(self, kind: str, rest: str, id: str) -> Fact:
        if kind not in ("share", "change", "growth"):
            raise KeyError(id)
        if kind == "share":
            first, second = (self[name] for name in rest.split("/"))
            label, unit = f"{first.label}占{second.label}的比例", "%"
        else:
            first, second = self[rest], self[PREVIOUS + rest]
            label, unit = f"{first.label}比上年增减", first.unit
            if kind == "growth":
                label, unit = f"{first.label}同比增长率", "%"
        value: Number | None = None
        if (
            first.value is None
            or second.value is None
            or (kind != "share" and not self._comparable(first, second))
        ):
            pass
        elif kind == "change":
            value = tidy(first.value - second.value)
        elif second.value != 0:
            part = first.value if kind == "share" else first.value - second.value
            value = tidy(percent(part, second.value))
        return Fact(id, label, unit, value, Place(label, id), How.DERIVED, (first.id, second.id))
