"""A first of January that is called an example is nobody's birth."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("données fictives : né le 01/01/1977", []),
        ("patient, DDN 01/01/1977, exemple", []),
        ("données fictives : né le 02/01/1977", ["02/01/1977"]),
        ("patiente née le 01/01/1977", ["01/01/1977"]),
        ("données fictives\nnée le 01/01/1977", ["01/01/1977"]),
    ],
)
def test_what_is_made_up(text: str, expected: list[str]) -> None:
    """On the same line only."""
    assert expected == values("DATE_OF_BIRTH", text)
