"""Fills a phrasing with an office's numbers and notes where each claim came to stand."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from . import numerals
from .bank import Phrasing, tokens
from .facts import Facts
from .names import COLUMNS, GROUPS, RESULTS, SHORT
from .pieces import Mark, Piece, Word
from .world import Office
from .written import Hand, Unfit

_REQUESTS = ("政府信息公开申请", "政府信息公开申请", "依申请公开申请", "信息公开申请")
_PERCENT = ("pct", "share", "ratio", "rate")
_UNCHECKABLE = re.compile(
    r"\d+(?:[.,:：\-—]\d+)*"
    r"(?:%|万元|亿元|万次|万户|万人|个工作日|人次|[万元件条次年月日个份篇期场名家号项页岁分位户人天种台周所册版级类宗秒方])?"
)
_IDIOM = re.compile(
    r"三审三校|一网通办|两微一端|一件事一次办|三公|一站式|五公开|三同步|三个不得|两个及时|十四五|双公示"
)


class Renderer:
    """Renders phrasings for one report."""

    def __init__(self, rng: random.Random, facts: Facts, office: Office, year: int, unit: str) -> None:
        self.rng, self.facts, self.office, self.year, self.unit = rng, facts, office, year, unit
        self.staff: dict[str, Fraction] = {}
        shape = rng.choices(("plain", "spaced", "full", "comma"), (64, 12, 5, 19))[0]
        self.hand = Hand(rng, shape, rng.choice((0, 1, 1, 2, 2)))
        self.last = rng.choice(("上年", "去年", "上一年", f"{year - 1}年", "上年度"))
        self.lists = 0

    def render(self, phrasing: Phrasing, base: str = "new", *, first: bool = True) -> Piece | None:
        """Return the phrasing filled in, or None if it does not fit the numbers."""
        job = _Job(self, phrasing, base, first)
        try:
            for name in phrasing.need:
                if not self.value(job.named(name)):
                    raise Unfit
            job.fill(phrasing.text)
        except Unfit:
            return None
        piece = job.piece
        piece.spans.append((0, len(piece.text), phrasing))
        return piece

    def distractor(self, phrasing: Phrasing) -> Piece:
        """Return a sentence whose numbers are all beyond what can be checked."""
        piece = self.render(phrasing)
        assert piece is not None
        for mark in piece.marks:
            # The year of something that is no claim.
            mark.kind, mark.verdict = "distractor", "uncheckable"
        claimed = [(m.start, m.end) for m in piece.marks]
        for pattern in (_UNCHECKABLE, _IDIOM):
            for found in pattern.finditer(piece.text):
                if not any(a < found.end() and found.start() < b for a, b in claimed):
                    mark = Mark(*found.span(), "distractor", (), verdict="uncheckable", phrasing=phrasing)
                    piece.marks.append(mark)
        piece.marks.sort(key=lambda mark: mark.start)
        return piece

    def value(self, name: str) -> Fraction | None:
        """Return a figure of the form or of the staff."""
        if name in self.staff:
            return self.staff[name]
        if name.startswith("share.") and name.split(".")[1] in self.staff:
            part, whole = name.split(".")[1:]
            return self.staff[part] * 100 / self.staff[whole]
        return self.facts.value(name)

    def members(self, name: str, base: str) -> tuple[list[tuple[str, str]], str]:
        """Return (short name, thing) of those members of a list that are not zero, and their whole."""
        f = self.facts.values
        kind, _, sub = name.partition(".")
        if name in ("groups", "nested"):
            things = [(k, k) for k in ("granted", "partly", *GROUPS)]
            whole = "concluded"
        elif name == "closed":
            things, whole = [(k, k) for k in GROUPS], ""
        elif name == "rows":
            things = [(k, k) for k in ("granted", "partly", *(r for g in GROUPS.values() for r in g))]
            whole = "concluded"
        elif kind in GROUPS:
            things, whole = [(r, r) for r in GROUPS[kind]], kind
        elif kind in ("b", "new", "recv"):
            base = base if kind == "b" else kind
            columns = COLUMNS[1:] if sub == "legal_kinds" else COLUMNS
            things = [(c, f"{base}.{c}") for c in columns]
            whole = f"{base}.legal" if sub == "legal_kinds" else base
        elif kind == "cats":
            things = [(k, k) for k in f if k.startswith("cat.")]
            whole = "disc.total"
        else:
            results = RESULTS[:3] if sub == "results" else RESULTS
            things = [(r, f"{kind}.{r}") for r in results]
            whole = f"{kind}.done" if sub == "results" else f"{kind}.total"
        things = [(short, thing) for short, thing in things if f[thing]]
        if sub == "equal":
            values = [f[thing] for _, thing in things]
            shared = [v for v in values if values.count(v) > 1]
            things = [(s, t) for s, t in things if shared and f[t] == shared[0]]
        return things, whole


class _Job:
    """One phrasing being filled."""

    def __init__(self, home: Renderer, phrasing: Phrasing, base: str, first: bool) -> None:
        self.home, self.phrasing, self.base, self.first = home, phrasing, base, first
        self.rng = home.rng
        self.piece = Piece()
        self.drop_comma = False

    def named(self, name: str) -> str:
        """Return a name with the base of the clause before put in for ``b``."""
        words = [self.base if word == "b" else word for word in name.split(".")]
        return ".".join(words)

    def fill(self, text: str) -> None:
        """Append the template, slot by slot."""
        for token in tokens(text):
            if isinstance(token, str):
                self.literal(token)
            elif token["macro"]:
                self.macro(token["macro"])
            elif token["dir"]:
                self.direction(self.named(token["dir"]), token["up"], token["down"])
            elif token["den"]:
                self.word("base", token["den"], token["words"])
            elif token["set"]:
                self.list(token["set"], token["format"], token["sep"])
            elif token["low"]:
                self.literal(str(self.rng.randint(int(token["low"]), int(token["high"]))))
            elif token["cond"]:
                self.condition(token["cond"], token["said"])
            elif token["name"] == "year":
                self.year(token["unit"], token["style"])
            else:
                things = tuple(self.named(name) for name in token["name"].split("&"))
                self.quantity(things, token["unit"], token["style"] or "")

    def literal(self, text: str) -> None:
        if self.drop_comma and text.startswith("，"):
            text = text[1:]
        self.drop_comma = False
        if "$n" in text:
            text = text.replace("$n", numerals.chinese(len(self.home.members("cats", "")[0])))
        self.piece.text += text

    def macro(self, name: str) -> None:
        home = self.home
        if name == "T":
            self.period()
            return
        text = {
            "W": lambda: self.rng.choice(home.office.selves),
            "N": lambda: home.office.name,
            "A": lambda: self.rng.choice(_REQUESTS),
            "LY": lambda: home.last,
            "R": lambda: home.office.above,
            "py": lambda: str(home.year - 1),
            "ny": lambda: str(home.year + 1),
            "year": lambda: str(home.year),
        }.get(name, lambda: home.facts.names[name])()
        self.piece.text += text
        self.drop_comma = False

    def period(self) -> None:
        if not self.first and self.rng.random() < 0.7:
            self.drop_comma = True
            return
        word = self.rng.choices(
            ("全年", "本年度", "年内", "year年", "year年度", "一年来"), (45, 15, 8, 24, 6, 2)
        )[0]
        if word.startswith("year"):
            self.year(word[4:], "of_claim")
        else:
            self.piece.text += word

    def year(self, unit: str, style: str) -> None:
        written = f"{self.home.year}{unit}"
        if style != "scope":
            year = Fraction(self.home.year)
            self.mark(written, "year", ("year",), value=year, written=year, style=style, unit=unit)
        else:
            self.piece.text += written

    def mark(self, text: str, kind: str, things: tuple[str, ...], **more: Any) -> None:
        start = len(self.piece.text)
        self.piece.text += text
        self.drop_comma = False
        self.piece.marks.append(
            Mark(start, len(self.piece.text), kind, things, phrasing=self.phrasing, **more)
        )

    def word(self, kind: str, thing: str, text: str, other: str = "") -> None:
        start = len(self.piece.text)
        self.piece.text += text
        self.piece.words.append(Word(start, len(self.piece.text), kind, thing, other))

    def direction(self, thing: str, up: str, down: str) -> None:
        sign = self.home.facts.sign(thing)
        if not sign:
            raise Unfit
        self.word("direction", thing, *((up, down) if sign > 0 else (down, up)))

    def condition(self, conditions: str, said: str) -> None:
        if conditions.startswith("same:"):
            self.unchanged(conditions.removeprefix("same:"), said)
            return
        everything = conditions.endswith("!")
        facts = self.home.facts
        things = []
        for condition in conditions.rstrip("!").split("&"):
            name = self.named(condition.removesuffix("=0"))
            if facts.values[name] != 0:
                raise Unfit
            things.append(name)
        if things in (["b.legal"], ["b.natural"]) or everything:
            self._something(things[0])
        self._words(said, "universal" if everything else "negation", tuple(things))

    def _words(self, said: str, kind: str, things: tuple[str, ...]) -> None:
        start = len(self.piece.text)
        for token in tokens(said):
            if isinstance(token, str):
                self.piece.text += token
            else:
                self.macro(token["macro"])
        self.piece.marks.append(
            Mark(start, len(self.piece.text), kind, things, Fraction(0), phrasing=self.phrasing)
        )

    def unchanged(self, thing: str, said: str) -> None:
        """与上年持平: both years known, the same, and not nothing."""
        facts = self.home.facts
        if facts.previous is None or not facts.values[thing] or facts.value(f"delta.{thing}") != 0:
            raise Unfit
        self._words(said, "unchanged", (f"delta.{thing}",))

    def _something(self, thing: str) -> None:
        """A universal speaks of something: there have to be cases."""
        whole = {"rec.pending": "rec.total", "rec.notupheld": "rec.total", "lit.pending": "lit.total"}
        base = thing.split(".")[0]
        name = whole.get(thing) or (base if base in ("new", "recv") else "received")
        if not self.home.facts.values[name]:
            raise Unfit

    def quantity(self, things: tuple[str, ...], unit: str, style: str, **more: Any) -> None:
        values = [self.home.value(thing) for thing in things]
        value = values[0]
        if value is None or value <= 0 or len(set(values)) > 1:
            raise Unfit
        unit = unit.replace("U", self.home.unit)
        kind, written, shape, places = self.home.hand.written(
            things[0], value, unit, style, about=self.piece.text.endswith("约")
        )
        if kind in ("percentage", "points", "multiple") and not places:
            text = numerals.write(shape, written, unit)
        elif shape == "plain" and kind in ("percentage", "points", "multiple"):
            text = numerals.decimal(written, places) + unit
            if self.home.hand.shape == "full":
                shape, text = "full", numerals.write("full", written, unit)
        else:
            text = numerals.write(shape, written, unit)
        self.mark(
            text, kind, things, value=value, written=written, style=style, shape=shape, unit=unit, **more
        )

    def list(self, name: str, form: str, sep: str) -> None:
        home = self.home
        members, whole = home.members(name, self.base)
        if len(members) < (1 if "%n无法提供" in form else 2):
            raise Unfit
        if name == "rows" and len(members) > 9:
            raise Unfit
        home.lists += 1
        more = {"list": home.lists, "whole": whole if ".equal" not in name else ""}
        if "%N" in form:
            self._gathered(members, form, more)
            return
        for i, (short, thing) in enumerate(members):
            if i:
                self.piece.text += sep
            self._member(form.replace("$i", str(i + 1)), short, thing, more)
            if name == "nested" and thing in GROUPS:
                inner, _ = home.members(thing, self.base)
                if len(inner) > 1:
                    self._inside(inner, thing)

    def _inside(self, inner: list[tuple[str, str]], whole: str) -> None:
        self.home.lists += 1
        more = {"list": self.home.lists, "whole": whole}
        self.piece.text += "（其中"
        for i, (short, thing) in enumerate(inner):
            self.piece.text += "、" if i else ""
            self._member("%n%v件", short, thing, more)
        self.piece.text += "）"

    def _member(self, form: str, short: str, thing: str, more: dict[str, Any]) -> None:
        for part in re.split(r"(%n|%v(?:件|U)|%p)", form):
            if part == "%n":
                self.piece.text += self.name(short)
            elif part.startswith("%v"):
                self.quantity((thing,), part[2:], "", **more)
            elif part == "%p":
                whole = "disc.total" if thing.startswith("cat.") else "concluded"
                self.quantity((f"share.{thing}.{whole}",), "%", "")
            else:
                self.piece.text += part

    def _gathered(self, members: list[tuple[str, str]], form: str, more: dict[str, Any]) -> None:
        """A、B分别为3件、5件, or A、B各1件."""
        for part in re.split(r"(%N|%V(?:件|U)|%v件)", form):
            if part == "%N":
                names = [self.name(short) for short, _ in members]
                last = self.rng.choice(("、", "和"))
                self.piece.text += "、".join(names[:-1]) + last + names[-1]
            elif part.startswith("%V"):
                for i, (_, thing) in enumerate(members):
                    self.piece.text += "" if not i else "、"
                    self.quantity((thing,), part[2:], "", **more)
            elif part == "%v件":
                self.quantity(tuple(thing for _, thing in members), "件", "")
            else:
                self.piece.text += part

    def name(self, short: str) -> str:
        """Return one of the names that prose gives a row or a category."""
        if short.startswith("cat."):
            return self.home.facts.names[f"{short}.name"]
        return self.rng.choice(SHORT[short])


def slots(text: str) -> Iterable[str]:
    """Yield the names of figures that a template uses, for checking the bank."""
    for token in tokens(text):
        if isinstance(token, str):
            continue
        for group in ("dir", "den"):
            if token[group]:
                yield token[group]
        if token["name"]:
            yield from token["name"].split("&")
        if token["cond"]:
            yield from (c.removesuffix("=0") for c in token["cond"].rstrip("!").split("&"))
