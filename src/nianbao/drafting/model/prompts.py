"""What the model is told: closed, typed prompts, rendered from ``prompts/model``.

Everything of the clerk's goes in as JSON, quoted as data; no text of theirs is ever part of a template.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from nianbao import resources
from nianbao.drafting.model.asking import Message
from nianbao.drafting.model.offer import Offer, OfferedPair
from nianbao.findings import Finding

#: What each part is about, said where the heading alone does not.
_ASKED = {
    "proactive": "：主动公开的数量、规范性文件、行政许可和处罚，以及要点里的做法",
    "requests": "：收到、办理和结转的申请，办理结果，行政复议和行政诉讼，以及要点里的做法",
    "other": "：只写要点里的事项；信息处理费由程序写，不要提",
}
#: Limits of a part's length, in characters (字): at least, at most, and times what the clerk wrote.
_SHORTEST, _LONGEST, _TIMES = 150, 900, 2.5
#: Each figure offered is worth so many characters.
_PER_FIGURE = 8


@dataclass(frozen=True, slots=True)
class SystemPrompt:
    """The rules for every part."""

    own: str
    year: str
    letter: str


@dataclass(frozen=True, slots=True)
class PartPrompt:
    """A part of section one or six: who writes, which part, how long, from what."""

    office: str
    own: str
    year: str
    heading: str
    asked: str
    most: int
    long: bool
    figures: Sequence[Mapping[str, str]]
    notes: Sequence[Mapping[str, str]]
    last_year: str


@dataclass(frozen=True, slots=True)
class FivePrompt:
    """Section five: the pairs of problem and improvement."""

    office: str
    own: str
    year: str
    most: int
    pairs: Sequence[Mapping[str, Any]]
    last_year: str


@dataclass(frozen=True, slots=True)
class RevisePrompt:
    """What the checks found, for the model to mend."""

    findings: Sequence[Mapping[str, str]]


Prompt = SystemPrompt | PartPrompt | FivePrompt | RevisePrompt

#: The template of each kind of prompt.
TEMPLATES: Mapping[type, str] = {
    SystemPrompt: "system.j2",
    PartPrompt: "part.j2",
    FivePrompt: "five.j2",
    RevisePrompt: "revise.j2",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the office, what it calls itself, the year."""

    office: str
    own: str
    year: str


def first_messages(writer: Writer, offer: Offer) -> list[Message]:
    """Return the messages that ask for the first draft of a part, or of section five."""
    system = SystemPrompt(writer.own, writer.year, offer.letter)
    who = (writer.office, writer.own, writer.year)
    most = _most(offer)
    asked: Prompt
    if offer.pairs:
        asked = FivePrompt(*who, most, [_pair(pair) for pair in offer.pairs], offer.last_year)
    else:
        figures = [{"id": f.id, "含义": f.text, "数": f.shown, "单位": f.unit} for f in offer.figures]
        notes = [{"id": note.id, "内容": note.text} for note in offer.notes]
        part = offer.part
        about = _ASKED.get(part.key, "")
        asked = PartPrompt(*who, offer.title, about, most, most > 400, figures, notes, offer.last_year)
    return [_message("system", system), _message("user", asked)]


def revision(
    messages: Sequence[Message], answer: str, findings: Sequence[Mapping[str, str]]
) -> list[Message]:
    """Return the messages that ask for a better version: what was asked, what came, what is wrong with it."""
    # Only the first request and the last answer: earlier versions are no use and cost tokens.
    return [*messages[:2], {"role": "assistant", "content": answer}, _message("user", RevisePrompt(findings))]


def complaint(finding: Finding) -> dict[str, str]:
    """Return a finding as the model is told it."""
    return {"what": finding.quote, "why": f"{finding.title}。{finding.full_message}"}


def _most(offer: Offer) -> int:
    wanted = offer.size * _TIMES + len(offer.figures) * _PER_FIGURE
    return int(min(max(wanted, _SHORTEST), _LONGEST)) // 10 * 10


def _pair(pair: OfferedPair) -> dict[str, Any]:
    answer = pair.improvement
    return {
        "id": pair.problem.id,
        "problem": pair.problem.text,
        "improvement": {"id": answer.id, "内容": answer.text} if answer else None,
    }


def _message(role: str, prompt: Prompt) -> Message:
    values = {name: getattr(prompt, name) for name in prompt.__slots__}
    return {
        "role": role,
        "content": environment().get_template(TEMPLATES[type(prompt)]).render(values).strip(),
    }


@cache
def environment() -> jinja2.Environment:
    """Return the environment of ``prompts/model``; an undefined name is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("prompts") / "model", encoding="utf-8"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["data"] = _data
    return made


def _data(value: Any) -> str:
    """Return a value as JSON, an item a line, so that nothing in it can end the quotation."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)
