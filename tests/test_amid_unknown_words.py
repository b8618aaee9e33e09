"""A number amid words that nobody knows is wrong only where it may be a figure told wrong."""

from __future__ import annotations

import pytest
from proof_figures import facts_of, town, verdicts

from nianbao.proof import Status, prove

#: Told far from the figure, and near it: 36 requests, 15 granted, 418 licences, 5 reconsiderations.
_TOLD = [
    ("补正材料齐全后，{}申请进入会商程序。", "12件", "37件"),
    ("补正材料齐全后，{}申请进入会商程序。", "12件", "63件"),
    ("经过反复沟通，公开{}老旧小区改造图纸。", "4件", "16件"),
    ("有{}许可事项引发了长时间的讨论。", "3件", "419件"),
    ("有{}许可事项引发了长时间的讨论。", "3件", "481件"),
    ("有{}许可事项引发了长时间的讨论。", "3件", "4180件"),
    ("有{}许可事项引发了长时间的讨论。", "3件", "48件"),
    ("{}复议源于对告知书送达方式的误解。", "3件", "6件"),
]


@pytest.mark.parametrize("text, far, near", _TOLD)
def test_amid_unknown_words(text: str, far: str, near: str) -> None:
    (told_far,), (told_near,) = verdicts(text.format(far)), verdicts(text.format(near))
    assert (told_far.quote, told_far.status) == (far, Status.UNCHECKED)
    assert "不认识的词" in told_far.reason
    assert (told_near.quote, told_near.status) == (near, Status.CONTRADICTION)


@pytest.mark.parametrize("text, far, near", _TOLD)
def test_in_a_draft_it_is_no_excuse(text: str, far: str, near: str) -> None:
    (verdict,) = prove(facts_of(town()), {"一": text.format(far)}, draft=True)
    assert (verdict.quote, verdict.status) == (far, Status.CONTRADICTION)


@pytest.mark.parametrize("text", ["收到申请{}。", "发生行政复议{}。", "办理许可{}。", "结果为予以公开的{}。"])
def test_among_known_words_any_other_number_is_wrong(text: str) -> None:
    for number in ("2件", "9件", "170件", "99999件"):
        (verdict,) = verdicts(text.format(number))
        assert (verdict.quote, verdict.status) == (number, Status.CONTRADICTION)


def test_a_total_below_two_numbers_before_it_is_no_sum_of_them() -> None:
    (total,) = verdicts("栏目甲更新88条、栏目乙更新61条，合计7条涉及就业。")[-1:]
    assert total.status is Status.UNCHECKED
    (total,) = verdicts("栏目甲更新88条、栏目乙更新61条，合计159条。")[-1:]
    assert total.status is Status.CONTRADICTION
