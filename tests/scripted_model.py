"""A model that answers with sentences of a test's choice: the templates' own, and others among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
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

#: Findings about a part as a whole, or about one that the templates wrote.
_OF_PARTS = ("D202", "D204", "D206")
#: So many sentences to be judged stand in one part of one draft.
_EACH = 8
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


def batches(told: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Share statements out so that no draft has more of them in one part than it can carry."""
    turns: list[tuple[int, dict[str, Any]]] = []
    for part, group in groupby(sorted(told, key=lambda one: one["part"]), key=lambda one: one["part"]):
        # A problem is one sentence, so that only one more stands beside it.
        size = 1 if part in ("problems", "improvements") else _EACH
        turns += [(i // size, one) for i, one in enumerate(group)]
    for _, turn in groupby(sorted(turns, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        yield [one for _, one in turn]


def marked(report: Report, told: list[dict[str, Any]], folder: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield each statement with whether the saved draft has a finding at its lie, or anywhere in it.

    What is kept out of the draft counts as found.
    """
    facts = FactBook(report)
    for number, batch in enumerate(batches(told)):
        said = [Said(one["part"], one["text"], one["sources"]) for one in batch]
        asked = {offer.part.key for offer in offered(report, facts)} | {"improvements"}
        drafted(report, said).save(folder / str(number))
        saved = json.loads((folder / str(number) / "草稿.json").read_text(encoding="utf-8"))
        texts = {section["key"]: section["text"] for section in saved["document"]["sections"]}
        places = [f["place"] for f in saved["findings"] if f["code"] not in _OF_PARTS and "waiver" not in f]
        for one, sentence in zip(batch, said, strict=True):
            whole = sentence.resolved(facts)
            if not any(whole in text for text in texts.values()):
                # No model is asked for the part, or nothing that it wrote there was taken.
                if one["part"] in asked:
                    yield one, True
                continue
            section, start = next((key, text.index(whole)) for key, text in texts.items() if whole in text)
            at = start + whole.index(one.get("lie", whole))
            end = at + len(one.get("lie", whole))
            yield (
                one,
                any(p.get("section") == section and p["start"] < end and p["end"] > at for p in places),
            )
