"""A text is read as it stands, and as what it disguises."""

import pytest

from detectors.disguises.readings import Reader
from detectors.overflow import Overflow
from tests.detectors.evasions import base64_of

reader = Reader()


def test_plain_text_has_one_reading() -> None:
    """Which costs nothing more."""
    (reading,) = reader("Le patient est revu à J8, sous anticoagulation, 12 mg matin et soir.")
    assert reading.folded.data.startswith(b"le patient")


def test_a_text_in_a_text_is_followed() -> None:
    readings = [reading.text for reading in reader(base64_of(base64_of("voici douze mots")))]
    assert any("voici douze mots" in text for text in readings)


def test_without_end_is_refused() -> None:
    text = "voici douze mots"
    for _ in range(7):
        text = base64_of(text)
    with pytest.raises(Overflow):
        list(reader(text))


def test_a_reading_shows_nothing() -> None:
    assert "secret" not in repr(next(reader("secret")))
