"""Cases for the rules of numbering and headings, on the report of rule_rows.py."""

from __future__ import annotations

from typing import Any

from rule_rows import Row, first_section

_NUMBERING = (
    Row("L104", "items", first_section("一是健全制度；三是加强培训。"), "一", "前一条的序号是1，这一条是3"),
    Row(
        "L104",
        "without stops between",
        first_section("一是健全制度，二是培训，五是考核。"),
        "一",
        "【五是考核】",
    ),
    Row("L104", "brackets", {"prose.六": "（一）收费。\n（三）建议。"}, "六", "【（三）建议】"),
    Row("L104", "half-width brackets", {"prose.六": "(一)收费。\n(三)建议。"}, "六", "【(三)建议】"),
    Row("L104", "ordinals", first_section("第一，健全制度。第三，加强培训。"), "一", "【第三，加强培训】"),
    Row(
        "L104", "figures", first_section("1.健全制度。\n2.加强培训。\n4.强化考核。"), "一", "前一条的序号是2"
    ),
    Row(
        "L104",
        "figures in brackets",
        first_section("（1）健全制度；（3）加强培训。"),
        "一",
        "【（3）加强培训】",
    ),
    Row("L104", "circled", first_section("①健全制度；③加强培训。"), "一", "【③加强培训】"),
    Row(
        "L104",
        "above ten",
        first_section("".join(f"{n}是培训。" for n in (*"一二三四五六七八九十", "十二"))),
        "一",
        "是12",
    ),
    Row("L104", "the second list", first_section("一是甲。二是乙。\n一是丙。三是丁。"), "一", "【三是丁】"),
    Row("L104", "in order", first_section("一是甲；二是乙；三是丙。\n一是丁；二是戊。1.甲。2.乙。①丙②丁。")),
    Row(
        "L104",
        "nested",
        first_section("一是甲：一是丙，二是丁；二是乙。三是戊：1.己；2.庚。四是辛：1.壬；2.癸。"),
    ),
    Row("L104", "an excerpt", first_section("二是加强培训。三是强化考核。5.综合监管。")),
    Row(
        "L104",
        "no marks",
        first_section("统一是前提，统三是口误；第二十条第（一）项、第（三）项；第一季度、第三季度；3.5%。"),
    ),
    Row("L104", "references", first_section("前款（一）甲。（四）、（五）项，第一条第（一）（三）项。")),
    Row("L104", "parts begin lists anew", {"prose.六": "（一）收费。一是甲。\n（二）建议。三是乙。"}),
    Row(
        "L104",
        "headings in other words",
        first_section(
            "（一）主动公开。\n（二）依申请公开。\n（三）健全制度，管好信息。\n（四）平台。\n（五）回应关切。"
        ),
    ),
    Row(
        "L105", "twice", first_section("一是健全制度；二是加强培训；二是强化考核。"), "一", "【二是强化考核】"
    ),
    Row(
        "L105", "backwards", first_section("一是甲；二是乙；三是丙；二是丁。"), "一", "这一条是2，重复或倒退"
    ),
    Row("L105", "brackets", {"prose.六": "（一）收费。\n（二）建议。\n（二）提案。"}, "六", "【（二）提案】"),
    Row(
        "L105",
        "one fault, one finding",
        first_section("一是甲；二是乙；二是丙；三是丁；三是戊。"),
        "一",
        "【二是丙】",
    ),
    Row("L105", "a new list", first_section("一是甲；二是乙。\n一是丙；二是丁。")),
    Row(
        "L105",
        "nested in the second item",
        first_section("一是甲；二是乙：（1）丙；（2）丁；三是戊：（1）己；（2）庚。"),
    ),
    Row("L105", "nested of the same kind", first_section("一是甲：一是丙，二是丁，三是戊；二是乙。")),
)


_WHOLE = {"prose.五": "（一）存在的主要问题\n更新不够及时。\n（二）改进情况\n按月核查。"}


_PARTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def _parts(*headings: str, sep: str = "。") -> dict[str, Any]:
    return {"prose.一": "\n".join(f"{heading}{sep}做了工作。" for heading in headings), **_WHOLE}


def _five(text: str) -> dict[str, Any]:
    return {"prose.五": text}


