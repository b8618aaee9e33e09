"""Whether what a sentence says was begun, or goes on, is what its sources say was ended: 设立, 撤销."""

from __future__ import annotations

import re

from nianbao.proof.grounding.alike import mostly_told
from nianbao.proof.grounding.clauses import CLAUSE, HAN, SHOWN

_GOES_ON = "(?:仍|继续|保持|正常|照常|日常)(?:在|旧)?(?:正常|日常)?(?:运营|运行|更新|使用|有效|保留)"
_BEGUN = f"设立|设置|增设|新设|新增|开设|启用|开通|上线|建立|成立|试用|恢复|{_GOES_ON}"
_ENDED = "撤销|取消|停用|关停|关闭|注销|下线|停办|停更|停止|暂停|废除|裁撤"
_EITHER = re.compile(f"(?P<begun>{_BEGUN})|(?P<ended>{_ENDED})")


def opposite(text: str, sources: str) -> str:
    """Return where something is begun that the sources only end in the same words, or the other way round."""
    ways = (
        (clause, {found.lastgroup for found in _EITHER.finditer(clause)}) for clause in CLAUSE.split(sources)
    )
    given = [(clause, either) for clause, either in ways if either]
    for clause in CLAUSE.split(text) if given else ():
        said = _EITHER.search(clause)
        same = [either for told, either in given if said is not None and _alike(clause, told)]
        if said is not None and same and all(said.lastgroup not in either for either in same):
            return clause[said.start() : said.start() + SHOWN]
    return ""


def _alike(one: str, other: str) -> bool:
    """Whether two clauses speak of the same, these words themselves left out."""
    return mostly_told(HAN.findall(_EITHER.sub(" ", one)), other)
