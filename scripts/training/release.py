"""What a training leaves: weights, lists, calibration, manifest, card, notice, digests. Every file is the same for the same inputs."""

import json
from importlib.metadata import version
from pathlib import Path

from detectors.calibration import Calibration
from detectors.names.emissions import Emissions
from detectors.names.gazetteers import Gazetteers
from detectors.names.loading import CALIBRATION, GAZETTEERS, NETWORK, WEIGHTS
from detectors.names.network import Network
from detectors.names.tagger import KINDS, Tagger
from detectors.names.weights import Weights
from detectors.shipped import summed
from scripts.training.card import card, notice
from scripts.training.corpus import Corpus, Mix
from scripts.training.development import development, native
from scripts.training.learn import Settings, learnt
from scripts.training.marked import Sample
from scripts.training.measure import Measured, curve, is_right, measured
from scripts.training.network import Course, Shape, taught
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT, gazetteers

_LOWEST = 0.02
Curves = dict[str, list[tuple[float, float]]]


def trained(sources: Sources, seed: int, share: float, settings: Settings) -> dict[str, bytes]:
    """All files of the model by name. The reports of the development set are learnt from by nobody.

    A share of less than 1 makes fewer texts, to learn from and to measure with.
    """
    mix = Mix().scaled(share)
    lists = gazetteers(sources)
    samples = list(Corpus(sources, sources.reports[HELD_OUT:], seed).samples(mix))
    weights = learnt(samples, lists, settings)
    network = taught(samples, weights, lists, seed)
    files = {WEIGHTS: weights.written(), NETWORK: network.written(), GAZETTEERS: lists.written()}
    dev = development(sources, seed + 1, min(1, share * 2))
    curves = _curves(_tagger(files, {}, _LOWEST), dev["calibration"])
    files[CALIBRATION] = as_json(curves)
    tagger = _tagger(files, curves, _LOWEST)
    results = {
        name: {str(threshold): measured(tagger, texts, threshold) for threshold in (0.5, 0.2)}
        for name, texts in dev.items()
        if name != "calibration"
    }
    facts = _manifest(sources, seed, mix, settings, samples)
    facts["development"] = {name: {at: _figures(r) for at, r in by.items()} for name, by in results.items()}
    facts["false_names_per_1000_words"] = _alarms(tagger, native(sources))
    files["manifest.json"] = as_json(facts)
    files["MODEL_CARD.md"] = card(facts, curves).encode("utf-8")
    files["NOTICE"] = notice(sources).encode("utf-8")
    return summed(files)


def write(files: dict[str, bytes], folder: Path) -> None:
    """Puts the files into a folder, the digests last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _tagger(files: dict[str, bytes], curves: Curves, floor: float) -> Tagger:
    """From the very bytes that are shipped."""
    weights = Weights.read(files[WEIGHTS])
    emissions = Emissions(weights, Network.read(files[NETWORK]), Gazetteers.read(files[GAZETTEERS]))
    return Tagger(emissions, weights.transitions, Calibration(curves), floor)


def _curves(tagger: Tagger, samples: list[Sample]) -> Curves:
    pairs: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    for sample in samples:
        for mention in tagger.tag(sample.text):
            pairs[mention.label].append((mention.score, is_right(sample, mention)))
    return {kind: curve(seen) for kind, seen in pairs.items() if seen}


def _manifest(sources: Sources, seed: int, mix: Mix, settings: Settings, samples: list[Sample]) -> dict[str, object]:
    return {
        "seed": seed,
        "mix": vars(mix),
        "settings": vars(settings),
        "network": vars(Shape()) | vars(Course()),
        "texts": len(samples),
        "words": sum(len(sample.text.split()) for sample in samples),
        "python-crfsuite": version("python-crfsuite"),
        "inputs": sources.digests(),
    }


def _figures(result: Measured) -> dict[str, object]:
    figures: dict[str, object] = {kind: counts.figures() for kind, counts in sorted(result.counts.items())}
    return {**figures, "clean": result.clean, "alarmed": result.alarmed}


def _alarms(tagger: Tagger, samples: list[Sample]) -> dict[str, float]:
    """False names of persons in real prose without any, for a thousand words."""
    words = sum(len(sample.text.split()) for sample in samples)
    mentions = [
        m for sample in samples for m in tagger.tag(sample.text) if m.label == "PERSON" and not is_right(sample, m)
    ]
    return {str(at): round(1000 * sum(m.score >= at for m in mentions) / words, 3) for at in (0.5, 0.2)}


def as_json(value: object) -> bytes:
    """The same bytes for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
