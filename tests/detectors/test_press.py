"""The press is named in the same paragraph, before."""

import pytest

from detectors.press import is_debate, is_of_press


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("selon midi libre, un homme de ", True),
        ("depeche : ", True),
        ("un patient du monde entier de ", False),
        ("article de presse\n\nune patiente de ", False),
        ("ouest-france " + 40 * "et puis " + "a ", False),
    ],
)
def test_what_the_press_tells(before: str, *, expected: bool) -> None:
    """Not in another paragraph, nor far away."""
    assert expected == is_of_press(before.encode(), len(before))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"m. le president. la parole est a mme vautravers", True),
        (b"seance de questions au gouvernement", True),
        (b"monsieur le ministre, ma question porte sur les urgences", True),
        (b"m. le president, le budget du site est de 2 m", False),
        (b"le president de la cme a parle", False),
    ],
)
def test_records_of_parliaments(data: bytes, *, expected: bool) -> None:
    """Somebody who is written to presides over no debate."""
    assert expected == is_debate(data)
