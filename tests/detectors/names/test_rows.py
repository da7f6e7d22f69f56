"""Rows of people: one whom the tagger left out, or took for a firm, is one of them."""

import pytest

from tests.detectors.names.marked import named


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("présents MM. Vautravers, Delphirac et Garonnet hier", ["Vautravers", "Delphirac", "Garonnet"]),
        ("Mmes Hugault et Trancart dorment", ["Hugault", "Trancart"]),
        ("présents MM. Vautravers et de ⟦L La Garonne⟧", ["Vautravers", "de La Garonne"]),
        ("⟦Vautravers⟧, Delphirac et d'⟦Arconnet⟧ ont signé", ["Vautravers", "Delphirac", "Arconnet"]),
        ("⟦Vautravers⟧, d'⟦Arconnet⟧, ⟦L Delphirac⟧", ["Vautravers", "d'Arconnet", "Delphirac"]),
        ("⟦Vautravers⟧/Delphirac/⟦Garonnet⟧", ["Vautravers", "Delphirac", "Garonnet"]),
        ("⟦Vautravers⟧+Delphirac+⟦Garonnet⟧", ["Vautravers", "Delphirac", "Garonnet"]),
        ("⟦Vautravers⟧, Delphirac, ⟦Garonnet⟧", ["Vautravers", "Delphirac", "Garonnet"]),
        ("⟦Vautravers⟧, ⟦Delphirac⟧ et Garonnet signent", ["Vautravers", "Delphirac", "Garonnet"]),
        ("cc : ⟦Vautravers⟧, ⟦O Delphirac⟧, ⟦Garonnet⟧", ["Vautravers", "Delphirac", "Garonnet"]),
        ("cc : ⟦Vautravers⟧, ⟦L Bourvreux⟧, ⟦Garonnet⟧", ["Vautravers", "Bourvreux", "Garonnet"]),
        ("cc : ⟦Vautravers⟧, ⟦Garonnet⟧, ⟦L Delphirac⟧", ["Vautravers", "Garonnet", "Delphirac"]),
    ],
)
def test_a_row_is_whole(marked: str, expected: list[str]) -> None:
    """Behind a title of several, between two sure people, or at the end behind two."""
    assert [value for entity, value in named(marked) if entity == "PERSON"] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦Vautravers⟧, bientôt, ⟦Garonnet⟧", ["Vautravers", "Garonnet"]),
        ("⟦Vautravers⟧, Grandbourg, ⟦Garonnet⟧", ["Vautravers", "Garonnet"]),
        ("⟦Vautravers⟧ et Delphirac signent", ["Vautravers"]),
        ("⟦Vautravers⟧, ⟦Garonnet⟧, ⟦L Bourvreux⟧", ["Vautravers", "Garonnet"]),
        ("⟦Vautravers⟧, ⟦Garonnet⟧, ⟦L Grandbourg⟧", ["Vautravers", "Garonnet"]),
        ("⟦Vautravers⟧, ⟦Garonnet⟧ et Cuisinier signent", ["Vautravers", "Garonnet"]),
        ("⟦Vautravers⟧, ⟦O Delphirac SA⟧, ⟦Garonnet⟧", ["Vautravers", "Garonnet"]),
        ("les Drs de garde et Prs absents", []),
    ],
)
def test_what_is_no_part_of_it(marked: str, expected: list[str]) -> None:
    """A word in small letters, of the language or a town; behind one person alone; a firm of several words."""
    assert [value for entity, value in named(marked) if entity == "PERSON"] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("les patients ⟦TOUSSAINT⟧ et ⟦VAUTRAVERS⟧ non", ["TOUSSAINT", "VAUTRAVERS"]),
        ("⟦Vautravers⟧/⟦Garonnet⟧/⟦Toussaint⟧ : même diagnostic", ["Vautravers", "Garonnet", "Toussaint"]),
        ("⟦Vautravers⟧ revient à la ⟦Toussaint⟧", ["Vautravers"]),
        ("⟦Vautravers⟧ et ⟦Février⟧ reviennent", ["Vautravers"]),
        ("⟦Vautravers⟧, ⟦toussaint⟧, ⟦Garonnet⟧", ["Vautravers", "Garonnet"]),
    ],
)
def test_a_surname_that_is_a_word_is_one_of_its_row(marked: str, expected: list[str]) -> None:
    """With its capital, beside a sure person, and in a list of people."""
    assert [value for entity, value in named(marked, 0.95) if entity == "PERSON"] == expected
