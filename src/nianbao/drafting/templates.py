"""The template drafter: the default, offline. Sentences are in ``prompts/draft``, choices in here.

It writes what the figures and the notes say and nothing else; where there is nothing to write it
leaves a visible gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.drafting.brief import Brief, trimmed
from nianbao.drafting.engine import Quote, render
from nianbao.facts import FactBook
from nianbao.form import PREVIOUS, Part, SectionSpec, form
from nianbao.report import Report
from nianbao.report.document import (
    Block,
    Document,
    Fallback,
    Heading,
    Paragraph,
    Section,
    Sentence,
    TableBlock,
    Text,
)

_ORDINALS = "一二三四五六七八九十"

#: A change on last year is told in percent only from this base on: 2 to 3 is no 增长50%.
_PERCENT_FROM = 20

_DOCUMENTS = (("regulations", "规章"), ("normative_documents", "行政规范性文件"))
_DECISIONS = (("licences", "行政许可"), ("penalties", "行政处罚"), ("coercion", "行政强制"))
_OUTCOMES = (
    ("granted", "予以公开"),
    ("partly_granted", "部分公开"),
    ("refused", "不予公开"),
    ("unavailable", "无法提供"),
    ("not_processed", "不予处理"),
    ("other_handling", "其他处理"),
)
_REVIEWS = (("reconsideration", "行政复议"), ("litigation", "行政诉讼"))
_RESULTS = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other_result", "其他结果"),
    ("pending", "尚未审结"),
)
_DEFAULT_BASIS = "《中华人民共和国政府信息公开条例》"


def ordinal(number: int) -> str:
    """Return 1 as 一, 11 as 十一, 21 as 二十一, 105 as 一百零五; as enumerations in prose want it."""
    if number <= 10:
        return _ORDINALS[number - 1]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _ORDINALS[tens - 1]) + "十" + (_ORDINALS[ones - 1] if ones else "")
    hundreds, rest = divmod(number, 100)
    if hundreds > 9:
        return str(number)
    zero, one = ("零" if 0 < rest < 10 else ""), ("一" if 10 <= rest < 20 else "")
    return f"{_ORDINALS[hundreds - 1]}百{zero}{one}{ordinal(rest) if rest else ''}"


#: The paragraphs of a part by its key, written by somebody else.
Written = Mapping[str, tuple[Paragraph, ...]]


def write_document(
    report: Report, facts: FactBook, written: Written | None = None, fallbacks: tuple[Fallback, ...] = ()
) -> Document:
    """Return the whole document; a section for which the report carries prose keeps that prose.

    The parts in ``written`` are taken as they are; ``fallbacks`` are noted in the document.
    """
    brief = Brief(report, facts)
    name = report.agency.name or "【待补充：机关全称】"
    title = (name, f"{brief.year.text}年{form().title}")
    sections = []
    number = 0
    for spec in form().sections:
        number += bool(spec.heading)
        heading = f"{_ORDINALS[number - 1]}、{spec.heading}" if spec.heading else ""
        sections.append(Section(spec.key, heading, tuple(_blocks(report, brief, spec, written or {}))))
    return Document(title, tuple(sections), _signature(report), fallbacks)


def _signature(report: Report) -> tuple[str, ...]:
    date = report.signing_date
    return (report.agency.name, f"{date.year}年{date.month}月{date.day}日") if date else ()


def _blocks(report: Report, brief: Brief, spec: SectionSpec, written: Written) -> Iterator[Block]:
    given = report.prose.get(spec.key, "")  # type: ignore[call-overload]
    if given:
        yield from _given(given)
    elif spec.key == "preamble":
        yield from render("preamble.j2", {**brief.variables("preamble"), **_preamble(report, brief)})
    for i, part in enumerate(spec.parts if not given else ()):
        if part.heading:
            yield Heading(f"（{_ORDINALS[i]}）{part.heading}", part.key)
        yield from written.get(part.key) or write_part(report, brief, part)
    if spec.table:
        yield TableBlock(spec.table)


def write_part(report: Report, brief: Brief, part: Part) -> tuple[Paragraph, ...]:
    """Return the paragraphs of one part."""
    template = part.key if part.key in _VARIABLES else "part"
    variables = {**brief.variables(part.key), **_notes(brief, part.key, part.heading)}
    if part.key in _VARIABLES:
        variables |= _VARIABLES[part.key](report, brief)
    return render(f"{template}.j2", variables, part.key)


def _given(text: str) -> Iterator[Block]:
    """Take prose that a person wrote as it is: a line a paragraph, （一）… lines as headings."""
    for line in text.splitlines():
        if re.fullmatch(r"（[一二三四五六七八九十]+）[^。；，]{1,24}", line.strip()):
            yield Heading(line.strip())
        elif line.strip():
            yield Paragraph((Sentence((Text(line.strip()),), author="clerk"),))


def _notes(brief: Brief, part: str, heading: str) -> dict[str, Any]:
    notes = brief.notes(part)
    return {
        "notes": notes,
        "long": _long([note.text for note in notes]),
        "ordinal": ordinal,
        "heading": heading,
        "in_year": (brief.year, "年，", brief.own),
        "has_subject": bool(notes) and brief.has_subject(notes[0].text),
    }


def _long(texts: list[str]) -> bool:
    """Whether items stop inside or run on, so that full stops must part them."""
    return any(len(text) > 45 or "。" in text or "；" in text for text in texts)


#: Words that the template says itself around the legal basis.
_BEFORE_BASIS = re.compile(r"^(?:根据|依据|按照|遵照|按)(?=[《〈“])")
_AFTER_BASIS = re.compile(r"(?<=[》）”])等?(?:文件)?的?(?:有关|相关)?(?:规定|要求|精神)$")


def _preamble(report: Report, brief: Brief) -> dict[str, Any]:
    def quote(text: str, source: str) -> Quote | None:
        text = trimmed(text)
        return Quote(text, source) if text else None

    basis = []
    for i, text in enumerate(report.legal_basis):
        bare = _AFTER_BASIS.sub("", _BEFORE_BASIS.sub("", trimmed(text)))
        if bare:
            basis.append(Quote(bare, f"legal_basis.{i}"))
    contact = report.contact
    return {
        "legal_basis": basis or [_DEFAULT_BASIS],
        "office": quote(report.agency.name, "agency.name") or brief.own,
        "compiled_by": quote(report.compiled_by, "compiled_by"),
        "headings": brief.headings(),
        "website": quote(contact.website, "contact.website"),
        "address": quote(contact.address, "contact.address"),
        "telephone": quote(contact.telephone, "contact.telephone"),
    }


def _trend(brief: Brief, id: str) -> tuple[str, bool]:
    base, growth = brief.value(PREVIOUS + id), brief.value("growth:" + id)
    # 增长0% and 下降100% would be said of changes that are neither.
    telling = growth is not None and growth != 0 and growth > -100
    return brief.trend(id), telling and bool(base and base >= _PERCENT_FROM)


def _proactive(report: Report, brief: Brief) -> dict[str, Any]:
    trend, percent = _trend(brief, "disclosure.total")
    categories = brief.categories
    known = [category.count.value for category in report.disclosure.categories]
    decisions = [(f"t2.{row}.decisions", name) for row, name in _DECISIONS]
    return {
        "unit": Quote(report.disclosure.unit, "disclosure.unit"),
        "total_trend": trend,
        "total_percent": percent,
        "categories": categories,
        "exhaustive": None not in known
        and sum(size for *_, size in categories) == report.disclosure.total.value,
        "documents": _DOCUMENTS,
        "decisions": [(name + "决定", id) for id, name in decisions if brief.above_zero(id)],
        "no_decisions": [
            (name, id) for id, name in decisions if brief.known(id) and not brief.above_zero(id)
        ],
    }


def _requests(report: Report, brief: Brief) -> dict[str, Any]:
    trend, percent = _trend(brief, "t3.new.total")
    return {
        "new_trend": trend,
        "new_percent": percent,
        "outcomes": _breakdown(brief, "t3.{}.total", _OUTCOMES, "t3.outcome_total.total"),
        "reviews": [
            (kind, name, _breakdown(brief, "t4." + kind + ".{}", _RESULTS, f"t4.{kind}.total"))
            for kind, name in _REVIEWS
        ],
    }


@dataclass(frozen=True, slots=True)
class _Breakdown:
    """The parts of a total that are not zero: (name, fact id); ``only`` if one of them is all of it."""

    parts: list[tuple[str, str]]
    complete: bool
    only: str


def _breakdown(brief: Brief, pattern: str, rows: tuple[tuple[str, str], ...], total: str) -> _Breakdown:
    named = [(name, pattern.format(row)) for row, name in rows]
    parts = [(name, id) for name, id in named if brief.above_zero(id)]
    complete = brief.known(*(id for _, id in named))
    alone = complete and len(parts) == 1 and brief.value(parts[0][1]) == brief.value(total)
    return _Breakdown(parts, complete, parts[0][0] if alone else "")


def _section_five(report: Report, brief: Brief) -> dict[str, Any]:
    texts = [quote.text for pair in brief.pairs for quote in (pair.problem, pair.improvement) if quote]
    return {"pairs": brief.pairs, "long": _long(texts)}


#: What each part's template may name beyond the brief's own variables; other parts use part.j2.
_VARIABLES: Mapping[str, Any] = {
    "proactive": _proactive,
    "requests": _requests,
    "problems": _section_five,
    "improvements": _section_five,
    "other": lambda report, brief: {},
}
