"""What is seen of a sentence: hashed words and pairs of words, and the groups of words in it, beside it and around it. For training and reading."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detectors.classes.groups import Bits, groups, paired, slots
from detectors.classes.sentences import sentences
from detectors.classes.words import Hashes, Ints, Words, words
from models.entities import MEANS

BUCKETS = 17
"""Bits of a bucket: so many weights are kept for hashed words, times classes."""
NOTHING = 0
"""The bucket of a pair that a sentence's end cuts; it has no weight."""
_FRAME = ("published", "taught", "asked", "general", "request", "report", "norm")
"""Groups that say in which frame a whole text stands."""
_AROUND = 3
"""Sentences before and behind that are looked at for it, beside the first two of the text."""
FEWEST_WORDS = 5
_FEWEST_GROUPS = 2
"""A sentence with fewer tells nothing."""
_SALTS = tuple(np.uint64(salt) for salt in (0x51ED270B, 0xA2F9836E, 0x4E44152A, 0x7F4A7C15))

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences: first words, buckets of each word, groups."""

    words: Words
    firsts: Ints
    """The number of each sentence's first word."""
    counts: Ints
    """How many words each has."""
    buckets: NDArray[np.int64]
    """For each word its buckets, one a column."""
    bits: Bits
    """Groups of each sentence, as bits."""
    rows: Ints
    """The sentences that are worth weighing: long enough, and with words of several groups. The others are of no class."""

    def span(self, sentence: int) -> tuple[int, int]:
        """The sentence's first and last letter, in folded bytes, half-open."""
        first, count = int(self.firsts[sentence]), int(self.counts[sentence])
        return int(self.words.starts[first]), int(self.words.ends[first + count - 1])


def features(data: bytes) -> Features:
    """Of a folded text."""
    found = words(data)
    firsts = sentences(found)
    counts = np.diff(firsts, append=len(found.starts))
    if not len(firsts):
        empty = np.zeros((0, len(_SALTS)), dtype=np.int64)
        return Features(found, firsts, counts, empty, np.zeros(0, np.uint32), firsts)
    bits = np.bitwise_or.reduceat(groups()(found), firsts)
    rows = np.flatnonzero((counts >= FEWEST_WORDS) & (np.bitwise_count(bits & _means()) >= _FEWEST_GROUPS))
    return Features(found, firsts, counts, _buckets(found, firsts), bits, rows)


def _buckets(found: Words, firsts: Ints) -> NDArray[np.int64]:
    """Words and beginnings, each with itself, the next and the next but one; numbers are told by their length."""
    whole = np.where(found.is_number, found.stem, found.whole)
    stem = found.stem
    is_first = np.zeros(len(whole) + 2, dtype=bool)
    is_first[firsts] = True
    is_first[-2:] = True
    columns = (whole, stem, _followed(stem, 1), _followed(stem, 2))
    buckets = np.stack([slots(values + salt, BUCKETS) for values, salt in zip(columns, _SALTS, strict=True)], axis=1)
    buckets[buckets == NOTHING] = 1
    buckets[is_first[1:-1], 2:] = NOTHING
    buckets[is_first[2:], 3] = NOTHING
    return buckets


def _followed(stems: Hashes, distance: int) -> Hashes:
    """Each word with the one at a distance behind it."""
    behind = np.zeros_like(stems)
    behind[:-distance] = stems[distance:]
    return paired(stems, behind)


@cache
def _means() -> np.uint32:
    """The bits of groups that speak for a class."""
    return np.uint32(sum(1 << groups().names.index(name) for name in MEANS))


def columns(seen: Features) -> Floats:
    """Of the rows: groups in a sentence, beside it, around it; pairs of groups in it; and groups in it with the frames around it."""
    bits, rows = seen.bits, seen.rows
    padded = np.concatenate((np.zeros(_AROUND, np.uint32), bits, np.zeros(_AROUND, np.uint32)))
    count = len(bits)
    beside = padded[_AROUND - 1 : _AROUND - 1 + count] | padded[_AROUND + 1 : _AROUND + 1 + count]
    around = np.full(count, np.bitwise_or.reduce(bits[:2]), dtype=np.uint32)
    for shift in range(2 * _AROUND + 1):
        around |= padded[shift : shift + count]
    inside = _spread(bits[rows])
    frames = _spread(around[rows])[:, _frames()]
    first, second = _pairs()
    pairs = inside[:, first] * inside[:, second]
    framed = (inside[:, :, None] * frames[:, None, :]).reshape(len(rows), len(_FRAME) * inside.shape[1])
    return np.concatenate((inside, _spread(beside[rows]), frames, pairs, framed), axis=1)


def _spread(bits: Bits) -> Floats:
    numbers = np.arange(len(groups().names), dtype=np.uint32)
    return ((bits[:, None] >> numbers) & np.uint32(1)).astype(np.float32)


@cache
def _pairs() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    first, second = np.triu_indices(len(groups().names), 1)
    return first, second


@cache
def _frames() -> list[int]:
    return [groups().names.index(name) for name in _FRAME]


def width() -> int:
    """How many columns there are."""
    known = len(groups().names)
    return 2 * known + len(_FRAME) + known * (known - 1) // 2 + known * len(_FRAME)


def of_group(group: int) -> NDArray[np.int64]:
    """The columns of a group in its sentence: alone, in pairs, in frames."""
    known = len(groups().names)
    first, second = _pairs()
    pairs = np.flatnonzero((first == group) | (second == group)) + 2 * known + len(_FRAME)
    framed = 2 * known + len(_FRAME) + len(first) + group * len(_FRAME) + np.arange(len(_FRAME))
    return np.concatenate(([group], pairs, framed))
