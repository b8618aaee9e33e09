"""What a slot counts: its own words, completed by what the sentences before it were about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from nianbao.form import form
from nianbao.prose.lexicon import Sense, Word, harmless
from nianbao.prose.tokens import Gap, Term

REVIEWS = ("reconsideration", "litigation", "direct", "after")
_LITIGATION = ("litigation", "direct", "after")
#: What categories are counted in: 按内容分为11类.
KINDS = ("类", "大类", "种", "个类别", "个大类")
#: The kinds of applicants that are no natural persons.
LEGAL = (
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organisation",
    "legal_service_organisation",
    "other_organisation",
)
TABLE2 = ("regulation", "normative", "licence", "penalty", "coercion")


class Domain(StrEnum):
    """Which figures a claim is about."""

    REQUESTS = "requests"
    REVIEWS = "reviews"
    TABLE2 = "table2"
    INCOME = "income"
    DISCLOSURE = "disclosure"
    FEE = "fee"
    UNKNOWN = ""


#: Looked up once: the members of an enumeration are slow to reach before Python 3.12.
_UNKNOWN = Domain.UNKNOWN


class Thing(NamedTuple):
    """The thing a slot counts, facet by facet; an empty facet says nothing."""

    domain: Domain = Domain.UNKNOWN
    objects: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    table2: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    #: 等 closes the list of rows, so that the group they belong to may be meant.
    open: bool = False

    @property
    def known(self) -> bool:
        """Whether it names something that the report counts."""
        return self.domain is not _UNKNOWN

    @property
    def axis(self) -> str:
        """What the parts of one list have in common: the facet by which they are told apart."""
        return next((name for name in _AXES if getattr(self, name)), "")

    @property
    def side(self) -> str:
        """Of requests, whether they come in or go out: 新收 is no part of what was 办结."""
        if not self.acts:
            return ""
        return "in" if {"new", "receive", "received", "accept", "carry_in"} >= set(self.acts) else "out"

    def singles(self) -> list[Thing]:
        """Return the things that are told apart in a joined one."""
        axis = next((name for name in _AXES if len(getattr(self, name)) > 1), self.axis)
        values: tuple[str, ...] = getattr(self, axis) if axis else ()
        parts: list[dict[str, Any]] = [{axis: (value,)} for value in values]
        return [self._replace(**part) for part in parts]


_AXES = ("columns", "rows", "results", "categories", "acts", "table2", "objects")
_FACETS = {
    "object": "objects",
    "act": "acts",
    "row": "rows",
    "column": "columns",
    "result": "results",
    "table2": "table2",
    "category": "categories",
}
NOTHING = Thing()


def thing_of(terms: Sequence[Term], before: Thing) -> Thing:
    """Return what a row of words names, in the light of the thing named before."""
    if not terms:
        return NOTHING
    return _thing(tuple([term.word for term in terms]), before.domain, before.objects)


@lru_cache(maxsize=4096)
def _thing(words: tuple[Word, ...], hint: Domain, hinted: tuple[str, ...]) -> Thing:
    facets: dict[str, tuple[str, ...]] = {}
    for word in words:
        for facet, value in _senses(word, hint):
            name = _FACETS[facet]
            listed = facets.get(name, ())
            facets[name] = (*listed, *(one for one in value.split("+") if one not in listed))
    if not facets:
        return NOTHING
    if "open" in facets.get("acts", ()):
        # 投诉立案7320件，在途140件 are no requests.
        asked = hint is Domain.REQUESTS or not {"rows", "columns"}.isdisjoint(facets)
        asked = asked or "request" in facets.get("objects", ())
        left = ("carry_out",) if asked else ()
        facets["acts"] = (*(act for act in facets["acts"] if act != "open"), *left)
    if "carry_out" in facets.get("acts", ()):
        # 结转下年度继续办理 is still to be done; 承接上年未办结的 has come in.
        came_in = "carry_in" in facets["acts"]
        facets["acts"] = ("carry_in",) if came_in else ("carry_out",)
    if "carry" in facets.get("acts", ()) and {"carry_in", "carry_out"} & set(facets["acts"]):
        # 承接上年结转 carries over once.
        facets["acts"] = tuple(act for act in facets["acts"] if act != "carry")
    if "legal_persons" in facets.get("columns", ()) and not set(LEGAL).isdisjoint(facets["columns"]):
        # 法人或其他组织里商业企业7件
        facets["columns"] = tuple(column for column in facets["columns"] if column != "legal_persons")
    if {"income", "fee"} <= set(facets.get("objects", ())):
        # 收费金额 is of the notices where the text has told of them.
        of_notices = hint is Domain.FEE or not {"notice", "noticed"}.isdisjoint(facets["objects"])
        other = "income" if of_notices else "fee"
        facets["objects"] = tuple(name for name in facets["objects"] if name != other)
    if "court" in facets.get("objects", ()):
        facets["objects"] = _in_court(facets["objects"], hinted)
    domain, objects = _domain(facets, hint, hinted)
    if domain is Domain.REVIEWS and not objects:
        objects = hinted if hint is Domain.REVIEWS else ()
    if domain is Domain.TABLE2 and not objects:
        objects = tuple(o for o in hinted if o in ("normative", "regulation")) or ("normative",)
    etc = any(word.by_facet.get("list") == "etc" for word in words)
    return Thing(domain, **{**facets, "objects": objects}, open=etc)


def _in_court(objects: tuple[str, ...], hinted: tuple[str, ...]) -> tuple[str, ...]:
    """Return whose cases are meant where a court is named: 法院维持1件, 复议机关、法院纠正2件."""
    others = tuple(name for name in objects if name != "court")
    cases = tuple(name for name in others or hinted if name in _LITIGATION)
    return (others or cases) if cases else (*others, "litigation")


#: Senses that a word has where the text is about these.
_SUITED = (("category", Domain.DISCLOSURE), ("result", Domain.REVIEWS), ("table2", Domain.TABLE2))


def _senses(word: Word, hint: Domain) -> Iterable[Sense]:
    """Return the senses of a word that count things; of several the one that suits what the text is about."""
    senses = word.things
    if len(senses) < 2:
        return senses
    for facet, domain in _SUITED:
        if hint is domain and (suited := [sense for sense in senses if sense.facet == facet]):
            return suited
    return senses if {sense.facet for sense in senses} <= {"object", "act"} else senses[:1]


def _domain(
    facets: dict[str, tuple[str, ...]], hint: Domain, hinted: tuple[str, ...]
) -> tuple[Domain, tuple[str, ...]]:
    objects, acts = facets.get("objects", ()), facets.get("acts", ())
    for domain, names in (
        (Domain.REVIEWS, REVIEWS),
        (Domain.TABLE2, TABLE2),
        (Domain.INCOME, ("income",)),
        (Domain.FEE, ("fee", "notice", "noticed")),
    ):
        if named := tuple(o for o in objects if o in names):
            return domain, named
    published = "disclosure" in objects or "published" in objects
    rows, columns = facets.get("rows", ()), facets.get("columns", ())
    # 公开 is an outcome of requests, and the verb of 主动公开.
    of_published = "disclosure" in objects or "categories" in facets or hint is Domain.DISCLOSURE
    verb = rows == ("granted",) and not columns and "request" not in objects and of_published
    if (rows or columns or "request" in objects) and not verb:
        return Domain.REQUESTS, ("request",)
    if "categories" in facets or published:
        return Domain.DISCLOSURE, objects
    if "results" in facets and (hint is Domain.REVIEWS or not acts):
        return (Domain.REVIEWS, ()) if hint is Domain.REVIEWS else (Domain.UNKNOWN, ())
    if "table2" in facets and hint is Domain.TABLE2:
        return Domain.TABLE2, ()
    if {"carry_in", "carry_out", "carry"} & set(acts):
        return Domain.REQUESTS, ("request",)
    if acts and hint in (Domain.REQUESTS, Domain.REVIEWS):
        return hint, hinted
    return Domain.UNKNOWN, ()


@cache
def members_of(group: str) -> tuple[str, ...]:
    """Return the outcomes that a group of the form holds: those of 不予公开."""
    return tuple([f"{group}.{id.split('.')[1]}" for id in form().groups[f"t3.{group}.total"].cells])


def inherited(thing: Thing, before: Thing) -> Thing:
    """Return a part of a list completed by its whole: columns of a row, rows of a column."""
    if thing.domain is not before.domain or thing.domain is not Domain.REQUESTS:
        return thing
    if not thing.rows and not thing.acts:
        thing = thing._replace(rows=before.rows, acts=before.acts)
    return thing if thing.columns else thing._replace(columns=before.columns)


def under(part: Thing, whole: Thing) -> Thing:
    """Return a part of a list with what its whole alone names, where another facet tells them apart."""
    if part.domain is whole.domain is Domain.REVIEWS and whole.results and not (part.results or part.acts):
        # 判决纠正4件，其中直接起诉3件、复议后起诉1件
        return part._replace(results=whole.results)
    only_columns = bool(part.columns) and not part.rows and not part.acts
    only_rows = bool(part.rows) and not part.columns and bool(whole.columns)
    return inherited(part, whole) if only_columns or only_rows else part


def whose(part: Thing, whole: Thing) -> Thing:
    """Return requests of those that another thing names: 其新收申请 of 自然人."""
    same = part.domain is whole.domain is Domain.REQUESTS and not part.columns
    return part._replace(columns=whole.columns) if same else part


def beside(part: Thing, before: Thing) -> Thing:
    """Return a part of a list with what the part before it took over from their whole."""
    if part.domain is not before.domain or part.domain is not Domain.REQUESTS or part.acts:
        return part
    if part.columns and not part.rows and before.columns:
        return part._replace(rows=before.rows, acts=before.acts)
    if part.rows and not part.columns and before.rows:
        return part._replace(columns=before.columns)
    return part


def whole_of(part: Thing) -> Thing:
    """Return what a thing is told apart from: all requests of 自然人, all disclosures of a category."""
    if part.axis == "objects" or not part.known:
        return NOTHING
    whole: dict[str, Any] = {part.axis: ()}
    if part.domain is Domain.DISCLOSURE:
        whole["objects"] = ("disclosure",)
    return part._replace(**whole)


#: What the name of an office ends in.
_OFFICES = frozenset("局委会办厅部院署处站所校省市县区州旗镇乡街府道队司关心")
_ADVERB = re.compile("只|仅|共|已|总|有|均")


def loose(text: str, gaps: Iterable[Gap], agency: str) -> str:
    """Return the first of some unknown stretches that may narrow a count, "" if there is none."""
    for gap in gaps:
        piece = text[gap.start : gap.end].strip()
        if len(piece) > 1 and not harmless().fullmatch(piece) and not _ours(piece, agency):
            return piece
    return ""


def _ours(piece: str, agency: str) -> bool:
    """Whether a stretch is the office's own name, also shortened: 市科委 for 云浦市科学技术委员会.

    社保 is a topic for 市人力资源和社会保障局 too, and no name of its own.
    """
    name = _ADVERB.sub("", piece)
    whole = name in agency or name[-1:] in _OFFICES
    return bool(agency) and whole and set(name) <= set(agency)
