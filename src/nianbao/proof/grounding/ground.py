"""From the verdicts on a text to those on a draft: what nothing vouches for is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nianbao.proof.grounding.moments import Moments
from nianbao.proof.grounding.numbers import numbers
from nianbao.proof.grounding.organisations import Organisations
from nianbao.proof.grounding.sources import Passages
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.grounding.titles import Titles
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.report import Report

_MESSAGES = {
    Fault.TITLE: "填报的材料和本格式所依据的文件里都没有这个标题或文号",
    Fault.NAME: "填报的材料里没有提到这个单位",
    Fault.DATE: "填报的材料里没有这个时间",
}


class Ground:
    """The sources of one report; remembers, from section to section, which titles a draft has introduced."""

    def __init__(self, report: Report) -> None:
        self._passages = Passages(report)
        self._titles = Titles(report)
        self._names = Organisations(report)
        self._moments = Moments(report)

    def judge(self, section: str, text: str, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield the verdicts on a section of a draft: those on finished prose, and what has no source."""
        passages = self._passages.spans(text)
        judged = list(numbers(section, text, verdicts, self._passages))
        yield from judged
        # One place needs one finding: what contradicts the figures, or is quoted, is settled.
        settled = Spans(
            [(v.start, v.end) for v in judged if v.status is Status.CONTRADICTION]
            + [(start, end) for start, end, _ in passages]
        )
        titles = Spans(self._titles.spans(text))
        for fault, spans in (
            (Fault.TITLE, self._titles.unknown(text)),
            (Fault.NAME, self._names.unknown(text, titles)),
            (Fault.DATE, self._moments.unknown(text, titles)),
        ):
            for start, end in spans:
                if not settled.touch(start, end):
                    yield _ungrounded(section, start, end, text[start:end], fault)


def _ungrounded(section: str, start: int, end: int, quote: str, fault: Fault) -> Verdict:
    return Verdict(section, start, end, quote, Status.UNGROUNDED, message=_MESSAGES[fault], fault=fault)
