"""Putting a finished file in place: written beside, moved whole, nothing of a person's lost."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

#: A folder with so many copies of one file wants a person to look at it.
_MOST_COPIES = 200
#: Seconds between tries while a virus scanner holds a file that was just written.
_PAUSES = (0.05, 0.1, 0.2)
#: What a killed run left behind is removed when it is this many seconds old.
_STALE = 3600


def write_beside(target: Path, content: bytes) -> Path:
    """Write ``content`` to a new file in the folder of ``target``, safely on disk; return its path."""
    _clear_stale(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".part", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def move(part: Path, target: Path) -> None:
    """Move ``part`` to ``target``; raise PermissionError if it stays refused, as for an open file."""
    for pause in _PAUSES:
        try:
            part.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(target)


def keep_backup(target: Path) -> Path:
    """Rename ``target`` to 草稿.备份.docx, or the next free such name; return the new path."""
    backup = target.with_name(f"{target.stem}.备份{target.suffix}")
    for path in numbered(backup):
        if not path.exists():
            move(target, path)
            return path
    raise FileExistsError(17, "备份太多，请清理后再试", str(backup))


def numbered(target: Path) -> Iterator[Path]:
    """Yield 草稿.docx, 草稿(2).docx, 草稿(3).docx …"""
    yield target
    yield from (target.with_name(f"{target.stem}({n}){target.suffix}") for n in range(2, _MOST_COPIES))


def is_open(target: Path) -> bool:
    """Whether Word, WPS or LibreOffice has left its mark that the file is open there."""
    name = target.name
    locks = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return any((target.parent / lock).exists() for lock in locks)


def _clear_stale(target: Path) -> None:
    for path in target.parent.glob("*.part"):
        if path.name.startswith(f".{target.name[:60]}."):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE:
                    path.unlink()
