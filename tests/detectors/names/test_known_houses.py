"""Firms that everybody knows, hospitals by their initials, small houses by what they are called after."""

import pytest

from detectors.names.known_houses import known_houses
from detectors.names.merging import Seen
from detectors.normalise import plain

_FLAGS = {"orano": "s", "suez": "c", "amazon": "n"}


def _houses(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return [text[house.start : house.end] for house in known_houses(seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dis à Sodexo que le plateau manque", ["Sodexo"]),
        ("le rapport de Leroy-Merlin et de la Croix-Rouge", ["Leroy-Merlin", "Croix-Rouge"]),
        ("bilan fait au labo biogroup de la gare", ["labo biogroup"[5:]]),
        ("il travaille chez Orano, puis chez Suez", ["Orano", "Suez"]),
        ("Mme Orano et M. Sodexo", []),
        ("Orano est venue, sodexo aussi", []),
        ("la Sodexomania", []),
        ("le CHIC et l'AP-HP refusent", ["CHIC", "AP-HP"]),
        ("vue à l'hdj du ghsif mardi", ["ghsif"]),
        ("il a changé, au change et du chic", []),
        ("c'est très chic, et CHICHI non plus", []),
        ("LE CHIC REFUSE DE SIGNER LE CONTRAT POUR LE MOMENT", []),
        ("ehpad les tilleuls de Vautreville", ["ehpad les tilleuls"]),
        ("pharmacie du marché, puis foyer de vie Les Glycines", ["pharmacie du marché", "foyer de vie Les Glycines"]),
        ("clinique des deux rives, clinique de la vue", []),
        ("le centre de la plage, la maison du village, une maison les pieds dans l'eau", []),
    ],
)
def test_houses_of_the_lists(text: str, expected: list[str]) -> None:
    assert expected == _houses(text)
