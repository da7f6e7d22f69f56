"""The sets written by hand: what is told of them may become better, not worse. Figures stand in sets/README.md."""

import json
from pathlib import Path

import pytest

from detectors.classifying import builtin
from detectors.normalise import fold
from detectors.pattern import Hit

SETS = Path(__file__).parent / "sets"
STOPS = {"SPONSOR_SECRET": 0.53, "STRATEGIC": 0.57, "UNBLINDING": 0.42, "INDIVIDUAL_CASE": 0.62}
STOPS_WITH_ONE_DETAIL = 0.75
"""What the shipped charter asks for."""


def is_stopped(hit: Hit) -> bool:
    """Whether it is sure enough; a story without any detail stops nothing."""
    details = hit.attributes.get("details", "two")
    return details != "none" and hit.score >= (STOPS_WITH_ONE_DETAIL if details == "one" else STOPS[hit.entity])


def told(name: str) -> tuple[int, int]:
    """In how many texts of the sets of this name a sentence of any class is told, and how many there are."""
    lines = [line for path in SETS.glob(f"*{name}.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    return sum(any(map(is_stopped, builtin()(text, fold(text), []))) for text in texts), len(texts)


@pytest.mark.parametrize("name", ["secret", "strategic", "unblinding", "individual"])
def test_secrets_are_told(name: str) -> None:
    """Four of five at least."""
    found, texts = told(name)
    assert texts >= 85
    assert found >= texts * 0.8


def test_the_harmless_are_left_alone() -> None:
    """3 in 200 at most: each was written to look like a secret. Of strangers' harmless prompts (tests/policies/sets) sentences stop fewer."""
    found, texts = told("harmless")
    assert texts >= 430
    assert found <= texts * 3 / 200
