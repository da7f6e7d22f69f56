"""Passwords tried or replaced, where the text says that passwords are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of


@given(
    st.sampled_from(["1er essai", "2e essai", "3e", "nouveau", "ancien", "Essai 2", "old", "dernier essai"]),
    st.sampled_from(["Brume", "tilleul", "Kepler"]),
    st.sampled_from("!@#$&*+"),
    st.integers(10, 9999),
)
def test_behind_whatever_tells_which_try(label: str, word: str, sign: str, number: int) -> None:
    """Whatever the word, the sign and the figures."""
    text = f"le mot de passe de l'eCRF est refusé\n{label} : {word}{sign}{number}\nque faire ?"
    assert [f"{word}{sign}{number}"] == [text[f.start : f.end] for f in of("CREDENTIAL", text)]


@pytest.mark.parametrize("text", ["protocole : 2e essai : Brume!45", "ancien : Brume!45 nouveau : Brume!46"])
def test_without_a_word_for_passwords(text: str) -> None:
    """Anything may be tried or replaced."""
    assert [] == of("CREDENTIAL", text)
