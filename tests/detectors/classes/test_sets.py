"""The sets written by hand: what is told of them may become better, not worse. Figures stand in sets/README.md."""

import json
from functools import cache
from pathlib import Path

import pytest

from detectors.classes import Classifier, load
from detectors.classes.features import features
from detectors.normalise import fold

SETS = Path(__file__).parent / "sets"
STOPS = 0.7
"""What the shipped charter asks for."""


@cache
def classifier() -> Classifier:
    """Read once."""
    return load()


def told(name: str) -> tuple[int, int]:
    """How many texts of a set have a sentence of any class, and how many there are."""
    texts = [json.loads(line)["text"] for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return sum(bool(classifier().judged(features(fold(text).data), STOPS)) for text in texts), len(texts)


@pytest.mark.parametrize("name", ["secret", "strategic", "unblinding", "individual"])
def test_secrets_are_told(name: str) -> None:
    """Two of three at least."""
    found, texts = told(name)
    assert texts >= 60
    assert found >= texts * 2 / 3


@pytest.mark.parametrize("name", ["harmless"])
def test_the_harmless_are_left_alone(name: str) -> None:
    """1 in 100 at most."""
    found, texts = told(name)
    assert texts >= 250
    assert found <= texts / 100
