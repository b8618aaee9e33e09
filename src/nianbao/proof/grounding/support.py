"""Whether the sources that a sentence names say what it says: most of its words, names and times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from nianbao.facts import FactBook
from nianbao.form import PREVIOUS
from nianbao.proof.grounding import attested, years
from nianbao.proof.grounding.actors import actor
from nianbao.proof.grounding.alike import likenesses
from nianbao.proof.grounding.anchors import misplaced
from nianbao.proof.grounding.directions import turned_back
from nianbao.proof.grounding.elsewhere import elsewhere
from nianbao.proof.grounding.limits import durations, limit
from nianbao.proof.grounding.moments import FOLLOWING
from nianbao.proof.grounding.opposites import opposite
from nianbao.proof.grounding.orders import gives_orders
from nianbao.proof.grounding.plans import replanned
from nianbao.proof.grounding.sources import data, without_blanks
from nianbao.proof.grounding.spans import Spans
from nianbao.proof.grounding.titles import Titles
from nianbao.proof.grounding.turns import turned
from nianbao.proof.verdicts import Status, Verdict
from nianbao.quantities import scan
from nianbao.report import Note, Report
from nianbao.report.document import UNKNOWN, Sentence

#: So much of a sentence's own words must stand in its sources.
_MOST = 0.5
#: Fewer characters than this that no source has are a matter of wording.
_LEAST = 4
#: A number that a source has too speaks for a clause as much as so many characters, where no more than
#: these together are strange: who tells a number in other words exchanges one or two of them.
_TELLING = 4
_STRANGE = 4
#: A number of a note that is told is as much of it as so many characters.
_TOLD = 2
#: So much of a note's own words must be told for it to be told at all.
_ENOUGH = 0.34
_CLAUSE = re.compile("[，；。]")
#: A clause that only says what the next ones are about: 在财政资金和重点工作方面.
_TOPIC = re.compile("[在就]?[^，。；]{2,16}方面|(?:按|从)[^，。；]{2,8}(?:分|划分|看|来看)")
_NO = re.compile("没(?!有)")
_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]{2,}")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_DATED = re.compile(r"\d+[年月日号]")
#: What terse notes say in one character: 发612条, 其余2025年换.
_TERSE = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])")


class Support:
    """The sources of one report, by id: notes, problems and improvements, figures, fields."""

    def __init__(self, facts: FactBook) -> None:
        report = facts.report
        self._facts = facts
        self._texts = {id: text for _, id, text, _ in report.told()}
        #: What speaks to a machine tells nothing that a sentence could rest on.
        self._orders = frozenset(id for id, text in self._texts.items() if gives_orders(text))
        agency = report.agency
        #: What needs no source: the office's own name, and who compiles the report.
        self._own = [agency.name, agency.short_name, agency.calls_itself, report.compiled_by]

    def lacking(self, sentence: Sentence, start: int, verdicts: Sequence[Verdict]) -> str:
        """Return what the sources of a sentence leave open, in Chinese; empty if they bear it out.

        ``verdicts`` are those on its numbers, which are judged against everything that is known, ``start``
        is where it stands in its section. Where only a note bears a number out, it must be among the sources.
        """
        told = (Status.CONSISTENT, Status.CONTRADICTION)
        judged = Spans((v.start - start, v.end - start) for v in verdicts if v.status in told)
        strange = [id for id in sentence.sources if id not in self._texts and id not in self._facts]
        if strange:
            return f"所列的出处“{strange[0].removeprefix(UNKNOWN)}”不存在"
        if self._orders & set(sentence.sources):
            return "所列的出处是给大模型下命令的话，不是做过的事"
        text = sentence.text
        stated = [id for id in sentence.sources if id in self._facts]
        quoted = [without_blanks(self._texts[id]) for id in sentence.sources if id in self._texts]
        labels = [self._facts[id].label for id in stated]
        # An improvement is told as the answer to its problem.
        asked = [self._texts.get(id.replace("improvement", "problem"), "") for id in sentence.sources]
        known = [*dict.fromkeys([*quoted, *asked]), *labels, *self._own]
        where = "所列的出处" if sentence.sources else "没有列出处，填报的材料"
        # 没学过 and 没有学过 are one.
        words = _Words([*known, *(_NO.sub("没有", one) for one in quoted if "没" in one)], quoted)
        borne_out = [v for v in verdicts if v.status is Status.CONSISTENT and quoted]
        at = start
        for clause in _CLAUSE.split(text):
            if _TOPIC.fullmatch(clause):
                at += len(clause) + 1
                continue
            # 访问217万次，同比增长17.9%: what follows from a note is told in words for figures.
            counted = bool(stated) or any(at <= v.start < at + len(clause) for v in borne_out)
            at += len(clause) + 1
            uncovered = _uncovered(clause, words, counted)
            if uncovered:
                return f"{where}没有说到“{uncovered}”"
        measures = any(id.endswith((".improvement", ".problem")) for id in sentence.sources)
        zero = any(self._facts.value(id) == 0 for id in stated)
        unnamed = (
            self._unnamed(text, stated, quoted, known)
            or actor(text, quoted)
            or replanned(text, quoted, self._facts.report.year, measures)
            or opposite(text, "\n".join(quoted))
            or misplaced(text, quoted)
            or turned_back(text, "\n".join(known))
            or turned(text, known, labels, judged, zero)
            or elsewhere(text, start, verdicts, [*quoted, *asked])
        )
        return f"所列的出处没有提到“{unnamed}”" if unnamed else ""

    def untold(self, told: Mapping[str, str], ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the sources of which the text that rests on them tells too little: id and text.

        ``told`` is what the sentences that name a source say together, by its id.
        """
        for id in ids:
            source = without_blanks(self._texts[id])
            if source and not _tells(told.get(id, ""), source):
                yield id, self._texts[id]

    def _unnamed(self, text: str, stated: list[str], quoted: list[str], known: list[str]) -> str:
        """Return the first name, time or small word that turns the statement round and that no source has."""
        joined = "\n".join(known)
        report = self._facts.report
        allowed = {report.year} if report.year else set()
        if report.year and any(id.startswith((PREVIOUS, "change:", "growth:")) for id in stated):
            allowed.add(report.year - 1)
        if report.year and FOLLOWING.search("".join(quoted)):
            allowed.add(report.year + 1)
        titles = Titles(_only(report, quoted))
        inside = titles.spans(text)
        bare = _without(text, inside)
        found = next((text[start:end] for start, end in titles.unknown(text)), "")
        found = (
            found
            or attested.office(bare, joined)
            or attested.level(bare, joined)
            or attested.moment(bare, quoted)
        )
        labels = [self._facts[id].label for id in stated]
        found = found or years.year(bare, allowed, report.year, labels, joined)
        found = found or years.misplaced(bare, joined) or attested.rhythm(bare, joined)
        found = found or attested.hour(bare, joined)
        return found or attested.standing_out(bare, joined) or limit(bare, joined)


