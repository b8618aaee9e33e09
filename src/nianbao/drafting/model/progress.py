"""How far a draft is, told as it goes."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """Where a part stands."""

    WAITING = "等待"
    DRAFTING = "起草"
    CHECKING = "核对"
    REVISING = "修改"
    DONE = "完成"
    FALLEN_BACK = "改用模板"


class Progress(Protocol):
    """Called from the threads that write the parts."""

    def __call__(self, part: str, stage: Stage, round: int = 0, rounds: int = 0) -> None:
        """Take note that a part has reached a stage, of revision ``round`` of at most ``rounds``."""
        ...


def silent(part: str, stage: Stage, round: int = 0, rounds: int = 0) -> None:
    """Tell nobody."""
