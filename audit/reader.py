"""Reading the journal onwards for the index: up to a signed head, for what stands after it may still be cut off."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from audit import segments
from audit.chain import GENESIS, Line, read_line
from audit.rows import Rows

_RECORDS = 200
_FINDINGS = 2_000
"""A batch is in memory as a whole, in the process that others wait for."""


class Since(NamedTuple):
    """A place in the journal: after byte `position` of `segment`, where the last line has `hash`."""

    sequence: int
    segment: str
    position: int
    hash: str


class Batch(NamedTuple):
    """Records up to a head, and the place after it. `is_from_start`: what was indexed before is of another journal."""

    node: str
    rows: Rows
    until: Since
    is_from_start: bool


def closed_batch(folder: Path, node: str, since: Since) -> Batch | None:
    """The next 200 records or so of the journal, fewer where they have many findings; None if no signed head follows `since`. Raises OSError."""
    if since.sequence and not _still_holds(folder, since):
        start = Since(0, "", 0, GENESIS)
        return _read(folder, node, start, is_from_start=True) or Batch(node, Rows.empty(), start, is_from_start=True)
    return _read(folder, node, since, is_from_start=False)


def _still_holds(folder: Path, since: Since) -> bool:
    """Whether the line that ends at the place is the one that was read: not so after a cut tail or in a restored folder."""
    try:
        with (folder / since.segment).open("rb") as file:
            file.seek(max(0, since.position - 4096))
            return since.hash.encode() in file.read(since.position - file.tell()).rpartition(b'{"hash":"')[2]
    except FileNotFoundError:
        return False


def _read(folder: Path, node: str, since: Since, *, is_from_start: bool) -> Batch | None:
    rows, found, at = Rows.empty(), None, since
    pending: list[Line] = []
    for segment, position, raw in _lines(folder, since):
        try:
            line = read_line(raw)
        except ValueError:
            break  # torn, or altered: `verify` names it
        if line.prev != at.hash or line.node != node:
            break
        at = Since(line.sequence, segment, position, line.hash)
        if not line.signature:
            pending.append(line)
            continue
        _add(rows, pending)
        found, pending = at, []
        if len(rows.records) >= _RECORDS or len(rows.findings) >= _FINDINGS:
            break
    return Batch(node, rows, found, is_from_start) if found else None


def _add(rows: Rows, pending: list[Line]) -> None:
    for line in pending:
        rows.add(line.node, line.sequence, line.record)


def _lines(folder: Path, since: Since) -> Iterator[tuple[str, int, bytes]]:
    """Segment, position after the line, and the line, from a place on."""
    for path in segments.listed(folder):
        if segments.order(path.name) < segments.order(since.segment):
            continue
        position = since.position if path.name == since.segment else 0
        with path.open("rb") as file:
            file.seek(position)
            for raw in file:
                position += len(raw)
                yield path.name, position, raw
