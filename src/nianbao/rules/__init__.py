"""All rules, in one order. To check a report is to run them."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Rule, Severity
from nianbao.read import codes as reading
from nianbao.report import Report
from nianbao.report.document import Document
from nianbao.rules import (
    basics,
    disputes,
    doubled,
    drafted,
    fees,
    headings,
    likeness,
    notes,
    numbering,
    other_office,
    pairing,
    privacy,
    prose,
    punctuation,
    self_reference,
    sources,
    structure,
    tables,
    typography,
    waivers,
    years,
)
from nianbao.rules.case import Case

MODULES = (
    basics,
    tables,
    years,
    structure,
    fees,
    notes,
    prose,
    sources,
    self_reference,
    other_office,
    numbering,
    headings,
    pairing,
    likeness,
    punctuation,
    doubled,
    privacy,
    typography,
    drafted,
)

RULES: tuple[Rule[Case], ...] = tuple(rule for module in MODULES for rule in module.RULES)

CRASHED = Code(
    "X901",
    "一条检查规则自身出错",
    Severity.ERROR,
    """程序的一条规则在检查时出错，这一项没有检查完；其他各项不受影响。

怎么办：请把报错的文字连同填报表（去掉不便公开的内容）发给开发者；这一项请人工核对。""",
)

_READING = (*reading.VALUE_CODES, *reading.WORKBOOK_CODES)

CODES: dict[str, Code] = {
    code.id: code
    for code in sorted(
        (*_READING, *(rule.code for rule in RULES), *waivers.CODES, *disputes.CODES, CRASHED),
        key=lambda code: code.id,
    )
}


def run(
    report: Report, document: Document | None = None, *, strict: bool = False, style: bool = False
) -> list[Finding]:
    """Return all findings about a report: those of reading first, then the rules in their order.

    The prose of ``document``, a draft of this report, replaces the report's own. A rule that crashes
    becomes finding X901; with ``strict`` the exception is raised instead. Matters of style are looked
    at only with ``style``.
    """
    case = Case(report, document)
    found = list(report.reading)
    for rule in RULES:
        if style or not rule.code.style:
            found.extend(_guarded(rule, case, strict))
    sentences = document.sentences() if document is not None else ()
    modelled = any(sentence.author == "model" for _, _, sentence in sentences)
    found = waivers.apply(report, found, drafted=document is not None, modelled=modelled, styled=style)
    return [*found, *disputes.find(document, case.facts, found)] if document else found


def _guarded(rule: Rule[Case], case: Case, strict: bool) -> Iterator[Finding]:
    try:
        yield from rule.check(case, rule.code)
    except Exception as error:
        if strict:
            raise
        place = Place(f"规则 {rule.code.id}", rule.code.id)
        detail = f"{type(error).__name__}: {error}"
        yield CRASHED.at(
            place, f"规则 {rule.code.id}（{rule.code.title}）没有检查完：{detail}", quote=rule.code.id
        )
