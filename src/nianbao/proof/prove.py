"""From a report's prose to its verdicts: read, bind, judge, then compare the places of one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from nianbao.facts import FactBook
from nianbao.numbers import Number
from nianbao.proof import balance, bases, breakdowns, channels, grown, products
from nianbao.proof import universals as of_all
from nianbao.proof.affirmations import affirmations
from nianbao.proof.calendar_days import impossible_days
from nianbao.proof.changes import Changes
from nianbao.proof.comparisons import Comparisons
from nianbao.proof.dates import dates
from nianbao.proof.directions import directions
from nianbao.proof.enumerations import enumerations
from nianbao.proof.figures import Figures
from nianbao.proof.grounding import Ground
from nianbao.proof.judge import Judge
from nianbao.proof.last_year import LastYear
from nianbao.proof.notes import Notes
from nianbao.proof.places import Places
from nianbao.proof.ratios import Ratios
from nianbao.proof.retold import Retold
from nianbao.proof.single_cases import single_cases
from nianbao.proof.verdicts import Status, Verdict
from nianbao.proof.weighed import Weighed, on_years
from nianbao.prose import (
    RELATIVE,
    Claim,
    Domain,
    Lexicon,
    Plain,
    Reader,
    Sense,
    Sentence,
    Thing,
    common_lexicon,
    plain,
    sentences,
    universals,
)
from nianbao.report import Report


class _Beside:
    """What stands beside the tables: last year's text, a paragraph's sums, the notes, the text before."""

    def __init__(self, figures: Figures, report: Report, last_year: LastYear, draft: bool = False) -> None:
        self._figures, self._ratios = figures, Ratios(figures)
        self.notes = Notes(report)
        self._changes = Changes(figures, last_year)
        self._places = Places()
        # A lie told twice is no truth: in a draft every number needs a source.
        self._retold = None if draft else Retold()

    def weigh(self, paragraph: list[Weighed], text: str) -> None:
        """Mend the judgements of one paragraph."""
        self._changes.weigh(paragraph, text)
        bases.applicants(paragraph)
        bases.received(paragraph, self._figures)
        bases.cases(paragraph)
        breakdowns.weigh(paragraph)
        balance.weigh(paragraph)
        bases.weigh(paragraph, self._ratios)
        channels.weigh(paragraph, self._figures, text)
        products.weigh(paragraph, text)
        grown.weigh(paragraph, text)
        self.notes.weigh(paragraph, text)
        self._places.weigh(paragraph)
        if self._retold is not None:
            self._retold.weigh(paragraph, text)


#: What a stretch of text names as its sources: start, end, the ids of notes and figures.
Cited = tuple[int, int, Collection[str]]


def prove(
    facts: FactBook,
    prose: Mapping[str, str],
    draft: bool = False,
    cited: Mapping[str, Sequence[Cited]] | None = None,
) -> list[Verdict]:
    """Return a verdict for every quantity, negation and universal in the prose, in the order of the text.

    ``prose`` maps section keys to their text; spans count its characters. Of a ``draft``, what no figure
    and no source bears out is ungrounded, titles, offices and dates among it; of finished prose, unchecked.
    ``cited`` says by section what its sentences, in their order, name as their sources.
    """
    found: list[Verdict] = []
    ground = Ground(facts.report) if draft else None
    words, figures = words_of(facts), Figures(facts)
    last_year = LastYear(facts.report.previous, words)
    beside = _Beside(figures, facts.report, last_year, draft)
    # 表三有误，新收申请以99件为准: no note that a draft repeats goes before the tables.
    judge = Judge(facts, _left_over(facts, last_year), strict=draft)
    comparisons = Comparisons(figures, words)
    for section, written in prose.items():
        read = plain(written)
        text = read.text
        listed = {verdict.start: verdict for verdict in enumerations(section, text)}
        beside.notes.cite(_sources_at(read, (cited or {}).get(section, ())))
        claims = list(_section(facts, section, text, words, judge, beside))
        dated = {verdict.start for verdict in claims if verdict.status is not Status.UNCHECKED}
        here = [
            # 甲、乙、丙三项资金 is borne out by its own words.
            *(v for v in claims if v.status is not Status.UNCHECKED or v.start not in listed),
            # 2023年，收到36件: the figure says it already.
            *(verdict for verdict in dates(section, text, facts.report.year) if verdict.start not in dated),
            *impossible_days(section, text),
            *listed.values(),
            *comparisons.verdicts(section, text),
            *affirmations(section, text, figures, words),
        ]
        if ground is not None:
            here = list(ground.judge(section, text, here))
        found.extend(_placed(sorted(here, key=attrgetter("start", "end")), read, written))
    return found


#: No list goes on over so many claims; what is settled can be forgotten.
_LONGEST_PARAGRAPH = 300
#: A sentence with more claims than this is not read.
_CROWDED = 200
#: What last year's report carried over to this one.
_CARRIED_OUT = Thing(Domain.REQUESTS, ("request",), ("carry_out",))
#: 2022年公开年报 is a category of its own name.
_YEAR = re.compile(r"^20\d\d年度?")


def _left_over(facts: FactBook, last_year: LastYear) -> Number | None:
    """Return how many requests last year's report carried out, by its table or else by its prose."""
    before = facts.last_year
    value = before.value("t3.carried_out.total") if before is not None else None
    return last_year.number_of(_CARRIED_OUT) if value is None else value


