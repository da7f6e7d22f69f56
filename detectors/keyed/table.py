"""A file of keyed digests, mapped read-only into memory and shared by all processes that open it.

Layout: the line `gardefou digests 1`, a line of JSON (what it is, salt, sections with their number of digests, and what its maker adds),
a line with the seal of all the rest under the key, a filling to a whole number of 4096 bytes; then for each section a directory of
32-bit numbers (where the digests that begin with the same bits start) and its sorted digests of 8 bytes, big-endian.
"""

import json
import mmap
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

from detectors.keyed.digests import WIDTH, Digest, digest, seal
from models.reading import ConfigError

_FIRST = b"gardefou digests 1\n"
_PAGE = 4096
_MOST_HEADER = 1 << 20
_CHUNK = 1 << 20
_SEAL = 64
"""Hexadecimal digits."""
_BUCKET_BITS = 4
"""A directory points at about 16 digests at once."""
_MOST_BITS = 16


class Table:
    """An opened file. Any thread may ask it."""

    def __init__(self, path: Path, kind: str, key: bytes) -> None:
        """Raises ConfigError for a file of another kind or key, or one that is not as it was written."""
        self._path, self._key = path, key
        try:
            with path.open("rb") as file:
                self.header, start = self._checked(file, kind)
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path, or build it") from error
        self._salt = bytes.fromhex(self.header["salt"])
        self._sections: dict[str, tuple[int, int, Sequence[int]]] = {}
        for name, count in self.header["sections"].items():
            self._sections[name], start = self._section(count, start)

    def digest(self, kind: str) -> Digest:
        """The digests of one kind of value in this file."""
        return digest(self._key, self._salt, kind)

    def holds(self, section: str, value: bytes) -> bool:
        """Whether a digest is in a section."""
        return self._place(section, value) >= 0

    def count(self, section: str, value: bytes) -> int:
        """How often a digest is in a section."""
        return len(self.tails(section, value))

    def tails(self, section: str, head: bytes) -> list[bytes]:
        """What follows the first bytes of those digests of a section that begin with them, two bytes at least."""
        start, _, directory = self._sections[section]
        end = start + directory[-1] * WIDTH
        place = self._place(section, head)
        found: list[bytes] = []
        while 0 <= place < end and self._map[place : place + len(head)] == head:
            found.append(self._map[place + len(head) : place + WIDTH])
            place += WIDTH
        return found

    def digests(self, section: str) -> Iterator[bytes]:
        """All digests of a section, sorted."""
        start, _, directory = self._sections[section]
        for place in range(start, start + directory[-1] * WIDTH, WIDTH):
            yield self._map[place : place + WIDTH]

    def _place(self, section: str, value: bytes) -> int:
        """Where a digest, or one that begins so, first stands; below 0 if none does."""
        start, shift, directory = self._sections[section]
        bucket = (value[0] << 8 | value[1]) >> shift
        first, last = start + directory[bucket] * WIDTH, start + directory[bucket + 1] * WIDTH
        place = self._map.find(value, first, last) if first < last else -1
        while place >= 0 and (place - start) % WIDTH:
            place = self._map.find(value, place + 1, last)
        return place

    def _section(self, count: int, start: int) -> tuple[tuple[int, int, Sequence[int]], int]:
        bits = _bits(count)
        entries = (1 << bits) + 1
        first = start + entries * 4
        directory = _little_endian(array("I", self._map[start:first]))
        return (first, _MOST_BITS - bits, directory), first + count * WIDTH

    def _checked(self, file: BinaryIO, kind: str) -> tuple[dict[str, Any], int]:
        """The header, and where the sections start."""
        if file.readline(len(_FIRST)) != _FIRST:
            raise ConfigError(f"{self._path}: is no file of digests; name the one that was built")
        line = file.readline(_MOST_HEADER)
        told = file.readline(_SEAL + 1).strip()
        header = self._header(line, kind)
        start = _rounded(file.tell())
        file.seek(start)
        seen = seal(self._key)
        seen.update(line)
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
        if seen.hexdigest().encode("ascii") != told:
            raise ConfigError(
                f"{self._path}: does not belong to this key, or was altered; name its key, or build it anew"
            )
        return header, start

    def _header(self, line: bytes, kind: str) -> dict[str, Any]:
        try:
            header: dict[str, Any] = json.loads(line)
            found = header["kind"]
        except (ValueError, KeyError, TypeError):
            raise ConfigError(f"{self._path}: its header cannot be read; build it anew") from None
        if found != kind:
            raise ConfigError(f"{self._path}: holds {found}, not {kind}; name the right file")
        return header

    def __repr__(self) -> str:
        """Nothing of what it holds."""
        return f"Table({self._path.name!r})"


def write(path: Path, key: bytes, header: Mapping[str, Any], sections: Mapping[str, Iterable[bytes]]) -> None:
    """Write a file in one piece, in the place of the old one; `header` has `kind` and `salt`. Raises ConfigError."""
    content = {name: sorted(digests) for name, digests in sections.items()}
    line = (
        json.dumps({**header, "sections": {name: len(digests) for name, digests in content.items()}}).encode() + b"\n"
    )
    draft = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            _fill(file, line, content, key)
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name a file in a folder of yours") from error


def _fill(file: BinaryIO, line: bytes, content: Mapping[str, list[bytes]], key: bytes) -> None:
    seen = seal(key)
    seen.update(line)
    place = len(_FIRST) + len(line)
    file.seek(_rounded(place + _SEAL + 1))
    for digests in content.values():
        for piece in (_directory(digests), b"".join(digests)):
            seen.update(piece)
            file.write(piece)
    file.truncate()
    file.seek(0)
    file.write(_FIRST + line + seen.hexdigest().encode("ascii") + b"\n")


def _directory(digests: list[bytes]) -> bytes:
    """For each beginning of a digest, how many digests stand before it; then how many there are."""
    bits = _bits(len(digests))
    counts = [0] * (1 << bits)
    for one in digests:
        counts[(one[0] << 8 | one[1]) >> _MOST_BITS - bits] += 1
    return _little_endian(array("I", accumulate(counts, initial=0))).tobytes()


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bits(count: int) -> int:
    return max(0, min(_MOST_BITS, count.bit_length() - _BUCKET_BITS))


def _rounded(place: int) -> int:
    return -(-place // _PAGE) * _PAGE
