"""T: the three tables, each by itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.form import CellSpec, Table
from nianbao.numbers import distance, show
from nianbao.rules.case import Case
from nianbao.rules.sums import Outcome, arithmetic, as_stated, key


@rule("T101", "表中的数不是大于等于零的整数")
def not_a_whole_number(case: Case, code: Code) -> Iterator[Finding]:
    """表二、表三、表四的件数都是大于或等于 0 的整数，收费金额不能为负数。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：到所指的单元格改正。小数件数多半是把“万件”当作单位填写，负数多半是误加了符号。
    """
    for id, value in case.facts.stated():
        spec = case.form.cells[id]
        if value >= 0 and (isinstance(value, int) or not spec.is_count):
            continue
        wrong = "不能为负数" if value < 0 else "应为整数"
        place = case.report.place(spec.id)
        yield code.at(place, f"{spec.label}填的是 {show(value)}，{wrong}", quote=show(value))


@rule("T102", "表中有空格，是零还是没有填？")
def unknown_cells(case: Case, code: Code) -> Iterator[Finding]:
    """格式要求每一格都有数，没有发生的填 0。空格不等于 0：程序不替填表人判断。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：补填；全表没有发生的，在表上方的声明里选“是”（如“本年无申请”），
    其余空格确实都是 0 的，选“已填完，其余空格均为0”。
    """
    for table in case.form.tables:
        blank = [s for s in table.cells if s.id not in case.unread and case.facts.value(s.id) is None]
        # A total that waits for its parts is not a gap of its own.
        parts = [s for s in blank if s.id not in case.form.totals]
        if len(blank) == len(table.cells):
            label = f"{table.name}整表未填"
            place = case.report.place(table.field, table.name)
            yield code.at(
                place, f"{label}，不能当作全部为 0", quote="空表", advice="请填表，或在声明中说明本年没有"
            )
        else:
            yield from _blank_rows(case, code, table, parts)


def _blank_rows(case: Case, code: Code, table: Table, blank: list[CellSpec]) -> Iterator[Finding]:
    rows: dict[str, list[CellSpec]] = {}
    for spec in blank:
        rows.setdefault(spec.row, []).append(spec)
    for specs in rows.values():
        first = case.report.place(specs[0].id)
        columns = "、".join(spec.column_label for spec in specs)
        whole = len(specs) == sum(s.row == specs[0].row and s.id not in case.form.totals for s in table.cells)
        shown = "整行未填" if whole and len(specs) > 1 else f"“{columns}”未填"
        related = tuple(case.report.place(spec.id) for spec in specs)
        yield code.at(
            first, f"{table.name}“{specs[0].row_label}”行{shown}，不能当作 0", quote=columns, related=related
        )


@rule("T103", "合计与核对数不一致")
def check_total(case: Case, code: Code) -> Iterator[Finding]:
    """“核对数”是从别处（系统导出、上报口径）得到的合计，用来与本表的合计比较，不会覆盖表中的数。
    两者不同，说明有一处漏报、重报或口径不同。

    怎么办：逐项核对差额来自哪里，改正表中的数或核对数。
    """
    for cell_id, stated in case.report.check_totals.items():
        fact = case.facts[cell_id]
        if stated.value is None or fact.value is None or stated.value == fact.value:
            continue
        origin = stated.origin
        label = f"{fact.label}的核对数"
        place = origin.place(label, cell_id) if origin else Place(label, cell_id)
        apart = show(distance(stated.value, fact.value))
        yield code.at(
            place,
            f"{fact.label}为 {fact.shown}，核对数为 {show(stated.value)}，相差 {apart}",
            quote=f"{fact.shown} ≠ {show(stated.value)}",
            related=(fact.place,),
        )


@rule("T104", "声明没有，表中却有数")
def declaration_contradicted(case: Case, code: Code) -> Iterator[Finding]:
    """表上方的声明（如“本年无申请”）选了“是”，声明所管的格子里却有不为 0 的数。

    怎么办：有数就把声明改为空；确实没有就把数改为 0。
    """
    for declaration in case.form.declarations:
        if declaration.blanks_only or declaration.id not in case.report.declarations:
            continue
        wrong = [c for c in declaration.cells if case.report.cell(c).value]
        if not wrong:
            continue
        first = case.report.place(wrong[0])
        shown = "、".join(f"{case.form.cells[c].short} {case.facts[c].shown}" for c in wrong[:3])
        more = f"等 {len(wrong)} 处" if len(wrong) > 3 else ""
        yield code.at(
            first,
            f"已声明“{declaration.label}”，但表中有 {shown}{more}",
            quote=f"{declaration.label}；{shown}",
            related=tuple(case.report.place(c) for c in wrong),
        )


@rule("T105", "合计没有填，已按各项之和推算", Severity.INFO)
def derived_totals(case: Case, code: Code) -> Iterator[Finding]:
    """合计格空着，但各项都已填写，草稿中的合计按各项之和推算，来源标为“推算”。

    怎么办：核对推算的数；愿意的话把它填进表里。
    """
    for table in case.form.tables:
        blank = [
            spec for spec in table.cells if spec.id in case.form.totals and case.report.cell(spec.id).is_blank
        ]
        derived = [spec for spec in blank if case.facts.value(spec.id) is not None]
        if derived:
            shown = "、".join(f"{spec.short} {case.facts[spec.id].shown}" for spec in derived[:3])
            more = f"等 {len(derived)} 处" if len(derived) > 3 else ""
            place = case.report.place(derived[0].id)
            yield code.at(place, f"{table.name}有合计未填，推算为：{shown}{more}", quote=shown)


@rule("T201", "收费金额的小数位数不可能", Severity.WARNING)
def fee_decimals(case: Case, code: Code) -> Iterator[Finding]:
    """表二行政事业性收费的单位是万元，精确到分时最多 6 位小数。位数更多，可能是换算时的误差。
    依据：国办公开办函〔2021〕30号所附格式（单位：万元）。

    怎么办：按财务数据核对，四舍五入到实际精度。
    """
    value = case.report.cell("t2.fees.amount").value
    if value is not None and len(show(value).partition(".")[2]) > 6:
        place = case.report.place("t2.fees.amount")
        yield code.at(
            place, f"{place.label}填的是 {show(value)} 万元，小数超过 6 位（不足 1 分）", quote=show(value)
        )


@rule("T202", "本机关无权制定规章，却填了规章")
def regulations_without_power(case: Case, code: Code) -> Iterator[Finding]:
    """规章只能由国务院部门、省级人民政府以及设区的市、自治州人民政府制定；其他机关制发的是行政规范性文件。
    依据：立法法。（省、市汇总所属机关数据的报告可以有规章。）

    怎么办：把件数改填到“行政规范性文件”行；机关的层级、性质填错的，改正基本信息。
    """
    if case.report.agency.may_make_regulations is not False:
        return
    for spec in case.form.table("t2").cells:
        value = case.report.cell(spec.id).value
        if spec.row == "regulations" and value:
            agency = case.report.agency
            who = agency.name or "本机关"
            yield code.at(
                case.report.place(spec.id),
                f"{spec.label}填了 {show(value)} 件，但{who}不能制定规章",
                quote=show(value),
                advice="请改填到“行政规范性文件”行",
            )


@rule("T203", "现行有效件数少于本年制发减去废止", Severity.WARNING)
def in_force_below_issued(case: Case, code: Code) -> Iterator[Finding]:
    """表二规章、行政规范性文件：现行有效 = 上年现行有效 + 本年制发 - 本年废止，上年现行有效不会小于 0，
    所以现行有效不应少于本年制发减去本年废止。当年制发、当年即移交的可以例外，所以是警告。

    怎么办：核对现行有效件数是否漏计了本年制发的文件。
    """
    for row in ("regulations", "normative_documents"):
        issued, repealed, in_force = (case.facts[f"t2.{row}.{c}"] for c in ("issued", "repealed", "in_force"))
        if issued.value is None or repealed.value is None or in_force.value is None:
            continue
        if in_force.value < issued.value - repealed.value:
            sum_of = f"制发 {issued.shown} - 废止 {repealed.shown} = {show(issued.value - repealed.value)}"
            yield code.at(
                in_force.place,
                f"{in_force.label}填的是 {in_force.shown}，少于{sum_of}",
                quote=f"{in_force.shown} < {issued.shown} - {repealed.shown}",
                related=(issued.place, repealed.place),
            )


def _failing(case: Case, code: Code) -> Iterator[Finding]:
    for outcome in case.outcomes:
        if outcome.equation.code == code.id and outcome.holds is False:
            yield _sum_finding(case, code, outcome)


def _sum_finding(case: Case, code: Code, outcome: Outcome) -> Finding:
    equation = outcome.equation
    left, right = arithmetic(equation, case.facts, labelled=True)
    plain_left, plain_right = arithmetic(equation, case.facts, labelled=False)
    complete = all(case.facts.value(cell) is not None for cell in equation.cells)
    apart = show(distance(outcome.left, outcome.right))
    if complete:
        message = f"{left} = {show(outcome.left)}，{right} = {show(outcome.right)}，相差 {apart}"
        if equation.is_total:
            name = right.rsplit(" ", 1)[0]
            given = as_stated(equation.right[0].cell, case.facts)
            message = f"{left} = {show(outcome.left)}，而{name}{given}，相差 {apart}"
    else:
        message = (
            f"已填各项 {left}（合 {show(outcome.left)}）与 {right}（合 {show(outcome.right)}）不可能相等"
        )
    suspect = case.suspects.get(key(equation))
    culprit = case.report.place(suspect.cell) if suspect else None
    advice = ""
    if suspect and culprit:
        now = case.facts[suspect.cell].shown
        advice = f"最可能填错的是 {culprit}：由 {now} 改为 {show(suspect.value)}，所在行列就都相符"
    target = case.report.place(equation.right[0].cell)
    place = dataclasses.replace(target, label=equation.label)
    return code.at(
        place,
        f"{equation.label}：{message}",
        quote=f"{plain_left} ≠ {plain_right}",
        advice=advice,
        culprit=culprit,
        related=tuple(case.report.place(c) for c in equation.cells if case.facts.value(c) is not None),
    )


@rule("T301", "表三一行的总计不等于各类申请人之和")
def row_total(case: Case, code: Code) -> Iterator[Finding]:
    """表三每一行：总计 = 自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：按提示的算式核对。同一个数填错时，所在的行和列会同时不符，提示会指出最可能的一格。
    """
    yield from _failing(case, code)


@rule("T302", "表三一列的“（七）总计”不等于各项办理结果之和")
def outcome_total(case: Case, code: Code) -> Iterator[Finding]:
    """表三每一列：（七）总计 = （一）予以公开至（六）其他处理共 21 项之和。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：按提示的算式核对；注意“部分公开”只计这一情形，不再计入其他各项。
    """
    yield from _failing(case, code)


@rule("T303", "表三一列的“一＋二”不等于“三（七）＋四”")
def balance(case: Case, code: Code) -> Iterator[Finding]:
    """表三每一列：第一项（本年新收）+ 第二项（上年结转）= 第三项（办理结果总计）+ 第四项（结转下年度）。
    依据：国办公开办函〔2021〕30号所附格式的勾稽关系。

    怎么办：收到的每一件申请，要么本年办结，要么结转下年度。核对是否漏计了结转件或办理结果。
    """
    yield from _failing(case, code)


@rule("T401", "表四一类的总计不等于四项之和")
def review_total(case: Case, code: Code) -> Iterator[Finding]:
    """表四的行政复议、未经复议直接起诉、复议后起诉：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：按提示的算式核对；年底没有结果的案件计入“尚未审结”。
    """
    yield from _failing(case, code)


RULES = (
    not_a_whole_number,
    unknown_cells,
    check_total,
    declaration_contradicted,
    derived_totals,
    fee_decimals,
    regulations_without_power,
    in_force_below_issued,
    row_total,
    outcome_total,
    balance,
    review_total,
)
