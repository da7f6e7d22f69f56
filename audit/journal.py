"""The append-only journal of a node: a batch of records is one write, one signed head, one fdatasync.

After a failed write the file is cut back to the last good byte, at the latest before the next write: a full disk heals without a restart.
"""

import errno
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit import segments
from audit.canonical import stamp
from audit.chain import Line, head_line, record_line
from audit.walk import Place

_SEGMENT_BYTES = 64 * 1024 * 1024


class SegmentGone(OSError):
    """The segment was removed, replaced or cut while it was written to. Nothing is written until an operator acts."""


class Journal:
    """Appends at `place`, the end of segment `path`; opens the next segment on a new day or past `segment_bytes`. One thread only."""

    def __init__(self, folder: Path, node: str, key: Ed25519PrivateKey, path: Path | None, place: Place) -> None:
        self.place = place
        self.segment_bytes = _SEGMENT_BYTES
        self._folder, self._node, self._key, self._path = folder, node, key, path
        self._file = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW) if path else None
        self._is_torn = False

    def append(self, records: Sequence[bytes], now: datetime) -> list[int]:
        """Write canonical records durably under a signed head; their sequence numbers. Raises OSError: then none was written."""
        file = self._ready(now)
        data, place = self._batch(records, stamp(now))
        self._is_torn = True
        try:
            _write(file, data, self.place.offset)
            os.fdatasync(file)
        except OSError:
            self._cut(file)
            raise
        self._is_torn = False
        first, self.place = self.place.sequence + 1, place
        return list(range(first, place.sequence + 1))

    def close(self) -> None:
        """Give the file back. Idempotent."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _batch(self, records: Sequence[bytes], time: str) -> tuple[bytes, Place]:
        lines: list[bytes] = []
        last = Line(self._node, self.place.sequence, self.place.prev, self.place.prev)
        for record in records:
            line, digest = record_line(self._node, last.sequence + 1, last.hash, record)
            last = Line(self._node, last.sequence + 1, last.hash, digest)
            lines.append(line)
        line, head = head_line(last, time, self._key)
        data = b"".join((*lines, line))
        return data, Place(
            self.place.offset + len(data), self.place.line + len(lines) + 1, last.sequence, head.hash, last.hash
        )

    def _ready(self, now: datetime) -> int:
        """The file to write to, whole up to the last good byte. Raises OSError."""
        if self._file is None or self._path is None:
            return self._next(now)
        _refuse_if_gone(self._file, self._path, self.place.offset)
        if self._is_torn:
            os.ftruncate(self._file, self.place.offset)
            self._is_torn = False
        return self._next(now) if self._is_over(self._path, now) else self._file

    def _is_over(self, path: Path, now: datetime) -> bool:
        return self.place.offset >= self.segment_bytes or (
            self.place.offset > 0 and segments.is_of_earlier_day(path, now)
        )

    def _next(self, now: datetime) -> int:
        path = segments.following(self._path, self._folder, now)
        file = segments.created(path)
        self.close()
        self._file, self._path, self.place = file, path, self.place._replace(offset=0, line=0)
        return file

    def _cut(self, file: int) -> None:
        """Drop what a failed write left; if even that fails, the next write begins with it."""
        try:
            os.ftruncate(file, self.place.offset)
            self._is_torn = False
        except OSError:
            return


def _refuse_if_gone(file: int, path: Path, size: int) -> None:
    """Raises SegmentGone unless `path` is still the name of the open file, and the file is no shorter than it was left."""
    held = os.fstat(file)
    try:
        named = path.lstat()
    except FileNotFoundError:
        named = None
    if not held.st_nlink or named is None or not os.path.samestat(held, named) or held.st_size < size:
        raise SegmentGone(errno.ESTALE, "removed, replaced or cut", path.name)


def _write(file: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(file, view, offset)
        view, offset = view[written:], offset + written
