"""People who are greeted, asked or introduced by name."""

import pytest

from detectors.names.greetings import greeted
from tests.detectors.names.marked import read, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Merci Yrieux, je vois", ["Yrieux"]),
        ("Vu. Bonjour Maud-Anne Vautravers,\n", ["Maud-Anne Vautravers"]),
        ("Chère Élodie\nvoici", ["Élodie"]),
        ("« Bertille, peux-tu clore ? »", ["Bertille"]),
        ("elle s'appelle océane", ["océane"]),
        ("le nommé Drissouk dort", ["Drissouk"]),
        ("le pilulier de Mamie Jo est vide", ["Jo"]),
        ("inconnu dit « Bouvri », sans domicile", ["Bouvri"]),
        ("il dit « Bouvri »", []),
        ("Hi, I'm Rose Vautravers, CRA", ["Rose Vautravers"]),
        ("I'm French, je suis Chef de Projet", []),
        ("Merci pour tout, et bonjour chez vous", []),
        ("Bonjour Madame, Bonjour Docteur, Merci Beaucoup.", []),
        ("Cher confrère, Chère collègue,", []),
        ("elle s'appelle comme sa mère", []),
        ("Peux-tu relire ? Dis-moi", []),
    ],
)
def test_who_is_spoken_to_is_somebody(text: str, expected: list[str]) -> None:
    assert expected == values(read(text)[0], list(greeted(read(text)[0])))
