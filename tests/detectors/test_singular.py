"""What makes one person known to many: their stories are likelier ones."""

import pytest

from detectors import build
from detectors.normalise import fold
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.singular import surer, told, turns
from models.site import SiteData

find = build(SiteData())


@pytest.mark.parametrize(
    "text",
    [
        "l'ancien proviseur est chez nous",
        "c'est la seule fille en CAP soudure",
        "la mère du chirurgien de garde",
        "le mari de ma collègue",
        "mes collègues le connaissent tous",
        "tout le village en parle",
        "il a fait la une l'an passé",
        "ils dorment dans une Clio grise",
        "il vit seul dans un camion vert",
        "elle est logée chez le curé",
        "vu ce matin, tente verte quai de la gare",
    ],
)
def test_turns_that_make_somebody_known(text: str) -> None:
    assert turns(fold(text).data)


@pytest.mark.parametrize(
    "text",
    [
        "le seul traitement de la maladie",
        "la seule infirmière présente la nuit peut-elle refuser ?",
        "les anciens patients de l'étude",
        "la mère du patient signe le consentement",
        "on connaît les effets dans la population",
        "la une du journal du service",
        "le germe vit dans la terre",
    ],
)
def test_plain_words_make_nobody_known(text: str) -> None:
    assert not turns(fold(text).data)


def test_a_turn_raises_the_odds() -> None:
    """Three times, so that a sure thing stays one and nothing stays nothing."""
    assert [0, 0.75, 1] == [surer(score) for score in (0, 0.5, 1)]


def test_a_turn_needs_a_place_and_an_illness() -> None:
    """Both near."""

    def hit(start: int, entity: str) -> Hit:
        return Hit(start, start + 4, entity, 0.7, "test", NO_ATTRIBUTES)

    place, illness = hit(0, "LOCATION"), hit(60, "DIAGNOSIS")
    assert [(20, 30)] == list(told([(20, 30)], [place, illness]))
    assert [] == list(told([(20, 30)], [place]))
    assert [] == list(told([(20, 30)], [place, hit(400, "DIAGNOSIS")]))


@pytest.mark.parametrize(
    "text",
    [
        "Relais méthadone à Douarnenez pour quelqu'un : il vit dans le camion vert du parking",
        "L'ancien proviseur du lycée est hospitalisé chez nous en géronto, comment gérer ?",
    ],
)
def test_stories_by_a_turn(text: str) -> None:
    """With two details, which stop it."""
    assert any(one.entity == "INDIVIDUAL_CASE" and one.attributes["details"] in ("two", "more") for one in find(text))
