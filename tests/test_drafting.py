"""The template drafter: right for every state of the figures, and it never invents."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import NO_REVIEWS, TOWN, counts, part_text, table3, town

import nianbao
from nianbao.drafting.engine import Quote, Ref, paragraphs
from nianbao.drafting.templates import ordinal
from nianbao.report import Report
from nianbao.report.document import Figure, Paragraph


@pytest.mark.parametrize(
    "rows, wanted, unwanted",
    [
        pytest.param(
            {}, ["收到政府信息公开申请", "上年结转"], ["件", "新收政府信息公开申请"], id="a quiet year"
        ),
        pytest.param(
            {"new": counts(1), "granted": counts(1)},
            ["新收政府信息公开申请1件", "这件申请由自然人提出", "办结1件，结果为予以公开", "没有结转"],
            ["均"],
            id="a single request",
        ),
        pytest.param(
            {"new": counts(0, 3), "not_held": counts(0, 3)},
            ["新收政府信息公开申请3件", "均由法人或其他组织提出", "办结3件，结果均为无法提供"],
            ["自然人"],
            id="companies only",
        ),
        pytest.param(
            {
                "new": counts(5, 2),
                "carried_in": counts(1),
                "granted": counts(4, 1),
                "petition": counts(1),
                "carried_out": counts(1, 1),
            },
            [
                "新收政府信息公开申请7件",
                "上年结转1件",
                "自然人提出5件",
                "法人或其他组织提出2件",
                "办结6件",
                "予以公开5件、不予处理1件",
                "结转下年度继续办理2件",
            ],
            ["部分公开", "均"],
            id="mixed with carry-over",
        ),
        pytest.param(
            {"carried_in": counts(2), "granted": counts(2)},
            ["未新收政府信息公开申请", "办理上年结转的申请2件", "办结2件，结果均为予以公开"],
            ["提出"],
            id="only carried over",
        ),
        pytest.param(
            {"new": counts(2), "carried_out": counts(2)},
            ["新收政府信息公开申请2件", "均在办理之中", "结转下年度继续办理2件"],
            ["办结"],
            id="all still open",
        ),
    ],
)
def test_requests(rows: dict[str, list[int]], wanted: list[str], unwanted: list[str]) -> None:
    report = town(table3=table3(**rows), table4=NO_REVIEWS)
    text = part_text(report, "requests")
    assert [w for w in wanted if w not in text] == [], text
    assert [w for w in unwanted if w in text] == [], text
    assert "未发生因政府信息公开引起的行政复议和行政诉讼" in text
    assert not [f for f in nianbao.check(report) if f.code.startswith("T3")]


@pytest.mark.parametrize(
    "before, now, said",
    [
        (counts(3), counts(5), "比上年增加2件"),
        (counts(5), counts(3), "比上年减少2件"),
        (counts(5), counts(5), "与上年持平"),
        (counts(0), counts(5), "比上年增加5件"),
        (counts(40), counts(50), "比上年增加10件，增长25%"),
        (counts(60), counts(40), "比上年减少20件，下降33.3%"),
    ],
)
def test_change_on_last_year(before: list[int], now: list[int], said: str) -> None:
    previous = {"year": 2023, "table3": table3(new=before, granted=before)}
    text = part_text(town(table3=table3(new=now, granted=now), previous=previous), "requests")
    assert said in text
    assert ("%" in text) == ("%" in said)


def test_last_year_missing_means_no_comparison() -> None:
    text = part_text(town(table3=table3(new=counts(5), granted=counts(5))), "requests")
    assert "上年增" not in text and "持平" not in text


@pytest.mark.parametrize(
    "fee, said",
    [
        ({"notices": 0, "noticed": 0, "collected": 0}, "未收取信息处理费"),
        (
            {"notices": 2, "noticed": 400, "collected": 400},
            "收费通知2件，总金额400元，实际收取信息处理费400元",
        ),
        ({"notices": 2, "noticed": 400, "collected": 0}, "收费通知2件，总金额400元，实际未收取信息处理费"),
        ({"notices": 0, "noticed": 0, "collected": 100}, "未发出收费通知，实际收取信息处理费100元"),
        ({}, "【待补充：信息处理费"),
        ({"notices": 2, "collected": 100}, "【待补充：信息处理费"),
    ],
)
def test_fee_statement(fee: dict[str, int], said: str) -> None:
    assert said in part_text(town(fee=fee), "other")


def test_disclosure_categories() -> None:
    def text(total: int, *counts: int) -> str:
        categories = [{"name": f"第{i}类", "count": n} for i, n in enumerate(counts, 1)]
        return part_text(town(disclosure={"total": total, "categories": categories}), "proactive")

    assert "10条，包括第1类4条、第2类6条。" in text(10, 4, 6)
    assert "10条，其中第1类4条、第2类3条。" in text(10, 4, 3)
    assert "第2类" not in text(10, 10, 0)
    assert "没有主动公开的政府信息" in text(0)


def test_nothing_known_leaves_visible_gaps_and_findings() -> None:
    draft = nianbao.draft(Report())
    gaps = [f for f in draft.findings if f.code == "S203"]
    prose = "\n".join(draft.document.prose().values())
    assert prose.count("【待补充") == len(gaps) == 12
    for finding in gaps:
        text = draft.document.section(finding.place.section).text
        assert text[finding.place.start : finding.place.end] == finding.quote
    assert not re.search(r"\d+件|\d+条|未收到|未发生", prose)


def test_problems_and_improvements_are_paired_by_number() -> None:
    pairs = [{"problem": f"问题{n}。", "improvement": f"- 改进{n}；"} for n in "甲乙丙"]
    pairs.append({"problem": "问题丁", "improvement": ""})
    report = town(problems=pairs)
    problems, improvements = part_text(report, "problems"), part_text(report, "improvements")
    for number, name in zip("一二三四", "甲乙丙丁", strict=True):
        assert f"{number}是问题{name}" in problems
    assert "三是改进丙" in improvements
    assert "四是【待补充：第四个问题的改进情况】" in improvements


def test_offices_do_not_all_open_alike_and_no_year_repeats_the_last() -> None:
    notes = {part: ["做法一", "做法二", "做法三"] for part in ("management", "platforms", "supervision")}
    openings = {
        part_text(town(notes=notes, agency={**TOWN, "name": f"{name}镇人民政府"}), "management")
        for name in "甲乙丙丁戊己庚辛"
    }
    assert len(openings) >= 3
    for part in notes:
        one, two = (
            part_text(town(notes=notes, year=year), part).replace(str(year), "") for year in (2024, 2025)
        )
        assert one != two


@pytest.mark.parametrize(
    "note, said",
    [
        ("维护网站专栏", "我镇维护网站专栏。"),
        ("我镇维护网站专栏", "我镇维护网站专栏。"),
        ("青石镇人民政府维护专栏", "青石镇人民政府维护专栏。"),
        ("2024年改版网站", "2024年改版网站。"),
        ("全年未发生安全事故", "全年未发生安全事故。"),
        ("各部门分头维护", "各部门分头维护。"),
    ],
)
def test_a_single_note_gets_a_subject_only_if_it_has_none(note: str, said: str) -> None:
    text = part_text(town(notes={"platforms": [note]}), "platforms")
    assert text in (said, f"2024年，{said}")
    assert text.count("我镇") <= 1 and text.count("2024年") <= 1


def test_prose_that_a_person_wrote_is_kept() -> None:
    given = "（一）主动公开\n这一段由经办人写好。\n（二）依申请公开\n也写好了。"
    draft = nianbao.draft(town(prose={"一": given}))
    assert draft.document.section("一").text == given
    authors = {
        s.author for b in draft.document.section("一").blocks if isinstance(b, Paragraph) for s in b.sentences
    }
    assert authors == {"clerk"}


HOSTILE = [
    "=1+1 公式样的要点",
    "+8 加号开头",
    "@SUM(A1) 开头",
    "<script>alert(1)</script> 标签",
    "{{ fig('t3.new.total') }} 与 {% raw %} 模板语法",
    "【t3.new.total】 ¶ 分段符",
    "\x00\x07控制\u202e字符\ue000",
]


@pytest.mark.parametrize("note", HOSTILE)
def test_notes_never_act(note: str) -> None:
    report = town(notes={"management": [note]}, table3=table3(new=counts(7), granted=counts(7)))
    draft = nianbao.draft(report)
    blocks = [
        b for b in draft.document.section("一").blocks if isinstance(b, Paragraph) and b.part == "management"
    ]
    assert len(blocks) == 1
    assert blocks[0].text.removeprefix("2024年，").removeprefix("我镇") == f"{note}。"
    assert not any(isinstance(run, Figure) for s in blocks[0].sentences for run in s.runs)


def test_every_sentence_with_content_names_its_sources() -> None:
    report = town(
        table3=table3(new=counts(5, 2), granted=counts(5, 2)),
        notes={"management": ["甲", "乙", "丙"]},
        table4=NO_REVIEWS,
    )
    for section in nianbao.draft(report).document.sections:
        for block in section.blocks:
            for sentence in block.sentences if isinstance(block, Paragraph) else ():
                for run in sentence.runs:
                    if isinstance(run, Figure):
                        assert run.fact in sentence.sources
                if re.search(r"[甲乙丙]", sentence.text):
                    assert any(source.startswith("notes.management") for source in sentence.sources)


def test_all_of_one_kind_is_said_only_if_it_is_all() -> None:
    rows = {
        "new": counts(36),
        "carried_in": counts(0),
        "granted": counts(15),
        "outcome_total": counts(36),
        "carried_out": counts(0),
    }
    reviews = {**NO_REVIEWS, "reconsideration": [2, None, None, None, 5]}
    text = part_text(town(table3=rows, table4=reviews), "requests")
    assert "均" not in text.replace("均由自然人", "")
    assert text.count("【待补充") == 2


@pytest.mark.parametrize(
    "note, kept",
    [
        ("1.5万人次参加培训", "1.5万人次参加培训"),
        ("12.4国家宪法日开展宣传", "12.4国家宪法日开展宣传"),
        ("99.8%的栏目按时更新", "99.8%的栏目按时更新"),
        ("2、3季度集中清理", "2、3季度集中清理"),
        ("1. 修订指南。", "修订指南"),
        ("2、更新目录；", "更新目录"),
        ("（3）清理栏目", "清理栏目"),
        ("①清理栏目！", "清理栏目"),
        ("一是清理栏目", "清理栏目"),
    ],
)
def test_only_the_mark_of_a_list_item_is_dropped(note: str, kept: str) -> None:
    assert f"{kept}。" in part_text(town(notes={"management": [note]}), "management")
    assert f"{kept}。" in part_text(town(problems=[{"problem": note, "improvement": note}]), "improvements")


@pytest.mark.parametrize(
    "previous",
    [
        {"year": 2019, "disclosure": {"total": 40}},
        {"year": 2023, "disclosure": {"total": 40, "unit": "件"}},
        {"year": 2023},
    ],
)
def test_no_comparison_with_another_year_or_unit(previous: dict[str, Any]) -> None:
    text = part_text(town(disclosure={"total": 50}, previous=previous), "proactive")
    assert "上年" not in text and "增" not in text


@pytest.mark.parametrize("now, before", [(100001, 100000), (3, 10000)])
def test_a_percentage_that_rounds_to_nothing_is_left_out(now: int, before: int) -> None:
    previous = {"year": 2023, "disclosure": {"total": before}}
    text = part_text(town(disclosure={"total": now}, previous=previous), "proactive")
    assert "上年" in text and "%" not in text


def test_a_category_that_ends_in_a_digit_does_not_run_into_its_count() -> None:
    categories = [{"name": "专栏2024", "count": 5}, {"name": "政策文件：", "count": 3}]
    text = part_text(town(disclosure={"total": 8, "categories": categories}), "proactive")
    assert "“专栏2024”5条、政策文件3条" in text


def test_the_legal_basis_is_not_said_twice() -> None:
    basis = ["根据《甲条例》的有关规定。", "1.《乙通知》要求"]
    text = nianbao.draft(town(legal_basis=basis, compiled_by="办公室。")).document.section("preamble").text
    assert re.match(
        r"(根据|按照|依据)《甲条例》和《乙通知》的(有关规定|规定|要求)，由办公室编制本报告。", text
    )


def test_figures_are_what_the_facts_say() -> None:
    draft = nianbao.draft(town(table3=table3(new=counts(1234567), granted=counts(1234567))))
    for section in draft.document.sections:
        for block in section.blocks:
            for sentence in block.sentences if isinstance(block, Paragraph) else ():
                for run in sentence.runs:
                    if isinstance(run, Figure):
                        value = draft.facts.value(run.fact)
                        assert value is not None
                        assert run.text == f"{abs(value)}"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(),
            st.builds(Ref, st.text("0123456789"), st.just("f")),
            st.builds(Quote, st.text(), st.just("n")),
        )
    )
)
def test_paragraphs_lose_nothing(pieces: list[Any]) -> None:
    whole = "".join(
        p.text if isinstance(p, Quote | Ref) else "".join(p.split()).replace("¶", "") for p in pieces
    )
    found = list(paragraphs(pieces))
    assert "".join(paragraph.text for paragraph in found) == whole
    assert all(sentence.runs for paragraph in found for sentence in paragraph.sentences)


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 10, 11, 19, 20, 21, 35)] == [
        "一",
        "十",
        "十一",
        "十九",
        "二十",
        "二十一",
        "三十五",
    ]
