"""Write every generated file anew: JSON Schemas, docs/rules.md, golden drafts, example workbooks.

usage: python tests/regenerate.py
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

import nianbao
from nianbao.drafting.model.answers import FiveAnswer, PartAnswer, schema
from nianbao.findings import Finding
from nianbao.report import Report
from nianbao.rules import CODES
from nianbao.write.markdown import render_markdown

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ("songgai-2023", "yunlan-2024")

_BLOCKS = {
    "R": "读取填报表",
    "T": "表二、表三、表四",
    "Y": "与上年衔接",
    "N": "文字与数字",
    "S": "基本信息、结构、信息处理费",
    "L": "语言、标点",
    "P": "个人信息",
    "D": "草稿",
    "X": "程序自身",
}


def rules_page() -> str:
    """Return docs/rules.md: every code with its explanation, block by block."""
    lines = ["# 检查规则", "", "本页由程序生成，与 `nianbao explain 编码` 显示的内容一致。", ""]
    block = ""
    for code in CODES.values():
        if code.id[0] != block:
            block = code.id[0]
            lines += [f"## {block}：{_BLOCKS[block]}", ""]
        lines += [
            f"### {code.id} {code.title}",
            "",
            f"级别：{code.severity.label}{'，默认关闭（加 --style 检查）' if code.style else ''}",
            "",
            code.explanation,
            "",
        ]
    return "\n".join(lines)


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the JSON Schemas by file name."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    yield "report.json", {"$schema": draft, **Report.model_json_schema(mode="validation")}
    yield "finding.json", {"$schema": draft, **TypeAdapter(Finding).json_schema()}
    kinds = {kind.__name__: schema(kind) for kind in (PartAnswer, FiveAnswer)}
    defined = {name: part for made in kinds.values() for name, part in made.pop("$defs").items()}
    either = [{"$ref": f"#/$defs/{name}"} for name in kinds]
    yield "answer.json", {"$schema": draft, "anyOf": either, "$defs": {**defined, **kinds}}


def generated() -> Iterator[tuple[Path, str]]:
    """Yield every generated text file with its content."""
    yield ROOT / "docs" / "rules.md", rules_page()
    for name, made in schemas():
        text = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        yield ROOT / "schemas" / name, text
    for name in EXAMPLES:
        draft = nianbao.draft(nianbao.load(ROOT / "examples" / f"{name}.yaml"))
        yield ROOT / "tests" / "golden" / f"{name}.md", render_markdown(draft)


def example_workbooks() -> Iterator[tuple[Path, Report]]:
    """Yield the example workbooks with the report that fills each."""
    for name in EXAMPLES:
        yield ROOT / "examples" / f"{name}.xlsx", nianbao.load(ROOT / "examples" / f"{name}.yaml")


def main() -> None:
    """Write all of them."""
    from nianbao.write.workbook import workbook_bytes

    for path, text in generated():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))
    for path, report in example_workbooks():
        path.write_bytes(workbook_bytes(report))
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
