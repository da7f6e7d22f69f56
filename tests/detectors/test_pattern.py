"""Context: the nearest label on the same line, with no other label and no other value in between."""

import re
from dataclasses import replace

import pytest

from detectors.normalise import fold
from detectors.pattern import Pattern, Seen, stands, words

LABEL = words("nir", r"n\xb0 secu")


def seen(text: str) -> Seen:
    """The first `42` of a text."""
    folded = fold(text)
    match = re.search(b"42", folded.data)
    assert match
    return Seen(text, folded, match, *match.span())


@pytest.mark.parametrize("text", ["NIR 42", "nir : 42", "N° sécu (J8) 42", '{"nir":"42"}', "IPP 1, NIR 42"])
def test_a_label_before(text: str) -> None:
    """The label is found in any spelling."""
    assert seen(text).is_after(LABEL)


@pytest.mark.parametrize(
    "text",
    [
        "NIR\n42",
        "NIR 1234 42",
        "NIR, tél. 42",
        "finir 42",
        "nirs 42",
        "NIR" + " " * 40 + "42",
        "NIR 12.34.56, 42",
        "42 NIR",
    ],
)
def test_no_label_before(text: str) -> None:
    """Another line, another value, another label or another word in between: no label."""
    assert not seen(text).is_after(LABEL)


@pytest.mark.parametrize("text", ["42 (NIR)", "42 nir"])
def test_a_label_behind(text: str) -> None:
    """A label may follow its value."""
    assert seen(text).is_before(LABEL)


@pytest.mark.parametrize("text", ["42\nNIR", "42 NIR : 1234", "42, tel, NIR", "42 1234 NIR", "42" + " " * 20 + "NIR"])
def test_no_label_behind(text: str) -> None:
    """A label that claims the next value is not ours."""
    assert not seen(text).is_before(LABEL)


def test_nothing_seen_is_shown() -> None:
    """repr() holds no text."""
    assert repr(seen("NIR 42")) == "Seen()"


def test_the_group_value_is_the_span() -> None:
    """The label that an expression holds stays outside of the hit, and a score of 0 is no hit."""
    pattern = Pattern(
        "x", "FR_NIR", b"", re.compile(b"nir (?P<value>[0-9]+)"), lambda seen: 0.5 * (seen.digits != b"0")
    )
    hit = pattern.hit("NIR 42", fold("NIR 42"), 0)
    assert hit is not None
    assert (4, 6, 0.5) == (hit.start, hit.end, hit.score)
    assert pattern.hit("NIR 0", fold("NIR 0"), 0) is None


@pytest.mark.parametrize(("low", "high", "is_there"), [(0, 30, True), (0, 7, False), (5, 9, True), (6, 30, False)])
def test_what_stands_in_a_span_is_told_alike_in_a_flood(low: int, high: int, is_there: bool) -> None:
    """Its places in the whole text are then noted once; nothing that reaches out of the span counts."""
    plain = fold("dans rue 12, allée 3, boulevard 7")
    for folded in (plain, replace(plain, told={})):
        assert stands(folded, re.compile(b"rue"), low, high) is is_there
