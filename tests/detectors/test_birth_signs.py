"""In a flood of dates those are looked at that something near may make dates of birth."""

from dataclasses import replace

import numpy as np
import pytest

from detectors.birth_signs import hopeful, is_of_many, is_of_thing
from detectors.normalise import fold

DATE = "14/03/1957"


@pytest.mark.parametrize(
    "text",
    [
        f"né le {DATE}",
        f"DDN\n{DATE}",
        f"{DATE} (67 ans)",
        f"Mme Vautravers {DATE}",
        f"Marcel ROUX, {DATE}",
        f"\nF {DATE}",
        f"BRTHDTC={DATE}",
    ],
)
def test_a_date_with_a_sign_near_is_hopeful(text: str) -> None:
    """Whatever may make it one of birth: a label, an age, a title, a given name, a sex."""
    assert [True] == hopeful(fold(text), np.array([text.index("14")])).tolist()


def test_a_date_far_from_all_signs_is_not() -> None:
    """A label at the other end of a table speaks for no date here."""
    text = "DDN : 14/03/1957;" + "3,5;" * 100 + DATE
    assert [True, False] == hopeful(fold(text), np.array([6, len(text) - len(DATE)])).tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("jumelles nées", False), ("patients nés", True), ("patient né", False), ("triplés nés", False)],
)
def test_twins_are_a_few(text: str, *, expected: bool) -> None:
    """Other groups are cohorts."""
    data = fold(text).data
    start = data.index(b" ne") + 1
    assert expected == is_of_many(data, start, data[start:])


@pytest.mark.parametrize(("text", "expected"), [("le projet, né", True), ("Mme Vautravers, née", False)])
def test_what_is_no_patient_can_be_born(text: str, *, expected: bool) -> None:
    """Also in a flood, where the answer is remembered."""
    folded = fold(text)
    start = folded.data.index(b" ne") + 1
    assert expected == is_of_thing(folded, start) == is_of_thing(replace(folded, told={}), start)
