"""What the readers of payloads give: a span of the folded text, its type and how sure it is."""

from typing import NamedTuple

RECORD = "HEALTH_RECORD"
SURE = 0.95


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
