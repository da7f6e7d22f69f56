"""Numbers in words, as they are dictated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.normalise import fold
from detectors.numerals import Token, groups
from tests.detectors.evasions import in_words


def read(text: str, is_strict: bool = False) -> list[str]:
    """The digits of words that single signs hold apart."""
    data = fold(text).data
    tokens, at = [], 0
    for word in data.replace(b"-", b" ").split(b" "):
        tokens.append(Token(word, at, at + len(word), data[at - 1 : at] if at else b""))
        at += len(word) + 1
    return [group.digits.decode() for group in groups(tokens, is_strict)]


@given(st.integers(1, 999))
def test_every_number_below_a_thousand(number: int) -> None:
    assert [str(number)] == read(in_words(number))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("deux cinquante-cinq douze", "2 55 12"),
        ("quatre-vingt-dix-neuf cent vingt-six cent onze", "99 126 111"),
        ("zéro six double zéro", "0 6 00"),
        ("septante-trois nonante et un", "73 91"),
        ("eight zero one twenty-one", "8 0 1 21"),
        ("plus trente-trois", "+ 33"),
        ("douze tiret zéro", "12 - 0"),
        ("06 douze 34", "06 12 34"),
    ],
)
def test_groups(text: str, digits: str) -> None:
    assert digits.split() == read(text)


def test_hyphens_taken_at_their_word() -> None:
    """`quatre-vingts dix` is 80 and 10 for somebody who writes hyphens."""
    assert ["90"] == read("quatre-vingt dix")
    assert ["80", "10"] == read("quatre-vingt dix", is_strict=True)
