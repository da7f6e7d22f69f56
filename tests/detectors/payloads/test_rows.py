"""Lines are split by their sign, without quotes, bars and blanks."""

import pytest

from detectors.payloads.rows import line_at, split


@pytest.mark.parametrize(
    ("line", "sign", "cells"),
    [
        (b'a;"b";c', ";", [b"a", b"b", b"c"]),
        (b"| a | b |", "|", [b"a", b"b"]),
        (b"  a b   c", "  ", [b"a b", b"c"]),
        (b"a b\tc", " ", [b"a", b"b", b"c"]),
    ],
)
def test_cells(line: bytes, sign: str, cells: list[bytes]) -> None:
    assert cells == [line[start:end] for start, end in split(line, 0, len(line), sign)]


def test_the_line_around_a_place() -> None:
    assert (2, 4) == line_at(b"a\nbc\nd", 3)
    assert (5, 6) == line_at(b"a\nbc\nd", 5)
