"""Properties of words."""

import pytest

from detectors.names.features import PARTED, Place, combination_names, combined, shape, word_of
from detectors.names.gazetteers import Gazetteers

LISTS = Gazetteers({"noe": "f", "rue": "vw"})


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Noé", "Xx"),
        ("NOÉ", "XXX"),
        ("VAUTRIN", "XX"),
        ("noé", "x"),
        ("N", "X"),
        ("à", "x1"),
        ("J.", "X."),
        ("Noé-VAUTRIN", "Xx-XX"),
        ("McNoé", "XxX"),
        ("CD20", "X9"),
        ("1947", "9999"),
        ("12,5", "9,"),
        ("\n", "¶"),
        ("«", '"'),
        ("a@b.test", "@"),
    ],
)
def test_shape(word: str, form: str) -> None:
    """How a word is written."""
    assert shape(word) == form


def test_a_word_says_less_from_afar() -> None:
    """Its beginnings and endings count at its own place only."""
    word = word_of("Rue", LISTS, {"rue"})
    assert set(word.at(2)) < set(word.at(1)) < set(word.at(0))
    assert word.known == "rue"
    assert word_of("Noé", LISTS, {"rue"}).known == ""


def test_the_inside_of_a_word_counts_where_no_language_has_it() -> None:
    """Three letters at a time, between beginning and ending, at its own place only."""
    strange, common = word_of("Vautrin", LISTS, set()), word_of("Rue-rue", LISTS, set())
    assert [name for name in strange.here if name[0] == "i"] == ["iaut", "iutr", "itri"]
    assert not [name for name in (*strange.near, *common.here) if name[0] == "i"]


def test_combinations_have_their_names() -> None:
    """Whatever is combined is of a known template, whose numbers the tagger knows."""
    words = [word_of(word, LISTS, {"rue"}) for word in ("rue", "Noé", ",")]
    found = combined(words, ["003"] * 3, 1)
    assert {name.partition("=")[0] for name in found} <= set(combination_names())
    assert f"c-1,0={words[0].kind}{PARTED}{words[1].kind}" in found


def test_a_place_says_case_position_and_length() -> None:
    """Long lines and far words are alike."""
    assert Place(0, 9, 90).seen == Place(0, 3, 15).seen != Place(1, 3, 15).seen
