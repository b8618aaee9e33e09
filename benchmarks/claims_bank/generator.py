"""A whole report from a seed: numbers first, then prose from the bank, truths and plants."""

from __future__ import annotations

import random
import re
from typing import Any

from . import plants as planting
from .bank import Phrasing, Topic, distractors, phrasings, topics
from .facts import Facts
from .render import Piece, Renderer
from .world import world

_HEADINGS = (
    ("一", "主动公开"),
    ("二", "依申请公开"),
    ("三", "政府信息管理"),
    ("四", "政府信息公开平台建设"),
    ("五", "监督保障"),
)
_SAME = ({"training", "training_split"}, {"website", "channels"})
#: How a breakdown begins that needs its whole before it.
_LEANING = ("其中", "包括", "具体", "分别")
_STOPS = re.compile(r"[^。\n]*[。\n]?")
_PLAIN_NOTES = {
    "management": "落实发布前审查制度，定期清理失效信息",
    "platforms": "优化网站检索和栏目设置",
    "supervision": "将政府信息公开纳入工作考核，组织社会评议，未发生责任追究情形",
}


class _Author:
    """Writes the sections of one report."""

    def __init__(self, rng: random.Random, renderer: Renderer) -> None:
        self.rng, self.renderer = rng, renderer
        self.facts = renderer.facts
        self.bank = phrasings()
        self.used: set[str] = set()
        self.topics: dict[str, list[Topic]] = {at: [] for at in "一二三四五"}

    def pick(self, *kinds: str, base: str = "new", first: bool = True, alone: bool = False) -> Piece | None:
        """Return a phrasing of one of the kinds that fits the numbers."""
        pool = [p for kind in kinds for p in self.bank[kind]]
        return self.choose(pool, base=base, first=first, alone=alone)

    def choose(
        self, pool: list[Phrasing], base: str = "new", *, first: bool = True, alone: bool = False
    ) -> Piece | None:
        """Return one of these that fits and has not been used; ``alone``: nothing before it to lean on."""
        for phrasing in self.rng.sample(pool, len(pool)):
            if phrasing.id in self.used or (alone and phrasing.text.startswith(_LEANING)):
                continue
            piece = self.renderer.render(phrasing, base, first=first)
            if piece is not None:
                self.used.add(phrasing.id)
                return piece
        return None

    def noise(self, at: str, count: int) -> list[Piece]:
        """Return sentences that claim nothing."""
        pool = [p for p in distractors()[at] if p.id not in self.used]
        chosen = self.rng.sample(pool, min(count, len(pool)))
        self.used |= {p.id for p in chosen}
        return [self.renderer.distractor(p) for p in chosen]

    def joined(self, pieces: list[Piece | None], seps: str) -> Piece | None:
        """Return clauses as one sentence, or None if there are none."""
        found = [piece for piece in pieces if piece is not None]
        if not found:
            return None
        whole = Piece()
        for i, piece in enumerate(found):
            if i and not whole.text.endswith("。"):
                whole.add(self.rng.choice(seps))
            whole.add(piece)
        if not whole.text.endswith("。"):
            whole.add("。")
        return whole

    def requests(self) -> list[Piece | None]:
        """Return the sentences on requests."""
        v, rng = self.facts.values, self.rng
        if not v["new"] and not v["carried_in"]:
            carried = self.pick("none_carried", first=False) if rng.random() < 0.6 else None
            return [self.joined([self.pick("none_requests"), carried], "，；。")]
        said: list[Piece | None] = []
        if not v["new"]:
            said.append(
                self.joined([self.pick("none_requests"), self.pick("carried_in", first=False)], "，；")
            )
        else:
            said.append(self._received())
        done = self.pick("concluded") if rng.random() < 0.7 else None
        answered = done is not None and any(m.things == ("answered",) for m in done.marks)
        results = None
        # The outcomes add up to what was concluded, not to a smaller count of answers.
        if rng.random() < 0.8 and not (answered and v["answered"] != v["concluded"]):
            results = self.pick("outcomes", first=False, alone=done is None)
        said.append(self.joined([done, results], "，。"))
        end = "carried_out" if v["carried_out"] else rng.choice(("universals", "none_carried"))
        if rng.random() < 0.75:
            said.append(self.joined([self.pick(end, first=False)], "。"))
        more: list[tuple[str, ...]] = [
            ("outcome_rows",), ("outcome_rows",), ("outcome_rows",), ("disclosed", "outcomes"), ("shares",),
            ("shares",), ("shares_applicants",), ("applicants_alone",), ("change_requests",),
            ("change_requests",), ("change_points",), ("change_points",), ("change_times",),
            ("flow",), ("concluded",), ("none_carried", "universals"),
            ("carried_in", "carried_out"),
        ]  # fmt: skip
        chosen = rng.sample(more, rng.randint(3, 11))
        rest = [self.pick(*kinds, first=False, alone=True) for kinds in chosen]
        while rest:
            size = rng.randint(1, 2)
            said.append(self.joined(rest[:size], "；。"))
            rest = rest[size:]
        return said

    def _received(self) -> Piece | None:
        rng = self.rng
        kind = rng.choices(("received_new", "received_all", "flow", "change_requests"), (60, 22, 12, 6))[0]
        head = self.pick(kind) or self.pick("received_new")
        if head is None:
            return None
        claims = [m for m in head.marks if m.kind != "year"]
        base = {"new": "new", "received": "recv"}.get(claims[0].things[0], "")
        breakable = (
            len(claims) == 1 and base and claims[0].shape not in ("yu", "vague") and not claims[0].style
        )
        if kind in ("received_new", "received_all") and breakable and rng.random() < 0.75:
            tail = self.pick("applicants", base=base, first=False)
            if tail is not None:
                whole = Piece()
                whole.add(head)
                if not tail.text.startswith("（"):
                    whole.add(
                        rng.choice("，，，。；") if not tail.text.startswith("其中") else rng.choice("，，。")
                    )
                whole.add(tail)
                whole.add("。")
                return whole
        tail = self.pick("carried_in", first=False) if kind == "received_new" and rng.random() < 0.5 else None
        return self.joined([head, tail], "，；")

    def proactive(self) -> list[Piece | None]:
        """Return the sentences on proactive disclosure and table 二."""
        rng = self.rng
        said = [self.joined([self.pick("disclosure", "disclosure_list", "disclosure_list")], "。")]
        pool: list[tuple[str, ...]] = [
            ("norm",), ("norm", "regulations"), ("decisions",), ("decisions",), ("fees",), ("table2_zero",),
            ("change_disclosure",), ("change_other",), ("change_other",),
            ("disclosure_average", "disclosure_share"),
            ("disclosure_category", "disclosure_list"), ("regulations", "change_disclosure"),
        ]  # fmt: skip
        for kinds in rng.sample(pool, rng.randint(3, 8)):
            said.append(self.joined([self.pick(*kinds, first=False)], "。"))
        return said

    def supervision(self) -> list[Piece | None]:
        """Return the sentences on reconsideration and litigation."""
        v, rng = self.facts.values, self.rng
        if not v["dis.total"]:
            return [self.joined([self.pick("reviews_zero")], "。")]
        said = [self.joined([self.pick("reviews_both", "reconsideration", "litigation")], "。")]
        for kind in rng.sample(
            ("reconsideration", "litigation", "reviews_zero", "reviews_both"), rng.randint(0, 3)
        ):
            said.append(self.joined([self.pick(kind, first=False)], "。"))
        return said

    def paragraph(self, at: str) -> Piece:
        """Return one of the five paragraphs of section 一."""
        rng = self.rng
        said = {"一": self.proactive, "二": self.requests, "五": self.supervision}.get(at, list)()
        for topic in self.topics[at]:
            for piece in (self.choose(list(topic.phrasings)), self.choose(list(topic.phrasings))):
                if piece is not None and rng.random() < 0.75:
                    said.append(self.joined([piece], "。"))
        pieces: list[Piece] = [piece for piece in said if piece is not None]
        for piece in self.noise(at, rng.randint(2, 7)):
            place = rng.randint(0, len(pieces))
            pieces.insert(place, piece)
        whole = Piece()
        for piece in pieces:
            whole.add(piece)
        return whole

    def second(self, section: str, chance: float, most: int = 1) -> list[Piece]:
        """Return sentences that say again what section 一 said."""
        found = []
        for _ in range(most):
            if self.rng.random() < chance:
                piece = self.choose(list(self.bank[f"second_{section}"]))
                if piece is not None:
                    found.append(piece)
        return found

    def sections(self) -> dict[str, Piece]:
        """Return the prose of the whole report."""
        rng = self.rng
        preamble = Piece()
        for piece in (self.pick("preamble"), self.pick("period"), self.pick("summary")):
            if piece is not None and not (piece.spans[0][2].kind == "period" and "统计期限" in preamble.text):
                preamble.add(piece)
        first = Piece()
        line = rng.choice(("\n", "。", " "))
        for number, heading in _HEADINGS:
            first.add(("\n" if first.text else "") + f"（{number}）{heading}{line}")
            first.add(self.paragraph(number))
        sections = {"preamble": preamble, "一": first}
        for section in "二三四":
            for piece in self.second(section, 0.6):
                sections[section] = piece
        fifth = Piece()
        for heading, at, most in (("（一）存在的主要问题", "五问题", 2), ("（二）改进情况", "五改进", 1)):
            fifth.add(("\n" if fifth.text else "") + heading + "。")
            said = [*self.noise(at, rng.randint(2, 4)), *self.second(at, 0.6, most)]
            for piece in rng.sample(said, len(said)):
                fifth.add(piece)
        sections["五"] = fifth
        sixth = Piece()
        fee = self.pick("fee_some" if self.facts.values["fee.notices"] else "fee_none")
        for piece in [fee, *self.noise("六部分", rng.randint(1, 3)), *self.second("六", 0.5)]:
            if piece is not None:
                sixth.add(piece)
        sections["六"] = sixth
        return sections


