"""Houses without a word of their own: by their name, their number, their saint, or who belongs to them."""

import pytest

from tests.detectors.names.marked import named


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("régulé par le SAMU 31 puis l'UDAF 44", [("ORGANIZATION", "SAMU 31"), ("ORGANIZATION", "UDAF 44")]),
        ("opérée à ⟦Jeanne de Flandre⟧", [("ORGANIZATION", "Jeanne de Flandre")]),
        ("le site ⟦L Croix-Rousse⟧ ferme", [("ORGANIZATION", "Croix-Rousse")]),
        ("vu à ⟦Ambroise Paré⟧ hier", [("ORGANIZATION", "Ambroise Paré")]),
        ("les urgences de ⟦L Saint-Bouvre⟧ attendent", [("ORGANIZATION", "Saint-Bouvre")]),
        ("le service d'hématologie de ⟦L Saint-Bouvre⟧", [("ORGANIZATION", "Saint-Bouvre")]),
        ("opérée hier à ⟦L Saint-Bouvre⟧", [("ORGANIZATION", "Saint-Bouvre")]),
        ("admise à ⟦L La Rouvelle⟧ pour un mois", [("ORGANIZATION", "La Rouvelle")]),
        ("elle vit à ⟦L La Rouvelle⟧", [("LOCATION", "La Rouvelle")]),
        ("admise à ⟦L Grandbourg⟧", [("LOCATION", "Grandbourg")]),
        ("le site ⟦L Bouvrois⟧ est prêt", [("ORGANIZATION", "Bouvrois")]),
        ("l'UF 1234 est pleine, uf 0412 aussi", [("ORGANIZATION", "UF 1234"), ("ORGANIZATION", "uf 0412")]),
        ("bolus de 1000 UF 500 UI, UF 2500 ml", []),
        (
            "le pavillon Bouvreau et l'HDJ Bouvrois",
            [("ORGANIZATION", "pavillon Bouvreau"), ("ORGANIZATION", "HDJ Bouvrois")],
        ),
        ("l'unité Covid, l'unité Tri", []),
        ("demande à ⟦Gui-de-Chauliac⟧", [("ORGANIZATION", "Gui-de-Chauliac")]),
        ("elle vit à ⟦L Saint-Bouvre⟧", [("LOCATION", "Saint-Bouvre")]),
        ("visite : ⟦L Ste-Bouvre⟧ à Metz", [("ORGANIZATION", "Ste-Bouvre")]),
        ("au bloc de ste marguerite", [("ORGANIZATION", "ste marguerite")]),
        ("le lot est bloqué chez ⟦Bouvreau⟧", [("ORGANIZATION", "Bouvreau")]),
        ("le lot est bloqué chez M. ⟦Bouvreau⟧", [("PERSON", "Bouvreau")]),
        (
            "à la visite de Gui-de-Chauliac et de gustave roussy",
            [("ORGANIZATION", "Gui-de-Chauliac"), ("ORGANIZATION", "gustave roussy")],
        ),
        ("⟦Bouvreau⟧ (promoteur) signe", [("ORGANIZATION", "Bouvreau")]),
        ("⟦Rose Bouvreau⟧ (promoteur) signe", [("PERSON", "Rose Bouvreau")]),
        ("rue Gustave Roussy", []),
        ("Ambroise Paré soignait les rois", []),
        ("Mme ⟦Croix-Rousse⟧ dort", [("PERSON", "Croix-Rousse")]),
        ("mail à ⟦Élodie Vautravers⟧ chez Bouvreau", [("PERSON", "Élodie Vautravers"), ("ORGANIZATION", "Bouvreau")]),
        ("⟦Élodie Vautravers⟧ at Rose", [("PERSON", "Élodie Vautravers")]),
        ("⟦Élodie Vautravers⟧ at Grandbourg", [("PERSON", "Élodie Vautravers")]),
        ("masque livré par Bouvreau Sud, posé", [("ORGANIZATION", "Bouvreau Sud")]),
        ("transporté par Mme ⟦Bouvreau⟧", [("PERSON", "Bouvreau")]),
        ("financé par Cuisinier", []),
        ("⟦Bouvreau⟧ (promoteur) et ⟦Garonnet⟧ (présent)", [("ORGANIZATION", "Bouvreau"), ("PERSON", "Garonnet")]),
        ("⟦Oncobouvre⟧ relance", [("ORGANIZATION", "Oncobouvre")]),
        ("Mme ⟦Oncobouvre⟧ relance", [("PERSON", "Oncobouvre")]),
        ("relis ⟦contrat avec Bouvreau⟧", [("ORGANIZATION", "Bouvreau")]),
        ("⟦rose Bouvrelis⟧ nous facture", [("PERSON", "rose Bouvrelis")]),
        ("un mot pour dire à ⟦Sodexo⟧ que", [("ORGANIZATION", "Sodexo")]),
        (
            "chez Décathlon, à la pharmacie du marché",
            [("ORGANIZATION", "Décathlon"), ("ORGANIZATION", "pharmacie du marché")],
        ),
        ("centre;ville\nMère-Enfant;Nantes", [("ORGANIZATION", "Mère-Enfant")]),
    ],
)
def test_a_bare_house_is_told_by_what_is_around(marked: str, expected: list[tuple[str, str]]) -> None:
    """A street, a title, a figure whom everybody knows, a first name, a town and a word are none."""
    assert expected == named(marked)
