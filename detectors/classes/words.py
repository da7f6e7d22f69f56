"""Words of a folded text as numbers, all at once: where each stands, a hash of it and of its beginning. No loop over words: numpy does it.

The hash is a polynomial over the bytes, so that training and reading agree on every machine. All digits are one; a whole number is told by
its length alone, a decimal as such.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

STEM = 5
"""A word's beginning has so many letters."""
_BASE = 0x9E3779B97F4A7C15
_KEPT = 1 << 16
"""Powers for texts of such a length are kept; for longer ones they are made anew."""
_LETTER, _DIGIT, _SIGN, _POINT = 1, 2, 3, 4
_LONGEST_NUMBER = 24


def _kinds() -> bytes:
    kinds = bytearray(256)
    for signs, kind in (
        (b"abcdefghijklmnopqrstuvwxyz", _LETTER),
        (b"0123456789", _DIGIT),
        (b"%?\x80", _SIGN),
        (b".,", _POINT),
    ):
        for sign in signs:
            kinds[sign] = kind
    return bytes(kinds)


_KINDS = _kinds()
_VALUES = bytes.maketrans(b"123456789.,", b"0" * 11)
"""All digits are one, and so is the point between them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their order: half-open spans in folded bytes, hashes of the whole and of the beginning, which are numbers."""

    starts: Ints
    ends: Ints
    whole: Hashes
    stem: Hashes
    is_number: Bools
    codes: Bytes
    """The folded text itself."""


def words(data: bytes) -> Words:
    """The words of a folded text; `%`, `?` and signs of no alphabet are words, too."""
    codes = np.frombuffer(data, dtype=np.uint8)
    starts, ends = _spans(np.frombuffer(data.translate(_KINDS), dtype=np.uint8))
    powers, back = _powers(len(codes))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(np.frombuffer(data.translate(_VALUES), dtype=np.uint8) * powers, out=sums[1:])
    before, undone = sums[starts], back[starts]
    whole = (sums[ends] - before) * undone
    stem = (sums[np.minimum(ends, starts + STEM)] - before) * undone
    numbers = _numbers()[np.minimum(ends - starts, _LONGEST_NUMBER)]
    return Words(starts, ends, whole, stem, whole == numbers, codes)


def _spans(kinds: Bytes) -> tuple[Ints, Ints]:
    """Runs of letters and digits, with points between digits; signs by themselves."""
    inside = np.zeros(len(kinds) + 2, dtype=bool)
    inside[1:-1] = kinds - np.uint8(_LETTER) <= _DIGIT - _LETTER
    points = (kinds[1:-1] == _POINT).nonzero()[0] + 1
    if len(points):
        inside[points[(kinds[points - 1] == _DIGIT) & (kinds[points + 1] == _DIGIT)] + 1] = True
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    signs = (kinds == _SIGN).nonzero()[0]
    if len(signs):
        starts, ends = _merged(starts, signs), _merged(ends, signs + 1)
    return starts, ends


def _merged(first: Ints, second: Ints) -> Ints:
    """Both in their order; a stable sort sees that each has its own already."""
    return np.sort(np.concatenate((first, second)), kind="stable")


def _powers(length: int) -> tuple[Hashes, Hashes]:
    """The base's powers by place, and what undoes them."""
    powers, back = _kept() if length <= _KEPT else _made(length)
    return powers[:length], back


@cache
def _kept() -> tuple[Hashes, Hashes]:
    return _made(_KEPT)


def _made(length: int) -> tuple[Hashes, Hashes]:
    powers: Hashes = np.multiply.accumulate(np.full(length, _BASE, dtype=np.uint64))
    back: Hashes = np.multiply.accumulate(np.full(length, pow(_BASE, -1, 1 << 64), dtype=np.uint64))
    return powers, back


@cache
def _numbers() -> Hashes:
    """The hash of a number by its length; longer ones are none."""
    powers, back = _made(_LONGEST_NUMBER)
    numbers = np.zeros(_LONGEST_NUMBER + 1, dtype=np.uint64)
    numbers[1:-1] = np.cumsum(np.uint64(0x30) * powers)[:-1] * back[0]
    return numbers


def hashed(word: bytes) -> tuple[int, int]:
    """The two hashes of one folded word."""
    one = words(word)
    return int(one.whole[0]), int(one.stem[0])
