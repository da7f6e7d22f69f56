"""Learning: prompts -> a weight for each hashed word and column, by logistic regression, one class against all else (scikit-learn, L-BFGS).

What each sentence would be told by a model that has not seen its template is kept: calibration and figures are made of that alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from detectors.classes.classifier import CLASSES
from detectors.classes.features import (
    BUCKETS,
    NOTHING,
    Features,
    Floats,
    buckets,
    columns,
    features,
    parts,
)
from detectors.classes.sentences import FEWEST
from detectors.classes.weights import Weights
from detectors.normalise import fold
from scripts.training.classes.corpus import Prompt
from scripts.training.classes.whole import Lean, around, leaning, leant, whole
from scripts.training.folds import FOLDS, fold_of

_GATE_ROUNDS, _HELD_BACK = 200, 0.01
"""So many of the sentences of a class are held back."""
Labels = NDArray[np.int64]
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How it is learnt: strength against the penalty, scale of columns, share of the model that tells any class from none, rounds, in how many
    sentences a bucket must be seen, what is too small to be kept.
    """

    strength: float = 4.0
    columns: float = 0.05
    any_class: float = 0.5
    rounds: int = 300
    seen: int = 3
    smallest: float = 0.01
    lean: Lean = field(default_factory=Lean)


@dataclass(frozen=True)
class Sentences:
    """Sentences of all prompts by rows: what is seen of them, their class (or -1), in which fold they are."""

    table: Any
    """A sparse matrix: buckets, then columns; scipy brings no types."""
    labels: Labels
    folds: Labels
    around: Any
    """The words of each sentence and of those around it."""
    prompts: "Prompts"


@dataclass(frozen=True)
class Prompts:
    """The same prompts by rows: their words, whether anything in them is of a class, in which fold they are."""

    table: Any
    is_told: NDArray[np.bool_]
    folds: Labels


def sentences(prompts: Sequence[Prompt], settings: Settings) -> Sentences:
    """The sentences that are worth weighing."""
    tables, labels, folds = [], [], []
    near, prompts_of = [], []
    for prompt in prompts:
        folded = fold(prompt.text)
        seen = features(folded.data)
        if not len(seen.rows):
            continue
        tables.append(_table(seen, settings.columns))
        spans = (folded.original(*seen.span(int(row))) for row in seen.rows)
        labels += [_label(prompt, start, end) for start, end in spans]
        folds += [fold_of(prompt.hand)] * len(seen.rows)
        near.append(around(seen))
        prompts_of.append((whole(seen), bool(prompt.spans), folds[-1]))
    table, near_table = (vstack(some, format="csr") for some in (tables, near))
    return Sentences(table, np.array(labels), np.array(folds), near_table, _prompts(prompts_of))


def _prompts(told: list[tuple[Any, bool, int]]) -> Prompts:
    rows, is_told, folds = zip(*told, strict=True)
    return Prompts(vstack(rows, format="csr"), np.array(is_told), np.array(folds))


def _table(seen: Features, scaled: float) -> Any:
    """One prompt's rows as the classifier weighs them."""
    counts = seen.counts[seen.rows]
    rows = np.repeat(np.arange(len(counts)), counts)
    scale = 1 / np.sqrt(np.maximum(counts, FEWEST))
    found = buckets(seen, seen.rows)
    values = np.where(found == NOTHING, 0, scale[rows][:, None]).astype(np.float64)
    where = (np.repeat(rows, found.shape[1]), found.ravel())
    hashed = csr_matrix((values.ravel(), where), shape=(len(counts), 1 << BUCKETS))
    return hstack([hashed, csr_matrix(columns(seen) * scaled)], format="csr")


def _label(prompt: Prompt, start: int, end: int) -> int:
    """The class of a sentence: that of the marked span which fills a third of it or more."""
    for first, last, kind in prompt.spans:
        if min(end, last) - max(start, first) > (end - start) / 3:
            return CLASSES.index(kind)
    return -1


def learnt(told: Sentences, settings: Settings) -> tuple[Weights, Sums]:
    """The mean of models that each saw all hands but a fifth, and the sums that each gave to the hands it had not seen."""
    known = np.asarray((told.table != 0).sum(axis=0)).ravel() >= settings.seen
    table = told.table[:, known]
    sums = np.zeros((len(told.labels), len(CLASSES)))
    mean, mean_bias = np.zeros((table.shape[1], len(CLASSES))), np.zeros(len(CLASSES))
    lean, lean_bias = np.zeros(1 << BUCKETS), 0.0
    for fold_number in range(FOLDS):
        inside = told.folds != fold_number
        weights, bias = _fitted(table[inside], told.labels[inside], settings)
        words, words_bias = _leaning(told.prompts, fold_number, settings)
        near = leant(told.around[~inside], words, words_bias)
        sums[~inside] = table[~inside] @ weights + bias + near[:, None]
        lean, lean_bias = lean + words / FOLDS, lean_bias + words_bias / FOLDS
        mean, mean_bias = mean + weights / FOLDS, mean_bias + bias / FOLDS
    mean[np.abs(mean).max(axis=1) < settings.smallest] = 0
    everything = np.zeros((len(known), len(CLASSES)))
    everything[known] = mean
    hashed, columns = everything[: 1 << BUCKETS], everything[1 << BUCKETS :] * settings.columns
    lean[np.abs(lean) < settings.smallest] = 0
    lent = lean.astype(np.float16), float(np.float32(lean_bias))
    return Weights(hashed.astype(np.float16), _small(columns), _small(mean_bias), _gate(told), *lent), sums


def _leaning(prompts: Prompts, fold_number: int, settings: Settings) -> tuple[Floats, float]:
    inside = prompts.folds != fold_number
    return leaning(prompts.table[inside], prompts.is_told[inside], settings.lean)


def _small(weights: Sums) -> Floats:
    return weights.astype(np.float32)


def _gate(told: Sentences) -> Any:
    """A cheap look at the groups alone, which nearly all sentences of a class pass."""
    plain = told.table[:, 1 << BUCKETS :][:, : parts()[2]]
    plain = (plain > 0).astype(np.float64)
    model: Any = LogisticRegression(max_iter=_GATE_ROUNDS)
    model.fit(plain, told.labels >= 0)
    sums = plain @ model.coef_[0]
    least = np.quantile(sums[told.labels >= 0], _HELD_BACK)
    return np.append(model.coef_[0], -least).astype(np.float32)


def _fitted(table: Any, labels: Labels, settings: Settings) -> tuple[Sums, Sums]:
    """For each class the mean of two models: one tells it from all else, one tells any class from none. What is hushed, asked for or not yet out
    speaks for every class, and is learnt from all of them.
    """
    weights, biases = _one_model(table, labels >= 0, settings)
    each = [_one_model(table, labels == number, settings) for number in range(len(CLASSES))]
    own, share = 1 - settings.any_class, settings.any_class
    mixed = np.array([own * told for told, _ in each]) + share * weights
    return mixed.T, np.array([own * bias for _, bias in each]) + share * biases


def _one_model(table: Any, is_told: Any, settings: Settings) -> tuple[Sums, float]:
    model: Any = LogisticRegression(C=settings.strength, max_iter=settings.rounds, tol=1e-4)
    model.fit(table, is_told)
    return model.coef_[0], float(model.intercept_[0])
