"""Texts written otherwise keep their labels on what was labelled."""

import pytest

from scripts.measures import Span
from scripts.transforms import TRANSFORMS

TEXT = "Mme \"Élise\" Œstraße, l'amie de M. Le Floc'h :\nvue à 9,5 h."


def values(name: str) -> list[str]:
    spans = [Span(TEXT.index(value), TEXT.index(value) + len(value), "PERSON") for value in ('"Élise" Œstraße', "9,5")]
    text, moved = TRANSFORMS[name](TEXT, spans)
    return [text[span.start : span.end] for span in moved]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("upper", '"ÉLISE" ŒSTRASSE'),
        ("lower", '"élise" œstraße'),
        ("unaccented", '"Elise" Œstraße'),
        ("unpunctuated", "Élise Œstraße"),
        ("csv", '""Élise"" Œstraße'),
        ("json", '\\"Élise\\" Œstraße'),
    ],
)
def test_labels_move_with_their_text(name: str, expected: str) -> None:
    assert [expected, "9,5"] == values(name)


def test_swapped_letters_stay_in_their_word() -> None:
    """The same letters, in the same places each time."""
    text, _ = TRANSFORMS["swapped"](TEXT * 20, ())
    assert text == TRANSFORMS["swapped"](TEXT * 20, ())[0]
    assert text != TEXT * 20
    assert [sorted(word) for word in text.split()] == [sorted(word) for word in (TEXT * 20).split()]


def test_a_label_of_signs_alone_is_none() -> None:
    """Nothing is left of it."""
    assert () == TRANSFORMS["unpunctuated"]("a ! b", [Span(2, 3, "PERSON")])[1]
