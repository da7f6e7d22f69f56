"""Weights of every label for every word of a text. What is known of a written word is looked up once, and kept if the word is public.

Public is what stands in the shipped lists, written in one of the usual ways: nothing that only a prompt holds is kept.
"""

from threading import Lock

import numpy as np

from detectors.names.features import COMBINATIONS, LABELS, REACH, WORD_PAIRS, Word, word_of
from detectors.names.gazetteers import Gazetteers, folded
from detectors.names.places import places
from detectors.names.weights import NAMES, WIDTH, Floats, Ints, Weights

_MOST_KEPT = 40_000
_KIND, _KNOWN = 0, 1
_USUAL = (str.islower, str.isupper, str.istitle)


class Emissions:
    """Words -> weights of labels. Safe in any thread."""

    def __init__(self, weights: Weights, gazetteers: Gazetteers) -> None:
        """From what was learnt and the lists."""
        self._weights = weights
        self.gazetteers = gazetteers
        self._vocabulary = frozenset(weights.known)
        self._rows: dict[str, int] = {}
        self._blocks = np.zeros((_MOST_KEPT, WIDTH), dtype=np.float32)
        self._numbers = np.zeros((_MOST_KEPT, 2), dtype=np.int64)
        self._lock = Lock()
        self._edge = weights.kinds.get("#", 0)

    def __call__(self, words: list[str]) -> Floats:
        """A row for each word, a column for each label."""
        rows = list(map(self._rows.get, words))
        strange = [index for index, row in enumerate(rows) if row is None]
        blocks, numbers = self._gathered(words, rows, strange)
        return self._near(blocks) + self._together(numbers, words)

    def _gathered(self, words: list[str], rows: list[int | None], strange: list[int]) -> tuple[Floats, Ints]:
        at = np.array([row or 0 for row in rows], dtype=np.int64)
        blocks, numbers = self._blocks[at], self._numbers[at]
        for index in strange:
            blocks[index], numbers[index] = self._looked_at(words[index])
        return blocks, numbers

    def _looked_at(self, written: str) -> tuple[Floats, tuple[int, int]]:
        word = word_of(written, self.gazetteers, self._vocabulary)
        weights = self._weights
        found = [row for name in word.here if (row := weights.properties.get(name)) is not None]
        block = weights.blocks[found].sum(axis=0)
        numbers = weights.kinds.get(word.kind, 0), weights.known.get(word.known, 0)
        if self._is_public(written, word):
            self._keep(written, block, numbers)
        return block, numbers

    def _is_public(self, written: str, word: Word) -> bool:
        if not written[0].isalpha():
            return len(written) == 1 or written == "\n\n"
        plain = folded(written)
        return (bool(word.known) or plain in self.gazetteers) and any(way(written) for way in _USUAL)

    def _keep(self, written: str, block: Floats, numbers: tuple[int, int]) -> None:
        with self._lock:
            row = len(self._rows)
            if row < _MOST_KEPT and written not in self._rows:
                self._blocks[row], self._numbers[row] = block, numbers
                self._rows[written] = row

    def _near(self, blocks: Floats) -> Floats:
        """The sum of what each word tells of those up to REACH before and behind it."""
        count, width = len(blocks), len(LABELS)
        padded = np.zeros((count + 2 * REACH, WIDTH), dtype=np.float32)
        padded[REACH : REACH + count] = blocks
        total = np.zeros((count, width), dtype=np.float32)
        for place in range(2 * REACH + 1):
            total += padded[place : place + count, place * width : (place + 1) * width]
        return total

    def _together(self, numbers: Ints, words: list[str]) -> Floats:
        """The sum of what looks at several words."""
        where = np.array([self._weights.places.get(place, 0) for place in places(words)], dtype=np.int64)
        keys = np.stack(list(_keys(numbers, where, self._edge)))
        found = np.searchsorted(self._weights.keys, keys)
        found[found == len(self._weights.keys)] = 0
        hits = self._weights.keys[found] == keys
        templates, at = np.nonzero(hits)
        total = np.zeros((len(words), len(LABELS)), dtype=np.float32)
        np.add.at(total, at, self._weights.combinations[found[templates, at]])
        return total


def _keys(numbers: Ints, where: Ints, edge: int) -> list[Ints]:
    """For every template the key of every word; -1 where there is none."""
    count = len(numbers)
    kinds = np.full(count + 4, edge, dtype=np.int64)
    kinds[2 : 2 + count] = numbers[:, _KIND]
    known = np.zeros(count + 4, dtype=np.int64)
    known[2 : 2 + count] = numbers[:, _KNOWN]

    def at(values: Ints, distance: int) -> Ints:
        return values[2 + distance : 2 + distance + count]

    found: list[Ints] = []
    for template, distances in enumerate(COMBINATIONS):
        total = np.full(count, template << 48, dtype=np.int64)
        for shift, distance in zip((32, 16, 0), distances, strict=False):
            total |= at(kinds, distance) << shift
        found.append(total)
    for template, (near, here) in enumerate(WORD_PAIRS, len(COMBINATIONS)):
        word = at(known, near)
        found.append(np.where(word > 0, (template << 48) | (word << 32) | (at(kinds, here) << 16), -1))
    found.append((len(NAMES) - 2 << 48) | (where << 32) | (at(kinds, 0) << 16))
    found.append((len(NAMES) - 1 << 48) | (where << 32))
    return found
