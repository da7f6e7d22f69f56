"""A text that was not wholly searched: the exception says nothing of it, and crosses processes with what was found."""

import pickle

from detectors.overflow import Overflow
from models.finding import Finding

FOUND = Finding(entity="FR_NIR", start=0, end=15, score=0.9, detector="test")


def test_it_tells_what_was_found() -> None:
    """Nothing, if nothing is given."""
    assert [FOUND] == Overflow("too many", [FOUND]).found
    assert () == Overflow().found


def test_another_process_is_told_the_same() -> None:
    """It may be raised in a lane."""
    again = pickle.loads(pickle.dumps(Overflow("too many", [FOUND])))
    assert ("too many", [FOUND]) == (str(again), again.found)
