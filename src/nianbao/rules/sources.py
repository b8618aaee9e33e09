"""N3: what a draft states without a source. A finished report is not asked where it has things from."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, rule
from nianbao.proof import Fault
from nianbao.rules.case import Case
from nianbao.rules.quoting import marked


@rule(Fault.NUMBER.value, "草稿里的数没有出处", Fault.NUMBER.severity)
def number(case: Case, code: Code) -> Iterator[Finding]:
    """草稿里的每个数都要能在三张表、上年的数、分类和收费的数、工作要点或问题与改进中找到。这个数哪里都没有，可能是起草时编造的，
    也可能是要点漏填了。只查草稿；别人已经定稿的报告没有要点可对，不作这项检查。

    怎么办：属实的，补进工作要点后重新生成；没有依据的，删去。
    """
    yield from marked(case, code)


@rule(Fault.TITLE.value, "草稿里的文件名或文号没有出处", Fault.TITLE.severity)
def title(case: Case, code: Code) -> Iterator[Finding]:
    """草稿里书名号内的标题和发文字号，要能在编制依据、工作要点、问题与改进或上年的材料中找到；政府信息公开条例等本格式所依据的
    文件不必另填。标题写错一个字，读的人就找不到那份文件。

    怎么办：核对文件名和文号；属实的，补进工作要点或编制依据后重新生成，否则删去。
    """
    yield from marked(case, code)


@rule(Fault.NAME.value, "草稿里的单位没有出处", Fault.NAME.severity)
def name(case: Case, code: Code) -> Iterator[Finding]:
    """草稿提到了一个具体的单位（别处的机关、有名称的公司和学校等），填报的材料和上年的材料里都没有；可能是编造的，
    也可能是沿用了别处的文字。“县政府”“上级部门”“第三方公司”这样的泛称不查。

    怎么办：核对单位名称；属实的，补进工作要点后重新生成，否则删去或改正。
    """
    yield from marked(case, code)


@rule(Fault.DATE.value, "草稿里的时间没有出处", Fault.DATE.severity)
def moment(case: Case, code: Code) -> Iterator[Finding]:
    """草稿里的日期、月份、季度，以及报告年度及其前后一年以外的年份，填报的材料里都没有。要点写的是某一天，草稿写到月份或季度，
    不算错；要点只写了月份，草稿却写到某一天，就要核实。统计期限和报送期限的日期不必另填。

    怎么办：属实的，把时间补进工作要点后重新生成；没有依据的，删去。
    """
    yield from marked(case, code)


RULES = (number, title, name, moment)
