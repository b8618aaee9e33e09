"""The error family: input or output that cannot be used at all.

Usable input with faults never raises; it gives findings. Each message is one Chinese sentence
that a clerk can act on, and names the file, sheet, cell or line where there is one.
"""

from __future__ import annotations


class NianbaoError(Exception):
    """Base of everything that nianbao raises on purpose; ``str()`` is the Chinese message."""


class InputError(NianbaoError):
    """The input file cannot be read as what it claims to be."""


class OutputError(NianbaoError):
    """The output folder or file cannot be written."""


class UsageError(NianbaoError):
    """The call asks for something that does not exist, such as an unknown rule code."""


class ModelError(NianbaoError):
    """The language model may not or cannot be asked."""
