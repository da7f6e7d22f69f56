"""The tagger: text -> mentions of people, places, organisations and addresses, each with how sure it is.

Scores are probabilities, calibrated on texts that were not learnt from (MODEL_CARD.md): a charter may redact from a low one and block from
a higher one. So what is less probable than not is told too, down to a floor.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detectors.calibration import Calibration
from detectors.names.chains import marginals
from detectors.names.emissions import Emissions
from detectors.names.tokens import tokens
from detectors.names.weights import Floats

Label = Literal["PERSON", "LOCATION", "ORGANIZATION", "ADDRESS"]
KINDS: tuple[Label, ...] = ("PERSON", "LOCATION", "ORGANIZATION", "ADDRESS")

_PERSON = KINDS.index("PERSON")

FLOOR = 0.15
"""Less probable mentions are not told."""

_WINDOW = 4096
_OVERLAP = 24
"""Tokens of a long text that are looked at together, and how many are looked at twice where two windows meet."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span of code points, what it names, and the probability of that."""

    start: int
    end: int
    label: Label
    score: float
    person: float = 0.0
    """Of a place or an organisation: the tagger's mass for a person there."""


class Tagger:
    """Reads one text after the other; safe in any thread. It keeps words of its own lists, nothing of a text."""

    def __init__(
        self, emissions: Emissions, transitions: Floats, calibration: Calibration, floor: float = FLOOR
    ) -> None:
        """From what `loading.load` reads."""
        self._emissions = emissions
        self._transitions = transitions
        self._calibration = calibration
        self._floor = floor

    def tag(self, text: str) -> list[Mention]:
        """Mentions in their order, without overlaps. Linear; memory grows with the number of words, not faster."""
        words, starts, ends = tokens(text)
        found: list[Mention] = []
        for first in range(0, len(words), _WINDOW):
            low, high = max(0, first - _OVERLAP), min(len(words), first + _WINDOW + _OVERLAP)
            for begin, end, kind, mass, person in self._spans(words[low:high]):
                score = self._calibration(KINDS[kind], mass)
                if first <= low + begin < first + _WINDOW and score >= self._floor:
                    found.append(Mention(starts[low + begin], ends[low + end - 1], KINDS[kind], score, person))
        return list(_joined(found))

    def flags(self, word: str) -> str:
        """What the lists know of a folded word: letters of `gazetteers.FLAGS`."""
        return self._emissions.gazetteers.flags(word)

    def _spans(self, words: list[str]) -> Iterator[tuple[int, int, int, float, float]]:
        """First token, token behind the last, kind, mass of that and of a person, of each run of tokens of one kind."""
        chances = marginals(self._emissions(["\n", *words, "\n"]), self._transitions)[1:-1]
        named = (chances[:, 0] < 1 - self._floor / 2).nonzero()[0]
        if not len(named):
            return
        begins = chances[named, 1::2]
        masses = begins + chances[named, 2::2]
        yield from _runs(named, masses, begins, self._floor / 2)


def _runs(
    named: NDArray[np.intp], masses: Floats, begins: Floats, floor: float
) -> Iterator[tuple[int, int, int, float, float]]:
    """Runs of adjoining tokens of one kind and one side of one half; a new one where a sure name rather begins than goes on."""
    best = masses.argmax(axis=1)
    rows = np.arange(len(named))
    top = masses[rows, best]
    sure = top >= 0.5
    fresh = sure & (begins[rows, best] * 2 > top)
    parted = (named[1:] - named[:-1] != 1) | (best[1:] != best[:-1]) | (sure[1:] != sure[:-1]) | fresh[1:]
    edges = [0, *(parted.nonzero()[0] + 1).tolist(), len(named)]
    for first, behind in pairwise(edges):
        mass = _mean(top[first:behind])
        if mass >= floor:
            person = _mean(masses[first:behind, _PERSON]) if best[first] != _PERSON else 0.0
            yield int(named[first]), int(named[behind - 1]) + 1, int(best[first]), mass, person


def _mean(values: Floats) -> float:
    """Of few numbers, mostly one."""
    return float(values[0]) if len(values) == 1 else float(values.mean())


def _joined(found: list[Mention]) -> Iterator[Mention]:
    """Mentions of one kind that touch (`M'` `Barek`) are one, as sure as the surer."""
    last: Mention | None = None
    for mention in found:
        if last and last.end == mention.start and last.label == mention.label:
            surest = max(last, mention, key=attrgetter("score"))
            mention = replace(surest, start=last.start, end=mention.end)  # noqa: PLW2901
        elif last:
            yield last
        last = mention
    if last:
        yield last
