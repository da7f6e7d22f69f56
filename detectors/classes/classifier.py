"""Sentences -> how likely each class is, and why: linear, so that every word's part in it can be told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detectors.calibration import Calibration
from detectors.classes.features import Features, Floats, of_group
from detectors.classes.groups import groups
from detectors.classes.weights import Weights
from models.entities import MEANS, MOST_MEANS

CLASSES = ("SPONSOR_SECRET", "STRATEGIC", "UNBLINDING", "INDIVIDUAL_CASE")
FEWEST_WORDS = 5
"""A sentence with fewer tells nothing."""
_WORDS, _LETTERS, _LOOKED_AT = 3, 3, 12
"""So many words are told of a finding, none shorter, of the heaviest."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a class: a half-open span in folded bytes."""

    start: int
    end: int
    entity: str
    score: float
    sentence: int


class Classifier:
    """The model. Any thread may call it."""

    def __init__(self, weights: Weights, calibration: Calibration) -> None:
        self._weights = weights
        self._calibration = calibration

    def judged(self, seen: Features, least: float) -> list[Judged]:
        """Sentences whose likeliest class is at least so likely, in their order."""
        sums = self.sums(seen)
        sums[seen.counts < FEWEST_WORDS] = -np.inf
        if not len(sums):
            return []
        best = sums.argmax(axis=1)
        told = [(int(row), int(best[row])) for row in np.flatnonzero(sums.max(axis=1) > 0)]
        scores = [(row, CLASSES[kind], self._calibration(CLASSES[kind], float(sums[row, kind]))) for row, kind in told]
        return [Judged(*seen.span(row), kind, score, row) for row, kind, score in scores if score >= least]

    def sums(self, seen: Features) -> Floats:
        """For each sentence and class the sum of all weights."""
        if not len(seen.firsts):
            return np.zeros((0, len(CLASSES)), dtype=np.float32)
        words = np.add.reduceat(self._parts(seen.buckets), seen.firsts)
        scale = np.sqrt(np.maximum(seen.counts, FEWEST_WORDS)).astype(np.float32)[:, None]
        sums: Floats = words / scale + seen.columns @ self._weights.columns + self._weights.bias
        return sums

    def _parts(self, buckets: NDArray[np.int64]) -> Floats:
        """Each word's part in each class."""
        parts: Floats = self._weights.buckets[buckets].sum(axis=1)
        return parts

    def means(self, seen: Features, one: Judged) -> tuple[str, ...]:
        """The groups of words that weighed most, of closed lists, in the alphabet's order."""
        column = self._weights.columns[:, CLASSES.index(one.entity)] * seen.columns[one.sentence]
        known = groups().names
        present = (number for number, name in enumerate(known) if name in MEANS and seen.bits[one.sentence] >> number & 1)
        weighed = sorted(((-float(column[of_group(number)].sum()), known[number]) for number in present))
        return tuple(sorted(name for weight, name in weighed[:MOST_MEANS] if weight < 0))

    def words(self, seen: Features, one: Judged) -> list[tuple[int, int]]:
        """Spans of the words that weighed most, in folded bytes, the heaviest first."""
        first, count = int(seen.firsts[one.sentence]), int(seen.counts[one.sentence])
        parts = self._parts(seen.buckets[first : first + count])[:, CLASSES.index(one.entity)]
        heavy = [int(word) for word in np.argsort(-parts, kind="stable")[: _LOOKED_AT] if parts[word] > 0]
        long = [word for word in heavy if seen.words.ends[first + word] - seen.words.starts[first + word] >= _LETTERS]
        return [(int(seen.words.starts[first + word]), int(seen.words.ends[first + word])) for word in long[:_WORDS]]
