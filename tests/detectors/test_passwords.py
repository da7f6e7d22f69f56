"""Passwords behind words, in every frame that people use; code and talk about passwords stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

FRAMES = (
    "mot de passe : {}",
    "MDP: {}",
    "mdp={}",
    "Mdp eCRF : {}",
    "mot de passe du compte ARC : {}",
    "votre mot de passe est {}",
    "le mdp est : {}",
    "password: {}",
    "DB_PASSWORD={}",
    '"password": "{}"',
    "'mdp': '{}'",
    "<password>{}</password>",
    "| Mot de passe | {} |",
    "login: jquercy\nmot de passe: {}\nmerci",
    "identifiant jquercy / mot de passe {}",
    "login/mdp : jquercy / {}",
    "spring.datasource.password={}",
    "MOT DE PASSE TEMPORAIRE = {}",
    "mot de passe n°2 : {}",
)
WORDS = st.sampled_from(["Soleil", "crf", "Hopital", "etude", "Azur", "ONCO"])
PASSWORDS = st.builds(
    lambda word, sign, year: f"{word}{sign}{year}", WORDS, st.sampled_from("!#@$&*_+"), st.integers(1000, 9999)
)


@given(st.sampled_from(FRAMES), PASSWORDS)
def test_chosen_passwords_are_found(frame: str, password: str) -> None:
    """A word, a sign, a year: as people choose them."""
    assert values("CREDENTIAL", frame.format(password)) == [password]


@given(st.sampled_from(FRAMES), PASSWORDS)
def test_capitals_hide_nothing(frame: str, password: str) -> None:
    """A text that was shouted."""
    assert values("CREDENTIAL", frame.format(password).upper()) == [password.upper()]


@pytest.mark.parametrize("frame", FRAMES)
def test_masks_and_variables_are_no_passwords(frame: str) -> None:
    """What stands where a password would."""
    for holder in ("********", "xxxxxxxx", "${DB_PASS1}", "<a-remplir>", "[CREDENTIAL_1]", "changeme", "oublié"):
        assert of("CREDENTIAL", frame.format(holder)) == []


def test_a_question_behind_a_password_stays_silent() -> None:
    """The word of the line before does not vouch for the next line."""
    text = "mot de passe : Crf#2024\nversion 2.1 du protocole, étape 3/4"
    assert values("CREDENTIAL", text) == ["Crf#2024"]
