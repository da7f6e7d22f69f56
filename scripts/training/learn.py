"""Learning: texts with names -> weights. python-crfsuite (MIT) does it, with L-BFGS: the same texts give the same weights."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite

from detectors.names.features import LABELS, PARTED, REACH, Word, combination_names, combined, word_of
from detectors.names.gazetteers import Gazetteers, folded
from detectors.names.places import places
from detectors.names.tokens import tokens
from detectors.names.weights import WIDTH, Weights, key, numbered
from scripts.training.marked import Sample


@dataclass(frozen=True)
class Settings:
    """How it is learnt: rounds, smoothing, how often a property must be seen, what is too small to be kept."""

    rounds: int = 90
    c2: float = 0.6
    seen: int = 3
    smallest: float = 0.02
    vocabulary: int = 12


def labels(sample: Sample, starts: list[int], ends: list[int]) -> list[str]:
    """The label of each token."""
    found = ["O"] * len(starts)
    spans = iter(sample.spans)
    span = next(spans, None)
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        while span and span.end <= start:
            span = next(spans, None)
        if span and start < span.end and end > span.start:
            begins = index == 0 or ends[index - 1] <= span.start
            found[index] = ("B-" if begins else "I-") + span.label
    return found


def vocabulary(samples: Iterable[Sample], gazetteers: Gazetteers, least: int) -> set[str]:
    """Words that count as themselves: often seen, mostly outside names. Names themselves are known by lists and looks only."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for sample in samples:
        words, starts, ends = tokens(sample.text)
        for word, label in zip(words, labels(sample, starts, ends), strict=True):
            if word[0].isalpha():
                (inside if label in ("B-PERSON", "I-PERSON", "B-LOCATION") else outside)[folded(word)] += 1
    return {
        word for word, count in outside.items()
        if count >= least and count > inside[word] and not _is_a_name_only(gazetteers.flags(word))
    }  # fmt: skip


def _is_a_name_only(flags: str) -> bool:
    return bool(re.search("[fgsCc]", flags)) and not re.search("[wxytvhrap]", flags)


def attributes(words: list[Word], where: list[str], index: int) -> list[str]:
    """All that is seen of one word, as text."""
    found = combined(words, where, index)
    for distance in range(-REACH, REACH + 1):
        if 0 <= index + distance < len(words):
            found += [f"{distance}:{name}" for name in words[index + distance].at(distance)]
    return found


def learnt(samples: list[Sample], gazetteers: Gazetteers, settings: Settings) -> Weights:
    """The weights of a model trained on these texts."""
    known = vocabulary(samples, gazetteers, settings.vocabulary)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)  # pyright: ignore[reportAttributeAccessIssue] - untyped
    trainer.set_params(
        {
            "c1": 0.0,
            "c2": settings.c2,
            "max_iterations": settings.rounds,
            "feature.minfreq": settings.seen,
            "feature.possible_transitions": True,
        }
    )
    cache: dict[str, Word] = {}
    for sample in samples:
        written, starts, ends = tokens(f"\n{sample.text}\n")
        shifted = [start - 1 for start in starts], [end - 1 for end in ends]
        words = [cache.get(w) or cache.setdefault(w, word_of(w, gazetteers, known)) for w in written]
        where = places(written)
        trainer.append([attributes(words, where, i) for i in range(len(words))], labels(sample, *shifted))
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer.train(str(model))
        tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue] - untyped
        with tagger.open(str(model)):
            info = tagger.info()
            return _weights(info.state_features, info.transitions, settings.smallest)


def _weights(states: dict[tuple[str, str], float], steps: dict[tuple[str, str], float], smallest: float) -> Weights:
    """The arrays that the tagger sums, from what the trainer wrote."""
    kept = {pair: weight for pair, weight in states.items() if abs(weight) >= smallest}
    single = [(name, label, weight) for (name, label), weight in kept.items() if re.match(r"-?\d:", name)]
    several = [(name, label, weight) for (name, label), weight in kept.items() if not re.match(r"-?\d:", name)]
    properties = numbered([name.split(":", 1)[1] for name, _, _ in single])
    blocks = np.zeros((len(properties), WIDTH), dtype=np.float32)
    for name, label, weight in single:
        distance, feature = name.split(":", 1)
        blocks[properties[feature], _column(int(distance), label)] = weight
    numbers = _Numbers([name for name, _, _ in several])
    keys = np.array(sorted({numbers.key(name) for name, _, _ in several}), dtype=np.int64)
    combinations = np.zeros((len(keys), len(LABELS)), dtype=np.float32)
    for name, label, weight in several:
        combinations[np.searchsorted(keys, numbers.key(name)), LABELS.index(label)] = weight
    transitions = np.full((len(LABELS), len(LABELS)), -12, dtype=np.float32)
    for (before, after), weight in steps.items():
        transitions[LABELS.index(before), LABELS.index(after)] = weight
    return Weights(properties, blocks, numbers.kinds, numbers.known, numbers.places, keys, combinations, transitions)


def _column(distance: int, label: str) -> int:
    return (distance + REACH) * len(LABELS) + LABELS.index(label)


class _Numbers:
    """Numbers of kinds, known words and places, and the key of each combination."""

    def __init__(self, names: list[str]) -> None:
        kinds: set[str] = {"#"}
        known: set[str] = set()
        where: set[str] = set()
        self._templates = {name: number for number, name in enumerate(combination_names())}
        for name in names:
            template, values = _split(name)
            if template[0] == "c":
                kinds.update(values)
            elif template[0] == "v":
                known.add(values[0])
                kinds.add(values[1])
            else:
                where.add(values[0])
                kinds.update(values[1:])
        self.kinds, self.known, self.places = (numbered(sorted(names), 1) for names in (kinds, known, where))

    def key(self, name: str) -> int:
        template, values = _split(name)
        tables = {
            "c": (self.kinds,) * 3,
            "v": (self.known, self.kinds),
            "a": (self.places, self.kinds),
            "b": (self.places,),
        }
        numbers = [table[value] for table, value in zip(tables[template[0]], values, strict=False)]
        return key(self._templates[template], *numbers)


def _split(name: str) -> tuple[str, list[str]]:
    template, _, values = name.partition("=")
    return template, values.split(PARTED)
