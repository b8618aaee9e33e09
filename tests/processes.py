"""The command line in a process of its own, away from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "songgai-2023.yaml"
KEY = "sk-Zq7-never-to-be-seen-51"
#: A start on a busy machine may take so many seconds.
START = 20


def start(
    *arguments: str | Path, cwd: Path, environ: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start ``nianbao`` in ``cwd``; its settings are looked for there and nowhere else."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("OPENAI_", "NIANBAO_", "PYTHON"))
    }
    given = {"NIANBAO_HOME": str(cwd / "home"), "OPENAI_API_KEY": KEY, "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        # A warning such as of a socket left open fails the tests, as it does within pytest.
        [sys.executable, "-W", "error", "-m", "nianbao", *map(str, arguments)],
        cwd=cwd,
        env={**kept, **given, **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def draft_arguments(url: str, folder: Path) -> list[str | Path]:
    """Return the arguments that draft the example with a model at ``url`` into ``folder``."""
    return ["draft", EXAMPLE, "--model", "m", "--base-url", url, "-o", folder]


def finish(process: subprocess.Popen[bytes], seconds: float = START) -> tuple[int, str]:
    """Return the exit code and all that was printed; a process that goes on longer is killed and fails."""
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    said = (out + err).decode("utf-8")
    assert not any(words in said for words in ("Traceback", "Warning", "程序内部出错")), said
    assert KEY not in said
    return process.returncode, said
