"""Fixtures that several test modules share."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("courses")

from courses import course as course  # noqa: E402
from courses import nothing_left_behind as nothing_left_behind  # noqa: E402
from courses import serve as serve  # noqa: E402
