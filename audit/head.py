"""The head that a node keeps of its own journal: `SEQUENCE:HASH` of the last durable record, in `keys/journal-head` (0600).

A journal that ends before it was cut. It is written once the journal is synced: it may be older than the journal, never newer.
"""

import errno
import os
import re
from pathlib import Path
from typing import NamedTuple

import structlog

from models.reading import ConfigError

PLACE = "keys/journal-head"

ANEW = f"to begin anew on purpose move journal/ and {PLACE} away"
"""The remedy that ends a chain. Nothing but an operator does it."""

_HEAD = re.compile(r"(\d{1,19}):([0-9a-f]{64})")

# What a power cut may leave of a file that was written without a sync.
_BLANK = b"\0\n "


class Head(NamedTuple):
    """The last record of a journal and the hash of its line."""

    sequence: int
    hash: str


def parsed(text: str) -> Head | None:
    """The head that `SEQUENCE:HASH` tells of, if it is one."""
    match = _HEAD.fullmatch(text)
    return Head(int(match[1]), match[2]) if match else None


def kept(data_dir: Path) -> Head | None:
    """The head that the node kept; None where there is none, or a power cut left it blank. Raises ConfigError."""
    path = data_dir / PLACE
    try:
        content = path.read_bytes().strip(_BLANK)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); the server's user must own it") from error
    head = parsed(content.decode("ascii", "replace"))
    if content and head is None:
        raise ConfigError(f"{path}: is not SEQUENCE:HASH; restore it; {ANEW}")
    return head


def keep(data_dir: Path, head: Head) -> None:
    """Write the kept head over the last one, in one piece. A failure is logged by type: the record is durable without it."""
    try:
        _write(data_dir / PLACE, b"%019d:%b\n" % (head.sequence, head.hash.encode()))
    except OSError as error:
        structlog.get_logger().warning("head_failed", error=type(error).__name__)


def _write(path: Path, content: bytes) -> None:
    """In place, always as wide as before: replacing the file would cost a synchronisation of its own."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if os.pwrite(descriptor, content, 0) != len(content):
            raise OSError(errno.ENOSPC, "a short write")
    finally:
        os.close(descriptor)
