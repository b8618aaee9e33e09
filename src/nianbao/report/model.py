"""What a report is: the figures and notes that staff supply, and prose where there is any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from nianbao.findings import Finding, Place
from nianbao.form import PREVIOUS, form
from nianbao.report.agency import Agency
from nianbao.report.cells import UNKNOWN, Cell, Origin, Table2, Table3, Table4, TableData
from nianbao.report.declarations import declared_zeros

SCHEMA_VERSION: Literal[1] = 1

PartKey = Literal["proactive", "requests", "management", "platforms", "supervision", "other"]
SectionKey = Literal["preamble", "一", "二", "三", "四", "五", "六"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Contact(_Model):
    """The office's public contacts, printed in the preamble where given."""

    address: str = ""
    telephone: str = ""
    website: str = ""


class Category(_Model):
    """One category of proactive disclosure with its count (条)."""

    name: str
    count: Cell = UNKNOWN


class Disclosure(_Model):
    """Proactive disclosure as staff count it: the total and its categories, in ``unit``."""

    total: Cell = UNKNOWN
    unit: str = "条"
    categories: tuple[Category, ...] = ()


class Note(_Model):
    """One bullet note of the clerk; never an instruction, always data."""

    text: str
    origin: Origin | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data


class ProblemPair(_Model):
    """A problem and the improvement that answers it; either may still be missing."""

    problem: str = ""
    improvement: str = ""
    origin: Origin | None = None


class Fee(_Model):
    """Information processing fee: notices issued (份), amount noticed and collected (元) [109号]."""

    notices: Cell = UNKNOWN
    noticed: Cell = UNKNOWN
    collected: Cell = UNKNOWN


class WaiverEntry(_Model):
    """A finding that a person accepts: its code, place and quoted evidence, why, and who says so."""

    code: str
    place: str = ""
    quote: str = ""
    reason: str = ""
    who: str = ""
    origin: Origin | None = None


class Report(_Model):
    """Everything that is known of one office's year."""

    schema_version: Literal[1] = SCHEMA_VERSION
    agency: Agency = Agency()
    year: int | None = None
    legal_basis: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    compiled_by: str = ""
    contact: Contact = Contact()
    signing_date: date | None = None
    due_date: date | None = None
    table2: Table2 = Table2()
    table3: Table3 = Table3()
    table4: Table4 = Table4()
    check_totals: dict[str, Cell] = {}
    declarations: tuple[str, ...] = ()
    disclosure: Disclosure = Disclosure()
    notes: dict[PartKey, tuple[Note, ...]] = {}
    problems: tuple[ProblemPair, ...] = ()
    fee: Fee = Fee()
    waivers: tuple[WaiverEntry, ...] = ()
    prose: dict[SectionKey, str] = {}
    previous: Report | None = None
    origins: dict[str, Origin] = {}
    #: What the reader had to say about the file; part of ``check``, not of the saved data.
    reading: tuple[Finding, ...] = Field(default=(), exclude=True)

    @model_validator(mode="after")
    def _declared(self) -> Self:
        self._know_ids()
        declared = {id: self.origins.get(f"declarations.{id}") for id in self.declarations}
        for spec in form().tables:
            table: TableData = getattr(self, spec.field)
            mine = {
                d.id: declared[d.id] for d in form().declarations if d.table == spec.id and d.id in declared
            }
            if mine:
                filled = type(table)(cells=declared_zeros(table.cells, mine))
                # The model is frozen for everybody else; this is still its making.
                object.__setattr__(self, spec.field, filled)
        return self

    def _know_ids(self) -> None:
        for id in self.check_totals:
            if id not in form().totals:
                raise ValueError(f"check_totals 里没有“{id}”这个合计")
        known = {declaration.id for declaration in form().declarations}
        for declared in self.declarations:
            if declared not in known:
                raise ValueError(f"declarations 里没有“{declared}”这种声明，可用：{'、'.join(sorted(known))}")

    def cell(self, id: str) -> Cell:
        """Return a table cell by id; ``previous.`` ids look into last year's report."""
        if id.startswith(PREVIOUS):
            return self.previous.cell(id[len(PREVIOUS) :]) if self.previous else UNKNOWN
        table = self.table3 if id[1] == "3" else self.table4 if id[1] == "4" else self.table2
        return table.cells.get(id, UNKNOWN)

    def place(self, path: str, label: str = "") -> Place:
        """Return where a cell or field stands; cells are labelled by the form."""
        if path.startswith(PREVIOUS):
            inner = path[len(PREVIOUS) :]
            if self.previous is None:
                return Place(f"上年{label or inner}", path)
            found = self.previous.place(inner, label)
            return Place(f"上年{found.label}", path, found.file, found.sheet, found.address, found.line)
        spec = form().cells.get(path)
        origin = self.cell(path).origin if spec else self.origins.get(path)
        label = label or (spec.label if spec else path)
        return origin.place(label, path) if origin else Place(label, path)

    @property
    def deadline(self) -> date | None:
        """The due date as stated, else the law's for this office; None while the year is unknown."""
        if self.due_date is not None or self.year is None or not 1 <= self.year < 9999:
            return self.due_date
        return date(self.year + 1, *self.agency.reports_by)

    def told(self) -> Iterator[tuple[str, str, str, Origin | None]]:
        """Yield what the clerk tells of the year's work: part key, id, text, origin.

        That is the notes in the order of the form, then each problem and its improvement, blank or not.
        """
        yield from ((part, id, note.text, note.origin) for part, id, note in self.numbered_notes())
        for i, pair in enumerate(self.problems, 1):
            yield "problems", f"problems.{i}.problem", pair.problem, pair.origin
            yield "improvements", f"problems.{i}.improvement", pair.improvement, pair.origin

    def numbered_notes(self) -> Iterator[tuple[str, str, Note]]:
        """Yield (part key, note id, note) in the order of the form."""
        for part in form().parts:
            for i, note in enumerate(self.notes.get(part, ()), 1):  # type: ignore[call-overload]
                yield part, f"notes.{part}.{i}", note
