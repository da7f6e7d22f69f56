"""Subjects: numbers behind what people call them, and in lists; ages, ranks, counts and days are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

NOUNS = st.sampled_from(
    [
        "patient",
        "sujet",
        "subject",
        "Patiente",
        "participant",
        "patient n°",
        "sujet n° ",
        "Subject ID:",
        "n° d'inclusion ",
        "USUBJID ",
    ]
)
SITES, NUMBERS = st.integers(1, 999), st.integers(1, 9999)


@given(NOUNS, SITES, NUMBERS)
def test_site_and_subject(noun: str, site: int, number: int) -> None:
    """With first zeros, as masks have them."""
    text = f"{site:03d}-{number:04d}"
    if text[:1] == "0" or text[4] == "0" or noun.endswith((" ", ":", "°")):
        assert [text] == values("SUBJECT_ID", f"Le {noun} {text} a été vu")


@given(st.lists(st.integers(1, 99), min_size=2, max_size=6, unique=True))
def test_lists_are_found_one_by_one(numbers: list[int]) -> None:
    """`patients 001, 002 et 003`."""
    texts = [f"{number:03d}" for number in numbers]
    assert texts == values("SUBJECT_ID", f"Les patients {', '.join(texts[:-1])} et {texts[-1]} sont sortis d'étude")


@given(st.integers(18, 64), st.integers(65, 99))
def test_ages_and_counts_are_none(young: int, old: int) -> None:
    """Nor percentages, nor ranks."""
    for text in (
        f"patients {young}-{old} ans",
        f"sujets de {young} à {old} ans",
        f"patient n° {young % 9}",
        f"patients {old} %",
        f"{young} patients",
    ):
        assert of("SUBJECT_ID", text) == []


@pytest.mark.parametrize("year", range(2000, 2027, 5))
def test_years_are_none(year: int) -> None:
    assert of("SUBJECT_ID", f"patients {year}, sujets {year}, loi {year}-0806 sur les patients") == []
