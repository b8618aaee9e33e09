"""Prose read as claims: what a sentence counts, in which relation, of which year and scope. Knows no figures.

``sentences`` parts a text into slots, each a quantity or negation with the words around it; a ``Reader``
makes claims of them, with the lexicon as data.
"""

from nianbao.prose.claims import ALL, CHANGE, IS, MULTIPLE, NONE, RELATIVE, SAME, SHARE, Claim, Relation
from nianbao.prose.lexicon import Lexicon, Sense, common_lexicon
from nianbao.prose.plain import Plain, plain
from nianbao.prose.reader import Reader
from nianbao.prose.slots import Sentence, Slot, sentences
from nianbao.prose.things import LEGAL, Domain, Thing, members_of, whole_of
from nianbao.prose.universals import Universal, plainly_named, universals

__all__ = [
    "ALL",
    "CHANGE",
    "IS",
    "LEGAL",
    "MULTIPLE",
    "NONE",
    "RELATIVE",
    "SAME",
    "SHARE",
    "Claim",
    "Domain",
    "Lexicon",
    "Plain",
    "Reader",
    "Relation",
    "Sense",
    "Sentence",
    "Slot",
    "Thing",
    "Universal",
    "common_lexicon",
    "members_of",
    "plain",
    "plainly_named",
    "sentences",
    "universals",
    "whole_of",
]
