"""How far each part of a draft is, on a terminal; nothing at all where there is none."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from nianbao.drafting.model.offer import title
from nianbao.drafting.model.progress import Stage
from nianbao.form import form
from nianbao.report import Report

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

_STYLES = {Stage.WAITING: "dim", Stage.DONE: "green", Stage.FALLEN_BACK: "yellow"}


class Board:
    """A line a part with its stage and the seconds it took; call it to move a part on."""

    def __init__(self, report: Report) -> None:
        self._lock = threading.Lock()
        self._lines: dict[str, tuple[Stage, int, int]] = {}
        self._began: dict[str, float] = {}
        self._ended: dict[str, float] = {}
        self._live: Live | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.live import Live

            console = Console(stderr=True, highlight=False)
            self._live = Live(get_renderable=self._table, console=console, refresh_per_second=4)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, part: str, stage: Stage, round: int = 0, rounds: int = 0) -> None:
        """Take note that a part has reached a stage."""
        with self._lock:
            self._lines[part] = (stage, round, rounds)
            if stage is not Stage.WAITING:
                self._began.setdefault(part, time.monotonic())
            if stage in (Stage.DONE, Stage.FALLEN_BACK):
                self._ended[part] = time.monotonic()

    def _table(self) -> Table:
        from rich.table import Table

        table = Table.grid(padding=(0, 2))
        with self._lock:
            lines = dict(self._lines)
        for part, (stage, round, rounds) in lines.items():
            said = f"{stage} {round}/{rounds}" if stage is Stage.REVISING else str(stage)
            end = self._ended.get(part, time.monotonic())
            seconds = f"{end - self._began[part]:.0f} 秒" if part in self._began else ""
            table.add_row(title(form().parts[part]), f"[{_STYLES.get(stage, 'cyan')}]{said}[/]", seconds)
        return table
