"""Single changes that make one claim false, each away from every lenient reading."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from . import numerals
from .pieces import Mark, Piece
from .render import Renderer
from .tables import changed_tables

#: What denies a figure; it takes the place of a clause that states nothing else.
_DENIALS = {
    "new": ("全年未收到政府信息公开申请", "本年度没有收到政府信息公开申请", "全年新收政府信息公开申请0件"),
    "received": ("全年新收、上年结转政府信息公开申请均为0件",),
    "carried_in": ("无上年结转申请", "没有上年结转的申请"),
    "carried_out": ("无结转下年度办理的申请", "没有结转下年度继续办理的申请", "结转下年度继续办理0件"),
    "refused": ("未作出不予公开决定", "无不予公开情形"),
    "unavail": ("未出现无法提供的情况",),
    "noproc": ("没有不予处理的申请",),
    "granted": ("无予以公开情形",),
    "partly": ("无部分公开情形",),
    "repeated": ("无重复申请",),
    "state_secret": ("无因属于国家秘密不予公开的情形",),
    "rec.total": ("全年未发生政府信息公开行政复议案件", "行政复议0件", "全年无行政复议案件"),
    "lit.total": ("全年未发生政府信息公开行政诉讼案件", "全年没有被提起行政诉讼"),
    "rec.corrected": ("行政复议无纠正案件",),
    "norm.issued": ("全年未制发行政规范性文件",),
    "norm.repealed": ("全年未废止行政规范性文件",),
    "licences": ("全年未办理行政许可事项",),
    "penalties": ("全年未作出行政处罚决定", "行政处罚为零"),
    "coercion": ("全年未实施行政强制",),
    "fees": ("全年未收取行政事业性收费", "全年无行政事业性收费"),
    "fees_yuan": ("全年未收取行政事业性收费",),
    "fee.collected": ("全年未收取信息处理费。",),
}
_BASES = {"concluded": "办结总数", "received": "收办总数", "new": "新收申请总数"}
_RARE = frozenset(
    (
        "universal", "mixed_bases", "ratio_base", "multiple", "percentage_points", "average", "thousands",
        "chinese_numeral", "unit", "year", "total_of_list", "direction", "negation_added", "negation_wrong",
        "swapped_pair", "second_mention", "part", "whole",
    )
)  # fmt: skip


def plants(
    rng: random.Random,
    report: dict[str, Any],
    renderer: Renderer,
    pieces: dict[str, Piece],
    truths: list[tuple[str, Mark]],
) -> Iterator[dict[str, Any]]:
    """Yield the changes, a few for each claim."""
    planter = _Planter(rng, report, renderer, pieces)
    for index, (section, mark) in enumerate(truths):
        if mark.verdict != "consistent":
            continue
        found = list(planter.of(section, mark))
        kept = [plant for plant in found if plant["kind"] in _RARE]
        common = [plant for plant in found if plant["kind"] not in _RARE]
        for plant in [*kept, *rng.sample(common, min(3, len(common)))]:
            yield {"truth": index, "section": section, **plant}


class _Planter:
    def __init__(
        self, rng: random.Random, report: dict[str, Any], renderer: Renderer, pieces: dict[str, Piece]
    ) -> None:
        self.rng, self.report, self.renderer, self.pieces = rng, report, renderer, pieces
        self.facts = renderer.facts
        self.pool = sorted(
            {
                int(v)
                for k, v in self.facts.values.items()
                if 0 < v < 10**7 and v.denominator == 1 and k[:4] != "disc"
            }
        )

    def of(self, section: str, mark: Mark) -> Iterator[dict[str, Any]]:
        """Yield the changes of one claim."""
        piece = self.pieces[section]
        if mark.kind in ("negation", "universal"):
            yield from self._tables_changed(mark)
            return
        if mark.kind == "unchanged":
            return
        if mark.kind == "year":
            yield from self._year(piece, mark)
            return
        if mark.shape == "vague":
            yield from self._vague(mark)
            return
        if mark.kind in ("percentage", "points", "multiple"):
            yield from self._rates(piece, mark)
        elif mark.style:
            yield from self._approximate(mark)
        else:
            yield from self._counts(section, mark)
        yield from self._directions(piece, mark)
        if mark.kind in ("count", "money", "fee"):
            yield from self._units(mark)
            yield from self._denied(piece, mark)
            yield from self._swapped(piece, mark)
            yield from self._mixed(piece, mark)

    def _edit(
        self, kind: str, start: int, end: int, text: str, new: tuple[int, int] | None = None
    ) -> dict[str, Any]:
        at = new or (start, start + len(text))
        return {
            "kind": kind,
            "start": start,
            "end": end,
            "text": text,
            "new_start": at[0],
            "new_end": at[1],
            "soft": False,
        }

    def _readings(self, mark: Mark) -> set[Fraction]:
        found: set[Fraction] = set()
        for thing in mark.things:
            value = self.renderer.value(thing)
            if not self._of_staff(thing):
                found |= self.facts.readings(thing)
            if value is not None:
                found.add(value)
        return found

    def _of_staff(self, thing: str) -> bool:
        return thing in self.renderer.staff or thing.split(".")[-1] in self.renderer.staff

    def _number(self, kind: str, mark: Mark, value: Fraction | int) -> Iterator[dict[str, Any]]:
        """Write another number in the same shape, unless a reading allows it."""
        value = Fraction(value)
        if value <= 0 or value == mark.written:
            return
        readings = self._readings(mark)
        if any(numerals.holds(mark.style, value, reading) for reading in readings):
            return
        shape = mark.shape
        if (shape == "chinese" and value > 9999) or (shape == "comma" and value < 1000):
            shape = "plain"
        yield self._edit(kind, mark.start, mark.end, numerals.write(shape, value, mark.unit))

    def _counts(self, section: str, mark: Mark) -> Iterator[dict[str, Any]]:
        value = mark.value
        assert value is not None
        whole = value.denominator == 1
        if mark.kind == "average":
            yield from self._number("average", mark, value * 2 + 3)
            return
        step = Fraction(1) if whole else Fraction(1, 10)
        digits = str(int(value)) if whole else ""
        yield from self._number("plus_one", mark, value + step)
        if value > 1:
            yield from self._number("minus_one", mark, value - step)
        yield from self._number("times_ten", mark, value * 10)
        if len(digits) > 1:
            yield from self._number("drop_digit", mark, int(digits[:-1]))
            swapped = _swapped_digits(digits)
            if swapped:
                yield from self._number("swap_digits", mark, swapped)
                if mark.shape == "comma":
                    yield from self._number("thousands", mark, swapped)
        if mark.kind == "count" and self.pool:
            yield from self._number("other_rows_value", mark, self.rng.choice(self.pool))
        if mark.shape == "chinese":
            yield from self._number("chinese_numeral", mark, value + self.rng.choice((1, 3, 10)))
        if mark.list:
            more = max(2, int(value) // 3)
            yield from self._number("part", mark, value + self.rng.choice((more, more + 1)))
        if self._is_whole(section, mark):
            text = self.pieces[section].text[max(0, mark.start - 8) : mark.start]
            closing = any(word in text for word in ("合计", "共计", "总计"))
            off = max(2, int(value) // 20)
            yield from self._number("total_of_list" if closing else "whole", mark, value + off)
        if section not in ("preamble", "一") and mark.kind == "count":
            yield from self._number("second_mention", mark, value + self.rng.choice((2, 3, 5)))

    def _is_whole(self, section: str, mark: Mark) -> bool:
        alias = {"recv": "received"}
        return any(
            other.piece == mark.piece and alias.get(other.whole, other.whole) in mark.things
            for other in self.pieces[section].marks
            if other.list and other is not mark
        )

    def _approximate(self, mark: Mark) -> Iterator[dict[str, Any]]:
        assert mark.written is not None and mark.value is not None
        if mark.style == "zh":
            value = mark.value
            yield from self._number("chinese_numeral", mark, value + self.rng.choice((1, 2, 10)))
            if value > 1:
                yield from self._number("minus_one", mark, value - 1)
            if mark.kind == "count" and self.pool:
                yield from self._number("other_rows_value", mark, self.rng.choice(self.pool))
            return
        yield from self._number("times_ten", mark, mark.written * 10)
        if mark.shape not in ("yuwan", "wan"):
            yield from self._number("drop_digit", mark, Fraction(int(mark.written / 10)))
        if mark.kind == "average":
            yield from self._number("average", mark, mark.written * 3)

    def _vague(self, mark: Mark) -> Iterator[dict[str, Any]]:
        assert mark.value is not None
        for word, (low, high) in numerals.VAGUE.items():
            near = any(low / 4 <= reading <= high * 4 for reading in self._readings(mark))
            if not near and not (
                word in ("上百", "上千", "数十") and any(r >= low for r in self._readings(mark))
            ):
                kind = "times_ten" if low > mark.value else "drop_digit"
                yield self._edit(kind, mark.start, mark.end, word + mark.unit)
                return

    def _rates(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        assert mark.written is not None
        kind = {"points": "percentage_points", "multiple": "multiple"}.get(mark.kind, "percentage")
        readings = self._readings(mark)
        if mark.shape == "fraction":
            for other, text in self.rng.sample(list(numerals.FRACTIONS.items()), len(numerals.FRACTIONS)):
                if all(abs(other * 100 - r) > 3 for r in readings):
                    yield self._edit(kind, mark.start, mark.end, text)
                    return
        steps = [2, 3, 5, -4, 8, 11, -9, 17, -21, 33]
        if mark.shape == "cheng":
            steps = [20, -20, 30, -30, 40]
        elif mark.kind == "multiple":
            steps = [Fraction(7, 10), 1, Fraction(13, 10), 2, 3]
        self.rng.shuffle(steps)
        gap = {"multiple": Fraction(1, 5), "points": 1}.get(mark.kind, 1)
        if mark.shape == "cheng":
            gap = 12
        for step in steps:
            other = mark.written + step
            top = (
                95 if mark.shape == "cheng" else 100 if mark.things[0].startswith(("share", "rate")) else 900
            )
            if 0 < other <= top and all(abs(other - r) > gap for r in readings):
                text = numerals.write(mark.shape, other, mark.unit)
                if mark.shape == "bai" and other.denominator != 1:
                    continue
                yield self._edit(kind, mark.start, mark.end, text)
                break
        yield from self._base(piece, mark)

    def _base(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        """Say that a share is of another whole than it is of."""
        share = mark.things[0].startswith("share.") and not self._of_staff(mark.things[0])
        if not share or mark.shape != "plain":
            return
        part, whole = self.facts.ratio(mark.things[0].removeprefix("share."))
        before = [
            w for w in piece.words if w.kind == "base" and w.end <= mark.start and mark.start - w.end < 12
        ]
        if not before or before[-1].thing != whole or "、" in piece.text[before[-1].end : mark.start]:
            return
        word = before[-1]
        for other, text in _BASES.items():
            if other == whole or not self.facts.values[other]:
                continue
            wholes = {self.facts.values[other]}
            if other == "concluded":
                wholes.add(self.facts.values["answered"])
            assert mark.written is not None
            if all(abs(share - mark.written) > 1 for share in self.facts.shares(part, wholes) if wholes):
                by = len(text) - (word.end - word.start)
                yield self._edit("ratio_base", word.start, word.end, text, (mark.start + by, mark.end + by))
                return

    def _directions(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        kind, _, thing = mark.things[0].partition(".")
        if kind not in ("delta", "pct", "ppt"):
            return
        for word in piece.words:
            mine = word.thing in (thing, f"ppt.{thing}")
            if word.kind != "direction" or not mine or not 0 <= mark.start - word.end <= 3:
                continue
            signed = self.facts.changes(mark.things[0]) if kind != "ppt" else set()
            sign = self.facts.sign(word.thing)
            slack = 1 if kind == "pct" else Fraction(1, 2)
            if any(change * sign < 0 and abs(abs(change) - mark.written) <= slack for change in signed):
                continue
            by = len(word.other) - (word.end - word.start)
            yield self._edit("direction", word.start, word.end, word.other, (mark.start + by, mark.end + by))

    def _units(self, mark: Mark) -> Iterator[dict[str, Any]]:
        if mark.kind == "change" or mark.unit not in ("元", "万元") or mark.written is None:
            return
        unit = "元" if mark.unit == "万元" else "万元"
        if mark.shape in ("plain", "spaced", "full", "comma"):
            yield self._edit("unit", mark.start, mark.end, numerals.write(mark.shape, mark.written, unit))

    def _year(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        year = self.report["year"]
        text = numerals.write("plain", Fraction(year - 1), mark.unit)
        if mark.style in ("title", "period"):
            yield self._edit("year", mark.start, mark.end, text)
            return
        if self.facts.previous is None:
            return
        # The year is the scope of a claim: it must be last year's text that would be wrong, all of it.
        others = [
            m for m in piece.marks if m.piece == mark.piece and m is not mark and m.verdict == "consistent"
        ]
        told = [m for m in others if m.kind in ("count", "money", "fee") and m.style in ("", "zh")]
        if not told or len(told) != len(others):
            return
        for other in told:
            for thing in other.things:
                if thing in self.renderer.staff or thing.startswith(("prev", "carried", "fee.")):
                    return
                before = self.facts.previous.readings(thing)
                if not before or other.value in before:
                    return
        first = told[0]
        yield {**self._edit("year", mark.start, mark.end, text), "claim": [first.start, first.end]}

    def _denied(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        start, end, phrasing = piece.spans[mark.piece]
        alone = [m for m in piece.marks if m.piece == mark.piece and m.kind != "year"]
        if len(alone) != 1 or len(mark.things) != 1 or mark.list:
            return
        if not phrasing.closed and any(m.whole or m.list for m in piece.marks if m.piece == mark.piece):
            return
        denials = _DENIALS.get(mark.things[0])
        if denials:
            stop = "。" if phrasing.closed else ""
            text = self.rng.choice(denials).removesuffix("。") + stop
            yield self._edit("negation_added", start, end, text)
        if mark.things[0] == "carried_out" and phrasing.kind == "carried_out":
            text = self.rng.choice(("所有申请均已办结", "收到的申请已全部办结"))
            yield {**self._edit("universal", start, end, text), "soft": True}

    def _swapped(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        """Exchange this number with the next of the same phrasing."""
        after = [m for m in piece.marks if m.piece == mark.piece and m.start >= mark.end]
        if not after:
            return
        other = min(after, key=lambda m: m.start)
        if (
            other.kind != "count"
            or mark.kind != "count"
            or mark.style
            or other.style
            or mark.unit != other.unit
        ):
            return
        if other.value in self._readings(mark) or mark.value in self._readings(other):
            return
        text = piece.text
        swapped = text[other.start : other.end] + text[mark.end : other.start] + text[mark.start : mark.end]
        yield self._edit("swapped_pair", mark.start, other.end, swapped)

    def _mixed(self, piece: Piece, mark: Mark) -> Iterator[dict[str, Any]]:
        """Put a part of 新收 + 结转 under a whole of 新收 alone."""
        base, _, column = mark.things[0].partition(".")
        if base != "new" or not column or mark.style or len(mark.things) > 1:
            return
        sentence = piece.text.rfind("。", 0, mark.start)
        new = [
            m
            for m in piece.marks
            if m.things == ("new",) and m.kind == "count" and not m.style and sentence < m.start < mark.start
        ]
        other = self.facts.values[f"recv.{column}"]
        if new and other != mark.value and mark.shape != "chinese":
            shape = "plain" if mark.shape == "comma" and other < 1000 else mark.shape
            yield self._edit("mixed_bases", mark.start, mark.end, numerals.write(shape, other, mark.unit))

    def _tables_changed(self, mark: Mark) -> Iterator[dict[str, Any]]:
        """Leave the words and change the tables, so that what is denied is there; the sums hold."""
        for thing in mark.things:
            tables = changed_tables(self.report, thing)
            if tables:
                kind = "universal" if mark.kind == "universal" else "negation_wrong"
                soft = mark.kind == "universal" and thing == "carried_out"
                at = {"start": mark.start, "end": mark.end, "new_start": mark.start, "new_end": mark.end}
                yield {"kind": kind, **at, "tables": tables, "soft": soft, "thing": thing}
                return


def _swapped_digits(digits: str) -> int:
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0"):
            return int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
    return 0
