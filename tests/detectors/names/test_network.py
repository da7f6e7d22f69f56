"""The network, against plain sums, and on disk."""

from dataclasses import fields

import numpy as np

from detectors.names.network import Network
from detectors.names.weights import Floats, Ints

WORD, NEAR, FAR, LABELS = 5, 4, 3, 9


def made() -> Network:
    random = np.random.default_rng(7)

    def drawn(*size: int) -> Floats:
        return random.standard_normal(size).astype(np.float32)

    layers = drawn(5, WORD, NEAR), drawn(3, NEAR, FAR)
    return Network(
        drawn(6, WORD), drawn(WORD), drawn(2, NEAR), *layers, drawn(FAR), drawn(NEAR + FAR, LABELS), drawn(LABELS)
    )


def plainly(network: Network, words: Floats, places: Ints) -> Floats:
    """Word by word, distance by distance."""

    def layer(rows: list[Floats], weights: Floats, added: list[Floats]) -> list[Floats]:
        reach = len(weights) // 2
        found = []
        for index in range(len(rows)):
            total = added[index].copy()
            for distance in range(-reach, reach + 1):
                if 0 <= index + distance < len(rows):
                    total += rows[index + distance] @ weights[distance + reach]
            found.append(np.maximum(total, 0))
        return found

    near = layer(list(words), network.first, [network.places[place] for place in places])
    far = layer(near, network.second, [network.beside] * len(words))
    return np.array([np.concatenate(both) @ network.last + network.labels for both in zip(near, far, strict=True)])


def test_layers_are_sums_over_neighbours() -> None:
    """A text of one word, of few and of many: as word by word."""
    network = made()
    for count in (1, 3, 20):
        words = np.array([network.vector([index % 6, (index * 5) % 6]) for index in range(count)])
        places = np.arange(count) % 2
        assert np.allclose(network(words, places), plainly(network, words, places), atol=1e-4)


def test_a_word_is_made_of_its_properties() -> None:
    """A word without any is still something; no number is below nothing."""
    network = made()
    assert np.allclose(network.vector([]), np.maximum(network.word, 0))
    assert np.allclose(network.vector([0, 2]), np.maximum(network.properties[[0, 2]].sum(axis=0) + network.word, 0))


def test_written_and_read() -> None:
    """All comes back nearly as it was, and the same network is the same bytes."""
    network = made()
    data = network.written()
    read = Network.read(data)
    assert data == made().written()
    for field in fields(Network):
        assert np.allclose(getattr(read, field.name), getattr(network, field.name), atol=0.02), field.name


def test_a_property_of_nothing_stays_nothing() -> None:
    """One that was never seen has no largest number to divide by."""
    network = made()
    network.properties[3] = 0
    assert not Network.read(network.written()).properties[3].any()
