"""The journal as a crash left it: lines after the last signed head were acknowledged to nobody, and are cut off.

The last segment is walked; older ones are for `gardefou audit verify`. A chain broken before its last head is never repaired.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from audit import segments
from audit.chain import ChainError, Line, is_signed, read_line
from audit.head import ANEW, Head
from audit.walk import Place, Walk
from models.reading import ConfigError

_REMEDY = f"run `gardefou audit verify`; {ANEW}"


class End(NamedTuple):
    """Where to go on: a segment (None for a new journal) and the place in it; what was cut off there."""

    path: Path | None
    place: Place
    bytes: int = 0
    lines: int = 0


def recovered(folder: Path, node: str, key: Ed25519PublicKey, kept: Head | None = None) -> End:
    """Find the end of a journal and cut off what no signed head covers. Raises OSError; ConfigError for a broken chain.

    And for one that does not hold the record of the head that the node kept: then nothing is cut off.
    """
    paths = segments.listed(folder)
    if not paths:
        _refuse_cut(folder, paths, Place(), kept)
        return End(None, Place())
    _refuse_another(paths[0], node)
    start = _closing(paths[:-1], key)
    place = _last_good(paths[-1], Walk(key, node, start))
    lost = _lost(paths[-1], place, key)
    _refuse_cut(folder, paths, place, kept)
    if lost.bytes:
        _cut(paths[-1], place.offset)
    return lost


def _closing(paths: list[Path], key: Ed25519PublicKey) -> Place:
    """The place after the last line of the newest segment that holds one."""
    for path in reversed(paths):
        raw = _last_line(path)
        if raw:
            return _place_after(path, raw, key)
    return Place()


def _place_after(path: Path, raw: bytes, key: Ed25519PublicKey) -> Place:
    try:
        head = read_line(raw)
    except ValueError as error:
        raise ConfigError(f"{path}: last line: {error}; {_REMEDY}") from None
    if not head.signature or not is_signed(head, key):
        raise ConfigError(f"{path}: does not end in a head that this node signed; {_REMEDY}")
    return Place(0, 0, head.sequence, head.hash, head.prev)


def _last_good(path: Path, walk: Walk) -> Place:
    """The place of the last valid head before the first bad line."""
    try:
        for raw in _lines(path):
            walk.step(raw)
        walk.settle()
    except ChainError:
        pass
    return walk.good


def _lost(path: Path, place: Place, key: Ed25519PublicKey) -> End:
    """Count what follows the last good place; a head among it means that the chain was broken, not torn."""
    size = lines = 0
    for raw in _lines(path, place.offset):
        size, lines = size + len(raw), lines + 1
        head = _whole(raw)
        if head and head.signature:
            why = "the chain is broken before its last signed head" if is_signed(head, key) else "another key signed it"
            raise ConfigError(f"{path}:{place.line + 1}: {why}; {_REMEDY}")
    return End(path, place, size, lines)


def _whole(raw: bytes) -> Line | None:
    try:
        return read_line(raw)
    except ValueError:
        return None


def _refuse_cut(folder: Path, paths: list[Path], end: Place, kept: Head | None) -> None:
    """Raises ConfigError unless the journal, which ends at `end`, still holds the record of the kept head."""
    if kept is None:
        return
    if end.sequence < kept.sequence:
        why = f"cut after record {end.sequence}: the node had written up to {kept.sequence}"
        raise ConfigError(f"{folder}: {why}; {_REMEDY}")
    if kept.hash != (end.record if end.sequence == kept.sequence else _hash_of(paths, kept.sequence)):
        raise ConfigError(f"{folder}: record {kept.sequence} is not the one that the node wrote; {_REMEDY}")


def _hash_of(paths: list[Path], sequence: int) -> str | None:
    """The hash of a record, looked for from the newest segment back; None if a line before it, in its own, is not whole."""
    for path in reversed(paths):
        for raw in _lines(path):
            line = _whole(raw)
            if line is None or line.sequence > sequence:
                break
            if line.sequence == sequence and not line.signature:
                return line.hash
    return None


def _refuse_another(path: Path, node: str) -> None:
    line = _whole(next(_lines(path), b""))
    if line and line.node != node:
        raise ConfigError(
            f"{path}: is the journal of node {line.node!r}; set `node: {line.node}` or use another data_dir"
        )


def _lines(path: Path, offset: int = 0) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(offset)
        yield from file


def _last_line(path: Path, window: int = 64 * 1024) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        while True:
            file.seek(max(0, size - window))
            lines = file.read().splitlines(keepends=True)
            if len(lines) != 1 or window >= size:
                return lines[-1] if lines else b""
            window *= 4


def _cut(path: Path, size: int) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        os.ftruncate(descriptor, size)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
