"""The shipped model, models/names_fr: read once for a process, every file checked against SHA256SUMS."""

import json
from functools import cache
from importlib.resources.abc import Traversable

from threadpoolctl import threadpool_limits

from detectors.calibration import Calibration
from detectors.lexicon import listed
from detectors.names.emissions import Emissions
from detectors.names.gazetteers import Gazetteers
from detectors.names.network import Network
from detectors.names.tagger import Tagger
from detectors.names.weights import Weights
from detectors.shipped import checked, shipped

WEIGHTS, NETWORK, GAZETTEERS, CALIBRATION = "weights.npz", "network.npz", "gazetteers.txt.gz", "calibration.json"


def load(folder: Traversable | None = None, known: Gazetteers | None = None) -> Tagger:
    """The tagger of this folder, by default the shipped one; `known` are its lists, if they were read already.

    Raises BrokenModel if a file is missing or differs from its digest.
    """
    one_thread()
    folder = folder if folder is not None else shipped("names_fr")
    data = checked(folder, (WEIGHTS, NETWORK, CALIBRATION))
    weights = Weights.read(data[WEIGHTS])
    emissions = Emissions(weights, Network.read(data[NETWORK]), known or lists(folder))
    return Tagger(emissions, weights.transitions, Calibration(json.loads(data[CALIBRATION])))


def lists(folder: Traversable | None = None) -> Gazetteers:
    """What lists know of words, without the tagger; short forms of first names are first names, short surnames surnames, too. Raises as `load`."""
    folder = folder if folder is not None else shipped("names_fr")
    return Gazetteers.read(
        checked(folder, (GAZETTEERS,))[GAZETTEERS], listed("nicknames.txt"), listed("short_surnames.txt")
    )


@cache
def shipped_lists() -> Gazetteers:
    """The same of the shipped model, read once for a process: for detectors that ask it of each word."""
    return lists()


def one_thread() -> None:
    """Holds numpy's multiplications to one thread in this process: they are small, and waiting for one another costs many times what they do."""
    threadpool_limits(limits=1, user_api="blas")
