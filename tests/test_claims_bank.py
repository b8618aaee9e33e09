"""The bank of claims: its truths stand where they say, its tables hold, its plants change one thing."""

from __future__ import annotations

import importlib
import json
import random
import re
import sys
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import nianbao
from nianbao.findings import Severity
from nianbao.numbers import read_quantity

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))
claims_bank = importlib.import_module("claims_bank")
bank = importlib.import_module("claims_bank.bank")
facts = importlib.import_module("claims_bank.facts")
render = importlib.import_module("claims_bank.render")
world = importlib.import_module("claims_bank.world")

SEEDS = range(60)
PLANT_KINDS = {
    "plus_one", "minus_one", "swap_digits", "times_ten", "drop_digit", "other_rows_value", "direction",
    "percentage", "percentage_points", "unit", "part", "whole", "negation_added", "negation_wrong",
    "universal", "year", "ratio_base", "mixed_bases", "swapped_pair", "multiple", "chinese_numeral",
    "thousands", "average", "total_of_list", "second_mention",
}  # fmt: skip


@cache
def reports() -> list[dict[str, Any]]:
    return [claims_bank.generate(seed) for seed in SEEDS]


@cache
def renderers() -> list[Any]:
    found = []
    for seed in range(160):
        rng = random.Random(seed)
        office, tables, before = world.world(rng)
        unit = tables["disclosure"]["unit"]
        renderer = render.Renderer(rng, facts.Facts(tables, before), office, 2024, unit)
        for topic in bank.topics():
            for name, how in topic.values.items():
                value = rng.randint(*how) if isinstance(how, list) else 0
                renderer.staff[name] = value or sum(renderer.staff[x] for x in how.split("+"))
        found.append(renderer)
    return found


def test_the_same_seed_gives_the_same_report() -> None:
    again = json.loads(json.dumps(claims_bank.generate(7)))
    assert again == json.loads(json.dumps(claims_bank.generate(7)))
    assert claims_bank.generate(7) != claims_bank.generate(8)


def test_truths_stand_where_they_say() -> None:
    for report in reports():
        assert 800 <= sum(map(len, report["sections"].values())) <= 4000
        for truth in report["truth"]:
            text = report["sections"][truth["section"]]
            assert text[truth["start"] : truth["end"]] == truth["quote"] != ""
            assert truth["quote"] in truth["sentence"]
            assert truth["verdict"] in ("consistent", "uncheckable")


def test_plain_numbers_are_the_values() -> None:
    checked = 0
    for report in reports():
        for truth in report["truth"]:
            if truth["kind"] in ("count", "fee", "change") and truth["style"] in ("", "zh"):
                digits = re.match(r"[0-9０-９.．,一二三四五六七八九十百千零两]+", truth["quote"])[0]  # type: ignore[index]
                read = read_quantity(digits)
                assert read is not None and float(read.value) == truth["value"], truth
                checked += 1
    assert checked > 500


def test_no_two_truths_overlap() -> None:
    for report in reports():
        for section in report["sections"]:
            spans = sorted((t["start"], t["end"]) for t in report["truth"] if t["section"] == section)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_sums_hold_in_both_years() -> None:
    names = importlib.import_module("claims_bank.names")
    for report in reports():
        assert world.consistent(report)
        disclosure = report["disclosure"]
        assert disclosure["total"] == sum(category["count"] for category in disclosure["categories"])
        before = report["previous"]
        if before:
            assert world.consistent(before)
            rows = names.ROWS
            assert report["table3"][rows["carried_in"]] == before["table3"][rows["carried_out"]]
            for label in ("规章", "行政规范性文件"):
                issued, repealed, in_force = report["table2"][label]
                assert in_force == before["table2"][label][2] + issued - repealed


