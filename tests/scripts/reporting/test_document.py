"""Numbers as French writes them."""

import pytest

from scripts.reporting.document import many, number, share


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(0, 0, "0"), (1234567, 0, "1\u202f234\u202f567"), (1234.56, 1, "1\u202f234,6"), (None, 0, "–"), (0.25, 2, "0,25")],
)
def test_numbers(value: float | None, digits: int, expected: str) -> None:
    assert expected == number(value, digits)


def test_shares_of_what_is_not_known_are_not_known() -> None:
    assert (share(1, 8), share(None, 8), share(1, None), share(0, 0)) == ("12,5\u202f%", "–", "–", "–")


def test_nothing_and_one_are_singular() -> None:
    assert [many("x" * n, "usage", "usages") for n in (0, 1, 2)] == ["0 usage", "1 usage", "2 usages"]
