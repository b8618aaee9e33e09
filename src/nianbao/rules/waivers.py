"""S5: findings that a person has accepted, and acceptances that no longer apply."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nianbao.findings import Code, Finding, Place, Severity, Waiver
from nianbao.report import Report, WaiverEntry

INCOMPLETE = Code(
    "S501",
    "已核实事项没有写全",
    Severity.WARNING,
    """接受一项检查结果，要写明编码、理由和核实人，以便日后说明。缺少任何一项的，不予采用，原来的检查结果仍然保留。
同一编码、同一原文在几个地方都有的，还要写明位置：一条只接受一处。

怎么办：在“已核实事项”表补全。""",
)
LAPSED = Code(
    "S502",
    "已核实事项不再适用",
    Severity.WARNING,
    """这一条所指的检查结果已经不存在，或者原文（算式）已经改变，所以不再起作用。

怎么办：问题已经改正的，删去这一条；内容变了的，重新核实后按新的原文填写。""",
)
CODES = (INCOMPLETE, LAPSED)

#: Found only in a draft's prose.
_OF_DRAFTS = frozenset(("S203", "D101", "N301", "N302", "N303", "N304"))
#: The block of the rules about what a model wrote.
_OF_MODELS = "D2"
#: The block of the rules that are off by default.
_OF_STYLE = "L2"


def apply(
    report: Report, findings: Sequence[Finding], *, drafted: bool, modelled: bool = True, styled: bool = True
) -> list[Finding]:
    """Return the findings with the report's waivers attached, and a finding for each that fails.

    A waiver of a finding that only a draft has (``drafted``), or only one by a model (``modelled``), or
    that only rules of style look for (``styled``), does not lapse where there is none or they did not run.
    """
    result = list(findings)
    extra = []
    for i, entry in enumerate(report.waivers, 1):
        place = _place(entry, i)
        matches = [j for j, finding in enumerate(result) if _fits(entry, finding)]
        if missing := _missing(entry, [result[j] for j in matches]):
            extra.append(INCOMPLETE.at(place, f"{place.label}没有写{missing}，未采用", quote=entry.code))
            continue
        waiver = Waiver(entry.code, entry.place, entry.quote, entry.reason, entry.who, place)
        for j in matches:
            result[j] = dataclasses.replace(result[j], waiver=waiver)
        code = entry.code.strip().upper()
        sought = (drafted or code not in _OF_DRAFTS) and (styled or not code.startswith(_OF_STYLE))
        sought = sought and (modelled or not code.startswith(_OF_MODELS))
        if not matches and sought:
            extra.append(
                LAPSED.at(place, f"{place.label}（{entry.code}）没有对应的检查结果，已失效", quote=entry.code)
            )
    return result + extra


def _missing(entry: WaiverEntry, fitting: Sequence[Finding]) -> str:
    """Return what the entry lacks; with the same words at several places it has to say which."""
    given = (("编码", entry.code), ("理由", entry.reason), ("核实人", entry.who))
    missing = [name for name, text in given if not text.strip()]
    places = dict.fromkeys((finding.place.path, finding.place.label) for finding in fitting)
    if not missing and len(places) > 1:
        missing.append(f"是哪一处（{'、'.join(label for _, label in places)}）")
    return "、".join(missing)


def _place(entry: WaiverEntry, number: int) -> Place:
    label = f"已核实事项第{number}条"
    path = f"waivers.{number}"
    return entry.origin.place(label, path) if entry.origin else Place(label, path)


def _fits(entry: WaiverEntry, finding: Finding) -> bool:
    """A waiver fits by code, by place where it names one, and by the evidence or the whole message."""
    if entry.code.strip().upper() != finding.code or finding.waiver is not None:
        return False
    place = finding.place
    names = {_folded(name) for name in (place.label, place.path, place.position, place.address, str(place))}
    if entry.place and _folded(entry.place) not in names:
        return False
    shown = (finding.quote, finding.message, finding.full_message)
    return _folded(entry.quote) in {_folded(text) for text in shown}


def _folded(text: str) -> str:
    return "".join(text.split())
