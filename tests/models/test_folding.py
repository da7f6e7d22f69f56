"""Spellings of one value are one value."""

import pytest

from models.folding import folded


@pytest.mark.parametrize("other", ["06-12 34", "061234", "０６12.34", "06\u200b12\u00a034"])
def test_separators_and_widths_do_not_matter(other: str) -> None:
    assert folded(other) == folded("06 12 34")


def test_case_and_compatible_letters_do_not_matter() -> None:
    assert folded("ﬁN-1") == folded("FIN 1") == "fin1"


def test_a_value_without_letters_or_digits_is_itself() -> None:
    assert folded("--") == "--"
