"""Rows without header: the date in the cell behind a name is one of birth if it is long past."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quessandier;Thibault;14/03/1957;M", ["14/03/1957"]),
        ("Quessandier\tThibault\tM\t14/03/57\tV2", ["14/03/57"]),
        ('"Quessandier","Thibault","1957-03-14"', ["1957-03-14"]),
        ("Quessandier;Thibault;14/03/2024;M", []),
        ("Quessandier;Thibault;V2;14/03/1957", []),
    ],
)
def test_the_cell_beside_a_name(text: str, expected: list[str]) -> None:
    assert expected == values("DATE_OF_BIRTH", text)
