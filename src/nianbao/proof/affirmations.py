"""That something was there at all, without a number: 科研机构也提出了申请, 发生过行政复议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.proof.figures import Figures
from nianbao.proof.openings import opening
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.prose import Lexicon, Thing, plainly_named
from nianbao.quantities import scan

_MARKS = "，,；;。：:、（）()\n"
#: Opens with a character class, so that the engine skips to the next candidate.
_SAID = re.compile(
    rf"[提递收受发产出制作](?:(?<=提)[出交起]|(?<=递)交|(?<=收)到|(?<=受)理|(?<=发)[生布]|(?<=产)生|(?<=出)[现台]|(?<=制)发|(?<=作)出)"
    rf"(?:[了过][^{_MARKS}]{{0,20}}|(?P<many>[^{_MARKS}0-9]{{0,20}})若干)"
    # 有要求提供公开出版物的情形, 部分申请因属于国家秘密而不予公开
    rf"|有(?P<there>[^{_MARKS}0-9]{{2,24}}?)的(?:情形|情况|申请|案件)(?=[{_MARKS}]|$)"
    # 不予公开的申请中，有的属于国家秘密
    rf"|有[的些](?P<ones>[^{_MARKS}0-9]{{2,24}})"
    rf"|[部个少一](?:(?<=部)分|(?<=个)别|(?<=少)数|(?<=一)些)(?P<some>(?:政府信息公开)?(?:申请|案件)[^{_MARKS}]{{2,24}})"
)
#: A clause that denies, asks or speaks of another year says nothing of the kind.
_OTHERWISE = re.compile("[未没无零否如]|不(?!予|掌握)|若(?!干)|[上去往前]年|20\\d\\d年")
#: How many characters before the verb the clause may begin.
_BACK = 40


def affirmations(section: str, text: str, figures: Figures, words: Lexicon) -> Iterator[Verdict]:
    """Yield a verdict for each clause that says something was done or came in, and names no number."""
    facts = figures.now
    agency = facts.report.agency.name or ""
    for found in _SAID.finditer(text):
        span = (opening(text, found.start(), _MARKS, _BACK), found.end())
        if _OTHERWISE.search(text, *span) or next(scan(text, *span), None) is not None:
            continue
        named = next((found.span(name) for name in ("there", "ones", "some") if found[name]), span)
        if found["many"] is not None:
            named = span[0], found.end("many")
        tried = figures.known(plainly_named(text, named, Thing(), words, agency), facts)
        if not tried:
            continue
        shown = tuple(reading.shown(facts) for reading, _ in tried[:2])
        place = (section, *span, text[slice(*span)])
        if any(value for _, value in tried):
            yield Verdict(*place, Status.CONSISTENT, shown)
        else:
            message = f"说有，表中却是0：{shown[0]}"
            yield Verdict(*place, Status.CONTRADICTION, shown, message, Fault.DENIED)
