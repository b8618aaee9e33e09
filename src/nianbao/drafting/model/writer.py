"""The whole draft with a model: all parts at once, templates where the model brings nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, replace

from nianbao.drafting.brief import Brief, trimmed
from nianbao.drafting.model.asking import Asker, Message, Usage
from nianbao.drafting.model.client import Client, Server
from nianbao.drafting.model.clock import Deadline
from nianbao.drafting.model.failures import Failure
from nianbao.drafting.model.journal import Journal
from nianbao.drafting.model.loop import Loop, Parts
from nianbao.drafting.model.offer import FIVE, Offer
from nianbao.drafting.model.progress import Progress, Stage, silent
from nianbao.drafting.model.prompts import Writer, first_messages
from nianbao.drafting.model.settings import Model
from nianbao.drafting.templates import write_document, write_part
from nianbao.facts import FactBook
from nianbao.findings import Finding, Severity
from nianbao.form import form
from nianbao.report import Report
from nianbao.report.document import Block, Document, Fallback, Paragraph, Section, Sentence
from nianbao.rules import run

#: What is no fault of the model's: doubts about the report's own figures, and gaps that it has to leave.
_NOT_ITS_FAULT = ("D101", "D202", "D203", "S203")
#: What is wrong with a part as a whole: no sentence of it needs another wording for that.
_OF_A_PART = ("D204", "D206")
#: How often a wait looks whether somebody has interrupted, in seconds.
_GLANCE = 0.2


@dataclass(frozen=True, slots=True)
class Written:
    """The document, and what writing it took."""

    document: Document
    usage: Usage


class ModelDrafter:
    """Writes the narrative parts of one report with a model; ``server`` is asked instead of its address."""

    def __init__(
        self,
        report: Report,
        facts: FactBook,
        model: Model,
        journal: Journal,
        *,
        server: Server | None = None,
        progress: Progress = silent,
        stop: threading.Event | None = None,
    ) -> None:
        self._report = report
        self._facts = facts
        self._model = model
        self._journal = journal
        self._server = server
        self._progress = progress
        self._stop = stop or threading.Event()
        self._templates = write_document(report, facts)
        self._writer = writer(report)
        #: What the clerk wrote, as the templates quote it.
        self._quoted = {id: trimmed(text) for _, id, text, _ in report.told()}

    def write(self) -> Written:
        """Return the document; a part that the model could not write is the templates'."""
        if self._server is not None:
            return self._written(self._server)
        with closing(Client(self._model)) as client:
            return self._written(client)

    def _written(self, server: Server) -> Written:
        asker = Asker(self._model, server, self._journal)
        offers = list(offered(self._report, self._facts))
        for offer in offers:
            self._progress(offer.part.key, Stage.WAITING)
        written: dict[str, tuple[Paragraph, ...]] = {}
        fallbacks = []
        for offer, outcome in zip(offers, self._all(offers, asker), strict=True):
            if isinstance(outcome, str):
                fallbacks.append(Fallback(offer.part.section, offer.part.key, offer.title, outcome))
            else:
                written.update(outcome)
        document = write_document(self._report, self._facts, self._placed(written), tuple(fallbacks))
        return Written(self._with_alternatives(document), asker.usage)

    def _all(self, offers: Sequence[Offer], asker: Asker) -> list[Parts | str]:
        """Return what each part came to: its paragraphs, or why there are none."""
        deadline = Deadline(self._model.run_seconds, self._stop)
        with ThreadPoolExecutor(max(self._model.parallel, 1), "nianbao-part") as pool:
            futures: list[Future[Parts | str]] = [
                pool.submit(self._one, offer, asker, deadline) for offer in offers
            ]
            try:
                # Waiting in glances lets an interruption through on Windows too.
                while wait(futures, _GLANCE).not_done:
                    pass
            except BaseException:
                self._stop.set()
                raise
        return [future.result() for future in futures]

    def _one(self, offer: Offer, asker: Asker, deadline: Deadline) -> Parts | str:
        part = offer.part.key
        loop = Loop(self._writer, offer, asker, self._journal, self._check, self._progress)
        try:
            version = loop.write(deadline.within(self._model.part_seconds))
        except Failure as failure:
            self._progress(part, Stage.FALLEN_BACK)
            return str(failure)
        self._progress(part, Stage.DONE)
        return version.parts

    def _check(self, parts: Parts) -> list[Finding]:
        """Return what the rules find in these parts as they would stand in the report."""
        document = write_document(self._report, self._facts, self._placed(parts))
        spans = [document.part(part) for part in parts]
        return [
            finding
            for finding in run(self._report, document)
            if _is_fault(finding) and any(_touches(finding, *span) for span in spans)
        ]

    def _placed(self, parts: Parts) -> Parts:
        """Return the parts as they stand in the report: what the form wants said comes from templates."""
        if "other" not in parts:
            return parts
        bare = self._report.model_copy(update={"notes": {**self._report.notes, "other": ()}})
        fee = write_part(bare, Brief(bare, self._facts), form().parts["other"])
        return {**parts, "other": (*fee, *parts["other"])}

    def _with_alternatives(self, document: Document) -> Document:
        """Return the document with the templates' words beside each sentence that is still at fault."""
        faults = [
            finding
            for finding in run(self._report, document)
            if _is_fault(finding) and finding.code not in _OF_A_PART
        ]
        marked = {
            (section, start)
            for section, start, sentence in document.sentences()
            if sentence.author == "model"
            and any(_touches(finding, section, start, start + len(sentence.text)) for finding in faults)
        }
        sections = tuple(self._section(section, marked) for section in document.sections)
        return replace(document, sections=sections) if marked else document

    def _section(self, section: Section, marked: set[tuple[str, int]]) -> Section:
        blocks: list[Block] = []
        for block, offset in section.placed():
            if not isinstance(block, Paragraph):
                blocks.append(block)
                continue
            sentences = []
            for sentence in block.sentences:
                if (section.key, offset) in marked:
                    sentence = replace(sentence, alternative=self._alternative(block.part, sentence))
                sentences.append(sentence)
                offset += len(sentence.text)
            blocks.append(replace(block, sentences=tuple(sentences)))
        return replace(section, blocks=tuple(blocks))

    def _alternative(self, part: str, sentence: Sentence) -> str:
        """Return what the templates make of the same sources: the notes as they are, else their sentence."""
        notes = [self._quoted[id] for id in sentence.sources if id in self._quoted]
        if notes:
            return f"{'；'.join(notes)}。"
        candidates = [
            (len(set(other.sources) & set(sentence.sources)), other.text)
            for section in self._templates.sections
            for block in section.blocks
            if isinstance(block, Paragraph) and block.part == part
            for other in block.sentences
        ]
        shared, text = max(candidates, key=lambda candidate: candidate[0], default=(0, ""))
        return text if shared else ""


