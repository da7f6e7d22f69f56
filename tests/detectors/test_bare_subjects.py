"""Numbers of subjects without a noun: what they have, what is done with them or what they did tells; days, counts and years are none."""

import pytest

from tests.detectors.samples import values

NUMBERS = ["012", "1207", "03-017", "FR-04-011", "A-0412"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "text",
    [
        "ECG du {} à refaire avant V4",
        "les tubes PK de {} sont partis",
        "query sur {} : poids manquant",
        "waiver for {} refused",
        "randomiser {} demain",
        "exclude {} from PP",
        "rappeler {} lundi",
        "page AE de {} verrouillée",
        "{} a pris un traitement interdit pendant le washout",
        "{}: SF (HbA1c 9.2%)",
    ],
)
def test_what_a_number_has_or_did(number: str, text: str) -> None:
    """Each shape of a number, each way to tell."""
    assert values("SUBJECT_ID", text.format(number)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "ECG du 12-03 à refaire",
        "visite de 2024 au centre",
        "résultats sur 1207 patients de l'essai",
        "query on 1200 records, how to speed it up?",
        "randomiser 1200 patients dans 3 bras",
        "exclude 1500 rows from the dataset",
        "inclure 1500 volontaires",
        "bilan de 2023-24 du promoteur",
        "dossier de 1500 pages pour le CPP",
        "le dossier A380 est clos",
        "narrative of COVID-19",
        "1207 patients ont été inclus",
        "en 2019 a pris fin l'essai",
        "résultats de IL-17 et de T790M",
    ],
)
def test_days_counts_and_years_are_silent(text: str) -> None:
    """Nor what science calls so."""
    assert values("SUBJECT_ID", text) == []
