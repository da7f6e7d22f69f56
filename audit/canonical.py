"""A record as canonical JSON, RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785): equal records have equal bytes."""

from datetime import UTC, datetime

import rfc8785
from pydantic_core import PydanticSerializationError

from audit.errors import AuditError
from models.record import Record


def canonical(record: Record) -> bytes:
    """One line without newline. Raises AuditError, alone, for a record that has no canonical form."""
    data = _serialised(record)
    if data is None:
        raise AuditError("record: has no canonical form")
    return data


def stamp(time: datetime) -> str:
    """RFC 3339 in UTC with microseconds, so that texts sort as times do. Raises ValueError for a naive time."""
    if time.tzinfo is None:
        raise ValueError("time without a zone")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _serialised(record: Record) -> bytes | None:
    """None where it fails: the cause may quote the record, so it is dropped here, outside of any exception chain."""
    try:
        return rfc8785.dumps(record.model_dump(mode="json", warnings="none") | {"time": stamp(record.time)})
    except (PydanticSerializationError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