def writer(report: Report) -> Writer:
    """Return who writes, as the prompts say it."""
    agency = report.agency
    year = "【待补充：年度】" if report.year is None else str(report.year)
    return Writer(agency.name or agency.calls_itself, agency.calls_itself, year)


def offered(report: Report, facts: FactBook) -> Iterator[Offer]:
    """Yield what a model may use, part by part; a part with nothing to say, or said already, is left out.

    Section five is offered once, under its first part.
    """
    for section in form().sections:
        given: str = report.prose.get(section.key, "")  # type: ignore[call-overload]
        for part in section.parts if not given else ():
            offer = Offer(report, facts, part)
            if not offer.empty and part.key != FIVE[1]:
                yield offer


def prompts(report: Report) -> dict[str, list[Message]]:
    """Return what would be sent first, by the heading of the part; nothing is sent."""
    shown = {}
    for offer in offered(report, FactBook(report)):
        shown[offer.title] = first_messages(writer(report), offer)
    return shown


def _is_fault(finding: Finding) -> bool:
    serious = finding.severity is not Severity.INFO and finding.waiver is None
    return serious and finding.code not in _NOT_ITS_FAULT


def _touches(finding: Finding, section: str, start: int, end: int) -> bool:
    place = finding.place
    if place.section != section or place.start is None or place.end is None:
        return False
    return place.start < end and place.end > start
