"""Groups held apart by odd signs are a number; lists and tables are not."""

from random import Random

import pytest

from tests.detectors.samples import find, values

SIGNS = ("*", " - ", "\\", "--", " . ", "~", "+", "#", " * ", " _ ", "😀", ">", " : ")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("FR_NIR", "2 95 10 99 126 111 93"),
        ("PHONE_NUMBER", "06 39 98 12 34"),
        ("IBAN_CODE", "FR37 3099 9007 7700 0123 4567 Z33"),
    ],
)
def test_odd_signs(entity: str, text: str, sign: str) -> None:
    odd = text.replace(" ", sign)
    assert [odd] == values(entity, f"Bonjour, {odd} merci")


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("sign", [",", ";", "\t", " | ", "  ", ", "])
def test_tables_of_figures_are_silent(seed: int, sign: str) -> None:
    """A thousand rows: by chance some have the digits of a NIR."""
    random = Random(seed)
    rows = (
        sign.join(str(random.randint(0, random.choice((9, 99, 999)))) for _ in range(random.randint(3, 12)))
        for _ in range(40)
    )
    assert find()("\n".join(rows)) == ()
