"""Sentences -> how likely each class is, and why: linear, so that every word's part in it can be told."""

from dataclasses import dataclass

import numpy as np

from detectors.calibration import Calibration
from detectors.classes.features import Features, Floats, buckets, grouped, pairs, parts
from detectors.classes.groups import groups
from detectors.classes.sentences import FEWEST
from detectors.classes.weights import Weights
from detectors.classes.words import Ints
from models.entities import MEANS, MOST_MEANS

CLASSES = ("SPONSOR_SECRET", "STRATEGIC", "UNBLINDING", "INDIVIDUAL_CASE")
_LOWEST = -1.5
"""Of a smaller sum nothing comes."""
_NOTHING = -99
_TOGETHER = 24
"""So many sentences are weighed at once: more would make the library of matrices start threads."""
_AROUND = 3
"""So many sentences before and behind are looked at for what a sentence leans to."""
_MOST_LEANING = 1.5
"""More than so much they add to no sum, and take from none."""
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
        self._pairs, self._framed = _tensors(weights.columns)

    def judged(self, seen: Features, least: float) -> list[Judged]:
        """Sentences whose likeliest class is at least so likely, in their order."""
        sums = self.sums(seen)
        best = sums.argmax(axis=1)
        likely = (sums.max(axis=1, initial=-np.inf) > _LOWEST).nonzero()[0]
        if not len(likely):
            return []
        totals = sums[likely].max(axis=1) + self._leaning(seen, seen.rows[likely])
        told = [
            (sentence, CLASSES[kind], total)
            for sentence, kind, total in zip(
                seen.rows[likely].tolist(), best[likely].tolist(), totals.tolist(), strict=True
            )
        ]
        scores = [(sentence, kind, self._calibration(kind, total)) for sentence, kind, total in told]
        return [Judged(*seen.span(one), kind, score, one) for one, kind, score in scores if score >= least]

    def sums(self, seen: Features) -> Floats:
        """For each row and class the sum of all weights; of what the gate holds back, nothing."""
        sums = np.full((len(seen.rows), len(CLASSES)), _NOTHING, dtype=np.float32)
        if len(seen.rows):
            told = grouped(seen, seen.rows)
            plain = np.concatenate(told, axis=1)
            passed = (plain @ self._weights.gate[:-1] + self._weights.gate[-1] >= 0).nonzero()[0]
            for first in range(0, len(passed), _TOGETHER):
                some = passed[first : first + _TOGETHER]
                sums[some] = plain[some] @ self._weights.columns[: plain.shape[1]] + self._weights.bias
                sums[some] += self._paired(told[0][some], told[2][some]) + self._hashed(seen, seen.rows[some])
        return sums

    def _hashed(self, seen: Features, rows: Ints) -> Floats:
        """What words and pairs of words add."""
        counts = seen.counts[rows]
        found = buckets(seen, rows)
        weights = self._weights.buckets.take(found.ravel(), axis=0).astype(np.float32)
        hashed = np.add.reduceat(weights, (np.cumsum(counts) - counts) * found.shape[1])
        scale = np.sqrt(np.maximum(counts, FEWEST)).astype(np.float32)
        return np.asarray(hashed / scale[:, None], dtype=np.float32)

    def _leaning(self, seen: Features, rows: Ints) -> Floats:
        """What the words of some sentences and of those around them speak for: a class, or what is the world's or nobody's."""
        lows, highs = surroundings(seen, rows)
        edges = np.zeros(len(seen.counts) + 1, dtype=np.int64)
        np.add.at(edges, lows, 1)
        np.add.at(edges, highs, -1)
        near = np.flatnonzero(np.cumsum(edges))
        counts = seen.counts[near]
        found = buckets(seen, near)
        weights = self._weights.whole.take(found.ravel()).astype(np.float32)
        sums = np.zeros((2, len(edges)))
        sums[0, near + 1] = np.add.reduceat(weights, (np.cumsum(counts) - counts) * found.shape[1])
        sums[1, near + 1] = counts
        told, words = (total[highs] - total[lows] for total in np.cumsum(sums, axis=1))
        return most_leaning(told / np.sqrt(words) + self._weights.whole_bias)

    def _paired(self, inside: Floats, frames: Floats) -> Floats:
        """What pairs of groups add, a quadratic form, and groups in frames."""
        inner = (inside @ self._pairs).reshape(-1, len(CLASSES), inside.shape[1]) * inside[:, None, :]
        outer = (inside @ self._framed).reshape(-1, len(CLASSES), frames.shape[1]) * frames[:, None, :]
        return np.asarray(inner.sum(axis=2) + outer.sum(axis=2), dtype=np.float32)

    def means(self, seen: Features, one: Judged) -> tuple[str, ...]:
        """The groups of words that weighed most, of closed lists, in the alphabet's order."""
        kind = CLASSES.index(one.entity)
        inside, _, frames = (part[0] for part in grouped(seen, np.array([one.sentence])))
        known = groups().names
        pairs_of = self._pairs.reshape(len(known), len(CLASSES), len(known))[:, kind]
        framed = self._framed.reshape(len(known), len(CLASSES), len(frames))[:, kind]
        weight = self._weights.columns[: len(known), kind] + (pairs_of + pairs_of.T) @ inside + framed @ frames
        present = (number for number in np.flatnonzero(inside).tolist() if known[number] in MEANS)
        weighed = sorted((-float(weight[number]), known[number]) for number in present)
        return tuple(sorted(name for heavy, name in weighed[:MOST_MEANS] if heavy < 0))

    def words(self, seen: Features, one: Judged) -> list[tuple[int, int]]:
        """Spans of the words that weighed most, in folded bytes, the heaviest first."""
        first = int(seen.firsts[one.sentence])
        found = buckets(seen, np.array([one.sentence]))
        weights = self._weights.buckets[:, CLASSES.index(one.entity)]
        parts = weights[found].sum(axis=1, dtype=np.float32)
        heavy = [int(word) for word in np.argsort(-parts, kind="stable")[:_LOOKED_AT] if parts[word] > 0]
        long = [word for word in heavy if seen.words.ends[first + word] - seen.words.starts[first + word] >= _LETTERS]
        return [(int(seen.words.starts[first + word]), int(seen.words.ends[first + word])) for word in long[:_WORDS]]


def surroundings(seen: Features, rows: Ints) -> tuple[Ints, Ints]:
    """For each of some sentences the first one around it, and the first behind."""
    return np.maximum(rows - _AROUND, 0), np.minimum(rows + _AROUND + 1, len(seen.counts))


def most_leaning(sums: Floats) -> Floats:
    """No more than what may be added or taken."""
    return np.clip(sums, -_MOST_LEANING, _MOST_LEANING)


def _tensors(columns: Floats) -> tuple[Floats, Floats]:
    """The weights of pairs and of groups in frames: a row for each group, and for each class its partners."""
    known, classes = len(groups().names), len(CLASSES)
    _, _, paired_from, framed_from = parts()
    inner = np.zeros((known, classes, known), dtype=np.float32)
    first, second = pairs()
    inner[first, :, second] = columns[paired_from:framed_from]
    outer = columns[framed_from:].reshape(known, -1, classes).transpose(0, 2, 1)
    return inner.reshape(known, -1), np.ascontiguousarray(outer).reshape(known, -1)
