"""The judge: how likely each of the people whom a prompt names is somebody private."""

from collections.abc import Sequence
from math import exp

import numpy as np

from detectors.names.private.features import Span, features
from detectors.names.private.weights import Weights

_FARTHEST = 30.0
"""Beyond, a sum tells no more."""
_SHARED = 0.5
"""So much of what the others of a prompt are told, on an average, speaks for each: people of one prompt are mostly of one kind."""


class Judge:
    """The model. Any thread may call it."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights.buckets.astype(np.float32)
        self._bias = weights.bias

    def __call__(self, text: str, data: bytes, people: Sequence[Span]) -> list[float]:
        """For each of the people, in order and apart, how likely somebody private is meant; `data` is the text, folded in its places."""
        sums = (
            np.array([self._weights[seen.buckets] @ seen.values for seen in features(text, data, people)]) + self._bias
        )
        if len(sums) > 1:
            sums = sums + _SHARED * (sums.sum() - sums) / (len(sums) - 1)
        return [1 / (1 + exp(-total)) for total in np.clip(sums, -_FARTHEST, _FARTHEST).tolist()]
