"""Studies called after flowers, birds, stones and stars, in any case; the flowers themselves are none."""

import pytest

from detectors.overflow import Overflow
from tests.detectors.samples import find

NAMED = [
    ("Traduis le synopsis de l'étude jonquille en anglais", "jonquille"),
    ("l'essai clinique Ancolie attend l'avis du comité", "Ancolie"),
    ("amendement 3 de coquelicot soumis hier, que dire au centre ?", "coquelicot"),
    ("The kestrel CRF has no field for race", "kestrel"),
    ("bouvreuil est suspendue depuis lundi par le DSMB", "bouvreuil"),
    ("les échantillons de obsidienne partent mardi", "obsidienne"),
    ("pour obsidienne le promoteur veut un avenant, l'ARC aussi", "obsidienne"),
    ("Il reste trois visites dans AMÉTHYSTE pour les patients", "AMÉTHYSTE"),
    ("l'étude primevère 2 recrute mal", "primevère 2"),
    ("l'étude Ventoux démarre, mise en place chez le promoteur jeudi", "Ventoux"),
    ("trial nickname: « marmotte », for the newsletter", "marmotte"),
]
SILENT = [
    "une étude de l'hirondelle et du martinet en ville",
    "l'étude des marmottes dans les Alpes",
    "huile de tournesol contre placebo, quelles études ?",
    "allergie au pollen de bouleau, protocole de désensibilisation",
    "inclusions de quartz dans le granite du massif",
    "Dr Loriot du centre 12, promoteur et monitoring",
    "pour acacia, platane et tilleul : dates de taille",
    "l'essai JUPITER, publié dans le NEJM en 2008",
    "jasmin.dupuis@exemple.fr a écrit au promoteur et à l'ARC",
    "src/jasmin/main.py est long, l'ARC et le promoteur attendent",
    "résume l'étude origan en dix lignes",
    "un bouquet de jonquilles pour la fête",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_nickname_is_a_study(text: str, name: str) -> None:
    """A word for a study beside it, or a line about running one, tells."""
    assert name in [text[f.start : f.end] for f in find()(text) if f.entity == "STUDY_CODE" and f.score >= 0.6]


@pytest.mark.parametrize("text", SILENT)
def test_flowers_and_birds_are_silent(text: str) -> None:
    """With an article, in a file or an address, behind a title, in what is published: none."""
    assert [f for f in find()(text) if f.entity == "STUDY_CODE"] == []


def test_none_of_many_is_skipped() -> None:
    """Behind a hundred flowers, and among thousands of diseases, the name of a study is still seen."""
    flowers = "".join(f"{number} pour jonquille, " for number in range(150))
    for text in (f"{flowers}\namendement 4 de sorbier", f"{'toux ' * 3_000}\n{flowers}\namendement 4 de sorbier"):
        assert "sorbier" in [text[f.start : f.end] for f in find()(text) if f.entity == "STUDY_CODE"]


def test_a_flood_of_them_is_refused() -> None:
    """More than can be looked at, one by one."""
    with pytest.raises(Overflow, match="names of studies"):
        find()(" ".join(f"l'étude jonquille {number} et" for number in range(3_000)))
