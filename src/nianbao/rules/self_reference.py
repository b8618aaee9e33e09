"""L101: what the office calls itself in its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, rule
from nianbao.report import Agency, Kind, Level
from nianbao.rules.case import Case
from nianbao.rules.wording import several, spoken

_TOWNS = ("街道", "镇", "乡", "苏木")
_BUREAUS = ("局", "厅", "委", "部")

#: 我 or 本 with a sort of office; 自我局限, 日本局势, 我部门, 本乡本土 and the like are none.
_SELF = re.compile(
    "(?<![自忘你敌大小无唯基日成样版文根资标课脚书原])[我本]"
    "(?P<sort>街道|镇(?!痛|定|静|压)|乡(?![、（(]?镇|村|情|土|亲|贤|本)|苏木|县|局(?!限|部|面|势|促)|厅|委(?!托|派|任|屈|婉|员会)"
    "|(?<=我)部(?!门|分|署|队|委|落|位|件))"
)
#: What stands in quotation marks or title marks is somebody else's words, or a slogan.
_QUOTED = re.compile("“[^“”\n]{0,60}”|《[^《》\n]{0,80}》")

#: Zones are no districts, and a district may lie in an autonomous region.
_DISTRICT = re.compile("(?<![自治开发示范管理新园景名胜实验合作保税工业])区")


def foreign_sorts(agency: Agency) -> frozenset[str]:
    """Return the sorts of office (镇, 局 …) that this one cannot call itself; none if it is not known.

    Superiors and the government above are its own to speak of: 我县 in a bureau's report. An office
    whose name holds the word, such as the branch of a bureau in a town, may mean either.
    """
    name = agency.name + agency.short_name
    own = agency.calls_itself[1:]
    town = own in _TOWNS
    if own == "机关" or not name:
        if agency.kind is Kind.SUBDISTRICT:
            town, own = True, "街道"
        elif agency.kind is Kind.GOVERNMENT and agency.level is Level.TOWNSHIP:
            town, own = True, ""
        elif agency.kind is not Kind.DEPARTMENT:
            return frozenset()
    foreign = {sort for sort in _TOWNS if sort not in name and sort != own}
    if own in _BUREAUS:
        foreign |= {sort for sort in ("局", "厅", "委") if sort != own and sort not in name}
    elif town:
        foreign |= set(_BUREAUS)
    elif agency.kind is Kind.GOVERNMENT or own in ("县", "区", "市", "省", "州", "旗", "盟", "办"):
        foreign |= {"局", "厅"}
    if town and not name:
        foreign -= {"镇", "乡", "苏木"} if own != "街道" else set()
    if _not_of_a_county(name, town):
        foreign.add("县")
    return frozenset(foreign)


def _not_of_a_county(name: str, town: bool) -> bool:
    """Whether the name says that no county is above: 永川区松溉镇, 楚江市民政局; 楚江市石门镇 does not."""
    if "县" in name or "旗" in name or "盟" in name or "州" in name or "省" in name:
        return False
    return bool(_DISTRICT.search(name)) or ("市" in name and not town and "区" not in name)


@rule("L101", "自称与本机关的性质不符")
def self_reference(case: Case, code: Code) -> Iterator[Finding]:
    """镇的报告里写“我局”，局的报告里写“我街道”，多半是套用别的机关的文字时没有改。
    上级政府的“我县”“我市”“我省”和“我国”不算；引号、书名号里的话也不算。

    怎么办：改为本机关的自称；同一段里的内容也要核对是不是本机关的。
    """
    agency = case.report.agency
    foreign = foreign_sorts(agency) - {agency.self_reference[1:]}
    for section, text in case.prose.items() if foreign else ():
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        spans: dict[str, list[tuple[int, int]]] = {}
        at = 0
        for found in _SELF.finditer(text):
            while at < len(quoted) and quoted[at][1] <= found.start():
                at += 1
            inside = at < len(quoted) and quoted[at][0] <= found.start()
            if found["sort"] in foreign and not inside:
                spans.setdefault(found["sort"], []).append(found.span())
        for first, *others in spans.values():
            place, quote, said = spoken(section, text, *first)
            whose = agency.short_name or agency.name or (agency.kind.label if agency.kind else "")
            yield code.at(
                place,
                f"{said}：本报告的机关是“{whose}”，不应自称“{quote}”{several(len(others) + 1)}",
                quote=quote,
                advice=f"应为“{agency.calls_itself}”",
                related=tuple(Place.in_prose(section, *span) for span in others),
            )


RULES = (self_reference,)
