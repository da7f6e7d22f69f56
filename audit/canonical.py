"""A record as canonical JSON, RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785): equal records have equal bytes."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import rfc8785
from pydantic_core import PydanticSerializationError, to_json

from audit.errors import AuditError
from models.counting import Tally
from models.record import DecisionRecord, FindingSummary, Record

_LEAST, _MOST = 1e-4, 1e16
"""Between them the encoder writes a float as JavaScript does, but for the `.0` of a whole one."""
_INTEGERS = 2**53
_OF_FINDING = sorted(FindingSummary.model_fields)
_SILENT: dict[str, tuple[object, ...]] = {
    "study": (None,),
    "contracts": ((), []),
    "team": (None,),
    "is_use": (True,),
    "counted": ((), []),
    "coached": (None,),
    "justification": (None,),
    "shadow": (None,),
}
"""Members that came later, and with what they say nothing: they are left out, so that old records keep their bytes."""


class _Odd(Exception):
    """A value that two encoders may write differently."""


def canonical(record: Record) -> bytes:
    """One line without newline. Raises AuditError, alone, for a record that has no canonical form."""
    data = _serialised(record)
    if data is None:
        raise AuditError("record: has no canonical form")
    return data


def dumps(value: Any) -> bytes:
    """Canonical JSON of a value, as rfc8785 writes it; by the far quicker encoder of pydantic where both agree."""
    try:
        return to_json(_plain(value))
    except _Odd:
        return rfc8785.dumps(value)


def stamp(time: datetime) -> str:
    """RFC 3339 in UTC with microseconds, so that texts sort as times do. Raises ValueError for a naive time."""
    if time.tzinfo is None:
        raise ValueError("time without a zone")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _serialised(record: Record) -> bytes | None:
    """None where it fails: the cause may quote the record, so it is dropped here, outside of any exception chain."""
    try:
        time = stamp(record.time)
        try:
            return to_json(_members(record, time))
        except _Odd:
            return dumps(_said(record.model_dump(mode="json", warnings="none") | {"time": time}))
    except (PydanticSerializationError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _members(record: Record, time: str) -> dict[str, Any]:
    """What `model_dump` gives, in order, without its detour: records are flat but for their findings. Raises _Odd."""
    own: dict[str, Any] = {"time": time}
    if isinstance(record, DecisionRecord):
        own |= {"gate": record.gate.value, "findings": [_finding(finding) for finding in record.findings]}
    members, names = record.__dict__, _names(type(record))
    said = (name for name in names if name not in _SILENT or members[name] not in _SILENT[name])
    return {name: own[name] if name in own else _plain(members[name]) for name in said}


@cache
def _names(kind: type[Record]) -> tuple[str, ...]:
    """Of all members, in order."""
    return tuple(sorted(kind.model_fields))


def _said(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in _SILENT.get(name, ())}


def _finding(finding: FindingSummary) -> dict[str, Any]:
    """Texts but for a length, a score and attributes. Raises _Odd."""
    members = finding.__dict__
    own = {"length": _plain(finding.length), "score": _plain(finding.score), "attributes": _plain(finding.attributes)}
    return {name: own.get(name, members[name]) for name in _OF_FINDING}


def _plain(value: Any) -> Any:
    """The same value, its whole floats as integers. Raises _Odd."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return value
    if kind is dict:
        return _in_order(value)
    if kind is list or kind is tuple:
        return [_plain(item) for item in value]
    if kind is int and -_INTEGERS < value < _INTEGERS:
        return value
    if kind is float and (value == 0 or _LEAST <= abs(value) < _MOST):
        return int(value) if value.is_integer() else value
    if kind is Tally:
        return _in_order(value.__dict__)
    raise _Odd


def _in_order(members: dict[str, Any]) -> dict[str, Any]:
    """The same, sorted by key, which is how the encoder writes it. Raises _Odd."""
    return {key: _plain(members[key]) for key in sorted(map(_key, members))}


def _key(key: Any) -> str:
    """A key that sorts by code points as it does in UTF-16."""
    if type(key) is str and key.isascii():
        return key
    raise _Odd
