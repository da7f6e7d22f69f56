"""Weights on disk."""

import numpy as np

from detectors.names.features import LABELS
from detectors.names.weights import WIDTH, Weights, key, numbered


def made() -> Weights:
    blocks = np.zeros((3, WIDTH), dtype=np.float32)
    blocks[1, 5], blocks[2, 60] = 0.5, -2
    combinations = np.zeros((2, len(LABELS)), dtype=np.float32)
    combinations[1, 3] = 1.5
    steps = np.eye(len(LABELS), dtype=np.float32)
    keys = np.array([key(0, 1, 2), key(3, 1)], dtype=np.int64)
    return Weights(numbered("cab"), blocks, {"#": 1, "Xx": 2}, {"rue": 1}, {"003": 1}, keys, combinations, steps)


def test_written_and_read() -> None:
    """All comes back, and the same weights are the same bytes."""
    data = made().written()
    read = Weights.read(data)
    assert data == made().written() == read.written()
    assert (read.properties, read.kinds) == ({"a": 0, "b": 1, "c": 2}, {"#": 1, "Xx": 2})
    assert np.array_equal(read.blocks, made().blocks)
    assert np.array_equal(read.combinations, made().combinations)


def test_keys_are_apart() -> None:
    """No two combinations share a number."""
    assert len({key(t, a, b, c) for t in range(3) for a in range(3) for b in range(3) for c in range(3)}) == 81
