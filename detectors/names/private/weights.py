"""What was learnt: a weight for each bucket, and a bias. Written by scripts/training, read at load."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detectors.names.private.features import BUCKETS


@dataclass(frozen=True)
class Weights:
    """A positive sum speaks for somebody private."""

    buckets: NDArray[np.float16]
    bias: float

    @classmethod
    def read(cls, data: bytes) -> "Weights":
        """From the bytes that `written` makes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            buckets = np.zeros(1 << BUCKETS, dtype=np.float16)
            buckets[np.cumsum(stored["rows"], dtype=np.int64)] = stored["values"]
            return cls(buckets, float(stored["bias"]))

    def written(self) -> bytes:
        """The same bytes for the same weights."""
        rows = np.flatnonzero(self.buckets)
        file = io.BytesIO()
        np.savez_compressed(
            file,
            allow_pickle=False,
            rows=np.diff(rows, prepend=0).astype(np.uint32),
            values=self.buckets[rows],
            bias=np.float32(self.bias),
        )
        return file.getvalue()
