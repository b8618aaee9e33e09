"""Plans that are told as done, and deeds that are told as plans."""

from __future__ import annotations

import re
from collections.abc import Collection

from nianbao.proof.grounding.alike import mostly_told
from nianbao.proof.grounding.clauses import CLAUSE, HAN, SHOWN

_PLAN = re.compile(
    "(?<![度作程展财五规护训购])计划(?![任书表的、和与及，。；》）中内外生单])|拟(?!批|出(?!台)|稿|定|制(?![定订])|订|写|题|不|发布|公开|[^，。；]{1,8}的)"
    "|(?:(?<![重主纲必只扼有])(?<!有需)要|(?<!有)需)(?=修改|废止|修订|更换|重做)"
    "|原想|原定|想(?=[在于开新建举办把])|预计|争取|力争|打算|准备(?=[在于开新建举])"
    "|下一步|下步|有望|即将|(?:其余|其他|剩余|余下|还|仍|尚|均|都)待|等待|(?:^|[0-9][个件条块项])[等待](?![级次于遇岗])|将(?=于|在|会|继续|进一步|陆续|逐步|持续|全面|重点|适时|组织|开展|建成|完成|上线|启用|启动|设立|建立|制定|印发|公布|举办)"
    "|有待(?=公布|公开|制定|印发|建立|完成|上线)|正在(?=起草|制定|筹备|筹建|研究|拟定)"
)
#: What only a deed that is done is told with.
_DONE = re.compile(
    "(?:推迟|推|改|延|提前)[到至在为](?=[0-9上下])|已(?:经|于)?|(?<![未没])完成(?!时限|期限)|[^为除罢不得]了(?![解])|均(?!衡)|累计|共(?!同|享|建|公|性|服)|建成|上线|正式"
)
_NEXT = re.compile("(?P<year>20\\d\\d)年|明年|下(?:一)?年度?")
#: 2项转2026年；10月16日开听证会1场: what has its day is no part of the plan before.
_ON_A_DAY = re.compile("[0-9]{1,2}月[0-9]{1,2}日(?!前|起|之前)|[0-9]{1,2}月[上中下]旬(?!前)")
#: What came of a plan: 计划80个，没完成；下载3200次.
_FAILED = re.compile("[没未](?:能|有)?(?:如期|按期|全部)?(?:完成|做完|达到)")
#: The verb of a plan, before its number.
_PLANNED = re.compile("计划([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}[0-9]")
_TITLE = re.compile("《[^《》\n]{1,80}》")
_DATE = re.compile("20[0-9][0-9]|[0-9]{1,2}月")
_YEAR = re.compile("20[0-9][0-9]年")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?![年月日])")
_DIGIT = re.compile("[0-9]")
_PUT_OFF = re.compile("(?:推迟?|延后?|顺延|改)[到至](?=[0-9上下])")
#: So much behind a word of planning in the words of a source is its plan.
_AS_TOLD = 4
#: What is left, which a plan is made for: 剩3个2025年底前建.
_REST = re.compile("(?:剩下?|余下?|剩余|其余)的?([0-9]+)")
#: Words of time and of planning are no deed.
_LIGHT = re.compile(
    f"(?:{_PLAN.pattern})"
    "|[0-9.]+[个场次件条项期份月年日]?|[于前底起]|已经?|全年|本年|今年|明年|完成|上线|我[局镇县市区乡]|工作|公开"
)


