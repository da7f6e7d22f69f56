"""Numbers that only illustrate are told from those of a trial."""

import pytest

from tests.detectors.samples import values


@pytest.mark.parametrize(
    "text",
    [
        "essai randomisé, Rev Fict 2017;88:402-1117, visite 3",
        "inclusion : Ann Ex. 2011;12(4): 301-3140",
        "n° patient dans l'eCRF, ex. 001-0001",
        "USUBJID, par exemple : 01-701-1023",
        "WHERE subject_id IN ('XXX-004', 'XXX-009') AND visit = 2",
        "Subject 001 to 240 : numéroter",
        "patients SUBJ-001 à SUBJ-060, simulation",
        "30 fake subjects ID 1-30",
    ],
)
def test_what_illustrates(text: str) -> None:
    """Pages, placeholders, first numbers behind `ex.`, ranges of all."""
    assert values("SUBJECT_ID", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sujet 014-0003, ex. de déviation", ["014-0003"]),
        ("visite de 014-0003 le 12/03, voir 014-0007", ["014-0003", "014-0007"]),
        ("patient 001 à 14 h 30 : EIG", ["001"]),
        ("subjects 012 to 019 withdrew", ["012", "019"]),
        ("patient 001-0001 inclus hier", ["001-0001"]),
        ("sujet 001 à 14", ["001"]),
    ],
)
def test_what_belongs_to_somebody(text: str, expected: list[str]) -> None:
    """Any other number, and the first one without `ex.`."""
    assert expected == values("SUBJECT_ID", text)


def test_sites_of_a_list_of_all() -> None:
    """`01 à 25` names none; two of the middle are two sites."""
    assert values("SITE_ID", "centres 01 à 25, ordre d'ouverture") == []
    assert values("SITE_ID", "centre 014 et centre 017") == ["014", "017"]
