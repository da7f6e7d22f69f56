"""Dates of care: behind words of care, both ends of a range; not days of laws, versions and births, nor of the line before."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values
from tests.detectors.test_dates import DAYS, FRENCH, forms

CARE = st.sampled_from(
    ["hospitalisée le ", "Opéré le ", "VISITE V3 ", "décès : ", "IRM du ", "C2 ", "admitted on ", "LBDTC="]
)
OTHER = st.sampled_from(["loi du ", "version 3.0 du ", "publié le ", "née le ", "réunion du ", ""])


@given(DAYS, CARE, st.data())
def test_every_form_behind_words_of_care(day: date, words: str, data: st.DataObject) -> None:
    """Found whole."""
    text = data.draw(st.sampled_from(forms(day))).partition("T10")[0]
    assert [text] == values("DATE_OF_CARE", f"{words}{text}, stable")


@given(DAYS, OTHER, st.data())
def test_other_days_are_not(day: date, words: str, data: st.DataObject) -> None:
    """Also on the line after a day of care."""
    text = data.draw(st.sampled_from(forms(day)))
    assert of("DATE_OF_CARE", f"{words}{text}") == []
    assert ["01/02/2024"] == values("DATE_OF_CARE", f"hospitalisée le 01/02/2024\n{words}{text}")


@given(DAYS, st.sampled_from([" au ", " - ", ", puis "]))
def test_both_ends_of_a_range(day: date, between: str) -> None:
    """`du … au …`."""
    text = day.strftime("%d/%m/%Y")
    expected = [text, text] if between != ", puis " else [text]
    assert expected == values("DATE_OF_CARE", f"hospitalisé du {text}{between}{text}")


@given(st.integers(1, 28), st.sampled_from(FRENCH), st.integers(1990, 2030))
def test_days_without_a_year_and_months(day: int, month: str, year: int) -> None:
    """`consultation du 14 mars`, `biopsie en mars 2022`; alone they are silent."""
    assert [f"{day} {month}"] == values("DATE_OF_CARE", f"consultation du {day} {month}")
    assert [f"{month} {year}"] == values("DATE_OF_CARE", f"biopsie en {month} {year}")
    assert of("DATE_OF_CARE", f"le {day} {month}, en {month} {year}") == []
