"""What was learnt: for each class a weight for each bucket and column, and a bias. Written by scripts/training, read at load."""

import io
from dataclasses import dataclass, field

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
    whole: NDArray[np.float16] = field(default_factory=lambda: np.zeros(1 << BUCKETS, dtype=np.float16))
    """A weight for each bucket of the words around a sentence: what they speak for."""
    whole_bias: float = 0.0

    @classmethod
    def read(cls, data: bytes) -> "Weights":
        """From the bytes that `written` makes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            bias = stored["bias"].astype(np.float32)
            buckets = np.zeros((1 << BUCKETS, len(bias)), dtype=np.float16)
            buckets[np.cumsum(stored["rows"], dtype=np.int64)] = stored["values"]
            whole = np.zeros(1 << BUCKETS, dtype=np.float16)
            whole[np.cumsum(stored["whole_rows"], dtype=np.int64)] = stored["whole"]
            columns, gate = (stored[name].astype(np.float32) for name in ("columns", "gate"))
            return cls(buckets, columns, bias, gate, whole, float(stored["whole_bias"]))

    def written(self) -> bytes:
        """The same bytes for the same weights."""
        rows, whole = np.flatnonzero(self.buckets.any(axis=1)), np.flatnonzero(self.whole)
        stored: dict[str, NDArray[np.generic]] = {
            "rows": np.diff(rows, prepend=0).astype(np.uint32),
            "values": self.buckets[rows],
            "columns": self.columns.astype(np.float16),
            "bias": self.bias,
            "gate": self.gate,
            "whole_rows": np.diff(whole, prepend=0).astype(np.uint32),
            "whole": self.whole[whole],
            "whole_bias": np.array(self.whole_bias, dtype=np.float32),
        }
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **stored)
        return file.getvalue()
