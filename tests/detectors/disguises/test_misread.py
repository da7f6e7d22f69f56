"""Digits that were taken for letters are digits in a number, and letters elsewhere."""

import pytest

from detectors.disguises.misread import rewritings
from detectors.normalise import fold
from tests.detectors.samples import find, values


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("PHONE_NUMBER", "O6 39 98 l2 34"),
        ("IBAN_CODE", "FR37 3O99 9OO7 77OO Ol23 4567 Z33"),
        ("FR_NIR", "2 9S 10 99 126 111 93"),
        ("FR_NIR", "2 95 lO 99 l26 lll 93"),
        ("FR_NIR", "2 95 1O 99 |26 111 93"),
    ],
)
def test_misread_numbers(entity: str, text: str) -> None:
    assert [text] == values(entity, f"Bonjour, {text} merci")


@pytest.mark.parametrize(
    "text",
    [
        "7 | 69 | 1 | 440 | 6 | 77 | 0 | 586 | 5",
        "10 l d'O2 pendant 12 h",
        "S1 à S12, B12 et Z3",
        "O2 2 l/min puis 4 l/min",
        "sol 5 l",
    ],
)
def test_letters_stay_letters(text: str) -> None:
    assert find()(text) == ()


def test_rows_of_codes_are_not_read_in_another_way() -> None:
    folded = fold("codes S32.5 L40.2 I13.9 B20.1 S06.2")
    assert all(rewriting.is_empty for rewriting in rewritings(folded, ((0, len(folded.data)),)))
