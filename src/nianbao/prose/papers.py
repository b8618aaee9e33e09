"""Papers that a sentence counts without naming them: 出台1件、废止1件规范性文件, 年末实有8件."""

from __future__ import annotations

import re
from itertools import pairwise

from nianbao.prose.claims import IS, Claim
from nianbao.prose.passage import Passage
from nianbao.prose.things import NOTHING, Domain, Thing

#: What is left in force, named by nothing else: 年末余4件, 目前在用13件.
_STOCK = re.compile(
    "(?:(?:截至)?(?:本?年末|本?年底|期末)|目前|现在?|至此|还|尚|仍)+(?:共|合计|总计)?(?:实有|在用|在?执行中?|施行|存续|结存|保有|留存|保留|剩下?|余下?|存|有)"
    "(?:的|有|为|共|计)*|(?:实有|现有|现存|存续|结存|保有)(?:有|为|共|计)*"
)
#: What papers are counted in.
_UNITS = ("件", "份", "部")
IN_FORCE = Thing(Domain.TABLE2, ("normative",), table2=("in_force",))


def complete(passage: Passage) -> None:
    """Take what was issued, repealed or is in force for normative papers, with a doubt, if none is named."""
    told = [c for c in passage.found if c.thing.table2 and not c.thing.known and c.relation is IS]
    if len(told) == 1 and (behind := _named_behind(told[0], passage.found)).known:
        # 出台3件、废止1件行政规范性文件
        told[0].thing, told[0].own = behind._replace(table2=told[0].thing.table2), True
    if len({c.thing.table2 for c in told}) > 1 and all(c.number.unit in _UNITS for c in told):
        first = told[0]
        named = passage.text.find("规范性文件", first.sentence, first.start) >= 0
        for claim in told:
            claim.thing = Thing(Domain.TABLE2, ("normative",), table2=claim.thing.table2)
            claim.own, claim.certain = True, claim.certain or named
            claim.soft = claim.soft or ("" if named else "没有写明是行政规范性文件")


def _named_behind(claim: Claim, found: list[Claim]) -> Thing:
    """Return what the number right behind a claim in its list counts, if that is papers."""
    following = next((after for before, after in pairwise(found) if before is claim), None)
    listed = following is not None and following.relation is IS and following.slot.sep == "、"
    thing = following.thing if following is not None and listed else NOTHING
    return thing if thing.objects == ("normative",) else NOTHING


def left_in_force(claim: Claim, text: str, before: Claim | None) -> bool:
    """Whether a number is what is left of papers told right before it: 制发2件，废止1件，年末实有8件."""
    told = before is not None and before.thing.objects == ("normative",) and bool(before.thing.table2)
    return told and claim.number.unit in _UNITS and _STOCK.fullmatch(text) is not None
