"""Groups held apart by odd signs are a number; lists and tables are not."""

from random import Random

import pytest

from detectors.disguises.separated import rewritings
from detectors.normalise import fold
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


@pytest.mark.parametrize(
    "text",
    [
        "ip : 81.23.45.67",
        "le 14/03/2025 10:15:00, vu",
        "[14/Mar/2025:10:15:00 +0100] ok",
        "HR 0.71 (0.55-0.92), vu",
        "lignes 13.3\nS2-0315,V1 de la table",
        "HR\n0,37\n(IC95\n0,04-0,26)\np=0,01",
    ],
)
def test_what_is_written_so_is_not_read_in_another_way(text: str) -> None:
    """Ordinary signs between groups, times, intervals and cells hold no number apart."""
    folded = fold(text)
    assert all(rewriting.is_empty for rewriting in rewritings(folded, ((0, len(folded.data)),)))
