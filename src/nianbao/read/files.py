"""Which reader a file needs, and what is refused before any reader sees it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from nianbao.errors import InputError
from nianbao.report import Report

#: A filled-in workbook is about 40 kB; beyond these sizes a file is a mistake or an attack.
_MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 120 * 1024 * 1024
_MOST_MEMBERS = 2_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_TYPES = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
)
_WANTED = "请用 nianbao new 生成的填报表（.xlsx），或 .yaml、.json 数据文件"


def load(path: Path) -> Report:
    """Read a workbook or data file; raise InputError in Chinese if it is neither."""
    content = _content(path)
    head = content[:8]
    if head.startswith(b"PK"):
        return _workbook(path)
    if head == _OLE:
        raise InputError(_ole(path, content))
    for magic, name in _OTHER_TYPES:
        if head.startswith(magic):
            raise InputError(f"{path.name} 是{name}，不能读取。{_WANTED}")
    from nianbao.read import data

    readers: dict[str, Callable[[Path, str], Report]] = {
        ".yaml": data.read_yaml,
        ".yml": data.read_yaml,
        ".json": data.read_json,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} 不是填报表。{_WANTED}")
    return reader(path, _text(path, content))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} 是文件夹，不是文件")
        size = path.stat().st_size
        if size > _MOST_BYTES:
            shown = size // 1024 // 1024
            raise InputError(f"{path.name} 有 {shown} MB，超过 20 MB，不像填报表。请删去多余内容后再试")
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"找不到文件：{path}") from None
    except PermissionError:
        raise InputError(f"{path.name} 打不开：没有权限，或正被别的程序独占") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} 打不开：{error}") from None
    if not content.strip():
        raise InputError(f"{path.name} 是空文件")
    return content


def _workbook(path: Path) -> Report:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(f"{path.name} 已损坏或不完整，打不开。请用 WPS 或 Excel 重新保存一次") from None
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise InputError(f"{path.name} 解压后过大，不像填报表，未打开")
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"{path.name} 设有密码，打不开。请去掉密码后再试")
    if "xl/workbook.xml" not in names:
        kind = "Word 文档" if "word/document.xml" in names else "压缩包"
        raise InputError(f"{path.name} 是{kind}，不是填报表。{_WANTED}")
    from nianbao.read.workbook import read_workbook

    return read_workbook(path)


def _ole(path: Path, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"{path.name} 设有打开密码，不能读取。请在 WPS 或 Excel 里去掉密码，另存后再试"
    if path.suffix.lower() in (".doc", ".wps"):
        return f"{path.name} 是旧格式的 Word 文档，不是填报表。{_WANTED}"
    return f"{path.name} 是旧格式（.xls 或 .et），不能读取。请在 WPS 或 Excel 里另存为 .xlsx 再试"


def _text(path: Path, content: bytes) -> str:
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(f"{path.name} 不是文本文件（UTF-8 或 GB18030），不能读取")
