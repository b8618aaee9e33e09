"""Findings in a terminal: a table that fits 80 columns, readable on a GBK console."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from nianbao.findings import Finding, Place, Severity
from nianbao.proof import Verdict, coverage
from nianbao.texts import printable
from nianbao.write.json import summary

if TYPE_CHECKING:
    from nianbao.drafting.model.asking import Usage
    from nianbao.drafting.model.settings import Model, Preset
    from nianbao.drafting.model.trial import Trial

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PLACE_WIDTH = 16
_LEAD = 12
_GAP = "  "

#: A stop that may not begin a line is let out this far over the margin.
_OVERHANG = 2

#: What a line can be broken between: runs of digits stay whole, an opening quote stays with its word.
_TOKENS = re.compile(r"[“‘（《【〔(]*(?:[0-9A-Za-z_.%!/:+-]+|\s+|.)", re.DOTALL)
_NOT_FIRST = frozenset("，。；：、？！）”’》】〕%,.;:)]}")


def print_findings(findings: Sequence[Finding], stream: TextIO | None = None) -> None:
    """Print findings, worst first, then one line that counts them; accepted ones are only counted."""
    stream = stream or sys.stdout
    width = max(min(shutil.get_terminal_size((80, 24)).columns, 110) - 1, 50)
    # Lines are cut here, so the console must never wrap them again.
    console = Console(file=stream, width=width * 2, highlight=False, markup=False, emoji=False)
    shown = sorted((f for f in findings if f.waiver is None), key=lambda f: f.severity.rank)
    if shown:
        console.print(Text(f"级别  编码  {_padded('位置', _PLACE_WIDTH)}{_GAP}说明", style="bold"))
    for finding in shown:
        for line in _lines(finding, width):
            console.print(line)
    counts = summary(findings)
    text = "没有发现问题。"
    if shown:
        text = f"\n错误 {counts['error']} 处，警告 {counts['warning']} 处，提示 {counts['info']} 处。"
    if counts["waived"]:
        text += f"另有 {counts['waived']} 处已核实。"
    console.print(Text(text))
    if shown:
        console.print(Text(f"查看某一条的说明：nianbao explain {shown[0].code}"))


def print_verdicts(
    prose: Mapping[str, str],
    verdicts: Sequence[Verdict],
    *,
    every: bool = False,
    stream: TextIO | None = None,
) -> None:
    """Print how much of the prose could be checked; with ``every`` also each place and how it stands."""
    if not verdicts:
        return
    console = Console(file=stream or sys.stdout, width=400, highlight=False, markup=False, emoji=False)
    width = max(min(shutil.get_terminal_size((80, 24)).columns, 110) - 1, 50)
    if every:
        console.print()
    for verdict in verdicts if every else ():
        text = prose[verdict.section]
        before, after = text[max(0, verdict.start - 16) : verdict.start], text[verdict.end : verdict.end + 8]
        quote = f"…{before}【{verdict.quote}】{after}…".replace("\n", " ")
        why = verdict.message or verdict.reason or "；".join(verdict.figures)
        place = Place.in_prose(verdict.section, verdict.start, verdict.end)
        for i, line in enumerate(wrap(f"{verdict.status.label}  {place.label}  {quote}  {why}", width - 4)):
            console.print(Text(f"    {line}" if i else line))
    counts = coverage(verdicts)
    unchecked = sum(counts.unchecked.values())
    said = (
        f"正文共有 {counts.found} 处数字和有无的说法：相符 {counts.proved} 处，"
        f"不符 {counts.contradicted} 处，"
        + (f"没有出处 {counts.ungrounded} 处，" if counts.ungrounded else "")
        + f"无从核对 {unchecked} 处"
    )
    if counts.unchecked:
        said += (
            "（" + "；".join(f"{reason} {n} 处" for reason, n in list(counts.unchecked.items())[:3]) + "）"
        )
    for line in wrap(f"{said}。" + ("" if every else "加 --explain-all 逐处列出。"), width):
        console.print(Text(line))


def print_usage(usage: Usage, model: Model) -> None:
    """Print what a draft took of the model: requests, tokens, and what that costs if prices are set."""
    said = f"大模型 {model.name}：发送 {usage.sent} 次请求"
    if usage.replayed:
        said += f"，{usage.replayed} 次用了记录里的回答"
    if usage.tokens_in or usage.tokens_out:
        said += f"；用了 {usage.tokens_in:,}＋{usage.tokens_out:,} 个 token"
        if model.price_in is not None and model.price_out is not None:
            cost = (usage.tokens_in * model.price_in + usage.tokens_out * model.price_out) / 1_000_000
            said += f"，约 {cost:.4f} 元"
    print(said)


def print_presets(presets: Mapping[str, Preset]) -> None:
    """Print the services that can be named, with their addresses."""
    for name, preset in presets.items():
        key = f"密钥放在环境变量 {preset.key}" if preset.key else "一般不用密钥"
        print(f"{name:<12}  {preset.label}\n{'':<12}  {preset.base_url}  {key}")


def print_trial(trial: Trial) -> None:
    """Print what trying out a server brought, a line each."""
    signs = {True: "可用", False: "不行", None: "　　"}
    for name, works, said in trial.steps:
        print(f"{signs[works]}  {_padded(name, 8)}  {printable(said)}")
    print("\n可以用来起草。" if trial.works else "\n现在还不能用来起草。")


def _lines(finding: Finding, width: int) -> Iterator[Text]:
    place = list(wrap(finding.place.position or finding.place.label, _PLACE_WIDTH))
    said = list(wrap(finding.full_message, width - _LEAD - _PLACE_WIDTH - len(_GAP) - _OVERHANG))
    for i in range(max(len(place), len(said))):
        line = Text()
        if i == 0:
            line.append(finding.severity.label, _STYLES[finding.severity])
            line.append(f"  {finding.code}  ")
        else:
            line.append(" " * _LEAD)
        line.append(_padded(place[i] if i < len(place) else "", _PLACE_WIDTH) + _GAP)
        line.append(said[i] if i < len(said) else "")
        line.rstrip()
        yield line


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield ``text`` in lines of at most ``width`` columns; no stop or bracket begins a line alone."""
    line, used = "", 0
    for token in _TOKENS.findall(text):
        if token.isspace():
            token = " "
        size = columns(token)
        if used and used + size > width and not (token in _NOT_FIRST and used + size <= width + _OVERHANG):
            yield line.rstrip()
            line, used = "", 0
            token = token.lstrip()
        while columns(token) > width:
            yield token[:width]
            token = token[width:]
        line += token
        used += columns(token)
    if line.strip():
        yield line.rstrip()


def columns(text: str) -> int:
    """Return how many columns a Chinese console needs; it draws “ ” — · two wide."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), 0)
