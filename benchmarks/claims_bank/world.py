"""An invented office and its numbers, with the year before; every sum of the form holds."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

from .names import COLUMNS, OUTCOMES, RESULTS, REVIEWS, ROWS

Tables = dict[str, Any]


@dataclass(frozen=True)
class Office:
    """Who reports: name, short name, level, kind, how it calls itself, who is above it, how busy it is."""

    name: str
    short: str
    level: str
    kind: str
    selves: tuple[str, ...]
    above: str
    size: str


_COUNTIES = ("青禾县", "澜石县", "临溪区", "望川区", "栖霞岭县", "松塘区", "北屿县", "禾丰区")
_CITIES = ("云岫市", "澄州市", "榆湾市", "珠溪市", "海棠州市")
_TOWNS = ("柳溪", "石坝", "白鹭湾", "三江口", "梨树坪", "金滩", "双桥铺", "枫林", "龙尾", "大田坳")
_BUREAUS = ("水利局", "教育局", "民政局", "自然资源局", "财政局", "住房和城乡建设局", "卫生健康局", "司法局")
_CATEGORIES = (
    ("政策文件", "财政信息", "民生信息"),
    ("机构职能信息", "规划计划信息", "公示公告", "工作动态"),
    ("政策文件", "工作动态", "通知公告", "重点领域信息", "其他信息"),
    ("财政预决算信息", "社会救助信息", "乡村振兴信息"),
    ("概况类信息", "政务动态信息", "重点领域信息", "公告公示信息"),
    ("行政执法信息", "政策解读信息", "人事信息", "建议提案信息"),
)
_OUTCOME_WEIGHTS = (32, 11, 1, 1, 1, 4, 4, 3, 3, 3, 19, 4, 2, 5, 4, 1, 1, 1, 4, 1, 3)
_SIZES = {"quiet": (0, 4), "small": (3, 48), "medium": (40, 260), "busy": (300, 1500)}


def office(rng: random.Random) -> Office:
    """Return one invented office."""
    county, city, town = rng.choice(_COUNTIES), rng.choice(_CITIES), rng.choice(_TOWNS)
    draw = rng.random()
    if draw < 0.30:
        name = f"{county}{town}镇人民政府"
        size = rng.choice(("quiet", "quiet", "small"))
        return Office(
            name, f"{town}镇", "township", "government", ("我镇", "本机关", "镇政府"), county[-1], size
        )
    if draw < 0.42:
        name = f"{county}{town}街道办事处"
        selves = ("我街道", "本街道", "街道办事处")
        return Office(
            name, f"{town}街道", "township", "subdistrict", selves, county[-1], rng.choice(("quiet", "small"))
        )
    if draw < 0.68:
        bureau = rng.choice(_BUREAUS)
        level, place = rng.choice((("county", county), ("prefectural", city)))
        size = rng.choice(("quiet", "small", "medium"))
        return Office(
            f"{place}{bureau}",
            f"{place}{bureau}",
            level,
            "department",
            ("我局", "本局", "本机关"),
            place[-1],
            size,
        )
    if draw < 0.84:
        word = county[-1]
        return Office(
            f"{county}人民政府", county, "county", "government", (f"我{word}", f"全{word}"), "市", "medium"
        )
    return Office(
        f"{city}人民政府",
        city,
        "prefectural",
        "government",
        ("我市", "全市"),
        "省",
        rng.choice(("medium", "busy")),
    )


def _column(rng: random.Random, only_people: bool) -> int:
    if only_people:
        return 0
    return rng.choices(range(6), (70, 15, 2, 2, 8, 3))[0]


def _table3(rng: random.Random, count: int, carried: list[int], paid: bool, closing: bool) -> Tables:
    rows = {key: [0] * 7 for key in ROWS}
    only_people = rng.random() < 0.2
    columns = rng.choices(range(6), (1, 0, 0, 0, 0, 0) if only_people else (70, 15, 2, 2, 8, 3), k=count)
    for column, number in Counter(columns).items():
        rows["new"][column] = number
    rows["carried_in"][:6] = carried
    pool = columns + [c for c, number in enumerate(carried) for _ in range(number)]
    rng.shuffle(pool)
    left = 0 if closing else min(len(pool), rng.randint(0, max(1, len(pool) // 9)))
    weights = [
        w if paid or key != "fee_unpaid" else 0 for key, w in zip(OUTCOMES, _OUTCOME_WEIGHTS, strict=True)
    ]
    if rng.random() < 0.4:
        # A small office knows few outcomes.
        weights = [w if w > 3 or rng.random() < 0.2 else 0 for w in weights]
    for i, (column, outcome) in enumerate(
        zip(pool, rng.choices(OUTCOMES, weights, k=len(pool)), strict=True)
    ):
        rows["carried_out" if i < left else outcome][column] += 1
    for column in range(6):
        rows["outcome_total"][column] = sum(rows[key][column] for key in OUTCOMES)
    for cells in rows.values():
        cells[6] = sum(cells[:6])
    return {ROWS[key]: cells for key, cells in rows.items()}


def _table4(rng: random.Random, size: str, pending: dict[str, int]) -> Tables:
    most = {"quiet": 1, "small": 5, "medium": 24, "busy": 90}[size]
    table = {}
    for key, label in REVIEWS.items():
        total = (
            0
            if rng.random() < (0.8 if size == "quiet" else 0.3)
            else rng.randint(0, most // (1 if key == "rec" else 2))
        )
        total = max(total, pending.get(key, 0))
        drawn = Counter(rng.choices(RESULTS, (5, 2, 2, 2), k=total))
        table[label] = [drawn[result] for result in RESULTS] + [total]
    return table


def _fee(rng: random.Random) -> Tables:
    if rng.random() < 0.7:
        return {"notices": 0, "noticed": 0, "collected": 0}
    notices = rng.randint(1, 7)
    noticed = sum(rng.choice((100, 300, 710, 840, 1200, 60)) for _ in range(notices))
    return {"notices": notices, "noticed": noticed, "collected": rng.choice((noticed, noticed // 20 * 10))}


def _disclosure(rng: random.Random, size: str, names: tuple[str, ...], unit: str, scale: float) -> Tables:
    low, high = {"quiet": (35, 260), "small": (90, 900), "medium": (400, 6000), "busy": (6000, 60000)}[size]
    counts = [max(3, int(rng.randint(low, high) * scale / len(names) * rng.uniform(0.4, 1.6))) for _ in names]
    categories = [{"name": name, "count": count} for name, count in zip(names, counts, strict=True)]
    return {"total": sum(counts), "unit": unit, "categories": categories}


def _table2(rng: random.Random, who: Office, before: Tables | None, closed: bool) -> Tables:
    law = who.kind == "government" and who.level == "prefectural"
    table: Tables = {}
    for label, most in (
        ("规章", 4 if law else 0),
        ("行政规范性文件", {"quiet": 2, "small": 4, "medium": 19, "busy": 40}[who.size]),
    ):
        start = before[label][2] if before else rng.randint(most, most * 7)
        issued = 0 if rng.random() < 0.3 else rng.randint(0, most)
        repealed = 0 if rng.random() < 0.4 else rng.randint(0, min(start, most))
        table[label] = [issued, repealed, start + issued - repealed]
    scale = {"quiet": 90, "small": 900, "medium": 9000, "busy": 190_000}[who.size]
    for label, share in (("行政许可", 1.0), ("行政处罚", 0.3), ("行政强制", 0.06)):
        old = before[label] if before else 0
        value = int(old * rng.uniform(0.7, 1.5)) if old else int(rng.uniform(0.05, 1) * scale * share)
        table[label] = 0 if (closed and rng.random() < 0.5) or rng.random() < 0.08 else value
    if closed and rng.random() < 0.4:
        table["行政处罚"] = table["行政强制"] = 0
    old_fee = before["行政事业性收费"] if before else 0
    fee = old_fee * rng.uniform(0.7, 1.5) if old_fee else rng.uniform(0.5, 1) * scale / 12
    table["行政事业性收费"] = 0 if closed else round(fee, rng.choice((0, 1, 2, 4))) or 1.5
    if isinstance(table["行政事业性收费"], float) and table["行政事业性收费"].is_integer():
        table["行政事业性收费"] = int(table["行政事业性收费"])
    return table


def world(rng: random.Random) -> tuple[Office, Tables, Tables]:
    """Return an office, its numbers and those of the year before, which fit together."""
    who = office(rng)
    low, high = _SIZES[who.size]
    closed = who.size == "quiet" and rng.random() < 0.6
    names = rng.choice(_CATEGORIES)
    unit = rng.choice(("条", "条", "条", "件", "篇"))
    count = rng.randint(low, high)
    fee = {"notices": 0, "noticed": 0, "collected": 0} if closed else _fee(rng)
    before: Tables = {
        "table3": _table3(rng, count, [0] * 6, False, rng.random() < 0.3),
        "table4": _table4(rng, who.size, {}),
        "table2": _table2(rng, who, None, closed),
        "disclosure": _disclosure(rng, who.size, names, unit, 1),
        "fee": {"notices": 0, "noticed": 0, "collected": 0},
    }
    factor = (
        rng.choice((0, 0.5, 0.8, 1.1, 1.2, 1.25, 1.5, 2, 1)) if rng.random() < 0.5 else rng.uniform(0.55, 1.7)
    )
    carried = before["table3"][ROWS["carried_out"]][:6]
    if factor == 0 and who.size != "quiet":
        factor = 1.1
    pending = {key: before["table4"][label][3] for key, label in REVIEWS.items()}
    now: Tables = {
        "table3": _table3(rng, round(count * factor), carried, fee["notices"] > 0, rng.random() < 0.3),
        "table4": _table4(rng, who.size, pending),
        "table2": _table2(rng, who, before["table2"], closed),
        "disclosure": _disclosure(rng, who.size, names, unit, rng.choice((0.8, 1.0, 1.3))),
        "fee": fee,
    }
    if rng.random() < 0.25:
        # A round change of the total.
        old, new = before["disclosure"], now["disclosure"]
        target = old["total"] * 5 // 4
        rest = target - sum(c["count"] for c in new["categories"][:-1])
        if rest > 3:
            new["categories"][-1]["count"] = rest
            new["total"] = target
    if fee["notices"] and now["table2"]["行政事业性收费"] * 10_000 < fee["collected"]:
        now["table2"]["行政事业性收费"] = 12.5
    return who, now, before


def consistent(tables: Tables) -> bool:
    """Whether every sum of the form holds in this year's tables."""
    t3 = {key: tables["table3"][label] for key, label in ROWS.items()}
    rows = all(cells[6] == sum(cells[:6]) for cells in t3.values())
    columns = all(
        t3["outcome_total"][c] == sum(t3[key][c] for key in OUTCOMES)
        and t3["new"][c] + t3["carried_in"][c] == t3["outcome_total"][c] + t3["carried_out"][c]
        for c in range(len(COLUMNS) + 1)
    )
    return rows and columns and all(cells[4] == sum(cells[:4]) for cells in tables["table4"].values())
