"""What a training leaves: weights, manifest, card, notice, digests. Every file is the same for the same inputs."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import numpy as np

from detectors.names.private.loading import WEIGHTS
from detectors.shipped import summed
from scripts.training.private.card import card, notice
from scripts.training.private.corpus import Corpus, Mix
from scripts.training.private.learn import Names, Settings, Sums, learnt, names
from scripts.training.release import as_json
from scripts.training.sources import Sources

THRESHOLDS = (0.5, 0.2, 0.1, 0.05, 0.02)


def trained(sources: Sources, seed: int, share: float, settings: Settings) -> dict[str, bytes]:
    """All files of the model by name. A share of less than 1 makes fewer texts."""
    mix = Mix().scaled(share)
    told = names(Corpus(sources, seed).prompts(mix))
    weights, sums = learnt(told, settings)
    facts: dict[str, Any] = {
        "seed": seed,
        "mix": vars(mix),
        "settings": vars(settings),
        "names": len(told.hands),
        "private": int(told.is_private.sum()),
        "scikit-learn": version("scikit-learn"),
        "inputs": sources.digests(),
        "unseen hands": _figures(told, sums),
    }
    files = {
        WEIGHTS: weights.written(),
        "manifest.json": as_json(facts),
        "MODEL_CARD.md": card(facts).encode("utf-8"),
        "NOTICE": notice().encode("utf-8"),
    }
    return summed(files)


def _figures(told: Names, sums: Sums) -> dict[str, dict[str, Any]]:
    """For each kind of hand its names, private or not, and how many of each stay below the thresholds."""
    likely = 1 / (1 + np.exp(-sums))
    kinds = np.array([hand.partition("_")[0].partition("-")[0] for hand in told.hands])
    return {kind: _of_kind(told.is_private[kinds == kind], likely[kinds == kind]) for kind in sorted(set(kinds))}


def _of_kind(is_private: Any, likely: Any) -> dict[str, Any]:
    return {
        "private": _below(likely[is_private], THRESHOLDS),
        "world": _below(likely[~is_private], THRESHOLDS),
    }


def _below(likely: Any, thresholds: Sequence[float]) -> dict[str, int]:
    return {"names": len(likely), **{str(least): int((likely < least).sum()) for least in thresholds}}
