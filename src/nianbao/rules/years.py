"""Y: this year's tables against last year's."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.form import PREVIOUS
from nianbao.numbers import show
from nianbao.rules.case import Case
from nianbao.rules.sums import arithmetic, as_stated, judge


@rule("Y101", "上年结转与上年报告的“结转下年度”不一致")
def carried_over(case: Case, code: Code) -> Iterator[Finding]:
    """表三每一列：本年“二、上年结转” = 上年报告的“四、结转下年度继续办理”。
    依据：国办公开办函〔2021〕30号所附格式，两年报告前后相接。

    怎么办：以上年已公布的报告为准；上年公布后有更正的，核实后在“已核实事项”里写明理由。
    """
    for outcome in case.outcomes:
        equation = outcome.equation
        if equation.code != code.id or outcome.holds is not False:
            continue
        cell = equation.right[0].cell
        now, before = show(outcome.right), show(outcome.left)
        yield code.at(
            case.report.place(cell),
            f"{equation.label}：上年结转{as_stated(cell, case.facts)}，上年报告结转下年度为 {before}",
            quote=f"{now} ≠ {before}",
            advice=f"按上年报告应为 {before}",
            related=(case.report.place(equation.left[0].cell),),
        )


@rule("Y102", "现行有效件数与上年不衔接", Severity.WARNING)
def in_force(case: Case, code: Code) -> Iterator[Finding]:
    """表二规章、行政规范性文件：现行有效 = 上年现行有效 + 本年制发 - 本年废止。
    上年有更正、机构改革移交文件时可以不等，所以是警告。

    怎么办：核对制发、废止是否漏计；确有移交或更正的，在“已核实事项”里写明。
    """
    for outcome in case.outcomes:
        equation = outcome.equation
        if equation.code != code.id or outcome.holds is not False:
            continue
        left, _ = arithmetic(equation, case.facts, labelled=True)
        plain, plain_right = arithmetic(equation, case.facts, labelled=False)
        cell = equation.right[0].cell
        yield code.at(
            case.report.place(cell),
            f"{equation.label}：{left} = {show(outcome.left)}，现行有效{as_stated(cell, case.facts)}",
            quote=f"{plain} ≠ {plain_right}",
            related=tuple(case.report.place(cell) for cell in equation.cells),
        )


@rule("Y103", "案件总计少于上年尚未审结的案件", Severity.WARNING)
def pending_cases(case: Case, code: Code) -> Iterator[Finding]:
    """上年报告里“尚未审结”的复议、诉讼案件，本年应当有结果或仍未审结，都应计入本年表四。
    本年总计少于上年尚未审结数，可能漏报。

    怎么办：核对上年未结案件的去向；统计口径为“本年新发生”的，在“已核实事项”里写明。
    """
    for group in dict.fromkeys(spec.row for spec in case.form.table("t4").cells):
        before, now = case.facts[f"{PREVIOUS}t4.{group}.pending"], case.facts[f"t4.{group}.total"]
        if before.value is None or now.value is None or now.value >= before.value:
            continue
        name = case.form.cells[f"t4.{group}.total"].row_label
        yield code.at(
            now.place,
            f"表四“{name}”总计为 {now.shown}，少于上年尚未审结的 {before.shown}",
            quote=f"{now.shown} < {before.shown}",
            related=(before.place,),
        )


@rule("Y104", "上年数据的年度不对")
def wrong_year(case: Case, code: Code) -> Iterator[Finding]:
    """“上年数据”应当是本报告年度的前一年，否则结转和同比都会算错。

    怎么办：改正上年数据的年度，或换成正确年度的数据。
    """
    report = case.report
    if report.previous is None or report.previous.year is None or report.year is None:
        return
    if report.previous.year != report.year - 1:
        place = report.place(PREVIOUS + "year", "数据的年度")
        yield code.at(
            place,
            f"本报告为 {report.year} 年，上年数据却是 {report.previous.year} 年的",
            quote=f"{report.previous.year}",
            advice=f"应为 {report.year - 1} 年",
        )


@rule("Y105", "没有上年数据", Severity.INFO)
def no_last_year(case: Case, code: Code) -> Iterator[Finding]:
    """没有上年数据，无法核对上年结转、现行有效件数和未结案件，草稿也不写同比变化。

    怎么办：在“上年数据”表填写，或用 nianbao new 填报表.xlsx --last-year 上年填报表.xlsx 带入。
    """
    if case.report.previous is None:
        place = Place("上年数据", "previous")
        yield code.at(place, "没有填上年数据，未核对上年结转、现行有效件数和上年未结案件")


@rule("Y106", "上年数据自身的合计不成立", Severity.WARNING)
def last_year_sums(case: Case, code: Code) -> Iterator[Finding]:
    """上年数据应当照抄已公布的上年报告。它自身的合计不成立，多半是抄错，拿来核对会得出错误的结论。

    怎么办：对照上年报告改正；上年报告本身有误的，在“已核实事项”里写明。
    """
    before = case.facts.last_year
    if before is None:
        return
    for equation in case.form.equations:
        if equation.code.startswith("Y"):
            continue
        outcome = judge(equation, before)
        if outcome.holds is False:
            left, right = arithmetic(equation, before, labelled=False)
            cell = equation.right[0].cell
            place = case.report.place(PREVIOUS + cell)
            yield code.at(place, f"上年数据{equation.label}：{left} ≠ {right}", quote=f"{left} ≠ {right}")


@rule("Y107", "上年主动公开的计量单位与本年不同", Severity.INFO)
def other_unit(case: Case, code: Code) -> Iterator[Finding]:
    """主动公开信息总数，上年和本年用的计量单位不同（如“条”和“件”），不能相比，草稿不写同比变化。

    怎么办：单位确实不同的，不用处理；填错的，改成一致。
    """
    now, before = case.facts["disclosure.total"], case.facts[PREVIOUS + "disclosure.total"]
    if now.value is not None and before.value is not None and now.unit != before.unit:
        message = f"主动公开信息总数本年以“{now.unit}”计，上年以“{before.unit}”计，没有比较"
        yield code.at(before.place, message, quote=f"{now.unit}，{before.unit}")


RULES = (carried_over, in_force, pending_cases, wrong_year, no_last_year, last_year_sums, other_unit)
