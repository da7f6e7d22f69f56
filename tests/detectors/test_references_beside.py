"""A reference in a text about somebody is theirs; one in a text about nobody, of a law or of a product is nobody's."""

import pytest

from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.references_beside import with_references
from tests.detectors.samples import of


def _found(text: str, score: float = 0.9, role: str = "other") -> list[str]:
    """The references beside the name that opens the text."""
    hits = [Hit(0, len("Ode Vautravers"), "PERSON", score, "names", {"role": role})]
    return [text[hit.start : hit.end] for hit in with_references(f"{text}", hits)[1:]]


@pytest.mark.parametrize(
    ("behind", "value"),
    [
        ("facture n° F25-0881204 impayée", "F25-0881204"),
        ("n° dossier TI 22/A/00417", "22/A/00417"),
        ("n° d'adhérent 0 112 847 556", "0 112 847 556"),
        ("le contrat K0048812 est résilié", "K0048812"),
        ("pompe SN NG4418820H en panne", "NG4418820H"),
        ("numéro de commande SIL #2025-11-18/00457", "#2025-11-18/00457"),
        ("pilulier étiqueté PDA-000418837", "PDA-000418837"),
        ("bon n° A118 4477", "A118 4477"),
        ("l'appareil PMK-4471-0088", "PMK-4471-0088"),
        ("mutuelle adh. 4418827", "4418827"),
        ("https://visio.local/r/8800447120?lang=fr", "8800447120"),
        ("hémoc H2503-11862 positive", "H2503-11862"),
        ("tubes coagulés 21126 0447", "21126 0447"),
        ("biopsie 25K03317 lue", "25K03317"),
    ],
)
def test_references(behind: str, value: str) -> None:
    """Whatever the word is."""
    assert _found(f"Ode Vautravers, {behind}") == [value]


@pytest.mark.parametrize(
    "behind",
    [
        "loi n° 2016-41 du 26 janvier",
        "article n° 12345 du code",
        "facture n° 12 du 12/03/2025",
        "version n° 4.12.30",
        "PMID 33301246",
        "PROSPERO CRD42022345678",
        "OMIM #219700, ORPHA 586",
        "couleur #95a5a6, fond #728E00",
        "#define CLONE_SYSVSEM 0x00040000, numero 0x00100000",
        "rs12345678 et NCT08888771",
        "protocole n° 2024-11",
        "n° 1500 mg",
        "chambre n° 2026",
        "scanner du 20251112",
        "plaquettes 1500000 au bilan",
        "patient, LOINC 58410-2",
        "patient, J Clin 2021;397:1234-1245",
        "au labo, 1699999999 en secondes",
        "patient 250000 UI/kg",
    ],
)
def test_of_nobody(behind: str) -> None:
    """Laws, dates, versions, publications, doses."""
    assert _found(f"Ode Vautravers, {behind}") == []


def test_nobody_is_told_of() -> None:
    """Without anybody, beside a carer, or somebody unsure."""
    text = "Ode Vautravers, facture n° F25-0881204"
    assert _found(text, role="clinician") == []
    assert _found(text, score=0.4) == []
    hits = [Hit(0, 3, "LOCATION", 0.9, "names", NO_ATTRIBUTES)]
    assert with_references(text, hits) is hits


def test_beside_an_age() -> None:
    """A patient of whom only the age is told, and numbers of sequences in the report of a case."""
    text = "patiente de 38 ans, TA 165/105, biopsie 25-0033107 ; séquence MN908947"
    (age, bare) = with_references(text, [Hit(12, 18, "AGE", 0.7, "ages", {})])
    assert (age.entity, text[bare.start : bare.end]) == ("AGE", "25-0033107")


def test_through_all_stages() -> None:
    """Of a kind of its own, so that a charter may take it out and let the rest pass."""
    (found,) = of("FR_ID_DOCUMENT", "Mme Vautravers conteste, n° d'adhérent 0 112 847 556")
    assert found.attributes["kind"] == "reference"
