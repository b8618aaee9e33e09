"""The numbers of a draft that neither a figure nor a note bears out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from nianbao.proof.grounding.listed import counts_words
from nianbao.proof.grounding.sources import Passages
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.quantities import Kind, Spoken, scan

_EVERY = re.compile("[每按][个半]?(?:年|季|月|旬|周|日|天)[^，。；0-9]{0,7}$")
_NOWHERE = "表格、上年的数和填报的材料里都没有这个数"
#: Reasons that tell the clerk nothing beyond the message itself.
_PLAIN = ("", "没有指明表中的哪一项")


def numbers(section: str, text: str, verdicts: Iterable[Verdict], passages: Passages) -> Iterator[Verdict]:
    """Yield the verdicts of finished prose as those of a draft.

    An unchecked quantity that stands in a passage of the clerk's is borne out by it; one that counts what
    its own sentence lists stays as it is; any other is ungrounded. So is one that has no verdict at all,
    unless a passage has it with the words behind it.
    """
    found = list(verdicts)
    spoken = {(q.start, q.end): q for q in scan(text) if q.kind is not Kind.YEAR}
    quoted = sorted(passages.spans(text))
    starts = [start for start, _, _ in quoted]
    judged = Spans((v.start, v.end) for v in found)
    # 3 in 3份清单（…） has been counted already.
    counted = {v.start for v in found if v.status is not Status.UNCHECKED}
    missed = [
        _missed(section, text, start, end, passages) for start, end in spoken if not judged.touch(start, end)
    ]
    for verdict in [*found, *missed]:
        quantity = spoken.get((verdict.start, verdict.end))
        if quantity is None or verdict.status is not Status.UNCHECKED:
            yield verdict
        elif verdict.start in counted:
            continue
        else:
            at = bisect_right(starts, verdict.start) - 1
            if at >= 0 and verdict.end <= quoted[at][1]:
                place = (verdict.section, verdict.start, verdict.end, verdict.quote)
                yield Verdict(*place, Status.CONSISTENT, (quoted[at][2],))
            else:
                yield _judged(verdict, quantity, text)


def _missed(section: str, text: str, start: int, end: int, passages: Passages) -> Verdict:
    named = passages.naming(text, start, end)
    status = Status.CONSISTENT if named else Status.UNCHECKED
    return Verdict(section, start, end, text[start:end], status, (named,) if named else ())


def _once(text: str, quantity: Spoken) -> str:
    """Return why 每季度公示一次 counts nothing: how often it was is looked at by itself."""
    once = quantity.value == 1 and quantity.unit == "次"
    return (
        "说的是多久一次" if once and _EVERY.search(text, max(0, quantity.start - 10), quantity.start) else ""
    )


def _judged(verdict: Verdict, quantity: Spoken, text: str) -> Verdict:
    reason = counts_words(text, quantity) or _once(text, quantity)
    place = (verdict.section, verdict.start, verdict.end, verdict.quote)
    if reason:
        return Verdict(*place, Status.UNCHECKED, reason=reason)
    message = _NOWHERE if verdict.reason in _PLAIN else f"{_NOWHERE}（{verdict.reason}）"
    return Verdict(*place, Status.UNGROUNDED, message=message, fault=Fault.NUMBER)
