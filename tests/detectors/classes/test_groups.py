"""Closed lists of words."""

from detectors.classes.groups import NUMBER, groups, paired, slots
from detectors.classes.words import words
from models.entities import MEANS


def told(data: bytes) -> set[str]:
    """The groups of a text."""
    bits = groups()(words(data))
    return {name for number, name in enumerate(groups().names) if any(bits >> number & 1)}


def test_words_beginnings_and_pairs() -> None:
    """`reduisons` begins like `reduire`; two words may be one entry."""
    assert {"decision"} == told(b"reduisons")
    assert {"hush"} <= told(b"pas encore")
    assert set() == told(b"pas du bois")
    assert {NUMBER} == told(b"12,5")


def test_homes_offices_and_words_as_words_have_groups() -> None:
    """What is nobody's secret stands in words of its own."""
    assert {"home"} <= told(b"le syndic et le plombier")
    assert {"office"} <= told(b"badge perdu, imprimante en panne")
    assert {"lexis"} <= told(b"un glossaire par ordre alphabetique")


def test_what_a_finding_may_say_is_a_group() -> None:
    """So that no text slips into a record."""
    assert set(MEANS) <= set(groups().names)
    assert sorted(MEANS) == list(MEANS)
    assert len(groups().names) <= 64


def test_hashes_fall_into_slots() -> None:
    """Of as many bits as asked; order matters for a pair."""
    one, two = words(b"une etude").whole
    assert slots(words(b"une etude").whole, 4).max() < 16
    assert (
        paired(words(b"une").whole, words(b"etude").whole)[0] != paired(words(b"etude").whole, words(b"une").whole)[0]
    )
    assert one != two
