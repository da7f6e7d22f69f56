"""Learning: prompts -> a weight for each hashed word and column, by logistic regression, one class against all else (scikit-learn, L-BFGS).

What each sentence would be told by a model that has not seen its template is kept: calibration and figures are made of that alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from detectors.classes.classifier import CLASSES
from detectors.classes.features import BUCKETS, FEWEST_WORDS, NOTHING, Features, columns, features
from detectors.classes.weights import Weights
from detectors.normalise import fold
from scripts.training.classes.corpus import Prompt

FOLDS = 5
Labels = NDArray[np.int64]
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How it is learnt: strength against the penalty, rounds, in how many sentences a bucket must be seen, what is too small to be kept."""

    strength: float = 1.0
    columns: float = 0.5
    rounds: int = 300
    seen: int = 3
    smallest: float = 0.01


@dataclass(frozen=True)
class Sentences:
    """Sentences of all prompts by rows: what is seen of them, their class (or -1), in which fold they are."""

    table: Any
    """A sparse matrix: buckets, then columns; scipy brings no types."""
    labels: Labels
    folds: Labels


def sentences(prompts: Sequence[Prompt], settings: Settings) -> Sentences:
    """The sentences that are worth weighing."""
    tables, labels, folds = [], [], []
    for prompt in prompts:
        folded = fold(prompt.text)
        seen = features(folded.data)
        if not len(seen.rows):
            continue
        tables.append(_table(seen, settings.columns))
        spans = (folded.original(*seen.span(int(row))) for row in seen.rows)
        labels += [_label(prompt, start, end) for start, end in spans]
        folds += [sha256(prompt.source.encode()).digest()[0] % FOLDS] * len(seen.rows)
    return Sentences(vstack(tables, format="csr"), np.array(labels), np.array(folds))


def _table(seen: Features, scaled: float) -> Any:
    """One prompt's rows as the classifier weighs them."""
    rows = np.repeat(np.arange(len(seen.counts)), seen.counts)
    scale = 1 / np.sqrt(np.maximum(seen.counts, FEWEST_WORDS))
    buckets = seen.buckets
    values = np.where(buckets == NOTHING, 0, scale[rows][:, None]).astype(np.float64)
    where = (np.repeat(rows, buckets.shape[1]), buckets.ravel())
    hashed = csr_matrix((values.ravel(), where), shape=(len(seen.counts), 1 << BUCKETS))
    return hstack([hashed[seen.rows], csr_matrix(columns(seen) * scaled)], format="csr")


def _label(prompt: Prompt, start: int, end: int) -> int:
    """The class of a sentence: that of the marked span which fills a third of it or more."""
    for first, last, kind in prompt.spans:
        if min(end, last) - max(start, first) > (end - start) / 3:
            return CLASSES.index(kind)
    return -1


def learnt(told: Sentences, settings: Settings) -> tuple[Weights, Sums]:
    """The weights of a model trained on all sentences, and the sums of those that had not seen the sentence's template."""
    known = np.asarray((told.table != 0).sum(axis=0)).ravel() >= settings.seen
    table = told.table[:, known]
    sums = np.zeros((len(told.labels), len(CLASSES)))
    for fold_number in range(FOLDS):
        inside = told.folds != fold_number
        weights, bias = _fitted(table[inside], told.labels[inside], settings)
        sums[~inside] = table[~inside] @ weights + bias
    weights, bias = _fitted(table, told.labels, settings)
    weights[np.abs(weights).max(axis=1) < settings.smallest] = 0
    everything = np.zeros((len(known), len(CLASSES)))
    everything[known] = weights
    hashed, columns = everything[: 1 << BUCKETS], everything[1 << BUCKETS :] * settings.columns
    return Weights(hashed.astype(np.float32), columns.astype(np.float32), bias.astype(np.float32)), sums


def _fitted(table: Any, labels: Labels, settings: Settings) -> tuple[Sums, Sums]:
    weights, biases = [], []
    for number in range(len(CLASSES)):
        model: Any = LogisticRegression(C=settings.strength, max_iter=settings.rounds, tol=1e-4)
        model.fit(table, labels == number)
        weights.append(model.coef_[0])
        biases.append(model.intercept_[0])
    return np.array(weights).T, np.array(biases)
