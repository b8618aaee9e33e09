"""From a stretch of text to its clauses: the words of each, parted by marks and by quantities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from nianbao.prose.lexicon import Lexicon
from nianbao.prose.tokens import Gap, Term
from nianbao.quantities import Kind, Spoken

Words = list[Term | Gap]


#: The mark that stands for the number of an item.
ITEM_MARK = "·"


class Item:
    """The number of an item within a sentence, which parts clauses like a mark."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class Clause:
    """Words without a quantity among them: a clause and the mark after it, or a side of a quantity."""

    __slots__ = ("gaps", "mark", "said", "terms", "things", "words", "year")

    def __init__(self) -> None:
        #: Its words and unknown stretches in their order, and each alone.
        self.words: Words = []
        self.terms: list[Term] = []
        self.gaps: list[Gap] = []
        #: The words among them that name what is counted.
        self.things: list[Term] = []
        #: What its words say: each facet, and each with its value: list, list:total.
        self.said: set[str] = set()
        #: The first year in it.
        self.year: Spoken | None = None
        self.mark = ""

    def add(self, token: Term | Gap) -> None:
        """Go on with one more word or unknown stretch."""
        self.words.append(token)
        if isinstance(token, Gap):
            self.gaps.append(token)
        else:
            self.terms.append(token)
            self.said |= token.word.said
            if token.things:
                self.things.append(token)

    def parted(self, facet: str, kept: bool = False) -> tuple[Clause, Clause]:
        """Return what stands before the first word that speaks of a facet, and what stands behind it.

        The word itself is ``kept`` with what stands behind it, or only where it names a thing.
        """
        before, after = Clause(), Clause()
        side = before
        for token in self.words:
            if isinstance(token, Gap) or facet not in token.says:
                side.add(token)
            else:
                if kept:
                    side = after
                if side is after or token.things:
                    side.add(token)
                side = after
        after.year, after.mark = self.year, self.mark
        return before, after

    def in_form(self) -> Clause:
        """Return the clause with what the form means by its words where a report has them for categories."""
        if not any(term.word.of_form for term in self.things):
            return self
        other = Clause()
        for token in self.words:
            meant = token.word.of_form if isinstance(token, Term) else None
            other.add(Term(token.start, token.end, meant) if meant is not None else token)
        other.year, other.mark = self.year, self.mark
        return other

    def take_in(self, other: Clause) -> None:
        """Go on with the words of another clause."""
        self.words += other.words
        self.terms += other.terms
        self.gaps += other.gaps
        self.things += other.things
        self.said |= other.said
        self.year = self.year or other.year


#: What stands between two marks: the stretches around its quantities, one more than those; the quantities;
#: and the mark behind, "" at the end.
Phrase = tuple[list[Clause], list[Spoken], str]


def _ends_a_name(stretch: Clause, at: int) -> bool:
    return bool(stretch.things) and stretch.things[-1].end == at


def phrases(
    text: str,
    span: tuple[int, int],
    found: Iterable[Spoken | Item],
    words: Lexicon,
    last: Spoken | None = None,
) -> Iterator[Phrase]:
    """Yield the phrases of a stretch of text; ``found`` are its quantities and item numbers in order.

    Behind the quantity ``last`` it is read up to the next mark.
    """
    at, end = span
    ending = False
    stretch = Clause()
    stretches, counts = [stretch], list[Spoken]()
    for piece in chain(found, (None,)):
        until = end if piece is None else piece.start
        begin = at
        for first, stop, word in words.find(text, at, until):
            mark = word.mark
            if mark == "：" and text[first - 1 : first].isdigit() and text[stop : stop + 1].isdigit():
                # 3:1
                continue
            if text[first:stop] == "里" and first > begin and not _ends_a_name(stretch, first):
                # 乡里答复1件, but 16件里答复1件 and 16件申请里答复1件
                continue
            if first > at and not text[at:first].isspace():
                gap = Gap(at, first)
                stretch.words.append(gap)
                stretch.gaps.append(gap)
            at = stop
            if not mark:
                term = Term(first, stop, word)
                stretch.words.append(term)
                stretch.terms.append(term)
                if word.said:
                    stretch.said |= word.said
                    if word.things:
                        stretch.things.append(term)
                continue
            yield stretches, counts, "" if ending else mark
            if ending:
                return
            stretch = Clause()
            stretches, counts = [stretch], []
        if at < until and not text[at:until].isspace():
            gap = Gap(at, until)
            stretch.words.append(gap)
            stretch.gaps.append(gap)
        if piece is None:
            break
        if isinstance(piece, Spoken):
            if piece.kind is Kind.YEAR:
                stretch.year = stretch.year or piece
            else:
                counts.append(piece)
                stretch = Clause()
                stretches.append(stretch)
        elif ending:
            break
        else:
            yield stretches, counts, ITEM_MARK
            stretch = Clause()
            stretches, counts = [stretch], []
        at = max(at, piece.end)
        ending = ending or piece is last
    yield stretches, counts, ""
