"""The shipped model, models/classes_fr: read once for a process, every file checked against SHA256SUMS."""

import json
from importlib.resources.abc import Traversable

from detectors.calibration import Calibration
from detectors.classes.classifier import Classifier
from detectors.classes.weights import Weights
from detectors.shipped import checked, shipped

WEIGHTS, CALIBRATION = "weights.npz", "calibration.json"


def load(folder: Traversable | None = None) -> Classifier:
    """The classifier of this folder, by default the shipped one.

    Raises BrokenModel if a file is missing or differs from its digest.
    """
    data = checked(folder if folder is not None else shipped("classes_fr"), (WEIGHTS, CALIBRATION))
    return Classifier(Weights.read(data[WEIGHTS]), Calibration(json.loads(data[CALIBRATION])))
