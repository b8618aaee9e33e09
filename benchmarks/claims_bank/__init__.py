"""Invented reports with known truths and plants: a test set for whatever checks prose against tables."""

from .data import to_data
from .generator import generate

__all__ = ["generate", "to_data"]
