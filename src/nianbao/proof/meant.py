"""The number of a note that a claim means, told in other words: 业务培训八次 for 政务公开专题培训8期."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from nianbao.proof.cores import core, dealt
from nianbao.proof.told import Source, Told, agree, key, label, overlap
from nianbao.prose import IS, Claim
from nianbao.quantities import Kind, Spoken, scan

#: How far a sentence is read before and after a number.
_BACK = 60
_ON = 40
#: The first characters of who or what a clause tells of.
_SUBJECT = re.compile("[\u4e00-\u9fff]{3}")
#: What a number stands before, up to a mark or another number.
#: So much behind a number names it, if anything there does.
_BEHIND_IT = 6
_BEHIND = re.compile("[^，。；、0-9]{1,8}")
_STOP = re.compile("[。；;\n]")
#: What is left is told after what was done, in the same words.
_REST = re.compile("剩|其?余|另有")
#: How many pairs of characters a sentence and a note must share to be about the same.
_ALIKE = 3
#: How many pairs of characters must tell one number of a note from another one of it.
_TELLING = 2
#: So much more of a name must be another number's.
_RATHER = 0.5
#: 问题已整改34个, 学校中有9所, 未按时上网的6件
_OF_SOME = re.compile("已|完成|[中里]有?$|[未没不]")
#: So much of a name tells whether it is one of some.
_END = 12
_JOINED = re.compile("[和与及]")
#: A name of so many characters is no other one's end.
_LONG = 3
#: A note of a part of the year tells no total.
_PART_YEAR = re.compile(r"\d\s*月|季度|[上下]半年|每")


class Meant:
    """The numbers of the notes by what they count."""

    def __init__(self, told: Mapping[tuple[Kind, str], list[Told]], sources: Sequence[Source]) -> None:
        self._parts = {n for n, source in enumerate(sources) if _PART_YEAR.search(source.text)}
        self._told = told
        whole = [core(source.text) for source in sources]
        #: What each number counts, what its note is about, and the word beside the number.
        self._core = {
            id(t): (core(t.clause), whole[t.text], core(t.beside)) for listed in told.values() for t in listed
        }
        #: The names that a 分别 before has still to deal out.
        self._dealt: list[frozenset[str]] = []

    def partial(self, told: Told) -> bool:
        """Whether its note tells of a part of the year only."""
        return told.text in self._parts

    def given(self, claim: Claim, text: str) -> frozenset[str] | None:
        """Return the name that a 分别 deals out to a claim, None if there is none; claims come in order."""
        slot, start = claim.slot, claim.number.start
        deals = dealt(text, slot.start, start)
        if deals:
            self._dealt = deals[1:]
            return deals[0]
        if self._dealt and slot.joint in ("、", "") and not core(text[slot.start : start]):
            return self._dealt.pop(0)
        self._dealt = []
        return None

    def names(self, claim: Claim, text: str) -> frozenset[str]:
        """Return what the words of a claim's own place say that it counts."""
        slot, quantity = claim.slot, claim.number
        behind = _BEHIND.match(text, quantity.end)
        if behind is not None and text.endswith(("和", "及", "与"), slot.start, quantity.start):
            # 22个乡镇和31个部门各定1名: what stands before 和 is the other number's.
            return core(behind[0])
        return core(text[slot.start : quantity.start]) | core(text[quantity.end : slot.end])

    def named(self, quantity: Spoken, names: frozenset[str]) -> Told | None:
        """Return the one number whose name in its note is this one, None if none or several are."""
        return _only(
            [t for t in self._told.get(key(quantity), ()) if names and names <= self._core[id(t)][0]]
        )

    def exchanged(
        self, quantity: Spoken, names: frozenset[str], said: str, cited: Collection[int]
    ) -> Told | None:
        """Return the number a note has under this name, where it has the one told under another name.

        ``said`` is what the text has before the number. The notes that it rests on go before others.
        """
        if not names:
            return None
        told = self._told.get(key(quantity), ())
        right = [t for t in told if agree(quantity, t.quantity)]
        right = [t for t in right if t.note in cited] or right
        if any(names <= self._core[id(t)][0] for t in right):
            return None
        notes = {t.text for t in right}
        rest = _REST.search(said) is not None
        told = [t for t in told if (_REST.match(t.clause) is not None) is rest]
        named = [t for t in told if t.text in notes and names <= self._core[id(t)][0]]
        # 不公开8件（涉密3…）: of one clause the number with the word right before it is meant.
        exact = _only(named) or _only([t for t in named if t.head & names])
        if exact is not None:
            # 局长出庭1次 is 局长1次 rather than 副局长出庭4次.
            by_part = _names(names, exact) < 1 and any(_names(names, t) == 1 for t in right)
            return None if by_part else exact
        if len(right) == 1:
            own = self._core[id(right[0])][0]
            terse = len(right[0].clause.strip()) == 1
            rather = _only([t for t in told if t.text in notes and self._rather(names, t, own, terse)])
            if rather is not None:
                return rather
        near = [t for t in right if names & self._core[id(t)][0]]
        if len(near) != 1:
            return None
        return _only([t for t in told if t.text == near[0].text and _by_another(said, t, near[0])])

    def otherwise(self, claim: Claim, text: str, cited: Collection[int]) -> Told | None:
        """Return the one number that the notes a sentence rests on have under the very name of a claim."""
        quantity = claim.number
        if claim.relation is not IS or claim.kind or claim.compared or claim.year_off:
            return None
        name = _own_label(claim, text)
        if _JOINED.search(name):
            # 建议和提案27件: of both.
            return None
        said = core(name)
        told = [t for t in self._told.get(key(quantity), ()) if t.note in cited and not t.last_year]
        alike = (t for t in told if (said and core(t.label) == said) or _ends_in(name, t.label))
        return _only(list(alike))

    def mislabelled(self, claim: Claim, text: str, cited: Collection[int]) -> Told | None:
        """Return the number that the notes a sentence rests on have under the name of a claim.

        None if what they have of its own number bears the name too, or no other one does.
        """
        quantity = claim.number
        told = [t for t in self._told.get(key(quantity), ()) if t.note in cited]
        own = [t for t in told if agree(quantity, t.quantity)]
        if len(own) != 1 or not core(own[0].label):
            return None
        name = _own_label(claim, text)
        # 18所公办园和3所高中: the name stands behind its number.
        behind = core(text[quantity.end : quantity.end + _BEHIND_IT]) & core(own[0].label)
        if of_some(name) or behind:
            return None
        said = core(name)
        others = [t for t in told if t.text == own[0].text and not agree(quantity, t.quantity)]
        # 列席代表12 is named by all that names 群众代表5.
        others = [t for t in others if not core(t.label) <= core(own[0].label)]
        named = [t for t in others if _names(said, t) - _names(said, own[0]) >= _RATHER]
        return _only([t for t in named if _names(said, t) == 1])

    def _rather(self, names: frozenset[str], told: Told, own: frozenset[str], terse: bool) -> bool:
        """Whether the words of a claim are those of one number of a note, and not at all those of its own."""
        other = self._core[id(told)][0]
        only = other - own
        telling = len(only & names) >= _TELLING or (bool(only) and only <= names)
        # Of 撤6条 the one character says nothing that 新开4条 would share.
        return bool(own - other or terse) and not (own - other) & names and telling

    def one(self, claim: Claim, names: frozenset[str], text: str) -> Told | None:
        """Return the one number that can be meant, None if there is none or no telling."""
        if claim.relation is not IS or claim.compared or "list:also" in claim.slot.said:
            return None
        told = self._told.get(key(claim.number), ())
        around = _around(claim, text)
        if not names:
            closes = claim.kind in ("total", "sum", "rest")
            return (
                None if closes or not around else _only([t for t in told if around <= self._core[id(t)][1]])
            )
        return _only([t for t in told if self._same(names, around, t)])

    def _same(self, names: frozenset[str], around: frozenset[str], told: Told) -> bool:
        label, note, beside = self._core[id(told)]
        if not names <= label:
            return False
        return names == label or bool(names & beside) or len(around & note) >= _ALIKE


