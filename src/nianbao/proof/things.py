"""What a slot counts: its own words, completed by what the sentences before it were about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from nianbao.prose import Gap, Slot, Term

REVIEWS = ("reconsideration", "litigation", "direct", "after")
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


@dataclass(frozen=True, slots=True)
class Thing:
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
    def axis(self) -> str:
        """What the parts of one list have in common: the facet by which they are told apart."""
        facets = ("columns", "rows", "results", "categories", "acts", "table2", "objects")
        return next((name for name in facets if getattr(self, name)), "")

    @property
    def side(self) -> str:
        """Of requests, whether they come in or go out: 新收 is no part of what was 办结."""
        if not self.acts:
            return ""
        return "in" if {"new", "receive", "carry_in"} >= set(self.acts) else "out"

    @property
    def key(self) -> tuple[object, ...]:
        """What two claims of the same thing have in common."""
        return (
            self.domain,
            self.objects,
            self.acts,
            self.rows,
            self.columns,
            self.results,
            self.table2,
            self.categories,
        )


_FACETS = {
    "object": "objects",
    "act": "acts",
    "row": "rows",
    "column": "columns",
    "result": "results",
    "table2": "table2",
    "category": "categories",
}


def _collect(terms: list[Term], hint: Domain) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in _FACETS.values()}
    for term in terms:
        for facet, value in _senses(term, hint):
            listed = found[_FACETS[facet]]
            listed.extend(one for one in value.split("+") if one not in listed)
    return {name: tuple(values) for name, values in found.items()}


def _senses(term: Term, hint: Domain) -> list[tuple[str, str]]:
    """Return the senses of a word that count things; of several the one that suits what the text is about."""
    senses: list[tuple[str, str]] = list(term.things)
    if len(senses) < 2:
        return senses
    for facet, domains in (("category", (Domain.DISCLOSURE,)), ("result", (Domain.REVIEWS,))):
        suited = [sense for sense in senses if sense[0] == facet]
        if suited and hint in domains:
            return suited
    facets = {facet for facet, _ in senses}
    return senses if facets == {"object", "act"} else senses[:1]


def thing_of(terms: list[Term], before: Thing) -> Thing:
    """Return what a row of words names, in the light of the thing named before."""
    facets = _collect(terms, before.domain)
    domain, objects = _domain(facets, before)
    if domain is Domain.REVIEWS and not objects:
        objects = before.objects if before.domain is Domain.REVIEWS else ()
    if domain is Domain.TABLE2 and not objects:
        objects = tuple(o for o in before.objects if o in ("normative", "regulation")) or ("normative",)
    etc = any(term.get("list") == "etc" for term in terms)
    return Thing(domain, **{**facets, "objects": objects}, open=etc)


def _domain(facets: dict[str, tuple[str, ...]], before: Thing) -> tuple[Domain, tuple[str, ...]]:
    objects = facets["objects"]
    review = tuple(o for o in objects if o in REVIEWS)
    if review:
        return Domain.REVIEWS, review
    table2 = tuple(o for o in objects if o in TABLE2)
    if table2:
        return Domain.TABLE2, table2
    if "income" in objects:
        return Domain.INCOME, ("income",)
    if "fee" in objects or "notice" in objects:
        return Domain.FEE, tuple(o for o in objects if o in ("fee", "notice"))
    if facets["rows"] or facets["columns"] or "request" in objects:
        plain = facets["rows"] == ("granted",) and not facets["columns"]
        if not (plain and "disclosure" in objects):
            return Domain.REQUESTS, ("request",)
    if facets["categories"] or "disclosure" in objects or "published" in objects:
        return Domain.DISCLOSURE, objects
    if facets["results"] and (before.domain is Domain.REVIEWS or not facets["acts"]):
        return (Domain.REVIEWS, ()) if before.domain is Domain.REVIEWS else (Domain.UNKNOWN, ())
    if facets["table2"] and before.domain is Domain.TABLE2:
        return Domain.TABLE2, ()
    if {"carry_in", "carry_out", "carry"} & set(facets["acts"]):
        return Domain.REQUESTS, ("request",)
    if facets["acts"] and before.domain in (Domain.REQUESTS, Domain.REVIEWS):
        return before.domain, before.objects
    return Domain.UNKNOWN, ()


def inherited(thing: Thing, before: Thing) -> Thing:
    """Return a part of a list completed by its whole: columns of a row, rows of a column."""
    if thing.domain is not before.domain:
        return thing
    changes: dict[str, tuple[str, ...]] = {}
    if thing.domain is Domain.REQUESTS:
        if not thing.rows and not thing.acts:
            changes["rows"], changes["acts"] = before.rows, before.acts
        if not thing.columns:
            changes["columns"] = before.columns
    return replace(thing, **changes)  # type: ignore[arg-type]


_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:局|委员会|办公室|街道办|街道办事处|中心|公司|集团|法院|检察院|大队|支队|管委会|学校|医院|部门|单位|村|社区|科室|乡镇|街道)"
)
_MODIFIER = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_ADVERB = re.compile("只|仅|共|已|总|有|均")
_HARMLESS = re.compile(
    r"^(?:(?:我|本|全|各|该)?(?:县|市|区|镇|乡|局|街道|省|州|旗|委|办|办事处|厅|部|院|院校|系统|单位|机关|政府|人民政府|部门|中心|所|社区|村|校|公司)|超过?|不足|不到|近|约|大约|逾|突破|将近|接近|不少于|至少|最多|发生|发出|金额|总金额|实收|应收|形成|产生|出现|虽然|但|从|面对|由于|通过|新|又|再|所|该类|举报|投诉|接|有关|相关|任何|仅|只|件数|份数|数量|总|量|额|经核对|其间|期间|及|先后|分别|全部|向社会|对外|新增|全年|统一|规范|严格|认真|妥善|有效|及时|"
    r"累计|实际|主要|最终|如期|顺利|圆满|高效|稳妥|准确|总的|合法|合规|均|已|无|名|笔|宗|并|且|同时|截[至止]|因|经|按|会|人|称|的|了|着|过|[\s“”\"'《》·.．—-]|\d)*$"
)


def loose(text: str, gaps: list[Gap], agency: str) -> str:
    """Return the first stretch of unknown words that may narrow a count, "" if there is none."""
    for gap in gaps:
        piece = text[gap.start : gap.end].strip()
        if len(piece) < 2 or _HARMLESS.match(piece) or _ours(piece, agency):
            continue
        return piece
    return ""


def _ours(piece: str, agency: str) -> bool:
    """Whether a stretch is the office's own name, also shortened: 市科委 for 云浦市科学技术委员会."""
    return bool(agency) and set(_ADVERB.sub("", piece)) <= set(agency)


def gaps_of(slot: Slot) -> list[Gap]:
    """Return the unknown stretches of a slot before its quantity."""
    return [token for token in slot.before if isinstance(token, Gap)]
