"""From an answer to paragraphs: references become figures, all else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nianbao.drafting.brief import gap
from nianbao.drafting.model.answers import FiveAnswer, PartAnswer, SentenceAnswer
from nianbao.drafting.model.failures import Broken
from nianbao.drafting.model.offer import Offer
from nianbao.drafting.templates import ordinal
from nianbao.report.document import UNKNOWN, Figure, Paragraph, Run, Sentence, Text
from nianbao.texts import LIST_MARK, one_line

_ENDS = "。！？"
_CLOSING = "”’）》】"
_HAN = re.compile("[\u4e00-\u9fff]")
#: A sentence of fewer Chinese characters says nothing.
_LEAST = 4
#: An answer of more sentences than this is not one that was asked for.
_MOST = 80


def resolve_part(answer: PartAnswer, offer: Offer, exchange: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a part; raise Broken if nothing was written or far too much."""
    paragraphs = []
    for one in answer.paragraphs:
        sentences = tuple(filter(None, (_sentence(s, offer, exchange) for s in one.sentences)))
        if sentences:
            paragraphs.append(Paragraph(sentences, offer.part.key))
    written = sum(len(paragraph.sentences) for paragraph in paragraphs)
    if not written:
        raise Broken("没有写出一句话")
    if written > _MOST:
        raise Broken(f"写了 {written} 句，太多")
    return tuple(paragraphs)


def resolve_five(answer: FiveAnswer, offer: Offer, exchange: str) -> dict[str, tuple[Paragraph, ...]]:
    """Return problems and improvements, numbered alike; raise Broken if they are not one for one."""
    asked = [pair.problem.id for pair in offer.pairs]
    given = [pair.id for pair in answer.pairs]
    if given != asked:
        raise Broken(
            f"pairs 应依次是 {'、'.join(asked)}，每个问题一项，不能增减；写成了 {'、'.join(given) or '空的'}"
        )
    problems, improvements = [], []
    for i, (pair, asked_pair) in enumerate(zip(answer.pairs, offer.pairs, strict=True), 1):
        mark = f"{ordinal(i)}是" if len(asked) > 1 else ""
        problems.append(_item(pair.problem, offer, exchange, mark, f"{pair.id} 的 problem 是空的"))
        if asked_pair.improvement is None:
            missing = gap(f"第{ordinal(i)}个问题的改进情况" if mark else "针对上述问题的改进情况")
            improvements.append(Sentence((Text(f"{mark}{missing}。"),)))
        elif pair.improvement is None:
            raise Broken(f"{pair.id} 没有写 improvement")
        else:
            wrong = f"{pair.id} 的 improvement 是空的"
            improvements.append(_item(pair.improvement, offer, exchange, mark, wrong))
    lead = "逐项改进情况如下：" if len(asked) > 1 else ""
    return {
        "problems": (
            _led("还存在以下问题：" if len(asked) > 1 else "还存在的主要问题是：", problems, "problems"),
        ),
        "improvements": (_led(f"针对上述问题，{lead}", improvements, "improvements"),),
    }


def _led(lead: str, sentences: Sequence[Sentence], part: str) -> Paragraph:
    """Return a paragraph whose first sentence begins with a lead of ours."""
    first = sentences[0]
    runs = _merged((Text(lead), *first.runs))
    opened = Sentence(runs, first.sources, first.author, first.exchange)
    return Paragraph((opened, *sentences[1:]), part)


def _item(answer: SentenceAnswer, offer: Offer, exchange: str, mark: str, wrong: str) -> Sentence:
    sentence = _sentence(answer, offer, exchange, mark)
    if sentence is None:
        raise Broken(wrong)
    return sentence


def _sentence(answer: SentenceAnswer, offer: Offer, exchange: str, mark: str = "") -> Sentence | None:
    """Return a sentence, None if it has no words; numbering of the model's own gives way to ``mark``."""
    text = one_line(offer.mask.restore(answer.text))
    if mark:
        text = text[m.end() :] if (m := LIST_MARK.match(text)) else text
    if not text:
        return None
    if len(_HAN.findall(text)) < _LEAST:
        raise Broken(f"有的句子不成句子，如“{text[:20]}”")
    if text.rstrip(_CLOSING)[-1:] not in _ENDS:
        text = f"{text.rstrip('，；、：,;:')}。"
    runs = _merged((Text(mark), *_runs(text, offer)) if mark else tuple(_runs(text, offer)))
    stated = [run.fact for run in runs if isinstance(run, Figure)]
    known = offer.sources()
    # An id that was not offered is kept, so that the check can say so.
    named = [known.get(id.strip("{}〔〕[] "), f"{UNKNOWN}{id}") for id in answer.sources if id.strip()]
    return Sentence(runs, tuple(dict.fromkeys((*stated, *named))), "model", exchange)


def _runs(text: str, offer: Offer) -> Iterator[Run]:
    figures = offer.digits()
    at = 0
    for found in re.finditer(rf"\{{({re.escape(offer.letter)}\d+)\}}", text):
        figure = figures.get(found[1])
        if figure is None:
            continue
        if found.start() > at:
            yield Text(text[at : found.start()])
        yield Figure(figure.shown, figure.source)
        at = found.end()
    if at < len(text):
        yield Text(text[at:])


def _merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in runs:
        if merged and isinstance(run, Text) and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)
