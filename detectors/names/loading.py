"""The shipped model, models/names_fr: read once for a process, every file checked against SHA256SUMS."""

import json
from importlib.resources.abc import Traversable

from threadpoolctl import threadpool_limits

from detectors.calibration import Calibration
from detectors.names.emissions import Emissions
from detectors.names.gazetteers import Gazetteers
from detectors.names.network import Network
from detectors.names.tagger import Tagger
from detectors.names.weights import Weights
from detectors.shipped import checked, shipped

WEIGHTS, NETWORK, GAZETTEERS, CALIBRATION = "weights.npz", "network.npz", "gazetteers.txt.gz", "calibration.json"


def load(folder: Traversable | None = None) -> Tagger:
    """The tagger of this folder, by default the shipped one.

    Raises BrokenModel if a file is missing or differs from its digest.
    """
    one_thread()
    data = checked(folder if folder is not None else shipped("names_fr"), (WEIGHTS, NETWORK, GAZETTEERS, CALIBRATION))
    weights = Weights.read(data[WEIGHTS])
    emissions = Emissions(weights, Network.read(data[NETWORK]), Gazetteers.read(data[GAZETTEERS]))
    return Tagger(emissions, weights.transitions, Calibration(json.loads(data[CALIBRATION])))


def one_thread() -> None:
    """Holds numpy's multiplications to one thread in this process: they are small, and waiting for one another costs many times what they do."""
    threadpool_limits(limits=1, user_api="blas")
