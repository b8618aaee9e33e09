"""How rules of language look at a text: its lines and sentences, and how a place in it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Place

_STOPS = "。！？；\n"
_SENTENCE = re.compile(rf"[^{_STOPS}]+")
#: How much of a sentence is quoted on either side of a place.
_SIDE = 16


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends, blanks at its start and its stop left out."""
    for found in _SENTENCE.finditer(text):
        lead = len(found.group()) - len(found.group().lstrip())
        if found.start() + lead < found.end():
            yield found.start() + lead, found.end()


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank starts and ends, blanks left out."""
    for found in re.finditer(r"[^\n]+", text):
        line = found.group()
        if line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield start, start + len(line.strip())


def shown(text: str, start: int, end: int) -> str:
    """Return the words at a place with a little of its sentence around: ``…三是【五是加强】培训…``."""
    before = re.split(rf"[{_STOPS}]", text[max(0, start - _SIDE) : start])[-1]
    after = re.split(rf"[{_STOPS}]", text[end : end + _SIDE])[0]
    cut_before = "…" if len(before) == _SIDE else ""
    cut_after = "…" if len(after) == _SIDE else ""
    return f"“{cut_before}{before.lstrip()}【{text[start:end]}】{after.rstrip()}{cut_after}”"


def spoken(section: str, text: str, start: int, end: int) -> tuple[Place, str, str]:
    """Return a place in the prose, its words, and how a message begins: ``第五部分“…【…】…”``."""
    place = Place.in_prose(section, start, end)
    return place, text[start:end], f"{place.label}{shown(text, start, end)}"


def several(count: int) -> str:
    """Return what is added to a message that speaks for several places of one section."""
    return f"（这一部分共 {count} 处）" if count > 1 else ""
