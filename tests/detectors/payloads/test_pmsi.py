"""PMSI lines: three signs must agree."""

import pytest

from detectors.payloads.pmsi import pmsi
from tests.detectors.payloads.samples import RECORD, told

FINESS = "972999015"


@pytest.mark.parametrize(
    "line",
    [
        FINESS + "008" + "0001234" + "14031957" + "2" + "48000" + "1203202418032024",
        "0128Z07Z 116000"
        + FINESS
        + "017"
        + "2403124570000000000A"
        + "8012345678".ljust(20)
        + "0000000001"
        + "14031957"
        + "2"
        + "1234",
    ],
)
def test_a_line_with_a_birth_date(line: str) -> None:
    """RUM 008 and a grouped RSS."""
    found = told(line)
    assert {("DATE_OF_BIRTH", "14031957"), ("FR_FINESS", FINESS), RECORD} <= found
    assert RECORD in told(f"Fichier :\n{line}\n{line}\n")


def test_an_rsa_is_a_stay() -> None:
    assert {("FR_FINESS", FINESS), RECORD} == told(FINESS + "218" + "0000000123" + "0" * 60)


@pytest.mark.parametrize(
    "line",
    [
        "Le RUM 017 commence par le numéro FINESS puis la version du format.",
        "972999016" + "008" + "0001234" + "14031957" + "2" + "48000",
        FINESS + "008" + "0001234" + "14131957" + "2" + "48000",
        FINESS + "218" + "0000000123",
        "1" * 200,
        "20240312101500123456789012345678901234567890",
    ],
)
def test_other_long_lines_are_silent(line: str) -> None:
    """A wrong key, no such month, nothing behind the index, digits."""
    assert set() == told(line)


def test_a_place_that_leads_nowhere() -> None:
    assert [] == list(pmsi(b"", []))
