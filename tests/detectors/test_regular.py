"""Rows of figures are told from numbers."""

import pytest

from detectors.pattern import Hit
from detectors.regular import is_grouped_like_nir, is_labelled, may_be_labelled


@pytest.mark.parametrize(("value", "expected"), [(b"2*95*10*99*126*111*93", True), (b"29510;991;26;11193", False)])
def test_groups_of_a_nir(value: bytes, expected: bool) -> None:
    assert is_grouped_like_nir(value) is expected


def test_scores_that_a_label_gives() -> None:
    assert is_labelled(Hit(0, 1, "FR_NIR", 0.95, "x", {}))
    assert not is_labelled(Hit(0, 1, "FR_NIR", 0.85, "x", {}))


def test_words_near() -> None:
    assert may_be_labelled(b"nir 2*95", 4, 8)
    assert not may_be_labelled(b"1 2 2*95", 4, 8)
