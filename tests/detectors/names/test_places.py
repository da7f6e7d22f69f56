"""Where words stand."""

from detectors.names.places import places


def test_a_line_of_capitals_is_one() -> None:
    """Capitals in a line of capitals tell nothing; each line by itself."""
    found = places(["EXAMEN", "NORMAL", "\n", "Vu", "ce", "jour"])
    assert [place[0] for place in found] == ["1", "1", "3", "0", "0", "0"]


def test_a_text_in_small_letters_is_one() -> None:
    """Without any capital, small letters tell nothing."""
    assert {place[0] for place in places(["vu", "ce", "jour"])} == {"2"}


def test_position_and_length() -> None:
    """The first words of a line are told apart, and short lines from long ones."""
    assert places(["a", "B"]) == ["002", "012"]
    assert [place[1] for place in places(list("Abcdefgh"))] == list("01233333")
