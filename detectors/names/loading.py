"""The shipped model, models/names_fr: read once for a process, every file checked against SHA256SUMS."""

import json
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from detectors.names.calibration import Calibration
from detectors.names.emissions import Emissions
from detectors.names.gazetteers import Gazetteers
from detectors.names.tagger import Tagger
from detectors.names.weights import Weights

WEIGHTS, GAZETTEERS, CALIBRATION, SUMS = "weights.npz", "gazetteers.txt.gz", "calibration.json", "SHA256SUMS"


class BrokenModel(Exception):
    """A file of the model is missing or not what it was. Tells the file and what to do."""


def load(folder: Traversable | None = None) -> Tagger:
    """The tagger of this folder, by default the shipped one.

    Raises BrokenModel if a file is missing or differs from its digest.
    """
    place = folder if folder is not None else files("models") / "names_fr"
    sums = _sums(place)
    data = {name: _checked(place, name, sums) for name in (WEIGHTS, GAZETTEERS, CALIBRATION)}
    weights = Weights.read(data[WEIGHTS])
    emissions = Emissions(weights, Gazetteers.read(data[GAZETTEERS]))
    return Tagger(emissions, weights.transitions, Calibration(json.loads(data[CALIBRATION])))


def _sums(place: Traversable) -> dict[str, str]:
    lines = _bytes(place, SUMS).decode("ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def _checked(place: Traversable, name: str, sums: dict[str, str]) -> bytes:
    data = _bytes(place, name)
    if sums.get(name) != sha256(data).hexdigest():
        raise BrokenModel(f"{place / name}: not the file that {SUMS} names; install gardefou again, or train again")
    return data


def _bytes(place: Traversable, name: str) -> bytes:
    try:
        return (place / name).read_bytes()
    except OSError as error:
        raise BrokenModel(f"{place / name}: {error.strerror}; install gardefou again, or train again") from error
