"""What stands in a column of houses is one; who signs tells where."""

import pytest

from detectors.names.house_columns import house_columns
from detectors.names.merging import Seen
from detectors.normalise import plain

_FLAGS = {"grandbourg": "C", "oui": "w", "bertille": "f"}


def _houses(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return [text[house.start : house.end] for house in house_columns(seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Centre;Investigateur\nZorvan;Vautravers\nMère-Enfant;Delphirac", ["Zorvan", "Mère-Enfant"]),
        ("| n | hôpital | ville |\n|---|---|---|\n| 4 | Zorvan Nord | Nantes |", ["Zorvan Nord"]),
        ("promoteur\tlabo\nZorvan\tBouvrexa\n\nTirmak\tVolmex", ["Zorvan", "Bouvrexa"]),
        ("id|pi|etab\n031|Vautravers|Zorvan", ["Zorvan"]),
        ("centre;n\nsite;2\nZorvan;3", ["Zorvan"]),
        ("centre, ouvert\nGrandbourg, oui\nOui, non", []),
        ("Le centre ouvre demain\nZorvan répond", []),
        ("Maud Vautravers | Senior CRA | Bouvrexa | 06", ["Bouvrexa"]),
        ("Maud Vautravers\nCheffe de projet clinique\nBouvrexa Nord\n", ["Bouvrexa Nord"]),
        ("Nom : Vautravers\nStructure : Zorvan de Bouvreau-Port\n", ["Zorvan de Bouvreau-Port"]),
        ("le site : Zorvan est ouvert. Et puis", []),
        ("ARC | Bertille | Grandbourg", []),
        ("ARC - Bouvrexa vient demain", []),
    ],
)
def test_cells_and_signatures(text: str, expected: list[str]) -> None:
    assert expected == _houses(text)
