"""Numbers as people write them in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.numbers import Quantity, from_float, percent, read_quantity, show

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("３", 3, ""),
        ("3 件", 3, "件"),
        ("1,234", 1234, ""),
        ("１，２３４件", 1234, "件"),
        (" 12 ", 12, ""),
        ("010", 10, ""),
        ("-3", -3, ""),
        ("12.50", Decimal("12.5"), ""),
        ("12.5万元", 125000, "元"),
        ("1.2亿元", 120000000, "元"),
        ("三件", 3, "件"),
        ("十二", 12, ""),
        ("四百一十八", 418, ""),
        ("两千零五", 2005, ""),
        ("一百零三", 103, ""),
        ("二〇二三", 2023, ""),
        ("零", 0, ""),
    ],
)
def test_read(text: str, value: int | Decimal, unit: str) -> None:
    assert read_quantity(text) == Quantity(value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约30",
        "一千五",
        "两百五",
        "三千二",
        "30余",
        "3-5",
        "1,23",
        "1,2345",
        "1.2.3",
        "3 4",
        "1e3",
        "/",
        "-",
        "无",
        "若干",
        "十百",
        "百",
        "三四十",
        "二十十",
        "3件5件",
        "=3",
        "三.五",
        "1" * 60,
        "NaN",
        "∞",
        "½",
        "③",
    ],
)
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


@given(st.integers(-(10**30), 10**30), st.sampled_from(["", "件", "条", "份"]), st.booleans(), st.booleans())
def test_whole_numbers_round_trip(value: int, unit: str, grouped: bool, wide: bool) -> None:
    text = f"{value:,}" if grouped else str(value)
    text = (text.translate(FULL_WIDTH) if wide else text) + unit
    if len(text) <= 40:
        assert read_quantity(text) == Quantity(value, unit)


@given(st.decimals(0, 10**12, places=4))
def test_decimals_round_trip(value: Decimal) -> None:
    found = read_quantity(f"{value:f}")
    assert found is not None and found.value == value
    assert Decimal(show(found.value)) == value


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_quantity(text)
    assert found is None or isinstance(found.value, int | Decimal)


@given(st.floats())
def test_floats_by_their_shortest_form(value: float) -> None:
    found = from_float(value)
    if found is not None:
        assert float(found) == value
    else:
        assert value != value or value in (float("inf"), float("-inf"))


@pytest.mark.parametrize(
    "part, whole, said",
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (5, 1000, "0.5"), (25, 10000, "0.3"), (-1, 3, "-33.3")],
)
def test_percentages_round_half_up(part: int, whole: int, said: str) -> None:
    assert str(percent(part, whole)) == said


def test_huge_numbers_lose_nothing() -> None:
    assert percent(10**40 + 1, 10**40) == 100
    assert read_quantity("123456789012345678901234567890") == Quantity(123456789012345678901234567890, "")
