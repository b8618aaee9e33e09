"""One part: drafted, resolved, checked, revised with what the checks found, at most so many rounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nianbao.drafting.model.answers import FiveAnswer, PartAnswer, read, schema
from nianbao.drafting.model.asking import Asker, Message
from nianbao.drafting.model.clock import Deadline
from nianbao.drafting.model.failures import Broken, Failure
from nianbao.drafting.model.journal import Journal
from nianbao.drafting.model.offer import Offer
from nianbao.drafting.model.progress import Progress, Stage
from nianbao.drafting.model.prompts import Writer, complaint, first_messages, revision
from nianbao.drafting.model.resolving import resolve_five, resolve_part
from nianbao.findings import Finding, Severity
from nianbao.report.document import Paragraph
from nianbao.rules.drafted import unsupported

#: Paragraphs by part: one part, or the two of section five.
Parts = Mapping[str, tuple[Paragraph, ...]]
#: Returns what the checks find in these parts when they stand in the report.
Check = Callable[[Parts], Sequence[Finding]]

#: How many characters of an answer are sent back to be revised, and of what is wrong with it are told.
_SENT_BACK, _QUOTED = 20_000, 200


@dataclass(frozen=True, slots=True)
class Version:
    """What one answer came to: the paragraphs and what is wrong with them."""

    parts: Parts
    findings: Sequence[Finding]

    @property
    def badness(self) -> tuple[int, int]:
        """How many errors it has, then how many warnings."""
        errors = sum(finding.severity is Severity.ERROR for finding in self.findings)
        return errors, len(self.findings) - errors


class Loop:
    """Writes one part, or section five, with a model; the best version that came is the result."""

    def __init__(
        self, writer: Writer, offer: Offer, asker: Asker, journal: Journal, check: Check, progress: Progress
    ) -> None:
        self._writer = writer
        self._offer = offer
        self._asker = asker
        self._journal = journal
        self._check = check
        self._progress = progress
        self._schema = schema(FiveAnswer if offer.pairs else PartAnswer)

    def write(self, deadline: Deadline) -> Version:
        """Return the best version; raise the Failure that kept the model from writing any."""
        part = self._offer.part.key
        messages: list[Message] = first_messages(self._writer, self._offer)
        best: Version | None = None
        failure: Failure | None = None
        rounds, before = self._asker.model.rounds, ""
        for round in range(rounds + 1):
            self._progress(part, Stage.REVISING if round else Stage.DRAFTING, round, rounds)
            try:
                answered = self._asker.ask(part, messages, self._schema, deadline)
            except Failure as error:
                failure = error
                break
            self._progress(part, Stage.CHECKING, round, rounds)
            try:
                version = self._resolved(answered.reply.text, answered.id)
                wrong = [complaint(finding) for finding in version.findings]
            except Broken as error:
                said = str(error)[:_QUOTED]
                version = None
                failure = Broken(f"模型的回答不能用（{said}）；请换一个模型，或者加 --fresh 重新问")
                wrong = [{"what": "整个回答", "why": said}]
            self._journal.judged(answered.id, part, {"round": round, "findings": wrong})
            if version is not None and (best is None or version.badness < best.badness):
                best = version
            if not wrong or answered.reply.text == before:
                # The same answer again would get the same complaint.
                break
            before = answered.reply.text
            messages = revision(messages, answered.reply.text[:_SENT_BACK], wrong)
        if best is None:
            raise failure or Broken("没有写出能用的内容")
        return best

    def _resolved(self, text: str, exchange: str) -> Version:
        parts: Parts
        if self._offer.pairs:
            parts = resolve_five(read(text, FiveAnswer), self._offer, exchange)
        else:
            parts = {self._offer.part.key: resolve_part(read(text, PartAnswer), self._offer, exchange)}
        findings = self._check(parts)
        sentences = [s for paragraphs in parts.values() for p in paragraphs for s in p.sentences]
        if sum(finding.code == unsupported.code.id for finding in findings) >= len(sentences) > 1:
            raise Broken("写的每一句都没有出处")
        return Version(parts, findings)
