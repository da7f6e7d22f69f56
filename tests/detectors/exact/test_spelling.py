"""One spelling for all ways to write a name, a number, a date."""

import pytest

from detectors.exact.spelling import date_of, days_of, given_names, number, shape, surnames


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("VAUTRAVERS", {b"vautravers"}),
        ("Éloïse-Lecœur", {b"eloiselecour", b"eloise", b"lecour"}),
        ("de La Fontaine", {b"delafontaine", b"fontaine"}),
        ("Le Goff", {b"legoff", b"goff"}),
        ("D'Arc", {b"darc", b"arc"}),
        ("De", {b"de"}),
        ("X", set[bytes]()),
        ("123", set[bytes]()),
        ("", set[bytes]()),
    ],
)
def test_surnames(value: str, forms: set[bytes]) -> None:
    """In one piece, without particles, each part."""
    assert forms == surnames(value)


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("Jean-Pierre", {b"jeanpierre", b"jean", b"pierre"}),
        ("Marie Claire", {b"marie"}),
        ("Anne, Marie", {b"anne"}),
        ("", set[bytes]()),
    ],
)
def test_given_names(value: str, forms: set[bytes]) -> None:
    """The first of several."""
    assert forms == given_names(value)


def test_numbers_are_one_in_all_their_spellings() -> None:
    """Leading zeros count only where the number would be too short without them."""
    assert {b"80123456"} == {number(value) for value in (b"80123456", b"80 12 34 56", b"0080-12.34/56", b"80_123_456")}
    assert b"00003" == number(b"000-0003")
    assert b"fr0140003" == number(b"fr-014-0003")
    assert ["8:8", "9:7"] == [shape(value) for value in (b"80123456", b"fr0140003")]


@pytest.mark.parametrize(
    "value", ["14/03/1957", "1957-03-14", "14.03.1957", "14031957", "19570314", "14 mars 1957", " 14/3/1957 "]
)
def test_dates_of_a_register(value: str) -> None:
    assert b"19570314" == date_of(value)


@pytest.mark.parametrize("value", ["14/03/57", "31/02/1957", "1957", "mars 1957", "inconnue", "14/03/1957 à 8 h"])
def test_what_is_no_whole_date(value: str) -> None:
    """Two digits leave the century open."""
    assert date_of(value) is None


def test_a_date_of_a_text_may_leave_its_century_open() -> None:
    assert [b"19570314", b"20570314"] == list(days_of(b"14/03/57"))
    assert [] == list(days_of(b"31/02/57"))
