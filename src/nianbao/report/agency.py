"""The office that reports: who it is, at which level, and what it calls itself."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

_LabelledT = TypeVar("_LabelledT", bound="_Labelled")


class _Labelled(StrEnum):
    """An enumeration with an English key for files and a Chinese label for people."""

    label: str

    def __new__(cls, value: str, label: str) -> _Labelled:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Level(_Labelled):
    """The level of government that the office belongs to."""

    CENTRAL = "central", "国家级"
    PROVINCIAL = "provincial", "省级"
    PREFECTURAL = "prefectural", "市级（设区的市、自治州）"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Kind(_Labelled):
    """What sort of body it is; a 街道办事处 is a branch of a county government, not a government."""

    GOVERNMENT = "government", "人民政府"
    SUBDISTRICT = "subdistrict", "街道办事处"
    DEPARTMENT = "department", "政府部门"
    OTHER = "other", "其他（管委会、公共企事业单位等）"


def _by_label(enumeration: type[_LabelledT]) -> BeforeValidator:
    def convert(value: Any) -> Any:
        if isinstance(value, str):
            for member in enumeration:
                if value.strip() in (member.value, member.label, member.label.split("（")[0]):
                    return member
        return value

    return BeforeValidator(convert)


#: How an office of this sort refers to itself; the first ending that fits the full name counts.
_SELF_REFERENCES = (
    ("街道办事处", "我街道"),
    ("街道", "我街道"),
    ("镇人民政府", "我镇"),
    ("镇政府", "我镇"),
    ("乡政府", "我乡"),
    ("县政府", "我县"),
    ("区政府", "我区"),
    ("市政府", "我市"),
    ("民族乡人民政府", "我乡"),
    ("乡人民政府", "我乡"),
    ("苏木人民政府", "我苏木"),
    ("自治区人民政府", "我区"),
    ("自治州人民政府", "我州"),
    ("自治县人民政府", "我县"),
    ("盟行政公署", "我盟"),
    ("自治旗人民政府", "我旗"),
    ("旗人民政府", "我旗"),
    ("新区管理委员会", "我区"),
    ("区人民政府", "我区"),
    ("县人民政府", "我县"),
    ("市人民政府", "我市"),
    ("省人民政府", "我省"),
    ("管理委员会", "我委"),
    ("管委会", "我委"),
    ("委员会", "我委"),
    ("分局", "我局"),
    ("总局", "我局"),
    ("局", "我局"),
    ("厅", "我厅"),
    ("部", "我部"),
    ("委", "我委"),
    ("办公室", "我办"),
    ("中心", "我中心"),
    ("支队", "我支队"),
    ("大队", "我大队"),
)


class Agency(BaseModel):
    """The office: full name, short name, level, kind, and what it calls itself (我镇, 我局 …)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = ""
    short_name: str = ""
    level: Annotated[Level | None, _by_label(Level)] = None
    kind: Annotated[Kind | None, _by_label(Kind)] = None
    self_reference: str = ""

    @property
    def calls_itself(self) -> str:
        """What the office calls itself: as stated, else by the ending of its name, else 本机关."""
        if self.self_reference:
            return self.self_reference
        name = re.sub(r"（.*?）|\(.*?\)", "", self.name)
        return next((own for ending, own in _SELF_REFERENCES if name.endswith(ending)), "本机关")

    @property
    def may_make_regulations(self) -> bool | None:
        """Whether it can make 规章 [立法法]; None while level or kind is unknown."""
        if self.level is None or self.kind is None:
            return None
        if self.level is Level.CENTRAL:
            return self.kind is Kind.DEPARTMENT
        return self.level in (Level.PROVINCIAL, Level.PREFECTURAL) and self.kind is Kind.GOVERNMENT

    @property
    def reports_by(self) -> tuple[int, int]:
        """The month and day its report is due where no notice says otherwise [条例 49]."""
        higher = (Level.COUNTY, Level.PREFECTURAL, Level.PROVINCIAL)
        return (3, 31) if self.kind is Kind.GOVERNMENT and self.level in higher else (1, 31)

    @property
    def owes_supervision_results(self) -> bool:
        """Whether its report must give 工作考核、社会评议、责任追究结果 [条例 50(四)]: governments only."""
        return self.kind is Kind.GOVERNMENT
