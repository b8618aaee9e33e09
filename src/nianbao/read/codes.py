"""The codes of reading: R1 values in cells, R2 workbooks, R3 data files."""

from __future__ import annotations

from nianbao.findings import Code, Severity

NOT_A_NUMBER = Code(
    "R101",
    "应填数字的地方不是数字",
    Severity.ERROR,
    """这一格应当填数字，现在的内容不能确定地读成一个数，例如“约30”“3-5”“若干”“无”“/”。
程序不猜：这一格按“未知”处理，不会当作 0。

怎么办：改成一个数字；确实没有就填 0，全表没有就用表上方的声明（如“本年无申请”）。""",
)
NUMBER_AS_TEXT = Code(
    "R102",
    "数字以文字形式填写，已识别",
    Severity.INFO,
    """这一格的数字带单位、千位分隔号、全角数字或汉字数字，例如“３”“3 件”“1,234”“十二”。
读法只有一种，已按该数使用；万元与元之间已按单位换算，并在提示里写明。

怎么办：核对读出的数；改成纯数字后提示消失。""",
)
NOT_A_COUNT = Code(
    "R103",
    "应填数字的地方是日期或“是/否”",
    Severity.ERROR,
    """这一格被软件存成了日期、时间或逻辑值（TRUE/FALSE），常见原因是输入“3-5”“1/2”后被自动改写。
程序不猜原来想填什么：按“未知”处理。

怎么办：把单元格格式改成“常规”或“数值”，重新输入数字。""",
)
ERROR_VALUE = Code(
    "R104",
    "单元格里是错误值",
    Severity.ERROR,
    """这一格显示 #REF!、#VALUE!、#DIV/0! 之类的错误值，说明公式引用的单元格已被删除或内容不对。
按“未知”处理。

怎么办：直接填数字，或者改正公式。""",
)
FORMULA_WITHOUT_VALUE = Code(
    "R105",
    "公式没有保存计算结果",
    Severity.WARNING,
    """这一格是公式，但文件里没有保存它的计算结果。
常见于用脚本生成、没有在 WPS 或 Excel 里打开保存过的文件。
表中的合计会按各项之和推算并注明；其他公式的结果无从得知，按“未知”处理。

怎么办：用 WPS 或 Excel 打开文件，保存一次；或者直接填数字。""",
)
CIRCULAR_FORMULA = Code(
    "R106",
    "公式循环引用",
    Severity.ERROR,
    """这一格的公式直接或间接地引用了自己，算不出结果，软件往往显示 0。
按“未知”处理，不采用显示的 0。

怎么办：改正公式，或者直接填数字。""",
)
EXTERNAL_FORMULA = Code(
    "R107",
    "公式引用了别的文件",
    Severity.WARNING,
    """这一格的公式引用了另一个工作簿。程序不打开别的文件，采用的是上次保存的结果，可能已经过时。

怎么办：核对数字，改成直接填写的数字。""",
)

TEXT_IN_SUM = Code(
    "R108",
    "合计公式没有计入文字形式的数字",
    Severity.WARNING,
    """表里有数字是以文字形式填写的（常见于从网页或其他软件粘贴），WPS 和 Excel 的合计公式不计入文字，
所以表上显示的合计偏小。程序已读出这些数字，合计按各项之和推算，没有采用公式显示的数。

怎么办：选中这些格，改为“数值”格式后重新输入；合计随即正确，提示消失。""",
)

VALUE_CODES = (
    NOT_A_NUMBER,
    NUMBER_AS_TEXT,
    NOT_A_COUNT,
    ERROR_VALUE,
    FORMULA_WITHOUT_VALUE,
    CIRCULAR_FORMULA,
    EXTERNAL_FORMULA,
    TEXT_IN_SUM,
)

