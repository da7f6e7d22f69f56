"""First names of one's own family: silent on feasts and homework, found wherever health, a surname, a contact or a stranger stands beside them."""

import pytest

from detectors.names import lists
from detectors.names.homely import without_family
from detectors.pattern import NO_ATTRIBUTES, Hit


def _left(marked: str, entity: str = "PERSON") -> int:
    """How many of the marked names stay findings."""
    parts = marked.replace("⟧", "⟦").split("⟦")
    hits, at = [], 0
    for index, part in enumerate(parts):
        if index % 2:
            hits.append(Hit(at, at + len(part), entity if index == 1 else "PERSON", 0.9, "names", NO_ATTRIBUTES))
        at += len(part)
    return len(without_family("".join(parts), hits, lists().flags))


@pytest.mark.parametrize(
    "marked",
    [
        "mon fils ⟦Hugo⟧ fête ses 7 ans samedi, idées de gâteau ?",
        "ma fille ⟦léa⟧ 8 ans, devoirs de cm2",
        "Discours de mariage pour ma sœur ⟦Camille⟧ et son mari ⟦Antoine⟧, 3 min",
        "Poème d'anniversaire pour ma belle-mère ⟦Josiane⟧ qui a 70 ans",
        "My daughter ⟦Emma⟧ turns 6, ideas for a birthday treasure hunt",
        "cadeaux de Noël pour mes neveux ⟦Paul, Arthur⟧ et ⟦Louis⟧ (5, 8 et 11 ans)",
        "Exposé sur les volcans pour mon fils ⟦Enzo⟧, CM1",
    ],
)
def test_feasts_and_homework(marked: str) -> None:
    """Nobody private is left."""
    assert not _left(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "mon fils ⟦Hugo⟧ fête ses 7 ans à l'hôpital",
        "ma fille ⟦Léa⟧, autiste, fait ses devoirs",
        "mon fils ⟦Hugo⟧ Vautravers fête son anniversaire",
        "mon fils ⟦Hugo Vautravers⟧ fête son anniversaire",
        "anniversaire de mon collègue ⟦Hugo⟧, poème",
        "sa fille ⟦Léa⟧ a fêté son anniversaire",
        "mon fils ⟦Hugo⟧ a vu le centre hier",
        "mon fils ⟦Hugo⟧ et le dossier de M. ⟦Vautravers⟧ pour Noël",
        "cadeau pour ma femme ⟦Xxxxe⟧, fête des mères",
    ],
)
def test_other_stories(marked: str) -> None:
    """Somebody's health, a surname, a colleague, somebody else's child."""
    assert _left(marked)


def test_something_by_which_one_is_reached() -> None:
    """Beside a telephone number all stay."""
    assert _left("⟦06 39 98 00 00⟧, anniversaire de mon fils ⟦Hugo⟧, appelez-moi", "PHONE_NUMBER") == 2
