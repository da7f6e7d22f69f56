"""A small convolutional network beside the weights of properties: it sees what goes together, further away than pairs and triples do, and the
inside of words in no list. Written by scripts/training, read at load.

A word is what the vectors of its properties give, the same properties that `Weights` numbers; two layers look at it among its neighbours.
"""

import io
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from detectors.names.weights import Floats, Ints

_STEPS = 127
"""A vector is kept in so many steps up and down from nothing to its largest number."""


@dataclass(frozen=True, slots=True)
class Network:
    """What the layers multiply and add."""

    properties: Floats
    """Property -> vector."""
    word: Floats
    """Added to every word."""
    places: Floats
    """Place -> what is added in the first layer; the first row is of no known place."""
    first: Floats
    """Distance, of a word, to the first layer."""
    second: Floats
    """Distance, of the first layer, to the second."""
    beside: Floats
    """Added in the second layer."""
    last: Floats
    """Of both layers, one behind the other, to labels."""
    labels: Floats
    """Added to every label."""

    @classmethod
    def read(cls, data: bytes) -> "Network":
        """From the bytes that `written` makes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            properties = stored["properties"] * stored["largest"].astype(np.float32)[:, None] / _STEPS
            others = (stored[field.name].astype(np.float32) for field in fields(cls)[1:])
            return cls(properties, *others)

    def written(self) -> bytes:
        """The same bytes for the same network."""
        largest = np.abs(self.properties).max(axis=1).astype(np.float16)
        parts = np.divide(
            self.properties, largest[:, None], out=np.zeros_like(self.properties), where=largest[:, None] > 0
        )
        stored: dict[str, NDArray[np.generic]] = {
            "properties": np.clip(np.rint(parts * _STEPS), -_STEPS, _STEPS).astype(np.int8),
            "largest": largest,
        }
        for field in fields(self)[1:]:
            stored[field.name] = getattr(self, field.name).astype(np.float16)
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **stored)
        return file.getvalue()

    @property
    def width(self) -> int:
        """Numbers of a word's vector."""
        return len(self.word)

    def vector(self, properties: list[int]) -> Floats:
        """What a word with these properties is to the layers, wherever it stands."""
        vector: Floats = np.maximum(self.properties[properties].sum(axis=0) + self.word, 0)
        return vector

    def __call__(self, words: Floats, places: Ints) -> Floats:
        """Weights of labels: a row for each word, from the vectors of the words and where they stand."""
        near = among(words, self.first)
        near += self.places[places]
        np.maximum(near, 0, out=near)
        far = among(near, self.second)
        far += self.beside
        np.maximum(far, 0, out=far)
        width = near.shape[1]
        weights: Floats = near @ self.last[:width]
        weights += far @ self.last[width:]
        weights += self.labels
        return weights


def among(rows: Floats, layer: Floats) -> Floats:
    """A layer over each row and its neighbours; before the first and behind the last is nothing."""
    reach, count = len(layer) // 2, len(rows)
    padded = np.zeros((count + 2 * reach, rows.shape[1]), dtype=np.float32)
    padded[reach : reach + count] = rows
    total: Floats = padded[:count] @ layer[0]
    for place in range(1, len(layer)):
        total += padded[place : place + count] @ layer[place]
    return total
