"""The command line: parses, calls the verbs, prints in Chinese, exits with 0, 1 or 2."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from nianbao import __version__
from nianbao.arguments import build_parser
from nianbao.errors import NianbaoError, UsageError

if TYPE_CHECKING:
    from nianbao.api import Draft
    from nianbao.drafting.model.settings import Model
    from nianbao.findings import Finding
    from nianbao.proof import Verdict
    from nianbao.report import Report

CLEAN, FOUND, UNUSABLE = 0, 1, 2


def main() -> NoReturn:
    """Run the program; every way it can end is a Chinese sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows a question mark instead of failing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            code = run(sys.argv[1:])
        finally:
            # All is done or given up by now; one more Ctrl-C could only hide which.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        code = _fail("已中断")
        sys.stdout.flush()
        sys.stderr.flush()
        # Connections that were cut off anywhere are left to the system: to tidy up could only say more.
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 clean, 1 errors found, 2 unusable input."""
    try:
        options = build_parser(__version__).parse_args(arguments)
        return _COMMANDS[options.command](options)
    except NianbaoError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The reader of our output has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except Exception as error:
        if os.environ.get("NIANBAO_DEBUG"):
            raise
        return _fail(
            f"程序内部出错（{type(error).__name__}：{error}）。请把这行文字发给开发者；"
            "设置环境变量 NIANBAO_DEBUG=1 后重试可看到详情"
        )


def _progress(doing: str) -> None:
    """Say on a terminal what is being done, in one line that the next one replaces."""
    if sys.stderr.isatty():
        # Blanks clear the line, since an old Windows console knows no escape sequences.
        print(f"\r{' ' * 70}\r{doing}{'……' if doing else ''}", end="", file=sys.stderr, flush=True)


def _fail(message: str) -> int:
    _progress("")
    print(f"错误：{message}", file=sys.stderr)
    return UNUSABLE


def _new(options: argparse.Namespace) -> int:
    from nianbao import api

    unread = api.new(options.workbook, last_year=options.last_year, force=options.force)
    if unread:
        from nianbao.write.terminal import print_findings

        print(f"上年的文件 {options.last_year} 有以下内容没有读出，没有带入：\n")
        print_findings(unread)
        print()
    print(f"已生成 {options.workbook}")
    if options.last_year is not None:
        print("灰色斜体的内容由上年带入，请逐项核对后再用。")
    print(f"填好后运行：nianbao draft {options.workbook}")
    return CLEAN


def _draft(options: argparse.Namespace) -> int:
    from nianbao import api

    _progress(f"正在读取 {options.file}")
    report = api.load(options.file)
    model = None if options.templates else _model(options)
    if options.show_prompt:
        return _show_prompt(report, options)
    if model is None:
        _progress("正在起草和核对")
        draft = api.draft(report)
    else:
        _progress("")
        draft = _draft_with(model, report, options)
    _progress(f"正在写入 {options.output}")
    saved = draft.save(options.output, force=options.force)
    _progress("")
    _print(options, draft.findings, draft.verdicts, draft.document.prose())
    if options.format == "text":
        print()
        if draft.usage is not None and model is not None:
            from nianbao.write.terminal import print_usage

            print_usage(draft.usage, model)
        for file in saved:
            print(f"已保存 {file.path}")
        for file in saved:
            if file.note:
                print(f"注意：{file.note}")
    return _exit_code(draft.findings)


def _model(options: argparse.Namespace) -> Model | None:
    """Return the model that flags, environment and nianbao.toml name, None if none of them does."""
    from nianbao.drafting.model.settings import configured

    return configured({"name": options.model, "preset": options.preset, "base_url": options.base_url})


def _draft_with(model: Model, report: Report, options: argparse.Namespace) -> Draft:
    """Draft with a model; the first Ctrl-C ends the asking, and what is there becomes the draft."""
    import threading

    from nianbao import api
    from nianbao.drafting.model.journal import FILE
    from nianbao.write.progress import Board

    stop = threading.Event()

    def interrupted(*_: object) -> None:
        stop.set()
        # A second Ctrl-C ends the program at once.
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        with Board(report) as board:
            return api.draft(
                report,
                model=model,
                journal=options.output / FILE,
                fresh=options.fresh,
                progress=board,
                stop=stop,
            )
    finally:
        signal.signal(signal.SIGINT, before)


def _show_prompt(report: Report, options: argparse.Namespace) -> int:
    from nianbao.drafting.model.writer import prompts

    _progress("")
    shown = prompts(report)
    if options.format == "json":
        from nianbao.write.json import dump

        _print_json(dump({"schema_version": 1, "kind": "prompts", "prompts": shown}))
        return CLEAN
    for part, messages in shown.items():
        for message in messages:
            print(f"━━ {part} · {message['role']} ━━\n{message['content']}\n")
    print("以上是第一次要发送的全部内容；现在什么也没有发送。")
    return CLEAN


def _model_command(options: argparse.Namespace) -> int:
    if options.action == "presets":
        from nianbao.drafting.model.settings import presets
        from nianbao.write.terminal import print_presets

        print_presets(presets())
        return CLEAN
    if options.action == "allow":
        from nianbao.drafting.model.addresses import agree, origin

        file = agree(options.address)
        print(f"已同意：起草时可以把工作要点和数字发送到 {origin(options.address)}")
        print(f"记在 {file}；要收回，删去其中这一条")
        return CLEAN
    from nianbao.drafting.model.trial import try_out
    from nianbao.write.terminal import print_trial

    model = _model(options)
    if model is None:
        raise UsageError("没有设置大模型：用 --model 写模型名，用 --preset 或 --base-url 写服务")
    trial = try_out(model, _progress)
    _progress("")
    print_trial(trial)
    return CLEAN if trial.works else FOUND


def _check(options: argparse.Namespace) -> int:
    from nianbao import api

    _progress(f"正在读取 {options.file}")
    report = api.load(options.file)
    _progress("正在核对")
    findings, verdicts = api.check(report, style=options.style), api.prove(report)
    _progress("")
    _print(options, findings, verdicts, dict(report.prose.items()))
    return _exit_code(findings)


def _rules(options: argparse.Namespace) -> int:
    from nianbao.rules import CODES

    if options.format == "json":
        from nianbao.write.json import render_rules

        _print_json(render_rules(CODES.values()))
        return CLEAN
    for code in CODES.values():
        print(f"{code.id}  {code.severity.label}  {code.title}{'（默认关闭）' if code.style else ''}")
    print("\n默认关闭的：加 --style 才检查（nianbao check 填报表 --style）")
    print("查看某一条的说明：nianbao explain 编码")
    return CLEAN


def _explain(options: argparse.Namespace) -> int:
    from nianbao.rules import CODES

    code = CODES.get(options.code.strip().upper())
    if code is None:
        raise UsageError(f"没有“{options.code}”这条规则。用 nianbao rules 查看全部编码")
    off = "，默认关闭" if code.style else ""
    print(f"{code.id}  {code.title}（{code.severity.label}{off}）\n\n{code.explanation}")
    return CLEAN


_COMMANDS = {
    "new": _new,
    "draft": _draft,
    "check": _check,
    "rules": _rules,
    "explain": _explain,
    "model": _model_command,
}


def _print(
    options: argparse.Namespace,
    findings: Sequence[Finding],
    verdicts: Sequence[Verdict],
    prose: Mapping[str, str],
) -> None:
    """Print findings, and how much of the prose they are about could be checked."""
    if options.format == "json":
        from nianbao.write.json import render_check

        _print_json(render_check(str(options.file), findings, verdicts, every=options.explain_all))
    else:
        from nianbao.write.terminal import print_findings, print_verdicts

        print_findings(findings)
        print_verdicts(prose, verdicts, every=options.explain_all)


def _print_json(text: str) -> None:
    """Print JSON as the UTF-8 that scripts expect, whatever the console's code page."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _exit_code(findings: Sequence[Finding]) -> int:
    from nianbao.findings import Severity

    wrong = any(f.severity is Severity.ERROR and f.waiver is None for f in findings)
    return FOUND if wrong else CLEAN
