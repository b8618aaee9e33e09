"""S2, S3: whether there is something for every part, and whether the parts fit together."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.form import Part
from nianbao.numbers import Number, distance, show, tidy
from nianbao.report import Report
from nianbao.rules.case import Case

_OPEN = "【待补充"


@rule("S201", "这一部分没有要点", Severity.WARNING)
def no_notes(case: Case, code: Code) -> Iterator[Finding]:
    """“总体情况”的五个部分都要有内容。没有要点时草稿不编造，只留出【待补充】的位置。
    主动公开可以只填数量，依申请公开可以只靠表三；其他三部分必须有要点。
    依据：国办公开办函〔2021〕30号所附格式。

    怎么办：在“工作要点”表写一两条本年实际做的事。
    """
    for part in case.form.parts.values():
        if part.section == "一" and not case.report.prose.get("一") and not _has_material(case, part):
            place = case.report.place(f"notes.{part.key}", f"工作要点“{part.heading}”")
            yield code.at(place, f"“{part.heading}”没有要点，草稿中留待补充", quote=part.heading)


def _has_material(case: Case, part: Part) -> bool:
    if part.key == "proactive" and case.facts.value("disclosure.total") is not None:
        return True
    if part.key == "requests" and case.facts.value("t3.new.total") is not None:
        return True
    return bool(_notes(case.report, part.key))


def _notes(report: Report, part: str) -> list[str]:
    return [note.text for key, _, note in report.numbered_notes() if key == part and note.text.strip()]


@rule("S202", "政府的报告没有写工作考核、社会评议和责任追究结果", Severity.WARNING)
def supervision_results(case: Case, code: Code) -> Iterator[Finding]:
    """各级人民政府（含乡镇）的年度报告，还应当包括工作考核、社会评议和责任追究结果情况；街道办事处和部门不作要求。
    依据：政府信息公开条例第五十条。

    怎么办：在“工作要点”的“监督保障”里各写一句，没有发生的写明没有。
    """
    if not case.report.agency.owes_supervision_results:
        return
    text = "".join(_notes(case.report, "supervision")) + case.prose.get("一", "")
    if not text:
        return
    missing = [name for name, words in _SUPERVISION.items() if not any(word in text for word in words)]
    if missing:
        place = case.report.place("notes.supervision", "工作要点“监督保障”")
        yield code.at(place, f"监督保障部分没有提到{'、'.join(missing)}", quote="、".join(missing))


_SUPERVISION = {
    "工作考核": ("考核", "考评", "绩效"),
    "社会评议": ("评议", "评价", "测评", "满意度"),
    "责任追究结果": ("责任追究", "追究", "追责", "问责"),
}


@rule("S203", "草稿中有待补充的内容")
def open_gap(case: Case, code: Code) -> Iterator[Finding]:
    """草稿里的【待补充：…】是没有材料可写的地方，定稿前必须补上或删去。

    怎么办：在填报表里补上要点后重新生成，或直接在草稿里改写。
    """
    for section, text in case.prose.items():
        start = text.find(_OPEN)
        while start >= 0:
            end = text.find("】", start) + 1 or start + len(_OPEN)
            quote = text[start:end]
            place = Place.in_prose(section, start, end)
            yield code.at(place, f"{place.label}有待补充的内容：{quote}", quote=quote)
            start = text.find(_OPEN, end)


@rule("S301", "没有填存在的主要问题")
def no_problems(case: Case, code: Code) -> Iterator[Finding]:
    """第五部分要写明存在的主要问题和改进情况。敷衍塞责、内容雷同并造成不良后果的，要依条例追究责任。
    依据：国办公开办函〔2021〕30号。

    怎么办：在“问题与改进”表写实际存在的问题，并逐条写改进情况。
    """
    if not case.report.prose.get("五") and not any(pair.problem for pair in case.report.problems):
        yield code.at(case.report.place("problems", "问题与改进"), "存在的主要问题没有填", quote="问题")


@rule("S302", "有问题，没有对应的改进情况", Severity.WARNING)
def problem_without_improvement(case: Case, code: Code) -> Iterator[Finding]:
    """每个问题都应有一条改进情况与它对应。
    依据：国办公开办函〔2021〕30号所附格式（存在的主要问题及改进情况）。

    怎么办：在同一行的“改进情况”里写已经做的和准备做的。
    """
    yield from _unpaired(case, code, missing="改进情况")


@rule("S303", "有改进情况，没有对应的问题", Severity.WARNING)
def improvement_without_problem(case: Case, code: Code) -> Iterator[Finding]:
    """改进情况应当对应一个写明的问题。这一行只写了改进，草稿不采用它。

    怎么办：补上问题，或把这条移到“工作要点”。
    """
    yield from _unpaired(case, code, missing="问题")


def _unpaired(case: Case, code: Code, missing: str) -> Iterator[Finding]:
    for i, pair in enumerate(case.report.problems, 1):
        empty, other = (
            (pair.improvement, pair.problem) if missing == "改进情况" else (pair.problem, pair.improvement)
        )
        if empty or not other:
            continue
        label = f"问题与改进第{i}条"
        path = f"problems.{i}"
        place = pair.origin.place(label, path) if pair.origin else Place(label, path)
        yield code.at(place, f"{label}没有写{missing}：“{other[:30]}”", quote=other)


@rule("S304", "主动公开各类之和多于总数")
def categories_above_total(case: Case, code: Code) -> Iterator[Finding]:
    """各类信息的数量加起来不能多于主动公开信息总数。

    怎么办：核对总数和各类数量；一条信息分属两类的，只计一次。
    """
    counted = _counted(case)
    if counted is not None and counted[0] > counted[1]:
        yield _category_finding(case, code, *counted)


@rule("S305", "主动公开各类之和少于总数", Severity.WARNING)
def categories_below_total(case: Case, code: Code) -> Iterator[Finding]:
    """各类信息的数量加起来少于主动公开信息总数：可能漏了一类，也可能只列了主要的几类。

    怎么办：补上漏掉的类别；只列主要类别的，可在“已核实事项”里写明。
    """
    counted = _counted(case)
    if counted is not None and counted[0] < counted[1]:
        yield _category_finding(case, code, *counted)


def _counted(case: Case) -> tuple[Number, Number] | None:
    disclosure = case.report.disclosure
    counts = [category.count.value for category in disclosure.categories]
    known = [count for count in counts if count is not None]
    total = disclosure.total.value
    if total is None or not counts or len(known) < len(counts):
        return None
    return tidy(sum(known)), total


def _category_finding(case: Case, code: Code, parts: Number, total: Number) -> Finding:
    names = [f"{c.name} {show(c.count.value or 0)}" for c in case.report.disclosure.categories]
    shown = " + ".join(names[:6]) + (f" 等 {len(names)} 类" if len(names) > 6 else "")
    place = case.facts["disclosure.total"].place
    related = tuple(case.facts[f"disclosure.{i}"].place for i, _ in enumerate(names, 1))
    return code.at(
        place,
        f"主动公开：{shown} = {show(parts)}，总数填的是 {show(total)}，相差 {show(distance(parts, total))}",
        quote=f"{show(parts)} ≠ {show(total)}",
        related=related,
    )


@rule("S306", "主动公开的数量不完整或不是整数")
def categories_unknown(case: Case, code: Code) -> Iterator[Finding]:
    """每一类都要有名称和数量，数量是大于或等于 0 的整数；有分类就要有总数。

    怎么办：补上数量，或删去空的类别。
    """
    facts = [case.facts["disclosure.total"]] if case.report.disclosure.categories else []
    facts += [case.facts[f"disclosure.{i}"] for i, _ in enumerate(case.report.disclosure.categories, 1)]
    if not facts and case.facts.value("disclosure.total") is not None:
        facts = [case.facts["disclosure.total"]]
    # A count that could not be read has its finding already.
    for fact in facts:
        if fact.value is None and fact.id not in case.unread:
            yield code.at(fact.place, f"{fact.label}没有填数量", quote=fact.label)
        elif fact.value is not None and (fact.value < 0 or not isinstance(fact.value, int)):
            wrong = "不能为负数" if fact.value < 0 else "应为整数"
            yield code.at(fact.place, f"{fact.label}填的是 {fact.shown}，{wrong}", quote=fact.shown)
    for i, category in enumerate(case.report.disclosure.categories, 1):
        if not category.name.strip():
            place = case.facts[f"disclosure.{i}"].place
            yield code.at(place, f"主动公开第{i}类没有填名称", quote=f"第{i}类")


@rule("S307", "主动公开的类别重复")
def duplicate_categories(case: Case, code: Code) -> Iterator[Finding]:
    """同一个类别出现两次，数量可能重复计算。

    怎么办：合并成一行，或改成不同的名称。
    """
    seen: dict[str, int] = {}
    for i, category in enumerate(case.report.disclosure.categories, 1):
        name = "".join(category.name.split())
        if name and name in seen:
            first = case.facts[f"disclosure.{seen[name]}"].place
            fact = case.facts[f"disclosure.{i}"]
            yield code.at(fact.place, f"类别“{category.name}”重复", quote=category.name, related=(first,))
        seen.setdefault(name, i)


RULES = (
    no_notes,
    supervision_results,
    open_gap,
    no_problems,
    problem_without_improvement,
    improvement_without_problem,
    categories_above_total,
    categories_below_total,
    categories_unknown,
    duplicate_categories,
)
