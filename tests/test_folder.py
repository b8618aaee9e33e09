"""Saving: nothing half-written, nothing of a person's lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import nianbao
from nianbao.write.folder import MANIFEST, save_files

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
MINE = {"agency": "甲镇人民政府", "year": 2024}


def _save(folder: Path, text: str, **options: Any) -> list[tuple[str, bool]]:
    files = {"草稿.docx": text.encode(), "草稿.md": b"same"}
    return [(file.path.name, bool(file.note)) for file in save_files(folder, files, MINE, **options)]


def _manifest(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return data


def test_own_files_are_replaced(tmp_path: Path) -> None:
    assert _save(tmp_path, "one") == [("草稿.docx", False), ("草稿.md", False)]
    assert _save(tmp_path, "two") == [("草稿.docx", False), ("草稿.md", False)]
    assert (tmp_path / "草稿.docx").read_text() == "two"
    assert _manifest(tmp_path)["whole"] is True
    assert sorted(p.name for p in tmp_path.iterdir()) == [MANIFEST, "草稿.docx", "草稿.md"]


def test_an_edited_file_is_left_alone(tmp_path: Path) -> None:
    _save(tmp_path, "one")
    (tmp_path / "草稿.docx").write_text("领导改过")
    assert _save(tmp_path, "two")[0] == ("草稿(2).docx", True)
    assert (tmp_path / "草稿.docx").read_text() == "领导改过"
    # The second draft is ours, so a third run replaces it rather than pile up.
    assert _save(tmp_path, "three")[0] == ("草稿(2).docx", True)
    assert (tmp_path / "草稿(2).docx").read_text() == "three"


def test_force_keeps_a_backup(tmp_path: Path) -> None:
    _save(tmp_path, "one")
    for text in ("领导改过", "又改过"):
        (tmp_path / "草稿.docx").write_text(text)
        assert _save(tmp_path, "two", force=True)[0] == ("草稿.docx", False)
    assert (tmp_path / "草稿.docx").read_text() == "two"
    assert (tmp_path / "草稿.备份.docx").read_text() == "领导改过"
    assert (tmp_path / "草稿.备份(2).docx").read_text() == "又改过"


@pytest.mark.parametrize("lock", ["~$草稿.docx", ".~草稿.docx", ".~lock.草稿.docx#"])
def test_a_file_open_elsewhere_is_left_alone(tmp_path: Path, lock: str) -> None:
    _save(tmp_path, "one")
    (tmp_path / lock).touch()
    assert _save(tmp_path, "two", force=True)[0] == ("草稿(2).docx", True)
    assert (tmp_path / "草稿.docx").read_text() == "one"


def test_a_file_windows_has_locked_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _save(tmp_path, "one")
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target).name == "草稿.docx":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    assert _save(tmp_path, "two")[0] == ("草稿(2).docx", True)
    assert (tmp_path / "草稿.docx").read_text() == "one"


def test_another_reports_draft_counts_as_a_persons(tmp_path: Path) -> None:
    _save(tmp_path, "one")
    saved = save_files(tmp_path, {"草稿.docx": b"other"}, {"agency": "乙镇人民政府", "year": 2024})
    assert saved[0].path.name == "草稿(2).docx"
    assert "另一份报告（甲镇人民政府 2024）" in saved[0].note
    assert (tmp_path / "草稿.docx").read_text() == "one"


def test_a_name_filled_in_later_is_the_same_report(tmp_path: Path) -> None:
    save_files(tmp_path, {"草稿.docx": b"one"}, {"agency": "", "year": None})
    assert _save(tmp_path, "two") == [("草稿.docx", False), ("草稿.md", False)]


@contextmanager
def _killed_at_the_second(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a run end when 草稿.docx has been moved and 草稿.md has not."""
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if Path(target).name == "草稿.md":
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "replace", killed)
        yield


def test_a_run_killed_between_moves_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _save(tmp_path, "one")
    with _killed_at_the_second(monkeypatch):
        _save(tmp_path, "two")
    assert _manifest(tmp_path)["whole"] is False
    assert (tmp_path / "草稿.docx").read_text() == "two"
    assert _save(tmp_path, "three") == [("草稿.docx", False), ("草稿.md", False)]
    assert _manifest(tmp_path)["whole"] is True
    assert sorted(p.name for p in tmp_path.iterdir()) == [MANIFEST, "草稿.docx", "草稿.md"]


def test_a_run_killed_after_it_left_an_edited_file_alone_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "草稿.docx").write_text("领导改过")
    with _killed_at_the_second(monkeypatch):
        _save(tmp_path, "one")
    assert (tmp_path / "草稿(2).docx").read_text() == "one"
    assert _save(tmp_path, "two") == [("草稿(2).docx", True), ("草稿.md", False)]
    assert (tmp_path / "草稿.docx").read_text() == "领导改过"


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'{"report": 1}', b"\xff\xfe"])
def test_a_damaged_manifest_makes_every_file_a_persons(tmp_path: Path, damage: bytes) -> None:
    _save(tmp_path, "one")
    (tmp_path / MANIFEST).write_bytes(damage)
    assert _save(tmp_path, "two")[0] == ("草稿(2).docx", True)


def test_the_output_folder_may_not_be_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("x")
    with pytest.raises(nianbao.OutputError, match="不能当作输出文件夹"):
        _save(target, "one")
    assert target.read_text() == "x"


def test_a_draft_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        nianbao.draft(nianbao.load(EXAMPLES / "yunlan-2024.yaml")).save(tmp_path / name)
    names = {"草稿.docx", "草稿.html", "网页粘贴.html", "草稿.md", "草稿.json", MANIFEST}
    assert {p.name for p in (tmp_path / "a").iterdir()} == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_another_reports_draft_stays_through_later_runs(tmp_path: Path) -> None:
    theirs = {"agency": "乙镇人民政府", "year": 2024}
    _save(tmp_path, "one")
    for text in (b"other", b"other again", b"and again"):
        saved = save_files(tmp_path, {"草稿.docx": text}, theirs)
        assert saved[0].path.name == "草稿(2).docx"
    assert (tmp_path / "草稿.docx").read_text() == "one"


def test_a_persons_file_called_like_the_manifest_is_kept(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"我的": "工作清单"}', encoding="utf-8")
    _save(tmp_path, "one")
    assert _manifest(tmp_path)["whole"] is True
    assert "工作清单" in (tmp_path / "清单.备份.json").read_text(encoding="utf-8")


def test_a_failed_save_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nianbao.write import folder

    real, calls = folder.write_beside, []

    def full(target: Path, content: bytes) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(target, content)

    monkeypatch.setattr(folder, "write_beside", full)
    with pytest.raises(nianbao.OutputError, match="No space left"):
        _save(tmp_path, "one")
    assert list(tmp_path.iterdir()) == []


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, refused = Path.replace, []

    def scanned(self: Path, target: Path) -> Path:
        if Path(target).name == "草稿.docx" and len(refused) < 2:
            refused.append(target)
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", scanned)
    assert _save(tmp_path, "one")[0] == ("草稿.docx", False)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(nianbao.OutputError, match="没有权限"):
        _save(tmp_path, "one")
