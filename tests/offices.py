"""An office: the settings of one test alone, and names that stand for addresses outside."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nianbao.drafting.model.settings import presets

#: A service outside.
SERVICE = "https://llm.example/v1"


@dataclass(frozen=True)
class Office:
    """The folder that one works in, and the one of the user's own settings."""

    here: Path
    home: Path

    def states(self, here: str = "", home: str = "") -> None:
        """Write nianbao.toml in either folder, each the lines under [model]."""
        for folder, lines in ((self.here, here), (self.home, home)):
            if lines:
                (folder / "nianbao.toml").write_text(f"[model]\n{lines}\n", "utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Settings of this test alone, in an environment without any."""
    made = Office(tmp_path / "here", tmp_path / "home")
    made.here.mkdir()
    made.home.mkdir()
    monkeypatch.chdir(made.here)
    monkeypatch.setenv("NIANBAO_HOME", str(made.home))
    keys = [preset.key for preset in presets().values() if preset.key]
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "NIANBAO_MODEL", *keys):
        monkeypatch.delenv(name, raising=False)
    return made


def resolving(*found: str) -> Callable[..., list[Any]]:
    def getaddrinfo(host: str, *_: Any, **__: Any) -> list[Any]:
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in found]

    return getaddrinfo


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name stands for an address outside."""
    monkeypatch.setattr(socket, "getaddrinfo", resolving("8.8.8.8"))
