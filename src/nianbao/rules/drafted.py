"""D2: what a language model wrote into a draft, and where it could not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.findings import Code, Finding, Place, Severity, rule
from nianbao.proof import Status
from nianbao.proof.grounding import Support, gives_orders
from nianbao.report.document import Sentence
from nianbao.rules.case import Case

#: A part of more characters (字) than this is no summary any more.
LONGEST_PART = 1500
#: A reference that the model made up, or wrote wrongly, stands as text; so does what is left of JSON.
_FEE = re.compile("信息处理费|收费通知")
_REFERENCE = re.compile(r"\{[^{}。；，]{0,12}\}?|\}")


def _by_model(case: Case) -> Iterator[tuple[str, int, Sentence]]:
    sentences = case.document.sentences() if case.document is not None else ()
    return (item for item in sentences if item[2].author == "model")


@rule("D201", "大模型写的这句话没有出处")
def unsupported(case: Case, code: Code) -> Iterator[Finding]:
    """大模型每写一句，都要列出依据的是哪几条要点、哪几个数。这一句列的出处不存在，或者出处里没有这句话的主要内容、
    单位、文件名或时间，或者用了只有别的要点里才有的数，或者把两个日期、两个批次的事写反了；可能是模型编造或弄混的。

    怎么办：属实的，补进工作要点后重新生成，或者自己改写；没有依据的，删去。
    不含数字和名称的评价（如“成效明显”）程序判断不了，定稿前请人工通读。
    """
    support = Support(case.facts)
    for section, start, sentence in _by_model(case):
        text = sentence.text
        inside = [v for v in case.proof if v.section == section and start <= v.start < start + len(text)]
        lacking = support.lacking(sentence, start, inside)
        # A title that no source at all has is marked already.
        marked = any(v.status is Status.UNGROUNDED and lacking.endswith(f"“{v.quote}”") for v in inside)
        if lacking and not marked:
            place = Place.in_prose(section, start, start + len(text))
            yield code.at(place, f"“{text}”：{lacking}", quote=text)


@rule("D202", "这一部分没有用上大模型，由模板起草", Severity.WARNING)
def fallback(case: Case, code: Code) -> Iterator[Finding]:
    """大模型连不上、超时、没有写出能用的内容，或者起草被中断，这一部分改由模板照要点和数字起草。

    怎么办：模板写的可以照用。想让大模型写，按提示排除故障后重新运行；已经得到的回答会接着用，不会重复发送。
    """
    for one in case.document.fallbacks if case.document is not None else ():
        place = Place(f"第{one.section}部分“{one.title}”", f"draft.{one.part}")
        yield code.at(place, f"“{one.title}”由模板起草：{one.why}", quote=one.title)


@rule("D203", "大模型写的这句话没有通过核对，可改用模板的写法", Severity.WARNING)
def alternative(case: Case, code: Code) -> Iterator[Finding]:
    """大模型改了几次，这一句仍有核对不过的地方（见同一处的其他提示）。草稿照原样保留，另给出模板根据同样的数字和要点写的一句。

    怎么办：核对后改正这一句，或者换成模板的写法。
    """
    for section, start, sentence in _by_model(case):
        if sentence.alternative:
            text = sentence.text
            place = Place.in_prose(section, start, start + len(text))
            yield code.at(
                place,
                f"“{text}”没有通过核对",
                quote=text,
                advice=f"可改用模板的写法：“{sentence.alternative}”",
            )


@rule("D204", "大模型写的这一部分过长", Severity.WARNING)
def too_long(case: Case, code: Code) -> Iterator[Finding]:
    """这一部分超过了一千五百字。年度报告的文字是概述，过长多半是模型在重复或发挥。

    怎么办：删去重复和没有依据的内容。
    """
    sentences = list(_by_model(case))
    for part in case.form.parts:
        section, start, end = case.document.part(part) if case.document is not None else ("", 0, 0)
        if end - start > LONGEST_PART and _written(case, part, sentences):
            quote = case.prose[section][start : start + 40]
            place = Place.in_prose(section, start, end)
            yield code.at(place, f"“{quote}…”起的一部分有 {end - start} 字，过长", quote=quote)


@rule("D205", "大模型引用了没有提供的数")
def unresolved(case: Case, code: Code) -> Iterator[Finding]:
    """大模型用编号引用数字，由程序换成表里的数。花括号里的编号没有对应的数，或者写得不完整，只好照原样留下。

    怎么办：查明应是哪个数，填进去；不需要的，删去这句话。
    """
    for section, start, sentence in _by_model(case):
        given = "".join(note.text for _, id, note in case.report.numbered_notes() if id in sentence.sources)
        for found in _REFERENCE.finditer(sentence.text):
            if found.group() in given:
                # The clerk's own braces.
                continue
            place = Place.in_prose(section, start + found.start(), start + found.end())
            yield code.at(place, f"“{sentence.text}”：没有“{found.group()}”这个数", quote=found.group())


@rule("D206", "有的要点没有写进大模型起草的部分", Severity.WARNING)
def dropped(case: Case, code: Code) -> Iterator[Finding]:
    """大模型起草的部分，没有一句话以这条要点为依据，或者只沾了个边，主要内容没有写出来，多半是漏写了。

    怎么办：把这条要点补写进去；确实不必写的，不必理会。
    """
    sentences = list(_by_model(case))
    told: dict[str, str] = {}
    for _, _, sentence in sentences:
        for source in sentence.sources:
            told[source] = told.get(source, "") + sentence.text
    support = Support(case.facts)
    for part in case.form.parts.values():
        ids = [id for of, id, _, _ in case.report.told() if of == part.key]
        for _, text in support.untold(told, ids) if _written(case, part.key, sentences) else ():
            if _FEE.search(text):
                # The program writes of the fee itself, and models are told so.
                continue
            assert case.document is not None
            place = Place.in_prose(*case.document.part(part.key))
            yield code.at(place, f"“{case.form.title_of(part)}”没有写到“{text}”", quote=text)


@rule("D207", "要点里有像是给大模型下命令的话", Severity.WARNING)
def orders(case: Case, code: Code) -> Iterator[Finding]:
    """要点写的是做过的工作。这一条像是在指挥大模型（如“忽略以上要求”），可能是误粘贴的，也可能是有人有意放进来的。
    它不会发给大模型，也不能作为正文的依据；用模板起草时会照录。

    怎么办：改成要写进报告的内容，或者删去。
    """
    for part, id, text, origin in case.report.told():
        if gives_orders(text):
            label = f"“{case.form.title_of(case.form.parts[part])}”"
            place = origin.place(label, id) if origin else Place(label, id)
            yield code.at(place, f"“{text}”像是给大模型的命令，不会发给大模型", quote=text)


def _written(case: Case, part: str, sentences: list[tuple[str, int, Sentence]]) -> bool:
    """Whether a model wrote any of a part."""
    section, start, end = case.document.part(part) if case.document is not None else ("", 0, 0)
    return any(key == section and start <= at < end for key, at, _ in sentences)


RULES = (unsupported, fallback, alternative, too_long, unresolved, dropped, orders)
