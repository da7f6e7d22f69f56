"""A levelled expression matches on the levelled text wherever the expression matches on the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.disguises.triggers import LINE_SIGNS, SIGNS
from detectors.known import PATTERNS
from detectors.levelled import LEVEL, levelled, shape
from detectors.signs import TOLD_APART

EXPRESSIONS = [expression for group in (*SIGNS, LINE_SIGNS, TOLD_APART) for _, expression in group]


@pytest.mark.parametrize(
    ("expression", "level"),
    [
        (rb"[0-9]{4}", rb"[0]{4}"),
        (rb"[^0-9a-z]1[01][0-9a-f]{2,12}\x80", rb"[^0a-z]0[00][0a-f]{2,12}\x80"),
        (rb"[^1-8x]\.[\x80\]5]", rb"[^x]\.[\x80\]0]"),
        (rb"(?:nom|n[o\xb0]) ?", rb"(?:nom|n[o\xb0]) ?"),
    ],
)
def test_digits_become_one(expression: bytes, level: bytes) -> None:
    """Those that are matched, not those of quantifiers and codes."""
    assert levelled(expression) == level


@given(st.data())
def test_nothing_is_missed(data: st.DataObject) -> None:
    """For every core and sign: what it matches is matched once levelled."""
    expression = data.draw(st.sampled_from([*(pattern.core for pattern in PATTERNS), *EXPRESSIONS]))
    text = data.draw(st.from_regex(re.compile(expression, re.DOTALL), fullmatch=True))
    assert re.fullmatch(levelled(expression), text.translate(LEVEL), re.DOTALL)


@pytest.mark.parametrize(
    ("value", "expected"), [(b"bre-003", b"a-9"), (b"a", b"a"), (b"00000", b"9"), (b"", b""), (b"x1y22//z", b"a9a9//a")]
)
def test_shape(value: bytes, expected: bytes) -> None:
    """Runs of letters and of digits as one of them; signs as they are."""
    assert shape(value) == expected
