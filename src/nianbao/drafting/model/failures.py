"""How a request can fail, by what there is to do about it."""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - most are no errors of ours
    """A request that brought no usable answer; ``str()`` says why, in Chinese, without any secret."""


class Busy(Failure):
    """The server is overloaded, out of reach or slow: worth another try, not before ``after`` seconds."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Refused(Failure):
    """The server does not take this kind of request: another answer mode may do.

    ``passing`` says that it may as well be a fault that goes away: some servers answer a mode that they
    do not know with 500.
    """

    def __init__(self, message: str, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class Broken(Failure):
    """An answer came, but nothing can be made of it: cut off, empty, or not what was asked for."""


class Filtered(Failure):
    """The service will not write about this; asking again is no use, another part may still be written."""


class Fatal(Failure):
    """No request of this run can succeed: wrong key, unknown model, no quota left."""


class Stopped(Failure):
    """The time is over, or a person has interrupted the run."""
