"""Text from outside: which characters may be printed, how lines are joined, how list items begin."""

from __future__ import annotations

import re

#: Controls, what HTML and XML forbid, invisible characters, and those that turn the direction of
#: writing, which could swap the digits of a number.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ud800-\udfff"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAK = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
_LINE_BREAK = re.compile(r"\s*(?:\r\n|[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029])\s*")

#: The mark of a list item; a number counts as one only where no digit follows, as in 1.5万.
LIST_MARK = re.compile(
    r"(?:[•·●◆■*－—①-⑳⑴-⒇㈠-㈩]+|-\s|\d{1,2}[.、．)）](?!\d)|[（(]\d{1,2}[)）]"
    r"|第?[一二三四五六七八九十]{1,2}是)\s*"
)


def without_controls(text: str) -> str:
    """Return ``text`` without the characters that may not be printed; line breaks stay."""
    return _FORBIDDEN.sub("", text)


def printable(text: str) -> str:
    """Return ``text`` as one line of characters that may be printed."""
    return _BREAK.sub(" ", without_controls(text))


def one_line(text: str) -> str:
    """Return text that was broken over lines as one, ends stripped: Chinese joins without a space."""
    joined = ""
    for line in _LINE_BREAK.split(without_controls(text).strip()):
        latin = joined[-1:].isascii() and line[:1].isascii()
        joined += f" {line}" if joined and latin else line
    return _BREAK.sub(" ", joined).strip()


def items(text: str) -> list[str]:
    """Return the list items in a text of several lines: a mark, or a stop before it, begins a new one."""
    found: list[str] = []
    for line in filter(None, _LINE_BREAK.split(without_controls(text).strip())):
        if not found or LIST_MARK.match(line) or found[-1].endswith(("。", "；", ";", "！")):
            found.append(line)
        else:
            found[-1] = f"{found[-1]}\n{line}"
    return [one_line(item) for item in found]
