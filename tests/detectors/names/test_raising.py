"""A second signal makes a weak mention sure."""

import pytest

from detectors.names.raising import raised
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("Mme ⟦Vautravers⟧", 0.8),
        ("l'ARC ⟦Vautravers⟧", 0.6),
        ("infirmière : ⟦Vautravers⟧", 0.6),
        ("vu ⟦Rose Vautravers⟧", 0.6),
        ("vu ⟦VAUTRAVERS Rose⟧", 0.6),
        ("vu ⟦ROSE Vautravers⟧", 0.3),
        ("vu ⟦Rose⟧", 0.3),
        ("l'ARC ⟦vautravers⟧", 0.3),
        ("à ⟦L Vautravers⟧", 0.3),
    ],
)
def test_a_second_signal_raises_the_score(marked: str, score: float) -> None:
    seen, (mention,) = read(marked, 0.3)
    assert score == raised(seen, mention).score


def test_a_sure_mention_stays_as_it_is() -> None:
    seen, (mention,) = read("Mme ⟦Vautravers⟧")
    assert mention == raised(seen, mention)


@pytest.mark.parametrize(
    ("marked", "label", "score"),
    [
        ("rue de ⟦Bourvreux⟧", "LOCATION", 0.3),
        ("⟦Grandbourg⟧;12", "LOCATION", 0.3),
        ("M. ⟦Grandbourg⟧", "PERSON", 0.8),
        ("vu ⟦Bourvreux⟧", "PERSON", 0.3),
        ("à ⟦L Bourvreux⟧", "LOCATION", 0.6),
        ("vu ⟦L Bourvreux⟧", "LOCATION", 0.3),
        ("l'âge de ⟦L Vautravers⟧", "PERSON", 0.3),
        ("vit à ⟦L Vautravers⟧", "LOCATION", 0.3),
        ("un mail à ⟦O Vautravers⟧", "PERSON", 0.3),
        ("M. ⟦L Vautravers⟧", "PERSON", 0.8),
        ("M. ⟦O Clinique Vautravers⟧", "ORGANIZATION", 0.3),
    ],
)
def test_a_town_of_the_lists_is_a_place(marked: str, label: str, score: float) -> None:
    """A large one anywhere, a small one behind a word of place."""
    seen, (mention,) = read(marked, 0.3)
    town = raised(seen, mention)
    assert (label, score) == (town.label, town.score)
