"""Readers: one module a format; all give a Report plus findings about the reading, no judgement."""
