"""What is seen of a sentence: hashed words and pairs of words, and the groups of words in it, beside it and around it. For training and reading."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detectors.classes.groups import Bits, groups, paired, slots
from detectors.classes.sentences import FEWEST, lengths, sentences
from detectors.classes.words import Hashes, Ints, Words, words
from models.entities import MEANS

BUCKETS = 19
"""Bits of a bucket: so many weights are kept for hashed words, times classes. With fewer, what was never learnt meets what was."""
NOTHING = 0
"""The bucket of a pair that a sentence's end cuts; it has no weight."""
_FRAME = (
    "published",
    "taught",
    "asked",
    "general",
    "request",
    "report",
    "norm",
    "hush",
    "quiet",
    "ours",
    "known",
    "learning",
    "law",
    "audience",
    "artefact",
    "fiction",
    "family",
    "code",
    "home",
    "office",
    "lexis",
)
"""Groups that say in which frame a whole text stands."""
_AROUND = 3
"""Sentences before and behind that are looked at for it, beside the first two of the text: seven in a row, that is twice two and then three on."""
_FEWEST_GROUPS = 2
"""A sentence with fewer tells nothing."""
_SALTS = np.array((0x51ED270B, 0xA2F9836E, 0x4E44152A, 0x7F4A7C15), dtype=np.uint64)

Floats = NDArray[np.float32]
Buckets = NDArray[np.int64]
Grouped = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences: first words, buckets of each word, groups."""

    words: Words
    firsts: Ints
    """The number of each sentence's first word."""
    counts: Ints
    """How many words each has."""
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
    if not len(firsts):
        return Features(found, firsts, firsts, np.zeros(0, np.uint64), firsts)
    counts = lengths(firsts, len(found.starts))
    bits = np.bitwise_or.reduceat(groups()(found), firsts)
    rows = ((counts >= FEWEST) & (np.bitwise_count(bits & _means()) >= _FEWEST_GROUPS)).nonzero()[0]
    return Features(found, firsts, counts, bits, rows)


def buckets(seen: Features, rows: Ints) -> Buckets:
    """Of the words of some sentences, one behind the other: words and beginnings, each with itself, the next and the next but one.

    A column for each of the four; numbers are told by their length.
    """
    counts = seen.counts[rows]
    behind = np.cumsum(counts)
    inside = np.repeat(seen.firsts[rows] - behind + counts, counts) + np.arange(int(counts.sum()))
    stem = seen.words.stem[inside]
    values = np.empty((len(_SALTS), len(stem)), dtype=np.uint64)
    values[0] = np.where(seen.words.is_number[inside], stem, seen.words.whole[inside])
    values[1], values[2], values[3] = stem, _followed(stem, 1), _followed(stem, 2)
    values += _SALTS[:, None]
    found = slots(values, BUCKETS).T
    found[found == NOTHING] = 1
    found[behind - 1, 2:] = NOTHING
    found[behind - 2, 3] = NOTHING
    return found


def _followed(stems: Hashes, distance: int) -> Hashes:
    """Each word with the one at a distance behind it."""
    behind = np.zeros_like(stems)
    behind[:-distance] = stems[distance:]
    return paired(stems, behind)


@cache
def _means() -> np.uint64:
    """The bits of groups that speak for a class."""
    return groups().bit(*MEANS)


def grouped(seen: Features, rows: Ints) -> Grouped:
    """Of some sentences: groups in each, in those beside it, and the frames around it; 0 or 1."""
    bits = seen.bits
    padded = np.zeros(len(bits) + 2 * _AROUND, dtype=np.uint64)
    padded[_AROUND:-_AROUND] = bits
    two = padded[:-1] | padded[1:]
    four = two[:-2] | two[2:]
    around = four[:-3] | four[3:] | np.bitwise_or.reduce(bits[:2])
    beside = padded[_AROUND - 1 : -_AROUND - 1] | padded[_AROUND + 1 : len(padded) - _AROUND + 1]
    spread = _spread(np.concatenate((bits[rows], beside[rows], around[rows])))
    inside, near, frames = spread.reshape(3, len(rows), -1)
    return inside, near, frames[:, _frames()]


def columns(seen: Features) -> Floats:
    """The same side by side, with all pairs of groups in a sentence, and of a group and a frame: what a model learns from."""
    inside, beside, frames = grouped(seen, seen.rows)
    first, second = pairs()
    framed = (inside[:, :, None] * frames[:, None, :]).reshape(len(inside), len(_FRAME) * inside.shape[1])
    return np.concatenate((inside, beside, frames, inside[:, first] * inside[:, second], framed), axis=1)


def _spread(bits: Bits) -> Floats:
    octets = bits.astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, count=len(groups().names), bitorder="little").astype(np.float32)


@cache
def pairs() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the groups of each pair."""
    first, second = np.triu_indices(len(groups().names), 1)
    return first, second


@cache
def _frames() -> NDArray[np.int64]:
    return np.array([groups().names.index(name) for name in _FRAME])


def parts() -> tuple[int, int, int, int]:
    """Where the columns of sentences beside, of frames, of pairs, and of groups in frames begin."""
    known = len(groups().names)
    return known, 2 * known, 2 * known + len(_FRAME), 2 * known + len(_FRAME) + known * (known - 1) // 2


def width() -> int:
    """How many columns there are."""
    return parts()[-1] + len(groups().names) * len(_FRAME)
