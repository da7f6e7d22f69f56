"""Who a person is, and what an organisation is."""

import pytest

from tests.detectors.names.marked import found


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("vu par le Dr ⟦Vautravers⟧", ["clinician"]),
        ("le Pr J. ⟦Vautravers⟧", ["clinician"]),
        ("investigateur : ⟦Vautravers⟧", ["clinician"]),
        ("⟦Vautravers⟧ (ARC)", ["clinician"]),
        ("sa fille ⟦Élodie⟧", ["relative"]),
        ("sa sœur, Mme ⟦Vautravers⟧", ["relative"]),
        ("la patiente ⟦Vautravers⟧", ["patient"]),
        ("Patient : ⟦Vautravers⟧", ["patient"]),
        ("Nom : ⟦Vautravers⟧", ["patient"]),
        ("Mme ⟦Vautravers⟧, 67 ans", ["patient"]),
        ("⟦Vautravers⟧ née le 3 mars", ["patient"]),
        ("Mme ⟦Vautravers⟧", ["other"]),
        ("Mme ⟦Vautravers⟧, 67 ans, dort. Mme ⟦Vautravers⟧ rit.", ["patient", "patient"]),
    ],
)
def test_the_words_around_tell_the_role(marked: str, roles: list[str]) -> None:
    """One person's wherever the name stands."""
    assert roles == [hit.attributes["role"] for hit in found(marked)[1]]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("au ⟦O CHU de Bouvreau⟧", "hospital"),
        ("⟦O Clinique des Lilas⟧", "hospital"),
        ("⟦O service de cardiologie Bouvreau⟧", "ward"),
        ("⟦O Servier⟧", "sponsor"),
        ("⟦O Bouvreau Therapeutics⟧", "sponsor"),
        ("⟦O Menuiserie Bouvreau⟧", "other"),
    ],
)
def test_its_own_words_tell_an_organisations_kind(marked: str, kind: str) -> None:
    assert [kind] == [hit.attributes["kind"] for hit in found(marked)[1]]
