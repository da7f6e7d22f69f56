"""Rows of a number, a sex and a birth, and objects of code: two are a listing, a toy is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import values


@given(st.integers(1_000_000, 9_999_998), st.sampled_from([" ", ";", "\t", ",", " | "]), st.sampled_from("MFH"))
def test_two_rows_without_a_header(number: int, sign: str, sex: str) -> None:
    """Whatever parts the cells, in either order."""
    first, second = f"{number}", f"{number + 1}"
    text = (
        f"comment lire ceci ?\n{sign.join((first, sex, '1949', 'TRT2'))}\n{sign.join((second, sex, '1971', 'TRT1'))}\n"
    )
    assert {first, second} <= set(values("SUBJECT_ID", text))
    text = f"comment lire ceci ?\n{sign.join((first, '1949', sex))}\n{sign.join((second, '1971', sex))}\n"
    assert {first, second} <= set(values("SUBJECT_ID", text))


@pytest.mark.parametrize(
    "text",
    [
        "voici\n0104009 M 1949\nmerci",
        "voici\n1 M 1949\n2 F 1971\n",
        "données simulées\n0104009 M 1949\n0104010 F 1971\n",
        "communes\n29019 F 1949\n29019 M 1971\n",
        "essais\nXX-000 M 1949\nXX-000 F 1971\n",
    ],
)
def test_what_is_no_listing(text: str) -> None:
    """One row, ranks, what is made up, rows of one number, a form."""
    assert [] == values("SUBJECT_ID", text)


def test_cells_broken_over_two_lines() -> None:
    """Two of them below a word for people; a month below a year is none."""
    rows = "07-\n021\nK55\n\n07-\n024\nK55\n"
    assert ["07-\n021", "07-\n024"] == values("SUBJECT_ID", f"Patient\nKit\n\n{rows}")
    assert [] == values("SUBJECT_ID", f"Article\nKit\n\n{rows}")
    assert [] == values("SUBJECT_ID", "Patient\nDate\n\n2024-\n03\n\n2024-\n04\n")
    assert [] == values("SUBJECT_ID", "Patient\nKit\n\n07-\n021\nK55\n")


@pytest.mark.parametrize("text", ["renommer IMG_088-0012_BL.jpg", "pièces BX-0041-D1-2h et BX-0043-D1-2h en stock"])
def test_without_a_word_for_people_or_samples(text: str) -> None:
    """Anything is numbered so."""
    assert [] == values("SUBJECT_ID", text)
