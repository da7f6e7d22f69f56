"""What is rewritten leads back to the original."""

from detectors.normalise import fold
from detectors.pattern import Hit
from detectors.rewriting import Rewriting, sure


def test_places_lead_back() -> None:
    """Also through characters that folding drops."""
    text = "né\u200be zéro six là"
    folded = fold(text)
    start = folded.data.index(b"zero")
    rewriting = Rewriting(folded, sure(0.5))
    rewriting.add([(b"0", start, start + 4), (b"", start + 4, start + 5), (b"6", start + 5, start + 8)])
    new = rewriting.folded
    place = new.data.index(b"06")
    assert text[slice(*new.original(place, place + 2))] == "zéro six"
    assert text[slice(*new.original(0, 3))] == "né\u200be"
    assert new.data.startswith(b"nee 06 la")


def test_only_what_touches_a_stretch_is_believed() -> None:
    folded = fold("avant un deux apres")
    rewriting = Rewriting(folded, sure(0.5))
    rewriting.add([(b"1", 6, 8), (b"2", 9, 13)])
    assert rewriting.holds(Hit(0, 8, "FR_NIR", 0.6, "x", {}))
    assert not rewriting.holds(Hit(0, 5, "FR_NIR", 0.6, "x", {}))
    assert not rewriting.holds(Hit(14, 19, "FR_NIR", 0.6, "x", {}))
    assert not rewriting.holds(Hit(6, 13, "FR_NIR", 0.4, "x", {}))