def _choose_topics(rng: random.Random, renderer: Renderer, author: _Author) -> dict[str, list[str]]:
    notes: dict[str, list[str]] = {part: [text] for part, text in _PLAIN_NOTES.items()}
    met: set[str] = set()
    for topic in rng.sample(topics(), rng.randint(2, 5)):
        # Two totals of one thing would contradict each other.
        if any({topic.name, other} in _SAME for other in met):
            continue
        met.add(topic.name)
        values: dict[str, Any] = {}
        for name, how in topic.values.items():
            values[name] = (
                sum(values[x] for x in how.split("+")) if isinstance(how, str) else rng.randint(*how)
            )
        # A name is this topic's own, so all may live side by side.
        renderer.staff.update(values)
        author.topics[topic.at].append(topic)
        text = re.sub(r"\{([a-z]+)([^}]*)\}", lambda m, v=values: f"{v[m[1]]}{m[2]}", rng.choice(topic.notes))
        notes.setdefault(topic.part, []).append(text)
    for part in ("proactive", "requests", "other"):
        notes.setdefault(part, [])
    return notes


def generate(seed: int) -> dict[str, Any]:
    """Return the report of this seed: tables, prose, truths, plants; the same every time."""
    rng = random.Random(f"claims {seed}")
    office, tables, before = world(rng)
    known = None if rng.random() < 0.15 else before
    facts = Facts(tables, known)
    year = rng.randint(2021, 2025)
    renderer = Renderer(rng, facts, office, year, tables["disclosure"]["unit"])
    author = _Author(rng, renderer)
    notes = _choose_topics(rng, renderer, author)
    pieces = author.sections()
    report: dict[str, Any] = {
        "agency": office.name,
        "short_name": office.short,
        "level": office.level,
        "kind": office.kind,
        "year": year,
        "sections": {name: piece.text for name, piece in pieces.items()},
        **tables,
        "notes": notes,
        "previous": known,
    }
    truths = [
        (section, mark)
        for section, piece in pieces.items()
        for mark in sorted(piece.marks, key=lambda m: m.start)
    ]
    report["truth"] = [_truth(report, section, mark) for section, mark in truths]
    report["plants"] = list(planting.plants(rng, report, renderer, pieces, truths))
    return report


