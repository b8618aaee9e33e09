"""S4: the information processing fee, which section 六 must account for."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.form import PREVIOUS
from nianbao.numbers import show
from nianbao.rules.case import Case


@rule("S401", "没有说明信息处理费的收取情况")
def fee_unknown(case: Case, code: Code) -> Iterator[Finding]:
    """年度报告应当报告收取信息处理费的情况：发出收费通知的件数、总金额和实际收取的金额；没有收取的，也要写明。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：在“信息处理费”表填写三个数；本年没有收取的，在“本年未收取信息处理费”处选“是”。
    """
    # A number that could not be read has its finding already.
    blank = [f for f in map(case.facts.__getitem__, _FEES) if f.value is None and f.id not in case.unread]
    if not blank or case.report.prose.get("六"):
        return
    place = case.report.place(blank[0].id, "信息处理费")
    if len(blank) == len(_FEES):
        yield code.at(place, "信息处理费的情况未填，第六部分必须写明", quote="未填")
    else:
        names = "、".join(fact.label for fact in blank)
        yield code.at(place, f"{names}未填", quote=names)


_FEES = ("fee.notices", "fee.noticed", "fee.collected")


@rule("S402", "信息处理费的三个数互相矛盾")
def fee_inconsistent(case: Case, code: Code) -> Iterator[Finding]:
    """没有发出收费通知就不会有通知金额；发了通知就有金额；份数是大于或等于 0 的整数，金额不能为负。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：按收费通知的存根核对份数和金额。
    """
    notices, noticed, collected = (case.facts[name] for name in _FEES)
    for fact in (notices, noticed, collected):
        if fact.value is not None and (
            fact.value < 0 or (fact is notices and not isinstance(fact.value, int))
        ):
            wrong = "不能为负数" if fact.value < 0 else "应为整数"
            yield code.at(fact.place, f"{fact.label}填的是 {fact.shown}，{wrong}", quote=fact.shown)
    if notices.value == 0 and noticed.value:
        message = f"收费通知为 0 份，通知金额却是 {noticed.shown} 元"
        yield code.at(noticed.place, message, quote=f"0 份，{noticed.shown} 元", related=(notices.place,))
    if (notices.value or 0) > 0 and noticed.value == 0:
        message = f"发出收费通知 {notices.shown} 份，通知金额却是 0 元"
        yield code.at(noticed.place, message, quote=f"{notices.shown} 份，0 元", related=(notices.place,))


@rule("S403", "信息处理费的实收金额超过通知金额", Severity.WARNING)
def collected_above_noticed(case: Case, code: Code) -> Iterator[Finding]:
    """实际收取的金额一般不超过通知金额；上年发出通知、本年缴纳的可以例外，所以是警告。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：核对；属于上年通知本年缴纳的，在“已核实事项”里写明。
    """
    noticed, collected = case.facts["fee.noticed"], case.facts["fee.collected"]
    if noticed.value is not None and collected.value is not None and collected.value > noticed.value:
        message = f"实收 {collected.shown} 元，超过通知金额 {noticed.shown} 元"
        yield code.at(
            collected.place, message, quote=f"{collected.shown} > {noticed.shown}", related=(noticed.place,)
        )


@rule("S404", "信息处理费金额不是 10 元的整数倍", Severity.WARNING)
def fee_not_in_tens(case: Case, code: Code) -> Iterator[Finding]:
    """按件计收为每件 100 元起、逐档加 100 元，按页计收为每页 10、20 或 40 元，
    所以每笔金额都是 10 元的整数倍。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：核对金额，注意单位是元，不是万元。
    """
    for name in ("fee.noticed", "fee.collected"):
        fact = case.facts[name]
        if fact.value is not None and fact.value % 10 != 0:
            message = f"{fact.label}为 {fact.shown} 元，不是 10 元的整数倍"
            yield code.at(fact.place, message, quote=fact.shown)


@rule("S405", "信息处理费超过表二的行政事业性收费", Severity.WARNING)
def fee_above_table_two(case: Case, code: Code) -> Iterator[Finding]:
    """信息处理费是行政事业性收费的一种，应当包含在表二“行政事业性收费”之内。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：核对表二的金额（单位：万元）是否漏计，或单位是否弄错。
    """
    collected, whole = case.facts["fee.collected"], case.facts["t2.fees.amount"]
    if collected.value is not None and whole.value is not None and collected.value > whole.value * 10_000:
        yield code.at(
            whole.place,
            f"实收信息处理费 {collected.shown} 元，多于表二行政事业性收费 {whole.shown} 万元",
            quote=f"{collected.shown} 元 > {whole.shown} 万元",
            related=(collected.place,),
        )


@rule("S406", "有“逾期未缴费”的申请，却没有发过收费通知", Severity.WARNING)
def unpaid_without_notice(case: Case, code: Code) -> Iterator[Finding]:
    """表三“申请人逾期未按收费通知要求缴纳费用”大于 0，说明发出过收费通知（也可能是上年发出的）。
    它与“未收取信息处理费”并不矛盾。
    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    怎么办：核对收费通知的份数；属于上年通知的，在“已核实事项”里写明。
    """
    unpaid, notices = case.facts["t3.fee_unpaid.total"], case.facts["fee.notices"]
    if unpaid.value and notices.value == 0 and not case.facts[PREVIOUS + "fee.notices"].value:
        yield code.at(
            unpaid.place,
            f"表三逾期未缴费 {show(unpaid.value)} 件，但收费通知填的是 0 份",
            quote=f"{unpaid.shown} 件，0 份",
            related=(notices.place,),
        )


RULES = (
    fee_unknown,
    fee_inconsistent,
    collected_above_noticed,
    fee_not_in_tens,
    fee_above_table_two,
    unpaid_without_notice,
)
