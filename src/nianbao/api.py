"""The verbs: new, load, check, draft, and save on a draft. CLI, scripts and tests call the same ones."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao import proof
from nianbao.drafting import draft as drafting
from nianbao.drafting.templates import write_document
from nianbao.errors import OutputError
from nianbao.facts import FactBook
from nianbao.findings import Finding, Severity
from nianbao.proof import Verdict
from nianbao.report import Report
from nianbao.rules import run
from nianbao.write.folder import SavedFile, save_files

if TYPE_CHECKING:
    from nianbao.drafting.model.client import Server
    from nianbao.drafting.model.progress import Progress
    from nianbao.drafting.model.settings import Model


class Draft(drafting.Draft):
    """A drafted report: ``document``, ``findings`` (what a person must look at), and ``save``."""

    def save(self, folder: str | os.PathLike[str], *, force: bool = False) -> tuple[SavedFile, ...]:
        """Write 草稿.docx, .html, .md, .json and 网页粘贴.html into ``folder``; return where each went.

        A file that is open elsewhere or that a person has edited is left alone and the new one named
        草稿(2).docx; with ``force`` the old one is kept as 草稿.备份.docx. Raises OutputError.
        """
        from nianbao.write.docx import render_docx
        from nianbao.write.html import render_fragment, render_html
        from nianbao.write.json import render_json
        from nianbao.write.markdown import render_markdown

        files = {
            "草稿.docx": render_docx(self),
            "草稿.html": render_html(self).encode(),
            "网页粘贴.html": render_fragment(self).encode(),
            "草稿.md": render_markdown(self).encode(),
            "草稿.json": render_json(self).encode(),
        }
        identity = {"agency": self.report.agency.name, "year": self.report.year}
        return save_files(Path(folder), files, identity, force=force)


def new(
    path: str | os.PathLike[str], *, last_year: str | os.PathLike[str] | None = None, force: bool = False
) -> tuple[Finding, ...]:
    """Write an empty workbook to fill in, with last year's workbook's suggestions if one is given.

    Returns what could not be read of last year's file, and so is not carried over. Raises OutputError
    if ``path`` is no .xlsx, or exists and ``force`` is not set (with it, the old one is kept as
    填报表.备份.xlsx); InputError for last year's file.
    """
    from nianbao.write.workbook import carry_over, write_workbook

    if Path(path).suffix.lower() != ".xlsx":
        raise OutputError(f"填报表的文件名应以 .xlsx 结尾：{path}")
    before = load(last_year) if last_year is not None else None
    suggestions = carry_over(before) if before is not None else None
    write_workbook(Path(path), suggestions=suggestions, overwrite=force)
    unread = before.reading if before is not None else ()
    return tuple(finding for finding in unread if finding.severity is not Severity.INFO)


def load(path: str | os.PathLike[str]) -> Report:
    """Read a filled-in workbook (.xlsx) or a data file (.yaml, .json).

    What the reader could not take without guessing is in ``Report.reading`` and part of ``check``.
    Raises InputError with a Chinese message if the file is none of these.
    """
    from nianbao.read import files

    return files.load(Path(path))


def check(report: Report, *, style: bool = False) -> list[Finding]:
    """Return all findings: of reading, tables, years, structure, prose and privacy; errors and hints.

    Accepted ones are there too, with their ``waiver``. With ``style`` also half-width punctuation and
    the like.
    """
    return run(report, style=style)


def prove(report: Report, *, draft: bool = False) -> list[Verdict]:
    """Return how every number, negation and year of the report's own prose stands to its figures.

    With ``draft`` the prose is a draft: what no figure and no note bears out is ungrounded, and so is a
    title, an office or a date that no source contains. ``check`` takes it for finished and returns the
    contradictions among them as findings; ``coverage`` counts them.
    """
    return proof.prove(FactBook(report), dict(report.prose.items()), draft)


def draft(
    report: Report,
    *,
    model: Model | None = None,
    journal: str | os.PathLike[str] | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    server: Server | None = None,
) -> Draft:
    """Draft the whole report and check what came out: from templates, offline, or with a ``model``.

    With a model the narrative parts are written by it, checked, and revised; a part that it could not
    write is the templates', and finding D202 says so. Every exchange is kept in the file ``journal``, from
    which a later call goes on without asking again, unless ``fresh``. ``progress`` is told how far each
    part is; setting ``stop`` ends early with what is there. ``server`` is asked instead of the address.

    Raises ModelError before anything is sent if the address may not be asked, and OutputError if the
    journal cannot be kept.
    """
    facts = FactBook(report)
    if model is None:
        document, usage = write_document(report, facts), None
    else:
        from nianbao.drafting.model.addresses import permit
        from nianbao.drafting.model.journal import Journal
        from nianbao.drafting.model.progress import silent
        from nianbao.drafting.model.writer import ModelDrafter

        if server is None:
            permit(model.base_url, outside=model.outside)
        kept = Journal(Path(journal) if journal is not None else None, fresh=fresh)
        drafter = ModelDrafter(
            report, facts, model, kept, server=server, progress=progress or silent, stop=stop
        )
        written = drafter.write()
        document, usage = written.document, written.usage
    return Draft(report, document, facts, tuple(run(report, document)), usage)
