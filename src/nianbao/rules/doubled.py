"""L108: words typed twice. Precise rather than complete: Chinese doubles many words on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.rules.case import Case
from nianbao.rules.wording import spoken

_WORD = r"[^一二三四五六七八九十百千万亿〇零两每逐挨\W\d_a-zA-Z]"
#: Verbs that are doubled on purpose, and nouns that are their own verb: 本规定规定.
_MEANT = "研究|讨论|商量|学习|考虑|了解|交流|沟通|规定|要求|决定|约定|授权|[对的有和与及是在]"
_PATTERNS = (
    # 目的的, 标的的, 的的确确; 为了了解; 公平和和谐, 共和和; 于是是, 是是否; 参与与会; 自由由
    re.compile("(?<![目标])的的(?!确)"),
    re.compile("(?<![为除罢])了了(?![解却结然望事断])"),
    re.compile("(?<![共总饱缓温中柔平谐祥])和和(?![谐美睦平气解善])"),
    re.compile("(?<![于但可还就只正若凡])是是(?![否非])"),
    re.compile("(?<![参给赠])与与(?!会)"),
    re.compile("(?<![自理缘事])由由"),
    re.compile("于于"),
    re.compile("被被"),
    # Adverbs and prepositions that nothing doubles.
    re.compile(
        "(进一步|及时|积极|认真|严格|不断|持续|切实|深入|扎实|主动|按照|根据|通过|以及|对于|关于|由于|因为|所以|我们|并且|同时"
        "|充分|始终|坚持|围绕|依托|加强|健全|完善|推进|落实|开展)\\1"
    ),
    # Four characters and more: 政府信息政府信息, but not 一条一条地, 逐条 or figures.
    re.compile(rf"(?![的有和与及是在])({_WORD}{{4,8}})\1"),
    # Two and three before a stop: 推进公开公开。 but not 政府政府网站, 申请人申请人民法院, 研究研究.
    re.compile(rf"(?!{_MEANT})({_WORD}{{2,3}})\1(?=[，。；：、！？”）》]|$)"),
)


@rule("L108", "字词重复", Severity.WARNING)
def doubled_words(case: Case, code: Code) -> Iterator[Finding]:
    """“的的”“公开公开”“进一步进一步”这样的重复，多半是删改时留下的。“人人”“层层”“依法依规”等不算。

    怎么办：删去多余的一个；本来就该重复的，不必理会。
    """
    for section, text in case.prose.items():
        seen = 0
        found = (match.span() for pattern in _PATTERNS for match in pattern.finditer(text))
        for start, end in sorted(found):
            if start >= seen:
                place, quote, said = spoken(section, text, start, end)
                yield code.at(place, f"{said}：“{quote[: (end - start) // 2]}”重复", quote=quote)
                seen = end


RULES = (doubled_words,)
