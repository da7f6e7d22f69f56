"""Learning: prompts -> a weight for each bucket, by logistic regression (scikit-learn, L-BFGS).

What each name would be told by a model that has not seen its hand is kept: the figures are made of that alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from detectors.names.private.features import BUCKETS, Span, features
from detectors.names.private.weights import Weights
from detectors.normalise import plain
from scripts.training.folds import FOLDS, fold_of
from scripts.training.private.corpus import Prompt

Sums = NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How it is learnt: strength against the penalty, rounds, for how many names a bucket must be seen, what is too small to be kept."""

    strength: float = 1.0
    rounds: int = 200
    seen: int = 3
    smallest: float = 0.01


@dataclass(frozen=True)
class Names:
    """The names of all prompts by rows: what is seen of them, whether they are private, how much they count, whose text it is."""

    table: Any
    """A sparse matrix; scipy brings no types."""
    is_private: NDArray[np.bool_]
    weights: Sums
    hands: tuple[str, ...]


def names(prompts: Iterable[Prompt]) -> Names:
    """All names as the judge sees them."""
    told, is_private, weights, hands = [], [], [], []
    for prompt in prompts:
        spans = [Span(start, end) for start, end, _ in prompt.names]
        told += list(features(prompt.text, plain(prompt.text), spans))
        is_private += [is_of_somebody for _, _, is_of_somebody in prompt.names]
        weights += [prompt.weight] * len(spans)
        hands += [prompt.hand] * len(spans)
    rows = np.repeat(np.arange(len(told)), [len(seen.buckets) for seen in told])
    where = (rows, np.concatenate([seen.buckets for seen in told]))
    values = np.concatenate([seen.values for seen in told]).astype(np.float64)
    table = csr_matrix((values, where), shape=(len(told), 1 << BUCKETS))
    return Names(table, np.array(is_private), np.array(weights), tuple(hands))


def learnt(told: Names, settings: Settings) -> tuple[Weights, Sums]:
    """The mean of models that each saw all hands but a fifth, and the sums that each gave to the hands it had not seen."""
    folds = np.array([fold_of(hand) for hand in told.hands])
    known = np.asarray((told.table != 0).sum(axis=0)).ravel() >= settings.seen
    table = told.table[:, known]
    sums, mean, bias = np.zeros(len(folds)), np.zeros(table.shape[1]), 0.0
    for number in range(FOLDS):
        inside = folds != number
        model: Any = LogisticRegression(C=settings.strength, max_iter=settings.rounds, tol=1e-3)
        model.fit(table[inside], told.is_private[inside], sample_weight=told.weights[inside])
        sums[~inside] = model.decision_function(table[~inside])
        mean, bias = mean + model.coef_[0] / FOLDS, bias + float(model.intercept_[0]) / FOLDS
    mean[np.abs(mean) < settings.smallest] = 0
    everything = np.zeros(len(known), dtype=np.float16)
    everything[known] = mean.astype(np.float16)
    return Weights(everything, bias), sums
