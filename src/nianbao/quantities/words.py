"""The words that quantities are made of, as data: measures, vagueness, times, idioms.

A follower that makes another word of a measure is given beside it: 条 in 条例 and 部 in 部门 measure nothing.
"""

from __future__ import annotations

from enum import Enum


class Sense(Enum):
    """What a word of vagueness asks of the true figure."""

    ABOUT = "within 5 %, or right by rounding"
    NEAR = "at most, and close"
    MORE = "at least, and close"
    SOME = "more, and close"
    OR_SO = "a little less or more"
    ABOVE = "more"
    AT_LEAST = "at least"
    BELOW = "less"
    AT_MOST = "at most"


#: Words right before the number.
BEFORE = {
    Sense.ABOUT: "约 大约 约为 约有 约占 约合 大概 大致 差不多 将近",
    Sense.NEAR: "近 接近 几近",
    Sense.ABOVE: "超 超过 超出 逾 突破 高于 多于 大于 过 破",
    Sense.AT_LEAST: "至少 最少 不少于 不低于 不小于 不下于 不下",
    Sense.BELOW: "不足 不到 少于 低于 小于 未满 不满 未到",
    Sense.AT_MOST: "最多 至多 不超过 不超 不多于 不高于 不大于 未超过",
}
#: Words right after the unit.
AFTER = {
    Sense.ABOUT: "左右 上下",
    Sense.AT_LEAST: "以上 及以上",
    Sense.AT_MOST: "以下 以内 及以下 之内",
}
#: Words between the digits and the unit.
WITHIN = {Sense.MORE: "余 多", Sense.SOME: "几", Sense.OR_SO: "来"}

SENSES = {
    word: sense
    for table in (BEFORE, AFTER, WITHIN)
    for sense, words in table.items()
    for word in words.split()
}

#: Before 约, 近, 过 or 超 these make another word: 预约36人次 and 最近3期 are exact.
NOT_VAGUE = {
    "约": "预节签公契条合特违履邀协守制婚盟失毁践解续赴",
    "近": "最附临靠邻远亲新",
    "超": "高出入反",
    "过": "通经超",
    "破": "突",
}
#: Only these come before 半 and before a bare 百, 千, 万: 过半, 破百万. Before other numbers they mean nothing.
BARE_ONLY = frozenset({"过", "破"})

#: Measure words, the frequent ones first, each with what may not follow it (a regular expression).
UNITS = {
    "件次": "之",
    "件": "套|均(?=[约为达]?[0-9０-９])|事(?!项|件|务)",
    "条次": "之",
    "条": "[例款约码目]|件(?!数)",
    "篇次": "",
    "篇": "[章幅]",
    "次": "[序要数]|日(?!常)|年(?!度)",
    "份次": "",
    "份": "[额子]",
    "个": "别|性|体|案(?!例)|(?:工作|自然|交易)日|小时|月|季度|年|星期|礼拜|钟头|世纪|学期|昼夜|百分点",
    "项": "",
    "起": "[草诉来点到步源因初止至用底义伏跑码]",
    "宗": "旨",
    "笔": "[试记者译画墨录名]",
    "例": "[外行会如子证句]",
    "人次": "",
    "个人": "[信隐名所申]",
    "人": "[普民员才大口事工社身士数力文物类防居机群脸间]",
    "期次": "",
    "期": "[间限末望待刊货内满初]|(?:工程|项目|建设)",
    "场次": "",
    "场": "[所景地馆合面]",
    "家次": "",
    "家": "[庭长具乡园]|属(?!于|地)|电(?!商|力|子|器)|国(?!有|企|营|内|家)",
    "户次": "",
    "户": "[籍口主外型均]",
    "名": "[称录义词誉额牌列片胜]|单(?!位)|优(?!秀|良)|师(?!生|傅)|城(?!管|乡|镇|市|区)|企(?!业)",
    "位": "[置于列次数阶]|居(?!民|家|村|委)",
    "部": "[门分委队署位属级长下件曲]",
    "批次": "",
    "批": "[准复评示注阅次]|发(?![布放出送给])",
    "个类别": "",
    "个大类": "",
    "大类": "",
    "类": "[别型似推目]",
    "种": "[类植子业养粮]",
    "处次": "",
    "处": "[理罚置分于长室级方境所决遇在]",
    "册": "子",
    "本": "[年级局市县区镇地次报办机单着质来人身行部条月届院科周期文省乡街委府土职轮季旗村社公法规案网项]",
    "张": "[贴榜]",
    "只": "[有能是要需限用占公收为在]",
    "台": "[账湾风阶式]",
    "块": "",
    "页": "[面码]",
    "字": "[段幕节样号体典符母]",
    "幅": "[度员面]",
    "套": "[路取用印]",
    "问": "[题卷询政责诊世号计候津及]",
    "元": "[旦素件宇]",
    "余元": "",
    "车次": "",
    "班次": "",
    "轮次": "",
    "轮": "[换流岗值训]",
    "支": "[出付持部撑行委]",
    "组": "[织长成合建员]",
    "座": "[谈位]",
    "间": "[接隔断]",
    "辆": "",
    "所": "[有属以需在得涉申列示谓提述占]",
    "枚": "",
    "则": "",
    "集": "[中体合团约]",
    "首": "[次先页批要]",
    "门": "[户户类]",
    "道": "[路德]",
    "栏": "目",
    "单": "[位独纯元项]",
    "票": "",
    "句": "",
    "卷": "",
    "盒": "",
    "箱": "",
    "袋": "",
    "面": "[对向积临]",
    "亩": "",
    "公顷": "",
    "平方米": "",
    "平方公里": "",
    "立方米": "",
    "公里": "",
    "千米": "",
    "米": "",
    "吨": "",
    "公斤": "",
    "千克": "",
    "分": "[钟之别类布析级管工成为局公解支配散发享担]",
    "步": "[骤伐]",
    "村": "",
    "帧": "",
    "款": "[项物]",
    "封": "[闭面存号装条控建杀底顶锁]",
    "桩": "",
    "趟": "",
    "遍": "[及布地]",
    "局次": "",
    "县次": "",
    "村次": "",
    "校次": "",
    "店次": "",
    "课时": "",
    "学时": "",
}
#: Measures that Chinese numerals may stand before; before any other they are taken for part of a word.
CHINESE_UNITS = (
    "个类别 个大类 件次 件 条次 条 篇次 篇 次 份次 份 个 项 起 宗 例 人次 人 期 场次 场 家次 家 户次 户 名 位 部 批次 批 大类 类 种 处 "
    "则 幅 套 册 本 张 台 块 页 元 支 组 座 辆 枚 轮次 轮 封 桩 趟"
).split()
#: What the form's tables are counted in, and what requests and papers are counted in too.
CASES = ("件", "起", "宗")
REQUEST_UNITS = (*CASES, "份")

