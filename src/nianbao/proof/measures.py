"""Which measures one list of parts may mix: 条 and 篇, 家 and 个, but not 件 and 人."""

from __future__ import annotations

#: Measures that one list may mix.
_ALIKE = ("条 件 篇 份 则 个 项 期", "件 起 宗 例 份 桩", "家 个", "人 名 人次")
#: Each measure as a set of bits: two that share one may stand in one sum.
_BITS: dict[str, int] = {"": -1}
for _bit, _group in enumerate(_ALIKE):
    for _unit in _group.split():
        _BITS[_unit] = _BITS.get(_unit, 0) | 1 << _bit
#: What 个 and 家 have in common with each other alone.
NOUNS = _BITS["家"]


def measure(unit: str) -> int:
    """Return the bits of a measure; 篇次 counts what 篇 does, and an unknown one only itself."""
    known = _BITS.get(unit)
    if known is None:
        if len(unit) > 1 and unit.endswith("次") and unit != "人次":
            return measure(unit[0])
        known = _BITS[unit] = 1 << (len(_ALIKE) + len(_BITS))
    return known
