"""From a text to its slots: each quantity or negation with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.prose.lexicon import Lexicon
from nianbao.prose.tokens import Gap, Mark, Term, Token, tokens
from nianbao.quantities import Kind, Spoken, scan

#: A sentence ends with its mark, a line, or a full stop that is no decimal point.
_SENTENCE = re.compile(
    r"(?=.)[^。！？!?\n.．]*(?:(?:(?<=[0-9０-９A-Za-z])[.．]|[.．](?=[0-9０-９A-Za-z]))[^。！？!?\n.．]*)*"
)
#: A line that ends so goes on in the next one.
_GOES_ON = re.compile(r"[：:；;、，,]\s*\n\s*$")
#: A line that sums up the lines before it.
_SUMS_UP = re.compile(r"\s*(?:以上|上述)?(?:各[项类])?(?:合计|共计|总计)")
#: The number of an item within a sentence: （3）, ②, 1．
_ITEM = re.compile(
    r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|[①-⑳]|(?:(?<=[：:；;。，,\s])|^)\d{1,2}[.．、](?=[\u4e00-\u9fff])"
)
_HEADINGS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]，)"
)
_LONGEST_HEADING = 40
#: A heading that nothing but a blank parts from its text: （四）平台建设 2024年发布信息5条.
_INLINE = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,2}、)\s*"
    r"([\u4e00-\u9fff、“”]{4,24})[ \u3000]+(?=20\d\d|[\u4e00-\u9fff])"
)
#: What a sentence without a quantity must contain to say that there is none, or all.
_ABSENT = re.compile("[未无没零均]|不存在|全部|全数|都|持平|悉数|一律")

Words = list[Term | Gap]


@dataclass(slots=True)
class Clause:
    """A clause without a quantity between two slots, and the mark after it."""

    words: Words
    terms: list[Term]
    mark: str

    @property
    def gaps(self) -> list[Gap]:
        """Its unknown stretches."""
        return [token for token in self.words if isinstance(token, Gap)]


@dataclass(slots=True)
class Slot:
    """One quantity, or one clause with a negation or universal, and the words around it."""

    start: int
    end: int
    quantity: Spoken | None
    #: Words and gaps before the quantity since the last mark or quantity, and after it until the next.
    before: Words
    after: Words
    #: The words among them.
    head: list[Term]
    tail: list[Term]
    #: Clauses without a quantity between the last slot and this one.
    bare: list[Clause]
    #: The mark before it ("" within a clause), how deep in brackets, and its number in the sentence.
    sep: str
    depth: int
    index: int
    #: The mark right after the slot before it; "" within a clause.
    joint: str
    year: Spoken | None

    @property
    def gaps(self) -> list[Gap]:
        """The unknown stretches before the quantity."""
        return [token for token in self.before if isinstance(token, Gap)]


@dataclass(slots=True)
class Sentence:
    """A sentence with its slots, and the years it names."""

    section: str
    start: int
    end: int
    slots: list[Slot]
    years: list[Spoken]
    #: The number of its paragraph in the section.
    paragraph: int
    #: The words of a heading, which say what the paragraphs below it are about.
    heading: tuple[Term, ...] | None = None


def sentences(section: str, text: str, words: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences of one section that name a quantity, a negation or a universal."""
    found = list(scan(text))
    at = paragraph = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        if start and text[start - 1] == "\n":
            goes_on = _GOES_ON.search(text, max(0, start - 4), start) or _SUMS_UP.match(text, start)
            paragraph += 0 if goes_on else 1
        here: list[Spoken] = []
        while at < len(found) and found[at].start < end:
            if found[at].end <= end:
                here.append(found[at])
            at += 1
        opens_line = not start or text[start - 1] == "\n"
        inline = _INLINE.match(text, start, end) if opens_line else None
        if inline is not None:
            named = _terms(text, inline.span(1), words)
            yield Sentence(section, start, inline.end(1), [], [], paragraph, named)
            start = inline.end()
        heading = _HEADINGS.match(text, start, end)
        absent = not here and _ABSENT.search(text, start, end)
        if heading and end - start <= _LONGEST_HEADING and not (here or absent) and opens_line:
            named = _terms(text, (heading.end(), end), words)
            yield Sentence(section, start, end, [], [], paragraph, named)
        elif here or absent:
            if heading:
                start = heading.end()
                here = [spoken for spoken in here if spoken.start >= start]
            slots = _Builder().build(tokens(text, (start, end), _with_items(text, start, end, here), words))
            years = [spoken for spoken in here if spoken.kind is Kind.YEAR]
            yield Sentence(section, start, end, slots, years, paragraph)


def _terms(text: str, span: tuple[int, int], words: Lexicon) -> tuple[Term, ...]:
    return tuple(piece for piece in tokens(text, span, (), words) if isinstance(piece, Term))


def _with_items(text: str, start: int, end: int, found: list[Spoken]) -> list[Spoken | Mark]:
    """Return the quantities of a sentence together with the numbers of its items, in order."""
    items = [Mark(*match.span(), "·") for match in _ITEM.finditer(text, start, end)]
    if not items:
        return list(found)
    numbers = {at for item in items for at in range(item.start, item.end)}
    counts = [spoken for spoken in found if spoken.start not in numbers]
    return sorted([*counts, *items], key=lambda piece: piece.start)


