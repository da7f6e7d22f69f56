"""Weights as bytes."""

import numpy as np

from detectors.names.private.features import BUCKETS
from detectors.names.private.weights import Weights


def test_what_is_written_is_read() -> None:
    """The same bytes for the same weights."""
    buckets = np.zeros(1 << BUCKETS, dtype=np.float16)
    buckets[[0, 1, 70_000, 131_071]] = 0.5
    one = Weights(buckets, -1.5)
    again = Weights.read(one.written())
    assert (again.buckets == buckets).all()
    assert again.bias == -1.5
    assert again.written() == one.written()
