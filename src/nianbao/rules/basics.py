"""S1: what the title and the preamble need."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.rules.case import Case

#: The first reporting year of this form [30号].
_FIRST_YEAR = 2021


@rule("S101", "缺少机关全称或报告年度")
def who_and_when(case: Case, code: Code) -> Iterator[Finding]:
    """报告的标题由机关全称和年度组成，缺一不可。

    怎么办：在“基本信息”表填写。
    """
    report = case.report
    if not report.agency.name:
        yield code.at(report.place("agency.name", "机关全称"), "机关全称没有填", quote="机关全称")
    if report.year is None:
        yield code.at(report.place("year", "年度"), "报告年度没有填", quote="年度")


@rule("S102", "报告年度不对")
def year_out_of_form(case: Case, code: Code) -> Iterator[Finding]:
    """本格式自 2021 年度的报告起使用；年度应是四位数的公历年份。
    依据：国办公开办函〔2021〕30号。

    怎么办：改正年度。
    """
    year = case.report.year
    if year is not None and not _FIRST_YEAR <= year <= 2099:
        place = case.report.place("year", "年度")
        yield code.at(place, f"报告年度填的是 {year}，本格式适用于 {_FIRST_YEAR} 年度及以后", quote=str(year))


@rule("S103", "没有填机关的层级或性质", Severity.WARNING)
def level_or_kind(case: Case, code: Code) -> Iterator[Finding]:
    """能不能制定规章、要不要报告工作考核和责任追究情况，取决于机关的层级和性质；不填就无法核对这两项。

    怎么办：在“基本信息”表从下拉框里选。
    """
    agency = case.report.agency
    for value, path, label in ((agency.level, "agency.level", "层级"), (agency.kind, "agency.kind", "性质")):
        if value is None:
            yield code.at(case.report.place(path, label), f"机关{label}没有填", quote=label)


@rule("S104", "没有填编制单位", Severity.WARNING)
def compiled_by(case: Case, code: Code) -> Iterator[Finding]:
    """开头语要写明报告由谁编制。没有填时，草稿写作由本机关编制。

    怎么办：在“基本信息”表填写编制单位，如“某某镇人民政府党政办公室”。
    """
    if not case.report.compiled_by:
        place = case.report.place("compiled_by", "编制单位")
        yield code.at(place, "编制单位没有填", quote="编制单位")


@rule("S105", "落款日期不合理", Severity.WARNING)
def signing_date(case: Case, code: Code) -> Iterator[Finding]:
    """报告统计到 12 月 31 日，落款日期应在次年，并且不晚于报送期限。
    县级以上部门的期限为 1 月 31 日，县级以上人民政府为 3 月 31 日；乡镇、街道以上级通知为准。
    依据：政府信息公开条例第四十九条。

    怎么办：改正落款日期或报送期限。
    """
    report = case.report
    if report.signing_date is None:
        return
    place = report.place("signing_date", "落款日期")
    shown = f"{report.signing_date.year}年{report.signing_date.month}月{report.signing_date.day}日"
    if report.year is not None and report.signing_date.year <= report.year:
        yield code.at(place, f"落款日期为 {shown}，统计期限还没有结束", quote=shown)
    deadline = report.deadline
    if deadline is not None and report.signing_date > deadline:
        due = f"{deadline.year}年{deadline.month}月{deadline.day}日"
        yield code.at(place, f"落款日期为 {shown}，晚于报送期限 {due}", quote=shown)


RULES = (who_and_when, year_out_of_form, level_or_kind, compiled_by, signing_date)
