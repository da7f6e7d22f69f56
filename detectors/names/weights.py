"""What was learnt: a weight for each property and label, kept as arrays. Written by scripts/training, read at load.

One property of one word is a row of `blocks` (a weight for each distance and label); what looks at several words is a number in `keys`, sorted,
and a row of `combinations`.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detectors.names.features import LABELS, REACH, combination_names

DISTANCES = 2 * REACH + 1
WIDTH = DISTANCES * len(LABELS)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NAMES = combination_names()


def key(template: int, first: int, second: int = 0, third: int = 0) -> int:
    """The number of what looks at several words: which, and the numbers of what it sees."""
    return (template << 48) | (first << 32) | (second << 16) | third


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights, and the numbers that properties, kinds, known words and places have in them."""

    properties: Mapping[str, int]
    blocks: Floats
    kinds: Mapping[str, int]
    known: Mapping[str, int]
    places: Mapping[str, int]
    keys: Ints
    combinations: Floats
    transitions: Floats

    @classmethod
    def read(cls, data: bytes) -> "Weights":
        """From the bytes that `written` makes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            properties = _numbered(stored["properties"])
            blocks = np.zeros((len(properties), WIDTH), dtype=np.float32)
            blocks[np.cumsum(stored["rows"], dtype=np.int64), stored["columns"]] = stored["values"]
            combinations = np.zeros((len(stored["keys"]), len(LABELS)), dtype=np.float32)
            combinations[np.cumsum(stored["pair_rows"], dtype=np.int64), stored["pair_columns"]] = stored["pair_values"]
            kinds, known, places = (_numbered(stored[name], 1) for name in ("kinds", "known", "places"))
            transitions = stored["transitions"].astype(np.float32)
            return cls(properties, blocks, kinds, known, places, stored["keys"], combinations, transitions)

    def written(self) -> bytes:
        """The same bytes for the same weights."""
        rows, columns = np.nonzero(self.blocks)
        pair_rows, pair_columns = np.nonzero(self.combinations)
        stored: dict[str, NDArray[np.generic]] = {
            "properties": _listed(self.properties),
            "rows": np.diff(rows, prepend=0).astype(np.uint16),
            "columns": columns.astype(np.uint8),
            "values": self.blocks[rows, columns].astype(np.float16),
            "kinds": _listed(self.kinds),
            "known": _listed(self.known),
            "places": _listed(self.places),
            "keys": self.keys,
            "pair_rows": np.diff(pair_rows, prepend=0).astype(np.uint16),
            "pair_columns": pair_columns.astype(np.uint8),
            "pair_values": self.combinations[pair_rows, pair_columns].astype(np.float16),
            "transitions": self.transitions,
        }
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **stored)
        return file.getvalue()


def _listed(names: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(sorted(names, key=lambda name: names[name])).encode("utf-8"), dtype=np.uint8)


def _numbered(stored: NDArray[np.uint8], first: int = 0) -> dict[str, int]:
    names = stored.tobytes().decode("utf-8").split("\0")
    return {name: number for number, name in enumerate(names, first)}


def numbered(names: Sequence[str], first: int = 0) -> dict[str, int]:
    """Each name with its number, in the order of the alphabet."""
    return {name: number for number, name in enumerate(sorted(set(names)), first)}
