"""What holds of the proof whatever the text and whatever the figures."""

from __future__ import annotations

import importlib
import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from proof_figures import facts_of, town

from nianbao.facts import FactBook
from nianbao.proof import Status, prove

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))
labelled = importlib.import_module("claims_bank.labelled")

_FACTS = facts_of(town())
#: Pieces of official prose with what upsets a reader of it.
_PIECES = st.sampled_from(
    [
        *(
            "收到",
            "申请",
            "政府信息公开申请",
            "36",
            "件",
            "0",
            "１２",
            "一百二十三",
            "二〇二四年",
            "2023年",
            "其中",
        ),
        *("除", "外", "各", "由", "多于", "比", "最多", "居首位", "两类", "5条", "分别", "其余", "也提出了"),
        *(
            "自然人",
            "法人或其他组织",
            "，",
            "、",
            "。",
            "；",
            "：",
            "（",
            "）",
            "《",
            "》",
            "“",
            "”",
            "占",
            "办结总数的",
        ),
        *(
            "%",
            "60",
            "个百分点",
            "同比",
            "增长",
            "下降",
            "较上年",
            "未",
            "没有",
            "均",
            "全部",
            "行政复议",
            "行政诉讼",
        ),
        *(
            "已审结",
            "维持",
            "约",
            "近",
            "余",
            "以上",
            "万",
            "亿",
            "元",
            "条",
            "次",
            "合计",
            "共计",
            "分别为",
            "两项",
        ),
        *(
            "其余",
            "（一）",
            "①",
            "1.",
            "\n",
            "结转下年度",
            "由2023年转来",
            "收取",
            "信息处理费",
            ".",
            ",",
            "(",
            ")",
        ),
        *(
            "12345热线",
            "1—9月",
            "３、４",
            "半",
            "两",
            "廿",
            "成",
            "倍",
            "率",
            "外",
            "中",
            "共",
            "各",
            "由",
            "增至",
        ),
    ]
)
_SECTIONS = [text for report in labelled.labelled("c") for text in report["sections"].values()]


@st.composite
def _spliced(draw: st.DrawFn) -> str:
    """A section of a labelled report, cut and filled with pieces in some places."""
    text: str = draw(st.sampled_from(_SECTIONS))
    for _ in range(draw(st.integers(1, 8))):
        at, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 6))
        text = text[:at] + draw(_PIECES) * draw(st.integers(0, 2)) + text[at + gone :]
    return text


_TEXTS = st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=60).map("".join), _spliced())


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.booleans())
def test_any_text_is_read_and_every_span_holds_its_quote(text: str, draft: bool) -> None:
    for verdict in prove(_FACTS, {"一": text}, draft=draft):
        assert 0 <= verdict.start < verdict.end <= len(text)
        assert text[verdict.start : verdict.end] == verdict.quote
        assert (verdict.status is Status.CONSISTENT) <= bool(verdict.figures)
        assert (verdict.fault is not None) is (verdict.status in (Status.CONTRADICTION, Status.UNGROUNDED))


_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
_COUNT = re.compile("(?<![0-9.第〔/—-])([0-9]+)(?=[件条份次项宗篇场%])")


@st.composite
def _looks(draw: st.DrawFn) -> tuple[str, str]:
    """A section of a labelled report, and the same with blanks beside its counts, or with broad digits."""
    text: str = draw(st.sampled_from(_SECTIONS))
    left, right = draw(st.sampled_from([("", " "), (" ", ""), (" ", " "), ("\u3000", "\xa0")]))
    wide: bool = draw(st.booleans())
    return text, _COUNT.sub(
        lambda count: left + (count[0].translate(_WIDE) if wide else count[0]) + right, text
    )


@settings(max_examples=60, deadline=None)
@given(_looks())
def test_blanks_and_the_width_of_digits_change_no_verdict(looks: tuple[str, str]) -> None:
    found = [[(v.status, v.fault) for v in prove(_FACTS, {"一": text})] for text in looks]
    assert found[0] == found[1]


_OUTCOMES = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "internal_affairs": "属于三类内部事务信息",
    "not_held": "本机关不掌握相关政府信息",
    "petition": "信访举报投诉类申请",
    "other_outcome": "其他情形",
}


@st.composite
def _reports(draw: st.DrawFn) -> dict[str, Any]:
    """A town whose tables hold, all figures apart from each other, with last year's."""
    counts = st.integers(2, 400)
    rows = {row: [draw(counts), draw(counts), 0, 0, draw(counts), 0] for row in _OUTCOMES}
    carried_in = [draw(st.integers(0, 20)), 0, 0, 0, 0, 0]
    carried_out = [draw(st.integers(1, 20)), 0, 0, 0, 0, 0]
    total = [sum(column) for column in zip(*rows.values(), strict=True)]
    carried_in = [min(a, t + b) for a, t, b in zip(carried_in, total, carried_out, strict=True)]
    new = [t + b - a for t, b, a in zip(total, carried_out, carried_in, strict=True)]
    table3 = dict.fromkeys(town()["table3"], [0] * 7)
    rows |= {"new": new, "carried_in": carried_in, "outcome_total": total, "carried_out": carried_out}
    table3 |= {row: [*values, sum(values)] for row, values in rows.items()}
    reviews = {}
    for kind in ("reconsideration", "direct_litigation", "litigation_after_reconsideration"):
        results = [draw(st.integers(1, 40)) for _ in range(4)]
        reviews[kind] = [*results, sum(results)]
    before = draw(st.integers(10, 2000))
    return town(
        table3=table3,
        table4=reviews,
        table2={
            "regulations": [0, 0, 0],
            "normative_documents": [draw(st.integers(1, 30)), 0, draw(st.integers(31, 300))],
            "licences": draw(st.integers(1000, 99999)),
            "penalties": draw(st.integers(1, 999)),
            "coercion": 0,
            "fees": draw(st.integers(1, 9999)) / 10,
        },
        previous={"year": 2023, "table3": {"new": [before, 0, 0, 0, 0, 0, before]}},
    )