#: After 一 a count with these; with the others (一个平台) only where the phrase ends: 专栏一个。
ONE_COUNTS = frozenset("件 条 篇 份 次 宗 例 期 场 项 人次 件次 场次 批次 条次 篇次 元".split())
#: After 二 an ordinal: people count 两次, and 二次 is the second.
SECOND = frozenset("次 期 部 处 类 批 场 条 本 位 家 户 张 块 台 座 组 轮 种".split())
#: After 二 and before a mark a measure all the same: 概况二条，.
LISTED = frozenset("条 位 家 户 张 块 台 座 组 种".split())

#: What makes a number a time, a place in an order or an address.
TIMES = (
    "个?(?:工作日|自然日|交易日|小时|季度|星期|礼拜|钟头|学期|昼夜|世纪)|个(?:月|年)|分钟|"
    "年|月|日(?!均)|天|周|旬|秒|夜|时(?![间限候代期段效序])|点(?![击赞位播])|刻|小?时段|岁|届|版|代|号|室|楼|层|栋|幢|弄|巷|"
    "单元|级|度|路(?![演线])|环|码"
)

#: Numbers of national hotlines, which count nothing where no measure follows them.
HOTLINES = frozenset(
    """12301 12309 12315 12319 12320 12328 12329 12333 12336 12337 12338 12339 12345 12348 12350 12355 12356 12358
    12360 12363 12365 12366 12367 12369 12377 12378 12380 12381 12386 12388 12389 12391 12393 12395""".split()
)
#: Words that a measure stands in, none of them a count; also names of campaigns and doctrines.
IDIOMS = (
    "一项就 零发生 一件事 一件一 一次性 一次办 一次告知 一次说 一次讲 一次又一 一次次 一张网 一张图 一张表 一张清单 两张清单 三张清单 "
    "一个个 一件件 一条条 一项项 一篇篇 一条龙 一条心 一条线 一条街 一条主线 一本账 一本通 一本经 一套班子 一套人马 "
    "两块牌子 一块牌子 一个窗口 一个标准 一部手机 一部分 一家人 一家亲 一期一 一类事项 一起 一份子 一名一 一人一 "
    "三位一体 四位一体 五位一体 多位一体 八项规定 三项制度 三项机制 三项建设 六项纪律 七项要求 三条红线 三条底线 "
    "两个维护 两个确立 两个责任 两个毫不 两个结合 两个覆盖 两个大局 两个健康 三个代表 三个清单 三个区分 三个一 三个务必 "
    "三个一批 四个意识 四个自信 四个全面 四个最严 四个一 四个不摘 四个服从 五个一 五个统筹 六个一 六个必须 "
    "四类过程性 三类内部事务 三类内部管理 六部分 六个部分 五个部分 五部分 六个方面 六大部分 十个坚持 十项规定 三部曲 百家争鸣 两位数 三人行 一场硬仗 "
    "两条腿 两条线 三件套 一口清 一次办好 四种形态 五种形态 六类人 八种"
).split()