def prove_notes(facts: FactBook, notes: Mapping[str, str]) -> list[Verdict]:
    """Return the verdicts on the clerk's notes, by note id, against the tables alone."""
    words, judge, figures = words_of(facts), Judge(facts, strict=True), Figures(facts)
    alone = LastYear(None, words)
    found: list[Verdict] = []
    for id, written in notes.items():
        read, beside = plain(written), _Beside(figures, Report(), alone)
        found.extend(_placed(_section(facts, id, read.text, words, judge, beside), read, written))
    return found


def _sources_at(read: Plain, cited: Sequence[Cited]) -> Callable[[int], Collection[str]]:
    """Return what tells the sources that a text as it is read names at each of its characters."""
    starts = [start for start, _, _ in cited]

    def at(place: int) -> Collection[str]:
        written = read.written(place, place)[0]
        found = bisect_right(starts, written) - 1
        return cited[found][2] if found >= 0 and written < cited[found][1] else ()

    return at


def _placed(verdicts: Iterable[Verdict], read: Plain, written: str) -> Iterable[Verdict]:
    """Return verdicts on a text as it is read, at the characters as they are written."""
    if read.text == written:
        return verdicts
    spans = ((verdict, *read.written(verdict.start, verdict.end)) for verdict in verdicts)
    return [verdict._replace(start=start, end=end, quote=written[start:end]) for verdict, start, end in spans]


def words_of(facts: FactBook) -> Lexicon:
    """Return the lexicon together with the report's own categories of proactive disclosure."""
    categories = facts.report.disclosure.categories
    own = [(category.name, Sense("category", str(i))) for i, category in enumerate(categories, 1)]
    dated = [(_YEAR.sub("", name), sense) for name, sense in own]
    common = common_lexicon()
    short = [(name[:-2], sense) for name, sense in own if name.endswith("信息") and len(name) > 3]
    # 其他 is no short name of 其他信息.
    short = [(name, sense) for name, sense in short if not common.counts(name)]
    return common.extended([*short, *dated, *own], facts.report.disclosure.unit) if own else common


def _section(
    facts: FactBook, section: str, text: str, words: Lexicon, judge: Judge, beside: _Beside
) -> Iterator[Verdict]:
    report = facts.report
    agency = report.agency.name or ""
    reader = Reader(text, report.year, agency, section)
    paragraph: list[Weighed] = []
    number = 0
    for sentence in sentences(section, text, words):
        if sentence.paragraph != number or len(paragraph) > _LONGEST_PARAGRAPH:
            yield from _settled(paragraph, text, beside)
            paragraph, number = [], sentence.paragraph
        if len(sentence.slots) > _CROWDED:
            yield from _unread(sentence, text)
            continue
        claims = reader.claims(sentence)
        items: list[Weighed] = []
        for claim in claims:
            if claim.soft and _borne_out(claim, [*paragraph, *items]):
                claim.soft = ""
            items.append(Weighed(claim, judge.judge(claim)))
        found = list(universals(text, sentence, claims, words, agency)) if claims else []
        paragraph.extend(of_all.weigh(items, found, facts) if found else items)
        yield from directions(section, text, (sentence.start, sentence.end), items, facts, words)
        yield from single_cases(section, text, sentence.end, items, judge.figures, words)
    yield from _settled(paragraph, text, beside)


def _unread(sentence: Sentence, text: str) -> Iterator[Verdict]:
    """A sentence with hundreds of numbers is a table pasted as text, and no claim."""
    for slot in sentence.slots:
        if slot.quantity is not None:
            start, end = slot.quantity.start, slot.quantity.end
            reason = "一句里的数字太多，没有逐个核对"
            yield Verdict(sentence.section, start, end, text[start:end], Status.UNCHECKED, reason=reason)


def _borne_out(claim: Claim, paragraph: list[Weighed]) -> bool:
    """Whether the claim that handed its limit on to this one, or shares it, is borne out by the figures."""
    domain = claim.thing.domain
    last = next((item for item in reversed(paragraph) if item.claim.thing.domain is domain), None)
    if last is None or not last.consistent:
        return False
    same = last.claim.thing == claim.thing and last.claim.soft == claim.soft
    return claim.handed_on or (same and claim.relation in RELATIVE and not claim.own)


def _settled(paragraph: list[Weighed], text: str, beside: _Beside) -> Iterator[Verdict]:
    if not paragraph:
        return
    beside.weigh(paragraph, text)
    yield from on_years(paragraph, text)
    yield from (item.verdict(text) for item in paragraph if not item.says_nothing)
