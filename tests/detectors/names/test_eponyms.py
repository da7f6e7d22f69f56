"""Names of diseases, signs and scores, and the people who bear them."""

import pytest

from detectors.names.eponyms import is_eponym
from tests.detectors.names.marked import read


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("maladie de ⟦Crohn⟧", True),
        ("un ⟦Parkinson⟧ débutant", True),
        ("maladie de ⟦Wilson⟧", True),
        ("⟦Wilson⟧'s disease", True),
        ("signe ⟦de Bouvreau⟧", True),
        ("syndrome de ⟦Guillain-Barré⟧", True),
        ("critères de Rome et de ⟦Bouvreau⟧", True),
        ("Rasch, ⟦Cohen⟧ et Fleiss", True),
        ("Holm, Hochberg et ⟦Bouvreau⟧", True),
        ("Hochberg et ⟦Boulanger⟧", False),
        ("⟦Bouvreau⟧ syndrome", True),
        ("⟦Bouvreau⟧ filter", True),
        ("⟦Bouvreau⟧ filtered the data", False),
        ("palette ⟦Bouvreau-Trumeau⟧", True),
        ("⟦Bouvreau⟧'s disease got worse", False),
        ("⟦Wilson⟧ dort", False),
        ("M. ⟦Parkinson⟧ dort", False),
        ("quelle sonde : Salem, ⟦Levin⟧ ?", True),
        ("quelle sonde : ⟦Bouvreau⟧ ?", False),
        ("la fracture de ⟦Bouvreau⟧", False),
        ("le signe de ⟦Marie⟧", False),
        ("⟦Parkinson⟧ s'occupe du centre", False),
        ("⟦Fournier⟧ dort", False),
        ("gangrène de ⟦Fournier⟧", True),
        ("⟦Fournier's gangrene⟧ is rare", True),
    ],
)
def test_a_name_of_a_disease_is_no_person(marked: str, expected: bool) -> None:
    """But a person with such a name is."""
    seen, (mention,) = read(marked)
    assert expected == is_eponym(seen, mention)
