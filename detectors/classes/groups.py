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
_SLOTS = 18
"""Bits of a slot."""
_PAIR = np.uint64(0xD6E8FEB86659FD93)

Bits = NDArray[np.uint32]


class Groups:
    """The lists as a table: a word's slot holds its hash, and a bit for each of its groups."""

    def __init__(self) -> None:
        """Reads the lists. Raises ValueError if two of their words share a slot."""
        lists = _lists()
        self.names = (*lists, NUMBER)
        self._tables = {"whole": _Table(), "stem": _Table(), "pair": _Table()}
        for bit, terms in enumerate(lists.values()):
            for term in terms:
                kind, value = _hashed(term)
                self._tables[kind].add(value, 1 << bit)

    def __call__(self, found: Words) -> Bits:
        """A bit for each group of each word; of a pair, at its first word."""
        tables = self._tables
        bits = tables["whole"](found.whole) | tables["stem"](found.stem)
        if len(bits) > 1:
            bits[:-1] |= tables["pair"](paired(found.whole[:-1], found.whole[1:]))
        bits[found.is_number] |= np.uint32(1 << (len(self.names) - 1))
        return bits


class _Table:
    """Hash -> bits, looked up for many at once."""

    def __init__(self) -> None:
        self._keys = np.zeros(1 << _SLOTS, dtype=np.uint64)
        self._bits = np.zeros(1 << _SLOTS, dtype=np.uint32)

    def add(self, value: int, bit: int) -> None:
        slot = int(slots(np.array([value], dtype=np.uint64), _SLOTS)[0])
        if self._keys[slot] not in (0, value):
            raise ValueError(f"{_LIST}: two words share a slot; change one of them")
        self._keys[slot] = value
        self._bits[slot] |= np.uint32(bit)

    def __call__(self, values: Hashes) -> Bits:
        places = slots(values, _SLOTS)
        return np.where(self._keys[places] == values, self._bits[places], np.uint32(0))


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


def _hashed(term: str) -> tuple[str, int]:
    """In which table a term belongs, and its hash there."""
    found = words(plain(term.removesuffix("*")))
    if len(found.whole) == 2:
        return "pair", int(paired(found.whole[:1], found.whole[1:])[0])
    whole, stem = hashed(plain(term.removesuffix("*")))
    return ("stem", stem) if term.endswith("*") and len(term) > STEM else ("whole", whole)
