"""What a phrase can speak of: the value of each name, and every value that a lenient reading allows."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .names import COLUMNS, DECISIONS, GROUPS, OUTCOMES, RESULTS, REVIEWS, ROWS

DERIVED = ("delta", "pct", "mult", "ratio", "share", "ppt", "avg", "rate", "prev")


class Facts:
    """The figures of one report by name, and those of the year before."""

    def __init__(self, tables: dict[str, Any], previous: dict[str, Any] | None = None) -> None:
        self.values: dict[str, Fraction] = {}
        self.names: dict[str, str] = {}
        self.previous = Facts(previous) if previous else None
        self._requests(tables["table3"])
        self._decisions(tables["table2"])
        self._reviews(tables["table4"])
        self._staff(tables)

    def _put(self, name: str, value: Any) -> None:
        self.values[name] = Fraction(str(value))

    def _requests(self, table: dict[str, list[int]]) -> None:
        row = {key: table[label] for key, label in ROWS.items()}
        row["received"] = [a + b for a, b in zip(row["new"], row["carried_in"], strict=True)]
        for key in (*OUTCOMES, "new", "carried_in", "carried_out", "received"):
            self._put(key, row[key][6])
        self._put("recv", row["received"][6])
        self._put("concluded", row["outcome_total"][6])
        self._put("partly", row["partly_granted"][6])
        for base, key in (
            ("new", "new"),
            ("recv", "received"),
            ("in", "carried_in"),
            ("end", "outcome_total"),
        ):
            for column, value in zip(COLUMNS, row[key][:6], strict=True):
                self._put(f"{base}.{column}", value)
            self._put(f"{base}.legal", sum(row[key][1:6]))
        v = self.values
        for group, members in GROUPS.items():
            self._put(group, sum(v[m] for m in members))
        self._put("disclosed", v["granted"] + v["partly"])
        self._put("answered", v["concluded"] - v["not_corrected"] - v["fee_unpaid"])

    def _decisions(self, table: dict[str, Any]) -> None:
        for short, label in (("reg", "规章"), ("norm", "行政规范性文件")):
            for part, value in zip(("issued", "repealed", "inforce"), table[label], strict=True):
                self._put(f"{short}.{part}", value)
        for key, label in DECISIONS.items():
            self._put(key, table[label])
        self._put("fees_yuan", self.values["fees"] * 10_000)

    def _reviews(self, table: dict[str, list[int]]) -> None:
        v = self.values
        for key, label in REVIEWS.items():
            for result, value in zip((*RESULTS, "total"), table[label], strict=True):
                self._put(f"{key}.{result}", value)
        for result in (*RESULTS, "total"):
            self._put(f"lit.{result}", v[f"dir.{result}"] + v[f"aft.{result}"])
            self._put(f"dis.{result}", v[f"rec.{result}"] + v[f"lit.{result}"])
        for key in (*REVIEWS, "lit", "dis"):
            self._put(f"{key}.done", v[f"{key}.total"] - v[f"{key}.pending"])
        self._put("rec.notupheld", v["rec.total"] - v["rec.upheld"])

    def _staff(self, tables: dict[str, Any]) -> None:
        self._put("disc.total", tables["disclosure"]["total"])
        categories = tables["disclosure"]["categories"]
        self._put("disc.whole", 1)
        for i, category in enumerate(categories, 1):
            self._put(f"cat.{i}", category["count"])
            self.names[f"cat.{i}.name"] = category["name"]
        for key, value in tables["fee"].items():
            self._put(f"fee.{key}", value)

    def value(self, name: str) -> Fraction | None:
        """Return the value of a name, None where it is unknown or has no meaning."""
        if name in self.values:
            return self.values[name]
        kind, _, rest = name.partition(".")
        if kind == "prev":
            return self.previous.value(rest) if self.previous else None
        if kind in ("share", "ppt"):
            part, whole = self.ratio(rest)
            now = self.values[part] * 100 / self.values[whole] if self.values[whole] else None
            if kind == "share" or now is None or self.previous is None:
                return now if kind == "share" else None
            before = self.previous.value(f"share.{rest}")
            return None if before is None else abs(now - before)
        if kind == "rate":
            top = {"rec": "rec.corrected", "recdone": "rec.corrected", "recup": "rec.upheld"}[rest]
            done = self.values["rec.done"]
            return self.values[top] * 100 / done if done else None
        if kind == "avg":
            return Fraction(int(self.values["disc.total"] / 12 + Fraction(1, 2)))
        if kind in DERIVED:
            return self._change(kind, rest)
        return None

    def _change(self, kind: str, name: str) -> Fraction | None:
        before = self.previous.value(name) if self.previous else None
        now = self.value(name)
        if before is None or now is None:
            return None
        if kind == "delta":
            return abs(now - before)
        if not before:
            return None
        return {"pct": abs(now - before) / before * 100, "ratio": now / before * 100, "mult": now / before}[
            kind
        ]

    def ratio(self, rest: str) -> tuple[str, str]:
        """Split ``cat.1.disc.total`` into part and whole."""
        words = rest.split(".")
        for i in range(1, len(words)):
            part, whole = ".".join(words[:i]), ".".join(words[i:])
            if part in self.values and whole in self.values:
                return part, whole
        raise KeyError(rest)

    def sign(self, name: str) -> int:
        """Return 1, -1 or 0 for more, less, the same as last year; 0 where that is unknown."""
        plain = name.replace("ppt.", "share.", 1)
        before = self.previous.value(plain) if self.previous else None
        now = self.value(plain)
        if before is None or now is None or now == before:
            return 0
        return 1 if now > before else -1

    def readings(self, name: str) -> set[Fraction]:
        """Return every value that a lenient reader may take ``name`` for; plants stay clear of all."""
        v = self.values
        kind, _, rest = name.partition(".")
        if name in ("new", "received", "recv", "concluded", "answered"):
            return self._totals()
        if kind in ("new", "recv", "in", "end") and rest:
            return {v[f"{base}.{rest}"] for base in ("new", "recv", "in", "end")}
        if name in ("granted", "disclosed"):
            return {v["granted"], v["disclosed"]}
        if name in ("other", "other_outcome"):
            return {v["other"], v["other_outcome"]}
        if kind in ("rec", "lit", "dir", "aft", "dis"):
            return self._cases(kind, rest)
        if kind in ("reg", "norm"):
            return {v[name], v[f"reg.{rest}"] + v[f"norm.{rest}"]}
        if kind == "prev":
            return self.previous.readings(rest) | self.readings(rest) if self.previous else set()
        if kind in ("delta", "pct", "mult", "ratio"):
            return {abs(x) for x in self.changes(name)}
        if kind == "share":
            part, whole = self.ratio(rest)
            return self.shares(part, self.readings(whole) | (self._totals() if "." not in whole else set()))
        if kind == "ppt":
            before = self.previous.readings(f"share.{rest}") if self.previous else set()
            return {abs(a - b) for a in self.readings(f"share.{rest}") for b in before}
        if kind == "rate":
            tops = {v["rec.corrected"], v["lit.corrected"]} if rest != "recup" else {v["rec.upheld"]}
            wholes = {v["rec.total"], v["rec.done"], v["dis.total"], v["dis.done"]}
            return {a * 100 / b for a in tops for b in wholes if b}
        if kind == "avg":
            total = v["disc.total"]
            return {total / 12, total / 52, total / 365, total / 4}
        return {v[name]} if name in v else set()

    def changes(self, name: str) -> set[Fraction]:
        """Return the signed changes that readings of this year and last year give."""
        kind, _, rest = name.partition(".")
        if self.previous is None:
            return set()
        pairs = [(a, b) for a in self.readings(rest) for b in self.previous.readings(rest)]
        if kind == "delta":
            return {a - b for a, b in pairs}
        if kind == "pct":
            return {(a - b) * 100 / b for a, b in pairs if b}
        return {a / b * (100 if kind == "ratio" else 1) for a, b in pairs if b}

    def shares(self, part: str, wholes: set[Fraction]) -> set[Fraction]:
        """Return the percentages that readings of ``part`` make of ``wholes``."""
        return {a * 100 / b for a in self.readings(part) for b in wholes if b}

    def _totals(self) -> set[Fraction]:
        v = self.values
        found = set()
        for whole in ("new", "received", "concluded"):
            for out in ((), ("not_corrected",), ("fee_unpaid",), ("not_corrected", "fee_unpaid"), ("other",)):
                found.add(v[whole] - sum(v[x] for x in out))
            found |= {v[whole] - v["noproc"], v[whole] - v["other_outcome"]}
        return found | {v["new"] - v["carried_out"], v["disclosed"]}

    def _cases(self, kind: str, rest: str) -> set[Fraction]:
        v = self.values
        if rest == "done":
            return {v[f"{k}.done"] for k in (kind, "dis" if kind == "dis" else kind)}
        if rest != "total":
            return {v[f"{k}.{rest}"] for k in ("rec", "lit", "dir", "aft", "dis") if f"{k}.{rest}" in v}
        kinds = {"rec": ("rec",), "lit": ("lit", "dir", "aft"), "dis": ("dis",)}.get(kind, (kind,))
        found = {v[f"{k}.{part}"] for k in kinds for part in ("total", "done")}
        before = self.previous.values if self.previous else {}
        return found | {x - before.get(f"{k}.pending", 0) for k in kinds for x in found}
