"""Marginals, against every way there is."""

from itertools import product

import numpy as np

from detectors.names.chains import marginals
from detectors.names.weights import Floats


def by_hand(emissions: Floats, transitions: Floats) -> Floats:
    """Sums over every sequence of labels between two O."""
    count, labels = emissions.shape
    total = np.zeros((count, labels))
    for path in product(range(labels), repeat=count):
        steps = zip((0, *path), (*path, 0), strict=True)
        weight = np.exp(
            sum(emissions[i, label] for i, label in enumerate(path)) + sum(transitions[a, b] for a, b in steps)
        )
        for index, label in enumerate(path):
            total[index, label] += weight
    result: Floats = (total / total.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


def test_marginals_are_those_of_all_sequences() -> None:
    """Forward and backward give what summing all sequences gives."""
    random = np.random.default_rng(7)
    for count in (1, 2, 5):
        emissions = random.normal(size=(count, 3)).astype(np.float32)
        transitions = random.normal(size=(3, 3)).astype(np.float32)
        assert np.allclose(by_hand(emissions, transitions), marginals(emissions, transitions), atol=1e-5)


def test_pieces_do_not_touch_each_other() -> None:
    """A word that can only be O parts the chain; pieces of any length go through together."""
    random = np.random.default_rng(8)
    emissions = random.normal(size=(9, 3)).astype(np.float32)
    transitions = np.zeros((3, 3), dtype=np.float32)
    emissions[[2, 6], 0] = 30
    found = marginals(emissions, transitions)
    assert np.allclose(by_hand(emissions[3:6], transitions), found[3:6], atol=1e-5)
    assert found[2].tolist() == [1, 0, 0]


def test_a_very_long_piece() -> None:
    """A text in which everything may be a name is read to its end."""
    found = marginals(np.zeros((500, 3), dtype=np.float32), np.zeros((3, 3), dtype=np.float32))
    assert np.allclose(found, 1 / 3, atol=1e-5)
