"""Files into a folder, none half-written, none of a person's overwritten.

Each file is written beside its target and moved into place. The manifest, moved last, names the
set that is whole with the hash of each file; a file whose hash it does not know is somebody's work.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nianbao.errors import OutputError

MANIFEST = "清单.json"


@dataclass(frozen=True, slots=True)
class SavedFile:
    """Where one file went; ``note`` says in Chinese why it is not where it was meant to be."""

    path: Path
    note: str = ""


@dataclass
class _Known:
    """What an earlier run left: hashes of files it wrote, by name, and whose if not this report's."""

    hashes: dict[str, set[str]] = field(default_factory=dict)
    other: str = ""

    def wrote(self, path: Path) -> bool:
        return _hash(path.read_bytes()) in self.hashes.get(path.name, ())


def save_files(
    folder: Path, files: Mapping[str, bytes], identity: Mapping[str, Any], *, force: bool = False
) -> tuple[SavedFile, ...]:
    """Write ``files`` (name to content) and the manifest; return where each went.

    A target that is open elsewhere or that a person has edited is left alone: the file gets the name
    草稿(2).docx; so is one of another report (``identity`` says whose set it is). With ``force`` such a
    target is first renamed to 草稿.备份.docx. Raises OutputError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = _known(folder, identity)
        return _save(folder, files, dict(identity), known, force)
    except FileExistsError:
        raise OutputError(f"{folder} 是一个文件，不能当作输出文件夹") from None
    except PermissionError as error:
        raise OutputError(f"没有权限写入 {error.filename or folder}") from None
    except OSError as error:
        raise OutputError(f"写入 {folder} 失败：{error.strerror or error}") from None


def _save(
    folder: Path, files: Mapping[str, bytes], identity: dict[str, Any], known: _Known, force: bool
) -> tuple[SavedFile, ...]:
    parts = {name: _write_beside(folder / name, content) for name, content in files.items()}
    try:
        # Noted before anything moves: what a killed run has moved is still known to be ours.
        coming = {name: {_hash(content)} for name, content in files.items()}
        _write_manifest(folder, identity, coming, known.hashes, whole=False)
        saved = [_place(folder / name, part, known, force) for name, part in parts.items()]
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    done = {file.path.name: {_hash(content)} for file, content in zip(saved, files.values(), strict=True)}
    earlier = {name: hashes for name, hashes in known.hashes.items() if name not in done}
    _write_manifest(folder, identity, done, earlier, whole=True)
    return tuple(saved)


def _place(target: Path, part: Path, known: _Known, force: bool) -> SavedFile:
    note = ""
    for candidate in _numbered(target):
        try:
            reason = _why_not(candidate, known) if candidate.exists() else ""
            if reason and force and reason != _OPEN:
                free = (path for path in _numbered(_backup(candidate)) if not path.exists())
                if backup := next(free, None):
                    candidate.replace(backup)
                    reason = ""
            if not reason:
                part.replace(candidate)
                return SavedFile(candidate, f"{note}，新稿存为 {candidate.name}" if note else "")
        except PermissionError:
            # Windows refuses to replace what another program holds open.
            reason = _OPEN
        note = note or f"{candidate.name} {reason}，没有覆盖"
    raise OutputError(f"{target.parent} 里的同名草稿太多，请清理后再试")


#: A folder with so many copies of one file wants a person to look at it.
_MOST_COPIES = 200

_OPEN = "正在别的程序中打开"
_EDITED = "已被人修改过"


def _why_not(target: Path, known: _Known) -> str:
    """Return why a file that exists must not be replaced, or nothing if it may."""
    name = target.name
    locks = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    if any((target.parent / lock).exists() for lock in locks):
        return _OPEN
    try:
        if not known.wrote(target):
            return _EDITED
    except PermissionError:
        return _OPEN
    return f"是另一份报告（{known.other}）的草稿" if known.other else ""


def _numbered(target: Path) -> Iterator[Path]:
    yield target
    yield from (target.with_name(f"{target.stem}({n}){target.suffix}") for n in range(2, _MOST_COPIES))


def _backup(target: Path) -> Path:
    return target.with_name(f"{target.stem}.备份{target.suffix}")


def _write_beside(target: Path, content: bytes) -> Path:
    part = target.with_name(f".{target.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part


def _write_manifest(
    folder: Path,
    identity: dict[str, Any],
    files: Mapping[str, set[str]],
    earlier: Mapping[str, set[str]],
    *,
    whole: bool,
) -> None:
    def listed(hashes: Mapping[str, set[str]]) -> list[dict[str, Any]]:
        return [{"name": name, "sha256": sorted(values)} for name, values in sorted(hashes.items())]

    data = {
        "schema_version": 1,
        "report": identity,
        "whole": whole,
        "files": listed(files),
        "earlier": listed(earlier),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    part = _write_beside(folder / MANIFEST, text.encode())
    part.replace(folder / MANIFEST)


def _known(folder: Path, identity: Mapping[str, Any]) -> _Known:
    """Return what the manifest knows; nothing if it is missing or damaged."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        data = json.loads((folder / MANIFEST).read_bytes())
        found = _Known(other=_other(dict(data["report"]), identity))
        for item in [*data["files"], *data["earlier"]]:
            found.hashes.setdefault(item["name"], set()).update(item["sha256"])
        return found
    return _Known()


def _other(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Name the report that the folder's set is of, if it is another; what was left blank fits anything."""
    differs = any(before.get(key) and now.get(key) and before[key] != now[key] for key in now)
    return " ".join(str(value) for value in before.values() if value) if differs else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
