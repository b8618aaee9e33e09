"""N1: the clerk's notes against the tables, where a note names a row and puts a number right after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.numbers import read_quantity
from nianbao.rules.case import Case

#: What makes 行政许可 something else than a decision: 受理行政许可 is an application, 公示行政许可 a post.
_NO_DECISION = "受理|申请|公开|公示|不予|撤销|注销"

#: What a note may call a figure, and the figures it can mean; longer names first.
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (f"(?<!{_NO_DECISION})行政许可(?:决定)?", ("t2.licences.decisions",)),
    (f"(?<!{_NO_DECISION})行政处罚(?:决定)?", ("t2.penalties.decisions",)),
    (f"(?<!{_NO_DECISION})行政强制(?:决定)?", ("t2.coercion.decisions",)),
    ("(?:制发|印发|出台)行政规范性文件|(?:制发|印发|出台)规范性文件", ("t2.normative_documents.issued",)),
    ("废止行政规范性文件|废止规范性文件", ("t2.normative_documents.repealed",)),
    ("现行有效的?行政规范性文件|现行有效的?规范性文件", ("t2.normative_documents.in_force",)),
    ("新收(?:政府)?信息公开申请|新收申请", ("t3.new.total",)),
    ("收到(?:政府)?信息公开申请|受理(?:政府)?信息公开申请", ("t3.new.total", "t3.received.total")),
    ("(?<!不)(?<!主动)予以公开", ("t3.granted.total", "t3.disclosed.total")),
    ("部分公开", ("t3.partly_granted.total",)),
    ("不予公开", ("t3.refused.total",)),
    ("无法提供", ("t3.unavailable.total",)),
    ("不予处理", ("t3.not_processed.total",)),
    ("其他处理", ("t3.other_handling.total",)),
    ("结转下年度?(?:继续)?办理|结转下年度?", ("t3.carried_out.total",)),
    ("主动公开(?:各类)?(?:政府)?信息", ("disclosure.total",)),
)
_UNITS = "件|条|份|宗|起"
#: Words that put a number outside this year's tables.
_OTHER_SCOPE = re.compile(
    r"累计|历年|上年|去年|同期|计划|预计|近[一二三两几\d]+年|月|季度|半年|(?:19|20)\d\d年"
    # A part of the whole: by channel, by subject, by batch; or somebody else's.
    r"|通过|网站|公众号|微信|微博|平台|渠道|其中|涉及|第.批|每|平均|指导|转来|转办|编制|目录|清单"
)
#: A name joined to another shares its number with it.
_JOINED = re.compile(r"(?<![件条份起宗])[和与及、]$")
_CLAUSE = re.compile(r"[^。；;！!？?]+")


@rule("N101", "工作要点中的数与表中的数不一致", Severity.WARNING)
def note_against_table(case: Case, code: Code) -> Iterator[Finding]:
    """要点写的是本年的同一件事，数却与表格不同。以表格为准，两处必须一致。
    要点里写明是累计、上年或某个月的数，不作比较。

    怎么办：改正要点或表格；口径不同的，在要点里写明口径。
    """
    for _, note_id, note in case.report.numbered_notes():
        for clause in _CLAUSE.finditer(note.text):
            text = clause[0].replace(f"{case.report.year}年", "")
            if not any(c.isdigit() for c in text) or _OTHER_SCOPE.search(text):
                continue
            for pattern, ids in _patterns():
                for found in pattern.finditer(clause[0]):
                    if _JOINED.search(clause[0][: found.start()]):
                        continue
                    if ids[0].startswith("t3.") and _names_applicants(case, clause[0][: found.start()]):
                        continue
                    yield from _compare(case, code, note_id, found, ids)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Return what finds each name with the number right after it, compiled when first wanted."""
    number = rf"(?:共计?|合计|为|有)? *([0-9０-９][0-9０-９,，]*) *(?:余|多)?(?:{_UNITS})"
    return tuple((re.compile(f"(?:{names}){number}"), ids) for names, ids in _NAMES)


def _names_applicants(case: Case, before: str) -> bool:
    """Whether the words before a number narrow it to one kind of applicant; the totals say nothing of it."""
    vague = ("other_organisation", "total")
    return any(label in before for id, label in case.form.columns.items() if id not in vague)


def _compare(
    case: Case, code: Code, note_id: str, found: re.Match[str], ids: tuple[str, ...]
) -> Iterator[Finding]:
    quantity = read_quantity(found[1])
    facts = [fact for fact in map(case.facts.__getitem__, ids) if fact.value is not None]
    if quantity is None or not facts or re.search("余|多", found[0]):
        return
    if all(fact.value != quantity.value for fact in facts):
        _, part, number = note_id.split(".")
        heading = case.form.parts[part].heading or "其他需要报告的事项"
        note = next(n for _, i, n in case.report.numbered_notes() if i == note_id)
        label = f"工作要点“{heading}”第{number}条"
        place = note.origin.place(label, note_id) if note.origin else Place(label, note_id)
        fact = facts[0]
        yield code.at(
            place,
            f"{label}写的是“{found[0]}”，{fact.label}为 {fact.shown}",
            quote=found[0],
            related=tuple(fact.place for fact in facts),
        )


RULES = (note_against_table,)
