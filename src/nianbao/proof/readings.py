"""The figures a thing can mean: the plain reading first, then every other that is legitimate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import combinations, product

from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.numbers import Number, show
from nianbao.prose import LEGAL, Domain, Thing

_REVIEW_KINDS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("direct_litigation", "litigation_after_reconsideration"),
    "direct": ("direct_litigation",),
    "after": ("litigation_after_reconsideration",),
}
_TABLE2 = {
    "regulation": "t2.regulations",
    "normative": "t2.normative_documents",
    "licence": "t2.licences",
    "penalty": "t2.penalties",
    "coercion": "t2.coercion",
}
#: The rows each act can mean, plain reading first; a sign of −1 takes a row away.
_NEW = (("new", 1),)
_RECEIVED = (("new", 1), ("carried_in", 1))
_TOTAL = (("outcome_total", 1),)
#: Of answers the applicants who dropped out may be left out [claims.md: 答复 below 办结].
_ANSWERED = (
    _TOTAL,
    (("outcome_total", 1), ("not_corrected", -1), ("fee_unpaid", -1)),
    (("outcome_total", 1), ("not_corrected", -1)),
    (("outcome_total", 1), ("fee_unpaid", -1)),
)
_ACTS: dict[str, tuple[tuple[tuple[str, int], ...], ...]] = {
    "receive": (_NEW, _RECEIVED),
    "new": (_NEW,),
    "received": (_RECEIVED,),
    "handle": (_RECEIVED, _NEW, _TOTAL),
    "accept": (_NEW, _RECEIVED, _TOTAL),
    "conclude": (_TOTAL,),
    "answer": _ANSWERED,
    "carry_in": ((("carried_in", 1),),),
    "carry_out": ((("carried_out", 1),),),
    "carry": ((("carried_out", 1),), (("carried_in", 1),)),
}
_ALONE = (_NEW, _RECEIVED, _TOTAL)
_WEAK = ("receive", "accept", "handle", "carry")


@dataclass(frozen=True, slots=True)
class Reading:
    """A signed sum of figures, by id; ``name`` groups the readings of one base in a breakdown."""

    terms: tuple[tuple[str, int], ...]
    base: str = ""

    def value(self, facts: FactBook) -> Number | None:
        """Return what it comes to, None if a figure is unknown."""
        total: Number = 0
        for id, sign in self.terms:
            value = facts.value(id) if id in facts else None
            if value is None:
                return None
            total += sign * value
        return total

    def shown(self, facts: FactBook) -> str:
        """Return the sum as a person would check it: 表三“本年新收”＋“上年结转” 38."""
        value = self.value(facts)
        name = _sum(tuple((facts[id].label, sign) for id, sign in self.terms if id in facts))
        return f"{name} {'未填' if value is None else show(value)}"


_LONG = re.compile(
    "[一二三四]、|（[一二三四五六八]）|政府信息公开申请数量|^本年|”行“总计”列|”行“本年处理决定数量”列"
)


@cache
def _sum(terms: tuple[tuple[str, int], ...]) -> str:
    """Return a signed sum of labels, the name of their table once: 表三“本年新收”＋“上年结转”."""
    labels = [("＋" if sign > 0 else "－") + _short(label) for label, sign in terms]
    table = labels[0][1:3] if labels and labels[0][1:2] == "表" else ""
    name = "".join(label.replace(table, "", 1) if i and table else label for i, label in enumerate(labels))
    return name.removeprefix("＋")


@cache
def _short(label: str) -> str:
    """Return a cell's label without the numbering and words of the form that all its neighbours share."""
    short = re.sub(_LONG, lambda m: "”" if m[0].startswith("”") else "", label)
    return short.replace("”行“", "·").replace("”列", "”")


@cache
def _ids(row: str, column: str) -> tuple[str, ...]:
    known = form()
    for candidate in (f"t3.{row}.{column}", f"t3.{row.rsplit('.', 1)[-1]}.{column}"):
        if candidate in known.cells or candidate in known.groups:
            return (candidate,)
    return ()


def readings(thing: Thing, facts: FactBook) -> list[Reading]:
    """Return what a thing can mean, without doubles; empty if the report has no such figure."""
    return [reading for reading in _possible(thing) if all(id in facts for id, _ in reading.terms)]


@lru_cache(maxsize=4096)
def _possible(thing: Thing) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(reading for reading in _all(thing) if reading.terms))


def _all(thing: Thing) -> Iterator[Reading]:
    match thing.domain:
        case Domain.REQUESTS:
            yield from _requests(thing)
        case Domain.REVIEWS:
            yield from _reviews(thing)
        case Domain.TABLE2:
            yield from _table2(thing)
        case Domain.INCOME:
            yield Reading((("t2.fees.amount", 1),))
        case Domain.FEE:
            names: tuple[str, ...] = ("collected",) if thing.acts else ("collected", "noticed")
            if "noticed" in thing.objects:
                names = ("noticed",)
            elif "notice" in thing.objects:
                names = ("notices",)
            for name in names:
                yield Reading(((f"fee.{name}", 1),))
        case Domain.DISCLOSURE:
            if thing.categories:
                yield Reading(tuple((f"disclosure.{name}", 1) for name in thing.categories))
            else:
                yield Reading((("disclosure.total", 1),))


