"""Words of a folded text as numbers, all at once: where each stands, a hash of it and of its beginning. No loop over words: numpy does it.

The hash is a polynomial over the bytes, so that training and reading agree on every machine. All digits are one; a whole number is told by
its length alone, a decimal as such.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

STEM = 5
"""A word's beginning has so many letters."""
_LONGEST = 31
"""Letters behind are taken together, so that a word may be as long as it likes."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_POWERS: Hashes = np.multiply.accumulate(np.full(_LONGEST + 1, _BASE, dtype=np.uint64))
_LETTER, _DIGIT, _SIGN, _POINT = 1, 2, 3, 4


def _kinds() -> Bytes:
    kinds = np.zeros(256, dtype=np.uint8)
    kinds[list(b"abcdefghijklmnopqrstuvwxyz")] = _LETTER
    kinds[list(b"0123456789")] = _DIGIT
    kinds[list(b"%?\x80")] = _SIGN
    kinds[list(b".,")] = _POINT
    return kinds


_KINDS = _kinds()


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their order: half-open spans in folded bytes, hashes of the whole and of the beginning, which are numbers."""

    starts: Ints
    ends: Ints
    whole: Hashes
    stem: Hashes
    is_number: NDArray[np.bool_]
    codes: Bytes
    """The folded text itself."""


def words(data: bytes) -> Words:
    """The words of a folded text; `%`, `?` and signs of no alphabet are words, too."""
    codes = np.frombuffer(data, dtype=np.uint8)
    kinds = _KINDS[codes]
    if not len(codes):
        nothing = np.zeros(0, dtype=np.int64)
        return Words(nothing, nothing, nothing.astype(np.uint64), nothing.astype(np.uint64), nothing > 0, codes)
    is_digit = kinds == _DIGIT
    between = np.zeros(len(codes), dtype=bool)
    between[1:-1] = (kinds[1:-1] == _POINT) & is_digit[:-2] & is_digit[2:]
    is_word = ((kinds != 0) & (kinds != _POINT)) | between
    is_sign = kinds == _SIGN
    joined = np.zeros(len(codes) + 1, dtype=bool)
    joined[1:-1] = is_word[1:] & is_word[:-1] & ~is_sign[1:] & ~is_sign[:-1]
    starts = np.flatnonzero(is_word & ~joined[:-1])
    ends = np.flatnonzero(is_word & ~joined[1:]) + 1
    return _hashed(codes, is_word, is_digit | between, (starts, ends))


def _hashed(codes: Bytes, is_word: NDArray[np.bool_], is_digit: NDArray[np.bool_], spans: tuple[Ints, Ints]) -> Words:
    starts, ends = spans
    if not len(starts):
        nothing = np.zeros(0, dtype=np.uint64)
        return Words(starts, ends, nothing, nothing, starts > 0, codes)
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    letters = np.flatnonzero(is_word)
    places = np.minimum(np.arange(len(letters)) - np.repeat(firsts, lengths), _LONGEST)
    digits = is_digit[letters]
    values = np.where(digits, np.uint8(0x30), codes[letters]).astype(np.uint64) * _POWERS[places]
    whole = np.add.reduceat(values, firsts)
    values[places >= STEM] = 0
    stem = np.add.reduceat(values, firsts)
    is_number = np.add.reduceat(digits.astype(np.int64), firsts) == lengths
    return Words(starts, ends, whole, stem, is_number, codes)


def hashed(word: bytes) -> tuple[int, int]:
    """The two hashes of one folded word."""
    one = words(word)
    return int(one.whole[0]), int(one.stem[0])
