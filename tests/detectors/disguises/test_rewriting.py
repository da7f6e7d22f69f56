"""What is rewritten leads back to the original."""

from detectors.disguises.rewriting import Rewriting, sure
from detectors.normalise import fold
from detectors.pattern import Hit


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


def test_a_flood_on_one_line_hangs_together() -> None:
    """What stands between its stretches is not copied for each of them; places lead back all the same."""
    text = "né zero, " * 5_000
    folded = fold(text)
    rewriting = Rewriting(folded, sure(0.5))
    for start in range(3, len(text), 9):
        rewriting.add([(b"0", start, start + 4)])
    new = rewriting.folded
    assert new.data.startswith(b"ne 0, ne 0, ")
    assert len(new.data) < len(text)
    for place in (3, 9, len(new.data) // 2):
        assert (
            fold(text[slice(*new.original(place, place + 6))]).data.replace(b"zero", b"0")
            == new.data[place : place + 6]
        )


def test_it_tells_where_something_is_rewritten() -> None:
    """Between its context; the gap behind, which stands for it too, is told as well."""
    folded = fold("avant un deux apres")
    rewriting = Rewriting(folded, sure(0.5))
    rewriting.add([(b"1", 6, 8), (b"2", 9, 13)])
    new = rewriting.folded
    assert new.rewritten is not None
    starts, ends = new.rewritten
    assert [b"12", b"\n\x80\n\x80\n"] == [new.data[start:end] for start, end in zip(starts, ends, strict=True)]
