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
        ("QUESSANDIER Thibault 14/03/1957 M", ["14/03/1957"]),
        ("- Quessandier, Thibault (14/03/1957)", ["14/03/1957"]),
        ("QUESSANDIER\nThibault\n14/03/1957 M\nIPP", ["14/03/1957"]),
        ("QUESSANDIER  THIBAULT  M  14/03/1957  40217735", ["14/03/1957"]),
        ("traits : QUESSANDIER THIBAULT M 14/03/1957 48095", ["14/03/1957"]),
    ],
)
def test_the_cell_beside_a_name(text: str, expected: list[str]) -> None:
    assert expected == values("DATE_OF_BIRTH", text)


def test_the_other_half_of_a_name() -> None:
    """Also a surname that is a town."""
    assert ["ROQUELAURE", "JEHAN"] == values("PERSON", "ROQUELAURE;JEHAN;M;22/06/1944;81000")
