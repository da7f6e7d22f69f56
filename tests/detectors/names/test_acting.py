"""People told by what they do."""

import pytest

from detectors.names.acting import acting, together
from detectors.names.merging import Seen
from detectors.normalise import plain
from tests.detectors.names.marked import read, values

_FLAGS = {
    "lien": "gx",
    "fleur": "gy",
    "rapport": "x",
    "vautravers": "s",
    "charpentier": "sy",
    "cindy": "fz",
    "pierre": "fx",
}


def _acting(text: str) -> list[str]:
    seen = Seen(text, plain(text), lambda word: _FLAGS.get(word, ""))
    return values(seen, list(acting(seen)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lien a oublié la date", ["Lien"]),
        ("la visite à la place de Vautravers, en l'absence de Rapport", ["Vautravers"]),
        ("Pas de classeur. Fleur l'a relancé.", ["Fleur"]),
        ("Fleur n'a pas encore\nFleur ne nous avait pas prévenu", ["Fleur"]),
        ("voir avec l. charpentier demain", ["l. charpentier"]),
        ("un mail à cindy : voir avec cindy-lou, jeter une pierre, dis à pierre", ["cindy"]),
        ("Le lien a bloqué", []),
        ("Rapport a signé", []),
        ("Fleur a fané", []),
        ("infection par e. coli, voir avec le labo", []),
        ("romu s'occupe du centre, ysaline veut rentrer", ["romu", "ysaline"]),
        ("c'est vautravers qui garde le classeur et le rapport a oublié", ["vautravers"]),
        ("on a le petit zorian a de la fièvre", ["zorian"]),
        ("le petit rapport est long", []),
        ("Le centre ferme, romu s'occupe du reste", []),
    ],
)
def test_who_has_done_something_is_somebody(text: str, expected: list[str]) -> None:
    assert expected == _acting(text)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("O'Brac, Delphirac et ⟦Vautravers⟧ ont signé", ["O'Brac", "Delphirac"]),
        ("⟦Vautravers⟧ et Oulibé sont absents", ["Oulibé"]),
        ("Oulibé et Delphirac ont signé", []),
        ("⟦Vautravers⟧ et Grandbourg sont informés", []),
        ("⟦Vautravers⟧, Oulibé et la suite ont coûté cher", []),
    ],
)
def test_who_did_it_with_somebody_is_somebody(marked: str, expected: list[str]) -> None:
    seen, mentions = read(marked)
    assert expected == values(seen, list(together(seen, mentions)))
