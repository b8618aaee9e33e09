"""Cases for the rules of language, headings, likeness and privacy, on the report of rule_cases.py."""

from __future__ import annotations

from typing import Any

from rule_cases import Row


def _one(text: str, **change: Any) -> dict[str, Any]:
    """The first section as it reads, with other changes."""
    return {"prose.一": text, **change}


def _town(text: str) -> dict[str, Any]:
    agency = {"name": "洧阳县石桥镇人民政府", "level": "township", "kind": "government"}
    return _one(text, agency=agency)


def _bureau(text: str, name: str = "洧阳县民政局") -> dict[str, Any]:
    return _one(text, agency={"name": name, "level": "county", "kind": "department"})


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

_OFFICES = (
    Row(
        "L101",
        "a bureau's text in a town",
        _town("我局主动公开信息50条。"),
        "一",
        "不应自称“我局”",
    ),
    Row("L101", "three times", _town("我局坚持。我局落实。本局和我局。"), "一", "这一部分共 4 处"),
    Row("L101", "a sub-district's in a bureau", _bureau("我街道设置专区。"), "一", "【我街道】"),
    Row("L101", "a town's in a bureau", _bureau("2024年，本镇公开信息。"), "一", "【本镇】"),
    Row("L101", "a town's in a city", _one("我镇主动公开信息50条。"), "一", "“云澜市”，不应自称“我镇”"),
    Row("L101", "a village township's in a town", _town("我乡公开信息。"), "一", "【我乡】"),
    Row("L101", "a commission's in a bureau", _bureau("我委公开信息。"), "一", "不应自称“我委”"),
    Row("L101", "no county above a city", _one("我县公开信息。"), "一", "【我县】"),
    Row(
        "L101",
        "name unknown, kind known",
        _one("我镇公开信息。", agency={"level": "county", "kind": "department"}),
        "一",
        "政府部门",
    ),
    Row("L101", "its own", _town("我镇公开信息。本镇设置专区，镇政府公开目录。")),
    Row(
        "L101",
        "the government above",
        _bureau("我县、我市、我省和我州部署，我国，我区，我们、我单位、我机关。"),
    ),
    Row("L101", "the county above a town", _town("我县部署，我市部署。")),
    Row("L101", "as stated", {**_town("我局公开信息。"), "agency.self_reference": "我局"}),
    Row(
        "L101",
        "no self-reference",
        _town("自我局限、自我镇定、日本局势、我部门、我委托的机构、基本镇情、我们局。"),
    ),
    Row("L101", "somebody's words", _town("群众留言“我局长信箱”和《我局工作动态》专栏。")),
    Row("L101", "a branch of either", _bureau("我镇和我局公开信息。", name="洧阳县石桥镇财政局")),
    Row("L101", "sort unknown", _one("我局、我镇公开信息。", agency={"name": "岱川高科园"})),
    Row("L101", "nothing known", _one("我局、我镇公开信息。", agency={})),
    Row("L102", "another town", _town("柳河镇主动公开信息50条。"), "一", "【柳河镇】"),
    Row("L102", "another town at work", _town("一是柳河镇坚持以公开为常态。"), "一", "不是“柳河镇”"),
    Row(
        "L102",
        "in full",
        _town("（一）主动公开\n2024年，柳河镇人民政府全年主动公开政府信息5条。"),
        "一",
        "【柳河镇】",
    ),
    Row("L102", "a sub-district's", _town("白云街道收到政府信息公开申请2件。"), "一", "【白云街道】"),
    Row("L102", "another bureau", _bureau("县司法局2024年收到政府信息公开申请3件。"), "一", "【县司法局】"),
    Row(
        "L102",
        "another county's bureau",
        _bureau("柳河县民政局主动公开政府信息3条。"),
        "一",
        "【柳河县民政局】",
    ),
    Row(
        "L102",
        "another county",
        _one(
            "柳河县高度重视公开。", agency={"name": "洧阳县人民政府", "level": "county", "kind": "government"}
        ),
        "一",
        "【柳河县】",
    ),
    Row("L102", "itself", _town("石桥镇坚持公开。洧阳县石桥镇人民政府主动公开信息5条。全镇坚持。各镇落实。")),
    Row("L102", "the government above", _town("洧阳县坚持统一部署。县政府收到申请3件。")),
    Row("L102", "a partner", _town("柳河镇积极配合我镇。柳河镇坚持与石桥镇联合公开。由柳河镇牵头落实。")),
    Row("L102", "an example", _town("柳河镇主动公开信息的做法值得学习。")),
    Row("L102", "not as the subject", _town("指导柳河镇坚持公开，赴柳河镇全面学习。到柳河镇严格落实。")),
    Row("L102", "subordinates", _one("石桥镇坚持公开。洧阳县主动公开信息3条。市民政局收到申请3件。")),
    Row("L102", "its own in short", _bureau("县民政局收到申请3件。市民政局坚持。民政局主动公开信息3条。")),
    Row("L102", "another bureau at work", _bureau("县司法局坚持协调推进。县财政局牵头落实预算公开。")),
    Row(
        "L102",
        "a commission in short",
        _one("市卫健委主动公开政府信息3条。", agency={"name": "云浦市卫生健康委员会"}),
    ),
    Row("L102", "nameless", {**_town("柳河镇主动公开信息50条。"), "agency.name": ""}),
    Row(
        "L103",
        "left over",
        {**_town(""), "prose.preamble": "现将柳河镇人民政府2024年政府信息公开工作年度报告公布如下。"},
        "preamble",
        "【柳河镇人民政府】",
    ),
    Row(
        "L103",
        "misread",
        {"prose.preamble": "云谰市人民政府2024年度政府信息公开年度报告现予公布。"},
        "preamble",
        "【云谰市人民政府】",
    ),
    Row("L103", "its own", {"prose.preamble": "现将云澜市人民政府2024年政府信息公开工作年度报告公布如下。"}),
    Row(
        "L103",
        "its own in short",
        {**_bureau(""), "prose.preamble": "县民政局2024年政府信息公开年度报告如下。"},
    ),
    Row(
        "L103",
        "a notice by another",
        {"prose.preamble": "根据《云山省人民政府办公厅关于做好2024年政府信息公开工作年度报告的通知》。"},
    ),
    Row("L103", "pronoun", {"prose.preamble": "编制我局2024年政府信息公开工作年度报告。"}),
)