SHEET_MISSING = Code(
    "R201",
    "缺少必填的工作表",
    Severity.ERROR,
    """填报表里没有找到这张必填的表，或者表里的栏目名称已被改得认不出来。里面的数都按“未知”处理，不会当作 0。

怎么办：用 nianbao new 生成一份新的填报表，把缺的表复制过来，或把数字填进去。""",
)
SHEET_RENAMED = Code(
    "R202",
    "工作表改过名，已按内容识别",
    Severity.INFO,
    """没有找到原名的工作表，但另一张表里有它的栏目，已按内容读取。

怎么办：核对是不是这张表；改回原名后提示消失。""",
)
LABEL_MISSING = Code(
    "R203",
    "表里缺少栏目",
    Severity.ERROR,
    """格式规定的行或列在表里找不到，可能被删除或改了名。这些格按“未知”处理，不会当作 0。

怎么办：恢复栏目名称；序号、空格、换行、括号的全角半角不影响识别。""",
)
LABEL_TWICE = Code(
    "R204",
    "同一栏目出现两次，内容不同",
    Severity.ERROR,
    """同一个栏目填了两处而且不一致，程序不知道以哪一处为准。数字按“未知”处理，文字先用前一处；
整张表出现两遍的，采用前一遍。

怎么办：删去多余的一处。""",
)
NOT_READ = Code(
    "R205",
    "有内容没有读取",
    Severity.WARNING,
    """这一格有内容，但不在任何栏目里，没有用到报告中。

怎么办：属于填报内容的，移到对应的栏目；属于备注的，在那一列的上方写“备注”，或在内容前写“备注：”。""",
)
SHEET_NOT_READ = Code(
    "R206",
    "工作表不是填报表的一部分，没有读取",
    Severity.INFO,
    """这张工作表里没有填报表的栏目，整张没有读取。

怎么办：是自己的底稿就不用管；是填报内容的，移到对应的表。""",
)
TOO_LARGE = Code(
    "R207",
    "工作表太大，没有读完",
    Severity.WARNING,
    """填报表一般只有几十行。这张表的内容超出了读取范围，超出部分没有读取。

怎么办：删去多余的行、列和格式，或把无关的数据移到别的文件。""",
)
OPTIONAL_SHEET_MISSING = Code(
    "R208",
    "没有某张可选的工作表",
    Severity.INFO,
    """这张表可以没有；里面的内容按没有填处理。

怎么办：需要填的，用 nianbao new 生成一份新的填报表，把这张表复制过来。""",
)
NOT_A_CHOICE = Code(
    "R209",
    "填的不是可选项",
    Severity.ERROR,
    """这一格只能从规定的几项中选，现在的内容对不上，按“未填”处理。

怎么办：从下拉框里选一项。""",
)
NOT_A_DATE = Code(
    "R210",
    "日期或年度读不出来",
    Severity.ERROR,
    """日期应写成 2025年1月15日、2025-1-15 或 2025.1.15，年度应写成四位数的年份。
现在的内容不能确定地读出来，按“未填”处理。

怎么办：照上面的写法重填。""",
)
CONTROL_REMOVED = Code(
    "R211",
    "文字里有看不见的控制字符，已去掉",
    Severity.INFO,
    """从网页或其他软件复制来的文字带有看不见的控制字符，读取时已去掉，其余文字不变。

怎么办：一般不用处理；核对这一格的文字是否完整。""",
)
NO_FEE_CONTRADICTED = Code(
    "R212",
    "声明未收取信息处理费，却填了收费数",
    Severity.ERROR,
    """“本年未收取信息处理费”选了“是”，同时实收金额又大于 0，两处矛盾。所填的数保留不动。

怎么办：收过费的，清空这项声明；没有收过的，把金额改为 0。""",
)
SHEET_TWICE = Code(
    "R213",
    "有两张相同的工作表，只读取一张",
    Severity.WARNING,
    """两张工作表都有同一张表的栏目，只读取了其中一张。

怎么办：删去多余的一张，或确认读取的是对的那张。""",
)
TEXT_EXPECTED = Code(
    "R214",
    "应填文字的地方是日期或“是/否”",
    Severity.WARNING,
    """这一格应当填文字，却被软件存成了日期、时间或逻辑值，原来输入的字样已经看不到。已按显示的内容读取。

怎么办：把单元格格式改成“文本”，重新输入。""",
)

WORKBOOK_CODES = (
    SHEET_MISSING,
    SHEET_RENAMED,
    LABEL_MISSING,
    LABEL_TWICE,
    NOT_READ,
    SHEET_NOT_READ,
    TOO_LARGE,
    OPTIONAL_SHEET_MISSING,
    NOT_A_CHOICE,
    NOT_A_DATE,
    CONTROL_REMOVED,
    NO_FEE_CONTRADICTED,
    SHEET_TWICE,
    TEXT_EXPECTED,
)
