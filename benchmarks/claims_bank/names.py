"""The form's rows and columns: their keys, their labels, and the short names that prose gives them."""

from __future__ import annotations

COLUMNS = ("natural", "commercial", "research", "welfare", "legalsvc", "otherorg")

#: Row keys of table 三 with the labels of the form.
ROWS = {
    "new": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partly_granted": "（二）部分公开",
    "state_secret": "（三）1.属于国家秘密",
    "prohibited_by_law": "（三）2.其他法律行政法规禁止公开",
    "security_and_stability": "（三）3.危及“三安全一稳定”",
    "third_party_rights": "（三）4.保护第三方合法权益",
    "internal_affairs": "（三）5.属于三类内部事务信息",
    "process_information": "（三）6.属于四类过程性信息",
    "enforcement_file": "（三）7.属于行政执法案卷",
    "administrative_query": "（三）8.属于行政查询事项",
    "not_held": "（四）1.本机关不掌握相关政府信息",
    "needs_creation": "（四）2.没有现成信息需要另行制作",
    "still_unclear": "（四）3.补正后申请内容仍不明确",
    "petition": "（五）1.信访举报投诉类申请",
    "repeated": "（五）2.重复申请",
    "publication": "（五）3.要求提供公开出版物",
    "excessive": "（五）4.无正当理由大量反复申请",
    "confirm_or_reissue": "（五）5.要求行政机关确认或重新出具已获取信息",
    "not_corrected": "（六）1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "fee_unpaid": "（六）2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other_outcome": "（六）3.其他",
    "outcome_total": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
}
OUTCOMES = tuple(ROWS)[2:-2]
GROUPS = {
    "refused": OUTCOMES[2:10],
    "unavail": OUTCOMES[10:13],
    "noproc": OUTCOMES[13:18],
    "other": OUTCOMES[18:21],
}
#: Table 四 in the order 维持, 纠正, 其他, 尚未审结.
RESULTS = ("upheld", "corrected", "otherres", "pending")
REVIEWS = {"rec": "行政复议", "dir": "未经复议直接起诉", "aft": "复议后起诉"}
DECISIONS = {
    "licences": "行政许可",
    "penalties": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
}

#: What prose calls each member of a list.
SHORT: dict[str, tuple[str, ...]] = {
    "granted": ("予以公开",),
    "partly": ("部分公开",),
    "partly_granted": ("部分公开",),
    "refused": ("不予公开",),
    "unavail": ("无法提供",),
    "noproc": ("不予处理",),
    "other": ("其他处理",),
    "state_secret": ("属于国家秘密", "涉及国家秘密"),
    "prohibited_by_law": ("其他法律行政法规禁止公开", "法律行政法规禁止公开"),
    "security_and_stability": ("危及“三安全一稳定”",),
    "third_party_rights": ("保护第三方合法权益", "涉及第三方合法权益"),
    "internal_affairs": ("属于三类内部事务信息", "内部事务信息"),
    "process_information": ("属于四类过程性信息", "过程性信息"),
    "enforcement_file": ("属于行政执法案卷", "行政执法案卷信息"),
    "administrative_query": ("属于行政查询事项", "行政查询事项"),
    "not_held": ("本机关不掌握相关政府信息", "本机关不掌握"),
    "needs_creation": ("没有现成信息需要另行制作", "需另行制作"),
    "still_unclear": ("补正后申请内容仍不明确", "补正后仍不明确"),
    "petition": ("信访举报投诉类申请", "信访举报投诉类", "信访举报类"),
    "repeated": ("重复申请",),
    "publication": ("要求提供公开出版物",),
    "excessive": ("无正当理由大量反复申请", "大量反复申请"),
    "confirm_or_reissue": ("要求行政机关确认或重新出具已获取信息", "要求确认或重新出具已获取信息"),
    "not_corrected": ("申请人无正当理由逾期不补正", "逾期不补正"),
    "fee_unpaid": ("申请人逾期未按收费通知要求缴纳费用", "逾期未缴费"),
    "other_outcome": ("其他", "其他情形"),
    "natural": ("自然人",),
    "commercial": ("商业企业",),
    "research": ("科研机构",),
    "welfare": ("社会公益组织",),
    "legalsvc": ("法律服务机构",),
    "otherorg": ("其他组织",),
    "upheld": ("维持", "结果维持"),
    "corrected": ("纠正", "结果纠正"),
    "otherres": ("其他结果",),
    "pending": ("尚未审结",),
}
