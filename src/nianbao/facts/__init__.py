"""Every figure that a report can vouch for, stated or derived, in one place."""

from nianbao.facts.book import Fact, FactBook

__all__ = ["Fact", "FactBook"]
