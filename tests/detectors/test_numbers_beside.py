"""A number on the line of a name and a birth is a patient's; one that is a day, a telephone, a dose or alone is none."""

import pytest

from detectors.numbers_beside import with_numbers
from detectors.pattern import NO_ATTRIBUTES, Hit
from tests.detectors.samples import of, values

_LABEL = "VAUTRAVERS Ode F 12/03/1957 85A "


def _found(text: str, people: float = 0.9) -> list[str]:
    """The numbers beside the birth and the name of the label."""
    name, birth = text.index("VAUTRAVERS Ode"), text.index("12/03/1957")
    hits = [
        Hit(name, name + 14, "PERSON", people, "names", NO_ATTRIBUTES),
        Hit(birth, birth + 10, "DATE_OF_BIRTH", 0.7, "births", NO_ATTRIBUTES),
    ]
    return [text[hit.start : hit.end] for hit in with_numbers(text, hits) if hit.entity == "FR_IPP"]


def test_numbers_of_labels_and_logs() -> None:
    """Before and behind."""
    assert _found(_LABEL + "40217735 URG") == ["40217735"]
    assert _found("VAUTRAVERS Ode M 12/03/1957 40217735 URG") == ["40217735"]
    assert _found("pid=40217735 name=VAUTRAVERS Ode dob=12/03/1957") == ["40217735"]


@pytest.mark.parametrize(
    "other",
    [
        "20260312",
        "0639981234",
        "0000000000",
        "1500000 UI",
        "402177",
        "\n40217735 et autres",
        "4.0217735",
        "40 217735 12",
    ],
)
def test_other_numbers(other: str) -> None:
    """A day, a telephone, a form, a dose, a short number, parts of others; one that begins the next line."""
    assert _found(_LABEL + other) == []


def test_nobody() -> None:
    """Without anybody, or somebody unsure."""
    assert _found(_LABEL + "40217735", people=0.5) == []
    assert of("FR_IPP", "né le 12/03/1957, référence 40217735") == []


def test_behind_a_patient() -> None:
    """In the next cell or in brackets, where the line speaks of patients."""
    assert values("FR_IPP", 'log("patient %s (%s)", "QUESSANDIER Thibault", "40217735")') == ["40217735"]
    assert of("FR_IPP", "Thibault Quessandier (40217735) a commenté le ticket") == []


def test_below_a_birth() -> None:
    """The label of a patient: a number that is all of the next line."""
    assert _found("VAUTRAVERS Ode\nF 12/03/1957\n40 217 735\n") == ["40 217 735"]
    assert _found("VAUTRAVERS Ode\nF 12/03/1957\n40 217 735 plaquettes\n") == []


def test_columns_told_in_words() -> None:
    """Before or behind the rows, whatever parts them; a table of something else has numbers, too."""
    row = "8012437765 ; 312004417 ; 18/11/2026 ; sortie"
    assert values("FR_IPP", f"Vérifie : {row}. Les colonnes sont IPP;NDA;date;mode") == ["8012437765", "312004417"]
    assert values("FR_IPP", "colonne 1 = n° demande, colonne 2 = sexe\nB2611877 F 1951\nB2611902 H 1988\n") == [
        "B2611877",
        "B2611902",
    ]
    assert of("FR_IPP", f"Les colonnes sont montant;date\n{row}") == []
    assert of("FR_IPP", "Dans la colonne ipp, faut-il 9 chiffres ? 1234567 lignes sont fausses") == []


def test_through_all_stages() -> None:
    assert values("FR_IPP", "QUESSANDIER  THIBAULT  M  14/03/1957  40217735") == ["40217735"]
