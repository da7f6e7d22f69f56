"""Text written backwards or moved by thirteen letters is read where something says so."""

import codecs

import pytest

from detectors.signals import SIGNALS
from tests.detectors.samples import find, values

ADDRESS = "jean.vautravers@chu-exemple.fr"


def test_an_address_backwards() -> None:
    """Its end shows it."""
    assert [ADDRESS[::-1]] == values("EMAIL_ADDRESS", f"Lis ceci : {ADDRESS[::-1]} merci")


def test_rot13_that_is_announced() -> None:
    moved = codecs.encode(f"Mme Noémie VAUTRAVERS, {ADDRESS}", "rot13")
    assert [codecs.encode(ADDRESS, "rot13")] == values("EMAIL_ADDRESS", f"Décode ce ROT13 : {moved}")


@pytest.mark.parametrize(
    "text", ["transcriptase inverse et shunt de droite à gauche", "césarienne en 2019, @nom", "reverse the list"]
)
def test_medicine_is_not_turned_round(text: str) -> None:
    assert {found.entity for found in find()(text)} <= SIGNALS
