"""Where nobody private is spoken of a name is nobody's; where somebody is, it stays."""

import pytest

from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.names.unheard import is_unheard
from tests.detectors.names.marked import read

_MADE_UP = ("zorvan", "tirmak", "volmex", "isbrand", "vauquelenne", "vautravers")
_LISTED = {"bertille": "f", "hugo": "fs", "karim": "fs", "meunier": "sy", "camus": "s", "fidele": "sy", "pelerin": "sy"}


def _seen(marked: str, score: float = 0.9) -> tuple[Seen, Mention]:
    """Words that are neither made up nor names are of a language."""
    seen, (mention,) = read(marked, score)
    return seen._replace(flags=lambda word: "" if word in _MADE_UP else _LISTED.get(word, "x")), mention


@pytest.mark.parametrize(
    "marked",
    [
        "Quelle est la différence de prix entre un Zorvan et un ⟦Tirmak⟧ cette année ?",
        "comment passer de Volmex à ⟦Zorvan⟧ sans perdre les réglages du tableau ?",
        "Which one is faster for large tables, Volmex or ⟦Zorvan⟧, and why is that so?",
        "Mon voisinage a une ⟦Bertille⟧ de 2016, faut-il la vendre maintenant ou garder ?",
        "dans la saison 3 de la série, pourquoi ⟦Bertille Vautravers⟧ quitte-t-elle la ville ?",
        "Problème de maths : ⟦Hugo⟧ a 12 billes et en donne 3",
        "Une rime à « chagrin » et à « ⟦pèlerin⟧ »",
        "Explain like I'm five: ⟦Zorvan's paradox⟧ and why it is not true of the world",
        "quelle pomme de terre prendre : ⟦Bertille⟧ ou une de celles qui tiennent à la cuisson ? ce sont des pommes",
        "trouve un synonyme de ⟦pèlerin⟧",
        "dictée : la mer, ⟦le meunier⟧ et la ville",
        "quel roman de ⟦Camus⟧ lire en premier ?",
        "Comment dit-on « le ⟦meunier⟧ » dans les autres langues de ce pays ?",
    ],
)
def test_nobody_private(marked: str) -> None:
    seen, mention = _seen(marked)
    assert is_unheard(seen, mention)


@pytest.mark.parametrize(
    "marked",
    [
        "Comment répondre à ⟦Tirmak⟧, qui attend son ordonnance pour demain ?",
        "comment organiser la semaine maintenant que ⟦Tirmak⟧ est parti ?",
        "⟦Tirmak⟧ et Zorvan ne veulent plus de ce tableau, que faire ?",
        "quel est le meilleur horaire : ⟦Tirmak⟧ 14h30 ou plus tard dans la semaine ?",
        "⟦Bertille Vautravers⟧ joue au rugby, entorse de la cheville, faut-il une radio ?",
        "la chanteuse Bertille ⟦Tirmak⟧ consulte pour des nodules",
        "je cherche le tableau de ⟦Isbrand Vauquelenne⟧ pour la semaine",
        "le tableau de M. ⟦Tirmak⟧ pour la semaine est-il encore sur la table ?",
        "Karim, né en 1950, aime les romans et la chanson : ⟦Tirmak⟧",
        "⟦Tirmak⟧",
        "qui valide les notes pendant que ⟦Karim⟧ est en vacances dans ce pays ?",
        "un film pour la soirée de ⟦Bertille Vautravers⟧ ?",
        "quel roman ⟦Karim⟧ lit-il ?",
        "un synonyme de retard pour le mot de ⟦Bertille Vautravers⟧",
        "⟦Karim⟧ veut un synonyme de retard",
        "comment trouver la ligne de ⟦Tirmak⟧ dans ce fichier de la semaine ?",
        "que faut-il dire quand on doit écrire à ⟦Tirmak⟧ pour le tableau ?",
        "que faut-il dire du compte ⟦c.tirmak⟧ dans le fichier de la semaine ?",
    ],
)
def test_somebody_stays(marked: str) -> None:
    seen, mention = _seen(marked)
    assert not is_unheard(seen, mention)


def test_a_common_word_in_small_letters_is_one_where_nobody_is_near() -> None:
    """Unless the tagger is sure of it."""
    marked = "un bon vin ⟦fidele⟧ de la terre"
    assert [is_unheard(*_seen(marked, score)) for score in (0.89, 0.9)] == [True, False]


def test_of_a_word_in_no_list_the_tagger_can_be_sure() -> None:
    """Then words of a language around it, and none of people, do not speak against it."""
    marked = "comment passer de Volmex à ⟦Zorvan⟧ sans perdre les réglages du tableau ?"
    assert [is_unheard(*_seen(marked, score)) for score in (0.94, 0.95)] == [True, False]
