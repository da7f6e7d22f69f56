"""The line around a place, as far as one looks."""

import pytest

from detectors.lines import line_end, line_start

DATA = b"ab\nbcde\nfgh"


@pytest.mark.parametrize(
    ("place", "reach", "line"),
    [(5, 9, b"bcde"), (5, 1, b"cd"), (3, 9, b"bcde"), (7, 9, b"bcde"), (0, 9, b"ab"), (11, 9, b"fgh"), (9, 0, b"")],
)
def test_a_line_within_reach(place: int, reach: int, line: bytes) -> None:
    """Without its line ends and what is too far, also at both ends of the text."""
    assert DATA[line_start(DATA, place, reach) : line_end(DATA, place, reach)] == line
