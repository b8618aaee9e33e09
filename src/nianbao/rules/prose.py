"""N2: the prose against the figures, one rule for each way in which they can disagree."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.findings import Code, Finding, rule
from nianbao.proof import Fault
from nianbao.rules.case import Case
from nianbao.rules.quoting import marked


@rule(Fault.VALUE.value, "正文的数与表中的数不一致", Fault.VALUE.severity)
def value(case: Case, code: Code) -> Iterator[Finding]:
    """正文写明了是表中的哪一项，数却与表中的任何一种合理读法都不同：例如“收到申请”可以指本年新收，也可以是新收加上年结转。
    提示里列出了比较过的数。正文里有限定词（某个渠道、某个单位）的，不作比较；
    前后有程序不认识的词、数又与表中的相差很大的，说的可能是另一件事，也不作比较。

    怎么办：核对表格和正文，改正写错的一处。
    """
    yield from marked(case, code)


@rule(Fault.DENIED.value, "正文说没有，表中却有，或者正好相反", Fault.DENIED.severity)
def denied(case: Case, code: Code) -> Iterator[Finding]:
    """“未收到”“没有”“无”“均为0”这样的话，也是对表中数字的说明。表中相应的数不是 0。
    反过来，没有写数的“也提出了申请”“发生了行政复议”说的是有，表中却是 0；
    “行政诉讼1件，结果维持”，表中这一件记的却是别的结果。

    怎么办：删去这句话，或者改正表格。
    """
    yield from marked(case, code)


@rule(Fault.RATIO.value, "正文的占比、增减或倍数与数字算出的不一致", Fault.RATIO.severity)
def ratio(case: Case, code: Code) -> Iterator[Finding]:
    """占比按表中的数计算；同比按上年的数计算，方向（增长、下降）也要对。百分数四舍五入后相同即可。
    “增长1.2倍”和“是上年的1.2倍”不是一回事；紧跟在一个数后面的占比、增减，要和这个数同一口径；“低于上年的30件”要真的低；
    “由213件升至251件”的两个数要是同一口径，“变为”前后不能是同一个数。没有说明是什么的占比（“此类申请占……”
    “其中……占”），离各种算法都很远的，说的可能是别的，不算错。

    怎么办：按提示里的分子、分母或两年的数重新计算。
    """
    yield from marked(case, code)


@rule(Fault.PARTS.value, "各部分与合计不符", Fault.PARTS.severity)
def parts(case: Case, code: Code) -> Iterator[Finding]:
    """同一句里的各部分相加超过了合计，或者写明“分别为”“具体为”“其余”“合计”却与合计不等；或者各部分与合计的口径不同
    （合计是本年新收，部分却含上年结转），同一句里各类申请人的口径不同也算。“其中”后面的各项不必列全，少于合计不算错。
    另起一句列出的各部分，与前一句的数相差多于一笔之差（一位数字写错、两位写颠倒、多写少写一个零）的，当作另一个列表。

    怎么办：核对各部分和合计，改正写错的一处。
    """
    yield from marked(case, code)


@rule(Fault.YEAR.value, "正文的年份不是报告年度", Fault.YEAR.severity)
def year(case: Case, code: Code) -> Iterator[Finding]:
    """统计期限、报告标题的年份要与报告年度一致；年份写的是上一年、数却是本年的，多半是沿用上年文字时没有改。
    正文别处提到上年或下年（上年的年报、下年的预算）不算错。

    怎么办：改正年份。
    """
    yield from marked(case, code)


@rule(Fault.CUT.value, "百分数截去了尾数而没有四舍五入", Fault.CUT.severity)
def cut(case: Case, code: Code) -> Iterator[Finding]:
    """例如三分之二写成 66.6%：四舍五入应是 66.7%。

    怎么办：改为四舍五入的数。
    """
    yield from marked(case, code)


@rule(Fault.ALL.value, "正文说全部办结，表中还有未办结的", Fault.ALL.severity)
def everything(case: Case, code: Code) -> Iterator[Finding]:
    """“全部办结”“全部审结”容易被理解为没有剩下的，而表中还有结转下年度的申请或尚未审结的案件。

    怎么办：写明“到期应办结的已全部办结”，或者改正表格。
    """
    yield from marked(case, code)


@rule(Fault.NOTE.value, "正文的数与要点不一致", Fault.NOTE.severity)
def note(case: Case, code: Code) -> Iterator[Finding]:
    """正文和工作要点说的像是同一件事，数却不同。

    怎么办：核对后改正其中一处；确实是两件事的，不必理会。
    """
    yield from marked(case, code)


@rule(Fault.LOOSE_PARTS.value, "各部分与合计可能不符", Fault.LOOSE_PARTS.severity)
def loose_parts(case: Case, code: Code) -> Iterator[Finding]:
    """各部分相加与合计差得不多，或者多出的恰好是其中一项，或者计量单位不同；也可能是列举的项数与写的个数不同，
    每一个的数与总数不符（“分2批，每批12人，合计25人”），或者新增的数与前后两个数不符（“新增3项，由18项扩展到22项”）。
    按渠道（网上、信函、当面……）分列的申请，正文没有写合计的，与表三的本年新收比。有的写法可以解释，有的是笔误。

    怎么办：核对各部分和合计；没有错的不必理会。
    """
    yield from marked(case, code)


@rule(Fault.CARRIED.value, "正文的上年结转与上年报告不一致", Fault.CARRIED.severity)
def carried(case: Case, code: Code) -> Iterator[Finding]:
    """正文写的上年结转，应当等于上年报告（表格，或者正文）里的结转下年度。本年表三没有填上年结转时，按上年报告核对。
    依据：国办公开办函〔2021〕30号所附格式，两年报告前后相接。

    怎么办：以上年已公布的报告为准，改正写错的一处。
    """
    yield from marked(case, code)


@rule(Fault.BEFORE.value, "正文的增减与上年报告正文里的数不一致", Fault.BEFORE.severity)
def before(case: Case, code: Code) -> Iterator[Finding]:
    """表里没有的数（如公众号推送量），上年报告的正文写过同一件事，按那个数算出的增减、倍数与本年写的不同，或者写着持平而并不相同。
    发布信息的总数写着比上年增减多少、与上年正文里最大的那个数只差一笔（颠倒两位、多少一个零、差一、增减写反）的，也提醒。

    怎么办：核对上年报告和本年的数；说的不是同一件事的，不必理会。
    """
    yield from marked(case, code)


@rule(Fault.PLACES.value, "正文两处写同一项，数不一样", Fault.PLACES.severity)
def places(case: Case, code: Code) -> Iterator[Finding]:
    """表里没有填的数（如上年结转、结转下年度、行政复议），正文写了两处，两处的数不同，至少有一处不对。
    收到的申请可以含或不含上年结转，差的正好是上年结转的不算。

    怎么办：核对两处，改正写错的一处；两处说的不是同一件事的，不必理会。
    """
    yield from marked(case, code)


@rule(Fault.RANK.value, "正文的多少比较与表中的数不一致", Fault.RANK.severity)
def rank(case: Case, code: Code) -> Iterator[Finding]:
    """“甲多于乙”“数量最多”“居前三位”这样的话没有写数，按表格和信息分类的数比较。分类之间、申请人之间、
    办理结果之间、同一类办理结果的各种理由之间，各自比较。

    怎么办：核对后改正；比的是别的范围的，不必理会。
    """
    yield from marked(case, code)


@rule(Fault.SLIP.value, "正文里有限定词的数与表中的数只差一笔", Fault.SLIP.severity)
def slip(case: Case, code: Code) -> Iterator[Finding]:
    """“网上收到申请”“执法队作出行政处罚”这样的话，说的可能只是其中一部分，比表中的数小的一般不算错；但一部分不会比
    全部还多。比表中的数大，又正好是大一、两位数字颠倒、错一位数字或者多一个零，多半是笔误；三位以上的数正好颠倒
    了两位，比表中的数小也提醒。10 以下的数，只在写明是哪种处理结果、哪类文件、结转多少时才查。

    怎么办：核对后改正；说的是表格以外的事的，不必理会。
    """
    yield from marked(case, code)


@rule(Fault.CALENDAR.value, "正文写了没有的日期", Fault.CALENDAR.severity)
def calendar(case: Case, code: Code) -> Iterator[Finding]:
    """“13月底”“11月31日”这样的日期，日历上没有。

    怎么办：改正写错的月份或日子。
    """
    yield from marked(case, code)


RULES = (
    value,
    denied,
    ratio,
    parts,
    year,
    cut,
    everything,
    note,
    loose_parts,
    carried,
    before,
    places,
    rank,
    slip,
    calendar,
)
