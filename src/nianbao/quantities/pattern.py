"""The one expression that finds quantities, and steps over what only looks like one.

Each alternative ends in an empty group, so that ``lastgroup`` of a match names the alternative. Those
whose name begins with ``x`` are stepped over. The expression opens with a character class, which
lets the engine skip to the next candidate; the alternatives then look back at that character. Every
run is consumed whole and every other repetition has a limit, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nianbao.quantities.words import AFTER, CHINESE_UNITS, TIMES, UNITS

DIGIT = "0-9０-９"
LETTER = "A-Za-zＡ-Ｚａ-ｚ"
HAN = "〇零一二三四五六七八九十百千万亿两廿卅"
_ONES = "〇零一二三四五六七八九"
_SP = "[ \u3000\xa0]{0,2}"
_DASH = "[-－—–‐‑−~～]"
_YEAR = f"(?:[2２][0０]|[1１][9９])[{DIGIT}]{{2}}(?![{DIGIT}])"


def _units(names: Iterable[str]) -> str:
    """Return an expression for measure words, those with one first character together."""
    heads: dict[str, list[str]] = {}
    for name in names:
        heads.setdefault(name[0], []).append(name)
    branches = []
    for head, group in heads.items():
        tails = [
            name[1:] + (f"(?!{UNITS[name]})" if UNITS[name] else "")
            for name in sorted(group, key=len, reverse=True)
        ]
        branches.append(head + (tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})"))
    return "|".join(branches)


_UNIT = f"个?百分点|[%％‰]|倍|成(?![为立果效员功本长绩交都就熟型品套])|{_units(UNITS)}"
_HAN_UNIT = f"个?百分点|倍(?!增)|成(?![为立果效员功分本长绩交都就熟型品套新不])|{_units(CHINESE_UNITS)}"
_SCALE = "万亿|[千百]?[万亿]|千(?![克米瓦])|百(?!分)"
_TAIL = "|".join(sorted((w for words in AFTER.values() for w in words.split()), key=len, reverse=True))
_TAIL = f"(?P<@>(?:{_TAIL})(?!简称|游|级|称|几)|(?<=[倍成元%％点])[多余](?!为|数))?"
_NEXT = f"{_SP}(?:{_SCALE}|{_UNIT})"
_MORE = f"(?P<@>余|[多来几](?={_NEXT}))?"

_NUMBER = (
    f"(?:[{DIGIT}]{{0,2}}(?:,[{DIGIT}]{{3}}){{1,6}}+(?!,?[{DIGIT}])"
    f"|[{DIGIT}]{{0,2}}(?:，[{DIGIT}]{{3}}){{1,6}}+(?![{DIGIT}])(?=[余多]?{_NEXT})"
    # 5 067条
    f"|[{DIGIT}]{{0,2}}(?:[ \u00a0\u2009\u202f][{DIGIT}]{{3}}){{1,6}}+(?![{DIGIT}])(?={_NEXT})"
    f"|[{DIGIT}]*+)(?:[.．][{DIGIT}]++)?+"
)
_DATE = f"{_SP}[{DIGIT}]{{1,2}}{_SP}(?:(?:{_DASH}|至|到|、){_SP}[{DIGIT}]{{1,2}}{_SP})?月(?!刊)"
_SEASON = "[底末初中]|[上下]半年|(?:前|第)?[一二三四1-4]{1,2}季度"
_CHAIN = f"{_SP}(?:{_DASH}|[、至到和与及]){_SP}{_YEAR}"

_YEARS = (
    # 4.2024年: the number of an item
    f"[{DIGIT}]?[.．](?={_YEAR}{_SP}年)(?P<x_item>)|"
    # 3.1件复议: the number of an item, before things that are not told in tenths
    f"[.．](?<=[。；;\\n][{DIGIT}][.．])(?=[1-9１-９][{DIGIT}]{{0,2}}[件起宗例份条名])(?P<x_item2>)|"
    # 2024年1月15日, 2023—2025年, 2024-01-15
    f"(?:(?<=[2２])[0０]|(?<=[1１])[9９])[{DIGIT}]{{2}}(?![{DIGIT}])(?:"
    f"{_SP}年(?!版|代)度?(?P<dated>(?={_DATE}|{_SEASON}|{_CHAIN}{_SP}年))?(?P<year>)"
    f"|(?=(?:{_CHAIN}){{1,6}}{_SP}年)(?P<years>)"
    f"|[-/.．－][{DIGIT}]{{1,2}}[-/.．－][{DIGIT}]{{1,2}}(?![{DIGIT}])(?P<x_date>))"
)
_FIGURES = (
    f"(?P<num>{_NUMBER})(?:"
    # 5G, 12@qq.com, 3:1, 9:00-17:00, 7×24, 1+N, 1.2.3
    f"(?:[{LETTER}@_&#=]|[:：/／×*＊+＋][{DIGIT}{LETTER}]|[.．][{DIGIT}])[{DIGIT}{LETTER}:：/／.．×*＊+＋@_-]*+(?P<x_glued>)"
    # 400-810-1234
    f"|(?:{_DASH}{{1,2}}[{DIGIT}]++){{2,}}+(?P<x_parts>)"
    # 20个工作日, 1—9月, 3、6、9月, 20余年, 18号
    f"|(?:{_SP}(?:{_DASH}|[、至到和]){_SP}[{DIGIT}]{{1,2}}(?![{DIGIT}])){{0,5}}{_SP}[余多来几]?{_SP}(?:{TIMES})(?P<x_time>)"
    # 3至5件, 20%—30%
    f"|(?P<first>[万亿千%％])?{_SP}(?P<to>{_DASH}|至|到){_SP}(?P<num2>[{DIGIT}]++(?:[.．][{DIGIT}]++)?+)"
    f"(?={_SP}[余多]?{_NEXT})(?:{_SP}(?P<scale2>{_SCALE}))?{_SP}(?P<unit2>{_UNIT})?(?P<range>)"
    # 0529—83612047
    f"|{_DASH}{{1,2}}[{DIGIT}]++(?P<x_dash>)"
    f"|{_SP}{_MORE.replace('@', 'more')}(?:{_SP}(?P<scale>{_SCALE})"
    f"(?P<num3>[{DIGIT}]++)?(?(num3)(?P<scale3>[万千百]))){{0,1}}{_MORE.replace('@', 'more2')}{_SP}"
    f"(?:(?P<unit>{_UNIT}){_TAIL.replace('@', 'tail')})?(?P<plain>))"
)
_WORDS = (
    f"(?<=[一二])[九〇零○][{_ONES}○]{{2}}年(?!版|代)度?(?P<handated>(?=[一二三四五六七八九十]{{1,2}}月|{_SEASON}))?(?P<hanyear>)"
    f"|(?<=一)半(?![年天月个小夜路])(?P<tail2>以上|以下|左右)?(?P<half>)"
    f"|(?P<han>[{HAN}]*+(?:点[{_ONES}]++)?+)(?:"
    f"分之(?P<part>[{HAN}]++(?:点[{_ONES}]++)?+|[{DIGIT}]++(?:[.．][{DIGIT}]++)?+)"
    f"{_TAIL.replace('@', 'tail3')}(?P<share>)"
    f"|(?:(?:{_DASH}|至|到)(?P<han2>[{HAN}]++))?(?P<hanmore>[余多来几])?(?P<hanscale>[万亿])?"
    f"(?P<hanunit>{_HAN_UNIT}){_TAIL.replace('@', 'hantail')}(?P<hancount>)"
    f"|(?P<hanbare>))"
)
_ORDINAL = (
    f"(?<=第){_SP}[（(]?(?:[{DIGIT}]++|[{HAN}]++)[)）]?"
    f"(?:(?:{_DASH}|[、至到]){_SP}[（(]?(?:[{DIGIT}]++|[{HAN}]++)[)）]?(?={_SP}[条项款批期章节号次届季]))?(?P<x_ordinal>)"
)
_OPENED = (
    "(?<=《)(?:[^《》。\n]|《[^《》。\n]{0,60}》){0,200}+》(?P<x_title>)"
    "|(?<=“)[^“”。\n]{0,30}+”(?P<x_quote>)|(?<=‘)[^‘’。\n]{0,30}+’(?P<x_quote1>)"
    "|(?<=「)[^「」。\n]{0,30}+」(?P<x_quote2>)|(?<=『)[^『』。\n]{0,30}+』(?P<x_quote3>)"
    '|(?<=")[^"\n，。；：,;]{0,20}+"(?P<x_quote4>)'
    f"|(?<=[〔\\[【（(]){_YEAR}[〕\\]】）)]{_SP}(?:第?{_SP}[{DIGIT}]++{_SP}号)?(?P<x_paper>)"
)
#: 翻一番, 翻了两番还多
_DOUBLED = "(?<=翻)了?(?P<doubled>[一两二三])?(?:番|(?<=一)倍)(?P<tail6>还多|有余|以上|多)?(?P<fold>)"
_LATIN = f"(?<=[{LETTER}])(?:[{DIGIT}{LETTER}._~/?#@&=+%-]|://|:[{DIGIT}])*+(?P<x_latin>)"

PATTERN = re.compile(
    f'[{DIGIT}{HAN}{LETTER}半翻第《“‘「『"〔\\[【（(](?:'
    f"(?<=[{DIGIT}])(?:{_YEARS}|{_FIGURES})|(?<=[{HAN}])(?:{_WORDS})|(?<=半)(?P<tail4>数(?![据字]))?(?P<tail5>以上|以下|左右)?(?P<halves>)"
    f"|{_DOUBLED}|{_ORDINAL}|{_OPENED}|{_LATIN})"
)