_HEADINGS = (
    Row(
        "S601",
        "one missing",
        _parts("（一）主动公开", "（二）依申请公开", "（三）平台建设", "（四）监督保障"),
        "一",
        "缺少“政府信息管理”",
    ),
    Row(
        "S601",
        "skipped",
        _parts("（一）主动公开", "（二）依申请公开", "（四）信息管理", "（五）平台建设", "（六）监督保障"),
        "一",
        "序号缺（三）",
    ),
    Row(
        "S601",
        "twice the same number",
        _parts("（一）主动公开", "（二）依申请公开", "（二）信息管理", "（三）平台建设", "（四）监督保障"),
        "一",
        "由（二）变为（二）",
    ),
    Row(
        "S601",
        "out of order",
        _parts(
            "（一）主动公开", "（二）依申请公开", "（三）平台建设情况", "（四）政府信息管理", "（五）监督保障"
        ),
        "一",
        "“政府信息管理”应在“政府信息公开平台建设”之前",
    ),
    Row(
        "S601",
        "improvements first",
        _five("（一）改进情况\n按月核查。\n（二）存在的主要问题\n更新不及时。"),
        "五",
        "之前",
    ),
    Row(
        "S601",
        "problems skipped a number",
        _five("（一）存在的主要问题。不及时。\n（三）改进情况。按月核查。"),
        "五",
        "序号缺（二）",
    ),
    Row(
        "S601",
        "as the form has it",
        _parts(*(f"（{n}）{name}" for n, name in zip("一二三四五", _PARTS, strict=True))),
    ),
    Row(
        "S601",
        "numbers lost",
        _parts(
            "（一）主动公开情况", "（二）依申请公开情况", "（三）信息管理", "平台建设情况", "监督保障情况"
        ),
    ),
    Row("S601", "all numbers lost", _parts(*_PARTS, sep="\n")),
    Row(
        "S601",
        "in other words",
        _parts(
            "（一）主动公开",
            "（二）依申请公开",
            "（三）健全制度规范",
            "（四）建好平台",
            "（五）回应关切，接受监督",
        ),
    ),
    Row(
        "S601",
        "two in one",
        _parts("(一)主动公开", "(二)依申请公开", "(三)信息管理工作", "(四)平台建设和监督保障工作"),
    ),
    Row("S601", "one part only", _parts("（二）依申请公开")),
    Row("S601", "an excerpt", {"prose.一": "（一）主动公开。\n（二）依申请公开。"}),
    Row("S601", "no headings", {"prose.一": "主动公开信息50条，依申请公开2件。平台建设加快。", **_WHOLE}),
    Row(
        "S601",
        "problems are no headings",
        _five("存在问题：（一）认识不到位。（二）整改措施不到位。（三）队伍不稳。下一步加强培训。"),
    ),
    Row("S602", "none", _five("一是更新不够及时。二是解读形式单一。"), "五", "【一是更新不够及时】"),
    Row(
        "S602",
        "only wishes",
        _five("公开意识有待加强，解读质量还需提高。存在的问题较多。"),
        "五",
        "没有写改进情况",
    ),
    Row("S602", "improved", _five("更新不够及时。下一步，按月核查。")),
    Row("S602", "improved in other words", _five("更新不够及时。我市建立联络员制度。")),
    Row("S602", "no problem", _five("本年度没有发现突出问题。")),
    Row("S602", "not written yet", _five("【待补充：问题】")),
    Row("S602", "nothing"),
    Row(
        "S603",
        "three and two",
        _five(
            "（一）存在的主要问题\n一是不及时；二是不丰富；三是不熟练。\n（二）改进情况\n一是按月核查；二是补充栏目。"
        ),
        "五",
        "问题列了 3 条，改进情况只列了 2 条",
    ),
    Row(
        "S603",
        "figures, no headings",
        _five("存在问题：\n1.不及时。\n2.不丰富。\n3.不熟练。\n下一步：\n1.按月核查。\n2.补充栏目。"),
        "五",
        "【3.不熟练】",
    ),
    Row(
        "S603",
        "as many",
        _five("（一）存在的主要问题\n一是不及时；二是不丰富。\n（二）改进情况\n一是按月核查；二是补充栏目。"),
    ),
    Row(
        "S603", "more", _five("不足：一是不及时；二是不丰富。\n针对上述问题，一是核查；二是补充；三是培训。")
    ),
    Row(
        "S603",
        "in other marks",
        _five("主要问题：一是不及时；二是不丰富。\n改进情况：（1）核查；（2）补充。"),
    ),
    Row(
        "S603",
        "improvements not numbered",
        _five("主要问题：一是不及时；二是不丰富。\n改进情况：按月核查，补充栏目。"),
    ),
    Row("S603", "problems not numbered", _five("主要问题：不及时，不丰富。\n改进情况：一是按月核查。")),
    Row(
        "S603",
        "each answered by name",
        _five("问题：一是甲；二是乙；三是丙。\n改进情况：1.针对甲，核查；针对乙、针对丙，培训。"),
    ),
)

HEADING_ROWS = (*_NUMBERING, *_HEADINGS)
