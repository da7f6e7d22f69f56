"""Pieces of universally unique identifiers (RFC 9562) are chance: requests are full of them, and `acc6-6a57…` is no accession number."""

import re
from collections.abc import Sequence

from detectors.pattern import Hit

LENGTH = 36
_SHAPE = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_FOLDED = re.compile(_SHAPE.encode())
_UUID = re.compile(rf"(?<![0-9A-Za-z]){_SHAPE}(?![0-9A-Za-z])")
_DIGITS = frozenset("0123456789abcdefABCDEF-")


def is_uuid(value: bytes) -> bool:
    """Whether folded bytes are one, and nothing else."""
    return _FOLDED.fullmatch(value) is not None


def without_pieces(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, but those that begin or end within a UUID; one that holds it whole, such as a password, stays."""
    return [hit for hit in hits if not _is_cut_out(text, hit.start, hit.end)]


def _is_cut_out(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] not in _DIGITS and text[end : end + 1] not in _DIGITS:
        return False  # it stands by itself, as nearly all do
    around = _UUID.finditer(text, max(start - LENGTH, 0), end + LENGTH)
    return any(_cuts(found.start(), found.end(), start, end) for found in around)


def _cuts(first: int, last: int, start: int, end: int) -> bool:
    return first < end and start < last and not (start <= first and last <= end)
