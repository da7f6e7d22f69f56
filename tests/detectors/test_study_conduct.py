"""Names of studies beside what only those who conduct one do."""

import pytest

from tests.detectors.samples import find

OWN = [
    ("Je suis ARC sur MIRABILIS, le centre 0411 ne répond plus", "MIRABILIS"),
    ("eTMF : il manque la zone 5 pour le site 2207 de COR-CAP", "COR-CAP"),
    ("IDMC closed report NEPH-CKD: deaths by arm", "NEPH-CKD"),
    ("Relis mon SAP section 9 pour KLX-210-2b", "KLX-210-2b"),
    ("NAUTILUS : la DSMB du 4/4 est décalée", "NAUTILUS"),
    ("le sponsor veut avancer l'interim de PEGASUS-GLA", "PEGASUS-GLA"),
    ("CTIS : RFI sur l'essai 2024-515909-42-00 (CANNELLE), 12 jours", "CANNELLE"),
]
SILENT = [
    "Quel regex pour AAA-99-9999 dans l'eCRF, demande l'ARC au data manager ?",
    "GAMP 5 et l'audit du promoteur : que vérifie l'inspection ?",
    "Le contrat du promoteur avec la CRO : où mettre le SIREN et le SIRET ?",
    "Dans le TMF, où classer le CV des investigateurs et le certificat BPC ?",
    "Explique IMPORTANT et URGENT à un chef de projet clinique",
    "L'audit interne AUD-2024-03 suit la SOP-CLIN-012 du promoteur",
    "Le promoteur de PEGASUS-TIMI a publié dans le NEJM",
    "Mail de l'ARC au TEC de MARTIN pour le CRF",
    "UPDATE kits SET status='LOST' WHERE kit_no = ?;",
    "RAVE et VEEVA : quel eCRF choisir pour un promoteur ?",
    "Le CPP d'ILE-DE-FRANCE et l'ANSM répondent sous 45 jours",
    "un essai imaginaire appelé LICORNE, avec une ARC et un promoteur",
]


@pytest.mark.parametrize(("text", "name"), OWN)
def test_a_name_in_capitals_beside_the_trade_is_a_study(text: str, name: str) -> None:
    """The nearest name in capitals is taken, whatever stands between."""
    assert name in [text[f.start : f.end] for f in find()(text) if f.entity == "STUDY_CODE" and f.score >= 0.6]


@pytest.mark.parametrize("text", SILENT)
def test_other_capitals_are_silent(text: str) -> None:
    """Tools, papers, places, surnames, emphasis, published and invented trials are none."""
    assert not [text[f.start : f.end] for f in find()(text) if f.entity == "STUDY_CODE" and f.score >= 0.6]


def test_two_names_beside_one_word_are_both_found() -> None:
    """Two studies of one sponsor."""
    text = "3 patients communs entre RONDO-1 et RONDO-2, que faire ?"
    assert ["RONDO-1", "RONDO-2"] == [text[f.start : f.end] for f in find()(text) if f.entity == "STUDY_CODE"]