def _truth(report: dict[str, Any], section: str, mark: Any) -> dict[str, Any]:
    text = report["sections"][section]
    sentence = next(m[0] for m in _STOPS.finditer(text) if m.start() <= mark.start < m.end())
    return {
        "section": section,
        "start": mark.start,
        "end": mark.end,
        "quote": text[mark.start : mark.end],
        "sentence": sentence.strip(),
        "kind": mark.kind,
        "verdict": mark.verdict,
        "reading": " = ".join(mark.things),
        "value": None if mark.value is None else float(mark.value),
        "style": mark.style,
        "shape": mark.shape,
        "source": _source(mark.things),
        "phrasing": mark.phrasing.id,
    }


def _source(things: tuple[str, ...]) -> list[str]:
    """Which parts of the report hold the figures of a claim."""
    found = set()
    for thing in things:
        if thing.split(".")[0] in ("delta", "pct", "mult", "ratio", "ppt", "prev"):
            found.add("previous")
        names = set(re.split(r"[.&]", thing))
        if names & {"disc", "cat"}:
            found.add("disclosure")
        elif names & {"rec", "lit", "dir", "aft", "dis", "recdone", "recup"}:
            found.add("table4")
        elif names & {"reg", "norm", "licences", "penalties", "coercion", "fees", "fees_yuan"}:
            found.add("table2")
        elif "fee" in names:
            found.add("fee")
        elif "year" in names:
            found.add("year")
        elif names & set(_staff_names()):
            found.add("notes")
        else:
            found.add("table3")
    return sorted(found)


def _staff_names() -> set[str]:
    return {name for topic in topics() for name in topic.values}
