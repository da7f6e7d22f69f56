"""Lists and what they know of a word."""

import pytest

from detectors.names.gazetteers import Gazetteers, folded, kind

LISTS = Gazetteers({"noe": "f", "vautrin": "s", "rose": "fsx", "rue": "vw", "de": "wp"})


def test_folded() -> None:
    """Case, accents and typographic apostrophes do not matter."""
    assert [folded(word) for word in ("NOÉ", "L’Œuvre", "Noé‑Zoë")] == ["noe", "l'oeuvre", "noe-zoe"]


def test_letters_of_other_languages_are_folded() -> None:
    """Those that are no letter with an accent, in both cases."""
    assert [folded(word) for word in ("ŁØŞIĐ", "łøşıđ", "Þór", "Straße")] == ["losid", "losid", "thor", "strasse"]


def test_a_hyphenated_name_is_known_by_its_parts() -> None:
    """`Noé-Rose` is a first name as both are; what is in no list has no flags."""
    assert "f" in LISTS.flags("noe-rose")
    assert LISTS.flags("qwx") == "" == LISTS.flags("qwx-qwy")


@pytest.mark.parametrize(
    ("flags", "what"),
    [("", "--"), ("f", "f-"), ("fsx", "fsx"), ("vw", "vw"), ("sc", "sc-"), ("gCz", "gCz"), ("fe", "ef-")],
)
def test_kind(flags: str, what: str) -> None:
    """A special word first, then which names it may be, then how common it is."""
    assert kind(flags) == what


def test_written_and_read() -> None:
    """The same lists give the same bytes, and come back from them."""
    data = LISTS.written()
    assert Gazetteers.read(data).written() == data
    assert Gazetteers.read(data).flags("rose") == "fsx"
    assert "rue" in Gazetteers.read(data)


def test_names_that_are_words_are_names() -> None:
    """A first name loses what else it is, but for a surname; a surname keeps it."""
    read = Gazetteers.read(LISTS.written(), (b"rue", b"rose", b"momo"), (b"de",))
    assert [read.flags(word) for word in ("rue", "rose", "momo", "de")] == ["g", "fgs", "g", "swp"]
