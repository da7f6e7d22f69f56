"""The press is named in the same paragraph, before."""

import pytest

from detectors.press import is_of_press


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
