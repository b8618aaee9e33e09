"""What applicants ask for, which names nothing that the form counts: 两件是企业申请公开许可档案."""

from __future__ import annotations

import re

#: What an applicant wants done with it.
WANTED = "(?:公开|获取|查[阅询看]|了解|提供|调取|复[制印])"
_ASKS = f"(?:申请|要求|索[取要]){WANTED}"
#: From that verb on, with no word between that tells what became of it: 申请公开…, 为居民申请….
_CONTENT = re.compile(f"(?:{_ASKS}|[为是系][^，。；]{{1,8}}申请(?!人|公开))[^，。；属系为被因按]+$")
#: How many characters before a word that verb may stand.
_BACK = 40
#: Right before a year: 申请一九八三年土地承包登记册, 要求公开本村近五年….
_UP_TO = re.compile(f"(?:{_ASKS}|申请|要求|索[取要])[本全我该]?[村镇乡县市区]?$")


def asked_for(text: str, start: int, at: int) -> bool:
    """Whether a word at a place belongs to what is asked for from ``start`` on."""
    return _CONTENT.search(text, max(start, at - _BACK), at) is not None


def asks_for(text: str, start: int, at: int) -> bool:
    """Whether what is asked for begins at a place, as a year does: 申请2019年土地流转合同."""
    return _UP_TO.search(text, start, at) is not None
