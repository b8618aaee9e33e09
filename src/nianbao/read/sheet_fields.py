"""Fields (label left, answer right) and lists (headings above, rows below) of a worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nianbao.findings import Finding
from nianbao.numbers import show
from nianbao.read import codes
from nianbao.read.sheet_grid import Grid, Spot
from nianbao.read.sheet_tables import answer_spot
from nianbao.read.sheet_values import ValueReader, no_choice
from nianbao.read.values import clip, unread
from nianbao.report import Category, Cell, Kind, Level, Note, Origin, ProblemPair, WaiverEntry
from nianbao.sheets import FIELD_HEADER, Column, Field, Sheet, fold, notes_parts, sheet, spellings

_SUMS = frozenset(("合计", "总计", "小计", "总数"))


class FieldReader:
    """Reads fields by label; ``origins`` tells of each where its answer stands or would stand."""

    def __init__(self, values: ValueReader, prefix: str = "") -> None:
        self._values = values
        #: ``previous.`` on last year's sheet.
        self._prefix = prefix
        self.origins: dict[str, Origin] = {}

    def read(self, grid: Grid, item: Field) -> Any:
        """Return the answer to one field, None if the sheet has no such label; say so if two differ."""
        if item.kind == "lines":
            return self._lines(grid, item)
        answers = [(spot, self._one(grid, spot, item)) for spot in self._spots(grid, item)]
        if not answers:
            return None
        given = [(spot, answer) for spot, answer in answers if _plain(answer) not in (None, "", False)]
        if len({_plain(answer) for _, answer in given}) > 1:
            first, second = given[0], given[1]
            shown = f"“{clip(_shown(first[1]))}”和“{clip(_shown(second[1]))}”"
            kept = "按未知处理" if isinstance(first[1], Cell) else "采用前一处"
            place = grid.place(item.label, first[0], self._prefix + item.path)
            message = f"“{item.label}”出现两处，内容不同：{shown}；{kept}"
            self._values.findings.append(codes.LABEL_TWICE.at(place, message, quote=shown))
            if isinstance(first[1], Cell):
                given = [(first[0], unread(grid.origin(first[0])))]
        spot, answer = (given or answers)[0]
        self.origins[item.path] = grid.origin(spot)
        return answer

    def _one(self, grid: Grid, spot: Spot, item: Field) -> Any:
        path = self._prefix + item.path
        if item.kind == "number":
            return self._values.number(grid, spot, item.label, item.unit, path)
        if item.kind == "level":
            return self._values.choice(grid, spot, item.label, path, Level)
        if item.kind == "kind":
            return self._values.choice(grid, spot, item.label, path, Kind)
        readers = {"year": self._values.year, "date": self._values.date, "yes": self._values.yes}
        return readers.get(item.kind, self._values.text)(grid, spot, item.label, path)

    def _spots(self, grid: Grid, item: Field) -> list[Spot]:
        spots = []
        for label in grid.all_hits(spellings(item)):
            column = _answers(grid, label)
            if column is None:
                spots.append(answer_spot(grid, label))
            elif column > label[1]:
                spots.append((label[0], column))
        return list(dict.fromkeys(spots))

    def _lines(self, grid: Grid, item: Field) -> tuple[str, ...]:
        """Read a field whose answer goes on in the rows below, until the next label."""
        lines = []
        for spot in self._spots(grid, item):
            self.origins.setdefault(item.path, grid.origin(spot))
            row, column = spot
            last = max((r for r, _ in grid.content), default=row)
            while row == spot[0] or (
                row <= last and not any(grid.filled((row, c)) for c in range(1, column))
            ):
                text = self._values.text(grid, (row, column), item.label, self._prefix + item.path)
                if text:
                    lines.append(text)
                row += 1
        return tuple(dict.fromkeys(lines))


def _answers(grid: Grid, label: Spot) -> int | None:
    """Return the column of the answers: that of the nearest heading 填写内容 above the label."""
    heads = [spot for spot in grid.labels.get(fold(FIELD_HEADER[1]), []) if spot[0] < label[0]]
    return max(heads)[1] if heads else None


def _plain(answer: Any) -> Any:
    return answer.value if isinstance(answer, Cell) else answer


def _shown(answer: Any) -> str:
    plain = _plain(answer)
    return show(plain) if isinstance(answer, Cell) else getattr(plain, "label", str(plain))


class ListReader:
    """Reads the rows of a list; each method takes the sheet that holds it."""

    def __init__(self, values: ValueReader) -> None:
        self._values = values

    def categories(self, grid: Grid, unit: str) -> tuple[Category, ...]:
        """Read the categories of proactive disclosure with their counts."""
        found: list[Category] = []
        for _, spots in self._rows(grid, sheet("disclosure")):
            name = self._values.text(grid, spots["name"], "主动公开类别")
            if not name or fold(name) in _SUMS:
                # A sum is no category; it and a count without a name are told of as not read.
                grid.used -= {spots["name"], spots["count"]}
                continue
            path = f"disclosure.{len(found) + 1}"
            count = self._values.number(grid, spots["count"], f"主动公开·{name}", unit, path)
            found.append(Category(name=name, count=count))
        return tuple(found)

    def notes(self, grid: Grid) -> dict[str, tuple[Note, ...]]:
        """Read the notes; a row without a part belongs to the part above it."""
        parts = {fold(label): key for key, label in notes_parts()}
        other = list(parts.values())[-1]
        parts |= {fold("其他"): other, fold("其它"): other}
        labels = tuple(label for _, label in notes_parts())
        found: dict[str, list[Note]] = {}
        part: str | None = None
        for _, spots in self._rows(grid, sheet("notes")):
            named = self._values.text(grid, spots["part"], "部分")
            if named:
                bare = re.sub(r"^[（(]?[一二三四五六七八九十]+[）)、]?", "", named)
                part = parts.get(fold(named)) or parts.get(fold(bare))
                if part is None:
                    place = grid.place("部分", spots["part"])
                    self._values.findings.append(no_choice(place, "部分", named, labels))
            if part is not None:
                origin = grid.origin(spots["text"])
                for text in self._values.items(grid, spots["text"], "要点"):
                    found.setdefault(part, []).append(Note(text=text, origin=origin))
        return {key: tuple(found[key]) for key in parts.values() if key in found}

    def problems(self, grid: Grid) -> tuple[ProblemPair, ...]:
        """Read the problems and the improvements beside them."""
        found: list[ProblemPair] = []
        for _, spots in self._rows(grid, sheet("problems")):
            problem = "；".join(self._values.items(grid, spots["problem"], "问题"))
            improvement = "；".join(self._values.items(grid, spots["improvement"], "改进情况"))
            if problem or improvement:
                origin = grid.origin(spots["problem" if problem else "improvement"])
                found.append(ProblemPair(problem=problem, improvement=improvement, origin=origin))
        return tuple(found)

    def waivers(self, grid: Grid) -> tuple[WaiverEntry, ...]:
        """Read the findings that a person accepts; a row without a code is told of as not read."""
        found = []
        for _, spots in self._rows(grid, sheet("waivers")):
            given = {key: self._values.text(grid, spot, "已核实事项") for key, spot in spots.items()}
            if given.get("code"):
                found.append(WaiverEntry(**given, origin=grid.origin(spots["code"])))
            else:
                grid.used -= set(spots.values())
        return tuple(found)

    def _rows(self, grid: Grid, wanted: Sheet) -> Iterator[tuple[int, dict[str, Spot]]]:
        """Yield the rows under the list's headings in which anything stands that is not used yet."""
        heading = _heading(grid, wanted.columns)
        if heading is None or len(heading) < len(wanted.columns):
            found = heading or {}
            lost = [column.label for column in wanted.columns if column.key not in found]
            self._values.findings.append(_lost(grid, lost))
        if heading is None or len(heading) < 2:
            return
        top = next(iter(heading.values()))[0]
        for row in sorted({row for row, _ in grid.content if row > top}):
            spots = {key: (row, column) for key, (_, column) in heading.items()}
            if any(grid.filled(spot) and spot not in grid.used for spot in spots.values()):
                yield row, spots


def _heading(grid: Grid, columns: tuple[Column, ...]) -> dict[str, Spot] | None:
    """Return the spots of a list's headings: the row that holds most of them."""
    rows: dict[int, dict[str, Spot]] = {}
    for column in columns:
        for spot in grid.all_hits(spellings(column)):
            rows.setdefault(spot[0], {}).setdefault(column.key, spot)
    return max(rows.values(), key=len) if rows else None


def _lost(grid: Grid, labels: list[str]) -> Finding:
    shown = "、".join(f"“{label}”" for label in labels)
    message = f"“{grid.name}”表里找不到栏目：{shown}"
    return codes.LABEL_MISSING.at(grid.place("栏目"), message, quote=shown)
