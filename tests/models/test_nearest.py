"""The nearest known word."""

import pytest

from models.nearest import meant, unknown


@pytest.mark.parametrize(
    ("word", "told"), [("enforced", "; did you mean 'enforce'?"), ("ENFORCE", "; did you mean 'enforce'?"), ("zzz", "")]
)
def test_meant(word: str, told: str) -> None:
    assert meant(word, ["enforce", "warn"]) == told


def test_swapped_letters_come_first() -> None:
    assert meant("alert_dop", ["alert_ops", "alert_dpo"]) == "; did you mean 'alert_dpo'?"


def test_an_error_names_the_nearest_and_all() -> None:
    assert (
        unknown("gate", "blok", ["block", "allow"]) == "unknown gate 'blok'; did you mean 'block'?; known: allow, block"
    )
