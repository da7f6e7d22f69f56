"""Counters told again from the journal after a start: its records say what each request added."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from pydantic import BaseModel, ConfigDict

from audit import segments
from audit.chain import read_line
from models.counting import Tally

LONGEST = timedelta(days=33)
"""No period that has not ended began before: a month, and days to spare for time zones."""

_COUNTED = b'"counted":[{'


class _Counting(BaseModel):
    """What this room reads of a record here."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    counted: tuple[Tally, ...] = ()


def tallies(folder: Path, now: datetime) -> Iterator[Tally]:
    """All that was counted in the journal since `LONGEST`, in order. Raises OSError.

    A line that is not what was written counts nothing, which the log tells: `gardefou audit verify` names it.
    """
    first = (now - LONGEST).strftime("%Y-%m-%d")
    for path in segments.listed(folder):
        if path.name[:10] >= first:
            yield from _in(path)


def _in(path: Path) -> Iterator[Tally]:
    """Lines that count nothing, nearly all of them, are not read as JSON."""
    with path.open("rb") as file:
        for raw in file:
            if _COUNTED in raw:
                yield from _told(raw)


def _told(raw: bytes) -> tuple[Tally, ...]:
    try:
        return _Counting.model_validate_json(read_line(raw).record).counted
    except ValueError as error:
        structlog.get_logger().warning("counters_unread", error=type(error).__name__)
        return ()
