"""D1: where the prose of a draft rests on a figure or a note that has a finding of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nianbao.facts import FactBook
from nianbao.findings import Code, Finding, Place, Severity
from nianbao.report.document import Document, Figure, Sentence

DISPUTED = Code(
    "D101",
    "正文用到的数有疑问",
    Severity.WARNING,
    """草稿里的数引自表格或要点，而那一格（那一条）本身有待核实，或者它所在的合计不成立。
在弄清之前，正文里的这个数也不能算数，所以一并标出。

怎么办：先处理说明中提到的那一条；改正填报表后重新生成，这个标记自动消失。""",
)
CODES = (DISPUTED,)


def find(document: Document, facts: FactBook, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a finding at each figure, and each quoted note, that another open finding speaks of."""
    disputed = _disputed(findings)
    for section, offset, sentence in document.sentences():
        yield from _figures(section, offset, sentence, facts, disputed)
        yield from _grounds(section, offset, sentence, facts, disputed)
        yield from _notes(section, offset, sentence, disputed)


def _disputed(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Return the paths that open findings cast doubt on, each with the first such finding."""
    disputed: dict[str, Finding] = {}
    for finding in findings:
        if finding.waiver is not None or finding.severity is Severity.INFO:
            continue
        # A note yields to the tables, so what it contradicts is not in doubt.
        related = () if finding.code.startswith("N") else finding.related
        for place in (finding.place, *related):
            disputed.setdefault(place.path, finding)
    return disputed


def _figures(
    section: str, offset: int, sentence: Sentence, facts: FactBook, disputed: dict[str, Finding]
) -> Iterator[Finding]:
    """Yield one finding for each cause in a sentence, from the first figure it touches to the last."""
    spans: dict[int, tuple[int, int, Finding]] = {}
    start = 0
    for run in sentence.runs:
        stop = start + len(run.text)
        causes = sorted(facts.roots(run.fact) & disputed.keys()) if isinstance(run, Figure) else []
        if causes:
            cause = disputed[causes[0]]
            first = spans[id(cause)][0] if id(cause) in spans else start
            spans[id(cause)] = (first, stop, cause)
        start = stop
    for first, stop, cause in spans.values():
        quote = sentence.text[first:stop]
        place = Place.in_prose(section, offset + first, offset + stop)
        yield DISPUTED.at(
            place, f"正文的“{quote}”引自有疑问的数，见 {cause.code}", quote=quote, related=(cause.place,)
        )


def _grounds(
    section: str, offset: int, sentence: Sentence, facts: FactBook, disputed: dict[str, Finding]
) -> Iterator[Finding]:
    """Yield one finding for a sentence that rests on a figure in doubt without stating it: 没有结转."""
    stated = {run.fact for run in sentence.runs if isinstance(run, Figure)}
    for source in sentence.sources:
        if source in stated or source not in facts:
            continue
        causes = sorted(facts.roots(source) & disputed.keys())
        if causes:
            cause = disputed[causes[0]]
            text = sentence.text
            place = Place.in_prose(section, offset, offset + len(text))
            message = f"“{text}”所依据的数有疑问，见 {cause.code}"
            yield DISPUTED.at(place, message, quote=text, related=(cause.place,))
            return


def _notes(section: str, offset: int, sentence: Sentence, disputed: dict[str, Finding]) -> Iterator[Finding]:
    for source in sentence.sources:
        cause = disputed.get(source)
        if source.startswith("notes.") and cause is not None:
            start = max(sentence.text.find(cause.quote), 0)
            quote = cause.quote if cause.quote in sentence.text else sentence.text
            place = Place.in_prose(section, offset + start, offset + start + len(quote))
            message = f"正文照录了要点“{quote}”，而这一条有疑问，见 {cause.code}"
            yield DISPUTED.at(place, message, quote=quote, related=(cause.place,))
