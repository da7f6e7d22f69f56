"""Stock Presidio works, without the network: the comparison is with something that finds."""

import pytest

from scripts.benching.stock import stock


@pytest.mark.slow
def test_it_finds_an_address_and_asks_nobody() -> None:
    """The suite refuses every look-up that leaves this machine, and says so."""
    scan = stock()
    assert scan("Écrire à camille.vautravers@exemple.fr.") >= 1
    assert scan("Rien à signaler.") == 0
