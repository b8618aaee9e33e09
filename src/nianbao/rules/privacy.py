"""P1: personal data that must not be published. The office's own contacts are meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, rule
from nianbao.rules.case import Case

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[0-9]{6}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])1[3-9][0-9](?:[0-9]{8}|([ -])[0-9]{4}\1[0-9]{4})(?![0-9A-Za-z]|\.[0-9])"
)
_CARD = re.compile(r"(?<![0-9A-Za-z.])(?:62|[45])[0-9](?:[ -]?[0-9]){12,16}(?![0-9A-Za-z]|[ -][0-9])")

#: Before a number that is the office's own to publish.
_OFFICE = re.compile(
    "(?:联系|办公|咨询|监督|投诉|举报|服务|值班|公开|受理|传真|单位)(?:电话|热线|方式|手机|号码)|热线|传真|邮编|邮箱|^电话"
)
#: Before a number that belongs to a person, whatever else is said.
_PERSON = re.compile("本人|申请人|当事人|身份证|住址|家住|群众|村民|居民|市民|姓名|某")
#: Before a number of a thing, and after a number that counts.
_THING = re.compile(
    "(?:编号|文号|字号|单号|证号|代码|编码|备案号|登记号|受理号|流水号|案号|条码|序列号|第)[为是：: ]{0,3}$"
)
_COUNT = re.compile("\\s?(?:元|万|亿|次|人|条|件|个|份|余|多|％|%|号(?!码))")
_BANK = re.compile("卡号|银行卡|账号|帐号|账户|帐户|开户|储蓄卡|信用卡|一卡通|银行")

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_PRIVATE = "身份证号码?|身份证|家庭住址|家庭地址|户籍地址|住址|家住|现住"
#: A person's name, then 身份证号 or 住址 with what it is: a number, or a door.
_NAMED = re.compile(
    rf"(?:(?:姓名|申请人|当事人|信访人|村民|居民|市民|群众|户主|法定代表人|联系人)[：:为是]?\s?|(?<![\u4e00-\u9fff]))"
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})[，,（(、；;：:\s]"
    rf"[^。；\n]{{0,24}}?(?P<private>{_PRIVATE})[：:为是在]?\s?"
    r"(?P<value>[0-9]{6}[0-9*xX×]{2,12}"
    r"|[^，。；：:\n]{0,20}?[路街巷道弄村][^，。；：:\n]{0,8}?\d{1,5}(?:号|室|栋|幢|单元|组|弄))"
)


def _masked(secret: str) -> str:
    """Return a number with all but its first three and last four characters hidden."""
    return f"{secret[:3]}{'*' * max(len(secret) - 7, 1)}{secret[-4:]}"


def _found(code: Code, section: str, text: str, start: int, end: int, what: str) -> Finding:
    # The quote is masked too: an acceptance repeats it in the workbook, which must not spread the number;
    # the place still has the exact characters.
    quote = _masked(text[start:end])
    place = Place.in_prose(section, start, end)
    return code.at(place, f"{place.label}有{what}“{quote}”", quote=quote, advice="不得公开，应删去")


def _before(text: str, at: int) -> str:
    """Return what stands before a place in its sentence, a short way back."""
    return re.split("[。；\n]", text[max(0, at - 40) : at])[-1]


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for found in _IDENTITY.finditer(text):
        from stdnum.cn import ric

        if ric.is_valid(re.sub("[ -]", "", found.group()).upper()):
            yield found.span()


@rule("P101", "正文有身份证号码")
def identity_number(case: Case, code: Code) -> Iterator[Finding]:
    """正文里有校验无误的公民身份号码。涉及个人隐私的信息不得公开，公开的报告里不应出现。

    怎么办：删去，并检查同样的材料有没有在别处公开。
    """
    for section, text in case.prose.items():
        for start, end in _identities(text):
            yield _found(code, section, text, start, end, "身份证号码")


@rule("P102", "正文有个人手机号码")
def mobile_number(case: Case, code: Code) -> Iterator[Finding]:
    """正文里有手机号码，又没有写明是本机关对外公布的联系电话。
    开头语里的联系方式、写明“联系电话”“咨询电话”“监督电话”等的，不算。

    怎么办：是个人的，删去；是本机关对外公布的，在号码前写明“联系电话”。
    """
    for section, text in case.prose.items():
        for found in _MOBILE.finditer(text):
            before = _before(text, found.start())
            office = _OFFICE.search(before) or (
                section == "preamble" and re.search("电话|联系|咨询|手机", before)
            )
            if (office and not _PERSON.search(before)) or _THING.search(before):
                continue
            if not _COUNT.match(text, found.end()):
                yield _found(code, section, text, *found.span(), "手机号码")


@rule("P103", "正文有银行卡号")
def card_number(case: Case, code: Code) -> Iterator[Finding]:
    """正文里有校验无误的银行卡号。涉及个人隐私的信息不得公开，公开的报告里不应出现。

    怎么办：删去；确是对公账户的，也不必写在年度报告里。
    """
    for section, text in case.prose.items():
        identities = set(_identities(text))
        for found in _CARD.finditer(text):
            from stdnum import luhn

            digits = re.sub("[ -]", "", found.group())
            before = _before(text, found.start())
            # One long number in ten has a right check digit, so it must be called a card or look like one.
            looks = bool(_BANK.search(before)) or (digits.startswith("62") and len(digits) in (16, 19))
            if (
                looks
                and not _THING.search(before)
                and luhn.is_valid(digits)
                and found.span() not in identities
            ):
                yield _found(code, section, text, *found.span(), "银行卡号")


@rule("P104", "正文有具名个人的身份证号或住址")
def named_person(case: Case, code: Code) -> Iterator[Finding]:
    """正文里同时有个人的姓名和他的身份证号或住址。涉及个人隐私的信息不得公开，公开的报告里不应出现。
    只说处理过“姓名、身份证号、住址”这类信息，没有写出具体内容的，不算。

    怎么办：删去，或者写作“申请人某某”。
    """
    for section, text in case.prose.items():
        for found in _NAMED.finditer(text):
            hidden = f"{found['name'][0]}某，{found['private']}{found['value'][:3]}***"
            place = Place.in_prose(section, found.start("name"), found.end("value"))
            # Masked for the same reason as the numbers above.
            yield code.at(
                place, f"{place.label}有个人信息“{hidden}”", quote=hidden, advice="不得公开，应删去"
            )


RULES = (identity_number, mobile_number, card_number, named_person)
