"""Printed examples are nobody's only where the text says so."""

import pytest

from tests.detectors.samples import find


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("test Luhn sur 4242 4242 4242 4242", False),
        ("sa carte 4242 4242 4242 4242", True),
        ("IBAN fictif FR76 3000 6000 0112 3456 7890 189", False),
        ("IBAN du patient FR76 3000 6000 0112 3456 7890 189", True),
        ("exemple de NIR : 2 55 08 14 168 025 38", False),
        ("exemple de NIR : 2 95 10 99 126 111 93", True),
    ],
)
def test_an_example_that_is_called_one(text: str, *, is_told: bool) -> None:
    """A number of no list stays somebody's."""
    assert is_told == bool(find()(text))
