"""How the checks of a sentence part it into clauses, and how much of one they show."""

from __future__ import annotations

import re

CLAUSE = re.compile("[，；。\n]")
#: So much of a clause is enough for a person to find it.
SHOWN = 12
HAN = re.compile("[\u4e00-\u9fff]+")
