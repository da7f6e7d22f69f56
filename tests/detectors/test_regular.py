"""Rows of figures are told from numbers."""

import pytest

from detectors.pattern import Hit
from detectors.regular import LOG_LINE, is_grouped_like_nir, is_labelled, may_be_labelled


@pytest.mark.parametrize(("value", "expected"), [(b"2*95*10*99*126*111*93", True), (b"29510;991;26;11193", False)])
def test_groups_of_a_nir(value: bytes, expected: bool) -> None:
    assert is_grouped_like_nir(value) is expected


def test_scores_that_a_label_gives() -> None:
    assert is_labelled(Hit(0, 1, "FR_NIR", 0.95, "x", {}))
    assert not is_labelled(Hit(0, 1, "FR_NIR", 0.85, "x", {}))


def test_words_near() -> None:
    assert may_be_labelled(b"nir 2*95", 4, 8)
    assert not may_be_labelled(b"1 2 2*95", 4, 8)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"2025-03-14 10:15:00,123 info", True),
        (b"2025-03-14t10:15z", True),
        (b'192.168.1.12 - - [14/mar/2025:10:15:00 +0100] "get', True),
        (b"06:39:98:12:34", False),
        (b"39.98.12.34 merci", False),
        (b"2025-03-14 06 39 98 12 34", False),
    ],
)
def test_lines_of_logs(line: bytes, expected: bool) -> None:
    assert expected is (LOG_LINE.match(line) is not None)
