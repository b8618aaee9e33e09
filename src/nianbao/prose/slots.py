"""From a text to its slots: each quantity or negation with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nianbao.prose.between import leads_on, parting, without_parts
from nianbao.prose.clauses import ITEM_MARK, Clause, Item, Phrase, Words, phrases
from nianbao.prose.lexicon import Lexicon
from nianbao.prose.tokens import Gap, Term
from nianbao.quantities import CASES, Kind, Spoken, scan

#: A sentence ends with its mark, a line, or a full stop that is no decimal point.
_SENTENCE = re.compile(
    r"(?=.)[^。！？!?\n.．]*(?:(?:(?<=[0-9０-９A-Za-z])[.．]|[.．](?=[A-Za-z])|(?<![\u4e00-\u9fff])[.．](?=[0-9０-９]))"
    r"[^。！？!?\n.．]*)*"
)
#: A line that ends so goes on in the next one.
_GOES_ON = re.compile(r"[：:；;、，,]\s*\n\s*$")
#: A line that sums up the lines before it, or tells their last number apart.
_FOLLOWS_ON = re.compile(
    r"\s*(?:(?:以上|上述)?(?:各[项类])?(?:合计|共计|总计)|[这此]?其中(?!心)|(?:按照?|从)[^，。；、0-9]{1,12}(?:[看分][，,:：]|(?<=[容源道径别型式])[:：]))"
)
#: The number of an item within a sentence: （3）, ②, 1．
_ITEM = re.compile(
    r"[（(①-⑳\d](?:(?<=[（(])(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|(?<=[①-⑳])"
    r"|(?:(?<=[：:；;。，,\s]\d)|(?<=^\d))\d?[.．、](?=[\u4e00-\u9fff]))"
)
_HEADINGS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十][，,])"
)
_LONGEST_HEADING = 40
#: How long a name may be that stands as a sentence: 规范性文件。
_LONGEST_LABEL = 10
#: What a paragraph is about that opens with its name.
_TOPICS = frozenset({"request", "reconsideration", "litigation"})
#: A heading that nothing but a blank parts from its text: （四）平台建设 2024年发布信息5条.
_INLINE = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,2}、)"
    r"\s*([\u4e00-\u9fff、“”]{4,24})[ \u3000]+(?=20\d\d|[\u4e00-\u9fff])"
)
#: What a sentence without a quantity must contain to say that there is none, or all.
_ABSENT = re.compile(
    "不(?:涉及|承担|行使|实施|办理|具有|具备|制[定发])|未|无|没|零|均|都|皆|同比|比[上去]年|较[上去]年|不存在|全[部数由系为是属]|持平|悉数|一律|不收|免收|不再[收有]|不再?结转"
)
#: What a clause without one must contain in a sentence that names a quantity or a year.
_DENIES = re.compile(f"{_ABSENT.pattern}|相同|一致|不变|[一同]样多|一般多|100%")
#: Before a number of which the clauses behind it may tell what it counts: 余下1件查无此件，本机关不掌握.
_LEFT = re.compile("[余剩另还尚仍]")
#: Behind a number of which several names follow: 6件为企业、律所申请.
_NAMED_ON = re.compile("(?:[为是系属由]|来自|出自)[^，。；、0-9]{1,12}、")
#: What makes a clause a claim without a quantity: none, all, as before.
_DENIALS = frozenset({"negation", "universal", "relation:same"})
#: What tells the items of a list apart that follow their number.
_APART = ("row", "column", "result")


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
    #: The words of each that name what is counted.
    things: list[Term]
    following: list[Term]
    #: What each says, as a clause has it.
    said: set[str]
    said_after: set[str]
    #: The unknown stretches before the quantity.
    gaps: list[Gap]
    #: Clauses without a quantity between the last slot and this one.
    bare: list[Clause]
    #: The mark before it ("" within a clause), how deep in brackets, and its number in the sentence.
    sep: str
    depth: int
    index: int
    #: The mark right after the slot before it; "" within a clause.
    joint: str
    year: Spoken | None


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
    #: The heading stands within a paragraph and is of that alone: 规范性文件。制发4件….
    label: bool = False
    #: The clauses behind its last slot, as far as they are read.
    behind: list[Clause] = field(default_factory=list)


def sentences(section: str, text: str, words: Lexicon) -> Iterator[Sentence]:
    """Yield the sentences of one section that name a quantity, a negation or a universal."""
    found = list(scan(text))
    at, count, paragraph = 0, len(found), 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        opens_line = not start or text[start - 1] == "\n"
        if opens_line and start:
            goes_on = _GOES_ON.search(text, max(0, start - 4), start) or _FOLLOWS_ON.match(text, start)
            paragraph += 0 if goes_on else 1
        here: list[Spoken] = []
        while at < count and found[at].start < end:
            if found[at].end <= end:
                here.append(found[at])
            at += 1
        inline = _INLINE.match(text, start, end) if opens_line else None
        if inline is not None:
            named = _terms(text, inline.span(1), words)
            yield Sentence(section, start, inline.end(1), [], [], paragraph, named)
            start = inline.end()
        heading = _HEADINGS.match(text, start, end)
        if heading is not None and here and here[0].start < heading.end():
            # 4、规范性文件: the number of a heading counts nothing.
            here = [spoken for spoken in here if spoken.start >= heading.end()]
        years = [spoken for spoken in here if spoken.kind is Kind.YEAR]
        counted = len(here) > len(years)
        absent = not here and _ABSENT.search(text, start, end)
        if heading and end - start <= _LONGEST_HEADING and not (here or absent) and opens_line:
            named = _terms(text, (heading.end(), end), words)
            yield Sentence(section, start, end, [], [], paragraph, named)
        elif not (here or absent):
            named = _label(text, start, end, opens_line, words)
            if named:
                yield Sentence(section, start, end, [], [], paragraph, named, label=True)
        elif here or absent:
            if heading:
                start = heading.end()
            slots, behind = list[Slot](), list[Clause]()
            if counted or absent or _DENIES.search(text, start, end):
                pieces = _with_items(text, start, end, here)
                last = _last(pieces, text, end)
                slots, behind = _Builder().build(phrases(text, (start, end), pieces, words, last))
            yield Sentence(section, start, end, slots, years, paragraph, behind=behind)


def _label(text: str, start: int, end: int, opens_line: bool, words: Lexicon) -> tuple[Term, ...]:
    """Return the words of a sentence without numbers that say what those after it are about.

    规范性文件。制发4件; 依申请公开方面，申请量居全区首位。新收412件.
    """
    if end - start <= _LONGEST_LABEL:
        named = _terms(text, (start, end), words)
        alone = any("object" in t.says or "row" in t.says for t in named) and not any(
            "act" in t.says for t in named
        )
        return named if alone else ()
    if not opens_line:
        return ()
    heading = _HEADINGS.match(text, start, end)
    begins = heading.end() if heading is not None else start
    named = _terms(text, (begins, min(begins + _LONGEST_LABEL, end)), words)
    first = named[:1]
    about = bool(first) and first[0].start == begins and first[0].says.get("object") in _TOPICS
    return first if about else ()


def _terms(text: str, span: tuple[int, int], words: Lexicon) -> tuple[Term, ...]:
    return tuple(term for stretches, _, _ in phrases(text, span, (), words) for term in stretches[0].terms)


def _with_items(text: str, start: int, end: int, found: list[Spoken]) -> list[Spoken | Item]:
    """Return the quantities of a sentence together with the numbers of its items, in order."""
    items = [Item(*match.span()) for match in _ITEM.finditer(text, start, end)]
    if not items:
        return list(found)
    numbers = {at for item in items for at in range(item.start, item.end)}
    counts = [spoken for spoken in found if spoken.start not in numbers]
    return sorted([*counts, *items], key=lambda piece: piece.start)


def _last(pieces: list[Spoken | Item], text: str, end: int) -> Spoken | None:
    """Return the last number of a sentence, None where a clause without one may follow that says more."""
    for piece in reversed(pieces):
        if isinstance(piece, Spoken) and piece.kind is not Kind.YEAR:
            more = _LEFT.search(text, piece.start - 3, piece.start) or _DENIES.search(text, piece.end, end)
            more = more or _NAMED_ON.match(text, piece.end, end)
            return None if more else piece
    return None


class _Builder:
    """Collects the pieces of one sentence into slots."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._bare: list[Clause] = []
        self._sep = self._joint = ""
        #: The brackets that are open, each by how many slots and clauses stood before it.
        self._open: list[tuple[int, int]] = []
        self._year: Spoken | None = None

    def build(self, read: Iterable[Phrase]) -> tuple[list[Slot], list[Clause]]:
        """Return the slots of a sentence, and the clauses behind the last of them."""
        for stretches, counts, mark in read:
            first = stretches[0]
            if counts or first.words or first.year:
                self._close(stretches, counts, mark or "。")
            else:
                self._mark(mark)
            if mark == "（":
                self._open.append((len(self._slots), len(self._bare)))
            elif mark == "）" and self._open:
                self._leave(*self._open.pop())
        return self._slots, self._bare

    def _leave(self, slots: int, clauses: int) -> None:
        """End a bracket; what it says of the number before it names no other: 1件（过程性信息），…."""
        if self._slots and (len(self._slots) > slots or not clauses):
            self._bare = []

    def _close(self, stretches: list[Clause], counts: list[Spoken], mark: str) -> None:
        """End the clause: its quantities become slots, or it is kept for the next slot."""
        if counts:
            self._quantities(*without_parts(stretches, counts))
        else:
            self._without_count(stretches[0], mark)
        self._sep = mark
        if not self._bare:
            self._joint = mark

    def _without_count(self, clause: Clause, mark: str) -> None:
        if not _denies(clause):
            last = self._slots[-1] if self._slots else None
            beside = last is not None and self._sep == "、" and not self._bare
            if beside and last is not None and (last.quantity is None or _names_on(last, clause)):
                # 没有制发、废止规范性文件: what is denied goes on.
                # 其余57件为无法提供、不予处理和其他处理: what is counted does.
                last.after += clause.words
                last.tail += clause.terms
                last.following += clause.things
                last.said_after |= clause.said
            else:
                clause.mark = mark
                self._bare.append(clause)
                # 较2022年有所上升，其中自然人41件: the year it is set beside.
                compared = "relation:compare" in clause.said and mark == "，"
                self._year = self._year if compared else clause.year or self._year
        else:
            self._slot(clause, None, Clause())

    def _mark(self, mark: str) -> None:
        """Take a mark right after another one; （1） after a mark adds nothing to it."""
        if mark != ITEM_MARK or not self._sep:
            self._sep = mark
            if not self._bare:
                self._joint = mark

    def _quantities(self, stretches: list[Clause], counts: list[Spoken]) -> None:
        leading = bool(stretches[0].things)
        before = stretches[0]
        for n, spoken in enumerate(counts, 1):
            between = stretches[n]
            # 2件予以公开、3件…: what follows a number names it, unless it leads on: 11件减少4件.
            last = n == len(counts)
            if not last and (facet := parting(between, counts[n])):
                of_whole, of_part = between.parted(facet)
                self._slot(before, spoken, of_whole)
                before = of_part
            elif last and "within" in between.said and "negation" in between.said:
                # 4件行政诉讼中没有败诉的
                of_whole, of_part = between.parted("within")
                self._slot(before, spoken, of_whole)
                self._without_count(of_part, "")
            elif last and "negation:of_these" in between.said:
                # 5件申请无一结转到下一年
                of_whole, of_none = between.parted("negation", kept=True)
                self._slot(before, spoken, of_whole)
                self._without_count(of_none, "")
            elif not last and (leading or leads_on(between, counts[n])):
                self._slot(before, spoken, Clause())
                before = between
            else:
                self._slot(before, spoken, between)
                if not last:
                    before = Clause()

    def _slot(self, before: Clause, quantity: Spoken | None, after: Clause) -> None:
        if quantity is not None and quantity.unit in CASES:
            before, after = before.in_form(), after.in_form()
        first = before.words[0] if before.words else quantity
        last = after.words[-1] if after.words else quantity or before.words[-1]
        assert first is not None
        slot = Slot(
            first.start,
            last.end,
            quantity,
            before.words,
            after.words,
            before.terms,
            after.terms,
            before.things,
            after.things,
            before.said,
            after.said,
            before.gaps,
            self._bare,
            self._sep,
            len(self._open),
            len(self._slots),
            self._joint,
            before.year or self._year,
        )
        self._slots.append(slot)
        self._year, self._bare, self._sep, self._joint = None, [], "", ""


def _names_on(slot: Slot, clause: Clause) -> bool:
    """Whether a clause names more of what the number of a slot counts: 三件为企业、律所申请."""
    if slot.things or not (slot.following and clause.things):
        return False
    return any(facet in slot.following[0].says and facet in clause.things[0].says for facet in _APART)


def _denies(clause: Clause) -> bool:
    """Whether a clause says that there is none, or all: 不存在在办的申请, but not 信息不存在."""
    if _DENIALS.isdisjoint(clause.said):
        return False
    if "row" not in clause.said:
        return True
    first = next(term for term in clause.terms if not _DENIALS.isdisjoint(term.word.said))
    return "row" not in first.says or clause.things[-1] is not first
