"""Hospitals, firms and foundations by their own word."""

import pytest

from tests.detectors.names.marked import named


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("à l'hôpital de Fontbouvre-sur-Orge hier", [("ORGANIZATION", "hôpital de Fontbouvre-sur-Orge")]),
        ("la Clinique du Parc Bouvreau.", [("ORGANIZATION", "Clinique du Parc Bouvreau")]),
        ("au CHU ⟦L Bouvreau⟧", [("ORGANIZATION", "CHU Bouvreau")]),
        ("au chu de ⟦L bouvreau⟧", [("ORGANIZATION", "chu de bouvreau")]),
        ("la société Bouvreau et Fils", [("ORGANIZATION", "société Bouvreau et Fils")]),
        ("employeur : Menuiserie Bouvreau", [("ORGANIZATION", "employeur : Menuiserie Bouvreau")]),
        ("⟦Bouvreau⟧ SAS", [("ORGANIZATION", "Bouvreau SAS")]),
        ("elle travaille chez Bouvreau depuis", [("ORGANIZATION", "Bouvreau")]),
        ("Bouvreau CRO relance", [("ORGANIZATION", "Bouvreau CRO")]),
        ("⟦Orphadata⟧", [("ORGANIZATION", "Orphadata")]),
        (
            "clinique Bouvreau ⟦Élodie Vautravers⟧",
            [("ORGANIZATION", "clinique Bouvreau"), ("PERSON", "Élodie Vautravers")],
        ),
        ("le Centre d'imagerie du Bouvral est fermé", [("ORGANIZATION", "Centre d'imagerie du Bouvral")]),
        ("saisir la CPAM de Bouvreau", [("ORGANIZATION", "CPAM de Bouvreau")]),
        ("née à la mater de ⟦L bouvreau⟧", [("ORGANIZATION", "mater de bouvreau")]),
        ("régulé par le SAMU 31 puis l'UDAF 44", [("ORGANIZATION", "SAMU 31"), ("ORGANIZATION", "UDAF 44")]),
        ("opérée à ⟦Jeanne de Flandre⟧", [("ORGANIZATION", "Jeanne de Flandre")]),
        ("le site ⟦L Croix-Rousse⟧ ferme", [("ORGANIZATION", "Croix-Rousse")]),
        ("vu à ⟦Ambroise Paré⟧ hier", [("ORGANIZATION", "Ambroise Paré")]),
        ("les urgences de ⟦L Saint-Bouvre⟧ attendent", [("ORGANIZATION", "Saint-Bouvre")]),
        ("le service d'hématologie de ⟦L Saint-Bouvre⟧", [("ORGANIZATION", "Saint-Bouvre")]),
        ("le lot est bloqué chez ⟦Bouvreau⟧", [("ORGANIZATION", "Bouvreau")]),
        ("le lot est bloqué chez M. ⟦Bouvreau⟧", [("PERSON", "Bouvreau")]),
        (
            "à la visite de Gui-de-Chauliac et de gustave roussy",
            [("ORGANIZATION", "Gui-de-Chauliac"), ("ORGANIZATION", "gustave roussy")],
        ),
        ("rue Gustave Roussy", []),
        ("Ambroise Paré soignait les rois", []),
        ("Mme ⟦Croix-Rousse⟧ dort", [("PERSON", "Croix-Rousse")]),
        ("CHEVASSUS dort à l'hôpital", []),
        ("Hôpital : Dr Bouvreau", []),
        ("HOPITAL DE BOUVREAU", []),
        ("une clinique évocatrice", []),
    ],
)
def test_a_house_is_found_by_its_word(marked: str, expected: list[tuple[str, str]]) -> None:
    """A row of capitals behind it is its name; where a person begins it ends."""
    assert expected == named(marked)
