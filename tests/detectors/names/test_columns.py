"""Columns and rows of people: one whom the tagger left out is told by the others."""

import pytest

from tests.detectors.names.marked import named


def _people(marked: str) -> list[str]:
    return [value for entity, value in named(marked) if entity == "PERSON"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("| jour | garde |\n| lun | ⟦Vautravers⟧ |\n| mar | ⟦Delphirac⟧ |\n| mer | Garonnet |", "Garonnet"),
        ("| lun | ⟦Vautravers⟧ |\n| mar | ⟦Delphirac⟧ |\n| mer | Boulanger |", "Boulanger"),
        ("⟦Vautravers⟧\n⟦Delphirac⟧\nRose\n⟦Hugault⟧", "Rose"),
        ("⟦vautravers⟧;12;ok\n⟦delphirac⟧;14;ok\nboulanger;9;ok", "boulanger"),
        ("dose : x, ⟦vautravers⟧ 12 mg, boulanger 7,5 mg, ⟦delphirac⟧ 9 mg", "boulanger"),
        ("attente : 1. Garonnet 2. ⟦Vautravers⟧ 3. ⟦Delphirac⟧", "Garonnet"),
        ("nom,sexe\n⟦L Bourvreux⟧,M\n⟦Vautravers⟧,F\n⟦Delphirac⟧,F", "Bourvreux"),
        ("⟦Vautravers⟧ Hb 9,1 ; Garonnet Hb 8 ; ⟦Delphirac⟧ Hb 10", "Garonnet"),
        ("⟦Vautravers⟧ 9h, ⟦Delphirac⟧ 10h, Garonnet 11h", "Garonnet"),
        ("- lundi : ⟦O Garonnet⟧\n- mardi : ⟦Vautravers⟧\n- mercredi : ⟦Delphirac⟧", "Garonnet"),
        (
            "n | patient | age\n1 | ⟦Vautravers⟧ | 54\n2 | ⟦Delphirac⟧ | 61\n3 | Oulibé | 4\n4 | ⟦L Garonnet⟧ | 70",
            "Garonnet",
        ),
        ("| 1 | ⟦Vautravers⟧ | 54 |\n| 2 | ⟦Delphirac⟧ | 61 |\n| 3 | ⟦L Garonnet⟧ | 70 |", "Garonnet"),
        ("⟦Vautravers⟧ : ok / Garonnet : ok / ⟦Delphirac⟧ : ok", "Garonnet"),
    ],
)
def test_a_column_is_whole(marked: str, expected: str) -> None:
    """In the same cell of another line, or with the same behind it."""
    assert expected in _people(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "| lun | ⟦Vautravers⟧ |\n| mar | ⟦Delphirac⟧ |\n| mer | Cuisinier |",
        "| lun | ⟦Vautravers⟧ |\n| mar | ⟦Delphirac⟧ |\n| mer | repos |",
        "| lun | ⟦Vautravers⟧ |\n| mar | ⟦Delphirac⟧ |\n| mer | Grandbourg |",
        "| nom | ville |\n| ⟦Vautravers⟧ | Sorlac |\n| ⟦Delphirac⟧ | Boulzac |",
        "- nom : ⟦Vautravers⟧\n- prénom : ⟦Delphirac⟧\n- logiciel : Zorla",
        "- lundi : ⟦Vautravers⟧\n- mardi : ⟦Delphirac⟧\n- mercredi : cuisinier",
        "⟦Vautravers⟧ 12 mg, Zorlaxane 15 mg",
        "⟦Vautravers⟧ 12 mg, ⟦Delphirac⟧ 9 mg, Zorla 5 j",
        "⟦Vautravers⟧\n⟦Delphirac⟧\nZorla\nBarvi\nMurdo",
    ],
)
def test_what_is_no_part_of_it(marked: str) -> None:
    """A word, a town, another column, one person alone, another measure, a column that is mostly not of people."""
    assert set(_people(marked)) <= {"Vautravers", "Delphirac"}
