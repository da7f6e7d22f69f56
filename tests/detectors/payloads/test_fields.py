"""Names of fields: one name however its words are joined."""

import pytest

from detectors.payloads.fields import CLINICAL, FIELDS, PATIENT_LEVEL, WORDS, compact, field_of, is_clinical
from detectors.payloads.values import SHAPES


@pytest.mark.parametrize(
    "name",
    [
        "date de naissance",
        "date_naissance",
        "datenaissance",
        "date-naissance",
        "ddn",
        "d.d.n.",
        "brthdtc",
        "ddn (jj/mm/aaaa)",
    ],
)
def test_spellings_of_one_name(name: str) -> None:
    field = field_of(name.encode())
    assert field is not None
    assert ("DATE_OF_BIRTH", False) == (field.entity, field.is_weak)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("nom", "PERSON"),
        ("ipp", "FR_IPP"),
        ("n\udcb0 ipp", "FR_IPP"),
        ("usubjid", "SUBJECT_ID"),
        ("initiales", "INITIALS"),
        ("nir", "FR_NIR"),
        ("siteid", "SITE_ID"),
        ("telephone", "PHONE_NUMBER"),
    ],
)
def test_names_of_the_trade(name: str, entity: str) -> None:
    field = field_of(name.encode("latin-1", "surrogateescape"))
    assert field is not None
    assert entity == field.entity


@pytest.mark.parametrize("name", ["nombre", "prenoms masculins", "valeur", "date", "", "x" * 100])
def test_other_names(name: str) -> None:
    assert field_of(name.encode()) is None


def test_the_lists_hold_together() -> None:
    """Every field has a shape, every name can be looked up."""
    assert {field.entity for field in FIELDS.values()} <= set(SHAPES)
    assert {compact(name.encode()) for name in WORDS} == set(FIELDS)
    assert set(SHAPES) >= PATIENT_LEVEL
    assert all(is_clinical(name) for name in CLINICAL)
