"""Rows of people that are told by what stands behind or before each."""

import pytest

from detectors.names.alike import alike
from detectors.names.merging import Seen
from detectors.normalise import plain
from tests.detectors.names.marked import values

_FLAGS = {
    "vautravers": "s",
    "delphirac": "gs",
    "garonnet": "s",
    "petit": "swe",
    "sucre": "y",
    "sorlac": "sC",
    "zorlaxane": "d",
    "lundi": "ym",
}


def _found(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return values(seen, list(alike(seen)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un tableau : vautravers 12 mg, petit 15 mg, delphirac 7,5 mg", ["vautravers", "petit", "delphirac"]),
        ("Vautravers 10mg; Oulibé 8mg; Garonnet 5mg : total ?", ["Vautravers", "Oulibé", "Garonnet"]),
        ("HbA1c : vautravers 7 %, garonnet 8 %, ait delphirac 9 %", ["vautravers", "garonnet", "ait delphirac"]),
        ("vautravers v1 ok v2 ok, garonnet v1 nf, petit v1 ok", ["vautravers", "garonnet", "petit"]),
        ("- vautravers 71 kg\n- garonnet 64 kg\n- oulibé 58 kg", ["vautravers", "garonnet", "oulibé"]),
        ("randomisation : Vautravers bras A, Garonnet bras B, Petit bras A", ["Vautravers", "Garonnet", "Petit"]),
        ("tableau INR: vautravers 2.1 | garonnet 3.4 | oulibé 5.2", ["vautravers", "garonnet", "oulibé"]),
        ("HbA1c : vautravers 7,2 % ; petit 8,9 % ; garonnet 9,4 %. Qui ?", ["vautravers", "petit", "garonnet"]),
        ("kit 4411 -> Vautravers, kit 4412 -> Garonnet, kit 4413 -> sucre", ["Vautravers", "Garonnet"]),
        ("lit 1 : petit, lit 2 : vautravers, lit 3 : garonnet", ["petit", "vautravers", "garonnet"]),
    ],
)
def test_a_row_of_names_is_people(text: str, expected: list[str]) -> None:
    """With doses, results, visits, beds: also the one whose name is a word or in no list."""
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sucre 100 g, vautravers 12 mg, garonnet 5 mg, delphirac 3 mg",
        "vautravers 12 mg, garonnet 15 mg, zorlaxane 8 mg",
        "vautravers 12 km, garonnet 15 km, sorlac 20 km",
        "vautravers 12 mg, garonnet 15 mg",
        "zorlac 12 mg, bravil 15 mg, murdon 20 mg",
        "élections : vautravers 40 %, garonnet 35 %, delphirac 25 %",
        "tennis : vautravers 6/4, garonnet 6/3, delphirac 7/5",
        "tube 1 : edta, tube 2 : citrate, tube 3 : sec",
        "lundi 12 mg, garonnet 15 mg, delphirac 20 mg",
    ],
)
def test_other_rows_are_none(text: str) -> None:
    """Of food, drugs, towns, days; of two; of words that no list knows; of votes."""
    assert _found(text) == []
