"""Evaluation and calibration."""

from collections.abc import Iterator

import pytest

from detectors.names import Mention, Tagger
from scripts.training.marked import Sample, Span
from scripts.training.measure import curve, measured


class Fixed(Tagger):
    """Tells what it was given."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions

    def tag(self, text: str) -> list[Mention]:
        return self._mentions if text else []


def test_figures() -> None:
    """Half found, half of what is told right, characters of the found name covered."""
    tagger = Fixed([Mention(0, 4, "PERSON", 0.9), Mention(10, 12, "PERSON", 0.6), Mention(20, 22, "PERSON", 0.3)])
    samples = [Sample("abcdefghijklmnopqrstuvwxyz", (Span(0, 4, "PERSON"), Span(5, 9, "PERSON"))), Sample("", ())]
    figures = measured(tagger, samples, 0.5).counts["PERSON"].figures()
    assert figures == {"names": 2, "touched": 50.0, "precision": 50.0, "covered": 50.0, "exact": 50.0}
    assert measured(tagger, samples, 0.5).clean == 1


def pairs() -> Iterator[tuple[float, bool]]:
    for mass in range(100):
        yield from ((mass / 100, step < mass / 10) for step in range(10))


def test_the_curve_rises_and_is_honest() -> None:
    """Where a third was right, the curve says a third."""
    points = curve(list(pairs()))
    assert [y for _, y in points] == sorted(y for _, y in points)
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert min(points, key=lambda point: abs(point[0] - 0.3))[1] == pytest.approx(0.3, abs=0.06)
