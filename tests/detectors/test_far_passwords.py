"""Far from its word only what looks like nothing else is a password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of


@given(
    st.sampled_from(["Brume", "Tilleul", "Kepler"]),
    st.sampled_from("!@#$%&*+"),
    st.integers(10, 9999),
    st.sampled_from(["mdp", "Mot de passe", "password"]),
)
def test_behind_a_question(word: str, sign: str, number: int, label: str) -> None:
    """Whatever the sign and the figures."""
    text = f"{label} : il est assez fort celui-ci ? {word}{sign}Rave{number} merci"
    assert [f"{word}{sign}Rave{number}"] == [text[f.start : f.end] for f in of("CREDENTIAL", text)]


@pytest.mark.parametrize("value", ["rave-prod-2026!", "RaveProdLyon", "2026-11-22", "RAVE-PROD-26", "S01-0012+V2"])
def test_what_else_stands_there(value: str) -> None:
    """Small letters alone, words, days, codes."""
    assert [] == of("CREDENTIAL", f"mot de passe à revoir pour tous, voir la fiche {value} du lundi")
