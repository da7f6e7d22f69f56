"""Placeholders are told from numbers."""

import pytest

from detectors.placeholders import is_placeholder


@pytest.mark.parametrize(
    "value",
    [
        b"xxx-001",
        b"fr-xxxx-2024-00000",
        b"abc-123",
        b"abc1234",
        b"aa-123-aa",
        b"stu-xxx",
        b"test-001",
        b"demo_pt-12",
        b"cdisc01-701-1015",
        b"01-701-1015",
    ],
)
def test_letters_that_stand_for_digits(value: bytes) -> None:
    """Of forms and handbooks."""
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        b"abd-123",
        b"abc-301",
        b"ab-123-cd",
        b"xx-001",
        b"maxxxim-001",
        b"fict-123",
        b"",
        b"protest-001",
        b"01-601-1015",
        b"01-701-0015",
    ],
)
def test_numbers_are_none(value: bytes) -> None:
    """A sponsor's code."""
    assert not is_placeholder(value)
