"""Which of several things is more, without a number: A多于B, A比B少, 数量最多, 居前三位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from nianbao.facts import FactBook
from nianbao.form import form
from nianbao.numbers import Number, read_chinese
from nianbao.proof.figures import Figures
from nianbao.proof.judgements import Judgement, proved, refuted, unchecked
from nianbao.proof.openings import opening
from nianbao.proof.readings import Reading
from nianbao.proof.verdicts import Fault, Verdict
from nianbao.prose import Domain, Lexicon, Thing, members_of, plainly_named
from nianbao.quantities import Kind, scan

_MARKS = "，,；;。：:（）()\n"
_ENDS = r"(?=[，,。；;、）)\n]|$)"
#: Opens with a character class, so that the engine skips to the next candidate.
_SAID = re.compile(
    r"[多少高低大小不比最位居列排占](?:(?P<more>(?<=[多高大])于|(?<=多)过)|(?P<less>(?<=[少低小])于|(?<=不)及)"
    rf"|(?<=比)(?<![占同环对之]比)(?![例重较])(?P<other>[^{_MARKS}0-9]{{2,30}}?)[要还更]?(?:(?P<up>多)|(?P<down>少)){_ENDS}"
    rf"|(?<=最)(?:(?P<most>[多高大])|(?P<least>[少低]))(?:{_ENDS}|(?=的))"
    rf"|(?:(?<=位)[居列]|(?<=排)[名在]?|(?<=占)据?|(?<=[居列]))"
    rf"(?:(?P<top>首位?|第一位?|榜首)|前(?P<first>[二两三四五])位?){_ENDS})"
)
#: After 最多: the thing itself, 最多的是自然人, or how many there are of them, 最多的两类.
_FOLLOWS = re.compile(rf"的(?:(?P<few>[二两三四五])[类项种个]{_ENDS}|(?:申请人|类别|一类)?[是为])")
_CLAUSE = re.compile(rf"[^{_MARKS}]+")
_SENTENCE = "。；;\n"
#: How many characters back the thing compared may stand.
_BACK = 60
#: How many characters the one after it may have.
_AHEAD = 40
#: Where a sentence speaks of another year, nothing is compared.
_OTHER = re.compile("[上去前往历近]年|上一年")
#: Only organisations are told apart.
_ORGANISATIONS = re.compile(
    "(?:法人|组织|单位|机构)[^，。；、0-9]{0,8}(?:[里中内]|当中|之中)|后者(?:[里中]|当中|之中|以)|(?:组织|单位|法人|机构)(?:类|申请)[^，。；0-9]{0,4}又?以"
    # 法人和其他组织申请41件，企业26件居首
    "|(?:法人|其[他它]组织)[^，。；、0-9]{0,8}[0-9]+件[，：:（(]"
)
#: A clause that names nothing itself: 数量居首位, 达512条, 从数量上看.
_LITTLE = re.compile(
    r"(?:从|按|其|数量|件数|条数|总量|占比|比例|信息|公开|申请|上|看|来看|均|都|分别|达到?|为|共|的|[0-9.%]+[条件个]?)*"
)
#: Kinds of decisions that table two sets side by side.
_DECISIONS = ("licence", "penalty", "coercion")


class Comparisons:
    """Judges comparisons between the things of one report."""

    def __init__(self, figures: Figures, words: Lexicon) -> None:
        self._figures, self._facts, self._words = figures, figures.now, words
        self._agency = self._facts.report.agency.name or ""

    def verdicts(self, section: str, text: str) -> Iterator[Verdict]:
        """Yield a verdict for each comparison in a text of things that the figures can tell apart."""
        for found in _SAID.finditer(text):
            judged = self._judged(text, found)
            if judged is not None:
                place = (section, found.start(), found.end(), found.group())
                yield Verdict(
                    *place, judged.status, judged.figures, judged.message, judged.fault, judged.reason
                )

    def _judged(self, text: str, found: re.Match[str]) -> Judgement | None:
        start = opening(text, found.start(), _SENTENCE, _BACK)
        years = {spoken.value for spoken in scan(text, start, found.end()) if spoken.kind is Kind.YEAR}
        if years - {self._facts.report.year} or _OTHER.search(text, start, found.end()):
            return None
        if found["more"] or found["less"] or found["other"]:
            clause = _CLAUSE.match(text, found.end(), found.end() + _AHEAD)
            span = found.span("other") if found["other"] else clause.span() if clause else found.span()
            return self._than(text, start, found, span)
        return self._ranked(text, start, found)

    def _than(self, text: str, start: int, found: re.Match[str], span: tuple[int, int]) -> Judgement | None:
        one = self._before(text, start, found.start())
        other = self._named(text, span, one)
        if not one.known or other.domain is not one.domain or next(scan(text, *span), None) is not None:
            return None
        if other.axis == "columns":
            other = other._replace(rows=one.rows, acts=one.acts)
        up = bool(found["more"] or found["up"])
        tried = [
            (first, second, (value > less) if up else (value < less))
            for first, value in self._figures.known(one, self._facts)
            for second, less in self._figures.known(other, self._facts)
            if first.base == second.base
        ]
        if not tried or one == other:
            return None
        right = next((pair for pair in tried if pair[2]), None)
        shown = [reading.shown(self._facts) for reading in (right or tried[0])[:2]]
        if right:
            return proved(shown)
        return refuted(f"比较的结果与表中的数不一致：{'；'.join(shown)}", shown, Fault.RANK)

    def _ranked(self, text: str, start: int, found: re.Match[str]) -> Judgement | None:
        """The first or last of its kind, or the first few of them."""
        follows = _FOLLOWS.match(text, found.end())
        many = found["first"] or (follows["few"] if follows else None)
        if follows and not many:
            clause = _CLAUSE.match(text, follows.end(), follows.end() + _AHEAD)
            thing = self._named(text, clause.span() if clause else follows.span(), Thing())
        else:
            thing = self._before(text, start, found.start())
        things = thing.singles()
        if len(things) != (read_chinese(many) if many else 1):
            return None
        group = [(one, self._values(one)) for one in _siblings(things[0], self._facts)]
        if _ORGANISATIONS.search(text, start, found.start()):
            # 法人或其他组织里，商业企业最多
            group = [(one, values) for one, values in group if one.columns != ("natural_person",)]
        if len(group) < 2 or any(one not in dict(group) for one in things):
            return None
        return self._first(things, group, least=bool(found["least"]))

    def _first(
        self, things: list[Thing], group: list[tuple[Thing, dict[str, tuple[Reading, Number]]]], least: bool
    ) -> Judgement | None:
        wrong: list[str] = []
        for base in dict(group)[things[0]]:
            known = {one: values[base] for one, values in group if base in values}
            if len(known) < len(group):
                continue
            ranked = sorted(known, key=lambda one: known[one][1], reverse=not least)
            last = known[ranked[len(things) - 1]][1]
            right = all((known[one][1] <= last) if least else (known[one][1] >= last) for one in things)
            shown = [known[one][0].shown(self._facts) for one in chain(things, ranked[:1])]
            if right:
                return proved(dict.fromkeys(shown[: len(things)]))
            wrong = wrong or shown
        if not wrong:
            return unchecked("表中没有填全，没有比较多少")
        message = f"多少的排序与表中的数不一致：{'；'.join(dict.fromkeys(wrong))}"
        return refuted(message, wrong, Fault.RANK)

    def _values(self, thing: Thing) -> dict[str, tuple[Reading, Number]]:
        """Return the first reading of a thing for each base."""
        found: dict[str, tuple[Reading, Number]] = {}
        for reading, value in self._figures.known(thing, self._facts):
            found.setdefault(reading.base, (reading, value))
        return found

    def _before(self, text: str, start: int, end: int) -> Thing:
        """Return what the nearest clause before a place names, in the same sentence."""
        for clause in reversed(list(_CLAUSE.finditer(text, start, end))):
            thing = self._named(text, clause.span(), Thing())
            if thing.known:
                return thing
            if not _says_little(clause.group()):
                break
        return Thing()

    def _named(self, text: str, span: tuple[int, int], topic: Thing) -> Thing:
        return plainly_named(text, span, topic, self._words, self._agency, list(scan(text, *span)))


def _says_little(clause: str) -> bool:
    return _LITTLE.fullmatch(clause.strip()) is not None


def _siblings(thing: Thing, facts: FactBook) -> list[Thing]:
    """Return the things that stand beside one in the form, itself among them; none if it stands alone."""
    if thing.domain is Domain.DISCLOSURE and thing.categories:
        many = len(facts.report.disclosure.categories)
        return [thing._replace(categories=(str(i),)) for i in range(1, many + 1)]
    if thing.domain is Domain.REQUESTS and thing.columns:
        return [thing._replace(columns=(column,)) for column in _columns()]
    if thing.domain is Domain.REQUESTS and len(thing.rows) == 1:
        return [thing._replace(rows=(row,)) for row in _rows(thing.rows[0])]
    if thing.domain is Domain.TABLE2 and thing.objects and thing.objects[0] in _DECISIONS:
        return [thing._replace(objects=(name,)) for name in _DECISIONS]
    return []


def _columns() -> list[str]:
    organisations = form().groups["t3.new.legal_persons"].cells
    return ["natural_person", *(id.rsplit(".", 1)[-1] for id in organisations)]


def _rows(row: str) -> list[str]:
    """Return the outcomes beside one: those of its group, or the groups themselves."""
    groups = [id.split(".")[1] for id in form().groups if re.fullmatch(r"t3\.\w+\.total", id)]
    group, inner, _ = row.partition(".")
    if inner:
        return list(members_of(group))
    return ["granted", "partly_granted", *groups]
