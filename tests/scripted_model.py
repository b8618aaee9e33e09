"""A model that answers with sentences of a test's choice: the templates' own, and others among them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import nianbao
from nianbao.drafting.model.client import Reply
from nianbao.drafting.model.offer import Offer
from nianbao.drafting.model.writer import offered
from nianbao.drafting.templates import write_document
from nianbao.facts import FactBook
from nianbao.numbers import distance, show
from nianbao.report import Report
from nianbao.report.document import Figure, Paragraph, Sentence

#: Nothing listens here; the scripted model is asked instead.
NOWHERE = "http://127.0.0.1:9/v1"
_REFERENCE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Said:
    """A sentence for a part: figures as {fact id}, and the ids of what it rests on."""

    part: str
    text: str
    sources: Sequence[str] = ()

    def resolved(self, facts: FactBook) -> str:
        """The sentence as it reads in the draft."""
        return _REFERENCE.sub(lambda found: _digits(facts, found[1]), self.text)


def _digits(facts: FactBook, id: str) -> str:
    value = facts.value(id) if id in facts else None
    # Braces of the clerk's own are no reference.
    return f"{{{id}}}" if value is None else show(distance(value, 0))


@dataclass
class ScriptedModel:
    """Answers every part with the templates' sentences and, each a paragraph, those in ``said``.

    ``asked`` collects the requests. References to figures that were not offered are typed digits.
    """

    report: Report
    said: Sequence[Said] = ()
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._facts = FactBook(self.report)
        self._offers = list(offered(self.report, self._facts))
        self._templates = write_document(self.report, self._facts)

    def send(self, body: Mapping[str, Any], timeout: float) -> Reply:
        self.asked.append(body)
        prompt = body["messages"][1]["content"]
        offer = next(offer for offer in self._offers if f"“{_heading(offer)}”" in prompt)
        answer = self._five(offer) if offer.pairs else self._part(offer)
        return Reply(json.dumps(answer, ensure_ascii=False), tokens_in=1000, tokens_out=100)

    def _part(self, offer: Offer) -> dict[str, Any]:
        paragraphs = [
            [self._sentence(offer, _text(sentence), sentence.sources) for sentence in block.sentences]
            for section in self._templates.sections
            for block in section.blocks
            if isinstance(block, Paragraph) and block.part == offer.part.key
            # The statement about fees is not the model's to write.
            if not any(source.startswith("fee.") for s in block.sentences for source in s.sources)
        ]
        others = [said for said in self.said if said.part == offer.part.key]
        paragraphs += [[self._sentence(offer, said.text, said.sources)] for said in others]
        return {"paragraphs": [{"sentences": sentences} for sentences in paragraphs]}

    def _five(self, offer: Offer) -> dict[str, Any]:
        pairs = []
        for pair in offer.pairs:
            both = {}
            for name, one in (("problem", pair.problem), ("improvement", pair.improvement)):
                text, sources = (f"{one.text}。", {one.source}) if one else ("", set())
                for said in self.said:
                    if one is not None and said.part == f"{name}s" and one.source in said.sources:
                        text, sources = text + said.text, sources | set(said.sources)
                both[name] = self._sentence(offer, text, sorted(sources)) if one else None
            pairs.append({"id": pair.problem.id, **both})
        return {"pairs": pairs}

    def _sentence(self, offer: Offer, text: str, sources: Sequence[str]) -> dict[str, Any]:
        short = {source: id for id, source in offer.sources().items()}

        def reference(found: re.Match[str]) -> str:
            id = short.get(found[1])
            return f"{{{id}}}" if id else _digits(self._facts, found[1])

        named = [short.get(source) or short.get(_total(source)) for source in sources]
        return {"text": _REFERENCE.sub(reference, text), "sources": [id for id in named if id]}


def _total(source: str) -> str:
    """The total of a row: of its other cells few are offered."""
    return f"{source.rpartition('.')[0]}.total"


def _heading(offer: Offer) -> str:
    if offer.pairs:
        return "存在的主要问题及改进情况"
    return offer.part.heading or "其他需要报告的事项"


def _text(sentence: Sentence) -> str:
    return "".join(f"{{{run.fact}}}" if isinstance(run, Figure) else run.text for run in sentence.runs)


def drafted(report: Report, said: Sequence[Said] = (), *, rounds: int = 0) -> nianbao.Draft:
    """A draft by a model that writes the templates' sentences and these."""
    model = nianbao.Model("scripted", NOWHERE, rounds=rounds)
    return nianbao.draft(report, model=model, server=ScriptedModel(report, said))
