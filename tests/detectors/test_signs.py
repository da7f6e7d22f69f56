"""Signs: what a text shows, and that nothing which tells digits apart hides from them."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from detectors.known import PATTERNS
from detectors.levelled import LEVEL
from detectors.pattern import Pattern
from detectors.signs import DIGITS, TOLD_APART, Signs

TELLING = [pattern for pattern in PATTERNS if pattern.tells_digits]
SIGNS = Signs(((("word", b"code"), ("figures", b"[0-9]{3}")), (("other", b"other"), *TOLD_APART)), (("line", b"a\nb"),))


def shown(text: bytes) -> frozenset[str]:
    return SIGNS(b"\n" + text.translate(LEVEL), has_lines=b"\n" in text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", set[str]()),
        (b"un code", {"word"}),
        (b"123, code", {"word", "figures", DIGITS}),
        (b"another", {"other"}),
        (b"a\nb", {"line"}),
        (b"95 ans", {DIGITS}),
        (b"le 14 mars", {DIGITS}),
        (b"12 %, (34 %)", set[str]()),
        (b"1 oib", {DIGITS}),
        (b"12 semaines, 34 mois", set[str]()),
    ],
)
def test_shown(text: bytes, what: set[str]) -> None:
    """In whatever group; those of lines only where there are several."""
    assert shown(text) == what


@pytest.mark.parametrize("pattern", TELLING, ids=lambda pattern: f"{pattern.detector}-{TELLING.index(pattern)}")
def test_what_tells_digits_apart_is_seen(pattern: Pattern) -> None:
    """Whatever matches exactly where its core stands shows digits: without that it is not looked for at all."""
    core = re.compile(pattern.core, re.DOTALL)

    @settings(suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow), max_examples=60)
    @given(st.from_regex(pattern.exact, fullmatch=True), st.binary(max_size=9))
    def is_seen(value: bytes, behind: bytes) -> None:
        text = value + behind
        assume(pattern.exact.match(text) and core.match(b"\n" + text))
        assert DIGITS in shown(text)

    is_seen()
