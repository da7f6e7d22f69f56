"""A name found surely once is found again elsewhere."""

import pytest

from detectors.names.propagation import again, people_parts, terms_of
from tests.detectors.names.marked import read, values


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "⟦Élodie Vautravers⟧ dort. Vautravers mange, ELODIE boit, vautravers rit.",
            ["Vautravers", "ELODIE", "vautravers"],
        ),
        ("⟦Vautravers⟧ : rappeler M.Vautravers, d'Vautravers", ["Vautravers", "Vautravers"]),
        ("Mme ⟦Petit⟧ prend un petit déjeuner. Petit dort.", ["Petit"]),
        ("⟦Olivier⟧ et un olivier du Canada", []),
        ("⟦Vautravers⟧, Vautraversine, Vautravers-Bouvreau, xVautravers, Vautravers2", []),
        ("Mme ⟦Sy⟧ : Sy dort, sy mange", ["Sy"]),
        ("⟦de la Bouvreau⟧ de la rue", []),
        ("⟦B.⟧ B.", []),
        ("⟦L Nantes⟧ Nantes", []),
    ],
)
def test_a_name_is_found_again(marked: str, expected: list[str]) -> None:
    """Whole words, any case, a word of everyday French only with a capital."""
    seen, mentions = read(marked)
    assert expected == values(seen, again(seen, mentions, terms_of(seen, mentions)))


def test_an_unsure_name_is_not_looked_for() -> None:
    seen, mentions = read("⟦Vautravers⟧ Vautravers", 0.4)
    assert [] == again(seen, mentions, terms_of(seen, mentions))


def test_what_names_alone() -> None:
    """No particle, initial or word of the trade."""
    seen, (name,) = read("⟦Dr J. de la Bouvreau-Anne⟧")
    assert [b"bouvreau-anne"] == list(people_parts(seen, name))
