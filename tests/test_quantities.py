"""Quantities in running prose: what is found, what is stepped over, and what a true figure must be."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nianbao.quantities import Fit, Kind, scan

_NOT_QUANTITIES = """\
三审三校
一网通办
两微一端
1+N
最后一公里
三公经费
第二十条第（一）项
第六期
24小时受理
20个工作日内
12345热线
国办函〔2020〕109号
《关于50件事的通知》
“十四五”
一是健全制度
一件事一次办
5G网络
1月1日
9:00-17:00
0529-83612047
一次性告知
三位一体
第3条
www.abc123.gov.cn
另一次由法规科讲
最多的是儿童近视一场
7月11日一期
"""

_FOUND = [
    ("收到36件", "36件", 36, "件"),
    ("收到３６件", "３６件", 36, "件"),
    ("办理1,234 件", "1,234 件", 1234, "件"),
    ("办理 418 件", "418 件", 418, "件"),
    ("四百一十八件", "四百一十八件", 418, "件"),
    ("两千零五条", "两千零五条", 2005, "条"),
    ("廿三件", "廿三件", 23, "件"),
    ("1.2万条", "1.2万条", 12000, "条"),
    ("一万五千条", "一万五千条", 15000, "条"),
    ("3亿次", "3亿次", 300_000_000, "次"),
    ("12.5万元", "12.5万元", 125000, "元"),
    ("125000元", "125000元", 125000, "元"),
    ("占60%", "60%", 60, "%"),
    ("提高2.5个百分点", "2.5个百分点", Decimal("2.5"), "百分点"),
    ("约三成", "三成", 30, "%"),
    ("百分之六十", "百分之六十", 60, "%"),
    ("1.2倍", "1.2倍", Decimal("1.2"), "倍"),
    ("参训60人次", "60人次", 60, "人次"),
    ("申请量为零", "零", 0, ""),
    ("另两次由法规科讲", "两次", 2, "次"),
]


@pytest.mark.parametrize("text, quote, value, unit", _FOUND, ids=[row[0] for row in _FOUND])
def test_quantity(text: str, quote: str, value: object, unit: str) -> None:
    (found,) = scan(text)
    assert (text[found.start : found.end], found.value, found.unit) == (quote, value, unit)


@pytest.mark.parametrize(
    "text",
    _NOT_QUANTITIES.splitlines(),
)
def test_no_quantity(text: str) -> None:
    assert [text[q.start : q.end] for q in scan(text) if q.kind is not Kind.YEAR] == []


@pytest.mark.parametrize("text", ["2024年", "二〇二四年", "２０２４年度"])
def test_year(text: str) -> None:
    (year,) = scan(text)
    assert (year.kind, year.value) == (Kind.YEAR, 2024)


_YES, _NO, _CUT = Fit.YES, Fit.NO, Fit.CUT
_FITS = [
    ("36件", 36, _YES),
    ("36件", 63, _NO),
    ("近420件", 418, _YES),
    ("近420件", 421, _NO),
    ("近420件", 409, _NO),
    ("近1000件", 900, _YES),
    ("近1000件", 899, _NO),
    ("400余件", 418, _YES),
    ("400余件", 500, _NO),
    ("400余件", 399, _NO),
    ("约400件", 380, _YES),
    ("约400件", 379, _NO),
    ("约三成", Decimal("33.4"), _YES),
    ("400件左右", 420, _YES),
    ("超过400件", 400, _NO),
    ("超过400件", 4000, _YES),
    ("400件以上", 400, _YES),
    ("不足400件", 399, _YES),
    ("不足400件", 400, _NO),
    ("上百件", 100, _YES),
    ("上百件", 99, _NO),
    ("数十件", 45, _YES),
    ("数十件", 12, _NO),
    ("十余件", 15, _YES),
    ("十余件", 21, _NO),
    ("近百件", 95, _YES),
    ("3至5件", 4, _YES),
    ("3至5件", 6, _NO),
    ("过半", Decimal("50.1"), _YES),
    ("66.7%", Decimal(200) / 3, _YES),
    ("66.6%", Decimal(200) / 3, _CUT),
    ("66.5%", Decimal(200) / 3, _NO),
    ("12.5万元", 125000, _YES),
    ("12.5元", 125000, _NO),
    ("1.2万条", 11960, _YES),
    ("1.2万条", 11400, _NO),
    ("三分之一", Decimal(100) / 3, _YES),
]


@pytest.mark.parametrize("text, actual, fit", _FITS, ids=[f"{row[0]}-{row[1]}" for row in _FITS])
def test_fit(text: str, actual: Decimal, fit: Fit) -> None:
    (found,) = scan(text)
    assert found.admits(actual) is fit


@given(st.integers(0, 10**9), st.sampled_from("件份条起宗次"), st.booleans())
def test_every_written_number_is_read(value: int, unit: str, grouped: bool) -> None:
    written = f"{value:,}" if grouped else str(value)
    text = f"共办理{written}{unit}。"
    (found,) = scan(text)
    assert (found.value, text[found.start : found.end]) == (value, written + unit)
    assert found.admits(value) is Fit.YES and found.admits(value + 1) is Fit.NO


_PIECES = st.sampled_from([*"019１，,.。、（）一二十百千万亿半成件条%年月第约近余多至-《》“”A点数", "分之"])


@example("0成十成")
@given(st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    at = 0
    for found in scan(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end


@example("四万万", "台")
@given(
    st.text(alphabet="〇零一二两三四五六七八九十百千万亿廿卅半点分之多余几", min_size=1, max_size=9),
    st.sampled_from("件条成倍台"),
)
def test_any_run_of_chinese_numerals_is_read_or_passed_over(numeral: str, unit: str) -> None:
    text = numeral + unit
    assert all(0 <= found.start < found.end <= len(text) for found in scan(text))


@pytest.mark.parametrize(
    "piece", ["1", "1、", "一", "，", "（", "《", "1,", "1-", "百", "1.1", "约1", "第", "“"]
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    list(scan(text))
    # A fifth of a megabyte; anything quadratic takes minutes.
    assert time.perf_counter() - start < 5
