"""Personal data in what a clerk wrote: hidden before it is sent, put back in what comes back."""

from __future__ import annotations

from nianbao.report import Report
from nianbao.rules import privacy
from nianbao.rules.case import Case

#: Stands for a hidden stretch; the number tells which.
_TOKEN = "〔隐去{}〕"


class Mask:
    """Hides what rule block P finds, the same stretch always behind the same token."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """Return a text with its personal data replaced by tokens."""
        hidden = text
        for secret in sorted(self._found(text), key=len, reverse=True):
            token = self._tokens.setdefault(secret, _TOKEN.format(len(self._tokens) + 1))
            hidden = hidden.replace(secret, token)
        return hidden

    def restore(self, text: str) -> str:
        """Return a text with the tokens replaced by what they stand for."""
        for secret, token in self._tokens.items():
            text = text.replace(token, secret)
        return text

    @staticmethod
    def _found(text: str) -> set[str]:
        case = Case(Report(prose={"一": text}))
        places = [finding.place for rule in privacy.RULES for finding in rule.check(case, rule.code)]
        return {text[place.start : place.end] for place in places}
