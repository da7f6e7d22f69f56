"""The small town of somebody in care leads back to them; a large one, or one of a text about nobody, does not."""

import pytest

from detectors.homes import with_homes
from detectors.pattern import NO_ATTRIBUTES, Hit
from tests.detectors.samples import of

_SMALL = {"size": "small"}


def _kinds(text: str) -> list[str | None]:
    return [found.attributes.get("kind") for found in of("LOCATION", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mme Ode Vautravers, suivie pour une amylose, vit seule à Marvejols",
        "Un retraité SNCF de Marvejols, porteur d'une mutation TTR, fait une syncope",
        "Ma voisine, qui tient la crêperie de Marvejols, a une sclérose en plaques",
        "La petite (elle est de Marvejols), mucopolysaccharidose de type VI",
        "M. Odon Vautravers, 44 ans, trouvé à son domicile de Marvejols",
        "Patiente née en mars 1961 à Marvejols, carte perdue",
        "Mme Ode Vautravers, ancienne institutrice de Marvejols, consulte pour sa mémoire",
        "Couple d'agriculteurs de Marvejols, IMG à 24 SA pour trisomie 18",
        "Voici son adresse à Marvejols, pansement tous les deux jours",
        "Donneur de 27 ans, AVP à Marvejols, proches non opposés",
        "Transport de Mme Ode Vautravers de l'hôpital vers Marvejols",
        "Patient transféré à Marvejols hier soir",
        "bébé secoué, 4 mois, père gendarme à Marvejols, signalement à rédiger",
        "muté cette nuit de Marvejols, 88 ans, ancien éclusier",
        "la patiente de la 6 part à Marvejols demain",
        "mme H. habite marvejols, diabète déséquilibré",
    ],
)
def test_towns_of_somebody(text: str) -> None:
    """Beside a name with an age, a birth, or behind one patient with an illness."""
    assert _kinds(text) == ["home"]


@pytest.mark.parametrize(
    "text",
    [
        "Les patients de Marvejols attendent six mois un dermatologue",
        "Quel est le temps de route de Mende à Marvejols ?",
        "Mme Ode Vautravers réserve une salle à Marvejols",
        "Un retraité de Toulouse fait une syncope",
        "Un patient peut-il choisir Marvejols pour sa dialyse ?",
        "L'EHPAD de Marvejols recrute un gériatre",
        "Les patients transférés à Marvejols ont un dossier papier",
        "Protocole de transfert vers Marvejols, trajet en SMUR",
        "Notre collègue est mutée à Marvejols, idée de cadeau ?",
        "Un patient peut-il être transféré à Marvejols sans son accord ?",
    ],
)
def test_towns_of_nobody(text: str) -> None:
    """Of many, of no illness, or so large that it leads to nobody."""
    assert "home" not in _kinds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Ode Vautravers, votre IRM est au centre d'imagerie des Tilleuls", ["home"]),
        ("Patient Odon Vautravers, hospitalisé à la clinique des Tilleuls", ["home"]),
        ("Le Dr Vautravers de la clinique des Tilleuls demande un avis", ["hospital"]),
        ("Quelles spécialités à la clinique des Tilleuls ?", ["hospital"]),
    ],
)
def test_houses_of_somebody(text: str, expected: list[str]) -> None:
    """Those that care for a person, not where a carer works."""
    assert expected == [found.attributes.get("kind") for found in of("ORGANIZATION", text)]


def test_a_house_of_another_trade_is_none_of_care() -> None:
    """`Famille` is no FAM, however near somebody stands."""
    person = Hit(0, 13, "PERSON", 0.9, "titles", NO_ATTRIBUTES)
    house = Hit(18, 36, "ORGANIZATION", 0.9, "names", {"kind": "other"})
    hits = [person, house]
    assert hits == with_homes("Ode Vautravers, à Familles et Bois, a une amylose", hits, [])


def test_nothing_to_mark() -> None:
    """Without a small town or an illness the hits stay as they are."""
    town = Hit(0, 9, "LOCATION", 0.9, "names", _SMALL)
    ill = Hit(20, 28, "DIAGNOSIS", 0.7, "health", NO_ATTRIBUTES)
    for hits, signals in (([town], []), ([town._replace(attributes=NO_ATTRIBUTES)], [ill])):
        assert with_homes("Marvejols, une femme, amylose", hits, signals) is hits
