"""Look-alike letters are read in Latin words and numbers, and left alone elsewhere."""

import pytest

from detectors.normalise import fold
from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("jеаn@сhu", b"jean@chu"),
        ("Ο6 39", b"o6 39"),
        ("06 3З 98", b"06 33 98"),
        ("ΝＣΤ088", b"nct088"),
        ("N\u00adС\u00adT", b"nct"),
        ("ᴊᴇᴀɴ@ⓒⓗⓤ", b"jean@chu"),
    ],
)
def test_what_they_look_like(text: str, folded: bytes) -> None:
    assert folded == fold(text).data


@pytest.mark.parametrize(
    "text", ["χ² = 4,2", "ρ = 0,45", "IFN α 2b", "10⁹/L", "β-bloquant", "γ-GT", "Привет", "µg", "①", "½"]
)
def test_what_stands_alone_is_what_it_is(text: str) -> None:
    """No letter or digit comes of statistics, medicine or another language."""
    foreign = [place for place, character in enumerate(text) if not character.isascii()]
    assert all(fold(text).data[place] >= 0x80 or text[place] == "Ð" for place in foreign)


def test_a_number_with_a_foreign_o() -> None:
    assert ["О6 39 98 12 34"] == values("PHONE_NUMBER", "tél. О6 39 98 12 34")