def replanned(text: str, sources: Collection[str], year: int | None, measures: bool) -> str:
    """Return a clause that tells as done what the sources plan, or plans what they tell as done.

    ``year`` is the year of the report; with ``measures`` the sources are what an office means to do better,
    which is a plan even where it does not say so.
    """
    given = [clause for source in sources for clause in _clauses(source, year)]
    clauses = _clauses(text, year)
    for n, (clause, planned) in enumerate(clauses):
        same = [(told, ahead) for told, ahead in given if _deed(clause, told)]
        bare = _TITLE.sub("", clause)
        if bare != clause:
            # 《手册》已完成初稿: the plan has the title, what is done a clause of its own.
            same += [(told, ahead) for told, ahead in given if not ahead and _deed(bare, told)]
        told_done = [found[0] for found in _DONE.finditer(clause)]
        done = bool(told_done)
        # 尚余1项，结转2025年 plans in its second half, 其余26公里均在S217线，转入2026年实施 too.
        following = any(ahead for _, ahead in clauses[n + 1 : n + 2])
        planned = planned or (set(told_done) <= {"均"} and following)
        # 由某中心负责核对 after a plan is told in either way.
        plain = not measures and any(_ahead(told, year) for told, _ in same)
        if _PUT_OFF.search(clause) and any(_PUT_OFF.search(told) for told, _ in given):
            # 由5月推迟至9月: what was planned at first is told with what became of it.
            continue
        if same and not planned and all(ahead for _, ahead in same) and (done or plain):
            return clause[:SHOWN]
        if planned and (wrong := _other_year(clause, [told for told, ahead in same if ahead])):
            return wrong
        found = _PLAN.search(clause)
        if found and any(clause[found.start() : found.end() + _AS_TOLD] in source for source in sources):
            # 因成本监审未完，原定9月公布的方案没有出台
            continue
        # 原计划9月公开, where a source has 没公开，原计划9月; 计划招聘84人, where it has 计划84人
        meant = any(ahead and _figures(clause) & _figures(told) for told, ahead in given)
        if found and same and not measures and not meant and not any(ahead for _, ahead in same):
            return clause[found.start() : found.start() + SHOWN]
    return ""


def _clauses(text: str, year: int | None) -> list[tuple[str, bool]]:
    """Return the clauses of a text, each with whether it speaks of what is still to come."""
    found, ahead, verb = [], False, ""
    # 《…规划（2021—2035年）》 has its years for a name.
    for clause in CLAUSE.split(_TITLE.sub(lambda title: _DIGIT.sub(" ", title[0]), text)):
        # A plan goes on to the end of its sentence, unless something is told as done.
        # 计划开放20个，开放16个: nor to where its verb is told again.
        again = bool(verb) and clause.startswith(verb)
        done = again or any(way.search(clause) for way in (_DONE, _ON_A_DAY, _FAILED))
        planned = _ahead(clause, year)
        ahead = planned or (not done and ahead)
        verb = "" if again else _planned(clause) or verb
        found.append((clause, ahead))
    return [pair for pair in found if pair[0]]


def _other_year(clause: str, told: Collection[str]) -> str:
    """Return the year of a plan where those who tell of it all have another one, "" if they do not."""
    said = _YEAR.search(clause)
    given = {year for one in told for year in _YEAR.findall(one)}
    return said[0] if said is not None and given and said[0] not in given else ""


def _figures(clause: str) -> set[str]:
    return {*_DATE.findall(clause), *_NUMBER.findall(clause)}


def _planned(clause: str) -> str:
    """Return the first character of what a clause plans to do so many of: 计划开放20个; "" if nothing."""
    found = _PLANNED.search(clause)
    return found[1] if found is not None else ""


def _ahead(clause: str, year: int | None) -> bool:
    later = any(m["year"] is None or (year and int(m["year"]) > year) for m in _NEXT.finditer(clause))
    return later or _PLAN.search(clause) is not None


def _deed(clause: str, told: str) -> bool:
    """Whether two clauses speak of the same deed."""
    left, planned = _REST.search(clause), _REST.search(told)
    if left is not None and planned is not None and left[1] == planned[1]:
        return True
    runs = HAN.findall(_LIGHT.sub(" ", clause))
    counted = set(_NUMBER.findall(clause)) & set(_NUMBER.findall(told))
    # 数据集下载318次, where a source has 数据集计划开放8个，…；下载318次
    pair = any(run[i : i + 2] in told for run in runs for i in range(len(run) - 1))
    return bool(counted and pair) or mostly_told(runs, told)
