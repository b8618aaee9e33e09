"""Where prompts/ and schemas/ are: inside the installed package, or beside src/ in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder ``prompts`` or ``schemas``; raise FileNotFoundError if the install is broken."""
    for base in (_PACKAGE, _PACKAGE.parents[1]):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"{name}/ is neither in the package nor beside src/")
