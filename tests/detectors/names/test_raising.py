"""A second signal makes a weak mention sure."""

from dataclasses import replace

import pytest

from detectors.names.raising import namesake, placed, raised
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("Mme ⟦Vautravers⟧", 0.8),
        ("l'ARC ⟦Vautravers⟧", 0.6),
        ("infirmière : ⟦Vautravers⟧", 0.6),
        ("assuré ⟦Vautravers⟧", 0.6),
        ("la curiste ⟦Vautravers⟧", 0.6),
        ("l'assurance ⟦Vautravers⟧", 0.3),
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
        ("le patient ⟦de Bourvreux⟧", "LOCATION", 0.3),
        ("le patient ⟦de Boulanger⟧", "PERSON", 0.3),
        ("M. ⟦Grandbourg⟧", "PERSON", 0.8),
        ("vu ⟦Bourvreux⟧", "PERSON", 0.3),
        ("elle habite ⟦Vautravers⟧", "LOCATION", 0.3),
        ("originaire de ⟦Vautravers⟧", "LOCATION", 0.3),
        ("née ⟦Vautravers⟧", "PERSON", 0.3),
        ("à ⟦L Bourvreux⟧", "LOCATION", 0.6),
        ("vu ⟦L Bourvreux⟧", "LOCATION", 0.3),
        ("l'âge de ⟦L Vautravers⟧", "PERSON", 0.3),
        ("vit à ⟦L Vautravers⟧", "LOCATION", 0.3),
        ("un mail à ⟦O Vautravers⟧", "PERSON", 0.3),
        ("un fax à ⟦O Vautravers⟧", "PERSON", 0.3),
        ("M. ⟦L Vautravers⟧", "PERSON", 0.8),
        ("M. ⟦O Clinique Vautravers⟧", "ORGANIZATION", 0.3),
    ],
)
def test_a_town_of_the_lists_is_a_place(marked: str, label: str, score: float) -> None:
    """A large one anywhere, a small one behind a word of place."""
    seen, (mention,) = read(marked, 0.3)
    town = raised(seen, mention)
    assert (label, score) == (town.label, town.score)


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("le garde ⟦L Vautravers⟧", "PERSON"),
        ("le garde ⟦O Vautravers⟧", "PERSON"),
        ("vit à ⟦L Vautravers⟧", "LOCATION"),
        ("le garde ⟦L Grandbourg⟧", "LOCATION"),
        ("le garde ⟦L Bourg-Vautravers⟧", "LOCATION"),
        ("travaille chez ⟦O Vautravers⟧", "ORGANIZATION"),
        ("le garde ⟦O Clinique Vautravers⟧", "ORGANIZATION"),
        ("le garde ⟦L vautravers⟧", "LOCATION"),
        ("⟦L Le vautravers-doré⟧ dort", "LOCATION"),
    ],
)
def test_a_place_that_may_well_be_a_person_is_one(marked: str, label: str) -> None:
    """Where the tagger's mass for a person is not negligible, no list knows a town or a house, and no word tells one."""
    seen, (mention,) = read(marked)
    assert label == raised(seen, replace(mention, person=0.2)).label
    assert mention.label == raised(seen, replace(mention, person=0.05)).label


@pytest.mark.parametrize(
    ("marked", "mass", "label"),
    [
        ("le garde ⟦L Boulanger⟧", 0.13, "PERSON"),
        ("le garde ⟦L Vautravers⟧", 0.13, "LOCATION"),
        ("le garde ⟦L Vautravers⟧", 0.16, "PERSON"),
        ("le garde ⟦L Bourvreux⟧", 0.2, "LOCATION"),
        ("le garde ⟦L Bourvreux⟧", 0.3, "PERSON"),
    ],
)
def test_a_place_needs_more_of_a_person_where_no_list_knows_a_name(marked: str, mass: float, label: str) -> None:
    """Most of all a commune."""
    seen, (mention,) = read(marked)
    assert label == raised(seen, replace(mention, person=mass)).label


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("et ⟦L Vautravers⟧", "PERSON"),
        ("à ⟦L Vautravers⟧", "LOCATION"),
        ("et ⟦L Bouvreau⟧", "LOCATION"),
        ("et ⟦A Vautravers⟧", "ADDRESS"),
    ],
)
def test_a_namesake_of_somebody_in_the_text_is_that_person(marked: str, label: str) -> None:
    """Unless a word of place stands in front."""
    seen, (mention,) = read(marked)
    assert label == namesake(seen, mention, {b"vautravers": 0.9}).label


def test_a_large_town_is_a_place_wherever_it_is_found() -> None:
    """Also in small letters, but not behind a title."""
    for marked, label in (("vu ⟦grandbourg⟧", "LOCATION"), ("mme ⟦grandbourg⟧", "PERSON")):
        seen, (mention,) = read(marked)
        assert label == placed(seen, mention).label


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("avis demandé à ⟦O Marie-Lannelongue⟧", "ORGANIZATION"),
        ("répondre à ⟦O Bouvrelis⟧", "ORGANIZATION"),
        ("relance : ⟦O Bouvreau SAS⟧", "ORGANIZATION"),
        ("répondre à ⟦O Bouvreau⟧", "PERSON"),
        ("M. ⟦O Bouvrelis⟧", "PERSON"),
    ],
)
def test_a_house_by_its_own_form_is_nobody_whatever_is_asked_of_it(marked: str, label: str) -> None:
    seen, (mention,) = read(marked, 0.85)
    assert label == raised(seen, mention).label
