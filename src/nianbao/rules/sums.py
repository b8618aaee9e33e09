"""How the form's equations come out, and which single cell is probably wrong.

A wrong cell breaks the sum of its row and a sum of its column by the same amount; a cell that would
mend every sum it stands in, and that no other cell rivals, is the suspect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nianbao.facts import FactBook
from nianbao.form import Equation, Term, form
from nianbao.numbers import Number, show, tidy
from nianbao.report import How


@dataclass(frozen=True, slots=True)
class Outcome:
    """An equation with its two sums; ``holds`` is None while unknown cells leave it open.

    A sum with unknown cells counts what is known, and is complete only if nothing is missing.
    """

    equation: Equation
    left: Number
    right: Number
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Suspect:
    """The cell whose ``value`` in place of what stands there would make its sums hold."""

    cell: str
    value: Number


def judge(equation: Equation, facts: FactBook) -> Outcome:
    """Return how the equation comes out; counts are never negative, so known parts above a total fail."""
    left, left_complete = facts.known_sum(equation.left)
    right, right_complete = facts.known_sum(equation.right)
    holds: bool | None = None
    if left_complete and right_complete:
        holds = left == right
    # A blank is no evidence against a negative number, so a sum counts from zero; T101 has the negative.
    elif not any(term.sign < 0 for term in equation.left + equation.right) and (
        (right_complete and left > max(right, 0)) or (left_complete and right > max(left, 0))
    ):
        holds = False
    return Outcome(equation, left, right, holds)


def suspects(outcomes: Iterable[Outcome], facts: FactBook) -> Mapping[str, Suspect]:
    """Return the suspect of each failing equation of this year's tables, by :func:`key`."""
    standing: dict[str, list[Outcome]] = {}
    failing = []
    for outcome in outcomes:
        if outcome.equation.code.startswith("Y"):
            continue
        if outcome.holds is False:
            failing.append(outcome)
        for cell in outcome.equation.cells:
            standing.setdefault(cell, []).append(outcome)
    found: dict[str, Suspect] = {}
    for outcome in failing:
        able = [s for cell in outcome.equation.cells if (s := _mends(cell, standing[cell], facts))]
        if len(able) == 1:
            found[key(outcome.equation)] = able[0]
    return found


def key(equation: Equation) -> str:
    """Return a name that no other equation has."""
    return f"{equation.code} {equation.right[0].cell}"


def _mends(cell: str, outcomes: list[Outcome], facts: FactBook) -> Suspect | None:
    """Return the cell as suspect if one other value satisfies all its equations, a row's and a column's."""
    fact = facts[cell]
    if fact.value is None or fact.how is How.DERIVED:
        return None
    if {o.equation.each for o in outcomes if o.holds is False} != {"row", "column"}:
        return None
    wanted: list[Number] = []
    least: list[Number] = []
    for outcome in outcomes:
        if outcome.holds is None:
            continue
        sign = next(t.sign for t in outcome.equation.left + outcome.equation.right if t.cell == cell)
        on_left = any(term.cell == cell for term in outcome.equation.left)
        gap = outcome.right - outcome.left if on_left else outcome.left - outcome.right
        # A sum with unknown parts tells how far the cell must move at least, not where to.
        complete = all(facts.value(other) is not None for other in outcome.equation.cells)
        (wanted if complete else least).append(sign * gap)
    if len(set(wanted)) != 1:
        return None
    move = wanted[0]
    if not move or any(not 0 < far * move <= move * move for far in least):
        return None
    value = tidy(fact.value + move)
    return Suspect(cell, value) if value >= 0 else None


def as_stated(cell: str, facts: FactBook) -> str:
    """Return how a cell came to its value and the value: 填的是 3, 公式得出 4, 按声明为 0."""
    fact = facts[cell]
    words = {How.FORMULA: "公式得出", How.DECLARED: "按声明为", How.DERIVED: "推算为"}
    return f"{words.get(fact.how or How.TYPED, '填的是')} {fact.shown}"


def arithmetic(equation: Equation, facts: FactBook, *, labelled: bool) -> tuple[str, str]:
    """Return the two sides as text, a long sum without its zeros: ``新收 3 + 结转 0`` or ``3 + 0``."""
    return _terms(equation.left, equation, facts, labelled), _terms(equation.right, equation, facts, labelled)


def _terms(terms: tuple[Term, ...], equation: Equation, facts: FactBook, labelled: bool) -> str:
    known = [(term, value) for term in terms if (value := facts.value(term.cell)) is not None]
    # A long sum shows only what is in it; a short one is clearer with its zeros.
    kept = [(term, value) for term, value in known if value != 0] if len(terms) > 4 else known
    text = ""
    for term, value in kept:
        if text or term.sign < 0:
            text += " - " if term.sign < 0 else " + "
        text += f"{_name(term.cell, equation)} {show(value)}" if labelled else show(value)
        # A figure worked out is no evidence of its own; only this year's can be, and only totals.
        if labelled and len(terms) <= 4 and facts[term.cell].how is How.DERIVED:
            text += "（推算）"
    return text.strip() or "0"


def _name(cell: str, equation: Equation) -> str:
    last_year = "上年" if cell.startswith("previous.") else ""
    spec = form().cells[cell.removeprefix("previous.")]
    row, column = spec.short.split("·")
    return last_year + (column if equation.each == "row" else row)