class _Builder:
    """Collects the pieces of one sentence into slots."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._bare: list[Clause] = []
        self._sep = self._joint = ""
        self._depth = 0
        self._year: Spoken | None = None

    def build(self, pieces: list[Token]) -> list[Slot]:
        """Return the slots of a sentence."""
        clause: list[Term | Gap | Spoken] = []
        counts: list[int] = []
        for piece in pieces:
            if not isinstance(piece, Mark):
                if isinstance(piece, Spoken) and piece.kind is not Kind.YEAR:
                    counts.append(len(clause))
                clause.append(piece)
                continue
            if clause:
                self._close(clause, counts, piece.char)
                clause, counts = [], []
            else:
                self._mark(piece.char)
            if piece.char == "（":
                self._depth += 1
            elif piece.char == "）":
                self._depth = max(0, self._depth - 1)
        if clause:
            self._close(clause, counts, "。")
        return self._slots

    def _close(self, clause: list[Term | Gap | Spoken], counts: list[int], mark: str) -> None:
        """End the clause: its quantities become slots, or it is kept for the next slot."""
        if counts:
            counts = [i for n, i in enumerate(counts) if not _only_counts_parts(clause, i, counts[n + 1 :])]
        if counts:
            self._quantities(clause, counts)
        else:
            words, terms, year = _sorted(clause)
            if any(term.word.denies for term in terms):
                self._slot(words, terms, None, [], [], year)
            else:
                last = self._slots[-1] if self._slots else None
                if last is not None and last.quantity is None and self._sep == "、" and not self._bare:
                    # 没有制发、废止规范性文件: what is denied goes on.
                    last.after, last.tail = [*last.after, *words], [*last.tail, *terms]
                else:
                    self._bare.append(Clause(words, terms, mark))
                    self._year = year or self._year
        self._sep = mark
        if not self._bare:
            self._joint = mark

    def _mark(self, mark: str) -> None:
        """Take a mark right after another one; （1） after a mark adds nothing to it."""
        if mark != "·" or not self._sep:
            self._sep = mark
            if not self._bare:
                self._joint = mark

    def _quantities(self, clause: list[Term | Gap | Spoken], counts: list[int]) -> None:
        leading = any(isinstance(token, Term) and token.things for token in clause[: counts[0]])
        at = 0
        for n, i in enumerate(counts):
            last = n + 1 == len(counts)
            end = len(clause) if last else counts[n + 1]
            spoken = clause[i]
            assert isinstance(spoken, Spoken)
            before, head, year = _sorted(clause[at:i])
            between = clause[i + 1 : end]
            # 2件予以公开、3件…: what follows a number names it, unless it leads on: 11件减少4件.
            onward = not last and (leading or any(isinstance(t, Term) and _leads_on(t) for t in between))
            after, tail, _ = ([], [], None) if onward else _sorted(between)
            at = i + 1 if onward or last else end
            self._slot(before, head, spoken, after, tail, year)

    def _slot(
        self,
        before: Words,
        head: list[Term],
        quantity: Spoken | None,
        after: Words,
        tail: list[Term],
        year: Spoken | None,
    ) -> None:
        first = before[0] if before else quantity
        last = after[-1] if after else quantity or before[-1]
        assert first is not None
        slot = Slot(
            first.start,
            last.end,
            quantity,
            before,
            after,
            head,
            tail,
            self._bare,
            self._sep,
            self._depth,
            len(self._slots),
            self._joint,
            year or self._year,
        )
        self._slots.append(slot)
        self._year, self._bare, self._sep, self._joint = None, [], "", ""


def _sorted(clause: list[Term | Gap | Spoken]) -> tuple[Words, list[Term], Spoken | None]:
    """Return what a stretch of a clause holds: words and gaps, the words alone, and its first year."""
    words: Words = []
    terms: list[Term] = []
    year: Spoken | None = None
    for token in clause:
        if isinstance(token, Spoken):
            if token.kind is Kind.YEAR:
                year = year or token
        else:
            words.append(token)
            if isinstance(token, Term):
                terms.append(token)
    return words, terms, year


def _only_counts_parts(clause: list[Term | Gap | Spoken], i: int, later: list[int]) -> bool:
    """Whether a number says how many parts a number after it sums or deals out: 两项合计8件, 三类各占5条."""
    spoken = clause[i]
    if not later or not isinstance(spoken, Spoken) or not 2 <= spoken.value <= 20:
        return False
    between = [token for token in clause[i + 1 : later[0]] if isinstance(token, Term)]
    listing = any(term.says.get("list") in ("total", "sum", "each", "apart") for term in between)
    return listing and (spoken.chinese or between[0].start == spoken.end)


def _leads_on(term: Term) -> bool:
    """Whether a word says how the number after it stands to the one before: 增加, 占, 共计."""
    return term.says.get("relation") in ("up", "down", "share", "compare") or "list" in term.says
