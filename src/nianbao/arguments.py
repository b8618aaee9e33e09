"""Arguments of the command line, with every word of help and every complaint in Chinese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from nianbao.errors import UsageError

#: argparse's own complaints and what to say instead; named groups are carried over.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<what>.*)", "缺少参数：{what}"),
    (r"unrecognized arguments: (?P<what>.*)", "不认识的参数：{what}"),
    (
        r"argument (?P<name>.*?): invalid choice: (?P<what>.*?) \(choose from (?P<choices>.*)\)",
        "{name} 不能是 {what}，可用：{choices}",
    ),
    (r"argument (?P<name>.*?): expected one argument", "{name} 后面缺少内容"),
    (r"argument (?P<name>.*?): not allowed with argument (?P<what>.*)", "{name} 不能与 {what} 同时用"),
    (r"argument (?P<name>.*?): ignored explicit argument (?P<what>.*)", "{name} 后面不应有 {what}"),
    (
        r"ambiguous option: (?P<what>.*?) could match (?P<choices>.*)",
        "选项 {what} 写得不全，可能是 {choices}",
    ),
)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, allow_abbrev=False, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _COMPLAINTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                message = chinese.format(**found.groupdict()).replace("'", "")
                break
        else:
            message = "参数写得不对"
        raise UsageError(f"{message}。用 {self.prog} -h 查看用法")


def _model_arguments(group: Any) -> None:
    group.add_argument("--model", metavar="模型名", default="", help="用哪个大模型起草")
    group.add_argument("--preset", metavar="服务", default="", help="哪家服务，见 nianbao model presets")
    group.add_argument("--base-url", metavar="地址", default="", help="服务的地址，单位内部的服务用这一项")


def build_parser(version: str) -> argparse.ArgumentParser:
    """Return the parser; ``command`` in its result names the command, and errors raise UsageError."""
    parser = _Parser(prog="nianbao", description="年报：编制和核对政府信息公开工作年度报告")
    parser.add_argument("--version", action="version", version=f"nianbao {version}", help="显示版本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", required=True)

    new = commands.add_parser("new", help="生成一份空的填报表", description="生成一份空的填报表")
    new.add_argument("workbook", metavar="填报表.xlsx", type=Path, help="要生成的填报表")
    new.add_argument(
        "--last-year", metavar="上年填报表", type=Path, help="从上年的填报表带入机关信息、上年数据和上年结转"
    )
    new.add_argument("--force", action="store_true", help="已有同名文件时覆盖")

    source = {"metavar": "填报表", "type": Path, "help": "填好的 .xlsx，或 .yaml、.json 数据文件"}
    draft = commands.add_parser(
        "draft", help="起草报告，并列出需要核实的地方", description="起草报告，并列出需要核实的地方"
    )
    draft.add_argument("file", **source)  # type: ignore[arg-type]
    draft.add_argument(
        "-o",
        "--output",
        metavar="文件夹",
        type=Path,
        default=Path("out"),
        help="草稿放在哪个文件夹（默认 out）",
    )
    draft.add_argument("--force", action="store_true", help="替换被人改过的草稿（原稿另存为备份）")
    asking = draft.add_argument_group("大模型（不写就用模板；也可用环境变量或 nianbao.toml 设置）")
    _model_arguments(asking)
    asking.add_argument("--templates", action="store_true", help="只用模板，不问大模型")
    asking.add_argument("--fresh", action="store_true", help="不用记录里已有的回答，重新问")
    asking.add_argument("--show-prompt", action="store_true", help="只显示要发给大模型的内容，什么也不发送")

    check = commands.add_parser("check", help="只核对，不起草", description="只核对，不起草")
    check.add_argument("file", **source)  # type: ignore[arg-type]
    for command in (draft, check):
        command.add_argument(
            "--explain-all", action="store_true", help="逐处列出正文里每个数的核对结果，相符的也列出"
        )

    check.add_argument("--style", action="store_true", help="也检查标点半角等书写习惯（默认不查）")

    model = commands.add_parser("model", help="试用和允许大模型服务", description="试用和允许大模型服务")
    actions = model.add_subparsers(dest="action", metavar="操作", title="操作", required=True)
    test = actions.add_parser(
        "test",
        help="试一次：地址、密钥、模型和回答方式能不能用",
        description="试一次：地址、密钥、模型和回答方式能不能用。不发送任何报告内容",
    )
    _model_arguments(test)
    allow = actions.add_parser(
        "allow",
        help="同意把要点和数字发送到一个外部地址",
        description="记下同意：起草时可以把工作要点和数字发送到这个外部地址",
    )
    allow.add_argument("address", metavar="地址", help="如 https://api.deepseek.com")
    actions.add_parser("presets", help="列出可以按名称使用的服务", description="列出可以按名称使用的服务")

    rules = commands.add_parser("rules", help="列出全部检查规则", description="列出全部检查规则")
    explain = commands.add_parser(
        "explain", help="说明一条检查规则：为什么查，怎么办", description="说明一条检查规则：为什么查，怎么办"
    )
    explain.add_argument("code", metavar="编码", help="如 T303")

    for command in (draft, check, rules):
        command.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            metavar="格式",
            help="输出格式：text 给人看（默认），json 给程序用",
        )
    return parser
