"""Texts as numbers, for the learning of the network: what each word is, where it stands, its label."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from detectors.names.features import LABELS, word_of
from detectors.names.gazetteers import Gazetteers
from detectors.names.places import places
from detectors.names.tokens import tokens
from detectors.names.weights import Ints, Weights
from scripts.training.learn import labels
from scripts.training.marked import Sample

_OF_LISTS = frozenset("kwf")
"""First letters of the properties that lists and vocabulary give."""


@dataclass(frozen=True)
class Encoded:
    """All words of all texts in one row."""

    words: Ints
    """Which written word."""
    places: Ints
    labels: Ints
    edges: Ints
    """Where each text begins, and the end of the last."""
    properties: Any
    """A sparse matrix of written words by properties; below, the same words as if no list held them. scipy brings no types."""


def encoded(samples: Sequence[Sample], weights: Weights, gazetteers: Gazetteers) -> Encoded:
    """The texts, with the numbers that the weights give to properties and places."""
    numbers: dict[str, int] = {}
    words: list[int] = []
    where: list[int] = []
    told: list[int] = []
    edges = [0]
    for sample in samples:
        written, starts, ends = tokens(f"\n{sample.text}\n")
        shifted = [start - 1 for start in starts], [end - 1 for end in ends]
        words += [numbers.setdefault(word, len(numbers)) for word in written]
        where += [weights.places.get(place, 0) for place in places(written)]
        told += [LABELS.index(label) for label in labels(sample, *shifted)]
        edges.append(len(words))
    known = frozenset(weights.known)
    seen = [_properties(word, weights, gazetteers, known) for word in numbers]
    rows = [[row for row, _ in found] for found in seen]
    rows += [[row for row, is_listed in found if not is_listed] for found in seen]
    table = _matrix(rows, len(weights.properties))
    return Encoded(np.array(words), np.array(where), np.array(told), np.array(edges), table)


def _properties(
    written: str, weights: Weights, gazetteers: Gazetteers, known: frozenset[str]
) -> list[tuple[int, bool]]:
    """The numbers of a word's properties, and whether each is of lists."""
    here = word_of(written, gazetteers, known).here
    return [(weights.properties[name], name[0] in _OF_LISTS) for name in here if name in weights.properties]


def _matrix(rows: Sequence[Sequence[int]], width: int) -> Any:
    edges = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((column for row in rows for column in row), dtype=np.int64, count=edges[-1])
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, edges), shape=(len(rows), width))
