"""People of whom a question speaks are nobody here; the same words of somebody are not touched."""

import pytest

from detectors.names.asked import is_asked_about
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    "marked",
    [
        "le féminin de procureur, et celui de ⟦sauveur⟧",
        "⟦Marie-Jeanne⟧, catherinette : origine de ces noms communs",
        "selon l'étude de ⟦Zebulon⟧ (IMPROVE-IT), quel est le NNT ?",
        "d'après les travaux de Tarsky et ⟦Lobelman⟧ sur les heuristiques",
        "La découverte de la streptomycine par ⟦Zebulon⟧ et Bouvreau en 1943",
        "Que dit le rapport ⟦Chauvelin⟧ sur les déserts médicaux ?",
        "Selon ⟦Glymour⟧ et Pearl, qu'est-ce qu'un collider ?",
        "Cite les articles de Chalmers, Sackett et ⟦Oxman⟧ sur les méta-analyses.",
        "Le diagnostic de maladie de Behçet a été retenu selon ⟦Kastelanos⟧.",
        "psoriasis : score PASI, DLQI, NAPSI, ⟦Lebwohl⟧",
        "Quelle est l'origine du prénom ⟦Corentin⟧ ?",
        "Le nom de famille ⟦Besson est-il⟧ fréquent en France ?",
        "Le prénom ⟦Dominique⟧ est-il épicène ?",
        "Configurer ⟦Kibana⟧ et Logstash sur Debian",
        "Qui a gagné la finale entre Nadal et ⟦Medvedev⟧ ?",
        "Dans le film avec ⟦Belmondo⟧ et Ventura, qui est le tueur ?",
        'Que veut dire "⟦Zorvan⟧" dans ce tableau ?',
        "Comment dit-on « pain » et « ⟦boulanger⟧ » en russe ?",
    ],
)
def test_nobody_here_is_asked_about(marked: str) -> None:
    seen, (mention,) = read(marked)
    assert is_asked_about(seen, mention)


@pytest.mark.parametrize(
    "marked",
    [
        "le synonyme de ⟦Bouvreau⟧ est arrivé",
        "⟦Marie Bouvreau⟧ explique ces mots",
        "Le rapport de ⟦Bouvreau⟧ est arrivé",
        "dossier de ⟦Bouvreau⟧ (JUPITER), sorti hier",
        "diagnostic retenu par ⟦Quessandier⟧",
        "Selon Mme ⟦Kastelanos⟧, qu'est-ce que",
        "Selon ⟦Bouvreau⟧ le traitement est mal toléré",
        "Prénom : ⟦Corentin⟧",
        "Corrige le prénom ⟦Martine⟧",
        "Le prénom de la patiente est ⟦Dominique⟧",
        "⟦Bouvreau⟧ en 2021 : infarctus",
        "Après le match de foot, ⟦Kevin⟧ boite",
        "J'ai vu un film avec ⟦Rose⟧ hier",
        "configurer le pilulier de ⟦Quessandier⟧",
    ],
)
def test_somebody_stays(marked: str) -> None:
    seen, (mention,) = read(marked)
    assert not is_asked_about(seen, mention)
