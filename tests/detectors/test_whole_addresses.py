"""Addresses with the town behind them and what leads to it."""

import pytest

from detectors import build
from models.site import SiteData

_FIND = build(SiteData())


def _addresses(text: str) -> list[str]:
    return [text[found.start : found.end] for found in _FIND(text) if found.entity == "ADDRESS"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("elle loge 21 rue des ormes, 2e étage, 35000 rennes", "21 rue des ormes, 2e étage, 35000 rennes"),
        ("mme vit au 7 boulevard carnot à limoges", "7 boulevard carnot à limoges"),
        ("Elle a déménagé au 9 bis rue Blanche, Paris 9e en mai", "9 bis rue Blanche, Paris 9e"),
        ("Son domicile est 3 cité Fleurie, Roubaix 59100", "3 cité Fleurie, Roubaix 59100"),
        (
            "Réside résidence Bel Air, hall C, 8 rue de Metz, 31000 Toulouse",
            "résidence Bel Air, hall C, 8 rue de Metz, 31000 Toulouse",
        ),
        ("domicilié Ferme des Aubiers, D 12, 66190 Collioure", "Ferme des Aubiers, D 12, 66190 Collioure"),
        ("facturer : bp 31, 69366 lyon cedex 07", "bp 31, 69366 lyon cedex 07"),
        ("TSA 10007, 59666 Villeneuve d'Ascq Cedex", "TSA 10007, 59666 Villeneuve d'Ascq Cedex"),
        ("Adresse : Chaussée de Wavre 9, 1050 Ixelles", "Chaussée de Wavre 9, 1050 Ixelles"),
        ("Adresse en Allemagne : Lindenstraße 12, 79104 Freiburg", "Lindenstraße 12, 79104 Freiburg"),
        ("Address: 16 Elm Grove, Leeds LS6 2AB, UK", "16 Elm Grove, Leeds LS6 2AB"),
        ("il vient d'emménager rue de la Monnaie à Rennes", "rue de la Monnaie"),
    ],
)
def test_an_address_is_whole(text: str, address: str) -> None:
    assert [address] == _addresses(text)


@pytest.mark.parametrize(
    "text",
    [
        "CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07",
        "La rue de la République à Lyon est piétonne.",
        "Le patient habite Rennes et travaille à Quimper.",
        "Une cohorte de 12000 patients suivis à Lyon",
        "Stratford Road Study, London 2012",
        "université de lille, inserm u1000, 59000 lille",
        "Contacter l'EDPB, Rue Wiertz 60, B-1047 Bruxelles",
    ],
)
def test_a_town_alone_a_public_house_or_a_street_of_all_is_none(text: str) -> None:
    assert [] == _addresses(text)


def test_what_an_address_leaves_stays() -> None:
    """A person before it is no part of it."""
    text = "Envoyer à Mme Vautravers, Résidence des Bleuets, 3 chemin de Bellevue, 73000 Chambéry"
    assert ["Résidence des Bleuets, 3 chemin de Bellevue, 73000 Chambéry"] == _addresses(text)
