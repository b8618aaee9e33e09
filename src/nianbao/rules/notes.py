"""N1: the clerk's notes against the tables, read through the same grammar as the prose."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.proof import Fault, prove_notes
from nianbao.rules.case import Case


@rule("N101", "工作要点中的数与表中的数不一致", Severity.WARNING)
def note_against_table(case: Case, code: Code) -> Iterator[Finding]:
    """要点写的是本年的同一件事，数却与表格不同。以表格为准，两处必须一致。
    要点里写明是累计、上年或某个月的数，不作比较。

    怎么办：改正要点或表格；口径不同的，在要点里写明口径。
    """
    notes = {id: (part, note) for part, id, note in case.report.numbered_notes()}
    for verdict in prove_notes(case.facts, {id: note.text for id, (_, note) in notes.items()}):
        if verdict.fault not in (Fault.VALUE, Fault.DENIED):
            continue
        id = verdict.section
        part, note = notes[id]
        heading = case.form.parts[part].heading or "其他需要报告的事项"
        label = f"工作要点“{heading}”第{id.rsplit('.', 1)[1]}条"
        place = note.origin.place(label, id) if note.origin else Place(label, id)
        quote = note.text[max(0, verdict.start - 12) : verdict.end].strip()
        yield code.at(place, f"{label}写的是“{quote}”，{verdict.message}", quote=quote)


RULES = (note_against_table,)
