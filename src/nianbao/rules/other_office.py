"""L102, L103: another office's name where this one's should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.report import Agency
from nianbao.rules.case import Case
from nianbao.rules.wording import sentences, spoken

_TOWNS = ("街道", "镇", "乡")
_BUREAUS = ("局", "委员会", "委", "厅")

#: What may stand before the subject of a sentence: a mark of a list, a year, 全年.
_LEAD = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}是|\d{1,2}[.．、]|[①-⑳])?\s*"
    r"(?:(?:\d{4}年度?|全年|一年来|过去一年|本年度?|今年以来)[，,\s]*)?"
)
_TIME = r"(?:[，,]?\s{0,2}(?:\d{4}年度?|全年|本年度?|共计?|累计|一年来)\s{0,2}[，,]?\s{0,2}){0,2}"
#: What only the office that reports says of itself.
_REPORTS = (
    "主动公开(?:各类|政务)?(?:政府)?信息|公开(?:各类)?政府信息|政府信息公开工作(?!年度报告)"
    "|(?:新?收到|接到|受理|没有收到|未收到|未接到)[^，。；]{0,12}申请"
)
#: What a town or a county says of itself where it does not speak of others.
_WORKS = (
    "坚持|严格|认真|高度重视|始终|持续|不断|进一步|切实|扎实|深入|全面|积极|着力|紧扣|围绕|聚焦|严把|健全|完善|建立"
    "|加强|强化|落实"
)
_SUBJECT = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,18}}?(?P<sort>街道|镇|乡|县|局|委员会|委|厅))(?:人民政府|政府|办事处)?"
    rf"{_TIME}(?:(?P<reports>{_REPORTS})|{_WORKS})"
)
#: In a sentence with these another office is a partner, an example or a rank, not a left-over.
_TOGETHER = re.compile(
    "[我本][镇乡县局委街]|联合|共同|会同|协同|配合|牵头|学习|交流|经验|做法|试点|典型|排名|通报|兄弟|对口|结对|相比"
)
#: Characters that make no name of what stands before 镇, 乡 or 县: 全镇, 各镇, 由柳河镇, 古镇.
_NO_NAME = re.compile(
    "[的在由对向与及以将把被从让使各全该本我等每两赴到如派请帮带除据按经当为其这那某有于]"
    "|^(?:中心|重点|试点|特色|试验|示范|邻近|周边|所辖|下辖|乡|城|集)$"
)
_PLACE = re.compile("(?:自治区|自治州|自治县|省|市(?!场|容|政)|县|区|旗|州|盟)(?=.)")

_TITLE = re.compile(
    r"\d{4}\s?年度?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?报告(?!格式|编制|编报|要求|模板|的通知|工作)"
)
_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{2,30}?(?:政府|办事处|街道|镇|乡|局|委员会|委|厅|办公室|中心))[\s“《]{0,2}\Z"
)
_BEFORE = re.compile(
    "^.*(?:现将|现就|现对|关于|根据|按照|依据|公布|发布|编制|编写|撰写|制作|起草|拟定|整理|形成|完成)"
)


def _bare(name: str) -> str:
    return re.sub("(?:[（(][^（）()]*[)）]|人民政府|政府|办事处)+$", "", name)


def _in_order(short: str, full: str) -> bool:
    """Whether the characters of one stand in the other in order: 市卫健委 in 云浦市卫生健康委员会."""
    rest = iter(full)
    return all(character in rest for character in short)


def _is_own(name: str, agency: Agency) -> bool:
    """Whether the words can mean this office or the government above it."""
    names = [own for own in (agency.name, agency.short_name) if own]
    return any(_in_order(_bare(name), own) or _bare(own) in name for own in names)


def _of_its_kind(name: str, sort: str, agency: Agency) -> bool:
    """Whether the words name an office of the same kind as this one, on the same level."""
    own = _bare(agency.name)
    if sort in _TOWNS:
        stem = _PLACE.split(name.removesuffix(sort))[-1]
        return own.endswith(_TOWNS) and 2 <= len(stem) <= 3 and not _NO_NAME.search(stem)
    if sort == "县":
        return own.endswith("县") and 2 <= len(name) - 1 <= 3 and not _NO_NAME.search(name[:-1])
    if not own.endswith(_BUREAUS) or own.endswith("管理委员会") or "分局" in name or _NO_NAME.match(name):
        return False
    # A bureau in another sort of place is a subordinate or a superior.
    places, mine = _PLACE.findall(name), _PLACE.findall(own)
    return bool(places and mine) and places[-1] == mine[-1]


@rule("L102", "句子的主语像是别的机关", Severity.WARNING)
def other_subject(case: Case, code: Code) -> Iterator[Finding]:
    """正文里以另一个同类机关作主语报告工作，例如石桥镇的报告里写“柳河镇主动公开信息50条”，多半是套用时没有改。
    提到上级、下级、协作单位的不算。

    怎么办：核对这句话写的是不是本机关的工作，改正名称。
    """
    agency = case.report.agency
    for section, text in case.prose.items() if agency.name else ():
        for start, end in sentences(text):
            sentence = text[start : min(end, start + 120)]
            lead = _LEAD.match(sentence)
            subject = _SUBJECT.match(sentence, lead.end() if lead else 0)
            if subject is None or _TOGETHER.search(sentence):
                continue
            name, sort = subject["name"], subject["sort"]
            # Of one bureau another may well say that it 坚持 or 加强; that it got requests, hardly.
            if sort in _BUREAUS and not subject["reports"]:
                continue
            if _of_its_kind(name, sort, agency) and not _is_own(name, agency):
                place, quote, said = spoken(
                    section, text, start + subject.start(), start + subject.end("name")
                )
                yield code.at(place, f"{said}：本报告的机关是“{agency.name}”，不是“{name}”", quote=quote)


@rule("L103", "开头语里的报告名称是别的机关", Severity.WARNING)
def other_title(case: Case, code: Code) -> Iterator[Finding]:
    """开头语里“某某机关某年政府信息公开工作年度报告”的机关，应当是本机关。

    怎么办：核对后改正；本来就要提到别的机关的报告的，不必理会。
    """
    agency, text = case.report.agency, case.prose.get("preamble", "")
    for title in _TITLE.finditer(text) if agency.name else ():
        offset = max(0, title.start() - 34)
        named = _NAMED.search(text[offset : title.start()])
        if named is None:
            continue
        lead = _BEFORE.match(named["name"])
        start, end = offset + named.start() + (lead.end() if lead else 0), offset + named.end("name")
        name = text[start:end]
        if len(name) >= 4 and not re.search("[我本各]", name) and not _is_own(name, agency):
            place, quote, said = spoken("preamble", text, start, end)
            yield code.at(place, f"{said}：本报告的机关是“{agency.name}”，不是“{name}”", quote=quote)


RULES = (other_subject, other_title)
