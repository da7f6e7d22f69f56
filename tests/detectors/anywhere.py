"""Vectorscan 5.4.12 overlooks, far from the start of a text, what some expressions match: a check that none of ours is one of them."""

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_FILLERS = st.sampled_from((b"x", b"a ", b"0", b" 00 ", b"e\n"))


def check_anywhere(expression: bytes, is_seen: Callable[[bytes, bytes, bytes], bool]) -> None:
    """Fail unless texts that an expression matches are seen, given what stands before each, itself, and what stands behind."""

    @settings(
        max_examples=8, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(st.from_regex(re.compile(b"(?s:%b)" % expression), fullmatch=True), _FILLERS)
    def check(written: bytes, filler: bytes) -> None:
        assert is_seen(filler * 60, written, filler * 20)

    check()
