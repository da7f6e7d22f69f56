"""Names of people, places, organisations and addresses in running text: a trained tagger over gazetteers. Entry: load() -> Tagger.

Weights and lists are package data, models/names_fr; how they are made: scripts/train_names.py. Nothing is fetched, nothing is kept of a text.
"""

from detectors.names.loading import load, shipped_lists
from detectors.names.tagger import Mention, Tagger

__all__ = ["Mention", "Tagger", "load", "shipped_lists"]
