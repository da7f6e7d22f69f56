"""NDA: numbers of stays behind their labels; agreements, the FDA's applications, durations and dates are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


def is_of_somebody(number: int) -> bool:
    """`9999999999` shows a form."""
    return len(set(str(number))) > 1


LABELS = st.sampled_from(
    [
        "NDA",
        "N.D.A.",
        "IEP",
        "n° de séjour",
        "numéro de venue",
        "N° d'admission",
        "séjour n°",
        "n° de dossier",
        "Encounter ID",
        "visit number",
    ]
)


@given(LABELS, st.sampled_from([" ", " : ", "=", "\u202f"]), st.integers(10**6, 10**11).filter(is_of_somebody))
def test_every_number_behind_every_label(label: str, join: str, number: int) -> None:
    """Whole."""
    assert [str(number)] == values("FR_NDA", f"{label}{join}{number}")


@pytest.mark.parametrize(
    "text",
    [
        "NDA 021436 (FDA)",
        "NDA 208716 approved",
        "NDA n° 2024015 signé avec la CRO",
        "durée de séjour 12 jours",
        "dossier 3/12",
        "demande n° 2",
    ],
)
def test_other_meanings_are_silent(text: str) -> None:
    """Not one of a patient's stay."""
    assert of("FR_NDA", text) == []
