"""Weights as bytes."""

import numpy as np

from detectors.classes.features import BUCKETS, parts, width
from detectors.classes.weights import Weights


def test_what_is_written_is_read() -> None:
    """The same bytes for the same weights; small ones lose digits."""
    buckets = np.zeros((1 << BUCKETS, 4), dtype=np.float16)
    buckets[[1, 70_000, 131_071]] = 0.5
    gate = np.arange(parts()[2] + 1, dtype=np.float32)
    whole = np.zeros(1 << BUCKETS, dtype=np.float16)
    whole[[3, 99_000]] = -0.5
    one = Weights(buckets, np.full((width(), 4), 0.25, np.float32), np.ones(4, np.float32), gate, whole, 0.75)
    again = Weights.read(one.written())
    assert (again.buckets == buckets).all()
    assert (again.columns == 0.25).all()
    assert (again.gate == gate).all()
    assert (again.whole == whole).all()
    assert again.whole_bias == 0.75
    assert again.written() == one.written()
