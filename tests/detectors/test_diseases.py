"""Diseases that bear a name: where the name ends, and what is none."""

from tests.detectors.samples import values


def test_ends_with_its_name() -> None:
    """What follows in small letters is not a part of it; a second name is."""
    assert values("DIAGNOSIS", "une maladie de Tangier chez un frère") == ["maladie de Tangier"]
    assert values("DIAGNOSIS", "un syndrome de Gorham Stout") == ["syndrome de Gorham Stout"]


def test_small_letters_name_nothing() -> None:
    """Nor do words that are no names."""
    assert values("DIAGNOSIS", "une maladie de peau ; le syndrome de glissement") == []
    assert values("DIAGNOSIS", "Such disease, Chronic disease, Heart disease") == []
