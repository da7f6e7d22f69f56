"""What a training leaves: weights, calibration, manifest, card, notice, digests. Every file is the same for the same inputs."""

from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import numpy as np

from detectors.calibration import Calibration
from detectors.classes.classifier import CLASSES, Classifier
from detectors.classes.features import features
from detectors.classes.loading import CALIBRATION, WEIGHTS
from detectors.classes.weights import Weights
from detectors.normalise import fold
from detectors.shipped import summed
from scripts.training.classes.card import card, notice
from scripts.training.classes.corpus import Corpus, Mix
from scripts.training.classes.learn import Sentences, Settings, Sums, learnt, sentences
from scripts.training.measure import curve
from scripts.training.release import as_json
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT

THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95)
_BEYOND = 0.01
"""Above all others one more is wrong: nothing is ever certain."""
Curves = dict[str, list[tuple[float, float]]]


def trained(sources: Sources, seed: int, share: float, settings: Settings) -> dict[str, bytes]:
    """All files of the model by name. A share of less than 1 makes fewer texts."""
    mix = Mix().scaled(share)
    prompts = list(Corpus(sources, seed).prompts(mix))
    told = sentences(prompts, settings)
    weights, sums = learnt(told, settings)
    files = {WEIGHTS: weights.written()}
    curves = _curves(told, sums)
    files[CALIBRATION] = as_json(curves)
    facts: dict[str, Any] = {
        "seed": seed,
        "mix": vars(mix),
        "settings": asdict(settings),
        "texts": len(prompts),
        "sentences": len(told.labels),
        "scikit-learn": version("scikit-learn"),
        "inputs": sources.digests(),
        "unseen hands": _figures(told, sums, Calibration(curves)),
        "held-out reports": _reports(sources, Classifier(Weights.read(files[WEIGHTS]), Calibration(curves))),
    }
    files["manifest.json"] = as_json(facts)
    files["MODEL_CARD.md"] = card(facts, curves).encode("utf-8")
    files["NOTICE"] = notice(sources).encode("utf-8")
    return summed(files)


def _curves(told: Sentences, sums: Sums) -> Curves:
    """From sums to probabilities, of sentences whose likeliest class it is, by models that had not seen their hand."""
    best = sums.argmax(axis=1)
    curves = {}
    for number, name in enumerate(CLASSES):
        rows = np.flatnonzero(best == number)
        pairs = [(float(sums[row, number]), bool(told.labels[row] == number)) for row in rows]
        highest = max(pairs, default=(0.0, False))[0]
        curves[name] = curve([*pairs, (highest + _BEYOND, False)])
    return curves


def _figures(told: Sentences, sums: Sums, calibration: Calibration) -> dict[str, Any]:
    """For each threshold and class: sentences, found, told wrongly; harmless sentences and those told."""
    best = sums.argmax(axis=1)
    scores = np.array([calibration(CLASSES[k], float(sums[row, k])) for row, k in enumerate(best)])
    harmless = told.labels == -1
    figures: dict[str, Any] = {}
    for least in THRESHOLDS:
        is_told = scores >= least
        figures[str(least)] = {
            name: {
                "sentences": int((told.labels == number).sum()),
                "found": int((is_told & (best == number) & (told.labels == number)).sum()),
                "wrong": int((is_told & (best == number) & (told.labels != number)).sum()),
            }
            for number, name in enumerate(CLASSES)
        }
        figures[str(least)]["harmless"] = {"sentences": int(harmless.sum()), "told": int((is_told & harmless).sum())}
    return figures


def _reports(sources: Sources, classifier: Classifier) -> dict[str, int]:
    """Published reports that were not learnt from: how many there are, and in how many a sentence is told, by threshold."""
    reports = sources.reports[:HELD_OUT]
    best = [
        max((one.score for one in classifier.judged(features(fold(report.text).data), 0)), default=0.0)
        for report in reports
    ]
    return {"reports": len(reports), **{str(least): sum(score >= least for score in best) for least in THRESHOLDS}}
