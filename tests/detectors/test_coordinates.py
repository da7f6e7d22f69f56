"""Coordinates: a home's are found in every writing, a town's are not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(st.integers(41_0000, 51_0000), st.integers(-5_0000, 9_0000), st.sampled_from([", ", ",", " ; ", " "]))
def test_degrees_of_a_home(north: int, east: int, sign: str) -> None:
    """Four decimals beside a home; without one they are an atlas's."""
    place = f"{north / 10000:.4f}{sign}{east / 10000:.4f}"
    assert values("LOCATION", f"GPS du domicile : {place} pour la HAD") == [place]
    assert of("LOCATION", f"latitude et longitude {place} au centre de la carte") == []


def test_minutes_and_seconds() -> None:
    """The signs tell; a temperature has them not."""
    assert values("LOCATION", "point 45°10'22.1\"N 5°43'04.9\"E") == ["45°10'22.1\"N 5°43'04.9\"E"]
    assert of("LOCATION", "38°5 N à 40° O de fièvre") == []
