"""What is secret, or about one patient, without holding any identifier: a trained linear model over sentences. Entry: load() -> Classifier.

Weights are package data, models/classes_fr; how they are made: scripts/train_classes.py. Nothing is fetched, nothing is kept of a text.
"""

from detectors.classes.classifier import CLASSES, Classifier, Judged
from detectors.classes.loading import load

__all__ = ["CLASSES", "Classifier", "Judged", "load"]
