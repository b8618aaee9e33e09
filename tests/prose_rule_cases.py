"""Cases for the rules of language, headings, likeness and privacy, on the report of rule_cases.py."""

from __future__ import annotations

from typing import Any

from rule_cases import Row


def _one(text: str, **change: Any) -> dict[str, Any]:
    """The first section as it reads, with other changes."""
    return {"prose.一": text, **change}


_TYPOGRAPHY = (
    Row("L201", "comma", _one("一是健全制度,二是加强培训。"), "一", "【,】"),
    Row("L201", "brackets", _one("印发指南(试行)。"), "一", "这一部分共 2 处"),
    Row("L201", "full stop", _one("内容准确.公开及时。"), "一", "【.】"),
    Row(
        "L201", "numbers, times, addresses", _one("共1,200条、3.5万字，9:00开放，见http://a.example/b?c=d。")
    ),
    Row("L201", "numbering", _one("1.健全制度。2.加强培训。")),
    Row("L201", "English in between", _one("“Open Data, Open Government”专题。")),
    Row("L202", "O for nought", _one("2O24年公开信息。"), "一", "【2O24】"),
    Row("L202", "l for one", _one("公开l2件。"), "一", "【l2】"),
    Row("L202", "O at the end", _one("公开1O条。"), "一", "【1O】"),
    Row("L202", "mixed widths", _one("公开2０0条。"), "一", "全角、半角"),
    Row("L202", "names of things", _one("5G、4K、A4、H5、X射线、3D打印、1+N、O2O。")),
    Row("L202", "full-width throughout", _one("公开２００条，其中12条。")),
    Row("L203", "straight", _one('落实"三审三校"。'), "一", '【"三审三校"】'),
    Row("L203", "curly", _one("落实“三审三校”。")),
    Row("L203", "English", _one('网址参数"a=b"。')),
    Row("L204", "square", _one("依据国办函[2020]109号。"), "一", "【[2020]109号】"),
    Row("L204", "round", _one("依据国办函（2020）109号。"), "一", "〔〕"),
    Row("L204", "as it should be", _one("依据国办函〔2020〕109号。")),
    Row("L204", "a year in brackets", _one("目录（2024年版）共1号专栏；指南[2024]已修订。")),
    Row("L204", "a court's number", _one("（2024）云01行终12号判决维持原判。")),
)

PROSE_ROWS = (*_TYPOGRAPHY,)
