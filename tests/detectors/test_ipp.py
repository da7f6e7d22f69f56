"""IPP: any number behind any label; a dose of a proton pump inhibitor is none, nor what stands on the next line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


def is_of_somebody(number: int) -> bool:
    """`9999999999` shows a form."""
    return len(set(str(number))) > 1


LABELS = st.sampled_from(
    [
        "IPP",
        "I.P.P.",
        "ipp",
        "NIP",
        "N° permanent",
        "identifiant patient",
        "Numéro d'identification du patient",
        "MRN",
        "Patient ID",
        "n° dossier patient",
    ]
)
JOINS = st.sampled_from([" ", " : ", ":", "=", " n° ", " n°", " | ", "\u00a0:\u00a0", "[", ' = "'])


@given(LABELS, JOINS, st.integers(10**6, 10**11).filter(is_of_somebody), st.booleans())
def test_every_number_behind_every_label(label: str, join: str, number: int, is_upper: bool) -> None:
    """In capitals too."""
    text = f"Vu ce jour {label}{join}{number}"
    assert [str(number)] == values("FR_IPP", text.upper() if is_upper else text)


@given(st.integers(10**9, 10**10 - 1).filter(is_of_somebody))
def test_groups_of_two(number: int) -> None:
    """As people dictate them."""
    digits = str(number)
    text = " ".join(digits[place : place + 2] for place in range(0, 10, 2))
    assert [text] == values("FR_IPP", f"IPP {text}")


@given(st.integers(10**9, 10**10 - 1).filter(is_of_somebody))
def test_without_a_label_it_is_any_number(number: int) -> None:
    """Nor does the label of the line before reach it."""
    assert of("FR_IPP", f"référence {number}") == []
    assert ["8012345678"] == values("FR_IPP", f"IPP 8012345678\n{number} copies/mL\nproduit {number}")


@pytest.mark.parametrize("dose", ["20 mg", "40 mg x2/j", "15 jours", "double dose 40 mg", "2 gélules"])
def test_a_proton_pump_inhibitor_is_no_patient(dose: str) -> None:
    """The same three letters."""
    assert of("FR_IPP", f"IPP {dose}") == []


def test_a_column_below_its_label() -> None:
    """As people paste it; a line that goes on is no row of it."""
    rows = "40217735\n40217801\n40217999"
    assert rows.split() == values("FR_IPP", f"Liste des IPP à extraire :\n{rows}\nmerci")
    assert [] == values("FR_IPP", "Les IPP en France :\n12000000 boîtes")
