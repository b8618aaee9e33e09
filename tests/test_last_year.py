"""Changes and numbers that only the prose of last year's report bears out, or contradicts."""

from __future__ import annotations

import pytest
from proof_figures import verdicts

from nianbao.proof import Fault, Status

_TOLD = (
    "主动公开政府信息400条，县政府网站发布信息1200条。“石桥发布”公众号全年推送文章486篇，政策解读20篇，"
    "其中图解6篇。组织业务培训2期。社会监督员10名。收到申请30件。群众满意率95.1%。"
)
#: This year's text: what last year's bears out of it, and what it contradicts.
_SINCE = [
    ("“石桥发布”公众号推送文章540篇，比上年增加54篇。", "54篇", ""),
    ("“石桥发布”公众号推送文章540篇，比上年增长11.1%。", "11.1%", ""),
    ("“石桥发布”公众号推送文章540篇，比上年增长21.1%。", "", "21.1%"),
    ("发布政策解读26篇，较2023年多6篇。", "6篇", ""),
    ("发布政策解读26篇，较2023年多7篇。", "", "7篇"),
    ("发布政策解读26篇，较2023年少6篇。", "", "6篇"),
    ("政策解读40篇，是上年的2倍。", "2倍", ""),
    ("政策解读40篇，是上年的3倍。", "", "3倍"),
    ("发布图解9篇，比上年多5篇。", "", "5篇"),
    ("发布短视频9篇，比上年多5篇。", "", ""),
    ("县政府网站全年发布信息1260条，同比增长5%。", "5%", ""),
    ("县政府网站全年发布信息1260条，同比增长6%。", "", "6%"),
    ("县政府网站全年发布信息1261条，同比增加60条，增长5%。", "5%", "60条"),
    ("县门户网站累计更新各类信息1260条，比上年多60条。", "60条", ""),
    ("县门户网站累计更新各类信息1260条，比上年多61条。", "", "61条"),
    # One stroke away from the whole of last year.
    ("网站和公众号公开各类内容1280条，比上年增加80条。", "80条", ""),
    ("网站和公众号公开各类内容1820条，比上年增加80条。", "", "80条"),
    ("网站和公众号公开各类内容1281条，比上年增加80条。", "", "80条"),
    ("网站和公众号公开各类内容1280条，比上年减少80条。", "", "80条"),
    ("网站和公众号公开各类内容1280条，比上年增加800条。", "", "800条"),
    ("网站和公众号公开各类内容1280条，比上年增加95条。", "", ""),
    ("本局累计发布信息总数430条，比上年多30条。", "30条", ""),
    ("本局累计发布信息总数430条，比上年多31条。", "", "31条"),
    ("组织业务培训3期，参训70人次，比上年增加1期。", "1期", ""),
    ("组织业务培训3期，参训70人次，比上年增加2期。", "", "2期"),
    ("组织业务培训2期，期数与上年相同。", "相同", ""),
    ("组织业务培训3期，期数与上年相同。", "", "相同"),
    ("社会监督员由10名增加到12名。", "10名", ""),
    ("共收到申请33件，同比增长10%。", "10%", ""),
    ("共收到申请33件，同比增长12%。", "", "12%"),
    ("群众满意率96.3%，较上年提高1.2个百分点。", "1.2个百分点", ""),
    ("群众满意率96.3%，较上年提高2.1个百分点。", "", "2.1个百分点"),
    ("一季度推送文章540篇，比上年增加64篇。", "", ""),
    ("政策解读26篇，图解8篇，分别比上年多6篇和2篇。", "6篇 2篇", ""),
    ("政策解读26篇，图解8篇，分别比上年多6篇和3篇。", "6篇", "3篇"),
]


@pytest.mark.parametrize("text, right, error", _SINCE, ids=[row[0] for row in _SINCE])
def test_a_change_since_last_years_text(text: str, right: str, error: str) -> None:
    previous = {"year": 2023, "prose": {"一": _TOLD}}
    blank = {"table2": {}, "table3": {}, "disclosure": {}, "notes": {}}
    found = verdicts(text, previous=previous, **blank)
    assert [v.quote for v in found if v.status is Status.CONSISTENT] == right.split()
    wrong = [v for v in found if v.status is Status.CONTRADICTION]
    assert [v.quote for v in wrong] == error.split()
    assert {v.fault for v in wrong} <= {Fault.BEFORE}


def test_what_last_year_told_twice_with_two_numbers_contradicts_nothing() -> None:
    previous = {"year": 2023, "prose": {"一": "政策解读20篇。", "五": "政策解读18篇。"}}
    found = verdicts("政策解读26篇，较上年多7篇。", previous=previous, notes={})
    assert all(v.status is not Status.CONTRADICTION for v in found)
