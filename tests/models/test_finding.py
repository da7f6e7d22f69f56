"""Where something sensitive stands, and what it is."""

import pytest
from pydantic import ValidationError

from models.entities import Family
from models.finding import Finding


def test_unknown_types_are_refused() -> None:
    """The vocabulary is closed; the error lists it."""
    with pytest.raises(ValidationError, match=r"unknown entity type 'NIR'; known: ADDRESS, .*FR_NIR"):
        Finding(entity="NIR", start=0, end=1, score=1, detector="d")


@pytest.mark.parametrize(("start", "score"), [(-1, 0.5), (0, -0.1), (0, 1.1)])
def test_impossible_places_and_scores_are_refused(start: int, score: float) -> None:
    with pytest.raises(ValidationError):
        Finding(entity="FR_NIR", start=start, end=21, score=score, detector="d")


def test_the_type_tells_the_family() -> None:
    assert Family.CARE == Finding(entity="FR_RPPS", start=0, end=11, score=1, detector="d").family
