"""Weights of labels for the words of a text, against plain sums."""

from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from detectors.names.emissions import Emissions
from detectors.names.features import LABELS, PARTED, REACH, combination_names, combined, word_of
from detectors.names.gazetteers import Gazetteers
from detectors.names.network import Network
from detectors.names.places import places
from detectors.names.weights import Weights, key

FOLDER = files("models") / "names_fr"
WEIGHTS = Weights.read((FOLDER / "weights.npz").read_bytes())
NETWORK = Network.read((FOLDER / "network.npz").read_bytes())
LISTS = Gazetteers.read((FOLDER / "gazetteers.txt.gz").read_bytes())
WORDS = ["\n", "Mme", "Corvessac", ",", "12", "rue", "|", "de", "l'", "Église", "\n", "a", "Zoé", "\n"]


def plainly(index: int) -> NDArray[np.float64]:
    """The sum over everything that training would have written for a word."""
    words = [word_of(word, LISTS, set(WEIGHTS.known)) for word in WORDS]
    total = np.zeros(len(LABELS))
    for distance in range(-REACH, REACH + 1):
        if 0 <= index + distance < len(words):
            for name in words[index + distance].at(distance):
                if name in WEIGHTS.properties:
                    first = (distance + REACH) * len(LABELS)
                    total += WEIGHTS.blocks[WEIGHTS.properties[name], first : first + len(LABELS)]
    for text in combined(words, places(WORDS), index):
        number = numbered_key(text)
        total += WEIGHTS.combinations[WEIGHTS.keys == number].sum(axis=0)
    return total


def networked() -> NDArray[np.float32]:
    """What the network says of the words when it is asked alone."""
    words = [word_of(word, LISTS, set(WEIGHTS.known)) for word in WORDS]
    rows = [[WEIGHTS.properties[name] for name in word.here if name in WEIGHTS.properties] for word in words]
    where = np.array([WEIGHTS.places.get(place, 0) for place in places(WORDS)])
    return NETWORK(np.array([NETWORK.vector(row) for row in rows]), where)


def numbered_key(text: str) -> int:
    template, _, values = text.partition("=")
    tables = {
        "c": [WEIGHTS.kinds] * 3,
        "v": [WEIGHTS.known, WEIGHTS.kinds],
        "a": [WEIGHTS.places, WEIGHTS.kinds],
        "b": [WEIGHTS.places],
    }
    numbers = [table.get(value, 0) for table, value in zip(tables[template[0]], values.split(PARTED), strict=False)]
    return key(combination_names().index(template), *numbers)


def test_emissions_are_the_sums_that_were_learnt() -> None:
    """Tables and tricks give the mean of what plain sums and the network give, on the first and on the second reading."""
    emissions, network = Emissions(WEIGHTS, NETWORK, LISTS), networked()
    for _ in range(2):
        found = emissions(WORDS)
        for index in range(1, len(WORDS) - 1):
            assert np.allclose((plainly(index) + network[index]) / 2, found[index], atol=1e-3), WORDS[index]


def test_only_public_words_are_kept() -> None:
    """A word that no list holds leaves nothing behind, a number but its shape; one of the lists is looked at once."""
    emissions = Emissions(WEIGHTS, NETWORK, LISTS)
    emissions(["Marie", "Qwxzjk", "mArIe", "🜁🜂", "8471234", "7,25"])
    assert set(emissions._rows) <= {"Marie", "#999999", "#9,"}


def test_both_halves_count_alike() -> None:
    """The network was learnt for these very weights: a row for each property, one for each place and one for none."""
    assert len(NETWORK.properties) == len(WEIGHTS.properties)
    assert len(NETWORK.places) == len(WEIGHTS.places) + 1
