"""The formats that are known: what gives each away, and its reader."""

from collections.abc import Callable, Iterator, Sequence

from detectors.payloads.cell import Cell

Reader = Callable[[bytes, Sequence[int]], Iterator[Cell]]
"""Reads a folded text, given the ends of what made it look: in order, without repetition."""

READERS: tuple[tuple[bytes, Reader], ...] = ((rb"\x00x\x00", lambda d, p: iter(())),)
"""Signature, a Hyperscan expression on folded bytes with a newline in front and behind, and the reader of what bears it."""
