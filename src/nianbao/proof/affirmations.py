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
    rf"[了过][^{_MARKS}]{{0,20}}"
)
#: A clause that denies, asks or speaks of another year says nothing of the kind.
_OTHERWISE = re.compile("[未没无不零否如若]|[上去往前]年|20\\d\\d年")
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
        tried = figures.known(plainly_named(text, span, Thing(), words, agency), facts)
        if not tried:
            continue
        shown = tuple(reading.shown(facts) for reading, _ in tried[:2])
        place = (section, *span, text[slice(*span)])
        if any(value for _, value in tried):
            yield Verdict(*place, Status.CONSISTENT, shown)
        else:
            message = f"说有，表中却是0：{shown[0]}"
            yield Verdict(*place, Status.CONTRADICTION, shown, message, Fault.DENIED)
