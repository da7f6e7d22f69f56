"""Looking at a journal from outside, quickly: its last signed head, how far its index reaches, and whether there is room to write."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from audit import segments
from audit.chain import looks_like_head, read_line
from audit.head import Head
from audit.tables import PROGRESS

_TAIL_BYTES = 256 * 1024
_ROOM_BYTES = 64 * 1024


class LastHead(NamedTuple):
    """Where a journal stands: after how many records, since when."""

    sequence: int
    time: datetime


def last_head(folder: Path) -> LastHead | None:
    """The last whole head line of a journal, its signature not checked; None for a new journal. Raises OSError."""
    for path in reversed(segments.listed(folder)):
        for raw in reversed(_tail(path)):
            if looks_like_head(raw) and (head := _head(raw)):
                return head
    return None


def head_before(folder: Path, day: date) -> Head | None:
    """The last whole head of the segments of earlier days, its signature not checked; None if there is none. Raises OSError."""
    for path in reversed(segments.listed(folder)):
        if path.name[:10] < day.isoformat() and (found := _closing(_tail(path))):
            return found
    return None


@contextmanager
def index_at(url: str) -> Iterator[sa.Engine]:
    """The index as it is: nothing is made, migrated or brought up to date. Raises SQLAlchemyError when it is asked."""
    database = sa.make_url(url)
    if database.get_backend_name() == "sqlite" and database.database:
        is_open = Path(f"{database.database}-wal").exists()  # a reader alone would leave this file behind
        url = f"sqlite:///file:{database.database}?mode=ro{'' if is_open else '&immutable=1'}&uri=true"
    engine = sa.create_engine(url, hide_parameters=True)
    try:
        yield engine
    finally:
        engine.dispose()


def indexed(url: str, node: str) -> int:
    """Up to which record of a node the index reaches; nothing is made or migrated. Raises SQLAlchemyError."""
    with index_at(url) as engine, engine.connect() as connection:
        return connection.scalar(sa.select(PROGRESS.c.sequence).where(PROGRESS.c.node == node)) or 0


def write(folder: Path) -> None:
    """Write some bytes durably to a file beside the journal, and remove it. Raises OSError: then no record could be written."""
    path = folder / "probe"
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if os.write(descriptor, bytes(_ROOM_BYTES)) < _ROOM_BYTES:
            raise OSError(errno.ENOSPC, "no room")
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)
        path.unlink(missing_ok=True)


def _head(raw: bytes) -> LastHead | None:
    try:
        line = read_line(raw)
        return LastHead(line.sequence, datetime.fromisoformat(line.time))
    except ValueError:
        return None


def _closing(lines: list[bytes]) -> Head | None:
    """The last record that a head vouches for."""
    signed = 0
    for raw in reversed(lines):
        try:
            line = read_line(raw)
        except ValueError:
            continue
        if line.signature:
            signed = signed or line.sequence
        elif line.sequence == signed:
            return Head(line.sequence, line.hash)
    return None


def _tail(path: Path) -> list[bytes]:
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
        return file.read().splitlines(keepends=True)
