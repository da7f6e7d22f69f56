"""Learning what stands around a sentence: prompts -> one weight for each hashed word, by which the sentences of a prompt lean to a class or to none.

Whose matter a prompt is, ours, the world's, a template's or homework's, is told by all its words; a sentence is weighed with those around it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from detectors.classes.classifier import most_leaning, surroundings
from detectors.classes.features import BUCKETS, NOTHING, Features, Floats, buckets
from detectors.classes.words import Ints


@dataclass(frozen=True)
class Lean:
    """How it is learnt: strength against the penalty, rounds, what part of it is added to a sentence's sum."""

    strength: float = 0.5
    rounds: int = 200
    share: float = 0.5


def whole(seen: Features) -> Any:
    """One row for a prompt: all its words."""
    return _rows(seen, np.zeros(1, np.int64), np.array([len(seen.counts)]))


def around(seen: Features) -> Any:
    """One row for each sentence that is worth weighing: its words and those around it."""
    return _rows(seen, *surroundings(seen, seen.rows))


def _rows(seen: Features, lows: Ints, highs: Ints) -> Any:
    """A row for each run of sentences."""
    found = [buckets(seen, np.arange(low, high)) for low, high in zip(lows, highs, strict=True)]
    rows = np.repeat(np.arange(len(found)), [one.size for one in found])
    scales = [np.full(one.size, 1 / np.sqrt(len(one))) for one in found]
    where = np.concatenate([one.ravel() for one in found])
    values = np.where(where == NOTHING, 0, np.concatenate(scales))
    return csr_matrix((values, (rows, where)), shape=(len(found), 1 << BUCKETS))


def leaning(prompts: Any, is_told: NDArray[np.bool_], lean: Lean) -> tuple[Floats, float]:
    """The weights of words and a bias, from rows of prompts."""
    model: Any = LogisticRegression(C=lean.strength, max_iter=lean.rounds, tol=1e-3)
    model.fit(prompts, is_told)
    return lean.share * model.coef_[0], lean.share * float(model.intercept_[0])


def leant(sentences: Any, weights: Floats, bias: float) -> Floats:
    """What is added to the sum of each sentence."""
    return most_leaning(sentences @ weights + bias)