def _own_label(claim: Claim, text: str) -> str:
    """Return what names the number of a claim alone, in its own text."""
    spoken = scan(text, claim.sentence, claim.number.start)
    return label(text, claim.number, max((one.end for one in spoken), default=claim.sentence))


def _ends_in(name: str, label: str) -> bool:
    return len(label) >= _LONG and name.endswith(label)


def of_some(name: str) -> bool:
    """Whether the words before a number name some of what other words name: 问题已整改, 学校中有."""
    return _OF_SOME.search(name[-_END:]) is not None


def _names(said: frozenset[str], told: Told) -> float:
    """Return how much of what names a number of a note stands in the name of another one."""
    return overlap(core(told.label), said)


def _by_another(said: str, told: Told, own: Told) -> bool:
    """Whether a text gives a number the subject of the next: 主任会听取汇报2次, where 党委会议 did that."""
    other, subject = _SUBJECT.match(told.before), _SUBJECT.match(own.before)
    # What stands before it may be the whole that both tell of: 留言2215件，其中超期11件.
    if other is None or subject is None or told.quantity.start < own.quantity.start:
        return False
    return other[0] in said and subject[0] not in said and subject[0] not in told.before


def _around(claim: Claim, text: str) -> frozenset[str]:
    """Return what the sentence around a number is about."""
    first = max(claim.sentence, claim.start - _BACK)
    stop = _STOP.search(text, claim.end, claim.end + _ON)
    return core(text[first : claim.start]) | core(text[claim.end : stop.start() if stop else claim.end + _ON])


def _only(told: Sequence[Told]) -> Told | None:
    return told[0] if len({t.quantity.value for t in told}) == 1 else None
