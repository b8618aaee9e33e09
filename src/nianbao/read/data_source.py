"""A data file parsed: plain data with the line of each value.

Numbers keep the digits they are written with. A key given twice is refused by name (in YAML with its
line), and so are anchors that unfold without end.
"""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from nianbao.errors import InputError
from nianbao.read.values import clip
from nianbao.report import Origin

DataPath = tuple[str | int, ...]

#: A data file of a report has some hundred values; anchors that unfold to more are an attack.
_MOST_VALUES = 50_000
_MOST_DEPTH = 40


@dataclass
class Source:
    """A parsed file: plain data, and the line of each value by its path."""

    file: str
    data: Any = None
    lines: dict[DataPath, int] = field(default_factory=dict)

    def origin(self, path: DataPath) -> Origin:
        """Where the value stands, as the origin of a cell or note."""
        return Origin(file=self.file, line=self.line(path))

    def line(self, path: DataPath) -> int | None:
        """The line of the value, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def parse_json(path: Path, text: str) -> Source:
    """Parse JSON text; raise InputError naming the line if it is none."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                raise InputError(f"{path.name} 里“{clip(key)}”在同一处出现了两次，不知道以哪个为准")
            seen[key] = value
        return seen

    def refuse(constant: str) -> None:
        raise InputError(f"{path.name} 里有 {constant}，不是数字")

    try:
        data = json.loads(
            text, object_pairs_hook=unique, parse_float=_decimal, parse_constant=refuse, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path.name} 第 {error.lineno} 行不是正确的 JSON（第 {error.colno} 个字符附近）"
        ) from None
    except RecursionError:
        raise InputError(f"{path.name} 嵌套过深，不像数据文件") from None
    source = Source(path.name, data)
    # JSON is nearly always YAML too; where it is not, only the line numbers are lost.
    with contextlib.suppress(InputError):
        source.lines = parse_yaml(path, text).lines
    return source


def _integer(digits: str) -> int | str:
    """Keep what no count can be as text, so that it ends as a message and not as a stall."""
    return int(digits) if len(digits) <= 30 else digits


def _decimal(digits: str) -> Decimal | str:
    value = Decimal(digits)
    return value if abs(value.adjusted()) <= 30 and len(digits) <= 40 else digits


def parse_yaml(path: Path, text: str) -> Source:
    """Parse YAML text; raise InputError naming the line if it is none."""
    source = Source(path.name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"第 {mark.line + 1} 行" if mark else ""
        raise InputError(f"{path.name} {line}不是正确的 YAML，请检查缩进、冒号和引号") from None
    except yaml.YAMLError:
        raise InputError(f"{path.name} 里有 YAML 不允许的字符，不能读取") from None
    except RecursionError:
        raise InputError(f"{path.name} 嵌套过深，不像数据文件") from None
    if root is not None:
        source.data = _Builder(source).build(root, ())
    return source


class _Builder:
    """Plain data from YAML nodes, by the rules of YAML 1.2: 010 is no octal, 否 and no are words."""

    _INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})")
    _FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._built = 0

    def build(self, node: yaml.Node, path: DataPath) -> Any:
        """Return the node's data and note its line; refuse bombs, cycles and doubled keys."""
        self._built += 1
        if self._built > _MOST_VALUES or len(path) > _MOST_DEPTH:
            raise InputError(f"{self._source.file} 的别名（&、*）或嵌套展开后过多，不像数据文件")
        self._source.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: DataPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            line = key_node.start_mark.line + 1
            if not isinstance(key, str):
                raise InputError(f"{self._source.file} 第 {line} 行：字段名应为文字")
            if key in data:
                raise InputError(
                    f"{self._source.file} 第 {line} 行：“{clip(key)}”在同一处出现了两次，不知道以哪个为准"
                )
            data[key] = self.build(value_node, (*path, key))
        return data

    def _scalar(self, node: yaml.Node) -> Any:
        text: str = node.value
        # A quoted scalar is text, whatever it looks like.
        if getattr(node, "style", None) in ("'", '"', "|", ">"):
            return text
        if text in ("", "~", "null", "Null", "NULL"):
            return None
        if text in ("true", "True", "TRUE"):
            return True
        if text in ("false", "False", "FALSE"):
            return False
        if self._INTEGER.fullmatch(text):
            return int(text)
        return Decimal(text) if self._FLOAT.fullmatch(text) and len(text) <= 40 else text
