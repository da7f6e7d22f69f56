"""Shapes show no letter or digit of a value; marks are equal for equal values alone."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.marks import mark, pseudonym, shape

KEY = b"k" * 32


@pytest.mark.parametrize(
    ("entity", "value", "expected"),
    [
        ("FR_NIR", "2 95 10 2A 126 111 93", "9 99 99 9A 999 999 99"),
        ("PERSON", "Élise d’Arc-Müller", "Aaaaa a’Aaa-Aaaaaa"),
        ("CREDENTIAL", "sk-Ab1!?_é", "aa#Aa9###a"),
        ("PERSON", "a\u2028b\u200b\x1b[1m", "a a  [9a"),
        ("PERSON", "①Ⓐ🅰", "9##"),
        ("PERSON", "a" * 65, "a" * 64 + "…"),
    ],
)
def test_shape(entity: str, value: str, expected: str) -> None:
    assert shape(entity, value) == expected


@given(st.text(max_size=80))
def test_a_shape_is_made_of_its_own_alphabet(value: str) -> None:
    masked = shape("PERSON", value)
    assert set(masked) - set(string.punctuation + " ’«»–—…€°") <= set("9Aa")
    assert len(masked) == min(len(value), 64) + (len(value) > 64)


@pytest.mark.parametrize("other", ["06-12-34-56-78", "0612345678", "06\u00a012.34 56\u200b78", "０６12345678"])
def test_separators_do_not_change_a_mark(other: str) -> None:
    assert mark(KEY, "PHONE_NUMBER", "06 12 34 56 78") == mark(KEY, "PHONE_NUMBER", other)


def test_case_does_not_change_a_mark() -> None:
    assert mark(KEY, "PERSON", "DUPONT-STRASSE") == mark(KEY, "PERSON", "Dupont straße")


def test_marks_differ_by_value_entity_key_and_purpose() -> None:
    marks = {
        mark(KEY, "PERSON", "a"),
        mark(KEY, "PERSON", "b"),
        mark(KEY, "INITIALS", "a"),
        mark(b"x" * 32, "PERSON", "a"),
    }
    assert len(marks | {pseudonym(KEY, "a")}) == 5


def test_values_without_letters_keep_marks_of_their_own() -> None:
    assert mark(KEY, "CREDENTIAL", "!?") != mark(KEY, "CREDENTIAL", "?!")


@given(st.text(min_size=1))
def test_a_mark_is_32_hex_digits(value: str) -> None:
    found = mark(KEY, "PERSON", value)
    assert len(found) == 32
    assert set(found) <= set("0123456789abcdef")
