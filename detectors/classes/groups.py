"""Groups of words that a class is told by, closed lists of detectors/lexicons/classes.txt: what a finding may say of why it was told."""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from detectors.classes.words import STEM, Hashes, Words, hashed, words
from detectors.normalise import plain

NUMBER = "number"
"""Any number in a sentence; the last group."""
_LIST = "classes.txt"
_SLOTS = 16
"""Bits of a slot: most words are told at once to be in no list."""
_PAIR = np.uint64(0xD6E8FEB86659FD93)
_BEGINNING = np.uint64(0x94D049BB133111EB)
"""Tells a beginning from a whole word of the same letters."""

Bits = NDArray[np.uint64]


class Groups:
    """The lists as one table, of whole words, of beginnings and of pairs; each term has a bit for each of its groups."""

    def __init__(self) -> None:
        lists = _lists()
        self.names = (*lists, NUMBER)
        terms: dict[int, int] = {}
        for bit, told in enumerate(lists.values()):
            for value in map(_hashed, told):
                terms[value] = terms.get(value, 0) | 1 << bit
        self._keys: Hashes = np.array(sorted(terms), dtype=np.uint64)
        self._bits: Bits = np.array([terms[key] for key in sorted(terms)], dtype=np.uint64)
        self._is_taken = np.zeros(1 << _SLOTS, dtype=bool)
        self._is_taken[slots(self._keys, _SLOTS)] = True
        self._number = np.uint64(1 << (len(self.names) - 1))

    def __call__(self, found: Words) -> Bits:
        """A bit for each group of each word; of a pair, at its first word."""
        values = np.empty((3, len(found.whole)), dtype=np.uint64)
        values[0] = found.whole
        np.bitwise_xor(found.stem, _BEGINNING, out=values[1])
        values[2, :-1] = paired(found.whole[:-1], found.whole[1:])
        values[2, -1:] = 0
        bits = np.zeros(values.shape, dtype=np.uint64)
        likely = self._is_taken[slots(values.ravel(), _SLOTS)].nonzero()[0]
        told = values.ravel()[likely]
        places = np.minimum(self._keys.searchsorted(told), len(self._keys) - 1)
        bits.ravel()[likely] = np.where(self._keys[places] == told, self._bits[places], np.uint64(0))
        together: Bits = np.bitwise_or.reduce(bits, axis=0)
        together[found.is_number] |= self._number
        return together

    def bit(self, *names: str) -> np.uint64:
        """The bits of groups."""
        return np.uint64(sum(1 << self.names.index(name) for name in names))


def slots(values: Hashes, bits: int) -> NDArray[np.int64]:
    """The slots, of so many bits, of hashes: their best mixed bits are the highest ones of a product."""
    mixed = (values ^ (values >> np.uint64(29))) * _PAIR
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def paired(first: Hashes, second: Hashes) -> Hashes:
    """One hash for two words in their order."""
    return first * _PAIR + second


@cache
def groups() -> Groups:
    """The table, read once in a process."""
    return Groups()


def _lists() -> dict[str, list[str]]:
    text = (files("detectors.lexicons") / _LIST).read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {name: _terms(told) for name, _, told in lines}


def _terms(told: str) -> list[str]:
    """`a b* "c d"` -> a, b*, c d."""
    return [term for part, piece in enumerate(told.split('"')) for term in ([piece] if part % 2 else piece.split())]


def _hashed(term: str) -> int:
    """The key of a term: of a whole word, of a beginning, or of a pair."""
    found = words(plain(term.removesuffix("*")))
    if len(found.whole) == 2:
        return int(paired(found.whole[:1], found.whole[1:])[0])
    whole, stem = hashed(plain(term.removesuffix("*")))
    return stem ^ int(_BEGINNING) if term.endswith("*") and len(term) > STEM else whole
