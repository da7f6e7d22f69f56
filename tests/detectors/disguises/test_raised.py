"""A long row of small digits is a number; powers and notes are not."""

import pytest

from detectors.disguises.raised import lowered
from tests.detectors.samples import find, values


@pytest.mark.parametrize("text", ["² ⁹⁵ ¹⁰ ⁹⁹ ¹²⁶ ¹¹¹ ⁹³", "②⑨⑤①⓪⑨⑨①②⑥①①①⑨③", "₂₉₅₁₀₉₉₁₂₆₁₁₁₉₃"])
def test_a_number_in_small_or_circled_digits(text: str) -> None:
    assert [text] == values("FR_NIR", f"Bonjour {text} merci")


@pytest.mark.parametrize("text", ["10⁹/L", "étude¹²³", "10⁻⁴ à 10⁻⁶", "① ② ③ ④"])
def test_powers_and_notes_stay(text: str) -> None:
    assert lowered(text) == text
    assert find()(text) == ()
