"""How proxy workers and the keeper's process talk: one line a message over a Unix socket that only the node's user may open.

A question is `VERB NUMBER JSON`, its answer `NUMBER JSON`; `null` as a whole answer means that it failed. Records travel as
the canonical JSON that the journal keeps; no text of a prompt ever crosses.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from models.counting import Place, Standing, Tally

SOCKET = "keeper.sock"

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one line; a record of two hundred findings has fifty thousand."""

UNASKED = 0
"""Number of a question that nobody waits for. It has no answer: one to a worker that has gone would cost what it left unread."""

PLACES: TypeAdapter[tuple[Place, ...]] = TypeAdapter(tuple[Place, ...])
STANDINGS: TypeAdapter[tuple[Standing, ...]] = TypeAdapter(tuple[Standing, ...])
TALLIES: TypeAdapter[tuple[Tally, ...]] = TypeAdapter(tuple[Tally, ...])
"""What crosses about counters."""


@contextmanager
def socket_path(data_dir: Path) -> Iterator[str]:
    """The way to the socket in a data directory, however long its name: a socket's own is 107 bytes at most."""
    folder = os.open(data_dir, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{SOCKET}"
    finally:
        os.close(folder)


def question(verb: str, number: int, payload: bytes) -> bytes:
    """One question as a line."""
    return b"%b %d %b\n" % (verb.encode(), number, payload)


def answer(number: int, value: Any) -> bytes:
    """One answer as a line; None tells of failure."""
    return b"%d %b\n" % (number, packed(value))


def packed(value: Any) -> bytes:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def asked(line: bytes) -> tuple[str, int, bytes]:
    """Verb, number and payload of a question. Raises ValueError."""
    verb, number, payload = line.rstrip(b"\n").split(b" ", 2)
    return verb.decode(), int(number), payload


def answered(line: bytes) -> tuple[int, Any]:
    """Number and value of an answer. Raises ValueError."""
    number, value = line.split(b" ", 1)
    return int(number), json.loads(value)
