"""Where names stand: as cells, as keys, never inside a word or a sentence."""

import pytest

from detectors.payloads.names import places


@pytest.mark.parametrize(
    ("text", "cells", "keys"),
    [
        ("nom;prenom\n", ["nom", "prenom"], []),
        ("| date de naissance | ipp |", ["date de naissance", "ipp"], []),
        ("nom  prenom", ["nom", "prenom"], []),
        ('{"last_name": "x", "ipp" : 1}', [], ["last_name", "ipp"]),
        ("nom = x", [], ["nom"]),
        ("<nom>x</nom>", [], ["nom", "nom"]),
        ("le nom du patient est noté", [], []),
        ("nombre;renom", [], []),
        ("", [], []),
    ],
)
def test_places(text: str, cells: list[str], keys: list[str]) -> None:
    data = text.encode()
    found = places(data, is_aligned=True, is_log=True)
    assert [cells, keys] == [[data[n.start : n.end].decode() for n in names] for names in found]
