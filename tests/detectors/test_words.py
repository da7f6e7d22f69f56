"""Word lists: folded, and at peace with each other."""

import pytest

from detectors.normalise import fold
from detectors.words import EPONYMS, FIRST_NAMES, PARTICLES, STOP


@pytest.mark.parametrize("words", [EPONYMS, FIRST_NAMES, PARTICLES, STOP])
def test_words_are_folded(words: frozenset[bytes]) -> None:
    """Lists are compared with folded text."""
    assert [] == [word for word in words if fold(word.decode()).data != word]


def test_no_given_name_ends_a_name() -> None:
    """A word cannot both introduce a surname and stop it."""
    assert frozenset() == STOP & FIRST_NAMES
