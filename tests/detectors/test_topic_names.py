"""Studies called by a word and their topic: what tells somebody's own from what is read about, on whatever line it stands."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize("sign", ["eCRF à corriger", "Bonjour à toute l'équipe", "visite de mise en place"])
def test_another_line_tells_that_it_is_run(sign: str) -> None:
    """The prompt counts, not the line alone."""
    assert values("STUDY_CODE", f"{sign}\n\nà voir :\n- CORMORAN-BPCO") == ["CORMORAN-BPCO"]


def test_a_name_alone_is_nothing() -> None:
    """Nobody is said to work on it; a far part of a long text does not say so."""
    assert not values("STUDY_CODE", "CORMORAN-BPCO")
    assert not values("STUDY_CODE", "eCRF" + "\n- divers" * 300 + "\nCORMORAN-BPCO")


@pytest.mark.parametrize("name", ["cormoran-hf", "Cormoran-HF"])
def test_in_small_letters_it_takes_two_words(name: str) -> None:
    """As it is typed in haste."""
    assert values("STUDY_CODE", f"{name} : monitoring et queries en retard") == [name]
    assert not values("STUDY_CODE", f"{name} : réunion jeudi")


def test_literature_anywhere_near_makes_it_read_about() -> None:
    """Also on another line."""
    assert not values("STUDY_CODE", "Bibliographie pour l'équipe\n\n- CORMORAN-BPCO\n- suite")


def test_a_known_trial_in_the_row_makes_it_known() -> None:
    """Before or behind."""
    assert not values("STUDY_CODE", "DAPA-HF et CORMORAN-HF, slides pour l'équipe")
    assert not values("STUDY_CODE", "slides pour l'équipe : CORMORAN-HF, DAPA-HF")
    assert values("STUDY_CODE", "slides pour l'équipe : CORMORAN-HF, Bernache-HF") == ["CORMORAN-HF"]
