"""Cases for the rules of language, likeness and privacy, on the report of rule_rows.py."""

from __future__ import annotations

from typing import Any

from rule_rows import Row, first_section


def _town(text: str) -> dict[str, Any]:
    agency = {"name": "洧阳县石桥镇人民政府", "level": "township", "kind": "government"}
    return first_section(text, agency=agency)


def _bureau(text: str, name: str = "洧阳县民政局") -> dict[str, Any]:
    return first_section(text, agency={"name": name, "level": "county", "kind": "department"})


_TYPOGRAPHY = (
    Row("L201", "comma", first_section("一是健全制度,二是加强培训。"), "一", "【,】"),
    Row("L201", "brackets", first_section("印发指南(试行)。"), "一", "这一部分共 2 处"),
    Row("L201", "full stop", first_section("内容准确.公开及时。"), "一", "【.】"),
    Row(
        "L201",
        "numbers, times, addresses",
        first_section("共1,200条、3.5万字，9:00开放，见http://a.example/b?c=d。"),
    ),
    Row("L201", "numbering", first_section("1.健全制度。2.加强培训。")),
    Row("L201", "English in between", first_section("“Open Data, Open Government”专题。")),
    Row("L202", "O for nought", first_section("2O24年公开信息。"), "一", "【2O24】"),
    Row("L202", "l for one", first_section("公开l2件。"), "一", "【l2】"),
    Row("L202", "O at the end", first_section("公开1O条。"), "一", "【1O】"),
    Row("L202", "mixed widths", first_section("公开2０0条。"), "一", "全角、半角"),
    Row("L202", "names of things", first_section("5G、4K、A4、H5、X射线、3D打印、1+N、O2O。")),
    Row("L202", "full-width throughout", first_section("公开２００条，其中12条。")),
    Row("L203", "straight", first_section('落实"三审三校"。'), "一", '【"三审三校"】'),
    Row("L203", "curly", first_section("落实“三审三校”。")),
    Row("L203", "English", first_section('网址参数"a=b"。')),
    Row("L204", "square", first_section("依据国办函[2020]109号。"), "一", "【[2020]109号】"),
    Row("L204", "round", first_section("依据国办函（2020）109号。"), "一", "〔〕"),
    Row("L204", "as it should be", first_section("依据国办函〔2020〕109号。")),
    Row("L204", "a year in brackets", first_section("目录（2024年版）共1号专栏；指南[2024]已修订。")),
    Row("L204", "a court's number", first_section("（2024）云01行终12号判决维持原判。")),
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
    Row(
        "L101",
        "a town's in a city",
        first_section("我镇主动公开信息50条。"),
        "一",
        "“云澜市”，不应自称“我镇”",
    ),
    Row("L101", "a village township's in a town", _town("我乡公开信息。"), "一", "【我乡】"),
    Row("L101", "a commission's in a bureau", _bureau("我委公开信息。"), "一", "不应自称“我委”"),
    Row("L101", "no county above a city", first_section("我县公开信息。"), "一", "【我县】"),
    Row(
        "L101",
        "name unknown, kind known",
        first_section("我镇公开信息。", agency={"level": "county", "kind": "department"}),
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
    Row("L101", "sort unknown", first_section("我局、我镇公开信息。", agency={"name": "岱川高科园"})),
    Row("L101", "nothing known", first_section("我局、我镇公开信息。", agency={})),
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
        first_section(
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
    Row(
        "L102", "subordinates", first_section("石桥镇坚持公开。洧阳县主动公开信息3条。市民政局收到申请3件。")
    ),
    Row("L102", "its own in short", _bureau("县民政局收到申请3件。市民政局坚持。民政局主动公开信息3条。")),
    Row("L102", "another bureau at work", _bureau("县司法局坚持协调推进。县财政局牵头落实预算公开。")),
    Row(
        "L102",
        "a commission in short",
        first_section("市卫健委主动公开政府信息3条。", agency={"name": "云浦市卫生健康委员会"}),
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
    Row(
        "L103", "after a verb", {**_bureau(""), "prose.preamble": "制作县民政局2024年政府信息公开年度报告。"}
    ),
    Row("L103", "pronoun", {"prose.preamble": "编制我局2024年政府信息公开工作年度报告。"}),
)


_FIVE = (
    "（一）存在的主要问题\n一是个别科室报送信息不够及时，全年有3次迟报；二是公开内容与群众关心的事项结合不够。\n"
    "（二）改进情况\n一是每个科室确定1名联络员，按月收集应当公开的信息；二是对照目录补充社会救助等领域的信息。"
)


_OTHER = (
    "（一）存在的主要问题\n一是经办人员变动频繁，交接时容易遗漏；二是网站栏目过细，检索不便。\n"
    "（二）改进情况\n一是新任人员先跟班学习，年中组织测试；二是合并栏目，按主题重新编排导航。"
)


_MANAGEMENT = (
    "（三）政府信息管理。严格执行“三审三校”，涉及个人隐私的内容先行核查，全年核查12次。"
    "按年度整理公开信息台账，做到来源、审核、发布时间都可以查到。参加上级组织的业务培训。"
)


def _years(now: str, before: str, section: str = "五") -> dict[str, Any]:
    return {f"prose.{section}": now, f"previous.prose.{section}": before}


_LIKENESS = (
    Row("Y201", "word for word", _years(_FIVE, _FIVE), "五", "相似度为 100%，照搬 4 句"),
    Row(
        "Y201", "new numbers", _years(_FIVE.replace("3次", "5次").replace("1名", "2名"), _FIVE), "五", "100%"
    ),
    Row("Y201", "in another order", _years(_FIVE[:6] + _FIVE[46:] + _FIVE[6:46], _FIVE), "五", "照搬"),
    Row(
        "Y201",
        "a word here and there",
        _years(_FIVE.replace("不够及时", "不及时"), _FIVE),
        "五",
        "相似度为 9",
    ),
    Row(
        "Y201",
        "the year and the office",
        _years(f"2024年，我市更新{_FIVE}", f"2023年，云澜市更新{_FIVE}"),
        "五",
        "100%",
    ),
    Row(
        "Y201",
        "one part",
        _years(_MANAGEMENT, _MANAGEMENT.replace("12", "9"), "一"),
        "一",
        "“政府信息管理”与上年",
    ),
    Row("Y201", "written anew", _years(_FIVE, _OTHER)),
    Row("Y201", "half of it", _years(_FIVE[:48] + _OTHER[37:], _FIVE)),
    Row("Y201", "too little to say", _years("更新不够及时，需要改进。", "更新不够及时，需要改进。")),
    Row(
        "Y201",
        "what every year says",
        _years(
            "（二）依申请公开。2024年，我市新收政府信息公开申请1462件，办结1456件。因政府信息公开被申请行政复议56件。"
            "全年制发行政规范性文件38件、废止21件。作出行政许可决定183627件。",
            "（二）依申请公开。2023年，我市新收政府信息公开申请1264件，办结1255件。因政府信息公开被申请行政复议49件。"
            "全年制发行政规范性文件33件、废止12件。作出行政许可决定176402件。",
            "一",
        ),
    ),
    Row("Y201", "last year unknown", {"prose.五": _FIVE, "previous": None}),
    Row("Y201", "another section", {"prose.六": _FIVE, "previous.prose.六": _FIVE}),
)

_MARKS = (
    Row("L106", "closed by an opening mark", first_section("落实“三审三校“制度。"), "一", "共 2 处"),
    Row("L106", "not closed", first_section("印发《公开指南，明确程序。"), "一", "“《》”不成对"),
    Row("L106", "not opened", first_section("印发公开指南》，明确程序。"), "一", "【》】"),
    Row("L106", "crossed", first_section("更新（“目录）”各一份。"), "一", "“”"),
    Row("L106", "by paragraphs", first_section("落实“三审三校。\n落实”保密审查。"), "一", "共 2 处"),
    Row("L106", "quoted over paragraphs", first_section("规定：\n“第一款。\n“第二款。”")),
    Row("L106", "paired", first_section("《〈条例〉解读》（试行）【公告】〔2020〕“‘一网’通办”。")),
    Row("L106", "mixed widths", first_section("《条例》(以下简称条例）、（试行)。")),
    Row("L106", "items", first_section("1）甲；2）乙；三)丙。\na)丁")),
    Row("L106", "over a broken line", first_section("《政府信息公开\n条例》")),
    Row("L107", "full stops", first_section("公开及时。。内容准确。"), "一", "【。。】"),
    Row("L107", "comma and stop", first_section("公开及时，。内容准确。"), "一", "【，。】"),
    Row("L107", "mixed widths", first_section("公开及时，,内容准确。"), "一", "标点重复"),
    Row("L107", "emphasis", first_section("公开了吗？！公开了！！")),
    Row("L107", "dots and dashes", first_section("政策、解读……——等；《甲》、《乙》。”（注）。")),
    Row("L108", "的的", first_section("主动的的公开。"), "一", "“的”重复"),
    Row("L108", "了了", first_section("公开了了目录。"), "一", "【了了】"),
    Row("L108", "于于", first_section("关于于目录。"), "一", "【于于】"),
    Row("L108", "adverb", first_section("进一步进一步加强公开。"), "一", "“进一步”重复"),
    Row("L108", "noun", first_section("推进信息公开公开。"), "一", "【公开公开】"),
    Row("L108", "phrase", first_section("主动公开政府信息政府信息公开。"), "一", "“政府信息”重复"),
    Row(
        "L108",
        "reduplication",
        first_section(
            "人人参与，层层落实，一一核对，常常天天更新，依法依规，进进出出，一条一条、逐条逐条梳理，研究研究。"
        ),
    ),
    Row(
        "L108",
        "of two words",
        first_section("以公开为目的的活动，为了了解情况，公平和和谐，参与与监督，区政府政府网站，的的确确。"),
    ),
    Row(
        "L108",
        "of two words again",
        first_section(
            "各部门部门预算、政务服务服务大厅、信息公开公开目录、于是是否、自由由此、二〇二〇二〇。"
        ),
    ),
)

#: Right by their check digits; the one of a person born in 1800, the other of no bank.
_ID = "11010118000101004X"
_CARD = "6222020200112233446"


_PRIVACY = (
    Row("P101", "a valid number", first_section(f"申请人身份证号{_ID}。"), "一", "“110***********004X”"),
    Row("P101", "small x", first_section(f"（{_ID.lower()}）"), "一", "***"),
    Row("P101", "in groups", first_section("110101 18000101 004X"), "一", "身份证号码"),
    Row("P101", "wrong check digit", first_section("身份证号110101180001010041。")),
    Row("P101", "longer", first_section(f"编号{_ID[:17]}0123。")),
    Row("P101", "a code of letters", first_section("统一社会信用代码91110000MA01ABCD2X。")),
    Row("P101", "already masked", first_section("身份证号110101********771X。")),
    Row("P102", "of a person", first_section("申请人电话13812345678。"), "一", "“138****5678”"),
    Row("P102", "in groups", first_section("请与老李联系：138 1234 5678。"), "一", "手机号码"),
    Row("P102", "though a contact", first_section("群众联系电话13812345678。"), "一", "手机号码"),
    Row(
        "P102",
        "in the preamble, of nobody",
        {"prose.preamble": "由李某（13812345678）编制。"},
        "preamble",
        "手机号码",
    ),
    Row("P102", "the office's contact", first_section("联系电话：13812345678；监督电话13912345678。")),
    Row("P102", "in the preamble", {"prose.preamble": "如有疑问，请与办公室联系（电话：13812345678）。"}),
    Row("P102", "landline", first_section("电话：0999-5550100，12345热线。")),
    Row("P102", "a count", first_section("浏览量13812345678次，收费13812345678元，编号：13812345678。")),
    Row("P102", "part of a longer number", first_section("流水20241381234567890，3.13812345678。")),
    Row("P103", "a card", first_section(f"补贴打入卡号{_CARD}。"), "一", "银行卡号“622"),
    Row("P103", "named as an account", first_section("户主银行账号4000 0012 3456 7899。"), "一", "银行卡号"),
    Row("P103", "wrong check digit", first_section("卡号6222020200112233445。")),
    Row("P103", "not called a card", first_section("公开目录4000001234567899。")),
    Row("P103", "a document's number", first_section(f"银行编号：{_CARD}。")),
    Row(
        "P104",
        "named, with an address",
        first_section("申请人王小明，家住青石镇松林路12号。"),
        "一",
        "王某，家住青石镇***",
    ),
    Row(
        "P104",
        "with a number in part",
        first_section("李建国（身份证号：1101011990****）补正。"),
        "一",
        "李某",
    ),
    Row("P104", "anonymous", first_section("申请人王某某，家住青石镇。申请人身份证号不全。")),
    Row(
        "P104",
        "kinds of data",
        first_section("发布前删去姓名、身份证号、家庭住址等12类信息。居民方便，住址变更在1号窗口办理。"),
    ),
    Row("P104", "the office's address", first_section("地址：青石镇松林路12号，联系人王小明。")),
)

PROSE_ROWS = (*_OFFICES, *_LIKENESS, *_MARKS, *_PRIVACY, *_TYPOGRAPHY)
