"""The judge, with the shipped model."""

import pytest

from detectors.names.private import load
from detectors.names.private.features import Span
from detectors.normalise import plain


def _told(marked: str) -> float:
    text = marked.replace("⟦", "").replace("⟧", "")
    start = marked.index("⟦")
    return load()(text, plain(text), [Span(start, marked.index("⟧") - 1)])[0]


@pytest.mark.parametrize(
    "marked",
    [
        "Ma patiente ⟦Vautravers⟧ refuse son traitement, que faire ?",
        "Rédige un mail à ⟦Odile Corvebourg⟧ pour décaler la visite",
        "⟦Vautravers⟧ 38.2",
        "le roman de ma collègue ⟦Odile⟧ est sorti, écris-lui un mot",
    ],
)
def test_who_is_private_is_likely_so(marked: str) -> None:
    assert _told(marked) > 0.5


@pytest.mark.parametrize(
    "marked",
    [
        "Dans le roman, pourquoi le docteur ⟦Vautravers⟧ quitte-t-il sa femme ?",
        "Qui était ⟦Odile Corvebourg⟧, pionnière de l'anesthésie en 1850 ?",
        "le prénom ⟦Odile⟧ est-il plutôt féminin ou masculin ?",
    ],
)
def test_who_is_of_the_world_is_hardly_private(marked: str) -> None:
    assert _told(marked) < 0.2


def test_the_name_itself_tells_nothing() -> None:
    """Two names of one shape are told the same."""
    assert _told("Qui est ⟦Odile Corvebourg⟧ ?") == _told("Qui est ⟦Ana Vautravers⟧ ?")


def test_people_of_one_prompt_speak_for_each_other() -> None:
    """A second name of the same kind makes the first surer."""
    text = "Qui a gagné la finale, Vautravers ou Corvebourg ?"
    data = plain(text)
    both = load()(text, data, [Span(23, 33), Span(37, 47)])
    assert len(both) == 2
    assert load()(text, data, []) == []
