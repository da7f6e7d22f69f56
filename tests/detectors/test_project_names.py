"""Cover names of deals and closures; a project of which nothing is hidden is anybody's."""

from tests.detectors.samples import values


def test_another_line_tells_what_is_hidden() -> None:
    """The name in a title, the deal below."""
    assert values("STRATEGIC", "Projet Cachalot\n\nordre du jour :\n- data room\n- calendrier") == ["Cachalot"]


def test_small_letters_are_no_name() -> None:
    """Nobody is called so by a capital."""
    assert not values("STRATEGIC", "projet commun\n\n- data room")
