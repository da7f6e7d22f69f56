"""Dates of birth: every day in every form behind every label; other events and other lines are not; the same day is found again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values
from tests.detectors.test_dates import DAYS, FRENCH, forms, loose

LABELS = st.sampled_from(
    [
        "né le ",
        "Née le ",
        "né(e) le : ",
        "DDN ",
        "DDN : ",
        "D.D.N. : ",
        "Date de naissance : ",
        "DATE DE NAISSANCE ",
        "Date naiss. ",
        "date_naissance=",
        '"dateNaissance": "',
        '"birthDate": "',
        "DOB: ",
        "born on ",
        "Date of birth: ",
        "BRTHDTC;",
        "Née CORVESSAC à Brest (29) le ",
        "Date de naissance :\n",
        "patient.birth_date = ",
    ]
)
EVENTS = st.sampled_from(
    ["hospitalisée le ", "vue le ", "opéré le ", "décédé le ", "IRM du ", "version du ", "consentement signé le "]
)


@given(DAYS, LABELS, st.data())
def test_every_form_behind_every_label(day: date, label: str, data: st.DataObject) -> None:
    """Found whole."""
    text = data.draw(st.sampled_from(forms(day))).partition("T10")[0]
    assert [text] == values("DATE_OF_BIRTH", f"{label}{text}, vu")


@given(DAYS, LABELS, st.data())
def test_loose_forms_close_behind_a_label(day: date, label: str, data: st.DataObject) -> None:
    """In one piece, in single digits, with mixed signs."""
    text = data.draw(st.sampled_from(loose(day)))
    if "CORVESSAC" not in label:
        assert [text] == values("DATE_OF_BIRTH", f"{label}{text}, vu")


@given(DAYS, EVENTS, st.data())
def test_dates_of_other_events_are_not(day: date, event: str, data: st.DataObject) -> None:
    """Nor when a birth stands on the line before, or a birth name in front."""
    text = data.draw(st.sampled_from(forms(day)))
    assert of("DATE_OF_BIRTH", f"{event}{text}") == []
    assert of("DATE_OF_BIRTH", f"née CORVESSAC, {event}{text}") == []
    assert of("DATE_OF_BIRTH", f"Née à Brest.\n{event}{text}") == []


@given(DAYS, st.data())
def test_the_day_is_found_again(day: date, data: st.DataObject) -> None:
    """In another form, without a label, far away; another day is not."""
    first, second = (data.draw(st.sampled_from(forms(day))).partition("T10")[0] for _ in range(2))
    other = day.replace(year=day.year + 1, day=min(day.day, 28)).isoformat()
    text = f"DDN {first}\nbla\nbla\nCourrier : {second} ; revue {other}"
    assert [first, second] == values("DATE_OF_BIRTH", text)


@given(st.integers(1905, 2025), st.sampled_from(FRENCH))
def test_years_alone(year: int, month: str) -> None:
    """Behind `en`, of one person."""
    assert [str(year)] == values("DATE_OF_BIRTH", f"Elle est née en {year}.")
    assert [f"{month} {year}"] == values("DATE_OF_BIRTH", f"Patiente née en {month} {year}.")
    assert of("DATE_OF_BIRTH", f"Les enfants nés en {year}") == []
    assert of("DATE_OF_BIRTH", f"Le projet est né en {year}") == []


@pytest.mark.parametrize("text", ["14/03/1957 (67 ans)", "67 ans (14/03/1957)", "14.03.57, 67 ans"])
def test_an_age_that_fits(text: str) -> None:
    """Year and age add up to a year of today."""
    assert len(of("DATE_OF_BIRTH", f"Mme C., {text}")) == 1
    assert of("DATE_OF_BIRTH", f"Mme C., {text}".replace("67", "17")) == []


def test_far_in_on_the_next_line() -> None:
    """As a label printed on paper is copied."""
    assert values("DATE_OF_BIRTH", "Né(e) le\n          21 08 1946\nsuite") == ["21 08 1946"]
    assert values("DATE_OF_BIRTH", "Date de naissance\n          21/08/1946\nsuite") == ["21/08/1946"]
