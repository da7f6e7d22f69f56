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
        ("le siège d'Orphabouvre France", [("ORGANIZATION", "Orphabouvre France")]),
        ("⟦Bouvreau Bio⟧ relance", [("ORGANIZATION", "Bouvreau Bio")]),
        ("⟦Rose France⟧ dort", [("PERSON", "Rose France")]),
        ("⟦L Bouvreau Therapeutics⟧ décline", [("ORGANIZATION", "Bouvreau Therapeutics")]),
        ("la biobanque Bouvreau", [("ORGANIZATION", "biobanque Bouvreau")]),
        ("⟦Orphadata⟧", [("ORGANIZATION", "Orphadata")]),
        (
            "clinique Bouvreau ⟦Élodie Vautravers⟧",
            [("ORGANIZATION", "clinique Bouvreau"), ("PERSON", "Élodie Vautravers")],
        ),
        ("le Centre d'imagerie du Bouvral est fermé", [("ORGANIZATION", "Centre d'imagerie du Bouvral")]),
        ("saisir la CPAM de Bouvreau", [("ORGANIZATION", "CPAM de Bouvreau")]),
        ("née à la mater de ⟦L bouvreau⟧", [("ORGANIZATION", "mater de bouvreau")]),
        (
            "l'OPH de ⟦L Bouvreau⟧ et l'IFSI du Bouvral",
            [("ORGANIZATION", "OPH de Bouvreau"), ("ORGANIZATION", "IFSI du Bouvral")],
        ),
        ("le coursier Bouvreau passe", [("ORGANIZATION", "coursier Bouvreau")]),
        ("le réseau Bouvreau-Sud relit", [("ORGANIZATION", "réseau Bouvreau-Sud")]),
        ("CHEVASSUS dort à l'hôpital", []),
        ("Hôpital : Dr Bouvreau", []),
        ("HOPITAL DE BOUVREAU", []),
        ("une clinique évocatrice", []),
    ],
)
def test_a_house_is_found_by_its_word(marked: str, expected: list[tuple[str, str]]) -> None:
    """A row of capitals behind it is its name; where a person begins it ends."""
    assert expected == named(marked)
