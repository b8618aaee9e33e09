"""Months and days that no calendar has: 13月底, 11月31日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.proof.verdicts import Fault, Status, Verdict

#: 13月 alone may be anything; with a day, an end of the month or a year before it, it is a date.
_DATE = re.compile(
    r"(?<![\d.第])(?P<month>\d{1,3})\s*月(?:\s*(?P<day>\d{1,3})\s*[日号]|(?=[底末初份]|[上中下]旬))"
    r"|(?<=\d年)(?P<alone>\d{1,3})\s*月"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def impossible_days(section: str, text: str) -> Iterator[Verdict]:
    """Yield a contradiction for each month above 12, and each day that its month does not have."""
    for found in _DATE.finditer(text):
        month = int(found["month"] or found["alone"])
        known = 1 <= month <= len(_DAYS)
        if known and (found["day"] is None or 1 <= int(found["day"]) <= _DAYS[month - 1]):
            continue
        what = f"{month}月没有{int(found['day'])}日" if known else f"没有{month}月"
        quote = found.group()
        yield Verdict(
            section, *found.span(), quote, Status.CONTRADICTION, (), f"写错了日期：{what}", Fault.CALENDAR
        )
