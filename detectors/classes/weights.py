"""What was learnt: for each class a weight for each bucket and column, and a bias. Written by scripts/training, read at load."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detectors.classes.features import BUCKETS, Floats


@dataclass(frozen=True)
class Weights:
    """Rows are buckets or columns, columns are classes."""

    buckets: NDArray[np.float16]
    columns: Floats
    bias: Floats
    gate: Floats
    """One weight for each column of a sentence's groups, and a bias: of what stays below 0, words are not looked at."""

    @classmethod
    def read(cls, data: bytes) -> "Weights":
        """From the bytes that `written` makes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            bias = stored["bias"].astype(np.float32)
            buckets = np.zeros((1 << BUCKETS, len(bias)), dtype=np.float16)
            buckets[np.cumsum(stored["rows"], dtype=np.int64)] = stored["values"]
            return cls(buckets, stored["columns"].astype(np.float32), bias, stored["gate"].astype(np.float32))

    def written(self) -> bytes:
        """The same bytes for the same weights."""
        rows = np.flatnonzero(self.buckets.any(axis=1))
        stored: dict[str, NDArray[np.generic]] = {
            "rows": np.diff(rows, prepend=0).astype(np.uint32),
            "values": self.buckets[rows],
            "columns": self.columns.astype(np.float16),
            "bias": self.bias,
            "gate": self.gate,
        }
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **stored)
        return file.getvalue()
