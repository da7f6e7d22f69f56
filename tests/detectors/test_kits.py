"""Kits and batches of a trial: found; batches of the market in doubt; counts and reagents silent."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(
    st.integers(1000, 999_999),
    st.sampled_from(["kit", "kit n°", "Kit number", "UT n°", "IMP number", "numéro de traitement", "numéro de kit :"]),
)
def test_every_kit(number: int, label: str) -> None:
    """Behind any of its labels."""
    assert [str(number)] == values("RANDOMISATION", f"{label} {number}")


@given(st.integers(100, 99_999))
def test_batches(number: int) -> None:
    """Of an investigational product surely; of any product in doubt."""
    assert [0.8] == [f.score for f in of("RANDOMISATION", f"lot FX{number} de l'IMP")]
    assert [0.5] == [f.score for f in of("RANDOMISATION", f"lot FX{number} du vaccin")]


@given(st.integers(1, 999))
def test_counts_are_none(number: int) -> None:
    """Nor words that end in `lot`."""
    assert of("RANDOMISATION", f"un lot de {number} seringues, pilot {number}, kit ELISA réf {number}") == []
