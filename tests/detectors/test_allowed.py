"""Public persons, published codes and eponyms are no findings; what is sure of a patient stays."""

from pathlib import Path

import pytest

from detectors import build
from models.site import Dictionary, Keyed, SiteData
from tests.detectors.exact.registers import KEY, written

SITE = SiteData(allow=("Louis Vautravers", "GF-ONCO-300", "syndrome de Corvessac"), studies=("GF-ONCO-301",))


@pytest.mark.parametrize(
    "text",
    [
        "D'après M. Louis Vautravers, 1890",
        "l'étude GF-ONCO-300",
        "l'étude gf-onco-300, ce jour",
        "M. LOUIS VAUTRAVERS",
    ],
)
def test_what_is_allowed_is_no_finding(text: str) -> None:
    """In any spelling that a term has; without the list it is one."""
    assert () == build(SITE)(text)
    assert build(SITE.model_copy(update={"allow": ()}))(text)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("M. Louis Vautraversin", "PERSON"),
        ("Mme Vautravers", "PERSON"),
        ("M. Jean Louis Vautravers", "PERSON"),
        ("étude GF-ONCO-301", "STUDY_CODE"),
        ("étude GF-ONCO-3001", "STUDY_CODE"),
    ],
)
def test_what_is_more_than_an_allowed_term_is_found(text: str, entity: str) -> None:
    """Or less, or another."""
    assert entity in {found.entity for found in build(SITE)(text)}


def test_an_allowed_term_goes_out_of_the_lists(tmp_path: Path) -> None:
    """The same term in both is allowed; one around it shields it."""
    path = tmp_path / "people.txt"
    path.write_text("Corvessac\nLouis Vautravers\nNoémie Maubert\n")
    find = build(SITE.model_copy(update={"dictionaries": (Dictionary(file=path, entity="PERSON"),)}))
    text = "Louis Vautravers, syndrome de Corvessac, Noémie Maubert et Corvessac"
    assert ["Noémie Maubert", "Corvessac"] == [text[one.start : one.end] for one in find(text)]


def test_a_patient_stays_a_patient(tmp_path: Path) -> None:
    """Whoever else is called so."""
    rows = ({"nom": "Vautravers", "prenom": "Louis", "ddn": "14/03/1957"},)
    written(tmp_path / "p.edm", rows)
    (tmp_path / "p.key").touch(mode=0o600)
    (tmp_path / "p.key").write_bytes(KEY)
    site = SITE.model_copy(update={"patients": Keyed(file=tmp_path / "p.edm", key=tmp_path / "p.key")})
    assert "PERSON" in {found.entity for found in build(site)("Louis Vautravers, né le 14/03/1957")}