def _only(report: Report, texts: list[str]) -> Report:
    """Return a report with nothing but these texts for notes, so that they alone vouch for a title."""
    notes = {"other": tuple(Note(text=text) for text in texts)}
    return report.model_copy(update={"notes": notes, "problems": ()})


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with stretches blanked out, every other character in its place."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _tells(text: str, source: str) -> bool:
    """Whether a text has enough of what a source says of its own."""
    if not text:
        return False
    words = _Words([text], [])
    runs = [run for word in _own(source, False) for run in words.runs(word)]
    total = sum(len(run) for _, run in runs)
    covered = sum(len(run) for held, run in runs if held)
    # What a note tells by its days and numbers is told with those.
    numbers = set(_DIGITS.findall(source))
    total += _TOLD * len(numbers)
    covered += _TOLD * len(numbers.intersection(_DIGITS.findall(text)))
    return total < _LEAST or covered >= total * _ENOUGH


def _uncovered(text: str, told: _Words, counted: bool) -> str:
    """Return the longest stretch of a clause that no source has, if less than most of it is covered."""
    runs = [run for word in _own(text, counted) for run in told.runs(word)]
    missing = [run for held, run in runs if not held]
    longest = max(missing, key=len, default="")
    without = sum(map(len, missing))
    covered = sum(len(run) for _, run in runs) - without
    if len(longest) <= _STRANGE:
        covered += _TELLING * told.numbers(text)
    few = without < _LEAST or covered >= (covered + without) * _MOST
    return "" if few else longest


class _Words:
    """The words of some texts; of ``notes``, which are terse, also their numbers and single characters."""

    def __init__(self, texts: Collection[str], notes: Iterable[str]) -> None:
        self._texts = texts
        joined = "\n".join(notes)
        self._numbers = frozenset(_DIGITS.findall(joined))
        self._terse = frozenset(_TERSE.findall(_without_numbers(joined)))

    def numbers(self, text: str) -> int:
        """Return how many numbers of a text the notes have too."""
        return sum(number in self._numbers for number in _DIGITS.findall(text))

    def runs(self, word: str) -> Iterator[tuple[bool, str]]:
        """Yield the stretches of a word that the texts have, two characters at least, and the others."""
        held = [False] * len(word)
        for at, pair in enumerate(_pairs(word)):
            if not self._terse.isdisjoint(pair) or any(pair in text for text in self._texts):
                held[at] = held[at + 1] = True
        for start, end in likenesses(word, self._texts):
            held[start:end] = [True] * (end - start)
        for known, group in groupby(zip(held, word, strict=True), key=itemgetter(0)):
            yield known, "".join(character for _, character in group)


def _own(text: str, counted: bool) -> Iterator[str]:
    """Yield the words of a text that are more than numbers and the common words of such reports."""
    for word in _words(_without_numbers(text)):
        yield from (part for part in _common(counted).split(word) if len(part) > 1)


def _without_numbers(text: str) -> str:
    dated = (found.span() for found in _DATED.finditer(text))
    return _without(text, [*((q.start, q.end) for q in scan(text)), *durations(text), *dated])


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _pairs(word: str) -> Iterator[str]:
    return (word[i : i + 2] for i in range(len(word) - 1))


@cache
def _common(counted: bool) -> re.Pattern[str]:
    """Return the words that need no source; with ``counted`` also those in which figures are told."""
    listed = data()["support"]
    words = set(listed["neutral"].split()) | (set(listed["counting"].split()) if counted else set())
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
