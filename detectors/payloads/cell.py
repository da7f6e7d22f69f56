"""What the readers of payloads give: a span of the folded text, its type and how sure it is."""

import re
from typing import NamedTuple

from detectors.nir import key_of
from detectors.payloads.fields import DIGIT_LESS, Field

Span = tuple[int, int]
"""Half-open, of the folded text."""

RECORD = "HEALTH_RECORD"
SURE = 0.95
_WITH_KEY = 15
_MOST_INITIALS = 2
_SITE_AND_NUMBER = re.compile(rb"[a-z]{0,4}[0-9]{2,4}-[0-9]{2,5}(?:-[a-z]{1,3})?")
"""`014-0003`, a subject of a study whatever the column is called."""


class Cell(NamedTuple):
    """The half-open folded span of one field's value, or of a whole record. `role` is a person's, else empty."""

    start: int
    end: int
    entity: str
    score: float = SURE
    role: str = ""


def record(start: int, end: int) -> Cell:
    """A whole record; what else is found inside is cut out of it when hits are settled."""
    return Cell(start, end, RECORD)


def typed(span: Span, value: bytes, field: Field, score: float) -> Cell:
    """The cell of a value that fits: two letters of a name are initials, `014-0003` is a subject, a postcode part of an address."""
    entity, role = field.entity, field.role
    if entity in ("FR_NIR", "FR_INS"):
        return Cell(*span, entity, _trust(value))
    if entity == "PERSON" and len(value.replace(b".", b"").replace(b" ", b"")) <= _MOST_INITIALS:
        entity, role = "INITIALS", ""
    elif entity == "FR_IPP" and _SITE_AND_NUMBER.fullmatch(value):
        entity = "SUBJECT_ID"
    elif entity == "POSTCODE":
        entity = "ADDRESS"
    return Cell(*span, entity, score, role)


def _trust(value: bytes) -> float:
    """As sure of a NIR as its key lets one be."""
    digits = value.translate(None, DIGIT_LESS).replace(b"cle", b"")
    if len(digits) < _WITH_KEY:
        return 0.75
    return 0.95 if int(digits[13:]) == key_of(digits[:13]) else 0.45
