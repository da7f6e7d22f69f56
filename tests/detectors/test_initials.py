"""Initials: behind their name, with dots behind a patient, or in front of a birth; words of two letters are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

LETTER = st.sampled_from("BCFGJLRTVW")


@given(LETTER, LETTER)
def test_dots_behind_a_patient(first: str, last: str) -> None:
    """In one's own work; a published report of a case has them, too."""
    initials = f"{first}.{last}."
    assert values("INITIALS", f"Le patient {initials} né le 12/03/1957 est sorti") == [initials]


@given(LETTER, LETTER, LETTER)
def test_three_letters_behind_their_name(one: str, two: str, three: str) -> None:
    found = of("INITIALS", f"initials {one}{two}{three} in the form")
    assert found


@pytest.mark.parametrize("text", ["la patiente E.A. âgée de 25 ans", "Patient M.H. âgé de 45 ans sans antécédent"])
def test_published_cases_stay_below_the_threshold(text: str) -> None:
    assert all(finding.score < 0.5 for finding in of("INITIALS", text))
