"""nianbao: drafts and checks the annual open-government-information report of Chinese offices.

    report = nianbao.load("填报表.xlsx")
    for finding in nianbao.check(report):
        print(finding)
    nianbao.draft(report).save("out")

Everything is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nianbao.api import Draft as Draft
    from nianbao.api import check as check
    from nianbao.api import draft as draft
    from nianbao.api import load as load
    from nianbao.api import new as new
    from nianbao.api import prove as prove
    from nianbao.drafting.model.settings import Model as Model
    from nianbao.errors import InputError as InputError
    from nianbao.errors import ModelError as ModelError
    from nianbao.errors import NianbaoError as NianbaoError
    from nianbao.errors import OutputError as OutputError
    from nianbao.findings import Finding as Finding
    from nianbao.findings import Place as Place
    from nianbao.findings import Severity as Severity
    from nianbao.proof import Verdict as Verdict
    from nianbao.proof import coverage as coverage
    from nianbao.report import Report as Report

__version__ = "0.1.0"

_HOMES = {
    "Draft": "api",
    "Finding": "findings",
    "InputError": "errors",
    "Model": "drafting.model.settings",
    "ModelError": "errors",
    "NianbaoError": "errors",
    "OutputError": "errors",
    "Place": "findings",
    "Report": "report",
    "Severity": "findings",
    "Verdict": "proof",
    "check": "api",
    "coverage": "proof",
    "draft": "api",
    "load": "api",
    "new": "api",
    "prove": "api",
}

__all__ = [
    "Draft",
    "Finding",
    "InputError",
    "Model",
    "ModelError",
    "NianbaoError",
    "OutputError",
    "Place",
    "Report",
    "Severity",
    "Verdict",
    "check",
    "coverage",
    "draft",
    "load",
    "new",
    "prove",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'nianbao' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"nianbao.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