def test_plants_change_their_span_and_differ_from_the_truth() -> None:
    for report in reports():
        for plant in report["plants"]:
            truth = report["truth"][plant["truth"]]
            assert truth["verdict"] == "consistent" and truth["section"] == plant["section"]
            text = report["sections"][plant["section"]]
            if "tables" in plant:
                assert any(report[key] != table for key, table in plant["tables"].items())
                changed = {**report, **plant["tables"]}
                assert world.consistent(changed)
                assert (plant["new_start"], plant["new_end"]) == (truth["start"], truth["end"])
                continue
            assert text[plant["start"] : plant["end"]] != plant["text"] != ""
            after = text[: plant["start"]] + plant["text"] + text[plant["end"] :]
            assert after != text
            assert 0 <= plant["new_start"] < plant["new_end"] <= len(after)
            if plant["kind"] in ("direction", "ratio_base"):
                assert after[plant["new_start"] : plant["new_end"]] == truth["quote"]
            else:
                end = plant["start"] + len(plant["text"])
                assert plant["start"] <= plant["new_start"] < plant["new_end"] <= end


def test_every_kind_of_plant_comes_up() -> None:
    assert {plant["kind"] for report in reports() for plant in report["plants"]} == PLANT_KINDS


def test_every_phrasing_can_be_rendered() -> None:
    rest = list(bank.every())
    for renderer in renderers():
        rest = [p for p in rest if all(renderer.render(p, base) is None for base in ("new", "recv"))]
    assert [(p.id, p.text) for p in rest] == []


def test_the_bank_is_large_and_without_doubles() -> None:
    texts = [p.text for p in bank.every()]
    assert len(set(texts)) == len(texts) >= 500
    noise = [p.text for group in bank.distractors().values() for p in group]
    assert len(set(noise)) == len(noise) >= 120


def test_slots_name_known_figures() -> None:
    renderer = next(r for r in renderers() if r.facts.previous.values["concluded"] and r.facts.values["new"])
    for phrasing in [*bank.every(), *(p for group in bank.distractors().values() for p in group)]:
        plain = "".join(token for token in bank.tokens(phrasing.text) if isinstance(token, str))
        assert not set("{}<>") & set(plain), phrasing
        for token in bank.tokens(phrasing.text):
            if not isinstance(token, str):
                assert token["style"] is None or token["style"] in bank.STYLES, phrasing
                assert token["macro"] is None or token["macro"] in bank.MACROS or "cat." in token["macro"]
        for name in render.slots(phrasing.text):
            if name == "year" or name.startswith("same:"):
                continue
            words = ".".join("new" if word == "b" else word for word in name.split("."))
            bare = words.removeprefix("ppt.").removeprefix("share.")
            for kind in ("delta.", "pct.", "mult.", "ratio.", "prev."):
                bare = bare.removeprefix(kind)
            known = bare in renderer.facts.values or bare in renderer.staff
            known = known or bare.startswith(("rate.", "avg.")) or renderer.value(f"share.{bare}") is not None
            assert known, (phrasing.id, name)


@pytest.mark.parametrize("seed", range(40))
def test_the_project_reads_the_data_file_and_finds_nothing(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(claims_bank.to_data(claims_bank.generate(seed)), ensure_ascii=False), "utf-8")
    found = nianbao.check(nianbao.load(path))
    assert [str(f) for f in found if f.severity is not Severity.INFO] == []


def test_what_is_unknown_stays_absent(tmp_path: Path) -> None:
    report = claims_bank.generate(2)
    label = "一、本年新收政府信息公开申请数量"
    report = {**report, "table3": {**report["table3"], label: None}, "notes": None, "disclosure": None}
    data = claims_bank.to_data(report)
    assert "new" not in data["table3"] and "carried_in" in data["table3"]
    assert "notes" not in data and "disclosure" not in data
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert nianbao.load(path).cell("t3.new.total").value is None


def test_numerals() -> None:
    numerals = importlib.import_module("claims_bank.numerals")
    shown = {2: "两", 10: "十", 12: "十二", 105: "一百零五", 418: "四百一十八", 3108: "三千一百零八"}
    assert {n: numerals.chinese(n) for n in shown} == shown
    assert numerals.decimal(Fraction(200, 3), 1) == "66.7"
    assert numerals.approximate("near", Fraction(418)) == 420
