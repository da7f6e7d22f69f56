"""Subjects' numbers that no label tells: the shape and the line do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["exclure {} de la population PP", "visite V3 de {} hors fenêtre"]),
)
def test_site_and_subject_where_the_line_speaks_of_a_trial(site: int, subject: int, line: str) -> None:
    """`014-0003`; the same is silent in a line about anything else."""
    number = f"{site:03}-{subject:04}"
    assert values("SUBJECT_ID", line.format(number)) == [number]
    assert of("SUBJECT_ID", f"pièce {number} du moteur") == []


@given(st.sampled_from(["FR", "BEL", "DEU", "US"]), st.integers(1, 99), st.integers(1, 9999))
def test_country_site_and_subject(country: str, site: int, subject: int) -> None:
    """As USUBJID are made, without a study."""
    number = f"{country}-{site:02}-{subject:04}"
    assert values("SUBJECT_ID", f"duplicate records for {number} in ADAE") == [number]


def test_rows_below_their_names() -> None:
    """Data lines of a program."""
    text = "input subj $ trt $ chg; datalines;\n1103-004 A -2.1\n1103-009 B -0.4\n; run;"
    assert values("SUBJECT_ID", text) == ["1103-004", "1103-009"]


@pytest.mark.parametrize(
    "text",
    [
        "sujets de 018-075 ans",
        "posologie 1-0-1",
        "ratio 120-140 (mm)",
        "loi 2004-0806, patients",
        "le sujet 2 (M. Durand)",
    ],
)
def test_ranges_doses_and_laws_are_silent(text: str) -> None:
    """Near the same words."""
    assert of("SUBJECT_ID", text) == []


def test_a_row_with_a_sex_is_one_of_a_person() -> None:
    """Nothing else need tell it."""
    assert values("SUBJECT_ID", "à trier :\n31-008 ; 47 ; F ; rash\n31-012 ; 66 ; M ; toux") == ["31-008", "31-012"]
    assert of("SUBJECT_ID", "à trier :\n31-008 ; vis\n31-012 ; clous") == []
