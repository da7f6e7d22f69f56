"""The shipped model, models/private_fr: read once for a process, every file checked against SHA256SUMS."""

from importlib.resources.abc import Traversable

from detectors.names.private.judge import Judge
from detectors.names.private.weights import Weights
from detectors.shipped import checked, shipped

WEIGHTS = "weights.npz"


def load(folder: Traversable | None = None) -> Judge:
    """The judge of this folder, by default the shipped one. Raises BrokenModel if a file is missing or differs from its digest."""
    data = checked(folder if folder is not None else shipped("private_fr"), (WEIGHTS,))
    return Judge(Weights.read(data[WEIGHTS]))
