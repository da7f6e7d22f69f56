"""Numbers of subjects that begin with letters: the line, a second one or the label behind them decides."""

import pytest

from tests.detectors.samples import find


def _subjects(text: str) -> list[str]:
    return [text[f.start : f.end] for f in find()(text) if f.entity == "SUBJECT_ID" and f.score >= 0.6]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Verbatims : BO-310 « douleur », BO-314 « bouffées »", ["BO-310", "BO-314"]),
        ("tubes PK : S03-001 et S03-004", ["S03-001", "S03-004"]),
        ("S-43-018 : re-consentement manquant pour l'ICF v3", ["S-43-018"]),
        ("query : TLX/07/018 – dose réduite", ["TLX/07/018"]),
        ("Pinnacle refuse ZEK3-407-0012", ["ZEK3-407-0012"]),
    ],
)
def test_a_code_is_found_where_its_line_tells(text: str, subjects: list[str]) -> None:
    """One subject is spoken of, or two codes are alike."""
    assert _subjects(text) == subjects


@pytest.mark.parametrize(
    "text",
    [
        "tubes EDTA K2-100",
        "FR-310 est un code de région",
        "facture INV-2024-0012",
        "la SOP-007-0012 du patient",
        "MR-001, sujet à accord",
    ],
)
def test_other_codes_are_silent(text: str) -> None:
    """Norms, invoices, procedures and single codes are none."""
    assert _subjects(text) == []
