"""Learning of the network: texts with names -> vectors and layers, by back-propagation and Adam in plain numpy, from one seed.

Labels hang together as in the tagger: what is learnt from is the difference between what the chain of labels makes of the network's weights,
with the steps that the field has learnt, and what is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from detectors.names.chains import marginals
from detectors.names.features import LABELS
from detectors.names.gazetteers import Gazetteers
from detectors.names.network import Network
from detectors.names.weights import Floats, Ints, Weights
from scripts.training.encoded import Encoded, encoded
from scripts.training.marked import Sample

Numbers = dict[str, Floats]
"""The fields of a Network, or what is to be added to them."""

_DECAYING = frozenset({"properties", "first", "second", "last"})
_CERTAIN = 60
"""O is this much above all other labels between texts."""
_WARMING = 25
"""Steps grow over one of so many parts of the course, then shrink to nothing."""


@dataclass(frozen=True)
class Shape:
    """How large it is: numbers of a word, of the first and second layer; how many words each layer sees before and behind."""

    word: int = 64
    near: int = 96
    far: int = 64
    near_reach: int = 3
    far_reach: int = 2

    @property
    def gap(self) -> int:
        """Empty rows that keep texts apart."""
        return max(self.near_reach, self.far_reach)


@dataclass(frozen=True)
class Course:
    """How it is learnt: passes over all texts, texts at a time, steps, what is left out by chance so that nothing leans on one thing alone."""

    passes: int = 8
    texts: int = 64
    rate: float = 0.002
    decay: float = 0.01
    hidden: float = 0.25
    dimmed: float = 0.1
    unlisted: float = 0.08
    """Words that are shown as if no list held them."""


def taught(
    samples: Sequence[Sample], weights: Weights, gazetteers: Gazetteers, seed: int, course: Course = Course()
) -> Network:
    """A network that has seen these texts. Its properties and places have the numbers that they have in the weights."""
    return Lessons(encoded(samples, weights, gazetteers), weights, seed, course).network()


class Batch(NamedTuple):
    """Some texts in one row, parted by empty places: which words, their places in the row, the length of the row."""

    at: Ints
    live: Ints
    length: int


class _Seen(NamedTuple):
    """What the layers made of a batch, and what was left out by chance."""

    near_windows: Floats
    near: Floats
    near_kept: Floats
    far_windows: Floats
    far: Floats
    far_kept: Floats


class Lessons:
    """The numbers while they are learnt."""

    def __init__(self, texts: Encoded, weights: Weights, seed: int, course: Course) -> None:
        self._texts = texts
        self._steps = weights.transitions
        self._course, self._shape = course, Shape()
        self._random = np.random.default_rng(seed)
        self.numbers = self._first_numbers(texts.properties.shape[1], len(weights.places) + 1)
        self._adam = _Adam(self.numbers, course.decay)

    def network(self) -> Network:
        """After all passes."""
        batches = len(self._texts.edges) // self._course.texts + 1
        last = batches * self._course.passes
        for number, batch in enumerate(self.batches(batches), 1):
            rate = self._course.rate * min(1.0, _WARMING * number / last) * (1 + np.cos(np.pi * number / last)) / 2
            self._adam.step(self.learnt(batch), rate)
        self.numbers["places"][0] = self.numbers["places"][1:].mean(axis=0)
        return Network(**self.numbers)

    def _first_numbers(self, properties: int, places: int) -> Numbers:
        shape = self._shape

        def drawn(*size: int, spread: float) -> Floats:
            return (self._random.standard_normal(size) * spread).astype(np.float32)

        near, far = 2 * shape.near_reach + 1, 2 * shape.far_reach + 1
        return {
            "properties": drawn(properties, shape.word, spread=0.15),
            "word": np.zeros(shape.word, dtype=np.float32),
            "places": drawn(places, shape.near, spread=0.1),
            "first": drawn(near, shape.word, shape.near, spread=(2 / (near * shape.word)) ** 0.5),
            "second": drawn(far, shape.near, shape.far, spread=(2 / (far * shape.near)) ** 0.5),
            "beside": np.zeros(shape.far, dtype=np.float32),
            "last": drawn(shape.near + shape.far, len(LABELS), spread=0.05),
            "labels": np.zeros(len(LABELS), dtype=np.float32),
        }

    def batches(self, count: int) -> Iterator[Batch]:
        """All texts in a drawn order, once for each pass."""
        edges, gap = self._texts.edges, self._shape.gap
        for _ in range(self._course.passes):
            order = self._random.permutation(len(edges) - 1)
            for texts in np.array_split(order, count):
                lengths = edges[texts + 1] - edges[texts]
                behind = np.repeat(np.cumsum(lengths) - lengths, lengths)
                live = np.arange(len(behind)) + gap * (1 + np.repeat(np.arange(len(texts)), lengths))
                at = np.arange(len(behind)) - behind + np.repeat(edges[texts], lengths)
                yield Batch(at, live, len(at) + gap * (len(texts) + 1))

    def learnt(self, batch: Batch) -> Numbers:
        """What each number should be less."""
        words = self._texts.words[batch.at]
        words = words + self._by_chance(words.shape, self._course.unlisted) * (len(self._texts.properties.indptr) // 2)
        unique, which = np.unique(words, return_inverse=True)
        table = self._texts.properties[unique]
        sums = table @ self.numbers["properties"] + self.numbers["word"]
        kept = self._kept((batch.length, self._shape.word), self._course.dimmed)
        rows = np.zeros((batch.length, self._shape.word), dtype=np.float32)
        rows[batch.live] = np.maximum(sums, 0)[which]
        emissions, seen = self._forward(rows * kept, batch)
        changes, near, back = self._backward(self._wrong(emissions, batch), seen)
        changes["places"] = _added(self._texts.places[batch.at], near[batch.live], len(self.numbers["places"]))
        sums = _added(which, (back * kept)[batch.live], len(unique)) * (sums > 0)
        return {**changes, "properties": table.T @ sums, "word": sums.sum(axis=0)}

    def _forward(self, rows: Floats, batch: Batch) -> tuple[Floats, _Seen]:
        numbers, shape, hidden = self.numbers, self._shape, self._course.hidden
        near_windows = _windows(rows, shape.near_reach)
        near = np.zeros((batch.length, shape.near), dtype=np.float32)
        near[batch.live] = numbers["places"][self._texts.places[batch.at]]
        near[batch.live] += (near_windows @ _flat(numbers["first"]))[batch.live]
        np.maximum(near, 0, out=near)
        near_kept = self._kept(near.shape, hidden)
        far_windows = _windows(near * near_kept, shape.far_reach)
        far = np.maximum(far_windows @ _flat(numbers["second"]) + numbers["beside"], 0)
        seen = _Seen(near_windows, near, near_kept, far_windows, far, self._kept(far.shape, hidden))
        return _both(seen) @ numbers["last"] + numbers["labels"], seen

    def _wrong(self, emissions: Floats, batch: Batch) -> Floats:
        """How far each label of each word is from the truth, in the chain."""
        alone = np.full_like(emissions, -_CERTAIN)
        alone[:, 0] = 0
        alone[batch.live] = emissions[batch.live]
        chances = marginals(alone, self._steps)[batch.live]
        chances[np.arange(len(batch.at)), self._texts.labels[batch.at]] -= 1
        wrong = np.zeros_like(emissions)
        wrong[batch.live] = chances / max(1, len(batch.at))
        return wrong

    def _backward(self, wrong: Floats, seen: _Seen) -> tuple[Numbers, Floats, Floats]:
        """What is to be taken from the layers, from the first layer's rows, and from the words' rows."""
        numbers, shape = self.numbers, self._shape
        both = wrong @ numbers["last"].T
        far: Floats = both[:, shape.near :] * seen.far_kept * (seen.far > 0)
        near: Floats = both[:, : shape.near] + _unwound(far @ _flat(numbers["second"]).T, shape.far_reach)
        near *= seen.near_kept * (seen.near > 0)
        changes = {
            "last": _both(seen).T @ wrong,
            "labels": wrong.sum(axis=0),
            "second": (seen.far_windows.T @ far).reshape(numbers["second"].shape),
            "beside": far.sum(axis=0),
            "first": (seen.near_windows.T @ near).reshape(numbers["first"].shape),
        }
        return changes, near, _unwound(near @ _flat(numbers["first"]).T, shape.near_reach)

    def _by_chance(self, size: tuple[int, ...], share: float) -> NDArray[np.bool_]:
        return self._random.random(size, dtype=np.float32) < share

    def _kept(self, size: tuple[int, ...], share: float) -> Floats:
        """Nothing for what is left out, and a little more for the rest, so that sums stay."""
        return (~self._by_chance(size, share)).astype(np.float32) / np.float32(1 - share)


class _Adam:
    """Steps that are as long for what hardly ever changes as for what always does."""

    def __init__(self, numbers: Numbers, decay: float) -> None:
        self._numbers, self._decay = numbers, decay
        self._means = {name: np.zeros_like(value) for name, value in numbers.items()}
        self._squares = {name: np.zeros_like(value) for name, value in numbers.items()}
        self._count = 0

    def step(self, changes: Numbers, rate: float) -> None:
        """Takes the changes from the numbers."""
        self._count += 1
        slow, slower = 1 - 0.9**self._count, 1 - 0.99**self._count
        for name, change in changes.items():
            mean, square, number = self._means[name], self._squares[name], self._numbers[name]
            mean += 0.1 * (change - mean)
            square += 0.01 * (change * change - square)
            if name in _DECAYING:
                number *= 1 - rate * self._decay
            number -= (rate / slow) * mean / (np.sqrt(square / slower) + 1e-8)


def _both(seen: _Seen) -> Floats:
    return np.concatenate([seen.near * seen.near_kept, seen.far * seen.far_kept], axis=1)


def _flat(layer: Floats) -> Floats:
    return layer.reshape(-1, layer.shape[2])


def _windows(rows: Floats, reach: int) -> Floats:
    """Each row with its neighbours, one behind the other."""
    padded = np.pad(rows, ((reach, reach), (0, 0)))
    return np.concatenate([padded[place : place + len(rows)] for place in range(2 * reach + 1)], axis=1)


def _unwound(windows: Floats, reach: int) -> Floats:
    """What all windows say of each row."""
    count, width = len(windows), windows.shape[1] // (2 * reach + 1)
    padded = np.zeros((count + 2 * reach, width), dtype=np.float32)
    for place in range(2 * reach + 1):
        padded[place : place + count] += windows[:, place * width : (place + 1) * width]
    return padded[reach : reach + count]


def _added(rows: Ints, values: Floats, count: int) -> Any:
    """The sum of the values of each row."""
    ones = np.ones(len(rows), dtype=np.float32)
    return csr_matrix((ones, (rows, np.arange(len(rows)))), shape=(count, len(rows))) @ values
