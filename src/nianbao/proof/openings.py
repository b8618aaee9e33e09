"""Where the clause or sentence around a place begins."""

from __future__ import annotations


def opening(text: str, at: int, marks: str, back: int) -> int:
    """Return where the stretch up to ``at`` begins: behind the last mark, at most ``back`` characters off."""
    first = max(0, at - back)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in marks))
