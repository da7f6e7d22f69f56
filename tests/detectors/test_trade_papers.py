"""Numbers of offers, orders, contracts and files of quality are taken out where the paper is named."""

import pytest

from tests.detectors.samples import of, values


def test_reference_is_taken_out() -> None:
    """It says that it is a reference, which the charter replaces."""
    (found,) = of("FR_NDA", "votre offre PROP-26-0418")
    assert found.attributes["kind"] == "reference"


@pytest.mark.parametrize("number", ["ZK-26-0418", "ZK26-0418", "2026-ZK-418", "ZK/2026/418"])
def test_a_house_builds_its_numbers_as_it_likes(number: str) -> None:
    """Letters, year, rank, where the paper is named; nothing where none is."""
    assert values("FR_NDA", f"le constat {number} est clos") == [number]
    assert not values("FR_NDA", f"le train {number} est parti")
