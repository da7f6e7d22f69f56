"""Cells: a record is one of its own type; a value that fits is typed by its shape."""

import pytest

from detectors.payloads.cell import SURE, record, typed
from detectors.payloads.fields import Field
from tests.detectors.samples import nir

BODY = "2951099126111"


def test_a_record() -> None:
    assert (3, 9, "HEALTH_RECORD", SURE, "") == tuple(record(3, 9))


@pytest.mark.parametrize(
    ("entity", "value", "expected", "score"),
    [
        ("PERSON", "vautravers", "PERSON", 0.9),
        ("PERSON", "ve", "INITIALS", 0.9),
        ("FR_IPP", "8012345678", "FR_IPP", 0.9),
        ("FR_IPP", "014-0003", "SUBJECT_ID", 0.9),
        ("POSTCODE", "48000", "ADDRESS", 0.9),
        ("FR_NIR", nir(BODY), "FR_NIR", 0.95),
        ("FR_NIR", BODY + "00", "FR_NIR", 0.45),
        ("FR_NIR", BODY, "FR_NIR", 0.75),
    ],
)
def test_a_value_tells_its_type(entity: str, value: str, expected: str, score: float) -> None:
    """A column of hospital numbers may hold subjects; a NIR is as sure as its key."""
    cell = typed((2, 5), value.encode(), Field(entity), 0.9)
    assert (2, 5, expected, score) == (cell.start, cell.end, cell.entity, cell.score)
