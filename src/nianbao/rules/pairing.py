"""S602, S603: section 五 as written, each problem against its improvement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Severity, rule
from nianbao.rules.case import Case
from nianbao.rules.headings import headings
from nianbao.rules.numbering import Numbered, lists
from nianbao.rules.wording import sentences, spoken

_SECTION = "五"
_PROBLEM = re.compile("问题|不足|短板|差距|薄弱|不够|有待")
#: No problem is owned up to, or nothing is written yet.
_NONE = re.compile("(?:没有|未发现|无|不存在)[^。；，]{0,8}(?:问题|不足)|【待补充")
#: A text without any of these speaks of no improvement at all.
_ANY_IMPROVEMENT = re.compile(
    "改进|整改|下一步|下步|下阶段|今后|接下来|措施|针对|对照|为此|打算|对此|已经|将|逐步|力争|着力|着手"
    "|(?<![待需要可应再不没未够步])(?:加强|强化|健全|完善|提升|提高|推进|推动|优化|解决|补齐|开展|建立|加大)"
)
#: Where the improvements begin when no heading says so.
_TURN = re.compile(
    "^(?:[（(][二2][)）]|二是|2[.、])?.{0,4}(?:针对|对照|为此|下一步|下步|今后|改进|整改|接下来|对上述|对此|围绕上述|就上述)"
)


def _halves(case: Case, text: str) -> int:
    """Return where the improvements begin in section 五, or the end of the text if they do not."""
    for heading in headings(_SECTION, text, case.form):
        if "improvements" in heading.parts and "problems" not in heading.parts:
            return heading.start
    return next(
        (start for start, end in sentences(text) if start and _TURN.match(text[start:end])), len(text)
    )


@rule("S602", "第五部分没有写改进情况", Severity.WARNING)
def no_improvement(case: Case, code: Code) -> Iterator[Finding]:
    """第五部分写了存在的问题，没有写改进情况。
    依据：国办公开办函〔2021〕30号所附格式（存在的主要问题及改进情况）。

    怎么办：逐条写已经做的和准备做的。
    """
    text = case.prose.get(_SECTION, "")
    problem = _PROBLEM.search(text)
    if problem and not _NONE.search(text) and not _ANY_IMPROVEMENT.search(text):
        start, end = next(span for span in sentences(text) if span[0] <= problem.start() < span[1])
        place, quote, said = spoken(_SECTION, text, start, min(end, start + 40))
        yield code.at(place, f"{said}：写了问题，没有写改进情况", quote=quote)


@rule("S603", "改进情况少于存在的问题", Severity.WARNING)
def fewer_improvements(case: Case, code: Code) -> Iterator[Finding]:
    """问题列了几条，改进情况列的条数却少于问题，可能有的问题没有回应。只比较两边都编了号的。
    依据：国办公开办函〔2021〕30号所附格式（存在的主要问题及改进情况）。

    怎么办：补上缺的改进情况；一条改进对应几个问题的，写明白。
    """
    text = case.prose.get(_SECTION, "")
    turn = _halves(case, text)
    named = frozenset(heading.start for heading in headings(_SECTION, text, case.form) if heading.parts)
    problems = next((one for one in lists(text[:turn], named) if len(one.items) > 1), None)
    answers = lists(text[turn:], frozenset(start - turn for start in named))
    most = max((len(one.items) for one in answers), default=0)
    most = max(most, len(re.findall("针对", text[turn:])))
    if problems is None or not answers or most >= len(problems.items):
        return
    start = _first_beyond(problems, most)
    end = next(end for begin, end in sentences(text) if begin <= start < end)
    place, quote, said = spoken(_SECTION, text, start, end)
    count = len(problems.items)
    yield code.at(place, f"{said}：问题列了 {count} 条，改进情况只列了 {most} 条", quote=quote)


def _first_beyond(problems: Numbered, answered: int) -> int:
    return problems.items[answered][1]


RULES = (no_improvement, fewer_improvements)
