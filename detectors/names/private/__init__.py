"""Whether a name in a prompt is of somebody private, or of the world, of a book, of a sample: a trained linear model. Entry: load() -> Judge.

Weights are package data, models/private_fr; how they are made: scripts/train_private.py. Nothing is fetched, nothing is kept of a text.
"""

from detectors.names.private.judge import Judge
from detectors.names.private.loading import load

__all__ = ["Judge", "load"]
