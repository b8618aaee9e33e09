"""Statements of all: 申请均由自然人提出, 均予以公开, 现行有效的均为本年制发."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nianbao.prose import exceptions
from nianbao.prose.claims import CHANGE, IS, Claim
from nianbao.prose.clauses import phrases
from nianbao.prose.lexicon import Lexicon
from nianbao.prose.other_cases import OTHER
from nianbao.prose.slots import Sentence
from nianbao.prose.things import Domain, Thing, loose, thing_of
from nianbao.prose.tokens import Term
from nianbao.quantities import Spoken

_CLAUSE = re.compile("[^，,；;。：:、（）()\\n]+")
#: What is said of all; a number in brackets belongs to the name before it: 均为A（8件）和B（6件）.
_OF_ALL = re.compile(r"(?:[（(]\d+[^\d（）()]{0,2}[）)]|[^，,；;。：:（）()\n])*")
#: 均衡 and 都市 are other words.
_ALL = re.compile("(?:皆|均(?!衡|等|匀|值|价)|都(?!市|江|匀)|全部|全都|全(?=[由系为是属])|一律|全数|悉数)")
#: Behind it: what was done to what, 均对涉及个人隐私的内容作了遮盖.
_OBJECT = re.compile("[对就将把向]")

#: Before the word, where what it speaks of was told in the clause before.
_ELIDED = re.compile("(?:法院|复议机关|办理结果|处理结果|结果|申请人|申请主体|申请者|这些|上述|其|也|已)*")
#: 均按期办结 speaks of what was due.
_DUE = re.compile("按[期时]|到期|应办|期限")


@dataclass(frozen=True, slots=True)
class Universal:
    """What is said of all of something: ``part`` of ``whole``, at these characters.

    ``counted`` is the claim in the same clause that counts the whole, None if it is only named.
    """

    start: int
    end: int
    whole: Thing
    part: Thing
    counted: Claim | None


def universals(
    text: str, sentence: Sentence, claims: Sequence[Claim], words: Lexicon, agency: str
) -> Iterator[Universal]:
    """Yield the statements of all in a sentence that name both a part and its whole."""
    if _ALL.search(text, sentence.start, sentence.end) is None:
        return
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
        found = _ALL.search(text, *clause.span())
        if found is None or any(
            found.end() <= claim.start < clause.end() for claim in claims if claim.quantity
        ):
            # 全部公开12件: the number says how many.
            continue
        if exceptions.span_of(text, sentence.start, found.start()) or _OBJECT.match(text, found.end()):
            # 除2件外，其余均由自然人提出: of the rest alone.
            continue
        # 均属A、B和C
        said = _OF_ALL.match(text, found.end(), sentence.end)
        until = said.end() if said is not None else sentence.end
        before, after = (clause.start(), found.start()), (found.end(), until)
        counted = next((c for c in claims if clause.start() <= c.start < found.start()), None)
        if counted is None and _ELIDED.fullmatch(text, clause.start(), found.start()):
            # 信访类申请12件，均由自然人提出: all of what the clause before counts.
            before_it = [c for c in claims if c.quantity and c.end < found.start()]
            while before_it and before_it[-1].relation is CHANGE:
                # 收到申请5件，比上年多2件，均由自然人提出
                before_it.pop()
            counted = before_it[-1] if before_it else None
            if counted is not None and (counted.slot.sep == "、" or _goes_on(before_it)):
                # A件、B件，均… speaks of both.
                continue
        if any(claim.soft == OTHER and claim.start < found.start() for claim in claims):
            # 因拆除违建被申请行政复议3件，结果均为维持
            continue
        whole = counted.thing if counted is not None else plainly_named(text, before, Thing(), words, agency)
        if whole.known:
            inside = [c.quantity for c in claims if c.quantity and after[0] <= c.start < after[1]]
            part = _merged(whole, plainly_named(text, after, whole, words, agency, inside))
            # 其余103件均已答复 speaks of the rest alone.
            plain = counted is None or (counted.relation is IS and counted.kind != "rest")
            plain = plain and not _DUE.search(text, *clause.span())
            if part is not None and plain:
                yield Universal(found.start(), until, whole, part, counted)


def _goes_on(told: Sequence[Claim]) -> bool:
    """Whether the last of some claims is one of several parts: 维持6件，纠正2件，均已审结."""
    axes = [claim.thing.axis for claim in told[-2:]]
    if told[-1].slot.joint == "；":
        # 不予公开4件；无法提供7件，均属A: of the last one alone.
        return False
    return len(axes) > 1 and axes[0] == axes[1] not in ("", "objects", "acts")


def plainly_named(
    text: str,
    span: tuple[int, int],
    topic: Thing,
    words: Lexicon,
    agency: str,
    numbers: Iterable[Spoken] = (),
) -> Thing:
    """Return what a stretch names, its ``numbers`` apart; nothing if unknown words may narrow it."""
    read = [clause for stretches, _, _ in phrases(text, span, numbers, words) for clause in stretches]
    things = [term for clause in read for term in clause.things]
    if not things or any(_limits(term) for clause in read for term in clause.terms):
        return Thing()
    narrowed = loose(text, [gap for clause in read for gap in clause.gaps], agency)
    return Thing() if narrowed else thing_of(things, topic)


def _limits(term: Term) -> bool:
    says = term.says
    if "scope" in says or ("negation" in says and "row" not in says) or says.get("time", "this") != "this":
        return True
    return says.get("relation", "is") not in ("is", "times")


def _merged(whole: Thing, part: Thing) -> Thing | None:
    """Return the part with what its whole alone names; None if it is no part of that whole."""
    if part.domain not in (whole.domain, Domain.UNKNOWN):
        return None
    if whole.domain is Domain.FEE:
        return Thing(Domain.FEE, acts=part.acts) if part.acts else None
    if part.rows:
        if all(any(row.startswith(f"{above}.") for above in part.rows) for row in whole.rows) and whole.rows:
            # 因A不予公开的，均不予公开: the row above it holds anyhow.
            return None
        return part._replace(columns=part.columns or whole.columns)
    for facet in ("columns", "results", "categories", "table2"):
        if getattr(part, facet) and getattr(part, facet) != getattr(whole, facet):
            return whole._replace(**{facet: getattr(part, facet)})
    if whole.domain is Domain.REQUESTS and "conclude" in part.acts:
        return Thing(Domain.REQUESTS, ("request",), acts=("conclude",), columns=whole.columns)
    narrower = whole.objects == ("litigation",) and part.objects in (("direct",), ("after",))
    return whole._replace(objects=part.objects) if narrower else None
