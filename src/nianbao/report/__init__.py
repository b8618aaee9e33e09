"""What a report is: the office, the three tables, notes and waivers; and the document model."""

from nianbao.report.agency import Agency, Kind, Level
from nianbao.report.cells import (
    UNKNOWN,
    Cell,
    ExactNumber,
    How,
    Origin,
    Table2,
    Table3,
    Table4,
    TableData,
    spread,
)
from nianbao.report.declarations import declared_zeros
from nianbao.report.model import (
    SCHEMA_VERSION,
    Category,
    Contact,
    Disclosure,
    Fee,
    Note,
    ProblemPair,
    Report,
    WaiverEntry,
)

__all__ = [
    "SCHEMA_VERSION",
    "UNKNOWN",
    "Agency",
    "Category",
    "Cell",
    "Contact",
    "Disclosure",
    "ExactNumber",
    "Fee",
    "How",
    "Kind",
    "Level",
    "Note",
    "Origin",
    "ProblemPair",
    "Report",
    "Table2",
    "Table3",
    "Table4",
    "TableData",
    "WaiverEntry",
    "declared_zeros",
    "spread",
]
