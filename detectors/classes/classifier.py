"""Sentences -> how likely each class is, and why: linear, so that every word's part in it can be told."""

from dataclasses import dataclass

import numpy as np

from detectors.calibration import Calibration
from detectors.classes.features import FEWEST_WORDS, Features, Floats, columns, of_group
from detectors.classes.groups import groups
from detectors.classes.weights import Weights
from models.entities import MEANS, MOST_MEANS

CLASSES = ("SPONSOR_SECRET", "STRATEGIC", "UNBLINDING", "INDIVIDUAL_CASE")
_LOWEST = -1.5
"""Of a smaller sum nothing comes."""
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
        best = sums.argmax(axis=1)
        likely = np.flatnonzero(sums.max(axis=1, initial=-np.inf) > _LOWEST).tolist()
        told = [(int(seen.rows[row]), CLASSES[best[row]], float(sums[row].max())) for row in likely]
        scores = [(sentence, kind, self._calibration(kind, total)) for sentence, kind, total in told]
        return [Judged(*seen.span(one), kind, score, one) for one, kind, score in scores if score >= least]

    def sums(self, seen: Features) -> Floats:
        """For each row and class the sum of all weights."""
        if not len(seen.rows):
            return np.zeros((0, len(CLASSES)), dtype=np.float32)
        counts = seen.counts[seen.rows]
        within = np.cumsum(counts) - counts
        words = np.repeat(seen.firsts[seen.rows] - within, counts) + np.arange(int(counts.sum()))
        weights = self._weights.buckets.take(seen.buckets[words].ravel(), axis=0)
        hashed = np.add.reduceat(weights, within * seen.buckets.shape[1])
        scale = np.sqrt(np.maximum(counts, FEWEST_WORDS)).astype(np.float32)[:, None]
        sums = hashed / scale + columns(seen) @ self._weights.columns + self._weights.bias
        return sums.astype(np.float32, copy=False)

    def means(self, seen: Features, one: Judged) -> tuple[str, ...]:
        """The groups of words that weighed most, of closed lists, in the alphabet's order."""
        row = int(np.searchsorted(seen.rows, one.sentence))
        column = self._weights.columns[:, CLASSES.index(one.entity)] * columns(seen)[row]
        known = groups().names
        present = (
            number for number, name in enumerate(known) if name in MEANS and seen.bits[one.sentence] >> number & 1
        )
        weighed = sorted((-float(column[of_group(number)].sum()), known[number]) for number in present)
        return tuple(sorted(name for weight, name in weighed[:MOST_MEANS] if weight < 0))

    def words(self, seen: Features, one: Judged) -> list[tuple[int, int]]:
        """Spans of the words that weighed most, in folded bytes, the heaviest first."""
        first, count = int(seen.firsts[one.sentence]), int(seen.counts[one.sentence])
        weights = self._weights.buckets[:, CLASSES.index(one.entity)]
        parts = weights[seen.buckets[first : first + count]].sum(axis=1)
        heavy = [int(word) for word in np.argsort(-parts, kind="stable")[:_LOOKED_AT] if parts[word] > 0]
        long = [word for word in heavy if seen.words.ends[first + word] - seen.words.starts[first + word] >= _LETTERS]
        return [(int(seen.words.starts[first + word]), int(seen.words.ends[first + word])) for word in long[:_WORDS]]
