"""Declarations such as 本年无申请: they turn the blanks they speak of into explicit zeros."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nianbao.form import Declaration, form
from nianbao.report.cells import UNKNOWN, Cell, How, Origin


def declared_zeros(cells: Mapping[str, Cell], declared: Mapping[str, Origin | None]) -> dict[str, Cell]:
    """Return ``cells`` with the blanks of each declaration (id to where it stands) as zeros.

    Whatever stands there stays, readable or not. Where only the rest of a table is declared to be zero,
    totals are left to be summed.
    """
    filled = dict(cells)
    for declaration in form().declarations:
        if declaration.id in declared:
            origin = (declared[declaration.id] or Origin()).model_copy(update={"how": How.DECLARED})
            for id in _covered(declaration):
                if filled.get(id, UNKNOWN).is_blank:
                    filled[id] = Cell(value=0, origin=origin)
    return filled


def _covered(declaration: Declaration) -> Iterable[str]:
    if not declaration.blanks_only:
        return declaration.cells
    return (id for id in declaration.cells if id not in form().totals)
