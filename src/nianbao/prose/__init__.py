"""Prose read as quantities with the words that say what they count: a grammar with its lexicon as data."""

from nianbao.prose.lexicon import Lexicon, Sense, lexicon
from nianbao.prose.slots import Gap, Sentence, Slot, Term, sentences

__all__ = ["Gap", "Lexicon", "Sense", "Sentence", "Slot", "Term", "lexicon", "sentences"]
