"""Following a chain line by line, as `verify` and the recovery at start-up do. Memory does not grow with the chain.

A valid signature vouches for every line before it, so one head of a block is checked; the others only if that one fails.
"""

from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from audit.chain import GENESIS, ChainError, Line, is_signed, looks_like_head, read_line

_BLOCK = 1024


class Place(NamedTuple):
    """Where a chain stands: after `sequence` records, at byte `offset` and line `line` of a segment.

    `record` is the hash of the last record, `prev` of the last line: what the next line must name.
    """

    offset: int = 0
    line: int = 0
    sequence: int = 0
    prev: str = GENESIS
    record: str = GENESIS


class Walk:
    """A walk that starts at `place`, which is trusted. `good` is the last place that a valid signature vouches for."""

    def __init__(self, key: Ed25519PublicKey, node: str | None = None, place: Place | None = None) -> None:
        self.at = self.good = place or Place()
        self.node = node
        self._key = key
        self._heads: list[tuple[Line, Place]] = []

    def enter(self) -> None:
        """Go on at the first byte of the next segment. Raises ChainError if the one before does not end in a valid head."""
        self.settle()
        if not self.is_closed:
            raise ChainError(self.good.sequence + 1, "cut: its segment does not end in a signed head")
        self.at = self.good = self.at._replace(offset=0, line=0)

    def step(self, raw: bytes) -> Line:
        """Take one line, newline included. Raises ChainError with the first record that is not what was written."""
        try:
            line = self._follow(raw)
        except ChainError:
            self.settle()
            raise
        self._arrive(line, len(raw))
        return line

    def settle(self) -> None:
        """Check the heads passed since the last check. Raises ChainError at the first that the key did not sign."""
        heads, self._heads = self._heads, []
        if heads and is_signed(heads[-1][0], self._key):
            self.good = heads[-1][1]
            return
        for head, place in heads:
            if not is_signed(head, self._key):
                raise ChainError(
                    self.good.sequence + 1, f"rebuilt: the head after record {head.sequence} is not signed by this key"
                )
            self.good = place

    @property
    def is_closed(self) -> bool:
        """Whether the last line taken is a head whose signature was checked."""
        return self.at == self.good

    def _follow(self, raw: bytes) -> Line:
        expected = self.at.sequence + 1
        try:
            line = read_line(raw)
        except ValueError as error:
            raise ChainError(self._doubtful(raw), str(error)) from None
        if self.node is not None and line.node != self.node:
            raise ChainError(expected, "written by another node")
        if line.sequence != (self.at.sequence if line.signature else expected):
            raise ChainError(expected, "missing or moved: another record stands in its place")
        if line.prev != self.at.prev:
            raise ChainError(self._blamed(), "replaced: the line that follows it names another hash")
        return line

    def _doubtful(self, raw: bytes) -> int:
        """The first record that a line which is not whole leaves unproven: an altered head leaves all of its commit."""
        self.settle()
        return (self.good if looks_like_head(raw) else self.at).sequence + 1

    def _blamed(self) -> int:
        """The record that a wrong `prev` makes doubtful: the one before, unless a signature vouches for that one."""
        self.settle()
        return self.at.sequence + (1 if self.is_closed else 0)

    def _arrive(self, line: Line, size: int) -> None:
        record = self.at.record if line.signature else line.hash
        self.node = line.node
        self.at = Place(self.at.offset + size, self.at.line + 1, line.sequence, line.hash, record)
        if line.signature:
            self._heads.append((line, self.at))
        if len(self._heads) >= _BLOCK:
            self.settle()
