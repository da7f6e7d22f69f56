"""Codes that the trade around them tells, as a study's own; what everybody knows is silent beside the same words."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("la BI v7 de RUB-2210 part demain", "RUB-2210"),
        ("le DSMB de K-114B recommande de poursuivre", "K-114B"),
        ("relance le dépôt pour les kits de nox-441", "nox-441"),
        ("we do the SIV of HEL-118 next Tuesday", "HEL-118"),
        ("NEP-2B DM review: 41 queries", "NEP-2B"),
        ("fix derivation of PFS for onc-2217-cl02", "onc-2217-cl02"),
        ("CDA pour leur anti-CD38 bpx201", "bpx201"),
        ("RUB-2210 - phase 2b - budget", "RUB-2210"),
        ("TC hebdo BRN-0417 avec la CRO", "BRN-0417"),
        ("RUB-2210 est en retard, la CRO et le promoteur aussi", "RUB-2210"),
    ],
)
def test_a_code_joined_to_the_trade(text: str, code: str) -> None:
    """Of a study or of its compound; in small letters, too, where it is made as codes are."""
    assert values("STUDY_CODE", text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "le DSMB de KEYNOTE-189 et la BI de l'AZD-9291",
        "le SIV en salle C-204, kits de IL-17",
        "résultats de RUB-2210 publiés au Lancet, dit le DSMB",
        "le protocole BB-84 en cryptographie",
        "l'essai DB-04 dans HER2-low",
        "SOP-117 de l'eCRF, DSMB de COVID-19, DSUR de ISO-14155",
        "la lettre RUB-2210 est partie",
        "le monitoring de nox-441",
        "les queries de sql2019, kits de usb300",
        "AUD-2024-03 de la CRO",
        "phase 2 du projet informatique MIG-2207, lot AB-1234 retiré par l'ANSM",
        "le gène ABL-12 et l'eCRF",
    ],
)
def test_what_everybody_knows_is_silent(text: str) -> None:
    """Published trials and compounds, science, norms, rooms; and words that others have need another beside them."""
    assert values("STUDY_CODE", text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("where study_id in ('ABX2204','ABX2207')", ["ABX2204", "ABX2207"]),
        ("read /mnt/edc/export/LUM-3301/lb.csv", ["LUM-3301"]),
        ('studies = {"prx-101": 24}', ["prx-101"]),
        ("where part_id in ('ABX2204','ABX2207')", []),
        ("filter(studyid == 'STUDY01')", []),
    ],
)
def test_quoted_and_filed_codes_beside_data_of_trials(text: str, codes: list[str]) -> None:
    """A part number, and what stands for any study, are none."""
    assert values("STUDY_CODE", text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CSR shell for study 1174", ["1174"]),
        ("trois inclusions dans le protocole 1907", ["1907"]),
        ("une étude 2019 de 12 centres", []),
        ("essai 1200 patients, 12 centres", []),
        ("protocole 8021 du réseau", []),
    ],
)
def test_a_study_told_by_a_plain_number(text: str, codes: list[str]) -> None:
    """Where somebody runs it; not a year, a count, another protocol."""
    assert values("STUDY_CODE", text) == codes
