"""Numbers of subjects as people say them in haste; ages, counts, days and cases that are read about are none."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("pts 2-104, 2-107 en screen failure", ["2-104", "2-107"]),
        ("pt #12 a eu une V3 hors fenêtre", ["12"]),
        ("le 203 a signé la mauvaise version du consentement", ["203"]),
        ("le 14 a eu son ECG hors fenêtre à V4", ["14"]),
    ],
)
def test_a_short_number_with_its_noun_or_verb(text: str, numbers: list[str]) -> None:
    """Where the line speaks of a trial."""
    assert values("SUBJECT_ID", text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "issue #4: visit window bug",
        "le 14 a eu lieu la formation au monitoring",
        "sujets de 3-12 ans de l'essai",
        "le 2 a fait un flop au box-office",
        "le sujet #3 de la série publiée au Lancet a eu un EIG",
    ],
)
def test_other_short_numbers_are_silent(text: str) -> None:
    """Days, ages, tickets, cases of the literature."""
    assert values("SUBJECT_ID", text) == []