def _statements(data: dict[str, Any]) -> list[tuple[str, int | Fraction]]:
    """True sentences with one number each in its place {}, and that number."""
    t3, t4, t2 = data["table3"], data["table4"], data["table2"]
    new, total, out = t3["new"], t3["outcome_total"], t3["carried_out"]
    rec, direct, after = (
        t4[k] for k in ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
    )
    before = data["previous"]["table3"]["new"][6]
    said: list[tuple[str, int | Fraction]] = [
        ("全年新收政府信息公开申请{}件。", new[6]),
        ("本年共收办政府信息公开申请{}件。", new[6] + t3["carried_in"][6]),
        ("办结政府信息公开申请{}件。", total[6]),
        ("结转下年度继续办理的申请{}件。", out[6]),
        ("新收申请中，自然人申请{}件。", new[0]),
        ("新收申请中，法人或其他组织申请{}件。", sum(new[1:6])),
        *((f"办理结果为{name}的{{}}件。", t3[row][6]) for row, name in _OUTCOMES.items() if row != "granted"),
        ("全年发生行政复议{}件。", rec[4]),
        ("行政复议案件已审结{}件。", rec[4] - rec[3]),
        ("行政复议结果维持{}件。", rec[0]),
        ("行政诉讼共{}件。", direct[4] + after[4]),
        ("未经复议直接起诉的行政诉讼{}件。", direct[4]),
        ("制发行政规范性文件{}件。", t2["normative_documents"][0]),
        ("现行有效行政规范性文件{}件。", t2["normative_documents"][2]),
        ("作出行政许可决定{}件。", t2["licences"]),
        ("作出行政处罚决定{}件。", t2["penalties"]),
    ]
    if new[6] != before:
        direction = "增加" if new[6] > before else "减少"
        said.append((f"新收申请较上年{direction}{{}}件。", abs(new[6] - before)))
    return said


def _verdicts(book: FactBook, sentence: str) -> list[Any]:
    return [v for v in prove(book, {"一": sentence}) if re.search(r"\d", v.quote)]


@settings(max_examples=40, deadline=None)
@given(_reports())
def test_what_the_figures_say_is_never_contradicted_and_what_no_reading_yields_always_is(
    data: dict[str, Any],
) -> None:
    book = facts_of(data)
    #: No sum of the figures comes near it.
    far = 10 * sum(sum(row) for row in data["table3"].values()) + 1_000_003
    for sentence, number in _statements(data):
        (true,) = _verdicts(book, sentence.format(number))
        assert true.status is Status.CONSISTENT, (sentence.format(number), true)
        (false,) = _verdicts(book, sentence.format(far))
        assert false.status is Status.CONTRADICTION, (sentence.format(far), false)
        assert str(far) in false.quote


@settings(max_examples=40, deadline=None)
@given(_reports(), st.integers(1, 3))
def test_shares_are_right_at_any_precision_and_wrong_one_step_further(
    data: dict[str, Any], places: int
) -> None:
    book = facts_of(data)
    part, whole = data["table3"]["not_held"][6], data["table3"]["outcome_total"][6]
    share = Fraction(part, whole) * 100
    step = Fraction(1, 10**places)
    right = round(share / step) * step
    sentence = "本机关不掌握相关政府信息的{}件，占办结总数的{}%。"
    for written, good in ((right, True), (right + 3 * step, False), (right - 3 * step, False)):
        if written < 0:
            continue
        shown = f"{float(written):.{places}f}"
        verdict = _verdicts(book, sentence.format(part, shown))[-1]
        assert (verdict.status is Status.CONSISTENT) is good, (shown, share, verdict)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(2, 5000), min_size=2, max_size=8),
    st.sampled_from(["其中", "具体为", "分别是", "包括"]),
)
def test_parts_that_add_up_prove_their_whole_and_one_more_refutes_it(parts: list[int], lead: str) -> None:
    listed = [f"{name}类{n}条" for name, n in zip("甲乙丙丁戊己庚辛", parts, strict=False)]
    sentence = f"网站发布稿件{{}}条，{lead}{'、'.join(listed)}。"
    (whole, *rest) = _verdicts(_FACTS, sentence.format(sum(parts)))
    assert {v.status for v in (whole, *rest)} == {Status.CONSISTENT}
    (whole, *_) = _verdicts(_FACTS, sentence.format(sum(parts) - 1))
    assert whole.status is Status.CONTRADICTION
