"""Re-write the labelled reports mechanically, and count what is proved no more and what is called wrong anew.

usage: python benchmarks/rewritten.py [--verbose] [NAME …] [--sets a b …]

Each keeps the meaning, or nearly so: blanks beside numbers, another measure, other marks and words.
Counted are claims labelled consistent that were proved before, and alarms that were not there before.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claims_bank import to_data
from claims_bank.labelled import SETS, labelled

from nianbao.facts import FactBook
from nianbao.proof import Status, Verdict, prove
from nianbao.read.data import read_json

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_UNIT = "[件条份次项宗]"
_NAME = "([一-鿿]{2,4}公开|自然人|商业企业|无法提供|不予处理)"
#: A pattern, what stands in its place, and how many of its places are re-written.
Rule = tuple[str, str | Callable[[re.Match[str]], str], float]
RULES: dict[str, Rule] = {
    "blanks beside numbers": (rf"(?<![\d.,〔 ])(\d+)(?={_UNIT})", r" \1 ", 1),
    "broad digits": (r"(?<![\d.〔])[0-9]+(?![\d年月日.])", lambda m: m[0].translate(_WIDE), 1),
    "thousands": (r"(?<![\d.])\d{4,6}(?![\d年.])", lambda m: f"{int(m[0]):,}", 1),
    "总共 for 共": (r"共计?(?=\d|收到|受理|办|公开|发布|新收)", "总共", 1),
    "接到 for 收到": (r"(?<!未)收到(?!\w{0,8}复议)", "接到", 1),
    "新增 for 新收": ("新收", "新增", 1),
    "其中：": ("其中，?(?![：:])", "其中：", 1),
    "no 其中": ("，其中[，：:]?", "，", 1),
    "其中 in brackets": (r"，其中[，：:]?([^。；（）]*)(?=[。；])", r"（其中\1）", 1),
    "； for ，": (rf"(?<={_UNIT})，(?!其中|占|较|同比|比|环比)", "；", 0.5),
    "。 for ；": ("；", "。", 1),
    "， for ；": ("；", "，", 1),
    "； for 。": (r"。(?=[^\n])", "；", 1),
    "， for 、": (rf"(?<=\d{_UNIT})、", "，", 1),
    "a line for each sentence": (r"。(?=[^\n”）])", "。\n", 1),
    "lines joined": (r"(?<=。)\n(?=[^（一二三四五六七八九十\d])", "", 1),
    "据统计": (r"(?<=。)(?=[^\n”）])", "据统计，", 0.6),
    "words between": (rf"(?<={_UNIT})，(?=其中)", "，均已登记在册，", 1),
    "宗 for 件": (r"(?<=\d)件(?=，|。|、|；)(?!套)", "宗", 1),
    "办理完毕 for 办结": (r"办结(?=\d|申请|政府)", "办理完毕", 1),
    "不再处理 for 不予处理": (r"不予处理(?=\d)", "不再处理", 1),
    "上升 for 增长": (r"增长(?=\d)", "上升", 1),
    "与上年同期相比": ("同比(?=增|减|上|下)", "与上年同期相比", 1),
    "公民 for 自然人": (r"自然人(?=申请|提出|提交|\d)", "公民", 1),
    "同意公开 for 予以公开": (r"予以公开(?=\d)", "同意公开", 1),
    "quoted names": (r"(予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?=\d)", r"“\1”", 1),
    "没有发生 for 未发生": ("未发生", "没有发生", 1),
    "the number first": (_NAME + r"(\d+)件", r"\2件\1", 1),
    "a colon before it": (_NAME + r"(\d+)件", r"\1：\2件", 1),
}


def _rewrite(text: str, rule: Rule) -> tuple[str, list[tuple[int, int, int, int]]]:
    """Return the text re-written, and each changed span: where it stood, where it stands now."""
    pattern, put, some = rule
    chance, pieces, spans, at, length = random.Random(1), list[str](), [], 0, 0
    for found in re.finditer(pattern, text):
        if chance.random() >= some:
            continue
        new = found.expand(put) if isinstance(put, str) else put(found)
        pieces += [text[at : found.start()], new]
        length += found.start() - at
        spans.append((*found.span(), length, length + len(new)))
        length, at = length + len(new), found.end()
    return "".join([*pieces, text[at:]]), spans


def _moved(at: int, spans: list[tuple[int, int, int, int]]) -> int:
    shift = 0
    for start, end, first, now in spans:
        if at <= start:
            break
        shift = now - end if at >= end else min(first + at - start, now) - at
    return at + shift


def _proved(report: dict[str, Any], sections: dict[str, str]) -> list[Verdict]:
    data = json.dumps(to_data({**report, "sections": sections}), ensure_ascii=False)
    return prove(FactBook(read_json(Path("report.json"), data)), sections)


def _holds(claim: dict[str, Any], span: tuple[int, int], found: list[Verdict]) -> bool:
    here = (v for v in found if v.section == claim["section"] and v.start < span[1] and v.end > span[0])
    return any(v.status is Status.CONSISTENT for v in here)


def _measure(report: dict[str, Any], names: list[str]) -> Iterator[tuple[str, int, list[str], list[str]]]:
    """Yield each re-writing with how many claims were proved, those proved no more, and the new alarms."""
    before = _proved(report, report["sections"])
    known = {(v.section, v.message) for v in before}
    right = [c for c in report["truth"] if c["verdict"] == "consistent"]
    right = [c for c in right if _holds(c, (c["start"], c["end"]), before)]
    for name in names:
        written = {key: _rewrite(text, RULES[name]) for key, text in report["sections"].items()}
        if not any(spans for _, spans in written.values()):
            continue
        found = _proved(report, {key: text for key, (text, _) in written.items()})
        lost = []
        for claim in right:
            text, spans = written[claim["section"]]
            span = _moved(claim["start"], spans), _moved(claim["end"], spans)
            if not _holds(claim, span, found):
                lost.append(text[max(0, span[0] - 20) : span[1]])
        alarms = [v for v in found if v.severity and (v.section, v.message) not in known]
        yield name, len(right), lost, [f"{v.quote}：{v.message}" for v in alarms]


def main() -> None:
    """Print one line a re-writing: claims proved no more, claims, new alarms."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", choices=[[], *RULES], metavar="NAME")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS, metavar="SET")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    totals: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    for letter in options.sets:
        for report in labelled(letter):
            for name, claims, lost, alarms in _measure(report, options.names or list(RULES)):
                totals[name] = [
                    a + b for a, b in zip(totals[name], (len(lost), claims, len(alarms)), strict=True)
                ]
                for line in [*(f"LOST {one}" for one in lost), *(f"ALARM {one}" for one in alarms)]:
                    if options.verbose:
                        print(report["id"], name, line.replace("\n", "⏎"))
    for name, (lost_, claims, alarms_) in sorted(totals.items(), key=lambda row: -row[1][0] / row[1][1]):
        print(f"{name:28} proved no more {lost_}/{claims}   new alarms {alarms_}")


if __name__ == "__main__":
    main()
