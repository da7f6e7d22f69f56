"""What is called like people is nobody; the same words of somebody are not touched."""

import pytest

from detectors.names.namesakes import is_namesake
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Vautravers⟧ v. Corvess, résumé",
        "Le langage ⟦Bertille⟧ est-il plus rapide que R ?",
        "un ⟦steak Diane⟧, des œufs Mornay",
        "arrêt ⟦Vautravers⟧, arrêt Corvess : fiche",
        "⟦Vautravers v. Corvess⟧",
        "Quelles plantes mettre au nord : Zorvan, ⟦Vautravers⟧, Corvess ?",
        "quel jeu choisir : ⟦Mille Vautravers⟧ ou Corvess ?",
        "Menu cantine : lundi Corvess, mardi ⟦Vautravers⟧, jeudi rien",
        "Liste de courses : Corvess, ⟦Vautravers Doux⟧, Zorvan. Classe par rayon.",
        "comparer les marques Corvess, Zorvan Nord et ⟦Vautravers⟧",
        "Le logiciel ⟦Marcel⟧ plante au démarrage",
        "compare le chatbot Oscar et l'outil ⟦Noémie⟧",
        "les dégâts de la tempête ⟦Ciaran⟧ sur les stocks",
        "Commente l'arrêt ⟦Vautravers⟧ du Conseil d'État",
        "la jurisprudence Delphirac et ⟦Vautravers⟧",
        "portée de ⟦la jurisprudence Vautravers⟧ ?",
        "invente un conte de sorcière nommée ⟦Bertille⟧",
        "un conte avec un ours qui s'appelle ⟦Zorvan⟧",
        "invente un slogan pour une boulangerie qui s'appelle ⟦Le Petit Zorvan⟧",
        "qui a remporté l'étape, Delphirac ou ⟦Vautravers⟧ ?",
        "et dans ce film, qui ⟦joue Zorvan⟧ ?",
        "dessert : ⟦Coupe Danemark⟧, café",
        "on sert une ⟦Poire Belle Hortense⟧",
    ],
)
def test_things_cases_and_heroes_are_nobody(marked: str) -> None:
    seen, (mention,) = read(marked)
    assert is_namesake(seen, mention)


@pytest.mark.parametrize(
    "marked",
    [
        "Corvess v. Vautravers : ⟦Bertille⟧",
        "les effets de ⟦Vautravers⟧",
        "le prix ⟦Bertille Vautravers⟧",
        "le rapport ⟦Vautravers⟧, relu",
        "⟦Vautravers⟧ v. 2",
        "le logiciel de Mme ⟦Vautravers⟧",
        "le logiciel ⟦Bertille Vautravers⟧",
        "l'arrêt ⟦Vautravers⟧ est prolongé de 8 jours",
        "le serveur du site est tombé, ⟦Bertille⟧ rappelle",
        "une patiente nommée ⟦Vautravers⟧",
        "qui a vu ⟦Bertille⟧ ?",
        "la patiente qui s'appelle ⟦Bertille⟧",
        "qui a gagné du poids, ⟦Vautravers⟧ ?",
        "⟦pomme vautravers⟧",
        "quel jeu offrir : ⟦Vautravers⟧ a 8 ans",
        "quel patient voir d'abord : ⟦Vautravers⟧ ou Corvess ?",
        "Quelles plantes offrir : ⟦Rose⟧, Zorvan ?",
        "la patiente remarque ⟦Vautravers⟧",
        "menu : ⟦Vautravers⟧ mixé, Corvess sans sel",
    ],
)
def test_somebody_stays(marked: str) -> None:
    seen, (mention,) = read(marked)
    assert not is_namesake(seen, mention)
