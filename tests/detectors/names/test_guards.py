"""What is written like a name and names nobody; what looks like it and does."""

import pytest

from detectors.names.context import is_titled
from detectors.names.guards import guarded
from tests.detectors.names.marked import read, values

NOBODY = """\
la maladie de ⟦Parkinson⟧
maladie de ⟦Turner⟧ ou de ⟦Wilson⟧
le syndrome de ⟦Quessandier⟧-⟦Bouvreau⟧
signe de ⟦Murphy⟧ négatif
score de ⟦Wells⟧ à 2
⟦Martin⟧'s syndrome
⟦Student⟧ t-test
un ⟦Kaplan-Meier⟧
les coefficients de ⟦Cronbach⟧, ⟦Cohen⟧ et ⟦Fleiss⟧
sous ⟦Kardégic⟧ et ⟦Questinib⟧
sous rifampicine, ⟦Quessandier⟧, isoniazide
terme ⟦Malaise⟧ et ⟦Hemoglobin⟧
la rue ⟦Quessandier⟧
mieux vaut passer par ⟦Grandbourg⟧
Q1 : ⟦Faux⟧ ; Q2 : vrai
boulevard du Docteur ⟦Roux⟧
place ⟦Bouvreau⟧
places du ⟦stade Bouvreau⟧
lire ⟦Camus⟧, ⟦Dumas⟧ et Voltaire
le lycée ⟦Henri Bouvreau⟧
⟦Victor Hugo⟧ a écrit
⟦Freud⟧ et ⟦Lacan⟧
le Pr ⟦Raoult⟧
selon ⟦Quessandier⟧ et al.
idées fausses, références (Lovecky, ⟦Quessandier⟧)
⟦Résumé⟧ et ⟦Méthodes⟧
⟦IRM TEP⟧ normales
⟦Excel⟧ et ⟦RStudio⟧
⟦Peux-tu⟧ relire
Bonjour ⟦Claude⟧ ! Explique
écrire à ⟦bouvreau⟧@exemple.fr
voir www.⟦bouvreau⟧.fr
(⟦Quessandier⟧ et ⟦Bouvreau⟧, 2019 ; ⟦Trumeau⟧, 2020)
⟦Quessandier⟧ J, ⟦Bouvreau⟧ P. Prise en charge. Rev Med 2018;12:3-9
critères de ⟦L Rome⟧
rue de l'⟦A avenue⟧ verte
le ⟦O service⟧ ferme
"""
SOMEBODY = """\
vu par ⟦Grandbourg⟧ ce matin
référence : ⟦Quessandier⟧
⟦Faux⟧ dort mal
M. ⟦Parkinson⟧ dort
la fracture de ⟦Moussa⟧
⟦Turner⟧ dort, ⟦Wilson⟧ mange
le test de ⟦Quessandier⟧ est positif
le signe que ⟦Bouvreau⟧ décrit
⟦Camus⟧ dort, ⟦Dumas⟧ mange
⟦Camus⟧ et ⟦Bouvreau⟧ dorment
Mme ⟦Wells⟧ a un score de 2
⟦Martine⟧ dort
⟦Boulanger⟧, rifampicine à revoir
mettre en place ⟦Bouvreau⟧
à la place de ⟦Bouvreau⟧
⟦Veil-Bouvreau⟧ dort
PAT_NOM=⟦Bouvreau⟧
⟦Victor Hugot⟧ dort
⟦Claude⟧ a encore vomi cette nuit
(⟦Quessandier⟧, 1956)
les patients ⟦Quessandier⟧ J, ⟦Bouvreau⟧ P et ⟦Trumeau⟧ L sortent
habite ⟦A avenue des Lilas⟧
à l'⟦O hôpital de Bouvreau⟧
à la ⟦O clinique du Ter⟧
"""


@pytest.mark.parametrize("marked", NOBODY.splitlines())
def test_nobody_is_named(marked: str) -> None:
    seen, mentions = read(marked)
    assert [] == values(seen, list(guarded(seen, mentions)))


@pytest.mark.parametrize("marked", SOMEBODY.splitlines())
def test_somebody_is_named(marked: str) -> None:
    """The same words, of people."""
    seen, mentions = read(marked)
    assert mentions == list(guarded(seen, mentions))


@pytest.mark.parametrize("marked", ["au CHU ⟦Bouvreau⟧", "la clinique du Docteur ⟦Bouvreau⟧", "chez ⟦Novartis⟧"])
def test_a_house_with_a_persons_name_is_an_organisation(marked: str) -> None:
    seen, mentions = read(marked)
    (house,) = guarded(seen, mentions)
    assert "ORGANIZATION" == house.label
    assert house.end == mentions[0].end


def test_a_title_is_seen() -> None:
    """Right in front, with its dot or without."""
    for marked, expected in (("Mme ⟦X⟧", True), ("M. ⟦X⟧", True), ("le ⟦X⟧", False), ("Mme et ⟦X⟧", False)):
        seen, (mention,) = read(marked)
        assert expected == is_titled(seen, mention)
