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
    """这一格是公式，但文件里没有保存它的计算结果（常见于用脚本生成、没有在 WPS 或 Excel 里打开保存过的文件）。
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

VALUE_CODES = (
    NOT_A_NUMBER,
    NUMBER_AS_TEXT,
    NOT_A_COUNT,
    ERROR_VALUE,
    FORMULA_WITHOUT_VALUE,
    CIRCULAR_FORMULA,
    EXTERNAL_FORMULA,
)
