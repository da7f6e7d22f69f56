"""Weights of every label for every word of a text: the mean of what sums of weights say and what a small network says, which miss and see
different things. What is known of a written word is looked up once, and kept if the word is public.

Public is what stands in the shipped lists, written in one of the usual ways, and the shape of a number: nothing that only a prompt holds is kept.
"""

from threading import Lock

import numpy as np

from detectors.names.features import COMBINATIONS, LABELS, REACH, WORD_PAIRS, Word, shape, word_of
from detectors.names.gazetteers import Gazetteers, folded
from detectors.names.network import Network
from detectors.names.places import places
from detectors.names.weights import NAMES, WIDTH, Floats, Ints, Weights

_MOST_KEPT = 40_000
_HALF = np.float32(0.5)
_KIND, _KNOWN = 0, 1
_NUMBER = "#"
"""Before the shape of a number; no word begins with it but itself."""
_USUAL = (str.islower, str.isupper, str.istitle)


class Emissions:
    """Words -> weights of labels. Safe in any thread."""

    def __init__(self, weights: Weights, network: Network, gazetteers: Gazetteers) -> None:
        """From what was learnt and the lists."""
        self._weights = weights
        self._network = network
        self.gazetteers = gazetteers
        self._vocabulary = frozenset(weights.known)
        self._rows: dict[str, int] = {}
        self._blocks = np.zeros((_MOST_KEPT, WIDTH), dtype=np.float32)
        self._vectors = np.zeros((_MOST_KEPT, network.width), dtype=np.float32)
        self._numbers = np.zeros((_MOST_KEPT, 2), dtype=np.int64)
        self._lock = Lock()
        self._edge = weights.kinds.get("#", 0)
        nothing = np.zeros((1, len(LABELS)), dtype=np.float32)
        self._combinations = np.concatenate([weights.combinations, nothing])

    def __call__(self, words: list[str]) -> Floats:
        """A row for each word, a column for each label."""
        rows = [self._rows.get(word) if word.isalpha() else self._rows.get(self._kept_as(word)) for word in words]
        strange = [index for index, row in enumerate(rows) if row is None]
        blocks, vectors, numbers = self._gathered(words, rows, strange)
        where = np.array([self._weights.places.get(place, 0) for place in places(words)], dtype=np.int64)
        summed = self._near(blocks) + self._together(numbers, where)
        return (summed + self._network(vectors, where)) * _HALF

    def _gathered(self, words: list[str], rows: list[int | None], strange: list[int]) -> tuple[Floats, Floats, Ints]:
        at = np.array([row or 0 for row in rows], dtype=np.int64)
        blocks, vectors, numbers = self._blocks[at], self._vectors[at], self._numbers[at]
        known: dict[str, int] = {}
        for index in strange:
            written = words[index]
            first = known.setdefault(written, index)
            if first == index:
                blocks[index], vectors[index], numbers[index] = self._looked_at(written)
            else:
                blocks[index], vectors[index], numbers[index] = blocks[first], vectors[first], numbers[first]
        return blocks, vectors, numbers

    def _looked_at(self, written: str) -> tuple[Floats, Floats, tuple[int, int]]:
        word = word_of(written, self.gazetteers, self._vocabulary)
        weights = self._weights
        found = [row for name in word.here if (row := weights.properties.get(name)) is not None]
        looked_at = (
            weights.blocks[found].sum(axis=0),
            self._network.vector(found),
            (weights.kinds.get(word.kind, 0), weights.known.get(word.known, 0)),
        )
        if self._is_public(written, word):
            self._keep(self._kept_as(written), *looked_at)
        return looked_at

    def _kept_as(self, written: str) -> str:
        """The word; of a number that the model does not know, its shape, which is all that counts of it."""
        is_any = written[0].isdigit() and written not in self._vocabulary
        return _NUMBER + shape(written) if is_any else written

    def _is_public(self, written: str, word: Word) -> bool:
        if not written[0].isalpha():
            return len(written) == 1 or written == "\n\n" or (written[0].isdigit() and not word.known)
        plain = folded(written)
        return (bool(word.known) or plain in self.gazetteers) and any(way(written) for way in _USUAL)

    def _keep(self, name: str, block: Floats, vector: Floats, numbers: tuple[int, int]) -> None:
        with self._lock:
            row = len(self._rows)
            if row < _MOST_KEPT and name not in self._rows:
                self._blocks[row], self._vectors[row], self._numbers[row] = block, vector, numbers
                self._rows[name] = row

    def _near(self, blocks: Floats) -> Floats:
        """The sum of what each word tells of those up to REACH before and behind it."""
        count, width = len(blocks), len(LABELS)
        padded = np.zeros((count + 2 * REACH, WIDTH), dtype=np.float32)
        padded[REACH : REACH + count] = blocks
        total = np.zeros((count, width), dtype=np.float32)
        for place in range(2 * REACH + 1):
            total += padded[place : place + count, place * width : (place + 1) * width]
        return total

    def _together(self, numbers: Ints, where: Ints) -> Floats:
        """The sum of what looks at several words."""
        weights = self._weights
        keys = _keys(numbers, where, self._edge)
        found = np.minimum(weights.keys.searchsorted(keys), len(weights.keys) - 1)
        found[weights.keys[found] != keys] = len(weights.keys)
        total: Floats = self._combinations[found].sum(axis=0)
        return total


_FAR = 2
_TRIPLES = np.array([(*distances, _FAR)[:3] for distances in COMBINATIONS]).T[:, :, None] + _FAR
_IS_TRIPLE = np.array([len(distances) > 2 for distances in COMBINATIONS])[:, None]
_PAIRS = np.array(WORD_PAIRS).T[:, :, None] + _FAR
"""Where each of what is looked at together stands, among words with as many as `_FAR` before and behind them: a row for each template."""
_TEMPLATES = np.arange(len(NAMES), dtype=np.int64)[:, None] << 48


def _keys(numbers: Ints, where: Ints, edge: int) -> Ints:
    """A row for every template: the key of every word, without meaning where there is none."""
    count = len(numbers)
    padded = np.empty((2, count + 2 * _FAR), dtype=np.int64)
    padded[_KIND], padded[_KNOWN] = edge, 0
    padded[:, _FAR:-_FAR] = numbers.T
    kinds, known = padded[_KIND], padded[_KNOWN]
    here = np.arange(count)
    first, second, third = kinds[_TRIPLES + here]
    near, at = _PAIRS + here
    words = known[near]
    keys = np.empty((len(NAMES), count), dtype=np.int64)
    keys[: len(COMBINATIONS)] = (first << 32) | (second << 16) | third * _IS_TRIPLE
    keys[len(COMBINATIONS) : -2] = np.where(words > 0, (words << 32) | (kinds[at] << 16), -1)
    keys[-1] = where << 32
    keys[-2] = keys[-1] | (numbers[:, _KIND] << 16)
    keys |= _TEMPLATES
    return keys
