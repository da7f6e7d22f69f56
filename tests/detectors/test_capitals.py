"""Places near capitals: all are covered, in order, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from detectors.capitals import REACH, near_capitals
from detectors.known import PATTERNS
from detectors.pattern import Pattern

IN_CAPITALS = [pattern for pattern in PATTERNS if pattern.in_capitals]


def test_near_capitals() -> None:
    assert list(near_capitals("rien de Grand, ni A ni B")) == []
    text = "x" * 1000 + "ALTAIR" + "y" * 1000
    assert list(near_capitals(text)) == [(1000 - REACH, 1004 + REACH)]
    assert list(near_capitals("ÉTÉ" + " " * 500 + "ŒDÈME")) == [(0, REACH), (503 - REACH, 508)]


@given(st.text(st.sampled_from("ABÉŒЖaé ?\u200b0"), max_size=60), st.integers(0, 700), st.text(max_size=20))
def test_two_capitals_are_covered(first: str, gap: int, second: str) -> None:
    """In any script; spans are in order and apart."""
    text = f"{first}{'.' * gap}{second}"
    spans = list(near_capitals(text))
    assert all(low < high for low, high in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    for place in range(len(text) - 1):
        if (
            text[place : place + 2].isupper()
            and text[place : place + 2].isalpha()
            and len(text[place : place + 2]) == 2
        ):
            assert any(
                low <= max(0, place - REACH + 1) and min(len(text), place + REACH - 1) <= high for low, high in spans
            )


@pytest.mark.parametrize("pattern", IN_CAPITALS, ids=lambda pattern: f"{pattern.detector}-{IN_CAPITALS.index(pattern)}")
def test_what_is_in_capitals_is_near_them(pattern: Pattern) -> None:
    """Its value is such a word, and all that its core may see is within reach of them."""

    @settings(suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow), max_examples=60)
    @given(st.from_regex(pattern.exact))
    def is_near(text: bytes) -> None:
        found = pattern.exact.search(text)
        assume(found)
        assert found is not None
        start, end = found.span(pattern.group)
        value = text[start:end].upper()
        assert not value.isupper() or list(near_capitals(value.decode("latin-1")))
        assert found.end() - found.start() + 40 < REACH

    is_near()