_NUMBERING = (
    Row("L104", "items", _one("一是健全制度；三是加强培训。"), "一", "前一条的序号是1，这一条是3"),
    Row("L104", "without stops between", _one("一是健全制度，二是培训，五是考核。"), "一", "【五是考核】"),
    Row("L104", "brackets", {"prose.六": "（一）收费。\n（三）建议。"}, "六", "【（三）建议】"),
    Row("L104", "half-width brackets", {"prose.六": "(一)收费。\n(三)建议。"}, "六", "【(三)建议】"),
    Row("L104", "ordinals", _one("第一，健全制度。第三，加强培训。"), "一", "【第三，加强培训】"),
    Row("L104", "figures", _one("1.健全制度。\n2.加强培训。\n4.强化考核。"), "一", "前一条的序号是2"),
    Row("L104", "figures in brackets", _one("（1）健全制度；（3）加强培训。"), "一", "【（3）加强培训】"),
    Row("L104", "circled", _one("①健全制度；③加强培训。"), "一", "【③加强培训】"),
    Row(
        "L104",
        "above ten",
        _one("".join(f"{n}是培训。" for n in (*"一二三四五六七八九十", "十二"))),
        "一",
        "是12",
    ),
    Row("L104", "the second list", _one("一是甲。二是乙。\n一是丙。三是丁。"), "一", "【三是丁】"),
    Row("L104", "in order", _one("一是甲；二是乙；三是丙。\n一是丁；二是戊。1.甲。2.乙。①丙②丁。")),
    Row("L104", "nested", _one("一是甲：一是丙，二是丁；二是乙。三是戊：1.己；2.庚。四是辛：1.壬；2.癸。")),
    Row("L104", "an excerpt", _one("二是加强培训。三是强化考核。5.综合监管。")),
    Row(
        "L104",
        "no marks",
        _one("统一是前提，统三是口误；第二十条第（一）项、第（三）项；第一季度、第三季度；3.5%。"),
    ),
    Row("L104", "parts begin lists anew", {"prose.六": "（一）收费。一是甲。\n（二）建议。三是乙。"}),
    Row(
        "L104",
        "headings in other words",
        _one(
            "（一）主动公开。\n（二）依申请公开。\n（三）健全制度，管好信息。\n（四）平台。\n（五）回应关切。"
        ),
    ),
    Row("L105", "twice", _one("一是健全制度；二是加强培训；二是强化考核。"), "一", "【二是强化考核】"),
    Row("L105", "backwards", _one("一是甲；二是乙；三是丙；二是丁。"), "一", "这一条是2，重复或倒退"),
    Row("L105", "brackets", {"prose.六": "（一）收费。\n（二）建议。\n（二）提案。"}, "六", "【（二）提案】"),
    Row(
        "L105", "one fault, one finding", _one("一是甲；二是乙；二是丙；三是丁；三是戊。"), "一", "【二是丙】"
    ),
    Row("L105", "a new list", _one("一是甲；二是乙。\n一是丙；二是丁。")),
    Row(
        "L105",
        "nested in the second item",
        _one("一是甲；二是乙：（1）丙；（2）丁；三是戊：（1）己；（2）庚。"),
    ),
    Row("L105", "nested of the same kind", _one("一是甲：一是丙，二是丁，三是戊；二是乙。")),
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

PROSE_ROWS = (*_OFFICES, *_NUMBERING, *_HEADINGS, *_TYPOGRAPHY)
