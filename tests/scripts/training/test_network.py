"""Learning of the network."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from detectors.names.emissions import Emissions
from detectors.names.features import LABELS
from detectors.names.gazetteers import Gazetteers
from detectors.names.network import Network
from scripts.training.encoded import Encoded, encoded
from scripts.training.learn import Settings, learnt
from scripts.training.marked import mark, sample
from scripts.training.network import Course, Lessons, taught

TEXTS = [
    sample(f"Mme {mark('PERSON', 'Zoé Vautrin')} à {mark('LOCATION', 'Tours')}."),
    sample("Pas de fièvre ce jour, examen normal à la visite."),
]
LISTS = Gazetteers({"vautrin": "s", "mme": "t", "tours": "Cy"})
WEIGHTS = learnt(TEXTS * 30, LISTS, Settings(rounds=5, vocabulary=3))
FREE = replace(WEIGHTS, transitions=np.zeros_like(WEIGHTS.transitions))
"""Every label may follow every other."""


def test_the_same_network_comes_out_twice() -> None:
    """Same texts and seed: the same bytes. Another seed: others."""
    course = Course(passes=2)
    first, second, other = (taught(TEXTS * 40, WEIGHTS, LISTS, seed, course).written() for seed in (1, 1, 2))
    assert first == second != other


def test_what_is_learnt() -> None:
    """A name behind a title is found, in a text that was not learnt from."""
    network = taught(TEXTS * 300, WEIGHTS, LISTS, 1)
    weights = Emissions(WEIGHTS, network, LISTS)(["\n", "Mme", "Noé", "Vautrin", "à", "Tours", ".", "\n"])
    assert [LABELS[label] for label in weights.argmax(axis=1)][2:4] == ["B-PERSON", "I-PERSON"]


def test_changes_are_slopes() -> None:
    """Where a number is pushed a little, the loss of the network as the tagger runs it changes as back-propagation said."""
    texts = encoded(TEXTS, FREE, LISTS)
    lessons = Lessons(texts, FREE, 3, Course(hidden=0, dimmed=0, unlisted=0))
    changes = lessons.learnt(next(lessons.batches(1)))
    for name, change in changes.items():
        place = np.unravel_index(np.abs(change).argmax(), change.shape)
        losses = []
        for push in (0.01, -0.02):
            lessons.numbers[name][place] += push
            losses.append(loss(texts, Network(**lessons.numbers)))
        lessons.numbers[name][place] += 0.01
        assert np.isclose((losses[0] - losses[1]) / 0.02, change[place], rtol=0.05, atol=1e-4), name


def loss(texts: Encoded, network: Network) -> float:
    """Minus the mean logarithm of the probability of each label, where no label minds its neighbours."""
    total = 0.0
    for first, last in pairwise(texts.edges):
        words, labels = texts.words[first:last], texts.labels[first:last]
        vectors = np.maximum(texts.properties[words] @ network.properties + network.word, 0)
        weights = network(vectors, texts.places[first:last]).astype(np.float64)
        total += float((np.log(np.exp(weights).sum(axis=1)) - weights[np.arange(len(labels)), labels]).sum())
    return total / len(texts.words)
