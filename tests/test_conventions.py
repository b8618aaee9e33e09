"""Conventions of the code, held by tests."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jinja2.meta
import jsonschema
import pytest
import regenerate

from nianbao.drafting import templates
from nianbao.drafting.engine import environment
from nianbao.drafting.model import prompts
from nianbao.drafting.model.answers import FiveAnswer, PartAnswer, schema
from nianbao.facts import FactBook
from nianbao.report import Report

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "nianbao"

#: Each room imports only rooms above it.
ROOMS = (
    ("errors", "findings", "numbers", "resources", "texts"),
    ("quantities",),
    ("form",),
    ("report",),
    ("sheets",),
    ("read",),
    ("prose",),
    ("facts",),
    ("proof",),
    ("rules",),
    ("drafting",),
    ("write",),
    ("api", "arguments"),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Rooms that a module imports, except for type checking only."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "nianbao":
            names = [a.name for a in node.names] if node.module == "nianbao" else [node.module.split(".")[1]]
            found.update(name if name in LEVEL else "__init__" for name in names)
    return found


def test_every_module_has_a_room() -> None:
    assert {_room(path) for path in SOURCE.rglob("*.py")} <= set(LEVEL)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_rooms_import_only_rooms_above(path: Path) -> None:
    room = _room(path)
    below = {name for name in _imports(path) if name != room and LEVEL[name] >= LEVEL[room]}
    # Rooms on one level stand side by side: findings and numbers may be used by each other's neighbours.
    assert {name for name in below if LEVEL[name] != 0 or LEVEL[room] != 0} == set()


@pytest.mark.parametrize(
    "work, heavy",
    [
        ("", ["openai", "docx", "openpyxl", "pydantic", "rich"]),
        ("nianbao.check(nianbao.Report())", ["openai", "docx", "openpyxl", "rich"]),
    ],
    ids=["importing the package", "checking a report"],
)
def test_nothing_heavy_is_loaded_without_need(work: str, heavy: list[str]) -> None:
    code = f"import nianbao, sys\n{work}\nprint([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_generated_files_are_fresh() -> None:
    stale = [p.name for p, text in regenerate.generated() if p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python tests/regenerate.py"


def test_drafting_templates_are_closed() -> None:
    """Each template names only variables that the drafter passes, whatever the report."""
    report = Report()
    brief = templates.Brief(report, FactBook(report))
    for path in sorted((ROOT / "prompts" / "draft").glob("*.j2")):
        part = path.stem
        names = set(brief.variables(part)) | set(templates._notes(brief, part, ""))
        if part == "preamble":
            names |= set(templates._preamble(report, brief))
        elif part in templates._VARIABLES:
            names |= set(templates._VARIABLES[part](report, brief))
        source = environment().loader.get_source(environment(), path.name)[0]
        used = jinja2.meta.find_undeclared_variables(environment().parse(source))
        assert used <= names | {"namespace", "super"}, path.name


@pytest.mark.parametrize("kind", prompts.TEMPLATES, ids=lambda kind: kind.__name__)
def test_prompts_use_exactly_what_they_declare(kind: Any) -> None:
    made = prompts.environment()
    assert made.loader is not None
    source = made.loader.get_source(made, prompts.TEMPLATES[kind])[0]
    assert jinja2.meta.find_undeclared_variables(made.parse(source)) == set(kind.__slots__)


def test_every_prompt_template_has_its_kind() -> None:
    files = {path.name for path in (ROOT / "prompts" / "model").iterdir()}
    assert files == set(prompts.TEMPLATES.values())


def _top_level_modules(path: Path) -> set[str]:
    """What a module imports anywhere, for type checking too, by its first name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("sdk", ["openai", "httpx2"])
def test_one_module_speaks_to_servers(sdk: str) -> None:
    using = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if sdk in _top_level_modules(path)
    }
    assert using == {"drafting/model/client.py"}


#: Answers as the prompts show them, and what strict modes would refuse.
SENTENCE = {"text": "一句话。", "sources": ["N1"]}
ANSWERS = [
    ({"paragraphs": [{"sentences": [SENTENCE]}]}, True),
    ({"pairs": [{"id": "P1", "problem": SENTENCE, "improvement": SENTENCE}]}, True),
    ({"pairs": [{"id": "P1", "problem": SENTENCE, "improvement": None}]}, True),
    ({"pairs": [{"id": "P1", "problem": SENTENCE}]}, False),
    ({"pairs": [{"id": "P1", "problem": None, "improvement": None}]}, False),
    ({"paragraphs": [{"sentences": [{"text": "一句话。"}]}]}, False),
    ({"paragraphs": [], "note": "x"}, False),
    ({}, False),
]


@pytest.mark.parametrize("answer, valid", ANSWERS)
def test_the_schema_of_answers_takes_them_and_nothing_else(answer: dict[str, Any], valid: bool) -> None:
    made = json.loads((ROOT / "schemas" / "answer.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(made)
    assert jsonschema.Draft202012Validator(made).is_valid(answer) == valid


def test_strict_modes_take_the_schema_of_answers() -> None:
    """Names are ASCII, every object is closed, and every field required; the two kinds agree on parts."""
    made = json.loads((ROOT / "schemas" / "answer.json").read_text(encoding="utf-8"))
    assert made["$defs"]
    for name, part in made["$defs"].items():
        assert re.fullmatch("[A-Za-z0-9_-]+", name)
        assert part["additionalProperties"] is False and set(part["required"]) == set(part["properties"])
    parts, five = (schema(kind)["$defs"] for kind in (PartAnswer, FiveAnswer))
    assert all(part == made["$defs"][name] for kind in (parts, five) for name, part in kind.items())
