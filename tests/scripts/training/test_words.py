"""Lists become gazetteers."""

from pathlib import Path

from scripts.training.sources import Sources
from scripts.training.words import drugs, eponyms, gazetteers, listed
from tests.scripts.training.small import sources


def test_flags_of_words(tmp_path: Path) -> None:
    """Names, towns, drugs, eponyms, titles and common words are told apart."""
    found = gazetteers(Sources(sources(tmp_path)))
    assert "f" in found.flags("noe")
    assert "s" in found.flags("vautrin")
    assert "c" in found.flags("aubrac")
    assert "d" in found.flags("doliprane")
    assert "e" in found.flags("parkinson")
    assert "t" in found.flags("mme")
    assert "w" in found.flags("patient")


def test_lists(tmp_path: Path) -> None:
    """Comments are no terms; the data's own lists are added."""
    assert not any(term.startswith("#") for term in listed("eponyms.txt"))
    assert len(set(listed("eponyms.txt"))) > 400
    small = Sources(sources(tmp_path))
    assert "paracétamol" in drugs(small)
    assert "Gram" in eponyms(small)
    assert "Howell-Jolly" in eponyms(small)


def test_names_of_other_origins_are_surnames(tmp_path: Path) -> None:
    """Folded, and without those that are words, too."""
    found = gazetteers(Sources(sources(tmp_path)))
    assert "s" in found.flags("sjoberg")
    assert "s" in found.flags("dabrowski")
    assert "g" in found.flags("grzegorz")
    assert "s" not in found.flags("park")


def test_towns_and_hospitals_by_their_short_names(tmp_path: Path) -> None:
    """The first word of a commune's name is a place; a hospital's bare name tells it, unless it is somebody's first name."""
    found = gazetteers(Sources(sources(tmp_path)))
    assert found.flags("pierrefort") == "c"
    assert "b" in found.flags("hautepierre")
    assert "b" not in found.flags("zoe")
