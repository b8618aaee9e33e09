"""Totals behind a list: A 3条、B 5条，合计9条 is wrong where no list before it comes to the total."""

from __future__ import annotations

from collections.abc import Sequence

from nianbao.numbers import distance
from nianbao.proof import amiss
from nianbao.proof.ends import End, after_semicolon
from nianbao.proof.lists import Parts, Row
from nianbao.proof.sums import SMALL
from nianbao.proof.verdicts import Fault
from nianbao.proof.weighed import Weighed
from nianbao.prose import IS


class Closings:
    """Judges the totals among the counts of one paragraph, in a row of them."""

    def __init__(self, counts: Sequence[Weighed], row: Row, rests: Sequence[int]) -> None:
        """Take the counts; ``rests`` is where the rest is spoken of without its number."""
        self._counts, self._row, self._rests = counts, row, rests

    def weigh(self, i: int) -> None:
        """Call a total wrong that is not the sum of the list before it: A 3条、B 5条，合计9条."""
        total = self._counts[i]
        start = self._row.first(i)
        if self._row.counts[i].subtotal or total.contradicted or total.claim.ranked:
            # 以征地类为主，共97件 sums nothing.
            return
        if "relation:share" in total.claim.slot.said:
            # 行政许可156件，三类合计占149件: a part of what stands before it.
            return
        same = start is not None and self._row.counts[start].order == self._row.counts[i].order
        opens = same and start is not None and bool(self._row.lead(i, start))
        every = self._offered(i)
        offered = self._offered(i, over=True) or every
        if not offered:
            return
        if "list:etc" in self._counts[i - 1].claim.slot.said_after:
            # 信访形式提出的41件及重复申请18件等，共65件不予处理: there are others.
            return
        other = not total.claim.own and self._counts[i - 1].unit != total.unit
        if other and any(_told_already(item, total) for item in self._counts[:i]):
            # 新收257件，…转来5件。个人225人次，企业23家次，…，合计257件
            return
        parts = min([*offered, *every], key=lambda parts: distance(total.value, parts.total))
        if opens and (total.claim.own or not amiss.closes(parts, total)):
            # A total with parts behind it is a new one, but not 建议19件、提案23件，共计42件，其中….
            return
        if any(parts.last.claim.end <= at < total.claim.start for at in self._rests):
            return
        apart = parts.last.claim.sentence != total.claim.sentence
        if apart and total.claim.own and not amiss.bare_total(parts, total):
            return
        thing = total.claim.thing
        deeds = {deed for item in parts.items for deed in item.claim.thing.table2}
        if {"issued", "repealed"} <= deeds or ("in_force" in thing.table2 and "in_force" not in deeds):
            # 制定1件、废止1件，总数9件; 新出台2件，有效文件总数达7件: of what is in force.
            return
        if thing.results and not any(item.claim.thing.results for item in parts.items):
            # 直接起诉8件、复议后起诉6件，两类合计纠正1件: of those, not all of them.
            return
        named = len(thing.acts) > 1 or any("." in row for row in thing.rows)
        if total.consistent and not total.by_sum and (apart or named):
            # …处理13件。行政诉讼共5件; 上年结转3件，两项相加87件; 主要是执法案卷，共6件: the tables have it.
            return
        if apart and any(item.unit != total.unit for item in parts.items):
            # 处罚决定127件；许可96件。欠税公告按季发布，共4期
            return
        if any(item.unit != total.unit for item in parts.items) and not total.claim.members:
            # 小区1423个，AAA级57家、AA级132家，共190家: of those of its own measure.
            listed = (parts, self._alike(i))
            few = total.value < SMALL
            near = (one for one in listed if one and not few and amiss.by_a_slip(total, one))
            found = next((one for one in near if not _crosses(one)), None)
            if found is None:
                # 对3件逐件评查；栏目发布52期，通告提前3天发布，共97条; 目录137项，数据集25个，共计86万条
                return
            parts = found
        counted = total.claim.members > 1 and amiss.near(total.value, parts.total, 5)
        sure = total.claim.kind == "total" or total.value >= amiss.LARGE
        sure = sure and not amiss.of_what_it_names(total)
        if not counted and not (sure and amiss.near(total.value, parts.total, 50)):
            here = amiss.whole_sentence(offered, total)
            if here is None or not amiss.bare_total(here, total):
                return
            parts = here
        if not (amiss.blurred(total, parts) or amiss.no_sum(total, parts)):
            total.judgement = amiss.unequal(total, parts, Fault.PARTS)

    def _alike(self, i: int) -> Parts | None:
        """Return the longest list right before a total that counts in its measure alone."""
        unit = self._counts[i].unit
        alike = [p for p in self._row.backward(i) if all(item.unit == unit for item in p.items)]
        return alike[-1] if alike and len(alike[-1]) > 1 else None

    def _offered(self, i: int, over: bool = False) -> list[Parts]:
        """Return the lists that a total can close; ``over`` those without what their last part holds."""
        total = self._counts[i]
        return [
            parts
            for parts in self._row.backward(i, over)
            if len(parts) == (total.claim.members or len(parts)) > 1
            and (total.claim.members or parts.end is End.YES)
            and not any(item.contradicted or item.claim.kind == "each" for item in parts.items)
        ]


def _crosses(parts: Parts) -> bool:
    """Whether a ； stands within a list."""
    return any(after_semicolon(item.claim) for item in parts.items[1:])


def tells_rest(item: Weighed) -> bool:
    """Whether a number is told of the rest: 其余归入不予公开、不予处理两种情形."""
    claim = item.claim
    return claim.kind == "rest" or any("list:rest" in clause.said for clause in claim.slot.bare)


def _told_already(item: Weighed, total: Weighed) -> bool:
    """Whether a total is the number of a thing that was counted before."""
    large = total.value >= SMALL and item.value == total.value and item.unit == total.unit
    return large and item.claim.own and item.claim.relation is IS
