"""A paper of care, or a number beside one patient, leads back to somebody even if nobody is named; other papers are nobody's."""

from tests.detectors.samples import of, values


def test_reference_is_taken_out() -> None:
    """It says that it is a reference, which the charter replaces."""
    (found,) = of("FR_NDA", "demande d'entente préalable n° EP 250 331 447 acceptée")
    assert found.attributes["kind"] == "reference"


def test_patient_makes_it_a_reference() -> None:
    """The same number without a patient is one of an office."""
    assert values("FR_NDA", "la demande 2510140877 est prête, le patient attend") == ["2510140877"]
    assert not values("FR_NDA", "la demande 2510140877 est prête, le comptable attend")
