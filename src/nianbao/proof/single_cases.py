"""What became of a single case or request, told without a number: 行政诉讼1件，系复议后起诉，结果维持."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nianbao.proof.figures import Figures
from nianbao.proof.verdicts import Fault, Status, Verdict
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS, Claim, Domain, Lexicon, Thing, plainly_named

_CLAUSE = re.compile("[^，,；;。：:、（）()\\n]+")
#: Of another year's outcome the tables say nothing: 后者即2023年底未审结的那起.
_THEN = re.compile("20\\d\\d年|[上去]年|年初")
#: Who ruled, how, and on what: 县政府复议后维持了乡政府的答复.
_RULING = re.compile(
    "(?:经?(?:[省市县区州]|本级|上一?级)?(?:人民)?(?:政府|复议(?:机关|机构)|法院))(?:经?(?:复议|审理|审查)后?)?(?:依法|最终|均)?"
    "(?:决定|判决|裁定|作出)?((?:予以)?(?:维持|撤销|纠正|驳回))(?:了|其)?(?:[本我该]?[^，。；0-9]{0,12}(?:答复|决定|行为|处理|告知)(?:书|行为)?)"
)
_KINDS = (("direct",), ("after",))
_TOLD_APART = (Domain.REVIEWS, Domain.REQUESTS)


def single_cases(
    section: str, text: str, end: int, items: Sequence[Weighed], figures: Figures, words: Lexicon
) -> Iterator[Verdict]:
    """Yield a verdict for each clause behind a single case that says of which kind it is or how it ended.

    ``items`` are the claims of a sentence that ends at ``end``; only what the tables bear out is followed.
    """
    for n, item in enumerate(items):
        claim = item.claim
        if claim.thing.domain not in _TOLD_APART or not _is_one(claim) or not item.consistent:
            continue
        following = (later.claim.slot.start for later in items[n + 1 :])
        until = min((start for start in following if start >= claim.end), default=end)
        case = claim.thing
        for clause in _CLAUSE.finditer(text, claim.end, until):
            if text[clause.start() - 1] in "；;。":
                break
            if clause.start() == claim.end or _THEN.search(clause[0]):
                # 1件未审结: its own words, judged with its number.
                continue
            # 直接起诉1件，复议后起诉1件，前者维持，后者未审结
            former = clause[0].startswith("前者")
            about = _former(items, n) if former else case
            ruling = _RULING.fullmatch(clause[0])
            span = (
                clause.span()
                if ruling is None
                else (clause.start() + ruling.start(1), clause.start() + ruling.end(1))
            )
            told = _told(text, span, about, figures, words) if about is not None else None
            if told is None:
                continue
            case = case if former else told
            yield _verdict(section, text, clause.span(), told, figures)


def _is_one(claim: Claim) -> bool:
    quantity = claim.quantity
    one = claim.relation is IS and quantity is not None and quantity.value == 1 and not quantity.vague
    return one and not (claim.year_off or claim.kind or claim.besides)


def _former(items: Sequence[Weighed], n: int) -> Thing | None:
    """Return the single case told right before another one, None if there is none."""
    before = items[n - 1] if n else None
    return before.claim.thing if before is not None and _is_one(before.claim) and before.consistent else None


def _told(text: str, span: tuple[int, int], case: Thing, figures: Figures, words: Lexicon) -> Thing | None:
    """Return a case together with what a clause says of it, None if that is nothing, or of another one."""
    said = plainly_named(text, span, case, words, figures.now.report.agency.name or "")
    if case.domain is Domain.REQUESTS:
        # 不予公开1件（属于四类过程性信息）
        cause = len(said.rows) == len(case.rows) == 1 and said.rows[0].startswith(f"{case.rows[0]}.")
        return case._replace(rows=said.rows) if cause and not (said.columns or said.acts) else None
    if said.rows or said.columns or said.acts or said.domain not in (Domain.REVIEWS, Domain.UNKNOWN):
        return None
    objects = said.objects if said.objects in _KINDS else case.objects
    if not said.results and objects == case.objects:
        return None
    return case._replace(objects=objects, results=said.results)


def _verdict(section: str, text: str, span: tuple[int, int], case: Thing, figures: Figures) -> Verdict:
    place = (section, *span, text[slice(*span)])
    tried = figures.known(case, figures.now)
    shown = tuple(reading.shown(figures.now) for reading, _ in tried[:2])
    if any(value == 1 for _, value in tried):
        return Verdict(*place, Status.CONSISTENT, shown)
    if any(value for _, value in tried) or not tried:
        return Verdict(*place, Status.UNCHECKED, reason="说的是哪一件不明")
    return Verdict(*place, Status.CONTRADICTION, shown, f"与表中的数不一致：{shown[0]}", Fault.DENIED)
