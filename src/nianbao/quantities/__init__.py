"""Quantities in running Chinese prose: what a sentence says in numbers, where, and how vaguely.

``scan`` finds them, a ``Spoken`` is one of them, and ``Spoken.admits`` says whether a true figure
bears it out.
"""

from nianbao.quantities.reading import scan
from nianbao.quantities.spoken import Fit, Kind, Spoken
from nianbao.quantities.words import CASES, REQUEST_UNITS

__all__ = ["CASES", "REQUEST_UNITS", "Fit", "Kind", "Spoken", "scan"]
