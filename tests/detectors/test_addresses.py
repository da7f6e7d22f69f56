"""Addresses: number, street, postcode and city in any spelling are one finding; a postcode alone is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

NUMBERS = st.sampled_from(["3", "12", "12 bis", "125", "7B", "4 ter", "10-12"])
STREETS = st.sampled_from(
    [
        "rue des Lilas-Imaginaires",
        "avenue du Général Fictif",
        "bd de l'Hôpital Inventé",
        "impasse Inexistante",
        "chemin de la Fontaine",
        "place du Marché",
        "allée des Tilleuls Inventés",
    ]
)
PLACES = st.sampled_from(
    [
        "75013 Paris",
        "13 005 Marseille",
        "F-90000 Belfort",
        "44000 Nantes",
        "24300 Saint-Front-sur-Fictive",
        "31059 Toulouse CEDEX 9",
    ]
)
BREAKS = st.sampled_from([" ", ", ", "\n", ",\n", " - ", ", bât. C, appt 12, "])


@given(NUMBERS, STREETS, BREAKS, PLACES, st.booleans())
def test_whole_addresses_are_one_finding(number: str, street: str, between: str, place: str, is_upper: bool) -> None:
    """Over one line or two, in capitals or not."""
    text = f"{number} {street}{between}{place}"
    text = text.upper() if is_upper else text
    assert [text] == values("ADDRESS", f"Domicile : {text}. Vit seule.")


@given(NUMBERS, STREETS)
def test_streets_without_a_city(number: str, street: str) -> None:
    """With a comma between number and street too, as they are written in a sentence."""
    text = f"{number}, {street}"
    assert [text] == values("ADDRESS", f"Elle vit au {text}.")


@given(
    st.integers(1000, 98999), st.sampled_from(["/mm3", "UI", "copies", "Patients", "euros", "", "€", "et", "Bootstrap"])
)
def test_five_digits_alone(number: int, unit: str) -> None:
    """Counts, prices and units."""
    assert of("ADDRESS", f"valeur {number:05d} {unit}") == []


@pytest.mark.parametrize(
    "text", ["BP 99999, 31059 TOULOUSE CEDEX 9", "TSA 99999\n35059 RENNES CEDEX", "CS 99999 - 35000 Rennes"]
)
def test_boxes(text: str) -> None:
    """Post boxes in front of the city belong to it."""
    assert [text] == values("ADDRESS", f"Écrire à :\n{text}\nmerci")
