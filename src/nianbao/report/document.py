"""The document: Section → blocks → Sentence → runs. Drafters build it, writers print it.

A figure in a sentence is a ``Figure`` run that names its fact, so that each number knows its cell.
The text of a section is what a reader sees between two first-level headings; spans of findings are
code-point offsets into it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

#: Before a source that a model named and nobody has offered it, so that it is taken for no other.
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number by reference: ``text`` is how it is written, ``fact`` the id of what it states."""

    text: str
    fact: str


Run = Text | Figure


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what it rests on (fact and note ids), and who wrote it.

    ``exchange`` is the id of the model's answer that it came in, ``alternative`` what the templates would
    say instead; both are empty where there is none.
    """

    runs: tuple[Run, ...]
    sources: tuple[str, ...] = ()
    author: Literal["template", "model", "clerk"] = "template"
    exchange: str = ""
    alternative: str = ""

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together; ``part`` is the part of the section they belong to."""

    sentences: tuple[Sentence, ...]
    part: str = ""

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Heading:
    """A second-level heading such as （一）主动公开."""

    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """The place where table ``t2``, ``t3`` or ``t4`` is printed."""

    table: str


Block = Paragraph | Heading | TableBlock


@dataclass(frozen=True, slots=True)
class Section:
    """The preamble or one of the six sections; ``heading`` carries its number."""

    key: str
    heading: str
    blocks: tuple[Block, ...]

    @property
    def drafted(self) -> bool:
        """Whether a template or a model wrote any of it; else it is the clerk's own."""
        blocks = (block for block in self.blocks if isinstance(block, Paragraph))
        return any(sentence.author != "clerk" for block in blocks for sentence in block.sentences)

    def placed(self) -> Iterator[tuple[Block, int]]:
        """Yield each block with the offset of its text in the section's text."""
        offset = 0
        for block in self.blocks:
            yield block, offset
            if not isinstance(block, TableBlock):
                offset += len(block.text) + 1

    @property
    def text(self) -> str:
        """The section's prose as it stands, a block a line, tables left out."""
        return "\n".join(block.text for block in self.blocks if not isinstance(block, TableBlock))


@dataclass(frozen=True, slots=True)
class Fallback:
    """A part, ``title`` for people, that a model should have written and templates wrote, and why."""

    section: str
    part: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report as it is printed."""

    title: tuple[str, ...]
    sections: tuple[Section, ...]
    signature: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()

    def section(self, key: str) -> Section:
        """Return one section by key."""
        return next(section for section in self.sections if section.key == key)

    def sentences(self) -> Iterator[tuple[str, int, Sentence]]:
        """Yield every sentence with its section's key and its offset in the section's text."""
        for section in self.sections:
            for block, offset in section.placed():
                for sentence in block.sentences if isinstance(block, Paragraph) else ():
                    yield section.key, offset, sentence
                    offset += len(sentence.text)

    def part(self, part: str) -> tuple[str, int, int]:
        """Return where the paragraphs of a part stand: section key, start and end in the section's text."""
        for section in self.sections:
            spans = [
                (offset, offset + len(block.text))
                for block, offset in section.placed()
                if isinstance(block, Paragraph) and block.part == part
            ]
            if spans:
                return section.key, spans[0][0], spans[-1][1]
        return "", 0, 0

    def prose(self) -> dict[str, str]:
        """Return the text of every section that has any."""
        return {section.key: section.text for section in self.sections if section.text}

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data: sections with their blocks, sentences, runs and sources."""
        return {
            "title": list(self.title),
            "sections": [
                {"key": s.key, "heading": s.heading, "text": s.text, "blocks": [_block(b) for b in s.blocks]}
                for s in self.sections
            ],
            "signature": list(self.signature),
            **({"fallbacks": [dataclasses.asdict(f) for f in self.fallbacks]} if self.fallbacks else {}),
        }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, TableBlock):
        return {"table": block.table}
    if isinstance(block, Heading):
        return {"heading": block.text, "part": block.part}
    return {
        "part": block.part,
        "sentences": [
            {
                "text": sentence.text,
                "runs": [
                    {"text": run.text, "fact": run.fact} if isinstance(run, Figure) else {"text": run.text}
                    for run in sentence.runs
                ],
                "sources": list(sentence.sources),
                "author": sentence.author,
                **({"exchange": sentence.exchange} if sentence.exchange else {}),
                **({"alternative": sentence.alternative} if sentence.alternative else {}),
            }
            for sentence in block.sentences
        ],
    }
