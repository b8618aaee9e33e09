"""From a verdict to a finding: the place in its sentence, as a person finds it again."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place
from nianbao.proof import Verdict
from nianbao.rules.case import Case

_STOPS = "。！？；\n"
#: How much of a long sentence is quoted on either side of the place.
_SIDE = 40


def marked(case: Case, code: Code) -> Iterator[Finding]:
    """Yield a finding for every place of the prose with this fault, its sentence around it."""
    for verdict in case.proof:
        if verdict.fault == code.id:
            before, after = _around(case.prose[verdict.section], verdict)
            place = Place.in_prose(verdict.section, verdict.start, verdict.end)
            message = f"“{before}【{verdict.quote}】{after}”：{verdict.message}"
            yield code.at(place, message, quote=f"{before}{verdict.quote}{after}")


def _around(text: str, verdict: Verdict) -> tuple[str, str]:
    """Return what stands before and after the place in its sentence, cut to a readable length."""
    start = max(text.rfind(stop, 0, verdict.start) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, verdict.end)) >= 0]
    end = min(ends, default=len(text))
    before, after = text[start : verdict.start].strip(), text[verdict.end : end].strip()
    if len(before) > _SIDE:
        before = f"…{before[-_SIDE:]}"
    return before, f"{after[:_SIDE]}…" if len(after) > _SIDE else after
