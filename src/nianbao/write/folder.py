"""Files into a folder, none half-written, none of a person's overwritten.

Each file is written beside its target and moved into place. The manifest, moved last, names the
set that is whole with the hash of each file; a file whose hash it does not know is somebody's work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nianbao.errors import OutputError
from nianbao.write.moving import is_open, keep_backup, move, numbered, write_beside

MANIFEST = "清单.json"

_OPEN = "正在别的程序中打开"
_EDITED = "已被人修改过"

#: Whose a file is: the agency and year of the report it was drafted from.
Identity = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SavedFile:
    """Where one file went; ``note`` says in Chinese why it is not where it was meant to be."""

    path: Path
    note: str = ""


@dataclass(slots=True)
class _Known:
    """The files that earlier runs wrote: by name, each hash with whose it is."""

    files: dict[str, dict[str, Identity]] = field(default_factory=dict)

    def add(self, name: str, content: str, owner: Identity) -> None:
        self.files.setdefault(name, {})[content] = owner

    def owner(self, path: Path) -> Identity | None:
        """Whose the file at ``path`` is as it stands, None if no run has written it so."""
        return self.files.get(path.name, {}).get(_hash(path.read_bytes()))


def save_files(
    folder: Path, files: Mapping[str, bytes], identity: Identity, *, force: bool = False
) -> tuple[SavedFile, ...]:
    """Write ``files`` (name to content) and the manifest; return where each went.

    A target that is open elsewhere or that a person has edited is left alone: the file gets the name
    草稿(2).docx; so is one of another report (``identity`` says whose set it is). With ``force`` such a
    target is first renamed to 草稿.备份.docx. Raises OutputError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError(f"{folder} 是一个文件，不能当作输出文件夹") from None
    except OSError as error:
        raise OutputError(f"建不了文件夹 {folder}：{error.strerror or error}") from None
    try:
        return _save(folder, files, identity, force)
    except PermissionError as error:
        raise OutputError(f"没有权限写入 {error.filename or folder}") from None
    except OSError as error:
        raise OutputError(f"写入 {folder} 失败：{error.strerror or error}") from None


def _save(folder: Path, files: Mapping[str, bytes], identity: Identity, force: bool) -> tuple[SavedFile, ...]:
    known = _known(folder)
    parts: dict[str, Path] = {}
    try:
        for name, content in files.items():
            parts[name] = write_beside(folder / name, content)
        # Noted before anything moves: what a killed run has moved is still known to be ours.
        for name, content in files.items():
            known.add(name, _hash(content), identity)
        _write_manifest(folder, identity, {}, known)
        saved = [_place(folder / name, part, identity, known, force) for name, part in parts.items()]
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    done = {file.path.name: _hash(content) for file, content in zip(saved, files.values(), strict=True)}
    _write_manifest(folder, identity, done, known)
    return tuple(saved)


def _place(target: Path, part: Path, identity: Identity, known: _Known, force: bool) -> SavedFile:
    note = ""
    for candidate in numbered(target):
        reason = ""
        try:
            if candidate.exists():
                reason = _why_not(candidate, identity, known)
            if reason and force and reason != _OPEN:
                keep_backup(candidate)
                reason = ""
            if not reason:
                if candidate != target:
                    # Which number it would get was not known when the names were noted.
                    known.add(candidate.name, _hash(part.read_bytes()), identity)
                    _write_manifest(target.parent, identity, {}, known)
                move(part, candidate)
                return SavedFile(candidate, f"{note}，新稿存为 {candidate.name}" if note else "")
        except PermissionError:
            if not candidate.exists():
                raise
            # Windows refuses to replace what another program holds open.
            reason = _OPEN
        note = note or f"{candidate.name} {reason}，没有覆盖"
    raise OutputError(f"{target.parent} 里的同名草稿太多，请清理后再试")


def _why_not(target: Path, identity: Identity, known: _Known) -> str:
    """Return why a file that exists must not be replaced, or nothing if it may."""
    if is_open(target):
        return _OPEN
    owner = known.owner(target)
    if owner is None:
        return _EDITED
    # What was left blank in an earlier run fits any report.
    if any(owner.get(key) and identity[key] and owner[key] != identity[key] for key in identity):
        return f"是另一份报告（{' '.join(str(value) for value in owner.values() if value)}）的草稿"
    return ""


def _write_manifest(folder: Path, identity: Identity, done: Mapping[str, str], known: _Known) -> None:
    """Write which set is whole; while ``done`` is empty, none is."""
    earlier = [
        {"name": name, "sha256": content, "report": dict(owner)}
        for name, hashes in sorted(known.files.items())
        for content, owner in sorted(hashes.items())
        if done.get(name) != content and (not done or name not in done)
    ]
    data = {
        "schema_version": 1,
        "kind": "manifest",
        "report": dict(identity),
        "whole": bool(done),
        "files": [{"name": name, "sha256": content} for name, content in sorted(done.items())],
        "earlier": earlier,
    }
    target = folder / MANIFEST
    if target.exists() and _read_manifest(target) is None:
        keep_backup(target)
    part = write_beside(target, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    move(part, target)


def _known(folder: Path) -> _Known:
    """Return what the manifest knows; nothing if there is none."""
    known = _Known()
    data = _read_manifest(folder / MANIFEST)
    if data is not None:
        for item in data["files"]:
            known.add(item["name"], item["sha256"], data["report"])
        for item in data["earlier"]:
            known.add(item["name"], item["sha256"], item["report"])
    return known


def _read_manifest(path: Path) -> dict[str, Any] | None:
    """Return our own manifest, None for anything else of that name: damaged, or a person's."""
    try:
        data = json.loads(path.read_bytes())
        items = [*data["files"], *data["earlier"]]
        ours = data["kind"] == "manifest" and all(isinstance(item["sha256"], str) for item in items)
        return data if ours and isinstance(data["report"], dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
