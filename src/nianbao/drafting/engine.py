"""Templates that yield runs, not strings: a figure stays a reference, a note stays quoted text.

What a template prints is kept piece by piece: its own words, figures by reference, and texts of the
clerk with the id of their source. Nothing in a clerk's text is ever parsed. White space in a template
means nothing; ``¶`` begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from jinja2.nativetypes import NativeEnvironment

from nianbao import resources
from nianbao.report.document import Figure, Paragraph, Run, Sentence, Text


class _Whole:
    """What must reach the output as it is: a filter or ~ would make mere words of it."""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError(f"{type(self).__name__} must be printed by itself, not through a filter or ~")


@dataclass(frozen=True, slots=True)
class Ref(_Whole):
    """A figure by reference, as a template prints it."""

    text: str
    fact: str


@dataclass(frozen=True, slots=True)
class Quote(_Whole):
    """A text that somebody supplied, with the id of where it stands."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Basis(_Whole):
    """Facts that a sentence rests on without stating them; it prints nothing."""

    facts: tuple[str, ...]


Piece = str | Ref | Quote | Basis


def _join(values: Iterable[Any]) -> Any:
    pieces = tuple(_flat(values))
    return "".join(map(str, pieces)) if all(isinstance(piece, str) for piece in pieces) else pieces


def _flat(values: Iterable[Any]) -> Iterator[Piece]:
    for value in values:
        if isinstance(value, tuple):
            yield from _flat(value)
        elif isinstance(value, str | Ref | Quote | Basis):
            yield value
        else:
            raise TypeError(f"a template printed {value!r}: only words, figures and quotes can be printed")


class _Environment(NativeEnvironment):
    concat = staticmethod(_join)


@cache
def environment() -> jinja2.Environment:
    """Return the environment of ``prompts/draft``; an undefined name is an error."""
    return _Environment(
        loader=jinja2.FileSystemLoader(resources.folder("prompts") / "draft", encoding="utf-8"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
    )


def render(name: str, variables: Mapping[str, Any], part: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs that the template ``name`` writes from ``variables``."""
    template = environment().get_template(name)
    context = template.new_context(dict(variables))
    return tuple(paragraphs(_flat(template.root_render_func(context)), part))


_SENTENCE_END = re.compile(r"(?<=[。！？])(?![。！？”’）》】])")


def paragraphs(pieces: Iterable[Piece], part: str = "") -> Iterator[Paragraph]:
    """Cut pieces into paragraphs and sentences; a sentence's sources are those of its pieces."""
    sentences: list[Sentence] = []
    runs: list[Run] = []
    sources: dict[str, None] = {}

    def close() -> None:
        if runs:
            sentences.append(Sentence(tuple(_merged(runs)), tuple(sources)))
        runs.clear()
        sources.clear()

    for piece in pieces:
        if isinstance(piece, Basis):
            sources.update(dict.fromkeys(piece.facts))
            continue
        if isinstance(piece, Ref):
            runs.append(Figure(piece.text, piece.fact))
            sources[piece.fact] = None
            continue
        if isinstance(piece, str):
            chunks, source = "".join(piece.split()).split("¶"), ""
        else:
            chunks, source = [piece.text], piece.source
        for i, chunk in enumerate(chunks):
            if i:
                close()
                if sentences:
                    yield Paragraph(tuple(sentences), part)
                sentences = []
            for j, text in enumerate(_SENTENCE_END.split(chunk)):
                if j:
                    close()
                if text:
                    runs.append(Text(text))
                    if source:
                        sources[source] = None
    close()
    if sentences:
        yield Paragraph(tuple(sentences), part)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    text = ""
    for run in runs:
        if isinstance(run, Text):
            text += run.text
            continue
        if text:
            yield Text(text)
        text = ""
        yield run
    if text:
        yield Text(text)