def _requests(thing: Thing) -> Iterator[Reading]:
    columns = thing.columns or ("total",)
    if set(columns) == {"commercial_enterprise", "other_organisation"}:
        # 自然人172件，企业和其他组织49件: these two kinds, or all that are no natural persons.
        yield from _requests(thing._replace(columns=("legal_persons",)))
    if thing.open and thing.columns and set(thing.columns) < set(LEGAL):
        # 企业、律师事务所等提出13件: these, or others with them.
        for more in _with_others(thing.columns):
            yield from _requests(thing._replace(columns=more, open=False))
    if "legal_persons" in columns:
        # 企业、机构等法人或其他组织: the kinds named are examples.
        columns = tuple(c for c in columns if c in ("natural_person", "legal_persons"))
    if thing.rows:
        rows = thing.rows
        groups = [row for row in rows if "." not in row]
        members = [row for row in rows if "." in row]
        # 涉及国家秘密等不予公开: the members narrow the group, or are examples of it.
        choices = [tuple(members) or tuple(groups)]
        if groups and members and thing.open:
            choices.insert(0, tuple(groups))
        apart = [group for group in groups if not any(row.startswith(f"{group}.") for row in members)]
        if apart and members:
            choices.append((*apart, *members))
        for chosen in choices:
            yield _cells([(row, 1) for row in chosen], columns, "")
        if thing.rows == ("granted",):
            yield _cells([("granted", 1), ("partly_granted", 1)], columns, "")
        return
    if "conclude" in thing.acts and {"carry", "carry_out"} & set(thing.acts):
        # 办结件与结转件之和
        yield _cells((("outcome_total", 1), ("carried_out", 1)), columns, "")
    strong = [act for act in thing.acts if act not in _WEAK]
    acts = strong or list(thing.acts)
    if len(strong) > 1 and not {"carry_in", "new"} >= set(strong):
        acts = strong[-1:]
    if {"carry", "carry_in"} & set(thing.acts) and set(thing.acts) & {"new", "receive", "accept"}:
        yield _cells(_RECEIVED, columns, "received")
        return
    for act in acts[-1:]:
        for rows2 in _ACTS[act]:
            yield _cells(rows2, columns, _base(rows2))
    if not acts:
        for rows2 in _ALONE:
            yield _cells(rows2, columns, _base(rows2))


def _with_others(named: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield kinds of legal persons, each time with more of those that are not named."""
    others = [column for column in LEGAL if column not in named]
    for many in range(1, len(others) + 1):
        for more in combinations(others, many):
            yield (*named, *more)


def _base(rows: tuple[tuple[str, int], ...]) -> str:
    return {_NEW: "new", _RECEIVED: "received", _TOTAL: "outcome_total"}.get(rows, "")


def _cells(
    rows: list[tuple[str, int]] | tuple[tuple[str, int], ...], columns: tuple[str, ...], base: str
) -> Reading:
    return Reading(
        tuple((id, sign) for (row, sign), column in product(rows, columns) for id in _ids(row, column)), base
    )


def _reviews(thing: Thing) -> Iterator[Reading]:
    kinds = [kind for name in thing.objects for kind in _REVIEW_KINDS.get(name, ())]
    if {"direct", "after"} & set(thing.objects):
        kinds = [
            kind for name in thing.objects if name in ("direct", "after") for kind in _REVIEW_KINDS[name]
        ]
    kinds = list(dict.fromkeys(kinds))
    base = "+".join(kinds)
    results = [result for result in thing.results if result != "closed"]
    if results == ["dismissed"]:
        for result in ("other_result", "upheld"):
            yield Reading(tuple((f"t4.{kind}.{result}", 1) for kind in kinds), base)
        return
    if "dismissed" in results:
        # 维持、驳回共3件, but 驳回等其他结果3件
        results = [name for name in results if name not in ("dismissed", "upheld")]
        results += [] if "other_result" in results else ["upheld"]
    if results:
        yield Reading(tuple((f"t4.{kind}.{result}", 1) for kind in kinds for result in results), base)
        return
    total = tuple((f"t4.{kind}.total", 1) for kind in kinds)
    closed = (*total, *((f"t4.{kind}.pending", -1) for kind in kinds))
    if "closed" in thing.results or "conclude" in thing.acts:
        yield Reading(closed)
        return
    yield Reading(total)
    if {"handle", "answer"} & set(thing.acts):
        # 以答复为标的的复议 are all of them.
        yield Reading(closed)


def _table2(thing: Thing) -> Iterator[Reading]:
    documents = [name for name in thing.objects if name in ("regulation", "normative")]
    # 规章规范性文件库内有效文件186件: of both, or of either.
    for names in [documents, documents[:1], documents[1:]] if len(documents) > 1 else [documents]:
        if names:
            wanted = thing.table2[:1] or ("issued", "in_force")
            if len(thing.table2) > 1:
                wanted = (
                    ("issued",)
                    if "issued" in thing.table2 and "in_force" not in thing.table2
                    else thing.table2[-1:]
                )
            for column in wanted:
                yield Reading(tuple((f"{_TABLE2[name]}.{column}", 1) for name in names))
    decisions = [name for name in thing.objects if name in ("licence", "penalty", "coercion")]
    if decisions:
        yield Reading(tuple((f"{_TABLE2[name]}.decisions", 1) for name in decisions))


def ratio(part: Number, whole: Number) -> Fraction | None:
    """Return a share in percent, None where the whole is zero."""
    if not whole:
        return None
    if isinstance(part, int) and isinstance(whole, int):
        return Fraction(part * 100, whole)
    return Fraction(part) / Fraction(whole) * 100
